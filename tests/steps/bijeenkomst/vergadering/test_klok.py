"""The clock of a meeting, its notes, and who is there."""

from datetime import timedelta

import pytest

from portal.engine import NietToegestaan, Verouderd
from portal.models import Aanwezigheid, Gebeurtenis
from portal.queries import versies
from portal.steps.bijeenkomst import vergadering
from tests.hulp import vergaderen

NU = vergaderen.BEGINT
stempel = versies.RESULTAAT_VAN_PUNT


def vers(rij):
    return type(rij).get_by_id(rij.id)


def test_one_item_at_a_time_is_on_the_table(punt, opening, vraag):
    vergadering.begin(opening, vraag())
    vergadering.begin(punt, vraag(na=12))
    assert vers(opening).geeindigd_op == vers(punt).begonnen_op == NU + timedelta(minutes=12)
    assert vers(punt).geeindigd_op is None


def test_a_second_press_on_begin_does_not_turn_the_clock_back(punt, vraag):
    vergadering.begin(punt, vraag())
    vergadering.begin(punt, vraag(na=5))
    assert vers(punt).begonnen_op == NU


def test_the_break_of_an_item_that_goes_on_does_not_count(punt, vraag):
    vergadering.begin(punt, vraag())
    vergadering.eindig(punt, vraag(na=10))
    vergadering.begin(punt, vraag(na=60))
    assert vers(punt).begonnen_op == NU + timedelta(minutes=50)


def test_an_older_clock_is_refused(punt, opening, vraag):
    stand = versies.klok(punt.bijeenkomst)
    vergadering.begin(opening, vraag(versie=stand))
    with pytest.raises(Verouderd):
        vergadering.begin(punt, vraag(versie=stand))
    assert vers(punt).begonnen_op is None


def test_corrected_times_leave_at_most_one_item_running(punt, opening, vraag):
    vergadering.begin(opening, vraag())
    vergadering.verbeter_tijden(punt, vraag(na=9, begonnen_op=NU, geeindigd_op=None))
    assert vers(opening).geeindigd_op == NU + timedelta(minutes=9)
    with pytest.raises(NietToegestaan):
        vergadering.verbeter_tijden(punt, vraag(begonnen_op=None, geeindigd_op=NU))
    vergadering.verbeter_tijden(punt, vraag(begonnen_op=None, geeindigd_op=None))
    assert vers(punt).begonnen_op is None


def test_notes_are_kept_without_a_result_and_logged_once_in_a_while(punt, vraag):
    eerder = Gebeurtenis.select().count()
    for minuut in range(20):
        vergadering.bewaar_verslag(
            punt, vraag(na=minuut, versie=stempel(vers(punt)), verslag=f"Zin {minuut}")
        )
    assert (vers(punt).verslag, vers(punt).uitslag) == ("Zin 19", None)
    assert Gebeurtenis.select().count() == eerder + 2


def test_older_notes_do_not_replace_newer_ones(punt, vraag):
    oud = stempel(punt)
    vergadering.bewaar_verslag(punt, vraag(versie=oud, verslag="Eerst."))
    vergadering.bewaar_verslag(punt, vraag(versie=oud, verslag="Eerst."))
    with pytest.raises(Verouderd):
        vergadering.bewaar_verslag(punt, vraag(versie=oud, verslag="Later."))


def test_presence_is_one_row_that_can_be_forgotten(punt, mensen, vraag):
    for stand in ("aanwezig", "afwezig", "afgemeld"):
        vergadering.zet_aanwezigheid(punt.bijeenkomst, mensen.deelnemer, vraag(aanwezig=stand))
        assert Aanwezigheid.get().aanwezig == stand
    vergadering.zet_aanwezigheid(punt.bijeenkomst, mensen.deelnemer, vraag(aanwezig=""))
    assert not Aanwezigheid.select().exists()
