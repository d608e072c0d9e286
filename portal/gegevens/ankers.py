"""Anchors: where the log stood at some moment, kept where whoever rewrites the log does not come.

Each issued paper bears one, each backup, and a weekly mail to the beheerders. A log that was cut
or computed anew no longer holds the event that an anchor is of.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from peewee import PeeweeException

from portal import audit
from portal.db import schrijven
from portal.models import Bericht, Gebeurtenis, Instelling, Stuk
from portal.models.lezen import langs

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
    gevonden: list[Anker] = []

    def van_stuk(stuk: Stuk) -> tuple[str, ...]:
        # Its metadata can be read without unpacking; the paper prints it on its last page too.
        if anker := _IN_STUK.search(bytes(stuk.inhoud)):
            gevonden.extend(lees(anker[1].decode(), f"stuk {stuk.code}"))
        return ()

    def van_bericht(bericht: Bericht) -> tuple[str, ...]:
        gevonden.extend(lees(bericht.gegevens.get("anker", ""), f"mail {bericht.id}"))
        return ()

    def van_backup(rij: Instelling) -> tuple[str, ...]:
        gevonden.extend(lees(rij.waarde, "the backup"))
        return ()

    # A paper that cannot be read is named by `stukbewijs`; of mails the log vouches for nothing.
    deque(langs(Stuk.select(Stuk.id, Stuk.code, Stuk.inhoud), van_stuk), 0)
    deque(langs(Bericht.select().where(Bericht.soort == SLEUTEL), van_bericht), 0)
    deque(langs(Instelling.select().where(Instelling.sleutel == SLEUTEL), van_backup), 0)
    yield from gevonden


def ankerfouten(ankers: Iterable[Anker]) -> Iterator[str]:
    """Yield an English sentence for each anchor of which the log no longer holds the event."""
    ankers = [anker for anker in ankers if anker.aantal]
    nummers: Any = Gebeurtenis.select(Gebeurtenis.id).order_by(Gebeurtenis.id).tuples()
    ids = [id_ for (id_,) in nummers]
    op_plek = {a.aantal: _hash_van(ids[a.aantal - 1]) for a in ankers if a.aantal <= len(ids)}
    for aantal, hash_, waar in ankers:
        if aantal not in op_plek:
            yield (
                f"{waar}: the log had {aantal} events when the anchor was kept; "
                "its tail has been cut off"
            )
        elif op_plek[aantal] != hash_:
            yield f"{waar}: event number {aantal} is not the one the anchor was kept of"


def _hash_van(id_: int) -> str:
    """Return the hash of an event, or nothing when it cannot be read."""
    try:
        return str(Gebeurtenis.select(Gebeurtenis.hash).where(Gebeurtenis.id == id_).get().hash)
    except PeeweeException:
        return ""


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
