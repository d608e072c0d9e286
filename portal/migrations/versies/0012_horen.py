"""A call for the LOT has a day by which it is to be answered; members say beforehand whether they
come to a meeting.
"""

from datetime import timedelta

from peewee import AutoField, CharField, Check, DateField, DateTimeField, ForeignKeyField, Model

from portal.migrations import hulp

WEEK = timedelta(days=7)  # five working days, as a call gets since


class Lotverzoek(Model):
    id = AutoField()
    gevraagd_op = DateTimeField()
    uiterlijk = DateField()
    herinnerd_op = DateTimeField(null=True)

    class Meta:
        table_name = "lotverzoek"


class Bijeenkomst(Model):
    id = AutoField()

    class Meta:
        table_name = "bijeenkomst"


class Persoon(Model):
    id = AutoField()

    class Meta:
        table_name = "persoon"


class Toezegging(Model):
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="+", on_delete="CASCADE")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    antwoord = CharField(
        max_length=40, constraints=[Check("antwoord IN ('kom', 'kom_niet', 'vervanger')")]
    )
    op = DateTimeField()

    class Meta:
        table_name = "toezegging"
        indexes = ((("bijeenkomst", "persoon"), True),)


def up(migrator, db):
    """Add the day, reckoned from when the call was made, and make the table."""
    hulp.voeg_toe(migrator, "lotverzoek", "uiterlijk", DateField(default="2026-01-01"))
    migrator.migrate(migrator.add_column("lotverzoek", "herinnerd_op", Lotverzoek.herinnerd_op))
    with db.bind_ctx((Lotverzoek, Toezegging), bind_refs=False, bind_backrefs=False):
        for rij in list(Lotverzoek.select()):
            rij.uiterlijk = (
                rij.gevraagd_op + WEEK
            ).date()  # UTC: an hour more or less is no matter
            rij.save(only=[Lotverzoek.uiterlijk])
        db.create_tables((Toezegging,))
