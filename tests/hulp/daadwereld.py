"""One row for every deed to be done to: the rows of the tests' own people, and those of others."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from inspect import signature
from types import SimpleNamespace
from typing import Any

from portal.engine import Verzoek
from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Lidmaatschap,
    Lotverzoek,
    Notitie,
    Opbrengst,
    Organisatie,
    Passkey,
    Persoon,
    Thema,
    Vraag,
)
from portal.steps import triage
from portal.steps.rondom import lot
from portal.tools.tijd import dag
from portal.vocabulary import OpbrengstSoort, Status
from tests.hulp import dilemmas, doelen, post, signalen, stukken, tafels, vergaderen, wereld
from tests.hulp.wereld import NU

# Kinds with a second row: a meeting whose agenda is fixed and a table of one, a decision of a
# meeting.
VAST, VASTE_TAFEL, AAN_TAFEL = "vaste agenda", "tafel van een vaste agenda", "besluit aan tafel"


STRAKS = dag(NU) + timedelta(days=21)


class Alles(dict):
    """Input in which every field was filled in; of a doel the year that has a number already."""

    def __missing__(self, naam: str) -> str | int:
        return NU.year if naam == "jaar" else "een zin"


# Whose rows: an inbrenger, and a gremium with its chair, another member and whom it meets with.
EIGEN = ("inbrenger", wereld.PLATFORM, "voorzitter_platform", "deelnemer", wereld.BERAAD)
VREEMD = ("collega", wereld.BERAAD, "voorzitter_beraad", "bestuurder", wereld.PLATFORM)


def rijen(mensen: SimpleNamespace, van: tuple[str, str, str, str, str]) -> dict[str, Any]:
    """Return a row of each kind of EIGEN or VREEMD, by the name of its model."""
    inbrenger, gremium, voorzitter, lid, anderen = van
    wie, ccv = getattr(mensen, inbrenger), mensen.adviseur
    dilemma = dilemmas.in_status(Status.BERAAD, mensen, wie)
    samen = [tafels.samen(ccv, gremium=gremium, met=anderen) for _ in range(2)]
    tafelheer = getattr(mensen, voorzitter).id
    concept, vast = (tafels.tafel(b, ccv, tafelheer=tafelheer) for b in samen)
    vergaderen.stel_vast(samen[1], ccv)
    werkgroep = wereld.WERKGROEP if van is EIGEN else wereld.ANDERE_WERKGROEP
    return {
        **_van_dilemma(dilemma, ccv),
        **_van_bijeenkomst(gremium, getattr(mensen, voorzitter), getattr(mensen, lid), ccv),
        "Passkey": _passkey(wie),
        "Persoon": wie,
        "Organisatie": Organisatie.create(naam=inbrenger, sleutel=inbrenger),
        "Thema": Thema.select().order_by(Thema.id).first(),
        "Signaal": signalen.nieuw(wie),
        "Bericht": post.opgegeven(wie, dilemma.nummer),
        "Gremium": wereld.gremium_met(werkgroep),
        "Lidmaatschap": Lidmaatschap.get(Lidmaatschap.persoon == mensen.specialist),
        "Gesprekstafel": concept,
        VASTE_TAFEL: vast,
        "Doel": doelen.maak(ccv, naam=f"Doel van {inbrenger}"),
    }


def _passkey(wie: Persoon) -> Passkey:
    sleutel = {"kenmerk": f"passkey-{wie.id}", "publiek": "", "naam": "Laptop"}
    return Passkey.create(persoon=wie, gemaakt_op=NU, **sleutel)


def _van_dilemma(dilemma: Dilemma, ccv: Persoon) -> dict[str, Any]:
    triage.stel_vraag(dilemma, Verzoek(ccv, NU, {"vraag": "Wie?", "uiterlijk": STRAKS}))
    triage.noteer(dilemma, Verzoek(ccv, NU, {"notitie": "Let op."}))
    lot.vraag(dilemma, Verzoek(ccv, NU, {"steun": ["coaching"], "lot_verzoek": "Kijk mee."}))
    tekst = {"soort": OpbrengstSoort.INZICHT, "titel": "Bel eerst", "tekst": "De huisarts."}
    return {
        "Dilemma": dilemmas.met(dilemma.nummer),
        "Vraag": Vraag.get(Vraag.dilemma == dilemma),
        "Behandeling": Behandeling.get(Behandeling.dilemma == dilemma),
        "Notitie": Notitie.get(Notitie.dilemma == dilemma),
        "Lotverzoek": Lotverzoek.get(Lotverzoek.dilemma == dilemma),
        "Opbrengst": Opbrengst.create(dilemma=dilemma, vrijgegeven_op=NU, **tekst),
        "Besluit": Besluit.create(dilemma=dilemma, tekst="Ja.", gemaakt_op=NU),
    }


def _van_bijeenkomst(
    gremium: str, voorzitter: Persoon, eigenaar: Persoon, ccv: Persoon
) -> dict[str, Any]:
    van = wereld.gremium_met(gremium)
    vast = vergaderen.plan(ccv, van)
    stuk = stukken.stel_vast(vast, ccv)
    b = vergaderen.plan(ccv, van, voorzitter=voorzitter.id)
    actie = {"wat": "Bel.", "eigenaar": eigenaar, "termijn": STRAKS}
    return {
        "Bijeenkomst": b,
        "Agendapunt": b.punten.order_by(Agendapunt.volgorde).first(),
        "Stuk": stuk,
        "Actie": Actie.create(bijeenkomst=b, gremium=van, **actie),
        VAST: Bijeenkomst.get_by_id(vast.id),
        AAN_TAFEL: Besluit.create(bijeenkomst=b, tekst="Ja.", gemaakt_op=NU),
    }


# Deeds that need another row of their kind: one on which there is something left to do.
ANDERE_RIJ = {
    "bijeenkomst.agenda.maak_concept": VAST,
    "bijeenkomst.uitnodigen.antwoord": VAST,
    "bijeenkomst.tafels.leg_resultaat_vast": VASTE_TAFEL,
    "bijeenkomst.tafels.schuif_aan": VASTE_TAFEL,
    **{
        f"bijeenkomst.vergaderbesluiten.{naam}": AAN_TAFEL
        for naam in ("wijzig", "breng_verder", "neem_terug", "haal_weg")
    },
}


def functie(naam: str) -> Callable[..., str]:
    """Return the step that a deed is."""
    module, _, kort = naam.rpartition(".")
    return getattr(import_module(f"portal.steps.{module}"), kort)


def doe(naam: str, rijen_: dict[str, Any], verzoek: Verzoek) -> str:
    """Do a deed with everything that its step asks: its row, this request, of the rest any one."""
    vul = {"Verzoek": verzoek, "int": 1, "bool": True, "tuple": ()} | rijen_
    parameters = signature(functie(naam)).parameters.values()
    gegeven = {p.name: vul.get(getattr(p.annotation, "__name__", "")) for p in parameters}
    los = {p.name: gegeven.pop(p.name) for p in parameters if p.kind is p.KEYWORD_ONLY}
    eigen = ANDERE_RIJ.get(naam)
    eerste, *rest = gegeven.values()
    return functie(naam)(rijen_[eigen] if eigen else eerste, *rest, **los)
