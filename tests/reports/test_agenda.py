"""The agenda: times computed from minutes, and a warning that says by how much it overruns."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from portal.models import Agendapunt, Bijeenkomst, Lidmaatschap
from portal.queries.bijeenkomst.punten import programma
from portal.tools.tijd import als_tijd, dag
from reports import agenda
from reports.agenda import Agendaregel
from tests.hulp import tafels, vergaderen
from tests.hulp.wereld import NU
from tests.reports import voorbeelden


def test_each_item_starts_when_the_one_before_ends():
    a = voorbeelden.agenda(2)
    assert [als_tijd(t) for t in a.tijden] == ["13.00", "13.10", "13.35", "14.00", "14.10"]


def test_an_agenda_without_items_ends_when_it_starts():
    a = replace(voorbeelden.agenda(1), regels=())
    assert a.tijden == (a.begin,)
    assert a.uitloop == 0


def test_it_overruns_by_what_the_items_take_too_long():
    a = voorbeelden.agenda(2, minuten=60)
    assert a.uitloop == 10
    assert a.gepland_einde == a.begin + timedelta(minutes=60)
    assert voorbeelden.agenda(2, minuten=70).uitloop == 0


def test_the_warning_names_both_ends():
    html = agenda.html(voorbeelden.agenda(2, minuten=60))
    assert "samen 10 minuten langer dan gepland" in html
    assert "tot 14.10 uur in plaats van 14.00 uur" in html
    assert "loopt uit" not in agenda.html(voorbeelden.agenda(2))


def test_the_programme_sends_the_reader_to_the_right_page(agenda_bladen):
    eerste, *rest = agenda_bladen
    for d in voorbeelden.dilemmas(6):
        blad = next(
            nr for nr, tekst in enumerate(rest, start=2) if d.nummer + " " + d.titel in tekst
        )
        assert f"Ter bespreking {blad}" in eerste.split(d.titel)[1][:80]


def test_overdue_comes_first_and_is_called_so():
    html = agenda.html(voorbeelden.agenda(1))
    assert html.index("1 feb 2026") < html.index("te laat") < html.index("1 apr 2026")
    assert html.count("te laat") == 1


def test_an_item_without_a_dilemma_has_no_page_of_its_own():
    html = agenda.html(replace(voorbeelden.agenda(1), regels=(Agendaregel("Opening", 5),)))
    assert "punt-1" not in html
    assert "Vraag aan u" not in html


def met_lunch(klok):
    """An opening of ten minutes from 13.00, and then a lunch that must start at this time."""
    regels = (Agendaregel("Opening", 10), Agendaregel("Lunch", 30, vaste_tijd=klok))
    return replace(voorbeelden.agenda(1, minuten=60), regels=regels)


def test_an_item_with_a_fixed_time_waits_for_it_and_says_so():
    a = met_lunch(time(13, 20))
    assert [als_tijd(t) for t in a.tijden] == ["13.00", "13.20", "13.50"]
    assert "vaste tijd" in agenda.html(a) and "later dan afgesproken" not in agenda.html(a)


def test_what_cannot_start_at_its_fixed_time_starts_late_and_says_by_how_much():
    a = met_lunch(time(13, 5))
    assert [als_tijd(t) for t in a.tijden] == ["13.00", "13.10", "13.40"]
    assert "5 minuten later dan afgesproken" in agenda.html(a)


def test_the_room_before_a_fixed_time_counts_when_the_agenda_overruns():
    assert met_lunch(time(13, 30)).uitloop == 0
    assert met_lunch(time(13, 40)).uitloop == 10


@pytest.mark.parametrize("klok", [None, time(10, 30), time(10, 1)])
def test_page_and_paper_tell_the_same_times(mensen, klok):
    b = vergaderen.plan(mensen.adviseur)
    vergaderen.voeg_toe(b, mensen.adviseur)
    Agendapunt.update(vaste_tijd=klok).where(
        Agendapunt.bijeenkomst == b, Agendapunt.volgorde == 2
    ).execute()
    op_pagina = programma(Bijeenkomst.get_by_id(b.id), mensen.adviseur, dag(NU))
    op_papier = agenda.bouw(Bijeenkomst.get_by_id(b.id), NU)
    assert [regel.begint for regel in op_pagina.regels] == list(op_papier.tijden[:-1])
    assert op_pagina.uitloop == op_papier.uitloop


def test_a_guest_who_left_the_gremium_since_is_not_printed_as_the_page_does_not_show_them(mensen):
    b = tafels.met_tafels(mensen.adviseur, mensen.bestuurder, mensen.deelnemer)
    gasten = [t.gasten for t in agenda.bouw(b, NU).tafels]
    assert gasten == [(mensen.deelnemer.wie,), ()]
    weg = Lidmaatschap.update(tot=dag(NU) - timedelta(days=1))
    weg.where(Lidmaatschap.persoon == mensen.deelnemer).execute()
    assert [t.gasten for t in agenda.bouw(b, NU).tafels] == [(), ()]
