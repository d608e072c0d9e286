"""What an inbrenger has filed, and which questions wait for an answer."""

from dataclasses import dataclass
from datetime import date

from peewee import Expression

from portal.models import Dilemma, Persoon, Thema, Volger, Vraag
from portal.queries.adres import Filter
from portal.queries.bladen import Blad, Bladen
from portal.vocabulary import EINDES

VRAGEN_PER_BLAD = 5


@dataclass(frozen=True)
class Mijnfilter(Filter):
    """What the address bar asks of one's own dilemmas: their page."""

    PER_PAGINA = 10


def van(persoon: Persoon) -> Expression:
    """Return the condition on Dilemma: one's own. What nobody confirmed may be a stranger's."""
    eigen: Expression = (Dilemma.inbrenger == persoon) & Dilemma.bevestigd_op.is_null(False)
    return eigen


def dilemmas(filter_: Mijnfilter, persoon: Persoon, dag: date) -> list[Dilemma]:
    """Return one page of one's own dilemmas (and one more, to know whether there is a next one):
    those on their way first, newest first.
    """
    rijen = Dilemma.select(*Dilemma.kort(), Dilemma.terugkoppeling)
    eigen = rijen.where(van(persoon))
    return filter_.bladzijde(eigen, Dilemma.status.in_(EINDES), Dilemma.id.desc())


def met_nummer_om_te_bellen(persoon: Persoon, bladen: Bladen) -> Blad[Dilemma]:
    """Return one's own dilemmas with which one is threatened: they hold where one can be called.
    Those on their way first, newest first.
    """
    bedreigd = Dilemma.bedreigd & Dilemma.ingediend_op.is_null(False)
    rijen = Dilemma.select(*Dilemma.kort()).where(van(persoon), bedreigd)
    return bladen.van("nummers", rijen.order_by(Dilemma.status.in_(EINDES), Dilemma.id.desc()))


def open_vragen(persoon: Persoon, bladen: Bladen | None = None) -> Blad[Vraag]:
    """Return the questions of the CCV that this person still has to answer, most urgent first."""
    rijen = (
        Vraag.select(*Vraag.kort(), Vraag.tekst, Dilemma.id, Dilemma.nummer)
        .join(Dilemma)
        .where(van(persoon), Vraag.beantwoord_op.is_null(), Dilemma.status.not_in(EINDES))
    )
    op_dag = rijen.order_by(Vraag.uiterlijk, Vraag.id)
    return bladen.van("vragen", op_dag, VRAGEN_PER_BLAD) if bladen else Blad(op_dag)


def gevolgde_themas(persoon: Persoon) -> set[str]:
    """Return the keys of the themas this person follows."""
    rijen = Thema.select(Thema.sleutel).join(Volger).where(Volger.persoon == persoon)
    return {thema.sleutel for thema in rijen}
