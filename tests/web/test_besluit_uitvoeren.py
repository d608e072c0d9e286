"""'Besluit uitvoeren': what was agreed counts and what was proposed is offered: nothing twice."""

from datetime import timedelta

import pytest

from portal.engine import Onvolledig, Verzoek
from portal.models import Actie, Bericht, Besluit, Dilemma, Gremium
from portal.steps import beraad, route, triage, uitkomst
from portal.steps.bijeenkomst import vergaderacties
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, Status
from tests.hulp import dilemmas, vergaderen
from tests.hulp.wereld import BERAAD, NU, gremium_met

STRAKS = dag(NU) + timedelta(days=21)
VOORSTEL = "De politie wijst per regio iemand aan."


@pytest.fixture
def dilemma(mensen, dilemma_in):
    """With the Beraad, that decided; the briefing proposed two acties."""
    dilemma = dilemma_in(Status.BERAAD)
    voorstel = {"opties": [], "voorgestelde_acties": f"{VOORSTEL}\nHet CCV maakt een overzicht."}
    beraad.bewaar_voorstel(dilemma, Verzoek(mensen.adviseur, NU, voorstel))
    dilemmas.vrijgegeven_besluit(dilemma, mensen.adviseur)
    return dilemmas.met(dilemma.nummer)


@pytest.fixture
def punt(mensen, dilemma):
    b = vergaderen.plan(mensen.adviseur, gremium_met(BERAAD))
    return vergaderen.agendeer(b, dilemma, mensen.adviseur)


@pytest.fixture
def pad(dilemma):
    return f"/dilemma/{dilemma.nummer}/stap/besluiten"


def actie(punt, mensen, wat="De gemeente zoekt het uit.", **anders):
    invoer = {"wat": wat, "eigenaar": mensen.bestuurder.id, "termijn": STRAKS, **anders}
    vergaderacties.voeg_toe(punt, Verzoek(mensen.adviseur, NU, invoer))
    return Actie.select().order_by(Actie.id.desc()).get()


def test_an_actie_of_the_meeting_counts_and_no_other_is_asked(adviseur, mensen, punt, pad):
    actie(punt, mensen)
    formulier = adviseur.open(pad)
    assert "De gemeente zoekt het uit." in formulier.tekst and "telt mee" in formulier.tekst
    adviseur.doe(formulier)
    assert Dilemma.get().status is Status.UITVOERING
    assert [a.wat for a in Actie.select()] == ["De gemeente zoekt het uit."]


def test_what_the_briefing_proposed_is_offered_and_comes_only_when_ticked(
    adviseur, mensen, punt, pad
):
    actie(punt, mensen)
    formulier = adviseur.open(pad)
    assert VOORSTEL in formulier.tekst
    waarden = dict(formulier.formulier().beginwaarden())
    assert not any(w for naam, w in waarden.items() if naam.startswith(("acties-", "voorstel_")))
    gekozen = {
        "voorstel_1-overnemen": True,
        "voorstel_1-eigenaar": mensen.bestuurder.id,
        "voorstel_1-termijn": STRAKS.isoformat(),
    }
    adviseur.doe(formulier, **gekozen)
    assert [a.wat for a in Actie.select()] == ["De gemeente zoekt het uit.", VOORSTEL]
    assert Actie.get(Actie.wat == VOORSTEL).besluit == Besluit.get()


def test_without_any_actie_one_is_still_asked(adviseur, pad):
    fout = adviseur.verstuur(adviseur.open(pad))
    assert fout.status == 422 and "Vul ‘Actie’ in." in fout.tekst
    assert Dilemma.get().status is Status.BERAAD


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ({"overnemen": True}, "Vul ‘Eigenaar’ in bij dit voorstel."),
        ({"termijn": STRAKS.isoformat()}, "Vink dit voorstel aan, of laat het leeg."),
    ],
)
def test_half_a_proposal_is_asked_about(adviseur, pad, waarden, zin):
    gekozen = {f"voorstel_1-{naam}": waarde for naam, waarde in waarden.items()}
    fout = adviseur.verstuur(adviseur.open(pad), **gekozen)
    assert fout.status == 422 and zin in fout.tekst
    assert not Actie.select().exists()


def test_a_proposal_that_was_handed_out_in_its_own_words_is_not_offered_again(
    adviseur, mensen, punt, pad
):
    actie(punt, mensen, VOORSTEL)
    formulier = adviseur.open(pad)
    assert "voorstel_1-overnemen" in formulier.formulier().namen
    assert "voorstel_2-overnemen" not in formulier.formulier().namen
    assert formulier.tekst.count(VOORSTEL) == 1, "as agreed, not as a proposal"


@pytest.mark.parametrize(
    ("status", "telt"),
    [(ActieStatus.OPEN, True), (ActieStatus.GEDAAN, True), (ActieStatus.VERVALLEN, False)],
)
def test_an_actie_of_the_besluit_counts_unless_it_lapsed(mensen, dilemma, status, telt):
    """It may hang on an item without a dilemma: then it joins the dilemma of its besluit."""
    anders = {} if status is ActieStatus.OPEN else {"gereed_op": NU, "resultaat": "Klaar."}
    Actie.create(
        besluit=Besluit.get(),
        gremium=Gremium.get(Gremium.naam == BERAAD),
        wat="Bel.",
        eigenaar=mensen.bestuurder,
        termijn=STRAKS,
        status=status,
        **anders,
    )
    verzoek = Verzoek(mensen.adviseur, NU, {"besluit": str(Besluit.get().id), "acties": []})
    if not telt:
        with pytest.raises(Onvolledig, match="acties"):
            route.zet("besluiten", dilemma, verzoek)
        return
    route.zet("besluiten", dilemma, verzoek)
    assert (Actie.get().dilemma, Actie.select().count()) == (dilemma, 1)


def test_what_a_bundel_agreed_counts_for_all_of_it(mensen, dilemma_in, dilemma, punt):
    ander = dilemma_in(Status.BERAAD)
    samen = {"nummers": [ander.nummer], "titel": "Samen"}
    triage.bundel(dilemmas.met(dilemma.nummer), Verzoek(mensen.adviseur, NU, samen))
    actie(punt, mensen)
    dilemmas.vrijgegeven_besluit(ander, mensen.adviseur)
    dilemmas.doe("besluiten", dilemmas.met(ander.nummer), mensen.adviseur, acties=[])
    assert Actie.select().count() == 1
    assert dilemmas.met(dilemma.nummer).status is Status.UITVOERING


@pytest.mark.parametrize("hier", [True, False])
def test_what_was_done_since_the_meeting_counts_and_what_was_done_at_another_stay_does_not(
    mensen, dilemma, punt, hier
):
    eerder = actie(punt, mensen)
    gedaan = {"status": ActieStatus.GEDAAN, "resultaat": "Gedaan."}
    uitkomst.sluit_actie(eerder, Verzoek(mensen.adviseur, NU, gedaan))
    rij = dilemmas.met(dilemma.nummer)
    if hier:
        assert dilemmas.doe("besluiten", rij, mensen.adviseur, acties=[]).status == "uitvoering"
        return
    Actie.update(bijeenkomst=None).execute()
    with pytest.raises(Onvolledig, match="acties"):
        dilemmas.doe("besluiten", dilemmas.met(dilemma.nummer), mensen.adviseur, acties=[])


def test_nobody_is_mailed_twice_about_one_actie(adviseur, mensen, punt, pad):
    actie(punt, mensen)
    adviseur.doe(adviseur.open(pad))
    assert Bericht.select().where(Bericht.soort == "actie").count() == 1
