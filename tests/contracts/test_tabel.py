"""The table is whole: nothing in it is dead, nameless or without a way out."""

import pytest

from portal.queries.ontvangers import _GROEP
from portal.queries.wachten import TERMIJN
from portal.steps.route import EFFECT
from portal.velden import TERUGKOPPELING
from portal.vocabulary import EINDES, Status, Uitslag, Voorval
from portal.workflow import OVERGANG, OVERGANGEN, TREDE, VERVOLG, Hoort, Wie, statusparen, uit
from tests.hulp.dilemmas import WEG

OPEN = set(Status) - set(EINDES)
per_overgang = pytest.mark.parametrize("overgang", OVERGANGEN, ids=lambda o: o.naam)


def bereikbaar(vanaf: Status) -> set[Status]:
    gezien, rand = {vanaf}, {vanaf}
    while rand:
        rand = {naar for van, naar in statusparen() if van in rand} - gezien
        gezien |= rand
    return gezien


def test_every_transition_has_a_name_of_its_own():
    assert len(OVERGANG) == len(OVERGANGEN)


def test_transitions_and_other_events_never_share_a_name_in_the_log():
    assert not set(OVERGANG) & {v.value for v in Voorval}


@per_overgang
def test_every_transition_has_its_words(overgang):
    assert all(
        (
            overgang.knop,
            overgang.tijdlijn,
            overgang.mail,
            overgang.van,
            overgang.wie,
            overgang.hoort,
        )
    )


@per_overgang
def test_every_transition_has_its_effect_in_the_module_of_its_step(overgang):
    assert EFFECT[overgang.naam].__module__ == f"portal.steps.{overgang.stap}"


@per_overgang
def test_every_field_is_asked_once_and_has_a_label(overgang):
    namen = [veld.naam for veld in overgang.velden]
    assert len(namen) == len(set(namen))
    assert all(veld.label for veld in overgang.velden)


@pytest.mark.parametrize("status", Status)
def test_every_status_is_reachable_and_not_left_behind(status):
    assert status in bereikbaar(Status.CONCEPT)
    assert uit(status), "no way out"


@pytest.mark.parametrize("status", sorted(OPEN))
def test_from_every_open_status_an_end_can_be_reached(status):
    assert bereikbaar(status) & set(EINDES)


@per_overgang
def test_every_end_answers_the_inbrenger_or_is_their_own_withdrawal(overgang):
    if set(overgang.naar) & set(EINDES):
        antwoord = TERUGKOPPELING in overgang.velden and Hoort.INBRENGER in overgang.hoort
        assert antwoord or (overgang.naar, overgang.wie) == (
            (Status.INGETROKKEN,),
            (Wie.INBRENGER,),
        )


def test_every_open_status_has_a_rung_and_a_term_and_ends_have_neither():
    assert set(TREDE) == set(TERMIJN) == OPEN


def test_every_group_that_hears_can_be_found():
    assert set(_GROEP) == set(Hoort)


def test_every_result_of_a_meeting_leads_to_transitions_of_the_table():
    assert set(VERVOLG) == set(Uitslag)
    assert {naam for vervolg in VERVOLG.values() for naam in vervolg} <= set(OVERGANG)


def test_the_tests_know_a_way_to_every_status():
    assert set(WEG) == set(Status)
