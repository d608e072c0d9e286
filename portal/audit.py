"""The event log: appended in the transaction of what it tells, chained by SHA-256, verifiable."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from portal.db import alleen_binnen_schrijven
from portal.models import Dilemma, Gebeurtenis, Persoon
from portal.tools.zeker import zeker
from portal.vocabulary import Status

BEGIN = "0" * 64


def leg_vast(
    soort: str,
    *,
    wie: Persoon | None,
    op: datetime,
    dilemma: Dilemma | None = None,
    onderwerp: str = "",
    van: Status | None = None,
    naar: Status | None = None,
    versie: int = 0,
    gegevens: Mapping[str, Any] | None = None,
) -> Gebeurtenis:
    """Append one event and return it; call inside `schrijven()`, so that the chain has one tail."""
    alleen_binnen_schrijven()
    gebeurtenis = Gebeurtenis(
        dilemma=dilemma,
        onderwerp=onderwerp or zeker(dilemma).nummer,
        soort=soort,
        wie=wie,
        op=op,
        van=van,
        naar=naar,
        versie=versie,
        gegevens=gegevens or {},
        vorige=_staart(),
    )
    gebeurtenis.hash = _hash(gebeurtenis)
    gebeurtenis.save(force_insert=True)
    return gebeurtenis


def _staart() -> str:
    laatste = Gebeurtenis.select(Gebeurtenis.hash).order_by(Gebeurtenis.id.desc()).get_or_none()
    return laatste.hash if laatste else BEGIN


def _hash(g: Gebeurtenis) -> str:
    inhoud = [
        g.vorige,
        g.onderwerp,
        g.soort,
        g.dilemma_id,
        g.wie_id,
        g.op.astimezone(UTC).isoformat(),
        g.van and g.van.value,
        g.naar and g.naar.value,
        g.versie,
        g.gegevens,
    ]
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


def fouten() -> Iterator[str]:
    """Yield one English sentence per event that does not fit the chain. A cut tail shows only
    against a kept anchor.
    """
    vorige = BEGIN
    for g in Gebeurtenis.select().order_by(Gebeurtenis.id).iterator():
        if g.vorige != vorige:
            yield f"event {g.id}: an earlier event is missing or out of place"
        if g.hash != _hash(g):
            yield f"event {g.id}: its content was changed"
        vorige = g.hash


def anker() -> tuple[int, str]:
    """Return the number of events and the hash of the last one: keep it elsewhere to notice a cut
    tail.
    """
    return Gebeurtenis.select().count(), _staart()


def ankertekst() -> str:
    """Return the anchor as it is printed, mailed and typed: COUNT:HASH."""
    return "{}:{}".format(*anker())
