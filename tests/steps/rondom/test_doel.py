"""National goals: only an adviseur sets, measures, ties and stops them, once each, and all of it is
in the log.
"""

from datetime import date

import pytest
from peewee import IntegrityError

from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Actie, Doel, DoelDilemma, Doeljaar, Gebeurtenis, Meting
from portal.queries import versies
from portal.queries.rondom import actieprogramma
from portal.queries.rondom import doel as query
from portal.steps.rondom import doel as doelen
from portal.tools.tijd import dag
from portal.vocabulary import Status, Voorval
from tests.hulp import doelen as hulp
from tests.hulp.wereld import BERAAD, NU, gremium_met

VANDAAG, JAAR = dag(NU), NU.year


def verzoek(wie, sleutel="", **invoer):
    return Verzoek(wie, NU, invoer, sleutel)


@pytest.fixture
def doel(mensen):
    return hulp.maak(mensen.adviseur)


@pytest.fixture
def actie(mensen):
    return Actie.create(
        wat="Zoekt uit.", eigenaar=mensen.bestuurder, gremium=gremium_met(BERAAD), termijn=VANDAAG
    )


def logboek(doel):
    rijen = (
        Gebeurtenis.select()
        .where(Gebeurtenis.onderwerp == f"doel {doel.id}")
        .order_by(Gebeurtenis.id)
    )
    assert {rij.soort for rij in rijen} <= {Voorval.DOEL}
    return [rij.gegevens["wat"] for rij in rijen]


DADEN = {
    "maak": lambda v, d, a, x: doelen.maak(v(**hulp.DOEL | {"naam": "Nieuw"})),
    "wijzig": lambda v, d, a, x: doelen.wijzig(d, v(**hulp.DOEL | {"naam": "Anders"})),
    "zet_streef": lambda v, d, a, x: doelen.zet_streef(d, v(jaar=JAAR, streef=99)),
    "meet": lambda v, d, a, x: doelen.meet(d, v(dag=VANDAAG, stand=1, toelichting="")),
    "stop": lambda v, d, a, x: doelen.stop(d, v()),
    "koppel_actie": lambda v, d, a, x: doelen.koppel_actie(a, v(doel=str(d.id))),
    "koppel_dilemma": lambda v, d, a, x: doelen.koppel_dilemma(x, v(doelen=[str(d.id)])),
    "koppel_hier": lambda v, d, a, x: doelen.koppel_hier(d, v(), dilemma=x, actie=a),
}


def alles():
    return [
        list(model.select().order_by(model.id).tuples())
        for model in (Doel, Doeljaar, Meting, DoelDilemma, Actie)
    ]


@pytest.mark.parametrize("daad", DADEN)
def test_an_adviseur_does_it_once(mensen, doel, actie, dilemma_in, daad):
    dilemma = dilemma_in(Status.PLATFORM)
    voor = alles()

    def nog_eens(**invoer):
        return verzoek(mensen.adviseur, "dezelfde sleutel", **invoer)

    eerste = DADEN[daad](nog_eens, doel, actie, dilemma)
    na, gebeurtenissen = alles(), Gebeurtenis.select().count()
    assert na != voor and eerste.startswith("/")
    assert DADEN[daad](nog_eens, doel, actie, dilemma) == eerste
    assert alles() == na and Gebeurtenis.select().count() == gebeurtenissen


@pytest.mark.parametrize("daad", [d for d in DADEN if d not in ("maak",)])
def test_a_stopped_doel_stays_as_it_was(mensen, doel, actie, dilemma_in, daad):
    dilemma = dilemma_in(Status.PLATFORM)
    doelen.stop(doel, verzoek(mensen.adviseur))
    voor = alles()
    with pytest.raises(NietToegestaan):
        DADEN[daad](lambda **i: verzoek(mensen.adviseur, **i), doel, actie, dilemma)
    assert alles() == voor


def test_the_log_tells_what_was_done(mensen, doel, actie, dilemma_in):
    ander, dilemma = (
        hulp.maak(mensen.adviseur, naam="Ander", streef=None, stand=None),
        dilemma_in(Status.PLATFORM),
    )
    doelen.koppel_hier(doel, verzoek(mensen.adviseur), dilemma=dilemma, actie=actie)
    doelen.koppel_actie(actie, verzoek(mensen.adviseur, doel=str(ander.id)))
    doelen.koppel_dilemma(dilemma, verzoek(mensen.adviseur, doelen=[]))
    doelen.stop(doel, verzoek(mensen.adviseur))
    assert logboek(doel) == [
        "gesteld",
        "streefgetal 2026: 40",
        "gemeten op 2026-03-12: 17",
        f"{dilemma.nummer} gekoppeld",
        f"actie {actie.id} gekoppeld",
        f"actie {actie.id} losgemaakt",
        f"{dilemma.nummer} losgemaakt",
        "gestopt",
    ]
    assert logboek(ander) == ["gesteld", f"actie {actie.id} gekoppeld"]


def test_what_is_tied_stays_tied_and_is_told_once(mensen, doel, actie, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    for _ in range(2):
        doelen.koppel_hier(doel, verzoek(mensen.adviseur), dilemma=dilemma, actie=Actie.get())
        doelen.koppel_actie(actie, verzoek(mensen.adviseur, doel=str(doel.id)))
        doelen.koppel_dilemma(dilemma, verzoek(mensen.adviseur, doelen=[str(doel.id)]))
    assert DoelDilemma.select().count() == 1 and len(logboek(doel)) == 5


def test_a_stopped_doel_can_be_untied_but_not_chosen_anew(mensen, doel, actie, dilemma_in):
    dilemma, later = dilemma_in(Status.PLATFORM), dilemma_in(Status.PLATFORM)
    doelen.koppel_hier(doel, verzoek(mensen.adviseur), dilemma=dilemma, actie=actie)
    doelen.stop(doel, verzoek(mensen.adviseur))
    with pytest.raises(NietToegestaan):
        doelen.koppel_dilemma(later, verzoek(mensen.adviseur, doelen=[str(doel.id)]))
    doelen.koppel_dilemma(dilemma, verzoek(mensen.adviseur, doelen=[str(doel.id)]))
    assert DoelDilemma.select().count() == 1
    doelen.koppel_dilemma(dilemma, verzoek(mensen.adviseur, doelen=[]))
    doelen.koppel_actie(Actie.get(), verzoek(mensen.adviseur, doel=""))
    assert not DoelDilemma.select().exists() and Actie.get().doel_id is None


def test_a_stale_screen_changes_nothing(mensen, doel):
    oud = versies.DOEL(doel)
    doelen.wijzig(doel, Verzoek(mensen.adviseur, NU, hulp.DOEL | {"eenheid": "regio’s"}, "", oud))
    with pytest.raises(Verouderd):
        doelen.wijzig(doel, Verzoek(mensen.adviseur, NU, hulp.DOEL | {"eenheid": "x"}, "", oud))
    assert Doel.get().eenheid == "regio’s"


def test_what_was_never_filed_cannot_be_tied(mensen, doel, dilemma_in):
    with pytest.raises(NietToegestaan):
        doelen.koppel_dilemma(
            dilemma_in(Status.CONCEPT), verzoek(mensen.adviseur, doelen=[str(doel.id)])
        )


def test_two_doelen_of_one_name_are_refused_by_the_database(mensen, doel):
    with pytest.raises(IntegrityError):
        hulp.maak(mensen.adviseur)


def test_the_last_meting_of_a_year_counts_for_that_year(mensen, doel):
    for wanneer, stand in (
        (date(2025, 12, 31), 5),
        (date(2025, 1, 1), 9),
        (date(2026, 1, 1), 12),
        (VANDAAG, 30),
    ):
        hulp.meet(doel, mensen.adviseur, stand, wanneer)
    per_jaar = {
        jaar: [(r.streef, r.stand, r.deel) for r in query.doelen(jaar)]
        for jaar in (2024, 2025, 2026, 2027)
    }
    assert per_jaar == {
        2024: [],
        2025: [(None, 5, None)],
        2026: [(40, 30, 75)],
        2027: [(None, None, None)],
    }
    blad = query.blad(doel, mensen.adviseur, VANDAAG)
    assert [(r.jaar, r.stand) for r in blad.jaren] == [(2026, 30), (2025, 5)]
    assert query.jaren() == {2025, 2026}


def test_a_doel_is_listed_while_it_runs_and_in_a_year_that_has_its_number(mensen, doel):
    doelen.zet_streef(doel, verzoek(mensen.adviseur, jaar=2030, streef=90))
    doelen.stop(doel, verzoek(mensen.adviseur))
    assert [jaar for jaar in range(2024, 2032) if query.doelen(jaar)] == [2026, 2030]
    assert query.lopend() == []


STANDEN = [(0, 0, False), (39, 97, False), (40, 100, True), (41, 102, True)]


@pytest.mark.parametrize(("stand", "deel", "gehaald"), STANDEN)
def test_reached_is_reached_and_not_nearly(doel, stand, deel, gehaald):
    regel = query.Doelregel(doel, JAAR, 40, stand)
    assert (regel.deel, regel.gehaald) == (deel, gehaald)


def test_the_actieprogramma_holds_what_its_reader_may_see_and_all_of_it_without_one(
    mensen, doel, actie, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM, themas=["informatiedeling", "uithuwelijking"])
    waarden = {"eigenaar": mensen.deelnemer, "termijn": VANDAAG, "dilemma": dilemma}
    ander = Actie.create(wat="x", gremium=gremium_met("Landelijk Platform"), **waarden)
    waarden |= {"eigenaar": mensen.bestuurder, "doel": doel}
    bij_doel = Actie.create(wat="x", gremium=gremium_met(BERAAD), **waarden)
    Doel.update(thema=2).execute()

    def blokken(lezer):
        return {
            b.thema: [a.id for a in b.acties]
            for b in actieprogramma.programma(JAAR, lezer, VANDAAG)
        }

    assert blokken(None) == {
        "Uithuwelijking": [ander.id],
        "Informatiedeling": [bij_doel.id],
        "Overig": [actie.id],
    }
    assert blokken(mensen.adviseur) == blokken(None)
    assert blokken(mensen.voorzitter_beraad) == {
        "Informatiedeling": [bij_doel.id],
        "Overig": [actie.id],
    }
    assert blokken(mensen.voorzitter_platform) == {
        "Uithuwelijking": [ander.id],
        "Informatiedeling": [],
    }
    assert blokken(mensen.specialist) == {"Informatiedeling": []}
