"""Who does what by when: the acties that one reader may see, theirs first, the overdue before the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peewee import Case, Expression, ModelSelect

from portal import policy
from portal.models import Actie, Dilemma, Gremium, Persoon
from portal.queries import adres, zichtbaar
from portal.tekst import regel, tussen_woorden
from portal.vocabulary import TITEL_MAX, ActieStatus, Woord

PER_PAGINA = 50


class Lijst(Woord):
    """The tabs."""

    ALLE = "alle", "Alle"
    MIJN = "mijn", "Van mij"
    ORGANISATIE = "organisatie", "Van mijn organisatie"


class Stand(Woord):
    """Whether an actie must still be done."""

    OPEN = "open", "Open"
    KLAAR = "klaar", "Afgesloten"


@dataclass(frozen=True)
class Filter:
    """What the address bar asks for; anything unknown in it counts as not asked."""

    lijst: Lijst = Lijst.ALLE
    gremium: str = ""
    stand: Stand = Stand.OPEN
    pagina: int = 1


@dataclass(frozen=True)
class Actieregel:
    """An actie as one reader sees it; `dilemma` only when they may see that too."""

    actie: Actie
    dilemma: Dilemma | None
    te_laat: bool
    van_mij: bool

    @property
    def titel(self) -> str:
        """Return what is to be done, short enough for a list."""
        return tussen_woorden(regel(self.actie.wat), TITEL_MAX)

    @property
    def gremium(self) -> str:
        """Return the name of a werkgroep; of Platform and Beraad there is but one, so their kind says it."""
        gremium = self.actie.gremium
        return gremium.naam if gremium.is_werkgroep else gremium.soort.label


def uit_adres(args: Mapping[str, str]) -> Filter:
    """Return the filter that the query string asks for."""
    return Filter(
        lijst=Lijst(adres.woord(Lijst, args.get("lijst")) or Lijst.ALLE),
        stand=Stand(adres.woord(Stand, args.get("stand")) or Stand.OPEN),
        gremium=adres.getal(args.get("gremium")),
        pagina=int(adres.getal(args.get("pagina")) or 1),
    )


def acties(filter_: Filter, persoon: Persoon, dag: date) -> list[Actieregel]:
    """Return one page (and one row more, to know whether there is a next one): the reader's own first."""
    van_mij = Case(None, [(Actie.eigenaar == persoon.id, 0)], 1)
    volgorde = Actie.termijn if filter_.stand is Stand.OPEN else Actie.gereed_op.desc()
    rijen = _zichtbaar(persoon, dag).where(_lijst(filter_.lijst, persoon), _gekozen(filter_))
    rijen = rijen.order_by(van_mij, volgorde, Actie.id)
    return _regels(rijen.limit(PER_PAGINA + 1).offset((filter_.pagina - 1) * PER_PAGINA), persoon, dag)


def actie(id_: int, persoon: Persoon, dag: date) -> Actieregel | None:
    """Return one actie that this person may see, or None."""
    return next(iter(_regels(_zichtbaar(persoon, dag).where(Actie.id == id_), persoon, dag)), None)


def aantallen(filter_: Filter, persoon: Persoon, dag: date) -> dict[Lijst, int]:
    """Return per tab how many acties it holds under the same filters; no organisation, no tab for it."""
    zichtbaar_ = _zichtbaar(persoon, dag).where(_gekozen(filter_))
    lijsten = [lijst for lijst in Lijst if lijst is not Lijst.ORGANISATIE or persoon.organisatie]
    return {lijst: zichtbaar_.where(_lijst(lijst, persoon)).count() for lijst in lijsten}


def gremia(persoon: Persoon, dag: date) -> list[Gremium]:
    """Return the gremia of the acties this person may see."""
    van_acties = Actie.select(Actie.gremium).where(policy.zichtbare_acties(persoon, dag))
    return list(Gremium.select().where(Gremium.id.in_(van_acties)).order_by(Gremium.naam))


def _zichtbaar(persoon: Persoon, dag: date) -> ModelSelect:
    rijen = Actie.select(Actie, Persoon, Gremium).join(Persoon, on=Actie.eigenaar).switch(Actie).join(Gremium)
    return rijen.where(policy.zichtbare_acties(persoon, dag))


def _lijst(lijst: Lijst, persoon: Persoon) -> Expression:
    return {
        Lijst.ALLE: Actie.id.is_null(False),
        Lijst.MIJN: Actie.eigenaar == persoon.id,
        Lijst.ORGANISATIE: (Persoon.organisatie == persoon.organisatie) & (Persoon.organisatie != ""),
    }[lijst]


def _gekozen(filter_: Filter) -> Expression:
    is_open = Actie.status == ActieStatus.OPEN
    voorwaarde = is_open if filter_.stand is Stand.OPEN else ~is_open
    return voorwaarde & (Actie.gremium == int(filter_.gremium)) if filter_.gremium else voorwaarde


def _regels(rijen: ModelSelect, persoon: Persoon, dag: date) -> list[Actieregel]:
    lijst = list(rijen)
    dilemmas = zichtbaar.dilemmas([a.dilemma_id for a in lijst], persoon, dag)
    return [_regel(a, dilemmas.get(a.dilemma_id), persoon, dag) for a in lijst]


def _regel(actie: Actie, dilemma: Dilemma | None, persoon: Persoon, dag: date) -> Actieregel:
    te_laat = actie.status is ActieStatus.OPEN and actie.termijn < dag
    return Actieregel(actie, dilemma, te_laat, van_mij=actie.eigenaar_id == persoon.id)
