"""Issued papers and copies of them, held against the events of their issuing: the bytes, the source
and the withdrawal.
"""

from collections import deque
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from portal.models import Exemplaar, Gebeurtenis, Stuk
from portal.models.lezen import langs
from portal.steps.rondom.stuk import EXEMPLAAR, INGETROKKEN, UITGEGEVEN
from portal.vocabulary import Voorval

Gelogd = dict[str, dict[str, Any]]


def stukfouten() -> Iterator[str]:
    """Yield an English sentence for each paper or copy that is not as the log says it was made."""
    uitgegeven, ingetrokken, exemplaren = _gelogd(UITGEGEVEN), _gelogd(INGETROKKEN), _exemplaren()
    er_is: set[str] = set()

    def noem(stuk: Stuk) -> tuple[str, ...]:
        er_is.add(stuk.code)
        return ()

    def kijk(stuk: Stuk) -> Iterator[str]:
        gelogd, heet = uitgegeven.get(stuk.code), f"stuk {stuk.code}"
        if gelogd is None:
            yield f"{heet}: in its table, but the log knows of no issue"
            return
        if {stuk.sha256, _hash(bytes(stuk.inhoud))} != {gelogd["sha256"]}:
            yield f"{heet}: its bytes are not those that were issued"
        if "bron" in gelogd and _hash(stuk.bron.encode()) != gelogd["bron"]:
            yield f"{heet}: the source of its copies is not what was issued"
        if (stuk.ingetrokken_op is not None) != (stuk.code in ingetrokken):
            yield f"{heet}: whether it was withdrawn is not as the log says"

    yield from langs(Stuk.select(), kijk)
    deque(langs(Stuk.select(Stuk.id, Stuk.code), noem), 0)
    yield from (f"stuk {code}: issued by the log, and gone" for code in uitgegeven.keys() - er_is)
    yield from _kopiefouten(uitgegeven, exemplaren)


def _kopiefouten(uitgegeven: Gelogd, gelogd: dict[tuple[str, int], str]) -> Iterator[str]:
    """Yield what is wrong with the copies of papers; of a paper of before the log told of copies
    only their own hash tells.
    """
    er_is: set[tuple[str, int]] = set()

    def noem(kopie: Exemplaar) -> tuple[str, ...]:
        er_is.add((_code(kopie), kopie.persoon_id))
        return ()

    def kijk(kopie: Exemplaar) -> Iterator[str]:
        code = _code(kopie)
        if code not in uitgegeven:  # of which was told
            return
        heet, geteld = (
            f"stuk {code}, copy of account {kopie.persoon_id}",
            "bron" in uitgegeven[code],
        )
        hoort = gelogd.get((code, kopie.persoon_id), "" if geteld else kopie.sha256)
        if not hoort:
            yield f"{heet}: in its table, but the log knows of no copy"
        elif {kopie.sha256, _hash(bytes(kopie.inhoud))} != {hoort}:
            yield f"{heet}: its bytes are not those that were made"

    yield from langs(Exemplaar.select(), kijk)
    deque(langs(Exemplaar.select(Exemplaar.id, Exemplaar.stuk, Exemplaar.persoon), noem), 0)
    weg = sorted(gelogd.keys() - er_is)
    yield from (f"stuk {code}, copy of account {wie}: gone" for code, wie in weg)


def _code(kopie: Exemplaar) -> str:
    """Return the code of the paper of a copy, without its bytes."""
    return Stuk.select(Stuk.code).where(Stuk.id == kopie.stuk_id).get().code


def _van_stukken(wat: str) -> Iterator[dict[str, Any]]:
    gevonden: list[dict[str, Any]] = []

    def neem(g: Gebeurtenis) -> tuple[str, ...]:
        if g.gegevens.get("wat") == wat:
            gevonden.append(g.gegevens)
        return ()

    # An event that cannot be read is named by the walk along the chain.
    van_stuk = Gebeurtenis.select(Gebeurtenis.id, Gebeurtenis.gegevens)
    deque(langs(van_stuk.where(Gebeurtenis.soort == Voorval.STUK), neem), 0)
    yield from gevonden


def _gelogd(wat: str) -> Gelogd:
    return {str(gegevens.get("code")): gegevens for gegevens in _van_stukken(wat)}


def _exemplaren() -> dict[tuple[str, int], str]:
    return {(g["code"], g["account"]): g["sha256"] for g in _van_stukken(EXEMPLAAR)}


def _hash(inhoud: bytes) -> str:
    return sha256(inhoud).hexdigest()
