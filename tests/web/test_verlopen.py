"""A form or a session that has expired: nothing that was typed is lost."""

from datetime import timedelta

import pytest

from portal.models import Dilemma
from portal.vocabulary import Status
from tests.web.test_inbrengen import ALLES, KEUZES, TEKSTEN, VINKJES, enige


def verlopen(bezoeker):
    """Take the secret of the CSRF token away, as happens when somebody signs in or out in another
    tab.
    """
    with bezoeker.http.session_transaction() as sessie:
        sessie.pop("csrf_token", None)


def test_an_expired_form_gives_the_text_back_and_sends_it_after_all(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(formulier, **ALLES)
    assert (fout.status, fout.kop) == (400, "Je formulier was verlopen")
    assert all(tekst in fout.tekst for tekst in TEKSTEN.values())
    assert not Dilemma.select().exists()
    bon = anoniem.volg(anoniem.verstuur(fout, knop="Verstuur opnieuw"))
    dilemma = enige()
    assert bon.met_klasse("nummer") == [dilemma.nummer]
    assert {naam: getattr(dilemma, naam) for naam in TEKSTEN | VINKJES} == TEKSTEN | VINKJES
    assert dilemma.belemmeringen == KEUZES["belemmeringen"]
    assert [k.thema.sleutel for k in dilemma.themakoppels] == KEUZES["themas"]


def test_a_form_that_htmx_had_opened_is_sent_again_to_its_own_address(client, mensen, dilemma_in):
    adviseur, pad = client(mensen.adviseur), f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}"
    stuk = adviseur.open(f"{pad}/notitie", htmx=True)
    verlopen(adviseur)
    fout = adviseur.verstuur(stuk, htmx=True, notitie="Niet verloren.")
    assert (fout.status, fout.formulier().actie) == (400, f"{pad}/notitie")
    fout.pad = pad  # what the address bar says
    assert "Niet verloren." in adviseur.doe(fout).tekst


def test_a_concept_that_expired_is_still_a_concept_when_sent_again(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(formulier, knop="concept", **ALLES)
    anoniem.verstuur(fout)
    assert enige().status is Status.CONCEPT


def test_sending_an_expired_form_twice_is_one_dilemma(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(formulier, **ALLES)
    for _ in range(2):
        anoniem.verstuur(fout)
    assert Dilemma.select().count() == 1


def test_an_expired_form_that_was_wrong_comes_back_with_its_errors(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(anoniem.verstuur(formulier, **ALLES | {"titel": ""}))
    assert (fout.status, fout.met_klasse("fout")) == (
        422,
        ["Vul ‘Waar zit je vast, in één zin?’ in."],
    )


def test_a_day_later_the_form_still_works(anoniem, formulier, klok):
    klok.nu = klok.nu.replace(day=klok.nu.day + 5)
    assert anoniem.verstuur(formulier, **ALLES).status == 303


def test_markup_that_was_typed_comes_back_as_text(anoniem, formulier):
    verlopen(anoniem)
    lelijk = '<script>alert("x")</script> & </textarea> "\'><b>'
    fout = anoniem.verstuur(formulier, **ALLES | {"vraag": lelijk})
    assert lelijk in fout.tekst and "<script>alert" not in fout.html
    anoniem.verstuur(fout)
    assert enige().vraag == lelijk


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_outlives_the_session(client, mensen, dilemma_in, klok, htmx):
    adviseur, pad = client(mensen.adviseur), f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}"
    formulier = adviseur.open(f"{pad}/notitie", htmx=htmx)
    klok.nu += timedelta(hours=13)
    fout = adviseur.verstuur(formulier, htmx=htmx, notitie="Een lang verhaal.")
    assert (fout.status, fout.kop, fout.naar) == (401, "Log eerst in", None)
    assert (
        "Een lang verhaal." in fout.tekst
        and fout.links["Log in (in een nieuw venster)"] == "/inloggen"
    )
    assert (fout.koppen.get("HX-Retarget") == "main") is htmx
    with adviseur.http.session_transaction() as sessie:
        sessie.clear()
    adviseur.meld_aan(mensen.adviseur, klok())
    nogmaals = adviseur.verstuur(fout)
    assert nogmaals.kop == "Je formulier was verlopen"  # the token belonged to the old session
    assert "Een lang verhaal." in adviseur.doe(nogmaals).tekst


def test_a_button_pressed_after_the_session_just_asks_to_sign_in(client, mensen, dilemma_in, klok):
    bezoeker, pad = client(mensen.adviseur), f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}"
    pagina = bezoeker.open(pad)
    klok.nu += timedelta(hours=13)
    assert bezoeker.verstuur(pagina, "/volgen").naar == "/inloggen"
