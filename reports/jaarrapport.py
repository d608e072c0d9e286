"""The jaarrapport: what was filed, how far it came, how long it took, what was learnt and what was
done with it.

Numbers stand in here as they may be shown: small groups are hidden before they come this far.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from portal.queries.rondom import jaarcijfers
from portal.queries.rondom.jaarcijfers import ALLES, TELT, TREDEN, WEGEN, weg_naam
from portal.vocabulary import Stuksoort
from reports.grafieken import Grafiek, Kogel, Kogels, Staven, Stroom, Waarde
from reports.opmaak import kenmerken
from reports.opmaak.kenmerken import Kenmerken, Tlp
from reports.opmaak.sjabloon import vul


class Cijferregel(NamedTuple):
    """One number and what it is of."""

    naam: str
    waarde: Waarde


class Doelcijfer(NamedTuple):
    """A national goal: what was reached of what was aimed at."""

    naam: str
    bereikt: Waarde
    streef: Waarde
    eenheid: str


class Les(NamedTuple):
    """Something that was learnt and that others may read."""

    titel: str
    soort: str


@dataclass(frozen=True)
class Jaarrapport:
    """A jaarrapport; the tables bear the names of the queries that their numbers are the
    values of.
    """

    kenmerken: Kenmerken
    jaar: int
    ingediend: Waarde
    per_thema: tuple[Cijferregel, ...]
    per_trede: tuple[Cijferregel, ...]
    verder: tuple[Cijferregel, ...]
    per_uitkomst: tuple[Cijferregel, ...]
    dagen_per_trede: tuple[Cijferregel, ...]
    acties_per_stand: tuple[Cijferregel, ...]
    doelen: tuple[Doelcijfer, ...] = ()
    geleerd: tuple[Les, ...] = ()

    @property
    def grafieken(self) -> dict[str, Grafiek]:
        """The drawings, each of the same numbers as its table."""
        return {
            "themas": self._staven(
                "per_thema", "Ingediende dilemma’s per thema", "Thema", "Dilemma’s"
            ),
            "stroom": self._stroom,
            "uitkomsten": self._staven(
                "per_uitkomst", "Hoe het met de dilemma’s staat", "Uitkomst", "Dilemma’s"
            ),
            "dagen": self._staven("dagen_per_trede", "Dagen per trede, mediaan", "Trede", "Dagen"),
            "acties": self._staven("acties_per_stand", "Acties van het jaar", "Stand", "Acties"),
            "doelen": Kogels(
                tuple(Kogel(*d) for d in self.doelen), bronnen=("doel_bereikt", "doel_streef")
            ),
        }

    def _staven(self, bron: str, naam: str, kop: str, eenheid: str) -> Staven:
        return Staven(naam, kop, eenheid, tuple(map(tuple, getattr(self, bron))), bron)

    @property
    def _stroom(self) -> Stroom:
        verder, hier = dict(self.verder), dict(self.per_trede)
        return Stroom(
            tuple(trede.label for trede in TREDEN),
            {weg: verder[weg_naam(*weg)] for weg in WEGEN},
            tuple(hier[trede.label] for trede in TREDEN),
            bronnen=("verder", "per_trede"),
        )

    @property
    def bronnen(self) -> tuple[tuple[str, str], ...]:
        """Each query by name, and what it counts."""
        return tuple(TELT.items())


def html(rapport: Jaarrapport) -> str:
    """Return the jaarrapport as HTML for `drukker.render`."""
    return vul(
        "jaarrapport.html", rapport=rapport, kenmerken=rapport.kenmerken, g=rapport.grafieken
    )


def bouw(jaar: int, nu: datetime) -> Jaarrapport:
    """Return the jaarrapport of a year as things stand at `nu`."""
    cijfers = jaarcijfers.getoond(jaar)
    tabellen = {
        naam: tuple(Cijferregel(*rij) for rij in cijfers[naam].items())
        for naam in ("per_thema", "per_trede", "verder", "per_uitkomst", "acties_per_stand")
    }
    dagen = tuple(Cijferregel(t.label, cijfers["dagen_per_trede"].get(t.label)) for t in TREDEN)
    return Jaarrapport(
        kenmerken.van_jaar(Stuksoort.JAARRAPPORT, jaar, nu, Tlp.GREEN),
        jaar,
        cijfers["ingediend"][ALLES],
        **tabellen,
        dagen_per_trede=dagen,
        doelen=_doelen(jaar, cijfers),
        geleerd=tuple(Les(o.titel, o.soort.label) for o in jaarcijfers.geleerd(jaar)),
    )


def _doelen(jaar: int, cijfers: Mapping[str, Any]) -> tuple[Doelcijfer, ...]:
    bereikt, streef = cijfers["doel_bereikt"], cijfers["doel_streef"]
    return tuple(
        Doelcijfer(naam, bereikt.get(naam), streef.get(naam), eenheid)
        for naam, eenheid in jaarcijfers.eenheden(jaar).items()
        if naam in bereikt or naam in streef
    )
