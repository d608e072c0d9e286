"""Step 2: the CCV reads, asks, rewrites and decides which way a dilemma goes."""

from collections.abc import Iterable

from portal import engine, outbox
from portal.engine import NietToegestaan, Verzoek
from portal.models import Bundel, Dilemma, Gremium, Notitie, Persoon, Vraag
from portal.queries.bundels import plek
from portal.steps.gedeeld import behandelen
from portal.steps.gedeeld.werkgroepkeuze import gremium_voor
from portal.steps.rondom import kennisbank as opbrengsten
from portal.steps.rondom import lot
from portal.vocabulary import AGENDATEKST_IN, GremiumSoort, Status, Verwijsdoel, Voorval


def agenderen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Begin the stay at the Platform with the anonymous text."""
    platform = Gremium.enige(GremiumSoort.PLATFORM)
    for dilemma in leden:
        behandelen.begin(dilemma, platform, verzoek.nu, verzoek.invoer)


def beantwoorden(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Keep the answer as an opbrengst; no gremium is needed."""
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)
        opbrengsten.maak(dilemma, None, verzoek.invoer, verzoek.nu)


def doorverwijzen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Drop the text that was being prepared; a referral to the LOT keeps what it is asked for."""
    afwijzen(leden, verzoek, naar)
    if verzoek.invoer["waarheen"] == Verwijsdoel.LOT:
        for dilemma in leden:
            lot.maak(dilemma, verzoek)


def afwijzen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Drop the text that was being prepared."""
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)


def versnellen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Begin the stay at a werkgroep or the Beraad at once."""
    gremium = gremium_voor(naar, verzoek)
    for dilemma in leden:
        behandelen.begin(dilemma, gremium, verzoek.nu, verzoek.invoer)


def _als_adviseur(dilemma: Dilemma, verzoek: Verzoek) -> Dilemma:
    actueel = Dilemma.get_by_id(dilemma.id)
    if not verzoek.actor.is_adviseur or actueel.ingediend_op is None:
        raise NietToegestaan(actueel.nummer)
    return actueel


def bewaar_agendatekst(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Save the text for the current gremium while it is being written; return the dilemma's
    number.
    """

    def doe() -> str:
        actueel = _als_adviseur(dilemma, verzoek)
        engine.controleer_versie(actueel, verzoek.versie)
        if actueel.status not in AGENDATEKST_IN:
            raise NietToegestaan(actueel.nummer)
        behandeling = behandelen.bereid_voor(actueel)
        for naam in (*behandelen.TEKSTEN, "vraag"):
            setattr(behandeling, naam, verzoek.invoer[naam])
        behandeling.save()
        engine.meld(actueel, Voorval.AGENDATEKST, verzoek)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def stel_vraag(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Ask the inbrenger something, with a day it is due; it is their turn now. Returns the
    dilemma's number.
    """

    def doe() -> str:
        actueel = _als_adviseur(dilemma, verzoek)
        if not actueel.open:
            raise NietToegestaan(actueel.nummer)
        Vraag.create(
            dilemma=actueel,
            steller=verzoek.actor,
            tekst=verzoek.invoer["vraag"],
            gesteld_op=verzoek.nu,
            uiterlijk=verzoek.invoer["uiterlijk"],
        )
        engine.meld(actueel, Voorval.VRAAG, verzoek)
        outbox.plaats(
            "vraag",
            actueel.inbrenger,
            verzoek.nu,
            pad=f"/dilemma/{actueel.nummer}",
            nummer=actueel.nummer,
        )
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def noteer(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Keep a note for colleagues; return the dilemma's number."""

    def doe() -> str:
        actueel = _als_adviseur(dilemma, verzoek)
        Notitie.create(
            dilemma=actueel, auteur=verzoek.actor, tekst=verzoek.invoer["notitie"], op=verzoek.nu
        )
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def wijs_toe(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Give the dilemma to an adviseur (`invoer["behandelaar"]`: their id); return its number."""

    def doe() -> str:
        actueel = _als_adviseur(dilemma, verzoek)
        behandelaar = (
            Persoon.adviseurs().where(Persoon.id == int(verzoek.invoer["behandelaar"])).first()
        )
        if behandelaar is None:
            raise NietToegestaan(actueel.nummer)
        Dilemma.update(behandelaar=behandelaar).where(Dilemma.id == actueel.id).execute()
        engine.meld(actueel, Voorval.TOEGEWEZEN, verzoek)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def bundel(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Join other dilemmas (`invoer["nummers"]`) of the same status to this one; return its
    number.
    """

    def doe() -> str:
        actueel = _als_adviseur(dilemma, verzoek)
        engine.controleer_versie(actueel, verzoek.versie)
        anderen = [_te_bundelen(nummer, actueel, verzoek) for nummer in verzoek.invoer["nummers"]]
        bundel = actueel.bundel or Bundel.create(
            titel=verzoek.invoer["titel"], gemaakt_op=verzoek.nu
        )
        _zet_bundel([actueel, *anderen], bundel)
        _meld(engine.bundelgenoten(Dilemma.get_by_id(actueel.id)), Voorval.GEBUNDELD, verzoek)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def _te_bundelen(nummer: str, bij: Dilemma, verzoek: Verzoek) -> Dilemma:
    lid = _als_adviseur(Dilemma.met_nummer(nummer) or bij, verzoek)
    elders = lid.bundel_id is not None and lid.bundel_id != bij.bundel_id
    if lid.id == bij.id or elders or not lid.open or plek(lid) != plek(bij):
        raise NietToegestaan(nummer)
    return lid


def maak_bundel_los(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Undo a bundel: each dilemma goes on by itself from where it stands; return this one's
    number.
    """

    def doe() -> str:
        actueel = _als_adviseur(dilemma, verzoek)
        engine.controleer_versie(actueel, verzoek.versie)
        leden = (
            list(Dilemma.select().where(Dilemma.bundel == actueel.bundel_id))
            if actueel.bundel_id
            else []
        )
        _zet_bundel(leden, None)
        _meld(
            Dilemma.select().where(Dilemma.id.in_(leden)).order_by(Dilemma.id),
            Voorval.ONTBUNDELD,
            verzoek,
        )
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def _zet_bundel(leden: list[Dilemma], bundel: Bundel | None) -> None:
    Dilemma.update(bundel=bundel).where(Dilemma.id.in_(leden)).execute()


def _meld(leden: Iterable[Dilemma], soort: Voorval, verzoek: Verzoek) -> None:
    """Log once all of them are (un)bundled, with rows read anew: whose turn it is depends on the
    others.
    """
    for lid in leden:
        engine.meld(lid, soort, verzoek)
