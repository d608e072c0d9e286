"""Who sits where at a joint meeting: one seat for each person, chosen while that may be."""

from datetime import timedelta

import pytest

from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Bijeenkomst, Gebeurtenis, Gesprekstafel, Lidmaatschap, Tafelgast
from portal.queries import versies
from portal.queries.bijeenkomst.tafels import tafelregels
from portal.steps.bijeenkomst import tafels
from portal.tools.tijd import dag
from tests.hulp import vergaderen
from tests.hulp.tafels import met_tafels, samen, tafel
from tests.hulp.wereld import NU
from tests.steps.bijeenkomst.test_tafels import BEGINT, van


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


def zit(bijeenkomst_):
    """Return who sits where: name of the table -> names of its guests."""
    rijen = Tafelgast.select().join(Gesprekstafel).where(Gesprekstafel.bijeenkomst == bijeenkomst_)
    plekken = {t.naam: set() for t in bijeenkomst_.tafels}
    for gast in rijen:
        plekken[gast.tafel.naam].add(gast.persoon.email.split("@")[0])
    return plekken


def deel_in(bijeenkomst_, actor, plekken, versie=None, nu=NU):
    tafels.deel_in(bijeenkomst_, Verzoek(actor, nu, {"plekken": plekken}, versie=versie))


def test_each_person_has_one_seat_however_often_they_are_moved(vast, mensen):
    een, twee = (van(vast, naam) for naam in ("Vertrouwen", "Meldcode"))
    deel_in(
        vast, mensen.adviseur, {mensen.deelnemer.id: twee.id, mensen.voorzitter_beraad.id: een.id}
    )
    assert zit(vast) == {"Vertrouwen": {"voorzitter_beraad"}, "Meldcode": {"deelnemer"}}
    tafels.schuif_aan(een, Verzoek(mensen.deelnemer, NU))
    tafels.schuif_aan(een, Verzoek(mensen.deelnemer, NU, sleutel="nog eens"))
    deel_in(vast, mensen.adviseur, {mensen.voorzitter_beraad.id: None})
    assert zit(vast) == {"Vertrouwen": {"deelnemer"}, "Meldcode": set()}


def test_a_tafelheer_sits_at_their_own_table_only(vast, mensen):
    vergaderen.stel_vast(vast, mensen.adviseur, vast=False)
    een, twee = (van(vast, naam) for naam in ("Vertrouwen", "Meldcode"))
    tafels.wijzig(twee, Verzoek(mensen.adviseur, NU, {"tafelheer": mensen.deelnemer.id}))
    assert zit(vast) == {"Vertrouwen": set(), "Meldcode": set()}
    with pytest.raises(NietToegestaan):
        deel_in(vast, mensen.adviseur, {mensen.deelnemer.id: een.id})
    with pytest.raises(NietToegestaan):
        tafels.wijzig(een, Verzoek(mensen.adviseur, NU, {"tafelheer": mensen.deelnemer.id}))


@pytest.mark.parametrize("naam", ["specialist", "inbrenger", "beheerder", "adviseur"])
def test_only_who_may_come_gets_a_seat(vast, mensen, naam):
    with pytest.raises(NietToegestaan):
        deel_in(vast, mensen.adviseur, {getattr(mensen, naam).id: van(vast, "Meldcode").id})


def test_a_table_of_another_meeting_is_no_table_here(vast, mensen):
    elders = tafel(samen(mensen.adviseur), mensen.adviseur)
    with pytest.raises(NietToegestaan):
        deel_in(vast, mensen.adviseur, {mensen.deelnemer.id: elders.id})


def test_a_stale_plan_of_seats_undoes_nobodys_choice(vast, mensen):
    gezien = versies.indeling(vast)
    tafels.schuif_aan(van(vast, "Meldcode"), Verzoek(mensen.deelnemer, NU))
    with pytest.raises(Verouderd):
        deel_in(
            vast, mensen.adviseur, {mensen.deelnemer.id: van(vast, "Vertrouwen").id}, versie=gezien
        )
    deel_in(vast, mensen.adviseur, {}, versie=versies.indeling(vast))
    assert zit(vast)["Meldcode"] == {"deelnemer"}


def test_choosing_a_table_makes_no_agenda_stale_and_is_logged(vast, mensen):
    versie = vast.versie
    tafels.schuif_aan(van(vast, "Meldcode"), Verzoek(mensen.deelnemer, NU))
    laatste = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert Bijeenkomst.get_by_id(vast.id).versie == versie
    assert (laatste.wie, laatste.gegevens["wat"]) == (
        mensen.deelnemer,
        "zelf een gesprekstafel gekozen",
    )


def test_once_it_has_begun_everybody_stays_where_they_are(vast, mensen):
    with pytest.raises(NietToegestaan):
        tafels.schuif_aan(van(vast, "Meldcode"), Verzoek(mensen.deelnemer, BEGINT))
    tafels.schuif_aan(
        van(vast, "Meldcode"), Verzoek(mensen.deelnemer, BEGINT - timedelta(minutes=1))
    )


def test_while_the_agenda_is_a_draft_there_is_nothing_to_choose(meeting, mensen):
    gemaakt = tafel(meeting, mensen.adviseur)
    assert tafelregels(meeting, mensen.deelnemer, NU) == []
    with pytest.raises(NietToegestaan):
        tafels.schuif_aan(gemaakt, Verzoek(mensen.deelnemer, NU))


def test_who_left_the_gremium_is_shown_no_more(vast, mensen):
    ((eerste, _), later) = tafelregels(vast, mensen.adviseur, NU), NU + timedelta(days=2)
    Lidmaatschap.update(tot=dag(NU)).where(Lidmaatschap.persoon == mensen.deelnemer).execute()
    assert eerste.gasten == [mensen.deelnemer]
    assert tafelregels(vast, mensen.adviseur, later)[0].gasten == []
