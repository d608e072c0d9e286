"""A seat has a mandate, and a day on which its beginning or its end is told; a thema can be retired.

A frozen copy: later changes to the models get migrations of their own.
"""

from datetime import UTC, datetime, timedelta

from peewee import AutoField, CharField, DateField, ForeignKeyField, Model

from portal.migrations import hulp


class Gremium(Model):
    id = AutoField()
    gesloten_op = DateField(null=True)

    class Meta:
        table_name = "gremium"


class Lidmaatschap(Model):
    id = AutoField()
    gremium = ForeignKeyField(Gremium, backref="+")
    rol = CharField()
    tot = DateField(null=True)
    meld_op = DateField(null=True)

    class Meta:
        table_name = "lidmaatschap"


def up(migrator, db):
    """Make the columns. Of a last day that is still to come its holder hears the day after it; of
    a werkgroep that was closed the specialists heard so then.
    """
    hulp.voeg_toe(migrator, "lidmaatschap", "mandaat", CharField(max_length=200, default=""))
    migrator.migrate(
        migrator.add_column("lidmaatschap", "meld_op", Lidmaatschap.meld_op),
        migrator.add_column("thema", "vervallen_op", DateField(null=True)),
    )
    with db.bind_ctx((Gremium, Lidmaatschap), bind_refs=False, bind_backrefs=False):
        _laat_einden_melden()


def _laat_einden_melden():
    komt = Lidmaatschap.tot >= datetime.now(UTC).date()
    rijen = Lidmaatschap.select(Lidmaatschap, Gremium).join(Gremium).where(komt)
    for zetel in list(rijen):
        if zetel.tot and (zetel.rol != "specialist" or zetel.gremium.gesloten_op is None):
            zetel.meld_op = zetel.tot + timedelta(days=1)
            zetel.save(only=[Lidmaatschap.meld_op])
