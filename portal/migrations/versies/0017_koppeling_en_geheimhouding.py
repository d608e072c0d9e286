"""A provider of sign-ins knows an account by a name of its own; a specialist sits until a day, and
promises geheimhouding first.

A frozen copy: later changes to the models get migrations of their own.
"""

from datetime import UTC, datetime, timedelta

from peewee import (
    AutoField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
)

from portal.migrations import hulp

NOG = timedelta(days=365)  # how long whoever sits there without a last day still does


class Persoon(Model):
    id = AutoField()

    class Meta:
        table_name = "persoon"


class Koppeling(Model):
    issuer = CharField(max_length=255)
    sub = CharField(max_length=255)
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    gekoppeld_op = DateTimeField()

    class Meta:
        table_name = "koppeling"
        indexes = ((("issuer", "sub"), True), (("issuer", "persoon"), True))


class Gremium(Model):
    id = AutoField()
    gesloten_op = DateField(null=True)

    class Meta:
        table_name = "gremium"


class Lidmaatschap(Model):
    id = AutoField()
    gremium = ForeignKeyField(Gremium, backref="+")
    rol = CharField()
    van = DateField()
    tot = DateField(null=True)
    geheimhouding_op = DateTimeField(null=True)
    geheimhouding_tekst = IntegerField(null=True)

    class Meta:
        table_name = "lidmaatschap"


def up(migrator, db):
    """Make the table and the columns. Whoever sits as a specialist without a last day sits a year
    more, or did until their werkgroep closed; all of them promise before they come in again.
    """
    migrator.migrate(
        migrator.add_column("lidmaatschap", "geheimhouding_op", Lidmaatschap.geheimhouding_op),
        migrator.add_column(
            "lidmaatschap", "geheimhouding_tekst", Lidmaatschap.geheimhouding_tekst
        ),
    )
    tabellen = (Koppeling, Gremium, Lidmaatschap)
    with db.bind_ctx(tabellen, bind_refs=False, bind_backrefs=False):
        db.create_tables((Koppeling,))
        _geef_laatste_dag()
    hulp.verander_check(
        db,
        "lidmaatschap",
        "tot IS NULL OR tot >= van",
        "CASE WHEN tot IS NULL THEN rol <> 'specialist' ELSE tot >= van END AND (geheimhouding_op IS NULL) = (geheimhouding_tekst IS NULL)",
    )


def _geef_laatste_dag():
    straks = datetime.now(UTC).date() + NOG
    zonder = Lidmaatschap.select(Lidmaatschap, Gremium).join(Gremium)
    for zetel in list(zonder.where(Lidmaatschap.rol == "specialist", Lidmaatschap.tot.is_null())):
        zetel.tot = max(zetel.van, zetel.gremium.gesloten_op or straks)
        zetel.save(only=[Lidmaatschap.tot])
