"""The address of a list as its address bar asks for it, and of the pages before and after it."""

from dataclasses import asdict
from typing import Any

from flask import url_for


def adres(eindpunt: str, gekozen: Any, **anders: Any) -> str:
    """Return the address for this filter (a dataclass), with some of it changed; what is not asked
    stays out.
    """
    gevraagd = {**asdict(gekozen), **anders}
    return url_for(eindpunt, **{naam: waarde for naam, waarde in gevraagd.items() if waarde})


def bladeren(eindpunt: str, gekozen: Any, *, meer: bool) -> tuple[str | None, str | None]:
    """Return the addresses of the previous and the next page; None where there is none."""
    vorige = adres(eindpunt, gekozen, pagina=gekozen.pagina - 1) if gekozen.pagina > 1 else None
    return vorige, adres(eindpunt, gekozen, pagina=gekozen.pagina + 1) if meer else None
