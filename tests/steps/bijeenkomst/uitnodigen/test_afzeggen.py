"""A meeting that is called off: who hears of it, that nothing of it changes any more, and that it
blocks nothing.
"""

from datetime import timedelta

import pytest

from portal import policy
from portal.daden import KanNuNiet
from portal.engine import NietToegestaan, Verzoek
from portal.forms.beraad import besluitform
from portal.models import Agendapunt
from portal.queries import werkgroep as gremia
from portal.queries.bijeenkomst import agendering
from portal.queries.bijeenkomst import plannen as bijeenkomsten
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.tools.tijd import dag
from portal.vocabulary import Status, Uitslag, WachtOp
from tests.hulp import momentopname, vergaderen, wereld
from tests.hulp.dilemmas import met
from tests.hulp.uitnodigen import LEDEN, afspraak, brieven, post, vers
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

BEGINT = vergaderen.BEGINT
VANDAAG = dag(NU)


def test_called_off_the_entry_is_taken_away_and_everybody_hears_once(meeting, doe):
    doe(uitnodigingen.nodig_uit, meeting)
    for sleutel in ("een", "een", "twee"):
        assert doe(bijeenkomst.zeg_af, meeting, sleutel) == pagina(meeting)
    assert post() == {"uitnodiging": LEDEN, "afgezegd": LEDEN}
    assert afspraak(brieven()[-1])[2] == vers(meeting).uitnodiging == 2
    assert vers(meeting).afgezegd_op == NU


def test_who_had_the_agenda_hears_that_it_is_off(meeting, doe, mensen):
    vergaderen.stel_vast(meeting, mensen.adviseur)
    doe(bijeenkomst.zeg_af, meeting)
    assert post() == {"afgezegd": LEDEN}


def test_of_what_nobody_knew_nobody_hears_and_it_is_gone_for_the_chair(doe, mensen):
    meeting = vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform)
    doe(bijeenkomst.zeg_af, meeting)
    ziet = [
        naam
        for naam in wereld.PERSONAS
        if bijeenkomsten.bijeenkomst(meeting.id, getattr(mensen, naam), VANDAAG)
    ]
    assert post() == {} and ziet == ["adviseur", "adviseur2"]


def test_who_knew_of_it_still_sees_that_it_is_off_but_reads_no_agenda(meeting, doe, mensen):
    vergaderen.stel_vast(meeting, mensen.adviseur)
    doe(bijeenkomst.zeg_af, meeting)
    lid = mensen.deelnemer
    assert [rij.bijeenkomst for rij in bijeenkomsten.afgezegd(lid, VANDAAG)] == [meeting]
    assert bijeenkomsten.komend(lid, VANDAAG) == [] and bijeenkomsten.geweest(lid, VANDAAG) == []
    assert not policy.mag_agenda_lezen(lid, meeting, VANDAAG)
    assert policy.mag_agenda_lezen(mensen.adviseur, meeting, VANDAAG)


STAPPEN = {
    "change": lambda b, v: bijeenkomst.wijzig(b, v),
    "invite": lambda b, v: uitnodigingen.nodig_uit(b, v),
    "add": lambda b, v: agendapunten.voeg_punt_toe(b, v),
    "remove": lambda b, v: agendapunten.haal_weg(b.punten.get(), v),
    "result": lambda b, v: agendapunten.leg_resultaat_vast(b.punten.get(), v),
}


@pytest.mark.parametrize("stap", STAPPEN)
def test_nothing_changes_any_more_once_it_is_off(meeting, doe, mensen, stap):
    doe(bijeenkomst.zeg_af, meeting)
    invoer = {
        "soort": "pauze",
        "titel": "Pauze",
        "minuten": 15,
        "plaats": "Zwolle",
        "uitslag": "geen",
        "verslag": "",
    }
    voor = momentopname.alles()
    with pytest.raises(KanNuNiet):
        STAPPEN[stap](vers(meeting), Verzoek(mensen.adviseur, NU, invoer))
    assert momentopname.alles() == voor


def test_what_was_held_cannot_be_called_off(meeting, doe, mensen):
    punt = meeting.punten.get()
    invoer = {"uitslag": Uitslag.GEEN, "verslag": "Besproken."}
    agendapunten.leg_resultaat_vast(punt, Verzoek(mensen.adviseur, BEGINT, invoer))
    with pytest.raises(NietToegestaan):
        doe(bijeenkomst.zeg_af, meeting, nu=BEGINT)
    assert vers(meeting).afgezegd_op is None


# What was called off blocks nothing


@pytest.fixture
def afgezegd(meeting, doe, dilemma_in, mensen):
    """A dilemma whose meeting was called off."""
    dilemma = dilemma_in(Status.PLATFORM)
    vergaderen.agendeer(meeting, dilemma, mensen.adviseur)
    assert met(dilemma.nummer).wacht_op is WachtOp.GREMIUM
    doe(bijeenkomst.zeg_af, meeting)
    return dilemma


def test_its_dilemmas_wait_for_the_ccv_again(afgezegd):
    assert met(afgezegd.nummer).wacht_op is WachtOp.CCV


def test_its_dilemmas_can_go_on_another_agenda_at_once(afgezegd, meeting, mensen):
    later = vergaderen.plan(mensen.adviseur, begint=BEGINT + timedelta(weeks=2))
    (wacht,) = agendering.voor(later, mensen.adviseur, VANDAAG)
    assert wacht.gepland is None and wacht.behandeling.dilemma == afgezegd
    assert list(agendering.per_gremium(mensen.adviseur, VANDAAG)) == [meeting.gremium]
    vergaderen.agendeer(later, afgezegd, mensen.adviseur)
    assert met(afgezegd.nummer).volgende_datum == dag(later.begint)
    assert agendering.voor(meeting, mensen.adviseur, VANDAAG) == []


def test_its_agenda_stays_as_it_was_when_a_dilemma_goes_on(afgezegd, meeting, mensen):
    punten = vergaderen.titels(meeting)
    agendapunten_ = Agendapunt.select().where(Agendapunt.bijeenkomst == meeting).count()
    vergaderen.agendeer(vergaderen.plan(mensen.adviseur), afgezegd, mensen.adviseur)
    assert (vergaderen.titels(meeting), agendapunten_) == (punten, len(punten))


def test_no_list_or_paper_takes_it_for_a_meeting_that_is_held(meeting, doe, mensen, dilemma_in):
    beraad = wereld.gremium_met(wereld.BERAAD)
    van_beraad = vergaderen.plan(mensen.adviseur, beraad, begint=NU - timedelta(days=1))
    later = vergaderen.plan(mensen.adviseur, begint=BEGINT + timedelta(days=1))
    for rij in (meeting, van_beraad):
        doe(bijeenkomst.zeg_af, rij)
    assert bijeenkomsten.ervoor(later) is None
    assert (
        bijeenkomsten.vorige(beraad) is None
        and bijeenkomsten.op_dag(meeting.gremium, dag(BEGINT)) == []
    )
    assert gremia._komende(meeting.gremium, mensen.adviseur, NU, VANDAAG) == [later]
    keuzes = besluitform(dilemma_in(Status.BERAAD)).bijeenkomst.kwargs["choices"]
    assert str(van_beraad.id) not in {keuze.value for keuze in keuzes}
