"""The LOT is asked in a referral or while a dilemma goes on, and what came of it is kept."""

from datetime import timedelta

import pytest

from portal.engine import NietToegestaan, Verzoek
from portal.models import Gebeurtenis, Lotverzoek
from portal.policy import zicht
from portal.queries.rondom.lot import lotverzoeken, zonder_uitkomst
from portal.steps.rondom import lot
from portal.tools.tijd import dag, na_werkdagen
from portal.vocabulary import Status, Verwijsdoel, Voorval
from tests.hulp.dilemmas import doe, met
from tests.hulp.wereld import NU, PERSONAS

VANDAAG = dag(NU)
VRAAG = {"steun": ["coaching", "bedreiging"], "lot_verzoek": "Denk mee."}
OPEN = [Status.INGEDIEND, Status.PLATFORM, Status.WERKGROEP, Status.BERAAD, Status.UITVOERING]


def vraag(dilemma, wie, nu=NU, **anders):
    lot.vraag(dilemma, Verzoek(wie, nu, VRAAG, **anders))
    return Lotverzoek.select().order_by(Lotverzoek.id.desc()).get()


def uitkomst(rij, wie, nu=NU):
    return lot.leg_uitkomst_vast(rij, Verzoek(wie, nu, {"uitkomst": "Het hielp."}))


def gelogd(dilemma):
    return (
        Gebeurtenis.select()
        .where(Gebeurtenis.dilemma == dilemma, Gebeurtenis.soort == Voorval.LOT)
        .count()
    )


def test_a_referral_to_the_lot_keeps_what_is_asked(mensen, dilemma_in):
    dilemma = doe("doorverwijzen", dilemma_in(Status.INGEDIEND), mensen.adviseur, **VRAAG)
    rij = Lotverzoek.get()
    assert (
        rij.dilemma,
        rij.steun,
        rij.verzoek,
        rij.gevraagd_op,
        rij.gevraagd_door,
        rij.uitkomst,
    ) == (dilemma, VRAAG["steun"], "Denk mee.", NU, mensen.adviseur, "")


@pytest.mark.parametrize("waarheen", [w.value for w in Verwijsdoel if w is not Verwijsdoel.LOT])
def test_a_referral_elsewhere_asks_the_lot_nothing_whatever_was_typed(mensen, dilemma_in, waarheen):
    doe("doorverwijzen", dilemma_in(Status.INGEDIEND), mensen.adviseur, waarheen=waarheen, **VRAAG)
    assert not Lotverzoek.select().exists()


@pytest.mark.parametrize("status", OPEN)
def test_an_adviseur_asks_the_lot_while_the_dilemma_goes_on(mensen, dilemma_in, status):
    dilemma = dilemma_in(status)
    vraag(dilemma, mensen.adviseur)
    na = met(dilemma.nummer)
    assert (na.status, na.wacht_op, na.volgende_datum) == (
        dilemma.status,
        dilemma.wacht_op,
        dilemma.volgende_datum,
    )
    assert (na.versie, gelogd(na)) == (dilemma.versie + 1, 1)


@pytest.mark.parametrize("status", [s for s in Status if s not in OPEN])
def test_not_before_it_is_filed_nor_after_its_end(mensen, dilemma_in, status):
    with pytest.raises(NietToegestaan):
        vraag(dilemma_in(status), mensen.adviseur)


def test_the_outcome_is_recorded_once_also_after_the_dilemma_ended(mensen, dilemma_in):
    rij = vraag(dilemma_in(Status.INGEDIEND), mensen.adviseur)
    doe("afwijzen", rij.dilemma, mensen.adviseur)
    later = NU + timedelta(days=9)
    uitkomst(rij, mensen.adviseur2, later)
    rij = Lotverzoek.get()
    assert (rij.uitkomst, rij.uitkomst_op, gelogd(rij.dilemma)) == ("Het hielp.", later, 2)
    with pytest.raises(NietToegestaan):
        uitkomst(rij, mensen.adviseur)


def test_a_resent_form_is_one_call(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    for _ in range(2):
        vraag(dilemma, mensen.adviseur, sleutel="x")
    assert Lotverzoek.select().count() == 1


def test_the_inbrenger_sees_that_and_for_what_the_lot_was_asked_and_members_nothing(
    mensen, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM)
    uitkomst(vraag(dilemma, mensen.adviseur), mensen.adviseur)
    vraag(dilemma, mensen.adviseur)

    def ziet(wie):
        return [
            (r.verzoek, r.uitkomst, len(r.steun))
            for r in lotverzoeken(dilemma, zicht(wie, dilemma, VANDAAG), VANDAAG)
        ]

    assert ziet(mensen.inbrenger) == [("", "", 2), ("", "", 2)]
    assert ziet(mensen.adviseur2) == [("Denk mee.", "Het hielp.", 2), ("Denk mee.", "", 2)]
    assert ziet(mensen.deelnemer) == ziet(mensen.collega) == []


@pytest.mark.parametrize("persona", PERSONAS)
def test_what_has_no_outcome_yet_is_listed_for_adviseurs(mensen, dilemma_in, persona):
    dilemma = dilemma_in(Status.PLATFORM)
    uitkomst(vraag(dilemma, mensen.adviseur), mensen.adviseur)
    open_ = vraag(dilemma, mensen.adviseur)
    lijst = list(zonder_uitkomst(getattr(mensen, persona), VANDAAG))
    assert lijst == ([open_] if persona.startswith("adviseur") else [])


def test_a_call_has_a_day_and_is_late_once_it_has_passed(mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    rij = vraag(dilemma, mensen.adviseur)
    assert rij.uiterlijk == na_werkdagen(VANDAAG, lot.TERMIJN)
    assert not rij.te_laat(rij.uiterlijk) and rij.te_laat(rij.uiterlijk + timedelta(days=1))
    uitkomst(rij, mensen.adviseur)
    assert not Lotverzoek.get_by_id(rij.id).te_laat(rij.uiterlijk + timedelta(days=1))


def test_of_another_day_it_is_late_after_that_and_what_is_due_first_comes_first(mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    gewoon = vraag(dilemma, mensen.adviseur)
    gekozen = {**VRAAG, "lot_uiterlijk": VANDAAG + timedelta(days=1)}
    lot.vraag(dilemma, Verzoek(mensen.adviseur, NU, gekozen))
    rijen = list(zonder_uitkomst(mensen.adviseur, VANDAAG))
    assert [r.uiterlijk for r in rijen] == [VANDAAG + timedelta(days=1), gewoon.uiterlijk]
    overmorgen = VANDAAG + timedelta(days=2)
    regels = lotverzoeken(dilemma, zicht(mensen.adviseur, dilemma, VANDAAG), overmorgen)
    assert [r.te_laat for r in regels] == [False, True]
    van_inbrenger = lotverzoeken(dilemma, zicht(mensen.inbrenger, dilemma, VANDAAG), overmorgen)
    assert [r.te_laat for r in van_inbrenger] == [False, False]
