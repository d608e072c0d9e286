"""Record what came out, choose who may read it, and tell those who follow the thema."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from portal import engine, outbox, policy
from portal.daden import Logt, NuNiet, daad
from portal.daden.logt import leg_vast
from portal.engine import Onvolledig, Verzoek
from portal.models import Dilemma, DilemmaThema, Gremium, Mededilemma, Opbrengst, Persoon, Volger
from portal.policy import eisen, mogen
from portal.queries import versies
from portal.tools import adressen
from portal.tools.tijd import dag
from portal.tools.zeker import zeker
from portal.vocabulary import Openbaarheid, Voorval


def maak(
    dilemma: Dilemma | None, gremium: Gremium | None, invoer: Mapping[str, Any], verzoek: Verzoek
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
        vrijgegeven_op=verzoek.nu,
    )
    _meld(opbrengst, set(), verzoek)
    return opbrengst


def kom_uit(dilemma: Dilemma, gremium: Gremium | None, verzoek: Verzoek) -> None:
    """Keep what came of a dilemma: what stands in the kennisbank already (`invoer`:
    bestaande_opbrengst, an id), or something new (velden.OPBRENGST), which may replace what came of
    it before (`vervangt`, an id).
    """
    if gekozen := verzoek.invoer.get("bestaande_opbrengst"):
        _koppel(_geldige(gekozen), dilemma, verzoek)
        return
    nieuw = maak(dilemma, gremium, verzoek.invoer, verzoek)
    if gekozen := verzoek.invoer.get("vervangt"):
        oud, reden = _geldige(gekozen), f"Vervangen door ‘{nieuw.titel}’."
        _vervang(oud, nieuw, reden, verzoek)
        # The step itself is logged on the dilemma that makes it.
        for ander in oud.dilemmas().where(Dilemma.id != dilemma.id):
            engine.meld(ander, Voorval.OPBRENGST, verzoek, wat="ingetrokken", reden=reden)


def _geldige(id_: str) -> Opbrengst:
    hier = (Opbrengst.id == int(id_)) & Opbrengst.ingetrokken_op.is_null()
    opbrengst = Opbrengst.get_or_none(hier)
    if opbrengst is None:
        raise NuNiet(f"opbrengst {id_}")
    return opbrengst


def _koppel(opbrengst: Opbrengst, dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Let an opbrengst answer one more dilemma, and tell the followers of its themas."""
    if dilemma in opbrengst.dilemmas():
        return
    bekend = _lezers(opbrengst, verzoek.nu)
    Mededilemma.create(opbrengst=opbrengst, dilemma=dilemma)
    _meld(opbrengst, bekend, verzoek)


def _vervang(oud: Opbrengst, door: Opbrengst | None, reden: str, verzoek: Verzoek) -> None:
    """Withdraw an opbrengst; what came instead answers all that it answered."""
    for dilemma in oud.dilemmas() if door else ():
        _koppel(zeker(door), dilemma, verzoek)
    oud.ingetrokken_op, oud.ingetrokken_door = verzoek.nu, verzoek.actor
    oud.intrekreden, oud.vervangen_door = reden, door
    oud.save()


def _logt(opbrengst: Opbrengst, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
    """Log on each dilemma that it answers, or on itself."""
    wat = {"openbaarheid": opbrengst.openbaarheid.value, **gegevens}
    dilemmas = list(opbrengst.dilemmas())
    for dilemma in dilemmas:
        engine.meld(dilemma, Voorval.OPBRENGST, verzoek, **wat)
    if not dilemmas:
        leg_vast(Voorval.OPBRENGST, opbrengst, verzoek, **wat)


_van_kennisbank = partial(
    daad,
    mogen.regelen,
    vers=versies.OPBRENGST,
    eist=eisen.in_kennisbank,
    logt=Logt(Voorval.OPBRENGST, _logt),
)


@_van_kennisbank(al=lambda opbrengst, _: opbrengst.ingetrokken_op)
def trek_in(opbrengst: Opbrengst, verzoek: Verzoek) -> dict[str, str]:
    """Take an opbrengst out of the kennisbank for everybody (`invoer`: reden, vervangen_door as id
    or empty); adviseurs keep it.
    """
    door, reden = verzoek.invoer.get("vervangen_door"), verzoek.invoer["reden"]
    if not reden:
        raise Onvolledig("reden")
    nieuwe = _geldige(door) if door else None
    if nieuwe == opbrengst:
        raise NuNiet(f"opbrengst {opbrengst.id}")
    _vervang(opbrengst, nieuwe, reden, verzoek)
    return {"wat": "ingetrokken", "reden": reden}


@_van_kennisbank()
def wijzig(opbrengst: Opbrengst, verzoek: Verzoek) -> None:
    """Change an opbrengst or who may read it (`invoer`: titel, tekst, openbaarheid).

    Followers who could not read it before hear of it.
    """
    konden_lezen = _lezers(opbrengst, verzoek.nu)
    rang = list(Openbaarheid).index
    nieuw = Openbaarheid(verzoek.invoer["openbaarheid"])
    if rang(nieuw) > rang(opbrengst.openbaarheid):  # to more readers it is news of today
        opbrengst.vrijgegeven_op = verzoek.nu
    opbrengst.titel, opbrengst.tekst = verzoek.invoer["titel"], verzoek.invoer["tekst"]
    opbrengst.openbaarheid = nieuw
    opbrengst.save()
    _meld(opbrengst, konden_lezen, verzoek)


def _meld(opbrengst: Opbrengst, al_bekend: set[Persoon], verzoek: Verzoek) -> None:
    """Mail the followers of its themas who may read it, except those who knew of it."""
    pad = adressen.opbrengst(opbrengst.id)
    for persoon in sorted(_lezers(opbrengst, verzoek.nu) - al_bekend, key=lambda p: p.id):
        outbox.plaats("opbrengst", persoon, verzoek.nu, door=verzoek.actor, pad=pad)


def _lezers(opbrengst: Opbrengst, nu: datetime) -> set[Persoon]:
    """Return the followers of its themas who may read it now."""
    themas = DilemmaThema.select(DilemmaThema.thema).where(
        DilemmaThema.dilemma.in_(list(opbrengst.dilemmas()))
    )
    volgers = (
        Persoon.select().join(Volger).where(Volger.thema.in_(themas), Persoon.actief).distinct()
    )
    return {persoon for persoon in volgers if _mag_lezen(persoon, opbrengst, nu)}


def _mag_lezen(persoon: Persoon, opbrengst: Opbrengst, nu: datetime) -> bool:
    leesbaar = policy.leesbare_opbrengsten(persoon, dag(nu))
    return Opbrengst.select().where(Opbrengst.id == opbrengst.id, leesbaar).exists()
