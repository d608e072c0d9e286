"""The database itself refuses what the portal must never do, whoever writes to it."""

import pytest
from peewee import IntegrityError

from portal.db import database, is_sqlite
from portal.models import Dilemma
from portal.vocabulary import EINDES, Status, WachtOp
from portal.workflow import statusparen
from tests.hulp.wereld import NU


def kloppend(naar):
    """Return the other columns of a dilemma in status `naar`, so that only the change of status is judged."""
    einde = naar in EINDES
    return {
        "wacht_op": WachtOp.NIEMAND if einde else WachtOp.CCV, "terugkoppeling": "Ja." if einde else "",
        "volgende_datum": NU.date(), "ingediend_op": NU, "afgesloten_op": NU if einde else None, "status": naar,
    }


@pytest.mark.parametrize("van", Status)
def test_only_the_changes_of_status_in_the_table_get_past_the_database(ladder, db, van):
    geweigerd = set()
    for naar in set(Status) - {van}:
        try:
            with database.atomic() as stap:
                Dilemma.update(**kloppend(naar)).where(Dilemma.id == ladder[van].id).execute()
                stap.rollback()
        except IntegrityError as fout:
            assert "geen overgang in de tabel" in str(fout)
            geweigerd.add(naar)
    assert geweigerd == {naar for naar in set(Status) - {van} if (van, naar) not in statusparen()}


@pytest.mark.parametrize("wijziging", ["UPDATE gebeurtenis SET soort = 'anders'", "DELETE FROM gebeurtenis"])
def test_what_happened_cannot_be_changed_or_removed(ladder, db, wijziging):
    with pytest.raises(IntegrityError, match="append-only"), database.atomic():
        database.execute_sql(wijziging)


def test_what_happened_cannot_be_written_over_or_emptied(ladder, db):
    wijziging = (
        "REPLACE INTO gebeurtenis SELECT * FROM gebeurtenis WHERE id = 1" if is_sqlite() else "TRUNCATE gebeurtenis CASCADE"
    )
    with pytest.raises(IntegrityError, match="append-only"), database.atomic():
        database.execute_sql(wijziging)


def test_a_dilemma_with_a_history_cannot_be_removed(ladder, db):
    with pytest.raises(IntegrityError), database.atomic():
        ladder[Status.CONCEPT].delete_instance()
