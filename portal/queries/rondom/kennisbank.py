"""The kennisbank: what came out, each reader as much of it as was released to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import Expression, ModelSelect, fn

from portal import policy
from portal.models import Dilemma, DilemmaThema, Gremium, Opbrengst, Persoon, Thema
from portal.queries import adres, zichtbaar
from portal.queries.adres import Filter
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
    """An opbrengst as one reader sees it; `dilemma` and `gremium` only when they may see
    those too.
    """

    opbrengst: Opbrengst
    themas: list[Thema]
    dilemma: Dilemma | None
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
    return _gevonden(filter_, persoon, dag).count()


def artikel(id_: int, persoon: Persoon | None, dag: date) -> Artikel | None:
    """Return one opbrengst that this person may read, or None."""
    rijen = Opbrengst.select().where(Opbrengst.id == id_, policy.leesbare_opbrengsten(persoon, dag))
    return next(iter(_artikelen(rijen, persoon, dag)), None)


def thema(sleutel: str) -> Thema | None:
    """Return the thema with this key, or None."""
    return Thema.get_or_none(Thema.sleutel == regel(sleutel))


def _gevonden(
    filter_: Kennisbankfilter, persoon: Persoon | None, dag: date
) -> "ModelSelect[Opbrengst]":
    gevonden = Opbrengst.select().where(policy.leesbare_opbrengsten(persoon, dag))
    if filter_.soort:
        gevonden = gevonden.where(Opbrengst.soort == filter_.soort)
    if filter_.lezers:
        gevonden = gevonden.where(Opbrengst.openbaarheid == filter_.lezers)
    if filter_.thema:
        gevonden = gevonden.where(Opbrengst.dilemma.in_(_bij(Thema.sleutel == filter_.thema)))
    for woord in adres.zoekwoorden(filter_.zoek):
        gevonden = gevonden.where(_bevat(woord))
    return gevonden


def _bevat(woord: str) -> Expression:
    """A word counts when it stands in what the reader sees: title, text or the name of a thema."""
    in_thema = Opbrengst.dilemma.in_(_bij(fn.LOWER(Thema.naam).contains(woord)))
    return (
        fn.LOWER(Opbrengst.titel).contains(woord)
        | fn.LOWER(Opbrengst.tekst).contains(woord)
        | in_thema
    )


def _bij(themas: Expression) -> "ModelSelect[DilemmaThema]":
    return DilemmaThema.select(DilemmaThema.dilemma).join(Thema).where(themas)


def _artikelen(rijen: Iterable[Opbrengst], persoon: Persoon | None, dag: date) -> list[Artikel]:
    """Dress the rows with what belongs to them, in a fixed number of queries."""
    lijst = list(rijen)
    themas = _themas(o.dilemma_id for o in lijst)
    dilemmas = zichtbaar.dilemmas((o.dilemma_id for o in lijst), persoon, dag)
    gremia = _gremia((o.gremium_id for o in lijst), persoon, dag)
    return [
        Artikel(
            o, themas.get(o.dilemma_id, []), dilemmas.get(o.dilemma_id), gremia.get(o.gremium_id)
        )
        for o in lijst
    ]


def _themas(dilemma_ids: Iterable[int | None]) -> dict[int | None, list[Thema]]:
    rijen = DilemmaThema.select(DilemmaThema, Thema).join(Thema).order_by(Thema.volgorde, Thema.id)
    per_dilemma: dict[int | None, list[Thema]] = {}
    for koppel in rijen.where(DilemmaThema.dilemma.in_([i for i in dilemma_ids if i])):
        per_dilemma.setdefault(koppel.dilemma_id, []).append(koppel.thema)
    return per_dilemma


def _gremia(
    ids: Iterable[int | None], persoon: Persoon | None, dag: date
) -> dict[int | None, Gremium]:
    """Return those of these werkgroepen that this person may see: to others even the name says too
    much.
    """
    gevraagd = Gremium.werkgroepen().where(Gremium.id.in_([i for i in ids if i]))
    return {g.id: g for g in gevraagd.where(policy.zichtbare_werkgroepen(persoon, dag))}
