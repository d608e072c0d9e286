"""What the tables say, held against the log: whoever changes a row behind the portal's back leaves
no event of it.
"""

from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from portal import audit
from portal.db import schrijven
from portal.models import Gebeurtenis
from portal.models.lezen import langs
from portal.queries.stand import BEWAAKT, Stand, stand
from portal.vocabulary import Voorval


def leg_stand_vast(nu: datetime) -> None:
    """Log once how everything stands, where the log is older than the events that tell so: from
    here on a change without an event shows.
    """
    with schrijven():  # another may do the same
        if Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.STAND).exists():
            return
        alles: Stand = {}
        for rij in _rijen():
            alles |= stand(rij)
        gegevens = {"wat": "stand vastgelegd", "stand": alles}
        audit.leg_vast(Voorval.STAND, wie=None, op=nu, onderwerp="stand", gegevens=gegevens)


def standfouten() -> Iterator[str]:
    """Yield an English sentence for each row that stands otherwise than its last event says."""
    gelogd: Stand = {}

    def van_log(g: Gebeurtenis) -> Iterator[str]:
        was = gelogd.get(g.onderwerp, "concept")
        gelogd.update(_verandert(g, gelogd))
        if g.naar and was != g.van:
            yield f"event {g.id}: {g.onderwerp} was not {g.van} before it"

    def van_tabel(rij: Any) -> Iterator[str]:
        heet, staat, nieuw = BEWAAKT[type(rij)]
        naam, is_ = heet(rij), staat(rij)
        volgens_log = gelogd.get(naam, nieuw) or "not there"
        if is_ != volgens_log:
            yield f"{naam}: the table says {is_}, the log says {volgens_log}"

    yield from langs(Gebeurtenis.select(), van_log)
    er_is: set[str] = set()
    for model in BEWAAKT:
        er_is |= _namen(model)
        yield from langs(model.select(), van_tabel)
    yield from (
        f"{naam}: gone from its table, the log says {is_}"
        for naam, is_ in gelogd.items()
        if is_ and naam not in er_is
    )


def _namen(model: Any) -> set[str]:
    """Return what the log calls the rows that are there, also those that cannot be read."""
    namen: set[str] = set()

    def noem(rij: Any) -> tuple[str, ...]:
        namen.add(BEWAAKT[model][0](rij))
        return ()

    kolommen = [model.id, *([model.nummer] if hasattr(model, "nummer") else [])]
    deque(langs(model.select(*kolommen), noem), 0)
    return namen


def _rijen() -> Iterator[Any]:
    for model in BEWAAKT:
        yield from model.select().order_by(model.id).iterator()


def _verandert(g: Gebeurtenis, gelogd: Stand) -> Stand:
    """Return what an event says of how things stand now."""
    if g.naar:
        return {g.onderwerp: g.naar.value}
    if g.soort == Voorval.SIGNAAL:
        return {g.onderwerp: g.gegevens["status"]}
    if g.soort == Voorval.BIJEENKOMST:
        return _van_bijeenkomst(g, gelogd)
    nieuw: Stand = g.gegevens.get("stand", {})
    return nieuw


def _van_bijeenkomst(g: Gebeurtenis, gelogd: Stand) -> Stand:
    """Return the state of a meeting by the words of its event; those of a besluit carry its own."""
    wat, was = g.gegevens.get("wat", ""), gelogd.get(g.onderwerp) or "concept"
    if wat.startswith("agenda vastgesteld"):
        return {g.onderwerp: "vastgesteld"}
    if wat == "agenda weer concept":
        return {g.onderwerp: "concept"}
    if wat == "afgezegd":
        return {g.onderwerp: f"{was}, afgezegd"}
    return {g.onderwerp: was, **g.gegevens.get("stand", {})}
