"""The whole demo moves to PostgreSQL and back: its log, its papers, and what is printed of it."""

from hashlib import sha256

import pytest

from portal import audit
from portal.db import database
from portal.demo import opbouw
from portal.gegevens import verhuizing
from portal.gegevens.bewijs import standfouten
from portal.gegevens.stukbewijs import stukfouten
from portal.migrations.migreren import migreer
from portal.models import TABELLEN, Bijeenkomst, Exemplaar, Stuk
from portal.models.bewaking import wachtfouten
from portal.vocabulary import Stuksoort
from reports import papieren
from tests.hulp import databases
from tests.hulp.wereld import NU

pytestmark = pytest.mark.postgres


def stand():
    """Return how many rows each table has, the anchor, the hash of each paper as it lies there, and
    a briefing as it is printed now.
    """
    vol = next(
        b
        for b in Bijeenkomst.select().order_by(Bijeenkomst.id)
        if Stuksoort.BRIEFING in papieren.voor(b)
        and papieren.PAPIEREN[Stuksoort.BRIEFING].kan(b, NU)
    )
    return {
        "rijen": {tabel.__name__: tabel.select().count() for tabel in TABELLEN},
        "anker": audit.anker(),
        "stukken": [
            (soort.__name__, rij.id, rij.sha256, sha256(bytes(rij.inhoud)).hexdigest())
            for soort in (Stuk, Exemplaar)
            for rij in soort.select().order_by(soort.id)
        ],
        "briefing": sha256(papieren.druk(Stuksoort.BRIEFING, vol, NU)).hexdigest(),
        "fouten": [*audit.fouten(), *standfouten(), *stukfouten(), *wachtfouten()],
    }


def test_the_demo_there_and_back(postgresql, tmp_path):
    eerder, standen = database.obj, []
    urls = [f"sqlite:///{tmp_path}/heen.db", postgresql(), f"sqlite:///{tmp_path}/terug.db"]
    try:
        for van, naar in zip(urls, [*urls[1:], ""], strict=True):
            with databases.verbonden(van):
                if van == urls[0]:
                    migreer()
                    opbouw.maak(NU, "http://localhost")
                standen.append(stand())
                if naar:
                    verhuizing.verhuis(naar, lambda _: None)
    finally:
        database.initialize(eerder)
    assert standen[0] == standen[1] == standen[2]
    assert standen[0]["fouten"] == [] and len(standen[0]["stukken"]) > 5
    assert sum(standen[0]["rijen"].values()) > 1000
