"""For each deed that puts something right: a row that was recorded wrongly, and what it should
say.
"""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from portal.engine import Verzoek
from portal.models import Actie, Behandeling, Dilemma, Lotverzoek, Notitie, Signaal, Vraag
from portal.steps import intake, triage, uitkomst
from portal.steps.rondom import lot, signaal
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, Status
from tests.hulp import dilemmas, signalen, wereld
from tests.hulp.wereld import NU

FOUT, GOED, REDEN = "Dit staat er fout.", "Dit staat er goed.", "Verkeerd verstaan."
VERTYPT, BEDOELD = "vertypt@test.example", "bedoeld@test.example"
STRAKS = dag(NU) + timedelta(days=40)
Mensen = SimpleNamespace


def _besluit(mensen: Mensen) -> Any:
    dilemma = dilemmas.in_status(Status.BERAAD, mensen)
    besluit = dilemmas.vrijgegeven_besluit(dilemma, mensen.adviseur)
    type(besluit).update(tekst=FOUT).execute()
    return type(besluit).get_by_id(besluit.id)


def _zonder_account(mensen: Mensen) -> Dilemma:
    wie = {"email": VERTYPT, "naam": "Vertypt", "organisatie": "Org", "functie": "Werk"}
    verzoek = Verzoek(None, NU, {**dilemmas.INTAKE, **wie})
    return dilemmas.met(intake.breng_in(verzoek, indienen=True))


def _actie(mensen: Mensen) -> Actie:
    dilemmas.in_status(Status.UITVOERING, mensen)
    Actie.update(wat=FOUT, eigenaar=mensen.deelnemer).execute()
    return Actie.get()


def _gesloten_actie(mensen: Mensen) -> Actie:
    actie = _actie(mensen)
    klaar = {"status": ActieStatus.GEDAAN, "resultaat": FOUT}
    uitkomst.sluit_actie(actie, Verzoek(mensen.adviseur, NU, klaar))
    return Actie.get()


def _beantwoord(mensen: Mensen) -> Dilemma:
    dilemma = dilemmas.in_status(Status.AFGEROND, mensen)
    Dilemma.update(terugkoppeling=FOUT).where(Dilemma.id == dilemma.id).execute()
    return dilemmas.met(dilemma.nummer)


def _ingediend(mensen: Mensen) -> Dilemma:
    return dilemmas.in_status(Status.INGEDIEND, mensen)


def _werkgroep(mensen: Mensen) -> Any:
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    werkgroep.naam, werkgroep.opdracht = f"Werkgroep {FOUT}", FOUT
    werkgroep.save()
    return werkgroep


def _notitie(mensen: Mensen) -> Notitie:
    triage.noteer(_ingediend(mensen), Verzoek(mensen.adviseur, NU, {"notitie": FOUT}))
    return Notitie.get()


def _vraag(mensen: Mensen) -> Vraag:
    invoer = {"vraag": FOUT, "uiterlijk": dag(NU)}
    triage.stel_vraag(_ingediend(mensen), Verzoek(mensen.adviseur, NU, invoer))
    return Vraag.get()


def _antwoord(mensen: Mensen) -> Vraag:
    vraag = _vraag(mensen)
    intake.beantwoord(vraag, Verzoek(mensen.inbrenger, NU, {"antwoord": FOUT}))
    return Vraag.get()


def _signaal_zonder_account(mensen: Mensen) -> Signaal:
    return signalen.anoniem(VERTYPT)


def _afgewezen_signaal(mensen: Mensen) -> Signaal:
    rij = signalen.nieuw(mensen.inbrenger)
    signaal.wijs_af(rij, Verzoek(mensen.adviseur, NU, {"terugkoppeling": FOUT}))
    return Signaal.get_by_id(rij.id)


def _behandeling(mensen: Mensen) -> Behandeling:
    """The stay at the werkgroep, after it went up."""
    dilemmas.in_status(Status.BERAAD, mensen)
    hier = Behandeling.gremium == wereld.gremium_met(wereld.WERKGROEP)
    Behandeling.update(opdracht=FOUT, waarom_niet_opgelost=FOUT).where(hier).execute()
    return Behandeling.get(hier)


def _lotverzoek(mensen: Mensen) -> Lotverzoek:
    lot.vraag(
        _ingediend(mensen),
        Verzoek(mensen.adviseur, NU, {"steun": ["coaching"], "lot_verzoek": FOUT}),
    )
    lot.leg_uitkomst_vast(Lotverzoek.get(), Verzoek(mensen.adviseur, NU, {"uitkomst": FOUT}))
    return Lotverzoek.get()


def _afzender(mensen: Mensen) -> dict[str, Any]:
    return {"email": BEDOELD, "naam": "Bedoeld", "organisatie": "Org", "functie": "Werk"}


def _ander(mensen: Mensen) -> dict[str, Any]:
    return {"wat": GOED, "eigenaar": str(mensen.bestuurder.id), "termijn": STRAKS}


def _anders_aangekruist(mensen: Mensen) -> dict[str, Any]:
    vinkjes = {"bedreigd": True, "naam_tonen": True, "op_de_hoogte": False}
    bellen = {"telefoon": "030 751 67 00", "veilig_bellen": "Na vijf uur."}
    return {**vinkjes, **bellen, "themas": ["informatiedeling"]}


def _steeds(**invoer: Any) -> Callable[[Mensen], dict[str, Any]]:
    return lambda mensen: invoer


# By deed: how its row came to be, and what is typed to put it right.
GEVALLEN: dict[str, tuple[Callable[[Mensen], Any], Callable[[Mensen], dict[str, Any]]]] = {
    "verbeter_besluit": (_besluit, _steeds(tekst=GOED)),
    "verbeter_adres": (_zonder_account, _afzender),
    "verbeter_actie": (_actie, _ander),
    "heropen_actie": (_gesloten_actie, _steeds()),
    "verbeter_terugkoppeling": (_beantwoord, _steeds(terugkoppeling=GOED)),
    "verbeter_kenmerken": (_ingediend, _anders_aangekruist),
    "verbeter_werkgroep": (_werkgroep, _steeds(naam=f"Werkgroep {GOED}", opdracht=GOED)),
    "verbeter_notitie": (_notitie, _steeds(notitie=GOED)),
    "verbeter_antwoord": (_antwoord, _steeds(antwoord=GOED)),
    "verbeter_signaaladres": (_signaal_zonder_account, _afzender),
    "verbeter_signaalantwoord": (_afgewezen_signaal, _steeds(terugkoppeling=GOED)),
    "verbeter_behandeling": (_behandeling, _steeds(opdracht=GOED, waarom_niet_opgelost=GOED)),
    "verbeter_lot": (
        _lotverzoek,
        _steeds(steun=["bedreiging"], lot_verzoek=GOED, lot_uiterlijk=STRAKS, uitkomst=GOED),
    ),
    "verbeter_vraag": (_vraag, _steeds(vraag=GOED, uiterlijk=STRAKS)),
}
# Whoever does it where that is not an adviseur.
DOOR = {"verbeter_antwoord": "inbrenger"}
