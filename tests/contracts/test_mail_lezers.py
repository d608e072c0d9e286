"""Who still gets a mail when it leaves: only who may see what its link shows."""

from datetime import timedelta

import pytest

from portal import outbox
from portal.jobs.post import verstuur_wachtende
from portal.models import Bericht, Lidmaatschap, Persoon
from portal.policy.bericht import ACHTER_LINK
from portal.tools.tijd import dag
from portal.vocabulary import Onbezorgd, Rol
from tests.hulp import alle_post, wereld
from tests.hulp.post import Postbode
from tests.hulp.wereld import NU


@pytest.fixture
def post_van_alles(mensen):
    return alle_post.van_alles(mensen)


# Letters that lead to a page of one's own, which is there for anybody who can sign in.
NAAR_IEDEREEN = {
    *("inloggen", "bevestigen", "actie", "zetel", "beveiliging", "geprobeerd", "account"),
    *("verhuizing", "verhuisd", "gesloten"),
}
# To an address that no open account has.
LOS = ("verhuizing", "verhuisd", "gesloten")


def ronde_van(rijen):
    """Let these letters leave, and return the ids of those that did."""
    Bericht.update(
        verstuurd_op=None, opgegeven_op=None, waarom=None, volgende_poging_op=NU, pogingen=0
    ).where(Bericht.id.in_(rijen)).execute()
    Bericht.update(verstuurd_op=NU).where(Bericht.id.not_in(rijen)).execute()
    bode = Postbode()
    for _ in range(len(rijen)):
        verstuur_wachtende(NU, bode)
    return set(bode.bezorgd)


def test_a_letter_leads_to_something_that_policy_knows_who_may_see(post_van_alles):
    """A new kind of page behind a mail fails until ACHTER_LINK says who sees it."""
    geleid = {
        (rij.soort, rij.gegevens["pad"].split("/")[1])
        for rij in post_van_alles
        if rij.soort not in NAAR_IEDEREEN and rij.gegevens.get("wat") != "vervallen"
    }
    assert {soort for soort, _ in geleid} == set(outbox.SOORTEN) - NAAR_IEDEREEN
    assert {waar for _, waar in geleid} <= set(ACHTER_LINK) | {"beheer"}


def test_what_its_reader_may_still_read_leaves(post_van_alles):
    weg = ronde_van([rij.id for rij in post_van_alles])
    gesloten = {p.id for p in Persoon.select().where(~Persoon.actief)}
    niet = [rij for rij in post_van_alles if rij.id not in weg]
    assert {rij.persoon_id for rij in niet} == gesloten


def test_a_closed_account_gets_nothing_more_of_any_kind(post_van_alles):
    Persoon.update(actief=False).where(Persoon.rol != Rol.ADVISEUR).execute()
    adviseurs = {p.id for p in Persoon.select().where(Persoon.rol == Rol.ADVISEUR)}
    aan_iemand = [rij for rij in post_van_alles if rij.soort not in LOS]
    van_anderen = [rij.id for rij in aan_iemand if rij.persoon_id not in adviseurs]
    assert ronde_van(van_anderen) & set(van_anderen) == set()
    assert {r.waarom for r in Bericht.select().where(Bericht.id.in_(van_anderen))} == {
        Onbezorgd.GESLOTEN
    }
    Persoon.update(actief=False).execute()
    assert ronde_van([rij.id for rij in aan_iemand]) == set()


def test_who_lost_their_seat_gets_no_mail_about_the_work_of_it(post_van_alles, mensen):
    zetels = {z.persoon_id for z in Lidmaatschap.select()}
    voorbij = {"van": wereld.INGESTELD, "tot": dag(NU) - timedelta(days=1)}
    Lidmaatschap.update(**voorbij).execute()
    zonder = [rij for rij in post_van_alles if rij.persoon_id in zetels]
    weg = ronde_van([rij.id for rij in zonder])
    # What is theirs without a seat: their own account, acties, what anybody signed in reads, that
    # the seat ended, and what takes a meeting out of their calendar.
    assert {rij.gegevens.get("wat", rij.soort) for rij in zonder if rij.id in weg} <= {
        "actie",
        "actieherinnering",
        "opbrengst",
        "afgezegd",
        "vervallen",
        "zetel",
    }
    assert {"vergadering", "bijeenkomst", "stuk", "besluit", "concept_agenda", "uitnodiging"} <= {
        rij.soort for rij in zonder if rij.id not in weg
    }


def test_the_ccv_hears_that_a_closed_inbrenger_cannot_get_the_answer(post_van_alles, mensen):
    gehoord = [rij.aan for rij in post_van_alles if rij.soort == "onbereikbaar"]
    assert gehoord == [mensen.adviseur.email, mensen.adviseur2.email]
