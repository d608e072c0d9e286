"""How far the preparation of a meeting is: what the chair agreed with, what was asked, and who
commented on what.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from peewee import JOIN, Expression, fn

from portal import policy
from portal.models import Bijeenkomst, Gebeurtenis, Opmerking, Optie, Persoon, Stuk
from portal.queries.bijeenkomst.punten import op_volgorde
from portal.queries.versies import som
from portal.tools.zeker import zeker
from portal.velden import AGENDATEKST
from portal.vocabulary import Stuksoort, Voorval

AKKOORD, GEVRAAGD = "akkoord gegeven", "akkoord gevraagd"
VASTGESTELD = "agenda vastgesteld"
# What members would read, and so what the chair agrees with.
IN_BIJEENKOMST = ("titel", "begint", "minuten", "plaats")
IN_PUNT = ("id", "soort", "titel", "minuten", "inleider", "puntdoel", "vaste_tijd")
IN_TEKST = (*(veld.naam for veld in AGENDATEKST), "vraag", "opdracht", "voorgestelde_acties")
IN_OPTIE = ("tekst", "voor", "tegen")


@dataclass(frozen=True)
class Akkoord:
    """The chair agreed; `actueel` while the agenda is still the one they agreed with."""

    door: str
    op: datetime
    actueel: bool


@dataclass(frozen=True)
class Voorbereiding:
    """What one reader may know of the preparation; comments on the whole are kept under None."""

    akkoord: Akkoord | None = None
    gevraagd_op: datetime | None = None
    stempel: int = 0
    opmerkingen: dict[int | None, list[Opmerking]] = field(default_factory=dict)


def voorbereiding(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> Voorbereiding:
    """Return how far it is, for somebody who may prepare it."""
    nu, laatste = hele_agenda(bijeenkomst), _laatste(bijeenkomst)
    return Voorbereiding(
        _akkoord(bijeenkomst, laatste.get(AKKOORD), nu),
        laatste[GEVRAAGD].op if GEVRAAGD in laatste else None,
        nu,
        opmerkingen(bijeenkomst, lezer, dag),
    )


def opmerkingen(
    bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date
) -> dict[int | None, list[Opmerking]]:
    """Return the comments that this person may read, oldest first, by the id of the item or
    None.
    """
    return _per_punt(bijeenkomst, policy.zichtbare_opmerkingen(lezer, dag))


def alle_opmerkingen(bijeenkomst: Bijeenkomst) -> dict[int | None, list[Opmerking]]:
    """Return all comments in the same way, for the regieboek: its readers may read them all."""
    return _per_punt(bijeenkomst, Opmerking.id.is_null(False))


def _per_punt(bijeenkomst: Bijeenkomst, welke: Expression) -> dict[int | None, list[Opmerking]]:
    per_punt: dict[int | None, list[Opmerking]] = {}
    rijen = Opmerking.select(Opmerking, Persoon).join(Persoon)
    for opmerking in rijen.where(Opmerking.bijeenkomst == bijeenkomst, welke).order_by(
        Opmerking.op, Opmerking.id
    ):
        per_punt.setdefault(opmerking.punt_id, []).append(opmerking)
    return per_punt


def akkoord_nu(bijeenkomst: Bijeenkomst) -> bool:
    """Tell whether the chair agreed with the agenda exactly as it is now."""
    gegeven = _akkoord(bijeenkomst, _laatste(bijeenkomst).get(AKKOORD), hele_agenda(bijeenkomst))
    return gegeven is not None and gegeven.actueel


def _akkoord(bijeenkomst: Bijeenkomst, gegeven: Gebeurtenis | None, nu: int) -> Akkoord | None:
    if bijeenkomst.akkoord_op is None or gegeven is None:
        return None
    return Akkoord(
        zeker(gegeven.wie).naam, bijeenkomst.akkoord_op, gegeven.gegevens.get("stempel") == nu
    )


def iets_nieuws(bijeenkomst: Bijeenkomst) -> bool:
    """Tell whether an agenda that is being fixed says something else than when it was last fixed,
    or what the members had of it was withdrawn.
    """
    vast = [g for g in _rijen(bijeenkomst) if g.gegevens["wat"].startswith(VASTGESTELD)]
    if not vast or vast[-1].gegevens.get("stempel") != hele_agenda(bijeenkomst):
        return True
    return bijeenkomst.stukken.where(Stuk.ingetrokken_op >= vast[-1].op).exists()


def agendaversie(bijeenkomst: Bijeenkomst) -> int:
    """Return which version of the printed agenda the members have; 1 while none was printed."""
    agendas = bijeenkomst.stukken.where(Stuk.soort == Stuksoort.AGENDA)
    return agendas.select(fn.MAX(Stuk.versie)).scalar() or 1


def _laatste(bijeenkomst: Bijeenkomst) -> dict[str, Gebeurtenis]:
    """Return the last event of each kind about agreeing."""
    over = (AKKOORD, GEVRAAGD)
    return {g.gegevens["wat"]: g for g in _rijen(bijeenkomst) if g.gegevens["wat"] in over}


def _rijen(bijeenkomst: Bijeenkomst) -> list[Gebeurtenis]:
    """Return what happened round a meeting, oldest first."""
    van = Gebeurtenis.onderwerp == bijeenkomst.onderwerp
    rijen = Gebeurtenis.select(Gebeurtenis, Persoon).join(Persoon, JOIN.LEFT_OUTER)
    dit = rijen.where(van, Gebeurtenis.soort == Voorval.BIJEENKOMST)
    return list(dit.order_by(Gebeurtenis.id))


def hele_agenda(bijeenkomst: Bijeenkomst) -> int:
    """Return the version of all that members would read: what the chair agrees with.

    It is kept with their akkoord, so other columns would make every akkoord one of before.
    """
    punten = op_volgorde(bijeenkomst)
    teksten = [tekst for punt in punten if (tekst := punt.behandeling)]
    opties = Optie.select().where(Optie.behandeling.in_([tekst.id for tekst in teksten]))
    inhoud = [_waarden(bijeenkomst, IN_BIJEENKOMST)]
    inhoud += [_waarden(punt, IN_PUNT) for punt in punten]
    inhoud += [_waarden(tekst, IN_TEKST) for tekst in teksten]
    volgorde = opties.order_by(Optie.behandeling, Optie.volgorde, Optie.id)
    return som([*inhoud, *(_waarden(optie, IN_OPTIE) for optie in volgorde)])


def _waarden(rij: Any, namen: tuple[str, ...]) -> list[str]:
    return [str(getattr(rij, naam)) for naam in namen]
