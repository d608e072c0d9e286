"""Counts, each within what the reader may see."""

from datetime import date

from peewee import Expression, fn

from portal import policy
from portal.models import Dilemma, Persoon, Signaal
from portal.queries.bladen import tel
from portal.queries.rondom import signaal as signalen
from portal.vocabulary import EINDES, Status, WachtOp


def te_laat(dag: date) -> Expression:
    """Return the condition on Dilemma: its next day has passed."""
    return Dilemma.volgende_datum < dag


def contact_nodig() -> Expression:
    """Return the condition on Dilemma that `Dilemma.contact_nodig` is of one row."""
    return Dilemma.bedreigd & Dilemma.ingediend_op.is_null(False) & Dilemma.contact_op.is_null()


def bij_ccv(dag: date) -> Expression:
    """Return the condition on Dilemma: the CCV's turn, or somebody else's that is overdue and so
    the CCV's to chase. Until the address is confirmed only when somebody is threatened.
    """
    bevestigd = Dilemma.bevestigd_op.is_null(False)
    open_ = (Dilemma.status != Status.CONCEPT) & Dilemma.volgende_datum.is_null(False)
    aan_zet = (Dilemma.wacht_op == WachtOp.CCV) | te_laat(dag)
    return contact_nodig() | (bevestigd & open_ & aan_zet)


def in_postvak(persoon: Persoon | None, dag: date) -> int | None:
    """Return how many dilemmas and signalen wait for the CCV, or None for somebody who is not of
    the CCV.
    """
    dilemmas = wacht_op_ccv(persoon, dag)
    return None if dilemmas is None else dilemmas + signalen_bij_ccv(persoon, dag)


def signalen_bij_ccv(persoon: Persoon | None, dag: date) -> int:
    """Return how many confirmed signalen still have to be judged."""
    return tel(Signaal.select().where(policy.zichtbare_signalen(persoon, dag), signalen.bij_ccv()))


def wacht_op_ccv(persoon: Persoon | None, dag: date) -> int | None:
    """Return how many dilemmas wait for the CCV, or None for somebody who is not of the CCV."""
    if not policy.leest_intern(persoon):
        return None
    return tel(Dilemma.select().where(policy.zichtbaar(persoon, dag), bij_ccv(dag)))


def per_status() -> dict[Status, int]:
    """Return how many dilemmas are on each stop of the ladder, without concepten and what ended:
    numbers only, for the Beraad.
    """
    rijen = Dilemma.select(Dilemma.status, fn.COUNT(Dilemma.id)).group_by(Dilemma.status)
    aantal = dict(rijen.tuples().iterator())
    onderweg = (s for s in Status if s is not Status.CONCEPT and s not in EINDES)
    return {status: aantal.get(status, 0) for status in onderweg}
