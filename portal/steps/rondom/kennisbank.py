"""Record what came out, choose who may read it, and tell those who follow the thema."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from portal import engine, meldingen
from portal.daden import Logt, NuNiet, daad
from portal.daden.logt import leg_vast
from portal.engine import Onvolledig, Verzoek
from portal.models import Dilemma, Gremium, Mededilemma, Opbrengst
from portal.policy import eisen, mogen
from portal.queries import versies
from portal.queries.ontvangers import themavolgers
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
    meldingen.meld("opbrengst", opbrengst, verzoek)
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
    bekend = themavolgers(opbrengst, verzoek.nu)
    Mededilemma.create(opbrengst=opbrengst, dilemma=dilemma)
    meldingen.meld("opbrengst", opbrengst, verzoek, behalve=bekend)


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
    konden_lezen = themavolgers(opbrengst, verzoek.nu)
    rang = list(Openbaarheid).index
    nieuw = Openbaarheid(verzoek.invoer["openbaarheid"])
    if rang(nieuw) > rang(opbrengst.openbaarheid):  # to more readers it is news of today
        opbrengst.vrijgegeven_op = verzoek.nu
    opbrengst.titel, opbrengst.tekst = verzoek.invoer["titel"], verzoek.invoer["tekst"]
    opbrengst.openbaarheid = nieuw
    opbrengst.save()
    meldingen.meld("opbrengst", opbrengst, verzoek, behalve=konden_lezen)
