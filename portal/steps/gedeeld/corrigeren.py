"""Put a recorded field right: what it said is kept beside it, the log tells that it was, and
whoever the table names hears. Every deed of `steps.rondom.correctie` goes through here.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from portal import audit, engine
from portal.daden import Logt
from portal.engine import Verzoek, bundelgenoten
from portal.models import Actie, Besluit, Correctie, Dilemma
from portal.queries.correcties import rij_van
from portal.queries.herstelbaar import PER_NAAM, van_daad
from portal.steps.gedeeld.vernemen import ontvangers, vertel
from portal.vocabulary import Voorval

Gecorrigeerd = dict[str, list[Correctie]]


def corrigeer(
    daad: Callable[..., object],
    rij: Any,
    verzoek: Verzoek,
    zet: Callable[[], object],
    *,
    stil: bool = False,
) -> Gecorrigeerd:
    """Let `zet` change the row; keep what the fields of the deed said before, where it is another.

    `verzoek.invoer` holds the `reden`, if the deed asks for one; `stil` mails nobody. Return what
    `LOGT` tells of.
    """
    velden = van_daad(daad.__name__)
    wie_wist_het = {veld.naam: ontvangers(veld.hoort, rij, verzoek) for veld in velden}
    oud = {veld.naam: veld.toon(rij) for veld in velden}
    zet()
    nieuw = {veld.naam: veld.toon(rij) for veld in velden}
    anders = [naam for naam in oud if oud[naam] != nieuw[naam]]
    if not stil:
        vertel([(naam, p) for naam in anders for p in wie_wist_het[naam]], rij, verzoek)
    return {"correcties": [_bewaar(rij, n, oud[n], nieuw[n], verzoek) for n in anders]}


def _bewaar(rij: Any, veld: str, oud: str, nieuw: str, verzoek: Verzoek) -> Correctie:
    return Correctie.create(
        **{rij._meta.table_name: rij},
        veld=veld,
        oud=oud,
        nieuw=nieuw,
        reden=verzoek.invoer.get("reden") or "",
        zout=secrets.token_hex(16),
        wie=verzoek.actor,
        op=verzoek.nu,
    )


def afdruk(correctie: Correctie, tekst: str) -> str:
    """Return the hash by which the log knows a text that it must not keep."""
    return hashlib.sha256(f"{correctie.zout} {tekst}".encode()).hexdigest()


def _log(rij: Any, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
    """Log each field on the dilemma it is about, with those it is treated together with, or else
    under the heading of the row itself.
    """
    for correctie in gegevens.get("correcties", ()):
        waarden = voor_log(correctie)
        zaken = _dilemmas(rij_van(correctie))
        for dilemma in zaken:
            engine.meld(dilemma, Voorval.CORRECTIE, verzoek, **waarden)
        if not zaken:
            audit.leg_vast(
                Voorval.CORRECTIE,
                wie=verzoek.actor,
                op=verzoek.nu,
                onderwerp=rij.onderwerp,
                gegevens=waarden,
            )


LOGT = Logt(Voorval.CORRECTIE, _log)


def voor_log(c: Correctie) -> dict[str, str]:
    """Return what the log keeps for good of a field that was put right."""
    in_log = PER_NAAM[c.veld].in_log
    oud, nieuw = (c.oud, c.nieuw) if in_log else (afdruk(c, c.oud), afdruk(c, c.nieuw))
    bij = {"wat": "verbeterd", "veld": c.veld, "correctie": str(c.id)}
    return {**bij, "oud": oud, "nieuw": nieuw, "reden": afdruk(c, c.reden)}


def _dilemmas(rij: Any) -> list[Dilemma]:
    """Return the dilemmas whose timeline tells of a row, as they are now."""
    dilemma = rij if isinstance(rij, Dilemma) else getattr(rij, "dilemma", None)
    if dilemma is None:
        return []
    vers = Dilemma.get_by_id(dilemma.id)
    return bundelgenoten(vers) if isinstance(rij, (Actie, Besluit)) else [vers]
