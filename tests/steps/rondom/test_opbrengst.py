"""An opbrengst that answers more than one dilemma, on either database."""

import pytest

from portal import policy
from portal.db import schrijven
from portal.engine import NietToegestaan, Verzoek
from portal.models import Actie, Bericht, Mededilemma, Opbrengst, Thema, Volger
from portal.queries.dilemma import themas
from portal.queries.rondom import acties, kennisbank
from portal.steps import triage
from portal.steps.rondom import kennisbank as stap
from portal.tools.tijd import dag
from portal.vocabulary import Openbaarheid, Status
from tests.hulp import dilemmas
from tests.hulp.dilemmas import met
from tests.hulp.wereld import NU


@pytest.fixture
def gedeeld(mensen, dilemma_in):
    """Two dilemmas of one bundel, with different themas, both answered with one opbrengst."""
    leden = [
        dilemma_in(Status.INGEDIEND),
        dilemmas.in_status(Status.INGEDIEND, mensen, mensen.collega, themas=["informatiedeling"]),
    ]
    samen = {"nummers": [leden[1].nummer], "titel": "Samen"}
    triage.bundel(leden[0], Verzoek(mensen.adviseur, NU, samen))
    anders = {"openbaarheid": Openbaarheid.DEELNEMERS.value}
    dilemmas.doe("beantwoorden", met(leden[0].nummer), mensen.adviseur, **anders)
    er_al = {"bestaande_opbrengst": str(Opbrengst.get().id)}
    dilemmas.doe("beantwoorden", met(leden[1].nummer), mensen.adviseur, **er_al)
    return Opbrengst.get(), leden


def leest(persoon):
    return list(Opbrengst.select().where(policy.leesbare_opbrengsten(persoon, dag(NU))))


def test_it_opens_to_whoever_sees_either_and_bears_the_themas_of_both(mensen, gedeeld):
    opbrengst, leden = gedeeld
    assert leest(mensen.inbrenger) == leest(mensen.collega) == [opbrengst]
    assert leest(mensen.buitenstaander) == leest(None) == []
    assert themas(*opbrengst.dilemmas()) == ["Uithuwelijking", "Informatiedeling"]
    artikel = kennisbank.artikel(opbrengst.id, mensen.collega, dag(NU))
    assert [t.sleutel for t in artikel.themas] == ["uithuwelijking", "informatiedeling"]
    assert artikel.dilemmas == [leden[1]]


def test_it_is_found_under_the_thema_of_each(mensen, gedeeld):
    for sleutel in ("uithuwelijking", "informatiedeling"):
        gevraagd = kennisbank.Kennisbankfilter(thema=sleutel)
        assert kennisbank.aantal(gevraagd, mensen.adviseur, dag(NU)) == 1


def test_the_rest_of_the_bundel_is_offered_the_same(mensen, gedeeld, dilemma_in):
    opbrengst, leden = gedeeld
    assert kennisbank.voorgesteld(leden[1]) == opbrengst
    assert kennisbank.beantwoord(met(leden[1].nummer)) == leden[0]
    assert kennisbank.te_kiezen(dilemma_in(Status.INGEDIEND)) == [opbrengst]


def test_followers_of_a_thema_hear_of_it_once_it_answers_something_of_theirs(mensen, gedeeld):
    opbrengst, leden = gedeeld
    Volger.create(persoon=mensen.adviseur2, thema=Thema.get(Thema.sleutel == "informatiedeling"))
    Mededilemma.delete().execute()
    Bericht.delete().execute()
    with schrijven():
        stap.kom_uit(
            leden[1], None, Verzoek(mensen.adviseur, NU, {"bestaande_opbrengst": opbrengst.id})
        )
    assert [b.aan for b in Bericht.select()] == [mensen.adviseur2.email]


def test_withdrawn_it_opens_to_adviseurs_only_and_answers_nothing_more(mensen, gedeeld, dilemma_in):
    opbrengst, leden = gedeeld
    stap.trek_in(opbrengst, Verzoek(mensen.adviseur, NU, {"reden": "Niet juist."}))
    assert leest(mensen.inbrenger) == leest(mensen.collega) == []
    assert leest(mensen.adviseur) == [opbrengst]
    assert kennisbank.voorgesteld(leden[1]) is None
    nog_een = dilemma_in(Status.INGEDIEND)
    with pytest.raises(NietToegestaan):
        dilemmas.doe(
            "beantwoorden", nog_een, mensen.adviseur, bestaande_opbrengst=str(opbrengst.id)
        )
    assert met(nog_een.nummer).status is Status.INGEDIEND


def test_it_cannot_be_replaced_by_itself(mensen, gedeeld):
    opbrengst, _ = gedeeld
    zichzelf = {"reden": "Niet juist.", "vervangen_door": str(opbrengst.id)}
    with pytest.raises(NietToegestaan):
        stap.trek_in(opbrengst, Verzoek(mensen.adviseur, NU, zichzelf))
    assert Opbrengst.get().ingetrokken_op is None


def test_what_was_agreed_is_found_whatever_it_hangs_on(mensen, dilemma_in):
    dilemma = dilemma_in(Status.BERAAD)
    besluit = dilemmas.vrijgegeven_besluit(dilemma, mensen.adviseur)
    waarden = {"gremium": besluit.gremium, "eigenaar": mensen.bestuurder, "termijn": dag(NU)}
    eigen = Actie.create(wat="Bel.", dilemma=dilemma, **waarden)
    van_besluit = Actie.create(wat="Schrijf.", besluit=besluit, **waarden)
    Actie.create(wat="Iets anders.", **waarden)
    assert acties.afgesproken(met(dilemma.nummer)) == [eigen, van_besluit]
