"""The database itself refuses what the portal must never do, whoever writes to it."""

from contextlib import nullcontext

import pytest
from peewee import IntegrityError

from portal.db import database, is_sqlite
from portal.models import Dilemma
from portal.vocabulary import EINDES, Status, WachtOp
from portal.workflow import statusparen
from tests.hulp.wereld import NU

GEEN_OVERGANG = "geen overgang in de tabel"


def kloppend(naar):
    """Return the other columns of a dilemma in status `naar`, so that only the change of status is
    judged.
    """
    einde = naar in EINDES
    return {
        "wacht_op": WachtOp.NIEMAND if einde else WachtOp.CCV,
        "terugkoppeling": "Ja." if einde else "",
        "volgende_datum": NU.date(),
        "ingediend_op": NU,
        "afgesloten_op": NU if einde else None,
        "status": naar,
    }


@pytest.mark.parametrize("van", Status)
def test_only_the_changes_of_status_in_the_table_get_past_the_database(ladder, db, van):
    for naar in set(Status) - {van}:
        mag = (
            nullcontext()
            if (van, naar) in statusparen()
            else pytest.raises(IntegrityError, match=GEEN_OVERGANG)
        )
        with mag, database.atomic() as stap:
            Dilemma.update(**kloppend(naar)).where(Dilemma.id == ladder[van].id).execute()
            stap.rollback()


@pytest.mark.parametrize(
    "wijziging", ["UPDATE gebeurtenis SET soort = 'anders'", "DELETE FROM gebeurtenis"]
)
def test_what_happened_cannot_be_changed_or_removed(ladder, db, wijziging):
    with pytest.raises(IntegrityError, match="append-only"), database.atomic():
        database.execute_sql(wijziging)


def test_what_happened_cannot_be_written_over_or_emptied(ladder, db):
    vervang, leeg = (
        "REPLACE INTO gebeurtenis SELECT * FROM gebeurtenis WHERE id = 1",
        "TRUNCATE gebeurtenis CASCADE",
    )
    wijziging = vervang if is_sqlite() else leeg
    with pytest.raises(IntegrityError, match="append-only"), database.atomic():
        database.execute_sql(wijziging)


def test_a_dilemma_with_a_history_cannot_be_removed(ladder, db):
    with pytest.raises(IntegrityError), database.atomic():
        ladder[Status.CONCEPT].delete_instance()
