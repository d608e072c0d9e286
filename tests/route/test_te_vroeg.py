"""A meeting that begins two hours before its planned start: what it records stays, over HTTP and on
paper.
"""

from datetime import timedelta

import pytest

from portal.models import Agendapunt, Behandeling, Besluit, Dilemma
from portal.vocabulary import Status, Uitslag
from tests.hulp import vergaderen
from tests.route.test_vergadering import papier

NOTULEN = "Een uur lang besproken."
BESLUIT = "Wij vragen de werkgroep het uit te zoeken."


@pytest.fixture
def vergadering(mensen, klok):
    """A meeting that was planned at 15.00; it is 13.10."""
    b = vergaderen.plan(mensen.adviseur, begint=vergaderen.BEGINT + timedelta(hours=5))
    return b, b.begint - timedelta(minutes=110)


def op_agenda(als, klok, vergadering, dilemma, mensen):
    """Put the dilemma on it, fix the agenda, and open the meeting early; return its page and
    item.
    """
    b, vroeg = vergadering
    punt = vergaderen.agendeer(b, dilemma, mensen.adviseur)
    vergaderen.stel_vast(b, mensen.adviseur)
    klok.nu = vroeg
    return vergaderen.pagina(b), punt


def behandel(adviseur, pad, punt, uitslag):
    """Begin the item, take notes, record what was decided and what it came to, as the screen has
    it.
    """
    scherm, hier = f"{pad}/vergadering?punt={punt.id}", f"/punten/{punt.id}"
    adviseur.doe(adviseur.open(scherm), f"{hier}/begin")
    adviseur.doe(adviseur.open(scherm), f"{hier}/besluiten", tekst=BESLUIT)
    resultaat = adviseur.open(f"{pad}{hier}/resultaat")
    adviseur.doe(resultaat, uitslag=uitslag.value, verslag=NOTULEN)


def test_an_item_done_before_the_planned_start_stays_with_all_that_was_recorded(
    als, klok, mensen, dilemma_in, vergadering
):
    dilemma = dilemma_in(Status.PLATFORM)
    pad, punt = op_agenda(als, klok, vergadering, dilemma, mensen)
    adviseur = als("adviseur")
    behandel(adviseur, pad, punt, Uitslag.NIET_OPGELOST)
    klok.nu += timedelta(minutes=40)
    stap = adviseur.open(adviseur.open(pad).links[f"Naar een werkgroep: {dilemma.nummer}"])
    adviseur.doe(stap, waarom_niet_opgelost=NOTULEN, opdracht="Zoek uit.", gremium=stap_keuze(stap))
    rij = Agendapunt.get_by_id(punt.id)
    assert (rij.verslag, rij.uitslag) == (NOTULEN, Uitslag.NIET_OPGELOST)
    assert rij.begonnen_op and Besluit.get().punt_id == punt.id
    blad = adviseur.open(pad)
    assert NOTULEN in blad.tekst and "Naar een werkgroep (26 maart 2026)" in blad.tekst
    scherm = adviseur.open(f"{pad}/vergadering?punt={punt.id}")
    assert BESLUIT in scherm.html and scherm.formulier("/verder")
    for _ in ("vastgesteld", "vrijgegeven"):
        adviseur.doe(adviseur.open(f"{pad}/vergadering?punt={punt.id}"), "/verder")
    adviseur.doe(adviseur.open(pad), "/besluitenlijst/uitgeven")
    lijst = papier(als("deelnemer"), f"{pad}/besluitenlijst.pdf")
    assert NOTULEN in lijst and BESLUIT in lijst and dilemma.nummer in lijst


def stap_keuze(pagina):
    return pagina.formulier().keuzes("gremium")[0]


def test_held_over_at_an_early_meeting_it_waits_for_the_chosen_day(
    als, klok, mensen, dilemma_in, vergadering
):
    dilemma = dilemma_in(Status.PLATFORM)
    pad, punt = op_agenda(als, klok, vergadering, dilemma, mensen)
    adviseur = als("adviseur")
    behandel(adviseur, pad, punt, Uitslag.AANGEHOUDEN)
    klok.nu += timedelta(minutes=5)
    stap = adviseur.open(adviseur.open(pad).links[f"Aanhouden: {dilemma.nummer}"])
    later = (klok.nu + timedelta(days=40)).date()
    adviseur.doe(stap, reden="Eerst de cijfers.", volgende_datum=later.isoformat())
    assert Agendapunt.get_by_id(punt.id).verslag == NOTULEN
    assert Dilemma.get_by_id(dilemma.id).volgende_datum == later
    assert dilemma.nummer in adviseur.open("/bijeenkomsten").tekst, "it waits for a meeting again"
    assert "Aangehouden tot een volgende bijeenkomst (26 maart 2026)" in adviseur.open(pad).tekst


def test_notes_without_a_result_stay_too_and_the_chosen_day_counts(
    als, klok, mensen, dilemma_in, vergadering
):
    dilemma = dilemma_in(Status.PLATFORM)
    pad, punt = op_agenda(als, klok, vergadering, dilemma, mensen)
    adviseur = als("adviseur")
    adviseur.doe(adviseur.open(f"{pad}/vergadering?punt={punt.id}"), f"/punten/{punt.id}/begin")
    later = (klok.nu + timedelta(days=40)).date()
    klok.nu += timedelta(minutes=5)
    stap = adviseur.open(f"/dilemma/{dilemma.nummer}/stap/aanhouden")
    adviseur.doe(stap, reden="Eerst de cijfers.", volgende_datum=later.isoformat())
    assert Agendapunt.get_by_id(punt.id).begonnen_op
    assert Dilemma.get_by_id(dilemma.id).volgende_datum == later


def test_once_anything_was_recorded_of_an_item_nothing_offers_to_take_it_off(
    als, klok, mensen, dilemma_in, vergadering
):
    b, klok.nu = vergadering
    punt = vergaderen.agendeer(b, dilemma_in(Status.PLATFORM), mensen.adviseur)
    adviseur, pad = als("adviseur"), vergaderen.pagina(b)
    weg = f"/punten/{punt.id}/weg"
    blad = adviseur.open(f"{pad}/punten/{punt.id}")
    assert weg in str([f.actie for f in blad.formulieren])
    adviseur.doe(adviseur.open(f"{pad}/vergadering?punt={punt.id}"), f"/punten/{punt.id}/begin")
    blad = adviseur.open(f"{pad}/punten/{punt.id}")
    assert weg not in str([f.actie for f in blad.formulieren])
    assert "Daarom blijft het op de agenda." in blad.tekst
    assert adviseur.post(f"{pad}{weg}").status == 403


def test_a_bundel_that_moved_on_early_is_still_shown_whole(
    als, klok, mensen, dilemma_in, vergadering
):
    eerste, ander = dilemma_in(Status.PLATFORM), dilemma_in(Status.PLATFORM)
    vooraf = als("adviseur")
    bundelen = vooraf.open(f"/dilemma/{eerste.nummer}/bundel")
    vooraf.doe(bundelen, titel="Samen", nummers=[ander.nummer])
    pad, punt = op_agenda(als, klok, vergadering, eerste, mensen)
    adviseur = als("adviseur")
    behandel(adviseur, pad, punt, Uitslag.NIET_OPGELOST)
    klok.nu += timedelta(minutes=40)
    stap = adviseur.open(f"/dilemma/{eerste.nummer}/stap/instellen")
    adviseur.doe(stap, waarom_niet_opgelost=NOTULEN, opdracht="Zoek.", gremium=stap_keuze(stap))
    assert Behandeling.select().where(Behandeling.geeindigd_op == klok.nu).count() == 2
    assert f"samen met {ander.nummer}" in adviseur.open(pad).tekst
