"""A letter goes to the address its reader has by now; a closed account gets none, and the CCV hears
so of an answer.
"""

import pytest

from portal import outbox
from portal.db import schrijven
from portal.jobs.post import verstuur_wachtende
from portal.models import Bericht, Dilemma, Persoon
from portal.steps.rondom import accounts
from portal.vocabulary import Status
from tests.hulp import dilemmas
from tests.hulp.post import Postbode
from tests.hulp.wereld import NU


def opnieuw(rij):
    return Bericht.get_by_id(rij.id)


def aan(persoon, dilemma, **anders):
    """Queue a letter to somebody about a dilemma."""
    waar = {"pad": f"/dilemma/{dilemma.nummer}", "nummer": dilemma.nummer}
    with schrijven():
        gegevens = waar | {"overgang": "indienen"} | anders
        outbox.plaats("overgang", persoon, NU, door=None, **gegevens)
    return Bericht.select().order_by(Bericht.id.desc()).get()


def test_a_letter_goes_to_the_address_that_its_reader_has_by_now(mensen, dilemma_in, nu):
    rij = aan(mensen.inbrenger, dilemma_in(Status.INGEDIEND))
    Persoon.update(email="beter@test.example").where(Persoon.id == mensen.inbrenger.id).execute()
    gezien = []
    verstuur_wachtende(nu, lambda b: gezien.append((b.id, b.aan)))
    assert (rij.id, "beter@test.example") in gezien
    assert opnieuw(rij).aan == "beter@test.example"


@pytest.mark.parametrize(
    ("overgang", "soort", "hoort"),
    [("afwijzen", "overgang", 2), ("agenderen", "overgang", 0), ("", "vraag", 2)],
)
def test_the_adviseurs_hear_what_a_closed_inbrenger_is_asked_or_answered(
    mensen, dilemma_in, nu, overgang, soort, hoort
):
    dilemma = dilemma_in(Status.INGEDIEND)
    Bericht.delete().execute()
    waar = {"pad": f"/dilemma/{dilemma.nummer}", "nummer": dilemma.nummer}
    with schrijven():
        outbox.plaats(soort, mensen.inbrenger, nu, door=None, **waar, overgang=overgang)
    Persoon.update(actief=False).where(Persoon.id == mensen.inbrenger.id).execute()
    assert verstuur_wachtende(nu, Postbode()) == 0
    gehoord = Bericht.select().where(Bericht.soort == "onbereikbaar")
    assert [(b.aan, b.zaak) for b in gehoord] == [
        (a.email, dilemma.nummer) for a in Persoon.adviseurs()
    ][:hoort]


def test_the_behandelaar_hears_it_alone(mensen, dilemma_in, nu):
    dilemma = dilemma_in(Status.INGEDIEND)
    Dilemma.update(behandelaar=mensen.adviseur2).where(Dilemma.id == dilemma.id).execute()
    Bericht.delete().execute()
    aan(mensen.inbrenger, dilemma, overgang="afwijzen")
    Persoon.update(actief=False).where(Persoon.id == mensen.inbrenger.id).execute()
    verstuur_wachtende(nu, Postbode())
    gehoord = Bericht.select().where(Bericht.soort == "onbereikbaar")
    assert [b.aan for b in gehoord] == [mensen.adviseur2.email]


def test_a_follower_that_was_closed_is_no_news(mensen, dilemma_in, nu):
    dilemma = dilemma_in(Status.INGEDIEND)
    Bericht.delete().execute()
    rij = aan(mensen.collega, dilemma, overgang="afwijzen")
    Persoon.update(actief=False).where(Persoon.id == mensen.collega.id).execute()
    verstuur_wachtende(nu, Postbode())
    assert [b.id for b in Bericht.select()] == [rij.id]


@pytest.mark.parametrize("eerst", ["gesloten", "gestuurd"])
def test_it_makes_no_difference_whether_the_account_or_the_answer_came_first(
    mensen, dilemma_in, nu, eerst
):
    dilemma = dilemma_in(Status.INGEDIEND)
    Bericht.delete().execute()

    def sluit():
        accounts.bewaar(mensen.inbrenger.email, {"actief": False}, nu)

    if eerst == "gesloten":
        sluit()
    dilemmas.doe("afwijzen", dilemmas.met(dilemma.nummer), mensen.adviseur)
    if eerst == "gestuurd":
        sluit()
    zelf = ("gesloten", mensen.inbrenger.email)  # of the account itself, at its address
    gehoord = [(b.soort, b.aan) for b in Bericht.select()]
    assert gehoord.count(zelf) == 1
    gehoord.remove(zelf)
    assert gehoord == [("onbereikbaar", a.email) for a in Persoon.adviseurs()]
