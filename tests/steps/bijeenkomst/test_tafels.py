"""Gesprekstafels: changed by whom it may be, and a result afterwards."""

from datetime import timedelta

import pytest

from portal.daden import KanNuNiet
from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Gesprekstafel, Thema
from portal.queries import versies
from portal.queries.bijeenkomst import tafels as query
from portal.queries.bijeenkomst.tafels import tafelregels
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import tafels
from tests.hulp import momentopname, vergaderen, wereld
from tests.hulp.tafels import met_tafels, samen, tafel
from tests.hulp.wereld import NU

BEGINT = vergaderen.BEGINT
KOMT = ("deelnemer", "voorzitter_platform", "bestuurder", "voorzitter_beraad")


@pytest.fixture
def meeting(mensen):
    """A joint meeting of Platform and Beraad, still to be prepared."""
    return samen(mensen.adviseur)


@pytest.fixture
def vast(mensen):
    """The same with a fixed agenda and two tables: the bestuurder opens the first, the deelnemer is
    a guest there.
    """
    return met_tafels(mensen.adviseur, mensen.bestuurder, mensen.deelnemer)


def van(bijeenkomst_, naam):
    return bijeenkomst_.tafels.where(Gesprekstafel.naam == naam).get()


def test_a_table_has_a_name_a_thema_a_tafelheer_and_a_pitch(meeting, mensen):
    thema = Thema.get()
    gemaakt = tafel(meeting, mensen.adviseur, thema=thema.id, tafelheer=mensen.bestuurder.id)
    (regel,) = tafelregels(meeting, mensen.adviseur, NU)
    assert (regel.tafel, regel.tafel.thema, regel.tafel.tafelheer) == (
        gemaakt,
        thema,
        mensen.bestuurder,
    )


def test_tables_are_changed_moved_and_removed_without_gaps(meeting, mensen):
    een, twee, drie = (
        tafel(meeting, mensen.adviseur, naam=naam) for naam in ("een", "twee", "drie")
    )
    tafels.verschuif(drie, -1, Verzoek(mensen.adviseur, NU))
    tafels.verschuif(een, -1, Verzoek(mensen.adviseur, NU))
    tafels.wijzig(drie, Verzoek(mensen.adviseur, NU, {"naam": "derde", "pitch": "Nieuw"}))
    tafels.haal_weg(een, Verzoek(mensen.adviseur, NU))
    assert [(t.volgorde, t.naam, t.pitch) for t in query.op_volgorde(meeting)] == [
        (1, "derde", "Nieuw"),
        (2, twee.naam, twee.pitch),
    ]


def test_an_ordinary_meeting_has_no_tables_and_a_fixed_agenda_keeps_those_it_has(vast, mensen):
    for rij, fout in ((vergaderen.plan(mensen.adviseur), NietToegestaan), (vast, KanNuNiet)):
        with pytest.raises(fout):
            tafel(rij, mensen.adviseur)


def test_a_joint_meeting_with_tables_stays_a_joint_one(meeting, mensen):
    tafel(meeting, mensen.adviseur)
    with pytest.raises(NietToegestaan):
        bijeenkomst.wijzig(meeting, Verzoek(mensen.adviseur, NU, {"samen_met": []}))


# What a table is to its readers


@pytest.mark.parametrize("naam", wereld.PERSONAS)
def test_who_may_come_and_the_ccv_see_the_tables_and_nobody_else(vast, mensen, naam):
    ziet = tafelregels(vast, getattr(mensen, naam), NU)
    assert bool(ziet) is (naam in (*KOMT, "adviseur", "adviseur2"))


def test_everybody_sees_their_own_table_marked_and_can_choose_another(vast, mensen):
    regels = {naam: tafelregels(vast, getattr(mensen, naam), NU) for naam in KOMT}
    assert {naam: [r.zit_hier for r in rij] for naam, rij in regels.items()} == {
        "deelnemer": [True, False],
        "bestuurder": [True, False],
        "voorzitter_platform": [False, False],
        "voorzitter_beraad": [False, False],
    }
    assert {naam: [r.kan_aanschuiven for r in rij] for naam, rij in regels.items()} == {
        "deelnemer": [False, True],
        "bestuurder": [False, False],
        "voorzitter_platform": [True, True],
        "voorzitter_beraad": [True, True],
    }


# Afterwards


@pytest.mark.parametrize("naam", wereld.PERSONAS)
def test_the_tafelheer_or_an_adviseur_records_the_result_once_it_has_begun(vast, mensen, naam):
    eerste, wie = van(vast, "Vertrouwen"), getattr(mensen, naam)
    mag = naam in ("bestuurder", "adviseur", "adviseur2")
    for nu, lukt in ((BEGINT - timedelta(minutes=1), False), (BEGINT, mag)):
        verzoek = Verzoek(wie, nu, {"resultaat": "Bel eerst."})
        if lukt:
            tafels.leg_resultaat_vast(eerste, verzoek)
        else:
            with pytest.raises(NietToegestaan):
                tafels.leg_resultaat_vast(eerste, verzoek)
        assert Gesprekstafel.get_by_id(eerste.id).resultaat == ("Bel eerst." if lukt else "")


def test_a_tafelheer_records_for_no_other_table(vast, mensen):
    with pytest.raises(NietToegestaan):
        tafels.leg_resultaat_vast(
            van(vast, "Meldcode"), Verzoek(mensen.bestuurder, BEGINT, {"resultaat": "x"})
        )


def test_two_who_record_the_same_result_do_not_overwrite_each_other(vast, mensen):
    eerste = van(vast, "Vertrouwen")
    gezien = versies.RESULTAAT_VAN_TAFEL(eerste)
    tafels.leg_resultaat_vast(
        eerste, Verzoek(mensen.bestuurder, BEGINT, {"resultaat": "Bel."}, versie=gezien)
    )
    with pytest.raises(Verouderd):
        tafels.leg_resultaat_vast(
            eerste, Verzoek(mensen.adviseur, BEGINT, {"resultaat": "Mail."}, versie=gezien)
        )
    assert Gesprekstafel.get_by_id(eerste.id).resultaat == "Bel."


def test_a_meeting_with_a_result_is_not_called_off_and_its_table_not_removed(vast, mensen):
    eerste = van(vast, "Vertrouwen")
    tafels.leg_resultaat_vast(eerste, Verzoek(mensen.bestuurder, BEGINT, {"resultaat": "Bel."}))
    with pytest.raises(NietToegestaan):
        bijeenkomst.zeg_af(vast, Verzoek(mensen.adviseur, BEGINT))
    vergaderen.stel_vast(vast, mensen.adviseur, vast=False)
    with pytest.raises(NietToegestaan):
        tafels.haal_weg(eerste, Verzoek(mensen.adviseur, BEGINT))


STAPPEN = {
    "add": lambda t, v: tafels.voeg_toe(t.bijeenkomst, v),
    "change": tafels.wijzig,
    "remove": tafels.haal_weg,
    "move": lambda t, v: tafels.verschuif(t, 1, v),
    "seat": lambda t, v: tafels.deel_in(t.bijeenkomst, v),
}


@pytest.mark.parametrize("stap", STAPPEN)
def test_of_a_meeting_that_was_called_off_no_table_changes(vast, mensen, stap):
    bijeenkomst.zeg_af(vast, Verzoek(mensen.adviseur, NU))
    eerste, voor = van(vast, "Vertrouwen"), momentopname.alles()
    with pytest.raises(KanNuNiet):
        STAPPEN[stap](eerste, Verzoek(mensen.adviseur, NU, {"naam": "x", "plekken": {}}))
    with pytest.raises(NietToegestaan):
        tafels.schuif_aan(van(vast, "Meldcode"), Verzoek(mensen.deelnemer, NU))
    assert momentopname.alles() == voor
