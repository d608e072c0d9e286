"""The order of an agenda: plain buttons, htmx in place, and two advisers at work at once."""

import pytest

from portal.models import Agendapunt, Bijeenkomst
from portal.vocabulary import PuntSoort
from tests.hulp import vergaderen
from tests.hulp.vergaderen import pagina, titels


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan_kort(mensen.adviseur)


@pytest.fixture
def scherm(adviseur, gepland):
    """The meeting as the adviseur has it in front of them."""
    return adviseur.open(pagina(gepland))


def punten(scherm):
    return scherm.met_klasse("programma-punt")


def verplaats(bezoeker, scherm, titel, kant, **meer):
    punt = Agendapunt.get(Agendapunt.titel == titel)
    return bezoeker.verstuur(scherm, f"/punten/{punt.id}/{kant}", **meer)


def test_items_move_by_plain_buttons(adviseur, gepland, scherm):
    antwoord = verplaats(adviseur, scherm, "Opening", "omlaag")
    assert titels(gepland) == ["Rondvraag en sluiting", "Opening"]
    punt = Agendapunt.get(Agendapunt.titel == "Opening")
    assert (antwoord.status, antwoord.naar) == (303, f"{scherm.pad}#punt-{punt.id}")
    assert "‘Opening’ is verplaatst." in adviseur.volg(antwoord).tekst


def test_the_first_cannot_go_up_nor_the_last_down(adviseur, gepland, scherm):
    uit = [e.get("id") for e in scherm.boom.iter("button") if e.get("disabled") is not None]
    eerste, laatste = gepland.punten.order_by(Agendapunt.volgorde)
    assert uit == [f"omhoog-{eerste.id}", f"omlaag-{laatste.id}"]
    verplaats(adviseur, scherm, "Opening", "omhoog")
    assert titels(gepland) == ["Opening", "Rondvraag en sluiting"]


def test_the_close_stays_last_until_it_is_moved(adviseur, gepland, scherm, mensen):
    vergaderen.voeg_toe(gepland, mensen.adviseur)
    assert titels(gepland)[-1] == "Rondvraag en sluiting"
    verplaats(adviseur, adviseur.open(scherm.pad), "Rondvraag en sluiting", "omhoog")
    vergaderen.voeg_toe(gepland, mensen.adviseur, PuntSoort.MEDEDELINGEN)
    assert titels(gepland) == ["Opening", "Rondvraag en sluiting", "Pauze", "Mededelingen"]


def test_a_second_click_moves_an_item_once(adviseur, gepland, scherm, mensen):
    vergaderen.voeg_toe(gepland, mensen.adviseur)
    scherm = adviseur.open(scherm.pad)
    assert {verplaats(adviseur, scherm, "Opening", "omlaag").status for _ in range(2)} == {303}
    assert titels(gepland) == ["Pauze", "Opening", "Rondvraag en sluiting"]


def test_htmx_gets_the_agenda_anew_and_the_focus_stays(adviseur, gepland, scherm):
    antwoord = verplaats(adviseur, scherm, "Rondvraag en sluiting", "omhoog", htmx=True)
    punt = Agendapunt.get(Agendapunt.titel == "Rondvraag en sluiting")
    assert antwoord.is_fragment and antwoord.status == 200
    assert "is verplaatst. Het begint nu om 10.00 uur." in antwoord.tekst
    # Its own button is disabled at the top, so its twin takes the focus over.
    focus = [e.get("id") for e in antwoord.boom.iter() if e.get("autofocus") is not None]
    assert focus == [f"omlaag-{punt.id}"]
    verder = verplaats(adviseur, antwoord, "Rondvraag en sluiting", "omlaag", htmx=True)
    assert (verder.status, titels(gepland)) == (200, ["Opening", "Rondvraag en sluiting"])


# Two at once


def test_two_advisers_ordering_at_once_do_not_overwrite_each_other(
    adviseur, client, mensen, gepland, scherm
):
    ander = client(mensen.adviseur2)
    oud = ander.open(scherm.pad)
    verplaats(adviseur, scherm, "Opening", "omlaag")
    antwoord = verplaats(ander, oud, "Rondvraag en sluiting", "omlaag")
    assert (antwoord.status, antwoord.kop) == (409, "Iemand was je voor")
    assert titels(gepland) == ["Rondvraag en sluiting", "Opening"]
    assert "Volgorde gewijzigd (Adviseur)" in antwoord.tekst
    assert antwoord.links["Bekijk hoe het nu is"] == scherm.pad


def test_a_stale_order_by_htmx_shows_how_it_is_now(adviseur, client, mensen, scherm):
    ander = client(mensen.adviseur2)
    oud = ander.open(scherm.pad)
    verplaats(adviseur, scherm, "Opening", "omlaag")
    antwoord = verplaats(ander, oud, "Opening", "omlaag", htmx=True)
    assert antwoord.status == 409 and antwoord.is_fragment
    assert "Iemand was je voor" in antwoord.tekst and punten(antwoord)[0].startswith("Rondvraag")
    assert verplaats(ander, antwoord, "Opening", "omhoog", htmx=True).status == 200


@pytest.mark.parametrize("pad", ["tijden", "afzeggen"])
def test_every_form_about_the_whole_agenda_is_refused_when_stale(adviseur, gepland, mensen, pad):
    """What is about a part of it, and keeps what was typed: web/test_tegelijk.py."""
    formulier = adviseur.open(f"{pagina(gepland)}/{pad}")
    vergaderen.voeg_toe(gepland, mensen.adviseur2)
    assert adviseur.verstuur(formulier).status == 409
    assert titels(Bijeenkomst.get()) == ["Opening", "Pauze", "Rondvraag en sluiting"]
