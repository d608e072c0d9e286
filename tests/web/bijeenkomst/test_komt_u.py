"""Members say with one click whether they come: each their own, and the adviseur sees it."""

import pytest

from portal.engine import Verzoek
from portal.models import Aanwezigheid, Lidmaatschap, Toezegging
from portal.steps.bijeenkomst import plannen, uitnodigen, vergadering
from portal.vocabulary import Antwoord
from tests.hulp import tafels, vergaderen, wereld
from tests.hulp.geheimhouding import beloof
from tests.hulp.momentopname import alles
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

LEDEN = {"deelnemer", "voorzitter_platform"}


@pytest.fixture
def gepland(mensen):
    rij = vergaderen.plan(mensen.adviseur)
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    return rij


def antwoord(bezoeker, rij, woord):
    return bezoeker.post(f"{pagina(rij)}/komt-u", {"antwoord": woord})


@pytest.mark.parametrize("woord", Antwoord)
def test_one_click_answers_and_the_page_says_so(client, mensen, gepland, woord):
    lid = client(mensen.deelnemer)
    na = lid.doe(lid.open(pagina(gepland)), "/komt-u", knop=woord.label)
    assert f"U hebt geantwoord: {woord.label}" in na.tekst
    assert [(t.persoon, t.antwoord) for t in Toezegging.select()] == [(mensen.deelnemer, woord)]


def test_a_later_answer_replaces_the_first(client, mensen, gepland):
    lid = client(mensen.deelnemer)
    for woord in ("kom", "kom", "kom_niet"):
        assert antwoord(lid, gepland, woord).naar == pagina(gepland)
    assert [t.antwoord for t in Toezegging.select()] == [Antwoord.KOM_NIET]


def test_after_back_another_button_of_the_same_page_counts(client, mensen, gepland):
    lid = client(mensen.deelnemer)
    blad = lid.open(pagina(gepland))
    for woord in (Antwoord.KOM, Antwoord.KOM_NIET, Antwoord.KOM):
        lid.verstuur(blad, "/komt-u", knop=woord.label)
        assert Toezegging.get().antwoord is woord


@pytest.mark.parametrize(
    ("anders", "blijft"),
    [({"datum": "27-3-2026"}, False), ({"tijd": "15.30"}, False), ({"plaats": "Zwolle"}, True)],
)
def test_said_of_another_day_or_hour_it_counts_no_more(client, mensen, gepland, anders, blijft):
    lid, ccv = client(mensen.deelnemer), client(mensen.adviseur)
    antwoord(lid, gepland, "kom")
    ccv.doe(ccv.open(f"{pagina(gepland)}/wijzigen"), **anders)
    assert ("U hebt geantwoord: Ik kom" in lid.open(pagina(gepland)).tekst) is blijft
    assert ("Deelnemer: Ik kom" in ccv.open(pagina(gepland)).tekst) is blijft


def test_whoever_left_is_asked_anew_when_they_come_back(client, mensen):
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    rij = vergaderen.plan(mensen.adviseur, werkgroep)
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    lid, ccv, pad = (
        client(mensen.specialist),
        client(mensen.adviseur),
        f"/werkgroepen/{werkgroep.id}",
    )
    antwoord(lid, rij, "kom")
    zetel = Lidmaatschap.get(Lidmaatschap.persoon == mensen.specialist)
    ccv.doe(ccv.open(pad), f"/leden/{zetel.id}/beeindigen")
    assert "Specialist" not in ccv.open(pagina(rij)).tekst
    ccv.doe(ccv.open(f"{pad}/uitnodigen"), persoon=mensen.specialist.id, rol="specialist")
    beloof(lid, mensen.specialist)
    assert "Specialist: nog geen antwoord" in ccv.open(pagina(rij)).tekst
    assert "U hebt geantwoord" not in lid.open(pagina(rij)).tekst


@pytest.mark.parametrize("tijd", ["9.00", "23.00"])
def test_of_a_meeting_that_began_early_the_time_is_put_right_and_the_answers_stay(
    client, mensen, tijd
):
    rij = vergaderen.plan(mensen.adviseur, begint=NU.replace(hour=15))
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    antwoord(client(mensen.deelnemer), rij, "kom_niet")
    punt = rij.punten.first()
    vergadering.bewaar_verslag(punt, Verzoek(mensen.adviseur, NU, {"verslag": "Wij begonnen."}))
    ccv = client(mensen.adviseur)
    ccv.doe(ccv.open(f"{pagina(rij)}/wijzigen"), tijd=tijd)
    assert Toezegging.get().antwoord is Antwoord.KOM_NIET


def test_who_may_not_come_has_no_buttons_and_is_refused(client, mensen, gepland):
    voor = alles()
    for naam in set(wereld.PERSONAS) - LEDEN:
        bezoeker = client(getattr(mensen, naam))
        assert antwoord(bezoeker, gepland, "kom").status in (403, 404), naam
        assert "Komt u?" not in bezoeker.open(pagina(gepland)).tekst
    assert {k: v for k, v in alles().items() if k != "sessie"} == {
        k: v for k, v in voor.items() if k != "sessie"
    }


def test_others_do_not_see_what_somebody_answered_but_the_adviseur_does(client, mensen, gepland):
    antwoord(client(mensen.deelnemer), gepland, "vervanger")
    ander = client(mensen.voorzitter_platform).open(pagina(gepland))
    assert "Deelnemer" not in ander.tekst and "U hebt geantwoord" not in ander.tekst
    ccv = client(mensen.adviseur).open(pagina(gepland)).tekst
    assert f"Deelnemer: {Antwoord.VERVANGER.label}" in ccv
    assert "Voorzitter platform: nog geen antwoord" in ccv


@pytest.mark.parametrize("woord", ["", "misschien", "aanwezig", "kom\0"])
def test_another_answer_is_refused(client, mensen, gepland, woord):
    assert antwoord(client(mensen.deelnemer), gepland, woord).status == 422
    assert not Toezegging.select().exists()


def test_once_it_began_or_was_called_off_nothing_is_answered(client, mensen, gepland):
    geweest = vergaderen.plan(mensen.adviseur, begint=NU)
    vergaderen.stel_vast(geweest, mensen.adviseur)
    lid = client(mensen.deelnemer)
    assert antwoord(lid, geweest, "kom").status == 403
    plannen.zeg_af(gepland, Verzoek(mensen.adviseur, NU))
    assert antwoord(lid, gepland, "kom").status == 409
    assert "Komt u?" not in lid.open(pagina(gepland)).tekst


def test_a_guest_of_a_joint_meeting_answers_too(client, mensen):
    samen = tafels.samen(mensen.adviseur)
    uitnodigen.nodig_uit(samen, Verzoek(mensen.adviseur, NU))
    assert antwoord(client(mensen.bestuurder), samen, "kom").naar == pagina(samen)


@pytest.mark.parametrize(
    ("woord", "telt"),
    [
        (Antwoord.KOM, "1 van de 2 leden is aanwezig"),
        (Antwoord.KOM_NIET, "0 van de 2 leden zijn aanwezig, 1 afgemeld"),
        (Antwoord.VERVANGER, "0 van de 2 leden zijn aanwezig, 1 afgemeld"),
    ],
)
def test_whoever_sends_somebody_else_is_not_there_themselves(client, mensen, woord, telt):
    rij = vergaderen.plan(mensen.adviseur, begint=NU.replace(hour=15))
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    antwoord(client(mensen.deelnemer), rij, woord)
    assert telt in client(mensen.adviseur).open(f"{pagina(rij)}/vergadering").tekst


def test_what_was_answered_stands_in_the_presence_until_it_is_recorded(client, mensen):
    rij = vergaderen.plan(mensen.adviseur, begint=NU.replace(hour=15))
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    antwoord(client(mensen.deelnemer), rij, "kom_niet")
    antwoord(client(mensen.voorzitter_platform), rij, "kom")
    ccv = client(mensen.adviseur)
    scherm = ccv.open(f"{pagina(rij)}/vergadering")
    assert "1 van de 2 leden is aanwezig, 1 afgemeld." in scherm.tekst
    assert not Aanwezigheid.select().exists()
    ccv.post(
        f"{pagina(rij)}/vergadering/aanwezigen/{mensen.voorzitter_platform.id}",
        {"aanwezig": "afwezig"},
    )
    scherm = ccv.open(f"{pagina(rij)}/vergadering")
    assert "0 van de 2 leden zijn aanwezig, 1 afgemeld, 1 afwezig" in scherm.tekst
