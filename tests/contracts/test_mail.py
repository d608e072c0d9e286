"""Every mail that any deed queues renders, has its link and number, and holds nothing that anybody
typed.
"""

import re
from datetime import timedelta

import pytest

from portal import outbox
from portal.config import ROOT
from portal.db import schrijven
from portal.engine import Verzoek
from portal.jobs import ronde as jobs
from portal.jobs.post import als_mail
from portal.models import (
    Behandeling,
    Bericht,
    Besluit,
    Bijeenkomst,
    Signaal,
    Stuk,
    Thema,
    Volger,
    Vraag,
)
from portal.steps import intake, triage, uitkomst, werkgroep
from portal.steps.bijeenkomst import agenda as agendastap
from portal.steps.bijeenkomst import besluiten, vergaderacties, vergaderbesluiten, voorbereiding
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.steps.rondom import acties, toegang
from portal.steps.rondom import signaal as stap
from portal.steps.rondom import stuk as stukken
from portal.tools.tijd import als_dag, dag
from portal.velden import Soort
from portal.vocabulary import LidRol, Status, Stuksoort
from portal.workflow import OVERGANGEN
from tests.hulp import databases, dilemmas, signalen, vergaderen, wereld
from tests.hulp import stukken as gedrukt
from tests.hulp.invoer import geldige_invoer
from tests.hulp.post import BASIS
from tests.hulp.wereld import NU

KANARIE = "KANARIE"
GETYPT = {naam: KANARIE for naam, waarde in dilemmas.INTAKE.items() if isinstance(waarde, str)}
# What must never be in a mail: what was typed, and what tells who or where.
VERBODEN = (
    KANARIE,
    "een zin",
    "Gemeente Voorbeeld",
    wereld.WERKGROEP,
    "@test.example",
    "Medewerker",
)
VOOR_BESTUURDERS = (
    "bijeenkomst",
    "vergadering",
    "concept_agenda",
    "besluit",
    "actie",
    "actieherinnering",
    "stuk",
    "ingetrokken",
)
VOOR_PROFESSIONALS = (
    "overgang",
    "bevestigen",
    "inloggen",
    "vraag",
    "antwoord",
    "herinnering",
    "uitnodiging",
    "opbrengst",
    "signaal",
)
ZETTEN = [
    pytest.param(o, van, naar, id=f"{o.naam}-{van}-{naar}")
    for o in OVERGANGEN
    for van in o.van
    for naar in o.kan_naar(van)
]


@pytest.fixture(scope="module")
def ladder(gevulde_database):
    """One dilemma in each status, with a canary in every field its inbrenger typed, and a
    follower.
    """
    with databases.teruggedraaid(gevulde_database):
        mensen = wereld.mensen()
        rijen = {status: dilemmas.in_status(status, mensen, **GETYPT) for status in Status}
        for dilemma in rijen.values():
            Volger.create(persoon=mensen.adviseur2, dilemma=dilemma)
        yield rijen


def tekst(rij):
    """Return subject and text of a queued mail, after checking what holds for all of them."""
    mail = als_mail(rij, BASIS, "portal@portaal.test.example")
    alles = f"{mail['Subject']}\n{mail.get_body(('plain',)).get_content()}"
    assert f"\n{BASIS}{rij.gegevens['pad']}\n" in alles
    assert rij.gegevens.get("nummer", "") in mail["Subject"]
    assert not [woord for woord in VERBODEN if woord in alles]
    return alles


def getypt(overgang, dilemma, **anders):
    """Return complete input with a canary in everything that is typed."""
    teksten = {
        veld.naam: KANARIE for veld in overgang.velden if veld.soort in (Soort.REGEL, Soort.TEKST)
    }
    return geldige_invoer(overgang, dilemma, **teksten | anders)


@pytest.mark.parametrize(("overgang", "van", "naar"), ZETTEN)
def test_each_transition_mails_its_number_and_verb_and_nothing_typed(
    ladder, mensen, overgang, van, naar
):
    dilemmas.vervul_eis(overgang, ladder[van], mensen.adviseur)
    Bericht.delete().execute()
    kiest = {"naar": naar.value} if "naar" in {veld.naam for veld in overgang.velden} else {}
    invoer = getypt(overgang, ladder[van], **kiest)
    actor = dilemmas.actor_voor(overgang, ladder[van], mensen)
    dilemmas.doe(overgang.naam, ladder[van], actor, **invoer)
    onderwerpen = [
        tekst(rij).partition("\n")[0] for rij in Bericht.select() if rij.soort == "overgang"
    ]
    assert onderwerpen or van is Status.CONCEPT  # what was never filed, nobody hears of
    assert set(onderwerpen) <= {f"Dilemma {ladder[van].nummer} {overgang.mail}"}


def anoniem(mensen):
    """Somebody files without an account and asks for a link later."""
    wie = {"email": "nieuw@test.example", "naam": KANARIE, "organisatie": KANARIE}
    invoer = {**dilemmas.INTAKE, **GETYPT, **wie}
    intake.breng_in(Verzoek(None, NU, invoer, "sleutel"), indienen=True)
    toegang.stuur_link("nieuw@test.example", NU)


def vraag_en_antwoord(mensen, dilemma):
    """The CCV asks, the inbrenger must be reminded, and answers."""
    invoer = {"vraag": KANARIE, "uiterlijk": dag(NU)}
    triage.stel_vraag(dilemma, Verzoek(mensen.adviseur, NU - timedelta(days=2), invoer))
    jobs.herinner(NU)
    intake.beantwoord(Vraag.get(), Verzoek(mensen.inbrenger, NU, {"antwoord": KANARIE}))


def agenda(mensen, dilemma):
    """A meeting is planned with the dilemma on it, and its agenda fixed."""
    gremium = wereld.gremium_met(wereld.PLATFORM)
    invoer = {"titel": KANARIE, "begint": NU, "minuten": 120, "plaats": KANARIE}
    verzoek = Verzoek(mensen.adviseur, NU, invoer)
    bijeenkomst.plan(gremium, verzoek)
    Bijeenkomst.update(voorzitter=mensen.voorzitter_platform).execute()
    voorbereiding.vraag_akkoord(Bijeenkomst.get(), verzoek)
    agendapunten.voeg_dilemma_toe(Bijeenkomst.get(), Behandeling.get(dilemma=dilemma), verzoek)
    vergaderen.maak_rijp(Bijeenkomst.get(), mensen.adviseur)
    agendastap.stel_vast(Bijeenkomst.get(), verzoek)


def vergadering(mensen):
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


def gehouden(mensen):
    """In a meeting something is decided and released, and an actie handed out, on an item without a
    dilemma.
    """
    punt = vergaderen.plan(mensen.adviseur, titel=KANARIE).punten.get()
    verzoek = Verzoek(mensen.adviseur, NU, {"tekst": KANARIE})
    vergaderbesluiten.leg_vast(punt, verzoek)
    for _ in besluiten.VOLGENDE:
        vergaderbesluiten.doe(Besluit.get(Besluit.punt == punt), "verder", verzoek)
    rij = {"wat": KANARIE, "eigenaar": str(mensen.bestuurder.id), "termijn": dag(NU)}
    vergaderacties.voeg_toe(punt, Verzoek(mensen.adviseur, NU, rij))


def stuk(mensen):
    """A paper is issued by itself, and withdrawn."""
    drukwerk = gedrukt.drukwerk(NU.year, Stuksoort.JAARRAPPORT, titel=KANARIE)
    stukken.geef_uit(drukwerk, gedrukt.met_verzoek(mensen.adviseur))
    stukken.trek_in(
        Stuk.get(Stuk.titel == KANARIE), gedrukt.met_verzoek(mensen.adviseur, reden=KANARIE)
    )


def uitnodiging(mensen):
    invoer = {"persoon": str(mensen.buitenstaander.id), "rol": LidRol.SPECIALIST}
    werkgroep.nodig_uit(wereld.gremium_met(wereld.WERKGROEP), Verzoek(mensen.adviseur, NU, invoer))


def themavolger(mensen):
    uitkomst.volg(
        Verzoek(mensen.adviseur2, NU), thema=Thema.get(sleutel=dilemmas.INTAKE["themas"][0])
    )


def herinnerde_actie(mensen):
    """An owner is reminded, two weeks ahead."""
    rij = {
        "wat": KANARIE,
        "eigenaar": str(mensen.bestuurder.id),
        "termijn": dag(NU) + timedelta(days=14),
    }
    with schrijven():
        acties.maak(None, wereld.gremium_met(wereld.BERAAD), rij, NU - timedelta(days=1))
    jobs.herinner(NU)


def signaal(mensen):
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


@pytest.fixture
def post_van_alles(mensen):
    """What is queued while a dilemma goes all the way and everything around it happens."""
    laatste = max((rij.id for rij in Bericht.select()), default=0)
    themavolger(mensen)
    anoniem(mensen)
    vraag_en_antwoord(mensen, dilemmas.in_status(Status.INGEDIEND, mensen, **GETYPT))
    agenda(mensen, dilemmas.in_status(Status.PLATFORM, mensen, **GETYPT))
    vergadering(mensen)
    uitnodiging(mensen)
    herinnerde_actie(mensen)
    signaal(mensen)
    stuk(mensen)
    gehouden(mensen)
    dilemmas.in_status(Status.AFGEROND, mensen, **GETYPT)
    return list(Bericht.select().where(Bericht.id > laatste))


def test_every_kind_of_mail_is_sent_by_some_deed_and_none_holds_content(post_van_alles):
    assert {rij.soort for rij in post_van_alles} == set(outbox.SOORTEN)
    for rij in post_van_alles:
        tekst(rij)


def test_board_members_are_addressed_without_je(post_van_alles):
    for rij in post_van_alles:
        if rij.soort in VOOR_BESTUURDERS:
            assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", tekst(rij), re.IGNORECASE), (
                rij.soort
            )


def test_of_every_kind_it_is_said_whether_board_members_get_it():
    assert sorted((*VOOR_BESTUURDERS, *VOOR_PROFESSIONALS)) == sorted(outbox.SOORTEN)


def test_the_agenda_mail_says_which_day(post_van_alles):
    onderwerpen = {
        tekst(rij).partition("\n")[0] for rij in post_van_alles if rij.soort == "bijeenkomst"
    }
    assert onderwerpen == {f"Agenda voor {als_dag(NU)} staat klaar"}


def test_what_comes_of_an_item_without_a_dilemma_is_told_by_its_day_or_not_at_all(post_van_alles):
    zonder = {
        rij.soort: tekst(rij).partition("\n")[0]
        for rij in post_van_alles
        if "nummer" not in rij.gegevens
    }
    assert zonder["besluit"] == f"Besluit van {als_dag(vergaderen.BEGINT)} is vrijgegeven"
    assert zonder["actie"] == "Nieuwe actie"


def test_links_that_let_somebody_in_say_how_long(post_van_alles):
    duren = {rij.soort: re.search(r"blijft (.*) geldig", tekst(rij)) for rij in post_van_alles}
    assert {soort: duur[1] for soort, duur in duren.items() if duur} == {
        "inloggen": "30 minuten",
        "bevestigen": "14 dagen",
    }


def test_each_kind_has_its_template_and_no_template_is_left_over():
    namen = {p.stem for p in (ROOT / "templates" / "mail").iterdir() if not p.name.startswith("_")}
    assert namen == set(outbox.SOORTEN)


def test_an_unknown_kind_is_refused_where_it_is_queued(mensen):
    with schrijven(), pytest.raises(ValueError, match="onzin"):
        outbox.plaats("onzin", mensen.inbrenger, NU, pad="/")
    assert not Bericht.select().where(Bericht.soort == "onzin").exists()
