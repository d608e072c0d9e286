"""A professional without an account mistyped their address: an adviseur puts it right, the new
address confirms, and whoever reads the old one finds nothing any more.
"""

import re

import pytest

from portal.engine import Verzoek
from portal.forms import keuzes
from portal.models import Bericht, Dilemma, Gebeurtenis, Persoon
from portal.steps import intake
from tests.hulp import dilemmas
from tests.hulp.correctiewereld import BEDOELD, VERTYPT
from tests.hulp.web import log_in
from tests.hulp.wereld import NU


@pytest.fixture
def dilemma(db, mensen):
    wie = {"email": VERTYPT, "naam": "Functie", "organisatie": "Org", "functie": "Werk"}
    verzoek = Verzoek(None, NU, {**dilemmas.INTAKE, **wie})
    return dilemmas.met(intake.breng_in(verzoek, indienen=True))


def link(aan):
    brief = Bericht.select().where(Bericht.aan == aan).order_by(Bericht.id.desc()).first()
    return brief.gegevens["pad"]


def verbeter(adviseur, dilemma):
    pagina = adviseur.open(f"/dilemma/{dilemma.nummer}")
    form = adviseur.open(pagina.links["E-mailadres verbeteren"])
    return adviseur.doe(form, email=BEDOELD.upper(), reden="Er stond een letter te veel.")


def test_the_right_address_is_asked_to_confirm_and_then_has_it(adviseur, client, dilemma):
    verbeter(adviseur, dilemma)
    iemand = client()
    iemand.doe(iemand.open(link(BEDOELD)))
    pagina = log_in(iemand, BEDOELD, f"/dilemma/{dilemma.nummer}")
    assert pagina.status == 200 and VERTYPT not in pagina.html
    assert Dilemma.get_by_id(dilemma.id).bevestigd_op
    assert Persoon.met_email(BEDOELD).naam == "Functie"


def test_the_link_that_went_to_the_wrong_address_leads_to_nothing(adviseur, client, dilemma):
    oud = link(VERTYPT)
    verbeter(adviseur, dilemma)
    iemand = client()
    iemand.open(oud)
    assert iemand.open(f"/dilemma/{dilemma.nummer}").status != 200
    assert Dilemma.get_by_id(dilemma.id).bevestigd_op is None


def test_the_adviser_reads_both_addresses_in_the_timeline_and_the_log_holds_neither(
    adviseur, dilemma
):
    tijdlijn = verbeter(adviseur, dilemma).tekst.partition("Wat er gebeurde")[2]
    assert VERTYPT in tijdlijn and BEDOELD in tijdlijn
    assert not any(re.search("@", str(g.gegevens)) for g in Gebeurtenis.select())


def test_nobody_can_be_given_a_part_by_the_address_that_was_wrong(adviseur, dilemma):
    verbeter(adviseur, dilemma)
    assert not [p for p in keuzes.te_kiezen() if p.email in (VERTYPT, BEDOELD)]


def test_once_it_is_confirmed_it_is_somebodys_and_no_adviser_moves_it(adviseur, dilemma):
    Dilemma.update(bevestigd_op=NU).where(Dilemma.id == dilemma.id).execute()
    assert "E-mailadres verbeteren" not in adviseur.open(f"/dilemma/{dilemma.nummer}").links
    assert adviseur.open(f"/dilemma/{dilemma.nummer}/adres").status == 403
