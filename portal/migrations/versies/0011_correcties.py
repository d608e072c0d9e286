"""What a recorded field said before it was put right.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import CharField, Check, DateTimeField, ForeignKeyField, Model, TextField


def _bestaand(tabel):
    meta = type("Meta", (), {"table_name": tabel})
    return type(tabel.capitalize(), (Model,), {"Meta": meta})


VAN = (
    "dilemma",
    "vraag",
    "notitie",
    "lotverzoek",
    "behandeling",
    "gremium",
    "besluit",
    "actie",
    "signaal",
)
Persoon = _bestaand("persoon")
Dilemma, Vraag, Notitie, Lotverzoek, Behandeling, Gremium, Besluit, Actie, Signaal = map(
    _bestaand, VAN
)
EEN = " + ".join(f"(CASE WHEN {naam}_id IS NULL THEN 0 ELSE 1 END)" for naam in VAN)


class Correctie(Model):
    dilemma = ForeignKeyField(Dilemma, null=True, backref="+", on_delete="CASCADE")
    vraag = ForeignKeyField(Vraag, null=True, backref="+", on_delete="CASCADE")
    notitie = ForeignKeyField(Notitie, null=True, backref="+", on_delete="CASCADE")
    lotverzoek = ForeignKeyField(Lotverzoek, null=True, backref="+", on_delete="CASCADE")
    behandeling = ForeignKeyField(Behandeling, null=True, backref="+", on_delete="CASCADE")
    gremium = ForeignKeyField(Gremium, null=True, backref="+", on_delete="CASCADE")
    besluit = ForeignKeyField(Besluit, null=True, backref="+", on_delete="CASCADE")
    actie = ForeignKeyField(Actie, null=True, backref="+", on_delete="CASCADE")
    signaal = ForeignKeyField(Signaal, null=True, backref="+", on_delete="CASCADE")
    veld = CharField(max_length=60)
    oud = TextField()
    nieuw = TextField()
    reden = TextField()
    zout = CharField(max_length=40)
    wie = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    op = DateTimeField()

    class Meta:
        table_name = "correctie"
        constraints = [Check(f"{EEN} = 1")]


def up(migrator, db):
    """Make the table."""
    with db.bind_ctx((Correctie,), bind_refs=False, bind_backrefs=False):
        db.create_tables((Correctie,))
