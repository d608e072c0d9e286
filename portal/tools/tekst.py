"""The one gate for all text that people type; nothing unclean gets past it into the database."""

import re
import string
import unicodedata

from portal.vocabulary import REGELS_MAX

_GEWEERD = {"Cc", "Cf", "Cs", "Co", "Cn"}
_TOEGESTAAN = {"\n", "\t", "\u200d"}  # the joiner keeps composed emoji whole
_REGELEINDE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")  # a word processor's soft line end is \v

# A word processor writes these in its symbol fonts, as letters that no other font has.
_SYMBOLEN = str.maketrans(
    {
        **dict.fromkeys("\uf06c\uf06e\uf06f\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8", "•"),
        **dict.fromkeys("\uf0ae\uf0e0\uf0e8\uf0f0", "→"),
        **dict.fromkeys("\uf0ac\uf0df\uf0e7\uf0ef", "←"),
        **dict.fromkeys("\uf0f3", "↔"),
        "\uf0de": "⇒",
        "\uf02d": "-",
        "\uf0fc": "✓",
        "\uf0fb": "✗",
        "\uf04a": "☺",
    }
)
_OPSOMTEKEN = re.compile(r"^([ \t]*)[\uf020-\uf0ff]", re.MULTILINE)  # any other sign before a line
# What a query can say in the same words; LOWER would follow the locale of the server.
ACCENTEN = "[\u0300-\u036f]"
ALFABET_VAN = string.ascii_uppercase + "ØøŁłĐđÆæŒœß"
ALFABET_NAAR = string.ascii_lowercase + "oollddaaoos"
_ACCENT, _ALFABET = re.compile(ACCENTEN), str.maketrans(ALFABET_VAN, ALFABET_NAAR)


def schoon(waarde: str) -> str:
    """Return `waarde` safe to store and print: no control, bidi, surrogate or private-use
    characters, NFC, trimmed; bullets and arrows of a word processor as everybody has them.

    Stripping comes before NFC: the other way round is not idempotent.
    """
    regels = _REGELEINDE.sub("\n", waarde).translate(_SYMBOLEN)
    gestript = "".join(
        c
        for c in _OPSOMTEKEN.sub(r"\1•", regels)
        if c in _TOEGESTAAN or unicodedata.category(c) not in _GEWEERD
    )
    return unicodedata.normalize("NFC", gestript).strip()


def regel(waarde: str) -> str:
    """Return `waarde` as one clean line: white space of any kind folded to single spaces."""
    return " ".join(schoon(waarde).split())


def plat(waarde: str) -> str:
    """Return `waarde` to compare with: small letters without accents, each in its own place."""
    return "".join(_vlak(c) for c in waarde)


def _vlak(letter: str) -> str:
    kaal = unicodedata.normalize("NFD", letter)[0].lower()
    return kaal if len(kaal) == 1 else letter


def alfabet(waarde: str) -> str:
    """Return `waarde` as a Dutch reader looks it up: small letters without accents (É stands by e,
    Ö by o). `db.alfabet` is the same in a query.
    """
    return _ACCENT.sub("", unicodedata.normalize("NFD", waarde)).translate(_ALFABET)


def te_veel_regels(waarde: str) -> bool:
    """Tell whether a text has more lines than a page can bear (layout time grows with them)."""
    return waarde.count("\n") >= REGELS_MAX


def tussen_woorden(waarde: str, lengte: int) -> str:
    """Return `waarde` cut between words to at most `lengte` characters, an ellipsis for what was
    left out included.
    """
    if len(waarde) <= lengte:
        return waarde
    ruimte = lengte - len(" …")
    past = waarde[:ruimte] if waarde[ruimte] == " " else waarde[:ruimte].rsplit(" ", 1)[0]
    return past.rstrip(",.;: ") + " …"


def eerste_zin(docstring: str | None) -> str:
    """Return the first sentence of a docstring, on one line and without its full stop."""
    alinea = " ".join((docstring or "").partition("\n\n")[0].split())
    return alinea.partition(". ")[0].removesuffix(".")
