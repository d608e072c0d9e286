"""Signalen: who sees one, and who decides whether the Beraad hears of it."""

from datetime import date

from peewee import Expression

from portal.models import Persoon, Signaal
from portal.policy.grond import NIETS
from portal.vocabulary import SignaalStatus


def zichtbare_signalen(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Signaal: one's own; adviseurs see all. The Beraad reads them in its
    briefing only.
    """
    if persoon is None or not persoon.actief:
        return NIETS
    return Signaal.id.is_null(False) if persoon.is_adviseur else Signaal.inbrenger == persoon.id


def te_beoordelen(signaal: Signaal) -> bool:
    """Tell whether a signaal can be judged: once its sender is sure.

    What was accepted can be rewritten or refused after all until a briefing told it; what was
    refused stays so.
    """
    open_ = signaal.status is not SignaalStatus.NIET_OVERGENOMEN and signaal.bijeenkomst_id is None
    return open_ and signaal.bevestigd_op is not None
