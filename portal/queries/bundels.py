"""Which dilemmas can be treated together."""

from peewee import JOIN, ModelSelect

from portal.models import Behandeling, Dilemma
from portal.queries.bladen import KEUZE_MAX
from portal.vocabulary import EINDES, Status


def plek(dilemma: Dilemma) -> tuple[Status, int | None]:
    """Return where a dilemma stands: its status and, if it is with a gremium, which one."""
    loopt = Behandeling.get_or_none(
        Behandeling.dilemma == dilemma,
        Behandeling.begonnen_op.is_null(False),
        Behandeling.geeindigd_op.is_null(),
    )
    return dilemma.status, loopt.gremium_id if loopt else None


def te_bundelen(dilemma: Dilemma) -> list[Dilemma]:
    """Return the open dilemmas at the same place that are in no other bundel, the newest of them;
    for adviseurs.
    """
    nieuwste = _kandidaten(dilemma).order_by(Dilemma.id.desc()).limit(KEUZE_MAX)
    return sorted(nieuwste, key=lambda d: d.nummer)


def kan_erbij(dilemma: Dilemma, nummer: str) -> bool:
    """Tell whether the dilemma with this number is one of all those."""
    return _kandidaten(dilemma).where(Dilemma.nummer == nummer).exists()


def _kandidaten(dilemma: Dilemma) -> "ModelSelect[Dilemma]":
    _, gremium = plek(dilemma)
    loopt = Behandeling.begonnen_op.is_null(False) & Behandeling.geeindigd_op.is_null()
    verblijf = (Behandeling.dilemma == Dilemma.id) & loopt
    hier = Behandeling.gremium.is_null() if gremium is None else Behandeling.gremium == gremium
    rijen = Dilemma.select(*Dilemma.kort())
    return rijen.join(Behandeling, JOIN.LEFT_OUTER, on=verblijf).where(
        Dilemma.status == dilemma.status,
        Dilemma.status.not_in((*EINDES, Status.CONCEPT)),
        Dilemma.id != dilemma.id,
        Dilemma.bundel.is_null(),
        hier,
    )


def nummers(dilemma: Dilemma) -> list[str]:
    """Return the number of a dilemma, or those of its bundel that have the same status."""
    if dilemma.bundel_id is None:
        return [dilemma.nummer]
    leden = Dilemma.select(Dilemma.nummer).where(
        Dilemma.bundel == dilemma.bundel_id, Dilemma.status == dilemma.status
    )
    return [lid.nummer for lid in leden.order_by(Dilemma.nummer)] or [dilemma.nummer]
