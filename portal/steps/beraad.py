"""Step 5: the Strategisch Beraad decides; a decision leads to actions."""

from portal import engine, outbox, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Behandeling, Besluit, Dilemma, Gremium, Optie
from portal.queries.gremia import zittende_leden
from portal.steps import acties, behandelen
from portal.tijd import dag
from portal.vocabulary import BesluitStatus, GremiumSoort, Status, Voorval

VOLGENDE = {
    BesluitStatus.CONCEPT: BesluitStatus.VASTGESTELD, BesluitStatus.VASTGESTELD: BesluitStatus.VRIJGEGEVEN,
}


def besluiten(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay at the Beraad and hand out the actions, once for a bundel: on its leading dilemma."""
    gekozen = Besluit.id == int(verzoek.invoer["besluit"])
    besluit = policy.vrijgegeven_besluiten(leden[0]).where(gekozen).first()
    if besluit is None:
        raise NietToegestaan(f"besluit {verzoek.invoer['besluit']}")
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    for rij in verzoek.invoer["acties"]:
        acties.maak(leden[0], beraad, rij, verzoek.nu, besluit)


def leg_besluit_vast(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Record a decision (`invoer`: tekst, bijeenkomst or None) at the Beraad; return the dilemma's number."""

    def doe() -> str:
        actueel = _bij_beraad(dilemma, verzoek)
        Besluit.create(
            dilemma=actueel, bijeenkomst=verzoek.invoer.get("bijeenkomst"), tekst=verzoek.invoer["tekst"],
            gemaakt_op=verzoek.nu,
        )
        engine.meld(actueel, Voorval.BESLUIT, verzoek)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def wijzig_besluit(besluit: Besluit, verzoek: Verzoek) -> str:
    """Change a decision that is still a concept (`invoer`: tekst, bijeenkomst or None); return the number."""

    def doe() -> str:
        dilemma = _bij_beraad(besluit.dilemma, verzoek)
        rijen = Besluit.update(
            tekst=verzoek.invoer["tekst"], bijeenkomst=verzoek.invoer.get("bijeenkomst")
        ).where(Besluit.id == besluit.id, Besluit.status == BesluitStatus.CONCEPT).execute()
        if not rijen:
            raise NietToegestaan(f"besluit {besluit.id}")
        engine.meld(dilemma, Voorval.BESLUIT, verzoek)
        return dilemma.nummer

    return engine.eenmaal(verzoek, doe)


def breng_besluit_verder(besluit: Besluit, verzoek: Verzoek) -> str:
    """Take a decision one step on, to vastgesteld or vrijgegeven (then members hear); return the number."""

    def doe() -> str:
        actueel = Besluit.get_by_id(besluit.id)
        # Its version check keeps two screens, each meaning the same step, from taking two.
        dilemma = _bij_beraad(actueel.dilemma, verzoek)
        if actueel.status not in VOLGENDE:
            raise NietToegestaan(f"besluit {besluit.id}")
        actueel.status = VOLGENDE[actueel.status]
        if actueel.status is BesluitStatus.VRIJGEGEVEN:
            actueel.vrijgegeven_op = verzoek.nu
            _meld_leden(dilemma, verzoek)
        actueel.save()
        engine.meld(dilemma, Voorval.BESLUIT_STATUS, verzoek, status=actueel.status.value)
        return dilemma.nummer

    return engine.eenmaal(verzoek, doe)


def _bij_beraad(dilemma: Dilemma, verzoek: Verzoek) -> Dilemma:
    """Return the dilemma as it is now; refuse the wrong person, a stale screen and a dilemma elsewhere."""
    if not verzoek.actor.is_adviseur:
        raise NietToegestaan(dilemma.nummer)
    actueel = Dilemma.get_by_id(dilemma.id)
    engine.controleer_versie(actueel, verzoek.versie)
    if actueel.status is not Status.BERAAD:
        raise NietToegestaan(actueel.nummer)
    return actueel


def _meld_leden(dilemma: Dilemma, verzoek: Verzoek) -> None:
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    for persoon in zittende_leden(beraad, dag(verzoek.nu)):
        outbox.plaats("besluit", persoon, verzoek.nu, pad=f"/dilemma/{dilemma.nummer}", nummer=dilemma.nummer)


def bewaar_voorstel(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Save what the briefing offers the Beraad (`invoer`: opties, voorgestelde_acties); return the number."""

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
