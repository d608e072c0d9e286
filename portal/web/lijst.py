"""A list as its address bar asks for it: the rows of its page, its tabs, the pages around it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from flask import url_for

from portal.queries.adres import Filter, Tabfilter
from portal.vocabulary import Woord

Rij = TypeVar("Rij")
Lijst = TypeVar("Lijst", bound=Woord)

Bladeren = tuple[str | None, str | None]


def adres(eindpunt: str, gekozen: Filter, **anders: Any) -> str:
    """Return the address for this filter, with some of it changed; what is not asked stays out."""
    gevraagd = {**asdict(gekozen), **anders}
    gevraagd["pagina"] = gevraagd.pop("pagina")  # last, where people look for it
    return url_for(eindpunt, **{naam: waarde for naam, waarde in gevraagd.items() if waarde})


def bladzijde(eindpunt: str, gekozen: Filter, rijen: list[Rij]) -> tuple[list[Rij], Bladeren]:
    """Return the rows of this page, of one more than it holds, and the addresses of the pages
    before and after it; None where there is none.
    """
    p, vol = gekozen.pagina, gekozen.PER_PAGINA
    vorige = adres(eindpunt, gekozen, pagina=p - 1) if p > 1 else None
    volgende = adres(eindpunt, gekozen, pagina=p + 1) if len(rijen) > vol else None
    return rijen[:vol], (vorige, volgende)


def tab(label: str, url: str, aantal: int | None, *, actief: bool = False) -> dict[str, Any]:
    """Return one tab as the macro `tabs` shows it."""
    return {"label": label, "url": url, "actief": actief, "aantal": aantal}


def tabbladen(
    eindpunt: str, gekozen: Tabfilter, aantallen: Mapping[Lijst, int | None], **anders: Any
) -> list[dict[str, Any]]:
    """Return a tab per list with how much it holds; another tab begins at its first page."""
    return [
        tab(
            lijst.label,
            adres(eindpunt, gekozen, lijst=lijst, pagina=0, **anders),
            aantal,
            actief=lijst is gekozen.lijst,
        )
        for lijst, aantal in aantallen.items()
    ]
