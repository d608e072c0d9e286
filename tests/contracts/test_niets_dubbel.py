"""Nothing twice, held by the table: what a step makes it can also find, and no form of a step
begins with words that nobody chose.
"""

import pytest

from portal import velden as v
from portal.engine import Verzoek
from portal.models import Actie, Behandeling, Opbrengst
from portal.steps import beraad, triage
from portal.steps.bijeenkomst import vergaderacties, vergadering
from portal.tools import tijd
from portal.tools.tijd import dag
from portal.vocabulary import Status
from portal.workflow import OVERGANGEN
from tests.hulp import databases, dilemmas, vergaderen, web
from tests.hulp.dilemmas import met
from tests.hulp.knoppen import APP
from tests.hulp.wereld import BERAAD, NU, PLATFORM, WERKGROEP, gremium_met

pytestmark = databases.alleen_sqlite

BIJ = {Status.PLATFORM: PLATFORM, Status.WERKGROEP: WERKGROEP, Status.BERAAD: BERAAD}
ZETTEN = [pytest.param(o, van, id=f"{o.naam}-{van}") for o in OVERGANGEN for van in o.van]
# What a form may begin with, and whose words these are. A field that is not here begins empty.
BEGINT_MET = {
    **{veld.naam: "the agendatekst of this stay" for veld in (*v.AGENDATEKST, v.VRAAG)},
    "waarom_niet_opgelost": "the notes of the last item",
    "besluit": "the only one there is",
    "bestaande_opbrengst": "what was recorded of it already",
    "specialist_tot": "the last day a specialist can have, so that nobody reckons",
    "terugkoppeling": "the answer that its bundel got",
}
# By what a step makes: the field with which it takes what there is instead.
VINDT = {Opbrengst: v.BESTAANDE_OPBRENGST, Actie: v.ACTIES}


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    monkeypatch.setattr(tijd, "nu", lambda: NU)


@pytest.fixture
def vol(mensen, dilemma_in):
    """vol(status): a dilemma of which everything was written that a form could begin with."""

    def maak(status):
        dilemma = dilemma_in(status)
        Behandeling.update(voorgestelde_acties="KANARIE doet iets.").execute()
        if status in BIJ:
            _vergader(dilemma, status, mensen)
        return met(dilemma.nummer)

    return maak


def _vergader(dilemma, status, mensen):
    punt = vergaderen.agendeer(
        vergaderen.plan(mensen.adviseur, gremium_met(BIJ[status])), dilemma, mensen.adviseur
    )
    actie = {"wat": "KANARIE belt.", "eigenaar": mensen.bestuurder.id, "termijn": dag(NU)}
    vergaderacties.voeg_toe(punt, Verzoek(mensen.adviseur, NU, actie))
    vergadering.bewaar_verslag(punt, Verzoek(mensen.adviseur, NU, {"verslag": "Genoteerd."}))


@pytest.mark.parametrize(("overgang", "van"), ZETTEN)
def test_a_form_begins_with_what_is_declared_and_nothing_else(mensen, vol, overgang, van):
    dilemma = vol(van)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    doener = web.Bezoeker(APP, dilemmas.actor_voor(overgang, dilemma, mensen), NU)
    formulier = doener.open(f"/dilemma/{dilemma.nummer}/stap/{overgang.naam}").formulier()
    technisch = {"csrf_token", "sleutel", "versie"}
    gevuld = {naam for naam, waarde in formulier.beginwaarden() if waarde} - technisch
    assert gevuld <= set(BEGINT_MET)
    assert "KANARIE" not in str(formulier.beginwaarden())


@pytest.mark.parametrize(("overgang", "van"), ZETTEN)
def test_what_a_step_makes_it_can_also_find(mensen, dilemma_in, overgang, van):
    dilemma = dilemma_in(van)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    voor = {model: model.select().count() for model in VINDT}
    actor = dilemmas.actor_voor(overgang, dilemma, mensen)
    dilemmas.doe(overgang.naam, met(dilemma.nummer), actor)
    gemaakt = {model for model in VINDT if model.select().count() > voor[model]}
    assert {VINDT[model] for model in gemaakt} <= set(overgang.velden)


@pytest.mark.parametrize(("overgang", "van"), ZETTEN)
def test_where_it_was_recorded_already_nothing_is_made(mensen, vol, overgang, van):
    """Of a whole bundel: what the one has, the other takes."""
    dilemma = vol(van)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    er_al = Opbrengst.create(
        soort="factsheet", titel="Bel", tekst="Bel.", openbaarheid="openbaar", vrijgegeven_op=NU
    )
    voor = {model: model.select().count() for model in VINDT}
    neemt = {v.BESTAANDE_OPBRENGST: str(er_al.id), v.ACTIES: []}
    anders = {veld.naam: waarde for veld, waarde in neemt.items() if veld in overgang.velden}
    actor = dilemmas.actor_voor(overgang, dilemma, mensen)
    dilemmas.doe(overgang.naam, met(dilemma.nummer), actor, **anders)
    assert {model: model.select().count() for model in VINDT} == voor


def test_what_the_briefing_proposes_stands_in_no_actie_until_somebody_ticks_it(mensen, dilemma_in):
    dilemma = dilemma_in(Status.BERAAD)
    voorstel = {"opties": [], "voorgestelde_acties": "De politie belt."}
    beraad.bewaar_voorstel(dilemma, Verzoek(mensen.adviseur, NU, voorstel))
    triage.noteer(dilemma, Verzoek(mensen.adviseur, NU, {"notitie": "Let op."}))
    dilemmas.vrijgegeven_besluit(dilemma, mensen.adviseur)
    dilemmas.doe("besluiten", met(dilemma.nummer), mensen.adviseur)
    assert not Actie.select().where(Actie.wat == "De politie belt.").exists()
