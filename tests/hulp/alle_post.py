"""All that mails, done once: a dilemma goes all the way, and everything round it happens."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

from portal import policy
from portal.db import schrijven
from portal.engine import Verzoek
from portal.jobs import ronde as jobs
from portal.models import (
    Behandeling,
    Bericht,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Lidmaatschap,
    Passkey,
    Persoon,
    Signaal,
    Stuk,
    Thema,
    Vraag,
)
from portal.steps import intake, triage, uitkomst, werkgroep
from portal.steps.beheer import mensen as beheer
from portal.steps.bijeenkomst import agenda as agendastap
from portal.steps.bijeenkomst import besluiten, vergaderacties, vergaderbesluiten, voorbereiding
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.steps.rondom import acties, correctie, factoren, lot, pogingen, toegang
from portal.steps.rondom import signaal as stap
from portal.steps.rondom import stuk as stukken
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Rol, Status, Stuksoort
from tests.hulp import dilemmas, signalen, vergaderen, wereld
from tests.hulp import stukken as gedrukt
from tests.hulp.factoren import met_passkey
from tests.hulp.wereld import BEGIN, NU

KANARIE = "KANARIE"
GETYPT = {naam: KANARIE for naam, waarde in dilemmas.INTAKE.items() if isinstance(waarde, str)}


def van_alles(mensen: SimpleNamespace) -> list[Bericht]:
    """Do all of it as these people, with a canary in what is typed; return the mails it queues."""
    laatste = max((rij.id for rij in Bericht.select()), default=0)
    _themavolger(mensen)
    _anoniem(mensen)
    _bedreigd(mensen, dilemmas.in_status(Status.INGEDIEND, mensen, **GETYPT))
    _vraag_en_antwoord(mensen, dilemmas.in_status(Status.INGEDIEND, mensen, **GETYPT))
    _agenda(mensen, dilemmas.in_status(Status.PLATFORM, mensen, **GETYPT))
    _vergadering(mensen)
    _zetel(mensen)
    _toegewezen(mensen)
    _lot(mensen)
    _herinnerde_actie(mensen)
    jobs.herinner(NU + timedelta(days=7))  # a new week: where the log stands
    _signaal(mensen)
    _stuk(mensen)
    _gehouden(mensen)
    _gesloten_inbrenger(mensen)
    _factoren(mensen)
    _account(mensen)
    dilemmas.in_status(Status.AFGEROND, mensen, **GETYPT)
    return list(Bericht.select().where(Bericht.id > laatste))


def _anoniem(mensen: SimpleNamespace) -> None:
    """Somebody who is threatened files without an account and asks for a link later."""
    wie = {"email": "nieuw@test.example", "naam": KANARIE, "organisatie": KANARIE}
    invoer = {**dilemmas.INTAKE, **GETYPT, **wie, "bedreigd": True}
    intake.breng_in(Verzoek(None, NU, invoer, "sleutel"), indienen=True)
    toegang.stuur_link("nieuw@test.example", NU)


def _bedreigd(mensen: SimpleNamespace, dilemma: Dilemma) -> None:
    """The box gets its tick later; the first deed that logs on the dilemma tells it."""
    Dilemma.update(bedreigd=True).where(Dilemma.id == dilemma.id).execute()
    invoer = {"behandelaar": str(mensen.adviseur.id)}
    triage.wijs_toe(dilemma, Verzoek(mensen.adviseur, NU, invoer))


def _vraag_en_antwoord(mensen: SimpleNamespace, dilemma: Dilemma) -> None:
    """The CCV asks, the inbrenger must be reminded, and answers."""
    invoer = {"vraag": KANARIE, "uiterlijk": dag(NU)}
    triage.stel_vraag(dilemma, Verzoek(mensen.adviseur, NU - timedelta(days=2), invoer))
    jobs.herinner(NU)
    intake.beantwoord(Vraag.get(), Verzoek(mensen.inbrenger, NU, {"antwoord": KANARIE}))


def _agenda(mensen: SimpleNamespace, dilemma: Dilemma) -> None:
    """A meeting is planned with the dilemma on it, and its agenda fixed."""
    gremium = wereld.gremium_met(wereld.PLATFORM)
    invoer = {"titel": KANARIE, "begint": NU, "minuten": 120, "plaats": KANARIE}
    verzoek = Verzoek(mensen.adviseur, NU, invoer)
    bijeenkomst.plan(gremium, verzoek)
    Bijeenkomst.update(voorzitter=mensen.voorzitter_platform).execute()
    voorbereiding.vraag_akkoord(Bijeenkomst.get(), verzoek)
    if policy.mag_akkoord_geven(mensen.voorzitter_platform, Bijeenkomst.get(), dag(NU)):
        opmerking = Verzoek(mensen.voorzitter_platform, NU, {"tekst": KANARIE})
        voorbereiding.plaats_opmerking(Bijeenkomst.get(), opmerking)
        voorbereiding.geef_akkoord(Bijeenkomst.get(), opmerking)
    agendapunten.voeg_dilemma_toe(Bijeenkomst.get(), Behandeling.get(dilemma=dilemma), verzoek)
    vergaderen.maak_rijp(Bijeenkomst.get(), mensen.adviseur)
    agendastap.stel_vast(Bijeenkomst.get(), verzoek)


def _vergadering(mensen: SimpleNamespace) -> None:
    """The members are invited to two meetings, hear that one is elsewhere, and that the other is
    off.
    """
    for stap_, invoer in (
        (bijeenkomst.wijzig, {"plaats": f"{KANARIE} 2"}),
        (bijeenkomst.zeg_af, {}),
    ):
        rij = vergaderen.plan(mensen.adviseur, titel=KANARIE, plaats=KANARIE)
        uitnodigingen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
        stap_(rij, Verzoek(mensen.adviseur, NU, invoer))


def _gehouden(mensen: SimpleNamespace) -> None:
    """In a meeting something is decided and released, and an actie handed out, on an item without a
    dilemma.
    """
    punt = vergaderen.plan(mensen.adviseur, titel=KANARIE).punten.get()
    verzoek = Verzoek(mensen.adviseur, NU, {"tekst": KANARIE})
    vergaderbesluiten.leg_vast(punt, verzoek)
    for _ in besluiten.VOLGENDE:
        vergaderbesluiten.doe(Besluit.get(Besluit.punt == punt), "verder", verzoek)
    goed = {"tekst": f"{KANARIE} 2", "reden": KANARIE}
    correctie.verbeter_besluit(
        Besluit.get(Besluit.punt == punt), Verzoek(mensen.adviseur, NU, goed)
    )
    rij = {"wat": KANARIE, "eigenaar": str(mensen.bestuurder.id), "termijn": dag(NU)}
    vergaderacties.voeg_toe(punt, Verzoek(mensen.adviseur, NU, rij))


def _stuk(mensen: SimpleNamespace) -> None:
    """A paper is issued by itself, and withdrawn."""
    drukwerk = gedrukt.drukwerk(NU.year, Stuksoort.JAARRAPPORT, titel=KANARIE)
    stukken.geef_uit(drukwerk, gedrukt.met_verzoek(mensen.adviseur))
    stukken.trek_in(
        Stuk.get(Stuk.titel == KANARIE), gedrukt.met_verzoek(mensen.adviseur, reden=KANARIE)
    )


def _gesloten_inbrenger(mensen: SimpleNamespace) -> None:
    """Somebody whose account was closed would have had an answer."""
    weg = Persoon.create(email="weg@test.example", naam="Weg", organisatie="Weg", functie="Weg")
    dilemma = dilemmas.in_status(Status.INGEDIEND, mensen, weg, **GETYPT)
    Persoon.update(actief=False).where(Persoon.id == weg.id).execute()
    dilemmas.doe("afwijzen", dilemma, mensen.adviseur)


def _zetel(mensen: SimpleNamespace) -> None:
    """Somebody joins a werkgroep with a meeting to come, and somebody else leaves it."""
    gremium, verzoek = wereld.gremium_met(wereld.WERKGROEP), Verzoek(mensen.adviseur, NU)
    rij = vergaderen.plan(mensen.adviseur, gremium, titel=KANARIE, plaats=KANARIE)
    uitnodigingen.nodig_uit(rij, verzoek)
    invoer = {"persoon": str(mensen.buitenstaander.id), "rol": LidRol.LID}
    werkgroep.nodig_uit(gremium, replace(verzoek, invoer=invoer))
    gast = {"naam": "Gast", "organisatie": "Elders", "functie": "Kenner"}
    als = {"rol": LidRol.SPECIALIST, "specialist_tot": dag(NU), "email": "gast@test.example"}
    werkgroep.nodig_uit(gremium, replace(verzoek, invoer=gast | als))
    zetel = Lidmaatschap.get(rol=LidRol.SPECIALIST, van=dag(NU), gremium=gremium)
    werkgroep.beloof_geheimhouding(zetel, Verzoek(zetel.persoon, NU))
    weg = {"gremium": gremium, "persoon": mensen.collega, "van": dag(NU)}
    zetel, _ = Lidmaatschap.get_or_create(**weg, defaults={"rol": LidRol.LID})
    werkgroep.beeindig_lidmaatschap(zetel, verzoek)


def _toegewezen(mensen: SimpleNamespace) -> None:
    invoer = {"behandelaar": str(mensen.adviseur2.id)}
    dilemma = dilemmas.in_status(Status.INGEDIEND, mensen, **GETYPT)
    triage.wijs_toe(dilemma, Verzoek(mensen.adviseur, NU, invoer))


def _lot(mensen: SimpleNamespace) -> None:
    """The LOT was asked, and the day by which it was to answer has passed."""
    dilemma = dilemmas.in_status(Status.INGEDIEND, mensen, **GETYPT)
    invoer = {"steun": ["coaching"], "lot_verzoek": KANARIE, "lot_uiterlijk": dag(BEGIN)}
    lot.vraag(dilemma, Verzoek(mensen.adviseur, BEGIN, invoer))
    jobs.herinner(NU)


def _themavolger(mensen: SimpleNamespace) -> None:
    uitkomst.volg(
        Verzoek(mensen.adviseur2, NU), thema=Thema.get(sleutel=dilemmas.INTAKE["themas"][0])
    )


def _herinnerde_actie(mensen: SimpleNamespace) -> None:
    """An owner is reminded, two weeks ahead."""
    rij = {
        "wat": KANARIE,
        "eigenaar": str(mensen.bestuurder.id),
        "termijn": dag(NU) + timedelta(days=14),
    }
    with schrijven():
        acties.maak(
            None,
            wereld.gremium_met(wereld.BERAAD),
            rij,
            Verzoek(mensen.adviseur, NU - timedelta(days=1)),
        )
    jobs.herinner(NU)


def _signaal(mensen: SimpleNamespace) -> None:
    """Somebody files a signaal without an account, and it is refused; another is taken along."""
    teksten = {"titel": KANARIE, "tekst": KANARIE}
    signalen.overgenomen(
        mensen.inbrenger, mensen.adviseur, beraadtitel=KANARIE, beraadtekst=KANARIE
    )
    stap.bevestig(signalen.anoniem(mensen.collega.email, **teksten), Verzoek(mensen.collega, NU))
    stap.wijs_af(
        Signaal.get(Signaal.titel == KANARIE),
        Verzoek(mensen.adviseur, NU, {"terugkoppeling": KANARIE}),
    )


def _factoren(mensen: SimpleNamespace) -> None:
    """A passkey comes and gets a name, and somebody guesses at a password."""
    met_passkey(mensen.beheerder)
    naam = Verzoek(mensen.beheerder, NU, {"naam": KANARIE})
    factoren.hernoem_passkey(Passkey.get(Passkey.persoon == mensen.beheerder), naam)
    nu, sleutel = NU, pogingen.sleutel("wachtwoord", mensen.beheerder.email)
    for _ in range(pogingen.MELD_BIJ):
        pogingen.tel(sleutel, nu, mensen.beheerder)
        nu += pogingen.LANGSTE


def _account(mensen: SimpleNamespace) -> None:
    """Somebody gets an account and a role, moves to another address, is closed and comes back."""
    email = "account@test.example"
    wie = {"email": email, "naam": KANARIE, "organisatie": KANARIE, "functie": KANARIE}
    verzoek = Verzoek(mensen.beheerder, NU, {**wie, "rol": Rol.ADVISEUR.value})
    beheer.voeg_toe(verzoek)
    nieuw = Persoon.met_email(email)
    beheer.verhuis(nieuw, replace(verzoek, invoer={"email": "verhuisd@test.example"}))
    beheer.sluit(nieuw, verzoek)
    beheer.heropen(Persoon.get_by_id(nieuw.id), verzoek)
