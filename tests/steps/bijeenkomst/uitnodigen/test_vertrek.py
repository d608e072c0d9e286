"""What tells somebody that their seat ended leaves, though what their seat showed is gone."""

from portal.engine import Verzoek
from portal.jobs.post import verstuur_wachtende
from portal.models import Bericht
from portal.steps.bijeenkomst import uitnodigen
from portal.steps.rondom import accounts
from portal.vocabulary import GremiumSoort
from tests.hulp import vergaderen
from tests.hulp.post import Postbode
from tests.hulp.wereld import NU


def test_whoever_left_still_gets_the_end_and_the_cancellation_but_not_what_waited(mensen):
    rij = vergaderen.plan(mensen.adviseur)
    Bericht.delete().execute()
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    accounts.geef_zetel(mensen.deelnemer, GremiumSoort.PLATFORM, None, NU)
    bode = Postbode()
    verstuur_wachtende(NU, bode)
    weg = Bericht.select().where(
        Bericht.id.in_(bode.bezorgd), Bericht.aan == mensen.deelnemer.email
    )
    wat = [b.gegevens.get("wat", b.soort) for b in weg.order_by(Bericht.id)]
    assert wat == ["zetel", "vervallen"]
