"""Who was expected at a meeting and who is there."""

from dataclasses import dataclass

from portal.db import op_naam
from portal.models import Aanwezigheid, Bijeenkomst, Persoon, Toezegging
from portal.queries.bijeenkomst.plannen import genodigden
from portal.tools.tijd import dag
from portal.vocabulary import Aanwezig, Antwoord
from portal.vocabulary.vergaderen import VERWACHT


@dataclass(frozen=True)
class Aanwezige:
    """Somebody who was expected (`lid`) or came as well.

    `stand` is what was recorded, or else what follows from what they `antwoord` beforehand.
    """

    persoon: Persoon
    stand: Aanwezig | None
    lid: bool
    antwoord: Antwoord | None = None


@dataclass(frozen=True)
class Presentie:
    """Everybody at the table or expected there: members first, by name."""

    mensen: list[Aanwezige]

    def aantal(self, stand: Aanwezig | None, *, lid: bool = True) -> int:
        """Return how many members, or others, were recorded so."""
        return sum(a.lid is lid and a.stand is stand for a in self.mensen)

    @property
    def leden(self) -> int:
        """Return how many were expected."""
        return sum(a.lid for a in self.mensen)

    @property
    def woorden(self) -> str:
        """Return the count in a few sentences."""
        er = self.aantal(Aanwezig.AANWEZIG)
        zinnen = [f"{er} van de {self.leden} leden {_is(er)} aanwezig"]
        if afgemeld := self.aantal(Aanwezig.AFGEMELD):
            zinnen.append(f"{afgemeld} afgemeld")
        if afwezig := self.aantal(Aanwezig.AFWEZIG):
            zinnen.append(f"{afwezig} afwezig zonder bericht")
        if onbekend := self.aantal(None):
            zinnen.append(f"{onbekend} nog niet ingevuld")
        if anderen := self.aantal(Aanwezig.AANWEZIG, lid=False):
            zinnen.append(
                f"verder {_is(anderen)} er {anderen} {'ander' if anderen == 1 else 'anderen'}"
            )
        return ", ".join(zinnen) + "."


def _is(aantal: int) -> str:
    return "is" if aantal == 1 else "zijn"


def antwoord_van(bijeenkomst: Bijeenkomst, persoon: Persoon | None) -> Antwoord | None:
    """Return what this person said: whether they come."""
    rij = bijeenkomst.toezeggingen.where(Toezegging.persoon == persoon).get_or_none()
    return rij.antwoord if rij else None


def presentie(bijeenkomst: Bijeenkomst) -> Presentie:
    """Return who sat in the gremia of a meeting on its day, and whoever else was recorded."""
    leden = list(genodigden(bijeenkomst, dag(bijeenkomst.begint)))
    rijen = (
        Aanwezigheid.select(Aanwezigheid, Persoon)
        .join(Persoon)
        .where(Aanwezigheid.bijeenkomst == bijeenkomst)
    )
    stand = {rij.persoon_id: rij for rij in rijen.order_by(*op_naam(Persoon))}
    ids = {persoon.id for persoon in leden}
    vastgelegd = {id_: rij.aanwezig for id_, rij in stand.items()}
    gezegd = {rij.persoon_id: rij.antwoord for rij in bijeenkomst.toezeggingen}
    stand_van = {id_: VERWACHT[antwoord] for id_, antwoord in gezegd.items()} | vastgelegd
    verwacht = [Aanwezige(p, stand_van.get(p.id), True, gezegd.get(p.id)) for p in leden]
    erbij = [
        Aanwezige(rij.persoon, rij.aanwezig, False) for id_, rij in stand.items() if id_ not in ids
    ]
    return Presentie([*verwacht, *erbij])
