"""The ground under a meeting's pages: their addresses, and who finds a meeting there."""

from flask import abort

from portal.daden import LEVEND, houd_tegen
from portal.models import Agendapunt, Bijeenkomst
from portal.queries.adres import ID
from portal.queries.bijeenkomst import plannen as query
from portal.tools.adressen import BIJEENKOMSTEN
from portal.tools.tijd import avond
from portal.web.sessie import ingelogde, vandaag

EEN = f"{BIJEENKOMSTEN}/<{ID}:id_>"
PUNT = f"{EEN}/punten/<{ID}:punt_id>"


def laad(id_: int) -> Bijeenkomst:
    """Return the meeting if the person who asks may see it; otherwise it does not exist (404)."""
    return query.bijeenkomst(id_, ingelogde(), vandaag()) or abort(404)


def laad_levend(id_: int) -> Bijeenkomst:
    """Return the meeting to do something with it; one that was called off raises KanNuNiet."""
    b = laad(id_)
    houd_tegen(b, LEVEND)
    return b


def laad_begonnen(id_: int) -> Bijeenkomst:
    """Return the meeting from its evening on; before that nothing came of it yet (404)."""
    b = laad_levend(id_)
    return b if avond(b.begint) <= vandaag() else abort(404)


def laad_punt(id_: int, punt_id: int) -> Agendapunt:
    """Return an item of this meeting; for whoever may not see the meeting neither exists (404)."""
    punt: Agendapunt | None = laad(id_).punten.where(Agendapunt.id == punt_id).first()
    return punt or abort(404)
