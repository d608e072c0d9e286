"""Record what came out, choose who may read it, and tell those who follow the thema."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

from portal import audit, engine, outbox, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Dilemma, DilemmaThema, Gremium, Opbrengst, Persoon, Volger
from portal.tools.tijd import dag
from portal.vocabulary import Openbaarheid, Voorval


class Gewijzigd(Exception):
    """A colleague changed the opbrengst since the screen was made; nothing has changed now."""


def pagina(opbrengst: Opbrengst) -> str:
    """Return the address of an opbrengst in the kennisbank."""
    return f"/kennisbank/{opbrengst.id}"


def versie(opbrengst: Opbrengst) -> int:
    """Return a number that changes with what a form can change: the table has no version of its
    own.
    """
    return crc32("\0".join((opbrengst.titel, opbrengst.tekst, opbrengst.openbaarheid)).encode())


def maak(
    dilemma: Dilemma | None, gremium: Gremium | None, invoer: Mapping[str, Any], nu: datetime
) -> Opbrengst:
    """Store an opbrengst from the fields `velden.OPBRENGST` and mail the followers of its
    themas.
    """
    opbrengst = Opbrengst.create(
        dilemma=dilemma,
        gremium=gremium,
        soort=invoer["opbrengst_soort"],
        titel=invoer["opbrengst_titel"],
        tekst=invoer["opbrengst_tekst"],
        openbaarheid=invoer["openbaarheid"],
        vrijgegeven_op=nu,
    )
    _meld(opbrengst, set(), nu)
    return opbrengst


def wijzig(opbrengst: Opbrengst, verzoek: Verzoek) -> str:
    """Change an opbrengst or who may read it (`invoer`: titel, tekst, openbaarheid); for adviseurs.

    Followers who could not read it before hear of it. Returns its page; raises Gewijzigd for a
    stale screen.
    """

    def doe() -> str:
        actueel = Opbrengst.get_by_id(opbrengst.id)
        if not verzoek.actor.is_adviseur:
            raise NietToegestaan(pagina(actueel))
        if verzoek.versie is not None and verzoek.versie != versie(actueel):
            raise Gewijzigd
        konden_lezen = _lezers(actueel, verzoek.nu)
        _schrijf(actueel, verzoek)
        _meld(actueel, konden_lezen, verzoek.nu)
        _leg_vast(actueel, verzoek)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def _schrijf(opbrengst: Opbrengst, verzoek: Verzoek) -> None:
    """Write the new text and readers; wider readers make it news of today."""
    rang = list(Openbaarheid).index
    nieuw = Openbaarheid(verzoek.invoer["openbaarheid"])
    if rang(nieuw) > rang(opbrengst.openbaarheid):
        opbrengst.vrijgegeven_op = verzoek.nu
    opbrengst.titel, opbrengst.tekst = verzoek.invoer["titel"], verzoek.invoer["tekst"]
    opbrengst.openbaarheid = nieuw
    opbrengst.save()


def _leg_vast(opbrengst: Opbrengst, verzoek: Verzoek) -> None:
    soort, gegevens = Voorval.OPBRENGST, {"openbaarheid": opbrengst.openbaarheid.value}
    if opbrengst.dilemma:
        engine.meld(opbrengst.dilemma, soort, verzoek, **gegevens)
        return
    onderwerp = f"opbrengst {opbrengst.id}"
    audit.leg_vast(soort, wie=verzoek.actor, op=verzoek.nu, onderwerp=onderwerp, gegevens=gegevens)


def _meld(opbrengst: Opbrengst, al_bekend: set[Persoon], nu: datetime) -> None:
    """Mail the followers of its themas who may read it, except those who knew of it."""
    for persoon in sorted(_lezers(opbrengst, nu) - al_bekend, key=lambda p: p.id):
        outbox.plaats("opbrengst", persoon, nu, pad=pagina(opbrengst))


def _lezers(opbrengst: Opbrengst, nu: datetime) -> set[Persoon]:
    """Return the followers of its themas who may read it now."""
    themas = DilemmaThema.select(DilemmaThema.thema).where(
        DilemmaThema.dilemma == opbrengst.dilemma_id
    )
    volgers = (
        Persoon.select().join(Volger).where(Volger.thema.in_(themas), Persoon.actief).distinct()
    )
    return {persoon for persoon in volgers if _mag_lezen(persoon, opbrengst, nu)}


def _mag_lezen(persoon: Persoon, opbrengst: Opbrengst, nu: datetime) -> bool:
    leesbaar = policy.leesbare_opbrengsten(persoon, dag(nu))
    return Opbrengst.select().where(Opbrengst.id == opbrengst.id, leesbaar).exists()
