"""Who is there, what is noted and what came of each item; two who write at once lose nothing."""

import pytest

from portal.models import Aanwezigheid
from portal.vocabulary import Aanwezig, Uitslag
from tests.hulp.vergaderen import pagina


def vers(rij):
    return type(rij).get_by_id(rij.id)


def test_presence_is_one_click_per_person_and_counted_in_words(adviseur, scherm, mensen):
    assert "0 van de 2 leden zijn aanwezig, 2 nog niet ingevuld." in scherm.tekst
    na = adviseur.doe(scherm, f"/aanwezigen/{mensen.deelnemer.id}", knop="aanwezig")
    na = adviseur.doe(na, f"/aanwezigen/{mensen.voorzitter_platform.id}", knop="afgemeld")
    assert "1 van de 2 leden is aanwezig, 1 afgemeld." in na.tekst
    na = adviseur.doe(na, f"/aanwezigen/{mensen.deelnemer.id}", knop="afwezig")
    assert "0 van de 2 leden zijn aanwezig, 1 afgemeld, 1 afwezig zonder bericht." in na.tekst
    assert Aanwezigheid.select().count() == 2


def test_somebody_else_can_be_there_and_be_taken_off_again(adviseur, scherm, mensen):
    na = adviseur.doe(scherm, "/aanwezigen", persoon=mensen.specialist.id)
    assert "verder is er 1 ander." in na.tekst
    assert str(mensen.specialist.id) not in na.formulier("/aanwezigen").keuzes("persoon")
    adviseur.doe(na, f"/aanwezigen/{mensen.specialist.id}", knop="Toch niet: Specialist")
    assert not Aanwezigheid.select().exists()


def test_nobody_is_not_somebody(adviseur, scherm):
    fout = adviseur.verstuur(scherm, "/aanwezigen")
    assert fout.status == 422 and "Maak een keuze bij ‘Wie is er nog meer?’." in fout.tekst


def test_presence_by_htmx_is_a_part_of_the_screen(adviseur, scherm, mensen):
    na = adviseur.verstuur(scherm, f"/aanwezigen/{mensen.deelnemer.id}", knop="aanwezig", htmx=True)
    assert na.is_fragment and not na.met_klasse("opdetafel")
    gedrukt = [e.get("id") for e in na.boom.iter("button") if e.get("aria-pressed") == "true"]
    assert gedrukt == [f"aanwezig-{mensen.deelnemer.id}"]
    assert Aanwezigheid.get().aanwezig is Aanwezig.AANWEZIG


def test_notes_keep_themselves_before_there_is_a_result(adviseur, scherm, punt):
    antwoord = adviseur.verstuur(
        scherm, "/verslag", verslag="We spraken", htmx=True, knop="Bewaar het verslag"
    )
    assert antwoord.is_fragment and "Bewaard om 10.00 uur." in antwoord.tekst
    assert (vers(punt).verslag, vers(punt).uitslag) == ("We spraken", None)


def test_typing_goes_on_from_the_version_that_the_answer_brings(adviseur, scherm, punt):
    antwoord = adviseur.verstuur(scherm, "/verslag", verslag="Een", htmx=True)
    versie = next(
        e.get("value") for e in antwoord.boom.iter("input") if e.get("id") == "verslag-versie"
    )
    verder = adviseur.verstuur(scherm, "/verslag", verslag="Een, twee", versie=versie, htmx=True)
    assert verder.status == 200 and vers(punt).verslag == "Een, twee"


def test_a_result_is_recorded_with_its_consequences(adviseur, scherm, punt, dilemma):
    na = adviseur.doe(scherm, "/verslag", verslag="Besproken.", uitslag="opgelost")
    assert (
        vers(punt).uitslag is Uitslag.OPGELOST and "Opgelost" in na.met_klasse("loopt--straks")[-2]
    )
    assert (
        f"/dilemma/{dilemma.nummer}/stap/oplossen"
        in adviseur.open(pagina(punt.bijeenkomst)).links.values()
    )


def test_members_read_the_notes_once_there_is_a_result(adviseur, client, mensen, scherm, punt):
    lid, hun = client(mensen.deelnemer), pagina(punt.bijeenkomst)
    adviseur.verstuur(scherm, "/verslag", verslag="KANARIE half getypt", htmx=True)
    assert "KANARIE" not in lid.open(hun).html and "KANARIE" in adviseur.open(hun).html
    adviseur.doe(adviseur.open(scherm.pad), "/verslag", uitslag="opgelost")
    assert "KANARIE" in lid.open(hun).html


def test_other_items_get_notes_and_no_result(adviseur, pad, eerste):
    scherm = adviseur.open(f"{pad}?punt={eerste.id}")
    assert "uitslag" not in scherm.formulier("/verslag").namen
    adviseur.doe(scherm, "/verslag", verslag="Welkom.")
    assert (vers(eerste).verslag, vers(eerste).uitslag) == ("Welkom.", Uitslag.GEEN)


@pytest.mark.parametrize("htmx", [True, False])
def test_two_people_at_once_lose_no_word(adviseur, client, mensen, scherm, pad, punt, htmx):
    collega = client(mensen.adviseur2)
    hun = collega.open(scherm.pad)
    adviseur.verstuur(scherm, "/verslag", verslag="Mijn tekst.")
    fout = collega.verstuur(hun, "/verslag", verslag="Hun tekst.", htmx=htmx)
    assert (
        fout.status == 409
        and "Mijn tekst." in fout.tekst
        and "Adviseur werkte om 10.00 uur ook" in fout.tekst
    )
    assert vers(punt).verslag == "Mijn tekst."
    if not htmx:
        assert dict(fout.formulier("/verslag").beginwaarden())["verslag"] == "Hun tekst."
        collega.verstuur(fout, "/verslag", knop="Bewaar mijn tekst in plaats daarvan")
        assert vers(punt).verslag == "Hun tekst."


def test_what_is_kept_already_is_no_conflict(adviseur, scherm, punt):
    for _ in range(2):
        assert adviseur.verstuur(scherm, "/verslag", verslag="Eén keer.").status == 303
    assert vers(punt).verslag == "Eén keer."


def test_too_much_text_is_told_and_given_back(adviseur, scherm):
    lang = "x" * 10_001
    fout = adviseur.verstuur(scherm, "/verslag", verslag=lang, htmx=True)
    assert fout.status == 422 and fout.koppen["HX-Retarget"] == "#verslag-deel"
    assert dict(fout.formulier("/verslag").beginwaarden())["verslag"] == lang
