"""Anchors: where the log stood at some moment, kept where whoever rewrites the log does not come.

Each issued paper bears one, each backup, and a weekly mail to the beheerders. A log that was cut
or computed anew no longer holds the event that an anchor is of.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portal import audit
from portal.db import schrijven
from portal.models import Bericht, Gebeurtenis, Instelling, Stuk

ANKER = re.compile(r"\b(\d+):([0-9a-f]{64})\b")
_IN_STUK = re.compile(rb"logboek (\d+:[0-9a-f]{64})")
SLEUTEL = "anker"  # the setting in which a backup keeps it, and the kind of mail that tells it


class Anker(NamedTuple):
    """The number of events there were, the hash of the last one, and where that is kept."""

    aantal: int
    hash: str
    waar: str = "the anchor that was given"


def lees(tekst: str, waar: str) -> Iterator[Anker]:
    """Yield the anchors that stand in a text."""
    yield from (Anker(int(aantal), hash_, waar) for aantal, hash_ in ANKER.findall(tekst))


def bewaarde() -> Iterator[Anker]:
    """Yield the anchors that the database itself still has: of its papers, letters and backup."""
    for code, inhoud in Stuk.select(Stuk.code, Stuk.inhoud).order_by(Stuk.id).tuples().iterator():
        # Its metadata can be read without unpacking; the paper prints it on its last page too.
        if anker := _IN_STUK.search(bytes(inhoud)):
            yield from lees(anker[1].decode(), f"stuk {code}")
    for bericht in Bericht.select().where(Bericht.soort == SLEUTEL).order_by(Bericht.id):
        yield from lees(bericht.gegevens.get("anker", ""), f"mail {bericht.id}")
    rij = Instelling.get_or_none(Instelling.sleutel == SLEUTEL)
    yield from lees(rij.waarde if rij else "", "the backup")


def ankerfouten(ankers: Iterable[Anker]) -> Iterator[str]:
    """Yield an English sentence for each anchor of which the log no longer holds the event."""
    ankers = [anker for anker in ankers if anker.aantal]
    gezocht = {anker.aantal for anker in ankers}
    hashes = Gebeurtenis.select(Gebeurtenis.hash).order_by(Gebeurtenis.id).tuples().iterator()
    op_plek = {plek: hash_ for plek, (hash_,) in enumerate(hashes, 1) if plek in gezocht}
    for aantal, hash_, waar in ankers:
        if aantal not in op_plek:
            yield (
                f"{waar}: the log had {aantal} events when the anchor was kept; "
                "its tail has been cut off"
            )
        elif op_plek[aantal] != hash_:
            yield f"{waar}: event number {aantal} is not the one the anchor was kept of"


def leg_vast() -> str:
    """Keep the anchor of this moment in the database itself while a backup is made, so that that
    holds it; return it.
    """
    with schrijven():
        anker = audit.ankertekst()
        Instelling.zet(SLEUTEL, anker)
    return anker


def vergeet() -> None:
    """Drop it again: the backup holds it, or what was restored has been checked."""
    with schrijven():
        Instelling.delete().where(Instelling.sleutel == SLEUTEL).execute()
