"""What was filed under an address by nobody knows whom, for the owner of that address."""

from portal.models import Dilemma, Persoon, Signaal
from portal.velden.intake import BIJ_BEDREIGING, INTAKE

Zaak = Dilemma | Signaal


PER_KEER = 10  # filings on one page; the rest comes when these were answered


def onbevestigd_van(
    persoon: Persoon, hoogstens: int | None = None, *, kort: bool = False
) -> list[Zaak]:
    """Return what was filed under the address of this person and nobody confirmed, oldest first;
    no more than asked for, and with `kort` without what was written at length.
    """
    dilemmas = _van(Dilemma, persoon, hoogstens, kort)
    rest = None if hoogstens is None else hoogstens - len(dilemmas)
    return [*dilemmas, *(_van(Signaal, persoon, rest, kort) if rest != 0 else [])]


def _van(soort: type[Zaak], persoon: Persoon, hoogstens: int | None, kort: bool) -> list[Zaak]:
    van_adres = (soort.inbrenger == persoon.id) & soort.bevestigd_op.is_null()
    rijen = soort.select(*(soort.kort() if kort else (soort,)))
    return list(rijen.where(van_adres).order_by(soort.id).limit(hoogstens))


def ingevuld(zaak: Zaak) -> list[tuple[str, str]]:
    """Return what was filed as (heading, text). A number to call stays out: a mistyped address is
    a stranger's.
    """
    if isinstance(zaak, Signaal):
        return [("Je signaal", zaak.tekst)]
    velden = [v for v in INTAKE if v.kop and v.als != BIJ_BEDREIGING and getattr(zaak, v.naam)]
    return [(v.kop, _leesbaar(getattr(zaak, v.naam), v.woorden)) for v in velden]


def _leesbaar(waarde: str | list[str], woorden: type | None) -> str:
    return ", ".join(woorden(w).label for w in waarde) if woorden else str(waarde)
