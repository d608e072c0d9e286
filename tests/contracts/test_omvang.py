"""What a request may bring: far more than any form needs is refused before it is read, for every
route, method and sender; and what a form does need always fits.
"""

import pytest
from werkzeug.formparser import FormDataParser
from wtforms import Form, PasswordField
from wtforms.fields.core import UnboundField

from portal.forms import namen
from portal.web import ingevuld, omvang
from tests.hulp import databases, rondgang, web
from tests.hulp.wereld import NU

pytestmark = [databases.alleen_sqlite, pytest.mark.usefixtures("zonder_pers")]
APP = web.maak_app()
METHODEN = ("GET", "POST", "PUT", "PATCH", "DELETE")
FORMULIER = "application/x-www-form-urlencoded"
MERK = "Kanarie"
VEEL = "&".join(f"veld{i}={MERK}" for i in range(100_000)).encode()
ZWAAR = b"titel=" + MERK.encode() * 1_300_000
DUURST = 12  # bytes of one character as it is sent, at most: an emoji
KLEIN = 50_000  # bytes of an answer


@pytest.fixture
def bezoeker(volle_ladder, mensen):
    return lambda naam, **anders: web.Bezoeker(
        APP, getattr(mensen, naam) if naam else None, NU, **anders
    )


@pytest.fixture
def ongelezen(monkeypatch):
    """Reading a form or cleaning a text fails the test."""

    def gelezen(*_args, **_opties):
        raise AssertionError("read what was too much")

    monkeypatch.setattr(FormDataParser, "parse", gelezen)
    monkeypatch.setattr(ingevuld, "schoon", gelezen)


def adressen():
    """Yield one address of every route, with its endpoint."""
    for regel in APP.url_map.iter_rules():
        for pad in rondgang.adressen(regel)[:1]:
            yield regel.endpoint, pad


def vraag(wie, methode, pad, inhoud=None, soort=FORMULIER, **koppen):
    meer = {"data": inhoud, "content_type": soort} if inhoud is not None else {}
    return wie._vraag(methode, pad, False, koppen, **meer)


@pytest.mark.parametrize("persona", [None, "adviseur"])
@pytest.mark.parametrize("inhoud", [VEEL, ZWAAR], ids=["100,000 fields", "9 MB"])
def test_too_much_is_refused_unread_by_every_route_and_method(bezoeker, ongelezen, persona, inhoud):
    wie = bezoeker(persona, keurt=False)
    for _, pad in adressen():
        for methode in METHODEN:
            antwoord = vraag(wie, methode, pad, inhoud)
            assert antwoord.status == 413, (methode, pad)
            assert len(antwoord.antwoord.data) < KLEIN and MERK not in antwoord.html, pad
    wie.keurt = True
    for pad in ("/inbrengen", "/inloggen", "/bestaat-niet"):
        assert vraag(wie, "POST", pad, inhoud).kop == "Dit is te veel tekst"


@pytest.mark.parametrize("persona", [None, "adviseur"])
def test_a_file_of_many_parts_or_too_many_bytes_is_refused(bezoeker, persona):
    deel = f'--x\r\nContent-Disposition: form-data; name="v"\r\n\r\n{MERK}\r\n'
    wie = bezoeker(persona, keurt=False)
    for inhoud in (deel * 1_000 + "--x--\r\n", deel.replace(MERK, MERK * 700_000) + "--x--\r\n"):
        for eindpunt, pad in adressen():
            antwoord = vraag(wie, "POST", pad, inhoud.encode(), "multipart/form-data; boundary=x")
            assert antwoord.status in (405, 413), (eindpunt, antwoord.status)
            assert len(antwoord.antwoord.data) < KLEIN and MERK not in antwoord.html, pad


@pytest.mark.parametrize("persona", [None, "adviseur"])
def test_a_field_that_is_too_long_is_refused_beside_a_file_as_well(bezoeker, persona):
    wie, ruim = bezoeker(persona, keurt=False), 0
    for veel in (omvang.VELD // len(MERK) + 1, omvang.GEWOON // len(MERK) - 100):
        deel = f'--x\r\nContent-Disposition: form-data; name="v"\r\n\r\n{MERK * veel}\r\n--x--\r\n'
        for eindpunt, pad in adressen():
            antwoord = vraag(wie, "POST", pad, deel.encode(), "multipart/form-data; boundary=x")
            assert antwoord.status in (405, 413), (eindpunt, antwoord.status)
            ruim += omvang.hoogstens(eindpunt) > len(deel) and antwoord.status == 413
    assert ruim > 100


def test_whoever_only_signs_in_brings_little(bezoeker):
    """An address, a link, nothing else: anybody can send these, as often as they like."""
    wie = bezoeker(None, keurt=False)
    paden = [pad for eindpunt, pad in posts() if eindpunt.startswith("toegang.")]
    assert len(paden) >= 3
    for pad in paden:
        for lengte, te_veel in ((10_000, False), (16_001, True), (100_000, True)):
            antwoord = vraag(wie, "POST", pad, b"email=".ljust(lengte, b"x"))
            assert (antwoord.status == 413) is te_veel, (pad, lengte)


@pytest.mark.parametrize("persona", [None, "adviseur"])
@pytest.mark.parametrize("vraagdeel", ["a=1&" * 301, "q=" + "x" * 8_000])
def test_a_question_mark_with_too_much_behind_it_is_refused(bezoeker, persona, vraagdeel):
    wie = bezoeker(persona, keurt=False)
    for _, pad in adressen():
        antwoord = wie.open(f"{pad}?{vraagdeel}")
        assert antwoord.status == 414 and len(antwoord.antwoord.data) < KLEIN, pad
    wie.keurt = True
    assert wie.open(f"/kennisbank?{vraagdeel}").kop == "Dit adres is te lang"


def formulieren(bezoeker):
    """Yield every form that posts on a page that somebody opens, with its page and endpoint."""
    gezien = set()
    kiezer = APP.url_map.bind("localhost")
    for persona in (None, "adviseur", "inbrenger", "bestuurder"):
        wie = bezoeker(persona, keurt=False)
        for regel in rondgang.routes(APP, "GET"):
            for pad in rondgang.adressen(regel)[:20]:
                pagina = wie.open(pad)
                for formulier in pagina.formulieren if pagina.is_html else ():
                    if formulier.methode != "post":
                        continue
                    eindpunt, _ = kiezer.match(formulier.actie.partition("?")[0], method="POST")
                    vorm = (eindpunt, tuple(sorted(velden_van(formulier))))
                    if vorm not in gezien:
                        gezien.add(vorm)
                        yield eindpunt, formulier


def velden_van(formulier):
    return [e.get("name") for e in formulier._met("input", "select", "textarea") if e.get("name")]


def zwaarst(formulier):
    """Return how many bytes a form can be when everything in it is filled to its cap."""
    totaal = 1_000  # names, token and key
    for e in formulier._met("input", "select", "textarea"):
        vast = 20_000 if e.tag == "textarea" else 1_000
        ruimte = int(e.get("data-max") or 0) * DUURST
        totaal += ruimte or (vast if e.tag != "input" or e.get("type") != "hidden" else 200)
    return totaal


def test_every_real_form_fits_and_all_its_fields_are_known(bezoeker):
    te_veel, onbekend, grootst = [], set(), 0
    for eindpunt, formulier in formulieren(bezoeker):
        namen_ = velden_van(formulier)
        grootst = max(grootst, len(namen_))
        if eindpunt != "controle.vergelijk" and zwaarst(formulier) > omvang.hoogstens(eindpunt):
            te_veel.append((eindpunt, zwaarst(formulier), omvang.hoogstens(eindpunt)))
        eigen = (*ingevuld.KNOPPEN, *ingevuld.MEE, *ingevuld.TECHNISCH)
        onbekend |= {(eindpunt, n) for n in namen_ if not namen.bekend(n) and n not in eigen}
    assert (te_veel, onbekend) == ([], set())
    assert 20 < grootst < omvang.VELDEN / 5


def posts():
    return [(r.endpoint, rondgang.adressen(r)[0]) for r in rondgang.routes(APP, "POST")]


GETYPT = {"titel": f"{MERK} bekend", "vreemd": f"{MERK} vreemd", "opties-0-vreemd": MERK + "rij"}


def test_a_stranger_gets_nothing_back(bezoeker):
    """Nor does who makes up a token."""
    anoniem = bezoeker(None, keurt=False)
    for eindpunt, pad in posts():
        for token in ("", "x", "ImE3YiI.Z1.abc"):
            antwoord = anoniem.post(pad, GETYPT | {"csrf_token": token}, token=False)
            assert antwoord.status == 400 and MERK not in antwoord.html, (eindpunt, token)


def test_who_is_signed_in_gets_back_what_a_form_asks_for_and_no_more(bezoeker):
    adviseur = bezoeker("adviseur", keurt=False)
    for eindpunt, pad in posts():
        html = adviseur.post(pad, GETYPT, token=False).html
        assert f"{MERK} bekend" in html, eindpunt
        assert f"{MERK} vreemd" not in html and f"{MERK}rij" not in html, eindpunt


def test_who_was_signed_in_gets_it_back_for_the_token_of_the_page(bezoeker):
    anoniem = bezoeker(None, keurt=False)
    gezien = 0
    for _, pad in posts():
        antwoord = anoniem.post(pad, GETYPT)
        assert f"{MERK} vreemd" not in antwoord.html, pad
        gezien += antwoord.status == 401 and f"{MERK} bekend" in antwoord.html
    assert gezien > 80


def test_what_nobody_types_is_not_printed_back(bezoeker):
    paren = {"titel": [MERK * 1_000] * 160}
    antwoord = bezoeker(None).post("/inbrengen/D-2026-0001", paren)
    assert antwoord.status == 302
    assert len(antwoord.antwoord.data) < KLEIN


@pytest.mark.parametrize("persona", [None, "adviseur"])
def test_what_is_no_page_gives_nothing_back(bezoeker, persona):
    wie = bezoeker(persona, keurt=False)
    for pad in ("/bestaat-niet", "/", "/mijn", "/gezond"):
        antwoord = wie.post(pad, GETYPT)
        assert antwoord.status in (404, 405) and MERK not in antwoord.html


def vormen(vorm):
    for onder in vorm.__subclasses__():
        yield onder
        yield from vormen(onder)


def test_what_proves_who_somebody_is_is_given_back_to_nobody(bezoeker):
    """Derived from the forms: a password, and whatever is marked as a secret."""
    velden = {
        (naam, veld)
        for vorm in vormen(Form)
        for naam, veld in vars(vorm).items()
        if isinstance(veld, UnboundField)
    }
    geheim = {
        naam
        for naam, veld in velden
        if veld.field_class is PasswordField
        or "data_geheim" in (veld.kwargs.get("render_kw") or {})
    }
    assert geheim
    for persona in (None, "adviseur"):
        for _, pad in posts():
            wie = bezoeker(persona, keurt=False)
            antwoord = wie.post(pad, {"csrf_token": "x", **dict.fromkeys(geheim, MERK)})
            assert MERK not in antwoord.html, pad
