"""Choices that come from the database, read anew for every form."""

from collections.abc import Iterable

from peewee import ModelSelect
from wtforms.fields import SelectChoice

from portal.db import binnen
from portal.models import (
    Behandeling,
    Correctie,
    Dilemma,
    Gremium,
    Lidmaatschap,
    Opbrengst,
    Persoon,
    Signaal,
    Thema,
)
from portal.tools.tijd import als_korte_datum, dag
from portal.velden import NIEUW


def te_kiezen() -> "ModelSelect[Persoon]":
    """Return the query for everyone who can be given a part in a dilemma.

    Not who only filed something under an address that nobody confirmed: a stranger can type any
    name there.
    """
    bracht_in = binnen(Persoon.id, Dilemma.select(Dilemma.inbrenger)) | binnen(
        Persoon.id, Signaal.select(Signaal.inbrenger)
    )
    # Nor whose address it turned out not to be.
    verhuisd = Correctie.veld.in_(("dilemma.inbrenger", "signaal.inbrenger"))
    vertypt = binnen(Persoon.email, Correctie.select(Correctie.oud).where(verhuisd))
    getypt = (bracht_in | vertypt) & Persoon.bevestigd_op.is_null()
    zit_ergens = binnen(Persoon.id, Lidmaatschap.select(Lidmaatschap.persoon))
    return Persoon.deelnemers().where(~getypt | zit_ergens)


def adviseurs() -> list[SelectChoice]:
    """Return the CCV's advisers."""
    return [SelectChoice(str(p.id), p.naam) for p in Persoon.adviseurs()]


def themas() -> list[SelectChoice]:
    """Return the themas in use, in their own order."""
    return [_thema(t) for t in Thema.op_rij() if t.vervallen_op is None]


def alle_themas() -> list[SelectChoice]:
    """Return all themas, those in use first."""
    return [*themas(), *(_thema(t) for t in Thema.op_rij() if t.vervallen_op)]


def vervallen_themas(sleutels: Iterable[str | None]) -> list[SelectChoice]:
    """Return those of these that were retired."""
    gekozen = set(sleutels) - {None, ""}
    rijen = Thema.op_rij().where(Thema.sleutel.in_(sorted(map(str, gekozen)))) if gekozen else ()
    return [_thema(t) for t in rijen if t.vervallen_op]


def _thema(thema: Thema) -> SelectChoice:
    return SelectChoice(
        thema.sleutel, f"{thema.naam} (vervallen)" if thema.vervallen_op else thema.naam
    )


def werkgroepen(dilemma: Dilemma) -> list[SelectChoice]:
    """Return the running werkgroepen where a dilemma is not, and the choice to set up a new one."""
    hier = Behandeling.select(Behandeling.gremium).where(
        Behandeling.dilemma == dilemma,
        Behandeling.begonnen_op.is_null(False),
        Behandeling.geeindigd_op.is_null(),
    )
    elders = Gremium.lopende_werkgroepen().where(Gremium.id.not_in(hier))
    lopend = [SelectChoice(str(g.id), g.naam) for g in elders]
    return [*lopend, SelectChoice(NIEUW, "Een nieuwe werkgroep instellen")]


def opbrengsten(lijst: list[Opbrengst]) -> list[SelectChoice]:
    """Return these opbrengsten as choices, in their order."""
    return [
        SelectChoice(str(o.id), f"{o.titel} ({als_korte_datum(dag(o.vrijgegeven_op))})")
        for o in lijst
    ]


def of_alle(opties: list[SelectChoice]) -> list[SelectChoice]:
    """Return the choices of a filter: without one it narrows nothing."""
    return [SelectChoice("", "Alle"), *opties]
