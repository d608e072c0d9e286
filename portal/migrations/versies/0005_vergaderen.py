"""Meetings, items, decisions and actions get what preparing, holding and following up need.

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
    Model,
    SqliteDatabase,
    TextField,
    TimeField,
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


class Doel(Model):
    class Meta:
        table_name = "doel"


class Bijeenkomst(Model):
    gremium = ForeignKeyField(Gremium, backref="+", on_delete="RESTRICT")
    titel = CharField(max_length=200)
    begint = DateTimeField(index=True)
    minuten = IntegerField(constraints=[Check("minuten BETWEEN 15 AND 720")])
    plaats = CharField(max_length=200)
    voorzitter = ForeignKeyField(Persoon, null=True, backref="+", on_delete="SET NULL")
    vastgesteld_op = DateTimeField(null=True)
    versie = IntegerField()
    gezamenlijk = BooleanField(default=False)
    uitgenodigd_op = DateTimeField(null=True)
    uitnodiging = IntegerField(default=0)
    afgezegd_op = DateTimeField(null=True)
    akkoord_op = DateTimeField(null=True)
    akkoord_door = ForeignKeyField(Persoon, null=True, backref="+", on_delete="SET NULL")
    akkoord_versie = IntegerField(null=True)

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
    vaste_tijd = TimeField(null=True)
    inzet = TextField(default="")
    gewenst_resultaat = TextField(default="")
    achtergrond = TextField(default="")
    vragen_aan = TextField(default="")
    interne_notitie = TextField(default="")
    onrijp_reden = TextField(default="")
    begonnen_op = DateTimeField(null=True)
    geeindigd_op = DateTimeField(null=True)

    class Meta:
        table_name = "agendapunt"
        indexes = ((("bijeenkomst", "behandeling"), True),)
        constraints = [Check("(soort = 'dilemma') = (behandeling_id IS NOT NULL)")]


class Besluit(Model):
    dilemma = ForeignKeyField(Dilemma, null=True, backref="+", on_delete="CASCADE")
    punt = ForeignKeyField(Agendapunt, null=True, backref="+", on_delete="SET NULL")
    bijeenkomst = ForeignKeyField(Bijeenkomst, null=True, backref="+", on_delete="SET NULL")
    tekst = TextField()
    status = CharField(
        max_length=40, constraints=[Check("status IN ('concept', 'vastgesteld', 'vrijgegeven')")]
    )
    gemaakt_op = DateTimeField()
    vrijgegeven_op = DateTimeField(null=True)

    class Meta:
        table_name = "besluit"
        constraints = [
            Check("(status = 'vrijgegeven') = (vrijgegeven_op IS NOT NULL)"),
            Check("dilemma_id IS NOT NULL OR bijeenkomst_id IS NOT NULL"),
        ]


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
    bijeenkomst = ForeignKeyField(Bijeenkomst, null=True, backref="+", on_delete="SET NULL")
    doel = ForeignKeyField(Doel, null=True, backref="+", on_delete="SET NULL")
    vooraf_herinnerd_op = DateTimeField(null=True)
    laatst_herinnerd_op = DateTimeField(null=True)

    class Meta:
        table_name = "actie"
        constraints = [Check("(status = 'open') = (gereed_op IS NULL)")]


TABELLEN = (Bijeenkomst, Agendapunt, Besluit, Actie)


def up(migrator, db):
    """Add the columns that are not there yet, and let a decision stand on a meeting alone."""
    with db.bind_ctx(TABELLEN, bind_refs=False, bind_backrefs=False):
        for model in TABELLEN:
            bestaand = [kolom.name for kolom in db.get_columns(model._meta.table_name)]
            nieuw = [veld for veld in model._meta.sorted_fields if veld.column_name not in bestaand]
            if isinstance(db, SqliteDatabase):
                _herbouw(db, model, bestaand, nieuw)
            else:
                _vul_aan(migrator, model, nieuw)
        if not isinstance(db, SqliteDatabase):
            ergens = Check("dilemma_id IS NOT NULL OR bijeenkomst_id IS NOT NULL")
            migrator.migrate(
                migrator.drop_not_null("besluit", "dilemma_id"),
                migrator.add_constraint("besluit", "besluit_ergens", ergens),
            )


def _herbouw(db, model, bestaand, nieuw):
    """SQLite cannot change a constraint: make the table anew beside the old one, as its own manual prescribes.

    The Runner has switched foreign keys off, so rows that point here stay as they are.
    """
    tabel = model._meta.table_name
    model._meta.set_table_name(f"nieuw_{tabel}")
    model._schema.create_table(safe=False)
    kolommen = ", ".join([*bestaand, *(veld.column_name for veld in nieuw)])
    waarden = ["?" for _ in nieuw]
    begin = [0 if veld.default is False else veld.default for veld in nieuw]
    db.execute_sql(
        f"INSERT INTO nieuw_{tabel} ({kolommen}) SELECT {', '.join([*bestaand, *waarden])} FROM {tabel}",
        begin,
    )
    db.execute_sql(f"DROP TABLE {tabel}")
    db.execute_sql(f"ALTER TABLE nieuw_{tabel} RENAME TO {tabel}")
    model._meta.set_table_name(tabel)
    model._schema.create_indexes()


def _vul_aan(migrator, model, nieuw):
    for veld in nieuw:
        migrator.migrate(migrator.add_column(model._meta.table_name, veld.column_name, veld))
