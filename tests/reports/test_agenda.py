"""The agenda: times computed from minutes, and a warning that says by how much it overruns."""

from dataclasses import replace
from datetime import timedelta

from portal.tijd import als_tijd
from reports import agenda
from reports.agenda import Agendaregel
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
        blad = next(nr for nr, tekst in enumerate(rest, start=2) if d.nummer + " " + d.titel in tekst)
        assert f"Ter bespreking {blad}" in eerste.split(d.titel)[1][:80]


def test_overdue_comes_first_and_is_called_so():
    html = agenda.html(voorbeelden.agenda(1))
    assert html.index("1 feb 2026") < html.index("te laat") < html.index("1 apr 2026")
    assert html.count("te laat") == 1


def test_an_item_without_a_dilemma_has_no_page_of_its_own():
    html = agenda.html(replace(voorbeelden.agenda(1), regels=(Agendaregel("Opening", 5),)))
    assert "punt-1" not in html
    assert "Vraag aan u" not in html
