"""What changed in how the portal is looked after, out of the log: who did it, when, from what to
what. Words that the log keeps, never content.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from peewee import JOIN

from portal.models import Gebeurtenis, Gremium, Organisatie, Persoon, Thema
from portal.queries import adres
from portal.queries.adres import Filter
from portal.queries.stand import Zetelstand, noemt, zetels_in
from portal.velden.teksten import TEKSTEN
from portal.vocabulary import BEHEER, LidRol, Rol, Voorval

Rij = TypeVar("Rij", Persoon, Gremium, Organisatie, Thema)
CONSOLE = "Het portaal zelf, of iemand aan de opdrachtregel"


@dataclass(frozen=True)
class Veranderfilter(Filter):
    """What the address bar asks of the changes: of what kind, and of which account."""

    soort: Voorval | str = adres.keuze(Voorval)
    account: str = adres.sleutel()


@dataclass(frozen=True)
class Zetelregel:
    """A seat that a change tells of: whose account, as what, where and until when."""

    mens: Persoon
    rol: LidRol
    gremium: str
    tot: date | None


@dataclass(frozen=True)
class Veranderregel:
    """One change: `wat` in the words of the log, `over` which thing, `mens` where that is
    somebody's account, and who got which seat by it.
    """

    gebeurtenis: Gebeurtenis
    over: str
    mens: Persoon | None
    zetels: tuple[Zetelregel, ...] = ()

    @property
    def op(self) -> datetime:
        """Return when."""
        return self.gebeurtenis.op

    @property
    def door(self) -> str:
        """Return who did it."""
        wie = self.gebeurtenis.wie
        return (wie.naam or wie.email) if wie else CONSOLE

    @property
    def wat(self) -> str:
        """Return what happened; a kind that the log has no more words for is called by its own."""
        return _woord(self.gebeurtenis.gegevens.get("wat")) or self.soort

    @property
    def soort(self) -> str:
        """Return what kind of change it is."""
        return Voorval(self.gebeurtenis.soort).label

    @property
    def van_naar(self) -> tuple[str, str] | None:
        """Return what it was and what it is, as far as the log keeps that."""
        van, naar = (_woord(self.gebeurtenis.gegevens.get(deel)) for deel in ("van", "naar"))
        return (van, naar) if van or naar else None

    @property
    def is_rol(self) -> bool:
        """Tell whether somebody got another role, which can be given back."""
        return bool(self.gebeurtenis.gegevens.get("wat") == "gewijzigd: rol")


_ROLLEN = {rol.value: rol.label for rol in Rol}


def _woord(waarde: object) -> str:
    """Return a word of the log as a page says it; what is no word is kept for `audit verify`."""
    return _ROLLEN.get(waarde, waarde) if isinstance(waarde, str) else ""


def veranderd(filter_: Veranderfilter) -> list[Veranderregel]:
    """Return one page (and one row more, to know whether there is a next one), the last first."""
    rijen = Gebeurtenis.select(Gebeurtenis, Persoon).join(Persoon, JOIN.LEFT_OUTER)
    rijen = rijen.where(Gebeurtenis.soort.in_(BEHEER))
    if filter_.soort:
        rijen = rijen.where(Gebeurtenis.soort == filter_.soort)
    if filter_.account:
        account = Persoon(id=int(filter_.account))
        eigen = Gebeurtenis.onderwerp == account.onderwerp
        rijen = rijen.where(eigen | noemt(account.id))
    return _regels(filter_.bladzijde(rijen, Gebeurtenis.id.desc()))


def _regels(gebeurtenissen: list[Gebeurtenis]) -> list[Veranderregel]:
    mensen = {p.onderwerp: p for p in _genoemd(Persoon, gebeurtenissen)}
    namen = {t.onderwerp: t.label for t in TEKSTEN}
    namen |= {g.onderwerp: g.naam for g in _genoemd(Gremium, gebeurtenissen)}
    namen |= {o.onderwerp: o.naam for o in _genoemd(Organisatie, gebeurtenissen)}
    namen |= {t.onderwerp: t.naam for t in _genoemd(Thema, gebeurtenissen)}
    namen |= {onderwerp: p.naam or p.email for onderwerp, p in mensen.items()}
    zetels = _zetels(gebeurtenissen)
    return [
        Veranderregel(
            g,
            namen.get(g.onderwerp, g.onderwerp.capitalize()),
            mensen.get(g.onderwerp),
            zetels[g.id],
        )
        for g in gebeurtenissen
    ]


def _zetels(gebeurtenissen: list[Gebeurtenis]) -> dict[int, tuple[Zetelregel, ...]]:
    """Return per event the seats it tells of, by what account and gremium are called now."""
    per = {g.id: zetels_in(g.gegevens.get("stand")) for g in gebeurtenissen}
    alle = [z for zetels in per.values() for z in zetels]
    mensen = {p.id: p for p in _met_id(Persoon, {z.account for z in alle})}
    gremia = {g.id: g.naam for g in _met_id(Gremium, {z.gremium for z in alle})}
    return {
        id_: tuple(_zetelregel(z, mensen[z.account], gremia[z.gremium]) for z in zetels)
        for id_, zetels in per.items()
    }


def _zetelregel(zetel: Zetelstand, mens: Persoon, gremium: str) -> Zetelregel:
    tot = date.fromisoformat(zetel.tot) if zetel.tot else None
    return Zetelregel(mens, LidRol(zetel.rol), gremium, tot)


def _genoemd(model: type[Rij], rijen: Iterable[Gebeurtenis]) -> list[Rij]:
    """Return the rows of a kind that these events are about."""
    begin = model(id=0).onderwerp.removesuffix("0")
    ids = [g.onderwerp.removeprefix(begin) for g in rijen if g.onderwerp.startswith(begin)]
    return _met_id(model, {int(id_) for id_ in ids if id_.isdecimal()})


def _met_id(model: type[Rij], genoemd: set[int]) -> list[Rij]:
    return list(model.select(*model.kort()).where(model.id.in_(genoemd)).order_by(model.id))
