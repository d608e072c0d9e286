"""Decisions: every deed, in every status, by everybody."""

from datetime import timedelta

import pytest

from portal.engine import NietToegestaan, Verouderd
from portal.models import Actie, Bericht, Besluit, Gebeurtenis
from portal.policy import vrijgegeven_besluiten
from portal.queries import versies
from portal.steps.bijeenkomst import vergaderacties, vergaderbesluiten
from portal.vocabulary import BesluitStatus, Status
from tests.hulp import vergaderen
from tests.hulp.dilemmas import doe, met
from tests.hulp.invoer import OVER_DRIE_WEKEN

NU = vergaderen.BEGINT
CCV = ("adviseur", "adviseur2")
STATUSSEN = list(BesluitStatus)


def vers(rij):
    return type(rij).get_by_id(rij.id)


C, V, R = STATUSSEN
WORDT = {("wijzigen", C): C, ("verder", C): V, ("verder", V): R, ("terug", V): C, ("weg", C): None}


@pytest.mark.parametrize("wat", vergaderbesluiten.DOE)
@pytest.mark.parametrize("status", STATUSSEN)
def test_each_deed_is_possible_where_it_should_be_and_nowhere_else(besluit, vraag, wat, status):
    rij = besluit(status)
    gevraagd = vraag(versie=versies.BESLUIT(rij), tekst="Anders.", reden="Er miste een woord.")
    if (wat, status) not in WORDT:
        with pytest.raises(NietToegestaan):
            vergaderbesluiten.doe(rij, wat, gevraagd)
        assert vers(rij).status is status
    else:
        vergaderbesluiten.doe(rij, wat, gevraagd)
        na = Besluit.get_or_none(Besluit.id == rij.id)
        assert (na and na.status) == WORDT[wat, status]
        assert na is None or (na.vrijgegeven_op is None) is (na.status is not R)


@pytest.mark.parametrize("wat", vergaderbesluiten.DOE)
def test_an_older_screen_does_nothing_with_a_decision(besluit, vraag, wat):
    rij = besluit()
    oud = versies.BESLUIT(rij)
    vergaderbesluiten.doe(rij, "wijzigen", vraag(versie=oud, tekst="Anders."))
    with pytest.raises(Verouderd):
        vergaderbesluiten.doe(rij, wat, vraag(versie=oud, tekst="Nog anders.", reden="x"))
    vergaderbesluiten.doe(rij, "weg", vraag())
    with pytest.raises(Verouderd):
        vergaderbesluiten.doe(rij, wat, vraag(tekst="x", reden="x"))


def test_why_a_decision_was_taken_back_is_kept(besluit, vraag):
    vergaderbesluiten.doe(besluit(V), "terug", vraag(reden="Er miste een woord."))
    redenen = [
        g.gegevens.get("reden")
        for g in Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).limit(2)
    ]
    assert redenen == ["Er miste een woord."] * 2  # in the log of the meeting and of the dilemma


def test_the_members_of_the_gremium_hear_of_the_release_and_of_nothing_else(
    besluit, opening, mensen, vraag
):
    Bericht.delete().execute()
    rij = besluit(V, bij=opening)
    assert not Bericht.select().exists()
    vergaderbesluiten.doe(rij, "verder", vraag())
    assert {b.aan for b in Bericht.select()} == {
        mensen.deelnemer.email,
        mensen.voorzitter_platform.email,
    }


def test_what_another_gremium_released_is_no_decision_of_the_beraad(besluit, punt, mensen):
    besluit(R)
    dilemma = doe("voorleggen", met(punt.behandeling.dilemma.nummer), mensen.adviseur, NU)
    assert not vrijgegeven_besluiten(dilemma).exists()


def test_the_beraad_carries_out_what_its_meeting_released_also_with_an_actie_of_that_meeting(
    besluit, beraadpunt, mensen, vraag
):
    rij = besluit(R, bij=beraadpunt)
    actie = {"wat": "Bel.", "eigenaar": str(mensen.bestuurder.id), "termijn": OVER_DRIE_WEKEN}
    vergaderacties.voeg_toe(beraadpunt, vraag(besluit=str(rij.id), **actie))
    na = doe("besluiten", met(rij.dilemma.nummer), mensen.adviseur, NU + timedelta(minutes=1))
    assert na.status is Status.UITVOERING
    assert [a.bijeenkomst for a in Actie.select()] == [beraadpunt.bijeenkomst] * 2
    assert not vrijgegeven_besluiten(na).exists()


def test_the_beraad_does_not_decide_on_what_is_no_longer_there(besluit, beraadpunt, mensen, vraag):
    rij = besluit(bij=beraadpunt)
    doe("terugverwijzen", met(rij.dilemma.nummer), mensen.adviseur, NU)
    for wat in ("wijzigen", "verder"):
        with pytest.raises(NietToegestaan):
            vergaderbesluiten.doe(rij, wat, vraag(tekst="x"))
    vergaderbesluiten.doe(rij, "weg", vraag())
    assert not Besluit.select().exists()
