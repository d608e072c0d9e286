"""Hand out an actie: from the Beraad's decision, while a decision is carried out, or in a meeting of any gremium."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from portal import outbox
from portal.models import Actie, Besluit, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.tijd import dag, is_werkdag, werkdag_voor

VOORAF = timedelta(days=14)


def maak(
    dilemma: Dilemma | None, gremium: Gremium, rij: Mapping[str, Any], nu: datetime, besluit: Besluit | None = None,
    bijeenkomst: Bijeenkomst | None = None,
) -> Actie:
    """Store an actie (`rij`: wat, eigenaar as id, termijn) and mail its owner; call inside `schrijven()`."""
    eigenaar = Persoon.get_by_id(int(rij["eigenaar"]))
    mail_eigenaar(eigenaar, dilemma, nu)
    return Actie.create(
        dilemma=dilemma, besluit=besluit, gremium=gremium, bijeenkomst=bijeenkomst,
        wat=rij["wat"], eigenaar=eigenaar, termijn=rij["termijn"], **_al_gezegd(rij["termijn"], nu),
    )


def herinnerdagen(termijn: date) -> tuple[date, date]:
    """Return the working days on which an owner is reminded of `termijn`: two weeks ahead, and just before it."""
    ruim = termijn - VOORAF
    return ruim if is_werkdag(ruim) else werkdag_voor(ruim), werkdag_voor(termijn)


def _al_gezegd(termijn: date, nu: datetime) -> dict[str, datetime]:
    """Return as sent the reminders whose day has come: the mail about the new actie says the same."""
    namen = ("vooraf_herinnerd_op", "laatst_herinnerd_op")
    return {naam: nu for naam, op in zip(namen, herinnerdagen(termijn), strict=True) if dag(nu) >= op}


def mail_eigenaar(eigenaar: Persoon, dilemma: Dilemma | None, nu: datetime) -> None:
    """Tell somebody that there is an actie for them; call inside `schrijven()`."""
    bij = {"nummer": dilemma.nummer} if dilemma else {}
    outbox.plaats("actie", eigenaar, nu, pad="/acties", **bij)
