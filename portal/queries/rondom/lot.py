"""Calls for the LOT: what each reader of a dilemma sees of them, and which still have no
outcome.
"""

from dataclasses import dataclass
from datetime import date, datetime

from peewee import ModelSelect

from portal import policy
from portal.models import Dilemma, Lotverzoek, Persoon
from portal.policy import Zicht
from portal.queries.adres import Filter
from portal.queries.bladen import Blad, Bladen
from portal.vocabulary import Steun


@dataclass(frozen=True)
class Lotregel:
    """A call as one reader sees it: what was asked and when; the texts are empty for whoever may
    not read them.
    """

    id: int
    dilemma: Dilemma
    gevraagd_op: datetime
    uitkomst_op: datetime | None
    steun: list[str]
    uiterlijk: date
    te_laat: bool
    verzoek: str = ""
    uitkomst: str = ""


def lotverzoeken(
    dilemma: Dilemma, delen: frozenset[Zicht], dag: date, bladen: Bladen | None = None
) -> Blad[Lotregel]:
    """Return the calls about a dilemma: to its inbrenger that and when the LOT was asked, to
    adviseurs all of it; of `bladen` the page that it asks for.
    """
    if Zicht.INTAKE not in delen:
        return Blad()
    rijen = Lotverzoek.select().where(Lotverzoek.dilemma == dilemma)
    blad: Blad[Lotverzoek] = (
        bladen.laatste("lot", rijen.order_by(Lotverzoek.id.desc()))
        if bladen
        else Blad(rijen.order_by(Lotverzoek.id))
    )
    alles = Zicht.NOTITIES in delen
    return blad.met(
        Lotregel(
            rij.id,
            dilemma,
            rij.gevraagd_op,
            rij.uitkomst_op,
            steunwoorden(rij),
            rij.uiterlijk,
            alles and rij.te_laat(dag),
            verzoek=rij.verzoek if alles else "",
            uitkomst=rij.uitkomst if alles else "",
        )
        for rij in blad
    )


@dataclass(frozen=True)
class Lotfilter(Filter):
    """What the address bar asks of the calls without an outcome: their page."""

    PER_PAGINA = 25


def wachtende(filter_: Lotfilter, persoon: Persoon, dag: date) -> list[Lotverzoek]:
    """Return one page of `zonder_uitkomst` (and one more, to know whether there is a next one)."""
    eerste = (Lotverzoek.uiterlijk, Lotverzoek.id)
    return filter_.bladzijde(zonder_uitkomst(persoon, dag), *eerste)


def zonder_uitkomst(persoon: Persoon, dag: date) -> "ModelSelect[Lotverzoek]":
    """Return the query for calls, with their dilemma, of which nobody recorded yet what came of
    them; the first due first.
    """
    kolommen = (*Lotverzoek.kort(), Dilemma.id, Dilemma.nummer, Dilemma.titel)
    rijen = Lotverzoek.select(*kolommen).join(Dilemma)
    if not policy.leest_intern(persoon):
        return rijen.where(policy.NIETS)
    return rijen.where(Lotverzoek.uitkomst_op.is_null(), policy.zichtbaar(persoon, dag)).order_by(
        Lotverzoek.uiterlijk, Lotverzoek.id
    )


def steunwoorden(lotverzoek: Lotverzoek) -> list[str]:
    """Return what was asked for, in words."""
    return [Steun(woord).label for woord in lotverzoek.steun]
