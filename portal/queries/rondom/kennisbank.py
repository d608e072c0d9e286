"""The kennisbank: what came out, each reader as much of it as was released to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import Case, Expression, ModelSelect, fn

from portal import policy
from portal.db import bevat, binnen
from portal.models import (
    Behandeling,
    Dilemma,
    DilemmaThema,
    Gebeurtenis,
    Gremium,
    Mededilemma,
    Opbrengst,
    Persoon,
    Thema,
)
from portal.policy.grond import NIETS
from portal.queries import adres, zichtbaar
from portal.queries.adres import Filter
from portal.queries.bladen import KEUZE_MAX, tel
from portal.tools.tekst import regel, tussen_woorden
from portal.vocabulary import OpbrengstSoort, Openbaarheid

INLEIDING_MAX = 180


def _bekend_thema(waarde: str | None) -> str:
    """Return the key if a thema has it, otherwise an empty string."""
    bekend = {t.sleutel for t in Thema.select(Thema.sleutel)} if waarde else set()
    return waarde if waarde and waarde in bekend else ""


@dataclass(frozen=True)
class Kennisbankfilter(Filter):
    """What the address bar asks of the kennisbank."""

    PER_PAGINA = 12

    zoek: str = adres.tekst()
    thema: str = adres.deel(_bekend_thema)
    soort: str = adres.keuze(OpbrengstSoort)
    lezers: str = adres.keuze(Openbaarheid)


@dataclass(frozen=True)
class Artikel:
    """An opbrengst as one reader sees it; `dilemmas` and `gremium` only when they may see
    those too.
    """

    opbrengst: Opbrengst
    themas: list[Thema]
    dilemmas: list[Dilemma]
    gremium: Gremium | None

    @property
    def inleiding(self) -> str:
        """Return how the text begins."""
        return tussen_woorden(regel(self.opbrengst.tekst), INLEIDING_MAX)


def artikelen(filter_: Kennisbankfilter, persoon: Persoon | None, dag: date) -> list[Artikel]:
    """Return one page (and one more, to know whether there is a next one), newest first."""
    nieuwste = (Opbrengst.vrijgegeven_op.desc(), Opbrengst.id.desc())
    rijen = filter_.bladzijde(_gevonden(filter_, persoon, dag), *nieuwste)
    return _artikelen(rijen, persoon, dag)


def aantal(filter_: Kennisbankfilter, persoon: Persoon | None, dag: date) -> int:
    """Return how many there are on all pages together."""
    return tel(_gevonden(filter_, persoon, dag))


def artikel(id_: int, persoon: Persoon | None, dag: date) -> Artikel | None:
    """Return one opbrengst that this person may read, or None."""
    rijen = Opbrengst.select().where(Opbrengst.id == id_, policy.leesbare_opbrengsten(persoon, dag))
    return next(iter(_artikelen(rijen, persoon, dag)), None)


def anderen(opbrengst: Opbrengst) -> list[Opbrengst]:
    """Return what can stand in the place of an opbrengst, newest first; for adviseurs."""
    rijen = Opbrengst.select().where(
        Opbrengst.ingetrokken_op.is_null(), Opbrengst.id != opbrengst.id
    )
    nieuwste = rijen.order_by(Opbrengst.vrijgegeven_op.desc(), Opbrengst.id.desc())
    return list(nieuwste.limit(KEUZE_MAX))


def te_kiezen(dilemma: Dilemma) -> list[Opbrengst]:
    """Return what a dilemma can be answered with: what came of it or its bundel, then of its
    gremium, then the rest, newest first; for adviseurs.
    """
    eigen, hier = [o.id for o in van_bundel(dilemma)], _gremium_id(dilemma)
    van_hier = Opbrengst.gremium == hier if hier else NIETS
    eerst = Case(None, [(binnen(Opbrengst.id, eigen), 0), (van_hier, 1)], 2)
    rijen = Opbrengst.select().where(Opbrengst.ingetrokken_op.is_null())
    op_volgorde = rijen.order_by(eerst, Opbrengst.vrijgegeven_op.desc(), Opbrengst.id.desc())
    return list(op_volgorde.limit(KEUZE_MAX))


def van_bundel(dilemma: Dilemma) -> list[Opbrengst]:
    """Return what stands in the kennisbank of a dilemma or of what shares its bundel, also what
    left it already, newest first.
    """
    van = policy.opbrengsten_van(_bundel_ids(dilemma))
    rijen = Opbrengst.select().where(van, Opbrengst.ingetrokken_op.is_null())
    return list(rijen.order_by(Opbrengst.vrijgegeven_op.desc(), Opbrengst.id.desc()))


def voorgesteld(dilemma: Dilemma) -> Opbrengst | None:
    """Return what a dilemma is probably answered with: the newest of its bundel, unless that is
    from before it was last reopened.
    """
    heropend = Gebeurtenis.select(fn.MAX(Gebeurtenis.id)).where(
        Gebeurtenis.dilemma == dilemma, Gebeurtenis.soort == "heropenen"
    )
    laatste = Gebeurtenis.get_or_none(Gebeurtenis.id == heropend)
    nieuwste = next(iter(van_bundel(dilemma)), None)
    te_oud = laatste and nieuwste and nieuwste.vrijgegeven_op <= laatste.op
    return None if te_oud else nieuwste


def beantwoord(dilemma: Dilemma) -> Dilemma | None:
    """Return which of the bundel was answered first, to answer the rest like it."""
    if dilemma.bundel_id is None:
        return None
    klaar = (Dilemma.bundel == dilemma.bundel_id) & (Dilemma.terugkoppeling != "")
    rest = Dilemma.select().where(klaar, Dilemma.id != dilemma.id)
    eerste = rest.order_by(Dilemma.afgesloten_op, Dilemma.id).limit(1)
    return next(iter(eerste), None)


def _bundel_ids(dilemma: Dilemma) -> list[int]:
    if dilemma.bundel_id is None:
        return [dilemma.id]
    leden = Dilemma.select(Dilemma.id).where(Dilemma.bundel == dilemma.bundel_id)
    return [lid.id for lid in leden]


def _gremium_id(dilemma: Dilemma) -> int | None:
    verblijf = Behandeling.get_or_none(
        Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null()
    )
    return verblijf.gremium_id if verblijf else None


def thema(sleutel: str) -> Thema | None:
    """Return the thema with this key, or None."""
    return Thema.get_or_none(Thema.sleutel == regel(sleutel))


def _gevonden(
    filter_: Kennisbankfilter, persoon: Persoon | None, dag: date
) -> "ModelSelect[Opbrengst]":
    leesbaar = policy.leesbare_opbrengsten(persoon, dag)
    gevonden = Opbrengst.select().where(leesbaar, Opbrengst.ingetrokken_op.is_null())
    if filter_.soort:
        gevonden = gevonden.where(Opbrengst.soort == filter_.soort)
    if filter_.lezers:
        gevonden = gevonden.where(Opbrengst.openbaarheid == filter_.lezers)
    if filter_.thema:
        gevonden = gevonden.where(policy.opbrengsten_van(_bij(Thema.sleutel == filter_.thema)))
    for woord in adres.zoekwoorden(filter_.zoek):
        gevonden = gevonden.where(_bevat(woord))
    return gevonden


def _bevat(woord: str) -> Expression:
    """A word counts when it stands in what the reader sees: title, text or the name of a thema."""
    in_thema = policy.opbrengsten_van(_bij(bevat(Thema.naam, woord)))
    return bevat(Opbrengst.titel, woord) | bevat(Opbrengst.tekst, woord) | in_thema


def _bij(themas: Expression) -> "ModelSelect[DilemmaThema]":
    return DilemmaThema.select(DilemmaThema.dilemma).join(Thema).where(themas)


def _artikelen(rijen: Iterable[Opbrengst], persoon: Persoon | None, dag: date) -> list[Artikel]:
    """Dress the rows with what belongs to them, in a fixed number of queries."""
    lijst = list(rijen)
    van = _dilemma_ids(lijst)
    alle = {id_ for ids in van.values() for id_ in ids}
    themas, dilemmas = _themas(alle), zichtbaar.dilemmas(alle, persoon, dag)
    gremia = _gremia((o.gremium_id for o in lijst), persoon, dag)
    return [
        Artikel(
            o,
            [thema for thema, bij in themas.items() if bij & van[o.id]],
            [dilemmas[id_] for id_ in sorted(van[o.id]) if id_ in dilemmas],
            gremia.get(o.gremium_id),
        )
        for o in lijst
    ]


def _dilemma_ids(lijst: list[Opbrengst]) -> dict[int, set[int]]:
    """Return per opbrengst the dilemmas that it answers."""
    van = {o.id: {o.dilemma_id} if o.dilemma_id else set() for o in lijst}
    for koppel in Mededilemma.select().where(Mededilemma.opbrengst.in_(list(van))):
        van[koppel.opbrengst_id].add(koppel.dilemma_id)
    return van


def _themas(dilemma_ids: Iterable[int]) -> dict[Thema, set[int]]:
    """Return the themas of these dilemmas, in their own order, each with whose it is."""
    rijen = DilemmaThema.select(DilemmaThema, Thema).join(Thema).order_by(Thema.volgorde, Thema.id)
    per_thema: dict[Thema, set[int]] = {}
    for koppel in rijen.where(DilemmaThema.dilemma.in_(list(dilemma_ids))):
        per_thema.setdefault(koppel.thema, set()).add(koppel.dilemma_id)
    return per_thema


def _gremia(
    ids: Iterable[int | None], persoon: Persoon | None, dag: date
) -> dict[int | None, Gremium]:
    """Return those of these werkgroepen that this person may see: to others even the name says too
    much.
    """
    kort = Gremium.werkgroepen().select(*Gremium.kort())
    gevraagd = kort.where(Gremium.id.in_([i for i in ids if i]))
    return {g.id: g for g in gevraagd.where(policy.zichtbare_werkgroepen(persoon, dag))}
