"""The regieboek: the agenda as the chair and the adviseurs read it, with what they must know at
each item.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from portal.models import Agendapunt, Bijeenkomst, Opmerking
from portal.queries.bijeenkomst.punten import op_volgorde
from portal.queries.bijeenkomst.voorbereiding import alle_opmerkingen
from portal.tools.tijd import dag
from portal.velden import REGIE
from portal.vocabulary import Stuksoort
from reports import agenda
from reports.agenda import Agenda, Agendaregel
from reports.opmaak import kenmerken
from reports.opmaak.gedeeld import Genodigde, genodigden
from reports.opmaak.kenmerken import Kenmerken, Tlp
from reports.opmaak.sjabloon import vul

# The fields of velden.REGIE as headings of a paper for bestuurders.
KOPPEN = {
    "inzet": "Inzet",
    "gewenst_resultaat": "Gewenst resultaat",
    "achtergrond": "Achtergrond",
    "vragen_aan": "Wie vraagt u wat",
    "interne_notitie": "Interne notitie",
}


@dataclass(frozen=True)
class Opmerkingregel:
    """What somebody who prepares the meeting said about the draft."""

    wie: str
    op: date
    tekst: str


@dataclass(frozen=True)
class Regieregel:
    """An item of the agenda with what only its chair reads: (heading, text) pairs, why it is not
    ripe, comments.
    """

    regel: Agendaregel
    regie: tuple[tuple[str, str], ...] = ()
    onrijp: str = ""
    opmerkingen: tuple[Opmerkingregel, ...] = ()


@dataclass(frozen=True)
class Regieboek:
    """A regieboek; `regels` are the items of `agenda`, `opmerkingen` those on the agenda as a
    whole.
    """

    kenmerken: Kenmerken
    agenda: Agenda
    regels: tuple[Regieregel, ...]
    genodigden: tuple[Genodigde, ...] = ()
    opmerkingen: tuple[Opmerkingregel, ...] = ()


def html(boek: Regieboek) -> str:
    """Return the regieboek as HTML for `drukker.render`."""
    return vul("regieboek.html", boek=boek, agenda=boek.agenda, kenmerken=boek.kenmerken)


def bouw(bijeenkomst: Bijeenkomst, nu: datetime) -> Regieboek:
    """Return the regieboek of a meeting as it stands at `nu`."""
    basis, punten = agenda.bouw(bijeenkomst, nu), op_volgorde(bijeenkomst)
    gezegd = alle_opmerkingen(bijeenkomst)
    return Regieboek(
        kenmerken=kenmerken.van_bijeenkomst(Stuksoort.REGIEBOEK, bijeenkomst, nu, Tlp.RED),
        agenda=basis,
        regels=tuple(
            _regel(r, p, gezegd.get(p.id, ())) for r, p in zip(basis.regels, punten, strict=True)
        ),
        genodigden=genodigden(bijeenkomst),
        opmerkingen=_regels(gezegd.get(None, ())),
    )


def _regel(regel: Agendaregel, punt: Agendapunt, gezegd: Iterable[Opmerking]) -> Regieregel:
    regie = tuple(
        (KOPPEN[veld.naam], getattr(punt, veld.naam)) for veld in REGIE if getattr(punt, veld.naam)
    )
    return Regieregel(regel, regie, punt.onrijp_reden, _regels(gezegd))


def _regels(gezegd: Iterable[Opmerking]) -> tuple[Opmerkingregel, ...]:
    return tuple(Opmerkingregel(o.auteur.wie, dag(o.op), o.tekst) for o in gezegd)
