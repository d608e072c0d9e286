"""What every part of a page that htmx replaces must be: what is typed in it is guarded, nothing in
it speaks. See static/js/getypt.js.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

# In these nobody types: what they hold is seen and chosen again in a moment.
STIL = ("hidden", "submit", "button", "reset", "image", "file", "checkbox", "radio")
HELE_ELEMENT = ("outerHTML", "outerMorph", "true", "delete")


def ruil(boom: Element, status: int) -> Iterator[str]:
    """Tell what is wrong with the swaps and the forms of a page, or of a part of one."""
    ouders = {kind: ouder for ouder in boom.iter() for kind in ouder}
    for e in boom.iter():
        if e.get("hx-get") is not None or e.get("hx-post") is not None:
            yield from _verzoek(e, boom, ouders)
        if e.get("hx-swap-oob") in HELE_ELEMENT and spreekt(e):
            yield f"the live region #{e.get('id')} is replaced itself"
    yield from _formulieren(boom, status)


def doel(e: Element, boom: Element, ouders: dict[Element, Element]) -> Element | None:
    """Return what the answer to this element's request replaces; None where that is elsewhere."""
    keuze = e.get("hx-target") or _geerfd(e, "hx-target", ouders)
    if keuze is None:
        return e
    if keuze.startswith("closest "):
        return next((o for o in _omhoog(e, ouders) if o.tag == keuze.split()[1]), None)
    return next((o for o in boom.iter() if o.get("id") == keuze.removeprefix("#")), None)


def invulbaar(formulier: Element) -> list[Element]:
    """Return the fields of a form that somebody types in or looks something up for."""
    return [
        e
        for e in formulier.iter()
        if e.tag in ("textarea", "select") or (e.tag == "input" and e.get("type") not in STIL)
    ]


def spreekt(e: Element) -> bool:
    """Tell whether a screen reader is told of what changes in here."""
    return e.get("role") in ("status", "log") or e.get("aria-live") in ("polite", "assertive")


def _verzoek(e: Element, boom: Element, ouders: dict[Element, Element]) -> Iterator[str]:
    vak = doel(e, boom, ouders)
    heel = e.get("hx-swap", "innerHTML").split()[0] in HELE_ELEMENT
    weg = [] if vak is None else [kind for kind in vak.iter() if heel or kind is not vak]
    wat = f"<{e.tag}> to {e.get('hx-get') or e.get('hx-post')}"
    yield from (f"{wat} replaces the live region #{o.get('id')}" for o in weg if spreekt(o))
    if e.tag == "form" and e.get("hx-get") is not None:
        if e in weg:
            yield f"{wat} replaces the fields it is typed in"
        if not (e.get("hx-sync") or "").endswith(":replace"):
            yield f"{wat} may show the answer to what was typed before"


def _formulieren(boom: Element, status: int) -> Iterator[str]:
    vormen = [e for e in boom.iter("form") if e.get("method") == "post" and invulbaar(e)]
    for e in vormen:
        if e.get("data-bewaken") is None:
            yield f"form to {e.get('action')!r} does not guard what is typed in it"
    fout = [e for e in boom.iter() if "fout" in e.get("class", "").split()]
    if status == 422 and fout and vormen and not _gewijzigd(vormen):
        yield "what comes back with errors does not count as changed"


def _gewijzigd(vormen: list[Element]) -> bool:
    return any(e.get("data-gewijzigd") is not None for e in vormen)


def _geerfd(e: Element, naam: str, ouders: dict[Element, Element]) -> str | None:
    geerfd = (o.get(f"{naam}:inherited") for o in _omhoog(e, ouders))
    return next((waarde for waarde in geerfd if waarde is not None), None)


def _omhoog(e: Element, ouders: dict[Element, Element]) -> Iterator[Element]:
    while e in ouders:
        yield (e := ouders[e])
