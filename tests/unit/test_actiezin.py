"""One typed line becomes an actie: who, what and by when; what is not found stays open and no word
is lost.
"""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.tools.actiezin import Naam, lees
from portal.tools.datumzin import GETALLEN, zoek_dag
from portal.tools.tijd import DAGEN, MAANDEN

VANAF = date(2026, 3, 26)  # a Thursday
NAMEN = [
    Naam(1, "Gemeente Voorbeeld"),
    Naam(2, "Gemeente Voorbeeld", aan_tafel=True),
    Naam(3, "Gemeente Voorbeeldstad"),
    Naam(4, "José Núñez"),
    Naam(5, "Politie"),
    Naam(6, "Politie"),
    Naam(7, "Politie Noord"),
    Naam(8, "De Waag"),
    Naam(9, "Het CCV"),
    Naam(10, ""),
]

DAGEN_AAN_HET_EIND = {
    "voor 1 maart": date(2027, 3, 1),
    "vóór 1 maart 2027": date(2027, 3, 1),
    "uiterlijk 12-03-2027": date(2027, 3, 12),
    "op 3 april": date(2026, 4, 3),
    "uiterlijk op vrijdag 3 april": date(2026, 4, 3),
    ", 3 april": date(2026, 4, 3),
    "op 26 maart": date(2026, 3, 26),
    "voor 25 maart": date(2027, 3, 25),
    "per 1 mei.": date(2026, 5, 1),
    "(voor 1 mei)": date(2026, 5, 1),
    "tot 1 okt": date(2026, 10, 1),
    "voor 1 mrt. 2027": date(2027, 3, 1),
    "op 1 sept.": date(2026, 9, 1),
    "op 3-4": date(2026, 4, 3),
    "op 3/4/27": date(2027, 4, 3),
    "uiterlijk 2027-03-12": date(2027, 3, 12),
    "klaar op 2 juni": date(2026, 6, 2),
    "uiterlijk 2 juni klaar": date(2026, 6, 2),
    "eind maart": date(2026, 3, 31),
    "voor eind februari": date(2027, 2, 28),
    "eind februari 2028": date(2028, 2, 29),
    "half april": date(2026, 4, 15),
    "medio maart": date(2027, 3, 15),
    "eind van de maand": date(2026, 3, 31),
    "eind volgende maand": date(2026, 4, 30),
    "voor het eind van het jaar": date(2026, 12, 31),
    "eind volgend jaar": date(2027, 12, 31),
    "over twee weken": date(2026, 4, 9),
    "over een week": date(2026, 4, 2),
    "over één maand": date(2026, 4, 26),
    "binnen 10 dagen": date(2026, 4, 5),
    "over 3 maanden": date(2026, 6, 26),
    "over twee jaar": date(2028, 3, 26),
    "voor vrijdag": date(2026, 3, 27),
    "op donderdag": date(2026, 4, 2),
    "volgende week vrijdag": date(2026, 4, 3),
    "uiterlijk volgende week maandag": date(2026, 3, 30),
    "VOOR 1 MEI": date(2026, 5, 1),
}
GEEN_DAG = [
    "",
    "zo snel mogelijk",
    "voor de volgende bijeenkomst",
    "de brief van 3 april",
    "op 31 april",
    "voor 29 februari",
    "op 12-13-2027",
    "op 0 mei",
    "volgende week",
    "in april",
    "op 3 april met de politie",
    "voor 1 maart 0000",
    "maandag",
]
EIGENAREN = {
    "gemeente Voorbeeld belt": (2,),
    "De gemeente voorbeeld belt": (2,),
    "Gemeente Voorbeeldstad belt": (3,),
    "Jose Nunez: belt": (4,),
    "mevrouw José Núñez belt": (4,),
    "Politie belt": (5, 6),
    "de politie Noord belt": (7,),
    "De Waag belt": (8,),
    "het CCV belt": (9,),
    "Politie-eenheid belt": (),
    "Politieagenten bellen": (),
    "wij bellen": (),
    "Ik bel de politie": (),
    "belt de politie": (),
    "": (),
}


@pytest.mark.parametrize(("einde", "dag"), DAGEN_AAN_HET_EIND.items())
def test_a_day_at_the_end_is_found(einde, dag):
    assert lees(f"Iemand zoekt het uit {einde}", NAMEN, VANAF).termijn == dag


@pytest.mark.parametrize("einde", GEEN_DAG)
def test_what_is_no_day_or_none_for_sure_is_left_open(einde):
    gelezen = lees(f"Iemand zoekt het uit {einde}", NAMEN, VANAF)
    assert (gelezen.termijn, gelezen.tijd) == (None, "")
    assert gelezen.wat == f"Iemand zoekt het uit {einde}".strip()


@pytest.mark.parametrize(("begin", "wie"), EIGENAREN.items())
def test_the_longest_name_at_the_start_is_the_owner_and_the_table_goes_first(begin, wie):
    assert lees(f"{begin} iemand op", NAMEN, VANAF).eigenaren == wie


def test_the_line_is_told_apart_and_reads_as_a_sentence():
    gelezen = lees("  gemeente Voorbeeld zoekt uit  of het mag, vóór 1 mei.", NAMEN, VANAF)
    assert (gelezen.wat, gelezen.tijd) == ("Gemeente Voorbeeld zoekt uit of het mag", "vóór 1 mei.")
    assert (gelezen.daad, gelezen.eigenaren, gelezen.termijn) == (
        "zoekt uit of het mag",
        (2,),
        date(2026, 5, 1),
    )


def test_a_name_alone_does_nothing():
    assert lees("Politie Noord voor 1 mei", NAMEN, VANAF).daad == ""


def woorden(tekst):
    return re.findall(r"\w+", tekst.casefold())


BROKKEN = st.sampled_from(
    [
        *MAANDEN,
        *DAGEN,
        *GETALLEN,
        "voor",
        "vóór",
        "uiterlijk",
        "op",
        "eind",
        "half",
        "over",
        "binnen",
        "weken",
        "maand",
        "volgende week",
        "1",
        "31",
        "29",
        "2027",
        "9999",
        "0",
        "12-03-2027",
        "12/13",
        ",",
        ".",
        "(",
        ")",
        "-",
        ":",
        *(naam.woorden for naam in NAMEN),
        "de",
        "het",
        "mevrouw",
        "zoekt",
        "uit",
        "İ",
        "ß",
        "ŉ",
    ]
)
REGELS = st.one_of(st.text(max_size=60), st.lists(BROKKEN, max_size=12).map(" ".join))


@given(REGELS, st.dates())
def test_any_line_is_read_and_no_word_is_lost(regel, vanaf):
    gelezen = lees(regel, NAMEN, vanaf)
    assert woorden(f"{gelezen.wat} {gelezen.tijd}") == woorden(regel)
    assert set(gelezen.eigenaren) <= {naam.persoon for naam in NAMEN}


@given(st.dates(max_value=date(9990, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_a_day_with_its_year_is_that_day_whenever_it_is_typed(vanaf, dag):
    zin = f"voor {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
    assert zoek_dag(zin, vanaf) == (dag, 0)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2200, 1, 1)), st.dates())
def test_a_day_without_a_year_is_the_first_to_come(vanaf, dag):
    gevonden = zoek_dag(f"op {dag.day} {MAANDEN[dag.month - 1]}", vanaf)
    if gevonden is None:
        assert (dag.day, dag.month) == (29, 2)
    else:
        assert 0 <= (gevonden[0] - vanaf).days <= 366
        assert (gevonden[0].day, gevonden[0].month) == (dag.day, dag.month)
