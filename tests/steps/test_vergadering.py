"""A meeting while it is held: its clock, its notes, who is there, and what is decided and agreed."""

from datetime import timedelta
from functools import partial

import pytest

from portal.engine import NietToegestaan, Verzoek
from portal.models import Aanwezigheid, Actie, Agendapunt, Bericht, Besluit, Gebeurtenis
from portal.policy import vrijgegeven_besluiten
from portal.steps import besluiten, vergaderacties, vergaderbesluiten, vergadering
from portal.steps.agenda import AgendaVerouderd
from portal.steps.agendapunten import stempel
from portal.vocabulary import ActieStatus, BesluitStatus, PuntSoort, Status
from tests.hulp import vergaderen, wereld
from tests.hulp.dilemmas import doe, met
from tests.hulp.invoer import OVER_DRIE_WEKEN
from tests.hulp.wereld import PERSONAS

NU = vergaderen.BEGINT
CCV = ("adviseur", "adviseur2")
STATUSSEN = list(BesluitStatus)


@pytest.fixture
def punt(mensen, dilemma_in):
    """A dilemma on the agenda of the Platform, on the day itself."""
    b = vergaderen.plan(mensen.adviseur)
    return vergaderen.agendeer(b, dilemma_in(Status.PLATFORM), mensen.adviseur)


@pytest.fixture
def opening(punt):
    return Agendapunt.get(Agendapunt.bijeenkomst == punt.bijeenkomst_id, Agendapunt.soort == PuntSoort.OPENING)


@pytest.fixture
def vraag(mensen):
    """vraag(tekst="…") is what an adviseur asks during the meeting."""
    return lambda wie=None, na=0, versie=None, **invoer: Verzoek(
        wie or mensen.adviseur, NU + timedelta(minutes=na), invoer, versie=versie
    )


def vers(rij):
    return type(rij).get_by_id(rij.id)


# The clock


def test_one_item_at_a_time_is_on_the_table(punt, opening, vraag):
    vergadering.begin(opening, vraag())
    vergadering.begin(punt, vraag(na=12))
    assert vers(opening).geeindigd_op == vers(punt).begonnen_op == NU + timedelta(minutes=12)
    assert vers(punt).geeindigd_op is None


def test_a_second_press_on_begin_does_not_turn_the_clock_back(punt, vraag):
    vergadering.begin(punt, vraag())
    vergadering.begin(punt, vraag(na=5))
    assert vers(punt).begonnen_op == NU


def test_the_break_of_an_item_that_goes_on_does_not_count(punt, vraag):
    vergadering.begin(punt, vraag())
    vergadering.eindig(punt, vraag(na=10))
    vergadering.begin(punt, vraag(na=60))
    assert vers(punt).begonnen_op == NU + timedelta(minutes=50)


def test_an_older_clock_is_refused(punt, opening, vraag):
    stand = vergadering.klokstand(punt.bijeenkomst)
    vergadering.begin(opening, vraag(versie=stand))
    with pytest.raises(AgendaVerouderd):
        vergadering.begin(punt, vraag(versie=stand))
    assert vers(punt).begonnen_op is None


def test_corrected_times_leave_at_most_one_item_running(punt, opening, vraag):
    vergadering.begin(opening, vraag())
    vergadering.verbeter_tijden(punt, vraag(na=9, begonnen_op=NU, geeindigd_op=None))
    assert vers(opening).geeindigd_op == NU + timedelta(minutes=9)
    with pytest.raises(NietToegestaan):
        vergadering.verbeter_tijden(punt, vraag(begonnen_op=None, geeindigd_op=NU))
    vergadering.verbeter_tijden(punt, vraag(begonnen_op=None, geeindigd_op=None))
    assert vers(punt).begonnen_op is None


# Notes and presence


def test_notes_are_kept_without_a_result_and_logged_once_in_a_while(punt, vraag):
    eerder = Gebeurtenis.select().count()
    for minuut in range(20):
        vergadering.bewaar_verslag(punt, vraag(na=minuut, versie=stempel(vers(punt)), verslag=f"Zin {minuut}"))
    assert (vers(punt).verslag, vers(punt).uitslag) == ("Zin 19", None)
    assert Gebeurtenis.select().count() == eerder + 2


def test_older_notes_do_not_replace_newer_ones(punt, vraag):
    oud = stempel(punt)
    vergadering.bewaar_verslag(punt, vraag(versie=oud, verslag="Eerst."))
    vergadering.bewaar_verslag(punt, vraag(versie=oud, verslag="Eerst."))
    with pytest.raises(AgendaVerouderd):
        vergadering.bewaar_verslag(punt, vraag(versie=oud, verslag="Later."))


def test_presence_is_one_row_that_can_be_forgotten(punt, mensen, vraag):
    for stand in ("aanwezig", "afwezig", "afgemeld"):
        vergadering.zet_aanwezigheid(punt.bijeenkomst, mensen.deelnemer, vraag(aanwezig=stand))
        assert Aanwezigheid.get().aanwezig == stand
    vergadering.zet_aanwezigheid(punt.bijeenkomst, mensen.deelnemer, vraag(aanwezig=""))
    assert not Aanwezigheid.select().exists()


# Decisions: every deed, in every status, by everybody


@pytest.fixture
def besluit(punt, vraag):
    """besluit(status) is a decision that came so far."""

    def maak(status=BesluitStatus.CONCEPT, bij=punt):
        vergaderbesluiten.leg_vast(bij, vraag(tekst="Doe het."))
        rij = Besluit.select().order_by(Besluit.id.desc()).get()
        for _ in range(STATUSSEN.index(status)):
            vergaderbesluiten.doe(rij, "verder", vraag())
        return vers(rij)

    return maak


C, V, R = STATUSSEN
WORDT = {
    ("wijzigen", C): C, ("verder", C): V, ("verder", V): R, ("terug", V): C, ("weg", C): None,
}


@pytest.mark.parametrize("wat", vergaderbesluiten.DADEN)
@pytest.mark.parametrize("status", STATUSSEN)
def test_each_deed_is_possible_where_it_should_be_and_nowhere_else(besluit, vraag, wat, status):
    rij = besluit(status)
    gevraagd = vraag(versie=besluiten.stempel(rij), tekst="Anders.", reden="Er miste een woord.")
    if (wat, status) not in WORDT:
        with pytest.raises(NietToegestaan):
            vergaderbesluiten.doe(rij, wat, gevraagd)
        assert vers(rij).status is status
    else:
        vergaderbesluiten.doe(rij, wat, gevraagd)
        na = Besluit.get_or_none(Besluit.id == rij.id)
        assert (na and na.status) == WORDT[wat, status]
        assert na is None or (na.vrijgegeven_op is None) is (na.status is not R)


@pytest.mark.parametrize("persona", [p for p in PERSONAS if p not in CCV])
def test_nobody_else_decides_notes_or_hands_out(besluit, punt, mensen, vraag, persona):
    concept, vast, wie = besluit(), besluit(V), getattr(mensen, persona)
    actie = {"wat": "Bel.", "eigenaar": str(wie.id), "termijn": OVER_DRIE_WEKEN}
    daden = [
        *(partial(vergaderbesluiten.doe, concept, wat) for wat in ("wijzigen", "weg")),
        *(partial(vergaderbesluiten.doe, vast, wat) for wat in ("verder", "terug")),
        partial(vergaderbesluiten.leg_vast, punt), partial(vergaderacties.voeg_toe, punt),
        partial(vergadering.begin, punt), partial(vergadering.bewaar_verslag, punt),
        partial(vergadering.zet_aanwezigheid, punt.bijeenkomst, wie),
    ]
    eerder = Gebeurtenis.select().count()
    for daad in daden:
        with pytest.raises(NietToegestaan):
            daad(vraag(wie, tekst="x", reden="x", verslag="x", aanwezig="aanwezig", **actie))
    assert Gebeurtenis.select().count() == eerder


@pytest.mark.parametrize("wat", vergaderbesluiten.DADEN)
def test_an_older_screen_does_nothing_with_a_decision(besluit, vraag, wat):
    rij = besluit()
    oud = besluiten.stempel(rij)
    vergaderbesluiten.doe(rij, "wijzigen", vraag(versie=oud, tekst="Anders."))
    with pytest.raises(AgendaVerouderd):
        vergaderbesluiten.doe(rij, wat, vraag(versie=oud, tekst="Nog anders.", reden="x"))
    vergaderbesluiten.doe(rij, "weg", vraag())
    with pytest.raises(AgendaVerouderd):
        vergaderbesluiten.doe(rij, wat, vraag(tekst="x", reden="x"))


def test_why_a_decision_was_taken_back_is_kept(besluit, vraag):
    vergaderbesluiten.doe(besluit(V), "terug", vraag(reden="Er miste een woord."))
    redenen = [g.gegevens.get("reden") for g in Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).limit(2)]
    assert redenen == ["Er miste een woord."] * 2  # in the log of the meeting and of the dilemma


def test_the_members_of_the_gremium_hear_of_the_release_and_of_nothing_else(besluit, opening, mensen, vraag):
    Bericht.delete().execute()
    rij = besluit(V, bij=opening)
    assert not Bericht.select().exists()
    vergaderbesluiten.doe(rij, "verder", vraag())
    assert {b.aan for b in Bericht.select()} == {mensen.deelnemer.email, mensen.voorzitter_platform.email}


def test_what_another_gremium_released_is_no_decision_of_the_beraad(besluit, punt, mensen):
    besluit(R)
    dilemma = doe("voorleggen", met(punt.behandeling.dilemma.nummer), mensen.adviseur, NU)
    assert not vrijgegeven_besluiten(dilemma).exists()


@pytest.fixture
def beraadpunt(mensen, dilemma_in):
    b = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    return vergaderen.agendeer(b, dilemma_in(Status.BERAAD), mensen.adviseur)


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


# Acties


@pytest.fixture
def actie(punt, mensen, vraag):
    """actie(…) is an actie of the meeting."""

    def maak(bij=punt, **anders):
        invoer = {"wat": "Bel.", "eigenaar": str(mensen.deelnemer.id), "termijn": OVER_DRIE_WEKEN}
        vergaderacties.voeg_toe(bij, vraag(**invoer | anders))
        return Actie.select().order_by(Actie.id.desc()).get()

    return maak


def test_an_actie_belongs_to_the_gremium_that_met(actie, punt, opening):
    met_dilemma, zonder = actie(), actie(bij=opening)
    assert met_dilemma.gremium == zonder.gremium == punt.bijeenkomst.gremium
    assert (met_dilemma.dilemma, zonder.dilemma) == (punt.behandeling.dilemma, None)
    assert met_dilemma.bijeenkomst == zonder.bijeenkomst == punt.bijeenkomst


def test_an_actie_cannot_belong_to_the_decision_of_another_meeting(actie, besluit, beraadpunt):
    with pytest.raises(NietToegestaan):
        actie(besluit=str(besluit(bij=beraadpunt).id))


@pytest.mark.parametrize(("dagen", "status", "mag"), [
    (0, ActieStatus.OPEN, True), (1, ActieStatus.OPEN, False), (-1, ActieStatus.OPEN, False),
    (0, ActieStatus.VERVALLEN, False),
])
def test_an_actie_vanishes_on_its_own_day_only(actie, vraag, dagen, status, mag):
    rij = actie()
    if status is not ActieStatus.OPEN:
        Actie.update(status=status, gereed_op=NU).execute()
    gevraagd = vraag(na=dagen * 24 * 60)
    if mag:
        vergaderacties.haal_weg(rij, gevraagd)
    else:
        with pytest.raises(NietToegestaan):
            vergaderacties.haal_weg(rij, gevraagd)
    assert Actie.select().exists() is not mag


def test_an_actie_that_changed_meanwhile_is_not_overwritten(actie, vraag):
    rij = actie()
    oud = vergaderacties.stempel(rij)
    invoer = {"eigenaar": str(rij.eigenaar_id), "termijn": rij.termijn}
    vergaderacties.wijzig(rij, vraag(versie=oud, wat="Mail.", **invoer))
    with pytest.raises(AgendaVerouderd):
        vergaderacties.wijzig(rij, vraag(versie=oud, wat="Bel.", **invoer))
    assert vers(rij).wat == "Mail."
