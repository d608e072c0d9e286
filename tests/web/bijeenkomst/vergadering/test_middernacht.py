"""A meeting that goes on past midnight is of its evening, wherever a time or a day is told."""

import re
from datetime import date, datetime, time, timedelta

import pytest

from portal.config import ROOT
from portal.engine import Verzoek
from portal.models import Actie, Bijeenkomst
from portal.steps import beraad
from portal.tools.tijd import lokaal, uit_lokaal
from portal.vocabulary import Status
from tests.hulp import vergaderen, wereld
from tests.hulp.pagina import woorden
from tests.hulp.vergaderen import pagina

DAG = date(2026, 3, 26)


def om(klok: str):
    """Return the moment of this night at which the clock tells so."""
    op = datetime.combine(DAG, time.fromisoformat(klok.replace(".", ":")))
    return uit_lokaal(op if op.hour > 12 else op + timedelta(days=1))


@pytest.fixture
def vergadering(vergadering, klok):
    """A meeting from 20.30 to 01.30, and it is a quarter past midnight."""
    Bijeenkomst.update(begint=om("20.30"), minuten=300).execute()
    klok.nu = om("00.15")
    return Bijeenkomst.get_by_id(vergadering.id)


def kop_boven(pagina_, titel):
    """Return the heading under which a page of meetings lists this one."""
    delen = [e for e in pagina_.hoofd.iter("section") if titel in woorden(e)]
    return [woorden(next(e.iter("h2"))) for e in delen]


@pytest.mark.parametrize(
    ("begonnen", "geeindigd"),
    [("23.40", "00.15"), ("00.10", "00.15"), ("20.10", "20.30"), ("23.59", "00.00")],
)
def test_times_are_corrected_as_the_clock_told_them(adviseur, pad, punt, begonnen, geeindigd):
    formulier = adviseur.open(f"{pad}/punten/{punt.id}/tijden")
    adviseur.doe(formulier, begonnen=begonnen, geeindigd=geeindigd)
    punt = type(punt).get_by_id(punt.id)
    assert (punt.begonnen_op, punt.geeindigd_op) == (om(begonnen), om(geeindigd))
    tekst = adviseur.open(f"{pad}?punt={punt.id}").tekst
    assert f"Begonnen om {begonnen} uur, klaar om {geeindigd} uur" in tekst


def test_what_was_agreed_counts_from_the_evening_and_can_still_be_taken_back(adviseur, pad, punt):
    doel = f"/punten/{punt.id}/acties"
    adviseur.doe(adviseur.open(f"{pad}?punt={punt.id}"), doel, regel="voorzitter belt voor 1 april")
    actie = Actie.get()
    scherm = adviseur.open(f"{pad}?punt={punt.id}")
    adviseur.doe(
        scherm,
        next(
            f.actie for f in scherm.formulieren if f"/{actie.id}/" in f.actie and "weg" in f.actie
        ),
    )
    assert not Actie.select().exists()


@pytest.mark.parametrize(
    ("nu", "kop"), [("00.15", "Gepland"), ("23.00", "Gepland"), ("06.00", "Geweest")]
)
def test_it_is_among_the_coming_ones_until_the_night_is_over(
    client, mensen, vergadering, klok, nu, kop
):
    klok.nu = om(nu)
    assert kop_boven(client(mensen.adviseur).open("/bijeenkomsten"), vergadering.titel) == [kop]


@pytest.mark.parametrize(("nu", "wacht"), [("00.15", False), ("23.00", False), ("06.00", True)])
def test_what_is_still_to_be_treated_waits_for_no_agenda(
    client, mensen, vergadering, dilemma, klok, nu, wacht
):
    klok.nu = om(nu)
    assert (dilemma.nummer in client(mensen.adviseur).open("/bijeenkomsten").html) is wacht


def test_a_decision_is_of_the_day_of_its_meeting_wherever_it_is_shown(
    adviseur, mensen, dilemma_in, klok
):
    dilemma = dilemma_in(Status.BERAAD)
    b = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD), begint=om("20.30"))
    klok.nu = om("00.15")
    nieuw = {"tekst": "Doe het.", "bijeenkomst": str(b.id)}
    beraad.leg_besluit_vast(dilemma, Verzoek(mensen.adviseur, klok.nu, nieuw))
    kop = adviseur.open(f"/dilemma/{dilemma.nummer}").tekst.partition("Doe het.")[0]
    assert kop.endswith("26 maart 2026 ")


def test_one_that_begins_after_midnight_can_be_opened_in_the_evening(
    adviseur, vergadering, pad, klok
):
    Bijeenkomst.update(begint=om("00.15")).execute()
    klok.nu = om("23.50")
    assert adviseur.open(pad).status == 200
    assert f"{pad}" in adviseur.open(pagina(vergadering)).links.values()
    klok.nu = om("23.50") - timedelta(days=1)
    assert adviseur.open(pad).status == 404


@pytest.mark.parametrize("begint", ["20.30", "00.15"])
def test_a_file_is_named_after_the_dutch_day(adviseur, vergadering, begint):
    Bijeenkomst.update(begint=om(begint)).execute()
    links = (e.get("data-download") for e in adviseur.open(pagina(vergadering)).hoofd.iter("a"))
    namen = [naam for naam in links if naam]
    dag = f"{lokaal(om(begint)):%Y-%m-%d}"
    assert namen and all(dag in naam for naam in namen)


def test_no_page_or_paper_takes_a_day_from_a_moment_by_itself():
    """A moment is UTC: only `tools.tijd` knows on which Dutch day it falls."""
    eigen = re.compile(r"\.(?:date\(\)|day\b|month\b|year\b)|%Y")
    sjablonen = [
        pad for pad in (ROOT / "templates").rglob("*.*") if pad.suffix in (".html", ".txt")
    ]
    assert sjablonen and not [pad.name for pad in sjablonen if eigen.search(pad.read_text("utf-8"))]


def test_no_code_does_either():
    """Only the tools, and the demo that is told in Dutch days, take a day from a moment."""
    mappen = [pad for pad in (ROOT / "portal").iterdir() if pad.is_dir()] + [ROOT / "reports"]
    bronnen = [
        pad for map_ in mappen if map_.name not in ("tools", "demo") for pad in map_.rglob("*.py")
    ]
    toegepast = ROOT / "portal/migrations/versies"  # asks nothing of code that may change
    assert bronnen and not [
        pad.name
        for pad in bronnen
        if ".date()" in pad.read_text("utf-8") and pad.parent != toegepast
    ]
