"""Of every field that anything records it is said how it is put right, or why nobody can: a new
column fails here until it has a row in `herstelbaar` or a place in `onherstelbaar`.
"""

from portal.daden import DADEN
from portal.docs.rechten import alle_daden
from portal.models import TABELLEN
from portal.queries.herstelbaar import HERSTELBAAR
from portal.queries.onherstelbaar import EIGEN_DAAD, REDENEN

alle_daden()
NOTEERT_HET_PORTAAL = ("_op", "_sinds", "_door")
HERSTELD = {f"{r.veld.model.__name__}.{r.veld.name}" for r in HERSTELBAAR}
GENOEMD = [n for namen in (*EIGEN_DAAD.values(), *REDENEN.values()) for n in namen.split()]


def vastgelegd():
    """Return 'Model.veld' for everything that is recorded, but for keys and what the portal notes
    itself.
    """
    return {
        f"{model.__name__}.{naam}"
        for model in TABELLEN
        for naam, veld in model._meta.fields.items()
        if not veld.primary_key and naam != "op" and not naam.endswith(NOTEERT_HET_PORTAAL)
    }


def genoemd():
    """Return the fields that are named, of a model as a whole all of them."""
    return {v for v in vastgelegd() if {v, v.partition(".")[0]} & set(GENOEMD)}


def test_every_field_that_is_recorded_is_put_right_or_says_why_not():
    assert vastgelegd() - HERSTELD - genoemd() == set()


def test_nothing_stands_in_both_or_twice_or_is_no_field():
    assert HERSTELD & genoemd() == set() and len(GENOEMD) == len(set(GENOEMD))
    velden = vastgelegd() | {m.__name__ for m in TABELLEN}
    assert set(GENOEMD) - velden == set()


def test_each_deed_that_sets_a_field_anew_is_there():
    assert set(EIGEN_DAAD) <= set(DADEN)
