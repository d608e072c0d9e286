"""Issued papers and copies of them, held against the events of their issuing: the bytes, the source
and the withdrawal.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from portal.models import Exemplaar, Gebeurtenis, Stuk
from portal.steps.rondom.stuk import EXEMPLAAR, INGETROKKEN, UITGEGEVEN
from portal.vocabulary import Voorval

Gelogd = dict[str, dict[str, Any]]


def stukfouten() -> Iterator[str]:
    """Yield an English sentence for each paper or copy that is not as the log says it was made."""
    uitgegeven, ingetrokken, exemplaren = _gelogd(UITGEGEVEN), _gelogd(INGETROKKEN), _exemplaren()
    er_is: set[str] = set()
    for stuk in Stuk.select().order_by(Stuk.id).iterator():
        er_is.add(stuk.code)
        gelogd, heet = uitgegeven.get(stuk.code), f"stuk {stuk.code}"
        if gelogd is None:
            yield f"{heet}: in its table, but the log knows of no issue"
            continue
        if {stuk.sha256, _hash(bytes(stuk.inhoud))} != {gelogd["sha256"]}:
            yield f"{heet}: its bytes are not those that were issued"
        if "bron" in gelogd and _hash(stuk.bron.encode()) != gelogd["bron"]:
            yield f"{heet}: the source of its copies is not what was issued"
        if (stuk.ingetrokken_op is not None) != (stuk.code in ingetrokken):
            yield f"{heet}: whether it was withdrawn is not as the log says"
        yield from _kopiefouten(stuk, exemplaren, geteld="bron" in gelogd)
    yield from (f"stuk {code}: issued by the log, and gone" for code in uitgegeven.keys() - er_is)
    weg = exemplaren.keys() - set(
        Exemplaar.select(Stuk.code, Exemplaar.persoon).join(Stuk).tuples()
    )
    yield from (f"stuk {code}, copy of account {wie}: gone" for code, wie in sorted(weg))


def _kopiefouten(stuk: Stuk, gelogd: dict[tuple[str, int], str], *, geteld: bool) -> Iterator[str]:
    """Yield what is wrong with the copies of a paper; of those of before the log told of copies
    (`geteld` is false) only their own hash tells.
    """
    for kopie in Exemplaar.select().where(Exemplaar.stuk == stuk).iterator():
        heet = f"stuk {stuk.code}, copy of account {kopie.persoon_id}"
        hoort = gelogd.get((stuk.code, kopie.persoon_id), "" if geteld else kopie.sha256)
        if not hoort:
            yield f"{heet}: in its table, but the log knows of no copy"
        elif {kopie.sha256, _hash(bytes(kopie.inhoud))} != {hoort}:
            yield f"{heet}: its bytes are not those that were made"


def _van_stukken(wat: str) -> Iterator[dict[str, Any]]:
    rijen = Gebeurtenis.select(Gebeurtenis.gegevens).where(Gebeurtenis.soort == Voorval.STUK)
    for (gegevens,) in rijen.order_by(Gebeurtenis.id).tuples().iterator():
        if gegevens.get("wat") == wat:
            yield gegevens


def _gelogd(wat: str) -> Gelogd:
    return {gegevens["code"]: gegevens for gegevens in _van_stukken(wat)}


def _exemplaren() -> dict[tuple[str, int], str]:
    return {(g["code"], g["account"]): g["sha256"] for g in _van_stukken(EXEMPLAAR)}


def _hash(inhoud: bytes) -> str:
    return sha256(inhoud).hexdigest()
