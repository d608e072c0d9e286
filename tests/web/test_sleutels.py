"""The key of a form: it makes a resend harmless, and nothing else."""

import pytest

from portal.models import Dilemma, Verzoeksleutel, Volger
from portal.vocabulary import Status
from portal.web.ingevuld import KNOPPEN, inhoud
from tests.hulp import dilemmas
from tests.hulp.dilemmas import met
from tests.web.test_inbrengen import ALLES


@pytest.fixture
def bundel(mensen):
    twee = [dilemmas.nieuw(mensen.inbrenger, indienen=True) for _ in range(2)]
    return twee


def test_two_buttons_of_one_page_are_two_requests(client, mensen, bundel):
    """After 'volgen' and the browser's Back, the old page still has its other buttons: they must do
    what they say.
    """
    adviseur, (een, twee) = client(mensen.adviseur), bundel
    formulier = adviseur.open(f"/dilemma/{een.nummer}/bundel")
    adviseur.verstuur(formulier, titel="Samen", nummers=[twee.nummer])
    pagina = adviseur.open(f"/dilemma/{een.nummer}")
    adviseur.verstuur(pagina, "/volgen")
    adviseur.verstuur(pagina, "/bundel/los")
    assert Volger.select().count() == 1
    assert met(een.nummer).bundel_id is None


def test_the_same_button_twice_is_one_request(client, mensen, bundel):
    collega, pagina_ = client(mensen.adviseur), f"/dilemma/{bundel[0].nummer}"
    pagina = collega.open(pagina_)
    for _ in range(2):
        collega.verstuur(pagina, "/volgen")
    assert Volger.select().count() == 1


def test_a_key_that_somebody_else_used_does_not_swallow_a_request(client, mensen, bundel):
    for adviseur in (mensen.adviseur, mensen.adviseur2):
        client(adviseur).post(
            f"/dilemma/{bundel[0].nummer}/notitie", {"notitie": "Let op.", "sleutel": "zelfde"}
        )
    assert bundel[0].notities.count() == 2


def test_a_key_works_for_one_address_only(client, mensen, bundel):
    adviseur = client(mensen.adviseur)
    for dilemma in bundel:
        adviseur.post(
            f"/dilemma/{dilemma.nummer}/notitie", {"notitie": "Let op.", "sleutel": "zelfde"}
        )
    assert [d.notities.count() for d in bundel] == [1, 1]


AL_VERSTUURD = "Dit formulier was al verstuurd"


def test_another_button_under_a_used_key_is_told_so_and_the_text_stays(client):
    """Kept as a concept, then Back, other text, and filed: 'ingediend' would be a lie."""
    anoniem = client()
    formulier = anoniem.open("/inbrengen")
    anoniem.verstuur(formulier, knop="concept", **ALLES)
    nieuw = {**ALLES, "vraag": "Wat nu, een dag later?"}
    fout = anoniem.verstuur(formulier, knop="indienen", **nieuw)
    assert (fout.status, fout.kop) == (409, AL_VERSTUURD)
    assert "Wat nu, een dag later?" in fout.tekst
    assert [d.status for d in Dilemma.select()] == [Status.CONCEPT]
    bon = anoniem.volg(anoniem.verstuur(fout))
    assert bon.kop == "Je dilemma is ingediend" and Dilemma.select().count() == 2
    anoniem.verstuur(fout)
    assert Dilemma.select().count() == 2, "what is sent again has a key of its own"


def test_the_same_text_with_another_button_is_not_answered_as_the_first(client):
    """Kept as a concept, then Back and filed as it was: it would have stayed a concept, unsaid."""
    anoniem = client()
    formulier = anoniem.open("/inbrengen")
    anoniem.verstuur(formulier, knop="concept", **ALLES)
    fout = anoniem.verstuur(formulier, knop="indienen", **ALLES)
    assert (fout.status, fout.kop) == (409, AL_VERSTUURD)
    assert anoniem.volg(anoniem.verstuur(fout)).kop == "Je dilemma is ingediend"


@pytest.mark.parametrize("knop", KNOPPEN)
def test_each_button_there_is_counts_as_content(app, knop):
    def afdruk(**velden):
        with app.test_request_context(method="POST", data={"verslag": "Hetzelfde.", **velden}):
            return inhoud()

    assert len({afdruk(), afdruk(**{knop: "ja"}), afdruk(**{knop: "concept"})}) == 3


def test_other_text_under_a_used_key_is_told_so_and_the_same_text_is_not(client, mensen, bundel):
    adviseur, pad = client(mensen.adviseur), f"/dilemma/{bundel[0].nummer}/notitie"
    formulier = adviseur.open(pad)
    for _ in range(2):
        assert adviseur.verstuur(formulier, notitie="Let op.\r\nEcht.").status == 303
    fout = adviseur.verstuur(formulier, notitie="En nog iets.")
    assert (fout.status, fout.kop) == (409, AL_VERSTUURD) and "En nog iets." in fout.tekst
    assert fout.links["Bekijk wat er staat"] == f"/dilemma/{bundel[0].nummer}"
    assert adviseur.verstuur(fout).status == 303
    assert [n.tekst for n in bundel[0].notities] == ["Let op.\nEcht.", "En nog iets."]


def test_what_no_form_could_accept_gets_no_first_answer_either(client, mensen, bundel):
    adviseur = client(mensen.adviseur)
    formulier = adviseur.open(f"/dilemma/{bundel[0].nummer}/bundel")
    adviseur.verstuur(formulier, titel="Samen", nummers=[bundel[1].nummer])
    fout = adviseur.verstuur(formulier, titel="Anders", nummers=[bundel[1].nummer])
    assert (fout.status, fout.kop) == (409, AL_VERSTUURD) and "Anders" in fout.tekst


def test_a_stranger_with_the_key_of_somebody_else_sees_no_number(client):
    client().post("/inbrengen", {**ALLES, "sleutel": "zelfde", "op_de_hoogte": ""})
    ander = {**ALLES, "email": "ander@test.example", "sleutel": "zelfde"}
    assert Dilemma.get().nummer not in client().post("/inbrengen", ander).html


@pytest.mark.parametrize("sleutel", ["x" * 300, "a\u0000b", "<b>", "\u202e-", "😀" * 64])
def test_what_is_stored_of_a_key_always_fits(client, sleutel):
    antwoord = client().post("/inbrengen", {**ALLES, "sleutel": sleutel, "op_de_hoogte": ""})
    assert antwoord.status == 303 and Dilemma.get().status is Status.INGEDIEND
    assert [len(v.sleutel) for v in Verzoeksleutel.select()] == [64]


@pytest.mark.parametrize("leeg", ["", " ", "\u0000", "\u202e"])
def test_without_a_key_every_request_counts(client, leeg):
    for vraag in ("Wie beslist?", "Wie beslist dan?"):
        client().post("/inbrengen", {**ALLES, "vraag": vraag, "sleutel": leeg, "op_de_hoogte": ""})
    assert Dilemma.select().count() == 2 and not Verzoeksleutel.select().exists()
