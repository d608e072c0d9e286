"""The numbers of a year, counted a second time by plain Python over the rows."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import median

import pytest

from portal.models import (
    Actie,
    Behandeling,
    Dilemma,
    DilemmaThema,
    Gebeurtenis,
    Gremium,
    Meting,
    Opbrengst,
    Thema,
)
from portal.queries.rondom import jaar as jaren
from portal.queries.rondom import jaarcijfers
from portal.queries.rondom.afscherming import DREMPEL, Verborgen
from portal.queries.rondom.jaarcijfers import (
    ALLES,
    CIJFERS,
    GEEN_GROEP,
    LOS,
    OPTELBAAR,
    getoond,
    sommen,
)
from portal.tools.tijd import dag
from portal.vocabulary import EINDES, Status, Trede
from tests.hulp import dilemmas, doelen
from tests.hulp.dilemmas import doe
from tests.hulp.wereld import BERAAD, NU, WERKGROEP, gremium_met

JAAR = NU.year


@pytest.fixture
def vol(mensen, dilemma_in):
    """A year with dilemmas on every rung, one that came back, one past the Platform, acties and
    doelen.
    """
    for status, aantal in (
        (Status.PLATFORM, 6),
        (Status.AFGEROND, 5),
        (Status.INGETROKKEN, 2),
        (Status.CONCEPT, 1),
    ):
        for _ in range(aantal):
            dilemma_in(status)
    beide = dilemma_in(Status.WERKGROEP, themas=["informatiedeling", "uithuwelijking"])
    doe("terugverwijzen", beide, mensen.adviseur, naar="platform")
    doe("versnellen", dilemma_in(Status.INGEDIEND, themas=[]), mensen.adviseur, naar="beraad")
    doe("heropenen", dilemma_in(Status.NIET_IN_BEHANDELING), mensen.adviseur)
    laat = dilemmas.nieuw(
        mensen.inbrenger, datetime(2025, 12, 31, 22, 59, tzinfo=UTC), indienen=True
    )
    vroeg = dilemmas.nieuw(
        mensen.inbrenger, datetime(2025, 12, 31, 23, 0, tzinfo=UTC), indienen=True
    )
    Dilemma.update(bevestigd_op=None).where(Dilemma.id == dilemma_in(Status.INGEDIEND).id).execute()
    doelen.maak(mensen.adviseur)
    doelen.maak(mensen.adviseur, naam="Klein", stand=3)
    doelen.maak(mensen.adviseur, naam="Nooit gemeten", stand=None)
    return laat, vroeg


def van_het_jaar():
    return [
        d
        for d in Dilemma.select()
        if d.ingediend_op and d.bevestigd_op and dag(d.ingediend_op).year == JAAR
    ]


def eerste_thema(dilemma):
    koppels = [k.thema for k in DilemmaThema.select().where(DilemmaThema.dilemma == dilemma)]
    return min(koppels, key=lambda t: t.volgorde).naam if koppels else "Overig"


def stappen(dilemma):
    """Return the statuses that a dilemma came in, with the moment, as the log tells it."""
    rijen = [
        g
        for g in Gebeurtenis.select().order_by(Gebeurtenis.id)
        if g.dilemma_id == dilemma.id and g.naar
    ]
    return [(g.naar, g.op) for g in rijen if g.van != g.naar]


TREDE = {
    Status.INGEDIEND: Trede.CCV,
    Status.PLATFORM: Trede.PLATFORM,
    Status.WERKGROEP: Trede.WERKGROEP,
    Status.BERAAD: Trede.BERAAD,
}


def treden(dilemma):
    return sorted({list(Trede).index(TREDE[s]) for s, _ in stappen(dilemma) if s in TREDE})


def nageteld():
    """Return every number once more."""
    alle, labels = van_het_jaar(), [t.label for t in Trede]
    weg = [f"{labels[a]} naar {labels[b]}" for d in alle for a, b in pairwise(treden(d))]
    klaar = [*EINDES, Status.UITVOERING]
    uitkomst = [d.status.label if d.status in klaar else "Nog onderweg" for d in alle]
    duur = {}
    for d in Dilemma.select():
        for (status, op), (_, tot) in pairwise(stappen(d)):
            if status in TREDE and dag(tot).year == JAAR:
                duur.setdefault(TREDE[status].label, []).append((dag(tot) - dag(op)).days)
    acties = [
        a
        for a in Actie.select()
        if a.termijn.year == JAAR or (a.gereed_op and dag(a.gereed_op).year == JAAR)
    ]
    gemeten = {
        m.doel.naam: m.stand
        for m in Meting.select().order_by(Meting.dag, Meting.id)
        if m.dag.year == JAAR
    }
    return {
        "ingediend": {ALLES: len(alle)},
        "per_thema": Counter(map(eerste_thema, alle)),
        "per_trede": Counter(labels[treden(d)[-1]] for d in alle),
        "verder": Counter(weg),
        "per_uitkomst": Counter(uitkomst),
        "acties_per_stand": Counter(a.status.label for a in acties),
        "dagen_per_trede": {t: int(median(d) + 0.5) for t, d in duur.items() if len(d) >= 5},
        "doel_bereikt": gemeten,
        "doel_streef": {"Gemeenten die samenwerken": 40, "Klein": 40, "Nooit gemeten": 40},
    }


def test_every_number_is_what_plain_counting_gives(vol):
    echt = nageteld()
    assert set(echt) == set(CIJFERS) == {*OPTELBAAR, *LOS, *GEEN_GROEP}
    for naam, functie in CIJFERS.items():
        assert {rij: n for rij, n in functie(JAAR).items() if n} == {
            rij: n for rij, n in echt[naam].items() if n
        }, naam
        assert CIJFERS[naam](JAAR), naam


def test_what_is_said_to_add_up_does(vol):
    ruw = {naam: functie(JAAR) for naam, functie in CIJFERS.items()}
    cellen = {(naam, rij): n for naam in OPTELBAAR for rij, n in ruw[naam].items()}
    assert [som.verschil(cellen) for som in sommen(ruw)] == [0] * 7
    assert {cel for som in sommen(ruw) for cel in som.cellen} == set(cellen), (
        "a cell in no sum is not protected"
    )


def test_what_is_shown_is_the_query_or_hidden(vol):
    for naam, rijen in getoond(JAAR).items():
        ruw = CIJFERS[naam](JAAR)
        assert rijen.keys() == ruw.keys()
        for rij, waarde in rijen.items():
            assert isinstance(waarde, Verborgen) or waarde == ruw[rij], (naam, rij)
            assert (
                naam in GEEN_GROEP or isinstance(waarde, Verborgen) or not 0 < waarde < DREMPEL
            ), (naam, rij)
    assert getoond(JAAR)["doel_bereikt"] == {
        "Gemeenten die samenwerken": 17,
        "Klein": Verborgen.MINDER,
    }


def test_a_dilemma_belongs_to_the_year_of_the_clock_in_amsterdam(vol):
    laat, vroeg = vol
    assert jaarcijfers.ingediend(2025) == {ALLES: 1}
    assert (dag(laat.ingediend_op), dag(vroeg.ingediend_op)) == (
        date(2025, 12, 31),
        date(2026, 1, 1),
    )


def test_a_rung_with_fewer_than_five_stays_has_no_median(mensen, dilemma_in):
    for i in range(5):
        assert jaarcijfers.dagen_per_trede(JAAR) == {}, i
        dilemma_in(Status.PLATFORM)
    assert jaarcijfers.dagen_per_trede(JAAR) == {"CCV": 1}


def test_an_empty_year_has_zeros_and_no_names(db):
    assert getoond(2031) == {
        naam: dict.fromkeys(functie(2031), 0) for naam, functie in CIJFERS.items()
    }
    assert (jaarcijfers.per_thema(2031), jaarcijfers.geleerd(2031)) == ({}, [])


def test_a_denktank_stands_on_the_rung_of_a_werkgroep(mensen, dilemma_in):
    dilemma = dilemma_in(Status.WERKGROEP)
    Gremium.update(soort="denktank").where(Gremium.naam == WERKGROEP).execute()
    assert Behandeling.select().where(Behandeling.dilemma == dilemma).count() == 2
    assert jaarcijfers.per_trede(JAAR)["Werkgroep"] == 1


def test_nothing_groups_by_who_people_are_or_where_they_work(vol, mensen):
    woorden = {rij for functie in CIJFERS.values() for rij in functie(JAAR)}
    assert not [
        o for o in (mensen.inbrenger.organisatie, mensen.bestuurder.organisatie) if o in woorden
    ]
    assert not [
        naam
        for naam in (*CIJFERS, *jaarcijfers.TELT.values())
        if "organisat" in naam or "gemeente" in naam
    ]


def test_the_years_run_from_the_first_dilemma_to_the_last_actie(mensen, dilemma_in):
    assert jaren.jaren(dag(NU)) == [2026]
    dilemmas.nieuw(mensen.inbrenger, NU - timedelta(days=700), indienen=True)
    termijn = {"eigenaar": mensen.bestuurder, "gremium": gremium_met(BERAAD)}
    Actie.create(wat="x", termijn=date(2029, 1, 1), **termijn)
    Actie.create(wat="x", termijn=date(9999, 1, 1), **termijn)
    assert jaren.jaren(dag(NU)) == [2029, 2026, 2024]


def test_what_was_learnt_was_released_in_the_year(mensen, dilemma_in):
    dilemma_in(Status.AFGEROND)
    Opbrengst.update(openbaarheid="openbaar").execute()
    assert [o.id for o in jaarcijfers.geleerd(JAAR)] == [o.id for o in Opbrengst.select()]
    assert jaarcijfers.geleerd(JAAR - 1) == [] and Thema.select().count() == 2
