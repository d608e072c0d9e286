"""The programme of one meeting: what starts when, who reads which text, and what follows from each
result.
"""

from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN, ModelSelect

from portal import policy
from portal.db import binnen
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.queries.bijeenkomst.vervolg import Vervolg, gedaan_sinds, vervolg_op
from portal.tools import programmatijden
from portal.tools.programmatijden import Plek
from portal.tools.zeker import zeker
from portal.velden import REGIE

# What only the chair and the adviseurs read of an item.
VOOR_REGIE = (*(veld.naam for veld in REGIE), "onrijp_reden")


@dataclass(frozen=True)
class Programmaregel:
    """An item, where it falls, and the text and company of its dilemma as far as the reader may see
    them.
    """

    punt: Agendapunt
    plek: Plek
    behandeling: Behandeling | None
    mee: tuple[Behandeling, ...]
    vervolg: tuple[Vervolg, ...]

    @property
    def begint(self) -> datetime:
        """Return the moment at which it starts."""
        return self.plek.begint

    @property
    def regie(self) -> tuple[tuple[str, str], ...]:
        """Return label and text of what only the chair and the adviseurs read; for others it was
        never fetched.
        """
        paren = ((veld.label, getattr(self.punt, veld.naam)) for veld in REGIE)
        return tuple((label, tekst) for label, tekst in paren if tekst)


@dataclass(frozen=True)
class Programma:
    """The items in order, with the sums that a chair needs.

    Not `volledig`: the reader knows of some items only, so times and sums would tell of the others.
    """

    bijeenkomst: Bijeenkomst
    regels: list[Programmaregel]
    volledig: bool = True

    @property
    def minuten(self) -> int:
        """Return the minutes of all items together."""
        return sum(regel.punt.minuten for regel in self.regels)

    @property
    def eindigt(self) -> datetime:
        """Return the moment at which the last item ends."""
        return programmatijden.einde(self.bijeenkomst.begint, self._plekken)

    @property
    def _plekken(self) -> list[Plek]:
        return [regel.plek for regel in self.regels]

    @property
    def te_laat(self) -> list[tuple[int, Programmaregel]]:
        """Return the items, with their number on the agenda, that cannot start at their fixed
        time.
        """
        return [
            (nummer, regel) for nummer, regel in enumerate(self.regels, 1) if regel.plek.te_laat
        ]

    @property
    def zonder_resultaat(self) -> int:
        """Return how many dilemmas have no result yet."""
        return sum(
            regel.behandeling is not None and regel.punt.uitslag is None for regel in self.regels
        )

    @property
    def zonder_vervolg(self) -> int:
        """Return how many dilemmas have a result that nothing was done with yet."""
        return sum(bool(vervolg.kan) for regel in self.regels for vervolg in regel.vervolg)

    @property
    def uitloop(self) -> int:
        """Return by how many minutes the items overrun the meeting; 0 when all fits."""
        b = self.bijeenkomst
        return programmatijden.uitloop(b.begint, b.minuten, self._plekken)


def programma(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> Programma:
    """Return the programme as `lezer` may see it; only an adviseur gets transitions."""
    punten = leesbare_punten(bijeenkomst, lezer, dag)
    plekken = programmatijden.bereken(bijeenkomst.begint, punten)
    ids = [punt.behandeling_id for punt in punten if punt.behandeling_id]
    teksten = {b.id: b for b in _verblijven(lezer, dag).where(Behandeling.id.in_(ids))}
    genoten = _genoten(bijeenkomst, teksten, lezer, dag)
    intern = policy.leest_intern(lezer)
    gedaan = gedaan_sinds(bijeenkomst, [*teksten.values(), *genoten]) if intern else {}
    regels = []
    for punt, plek in zip(punten, plekken, strict=True):
        verblijf = teksten.get(punt.behandeling_id) if punt.behandeling_id else None
        mee = tuple(g for g in genoten if verblijf and _samen(g, verblijf, bijeenkomst))
        vervolg = (
            vervolg_op(punt, (verblijf, *mee), lezer, gedaan) if verblijf and punt.uitslag else ()
        )
        regels.append(Programmaregel(punt, plek, verblijf, mee, vervolg))
    return Programma(bijeenkomst, regels, policy.leest_alles(lezer, bijeenkomst, dag))


def op_volgorde(bijeenkomst: Bijeenkomst) -> list[Agendapunt]:
    """Return all items, first one first, with the stay behind each, its dilemma and its gremium:
    for papers and checks, as readers get `programma`.
    """
    rijen = (
        Agendapunt.select(Agendapunt, Behandeling, Dilemma, Gremium)
        .join(Behandeling, JOIN.LEFT_OUTER)
        .join(Dilemma, JOIN.LEFT_OUTER)
        .switch(Behandeling)
        .join(Gremium, JOIN.LEFT_OUTER)
        .where(Agendapunt.bijeenkomst == bijeenkomst)
    )
    return list(rijen.order_by(Agendapunt.volgorde, Agendapunt.id))


def laatste_verslag(dilemma: Dilemma) -> str:
    """Return the notes of the last item that treated a dilemma, or its bundel, at its present
    gremium; for adviseurs.
    """
    punten = (
        Agendapunt.select(Agendapunt, Bijeenkomst)
        .join(Bijeenkomst)
        .switch(Agendapunt)
        .join(Behandeling)
        .where(
            binnen(Behandeling.dilemma, dilemma.samen()),
            Behandeling.geeindigd_op.is_null(),
            Agendapunt.verslag != "",
        )
    )
    punt = punten.order_by(Bijeenkomst.begint.desc(), Agendapunt.id.desc()).first()
    return punt.verslag if punt else ""


def leesbare_punten(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> list[Agendapunt]:
    """Return the items that `lezer` may know of, in order; the stage directions only for whoever
    may read those.

    Notes are typed during the meeting: others than adviseurs read them once the item has a result.
    """
    verborgen = () if policy.mag_regie_lezen(lezer, bijeenkomst, dag) else VOOR_REGIE
    velden = [veld for naam, veld in Agendapunt._meta.fields.items() if naam not in verborgen]
    rijen = Agendapunt.select(*velden).where(
        Agendapunt.bijeenkomst == bijeenkomst, policy.leesbare_punten(lezer, dag)
    )
    punten = list(rijen.order_by(Agendapunt.volgorde, Agendapunt.id))
    for punt in punten:
        punt.verslag = punt.verslag if policy.mag_verslag_lezen(lezer, punt) else ""
    return punten


def _verblijven(lezer: Persoon, dag: date) -> "ModelSelect[Behandeling]":
    rijen = Behandeling.select(Behandeling, Dilemma).join(Dilemma)
    return rijen.where(policy.leesbare_teksten(lezer, dag), Behandeling.begonnen_op.is_null(False))


def _genoten(
    bijeenkomst: Bijeenkomst, teksten: dict[int, Behandeling], lezer: Persoon, dag: date
) -> list[Behandeling]:
    """Return the stays at this gremium of whatever shares a bundel with a dilemma on the agenda."""
    bundels = [b.dilemma.bundel_id for b in teksten.values() if b.dilemma.bundel_id]
    rijen = _verblijven(lezer, dag).where(
        Dilemma.bundel.in_(bundels),
        Behandeling.gremium == bijeenkomst.gremium_id,
        Behandeling.id.not_in(list(teksten)),
    )
    return list(rijen.order_by(Dilemma.id))


def _samen(genoot: Behandeling, leider: Behandeling, bijeenkomst: Bijeenkomst) -> bool:
    """Tell whether the two were with the gremium together when it met, or left it before the
    planned start.
    """
    gehouden = min(bijeenkomst.begint, leider.geeindigd_op or bijeenkomst.begint)
    moment = max(gehouden, zeker(leider.begonnen_op))
    er_nog = genoot.geeindigd_op is None or genoot.geeindigd_op >= moment
    return (
        genoot.dilemma.bundel_id == leider.dilemma.bundel_id
        and zeker(genoot.begonnen_op) <= moment
        and er_nog
    )
