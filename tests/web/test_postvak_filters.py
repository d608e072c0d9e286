"""The filters of the postvak and its search, alone and together."""

import pytest

from portal.models import Dilemma, DilemmaThema, Thema
from portal.queries import triage as query
from portal.vocabulary import Status, Trede, WachtOp
from tests.hulp import databases, dilemmas, wereld
from tests.hulp.dilemmas import met
from tests.web.test_postvak import LOPEND, TITELS, gevonden, tabs, titels


@pytest.fixture(scope="module")
def vogels(gevulde_database):
    """One dilemma in each status, each with a title of its own."""
    with databases.teruggedraaid(gevulde_database):
        mensen = wereld.mensen()
        yield {
            status: dilemmas.in_status(status, mensen, titel=titel)
            for status, titel in TITELS.items()
        }


@pytest.mark.parametrize("status", LOPEND)
def test_filter_on_status(adviseur, vogels, status):
    assert gevonden(adviseur.open(f"/postvak?lijst=lopend&status={status}")) == titels(status)


@pytest.mark.parametrize(
    ("trede", "statussen"),
    [
        (Trede.CCV, [Status.INGEDIEND]),
        (Trede.PLATFORM, [Status.PLATFORM]),
        (Trede.WERKGROEP, [Status.WERKGROEP]),
        (Trede.BERAAD, [Status.BERAAD, Status.UITVOERING]),
    ],
)
def test_filter_on_trede(adviseur, vogels, trede, statussen):
    assert gevonden(adviseur.open(f"/postvak?lijst=lopend&trede={trede}")) == titels(*statussen)


def test_filter_on_whose_turn_it_is(adviseur, vogels):
    for wie in WachtOp:
        verwacht = {TITELS[s] for s in LOPEND if met(vogels[s].nummer).wacht_op is wie}
        assert gevonden(adviseur.open(f"/postvak?lijst=lopend&wacht={wie}")) == verwacht


def test_filter_on_thema_and_on_behandelaar(adviseur, vogels, mensen):
    DilemmaThema.update(thema=Thema.get(Thema.sleutel == "informatiedeling")).where(
        DilemmaThema.dilemma == vogels[Status.PLATFORM]
    ).execute()
    Dilemma.update(behandelaar=mensen.adviseur2).where(
        Dilemma.id == vogels[Status.BERAAD].id
    ).execute()
    thema = adviseur.open("/postvak?lijst=lopend&thema=informatiedeling")
    wie = adviseur.open(f"/postvak?lijst=lopend&wie={mensen.adviseur2.id}")
    assert (gevonden(thema), gevonden(wie)) == (titels(Status.PLATFORM), titels(Status.BERAAD))


def test_filters_work_together_and_may_find_nothing(adviseur, vogels):
    assert gevonden(adviseur.open("/postvak?lijst=lopend&status=platform&zoek=merel")) == titels(
        Status.PLATFORM
    )
    leeg = adviseur.open("/postvak?lijst=lopend&status=platform&zoek=specht")
    assert gevonden(leeg) == set() and "Hier wacht niets." in leeg.tekst


@pytest.mark.parametrize(
    "zoek", ["Merel", "MEREL", "merel heg", "heg merel", "me", "  merel  ", "merel\t heg", "erel"]
)
def test_search_finds_by_words_in_any_order_and_case(adviseur, vogels, zoek):
    assert titels(Status.PLATFORM) <= gevonden(
        adviseur.verstuur(adviseur.open("/postvak?lijst=lopend"), 0, zoek=zoek)
    )


def test_search_finds_by_number(adviseur, vogels):
    nummer = vogels[Status.WERKGROEP].nummer
    for zoek in (nummer, nummer.lower(), nummer[-4:]):
        assert TITELS[Status.WERKGROEP] in gevonden(
            adviseur.open(f"/postvak?lijst=lopend&zoek={zoek}")
        )


@pytest.mark.parametrize("zoek", ["%", "_", "\\", "%25", "'", '"', "*", "D-%"])
def test_a_wildcard_is_an_ordinary_character(adviseur, vogels, zoek):
    assert (
        gevonden(adviseur.verstuur(adviseur.open("/postvak?lijst=lopend"), 0, zoek=zoek)) == set()
    )


@pytest.mark.parametrize("woord", ["Één", "één", "ÉÉN"])
def test_search_folds_capitals_with_accents_too(adviseur, dilemma_in, woord):
    nummer = dilemma_in(Status.INGEDIEND, titel="Één casus").nummer
    assert nummer in adviseur.verstuur(adviseur.open("/postvak"), 0, zoek=woord).tekst


def test_the_filter_keeps_what_was_chosen_and_every_link_too(adviseur, vogels):
    pagina = adviseur.open("/postvak?lijst=lopend&status=platform&zoek=merel")
    assert dict(pagina.formulier(0).beginwaarden()) == {
        "lijst": "lopend",
        "zoek": "merel",
        "status": "platform",
        "thema": "",
        "trede": "",
        "wacht": "",
        "wie": "",
    }
    links = [href for woorden, href in pagina.links.items() if woorden in tabs(pagina)]
    assert len(links) == len(query.Postvaklijst) and all(
        "status=platform" in t and "zoek=merel" in t for t in links
    )
