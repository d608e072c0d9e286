"""Hand out an actie: from the Beraad's decision, while a decision is carried out, or in a meeting
of any gremium.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from portal import meldingen
from portal.daden import zelfde
from portal.engine import Verzoek
from portal.models import Actie, Besluit, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.tools.tijd import dag, is_werkdag, werkdag_voor

# An open actie with the same words, owner and day is the same one, however long ago it was made.
_GELIJK = {"wat": "wat", "eigenaar_id": "eigenaar", "termijn": "termijn", "gereed_op": ""}
BIJ_DILEMMA = zelfde(Actie, bij="dilemma", **_GELIJK)
BIJ_VERGADERING = zelfde(Actie, bij="bijeenkomst", **_GELIJK)
VOORAF = timedelta(days=14)


def maak(
    dilemma: Dilemma | None,
    gremium: Gremium,
    rij: Mapping[str, Any],
    verzoek: Verzoek,
    besluit: Besluit | None = None,
    bijeenkomst: Bijeenkomst | None = None,
) -> Actie:
    """Store an actie (`rij`: wat, eigenaar as id, termijn) and mail its owner; call inside
    `schrijven()`.
    """
    eigenaar = Persoon.get_by_id(int(rij["eigenaar"]))
    actie = Actie.create(
        dilemma=dilemma,
        besluit=besluit,
        gremium=gremium,
        bijeenkomst=bijeenkomst,
        wat=rij["wat"],
        eigenaar=eigenaar,
        termijn=rij["termijn"],
        **herinnerd(rij["termijn"], verzoek.nu),
    )
    meldingen.meld("actie", actie, verzoek)
    return actie


def zet(actie: Actie, rij: Mapping[str, Any], verzoek: Verzoek) -> None:
    """Give an actie another text, owner or term (`rij` as for `maak`); call inside `schrijven()`.

    A new owner is told; of another term people are reminded anew.
    """
    eigenaar = Persoon.get_by_id(int(rij["eigenaar"]))
    termijn, ander = rij["termijn"], eigenaar != actie.eigenaar
    if ander or termijn != actie.termijn:
        for naam, op in herinnerd(termijn, verzoek.nu if ander else None).items():
            setattr(actie, naam, op)
    actie.wat, actie.eigenaar, actie.termijn = rij["wat"], eigenaar, termijn
    actie.save()
    if ander:
        meldingen.meld("actie", actie, verzoek)


def herinnerdagen(termijn: date) -> tuple[date, date]:
    """Return the working days on which an owner is reminded of `termijn`: two weeks ahead, and just
    before it.
    """
    ruim = termijn - VOORAF
    return ruim if is_werkdag(ruim) else werkdag_voor(ruim), werkdag_voor(termijn)


def herinnerd(termijn: date, gemaild: datetime | None) -> dict[str, datetime | None]:
    """Return which reminders of a new `termijn` count as sent: those whose day has come, if its
    owner was `gemaild`.

    The mail about a new actie says the same. Without a mail none was sent, whatever was said of an
    earlier term.
    """
    namen = ("vooraf_herinnerd_op", "laatst_herinnerd_op")
    dagen = zip(namen, herinnerdagen(termijn), strict=True)
    return {naam: gemaild if gemaild and dag(gemaild) >= op else None for naam, op in dagen}
