"""Text as it must stand on paper: clean, with Dutch quotes and dates, and a break in every absurdly
long word.
"""

import re

from markupsafe import Markup, escape

from portal.tools.tekst import schoon
from portal.tools.tijd import MAANDEN
from portal.vocabulary import REGELS_MAX

# A word that does not fit on its line costs layout time by the square of its length, so what is
# longer than any Dutch
# word gets invisible places to break, close enough together for the narrowest column.
_TE_LANG = re.compile(r"\S{60,}")
_STUK = re.compile(r"\S{24}(?=\S)")
_BREEKPUNT = "\u200b"

_APOSTROF = re.compile(r"(?<=\w)'(?=\w)|(?<!\w)'(?=[stkmn]\b)", re.IGNORECASE)
_OPEN_ENKEL = re.compile(r"(?<![^\s(\[“\"–])'(?=\S)")
_OPEN_DUBBEL = re.compile(r"(?<![^\s(\[‘–])\"(?=\S)")
_DATUM = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MAANDEN)})\b(?: (?=\d{{4}}\b))?")
_STREEP = re.compile(r"(?<=\S) --? (?=\S)")


def zet(waarde: str) -> str:
    """Return `waarde` clean and well set: ‘zo’, “zo”, dilemma’s, ’s avonds, – and …

    Dates stay on one line, absurdly long words break.
    """
    tekst = _APOSTROF.sub("’", schoon(waarde))
    tekst = _OPEN_ENKEL.sub("‘", tekst).replace("'", "’")
    tekst = _OPEN_DUBBEL.sub("“", tekst).replace('"', "”")
    tekst = _STREEP.sub(" – ", tekst).replace("...", "…")
    tekst = _DATUM.sub(lambda m: m[0].replace(" ", "\u00a0"), tekst)
    return _TE_LANG.sub(lambda woord: _STUK.sub(lambda stuk: stuk[0] + _BREEKPUNT, woord[0]), tekst)


def alineas(waarde: str) -> Markup:
    """Return typed text as escaped paragraphs: an empty line starts a new one, a single line end
    stays one.
    """
    # Layout time grows with the lines: beyond REGELS_MAX they run on, and no letter is lost.
    alle = re.sub(r"\n\s*\n", "\n\n", zet(waarde)).split("\n")
    begrensd = "\n".join(alle[:REGELS_MAX]) + " ".join(["", *alle[REGELS_MAX:]])
    blokken = re.split(r"\n\s*\n", begrensd)
    regels = [Markup("<br>").join(escape(r) for r in blok.split("\n")) for blok in blokken if blok]
    return Markup("\n").join(Markup("<p>{}</p>").format(r) for r in regels)
