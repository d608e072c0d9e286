"""What a national goal is tied to, from three pages, and what of that each reader sees."""

import pytest

from portal.models import Actie, DoelDilemma
from portal.vocabulary import Status
from tests.hulp import doelen
from tests.web.rondom.test_doel import NAAM


@pytest.fixture
def doel(mensen):
    return doelen.maak(mensen.adviseur)


def test_an_actie_is_tied_from_its_own_page_and_both_name_each_other(adviseur, doel, dilemma_in):
    dilemma_in(Status.UITVOERING)
    actie = Actie.get()
    pagina = adviseur.doe(adviseur.open(f"/acties/{actie.id}/doel"), doel=doel.id)
    assert pagina.links[NAAM] == f"/doelen/{doel.id}"
    assert f"/acties/{actie.id}" in adviseur.open(f"/doelen/{doel.id}").links.values()
    adviseur.doe(adviseur.open(f"/acties/{actie.id}/doel"), doel="")
    assert Actie.get().doel_id is None
    assert f"/acties/{actie.id}" not in adviseur.open(f"/doelen/{doel.id}").links.values()


def test_a_dilemma_is_tied_from_its_own_page_and_both_name_each_other(adviseur, doel, dilemma_in):
    pad = f"/dilemma/{dilemma_in(Status.PLATFORM).nummer}"
    pagina = adviseur.doe(adviseur.open(f"{pad}/doelen"), doelen=[doel.id])
    assert pagina.links[NAAM] == f"/doelen/{doel.id}"
    assert pad in adviseur.open(f"/doelen/{doel.id}").links.values()
    adviseur.doe(adviseur.open(f"{pad}/doelen"), doelen=[])
    assert not DoelDilemma.select().exists() and NAAM not in adviseur.open(pad).tekst


def test_both_are_tied_from_the_page_of_the_doel(adviseur, doel, dilemma_in):
    nummer = dilemma_in(Status.UITVOERING).nummer
    for waarden in ({"dilemma": nummer.lower()}, {"dilemma": nummer, "actie": Actie.get().id}):
        adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), **waarden)
    assert DoelDilemma.select().count() == 1 and Actie.get().doel_id == doel.id


@pytest.mark.parametrize("nummer", ["", "D-2019-0001", "x", "concept"])
def test_what_is_not_filed_cannot_be_tied(adviseur, doel, dilemma_in, nummer):
    nummer = dilemma_in(Status.CONCEPT).nummer if nummer == "concept" else nummer
    fout = adviseur.verstuur(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=nummer)
    assert fout.status == 422 and len(fout.met_klasse("fout")) == 1


@pytest.mark.parametrize(
    ("persona", "dilemma", "actie"),
    [
        ("adviseur", True, True),
        ("bestuurder", True, True),
        ("deelnemer", True, False),
        ("specialist", True, False),
    ],
)
def test_a_doel_names_only_what_its_reader_may_see(
    adviseur, client, mensen, doel, dilemma_in, persona, dilemma, actie
):
    uitgevoerd, ander = dilemma_in(Status.UITVOERING), dilemma_in(Status.INGEDIEND)
    adviseur.doe(
        adviseur.open(f"/doelen/{doel.id}/koppelen"),
        dilemma=uitgevoerd.nummer,
        actie=Actie.get().id,
    )
    adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=ander.nummer)
    links = client(getattr(mensen, persona)).open(f"/doelen/{doel.id}").links.values()
    assert (f"/dilemma/{uitgevoerd.nummer}" in links) is dilemma
    assert (f"/acties/{Actie.get().id}" in links) is actie
    assert (f"/dilemma/{ander.nummer}" in links) is (persona == "adviseur")


def test_an_inbrenger_without_a_seat_does_not_hear_of_a_doel(
    adviseur, client, mensen, doel, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM)
    adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=dilemma.nummer)
    pad = f"/dilemma/{dilemma.nummer}"
    assert NAAM in client(mensen.deelnemer).open(pad).tekst
    assert NAAM not in client(mensen.inbrenger).open(pad).html


def test_a_reader_knows_a_dilemma_by_the_title_of_their_own_gremium(
    adviseur, client, mensen, doel, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM, titel="Wat de inbrenger schreef")
    adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=dilemma.nummer)
    assert dilemma.titel in adviseur.open(f"/doelen/{doel.id}").tekst
    assert dilemma.titel not in client(mensen.deelnemer).open(f"/doelen/{doel.id}").html
