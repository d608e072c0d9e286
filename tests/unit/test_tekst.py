"""The gate for text: what comes out is clean, and going through it twice changes nothing."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.tools.tekst import regel, schoon, te_veel_regels, tussen_woorden
from portal.vocabulary import REGELS_MAX

ALLES = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Z", "C"])
)  # surrogates and private use too
WEG = {
    "NUL": "\x00",
    "escape": "\x1b",
    "bidi override": "\u202e",
    "bidi isolate": "\u2066",
    "a lone surrogate": "\ud800",
    "private use": "\ue000",
    "zero width space": "\u200b",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
}


@given(ALLES)
@example("e\u202e\u0301")
@example(" \u0301")
@example("\u1100\u200b\u1161")
def test_twice_through_the_gate_is_once(waarde):
    assert schoon(schoon(waarde)) == schoon(waarde)
    assert regel(regel(waarde)) == regel(waarde)


@given(ALLES)
def test_what_comes_out_can_be_stored_and_printed(waarde):
    uit = schoon(waarde)
    uit.encode()
    assert unicodedata.is_normalized("NFC", uit) and uit == uit.strip()
    assert not [c for c in uit if unicodedata.category(c).startswith("C") and c not in "\n\t\u200d"]


@given(ALLES)
def test_one_line_is_one_line(waarde):
    assert len(regel(waarde).splitlines()) <= 1


@pytest.mark.parametrize("teken", WEG.values(), ids=WEG)
def test_it_removes(teken):
    assert schoon(f"goe{teken}d") == "goed"


@pytest.mark.parametrize(
    ("geplakt", "wordt"),
    [
        ("\uf0b7\tEen\r\n\uf0b7\tTwee", "•\tEen\n•\tTwee"),
        ("\uf0a7 Een", "• Een"),
        ("\uf0d8 Een", "• Een"),
        ("platform \uf0e0 beraad", "platform → beraad"),
        ("beraad \uf0df platform", "beraad ← platform"),
        ("\uf0fc gedaan", "✓ gedaan"),
        ("Een:\n  \uf0ab Twee", "Een:\n  • Twee"),
        ("\uf0b2 Een", "• Een"),
        ("wo\uf0b2ord", "woord"),
        ("\ue000 Een", "Een"),
    ],
)
def test_what_a_word_processor_writes_in_its_own_signs_stays(geplakt, wordt):
    assert schoon(geplakt) == wordt
    assert regel(geplakt) == " ".join(wordt.split())


def test_removing_comes_before_composing():
    assert schoon("e\u202e\u0301") == "é"


@pytest.mark.parametrize("einde", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_kind_of_line_end_becomes_one(einde):
    assert schoon(f"een{einde}twee") == "een\ntwee"


@pytest.mark.parametrize(
    "tekst", ["een\ttwee", "een\n\ntwee", "ćșő ïé ẞ", "👩‍👧 🏳️‍🌈", "مرحبا", "‘Nee’ – €5"]
)
def test_ordinary_text_passes_untouched(tekst):
    assert schoon(tekst) == tekst


@pytest.mark.parametrize(
    ("regels", "te_veel"), [(1, False), (REGELS_MAX, False), (REGELS_MAX + 1, True)]
)
def test_lines_are_counted_as_people_count_them(regels, te_veel):
    assert te_veel_regels("\n".join(["x"] * regels)) is te_veel


@pytest.mark.parametrize(
    ("tekst", "lengte", "kort"),
    [
        ("kort", 10, "kort"),
        ("precies tien", 12, "precies tien"),
        ("een twee drie", 10, "een twee …"),
        ("een, twee drie", 6, "een …"),
        ("onafgebrokenwoord", 6, "onaf …"),
        ("een twee drie", 8, "een …"),
    ],
)
def test_a_text_is_cut_between_words_within_its_length(tekst, lengte, kort):
    assert tussen_woorden(tekst, lengte) == kort
    assert len(kort) <= lengte
