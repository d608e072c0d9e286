"""Every mail that any deed queues renders, has its link and number, and holds nothing that anybody
typed.
"""

import re

import pytest

from portal import outbox
from portal.config import ROOT
from portal.db import schrijven
from portal.jobs.post import als_mail
from portal.models import Bericht, Volger
from portal.tools.tijd import als_datum_kort
from portal.velden import Soort
from portal.vocabulary import Status
from portal.workflow import OVERGANGEN
from tests.hulp import alle_post, databases, dilemmas, vergaderen, wereld
from tests.hulp.alle_post import GETYPT, KANARIE
from tests.hulp.invoer import geldige_invoer
from tests.hulp.post import BASIS
from tests.hulp.wereld import NU

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
    "zetel",
    "uitnodiging",
    "verbeterd",
    "beveiliging",
    "geprobeerd",
    "account",
    "gesloten",
    "verhuizing",
    "verhuisd",
)
VOOR_PROFESSIONALS = (
    "overgang",
    "contact",
    "bevestigen",
    "inloggen",
    "vraag",
    "antwoord",
    "herinnering",
    "toegewezen",
    "oordeel",
    "lotherinnering",
    "opbrengst",
    "signaal",
    "onbereikbaar",
    "anker",
    "beheer",
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


@pytest.fixture
def post_van_alles(mensen):
    """What is queued while a dilemma goes all the way and everything around it happens."""
    return alle_post.van_alles(mensen)


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
    assert onderwerpen == {f"Agenda {wereld.PLATFORM} {als_datum_kort(NU)} staat klaar"}


def test_what_comes_of_an_item_without_a_dilemma_is_told_by_its_day_or_not_at_all(post_van_alles):
    zonder = {
        rij.soort: tekst(rij).partition("\n")[0]
        for rij in post_van_alles
        if "nummer" not in rij.gegevens
    }
    assert zonder["besluit"] == (
        f"Besluit {wereld.PLATFORM} {als_datum_kort(vergaderen.BEGINT)} is vrijgegeven"
    )
    assert zonder["actie"] == "Nieuwe actie"


def test_links_that_let_somebody_in_say_how_long(post_van_alles):
    duren = {rij.soort: re.search(r"blijft (.*) geldig", tekst(rij)) for rij in post_van_alles}
    assert {soort: duur[1] for soort, duur in duren.items() if duur} == {
        "inloggen": "10 minuten",
        "bevestigen": "14 dagen",
        "verhuizing": "7 dagen",
    }


def test_each_kind_has_its_template_and_no_template_is_left_over():
    namen = {p.stem for p in (ROOT / "templates" / "mail").iterdir() if not p.name.startswith("_")}
    assert namen == set(outbox.SOORTEN)


def test_an_unknown_kind_is_refused_where_it_is_queued(mensen):
    with schrijven(), pytest.raises(ValueError, match="onzin"):
        outbox.plaats("onzin", mensen.inbrenger, NU, door=None, pad="/")
    assert not Bericht.select().where(Bericht.soort == "onzin").exists()
