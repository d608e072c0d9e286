"""The lists of acties: which one opens, and what stands in it."""

from datetime import timedelta

import pytest

from portal.models import Actie, Persoon
from portal.tools.tijd import dag
from portal.vocabulary import Status
from tests.hulp import vergaderen
from tests.hulp.pagina import woorden
from tests.hulp.vragen import aantal_vragen
from tests.hulp.wereld import BERAAD, NU, PLATFORM, WERKGROEP, gremium_met

VANDAAG = dag(NU)


def maak(wat, eigenaar, dagen=10, gremium=BERAAD, **anders):
    return Actie.create(
        wat=wat,
        eigenaar=eigenaar,
        termijn=VANDAAG + timedelta(days=dagen),
        gremium=gremium_met(gremium),
        **anders,
    )


def titels(pagina):
    return [tekst for tekst, doel in pagina.links.items() if doel.startswith("/acties/")]


def tabs(pagina):
    links = pagina.links.items()
    return {tekst.rstrip(" 0123456789") for tekst, doel in links if "acties?lijst=" in doel}


def gekozen_tab(pagina):
    return next(woorden(a) for a in pagina.hoofd.iter("a") if a.get("aria-current") == "page")


@pytest.fixture
def vier(mensen):
    """Four acties, of two people, of two gremia, one of them done."""
    maak("Eigen", mensen.adviseur)
    maak("Collega", mensen.bestuurder)
    maak("Werkgroep", mensen.specialist, gremium=WERKGROEP)
    maak("Gedaan", mensen.adviseur, status="gedaan", gereed_op=NU, resultaat="Klaar.")
    Persoon.update(organisatie="Elders").where(Persoon.id == mensen.specialist.id).execute()


OPEN = {"Eigen", "Collega", "Werkgroep"}


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("", {"Eigen"}),
        ("lijst=mijn", {"Eigen"}),
        ("lijst=alle", OPEN),
        ("lijst=organisatie", {"Eigen", "Collega"}),
        ("gremium={beraad}", {"Eigen", "Collega"}),
        ("lijst=gremium&gremium={wg}", {"Werkgroep"}),
        ("gremium={wg}&lijst=mijn", {"Eigen"}),
        ("lijst=gremium", {"Eigen", "Collega"}),
        ("stand=klaar", {"Gedaan"}),
        ("lijst=x&stand=y&gremium=z&pagina=0", {"Eigen"}),
        ("gremium=" + "9" * 30, {"Eigen"}),
        ("gremium=%00", {"Eigen"}),
        ("pagina=" + "9" * 30, {"Eigen"}),
        ("pagina=2", set()),
        ("lijst=gremium&gremium=2147483647", set()),
    ],
)
def test_lists_and_filters_stand_in_the_address(client, mensen, vier, vraag, verwacht):
    pad = "/acties?" + vraag.format(beraad=gremium_met(BERAAD).id, wg=gremium_met(WERKGROEP).id)
    for htmx in (False, True):
        pagina = client(mensen.adviseur).open(pad, htmx=htmx)
        assert (set(titels(pagina)), pagina.is_fragment) == (verwacht, htmx)


@pytest.mark.parametrize(
    ("persona", "tab"), [("bestuurder", "Van mij 1"), ("voorzitter_beraad", "Alle 2")]
)
def test_one_begins_with_ones_own_if_any_are_open(client, mensen, vier, persona, tab):
    assert gekozen_tab(client(getattr(mensen, persona)).open("/acties")) == tab


def test_the_overdue_come_first_and_then_the_rest_by_date(client, mensen):
    for wat, eigenaar, dagen in (
        ("Van een ander, later", mensen.voorzitter_beraad, 9),
        ("Van mij, later", mensen.bestuurder, 5),
        ("Van een ander, te laat", mensen.voorzitter_beraad, -9),
        ("Van mij, te laat", mensen.bestuurder, -1),
    ):
        maak(wat, eigenaar, dagen)
    pagina = client(mensen.bestuurder).open("/acties?lijst=alle")
    assert titels(pagina) == [
        "Van een ander, te laat",
        "Van mij, te laat",
        "Van mij, later",
        "Van een ander, later",
    ]
    assert pagina.tekst.count("Te laat") == 2
    assert titels(client(mensen.bestuurder).open("/acties")) == [
        "Van mij, te laat",
        "Van mij, later",
    ]


def test_today_is_not_too_late(client, mensen):
    maak("Vandaag", mensen.bestuurder, 0)
    assert "Te laat" not in client(mensen.bestuurder).open("/acties").tekst


@pytest.mark.parametrize(
    "persona", ["collega", "specialist", "deelnemer", "beheerder", "buitenstaander"]
)
def test_filters_and_counts_tell_nothing_of_acties_of_others(client, mensen, persona):
    maak("Van het Beraad", mensen.bestuurder)
    Persoon.update(organisatie="Zelfde").execute()
    bezoeker = client(getattr(mensen, persona))
    for vraag in (
        "lijst=organisatie",
        "lijst=mijn",
        f"gremium={gremium_met(BERAAD).id}",
        "stand=klaar",
        "",
    ):
        pagina = bezoeker.open(f"/acties?{vraag}")
        assert not titels(pagina) and set(pagina.met_klasse("aantal")) <= {"0"}
        assert pagina.formulier(0).keuzes("gremium") == []


def test_people_without_an_organisation_have_no_such_tab(client, mensen, vier):
    Persoon.update(organisatie="").execute()
    assert tabs(client(mensen.bestuurder).open("/acties")) == {"Van mij", "Van een gremium", "Alle"}
    assert not titels(client(mensen.bestuurder).open("/acties?lijst=organisatie"))


def test_an_actie_of_a_meeting_names_it_to_whoever_may_know_of_it(client, mensen):
    meeting = vergaderen.plan(mensen.adviseur, gremium_met(PLATFORM))
    rij = maak("Zoek uit wie belt", mensen.buitenstaander, gremium=PLATFORM, bijeenkomst=meeting)
    for persona, weet in (("adviseur", True), ("deelnemer", False), ("buitenstaander", False)):
        bezoeker = client(getattr(mensen, persona))
        assert ("bijeenkomst van 26 maart 2026" in bezoeker.open("/acties").tekst) is weet
        assert (
            f"/bijeenkomsten/{meeting.id}" in bezoeker.open(f"/acties/{rij.id}").links.values()
        ) is weet
    vergaderen.stel_vast(meeting, mensen.adviseur)
    assert "bijeenkomst van 26 maart 2026" in client(mensen.deelnemer).open("/acties").tekst
    assert "maart 2026" not in client(mensen.buitenstaander).open(f"/acties/{rij.id}").html.replace(
        "22 maart 2026", ""
    )


@pytest.mark.parametrize("vraag", ["", "?lijst=alle", "?lijst=gremium", "?lijst=organisatie"])
def test_the_list_takes_as_many_queries_for_three_as_for_one(client, mensen, dilemma_in, vraag):
    dilemma, bezoeker = dilemma_in(Status.UITVOERING), client(mensen.bestuurder)
    een = aantal_vragen(lambda: bezoeker.open(f"/acties{vraag}"))
    meeting = vergaderen.plan(mensen.adviseur, gremium_met(BERAAD))
    maak("Twee", mensen.bestuurder, dilemma=dilemma, bijeenkomst=meeting)
    maak("Drie", mensen.bestuurder, bijeenkomst=meeting)
    assert len(titels(bezoeker.open(f"/acties{vraag}"))) == 3
    assert aantal_vragen(lambda: bezoeker.open(f"/acties{vraag}")) == een
