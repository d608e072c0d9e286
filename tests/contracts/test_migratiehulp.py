"""What migrations share: a column comes or a word is added, and every row and rule around it
stays.
"""

from itertools import count

import peewee
import pytest
from peewee import IntegrityError
from playhouse.migrations import Runner

from portal.db import BaseModel, database, is_sqlite
from portal.kolommen import WoordVeld, opsomming
from portal.migrations import hulp
from portal.models import TABELLEN, Dilemma, Gebeurtenis, Notitie, Thema
from portal.vocabulary import EINDES, Status
from tests.hulp import dilemmas, momentopname, wereld
from tests.hulp.wereld import NU

WOORDVELDEN = [
    (model._meta.table_name, veld)
    for model in TABELLEN
    for veld in model._meta.sorted_fields
    if isinstance(veld, WoordVeld)
]
STATUSSEN = [status.value for status in Status]
EINDE = f"(status IN ({opsomming(EINDES)})) = (afgesloten_op IS NOT NULL)"
# Every rule that a database keeps beside the rows.
REGELS = {
    "sqlite": "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": (
        "SELECT conname, conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace "
        "UNION ALL SELECT indexname, '', indexdef FROM pg_indexes WHERE schemaname = 'public' "
        "UNION ALL SELECT tgname, tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger "
        "WHERE NOT tgisinternal"
    ),
}


@pytest.fixture
def regels(backend):
    return lambda: {
        " ".join(map(str, rij)) for rij in database.execute_sql(REGELS[backend]).fetchall()
    }


@pytest.fixture
def migreer(eigen_database, tmp_path):
    """Run one line as a migration of its own: migreer("hulp.verander_woorden(db, …)")."""
    nummers = count(7)

    def draai(regel):
        bestand = tmp_path / f"{next(nummers):04d}_proef.py"
        bestand.write_text(
            f"import peewee\nfrom portal.migrations import hulp\n\n\n"
            f"def up(migrator, db):\n    {regel}\n"
        )
        try:
            Runner(database.obj, str(tmp_path)).up()
        finally:
            bestand.unlink()

    return draai


def woorden(tabel, kolom, lijst):
    return f"hulp.verander_woorden(db, {tabel!r}, {kolom!r}, {lijst!r})"


def check(oud, nieuw):
    return f"hulp.verander_check(db, 'dilemma', {oud!r}, {nieuw!r})"


def zet_status(dilemma, status):
    """Write a status that no model knows."""
    with database.atomic():
        database.execute_sql(f"UPDATE dilemma SET status = '{status}' WHERE id = {dilemma.id}")


def test_any_vocabulary_can_grow_and_nothing_else_changes(migreer, regels):
    for tabel, veld in WOORDVELDEN:
        voor, rijen = regels(), momentopname.alles()
        nu = [woord.value for woord in veld.woorden]
        migreer(woorden(tabel, veld.column_name, [*nu, "proefwoord"]))
        af, bij = voor - regels(), regels() - voor
        assert len(af) == len(bij) == 1 and "proefwoord" in bij.pop(), f"{tabel}.{veld.name}"
        assert momentopname.alles() == rijen, f"{tabel}.{veld.name}"


@pytest.fixture
def dilemma(migreer):
    """One with rows that point at it and that the database would delete along with it."""
    rij = dilemmas.in_status(Status.PLATFORM, wereld.mensen())
    Notitie.create(dilemma=rij, auteur=wereld.mensen().adviseur, tekst="N", op=NU)
    return rij


def test_what_points_at_the_table_stays_and_still_points(dilemma, migreer):
    voor = momentopname.alles()
    migreer(woorden("dilemma", "status", [*STATUSSEN, "proefwoord"]))
    assert momentopname.alles() == voor and Notitie.select().count() == 1
    with pytest.raises(IntegrityError), database.atomic():
        database.execute_sql(f"UPDATE notitie SET dilemma_id = {dilemma.id + 99}")
    with pytest.raises(IntegrityError), database.atomic():  # RESTRICT, in a table beside it
        Thema.delete().execute()


def test_the_new_word_is_taken_and_an_unknown_one_refused(dilemma, migreer):
    # The trigger of the workflow table would refuse it: that a status is reached is its affair.
    vrij = "DROP TRIGGER dilemma_overgang" + ("" if is_sqlite() else " ON dilemma")
    database.execute_sql(vrij)
    with pytest.raises(IntegrityError):
        zet_status(dilemma, "proefwoord")
    migreer(woorden("dilemma", "status", [*STATUSSEN, "proefwoord"]))
    zet_status(dilemma, "proefwoord")
    with pytest.raises(IntegrityError):
        zet_status(dilemma, "onbekend")


def test_triggers_and_unique_indexes_still_guard(dilemma, migreer):
    migreer(woorden("dilemma", "status", STATUSSEN))
    with pytest.raises(IntegrityError, match="geen overgang"):
        zet_status(dilemma, "concept")
    ander = dilemmas.nieuw(wereld.mensen().collega)
    with pytest.raises(IntegrityError), database.atomic():
        Dilemma.update(nummer=dilemma.nummer).where(Dilemma.id == ander.id).execute()


def test_a_word_that_a_row_holds_cannot_go_and_all_is_as_before(dilemma, migreer, regels):
    voor, rijen = regels(), momentopname.alles()
    with pytest.raises(IntegrityError):
        migreer(woorden("dilemma", "status", ["concept"]))
    assert (regels(), momentopname.alles()) == (voor, rijen)


def test_a_condition_of_a_table_can_change_too(dilemma, migreer, regels):
    """As an end that is added must: four conditions of Dilemma name the ends."""
    anders = EINDE.replace("'afgerond'", "'afgerond', 'proefwoord'")
    voor, rijen = regels(), momentopname.alles()
    migreer(check(EINDE, anders))
    af, bij = voor - regels(), regels() - voor
    assert len(af) == len(bij) == 1 and "proefwoord" in bij.pop()
    assert momentopname.alles() == rijen
    migreer(check(anders, EINDE))
    assert regels() == voor


@pytest.mark.parametrize(
    "regel",
    [
        woorden("dilemma", "titel", ["a"]),
        woorden("dilemma", "bestaat_niet", ["a"]),
        check("titel = 'nooit gezegd'", "titel <> ''"),
    ],
)
def test_what_is_not_there_cannot_change(migreer, regels, regel):
    voor = regels()
    with pytest.raises(LookupError):
        migreer(regel)
    assert regels() == voor


@pytest.mark.parametrize(
    ("soort", "default", "begin"),
    [
        ("TextField", "'a\\'b'", "a'b"),
        ("BooleanField", "False", False),
        ("BooleanField", "True", True),
        ("IntegerField", "3", 3),
        ("JSONField", "list", []),
    ],
)
@pytest.mark.parametrize("model", [Dilemma, Gebeurtenis])  # whose rows no UPDATE may touch
def test_a_column_that_comes_gives_the_rows_of_before_its_default(
    dilemma, migreer, regels, model, soort, default, begin
):
    class Erbij(BaseModel):
        erbij = getattr(peewee, soort)()

        class Meta:
            table_name = model._meta.table_name

    voor, aantal = regels(), model.select().count()
    migreer(
        f"hulp.voeg_toe(migrator, {Erbij._meta.table_name!r}, 'erbij', "
        f"peewee.{soort}(default={default}))"
    )
    assert [rij.erbij for rij in Erbij.select()] == [begin] * aantal
    assert Notitie.get().dilemma == dilemma and len(voor - regels()) <= 1
    kolom = next(k for k in database.get_columns(Erbij._meta.table_name) if k.name == "erbij")
    assert (kolom.null, kolom.default) == (False, None)


def test_outside_a_migration_no_table_is_dropped(eigen_database, backend, regels):
    voor = regels()
    if backend == "sqlite":
        with pytest.raises(RuntimeError, match="foreign keys"), database.atomic():
            hulp.verander_woorden(database.obj, "dilemma", "status", STATUSSEN)
    assert regels() == voor
