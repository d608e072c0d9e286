"""Dilemmas, what is said about them, and their stays at gremia.

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
    class Meta:
        table_name = "persoon"


class Gremium(Model):
    class Meta:
        table_name = "gremium"


class Thema(Model):
    sleutel = CharField(max_length=60, unique=True)
    naam = CharField(max_length=120)
    volgorde = IntegerField()

    class Meta:
        table_name = "thema"


class Bundel(Model):
    titel = CharField(max_length=200)
    gemaakt_op = DateTimeField()

    class Meta:
        table_name = "bundel"


class Dilemma(Model):
    nummer = CharField(max_length=20, unique=True)
    status = CharField(
        max_length=40,
        index=True,
        constraints=[
            Check(
                "status IN ('concept', 'ingediend', 'platform', 'werkgroep', 'beraad', 'uitvoering', 'afgerond', 'niet_in_behandeling', 'ingetrokken')"
            )
        ],
    )
    versie = IntegerField()
    inbrenger = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    behandelaar = ForeignKeyField(Persoon, null=True, backref="+", on_delete="SET NULL")
    bundel = ForeignKeyField(Bundel, null=True, backref="+", on_delete="SET NULL")
    titel = CharField(max_length=200)
    vraag = TextField()
    enerzijds = TextField()
    anderzijds = TextField()
    context = TextField()
    geprobeerd = TextField()
    belemmeringen = JSONField()
    zou_helpen = TextField()
    bedreigd = BooleanField()
    naam_tonen = BooleanField()
    op_de_hoogte = BooleanField()
    aangemaakt_op = DateTimeField()
    bevestigd_op = DateTimeField(null=True)
    ingediend_op = DateTimeField(null=True)
    afgesloten_op = DateTimeField(null=True)
    terugkoppeling = TextField()
    wacht_op = CharField(
        max_length=40,
        constraints=[Check("wacht_op IN ('inbrenger', 'ccv', 'gremium', 'eigenaar', 'niemand')")],
    )
    wacht_sinds = DateTimeField()
    volgende_datum = DateField(null=True)

    class Meta:
        table_name = "dilemma"
        indexes = ((("wacht_op", "wacht_sinds"), False),)
        constraints = [
            Check(
                "status IN ('concept', 'ingetrokken') OR (titel <> '' AND vraag <> '' AND ingediend_op IS NOT NULL)"
            ),
            Check(
                "status NOT IN ('afgerond', 'niet_in_behandeling', 'ingetrokken') OR status = 'ingetrokken' OR terugkoppeling <> ''"
            ),
            Check(
                "(status IN ('afgerond', 'niet_in_behandeling', 'ingetrokken')) = (afgesloten_op IS NOT NULL)"
            ),
            Check(
                "(status IN ('afgerond', 'niet_in_behandeling', 'ingetrokken')) = (wacht_op = 'niemand')"
            ),
            Check(
                "status IN ('afgerond', 'niet_in_behandeling', 'ingetrokken') OR volgende_datum IS NOT NULL"
            ),
        ]


class DilemmaThema(Model):
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")
    thema = ForeignKeyField(Thema, backref="+", on_delete="RESTRICT")

    class Meta:
        table_name = "dilemma_thema"
        indexes = ((("dilemma", "thema"), True),)


class Vraag(Model):
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")
    steller = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    tekst = TextField()
    gesteld_op = DateTimeField()
    uiterlijk = DateField()
    antwoord = TextField()
    beantwoord_op = DateTimeField(null=True)
    herinnerd_op = DateTimeField(null=True)

    class Meta:
        table_name = "vraag"


class Notitie(Model):
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")
    auteur = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    tekst = TextField()
    op = DateTimeField()

    class Meta:
        table_name = "notitie"


class Volger(Model):
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    dilemma = ForeignKeyField(Dilemma, null=True, backref="+", on_delete="CASCADE")
    thema = ForeignKeyField(Thema, null=True, backref="+", on_delete="CASCADE")

    class Meta:
        table_name = "volger"
        indexes = ((("persoon", "dilemma"), True), (("persoon", "thema"), True))
        constraints = [Check("(dilemma_id IS NULL) <> (thema_id IS NULL)")]


class Behandeling(Model):
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")
    gremium = ForeignKeyField(Gremium, backref="+", on_delete="RESTRICT")
    begonnen_op = DateTimeField(null=True)
    geeindigd_op = DateTimeField(null=True)
    titel = CharField(max_length=200)
    kern = TextField()
    enerzijds = TextField()
    anderzijds = TextField()
    context = TextField()
    geprobeerd = TextField()
    vraag = TextField()
    opdracht = TextField()
    voorgestelde_acties = TextField()
    waarom_niet_opgelost = TextField()

    class Meta:
        table_name = "behandeling"
        constraints = [Check("geeindigd_op IS NULL OR begonnen_op IS NOT NULL")]


class Optie(Model):
    behandeling = ForeignKeyField(Behandeling, backref="+", on_delete="CASCADE")
    volgorde = IntegerField()
    tekst = TextField()
    voor = TextField()
    tegen = TextField()

    class Meta:
        table_name = "optie"


TABELLEN = (Thema, Bundel, Dilemma, DilemmaThema, Vraag, Notitie, Volger, Behandeling, Optie)


def up(migrator, db):
    """Make the tables."""
    with db.bind_ctx(TABELLEN, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABELLEN)
    db.execute_sql(
        "CREATE UNIQUE INDEX behandeling_een_open ON behandeling (dilemma_id) WHERE geeindigd_op IS NULL"
    )
