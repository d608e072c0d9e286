"""Record what came out, and tell those who follow the thema and may read it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal import outbox, policy
from portal.models import Dilemma, DilemmaThema, Gremium, Opbrengst, Persoon, Volger
from portal.tijd import dag


def maak(dilemma: Dilemma | None, gremium: Gremium | None, invoer: Mapping[str, Any], nu: datetime) -> Opbrengst:
    """Store an opbrengst from the fields `velden.OPBRENGST` and mail the followers of its themas."""
    opbrengst = Opbrengst.create(
        dilemma=dilemma, gremium=gremium, soort=invoer["opbrengst_soort"], titel=invoer["opbrengst_titel"],
        tekst=invoer["opbrengst_tekst"], openbaarheid=invoer["openbaarheid"], vrijgegeven_op=nu,
    )
    for persoon in _themavolgers(dilemma) if dilemma else ():
        if _mag_lezen(persoon, opbrengst, nu):
            outbox.plaats("opbrengst", persoon, nu, pad=f"/kennisbank/{opbrengst.id}")
    return opbrengst


def _themavolgers(dilemma: Dilemma):
    themas = DilemmaThema.select(DilemmaThema.thema).where(DilemmaThema.dilemma == dilemma)
    return Persoon.select().join(Volger).where(Volger.thema.in_(themas), Persoon.actief).distinct()


def _mag_lezen(persoon: Persoon, opbrengst: Opbrengst, nu: datetime) -> bool:
    leesbaar = policy.leesbare_opbrengsten(persoon, dag(nu))
    return Opbrengst.select().where(Opbrengst.id == opbrengst.id, leesbaar).exists()
