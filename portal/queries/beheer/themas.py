"""The themas, in their own order: those in use, and those that were retired."""

from portal.db import alfabet
from portal.models import Thema
from portal.tools import tekst

NAAM_MAX = 120


def themas(*, vervallen: bool = False) -> list[Thema]:
    """Return the themas in use, or those that were retired."""
    return list(Thema.op_rij().where(Thema.vervallen_op.is_null(not vervallen)))


def thema(id_: int) -> Thema | None:
    """Return one thema."""
    return Thema.get_or_none(Thema.id == id_)


def naam_bezet(naam: str, behalve: Thema | None = None) -> bool:
    """Tell whether another thema than `behalve` bears this name, whatever its capitals and
    accents.
    """
    zo = Thema.select().where(alfabet(Thema.naam) == tekst.alfabet(naam))
    return (zo.where(Thema.id != behalve.id) if behalve else zo).exists()
