"""What policy answers about somebody on a trusted phone whose sign-in ended, beneath the pages: no
row and no deed more than for somebody who filed the same and has no role or seat.
"""

import inspect
import re

import pytest

from portal import models, policy
from portal.docs.rechten import alle_daden
from portal.models import Bericht, Bijeenkomst, Dilemma, Opmerking, Persoon, Signaal
from portal.tools.tijd import dag
from portal.vocabulary import Status
from tests.hulp import databases, rondgang, vergaderen
from tests.hulp.daadwereld import EIGEN, rijen
from tests.hulp.wereld import NU, PERSONAS

pytestmark = databases.alleen_sqlite
GEWOON = "buitenstaander"
per_persona = pytest.mark.parametrize("persona", [p for p in PERSONAS if p != GEWOON])
# Answers of policy that are a condition on rows of one table, for one person on one day.
CONDITIES = {
    naam: getattr(models, gevonden[1])
    for naam, functie in ((n, getattr(policy, n)) for n in policy.__all__)
    if (gevonden := re.search(r"condition on (\w+)", inspect.getdoc(functie) or ""))
    and list(inspect.signature(functie).parameters)[:2] == ["persoon", "dag"]
}
DADEN = alle_daden()


@pytest.fixture(scope="module")
def vol(ladder):
    rondgang.vul(ladder)


def beperkt(persoon):
    persoon = Persoon.get_by_id(persoon.id)
    persoon.beperkt = True
    return persoon


def geef(persoon):
    ander = Persoon.create(email="ander@test.example", naam="Ander", organisatie="", functie="")
    for soort in (Dilemma, Signaal):
        soort.update(inbrenger=ander).execute()
    Dilemma.update(inbrenger=persoon).where(Dilemma.status == Status.BERAAD).execute()
    Bericht.delete().execute()


def gezien(persoon):
    """Return the ids that each condition gives."""
    return {
        naam: [
            rij.id for rij in model.select(model.id).where(getattr(policy, naam)(persoon, dag(NU)))
        ]
        for naam, model in CONDITIES.items()
    }


@per_persona
def test_no_condition_gives_a_row_that_an_inbrenger_does_not_see(vol, mensen, db, persona):
    assert len(CONDITIES) > 10
    with db.atomic() as kant:
        geef(mensen.buitenstaander)
        verwacht = gezien(mensen.buitenstaander)
        kant.rollback()
    geef(getattr(mensen, persona))
    bijeenkomst = Bijeenkomst.select().first()
    Opmerking.create(bijeenkomst=bijeenkomst, auteur=getattr(mensen, persona), tekst="x", op=NU)
    assert gezien(beperkt(getattr(mensen, persona))) == verwacht


@per_persona
def test_no_deed_is_allowed_that_is_not_to_somebody_without_role_or_seat(mensen, db, persona):
    """But for what is done to one's own filing."""
    alle = rijen(mensen, EIGEN)
    als = mensen.inbrenger if persona == "inbrenger" else mensen.buitenstaander
    assert mogelijk(beperkt(getattr(mensen, persona)), alle) == mogelijk(als, alle)


def mogelijk(wie, alle):
    """Return the deeds that policy allows to somebody, on one row of each kind, today or once its
    meeting has begun.
    """
    rij = {naam: alle.get(daad.op.__name__) if daad.op else None for naam, daad in DADEN.items()}
    momenten = (NU, vergaderen.BEGINT)
    return {n for n, d in DADEN.items() if any(d.mag(wie, rij[n], nu) for nu in momenten)}
