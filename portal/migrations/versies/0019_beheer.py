"""Organisations become rows, out of what people bear; and somebody can be asked to come in by
another address from now on.

A frozen copy: later changes to the models get migrations of their own.
"""

import re
import unicodedata

from peewee import AutoField, CharField, DateTimeField, ForeignKeyField, Model


class Persoon(Model):
    id = AutoField()
    organisatie = CharField(max_length=200)

    class Meta:
        table_name = "persoon"


class Organisatie(Model):
    naam = CharField(max_length=200)
    sleutel = CharField(max_length=200, unique=True)
    opgegaan_in = ForeignKeyField("self", backref="+", null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "organisatie"


class Adreswijziging(Model):
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE", unique=True)
    email = CharField(max_length=254)
    token_hash = CharField(max_length=64, unique=True)
    gevraagd_op = DateTimeField()

    class Meta:
        table_name = "adreswijziging"


def up(migrator, db):
    """Make the tables, and an organisation of each name that people bear; who wrote it otherwise
    bears it as most of them do.
    """
    tabellen = (Persoon, Organisatie, Adreswijziging)
    with db.bind_ctx(tabellen, bind_refs=False, bind_backrefs=False):
        db.create_tables((Organisatie, Adreswijziging))
        for sleutel, namen in _per_sleutel().items():
            naam = max(namen, key=lambda n: (len(namen[n]), n))
            Organisatie.create(naam=naam, sleutel=sleutel)
            anders = [id_ for n, ids in namen.items() if n != naam for id_ in ids]
            for id_ in anders:
                Persoon.update(organisatie=naam).where(Persoon.id == id_).execute()


def _per_sleutel():
    """Return who bears which spelling of a name, by the name without case and accents."""
    gevonden: dict[str, dict[str, list[int]]] = {}
    for persoon in Persoon.select(Persoon.id, Persoon.organisatie).order_by(Persoon.id):
        naam = " ".join(persoon.organisatie.split())
        if naam:
            # A name that was not trimmed is put right, also where it is the only one.
            per_naam = gevonden.setdefault(_sleutel(naam), {})
            per_naam.setdefault(naam, []).append(persoon.id)
            if naam != persoon.organisatie:
                Persoon.update(organisatie=naam).where(Persoon.id == persoon.id).execute()
    return gevonden


ACCENT = re.compile("[\u0300-\u036f]")
LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZØøŁłĐđÆæŒœß", "abcdefghijklmnopqrstuvwxyzoollddaaoos"
)


def _sleutel(naam):
    return ACCENT.sub("", unicodedata.normalize("NFD", naam)).translate(LETTERS)[:200]
