"""Issued papers: issue one, withdraw it, and note who opened it. They are printed before; nothing
here prints.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from portal import audit, engine, outbox
from portal.db import schrijven
from portal.engine import NietToegestaan, Verzoek
from portal.models import Bijeenkomst, Exemplaar, Inzage, Ontvanger, Persoon, Stuk
from portal.queries.rondom import stuk as query
from portal.queries.rondom.stuk import Drukwerk
from portal.steps.bijeenkomst.grond import alleen_adviseur
from portal.tools.tijd import dag
from portal.vocabulary import Voorval


class StukVerouderd(Exception):
    """While this version was printed, another one was issued; the argument is its Drukwerk."""


def pagina(stuk: Stuk) -> str:
    """Return the address of a paper's page."""
    return f"/stukken/{stuk.id}"


def geef_uit(drukwerk: Drukwerk, verzoek: Verzoek) -> str:
    """Issue a printed paper to whom it is for and mail them; return its page.

    Raises StukVerouderd when it is not the next version any more, or not the one that the screen
    offered (`verzoek.versie`): its members have that already.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        if verzoek.versie not in (None, drukwerk.versie):
            raise StukVerouderd(drukwerk)
        stuk, aan = leg_uitgave_vast(drukwerk, verzoek)
        for persoon in aan:
            outbox.plaats("stuk", persoon, verzoek.nu, pad=pagina(stuk), nummer=stuk.nummer)
        return pagina(stuk)

    return engine.eenmaal(verzoek, doe)


def leg_uitgave_vast(drukwerk: Drukwerk, verzoek: Verzoek) -> tuple[Stuk, list[Persoon]]:
    """Write a version with its recipients and return both; the caller mails. Call inside a write
    transaction.
    """
    if drukwerk.versie != query.volgende_versie(drukwerk.reeks):
        raise StukVerouderd(drukwerk)
    waarden = {n: getattr(drukwerk, n) for n in _GELIJK} | _onderwerp(drukwerk)
    stuk = Stuk.create(
        **waarden,
        sha256=sha256(drukwerk.inhoud).hexdigest(),
        uitgegeven_op=verzoek.nu,
        uitgegeven_door=verzoek.actor,
    )
    aan = list(_voor_wie(drukwerk, verzoek.nu))
    for persoon in aan:
        Ontvanger.create(stuk=stuk, persoon=persoon)
    _leg_vast(stuk, "uitgegeven", verzoek)
    return stuk, aan


_GELIJK = (
    "soort",
    "reeks",
    "versie",
    "code",
    "titel",
    "nummer",
    "tlp",
    "inhoud",
    "bron",
    "kern",
    "wijzigingen",
    "op_naam",
)


def _onderwerp(drukwerk: Drukwerk) -> dict:
    return {"jaar" if isinstance(drukwerk.onderwerp, int) else "bijeenkomst": drukwerk.onderwerp}


def _voor_wie(drukwerk: Drukwerk, nu: datetime) -> Iterable[Persoon]:
    if isinstance(drukwerk.onderwerp, Bijeenkomst):
        return query.leden_voor(drukwerk.onderwerp, dag(nu))
    return query.alle_leden(dag(nu))


def _leg_vast(stuk: Stuk, wat: str, verzoek: Verzoek) -> None:
    """Log it with the hash, so that the chain of events vouches for the bytes."""
    audit.leg_vast(
        Voorval.STUK,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=f"stuk {stuk.reeks}",
        versie=stuk.versie,
        gegevens={"wat": wat, "code": stuk.code, "sha256": stuk.sha256},
    )


def trek_in(stuk: Stuk, verzoek: Verzoek) -> str:
    """Withdraw a paper (`invoer`: reden), tell its recipients, and return its page; a second time
    changes nothing.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        if not verzoek.invoer.get("reden"):
            raise engine.Onvolledig("reden")
        nog_geldig = (Stuk.id == stuk.id) & Stuk.ingetrokken_op.is_null()
        if (
            Stuk.update(
                ingetrokken_op=verzoek.nu,
                ingetrokken_door=verzoek.actor,
                intrekreden=verzoek.invoer["reden"],
            )
            .where(nog_geldig)
            .execute()
        ):
            _leg_vast(stuk, "ingetrokken", verzoek)
            _mail_intrekking(stuk, verzoek)
        return pagina(stuk)

    return engine.eenmaal(verzoek, doe)


def _mail_intrekking(stuk: Stuk, verzoek: Verzoek) -> None:
    aan = Persoon.select().join(Ontvanger, on=Ontvanger.persoon == Persoon.id)
    for persoon in aan.where(Ontvanger.stuk == stuk.id, Persoon.actief).order_by(Persoon.id):
        outbox.plaats("ingetrokken", persoon, verzoek.nu, pad=pagina(stuk), nummer=stuk.nummer)


# Opening a paper is the one thing that a GET writes down: who may rely on a paper wants to know who
# read it.


def noteer_inzage(stuk: Stuk, persoon: Persoon, nu: datetime) -> None:
    """Note that somebody opened a paper."""
    with schrijven():
        Inzage.create(stuk=stuk.id, persoon=persoon, op=nu)


def bewaar_exemplaar(stuk: Stuk, persoon: Persoon, inhoud: bytes, nu: datetime) -> bytes:
    """Keep somebody's own copy and return it; of two first openings at once both get the one that
    was kept.
    """
    if stuk.ingetrokken_op or not stuk.op_naam:
        raise NietToegestaan(pagina(stuk))
    with schrijven():
        waarden = {"inhoud": inhoud, "sha256": sha256(inhoud).hexdigest(), "gemaakt_op": nu}
        exemplaar, _ = Exemplaar.get_or_create(stuk=stuk.id, persoon=persoon, defaults=waarden)
    return bytes(exemplaar.inhoud)
