"""Rows read one by one for who checks them: what cannot be read stands in the way of no other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from peewee import chunked

# Rows asked for in one question; papers are large.
BLAD = 20


def langs(vraag: Any, kijk: Callable[[Any], Iterable[str]]) -> Iterator[str]:
    """Yield what `kijk` says of each row of a query, in the order of their keys; of a row that
    cannot be read, or holds what `kijk` cannot work with, one English sentence that names it.
    """
    model = vraag.model
    sleutel = model._meta.primary_key
    alle = [id_ for (id_,) in vraag.clone().select(sleutel).order_by(sleutel).tuples()]
    for ids in chunked(alle, BLAD):
        for id_, rij in _lees(vraag, sleutel, list(ids)):
            try:
                gezegd = list(kijk(rij()))
            except Exception as fout:  # whatever somebody put into it
                heet = {"gebeurtenis": "event"}.get(model._meta.table_name, model._meta.table_name)
                gezegd = [f"{heet} {id_}: its row cannot be read ({type(fout).__name__})"]
            yield from gezegd


def _lees(vraag: Any, sleutel: Any, ids: list[Any]) -> Iterator[tuple[Any, Callable[[], Any]]]:
    """Yield for each of these keys what gives its row: read at once, or else one by one."""
    try:
        rijen = list(vraag.where(sleutel.in_(ids)).order_by(sleutel))
    except Exception:  # one of them; which, shows below
        yield from ((id_, vraag.where(sleutel == id_).get) for id_ in ids)
        return
    yield from ((rij.get_id(), lambda rij=rij: rij) for rij in rijen)
