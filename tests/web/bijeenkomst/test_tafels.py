"""The tables of a joint meeting on the page: made, chosen, and what came of them."""

from datetime import timedelta

import pytest

from portal.models import Gesprekstafel, Tafelgast
from tests.hulp import vergaderen, wereld
from tests.hulp.tafels import met_tafels, samen, tafel
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

KOMT = {"deelnemer", "voorzitter_platform", "bestuurder", "voorzitter_beraad"}
CCV = {"adviseur", "adviseur2"}


@pytest.fixture
def concept(mensen):
    return samen(mensen.adviseur)


@pytest.fixture
def vast(mensen):
    return met_tafels(mensen.adviseur, mensen.bestuurder, mensen.deelnemer)


@pytest.fixture
def geweest(mensen):
    return met_tafels(mensen.adviseur, mensen.bestuurder, mensen.deelnemer, NU - timedelta(hours=1))


def van(rij, naam):
    return rij.tafels.where(Gesprekstafel.naam == naam).get()


def knoppen(blad):
    return {f.actie.rsplit("/", 1)[-1] for f in blad.formulieren}


# Making tables


def test_an_adviseur_makes_changes_and_removes_a_table(adviseur, mensen, concept):
    nieuw = adviseur.open(adviseur.open(pagina(concept)).links["Voeg een tafel toe"])
    ingevuld = {
        "naam": "Meldcode",
        "thema": "uithuwelijking",
        "tafelheer": mensen.bestuurder.id,
        "pitch": "Wanneer?",
    }
    blad = adviseur.doe(nieuw, **ingevuld)
    assert (
        "Tafel 1 · Uithuwelijking Meldcode Tafelheer: Bestuurder (Organisatie) Wanneer?"
        in blad.tekst
    )
    wijzig = adviseur.open(blad.links["Wijzigen Meldcode"])
    begin = dict(wijzig.formulier().beginwaarden())
    assert {naam: begin[naam] for naam in ingevuld} == {
        naam: str(w) for naam, w in ingevuld.items()
    }
    blad = adviseur.doe(wijzig, naam="Melden", tafelheer="", thema="")
    assert "Melden Nog geen tafelheer" in blad.tekst
    leeg = adviseur.doe(adviseur.open(blad.links["Wijzigen Melden"]), "/weg")
    assert "Er zijn nog geen gesprekstafels" in leeg.tekst


def test_who_opens_a_table_is_offered_for_no_other(adviseur, mensen, concept):
    tafel(concept, mensen.adviseur, tafelheer=mensen.bestuurder.id)
    keuzes = adviseur.open(f"{pagina(concept)}/tafels/nieuw").formulier().keuzes("tafelheer")
    verwacht = {getattr(mensen, naam).id for naam in (KOMT | CCV) - {"bestuurder"}}
    assert {int(k) for k in keuzes if k} == verwacht


def test_tables_are_ordered_by_buttons(adviseur, mensen, concept):
    for naam in ("een", "twee"):
        tafel(concept, mensen.adviseur, naam=naam)
    blad = adviseur.open(pagina(concept))
    blad = adviseur.doe(blad, f"/tafels/{van(concept, 'twee').id}/omhoog")
    assert [t.naam for t in concept.tafels.order_by(Gesprekstafel.volgorde)] == ["twee", "een"]


def test_a_form_without_a_name_or_a_stale_one_changes_nothing(adviseur, concept):
    vorm = adviseur.open(f"{pagina(concept)}/tafels/nieuw")
    assert adviseur.verstuur(vorm, naam=" ").status == 422
    assert adviseur.verstuur(vorm, naam="x" * 201).status == 422
    assert adviseur.verstuur(vorm, naam="goed").status == 303
    nog_eens = adviseur.verstuur(vorm, naam="goed")
    assert nog_eens.naar and Gesprekstafel.select().count() == 1


def test_a_table_of_a_fixed_agenda_is_not_changed(adviseur, vast):
    blad = adviseur.open(pagina(vast))
    assert "Voeg een tafel toe" not in blad.links and "omhoog" not in knoppen(blad)
    assert adviseur.open(f"{pagina(vast)}/tafels/nieuw").status == 409


def test_an_ordinary_meeting_has_no_page_for_tables(adviseur, mensen):
    gewoon = vergaderen.plan(mensen.adviseur)
    assert {
        adviseur.open(f"{pagina(gewoon)}/tafels/{deel}").status
        for deel in ("nieuw", "indeling", "1")
    } == {404}


# Seats


def test_the_adviseur_seats_everybody_on_one_screen(adviseur, mensen, vast):
    vorm = adviseur.open(adviseur.open(pagina(vast)).links["Wie zit aan welke tafel?"])
    meldcode = van(vast, "Meldcode").id
    assert vorm.formulier().namen == {
        f"persoon_{getattr(mensen, naam).id}" for naam in KOMT - {"bestuurder"}
    }
    plekken = {
        f"persoon_{mensen.deelnemer.id}": meldcode,
        f"persoon_{mensen.voorzitter_beraad.id}": meldcode,
    }
    blad = adviseur.doe(vorm, **plekken)
    assert "Aan deze tafel: Deelnemer, Voorzitter beraad" in blad.tekst
    assert Tafelgast.select().count() == 2


def test_a_stale_screen_with_seats_is_refused(adviseur, client, mensen, vast):
    vorm = adviseur.open(f"{pagina(vast)}/tafels/indeling")
    lid = client(mensen.deelnemer)
    lid.doe(lid.open(pagina(vast)), "/aanschuiven")
    assert adviseur.verstuur(vorm).status == 409
    assert Tafelgast.get().tafel.naam == "Meldcode"


def test_a_member_chooses_another_table_and_is_told(client, mensen, vast):
    lid = client(mensen.deelnemer)
    voor = lid.open(pagina(vast))
    assert [w for w in voor.met_klasse("rij--mijn")] and "Vertrouwen" in voor.met_klasse(
        "rij--mijn"
    )[0]
    na = lid.doe(voor, "/aanschuiven")
    assert "Gekozen: tafel ‘Meldcode’." in na.tekst and "Meldcode" in na.met_klasse("rij--mijn")[0]
    assert [(g.tafel.naam, g.persoon) for g in Tafelgast.select()] == [
        ("Meldcode", mensen.deelnemer)
    ]


@pytest.mark.parametrize("naam", wereld.PERSONAS)
def test_who_sees_the_tables_and_who_may_choose_one(client, mensen, vast, naam):
    wie = client(getattr(mensen, naam))
    blad = wie.open(pagina(vast))
    pad = f"{pagina(vast)}/tafels/{van(vast, 'Meldcode').id}/aanschuiven"
    assert ("Wie durft te bellen?" in blad.tekst) is (naam in KOMT | CCV)
    assert ("aanschuiven" in knoppen(blad)) is (naam in KOMT - {"bestuurder"})
    verwacht = 303 if naam in KOMT - {"bestuurder"} else 403 if naam in KOMT | CCV else 404
    assert wie.post(pad).status == verwacht


def test_of_an_agenda_that_is_not_fixed_members_see_no_tables(client, adviseur, mensen, concept):
    gemaakt = tafel(concept, mensen.adviseur)
    adviseur.doe(adviseur.open(pagina(concept)), "/uitnodigen")
    lid = client(mensen.deelnemer)
    blad = lid.open(pagina(concept))
    assert blad.status == 200 and gemaakt.pitch not in blad.html
    assert lid.post(f"{pagina(concept)}/tafels/{gemaakt.id}/aanschuiven").status == 404


# Afterwards


def test_the_tafelheer_records_and_everybody_who_came_reads(client, mensen, geweest):
    heer = client(mensen.bestuurder)
    blad = heer.open(pagina(geweest))
    assert [t for t in blad.links if t.startswith("Resultaat")] == [
        "Resultaat vastleggen Vertrouwen"
    ]
    vorm = heer.open(blad.links["Resultaat vastleggen Vertrouwen"])
    heer.doe(vorm, resultaat="Bel eerst de collega.")
    for naam in KOMT | CCV:
        assert "Bel eerst de collega." in client(getattr(mensen, naam)).open(pagina(geweest)).tekst


@pytest.mark.parametrize("naam", wereld.PERSONAS)
def test_who_opens_the_form_for_a_result(client, mensen, geweest, naam):
    pad = f"{pagina(geweest)}/tafels/{van(geweest, 'Vertrouwen').id}/resultaat"
    verwacht = 200 if naam in {"bestuurder"} | CCV else 403 if naam in KOMT else 404
    assert client(getattr(mensen, naam)).open(pad).status == verwacht


def test_before_it_begins_there_is_no_result(client, mensen, vast):
    heer = client(mensen.bestuurder)
    assert not [t for t in heer.open(pagina(vast)).links if t.startswith("Resultaat")]
    assert heer.open(f"{pagina(vast)}/tafels/{van(vast, 'Vertrouwen').id}/resultaat").status == 403


def test_once_it_has_begun_nobody_chooses_any_more(client, mensen, geweest):
    lid = client(mensen.deelnemer)
    assert "aanschuiven" not in knoppen(lid.open(pagina(geweest)))
    assert (
        lid.post(f"{pagina(geweest)}/tafels/{van(geweest, 'Meldcode').id}/aanschuiven").status
        == 403
    )


def test_called_off_the_tables_stay_for_adviseurs_to_read(adviseur, client, mensen, vast):
    adviseur.doe(adviseur.open(f"{pagina(vast)}/afzeggen"))
    blad = adviseur.open(pagina(vast))
    assert "Meldcode" in blad.tekst and not blad.formulieren
    assert "Meldcode" not in client(mensen.deelnemer).open(pagina(vast)).tekst
