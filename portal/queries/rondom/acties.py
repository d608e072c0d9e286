"""Who does what by when: the acties that one reader may see, the overdue before the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from peewee import JOIN, Expression, ModelSelect

from portal import policy
from portal.db import alfabet, binnen, op_naam
from portal.models import Actie, Behandeling, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.queries import adres, zichtbaar
from portal.queries.adres import Tabfilter
from portal.queries.bladen import tel
from portal.tools import tekst
from portal.tools.tekst import regel, tussen_woorden
from portal.vocabulary import TITEL_MAX, ActieStatus, Woord


class Actielijst(Woord):
    """The tabs."""

    MIJN = "mijn", "Van mij"
    ORGANISATIE = "organisatie", "Van mijn organisatie"
    GREMIUM = "gremium", "Van een gremium"
    ALLE = "alle", "Alle"


class Actiestand(Woord):
    """Whether an actie must still be done."""

    OPEN = "open", "Open"
    KLAAR = "klaar", "Afgesloten"


@dataclass(frozen=True)
class Actiefilter(Tabfilter):
    """What the address bar asks of the acties; `gremium` narrows its own tab only."""

    lijst: Actielijst = adres.keuze(Actielijst, Actielijst.ALLE)
    gremium: str = adres.sleutel()
    stand: Actiestand = adres.keuze(Actiestand, Actiestand.OPEN)


@dataclass(frozen=True)
class Actieregel:
    """An actie as one reader sees it; `dilemma` and `bijeenkomst` only when they may know of that
    too.
    """

    actie: Actie
    dilemma: Dilemma | None
    bijeenkomst: Bijeenkomst | None
    te_laat: bool
    van_mij: bool

    @property
    def titel(self) -> str:
        """Return what is to be done, short enough for a list."""
        return tussen_woorden(regel(self.actie.wat), TITEL_MAX)

    @property
    def resultaat(self) -> str:
        """Return what came of it, short enough for a list."""
        return tussen_woorden(regel(self.actie.resultaat), TITEL_MAX)


def gevraagd(args: Mapping[str, str], persoon: Persoon, dag: date) -> Actiefilter:
    """Return the filter that the query string asks for; without a tab, the reader's own acties if
    any are open.

    The tab of a gremium always shows one: the first, until the reader chooses another.
    """
    filter_ = Actiefilter.uit_adres(args)
    lijst = filter_.lijst
    if not adres.woord(Actielijst, args.get("lijst")):
        lijst = Actielijst.GREMIUM if filter_.gremium else _begin(persoon, dag)
    if lijst is not Actielijst.GREMIUM:
        return replace(filter_, lijst=lijst, gremium="")
    eerste = next((str(g.id) for g in gremia(persoon, dag)), "")
    return replace(filter_, lijst=lijst, gremium=filter_.gremium or eerste)


def _begin(persoon: Persoon, dag: date) -> Actielijst:
    mijn = _zichtbaar(persoon, dag).where(_gekozen(Actiefilter(lijst=Actielijst.MIJN), persoon))
    return Actielijst.MIJN if mijn.exists() else Actielijst.ALLE


def acties(filter_: Actiefilter, persoon: Persoon, dag: date) -> list[Actieregel]:
    """Return one page (and one row more, to know whether there is a next one): open ones by term,
    closed ones last.
    """
    volgorde = Actie.termijn if filter_.stand is Actiestand.OPEN else Actie.gereed_op.desc()
    rijen = _zichtbaar(persoon, dag).where(_gekozen(filter_, persoon))
    return _regels(filter_.bladzijde(rijen, volgorde, Actie.id), persoon, dag)


def actie(id_: int, persoon: Persoon, dag: date) -> Actieregel | None:
    """Return one actie that this person may see, or None."""
    return next(iter(_regels(_zichtbaar(persoon, dag).where(Actie.id == id_), persoon, dag)), None)


def aantallen(filter_: Actiefilter, persoon: Persoon, dag: date) -> dict[Actielijst, int | None]:
    """Return per tab how many acties it holds in the same state; None for gremia, of which one must
    be chosen.

    No organisation, no tab for it.
    """

    def aantal(lijst: Actielijst) -> int:
        gekozen = _gekozen(Actiefilter(lijst=lijst, stand=filter_.stand), persoon)
        return tel(_zichtbaar(persoon, dag).where(gekozen))

    lijsten = [
        lijst for lijst in Actielijst if lijst is not Actielijst.ORGANISATIE or persoon.organisatie
    ]
    return {lijst: None if lijst is Actielijst.GREMIUM else aantal(lijst) for lijst in lijsten}


def met_eigenaar() -> "ModelSelect[Actie]":
    """Return the query for acties with their owner and their dilemma (without its texts), the first
    due first.
    """
    kolommen = Actie.select(Actie, Persoon, *Dilemma.kort())
    rijen = kolommen.join(Persoon, on=Actie.eigenaar).switch(Actie)
    return rijen.join(Dilemma, JOIN.LEFT_OUTER).order_by(Actie.termijn, Actie.id)


AFGESPROKEN_MAX = 50


def afgesproken(dilemma: Dilemma) -> list[Actie]:
    """Return what was agreed already of a dilemma whose decision is carried out, the first due
    first, one more than a form shows at most; for adviseurs.
    """
    ids = policy.afgesproken_acties(dilemma).select(Actie.id)
    return list(met_eigenaar().where(binnen(Actie.id, ids)).limit(AFGESPROKEN_MAX + 1))


def open_voorstellen(dilemma: Dilemma) -> list[str]:
    """Return the acties that the briefing proposed, as written there, but for what was agreed in
    the same words; for adviseurs.
    """
    verblijf = Behandeling.get_or_none(
        Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null()
    )
    al = {regel(actie.wat) for actie in policy.afgesproken_acties(dilemma)}
    gevraagd_ = verblijf.voorgestelde_acties.splitlines() if verblijf else []
    return [wat for wat in map(str.strip, gevraagd_) if wat and regel(wat) not in al]


def gremia(persoon: Persoon, dag: date) -> list[Gremium]:
    """Return the gremia of the acties this person may see."""
    van_acties = Actie.select(Actie.gremium).where(policy.zichtbare_acties(persoon, dag))
    return list(Gremium.select().where(binnen(Gremium.id, van_acties)).order_by(*op_naam(Gremium)))


def _zichtbaar(persoon: Persoon, dag: date) -> "ModelSelect[Actie]":
    rijen = (
        Actie.select(Actie, Persoon, *Gremium.kort())
        .join(Persoon, on=Actie.eigenaar)
        .switch(Actie)
        .join(Gremium)
    )
    return rijen.where(policy.zichtbare_acties(persoon, dag))


def _gekozen(filter_: Actiefilter, persoon: Persoon) -> Expression:
    collega = alfabet(Persoon.organisatie) == tekst.alfabet(persoon.organisatie)
    lijsten: dict[Actielijst, Expression] = {
        Actielijst.MIJN: Actie.eigenaar == persoon.id,
        Actielijst.ORGANISATIE: (Persoon.organisatie != "") & collega,
        Actielijst.GREMIUM: Actie.gremium == int(filter_.gremium or 0),
        Actielijst.ALLE: Actie.id.is_null(False),
    }
    is_open = Actie.status == ActieStatus.OPEN
    stand = is_open if filter_.stand is Actiestand.OPEN else ~is_open
    return stand & lijsten[filter_.lijst]


def _regels(rijen: Iterable[Actie], persoon: Persoon, dag: date) -> list[Actieregel]:
    lijst = list(rijen)
    dilemmas = zichtbaar.dilemmas([a.dilemma_id for a in lijst], persoon, dag)
    meetings = zichtbaar.bijeenkomsten([a.bijeenkomst_id for a in lijst], persoon, dag)
    return [
        Actieregel(
            a,
            dilemmas.get(a.dilemma_id),
            meetings.get(a.bijeenkomst_id),
            te_laat=a.te_laat(dag),
            van_mij=a.eigenaar_id == persoon.id,
        )
        for a in lijst
    ]
