"""What changed between two versions is said in sentences, for whatever a paper holds."""

from dataclasses import fields, replace

import pytest

from reports.agenda import Agendaregel
from reports.uitgeven.verschil import NAAM_MAX, kern, vergelijk
from tests.reports import voorbeelden

AGENDA = voorbeelden.agenda(6)
BRIEFING = voorbeelden.briefing(6)


def gewijzigd(oud, nieuw, zonder=()):
    return vergelijk(kern(oud, zonder), kern(nieuw, zonder))


@pytest.mark.parametrize("stuk", [AGENDA, BRIEFING], ids=["agenda", "briefing"])
def test_the_same_paper_says_nothing_whatever_its_marks(stuk):
    anders = replace(stuk, kenmerken=voorbeelden.kenmerken("Iets anders", "X-1"))
    assert gewijzigd(stuk, anders) == []


def test_an_item_that_came_one_that_went_and_one_that_changed():
    eerste, *midden, laatste = AGENDA.regels
    langer = replace(eerste, minuten=20)
    nieuw = replace(AGENDA, regels=(langer, *midden[1:], Agendaregel("Kennisdeling", 15), laatste))
    assert gewijzigd(AGENDA, nieuw) == [
        "Nieuw: ‘Kennisdeling’",
        f"Vervallen: ‘{midden[0].titel}’ ({midden[0].nummer})",
        "Gewijzigd: ‘Opening en mededelingen’: minuten 20 (was 10)",
    ]


def test_a_text_of_its_own_is_named_and_a_short_one_is_quoted():
    regel = AGENDA.regels[1]
    tekst = replace(regel.tekst, kern=regel.tekst.kern + " En nog iets.")
    anders = replace(regel, tekst=tekst, inleider="De voorzitter")
    regels = (AGENDA.regels[0], anders, *AGENDA.regels[2:])
    assert gewijzigd(AGENDA, replace(AGENDA, regels=regels)) == [
        f"Gewijzigd: ‘{regel.titel}’ ({regel.nummer}): inleider De voorzitter (was "
        f"{regel.inleider}), kern"
    ]


def test_what_stands_at_the_top_is_quoted_with_what_it_was():
    nieuw = replace(AGENDA, plaats="Zwolle", voorzitter="", begin=AGENDA.begin.replace(hour=13))
    assert gewijzigd(AGENDA, nieuw) == [
        "Gewijzigd: begin 19 maart 2026, 14.00 uur (was 19 maart 2026, 13.00 uur)",
        f"Gewijzigd: plaats Zwolle (was {AGENDA.plaats})",
        f"Gewijzigd: voorzitter leeg (was {AGENDA.voorzitter})",
    ]


def test_another_order_is_told_and_not_confused_with_coming_and_going():
    een, twee, *rest = AGENDA.regels
    assert gewijzigd(AGENDA, replace(AGENDA, regels=(twee, een, *rest))) == [
        "Gewijzigd: de volgorde van het programma"
    ]
    assert gewijzigd(AGENDA, replace(AGENDA, regels=(twee, *rest))) == [
        "Vervallen: ‘Opening en mededelingen’"
    ]


def test_two_items_of_one_name_are_two():
    pauze = Agendaregel("Pauze", 10)
    assert gewijzigd(AGENDA, replace(AGENDA, regels=(*AGENDA.regels, pauze))) == ["Nieuw: ‘Pauze’"]


def test_what_differs_every_day_is_left_out():
    nieuw = replace(BRIEFING, standen=BRIEFING.standen[:-1])
    assert gewijzigd(BRIEFING, nieuw) and gewijzigd(BRIEFING, nieuw, ("standen",)) == []


def test_no_field_goes_unnoticed():
    """Empty each field of a paper in turn: each time something is said."""
    for stuk in (AGENDA, BRIEFING):
        for veld in fields(stuk):
            waarde = getattr(stuk, veld.name)
            if waarde and veld.name != "kenmerken":
                leeg = type(waarde)() if isinstance(waarde, str | tuple | int) else None
                assert gewijzigd(stuk, replace(stuk, **{veld.name: leeg})), veld.name


def test_a_field_that_an_older_version_did_not_know_is_no_crash():
    assert "Gewijzigd: plaats Zwolle (was leeg)" in vergelijk(
        [], kern(replace(AGENDA, plaats="Zwolle"))
    )
    assert f"Gewijzigd: plaats leeg (was {AGENDA.plaats})" in vergelijk(kern(AGENDA), [])


def test_a_long_title_is_cut_at_a_word():
    lang = replace(AGENDA, regels=(Agendaregel("woord " * 40, 10),))
    (naam,) = [zin for zin in gewijzigd(AGENDA, lang) if zin.startswith("Nieuw")]
    assert naam.endswith("woord…’") and len(naam) < NAAM_MAX + 15
