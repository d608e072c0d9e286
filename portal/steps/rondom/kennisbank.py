"""Record what came out, choose who may read it, and tell those who follow the thema."""

from collections.abc import Mapping
from typing import Any

from portal import engine, meldingen
from portal.daden import Logt, daad
from portal.daden.logt import leg_vast
from portal.engine import Verzoek
from portal.models import Dilemma, Gremium, Opbrengst
from portal.policy import mogen
from portal.queries import versies
from portal.queries.ontvangers import themavolgers
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
    konden_lezen = themavolgers(opbrengst, verzoek.nu)
    rang = list(Openbaarheid).index
    nieuw = Openbaarheid(verzoek.invoer["openbaarheid"])
    if rang(nieuw) > rang(opbrengst.openbaarheid):  # to more readers it is news of today
        opbrengst.vrijgegeven_op = verzoek.nu
    opbrengst.titel, opbrengst.tekst = verzoek.invoer["titel"], verzoek.invoer["tekst"]
    opbrengst.openbaarheid = nieuw
    opbrengst.save()
    meldingen.meld("opbrengst", opbrengst, verzoek, behalve=konden_lezen)
