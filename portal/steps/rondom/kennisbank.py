"""Record what came out, choose who may read it, and tell those who follow the thema."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal import engine, outbox, policy
from portal.daden import Logt, daad
from portal.daden.logt import leg_vast
from portal.engine import Verzoek
from portal.models import Dilemma, DilemmaThema, Gremium, Opbrengst, Persoon, Volger
from portal.policy import mogen
from portal.queries import versies
from portal.tools import adressen
from portal.tools.tijd import dag
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


def _logt(opbrengst: Opbrengst, verzoek: Verzoek, _gegevens: object) -> None:
    lezers = opbrengst.openbaarheid.value
    if opbrengst.dilemma:
        engine.meld(opbrengst.dilemma, Voorval.OPBRENGST, verzoek, openbaarheid=lezers)
    else:
        leg_vast(Voorval.OPBRENGST, opbrengst, verzoek, openbaarheid=lezers)


@daad(mogen.regelen, vers=versies.OPBRENGST, logt=Logt(Voorval.OPBRENGST, _logt))
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
        DilemmaThema.dilemma == opbrengst.dilemma_id
    )
    volgers = (
        Persoon.select().join(Volger).where(Volger.thema.in_(themas), Persoon.actief).distinct()
    )
    return {persoon for persoon in volgers if _mag_lezen(persoon, opbrengst, nu)}


def _mag_lezen(persoon: Persoon, opbrengst: Opbrengst, nu: datetime) -> bool:
    leesbaar = policy.leesbare_opbrengsten(persoon, dag(nu))
    return Opbrengst.select().where(Opbrengst.id == opbrengst.id, leesbaar).exists()
