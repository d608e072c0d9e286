"""The checker of pages can fail: each rule is broken once."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.hulp.pagina import Pagina, ontleed
from tests.hulp.paginakeuring import keur
from tests.hulp.ruilkeuring import ruil

HEEL = """<!doctype html><html lang="nl"><head><title>Kop – Portaal</title></head>
<body><main><h1>Kop</h1>{}</main></body></html>"""
KOPPEN = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Vary": "Cookie, HX-Request",
    "Content-Type": "text/html; charset=utf-8",
}

ZOEK = "<form hx-get='/er/is' hx-target='#u' hx-sync='this:replace'></form>"


@pytest.fixture(scope="module")
def site():
    app = Flask("test", static_folder=None)
    app.add_url_rule("/er/<naam>", "er", lambda naam: naam)
    return app


def pagina(html, **anders):
    koppen = {naam: w for naam, w in (KOPPEN | anders).items() if w}
    return Pagina(TestResponse(iter([html.encode()]), "200 OK", koppen, request=None), "/er/nu")


@pytest.mark.parametrize(
    "goed",
    [
        "",
        "<h2>Twee</h2><h3>Drie</h3><h2>Twee</h2>",
        "<a href='/er/is'>Ja</a><a href='tel:112'>112</a><a href='?p=2'>Verder</a>",
        "<label for='x'>X</label><input id='x'><select aria-label='Y'></select>",
        "<form action='/er/is'><input type='hidden' name='q' value='t'></form>",
        "<form hx-get='/er/is' hx-target='#u' hx-sync='this:replace'></form><div id='u'></div>",
        "<p id='u' role='status'></p><b hx-get='/er/is' hx-target='#u'></b>",
        "<p id='u' role='status' hx-swap-oob='innerHTML'></p>",
    ],
)
def test_a_good_page_passes(site, goed):
    keur(pagina(HEEL.format(goed)), site)


@pytest.mark.parametrize(
    ("fout", "reden"),
    [
        ("<p><div></div></p>", "markup"),
        ("<b><i></b></i>", "markup"),
        ("<h3>Drie</h3>", "skips from h1 to h3"),
        ("<h1>Nog een</h1>", "not exactly one h1"),
        ("<p id='a'></p><p id='a'></p>", "occurs 2 times"),
        ("<a href='#weg'>Naar</a>", "#weg, which is not there"),
        ("<p aria-describedby='weg'>", "#weg, which is not there"),
        ("<input name='x'>", "has no label"),
        ("<label for='x'></label><textarea id='x'></textarea>", "has no label"),
        ("<button></button>", "says nothing"),
        ("<form method='post' action='/er/is'></form>", "no csrf_token"),
        ("<style></style>", "inline <style>"),
        ("<script>1</script>", "inline <script>"),
        ("<p style='color:red'>", "inline code or style"),
        ("<p onclick='x()'>", "inline code or style"),
        ("<a href='javascript:x'>X</a>", "inline code or style"),
        ("<a href='https://elders.example/'>X</a>", "leaves this site"),
        ("<img alt='' src='//elders.example/x'>", "leaves this site"),
        ("<a href='/niet'>X</a>", "no route (NotFound)"),
        ("<form method='post' action='/er/is'>", "no route (MethodNotAllowed)"),
        ("<p hx-get='/niet'>", "no route (NotFound)"),
        (f"<div id='u'>{ZOEK}</div>", "replaces the fields it is typed in"),
        (f"<div id='u'></div>{ZOEK.replace(':replace', ':drop')}", "what was typed before"),
        (f"<div id='u'><p role='status'></p></div>{ZOEK}", "replaces the live region"),
        (f"<div id='u'><p aria-live='polite'></p></div>{ZOEK}", "replaces the live region"),
        (
            "<p role=status><b hx-get='/er/is' hx-target='closest p' hx-swap=outerHTML></b></p>",
            "replaces the live region",
        ),
        (
            "<div id=u hx-target:inherited='#u'><p role=status></p><b hx-get='/er/is'></b></div>",
            "replaces the live region",
        ),
        ("<p id='u' role='status' hx-swap-oob='true'></p>", "is replaced itself"),
        ("<form method='post'><textarea></textarea></form>", "does not guard"),
    ],
)
def test_a_bad_page_does_not(site, fout, reden):
    with pytest.raises(AssertionError) as gezien:
        keur(pagina(HEEL.format(fout)), site)
    assert reden in str(gezien.value)


@pytest.mark.parametrize("weg", [naam for naam in KOPPEN if naam != "Content-Type"])
def test_every_header_is_missed(site, weg):
    with pytest.raises(AssertionError):
        keur(pagina(HEEL.format(""), **{weg: ""}), site)


@pytest.mark.parametrize("kop", [('lang="nl"', 'lang="en"'), ("<title>Kop", "<title>Iets anders")])
def test_language_and_title_are_looked_at(site, kop):
    with pytest.raises(AssertionError):
        keur(pagina(HEEL.format("").replace(*kop)), site)


@pytest.mark.parametrize(("merk", "goed"), [("", False), ("data-gewijzigd", True)])
def test_a_form_with_errors_counts_as_changed(merk, goed):
    vorm = f"<form method=post data-bewaken {merk}><p class=fout></p><textarea></textarea></form>"
    fouten = list(ruil(ontleed(vorm, fragment=True)[0], 422))
    assert fouten == ([] if goed else ["what comes back with errors does not count as changed"])
