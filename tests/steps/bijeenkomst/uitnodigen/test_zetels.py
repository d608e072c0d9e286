"""Whoever joins gets the meetings that were announced, whoever leaves loses them from their
calendar; of what stays as it was nobody hears.
"""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Bericht, Lidmaatschap
from portal.steps import werkgroep
from portal.steps.bijeenkomst import plannen, uitnodigen
from portal.steps.rondom import accounts
from portal.tools.tijd import dag
from portal.vocabulary import GremiumSoort, LidRol, Rol
from tests.hulp import tafels, vergaderen, wereld
from tests.hulp.post import BASIS
from tests.hulp.uitnodigen import afspraak, brieven, vers
from tests.hulp.wereld import NU

PLATFORM = GremiumSoort.PLATFORM


@pytest.fixture
def zetel(mensen):
    """Give somebody a seat in the Platform, or take it away: zetel(persoon, LidRol.LID)."""

    def geef(persoon, rol, nu=NU):
        Bericht.delete().execute()
        accounts.geef_zetel(persoon, PLATFORM, rol, nu)
        hun = Bericht.select().where(Bericht.soort != "beheer")  # who looks along hears too
        return [(b.aan.split("@")[0], b.gegevens.get("wat", b.soort)) for b in hun]

    return geef


def uitgenodigd(mensen, **anders):
    rij = vergaderen.plan(mensen.adviseur, **anders)
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    return vers(rij)


def test_who_joins_is_invited_to_what_was_announced_and_is_still_to_come(mensen, zetel):
    vergaderen.plan(mensen.adviseur)
    geweest = uitgenodigd(mensen, begint=NU + timedelta(minutes=5))
    afgezegd = uitgenodigd(mensen)
    plannen.zeg_af(afgezegd, Verzoek(mensen.adviseur, NU))
    komt = uitgenodigd(mensen)
    later = NU + timedelta(hours=1)
    # Of the seat, and of the meeting.
    assert zetel(mensen.collega, LidRol.LID, later) == [("collega", "uitnodiging")] * 2
    methode, uid, nummer, _ = afspraak(brieven()[0])
    assert (methode, uid.split("@")[0]) == ("REQUEST", f"bijeenkomst-{komt.id}")
    assert nummer == vers(komt).uitnodiging and vers(geweest).uitnodiging == 1


def test_who_leaves_hears_so_and_loses_the_entry_while_the_meeting_goes_on(mensen, zetel):
    komt = uitgenodigd(mensen)
    assert zetel(mensen.deelnemer, None) == [("deelnemer", "zetel"), ("deelnemer", "vervallen")]
    (mail,) = brieven()
    methode, _, nummer, _ = afspraak(mail)
    assert (methode, nummer) == ("CANCEL", 2) and vers(komt).afgezegd_op is None
    tekst = mail.get_body(("plain",)).get_content()
    assert f"{BASIS}/bijeenkomsten" not in tekst and mail["To"] == mensen.deelnemer.email
    assert mail["Subject"] == f"Vervallen voor u: {wereld.PLATFORM} 26 maart"


def test_who_comes_back_gets_an_entry_that_replaces_the_cancelled_one(mensen, zetel):
    uitgenodigd(mensen)
    zetel(mensen.deelnemer, None)
    weg = afspraak(brieven()[0])
    assert zetel(mensen.deelnemer, LidRol.LID) == [("deelnemer", "uitnodiging")] * 2
    terug = afspraak(brieven()[0])
    assert (weg[0], terug[0]) == ("CANCEL", "REQUEST") and terug[2] > weg[2]


@pytest.mark.parametrize("rol", [LidRol.LID, LidRol.VOORZITTER])
def test_of_another_part_in_the_same_gremium_nobody_hears(mensen, zetel, rol):
    uitgenodigd(mensen)
    assert zetel(mensen.deelnemer, rol) == []


def test_who_may_come_for_another_seat_keeps_a_joint_meeting(mensen, zetel):
    samen = tafels.samen(mensen.adviseur)
    uitnodigen.nodig_uit(samen, Verzoek(mensen.adviseur, NU))
    beraad = wereld.gremium_met(wereld.BERAAD)
    van = wereld.INGESTELD
    Lidmaatschap.create(gremium=beraad, persoon=mensen.deelnemer, rol=LidRol.LID, van=van)
    assert zetel(mensen.deelnemer, None) == [("deelnemer", "zetel")]


def agendapost():
    """Return what was mailed of meetings; not that an account changed."""
    over_accounts = ("account", "beheer", "gesloten")
    return [b.gegevens["wat"] for b in Bericht.select() if b.soort not in over_accounts]


def test_a_beheerder_sits_nowhere_so_their_entries_go(mensen):
    uitgenodigd(mensen)
    Bericht.delete().execute()
    accounts.bewaar(mensen.deelnemer.email, {"rol": Rol.BEHEERDER}, NU)
    assert agendapost() == ["vervallen"]


def test_a_closed_account_gets_nothing_and_one_that_opens_again_is_invited(mensen):
    uitgenodigd(mensen)
    Bericht.delete().execute()
    accounts.bewaar(mensen.deelnemer.email, {"actief": False}, NU)
    assert agendapost() == [] == list(Bericht.select().where(Bericht.persoon == mensen.deelnemer))
    accounts.bewaar(mensen.deelnemer.email, {"actief": True}, NU)
    assert agendapost() == ["uitnodiging"]


def test_a_seat_that_had_ended_already_ends_without_a_word(mensen):
    lid = Lidmaatschap.get(persoon=mensen.specialist)
    Lidmaatschap.update(tot=dag(NU) - timedelta(days=3)).where(Lidmaatschap.id == lid.id).execute()
    werkgroep.beeindig_lidmaatschap(lid, Verzoek(mensen.adviseur, NU))
    assert not Bericht.select().where(Bericht.soort == "zetel").exists()


def test_a_werkgroep_that_closes_tells_its_specialists_and_its_trekker_stays(mensen):
    gremium = wereld.gremium_met(wereld.WERKGROEP)
    uitgenodigd(mensen, gremium=gremium)
    Bericht.delete().execute()
    werkgroep.sluit(gremium, Verzoek(mensen.adviseur, NU))
    post = [(b.aan.split("@")[0], b.soort, b.gegevens.get("wat")) for b in Bericht.select()]
    assert sorted(post, key=str) == [
        ("specialist", "vergadering", "afgezegd"),  # what was planned is called off first
        ("specialist", "zetel", None),
        ("trekker", "vergadering", "afgezegd"),
    ]
