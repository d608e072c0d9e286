"""The texts for who looks after them: how each stands, and its earlier versions."""

from typing import Any, NamedTuple

from peewee import fn

from portal.models import Persoon, Tekstversie
from portal.queries.bladen import Blad, Bladen
from portal.queries.teksten import teksten
from portal.queries.versies import stempel
from portal.velden.teksten import TEKSTEN, Groep, Tekst


class Tekstregel(NamedTuple):
    """A text in the list: as it is now and which version that is; 0 is our own."""

    tekst: Tekst
    waarde: str
    versie: int

    @property
    def ontbreekt(self) -> bool:
        """Tell whether a beheerder has yet to say what only the CCV knows."""
        return self.tekst.ontbreekt and not self.waarde


def overzicht() -> dict[Groep, list[Tekstregel]]:
    """Return all texts, by the part of the page on which they stand."""
    nu, versies = teksten(), _versies()
    regels = [Tekstregel(t, nu[t.sleutel], versies.get(t.sleutel, 0)) for t in TEKSTEN]
    return {groep: [r for r in regels if r.tekst.groep is groep] for groep in Groep}


def regel(tekst: Tekst) -> Tekstregel:
    """Return one text as it is now."""
    return Tekstregel(tekst, teksten()[tekst.sleutel], versie(tekst.sleutel))


def _versies() -> dict[str, int]:
    rijen: Any = Tekstversie.select(Tekstversie.sleutel, fn.MAX(Tekstversie.versie))
    return dict(rijen.group_by(Tekstversie.sleutel).tuples())


def versie(sleutel: str) -> int:
    """Return the number of the last version of a text, 0 for our own."""
    rijen = Tekstversie.select(fn.MAX(Tekstversie.versie)).where(Tekstversie.sleutel == sleutel)
    return rijen.scalar() or 0


def scherm(sleutel: str) -> int:
    """Return the version of a screen that changes a text; never 0, which a form sends as none."""
    return stempel(versie(sleutel))


def eerder(tekst: Tekst, nummer: int) -> str | None:
    """Return what an earlier version said; 0 is our own text, None there is no such version."""
    if nummer == 0:
        return tekst.standaard
    hier = (Tekstversie.sleutel == tekst.sleutel) & (Tekstversie.versie == nummer)
    gevonden: str | None = Tekstversie.select(Tekstversie.tekst).where(hier).scalar()
    return gevonden


def versies(tekst: Tekst, bladen: Bladen) -> Blad[Tekstversie]:
    """Return one page of the versions of a text, the last first."""
    rijen = Tekstversie.select(Tekstversie, Persoon).join(Persoon)
    hier = rijen.where(Tekstversie.sleutel == tekst.sleutel)
    return bladen.van("versies", hier.order_by(Tekstversie.versie.desc(), Tekstversie.id.desc()))
