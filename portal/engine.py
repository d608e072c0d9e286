"""The one function that moves a dilemma: row, event and messages in one transaction, or nothing at
all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from peewee import JOIN

from portal import audit, outbox, policy
from portal.db import binnen, schrijven
from portal.models import BaseModel, Bijeenkomst, Dilemma, Gebeurtenis, Persoon, Verzoeksleutel
from portal.queries import wachten
from portal.queries.ontvangers import ontvangers
from portal.tools import adressen
from portal.vocabulary import EINDES, Status
from portal.workflow import Eis, Overgang


class NietToegestaan(Exception):
    """This person may not do this."""


class EisNietVervuld(Exception):
    """A condition of the table is not met; the argument is the Eis."""

    def __init__(self, eis: Eis):
        super().__init__(eis.value)
        self.eis = eis


class Onvolledig(Exception):
    """Required fields are missing; the argument names them."""


class Verouderd(Exception):
    """The screen is older than the thing it shows; `sindsdien` is what happened in between.

    Without a counted `versie` nobody can tell what happened since, only that something did. `naar`
    is where the thing stands, when a deed says so.
    """

    naar = ""

    def __init__(self, zaak: BaseModel | None, versie: int | None = None):
        super().__init__(zaak.onderwerp if zaak else "")
        self.zaak = zaak
        self.sindsdien: list[Gebeurtenis] = []
        if zaak and versie is not None:
            later = (Gebeurtenis.onderwerp == zaak.onderwerp) & (Gebeurtenis.versie > versie)
            rijen = Gebeurtenis.select(Gebeurtenis, Persoon).join(Persoon, JOIN.LEFT_OUTER)
            self.sindsdien = list(rijen.where(later).order_by(Gebeurtenis.id))


class AndereInhoud(Exception):
    """The key of this form was used for another text or another button; nothing has changed.
    `uitkomst` is what came of the first.
    """

    def __init__(self, uitkomst: str):
        super().__init__(uitkomst)
        self.uitkomst = uitkomst


@dataclass(frozen=True)
class Verzoek:
    """Somebody asks for something: who, when, with which form (its key, the version its screen
    showed, and a checksum of the button pressed and what was filled in); and whether they showed a
    moment ago that it is really them (`bewezen`: who calls a step by itself did).
    """

    actor: Persoon | None
    nu: datetime
    invoer: Mapping[str, Any] = field(default_factory=dict)
    sleutel: str = ""
    versie: int | None = None
    inhoud: str = ""
    bewezen: bool = True


Effect = Callable[[list[Dilemma], Verzoek, Status], None]


def eenmaal(verzoek: Verzoek, doe: Callable[[], str]) -> str:
    """Run `doe` in one write transaction and return its outcome; a resent form gets the first
    outcome again. Raises AndereInhoud for another text or button under a key that was used.
    """
    with schrijven():
        eerder = eerdere_uitkomst(verzoek.sleutel, verzoek.inhoud)
        if eerder is not None:
            return eerder
        eerder_gemaild = outbox.laatste()
        uitkomst = doe()
        outbox.houd_een_per_lezer(eerder_gemaild)
        if verzoek.sleutel:
            Verzoeksleutel.create(
                sleutel=verzoek.sleutel, inhoud=verzoek.inhoud, uitkomst=uitkomst, op=verzoek.nu
            )
        return uitkomst


def eerdere_uitkomst(sleutel: str, inhoud: str) -> str | None:
    """Return what came of the form with this key and this content, or None if it was not sent
    before; raises AndereInhoud when the key was used for something else.
    """
    eerder = sleutel and Verzoeksleutel.get_or_none(Verzoeksleutel.sleutel == sleutel)
    if not eerder:
        return None
    if eerder.inhoud and inhoud and eerder.inhoud != inhoud:
        raise AndereInhoud(eerder.uitkomst)
    uitkomst: str = eerder.uitkomst
    return uitkomst


def zet(overgang: Overgang, dilemma: Dilemma, verzoek: Verzoek, effect: Effect) -> str:
    """Make a transition and return the dilemma's number.

    Raises Verouderd, NietToegestaan, EisNietVervuld or Onvolledig; then nothing has changed.
    """
    return eenmaal(verzoek, lambda: _zet(overgang, dilemma.id, verzoek, effect))


def _zet(overgang: Overgang, dilemma_id: int, verzoek: Verzoek, effect: Effect) -> str:
    dilemma = Dilemma.get_by_id(dilemma_id)
    controleer(overgang, dilemma, verzoek)
    if ontbreekt := policy.ontbreekt(overgang, dilemma, verzoek.invoer):
        raise Onvolledig(", ".join(veld.naam for veld in ontbreekt))
    # What the table does not ask for has no meaning here.
    gevraagd = {v.naam for v in overgang.velden}
    invoer = {naam: waarde for naam, waarde in verzoek.invoer.items() if naam in gevraagd}
    verzoek = replace(verzoek, invoer=invoer)
    naar = _bestemming(overgang, dilemma, verzoek)
    leden = bundelgenoten(dilemma) if overgang.samen else [dilemma]
    effect(leden, verzoek, naar)
    for lid in leden:
        _verplaats(lid, overgang, naar, verzoek)
    return dilemma.nummer


def controleer_versie(zaak: Dilemma | Bijeenkomst, versie: int | None) -> None:
    """Raise Verouderd when the screen showed another version (None: a caller without a screen)."""
    if versie is not None and versie != zaak.versie:
        raise Verouderd(zaak, versie)


def controleer(overgang: Overgang, dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Raise what keeps this person from making the transition on this screen.

    Who may comes before how old the screen is: to others nothing is told of what changed.
    """
    if not policy.mag_ooit_doen(verzoek.actor, overgang, dilemma):
        raise NietToegestaan(f"{overgang.naam} {dilemma.nummer}")
    controleer_versie(dilemma, verzoek.versie)
    if not policy.mag_doen(verzoek.actor, overgang, dilemma):
        raise NietToegestaan(f"{overgang.naam} {dilemma.nummer}")
    if eis := policy.onvervulde_eis(overgang, dilemma):
        raise EisNietVervuld(eis)


def _bestemming(overgang: Overgang, dilemma: Dilemma, verzoek: Verzoek) -> Status:
    mogelijk = overgang.kan_naar(dilemma.status)
    gekozen = Status(verzoek.invoer["naar"]) if "naar" in verzoek.invoer else mogelijk[0]
    if gekozen not in mogelijk:
        raise NietToegestaan(f"{overgang.naam} {dilemma.nummer} naar {gekozen}")
    return gekozen


def bundelgenoten(dilemma: Dilemma) -> list[Dilemma]:
    """Return the dilemma and those that move with it: the open ones of its bundel."""
    anderen = Dilemma.select().where(binnen(Dilemma.id, dilemma.samen()), Dilemma.id != dilemma.id)
    return [dilemma, *anderen.order_by(Dilemma.id)]


def _verplaats(dilemma: Dilemma, overgang: Overgang, naar: Status, verzoek: Verzoek) -> None:
    van, dilemma.status = dilemma.status, naar
    dilemma.merk_bedreiging(verzoek.nu)
    tot = wachten.uitstel(overgang, verzoek.nu, verzoek.invoer.get("volgende_datum"))
    wacht = wachten.bereken(dilemma, verzoek.nu, tot)
    _wijzig(
        dilemma,
        status=naar,
        wacht_op=wacht.op,
        wacht_sinds=wacht.sinds,
        volgende_datum=wacht.datum,
        terugkoppeling=verzoek.invoer.get("terugkoppeling", ""),
        afgesloten_op=verzoek.nu if naar in EINDES else None,
    )
    audit.leg_vast(
        overgang.naam,
        wie=verzoek.actor,
        op=verzoek.nu,
        dilemma=dilemma,
        van=van,
        naar=naar,
        versie=dilemma.versie,
        gegevens=overgang.bewaart(verzoek.invoer) | audit.ongezien(dilemma.bevestigd_op),
    )
    mensen = ontvangers(overgang, dilemma, naar, verzoek.actor, verzoek.nu)
    outbox.meld_overgang(overgang, dilemma, mensen, verzoek.nu)


def _wijzig(dilemma: Dilemma, **waarden: Any) -> None:
    """Write the row on condition that nobody else did; zero rows means the screen was stale."""
    waarden |= {"bedreigd_sinds": dilemma.bedreigd_sinds, "contact_op": dilemma.contact_op}
    rijen = (
        Dilemma.update(versie=dilemma.versie + 1, **waarden)
        .where(Dilemma.id == dilemma.id, Dilemma.versie == dilemma.versie)
        .execute()
    )
    if rijen == 0:
        raise Verouderd(dilemma, dilemma.versie)
    dilemma.versie += 1


def meld(dilemma: Dilemma, soort: str, verzoek: Verzoek, **gegevens: str) -> None:
    """Log what is not a transition, make the dilemma's screens stale and recompute whose turn it
    is.

    Call inside `eenmaal`, after the change itself.
    """
    nieuws = dilemma.merk_bedreiging(verzoek.nu)
    _wijzig(dilemma)
    audit.leg_vast(
        soort,
        wie=verzoek.actor,
        op=verzoek.nu,
        dilemma=dilemma,
        versie=dilemma.versie,
        gegevens=gegevens,
    )
    # Only now: whose turn it is may follow from what was just logged.
    wacht = wachten.stand(dilemma)
    beurt = {"wacht_op": wacht.op, "wacht_sinds": wacht.sinds, "volgende_datum": wacht.datum}
    Dilemma.update(beurt).where(Dilemma.id == dilemma.id).execute()
    if nieuws:
        _alarmeer(dilemma, verzoek)


def _alarmeer(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Tell all of the CCV, also where the dilemma has its behandelaar: somebody must be there."""
    waar = {"pad": adressen.dilemma(dilemma.nummer), "nummer": dilemma.nummer}
    for adviseur in Persoon.adviseurs():
        outbox.plaats("contact", adviseur, verzoek.nu, door=verzoek.actor, **waar)
