"""Issued papers: issue one, withdraw it, keep copies. Printing comes before; nothing here does."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from portal import meldingen
from portal.daden import GEDAAN_NIETS, Logt, daad, onder, zelf
from portal.engine import Onvolledig, Verouderd, Verzoek
from portal.models import Bijeenkomst, Exemplaar, Ontvanger, Persoon, Stuk
from portal.policy import eisen, mogen
from portal.queries.rondom import stuk as query
from portal.queries.rondom.stuk import Drukwerk
from portal.tools.tijd import dag
from portal.tools.zeker import zeker
from portal.vocabulary import Voorval

# How an event calls what became of a paper.
UITGEGEVEN, INGETROKKEN, EXEMPLAAR = "uitgegeven", "ingetrokken", "exemplaar"
_GELIJK = (
    "soort", "reeks", "versie", "code", "titel", "nummer", "tlp", "inhoud", "bron", "kern",
    "wijzigingen", "op_naam",
)  # fmt: skip


def _log(wat: str) -> Logt:
    """Log with the hash, so that the chain of events vouches for the bytes."""
    return onder(Voorval.STUK, wat, lambda stuk: {"code": stuk.code, "sha256": stuk.sha256})


@daad(mogen.regelen, logt=zelf(Voorval.STUK))
def geef_uit(drukwerk: Drukwerk, verzoek: Verzoek) -> Stuk:
    """Issue a printed paper to whom it is for and mail them, unless they have one that says the
    same.

    Raises Verouderd when it is not the next version any more, or not the one that the screen
    offered (`verzoek.versie`): its members have that already.
    """
    if verzoek.versie not in (None, drukwerk.versie):
        raise _ingehaald(drukwerk)
    hebben_dit_al = query.hebben_dit_al(drukwerk)
    stuk = leg_uitgave_vast(drukwerk, verzoek)
    meldingen.meld("stuk", stuk, verzoek, behalve=hebben_dit_al)
    return stuk


def leg_uitgave_vast(drukwerk: Drukwerk, verzoek: Verzoek) -> Stuk:
    """Write a version with its recipients and return it; the caller mails. Call inside a write
    transaction.
    """
    if drukwerk.versie != query.volgende_versie(drukwerk.reeks):
        raise _ingehaald(drukwerk)
    over = "jaar" if isinstance(drukwerk.onderwerp, int) else "bijeenkomst"
    waarden = {n: getattr(drukwerk, n) for n in _GELIJK} | {over: drukwerk.onderwerp}
    stuk = Stuk.create(
        **waarden,
        sha256=sha256(drukwerk.inhoud).hexdigest(),
        uitgegeven_op=verzoek.nu,
        uitgegeven_door=verzoek.actor,
    )
    for persoon in list(_voor_wie(drukwerk, verzoek.nu)):
        Ontvanger.create(stuk=stuk, persoon=persoon)
    # Copies are printed from the source, so the log vouches for that too.
    bron = sha256(drukwerk.bron.encode()).hexdigest()
    _log(UITGEGEVEN).schrijf(stuk, verzoek, {"bron": bron, "anker": drukwerk.anker})
    return stuk


def _ingehaald(drukwerk: Drukwerk) -> Verouderd:
    """While this version was printed, another one was issued."""
    over = drukwerk.onderwerp
    return Verouderd(None if isinstance(over, int) else over)


def _voor_wie(drukwerk: Drukwerk, nu: datetime) -> Iterable[Persoon]:
    if isinstance(drukwerk.onderwerp, Bijeenkomst):
        return query.leden_voor(drukwerk.onderwerp, dag(nu))
    return query.alle_leden(dag(nu))


@daad(mogen.regelen, al=lambda stuk, _: stuk.ingetrokken_op, logt=_log(INGETROKKEN))
def trek_in(stuk: Stuk, verzoek: Verzoek) -> None:
    """Withdraw a paper (`invoer`: reden) and tell those of its recipients who may still
    read it; a second time changes nothing."""
    reden = verzoek.invoer.get("reden")
    if not reden:
        raise Onvolledig("reden")
    weg = {"ingetrokken_op": verzoek.nu, "ingetrokken_door": verzoek.actor, "intrekreden": reden}
    Stuk.update(**weg).where(Stuk.id == stuk.id).execute()
    meldingen.meld("ingetrokken", stuk, verzoek)


@daad(mogen.als_lezer, eist=eisen.geldig, logt=_log(EXEMPLAAR))
def houd_exemplaar(stuk: Stuk, verzoek: Verzoek) -> Any:
    """Keep somebody's own copy (`invoer`: inhoud), unless they have one."""
    inhoud = verzoek.invoer["inhoud"]
    waarden = {"inhoud": inhoud, "sha256": sha256(inhoud).hexdigest(), "gemaakt_op": verzoek.nu}
    eigen = {"stuk": stuk.id, "persoon": verzoek.actor}
    _, nieuw = Exemplaar.get_or_create(**eigen, defaults=waarden)
    account = zeker(verzoek.actor).id
    return {"sha256": waarden["sha256"], "account": account} if nieuw else GEDAAN_NIETS


def bewaar_exemplaar(stuk: Stuk, persoon: Persoon, inhoud: bytes, nu: datetime) -> bytes:
    """Keep somebody's own copy and return it; of two first openings at once both get the one that
    was kept.
    """
    houd_exemplaar(stuk, Verzoek(persoon, nu, {"inhoud": inhoud}))
    return bytes(Exemplaar.get(Exemplaar.stuk == stuk.id, Exemplaar.persoon == persoon).inhoud)
