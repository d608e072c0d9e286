"""The postvak: what waits for the CCV, on which tab, in which order, and for whom."""

import pytest

from portal.models import Dilemma
from portal.queries import triage as query
from portal.vocabulary import Status, WachtOp
from tests.hulp import databases, dilemmas, wereld
from tests.hulp.dilemmas import met
from tests.hulp.vragen import aantal_vragen

TITELS = {
    Status.INGEDIEND: "Zwaluw boven het dak",
    Status.PLATFORM: "Merel in de heg",
    Status.WERKGROEP: "Reiger aan de sloot",
    Status.BERAAD: "Specht tegen de stam",
    Status.UITVOERING: "Kievit in het gras",
    Status.AFGEROND: "Uil in de nok",
    Status.NIET_IN_BEHANDELING: "Mus op het plein",
    Status.INGETROKKEN: "Gans in de lucht",
    Status.CONCEPT: "Ekster op de mast",
}
LOPEND = [Status.INGEDIEND, Status.PLATFORM, Status.WERKGROEP, Status.BERAAD, Status.UITVOERING]


@pytest.fixture(scope="module")
def vogels(gevulde_database):
    """One dilemma in each status, each with a title of its own."""
    with databases.teruggedraaid(gevulde_database):
        mensen = wereld.mensen()
        yield {
            status: dilemmas.in_status(status, mensen, titel=titel)
            for status, titel in TITELS.items()
        }


def gevonden(pagina):
    return {titel for titel in TITELS.values() if titel in pagina.tekst}


def titels(*statussen):
    return {TITELS[s] for s in statussen}


def aantallen(pagina):
    return {woorden.rsplit(" ", 1)[0]: int(woorden.rsplit(" ", 1)[1]) for woorden in tabs(pagina)}


def tabs(pagina):
    return [
        w
        for w, href in pagina.links.items()
        if w.rsplit(" ", 1)[0] in {lijst.label for lijst in query.Postvaklijst}
    ]


@pytest.mark.parametrize(
    ("lijst", "statussen"),
    [
        ("lopend", LOPEND),
        ("klaar", [Status.AFGEROND, Status.NIET_IN_BEHANDELING, Status.INGETROKKEN]),
        ("onbevestigd", []),
    ],
)
def test_a_tab_holds_what_it_says_and_never_a_concept(adviseur, vogels, lijst, statussen):
    assert gevonden(adviseur.open(f"/postvak?lijst={lijst}")) == titels(*statussen)


def test_the_first_tab_holds_what_waits_for_the_ccv(adviseur, vogels):
    wacht = {s for s in LOPEND if met(vogels[s].nummer).wacht_op is WachtOp.CCV}
    assert Status.INGEDIEND in wacht and wacht != set(LOPEND)
    assert titels(*wacht) <= gevonden(adviseur.open("/postvak"))


FILTERS = ["", "status=platform", "thema=uithuwelijking", "zoek=merel", "trede=beraad", "wacht=ccv"]


@pytest.mark.parametrize("filters", FILTERS)
def test_the_counts_are_the_lengths_of_the_lists(adviseur, vogels, filters):
    for lijst in query.Postvaklijst:
        pagina = adviseur.open(f"/postvak?lijst={lijst}&{filters}")
        assert aantallen(pagina)[lijst.label] == len(pagina.met_klasse("rij")), lijst


def test_the_menu_counts_what_the_first_tab_holds(adviseur, vogels):
    menu = next(w for w in adviseur.open("/mijn").html.split("<li>") if 'href="/postvak"' in w)
    assert f">{len(adviseur.open('/postvak').met_klasse('rij'))}<" in menu


@pytest.mark.parametrize(
    "persona", ["inbrenger", "deelnemer", "beheerder", "specialist", "bestuurder"]
)
def test_it_is_for_adviseurs_only_and_not_in_anybody_elses_menu(client, mensen, persona):
    bezoeker = client(getattr(mensen, persona))
    assert bezoeker.open("/postvak").status == bezoeker.open("/postvak", htmx=True).status == 403
    assert "/postvak" not in bezoeker.open("/mijn").html


@pytest.mark.parametrize(
    "vraag",
    [
        "pagina=0",
        "pagina=-1",
        "pagina=99999",
        "pagina=100000",
        "pagina=1e9",
        "pagina=²",
        "pagina=٣",
        "pagina=",
        "pagina=" + "9" * 5000,
        "wie=" + "9" * 30,
        "wie=٣",
        "wie=-1",
        "wie=²",
        "lijst=x",
        "status=<b>",
        "trede=%00",
        "thema=%ED%A0%80",
        "wacht=niemand",
        "zoek=%00",
        "zoek=%FF",
        "zoek=" + "x" * 3000,
        "zoek=" + "a%20" * 500,
        "zoek=%E2%80%AE",
        "pagina=1&pagina=2",
        "x=y",
        "zoek",
    ],
)
def test_an_odd_address_is_an_ordinary_page(adviseur, vogels, vraag):
    assert adviseur.open(f"/postvak?{vraag}").status == 200


def test_pages_follow_each_other_and_miss_nothing(adviseur, mensen, monkeypatch):
    monkeypatch.setattr(query.Postvakfilter, "PER_PAGINA", 2)
    nummers = [
        dilemmas.nieuw(mensen.inbrenger, indienen=True, titel="Duif").nummer for _ in range(5)
    ]
    pagina = adviseur.open("/postvak?zoek=duif")
    gezien = pagina.met_klasse("rij-nummer")
    for _ in range(2):
        pagina = adviseur.open(pagina.links["Volgende"])
        gezien += pagina.met_klasse("rij-nummer")
    assert "Volgende" not in pagina.links
    assert gezien == nummers
    assert pagina.links["Vorige"].startswith(
        "/postvak?lijst=ccv&zoek=duif&pagina=2&bladwijzer=voor~"
    )
    terug = adviseur.open(pagina.links["Vorige"])
    assert terug.met_klasse("rij-nummer") == nummers[2:4]
    assert terug.links["Vorige"] == "/postvak?lijst=ccv&zoek=duif&pagina=1"


def test_threatened_professionals_stand_on_top_then_the_oldest(adviseur, mensen):
    nummers = [
        dilemmas.nieuw(mensen.inbrenger, indienen=True, titel="Duif", bedreigd=bedreigd).nummer
        for bedreigd in (False, False, True)
    ]
    assert adviseur.open("/postvak?zoek=duif").met_klasse("rij-nummer") == [
        nummers[2],
        *nummers[:2],
    ]


def test_the_number_of_questions_to_the_database_does_not_grow(adviseur, mensen):
    def lijst():
        return adviseur.open("/postvak?zoek=duif")

    dilemmas.nieuw(mensen.inbrenger, indienen=True, titel="Duif")
    een = aantal_vragen(lijst)
    for wie in (mensen.collega, mensen.buitenstaander):
        dilemma = dilemmas.nieuw(
            wie, indienen=True, titel="Duif", themas=["uithuwelijking", "informatiedeling"]
        )
        Dilemma.update(behandelaar=mensen.adviseur).where(Dilemma.id == dilemma.id).execute()
    assert len(lijst().met_klasse("rij")) == 3
    assert (een, aantal_vragen(lijst)) == (15, 15)


def test_htmx_gets_the_list_alone_and_the_rest_of_the_world_the_page(adviseur, vogels):
    heel, stuk = adviseur.open("/postvak"), adviseur.open("/postvak", htmx=True)
    assert stuk.is_fragment and not heel.is_fragment
    assert stuk.met_klasse("rij-nummer") == heel.met_klasse("rij-nummer")
    assert heel.koppen["Vary"] == stuk.koppen["Vary"]


@pytest.mark.parametrize(
    "kop",
    [
        {"HX_Boosted": "true", "HX_Request": "true"},
        {"HX_History_Restore_Request": "true"},
        {"HX_History_Restore_Request": "true", "HX_Request": "true"},
        {"HX_Request": "false"},
    ],
)
def test_a_boosted_link_and_a_restored_page_are_whole_pages(adviseur, vogels, kop):
    assert not adviseur.open("/postvak", **kop).is_fragment
