"""A signaal for the Beraad: filed by anybody, taken along or refused by the CCV, told in an issued
briefing.
"""

from functools import partial
from typing import Any

from portal import audit, meldingen
from portal.daden import daad, zelf
from portal.daden.herhaald import HERHAALTIJD
from portal.engine import Onvolledig, Verzoek
from portal.models import Bijeenkomst, Persoon, Signaal, Thema
from portal.policy import eisen, mogen
from portal.queries import versies
from portal.queries.rondom.signaal import onverteld
from portal.steps.gedeeld import ontkennen
from portal.steps.gedeeld.indiening import afzender, inbrenger_voor, vul_aan, wie_indient
from portal.steps.gedeeld.nummers import volgend_nummer
from portal.steps.rondom import signaalontvangst, toegang
from portal.tools import adressen
from portal.tools.zeker import zeker
from portal.vocabulary import SignaalStatus, Voorval


def _net_gegeven(_niets: None, verzoek: Verzoek) -> str | None:
    """Return the number of the same signaal, filed within the hour by the same person or under the
    same address.
    """
    van = Signaal.inbrenger == wie_indient(verzoek)
    recent = Signaal.ingediend_op > verzoek.nu - HERHAALTIJD
    tekst = [getattr(Signaal, naam) == verzoek.invoer[naam] for naam in ("titel", "tekst")]
    eerdere = Signaal.select().where(van, recent, *tekst).order_by(Signaal.id)
    thema = verzoek.invoer.get("thema") or ""
    return next((s.nummer for s in eerdere if (s.thema.sleutel if s.thema else "") == thema), None)


@daad(mogen.iedereen, herhaald=_net_gegeven, logt=zelf(Voorval.SIGNAAL))
def dien_in(verzoek: Verzoek) -> str:
    """File a signaal (`invoer`: titel, tekst, thema as key or empty) and return its number.

    Without an account (`verzoek.actor` is None; `invoer` says who they are too) the address is
    confirmed by mail, and the CCV hears later.
    """
    inbrenger = verzoek.actor or inbrenger_voor(verzoek.invoer)
    if verzoek.actor:
        vul_aan(verzoek.actor, verzoek.invoer)
    signaal = _nieuw(inbrenger, verzoek)
    if verzoek.actor:
        signaalontvangst.bevestig(signaal, inbrenger, verzoek.nu)
    else:
        toegang.stuur_bevestiging(signaal, verzoek.nu)
    return signaal.nummer


def _nieuw(inbrenger: Persoon, verzoek: Verzoek) -> Signaal:
    invoer = verzoek.invoer
    signaal = Signaal.create(
        nummer=volgend_nummer("S", verzoek.nu),
        inbrenger=inbrenger,
        titel=invoer["titel"],
        tekst=invoer["tekst"],
        thema=Thema.get_or_none(Thema.sleutel == (invoer.get("thema") or "")),
        ingediend_op=verzoek.nu,
        afzender={} if verzoek.actor else afzender(invoer),
    )
    _leg_vast(
        signaal,
        Verzoek(inbrenger, verzoek.nu),
        **audit.ongezien(verzoek.nu if verzoek.actor else None),
    )
    return signaal


@daad(mogen.als_inbrenger, logt=zelf(Voorval.BEVESTIGD))
def bevestig(signaal: Signaal, verzoek: Verzoek) -> None:
    """Confirm a signaal filed under one's own address without signing in."""
    signaalontvangst.bevestig(signaal, zeker(verzoek.actor), verzoek.nu)


@daad(mogen.als_inbrenger, eist=eisen.van_niemand, gevoelig=True, logt=zelf(Voorval.ONTKEND))
def ontken(signaal: Signaal, verzoek: Verzoek) -> str:
    """Say that a signaal under one's own address is not one's own: it is removed."""
    ontkennen.ontken(signaal, zeker(verzoek.actor), verzoek.nu)
    return adressen.MIJN


_oordeel = partial(
    daad, mogen.regelen, vers=versies.SIGNAAL, eist=eisen.te_beoordelen, logt=zelf(Voorval.SIGNAAL)
)


@_oordeel()
def neem_over(signaal: Signaal, verzoek: Verzoek) -> None:
    """Accept it for the next briefing (`invoer`: beraadtitel, beraadtekst, anoniem), or rewrite
    what waits there.
    """
    if not verzoek.invoer.get("anoniem"):
        raise Onvolledig("anoniem")
    teksten = {naam: verzoek.invoer[naam] for naam in ("beraadtitel", "beraadtekst")}
    _beoordeel(signaal, verzoek, SignaalStatus.AANGENOMEN, **teksten, terugkoppeling="")


@_oordeel()
def wijs_af(signaal: Signaal, verzoek: Verzoek) -> None:
    """Refuse it, with an answer to the inbrenger (`invoer["terugkoppeling"]`)."""
    antwoord = verzoek.invoer["terugkoppeling"]
    _beoordeel(signaal, verzoek, SignaalStatus.NIET_OVERGENOMEN, terugkoppeling=antwoord)


def _beoordeel(signaal: Signaal, verzoek: Verzoek, oordeel: SignaalStatus, **teksten: str) -> None:
    door = {"beoordeeld_op": verzoek.nu, "beoordeeld_door": verzoek.actor}
    waarden = {"status": oordeel, **door, **teksten}
    Signaal.update(**waarden).where(Signaal.id == signaal.id).execute()
    _leg_vast(signaal, verzoek, oordeel)
    if signaal.status is not oordeel:
        meldingen.meld("signaal", signaal, verzoek, signaal=oordeel.value)


def neem_op(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> list[Signaal]:
    """Mark the accepted signalen that the Beraad was not told yet as told by this meeting's
    briefing; return them.

    Call inside the transaction that issues the briefing. It was printed before, at `verzoek.nu`,
    and held what `queries.rondom.signaal.voor_briefing` gave; what was accepted since waits for the
    next one. A later version of the same briefing marks only what came since.
    """
    gedrukt = onverteld() & (Signaal.beoordeeld_op <= verzoek.nu)
    wachtend = list(Signaal.select().where(gedrukt).order_by(Signaal.id))
    ids = [s.id for s in wachtend]
    Signaal.update(bijeenkomst=bijeenkomst).where(Signaal.id.in_(ids)).execute()
    for signaal in wachtend:
        aangenomen = SignaalStatus.AANGENOMEN
        _leg_vast(signaal, verzoek, aangenomen, bijeenkomst=str(bijeenkomst.id))
    return wachtend


def laat_los(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Let what a meeting that is called off would have heard wait for the next briefing; call
    inside `schrijven()`.
    """
    losse = list(Signaal.select().where(Signaal.bijeenkomst == bijeenkomst).order_by(Signaal.id))
    Signaal.update(bijeenkomst=None).where(Signaal.bijeenkomst == bijeenkomst).execute()
    for signaal in losse:
        _leg_vast(signaal, verzoek, SignaalStatus.AANGENOMEN)


def _leg_vast(
    signaal: Signaal, verzoek: Verzoek, status: SignaalStatus = SignaalStatus.INGEDIEND, **meer: Any
) -> None:
    audit.leg_vast(
        Voorval.SIGNAAL,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=signaal.onderwerp,
        gegevens={"status": status.value, **meer},
    )
