"""A sign-in knows when it was last used, on what and with what proof; a sign-in link knows which
browser asked for it; what was filed without an account keeps who its sender says they are.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    DateTimeField,
    ForeignKeyField,
    JSONField,
    Model,
)

from portal.migrations import hulp

LEGE_TIJD = "2026-01-01 00:00:00"  # no row keeps it


class Persoon(Model):
    id = AutoField()
    naam = CharField()
    organisatie = CharField()
    functie = CharField()
    rol = CharField()
    bevestigd_op = DateTimeField(null=True)

    class Meta:
        table_name = "persoon"


class Lidmaatschap(Model):
    persoon = ForeignKeyField(Persoon, backref="+")

    class Meta:
        table_name = "lidmaatschap"


class Gebeurtenis(Model):
    onderwerp = CharField()

    class Meta:
        table_name = "gebeurtenis"


class Sessie(Model):
    begonnen_op = DateTimeField()
    gezien_op = DateTimeField()
    sterk_op = DateTimeField(null=True)
    vertrouwd_tot = DateTimeField(null=True, index=True)

    class Meta:
        table_name = "sessie"


class Linkverzoek(Model):
    email = CharField(max_length=254)
    volgende = CharField(max_length=200)
    browser = CharField(max_length=64)
    gevraagd_op = DateTimeField()

    class Meta:
        table_name = "linkverzoek"


def _zaak(tabel):
    meta = type("Meta", (), {"table_name": tabel})
    velden = {
        "Meta": meta,
        "inbrenger": ForeignKeyField(Persoon, backref="+"),
        "bevestigd_op": DateTimeField(null=True),
        "afzender": JSONField(default=dict),
    }
    return type(tabel.capitalize(), (Model,), velden)


ZAKEN = Dilemma, Signaal = _zaak("dilemma"), _zaak("signaal")


def up(migrator, db):
    """Add the columns and the table of requests, and take from accounts the name that a stranger
    may have given them.
    """
    hulp.voeg_toe(migrator, "sessie", "gezien_op", DateTimeField(default=LEGE_TIJD))
    hulp.voeg_toe(migrator, "sessie", "beperkt", BooleanField(default=False))
    hulp.voeg_toe(migrator, "sessie", "apparaat", CharField(max_length=60, default=""))
    migrator.migrate(
        migrator.add_column("sessie", "sterk_op", Sessie.sterk_op),
        migrator.add_column("sessie", "vertrouwd_tot", Sessie.vertrouwd_tot),
    )
    hulp.voeg_toe(migrator, "inloglink", "browser", CharField(max_length=64, default=""))
    for zaak in ZAKEN:
        hulp.voeg_toe(migrator, zaak._meta.table_name, "afzender", JSONField(default=dict))
    alle = (Persoon, Lidmaatschap, Gebeurtenis, Sessie, Linkverzoek, *ZAKEN)
    with db.bind_ctx(alle, bind_refs=False, bind_backrefs=False):
        db.create_tables((Linkverzoek,))
        Sessie.update(gezien_op=Sessie.begonnen_op).execute()
        for persoon in _door_een_vreemde_genoemd():
            _leg_naam_bij_wat_is_ingediend(persoon)


def _door_een_vreemde_genoemd():
    """Return the accounts that nobody confirmed and nobody at the console or in a gremium made."""
    zetels = Lidmaatschap.select(Lidmaatschap.persoon)
    rijen = list(
        Persoon.select().where(
            Persoon.bevestigd_op.is_null(), Persoon.rol == "professional", Persoon.id.not_in(zetels)
        )
    )
    gemaakt = {f"account {persoon.id}" for persoon in rijen}
    gemaakt &= {g.onderwerp for g in list(Gebeurtenis.select(Gebeurtenis.onderwerp).distinct())}
    return [persoon for persoon in rijen if f"account {persoon.id}" not in gemaakt]


def _leg_naam_bij_wat_is_ingediend(persoon):
    afzender = {n: getattr(persoon, n) for n in ("naam", "organisatie", "functie")}
    for zaak in ZAKEN:
        zaak.update(afzender=afzender).where(
            zaak.inbrenger == persoon, zaak.bevestigd_op.is_null()
        ).execute()
    leeg = dict.fromkeys(afzender, "")
    Persoon.update(**leeg).where(Persoon.id == persoon.id).execute()
