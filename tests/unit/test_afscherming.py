"""No cell under five, and none that the rest gives back: tried by solving what a reader can write
down.
"""

from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.queries.rondom.afscherming import DREMPEL, Som, Verborgen, enkel, scherm_af
from portal.queries.rondom.jaarcijfers import ALLES, TREDEN, WEGEN, sommen, weg_naam

AANTAL = st.one_of(st.integers(0, 6), st.integers(0, 60))
TOTAAL = "totaal"


def tabel(delen):
    """A table of named parts with its total, and what adds up in it."""
    cellen = dict(enumerate(delen)) | {TOTAAL: sum(delen)}
    return cellen, [Som((TOTAAL,), tuple(range(len(delen))))]


def bereik(getoond):
    """What a reader knows of a cell: one of 1 to 4, at least 5 (or anything, where nothing small is
    told), or all.
    """
    alles_weg = Verborgen.MINDER not in getoond.values()
    return {
        cel: range(1, DREMPEL) if w is Verborgen.MINDER else range(1 if alles_weg else DREMPEL, 70)
        for cel, w in getoond.items()
        if isinstance(w, Verborgen)
    }


def mogelijk(cellen, getoond):
    """Return which values of each hidden cell of one table agree with what is shown, by trying
    those near it.
    """
    kan = {
        c: [v for v in waarden if abs(v - cellen[c]) < DREMPEL]
        for c, waarden in bereik(getoond).items()
    }
    bekend = sum(w for c, w in getoond.items() if c != TOTAAL and not isinstance(w, Verborgen))
    delen = [c for c in kan if c != TOTAAL]
    totalen = set(kan.get(TOTAAL, [cellen[TOTAAL]]))
    gezien = {cel: set() for cel in kan}
    *voor, laatste = delen or [None]
    for keuze in product(*(kan[c] for c in voor)):
        for totaal in totalen:
            rest = totaal - bekend - sum(keuze)
            if delen and rest in kan[laatste]:
                for cel, waarde in (
                    *zip(voor, keuze, strict=True),
                    (laatste, rest),
                    (TOTAAL, totaal),
                ):
                    gezien.get(cel, set()).add(waarde)
    return gezien


@given(st.lists(AANTAL, max_size=4))
@example([1, 1, 1, 1])
@example([4, 4, 30])
@example([1, 1, 30])
@example([3, 0, 30, 20])
@example([4])
@example([0, 0, 2])
def test_in_a_table_with_its_total_every_hidden_number_could_be_another(delen):
    cellen, sommen_ = tabel(delen)
    getoond = scherm_af(cellen, sommen_)
    assert all(len(waarden) > 1 for waarden in mogelijk(cellen, getoond).values())


@given(st.lists(AANTAL, max_size=8))
def test_what_is_small_is_hidden_and_what_is_shown_is_true(delen):
    cellen, sommen_ = tabel(delen)
    for cel, waarde in scherm_af(cellen, sommen_).items():
        assert isinstance(waarde, Verborgen) or waarde == cellen[cel]
        assert isinstance(waarde, Verborgen) or not 0 < waarde < DREMPEL
        assert waarde is not Verborgen.MINDER or 0 < cellen[cel] < DREMPEL
        assert cellen[cel] != 0 or waarde == 0


@given(st.lists(AANTAL, max_size=8))
def test_the_hidden_parts_together_are_no_small_group_either(delen):
    cellen, sommen_ = tabel(delen)
    getoond = scherm_af(cellen, sommen_)
    weg = sum(cellen[c] for c, w in getoond.items() if isinstance(w, Verborgen) and c != TOTAAL)
    assert weg == 0 or weg >= DREMPEL or isinstance(getoond[TOTAAL], Verborgen)


@pytest.mark.parametrize("delen", [[], [0], [5, 6, 0], [30, 12]])
def test_where_nothing_is_small_nothing_is_hidden(delen):
    cellen, sommen_ = tabel(delen)
    assert scherm_af(cellen, sommen_) == cellen


def test_with_one_small_number_the_next_smallest_goes_too():
    cellen, sommen_ = tabel([3, 20, 9])
    assert scherm_af(cellen, sommen_) == {0: Verborgen.MINDER, 1: 20, 2: Verborgen.NIET, TOTAAL: 32}


def test_two_small_ones_hide_each_other_unless_their_sum_gives_them_away():
    assert scherm_af(*tabel([2, 4, 20]))[2] == 20
    for verraden in ([4, 4, 20, 21], [1, 1, 20, 21]):
        assert scherm_af(*tabel(verraden))[2] is Verborgen.NIET


@pytest.mark.parametrize(
    ("aantal", "wordt"), [(0, 0), (1, Verborgen.MINDER), (4, Verborgen.MINDER), (5, 5)]
)
def test_a_number_in_no_sum_is_hidden_by_itself(aantal, wordt):
    assert enkel(aantal) == wordt


# The tables of a year: divisions of the same dilemmas, and the ways between the rungs.

DILEMMA = st.tuples(
    st.integers(0, 2),
    st.sets(st.sampled_from(range(1, len(TREDEN)))),
    st.sampled_from(("Afgerond", "Nog onderweg")),
)


def jaar(dilemmas):
    """Return the tables of a year with these dilemmas: (thema, rungs besides the CCV, outcome)
    each.
    """
    wegen = [sorted({0, *treden}) for _, treden, _ in dilemmas]
    stappen = [paar for weg in wegen for paar in pairwise(weg)]
    themas, uitkomsten = ([d[i] for d in dilemmas] for i in (0, 2))
    return {
        "ingediend": {ALLES: len(dilemmas)},
        "per_thema": {f"Thema {t}": themas.count(t) for t in set(themas)},
        "per_trede": {
            trede.label: [w[-1] for w in wegen].count(i) for i, trede in enumerate(TREDEN)
        },
        "verder": {weg_naam(*weg): stappen.count(weg) for weg in WEGEN},
        "per_uitkomst": {u: uitkomsten.count(u) for u in set(uitkomsten)},
    }


def uitgerekend(getoond, sommen_):
    """Return the hidden cells that follow from the shown ones by adding and subtracting
    (elimination, exact).
    """
    onbekend = [c for c, w in getoond.items() if isinstance(w, Verborgen)]
    rijen = [
        [Fraction((c in som.links) - (c in som.rechts)) for c in onbekend]
        for som in sommen_
        if any(c in som.cellen for c in onbekend)
    ]
    vast, plek = [], 0
    for kolom in range(len(onbekend)):
        spil = next((i for i in range(plek, len(rijen)) if rijen[i][kolom]), None)
        if spil is None:
            continue
        rijen[plek], rijen[spil] = rijen[spil], rijen[plek]
        rijen[plek] = [x / rijen[plek][kolom] for x in rijen[plek]]
        for i, rij in enumerate(rijen):
            if i != plek and rij[kolom]:
                rijen[i] = [x - rij[kolom] * y for x, y in zip(rij, rijen[plek], strict=True)]
        plek += 1
    for rij in rijen:
        kolommen = [k for k, x in enumerate(rij) if x]
        vast += [onbekend[kolommen[0]]] if len(kolommen) == 1 else []
    return vast


@given(st.lists(DILEMMA, max_size=40))
@example([])
@example([(0, set(), "Afgerond")])
@example([(0, {1}, "Afgerond")] * 12 + [(1, {1, 2}, "Afgerond")] * 2)
@example(
    [(0, {1}, "Afgerond")] * 12 + [(1, {1, 2, 3}, "Nog onderweg")] * 9 + [(1, {3}, "Nog onderweg")]
)
def test_in_the_tables_of_a_year_nothing_hidden_follows_from_what_is_shown(dilemmas):
    ruw = jaar(dilemmas)
    cellen = {(naam, rij): aantal for naam, rijen in ruw.items() for rij, aantal in rijen.items()}
    sommen_ = sommen(ruw)
    assert not [som for som in sommen_ if som.verschil(cellen)], "what we say adds up does not"
    getoond = scherm_af(cellen, sommen_)
    assert uitgerekend(getoond, sommen_) == []
    assert not [c for c, w in getoond.items() if not isinstance(w, Verborgen) and 0 < w < DREMPEL]


def test_the_solver_itself_finds_what_follows():
    cellen, sommen_ = tabel([3, 20, 9])
    assert uitgerekend(cellen | {0: Verborgen.MINDER}, sommen_) == [0]
    assert uitgerekend(cellen | {0: Verborgen.MINDER, 1: Verborgen.NIET}, sommen_) == []
