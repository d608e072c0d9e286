"""The accounts that there are, as a beheerder looks for one."""

from dataclasses import dataclass

from peewee import Expression, ModelSelect

from portal.db import alfabet
from portal.models import Gremium, Lidmaatschap, Persoon
from portal.queries import adres
from portal.queries.adres import Tabfilter
from portal.queries.bladen import tel
from portal.tools import tekst
from portal.vocabulary import Rol, Woord


class Mensenlijst(Woord):
    """The tabs."""

    OPEN = "open", "Open"
    GESLOTEN = "gesloten", "Gesloten"


@dataclass(frozen=True)
class Mensenfilter(Tabfilter):
    """What the address bar asks of the accounts."""

    lijst: Mensenlijst = adres.keuze(Mensenlijst, Mensenlijst.OPEN)
    zoek: str = adres.tekst()
    rol: Rol | str = adres.keuze(Rol)


def mensen(filter_: Mensenfilter) -> list[Persoon]:
    """Return one page (and one row more, to know whether there is a next one), the newest first:
    where a page begins stands in its address, and no name does.
    """
    return filter_.bladzijde(_gezocht(filter_).where(_lijst(filter_.lijst)), Persoon.id.desc())


def aantallen(filter_: Mensenfilter) -> dict[Mensenlijst, int]:
    """Return per tab how many of what was asked it holds."""
    return {lijst: tel(_gezocht(filter_).where(_lijst(lijst))) for lijst in Mensenlijst}


def _lijst(lijst: Mensenlijst) -> Expression:
    is_open: Expression = Persoon.actief == (lijst is Mensenlijst.OPEN)
    return is_open


def _gezocht(filter_: Mensenfilter) -> "ModelSelect[Persoon]":
    rijen = Persoon.select()
    if filter_.rol:
        rijen = rijen.where(Persoon.rol == filter_.rol)
    for woord in adres.zoekwoorden(filter_.zoek):
        kaal = tekst.alfabet(woord)
        in_naam, in_organisatie, in_adres = (
            alfabet(kolom).contains(kaal)
            for kolom in (Persoon.naam, Persoon.organisatie, Persoon.email)
        )
        rijen = rijen.where(in_naam | in_organisatie | in_adres)
    return rijen


def zetels(persoon: Persoon) -> "ModelSelect[Lidmaatschap]":
    """Return the query for the seats that somebody has or had, by gremium and the last first."""
    rijen = Lidmaatschap.select(Lidmaatschap, Gremium).join(Gremium)
    hier = rijen.where(Lidmaatschap.persoon == persoon)
    return hier.order_by(Lidmaatschap.van.desc(), Lidmaatschap.id.desc())
