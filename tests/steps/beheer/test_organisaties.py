"""An organisation has one name, however people write it; a double goes into the other, and back."""

import pytest

from portal.db import schrijven
from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Dilemma, Gebeurtenis, Organisatie, Persoon
from portal.steps import intake
from portal.steps.beheer import organisaties as stap
from portal.steps.gedeeld.organisatie import bekend
from portal.steps.rondom import accounts, gegevens
from tests.hulp import dilemmas
from tests.hulp.wereld import NU


@pytest.fixture
def vraag(mensen):
    return lambda **invoer: Verzoek(mensen.beheerder, NU, invoer)


@pytest.fixture
def twee(mensen):
    """Two spellings that are no one name, with somebody at each."""
    with schrijven():
        namen = [bekend("Gemeente Voorbeeld"), bekend("Gem. Voorbeeld")]
    for wie, naam in zip((mensen.inbrenger, mensen.collega), namen, strict=True):
        Persoon.update(organisatie=naam).where(Persoon.id == wie.id).execute()
    return [Organisatie.met_naam(naam) for naam in namen]


def van(persoon):
    return Persoon.get_by_id(persoon.id).organisatie


def test_whoever_writes_it_otherwise_works_at_the_same(mensen, twee):
    accounts.bewaar(mensen.collega.email, {"organisatie": "GEMEENTE VOÓRBEELD"}, NU)
    assert van(mensen.collega) == "Gemeente Voorbeeld"
    eigen = {"naam": "C", "functie": "F", "organisatie": "gemeente voorbeeld"}
    gegevens.wijzig(Verzoek(mensen.collega, NU, eigen))
    assert van(mensen.collega) == "Gemeente Voorbeeld" and Organisatie.select().count() == 2


def test_what_a_stranger_types_makes_no_organisation_until_it_is_confirmed(mensen):
    voor = Organisatie.select().count()
    wie = {"email": "vreemd@test.example", "naam": "V", "organisatie": "Nergens bv"}
    nummer = intake.breng_in(
        Verzoek(None, NU, {**dilemmas.INTAKE, **wie, "functie": "F"}), indienen=True
    )
    assert Organisatie.select().count() == voor
    eigenaar = Persoon.met_email("vreemd@test.example")
    intake.bevestig(Dilemma.met_nummer(nummer), Verzoek(eigenaar, NU))
    assert van(eigenaar) == "Nergens bv" and Organisatie.met_naam("nergens BV")


def test_a_double_goes_into_the_other_with_all_its_people_and_its_name_leads_there(
    mensen, twee, vraag
):
    goed, dubbel = twee
    stap.voeg_samen(dubbel, vraag(naam="gemeente voorbeeld"))
    assert van(mensen.collega) == goed.naam
    with schrijven():
        assert bekend("gem. voorbeeld") == goed.naam
    laatste = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert (laatste.gegevens["van"], laatste.gegevens["naar"]) == (dubbel.naam, goed.naam)


def test_it_is_taken_apart_again_with_who_went_along_and_is_still_there(mensen, twee, vraag):
    goed, dubbel = twee
    Persoon.update(organisatie=dubbel.naam).where(Persoon.id == mensen.adviseur.id).execute()
    stap.voeg_samen(dubbel, vraag(naam=goed.naam))
    accounts.bewaar(mensen.adviseur.email, {"organisatie": "Elders"}, NU)
    leidt = stap.haal_uit_elkaar(Organisatie.get_by_id(dubbel.id), vraag())
    assert leidt == f"/beheer/organisaties/{dubbel.id}"
    assert [van(p) for p in (mensen.inbrenger, mensen.collega, mensen.adviseur)] == [
        goed.naam, dubbel.naam, "Elders",
    ]  # fmt: skip


def test_a_new_name_is_that_of_all_who_work_there(mensen, twee, vraag):
    stap.hernoem(twee[0], vraag(naam="Gemeente Voorbeeldstad"))
    assert van(mensen.inbrenger) == "Gemeente Voorbeeldstad"


@pytest.mark.parametrize("naam", ["Bestaat niet", "Gem. Voorbeeld"])
def test_it_goes_into_none_that_is_not_there_nor_into_itself(twee, vraag, naam):
    with pytest.raises(NietToegestaan):
        stap.voeg_samen(twee[1], vraag(naam=naam))


def test_it_is_not_called_as_another_one_and_not_merged_twice(twee, vraag):
    with pytest.raises(NietToegestaan):
        stap.hernoem(twee[1], vraag(naam="GEMEENTE VOORBEELD"))
    stap.voeg_samen(twee[1], vraag(naam=twee[0].naam))
    with pytest.raises(NietToegestaan):
        stap.voeg_samen(twee[1], vraag(naam=twee[0].naam))
    oud = Verzoek(vraag().actor, NU, {}, versie=1)
    with pytest.raises(Verouderd):
        stap.haal_uit_elkaar(twee[1], oud)


def test_two_that_went_into_one_another_never_go_round(twee, vraag):
    """The first went into the second: the second has nowhere to go but elsewhere."""
    stap.voeg_samen(twee[1], vraag(naam=twee[0].naam))
    with pytest.raises(NietToegestaan):
        stap.voeg_samen(twee[0], vraag(naam=twee[1].naam))
