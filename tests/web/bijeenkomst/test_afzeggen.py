"""A meeting is called off from its page; it stays to be seen, and no way leads into it any more."""

import re

import pytest

from portal.engine import Verzoek
from portal.jobs.post import als_mail
from portal.models import Agendapunt, Bericht, Bijeenkomst
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.views.bijeenkomst.grond import EEN
from portal.vocabulary import Status, Uitslag
from tests.hulp import momentopname, rondgang, tafels, vergaderen
from tests.hulp.uitnodigen import LEDEN
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

# Something valid for whatever a form of a meeting asks.
INVOER = {
    "tekst": "Iets.",
    "titel": "Iets",
    "naam": "Iets",
    "verslag": "Iets.",
    "resultaat": "Iets.",
    "reden": "Iets.",
    "minuten": "30",
    "puntdoel": "informatie",
    "soort": "pauze",
    "uitslag": "geen",
    "aanwezig": "aanwezig",
    "datum": "2026-04-01",
    "tijd": "10:00",
    "plaats": "Zwolle",
    "inzet": "Iets.",
    "onrijp_reden": "Iets.",
}


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan(mensen.adviseur, titel="Overleg over KANARIE")


def zeg_af(adviseur, rij):
    vraag = adviseur.open(f"{pagina(rij)}/afzeggen")
    return vraag, adviseur.doe(vraag)


def test_called_off_without_anybody_knowing_it_stays_for_adviseurs_only(
    adviseur, client, mensen, gepland
):
    vraag, na = zeg_af(adviseur, gepland)
    assert "De leden krijgen geen mail" in vraag.tekst
    assert "Deze bijeenkomst is afgezegd" in na.tekst and not na.formulieren
    assert adviseur.open("/bijeenkomsten").links["Overleg over KANARIE"] == pagina(gepland)
    lid = client(mensen.deelnemer)
    assert (
        lid.open(pagina(gepland)).status == 404 and "KANARIE" not in lid.open("/bijeenkomsten").html
    )


def test_called_off_with_a_fixed_agenda_members_hear_and_see_it(adviseur, client, mensen, gepland):
    vergaderen.stel_vast(gepland, mensen.adviseur)
    vraag = adviseur.open(adviseur.open(pagina(gepland)).links["Zeg af"])
    assert (
        "De agenda staat al vast" in vraag.tekst and "De leden (2) krijgen een mail" in vraag.tekst
    )
    adviseur.doe(vraag)
    brieven = [
        als_mail(b, "http://localhost", "portal@localhost")
        for b in Bericht.select().where(Bericht.soort == "vergadering")
    ]
    assert {mail["Subject"] for mail in brieven} == {"Afgezegd: Landelijk Platform 26 maart"}
    lid = client(mensen.deelnemer)
    blad = lid.open(pagina(gepland))
    assert "gaat niet door" in blad.tekst and not blad.met_klasse("programma")
    assert lid.open("/bijeenkomsten").met_klasse("rij-stand") == ["Afgezegd"]


def test_a_double_click_calls_off_once(adviseur, mensen, gepland):
    uitnodigingen.nodig_uit(gepland, Verzoek(mensen.adviseur, NU))
    vraag = adviseur.open(f"{pagina(gepland)}/afzeggen")
    assert {adviseur.verstuur(vraag).naar for _ in range(2)} == {pagina(gepland)}
    afgezegd = [b for b in Bericht.select() if b.gegevens.get("wat") == "afgezegd"]
    assert len(afgezegd) == len(LEDEN)


@pytest.mark.parametrize(
    "deel", ["wijzigen", "tijden", "punten/nieuw", "punten/1/resultaat", "afzeggen"]
)
def test_nothing_of_it_can_be_changed_any_more(adviseur, gepland, deel):
    zeg_af(adviseur, gepland)
    antwoord = adviseur.open(f"{pagina(gepland)}/{deel}")
    assert (antwoord.status, "Deze bijeenkomst is afgezegd" in antwoord.tekst) == (409, True)


@pytest.mark.parametrize("deel", ["vaststellen", "uitnodigen", "dilemmas/D-2026-0001"])
def test_nor_by_a_screen_of_before(adviseur, gepland, dilemma_in, deel):
    dilemma_in(Status.PLATFORM)
    zeg_af(adviseur, gepland)
    voor = list(Bijeenkomst.select().tuples())
    assert adviseur.post(f"{pagina(gepland)}/{deel}").status == 409
    assert list(Bijeenkomst.select().tuples()) == voor


def test_what_was_held_offers_no_calling_off(adviseur, mensen):
    geweest = vergaderen.plan(mensen.adviseur, begint=NU)
    vergaderen.stel_vast(geweest, mensen.adviseur)
    assert "Zeg af" in adviseur.open(pagina(geweest)).links
    Agendapunt.update(uitslag=Uitslag.GEEN, verslag="Besproken.").execute()
    assert "Zeg af" not in adviseur.open(pagina(geweest)).links
    assert adviseur.open(f"{pagina(geweest)}/afzeggen").status == 403


def alles():
    """Return all rows but the keys of forms: the answer to a second click is kept as well."""
    return {
        tabel: rijen for tabel, rijen in momentopname.alles().items() if tabel != "verzoeksleutel"
    }


def test_no_way_in_changes_anything_of_it(app, adviseur, mensen, dilemma_in):
    """Every route of a meeting, with whatever its form on that page holds, leaves a called-off one
    as it was.
    """
    rij = tafels.met_tafels(mensen.adviseur, mensen.bestuurder, mensen.deelnemer)
    dilemma_in(Status.PLATFORM)
    zeg_af(adviseur, rij)
    voor = alles()
    eigen = re.compile(rf"{pagina(rij)}(/|$)")
    for regel in rondgang.routes(app, "POST"):
        for pad in rondgang.adressen(regel) if regel.rule.startswith(EEN) else ():
            if eigen.match(pad):
                adviseur.post(pad, INVOER)
                assert alles() == voor, pad
