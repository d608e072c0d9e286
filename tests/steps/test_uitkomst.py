"""Step 6: acties are closed, the answer goes back, and what ended can be opened again."""

from datetime import timedelta

import pytest

from portal.engine import EisNietVervuld, NietToegestaan, Verzoek
from portal.models import Actie, Behandeling, Bericht, Dilemma, Opbrengst, Thema, Volger
from portal.steps import uitkomst
from portal.tools.tijd import dag, na_werkdagen
from portal.vocabulary import ActieStatus, Status, WachtOp
from tests.hulp import wereld
from tests.hulp.dilemmas import doe, met
from tests.hulp.wereld import NU


def sluit(actie, wie, status=ActieStatus.GEDAAN, nu=NU):
    uitkomst.sluit_actie(actie, Verzoek(wie, nu, {"status": status, "resultaat": "Gedaan."}))


@pytest.fixture
def actie(dilemma_in):
    """The one open actie of a dilemma in uitvoering."""
    dilemma_in(Status.UITVOERING)
    return Actie.get()


@pytest.mark.parametrize("persona", ["bestuurder", "adviseur", "adviseur2"])
def test_owner_and_adviseur_close_an_actie(mensen, actie, persona):
    sluit(actie, getattr(mensen, persona))
    assert (Actie.get().status, Actie.get().gereed_op) == (ActieStatus.GEDAAN, NU)


@pytest.mark.parametrize("persona", ["voorzitter_beraad", "inbrenger", "deelnemer", "beheerder"])
def test_nobody_else_does(mensen, actie, persona):
    with pytest.raises(NietToegestaan):
        sluit(actie, getattr(mensen, persona))


def test_an_actie_is_closed_once(mensen, actie):
    sluit(actie, mensen.bestuurder)
    with pytest.raises(NietToegestaan):
        sluit(actie, mensen.adviseur, ActieStatus.VERVALLEN)


@pytest.mark.parametrize("status", [ActieStatus.GEDAAN, ActieStatus.VERVALLEN])
def test_after_the_last_actie_the_ccv_rounds_off(mensen, actie, status):
    sluit(actie, mensen.bestuurder, status)
    dilemma = met(actie.dilemma.nummer)
    assert (dilemma.wacht_op, dilemma.wacht_sinds) == (WachtOp.CCV, NU)
    assert dilemma.volgende_datum == na_werkdagen(dag(NU), 10)
    assert doe("afronden", dilemma, mensen.adviseur).status is Status.AFGEROND


def test_an_open_actie_stops_rounding_off(mensen, actie):
    with pytest.raises(EisNietVervuld):
        doe("afronden", actie.dilemma, mensen.adviseur)


def test_the_outcome_is_an_opbrengst_of_the_beraad_and_an_answer(dilemma_in):
    dilemma = dilemma_in(Status.AFGEROND)
    assert Opbrengst.get().gremium.naam == wereld.BERAAD
    assert dilemma.terugkoppeling and dilemma.afgesloten_op


def test_reopened_it_begins_at_the_ccv_and_keeps_what_was_done(mensen, dilemma_in):
    dilemma = dilemma_in(Status.AFGEROND)
    stays = Behandeling.select().where(Behandeling.dilemma == dilemma).count()
    na = doe("heropenen", dilemma, mensen.inbrenger)
    assert (na.status, na.wacht_op, na.afgesloten_op) == (Status.INGEDIEND, WachtOp.CCV, None)
    assert na.ingediend_op == dilemma.ingediend_op
    assert (
        Opbrengst.select().count(),
        Behandeling.select().where(Behandeling.dilemma == na).count(),
    ) == (1, stays)


def test_reopened_it_can_climb_again_with_the_text_it_had(mensen, dilemma_in):
    dilemma = doe("heropenen", dilemma_in(Status.AFGEROND), mensen.adviseur)
    stay = (
        Behandeling.select()
        .where(Behandeling.dilemma == dilemma)
        .order_by(Behandeling.id.desc())
        .get()
    )
    doe("agenderen", dilemma, mensen.adviseur, kern="Opnieuw.")
    nieuw = (
        Behandeling.select()
        .where(Behandeling.dilemma == dilemma)
        .order_by(Behandeling.id.desc())
        .get()
    )
    assert (nieuw.kern, nieuw.geprobeerd != "", nieuw.id > stay.id) == ("Opnieuw.", True, True)


@pytest.mark.parametrize("persona", ["inbrenger", "adviseur", "deelnemer"])
def test_whoever_sees_a_dilemma_can_follow_it_and_stop(mensen, dilemma_in, persona):
    dilemma, verzoek = dilemma_in(Status.PLATFORM), Verzoek(getattr(mensen, persona), NU)
    assert [uitkomst.volg(verzoek, dilemma=dilemma) for _ in range(2)] == ["aan", "uit"]
    assert not Volger.select().exists()


@pytest.mark.parametrize("persona", ["collega", "bestuurder", "beheerder"])
def test_nobody_follows_what_they_cannot_see(mensen, dilemma_in, persona):
    with pytest.raises(NietToegestaan):
        uitkomst.volg(Verzoek(getattr(mensen, persona), NU), dilemma=dilemma_in(Status.PLATFORM))


def test_everybody_can_follow_a_thema(mensen):
    assert uitkomst.volg(Verzoek(mensen.buitenstaander, NU), thema=Thema.get()) == "aan"
    assert Volger.get().persoon == mensen.buitenstaander


def test_the_first_term_of_several_acties_is_the_next_day(mensen, actie):
    eerder = dag(NU) + timedelta(days=3)
    rij = {"wat": "Bel.", "eigenaar": str(mensen.bestuurder.id), "termijn": eerder}
    uitkomst.voeg_actie_toe(actie.dilemma, Verzoek(mensen.adviseur, NU, rij))
    assert met(actie.dilemma.nummer).volgende_datum == eerder


@pytest.mark.parametrize("op_de_hoogte", [True, False])
def test_an_adviseur_who_reopens_tells_the_inbrenger_who_was_told_the_end(
    mensen, dilemma_in, op_de_hoogte
):
    dilemma = dilemma_in(Status.NIET_IN_BEHANDELING)
    Dilemma.update(op_de_hoogte=op_de_hoogte).execute()
    Bericht.delete().execute()
    doe("heropenen", dilemma, mensen.adviseur)
    assert mensen.inbrenger.email in {b.aan for b in Bericht.select()}
