"""The event log: appended in the transaction of what it tells, chained by SHA-256, verifiable."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from portal.db import alleen_binnen_schrijven
from portal.models import Dilemma, Gebeurtenis, Persoon
from portal.models.lezen import langs
from portal.tools.zeker import zeker
from portal.vocabulary import Status

BEGIN = "0" * 64
# Where what is logged comes from: a network (never a whole address), the console, a round of jobs.
VANAF = ContextVar("vanaf", default="")
OPDRACHT, RONDE = "opdracht", "ronde"
# In the data of an event: asked without an account, under an address that nobody confirmed yet. The
# account that the event names is only whose that address is.
ZONDER_ACCOUNT = "zonder account"


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
    vanaf: str | None = None,
) -> Gebeurtenis:
    """Append one event and return it; call inside `schrijven()`, so that the chain has one tail.

    `vanaf`: from which network it was asked, where that is not the one of this request.
    """
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
        vanaf=VANAF.get() if vanaf is None else vanaf,
        vorige=_staart(),
    )
    gebeurtenis.hash = _hash(gebeurtenis)
    gebeurtenis.save(force_insert=True)
    return gebeurtenis


def ongezien(bevestigd_op: datetime | None) -> dict[str, Any]:
    """Return what an event keeps of a filing that nobody confirmed: that it was asked `zonder
    account`.
    """
    return {} if bevestigd_op else {ZONDER_ACCOUNT: True}


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
        *([g.vanaf] if g.vanaf else []),  # events of before there was one keep their hash
    ]
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


def fouten() -> Iterator[str]:
    """Yield one English sentence per event that does not fit the chain. A cut tail shows only
    against a kept anchor.
    """
    vorige = [BEGIN]

    def kijk(g: Gebeurtenis) -> Iterator[str]:
        hoort, vorige[0] = vorige[0], g.hash
        if g.vorige != hoort:
            yield f"event {g.id}: an earlier event is missing or out of place"
        if g.hash != _hash(g):
            yield f"event {g.id}: its content was changed"

    yield from langs(Gebeurtenis.select(), kijk)


def regels(sinds: datetime | None, soorten: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield the events from a moment on, of these kinds (none: of all), as a reader from outside
    may have them: without reasons and texts that people typed.
    """
    rijen = Gebeurtenis.select().order_by(Gebeurtenis.id)
    rijen = rijen.where(Gebeurtenis.op >= sinds) if sinds else rijen
    soorten = list(soorten)
    rijen = rijen.where(Gebeurtenis.soort.in_(soorten)) if soorten else rijen
    for g in rijen.iterator():
        anoniem = ZONDER_ACCOUNT in g.gegevens
        yield {
            "nr": g.id,
            "tijd": g.op.isoformat(),
            "actie": g.soort,
            "onderwerp": g.onderwerp,
            "wat": g.gegevens.get("wat", ZONDER_ACCOUNT if anoniem else ""),
            "van": g.van and g.van.value,
            "naar": g.naar and g.naar.value,
            "uitslag": g.gegevens.get("uitslag", "gelukt"),  # a change that failed is no event
            "account": None if anoniem else g.wie_id,
            "vanaf": g.vanaf,
        }


def anker() -> tuple[int, str]:
    """Return the number of events and the hash of the last one: keep it elsewhere to notice a cut
    tail.
    """
    return Gebeurtenis.select().count(), _staart()


def ankertekst() -> str:
    """Return the anchor as it is printed, mailed and typed: COUNT:HASH."""
    return "{}:{}".format(*anker())
