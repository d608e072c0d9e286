"""National goals, signalen, and calls for the LOT.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import (
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


class Thema(Model):
    class Meta:
        table_name = "thema"


class Persoon(Model):
    class Meta:
        table_name = "persoon"


class Dilemma(Model):
    class Meta:
        table_name = "dilemma"


class Bijeenkomst(Model):
    class Meta:
        table_name = "bijeenkomst"


class Doel(Model):
    naam = CharField(max_length=200, unique=True)
    omschrijving = TextField()
    eenheid = CharField(max_length=60)
    thema = ForeignKeyField(Thema, backref="+", on_delete="RESTRICT")
    gemaakt_op = DateTimeField()
    gestopt_op = DateTimeField(null=True)

    class Meta:
        table_name = "doel"
        constraints = [Check("naam <> '' AND eenheid <> ''")]


class Doeljaar(Model):
    doel = ForeignKeyField(Doel, backref="+", on_delete="CASCADE")
    jaar = IntegerField(constraints=[Check("jaar BETWEEN 2020 AND 2100")])
    streef = IntegerField(constraints=[Check("streef > 0")])

    class Meta:
        table_name = "doeljaar"
        indexes = ((("doel", "jaar"), True),)


class Meting(Model):
    doel = ForeignKeyField(Doel, backref="+", on_delete="CASCADE")
    dag = DateField()
    stand = IntegerField(constraints=[Check("stand >= 0")])
    toelichting = TextField()
    door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    op = DateTimeField()

    class Meta:
        table_name = "meting"


class DoelDilemma(Model):
    doel = ForeignKeyField(Doel, backref="+", on_delete="CASCADE")
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")

    class Meta:
        table_name = "doel_dilemma"
        indexes = ((("doel", "dilemma"), True),)


class Signaal(Model):
    nummer = CharField(max_length=20, unique=True)
    status = CharField(
        max_length=40,
        index=True,
        constraints=[Check("status IN ('ingediend', 'aangenomen', 'niet_overgenomen')")],
    )
    inbrenger = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    thema = ForeignKeyField(Thema, null=True, backref="+", on_delete="SET NULL")
    titel = CharField(max_length=200)
    tekst = TextField()
    ingediend_op = DateTimeField()
    bevestigd_op = DateTimeField(null=True)
    beraadtitel = CharField(max_length=200)
    beraadtekst = TextField()
    terugkoppeling = TextField()
    beoordeeld_op = DateTimeField(null=True)
    beoordeeld_door = ForeignKeyField(Persoon, null=True, backref="+", on_delete="SET NULL")
    bijeenkomst = ForeignKeyField(Bijeenkomst, null=True, backref="+", on_delete="SET NULL")

    class Meta:
        table_name = "signaal"
        constraints = [
            Check("titel <> '' AND tekst <> ''"),
            Check("(status = 'ingediend') = (beoordeeld_op IS NULL)"),
            Check("status <> 'aangenomen' OR (beraadtitel <> '' AND beraadtekst <> '')"),
            Check("status <> 'niet_overgenomen' OR terugkoppeling <> ''"),
        ]


class Lotverzoek(Model):
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")
    steun = JSONField()
    verzoek = TextField()
    gevraagd_op = DateTimeField()
    gevraagd_door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    uitkomst = TextField()
    uitkomst_op = DateTimeField(null=True)

    class Meta:
        table_name = "lotverzoek"
        constraints = [Check("verzoek <> ''"), Check("(uitkomst = '') = (uitkomst_op IS NULL)")]


TABELLEN = (Doel, Doeljaar, Meting, DoelDilemma, Signaal, Lotverzoek)


def up(migrator, db):
    """Make the tables."""
    with db.bind_ctx(TABELLEN, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABELLEN)
