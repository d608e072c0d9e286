"""People, gremia, and the tables that keep the portal itself going.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import (
    BooleanField,
    CharField,
    Check,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)


class Persoon(Model):
    email = CharField(max_length=254, unique=True)
    naam = CharField(max_length=200)
    organisatie = CharField(max_length=200)
    functie = CharField(max_length=200)
    rol = CharField(
        max_length=40, constraints=[Check("rol IN ('professional', 'adviseur', 'beheerder')")]
    )
    actief = BooleanField()
    bevestigd_op = DateTimeField(null=True)

    class Meta:
        table_name = "persoon"


class Sessie(Model):
    token_hash = CharField(max_length=64, unique=True)
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    begonnen_op = DateTimeField()
    verloopt_op = DateTimeField(index=True)

    class Meta:
        table_name = "sessie"


class Inloglink(Model):
    token_hash = CharField(max_length=64, unique=True)
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    volgende = CharField(max_length=200)
    bevestigt = CharField(max_length=20)
    verloopt_op = DateTimeField()
    gebruikt_op = DateTimeField(null=True)

    class Meta:
        table_name = "inloglink"


class Gremium(Model):
    soort = CharField(
        max_length=40,
        constraints=[Check("soort IN ('platform', 'werkgroep', 'denktank', 'beraad')")],
    )
    naam = CharField(max_length=200, unique=True)
    opdracht = TextField()
    structureel = BooleanField()
    ingesteld_op = DateField()
    gesloten_op = DateField(null=True)

    class Meta:
        table_name = "gremium"


class Lidmaatschap(Model):
    gremium = ForeignKeyField(Gremium, backref="+", on_delete="CASCADE")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    rol = CharField(
        max_length=40, constraints=[Check("rol IN ('voorzitter', 'lid', 'specialist')")]
    )
    van = DateField()
    tot = DateField(null=True)

    class Meta:
        table_name = "lidmaatschap"
        indexes = ((("gremium", "persoon", "van"), True),)
        constraints = [Check("tot IS NULL OR tot >= van")]


class Instelling(Model):
    sleutel = CharField(max_length=60, primary_key=True)
    waarde = TextField()

    class Meta:
        table_name = "instelling"


class Teller(Model):
    reeks = CharField(max_length=20, primary_key=True)
    laatste = IntegerField()

    class Meta:
        table_name = "teller"


class Verzoeksleutel(Model):
    sleutel = CharField(max_length=64, primary_key=True)
    uitkomst = CharField(max_length=200)
    op = DateTimeField(index=True)

    class Meta:
        table_name = "verzoeksleutel"


class Bericht(Model):
    aan = CharField(max_length=254)
    soort = CharField(max_length=40)
    gegevens = JSONField()
    aangemaakt_op = DateTimeField()
    volgende_poging_op = DateTimeField(null=True, index=True)
    pogingen = IntegerField()
    verstuurd_op = DateTimeField(null=True)
    fout = TextField()

    class Meta:
        table_name = "bericht"


TABELLEN = (
    Persoon,
    Sessie,
    Inloglink,
    Gremium,
    Lidmaatschap,
    Instelling,
    Teller,
    Verzoeksleutel,
    Bericht,
)


def up(migrator, db):
    """Make the tables."""
    with db.bind_ctx(TABELLEN, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABELLEN)
