"""Parts of a page that are lists themselves, each with pages of its own."""

import pytest
from peewee import BlobField, TextField

from portal.models import TABELLEN, Persoon
from portal.queries.bladen import AANTAL_MAX, Bladen, tel
from tests.hulp import menigte, wereld
from tests.hulp.databases import alleen_sqlite

pytestmark = alleen_sqlite
NIETS = ["", "0", "-1", "x", "1e3", "٣", "9" * 40]


def mensen():
    return Persoon.select().order_by(Persoon.id)


@pytest.fixture
def veertien(db):
    menigte.kopieen(wereld.mensen().collega, 14 - Persoon.select().count())
    return [p.id for p in mensen()]


def pagina(nummer, doe="van", per=5):
    blad = getattr(Bladen({"mensen": nummer}), doe)("mensen", mensen(), per)
    return [p.id for p in blad], blad.pagina, blad.meer


def test_the_pages_together_are_the_list(veertien):
    assert pagina("1") == (veertien[:5], 1, True)
    assert pagina("2") == (veertien[5:10], 2, True)
    assert pagina("3") == (veertien[10:], 3, False)
    assert Bladen().van("mensen", mensen(), 14).meer is False


@pytest.mark.parametrize("niets", [*NIETS, "4", "99999"])
def test_what_is_no_page_or_lies_beyond_the_last_is_the_first(veertien, niets):
    assert pagina(niets) == (veertien[:5], 1, True)
    assert Bladen({"mensen": niets}).uit("mensen", veertien, 5) == veertien[:5]


@pytest.mark.parametrize("doe", ["van", "geteld"])
def test_a_list_that_fills_its_pages_has_no_empty_one_behind_them(veertien, doe):
    assert pagina("2", doe, 7) == (veertien[7:], 2, False)
    assert pagina("3", doe, 7) == (veertien[:7], 1, True)
    for vol in ("1", "2"):
        assert Bladen({"mensen": vol}).uit("mensen", veertien, 7).meer is (vol == "1")
    blad = Bladen({"mensen": "3"}).uit("mensen", veertien, 7)
    assert (list(blad), blad.pagina) == (veertien[:7], 1)
    assert pagina("2", doe, 14) == (veertien, 1, False)
    assert list(Bladen({"mensen": "2"}).uit("mensen", veertien, 14)) == veertien


def test_the_last_rows_come_in_the_order_in_which_they_were_written(veertien):
    nieuwste = mensen().order_by(Persoon.id.desc())
    blad = Bladen().laatste("mensen", nieuwste, 5)
    assert [p.id for p in blad] == veertien[-5:] and blad.meer
    assert [p.id for p in Bladen({"mensen": "3"}).laatste("mensen", nieuwste, 5)] == veertien[:4]


def test_a_list_is_turned_over_as_a_query_is(veertien):
    for nummer in "123":
        van_lijst = Bladen({"mensen": nummer}).uit("mensen", veertien, 5)
        assert (list(van_lijst), van_lijst.pagina, van_lijst.meer) == pagina(nummer)
        assert van_lijst.aantal == 14


def test_each_part_has_a_page_of_its_own(veertien):
    bladen = Bladen({"acties": "2"})
    assert [p.id for p in bladen.van("mensen", mensen(), 5)] == veertien[:5]
    assert [p.id for p in bladen.van("acties", mensen(), 5)] == veertien[5:10]


def test_nobody_counts_beyond_what_is_shown(veertien):
    assert tel(mensen()) == Bladen().geteld("mensen", mensen(), 5).aantal == 14
    menigte.kopieen(wereld.mensen().collega, AANTAL_MAX)
    assert tel(mensen()) == AANTAL_MAX + 1


def test_a_page_of_rows_stays_one_when_they_become_something_else(veertien):
    blad = Bladen({"mensen": "2"}).geteld("mensen", mensen(), 5)
    namen = blad.met(p.naam for p in blad)
    assert (namen.pagina, namen.meer, namen.aantal, len(namen)) == (2, True, 14, 5)


def test_a_row_of_a_list_lacks_what_people_write_at_length_and_nothing_else(db):
    for model in TABELLEN:
        lacks = set(model._meta.sorted_fields) - set(model.kort())
        assert all(isinstance(veld, TextField | BlobField) for veld in lacks), model
