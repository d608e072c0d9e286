"""Take items off an agenda: the one place that removes any, so that nothing recorded goes along."""

from peewee import Expression

from portal.models import Agendapunt
from portal.policy.sporen import is_behandeld


def onbehandeld(welke: Expression) -> list[int]:
    """Return the ids of those of these items of which nothing was recorded."""
    rijen = Agendapunt.select(Agendapunt.id).where(welke, ~is_behandeld())
    return [punt.id for punt in rijen]


def verwijder(welke: Expression) -> None:
    """Remove those of these items of which nothing was recorded; the others stay as they are."""
    Agendapunt.delete().where(Agendapunt.id.in_(onbehandeld(welke))).execute()
