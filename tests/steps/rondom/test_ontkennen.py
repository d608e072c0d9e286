"""What its owner denies is gone on either database, and the log still proves all there is."""

import pytest

from portal import audit
from portal.db import schrijven
from portal.engine import Verzoek
from portal.gegevens.bewijs import leg_stand_vast, standfouten
from portal.models import Dilemma, Persoon, Signaal
from portal.steps import intake, triage
from portal.steps.gedeeld.ontkennen import is_weg, ontken
from portal.vocabulary import Status
from tests.hulp import dilemmas, signalen
from tests.hulp.wereld import NU

EMAIL = "nieuw@test.example"
WIE = {"email": EMAIL, "naam": "Iemand", "organisatie": "Ergens", "functie": "Werk"}


def breng_in(**anders):
    invoer = {**dilemmas.INTAKE, **WIE, "bedreigd": True, "telefoon": "0612345678", **anders}
    return dilemmas.met(intake.breng_in(Verzoek(None, NU, invoer), indienen=True))


def zeg_nee(zaak):
    with schrijven():
        ontken(zaak, zaak.inbrenger, NU)


def log_klopt():
    return [*audit.fouten(), *standfouten()] == []


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.INGEDIEND])
def test_of_a_dilemma_an_empty_row_stays_and_the_log_tells_how_it_stands(db, mensen, status):
    leg_stand_vast(NU)
    if status is Status.CONCEPT:
        nummer = intake.breng_in(Verzoek(None, NU, {**dilemmas.INTAKE, **WIE}), indienen=False)
        dilemma = dilemmas.met(nummer)
    else:
        dilemma = breng_in()
        triage.noteer(dilemma, Verzoek(mensen.adviseur, NU, {"notitie": "Let op."}))
    zeg_nee(Dilemma.get_by_id(dilemma.id))
    leeg = Dilemma.get_by_id(dilemma.id)
    assert is_weg(leeg) and leeg.status is Status.INGETROKKEN
    assert (leeg.titel, leeg.telefoon, leeg.bedreigd, leeg.afzender) == ("", "", False, {})
    assert log_klopt()


def test_of_a_signaal_nothing_stays(db, mensen):
    leg_stand_vast(NU)
    s = signalen.anoniem(EMAIL)
    zeg_nee(s)
    assert not Signaal.select().exists() and Persoon.met_email(EMAIL) is None
    assert log_klopt()


def test_what_the_ccv_treats_keeps_its_status_and_its_texts(db, mensen):
    leg_stand_vast(NU)
    dilemma = dilemmas.doe("agenderen", breng_in(), mensen.adviseur)
    zeg_nee(dilemma)
    los = Dilemma.get_by_id(dilemma.id)
    assert (los.status, los.titel) == (Status.PLATFORM, dilemma.titel) and is_weg(los)
    assert log_klopt()


def test_two_that_are_denied_are_the_same_nobodys_and_each_account_goes(db, mensen):
    eerste = breng_in()
    tweede = breng_in(email="ander@test.example", titel="Iets anders")
    for dilemma in (eerste, tweede):
        zeg_nee(dilemma)
    assert {Dilemma.get_by_id(d.id).inbrenger_id for d in (eerste, tweede)} == {
        Dilemma.get_by_id(eerste.id).inbrenger_id
    }
    assert not Persoon.select().where(Persoon.email.in_([EMAIL, "ander@test.example"])).exists()


def test_an_account_that_the_console_made_stays(db, mensen):
    Persoon.update(bevestigd_op=None).where(Persoon.id == mensen.collega.id).execute()
    zeg_nee(breng_in(email=mensen.collega.email))
    assert Persoon.get_by_id(mensen.collega.id).actief
