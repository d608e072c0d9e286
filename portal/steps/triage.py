"""Step 2: the CCV reads, asks, rewrites and decides which way a dilemma goes."""

from portal import engine, meldingen
from portal.daden import NuNiet, bij_dilemma, daad, zelf, zelfde
from portal.engine import Verzoek
from portal.models import Bundel, Dilemma, Gremium, Notitie, Persoon, Vraag
from portal.policy import eisen, mogen
from portal.queries.bundels import plek
from portal.queries.versies import BEHANDELAAR, van_zaak
from portal.steps.gedeeld import behandelen
from portal.steps.gedeeld.werkgroepkeuze import gremium_voor
from portal.steps.rondom import kennisbank, lot
from portal.vocabulary import GremiumSoort, Status, Verwijsdoel, Voorval


def agenderen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Begin the stay at the Platform with the anonymous text."""
    platform = Gremium.enige(GremiumSoort.PLATFORM)
    for dilemma in leden:
        behandelen.begin(dilemma, platform, verzoek.nu, verzoek.invoer)


def beantwoorden(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Keep the answer as an opbrengst; no gremium is needed."""
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)
        kennisbank.kom_uit(dilemma, None, verzoek)


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


@daad(
    mogen.behandelen,
    vers=van_zaak,
    eist=eisen.met_agendatekst,
    logt=bij_dilemma(Voorval.AGENDATEKST),
)
def bewaar_agendatekst(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Save the text for the current gremium while it is being written."""
    behandeling = behandelen.bereid_voor(dilemma)
    for naam in (*behandelen.TEKSTEN, "vraag"):
        setattr(behandeling, naam, verzoek.invoer[naam])
    behandeling.save()


@daad(
    mogen.behandelen,
    eist=eisen.is_open,
    herhaald=zelfde(
        Vraag,
        "gesteld_op",
        door="steller",
        bij="dilemma",
        tekst="vraag",
        uiterlijk="uiterlijk",
        beantwoord_op="",
    ),
    logt=bij_dilemma(Voorval.VRAAG),
)
def stel_vraag(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Ask the inbrenger something, with a day it is due; it is their turn now."""
    Vraag.create(
        dilemma=dilemma,
        steller=verzoek.actor,
        tekst=verzoek.invoer["vraag"],
        gesteld_op=verzoek.nu,
        uiterlijk=verzoek.invoer["uiterlijk"],
    )
    meldingen.meld("vraag", dilemma, verzoek)


@daad(
    mogen.behandelen, herhaald=zelfde(Notitie, "op", door="auteur", bij="dilemma", tekst="notitie")
)
def noteer(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Keep a note for colleagues."""
    tekst = verzoek.invoer["notitie"]
    Notitie.create(dilemma=dilemma, auteur=verzoek.actor, tekst=tekst, op=verzoek.nu)


@daad(
    mogen.behandelen,
    eist=eisen.contact_nodig,
    al=lambda dilemma, verzoek: dilemma.contact_op is not None,
    logt=bij_dilemma(Voorval.CONTACT),
)
def meld_contact(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Note that the CCV spoke to an inbrenger who is threatened; until then it stands on top."""
    Dilemma.update(contact_op=verzoek.nu).where(Dilemma.id == dilemma.id).execute()


@daad(
    mogen.behandelen,
    al=lambda dilemma, verzoek: str(dilemma.behandelaar_id) == verzoek.invoer["behandelaar"],
    vers=BEHANDELAAR,
    logt=bij_dilemma(Voorval.TOEGEWEZEN),
)
def wijs_toe(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Give the dilemma to an adviseur (`invoer["behandelaar"]`: their id), who hears of it."""
    gekozen = Persoon.id == int(verzoek.invoer["behandelaar"])
    behandelaar = Persoon.adviseurs().where(gekozen).get_or_none()
    if behandelaar is None:
        raise NuNiet(dilemma.nummer)
    was, dilemma.behandelaar = dilemma.behandelaar_id, behandelaar
    dilemma.save(only=[Dilemma.behandelaar])
    if behandelaar.id != was:
        meldingen.meld("toegewezen", dilemma, verzoek)


@daad(mogen.behandelen, vers=van_zaak, logt=zelf(Voorval.GEBUNDELD))
def bundel(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Join other dilemmas (`invoer["nummers"]`) of the same status to this one."""
    anderen = [_te_bundelen(nummer, dilemma, verzoek) for nummer in verzoek.invoer["nummers"]]
    samen = dilemma.bundel or Bundel.create(titel=verzoek.invoer["titel"], gemaakt_op=verzoek.nu)
    _zet_bundel([dilemma, *anderen], samen)
    _meld(engine.bundelgenoten(Dilemma.get_by_id(dilemma.id)), Voorval.GEBUNDELD, verzoek)


def _te_bundelen(nummer: str, bij: Dilemma, verzoek: Verzoek) -> Dilemma:
    """Return the dilemma with this number if it can join `bij`."""
    lid = Dilemma.met_nummer(nummer) or bij
    elders = lid.bundel_id is not None and lid.bundel_id != bij.bundel_id
    hier = lid.open and plek(lid) == plek(bij) and mogen.behandelen(verzoek.actor, lid, verzoek.nu)
    if lid.id == bij.id or elders or not hier:
        raise NuNiet(nummer)
    return lid


@daad(mogen.behandelen, vers=van_zaak, logt=zelf(Voorval.ONTBUNDELD))
def maak_bundel_los(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Undo a bundel: each dilemma goes on by itself from where it stands."""
    in_bundel = Dilemma.bundel == dilemma.bundel_id
    leden = list(Dilemma.select().where(in_bundel)) if dilemma.bundel_id else []
    _zet_bundel(leden, None)
    vers = Dilemma.select().where(Dilemma.id.in_(leden)).order_by(Dilemma.id)
    _meld(list(vers), Voorval.ONTBUNDELD, verzoek)


def _zet_bundel(leden: list[Dilemma], bundel: Bundel | None) -> None:
    Dilemma.update(bundel=bundel).where(Dilemma.id.in_(leden)).execute()


def _meld(leden: list[Dilemma], soort: Voorval, verzoek: Verzoek) -> None:
    """Log once all of them are (un)bundled, with rows read anew: whose turn it is depends on the
    others.
    """
    for lid in leden:
        engine.meld(lid, soort, verzoek)
