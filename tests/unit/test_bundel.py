"""A bundel: several dilemmas move as one, each ends alone, and it can be undone."""

from datetime import timedelta

import pytest

from portal import policy
from portal.engine import EisNietVervuld, NietToegestaan, Verzoek
from portal.models import Actie, Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gebeurtenis
from portal.queries import wachten
from portal.steps import triage, uitkomst
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, Status, WachtOp
from tests.hulp import dilemmas, wereld
from tests.hulp.dilemmas import doe, met
from tests.hulp.wereld import NU

MORGEN, OVERMORGEN = NU + timedelta(days=1), NU + timedelta(days=2)


@pytest.fixture
def bundel(dilemma_in, mensen):
    """Make a bundel of two dilemmas in `status` and return both."""

    def maak(status):
        een, ander = dilemma_in(status), dilemma_in(status, titel="Een tweede")
        invoer = {"nummers": [ander.nummer], "titel": "Samen"}
        triage.bundel(een, Verzoek(mensen.adviseur, NU, invoer))
        return met(een.nummer), met(ander.nummer)

    return maak


@pytest.fixture
def in_uitvoering(bundel, mensen):
    """A bundel on which the Beraad decided: the actie hangs on the first."""
    een, ander = bundel(Status.BERAAD)
    dilemmas.vrijgegeven_besluit(een, mensen.adviseur)
    doe("besluiten", een, mensen.adviseur)
    return met(een.nummer), met(ander.nummer)


def zet_op_agenda(dilemma, mensen, begint):
    plan = {"titel": "Platform", "begint": begint, "minuten": 90, "plaats": "Utrecht"}
    bijeenkomst.plan(wereld.gremium_met(wereld.PLATFORM), Verzoek(mensen.adviseur, NU, plan))
    meeting = Bijeenkomst.select().order_by(Bijeenkomst.id.desc()).get()
    stay = Behandeling.get(Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null())
    agendapunten.voeg_dilemma_toe(meeting, stay, Verzoek(mensen.adviseur, NU))
    return meeting


def sluit(actie, mensen, nu=NU):
    uitkomst.sluit_actie(
        actie, Verzoek(mensen.adviseur, nu, {"status": ActieStatus.GEDAAN, "resultaat": "Gedaan."})
    )


def los(dilemma, mensen):
    triage.maak_bundel_los(dilemma, Verzoek(mensen.adviseur, NU))


def opgeslagen(dilemma):
    nu = met(dilemma.nummer)
    return wachten.Wacht(nu.wacht_op, nu.wacht_sinds, nu.volgende_datum)


def klopt(*leden):
    """Hold what is stored about whose turn it is against what the facts tell."""
    return [opgeslagen(lid) for lid in leden] == [wachten.stand(met(lid.nummer)) for lid in leden]


@pytest.mark.parametrize("naam", ["agenderen", "versnellen"])
def test_a_bundel_moves_together_and_each_keeps_its_own_log(bundel, mensen, naam):
    een, ander = bundel(Status.INGEDIEND)
    na = doe(naam, een, mensen.adviseur)
    assert met(ander.nummer).status is na.status is not Status.INGEDIEND
    assert [g.dilemma_id for g in Gebeurtenis.select().where(Gebeurtenis.soort == naam)] == [
        een.id,
        ander.id,
    ]


@pytest.mark.parametrize("naam", ["oplossen", "intrekken"])
def test_each_ends_alone_with_its_own_answer(bundel, mensen, naam):
    een, ander = bundel(Status.PLATFORM)
    doe(naam, een, een.inbrenger if naam == "intrekken" else mensen.adviseur)
    assert met(ander.nummer).status is Status.PLATFORM
    assert klopt(een, ander)


def test_what_ended_no_longer_moves_with_the_others(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    doe("oplossen", ander, mensen.adviseur)
    doe("voorleggen", een, mensen.adviseur)
    assert met(ander.nummer).status is Status.AFGEROND


def test_what_was_reopened_goes_on_alone(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    doe("oplossen", ander, mensen.adviseur)
    doe("heropenen", ander, mensen.adviseur)
    assert met(ander.nummer).bundel is None
    assert met(een.nummer).bundel is not None


def test_undone_each_goes_its_own_way(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    los(een, mensen)
    doe("voorleggen", een, mensen.adviseur)
    assert met(ander.nummer).status is Status.PLATFORM


def test_only_what_stands_in_the_same_place_can_be_bundled(dilemma_in, mensen):
    een, ander = dilemma_in(Status.INGEDIEND), dilemma_in(Status.PLATFORM)
    with pytest.raises(NietToegestaan):
        triage.bundel(een, Verzoek(mensen.adviseur, NU, {"nummers": [ander.nummer], "titel": ""}))


@pytest.mark.parametrize("nummer", ["D-1999-0001", "zichzelf"])
def test_what_does_not_exist_or_is_the_same_cannot_be_bundled(dilemma_in, mensen, nummer):
    een = dilemma_in(Status.INGEDIEND)
    nummers = [een.nummer if nummer == "zichzelf" else nummer]
    with pytest.raises(NietToegestaan):
        triage.bundel(een, Verzoek(mensen.adviseur, NU, {"nummers": nummers, "titel": ""}))


def test_naming_a_dilemma_twice_bundles_it_once(dilemma_in, mensen):
    een, ander = dilemma_in(Status.INGEDIEND), dilemma_in(Status.INGEDIEND)
    triage.bundel(een, Verzoek(mensen.adviseur, NU, {"nummers": [ander.nummer] * 2, "titel": ""}))
    assert met(ander.nummer).bundel_id == met(een.nummer).bundel_id is not None


def test_only_an_adviseur_makes_or_undoes_a_bundel(bundel, mensen):
    een, ander = bundel(Status.INGEDIEND)
    for deed, invoer in (
        (triage.bundel, {"nummers": [ander.nummer], "titel": ""}),
        (triage.maak_bundel_los, {}),
    ):
        with pytest.raises(NietToegestaan):
            deed(een, Verzoek(mensen.inbrenger, NU, invoer))


def test_an_open_actie_holds_the_whole_bundel_back(in_uitvoering, mensen):
    for lid in in_uitvoering:
        assert policy.open_acties(lid).count() == 1
        with pytest.raises(EisNietVervuld):
            doe("afronden", lid, mensen.adviseur)
    assert {opgeslagen(lid).op for lid in in_uitvoering} == {WachtOp.EIGENAAR}


def test_when_the_last_actie_is_done_all_of_the_bundel_waits_for_the_ccv_since_then(
    in_uitvoering, mensen
):
    sluit(Actie.get(), mensen, MORGEN)
    assert [(opgeslagen(lid).op, opgeslagen(lid).sinds) for lid in in_uitvoering] == [
        (WachtOp.CCV, MORGEN)
    ] * 2
    assert klopt(*in_uitvoering)


def test_a_second_actie_counts_for_all_of_the_bundel(in_uitvoering, mensen):
    sluit(Actie.get(), mensen)
    rij = {"wat": "Nog iets.", "eigenaar": str(mensen.bestuurder.id), "termijn": dag(OVERMORGEN)}
    uitkomst.voeg_actie_toe(in_uitvoering[1], Verzoek(mensen.adviseur, NU, rij))
    assert {opgeslagen(lid).datum for lid in in_uitvoering} == {dag(OVERMORGEN)}
    assert klopt(*in_uitvoering)


def test_undone_an_actie_counts_only_where_it_hangs(in_uitvoering, mensen):
    een, ander = in_uitvoering
    los(een, mensen)
    assert (opgeslagen(een).op, opgeslagen(ander).op) == (WachtOp.EIGENAAR, WachtOp.CCV)
    assert klopt(een, ander)


def test_bundled_later_an_actie_counts_for_both(dilemma_in, mensen):
    een, ander = dilemma_in(Status.UITVOERING), dilemma_in(Status.UITVOERING)
    sluit(Actie.get(Actie.dilemma == ander), mensen)
    triage.bundel(ander, Verzoek(mensen.adviseur, NU, {"nummers": [een.nummer], "titel": ""}))
    assert {opgeslagen(lid).op for lid in (een, ander)} == {WachtOp.EIGENAAR}
    assert klopt(een, ander)


def test_an_actie_of_what_ended_before_does_not_hold_the_others_back(bundel, mensen):
    een, ander = bundel(Status.BERAAD)
    besluit = dilemmas.vrijgegeven_besluit(een, mensen.adviseur)
    Actie.create(
        dilemma=ander,
        gremium=besluit.dilemma.behandelingen[0].gremium,
        wat="x",
        eigenaar=mensen.deelnemer,
        termijn=dag(MORGEN),
    )
    doe("oplossen", ander, mensen.adviseur)
    een = doe("besluiten", een, mensen.adviseur)
    assert policy.open_acties(een).count() == 1
    assert klopt(een)


def test_on_an_agenda_the_whole_bundel_waits_for_the_gremium(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    zet_op_agenda(een, mensen, OVERMORGEN)
    assert {(opgeslagen(lid).op, opgeslagen(lid).datum) for lid in (een, ander)} == {
        (WachtOp.GREMIUM, dag(OVERMORGEN))
    }
    assert klopt(een, ander)


def test_a_bundel_stands_on_an_agenda_once(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    meeting = zet_op_agenda(een, mensen, OVERMORGEN)
    stay = Behandeling.get(Behandeling.dilemma == ander)
    agendapunten.voeg_dilemma_toe(meeting, stay, Verzoek(mensen.adviseur, NU))
    assert Agendapunt.select().where(Agendapunt.behandeling.is_null(False)).count() == 1


def test_the_item_stays_on_the_agenda_for_the_others_when_one_ends(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    zet_op_agenda(een, mensen, OVERMORGEN)
    doe("intrekken", een, een.inbrenger)
    punt = Agendapunt.get(Agendapunt.behandeling.is_null(False))
    assert punt.behandeling.dilemma == ander
    assert opgeslagen(ander).op is WachtOp.GREMIUM and klopt(ander)


def test_undone_only_the_one_on_the_agenda_waits_for_the_gremium(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    zet_op_agenda(een, mensen, OVERMORGEN)
    los(ander, mensen)
    assert (opgeslagen(een).op, opgeslagen(ander).op) == (WachtOp.GREMIUM, WachtOp.CCV)
    assert klopt(een, ander)


def test_the_outcome_of_one_does_not_touch_the_row_of_another(bundel, mensen):
    een, ander = bundel(Status.PLATFORM)
    doe("oplossen", een, mensen.adviseur)
    assert Dilemma.get_by_id(ander.id).terugkoppeling == ""
