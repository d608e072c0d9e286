"""Who sits where, as what, with which mandate, from when until when; and who chairs."""

from datetime import date
from functools import partial
from typing import Any

from portal.daden import NuNiet, daad, onder
from portal.engine import Onvolledig, Verzoek
from portal.models import Gremium, Lidmaatschap, Persoon
from portal.policy import eisen
from portal.policy.beheer import beheer_gremia
from portal.queries import versies
from portal.queries.gremia import overlapt, voorzitters
from portal.queries.stand import Stand
from portal.steps.gedeeld import zetels
from portal.steps.gedeeld.zetels import EEN_DAG, Zetelplek, agenda_volgt, plek_van
from portal.tools import adressen
from portal.tools.tijd import dag, over_een_jaar
from portal.vocabulary import LidRol, Voorval

Gezet = dict[str, Stand]


def _naar(rij: Gremium | Lidmaatschap) -> str:
    return adressen.beheerd_gremium(rij.id if isinstance(rij, Gremium) else rij.gremium_id)


def _logt(wat: str) -> Any:
    return onder(Voorval.GREMIUM, wat)


_beheer = partial(daad, beheer_gremia, gevoelig=True, naar=_naar)


@_beheer(eist=eisen.loopt, logt=_logt("plaats gegeven"))
def geef_zetel(gremium: Gremium, verzoek: Verzoek) -> Gezet:
    """Seat somebody, from today or a day to come (`invoer`: persoon, rol, van, tot, mandaat)."""
    persoon, plek = _persoon(verzoek), _gevraagd(verzoek)
    with agenda_volgt([persoon], verzoek):
        nieuw = zet(gremium, persoon, plek, verzoek)
    zetels.toon_plaats(gremium, verzoek, "iemand kreeg een plaats in een gremium")
    return {"stand": nieuw}


def zet(gremium: Gremium, persoon: Persoon, plek: Zetelplek, verzoek: Verzoek) -> Stand:
    """Seat somebody whose seat can count, and who has none there in these days; there is one chair
    at a time. Call inside `agenda_volgt`. Raises NuNiet or Onvolledig.
    """
    bezet = plek.rol is LidRol.VOORZITTER and voorzitters(gremium, plek.van, plek.tot)
    if not _kan_zitten(persoon) or bezet or overlapt(gremium, persoon, plek.van, plek.tot):
        raise NuNiet(persoon.onderwerp)
    return zetels.zet_neer(gremium, persoon, _toets(plek, verzoek), verzoek)


@_beheer(eist=eisen.zetel_loopt, vers=versies.ZETEL, logt=_logt("plaats gewijzigd"))
def wijzig_zetel(zetel: Lidmaatschap, verzoek: Verzoek) -> Gezet:
    """Change a seat (`invoer`: tot, mandaat; rol but for a chair; van while it has yet to begin).
    Of another rol it begins anew today, so that it stays known what somebody was.
    """
    vandaag = dag(verzoek.nu)
    kan = ("tot", "mandaat", *(() if zetel.rol is LidRol.VOORZITTER else ("rol",)))
    kan += ("van",) if zetel.van > vandaag else ()
    plek = plek_van(zetel)._replace(**{n: verzoek.invoer[n] for n in kan if n in verzoek.invoer})
    plek = _toets(plek._replace(rol=LidRol(plek.rol)), verzoek)
    if overlapt(zetel.gremium, zetel.persoon, plek.van, plek.tot, behalve=zetel):
        raise NuNiet(zetel.gremium.onderwerp)
    if plek._replace(mandaat=zetel.mandaat) != plek_van(zetel):
        zetels.toon_plaats(zetel.gremium, verzoek, "een plaats in een gremium is gewijzigd")
    with agenda_volgt([zetel.persoon], verzoek):
        if plek.rol is zetel.rol or zetel.van >= vandaag:
            return {"stand": zetels.verander(zetel, plek, verzoek)}
        return {"stand": _wissel(zetel, plek._replace(van=vandaag), verzoek)}


@_beheer(eist=eisen.zetel_loopt, vers=versies.ZETEL, logt=_logt("plaats beëindigd"))
def beeindig_zetel(zetel: Lidmaatschap, verzoek: Verzoek) -> Gezet:
    """Let a seat end on a day to come, or at once (`invoer`: laatste_dag, or None for at once); its
    holder hears so when it has.
    """
    vandaag = dag(verzoek.nu)
    laatste = verzoek.invoer["laatste_dag"] or vandaag - EEN_DAG
    if laatste >= vandaag:
        _toets(plek_van(zetel)._replace(tot=max(laatste, zetel.van)), verzoek)
    zat_er = zetel.van <= vandaag
    with agenda_volgt([zetel.persoon], verzoek):
        nieuw = zetels.eindig(zetel, laatste, verzoek)
        if zat_er and laatste < vandaag:
            zetels.meld_einde(zetel, verzoek)
    zetels.toon_plaats(zetel.gremium, verzoek, "het einde van een plaats in een gremium")
    return {"stand": nieuw}


@_beheer(eist=eisen.loopt, vers=versies.voorzitters, logt=_logt("voorzitter benoemd"))
def benoem_voorzitter(gremium: Gremium, verzoek: Verzoek) -> Gezet:
    """Name who chairs, from today or a day to come (`invoer`: persoon, van, mandaat, and
    blijft_lid: whether who chairs until then stays as a member).
    """
    persoon, plek = _persoon(verzoek), _gevraagd(verzoek)._replace(rol=LidRol.VOORZITTER)
    weg = voorzitters(gremium, plek.van, None)
    if not _kan_zitten(persoon) or persoon.id in {z.persoon_id for z in weg}:
        raise NuNiet(persoon.onderwerp)
    _toets(plek, verzoek)
    nieuw: Stand = {}
    with agenda_volgt([persoon, *(z.persoon for z in weg)], verzoek):
        for zetel in weg:
            nieuw |= _treedt_af(zetel, plek, verzoek)
        nieuw |= _treedt_aan(gremium, persoon, plek, verzoek)
    zetels.toon_plaats(gremium, verzoek, "een gremium heeft een andere voorzitter")
    return {"stand": nieuw}


def _treedt_af(zetel: Lidmaatschap, opvolger: Zetelplek, verzoek: Verzoek) -> Stand:
    """Let a chair go the day before the next one begins, or stay as a member. Who would have begun
    by then never chaired.
    """
    if verzoek.invoer["blijft_lid"] and zetel.van < opvolger.van:
        return _blijft(zetel, opvolger.van, verzoek)
    plek = plek_van(zetel)
    nieuw = zetels.eindig(zetel, max(zetel.van, opvolger.van) - EEN_DAG, verzoek)
    if verzoek.invoer["blijft_lid"] and (eerder := _naast(zetel, tot=plek.van - EEN_DAG)):
        nieuw |= zetels.verander(eerder, plek_van(eerder)._replace(tot=plek.tot), verzoek)
    elif zetel.van < opvolger.van <= dag(verzoek.nu):
        zetels.meld_einde(zetel, verzoek)
    return nieuw


def _blijft(zetel: Lidmaatschap, van: date, verzoek: Verzoek) -> Stand:
    """Go on as a member from this day; in one seat with the one that was to follow."""
    plek = plek_van(zetel)._replace(rol=LidRol.LID, van=van)
    volgende = zetel.tot and _naast(zetel, van=zetel.tot + EEN_DAG)
    if not volgende:
        return _wissel(zetel, plek, verzoek)
    nieuw = zetels.eindig(volgende, volgende.van - EEN_DAG, verzoek)
    return nieuw | _wissel(zetel, plek._replace(tot=volgende.tot), verzoek)


def _naast(zetel: Lidmaatschap, **dagen: date) -> Lidmaatschap | None:
    """Return the seat that its holder has there besides, that ends (`tot`) or begins (`van`) so."""
    hier = {"gremium": zetel.gremium_id, "persoon": zetel.persoon_id, **dagen}
    return Lidmaatschap.get_or_none(**hier)


def _treedt_aan(gremium: Gremium, persoon: Persoon, plek: Zetelplek, verzoek: Verzoek) -> Stand:
    """Who sits there already keeps the mandate, and the last day of a member."""
    hier = (Lidmaatschap.gremium == gremium) & (Lidmaatschap.persoon == persoon)
    nog = Lidmaatschap.tot.is_null() | (Lidmaatschap.tot >= plek.van)
    eerder = list(Lidmaatschap.select().where(hier, nog).order_by(Lidmaatschap.van))
    nieuw: Stand = {}
    for zetel in eerder:
        nieuw |= zetels.eindig(zetel, plek.van - EEN_DAG, verzoek)
    mandaat = plek.mandaat or next((z.mandaat for z in eerder if z.mandaat), "")
    zat_al = any(z.van < plek.van for z in eerder)
    als = plek._replace(mandaat=mandaat)
    return nieuw | zetels.zet_neer(gremium, persoon, als, verzoek, nieuw=not zat_al)


def _wissel(zetel: Lidmaatschap, plek: Zetelplek, verzoek: Verzoek) -> Stand:
    """End a seat the day before `plek` begins, and go on as that."""
    nieuw = zetels.eindig(zetel, plek.van - EEN_DAG, verzoek)
    return nieuw | zetels.zet_neer(zetel.gremium, zetel.persoon, plek, verzoek, nieuw=False)


def _kan_zitten(persoon: Persoon) -> bool:
    return Persoon.deelnemers().where(Persoon.id == persoon.id).exists()


def _persoon(verzoek: Verzoek) -> Persoon:
    return Persoon.get_by_id(int(verzoek.invoer["persoon"]))


def _gevraagd(verzoek: Verzoek) -> Zetelplek:
    invoer = verzoek.invoer
    van, rol = invoer.get("van") or dag(verzoek.nu), LidRol(invoer.get("rol") or LidRol.LID)
    return Zetelplek(rol, van, invoer.get("tot"), invoer.get("mandaat") or "")


def _toets(plek: Zetelplek, verzoek: Verzoek) -> Zetelplek:
    """Return it if it can be: it ends after it begins, and a specialist sits a year at most."""
    vandaag = dag(verzoek.nu)
    uiterlijk = over_een_jaar(max(plek.van, vandaag)) if plek.rol is LidRol.SPECIALIST else None
    if uiterlijk and (plek.tot is None or plek.tot > uiterlijk):
        raise Onvolledig("tot")
    if plek.tot and plek.tot < max(plek.van, vandaag):
        raise Onvolledig("tot")
    return plek
