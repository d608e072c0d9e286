"""The log is a chain: whatever is changed, removed or put in between shows."""

import json
from datetime import timedelta

import pytest

from portal import audit, outbox
from portal.db import database, is_sqlite, schrijven
from portal.models import Gebeurtenis
from portal.tools.tijd import AMSTERDAM
from portal.vocabulary import Status, Voorval
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU


@pytest.fixture
def keten(dilemma_in):
    """A log of real events, with its guard taken away: what if somebody owns the database?"""
    dilemma = dilemma_in(Status.WERKGROEP)
    if is_sqlite():
        for (naam,) in database.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute_sql(f"DROP TRIGGER {naam}")
    else:
        database.execute_sql("ALTER TABLE gebeurtenis DISABLE TRIGGER USER")
    assert list(audit.fouten()) == []
    return list(Gebeurtenis.select().where(Gebeurtenis.dilemma == dilemma).order_by(Gebeurtenis.id))


@pytest.mark.parametrize(
    "wijziging",
    [
        {"soort": "anders"},
        {"op": NU + timedelta(days=9)},
        {"wie": None},
        {"versie": 99},
        {"gegevens": {"vraag": "x"}},
        {"dilemma": None},
        {"onderwerp": "D-2026-9999"},
        {"van": Status.BERAAD},
        {"naar": Status.BERAAD},
        {"vanaf": "192.0.2.0/24"},
    ],
    ids=lambda w: next(iter(w)),
)
def test_a_changed_event_is_found(keten, wijziging):
    Gebeurtenis.update(**wijziging).where(Gebeurtenis.id == keten[1].id).execute()
    assert list(audit.fouten()) == [f"event {keten[1].id}: its content was changed"]


def test_a_removed_event_is_found(keten):
    keten[1].delete_instance()
    assert list(audit.fouten()) == [
        f"event {keten[2].id}: an earlier event is missing or out of place"
    ]


def test_a_changed_event_with_a_new_hash_breaks_the_chain_behind_it(keten):
    keten[1].soort = "anders"
    keten[1].hash = audit._hash(keten[1])
    keten[1].save()
    assert list(audit.fouten()) == [
        f"event {keten[2].id}: an earlier event is missing or out of place"
    ]


def test_a_cut_tail_shows_only_against_an_anchor_kept_elsewhere(keten):
    anker = audit.anker()
    keten[-1].delete_instance()
    assert list(audit.fouten()) == []
    assert audit.anker() != anker


def test_an_empty_log_is_whole(db):
    assert audit.anker()[0] == Gebeurtenis.select().count()
    assert list(audit.fouten()) == []


def test_the_zone_in_which_a_moment_was_given_makes_no_difference(db):
    with schrijven():
        audit.leg_vast(
            Voorval.ACCOUNT, wie=None, op=NU.astimezone(AMSTERDAM), onderwerp="account 1"
        )
    assert list(audit.fouten()) == []


@pytest.mark.parametrize(
    "gegevens", [{"é": "ő 👩‍👧"}, {"b": "1", "a": "2"}, {"leeg": ""}, {"aanhaling": '"\\/'}]
)
def test_words_of_any_kind_keep_their_hash_in_the_database(db, gegevens):
    with schrijven():
        audit.leg_vast(Voorval.ACCOUNT, wie=None, op=NU, onderwerp="account 1", gegevens=gegevens)
    assert list(audit.fouten()) == []
    assert Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get().gegevens == json.loads(
        json.dumps(gegevens)
    )


def test_a_log_line_or_a_mail_outside_a_transaction_is_a_mistake_that_shows(mensen):
    voor = alles()
    with pytest.raises(RuntimeError):
        audit.leg_vast(Voorval.ACCOUNT, wie=None, op=NU, onderwerp="account 1")
    with pytest.raises(RuntimeError):
        outbox.plaats("inloggen", mensen.collega, NU, door=None, pad="/")
    assert alles() == voor
