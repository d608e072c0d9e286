"""A QR code as our own SVG: one path of black modules, with a title, for the margin of every
page.
"""

from collections.abc import Iterable

import segno
from markupsafe import Markup


def qr_svg(adres: str) -> Markup:
    """Return a QR code that leads to `adres` (of the portal itself; raises segno.DataOverflowError
    beyond 2 kB).

    The lowest level of correction, raised as far as the size allows: large modules scan better than
    spare ones.
    """
    code = segno.make_qr(adres, error="l")
    zijde = len(code.matrix)
    pad = "".join(
        f"M{x} {y}h{breed}v1h-{breed}z"
        for y, rij in enumerate(code.matrix)
        for x, breed in _zwart(rij)
    )
    return Markup(
        '<svg viewBox="0 0 {0} {0}"><title>QR-code naar {1}</title><path d="{2}" '
        'fill="#000"/></svg>'
    ).format(zijde, adres, pad)


def _zwart(rij: Iterable[int]) -> list[tuple[int, int]]:
    """Return where each run of black modules in a row begins and how long it is."""
    stukken, begin = [], None
    for x, module in enumerate([*rij, 0]):
        if module and begin is None:
            begin = x
        elif not module and begin is not None:
            stukken.append((begin, x - begin))
            begin = None
    return stukken
