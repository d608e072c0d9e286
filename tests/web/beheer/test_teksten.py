"""A beheerder changes a text: look first, save, and put an earlier one back. Everybody reads it."""

from datetime import timedelta

import pytest

from portal.models import Instelling, Tekstversie
from portal.velden.teksten import HULP, TEKST, TEKSTEN, Groep
from tests.contracts.test_teksten import KANARIE, zet

PAD = "/beheer/teksten/{}"
VOLUIT = {t.sleutel: f"{KANARIE} {t.standaard}" for t in TEKSTEN if t.groep is not Groep.CONTACT}


@pytest.fixture
def beheer(client, mensen):
    return client(mensen.beheerder)


def schrijf(wie, sleutel, tekst, **anders):
    pad = PAD.format(sleutel)
    return wie.verstuur(wie.open(pad), pad, tekst=tekst, **anders)


def test_the_list_has_a_link_to_every_text_and_says_what_is_missing(beheer):
    for groep in Groep:
        pagina = beheer.open(f"/beheer/teksten?groep={groep.name.lower()}")
        delen = [t for t in TEKSTEN if t.groep is groep]
        assert [t.sleutel for t in delen if PAD.format(t.sleutel) not in pagina.html] == []
        assert pagina.tekst.count("Nog niet ingevuld") == sum(t.ontbreekt for t in delen)


@pytest.mark.parametrize("sleutel", TEKST)
def test_every_text_opens_and_looking_first_keeps_nothing(beheer, sleutel):
    tekst = TEKST[sleutel].standaard or "ccv@ccv.example"
    pagina = schrijf(beheer, sleutel, tekst, knop="bekijk")
    assert pagina.status == 200 and "Zo leest iemand het" in pagina.tekst
    assert not Tekstversie.select().exists()


def test_a_text_is_saved_read_by_everybody_and_put_back(beheer, client):
    assert schrijf(beheer, "nood.inbrengen", "Bel <112>: {112}, of {veilig_thuis}").status == 303
    lezer = client(None).open("/inbrengen")
    assert '&lt;112&gt;: <a href="tel:112">112</a>' in lezer.html
    assert schrijf(beheer, "nood.inbrengen", "Wacht niet: {112} {veilig_thuis}").status == 303
    eerste = beheer.open(PAD.format("nood.inbrengen") + "?terug=1")
    assert "Bel &lt;112&gt;" in eerste.html
    beheer.verstuur(eerste, PAD.format("nood.inbrengen") + "?terug=1")
    assert [v.versie for v in Tekstversie.select()] == [1, 2, 3]
    assert "Bel <112>" in Tekstversie.get(Tekstversie.versie == 3).tekst
    eigen = beheer.open(PAD.format("nood.inbrengen") + "?terug=0")
    assert "Wacht niet op antwoord van dit portaal." in eigen.tekst


def test_a_text_without_its_link_is_given_back_with_what_is_wrong(beheer):
    pagina = schrijf(beheer, "mail.vraag", "Er is een vraag over {nummer}.")
    assert pagina.status == 422 and "Zet {link} weer in de tekst" in pagina.tekst
    assert "Er is een vraag over {nummer}." in pagina.tekst
    assert not Tekstversie.select().exists()


def test_an_old_screen_replaces_nothing(beheer):
    pad = PAD.format("contact.adres")
    oud = beheer.open(pad)
    assert schrijf(beheer, "contact.adres", "Straat 1").status == 303
    assert beheer.verstuur(oud, pad, tekst="Straat 2").status == 409
    assert [v.tekst for v in Tekstversie.select()] == ["Straat 1"]


def test_a_mail_text_asks_for_the_second_factor(beheer, klok):
    klok.nu += timedelta(minutes=20)
    antwoord = beheer.open(PAD.format("mail.vraag"))
    assert antwoord.status == 303 and "/inloggen/nogmaals" in antwoord.naar


@pytest.mark.parametrize("persona", ["adviseur", "inbrenger", "bestuurder"])
def test_others_have_no_texts_to_change(client, mensen, persona):
    wie = client(getattr(mensen, persona))
    assert {wie.open("/beheer/teksten").status, wie.open(PAD.format("mail.vraag")).status} == {403}


def test_both_pages_are_for_everybody_and_bring_no_cookie(client, mensen, beheer):
    zet(mensen.beheerder, **VOLUIT)
    for pad, groep in (("/privacy", Groep.PRIVACY), ("/toegankelijkheid", Groep.TOEGANKELIJKHEID)):
        pagina = client(None).open(pad)
        delen = [t for t in TEKSTEN if t.groep is groep]
        assert pagina.status == 200 and "Set-Cookie" not in pagina.koppen
        assert "noindex" not in pagina.html and "<b>hier" not in pagina.html
        assert pagina.tekst.count(KANARIE) == len(delen)


def test_what_is_missing_is_seen_by_beheerders_alone(client, mensen, beheer):
    for pad in ("/privacy", "/toegankelijkheid"):
        assert "nog niet ingevuld" in beheer.open(pad).tekst
        for wie in (None, mensen.adviseur):
            assert "nog niet ingevuld" not in client(wie).open(pad).tekst


def test_the_contact_stands_in_the_foot_and_where_something_went_wrong(client, mensen):
    assert "030 123" not in client(None).open("/").html
    zet(mensen.beheerder, **{"contact.telefoon": "030 123 45 67"})
    lezer = client(mensen.inbrenger)
    assert lezer.open("/").html.count(">030 123 45 67<") == 1
    assert lezer.open("/beheer/teksten").html.count(">030 123 45 67<") == 2


def test_the_help_at_a_field_is_what_a_beheerder_made_of_it(client, mensen):
    zet(mensen.beheerder, **{t.sleutel: f"Anders: {t.label}" for t in HULP})
    pagina = client(None).open("/inbrengen")
    intake = [t for t in HULP if t.sleutel.startswith("hulp.intake.")]
    assert [t.sleutel for t in intake if f"Anders: {t.label}" not in pagina.tekst] == []
    assert [t.sleutel for t in intake if t.standaard in pagina.tekst] == []


def test_the_mark_of_the_texts_says_nothing(mensen, db):
    zet(mensen.beheerder, **{"contact.adres": "Straat 1"})
    assert "Straat" not in Instelling.get(Instelling.sleutel == "teksten").waarde
