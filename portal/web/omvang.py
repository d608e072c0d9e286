"""How much a request may bring, by its route: counted before anything of it is parsed, for parsing
is what costs.
"""

from flask import Flask, abort, g, request

from portal.web.proxy import is_misgeleid

VELDEN = 300  # in a body or behind a question mark; the longest real form has a tenth of it
VELD = 150_000  # bytes of one field: 10,000 characters as they are sent, and more of plain letters
VRAAG = 8_000  # bytes behind the question mark
KLEIN, GEWOON, LANG, BESTAND = 16_000, 300_000, 1_300_000, 4_000_000
FORMULIER = ("application/x-www-form-urlencoded", "multipart/form-data")
# Bytes of a body, by endpoint or by blueprint: what its form can hold, filled with emoji.
BYTES = {
    "toegang": KLEIN,
    "controle.vergelijk": BESTAND,
    "intake": LANG,
    "triage.agendatekst": LANG,
    "beraad.voorstel": LANG,
    "dilemma.overgang": LANG,
    "bijeenkomst.voorbereiding.regie": LANG,
}


def hoogstens(eindpunt: str | None) -> int:
    """Return how many bytes may be posted to this endpoint."""
    naam = eindpunt or ""
    return BYTES.get(naam) or BYTES.get(naam.rpartition(".")[0], GEWOON)


def registreer(app: Flask) -> None:
    """Refuse what is too much; before all that looks into a form."""
    app.before_request(_weiger)


def _weiger() -> None:
    g.kaal = g.ongelezen = True  # a page that refuses reads nothing and asks nobody
    if len(request.query_string) > VRAAG or _velden(request.query_string) > VELDEN:
        abort(414)
    van_ons = request.endpoint or is_misgeleid()
    formulier = van_ons and request.method == "POST" and request.mimetype in FORMULIER
    grens = hoogstens(request.endpoint) if formulier else KLEIN
    request.max_content_length, request.max_form_parts = grens, VELDEN
    if (request.content_length or 0) > grens or _te_veel():
        abort(413)
    g.kaal = g.ongelezen = False


def _te_veel() -> bool:
    """Tell whether a form holds more fields, or longer ones, than any of ours; one with a file is
    counted by Werkzeug as it reads, and has no text beside it.
    """
    if request.mimetype != FORMULIER[0]:
        request.max_form_memory_size = VELD
        return False
    inhoud = request.get_data()  # kept, and parsed from there
    return _velden(inhoud) > VELDEN or max(map(len, inhoud.split(b"&"))) > VELD


def _velden(ruw: bytes) -> int:
    return ruw.count(b"&") + 1
