"""Who hears of a transition, as the table's last column names them."""

from datetime import datetime

from portal import policy
from portal.models import Behandeling, Dilemma, Persoon, Volger
from portal.policy.grond import zittend
from portal.tools.tijd import dag
from portal.vocabulary import EINDES, Status
from portal.workflow import OVERGANG, Hoort, Overgang


def ontvangers(
    overgang: Overgang, dilemma: Dilemma, naar: Status, actor: Persoon | None, nu: datetime
) -> list[Persoon]:
    """Return the people to mail, each once; whoever acts hears nothing new, except that what they
    filed was received.
    """
    ontvangst = overgang is OVERGANG["indienen"]
    mensen: dict[int, Persoon] = {}
    for groep in overgang.hoort:
        for persoon in _GROEP[groep](dilemma, naar, nu):
            if persoon != actor or (ontvangst and groep is Hoort.INBRENGER):
                mensen[persoon.id] = persoon
    return list(mensen.values())


def _inbrenger(dilemma: Dilemma, naar: Status, nu: datetime) -> list[Persoon]:
    """The end is always told; the steps on the way only to a confirmed address that asked for
    it.
    """
    onderweg = dilemma.bevestigd_op is not None and dilemma.op_de_hoogte
    return [dilemma.inbrenger] if naar in EINDES or onderweg else []


def _adviseurs(dilemma: Dilemma, naar: Status, nu: datetime) -> list[Persoon]:
    """Of what was withdrawn before it was filed the CCV hears nothing."""
    return [] if dilemma.ingediend_op is None else adviseurs_van(dilemma)


def adviseurs_van(dilemma: Dilemma) -> list[Persoon]:
    """Return who at the CCV hears of a dilemma: its behandelaar, or all while it has none."""
    behandelaar = dilemma.behandelaar
    return [behandelaar] if policy.leest_intern(behandelaar) else list(Persoon.adviseurs())


def _volgers(dilemma: Dilemma, naar: Status, nu: datetime) -> list[Persoon]:
    volgers = Persoon.select().join(Volger).where(Volger.dilemma == dilemma)
    return [p for p in volgers if policy.zicht(p, dilemma, dag(nu))]


def _leden_werkgroep(dilemma: Dilemma, naar: Status, nu: datetime) -> list[Persoon]:
    hier = Behandeling.select(Behandeling.gremium).where(
        Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null()
    )
    return list(Persoon.select().where(zittend(hier, dag(nu))))


_GROEP = {
    Hoort.INBRENGER: _inbrenger,
    Hoort.ADVISEURS: _adviseurs,
    Hoort.VOLGERS: _volgers,
    Hoort.LEDEN_WERKGROEP: _leden_werkgroep,
}
