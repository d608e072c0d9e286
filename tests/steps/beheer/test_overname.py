"""Nobody takes an account over alone: what a beheerder does to how somebody comes in is told to
others, and its address and its second factor are for two beheerders.
"""

from datetime import timedelta

import pytest

from portal.daden import DoorEenAnder, NuNiet, mag
from portal.engine import Verzoek
from portal.models import Bericht, Passkey, Persoon
from portal.policy.beheer import ALLEEN
from portal.steps.beheer import mensen as stap
from portal.steps.rondom import accounts
from portal.vocabulary import Rol
from tests.hulp.factoren import met_passkey
from tests.hulp.wereld import NU

NIEUW = "nieuw@test.example"
WIE = ("adviseur", "voorzitter_platform", "inbrenger", "collega")


@pytest.fixture
def tweede(mensen):
    """A second beheerder."""
    Persoon.update(rol=Rol.BEHEERDER).where(Persoon.id == mensen.collega.id).execute()
    return Persoon.get_by_id(mensen.collega.id)


def verhuis(persoon, wie, nu=NU):
    stap.verhuis(persoon, Verzoek(wie, nu, {"email": f"{persoon.id}-{NIEUW}"}))


def neem_af(persoon, wie, nu=NU):
    stap.neem_factoren_af(persoon, Verzoek(wie, nu))


def uitloggen(persoon, wie, nu=NU):
    stap.beeindig_sessies(persoon, Verzoek(wie, nu))


DADEN = (verhuis, neem_af, uitloggen)


def gehoord():
    return sorted(b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == "beheer"))


@pytest.mark.parametrize("doe", DADEN)
@pytest.mark.parametrize("wie", ["adviseur", "voorzitter_platform", "inbrenger"])
def test_the_other_beheerders_hear_and_with_too_few_the_adviseurs(doe, wie, mensen):
    Bericht.delete().execute()
    doe(getattr(mensen, wie), mensen.beheerder)
    assert gehoord() == sorted({"adviseur", "adviseur2"} - {wie})


@pytest.mark.parametrize("doe", DADEN)
def test_of_an_account_of_a_beheerder_the_others_hear(doe, mensen, tweede):
    Persoon.update(rol=Rol.BEHEERDER).where(Persoon.id == mensen.inbrenger.id).execute()
    doe(tweede, mensen.beheerder)
    assert gehoord() == ["inbrenger"]


def test_the_console_tells_of_factors_too(mensen):
    accounts.herstel(mensen.adviseur, NU)
    assert gehoord() == ["adviseur2", "beheerder"]


@pytest.mark.parametrize("wie", WIE)
@pytest.mark.parametrize(("eerst", "dan"), [(verhuis, neem_af), (neem_af, verhuis)])
@pytest.mark.parametrize("later", [timedelta(0), ALLEEN - timedelta(minutes=1)])
def test_who_did_the_one_cannot_do_the_other(eerst, dan, wie, later, mensen, tweede):
    persoon, ander = getattr(mensen, wie), mensen.beheerder
    eerst(persoon, ander)
    heeft = met_passkey(persoon) and Passkey.select().where(Passkey.persoon == persoon).count()
    with pytest.raises(DoorEenAnder):
        dan(persoon, ander, NU + later)
    naam = {verhuis: "verhuis", neem_af: "neem_factoren_af"}[dan]
    assert not mag(f"beheer.mensen.{naam}", ander, persoon, NU + later)
    assert Passkey.select().where(Passkey.persoon == persoon).count() == heeft
    eerst(persoon, ander, NU + later)  # the same again is theirs still


@pytest.mark.parametrize(("eerst", "dan"), [(verhuis, neem_af), (neem_af, verhuis)])
def test_another_beheerder_may_and_so_may_the_same_one_later_or_for_another(
    eerst, dan, mensen, tweede
):
    eerst(mensen.adviseur, mensen.beheerder)
    dan(mensen.adviseur, tweede)
    eerst(mensen.inbrenger, mensen.beheerder)
    dan(mensen.adviseur2, mensen.beheerder) if dan is neem_af else None
    dan(mensen.inbrenger, mensen.beheerder, NU + ALLEEN)


def test_taking_the_move_back_first_does_not_help(mensen):
    verhuis(mensen.adviseur, mensen.beheerder)
    stap.verhuis_niet(mensen.adviseur, Verzoek(mensen.beheerder, NU))
    with pytest.raises(DoorEenAnder):
        neem_af(mensen.adviseur, mensen.beheerder)


def test_the_console_is_the_way_out(mensen):
    verhuis(mensen.adviseur, mensen.beheerder)
    assert accounts.herstel(mensen.adviseur, NU)


def test_of_a_closed_account_it_is_that_which_stands_in_the_way(mensen):
    verhuis(mensen.adviseur, mensen.beheerder)
    stap.sluit(mensen.adviseur, Verzoek(mensen.beheerder, NU))
    with pytest.raises(NuNiet) as fout:
        neem_af(mensen.adviseur, mensen.beheerder)
    assert not isinstance(fout.value, DoorEenAnder)
