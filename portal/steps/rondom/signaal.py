"""A signaal for the Beraad: filed by anybody, taken along or refused by the CCV, told in an issued
briefing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

from portal import audit, engine, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Bijeenkomst, Persoon, Signaal, Thema
from portal.queries.rondom.signaal import onverteld
from portal.steps.gedeeld.nummers import volgend_nummer
from portal.steps.intake import inbrenger_voor
from portal.steps.rondom import signaalontvangst, toegang
from portal.vocabulary import SignaalStatus, Voorval


class Beoordeeld(Exception):
    """A colleague judged the signaal since the screen was made; nothing has changed now."""


def pagina(signaal: Signaal) -> str:
    """Return the address of a signaal."""
    return f"/signaal/{signaal.nummer}"


def versie(signaal: Signaal) -> int:
    """Return a number that changes with every judgement: the table has no version of its own."""
    return crc32("\0".join((signaal.status, signaal.beraadtitel, signaal.beraadtekst)).encode())


def dien_in(verzoek: Verzoek | None, invoer: Mapping[str, Any], sleutel: str, nu: datetime) -> str:
    """File a signaal (`invoer`: titel, tekst, thema as key or empty) and return its number.

    `verzoek` is None for somebody without a session: the address is then confirmed by mail, and the
    CCV hears later.
    """
    eigen = verzoek or Verzoek(None, nu, sleutel=sleutel)

    def doe() -> str:
        signaal = _nieuw(eigen.actor or inbrenger_voor(invoer), invoer, nu)
        if verzoek:
            signaalontvangst.bevestig(signaal, eigen.actor, nu)
        else:
            toegang.stuur_bevestiging(signaal, nu)
        return signaal.nummer

    return engine.eenmaal(eigen, doe)


def _nieuw(inbrenger: Persoon, invoer: Mapping[str, Any], nu: datetime) -> Signaal:
    signaal = Signaal.create(
        nummer=volgend_nummer("S", nu),
        inbrenger=inbrenger,
        titel=invoer["titel"],
        tekst=invoer["tekst"],
        thema=Thema.get_or_none(Thema.sleutel == (invoer.get("thema") or "")),
        ingediend_op=nu,
    )
    _leg_vast(signaal, inbrenger, nu)
    return signaal


def bevestig(signaal: Signaal, verzoek: Verzoek) -> str:
    """Confirm a signaal filed under one's own address without signing in; return its page."""

    def doe() -> str:
        actueel = Signaal.get_by_id(signaal.id)
        if actueel.inbrenger_id != verzoek.actor.id:
            raise NietToegestaan(signaal.nummer)
        signaalontvangst.bevestig(actueel, verzoek.actor, verzoek.nu)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def neem_over(signaal: Signaal, verzoek: Verzoek) -> str:
    """Accept it for the next briefing (`invoer`: beraadtitel, beraadtekst, anoniem), or rewrite
    what waits there.

    Returns its page; raises Beoordeeld for a stale screen.
    """
    if not verzoek.invoer.get("anoniem"):
        raise engine.Onvolledig("anoniem")
    teksten = {naam: verzoek.invoer[naam] for naam in ("beraadtitel", "beraadtekst")}
    return _beoordeel(signaal, verzoek, SignaalStatus.AANGENOMEN, **teksten, terugkoppeling="")


def wijs_af(signaal: Signaal, verzoek: Verzoek) -> str:
    """Refuse it, with an answer to the inbrenger (`invoer["terugkoppeling"]`); return its page.

    Raises Beoordeeld for a stale screen.
    """
    antwoord = verzoek.invoer["terugkoppeling"]
    return _beoordeel(signaal, verzoek, SignaalStatus.NIET_OVERGENOMEN, terugkoppeling=antwoord)


def _beoordeel(signaal: Signaal, verzoek: Verzoek, oordeel: SignaalStatus, **teksten: str) -> str:
    def doe() -> str:
        actueel = Signaal.get_by_id(signaal.id)
        if verzoek.versie is not None and verzoek.versie != versie(actueel):
            raise Beoordeeld
        if not policy.mag_beoordelen(verzoek.actor, actueel):
            raise NietToegestaan(actueel.nummer)
        nieuws = actueel.status is not oordeel
        waarden = {
            "status": oordeel,
            "beoordeeld_op": verzoek.nu,
            "beoordeeld_door": verzoek.actor,
            **teksten,
        }
        Signaal.update(**waarden).where(Signaal.id == actueel.id).execute()
        _leg_vast(actueel, verzoek.actor, verzoek.nu, oordeel)
        if nieuws:
            signaalontvangst.meld(actueel, actueel.inbrenger, oordeel, verzoek.nu)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def neem_op(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> list[Signaal]:
    """Mark the accepted signalen that the Beraad was not told yet as told by this meeting's
    briefing; return them.

    Call inside the transaction that issues the briefing. It was printed before, at `verzoek.nu`,
    and held what `queries.signalen.voor_briefing` gave; what was accepted since waits for the next
    one. A later version of the same briefing marks only what came since.
    """
    gedrukt = onverteld() & (Signaal.beoordeeld_op <= verzoek.nu)
    wachtend = list(Signaal.select().where(gedrukt).order_by(Signaal.id))
    Signaal.update(bijeenkomst=bijeenkomst).where(
        Signaal.id.in_([s.id for s in wachtend])
    ).execute()
    for signaal in wachtend:
        _leg_vast(
            signaal,
            verzoek.actor,
            verzoek.nu,
            SignaalStatus.AANGENOMEN,
            bijeenkomst=str(bijeenkomst.id),
        )
    return wachtend


def laat_los(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Let what a meeting that is called off would have heard wait for the next briefing; call
    inside `schrijven()`.
    """
    losse = list(Signaal.select().where(Signaal.bijeenkomst == bijeenkomst).order_by(Signaal.id))
    Signaal.update(bijeenkomst=None).where(Signaal.bijeenkomst == bijeenkomst).execute()
    for signaal in losse:
        _leg_vast(signaal, verzoek.actor, verzoek.nu, SignaalStatus.AANGENOMEN)


def _leg_vast(
    signaal: Signaal,
    wie: Persoon,
    nu: datetime,
    status: SignaalStatus = SignaalStatus.INGEDIEND,
    **meer: str,
) -> None:
    gegevens = {"status": status.value, **meer}
    audit.leg_vast(Voorval.SIGNAAL, wie=wie, op=nu, onderwerp=signaal.nummer, gegevens=gegevens)
