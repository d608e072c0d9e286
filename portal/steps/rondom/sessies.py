"""How long a sign-in lasts: idle, at most, and on a trusted phone after that; and ending them.

A request notes its moment in memory and the jobs write it down: who only reads waits for no writer.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from peewee import OperationalError

from portal import policy
from portal.db import even_schrijven, schrijven
from portal.models import Persoon, Sessie
from portal.tools.tijd import dag

# How long nobody need do anything: who must have a second factor less than others.
RUST_ZWAAR, RUST = timedelta(minutes=60), timedelta(hours=2)
GEZIEN_PER = timedelta(minutes=1)  # how exactly the last use is kept
TOON_MAX = 50  # sessions on one page
# What this process saw and the jobs have not written yet, by the hash of the token: when it was
# used, and whether it was beperkt then.
_GEZIEN: dict[str, tuple[datetime, bool]] = {}
# The hashes of sessions that ended here while another write was in the way; the next round removes
# their rows.
_GEEINDIGD: set[str] = set()
GEDULD_MS = 100  # that signing out waits for another write


def gezien(sessie: Sessie) -> Sessie:
    """Return the row with what this process saw of it since it was written."""
    op, beperkt = _GEZIEN.get(sessie.token_hash, (sessie.gezien_op, sessie.beperkt))
    sessie.gezien_op, sessie.beperkt = max(op, sessie.gezien_op), beperkt or sessie.beperkt
    return sessie


def stand(sessie: Sessie, nu: datetime) -> Sessie | None:
    """Return the session as it is now: whole, `beperkt` once its rights ended on a trusted device,
    or None when it has ended.
    """
    if sessie.token_hash in _GEEINDIGD:
        return None
    sessie = gezien(sessie)
    if not sessie.beperkt and nu < sessie.verloopt_op and not _te_lang_stil(sessie, nu):
        return sessie
    if sessie.vertrouwd_tot is None or nu >= sessie.vertrouwd_tot:
        return None
    sessie.beperkt = sessie.persoon.beperkt = True
    return sessie


def _te_lang_stil(sessie: Sessie, nu: datetime) -> bool:
    stil = nu - sessie.gezien_op
    if stil < RUST_ZWAAR:
        return False  # for nobody: who has which seat need not be asked
    return stil >= RUST or policy.zwaar(sessie.persoon, dag(nu))


def eindigt(sessie: Sessie, nu: datetime) -> datetime:
    """Return when the full rights of a session end if nobody uses it from now on."""
    rust = RUST_ZWAAR if policy.zwaar(sessie.persoon, dag(nu)) else RUST
    return min(sessie.verloopt_op, sessie.gezien_op + rust)


def eindigt_niet_voor(sessie: Sessie, nu: datetime) -> datetime:
    """Return the same for one that is used now, or something earlier: whether somebody has a
    chair's seat is not looked up. Who has, gave a second factor.
    """
    return min(sessie.verloopt_op, nu + (RUST_ZWAAR if sessie.sterk_op else RUST))


def noteer(sessie: Sessie, nu: datetime) -> None:
    """Note that a session was used, at most once a minute."""
    if nu - sessie.gezien_op >= GEZIEN_PER:
        _GEZIEN[sessie.token_hash] = nu, sessie.beperkt


def beeindig(token_hash: str) -> None:
    """End a session at once, whatever is written elsewhere; its row may go later."""
    _GEEINDIGD.add(token_hash)
    with suppress(OperationalError), even_schrijven(GEDULD_MS):
        _verwijder({token_hash})


def schrijf_geeindigd() -> None:
    """Remove the rows of sessions that ended while another write was in the way."""
    if weg := set(_GEEINDIGD):
        with schrijven():
            _verwijder(weg)
        _GEEINDIGD.difference_update(weg)


def _verwijder(weg: set[str]) -> None:
    Sessie.delete().where(Sessie.token_hash.in_(weg)).execute()


def schrijf_gezien() -> None:
    """Write down which sessions were used in this process."""
    waren = dict(_GEZIEN)
    if not waren:
        return
    with schrijven():
        for token_hash, (op, beperkt) in waren.items():
            nieuw = {"gezien_op": op} | ({"beperkt": True} if beperkt else {})
            Sessie.update(**nieuw).where(Sessie.token_hash == token_hash).execute()
    for token_hash, wat in waren.items():
        if _GEZIEN.get(token_hash) == wat:
            del _GEZIEN[token_hash]


def noem(sessie: Sessie, apparaat: str) -> None:
    """Note on what somebody signed in."""
    with schrijven():
        Sessie.update(apparaat=apparaat).where(Sessie.id == sessie.id).execute()


def van(persoon: Persoon, nu: datetime) -> list[Sessie]:
    """Return the sessions of a person that have not ended, the last used first, and no more than
    one can look through.
    """
    rijen = Sessie.select(Sessie, Persoon).join(Persoon).where(Sessie.persoon == persoon.id)
    laatste = rijen.order_by(Sessie.gezien_op.desc(), Sessie.id.desc()).limit(TOON_MAX)
    levend = [rij for rij in (stand(sessie, nu) for sessie in laatste) if rij]
    return sorted(levend, key=lambda sessie: sessie.gezien_op, reverse=True)


def eindig(persoon: Persoon, id_: int) -> None:
    """End one session of this person, if they have it."""
    with schrijven():
        Sessie.delete().where(Sessie.id == id_, Sessie.persoon == persoon.id).execute()


def eindig_andere(sessie: Sessie) -> None:
    """End every other session of the same person."""
    with schrijven():
        anders = (Sessie.persoon == sessie.persoon_id) & (Sessie.id != sessie.id)
        Sessie.delete().where(anders).execute()
