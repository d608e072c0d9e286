"""What a beheerder does with accounts: one rule on the web and at the console."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.db import schrijven
from portal.engine import NietToegestaan, Verzoek
from portal.jobs.post import verstuur_wachtende
from portal.models import Adreswijziging, Bericht, Gebeurtenis, Koppeling, Persoon, Sessie
from portal.outbox import plaats
from portal.policy import eisen
from portal.queries.rondom import post as postlijst
from portal.steps.beheer import mensen as stap
from portal.steps.rondom import accounts, toegang, verhuizen
from portal.steps.rondom import post as poststap
from portal.tools.tijd import dag
from portal.vocabulary import Rol, Voorval
from tests.hulp.post import Postbode
from tests.hulp.wereld import NU

NIEUW = "nieuw@test.example"


@pytest.fixture
def vraag(mensen):
    return lambda **invoer: Verzoek(mensen.beheerder, NU, invoer)


def laatste():
    return Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()


def link_naar(adres):
    rij = Bericht.select().where(Bericht.soort == "verhuizing", Bericht.aan == adres)
    return rij.order_by(Bericht.id.desc()).get().gegevens["pad"].rpartition("/")[2]


def verhuis(mensen, vraag, naar=NIEUW, wie="inbrenger"):
    stap.verhuis(getattr(mensen, wie), vraag(email=naar))
    return link_naar(naar)


def test_a_role_is_told_to_whose_it_is_and_kept_from_what_to_what(mensen, vraag):
    with schrijven():
        toegang.begin_sessie(mensen.collega, NU)
    stap.geef_rol(mensen.collega, vraag(rol="adviseur"))
    assert Persoon.get_by_id(mensen.collega.id).rol is Rol.ADVISEUR
    g = laatste()
    assert (g.soort, g.wie, g.gegevens["van"], g.gegevens["naar"]) == (
        Voorval.ACCOUNT, mensen.beheerder, "professional", "adviseur",
    )  # fmt: skip
    assert not Sessie.select().where(Sessie.persoon == mensen.collega).exists()
    assert {b.aan for b in Bericht.select().where(Bericht.soort == "account")} == {
        mensen.collega.email
    }


def test_once_there_are_more_beheerders_they_are_told_and_the_adviseurs_are_not(mensen, vraag):
    stap.geef_rol(mensen.collega, vraag(rol="beheerder"))
    Bericht.delete().execute()
    stap.geef_rol(mensen.buitenstaander, vraag(rol="adviseur"))
    wie = [b.aan for b in Bericht.select().where(Bericht.soort == "beheer")]
    assert wie == [mensen.collega.email]


def test_a_role_that_is_taken_away_is_shown_to_the_other_beheerders_too(mensen, vraag):
    stap.geef_rol(mensen.collega, vraag(rol="beheerder"))
    Bericht.delete().execute()
    stap.geef_rol(mensen.adviseur2, vraag(rol="professional"))
    wie = [b.aan for b in Bericht.select().where(Bericht.soort == "beheer")]
    assert wie == [mensen.collega.email]


def test_the_console_tells_the_same(mensen):
    accounts.bewaar(mensen.collega.email, {"rol": Rol.ADVISEUR}, NU)
    soorten = {b.soort for b in Bericht.select()}
    assert {"account", "beheer"} <= soorten
    assert mensen.beheerder.email in {b.aan for b in Bericht.select()}


@pytest.mark.parametrize("waarden", [{"rol": Rol.PROFESSIONAL}, {"actief": False}])
def test_the_last_beheerder_stays_by_either_door(mensen, vraag, waarden):
    with pytest.raises(accounts.LaatsteBeheerder):
        accounts.bewaar(mensen.beheerder.email, waarden, NU)
    daad = stap.geef_rol if "rol" in waarden else stap.sluit
    with pytest.raises(NietToegestaan):
        daad(mensen.beheerder, vraag(rol="professional"))
    assert Persoon.beheerders().count() == 1


def test_of_two_beheerders_one_can_go(mensen, vraag):
    stap.geef_rol(mensen.collega, vraag(rol="beheerder"))
    stap.sluit(mensen.beheerder, vraag())
    assert [p.id for p in Persoon.beheerders()] == [mensen.collega.id]


def test_a_closed_account_hears_so_at_its_address_and_comes_back_as_it_was(mensen, vraag):
    stap.sluit(mensen.adviseur2, vraag())
    brief = Bericht.get(Bericht.soort == "gesloten")
    assert (brief.aan, brief.persoon) == (mensen.adviseur2.email, None)
    bode = Postbode()
    verstuur_wachtende(NU, bode)
    assert brief.id in bode.bezorgd  # though nothing else goes to who is closed
    stap.heropen(mensen.adviseur2, vraag())
    terug = Persoon.get_by_id(mensen.adviseur2.id)
    assert (terug.actief, terug.rol) == (True, Rol.ADVISEUR)


def test_nothing_moves_before_the_new_address_says_so_and_the_old_one_knows(mensen, vraag):
    token = verhuis(mensen, vraag)
    assert Persoon.get_by_id(mensen.inbrenger.id).email == mensen.inbrenger.email
    naar = {(b.soort, b.aan) for b in Bericht.select()}
    anderen = {("beheer", p.email) for p in (mensen.adviseur, mensen.adviseur2)}
    assert naar == {("verhuizing", NIEUW), ("verhuisd", mensen.inbrenger.email)} | anderen
    assert "@" not in str([g.gegevens for g in Gebeurtenis.select()])
    assert verhuizen.bevestig(token, NU)
    assert Persoon.get_by_id(mensen.inbrenger.id).email == NIEUW
    assert not verhuizen.bevestig(token, NU)


def test_the_address_that_is_left_hears_that_it_was_asked_and_that_it_was_done(mensen, vraag):
    assert verhuizen.bevestig(verhuis(mensen, vraag), NU)
    rijen = Bericht.select().where(Bericht.soort == "verhuisd").order_by(Bericht.id)
    verteld = [(b.aan, b.gegevens["wat"]) for b in rijen]
    assert verteld == [(mensen.inbrenger.email, "gevraagd"), (mensen.inbrenger.email, "gedaan")]


def test_what_let_in_at_the_old_address_lets_nobody_in_after_it(mensen, vraag):
    with schrijven():
        sessie = toegang.begin_sessie(mensen.inbrenger, NU)
        plaats("actie", mensen.inbrenger, NU, door=None, pad="/acties")
    toegang.stuur_link(mensen.inbrenger.email, NU)
    oud = Bericht.get(Bericht.soort == "inloggen").gegevens["pad"].rpartition("/")[2]
    Koppeling.create(issuer="https://x", sub="s", persoon=mensen.inbrenger, gekoppeld_op=NU)
    assert verhuizen.bevestig(verhuis(mensen, vraag), NU)
    assert toegang.sessie(sessie, NU) is None and toegang.wissel_in(oud, NU) is None
    assert not Koppeling.select().exists()
    mails = {b.soort: b.aan for b in Bericht.select().where(Bericht.soort == "actie")}
    assert mails == {"actie": NIEUW}


def test_an_address_that_somebody_has_is_refused_when_asked_and_when_confirmed(mensen, vraag):
    with pytest.raises(NietToegestaan):
        stap.verhuis(mensen.inbrenger, vraag(email=mensen.collega.email.upper()))
    token = verhuis(mensen, vraag)
    Persoon.create(email=NIEUW, naam="", organisatie="", functie="")
    assert not verhuizen.bevestig(token, NU)
    assert Persoon.get_by_id(mensen.inbrenger.id).email == mensen.inbrenger.email


def test_a_link_is_worth_nothing_once_it_is_old_taken_back_or_replaced(mensen, vraag):
    eerste = verhuis(mensen, vraag)
    tweede = verhuis(mensen, vraag, "ander@test.example")
    assert not verhuizen.bevestig(eerste, NU) and Adreswijziging.select().count() == 1
    assert not Bericht.select().where(Bericht.aan == NIEUW).exists()
    assert not verhuizen.bevestig(tweede, NU + verhuizen.GELDIG)
    stap.verhuis_niet(mensen.inbrenger, vraag())
    assert not verhuizen.bevestig(tweede, NU)
    with pytest.raises(NietToegestaan):
        stap.verhuis_niet(mensen.inbrenger, vraag())


def test_of_a_closed_account_no_link_moves_anything(mensen, vraag):
    token = verhuis(mensen, vraag)
    stap.sluit(mensen.inbrenger, vraag())
    assert not verhuizen.bevestig(token, NU)


def test_the_letter_is_sent_again_with_a_link_that_works(mensen, vraag):
    token = verhuis(mensen, vraag)
    rij = Bericht.get(Bericht.soort == "verhuizing")
    rij.opgegeven_op, rij.waarom, rij.gegevens["pad"] = NU, "mislukt", "/inloggen"
    rij.save()
    assert postlijst.onbezorgd(postlijst.Postfilter(), mensen.beheerder, dag(NU))[0].bericht == rij
    poststap.stuur_opnieuw(rij, Verzoek(mensen.beheerder, NU + timedelta(hours=1)))
    nieuw = link_naar(NIEUW)
    assert nieuw != token and not verhuizen.bevestig(token, NU)
    assert verhuizen.bevestig(nieuw, NU)


def test_an_old_letter_that_is_sent_again_is_as_good_as_a_new_one(mensen, vraag):
    verhuis(mensen, vraag)
    rij, later = Bericht.get(Bericht.soort == "verhuizing"), NU + 2 * verhuizen.GELDIG
    rij.opgegeven_op, rij.waarom = NU, "mislukt"
    rij.save()
    poststap.stuur_opnieuw(rij, Verzoek(mensen.beheerder, later))
    assert verhuizen.bevestig(link_naar(NIEUW), later)


def opgegeven():
    rij = Bericht.select().where(Bericht.soort == "verhuizing").order_by(Bericht.id).first()
    rij.opgegeven_op, rij.waarom = NU, "mislukt"
    rij.save()
    return rij


def test_of_an_account_that_was_closed_meanwhile_it_is_not_sent_again(mensen, vraag):
    verhuis(mensen, vraag)
    rij = opgegeven()
    stap.sluit(mensen.inbrenger, vraag())
    with pytest.raises(NietToegestaan):
        poststap.stuur_opnieuw(rij, vraag())


@pytest.mark.parametrize("soort", toegang.LINKDUUR)
def test_no_letter_with_a_link_outlives_the_account_it_lets_in(mensen, vraag, soort):
    """Of every kind whose link has an end: given up, and then the account is closed."""
    verhuis(mensen, vraag)
    toegang.stuur_link(mensen.inbrenger.email, NU)
    with schrijven():
        plaats("bevestigen", mensen.inbrenger, NU, door=None, pad="/inloggen/x")
    op = {"opgegeven_op": NU, "waarom": "mislukt", "volgende_poging_op": None}
    Bericht.update(**op).where(Bericht.soort == soort).execute()
    assert any(eisen.kan_opnieuw(None, b, NU) for b in Bericht.select() if b.soort == soort)
    stap.sluit(mensen.inbrenger, vraag())
    assert not [b for b in Bericht.select() if b.soort == soort and eisen.kan_opnieuw(None, b, NU)]


def test_a_letter_that_is_sent_again_is_of_its_own_account(mensen, vraag):
    verhuis(mensen, vraag)
    rij, later = opgegeven(), NU + verhuizen.GELDIG
    stap.verhuis(mensen.collega, replace(vraag(email=NIEUW), nu=later))
    van_collega = link_naar(NIEUW)
    with pytest.raises(NietToegestaan):
        poststap.stuur_opnieuw(rij, replace(vraag(), nu=later))
    assert verhuizen.bevestig(van_collega, later)


def test_nobody_gets_an_account_at_an_address_that_waits_for_another(mensen, vraag):
    verhuis(mensen, vraag)
    nieuw = {"naam": "N", "organisatie": "", "functie": "", "rol": "professional"}
    with pytest.raises(NietToegestaan):
        stap.voeg_toe(vraag(email=NIEUW, **nieuw))


def test_one_address_waits_for_one_account(mensen, vraag):
    verhuis(mensen, vraag)
    with pytest.raises(NietToegestaan):
        stap.verhuis(mensen.collega, vraag(email=NIEUW))
    later = replace(vraag(email=NIEUW), nu=NU + verhuizen.GELDIG)
    stap.verhuis(mensen.collega, later)
    assert [r.persoon_id for r in Adreswijziging.select()] == [mensen.collega.id]


def test_sessions_end_and_factors_go_and_the_log_says_who_did_it(mensen, vraag):
    with schrijven():
        toegang.begin_sessie(mensen.collega, NU)
    stap.beeindig_sessies(mensen.collega, vraag())
    assert not Sessie.select().where(Sessie.persoon == mensen.collega).exists()
    assert laatste().wie == mensen.beheerder
    stap.neem_factoren_af(mensen.collega, vraag())
    assert (laatste().soort, laatste().wie) == (Voorval.FACTOR, mensen.beheerder)
    assert Bericht.select().where(Bericht.soort == "beveiliging").count() == 1
