"""An opbrengst can be withdrawn or replaced, and answer more dilemmas than the one it came of.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import AutoField, DateTimeField, ForeignKeyField, Model, TextField

from portal.migrations import hulp

WOORDEN = "titel <> '' AND tekst <> ''"


class Persoon(Model):
    id = AutoField()

    class Meta:
        table_name = "persoon"


class Dilemma(Model):
    class Meta:
        table_name = "dilemma"


class Opbrengst(Model):
    id = AutoField()

    class Meta:
        table_name = "opbrengst"


class Mededilemma(Model):
    opbrengst = ForeignKeyField(Opbrengst, backref="+", on_delete="CASCADE")
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")

    class Meta:
        table_name = "mededilemma"
        indexes = ((("opbrengst", "dilemma"), True),)


def up(migrator, db):
    """Add the columns and the table; whatever was released stays so."""
    hulp.voeg_toe(migrator, "opbrengst", "intrekreden", TextField(default=""))
    migrator.migrate(migrator.add_column("opbrengst", "ingetrokken_op", DateTimeField(null=True)))
    reden = f"{WOORDEN} AND (ingetrokken_op IS NULL) = (intrekreden = '')"
    hulp.verander_check(db, "opbrengst", WOORDEN, reden)
    door = ForeignKeyField(Persoon, field=Persoon.id, null=True, backref="+", on_delete="RESTRICT")
    nieuwe = ForeignKeyField(
        Opbrengst, field=Opbrengst.id, null=True, backref="+", on_delete="SET NULL"
    )
    migrator.migrate(
        migrator.add_column("opbrengst", "ingetrokken_door_id", door),
        migrator.add_column("opbrengst", "vervangen_door_id", nieuwe),
    )
    with db.bind_ctx([Mededilemma, Opbrengst, Dilemma], bind_refs=False, bind_backrefs=False):
        db.create_tables([Mededilemma])
