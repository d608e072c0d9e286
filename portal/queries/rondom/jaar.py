"""The years that there is something to tell about, and the moments between which a year lies."""

from datetime import date, datetime

from peewee import fn

from portal.models import Actie, Dilemma
from portal.queries import adres
from portal.queries.rondom import doel as doelen
from portal.tools.tijd import begin_van
from portal.tools.tijd import dag as dag_van

EERSTE, LAATSTE = 2020, 2100  # as the table of doelen checks
JAAR = (
    f"int(fixed_digits=4, min={EERSTE}, max={LAATSTE})"  # a year in a route: `/jaar/<{JAAR}:jaar>`
)


def grenzen(jaar: int) -> tuple[datetime, datetime]:
    """Return the moment at which a year begins in Amsterdam, and the moment at which it is over."""
    return begin_van(date(jaar, 1, 1)), begin_van(date(jaar + 1, 1, 1))


def gevraagd(waarde: str | None, vandaag: date) -> int:
    """Return the year that the address asks for; anything that is no year we know counts as this
    year.
    """
    jaar = int(adres.getal(waarde) or 0)
    return jaar if EERSTE <= jaar <= LAATSTE else vandaag.year


def jaren(vandaag: date) -> list[int]:
    """Return this year and the years with dilemmas, acties or doelen, newest first."""
    met_acties = {rij.termijn.year for rij in Actie.select(Actie.termijn).distinct()}
    gevonden = {vandaag.year} | doelen.jaren() | _ingediend() | met_acties
    return sorted((j for j in gevonden if EERSTE <= j <= LAATSTE), reverse=True)


def _ingediend() -> set[int]:
    """Return every year from the first dilemma to the last: between them no year is empty."""
    uitersten = Dilemma.select(fn.MIN(Dilemma.ingediend_op), fn.MAX(Dilemma.ingediend_op))
    eerste, laatste = uitersten.scalar(as_tuple=True)
    if eerste is None:
        return set()
    van, tot = (
        dag_van(Dilemma.ingediend_op.python_value(moment)).year for moment in (eerste, laatste)
    )
    return set(range(van, tot + 1))
