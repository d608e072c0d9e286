"""What an adviseur does with a dilemma besides moving it: text, question, note, colleague,
bundel.
"""

import pytest

from portal.forms import triage as triageforms
from portal.models import Behandeling, Bericht, Volger, Vraag
from portal.queries import bundels
from portal.vocabulary import Status, WachtOp
from tests.hulp import dilemmas
from tests.hulp.dilemmas import met

TEKST = {
    "titel": "Anonieme titel",
    "kern": "Kern.",
    "enerzijds": "Voor.",
    "anderzijds": "Tegen.",
    "context": "Context.",
    "geprobeerd": "Niets.",
    "vraag": "Wie beslist?",
}


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.INGEDIEND)


@pytest.fixture
def pad(dilemma):
    return f"/dilemma/{dilemma.nummer}"


def test_the_intake_stands_beside_the_text_being_written_and_is_where_it_starts(
    adviseur, pad, dilemma
):
    pagina = adviseur.open(f"{pad}/agendatekst")
    assert dilemma.context in pagina.tekst
    assert dict(pagina.formulier().beginwaarden())["context"] == dilemma.context
    na = adviseur.doe(pagina, **TEKST)
    assert "De agendatekst is bewaard." in na.tekst and "In voorbereiding" in na.tekst
    stay = Behandeling.get(Behandeling.dilemma == dilemma)
    assert {naam: getattr(stay, naam) for naam in TEKST} == TEKST


def test_a_half_written_text_can_be_kept(adviseur, pad):
    assert (
        adviseur.verstuur(adviseur.open(f"{pad}/agendatekst"), **dict.fromkeys(TEKST, "")).status
        == 303
    )


def test_two_adviseurs_do_not_overwrite_each_others_text(adviseur, client, mensen, pad):
    een, ander = adviseur.open(f"{pad}/agendatekst"), client(mensen.adviseur2)
    ander.verstuur(ander.open(f"{pad}/agendatekst"), **TEKST)
    fout = adviseur.verstuur(een, **TEKST | {"kern": "Mijn eigen kern."})
    assert fout.status == 409 and "Mijn eigen kern." in fout.tekst
    assert Behandeling.get().kern == TEKST["kern"]


def test_what_was_written_is_what_the_transition_starts_from(adviseur, pad):
    adviseur.verstuur(adviseur.open(f"{pad}/agendatekst"), **TEKST)
    begin = dict(adviseur.open(f"{pad}/stap/agenderen").formulier().beginwaarden())
    assert {naam: begin[naam] for naam in TEKST} == TEKST


def test_a_question_gives_the_turn_away_and_the_answer_gives_it_back(
    adviseur, client, mensen, pad, dilemma
):
    adviseur.doe(adviseur.open(f"{pad}/vraag"), vraag="Sinds wanneer?", uiterlijk="2026-03-20")
    assert met(dilemma.nummer).wacht_op is WachtOp.INBRENGER
    assert [b.aan for b in Bericht.select().where(Bericht.soort == "vraag")] == [
        mensen.inbrenger.email
    ]
    inbrenger = client(mensen.inbrenger)
    mijn = inbrenger.open("/mijn")
    assert "Sinds wanneer?" in mijn.tekst and "Jij bent aan zet" in mijn.tekst
    formulier = inbrenger.open(mijn.links["Beantwoord de vraag"])
    assert inbrenger.verstuur(formulier).met_klasse("fout") == ["Vul ‘Je antwoord’ in."]
    for _ in range(2):
        na = inbrenger.doe(formulier, antwoord="Sinds mei.")
    assert "Het CCV is weer aan zet." in na.tekst
    assert met(dilemma.nummer).wacht_op is WachtOp.CCV and Vraag.get().antwoord == "Sinds mei."
    assert "Sinds mei." in adviseur.open(pad).tekst


@pytest.mark.parametrize("persona", ["collega", "adviseur", "deelnemer"])
def test_only_the_inbrenger_answers(client, mensen, dilemma_in, adviseur, persona):
    pad = f"/dilemma/{dilemma_in(Status.PLATFORM).nummer}"
    adviseur.verstuur(adviseur.open(f"{pad}/vraag"), vraag="Sinds wanneer?", uiterlijk="2026-03-20")
    bezoeker = client(getattr(mensen, persona))
    assert bezoeker.open(f"{pad}/vragen/{Vraag.get().id}").status == 404
    assert (
        bezoeker.post(f"{pad}/vragen/{Vraag.get().id}", {"antwoord": "Ik weet het."}).status == 404
    )
    assert Vraag.get().antwoord == ""


def test_a_question_for_another_dilemma_is_not_found_under_this_one(
    client, mensen, adviseur, pad, dilemma_in
):
    ander = f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}"
    adviseur.verstuur(
        adviseur.open(f"{ander}/vraag"), vraag="Sinds wanneer?", uiterlijk="2026-03-20"
    )
    assert client(mensen.inbrenger).open(f"{pad}/vragen/{Vraag.get().id}").status == 404


def test_a_note_is_for_adviseurs(adviseur, client, mensen, pad):
    adviseur.doe(adviseur.open(f"{pad}/notitie"), notitie="Let hierop.")
    assert "Let hierop." in client(mensen.adviseur2).open(pad).tekst
    assert "Let hierop." not in client(mensen.inbrenger).open(pad).html


def test_a_dilemma_is_given_to_an_adviseur(adviseur, client, mensen, pad, dilemma):
    na = adviseur.doe(adviseur.open(f"{pad}/behandelaar"), behandelaar=mensen.adviseur2.id)
    assert (
        met(dilemma.nummer).behandelaar == mensen.adviseur2 and "Behandelaar: Adviseur2" in na.tekst
    )
    assert adviseur.post(f"{pad}/behandelaar", {"behandelaar": mensen.collega.id}).status == 422


def test_a_bundel_is_made_shown_and_undone(adviseur, client, mensen, pad, dilemma):
    ander = dilemmas.nieuw(mensen.collega, indienen=True)
    formulier = adviseur.open(f"{pad}/bundel")
    assert formulier.formulier().keuzes("nummers") == [ander.nummer]
    assert adviseur.verstuur(formulier, titel="Samen").met_klasse("fout") == [
        "Kies er minstens één."
    ]
    for _ in range(2):
        na = adviseur.doe(formulier, titel="Samen", nummers=[ander.nummer])
    assert f"Samen behandeld met {ander.nummer}" in na.tekst
    assert ander.nummer not in client(mensen.inbrenger).open(pad).html
    los = adviseur.doe(na, "/bundel/los")
    assert "De bundel is losgemaakt." in los.tekst
    assert met(dilemma.nummer).bundel_id is met(ander.nummer).bundel_id is None


def test_of_more_than_one_can_choose_from_the_others_are_typed(
    adviseur, mensen, pad, dilemma, dilemma_in, monkeypatch
):
    oud, nieuw = (dilemmas.nieuw(mensen.collega, indienen=True) for _ in range(2))
    elders = dilemma_in(Status.PLATFORM)
    for module in (bundels, triageforms):
        monkeypatch.setattr(module, "KEUZE_MAX", 1)
    vorm = adviseur.open(f"{pad}/bundel")
    assert vorm.formulier().keuzes("nummers") == [nieuw.nummer]
    for getypt in ("", elders.nummer, dilemma.nummer, "D-2026-9999", "geen nummer"):
        assert adviseur.verstuur(vorm, titel="Samen", andere=getypt).status == 422
    assert adviseur.verstuur(vorm, titel="Samen", andere=f" {oud.nummer.lower()},").status == 303
    bundel = met(dilemma.nummer).bundel_id
    assert met(oud.nummer).bundel_id == bundel != met(nieuw.nummer).bundel_id


def test_with_nothing_to_bundle_the_form_says_so(adviseur, pad):
    formulier = adviseur.open(f"{pad}/bundel")
    assert "Er staat nu geen ander dilemma op dezelfde plek van de ladder." in formulier.tekst
    assert adviseur.verstuur(formulier, titel="Samen").status == 422


@pytest.mark.parametrize("wat", ["agendatekst", "vraag", "notitie", "behandelaar", "bundel"])
def test_the_own_concept_of_an_adviseur_has_none_of_the_work_of_the_ccv(adviseur, mensen, wat):
    """It was not filed: to the CCV it does not exist yet, also when its inbrenger works there."""
    eigen = f"/dilemma/{dilemmas.nieuw(mensen.adviseur).nummer}"
    pagina = adviseur.open(eigen)
    assert "Verder invullen" in pagina.tekst
    assert f"{eigen}/{wat}" not in pagina.links.values()


def test_following_starts_and_stops(client, mensen, dilemma_in):
    pad, deelnemer = f"/dilemma/{dilemma_in(Status.PLATFORM).nummer}", client(mensen.deelnemer)
    aan = deelnemer.doe(deelnemer.open(pad), "/volgen")
    assert "Je volgt dit dilemma." in aan.tekst
    assert "Je volgt dit dilemma niet meer." in deelnemer.doe(aan, "/volgen").tekst
    assert not Volger.select().exists()
