"""Whatever deed changes what the log must vouch for says so in its event."""

import pytest

from portal.docs.routes import alle_daden
from portal.engine import Verzoek
from portal.gegevens.bewijs import standfouten
from portal.models import Gebeurtenis
from portal.queries.stand import BEWAAKT
from portal.vocabulary import Voorval
from tests.contracts.test_daden import IEDEREEN, LATER
from tests.hulp.daadwereld import EIGEN, Alles, doe, rijen
from tests.hulp.wereld import NU

DADEN = alle_daden()


def gedaan(naam, rijen_, mensen):
    """Do a deed as anybody who can; tell whether somebody could."""
    for persona in sorted(IEDEREEN):
        try:
            doe(naam, rijen_, Verzoek(getattr(mensen, persona, None), LATER.get(naam, NU), Alles()))
        except Exception:  # who may not, or with input that is nonsense: the next one
            continue
        return True
    return False


def test_no_deed_leaves_a_role_a_seat_or_a_state_that_the_log_does_not_tell(mensen, db):
    rijen_ = rijen(mensen, EIGEN)
    zelf_gemaakt, gelukt = set(standfouten()), set()
    for naam in DADEN:
        with db.atomic() as poging:
            if gedaan(naam, rijen_, mensen):
                gelukt.add(naam)
                assert set(standfouten()) - zelf_gemaakt == set(), naam
            poging.rollback()
    assert len(gelukt) > 30


def test_how_everything_stood_is_in_the_log_of_every_database(mensen):
    (gebeurtenis,) = Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.STAND)
    assert f"account {mensen.adviseur.id}" in gebeurtenis.gegevens["stand"]


@pytest.mark.parametrize("model", BEWAAKT, ids=lambda m: m.__name__)
def test_each_kind_of_row_that_is_watched_has_a_state_in_words(model, mensen):
    heet, staat, _ = BEWAAKT[model]
    for rij in model.select():
        assert heet(rij) and staat(rij)
