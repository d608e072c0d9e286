"""Meetings, what comes out, and the log.

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


class Gremium(Model):
    class Meta:
        table_name = "gremium"


class Persoon(Model):
    class Meta:
        table_name = "persoon"


class Behandeling(Model):
    class Meta:
        table_name = "behandeling"


class Dilemma(Model):
    class Meta:
        table_name = "dilemma"


class Bijeenkomst(Model):
    gremium = ForeignKeyField(Gremium, backref="+", on_delete="RESTRICT")
    titel = CharField(max_length=200)
    begint = DateTimeField(index=True)
    minuten = IntegerField(constraints=[Check("minuten BETWEEN 15 AND 720")])
    plaats = CharField(max_length=200)
    voorzitter = ForeignKeyField(Persoon, null=True, backref="+", on_delete="SET NULL")
    vastgesteld_op = DateTimeField(null=True)
    versie = IntegerField()

    class Meta:
        table_name = "bijeenkomst"


class Agendapunt(Model):
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="+", on_delete="CASCADE")
    volgorde = IntegerField()
    soort = CharField(
        max_length=40,
        constraints=[
            Check(
                "soort IN ('opening', 'mededelingen', 'verslag', 'dilemma', 'kennisdeling', 'pauze', 'rondvraag')"
            )
        ],
    )
    titel = CharField(max_length=200)
    behandeling = ForeignKeyField(Behandeling, null=True, backref="+", on_delete="CASCADE")
    minuten = IntegerField(constraints=[Check("minuten BETWEEN 1 AND 480")])
    inleider = CharField(max_length=200)
    doel = CharField(
        max_length=40, constraints=[Check("doel IN ('informatie', 'bespreking', 'besluit')")]
    )
    verslag = TextField()
    uitslag = CharField(
        max_length=40,
        null=True,
        constraints=[
            Check("uitslag IN ('opgelost', 'niet_opgelost', 'aangehouden', 'besloten', 'geen')")
        ],
    )

    class Meta:
        table_name = "agendapunt"
        indexes = ((("bijeenkomst", "behandeling"), True),)
        constraints = [Check("(soort = 'dilemma') = (behandeling_id IS NOT NULL)")]


class Opbrengst(Model):
    dilemma = ForeignKeyField(Dilemma, null=True, backref="+", on_delete="SET NULL")
    gremium = ForeignKeyField(Gremium, null=True, backref="+", on_delete="SET NULL")
    soort = CharField(
        max_length=40,
        constraints=[
            Check("soort IN ('handelingsperspectief', 'inzicht', 'factsheet', 'antwoord')")
        ],
    )
    titel = CharField(max_length=200)
    tekst = TextField()
    openbaarheid = CharField(
        max_length=40,
        constraints=[Check("openbaarheid IN ('deelnemers', 'professionals', 'openbaar')")],
    )
    vrijgegeven_op = DateTimeField()

    class Meta:
        table_name = "opbrengst"
        constraints = [Check("titel <> '' AND tekst <> ''")]


class Besluit(Model):
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")
    bijeenkomst = ForeignKeyField(Bijeenkomst, null=True, backref="+", on_delete="SET NULL")
    tekst = TextField()
    status = CharField(
        max_length=40, constraints=[Check("status IN ('concept', 'vastgesteld', 'vrijgegeven')")]
    )
    gemaakt_op = DateTimeField()
    vrijgegeven_op = DateTimeField(null=True)

    class Meta:
        table_name = "besluit"
        constraints = [Check("(status = 'vrijgegeven') = (vrijgegeven_op IS NOT NULL)")]


class Actie(Model):
    dilemma = ForeignKeyField(Dilemma, null=True, backref="+", on_delete="SET NULL")
    besluit = ForeignKeyField(Besluit, null=True, backref="+", on_delete="SET NULL")
    gremium = ForeignKeyField(Gremium, backref="+", on_delete="RESTRICT")
    wat = TextField()
    eigenaar = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    termijn = DateField(index=True)
    status = CharField(
        max_length=40, index=True, constraints=[Check("status IN ('open', 'gedaan', 'vervallen')")]
    )
    resultaat = TextField()
    gereed_op = DateTimeField(null=True)

    class Meta:
        table_name = "actie"
        constraints = [Check("(status = 'open') = (gereed_op IS NULL)")]


class Gebeurtenis(Model):
    dilemma = ForeignKeyField(Dilemma, null=True, backref="+", on_delete="RESTRICT")
    onderwerp = CharField(max_length=60)
    soort = CharField(max_length=40)
    wie = ForeignKeyField(Persoon, null=True, backref="+", on_delete="RESTRICT")
    op = DateTimeField()
    van = CharField(
        max_length=40,
        null=True,
        constraints=[
            Check(
                "van IN ('concept', 'ingediend', 'platform', 'werkgroep', 'beraad', 'uitvoering', 'afgerond', 'niet_in_behandeling', 'ingetrokken')"
            )
        ],
    )
    naar = CharField(
        max_length=40,
        null=True,
        constraints=[
            Check(
                "naar IN ('concept', 'ingediend', 'platform', 'werkgroep', 'beraad', 'uitvoering', 'afgerond', 'niet_in_behandeling', 'ingetrokken')"
            )
        ],
    )
    versie = IntegerField()
    gegevens = JSONField()
    vorige = CharField(max_length=64, unique=True)
    hash = CharField(max_length=64, unique=True)

    class Meta:
        table_name = "gebeurtenis"


TABELLEN = (Bijeenkomst, Agendapunt, Opbrengst, Besluit, Actie, Gebeurtenis)


def up(migrator, db):
    """Make the tables."""
    with db.bind_ctx(TABELLEN, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABELLEN)
