"""Which of the dilemmas and meetings that a list refers to this reader may know of."""

from collections.abc import Iterable
from datetime import date

from portal import policy
from portal.models import Bijeenkomst, Dilemma, Persoon


def dilemmas(
    ids: Iterable[int | None], persoon: Persoon | None, dag: date
) -> dict[int | None, Dilemma]:
    """Return those of the dilemmas with these ids that this person may see, by id and without their
    texts; in one query.
    """
    gevraagd = Dilemma.id.in_([id_ for id_ in ids if id_])
    rijen = Dilemma.select(*Dilemma.kort()).where(gevraagd, policy.zichtbaar(persoon, dag))
    return {d.id: d for d in rijen}


def bijeenkomsten(
    ids: Iterable[int | None], persoon: Persoon | None, dag: date
) -> dict[int | None, Bijeenkomst]:
    """Return those of the meetings with these ids that this person may know of, by id; in one
    query.
    """
    gevraagd = Bijeenkomst.id.in_([id_ for id_ in ids if id_])
    return {
        b.id: b
        for b in Bijeenkomst.select().where(gevraagd, policy.zichtbare_bijeenkomsten(persoon, dag))
    }
