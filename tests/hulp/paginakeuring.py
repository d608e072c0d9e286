"""What every page of the portal must be, checked on each page that a test receives."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from tests.hulp.pagina import Pagina, woorden
from tests.hulp.ruilkeuring import ruil

VASTE_KOPPEN = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
# A page is kept nowhere, but for empty forms: these a browser may keep with what is typed in them.
BEWAARD = {"/inbrengen": "private, no-cache", "/signaal": "private, no-cache"}
ELDERS = ("tel:", "mailto:")
BEELD = "data:image/svg+xml"  # which loads nothing
VERWIJST_NAAR_ID = ("for", "aria-describedby", "aria-labelledby", "popovertarget")
VERWIJZERS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}
# Different at every request, and of no influence on what is checked here.
_WISSELEND = re.compile(
    r'((?:name="(?:csrf_token|sleutel)"[^>]*value|X-CSRFToken"): ?"|="?)[\w.\-]{16,}"'
)
_goedgekeurd: set[tuple[int, str]] = set()


def keur(pagina: Pagina, app: Flask) -> None:
    """Raise AssertionError with everything that is wrong with this answer; equal pages are looked
    at once.
    """
    fouten = list(_koppen(pagina))
    sleutel = (id(app), _WISSELEND.sub("", pagina.html))
    if pagina.is_html and sleutel not in _goedgekeurd:
        fouten += _html(pagina, app)
    assert not fouten, f"{pagina.pad} ({pagina.status}):\n" + "\n".join(fouten)
    if pagina.is_html:
        _goedgekeurd.add(sleutel)


def _koppen(pagina: Pagina) -> Iterator[str]:
    for naam, waarde in VASTE_KOPPEN.items():
        if pagina.koppen.get(naam) != waarde:
            yield f"header {naam}: {pagina.koppen.get(naam)!r}"
    bewaard = pagina.koppen.get("Cache-Control")
    leeg = BEWAARD.get(pagina.pad.split("?")[0]) if pagina.status == 200 else None
    if bewaard not in ("no-store", leeg or "no-store"):
        yield f"header Cache-Control: {bewaard!r}"
    if "default-src 'none'" not in pagina.koppen.get("Content-Security-Policy", ""):
        yield "no content security policy"
    if not {"Cookie", "HX-Request"} <= {
        deel.strip() for deel in pagina.koppen.get("Vary", "").split(",")
    }:
        yield f"header Vary: {pagina.koppen.get('Vary')!r}"


def _html(pagina: Pagina, app: Flask) -> Iterator[str]:
    # A control character can only be one that was just sent and is shown back; what is kept is
    # clean.
    fouten = [fout for fout in pagina.opmaakfouten if fout[1] != "invalid-codepoint"]
    yield from (f"markup {code} at {plek} {details}" for plek, code, details in fouten)
    boom, elementen = pagina.boom, list(pagina.boom.iter())
    if not pagina.is_fragment:
        yield from _geraamte(boom)
        yield from _kruimelpad(elementen)
    for regel in (_koppenladder, _ids, _labels, _namen, _formulieren, _inline):
        yield from regel(elementen)
    yield from _bestemmingen(elementen, pagina.pad, app)
    yield from ruil(boom, pagina.status)


def _geraamte(boom: Element) -> Iterator[str]:
    kop, titel = [woorden(h) for h in boom.iter("h1")], woorden(next(boom.iter("title")))
    if boom.get("lang") != "nl":
        yield f"lang is {boom.get('lang')!r}"
    if len(kop) != 1 or not kop[0]:
        yield f"not exactly one h1: {kop}"
    elif not titel.startswith(kop[0]):
        yield f"title {titel!r} does not start with h1 {kop[0]!r}"


def _kruimelpad(elementen: list[Element]) -> Iterator[str]:
    """A trail ends in where one is, never in the mark behind a link."""
    for nav in elementen:
        if nav.get("class") == "kruimel" and len(nav) and not (nav[-1].tail or "").strip():
            yield f"the trail {woorden(nav)!r} ends in a link"


def _koppenladder(elementen: list[Element]) -> Iterator[str]:
    niveaus = [(int(e.tag[1]), woorden(e)) for e in elementen if re.fullmatch("h[1-6]", str(e.tag))]
    for (vorig, _), (volgend, tekst) in pairwise(niveaus):
        if volgend > vorig + 1:
            yield f"heading {tekst!r} skips from h{vorig} to h{volgend}"


def _ids(elementen: list[Element]) -> Iterator[str]:
    ids = [e.get("id") for e in elementen if e.get("id") is not None]
    yield from (
        f"id {i!r} occurs {ids.count(i)} times" for i in set(ids) if ids.count(i) > 1 or not i
    )
    for e in elementen:
        genoemd = " ".join(e.get(naam, "") for naam in VERWIJST_NAAR_ID).split()
        anker = [e.get("href")[1:]] if e.get("href", "").startswith("#") else []
        for verwijzing in (*genoemd, *anker):
            if verwijzing not in ids:
                yield f"<{e.tag}> refers to #{verwijzing}, which is not there"


def _labels(elementen: list[Element]) -> Iterator[str]:
    gelabeld = {e.get("for") for e in elementen if e.tag == "label" and woorden(e)}
    for e in elementen:
        stil = e.get("type") in ("hidden", "submit", "button")
        benoemd = e.get("id") in gelabeld or e.get("aria-label") or e.get("aria-labelledby")
        if e.tag in ("input", "select", "textarea") and not stil and not benoemd:
            yield f"<{e.tag} name={e.get('name')!r}> has no label"


def _namen(elementen: list[Element]) -> Iterator[str]:
    for e in elementen:
        if (
            e.tag in ("a", "button", "legend", "summary", "th")
            and not woorden(e)
            and not e.get("aria-label")
        ):
            yield f"<{e.tag} class={e.get('class')!r}> says nothing"


def _formulieren(elementen: list[Element]) -> Iterator[str]:
    for formulier in (e for e in elementen if e.tag == "form" and e.get("method") == "post"):
        if not [
            i for i in formulier.iter("input") if i.get("name") == "csrf_token" and i.get("value")
        ]:
            yield f"form to {formulier.get('action')!r} has no csrf_token"


def _inline(elementen: list[Element]) -> Iterator[str]:
    for e in elementen:
        if e.tag == "style" or (e.tag == "script" and not e.get("src")):
            yield f"inline <{e.tag}>"
        for naam, waarde in e.attrib.items():
            code = "js:" in waarde or "javascript:" in waarde
            if naam == "style" or naam.startswith(("on", "hx-on")) or code:
                yield f"<{e.tag} {naam}={waarde!r}> is inline code or style"


def _bestemmingen(elementen: Iterable[Element], pad: str, app: Flask) -> Iterator[str]:
    for e in elementen:
        doelen = [
            (e.get(VERWIJZERS.get(e.tag, "")), "POST" if e.get("method") == "post" else "GET")
        ]
        doelen += [(e.get(f"hx-{werkwoord}"), werkwoord.upper()) for werkwoord in ("get", "post")]
        for doel, methode in doelen:
            fout = doel is not None and _doodlopend(doel or pad, methode, pad, app)
            if fout:
                yield f"<{e.tag}> leads to {doel!r}: {fout}"


def _doodlopend(doel: str, methode: str, pad: str, app: Flask) -> str:
    """Return what is wrong with where a link leads, or nothing."""
    if doel.startswith((*ELDERS, BEELD, "#")):
        return ""
    if not doel.startswith(("/", "?")) or doel.startswith(("//", "/\\")):
        return "leaves this site"
    try:
        app.url_map.bind("localhost").match(
            urlsplit(doel).path or urlsplit(pad).path, method=methode
        )
    except (HTTPException, RequestRedirect) as fout:
        return f"no route ({fout.__class__.__name__})"
    return ""
