"""The one gate for all text that people type; nothing unclean gets past it into the database."""

import unicodedata

from portal.vocabulary import REGELS_MAX

_GEWEERD = {"Cc", "Cf", "Cs", "Co", "Cn"}
_TOEGESTAAN = {"\n", "\t", "\u200d"}  # the joiner keeps composed emoji whole


def schoon(waarde: str) -> str:
    """Return `waarde` safe to store and print: no control, bidi, surrogate or private-use characters, NFC, trimmed.

    Stripping comes before NFC: the other way round is not idempotent.
    """
    regels = waarde.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    gestript = "".join(c for c in regels if c in _TOEGESTAAN or unicodedata.category(c) not in _GEWEERD)
    return unicodedata.normalize("NFC", gestript).strip()


def regel(waarde: str) -> str:
    """Return `waarde` as one clean line: white space of any kind folded to single spaces."""
    return " ".join(schoon(waarde).split())


def te_veel_regels(waarde: str) -> bool:
    """Tell whether a text has more lines than a page can bear (layout time grows with them)."""
    return waarde.count("\n") >= REGELS_MAX


def tussen_woorden(waarde: str, lengte: int) -> str:
    """Return `waarde` cut at a word within `lengte` characters, with an ellipsis where something was left out."""
    if len(waarde) <= lengte:
        return waarde
    return waarde[:lengte].rsplit(" ", 1)[0].rstrip(",.;: ") + " …"
