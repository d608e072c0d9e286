"""What people do around a meeting, and issued papers.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import (
    BlobField,
    BooleanField,
    CharField,
    Check,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)


class Bijeenkomst(Model):
    class Meta:
        table_name = "bijeenkomst"


class Agendapunt(Model):
    class Meta:
        table_name = "agendapunt"


class Persoon(Model):
    class Meta:
        table_name = "persoon"


class Gremium(Model):
    class Meta:
        table_name = "gremium"


class Thema(Model):
    class Meta:
        table_name = "thema"


class Opmerking(Model):
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="+", on_delete="CASCADE")
    punt = ForeignKeyField(Agendapunt, null=True, backref="+", on_delete="CASCADE")
    auteur = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    tekst = TextField()
    op = DateTimeField()

    class Meta:
        table_name = "opmerking"
        constraints = [Check("tekst <> ''")]


class Aanwezigheid(Model):
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="+", on_delete="CASCADE")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    aanwezig = CharField(
        max_length=40, constraints=[Check("aanwezig IN ('aanwezig', 'afgemeld', 'afwezig')")]
    )

    class Meta:
        table_name = "aanwezigheid"
        indexes = ((("bijeenkomst", "persoon"), True),)


class Medegremium(Model):
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="+", on_delete="CASCADE")
    gremium = ForeignKeyField(Gremium, backref="+", on_delete="CASCADE")

    class Meta:
        table_name = "medegremium"
        indexes = ((("bijeenkomst", "gremium"), True),)


class Gesprekstafel(Model):
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="+", on_delete="CASCADE")
    volgorde = IntegerField()
    naam = CharField(max_length=200)
    thema = ForeignKeyField(Thema, null=True, backref="+", on_delete="SET NULL")
    tafelheer = ForeignKeyField(Persoon, null=True, backref="+", on_delete="SET NULL")
    pitch = TextField()
    resultaat = TextField()

    class Meta:
        table_name = "gesprekstafel"
        constraints = [Check("naam <> ''")]


class Tafelgast(Model):
    tafel = ForeignKeyField(Gesprekstafel, backref="+", on_delete="CASCADE")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")

    class Meta:
        table_name = "tafelgast"
        indexes = ((("tafel", "persoon"), True),)


class Stuk(Model):
    soort = CharField(
        max_length=40,
        constraints=[
            Check(
                "soort IN ('agenda', 'regieboek', 'briefing', 'besluitenlijst', 'ontvangstbevestiging', 'terugkoppeling', 'factsheet', 'actieprogramma', 'jaarrapport')"
            )
        ],
    )
    bijeenkomst = ForeignKeyField(Bijeenkomst, null=True, backref="+", on_delete="RESTRICT")
    jaar = IntegerField(null=True)
    reeks = CharField(max_length=60)
    versie = IntegerField(constraints=[Check("versie > 0")])
    code = CharField(max_length=20, unique=True)
    titel = CharField(max_length=300)
    nummer = CharField(max_length=40)
    tlp = CharField(max_length=20)
    inhoud = BlobField()
    sha256 = CharField(max_length=64, index=True)
    bron = TextField()
    kern = JSONField()
    wijzigingen = JSONField()
    op_naam = BooleanField()
    uitgegeven_op = DateTimeField()
    uitgegeven_door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    ingetrokken_op = DateTimeField(null=True)
    ingetrokken_door = ForeignKeyField(Persoon, null=True, backref="+", on_delete="RESTRICT")
    intrekreden = TextField()

    class Meta:
        table_name = "stuk"
        indexes = ((("reeks", "versie"), True),)
        constraints = [
            Check("(bijeenkomst_id IS NULL) <> (jaar IS NULL)"),
            Check("(ingetrokken_op IS NULL) = (intrekreden = '')"),
        ]


class Ontvanger(Model):
    stuk = ForeignKeyField(Stuk, backref="+", on_delete="RESTRICT")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")

    class Meta:
        table_name = "ontvanger"
        indexes = ((("stuk", "persoon"), True),)


class Exemplaar(Model):
    stuk = ForeignKeyField(Stuk, backref="+", on_delete="RESTRICT")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    inhoud = BlobField()
    sha256 = CharField(max_length=64, index=True)
    gemaakt_op = DateTimeField()

    class Meta:
        table_name = "exemplaar"
        indexes = ((("stuk", "persoon"), True),)


class Inzage(Model):
    stuk = ForeignKeyField(Stuk, backref="+", on_delete="RESTRICT")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    op = DateTimeField()

    class Meta:
        table_name = "inzage"


TABELLEN = (
    Opmerking,
    Aanwezigheid,
    Medegremium,
    Gesprekstafel,
    Tafelgast,
    Stuk,
    Ontvanger,
    Exemplaar,
    Inzage,
)


def up(migrator, db):
    """Make the tables."""
    with db.bind_ctx(TABELLEN, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABELLEN)
