"""Step 1: a professional brings a dilemma in, answers questions, and may withdraw."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal import audit, engine, outbox
from portal.engine import NietToegestaan, Verzoek
from portal.models import Dilemma, DilemmaThema, Persoon, Thema, Vraag
from portal.queries import wachten
from portal.steps.gedeeld import behandelen, indiening
from portal.steps.gedeeld.nummers import volgend_nummer
from portal.steps.rondom import toegang
from portal.tools.tijd import dag, na_werkdagen
from portal.velden.intake import INTAKE, THEMAS
from portal.vocabulary import Status, Voorval, WachtOp
from portal.workflow import OVERGANG

# The columns that an intake fills; its themas are rows.
INTAKEVELDEN = tuple(veld.naam for veld in INTAKE if veld is not THEMAS)


def indienen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Note the moment; a mail asks to confirm the address where that is still open."""
    for dilemma in leden:
        indiening.noteer(dilemma, verzoek.nu)
        if dilemma.bevestigd_op is None:
            toegang.stuur_bevestiging(dilemma, verzoek.nu)


def intrekken(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay at the gremium, if any."""
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)


def inbrenger_voor(invoer: Mapping[str, Any]) -> Persoon:
    """Return the account for a typed address: a new one, or the existing one with its details left
    as they are.
    """
    gegevens = {naam: invoer.get(naam) or "" for naam in ("naam", "organisatie", "functie")}
    persoon, _ = Persoon.get_or_create(email=invoer["email"].strip().lower(), defaults=gegevens)
    return persoon


def breng_in(
    verzoek: Verzoek | None,
    invoer: Mapping[str, Any],
    sleutel: str,
    nu: datetime,
    *,
    indienen: bool,
) -> str:
    """File a new dilemma (or keep it as concept) and return its number.

    `verzoek` is None for somebody without a session: the address is then confirmed by mail.
    """
    anoniem = verzoek is None
    eigen = verzoek or Verzoek(None, nu, sleutel=sleutel)

    def doe() -> str:
        inbrenger = inbrenger_voor(invoer) if anoniem else eigen.actor
        dilemma = _nieuw(inbrenger, nu, bevestigd=not anoniem)
        _rond_af(dilemma, Verzoek(inbrenger, nu, invoer), indienen)
        return dilemma.nummer

    return engine.eenmaal(eigen, doe)


def bewerk(dilemma: Dilemma, verzoek: Verzoek, *, indienen: bool) -> str:
    """Save one's own concept, and file it if asked; return its number."""

    def doe() -> str:
        actueel = Dilemma.get_by_id(dilemma.id)
        if actueel.status is not Status.CONCEPT or actueel.inbrenger_id != verzoek.actor.id:
            raise NietToegestaan(actueel.nummer)
        engine.controleer_versie(actueel, verzoek.versie)
        Dilemma.update(versie=Dilemma.versie + 1).where(Dilemma.id == actueel.id).execute()
        _rond_af(actueel, Verzoek(verzoek.actor, verzoek.nu, verzoek.invoer), indienen)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def _nieuw(inbrenger: Persoon, nu: datetime, *, bevestigd: bool) -> Dilemma:
    dilemma = Dilemma.create(
        nummer=volgend_nummer("D", nu),
        inbrenger=inbrenger,
        aangemaakt_op=nu,
        bevestigd_op=nu if bevestigd else None,
        wacht_op=WachtOp.INBRENGER,
        wacht_sinds=nu,
        volgende_datum=na_werkdagen(dag(nu), wachten.TERMIJN[Status.CONCEPT]),
    )
    audit.leg_vast(Voorval.AANGEMAAKT, wie=inbrenger, op=nu, dilemma=dilemma, versie=1)
    return dilemma


def _rond_af(dilemma: Dilemma, verzoek: Verzoek, dien_in: bool) -> None:
    _vul(dilemma, verzoek.invoer)
    if dien_in:
        engine.zet(OVERGANG["indienen"], dilemma, verzoek, indienen)
    elif dilemma.bevestigd_op is None:
        toegang.stuur_bevestiging(dilemma, verzoek.nu)


def _vul(dilemma: Dilemma, invoer: Mapping[str, Any]) -> None:
    waarden = {naam: invoer[naam] for naam in INTAKEVELDEN if naam in invoer}
    Dilemma.update(**waarden).where(Dilemma.id == dilemma.id).execute()
    DilemmaThema.delete().where(DilemmaThema.dilemma == dilemma).execute()
    for thema in Thema.select().where(Thema.sleutel.in_(list(invoer.get("themas", ())))):
        DilemmaThema.create(dilemma=dilemma, thema=thema)


def bevestig(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Confirm an intake filed under one's own address without signing in; return its number."""

    def doe() -> str:
        actueel = Dilemma.get_by_id(dilemma.id)
        if actueel.inbrenger_id != verzoek.actor.id:
            raise NietToegestaan(dilemma.nummer)
        toegang.bevestig_intake(actueel, verzoek.actor, verzoek.nu)
        return dilemma.nummer

    return engine.eenmaal(verzoek, doe)


def beantwoord(vraag: Vraag, verzoek: Verzoek) -> str:
    """Answer a question of the CCV (`invoer["antwoord"]`); return the dilemma's number."""

    def doe() -> str:
        actueel = Vraag.get_by_id(vraag.id)
        dilemma = actueel.dilemma
        if (
            dilemma.inbrenger_id != verzoek.actor.id
            or actueel.beantwoord_op is not None
            or not dilemma.open
        ):
            raise NietToegestaan(dilemma.nummer)
        actueel.antwoord, actueel.beantwoord_op = verzoek.invoer["antwoord"], verzoek.nu
        actueel.save()
        engine.meld(dilemma, Voorval.ANTWOORD, verzoek)
        outbox.plaats(
            "antwoord",
            actueel.steller,
            verzoek.nu,
            pad=f"/dilemma/{dilemma.nummer}",
            nummer=dilemma.nummer,
        )
        return dilemma.nummer

    return engine.eenmaal(verzoek, doe)
