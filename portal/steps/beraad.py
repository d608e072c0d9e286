"""Step 5: the Strategisch Beraad decides; a decision leads to actions."""

from collections.abc import Callable
from typing import Any

from portal import engine, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Behandeling, Besluit, Dilemma, Gremium, Optie
from portal.steps.bijeenkomst import besluiten as stap
from portal.steps.gedeeld import behandelen
from portal.steps.rondom import acties
from portal.vocabulary import GremiumSoort, Status, Voorval


def besluiten(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay at the Beraad and hand out the actions, once for a bundel: on its leading
    dilemma.
    """
    gekozen = Besluit.id == int(verzoek.invoer["besluit"])
    besluit = policy.vrijgegeven_besluiten(leden[0]).where(gekozen).first()
    if besluit is None:
        raise NietToegestaan(f"besluit {verzoek.invoer['besluit']}")
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    for rij in verzoek.invoer["acties"]:
        acties.maak(leden[0], beraad, rij, verzoek.nu, besluit, besluit.bijeenkomst)


def leg_besluit_vast(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Record a decision (`invoer`: tekst, bijeenkomst or None) at the Beraad; return the dilemma's
    number.
    """

    def doe() -> str:
        actueel = _bij_beraad(dilemma, verzoek)
        stap.leg_vast(verzoek, dilemma=actueel, **_waar(actueel, verzoek))
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def wijzig_besluit(besluit: Besluit, verzoek: Verzoek) -> str:
    """Change a decision that is still a concept (`invoer`: tekst, bijeenkomst or None); return the
    number.
    """
    return _met(
        besluit, verzoek, lambda actueel, v: stap.wijzig(actueel, v, **_waar(actueel.dilemma, v))
    )


def breng_besluit_verder(besluit: Besluit, verzoek: Verzoek) -> str:
    """Take a decision one step on, to vastgesteld or vrijgegeven (then members hear); return the
    number.
    """
    return _met(besluit, verzoek, stap.breng_verder)


def neem_besluit_terug(besluit: Besluit, verzoek: Verzoek) -> str:
    """Make a concept again of a decision that was vastgesteld (`invoer`: reden); return the
    number.
    """
    return _met(besluit, verzoek, stap.neem_terug)


def haal_besluit_weg(besluit: Besluit, verzoek: Verzoek) -> str:
    """Remove a decision that is still a concept; return the number."""
    return _met(besluit, verzoek, stap.haal_weg)


def _met(besluit: Besluit, verzoek: Verzoek, daad: Callable[[Besluit, Verzoek], None]) -> str:
    """Do something with a decision as it is now; the dilemma's version keeps two screens from doing
    it twice.
    """

    def doe() -> str:
        dilemma = _bij_beraad(besluit.dilemma, verzoek)
        actueel = Besluit.get_or_none(Besluit.id == besluit.id)
        if actueel is None:
            raise NietToegestaan(f"besluit {besluit.id}")
        daad(actueel, verzoek)
        return dilemma.nummer

    return engine.eenmaal(verzoek, doe)


def _waar(dilemma: Dilemma, verzoek: Verzoek) -> dict[str, Any]:
    """Return the meeting that was chosen, with the item that treated the dilemma; no joint one, for
    its guests read.
    """
    bijeenkomst = Besluit(bijeenkomst=verzoek.invoer.get("bijeenkomst")).bijeenkomst
    if bijeenkomst and bijeenkomst.gezamenlijk:
        raise NietToegestaan(dilemma.nummer)
    return {"bijeenkomst": bijeenkomst, "punt": stap.punt_van(bijeenkomst, dilemma)}


def _bij_beraad(dilemma: Dilemma, verzoek: Verzoek) -> Dilemma:
    """Return the dilemma as it is now; refuse the wrong person, a stale screen and a dilemma
    elsewhere.
    """
    if not verzoek.actor.is_adviseur:
        raise NietToegestaan(dilemma.nummer)
    actueel = Dilemma.get_by_id(dilemma.id)
    engine.controleer_versie(actueel, verzoek.versie)
    if actueel.status is not Status.BERAAD:
        raise NietToegestaan(actueel.nummer)
    return actueel


def bewaar_voorstel(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Save what the briefing offers the Beraad (`invoer`: opties, voorgestelde_acties); return the
    number.
    """

    def doe() -> str:
        actueel = _bij_beraad(dilemma, verzoek)
        behandeling = behandelen.huidige(actueel)
        behandeling.voorgestelde_acties = verzoek.invoer["voorgestelde_acties"]
        behandeling.save()
        _vervang_opties(behandeling, verzoek.invoer["opties"])
        engine.meld(actueel, Voorval.AGENDATEKST, verzoek)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def _vervang_opties(behandeling: Behandeling, rijen: list[dict[str, str]]) -> None:
    Optie.delete().where(Optie.behandeling == behandeling).execute()
    for volgorde, rij in enumerate(rijen, 1):
        Optie.create(behandeling=behandeling, volgorde=volgorde, **rij)
