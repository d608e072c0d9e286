"""Whom a mail is for, which dilemma or signaal it belongs to, why it was given up; and accented
domains as mail knows them.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import AutoField, CharField, Check, DateTimeField, ForeignKeyField, JSONField, Model

from portal.migrations import hulp

REDENEN = "'geweigerd', 'mislukt', 'verlopen', 'gesloten', 'geen_zicht'"


class Persoon(Model):
    id = AutoField()
    email = CharField(max_length=254)

    class Meta:
        table_name = "persoon"


class Bericht(Model):
    id = AutoField()
    gegevens = JSONField()
    zaak = CharField(max_length=40)
    verstuurd_op = DateTimeField(null=True)

    class Meta:
        table_name = "bericht"


def up(migrator, db):
    """Add the columns; what was given up before is to be seen from now on."""
    wie = ForeignKeyField(Persoon, field=Persoon.id, null=True, backref="+", on_delete="CASCADE")
    waarom = CharField(max_length=40, null=True, constraints=[Check(f"waarom IN ({REDENEN})")])
    migrator.migrate(
        migrator.add_column("bericht", "persoon_id", wie),
        migrator.add_column("bericht", "opgegeven_op", DateTimeField(null=True, index=True)),
        migrator.add_column("bericht", "waarom", waarom),
    )
    hulp.voeg_toe(migrator, "bericht", "zaak", CharField(max_length=40, default=""))
    db.execute_sql(
        "UPDATE bericht SET persoon_id = (SELECT id FROM persoon WHERE persoon.email = bericht.aan)"
    )
    db.execute_sql(
        "UPDATE bericht SET opgegeven_op = aangemaakt_op, waarom = 'mislukt' "
        "WHERE verstuurd_op IS NULL AND volgende_poging_op IS NULL"
    )
    with db.bind_ctx([Bericht, Persoon], bind_refs=False, bind_backrefs=False):
        _zet_zaken()
        _zet_adressen()


def _zet_zaken():
    for rij in Bericht.select().where(Bericht.verstuurd_op.is_null()):
        nummer = rij.gegevens.get("nummer", "")
        Bericht.update(zaak=nummer).where(Bericht.id == rij.id).execute()


def _zet_adressen():
    """Keep an accented domain as xn--, which is how an address is looked up from now on; one that
    cannot be written so, or would become somebody else's, stays as it is.
    """
    bezet = {rij.email for rij in Persoon.select()}
    for rij in Persoon.select():
        voor, _, domein = rij.email.rpartition("@")
        try:
            adres = f"{voor}@{domein.encode('idna').decode()}"
        except UnicodeError:
            continue
        if voor and voor.isascii() and adres not in bezet:
            Persoon.update(email=adres).where(Persoon.id == rij.id).execute()
