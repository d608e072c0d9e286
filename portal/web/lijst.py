"""A list as its address bar asks for it: the rows of its page, its tabs, the pages around it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from flask import url_for

from portal.queries.adres import Filter, Tabfilter
from portal.queries.bladwijzer import NA, VOOR, bladwijzer
from portal.vocabulary import Woord

Rij = TypeVar("Rij")
Lijst = TypeVar("Lijst", bound=Woord)

Bladeren = tuple[str | None, str | None]


def adres(eindpunt: str, gekozen: Filter, **anders: Any) -> str:
    """Return the address for this filter, with some of it changed; what is not asked stays out. A
    list that is asked otherwise begins anew: its bookmark was of another one.
    """
    gevraagd = {**asdict(gekozen), **({"bladwijzer": ""} if anders else {}), **anders}
    gevraagd |= {naam: gevraagd.pop(naam) for naam in ("pagina", "bladwijzer")}  # last, for people
    return url_for(eindpunt, **{naam: waarde for naam, waarde in gevraagd.items() if waarde})


def bestanden(eindpunt: str, gekozen: Filter) -> tuple[str, str]:
    """Return the addresses of all pages of a list under this filter as a spreadsheet: CSV, XLSX."""
    csv, xlsx = (adres(eindpunt, gekozen, pagina=0, vorm=vorm) for vorm in ("csv", "xlsx"))
    return csv, xlsx


def bladzijde(
    eindpunt: str, gekozen: Filter, rijen: list[Rij], van: Callable[[Rij], Any] = lambda rij: rij
) -> tuple[list[Rij], Bladeren]:
    """Return the rows of this page, of one more than it holds, and the addresses of the pages
    before and after it; None where there is none. `van` a row is what it was read from.
    """
    p, vol, meer = gekozen.pagina, gekozen.PER_PAGINA, len(rijen) > gekozen.PER_PAGINA
    hier = rijen[-vol:] if gekozen.terug else rijen[:vol]

    def blad(pagina: int, waarheen: str, rij: Rij) -> str:
        eerste = pagina <= 1  # always from the beginning: what came in stands there
        return adres(
            eindpunt,
            gekozen,
            pagina=pagina,
            bladwijzer="" if eerste else bladwijzer(waarheen, van(rij)),
        )

    vorige = blad(p - 1, VOOR, hier[0]) if p > 1 and hier else None
    volgende = blad(p + 1, NA, hier[-1]) if hier and (meer or gekozen.terug) else None
    return hier, (vorige, volgende)


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
