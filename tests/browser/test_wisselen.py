"""Every page on which htmx replaces something and somebody can type: each button and link of it is
tried while every field holds text. Either it asks first, or the text is still there.

On a demo of its own, as the buttons are pressed in earnest.
"""

import re

import pytest

from tests.browser.conftest import bediend, soort_pagina

pytestmark = pytest.mark.browser
WISSELAARS = "main [hx-get], main [hx-post]"
# Fills the fields in which somebody types, of every guarded form but the one that is sent.
TYP = """behalve => {
  let n = 0;
  const vormen = [...document.querySelectorAll("form[data-bewaken]")];
  for (const vorm of vormen.filter((vorm) => vorm.getAttribute("action") !== behalve))
    for (const veld of vorm.querySelectorAll("textarea, input[type=text], input:not([type])")) {
      veld.value = `Getypt ${++n}`;
      veld.dispatchEvent(new Event("input", { bubbles: true }));
    }
  return n;
}"""
STAAT_ER = """() => [...document.querySelectorAll("form textarea, form input")]
  .map((veld) => veld.value).filter((tekst) => tekst.startsWith("Getypt")).length"""
TEL = """() => {
  window.klaar = 0;
  document.addEventListener("htmx:finally:request", () => { window.klaar += 1; });
  window.confirm = () => { window.gevraagd = true; window.klaar += 1; return false; };
}"""
# Every kind of link and button that replaces something: where it leads, and how to press it.
KEUS = """delen => delen.map((deel, plek) => ({
  plek, heen: deel.getAttribute("hx-get") ?? deel.getAttribute("hx-post"),
  get: deel.hasAttribute("hx-get"), doel: deel.getAttribute("hx-target") }))"""
DRUK = """deel => deel.matches("form")
  ? deel.requestSubmit(deel.querySelector("button[type=submit]:not([disabled])") ?? undefined)
  : deel.click()"""


@pytest.fixture(scope="module")
def adres(tmp_path_factory):
    with bediend(tmp_path_factory.mktemp("wisselen")) as gevonden:
        yield gevonden


@pytest.fixture(scope="module")
def aangemeld():
    return {}


def paginas(v, begin):
    """Return an address of each kind of page with each set of swaps that this person can reach."""
    gezien, gevonden, wacht = {begin}, {}, [begin]
    while wacht:
        pad = wacht.pop(0)
        html = v.pagina.context.request.get(v.adres + pad).text()
        heen = re.findall(r'hx-(?:get|post)="([^"]*)"', html.partition("<main")[2])
        if heen:
            gevonden.setdefault((soort_pagina(pad), *sorted({*map(soort_pagina, heen)})), pad)
        nieuw = {h.split("?")[0] for h in re.findall(r'href="(/[^"#]*)"', html)} - gezien
        wacht += sorted(h for h in nieuw if not h.endswith((".pdf", ".ics", ".csv", ".xlsx")))
        gezien |= nieuw
    return list(gevonden.values())


def wisselaars(v):
    """Return each kind of swap of the page once."""
    alle = v.pagina.locator(WISSELAARS).evaluate_all(KEUS)
    soorten = {(soort_pagina(w["heen"]), w["doel"]): w for w in alle}
    return list(soorten.values())


def open_met_vorm(v, pad, behalve):
    """Open the page, and when nobody can type on it yet a form by another link than this one."""
    v.open(pad)
    v.pagina.wait_for_function("window.htmx && document.readyState === 'complete'")
    v.pagina.evaluate(TEL)
    for wissel in [w for w in wisselaars(v) if w["get"] and w["heen"] != behalve["heen"]]:
        if v.pagina.locator("form[data-bewaken]").count():
            break
        druk(v, wissel)


def druk(v, wissel):
    """Press it, and wait for a question or for what came of it."""
    voor = v.pagina.evaluate("window.klaar")
    deel = v.pagina.locator(WISSELAARS).nth(wissel["plek"])
    deel.evaluate(DRUK)
    v.pagina.wait_for_function(
        "voor => window.klaar === undefined || window.klaar > voor", arg=voor
    )


def probeer(v, pad, wissel):
    """Return what got lost, or nothing."""
    open_met_vorm(v, pad, wissel)
    getypt = v.pagina.evaluate(TYP, wissel["heen"])
    if not getypt or v.pagina.locator(WISSELAARS).count() <= wissel["plek"]:
        return None
    druk(v, wissel)
    gevraagd = v.pagina.evaluate("window.gevraagd === true")
    staat = v.pagina.evaluate(STAAT_ER)
    v.pagina.evaluate("sessionStorage.clear()")  # what this tab keeps is none of the next try
    return (
        (wissel["heen"], f"{getypt - staat} of {getypt} lost")
        if not gevraagd and staat < getypt
        else ""
    )


@pytest.mark.parametrize("persona", ["adviseur", "voorzitter-beraad"])
def test_no_swap_drops_what_is_typed(venster, persona):
    v, uitkomst = venster(persona), {}
    for pad in paginas(v, "/mijn"):
        v.open(pad)
        for wissel in wisselaars(v):
            soort = soort_pagina(pad), soort_pagina(wissel["heen"])
            if uitkomst.get(soort) is None:
                uitkomst[soort] = probeer(v, pad, wissel)
    v.klachten.clear()  # some of what is pressed is refused
    geprobeerd = {soort: fout for soort, fout in uitkomst.items() if fout is not None}
    assert geprobeerd, "nobody could type anywhere"
    assert [fout for fout in geprobeerd.values() if fout] == []
