"""What a page asks of the database is written once: a condition within a condition costs no more
than it is long. And it reads no more than it asked.

Peewee writes what stands behind IN once more to see whether it is empty, in every layer again:
`portal.db.binnen` does not.
"""

import traceback

import peewee
import pytest

from portal.db import binnen
from portal.models import Dilemma, Persoon
from portal.tools import tijd
from reports.pers import drukker
from tests.hulp import databases, rondgang, vluggesql, web
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
LEZERS = ("adviseur", "voorzitter_platform", "bestuurder", "deelnemer", "inbrenger")


@pytest.fixture
def dubbel(monkeypatch):
    """Return where a query is written to see whether it is empty."""
    gevonden = []
    is_leeg = vluggesql.VAN_PEEWEE[peewee.Expression, "_is_rhs_empty"]

    def let_op(self, rechts, ctx):
        stapel = traceback.extract_stack() if isinstance(rechts, peewee.Query) else []
        if stapel and "prefetch" not in {regel.name for regel in stapel}:  # that is Peewee's own
            hier = [r for r in stapel if "/portal/" in r.filename]
            gevonden.append(f"{hier[-1].filename}:{hier[-1].lineno}" if hier else rechts.sql()[0])
        return is_leeg(self, rechts, ctx)

    monkeypatch.setattr(peewee.Expression, "_is_rhs_empty", let_op)
    return gevonden


@pytest.fixture
def gemist(monkeypatch):
    """Return which columns are read of rows whose query left them out: Peewee says None."""
    gevonden = set()
    lees = peewee.FieldAccessor.__get__

    def let_op(self, rij, soort=None):
        if rij is not None and rij.__data__.get("id") and self.name not in rij.__data__:
            gevonden.add(f"{type(rij).__name__}.{self.name}")
        return lees(self, rij, soort)

    monkeypatch.setattr(peewee.FieldAccessor, "__get__", let_op)
    return gevonden


@pytest.mark.parametrize("naam", LEZERS)
def test_no_page_asks_twice_or_reads_what_it_did_not_ask(
    ladder, mensen, monkeypatch, dubbel, gemist, naam
):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
    rondgang.vul(ladder)
    bezoeker = web.Bezoeker(APP, getattr(mensen, naam), NU, keurt=False)
    dubbel.clear(), gemist.clear()
    for regel in rondgang.routes(APP, "GET"):
        for pad in rondgang.adressen(regel)[:1]:
            bezoeker.open(pad)
    assert sorted(set(dubbel)) == [] == sorted(gemist)


def test_within_means_the_same_and_within_nothing_is_nobody(db, mensen):
    assert Persoon.select().where(binnen(Persoon.id, [])).count() == 0
    niemand = Persoon.select(Persoon.id).where(Persoon.naam == "Niemand")
    assert Persoon.select().where(binnen(Persoon.id, niemand)).count() == 0
    assert Persoon.select().where(~binnen(Persoon.id, [mensen.adviseur.id])).count() > 1
    zelf = Persoon.select(Persoon.id).where(Persoon.id == mensen.adviseur.id)
    assert list(Persoon.select().where(binnen(Persoon.id, zelf))) == [mensen.adviseur]
    assert Dilemma.select().where(binnen(Dilemma.inbrenger, zelf)).count() == 0
