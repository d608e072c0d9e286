"""Text as it must stand on paper."""

from datetime import date

import pytest
from markupsafe import Markup

from portal.tools.tijd import als_korte_datum
from portal.vocabulary import REGELS_MAX
from reports.opmaak.typografie import alineas, zet


@pytest.mark.parametrize(
    ("getypt", "gezet"),
    [
        ("dilemma's", "dilemma’s"),
        ("'s avonds", "’s avonds"),
        ("zo'n 'kwestie'", "zo’n ‘kwestie’"),
        ('hij zei: "nee"', "hij zei: “nee”"),
        ('("ja")', "(“ja”)"),
        ("ja - nee -- soms", "ja – nee – soms"),
        ("uitbuiting-gerelateerd", "uitbuiting-gerelateerd"),
        ("en toen...", "en toen…"),
        ("vóór 1 mei 2026", "vóór 1\u00a0mei\u00a02026"),
        ("op 1 mei samen", "op 1\u00a0mei samen"),
        ("a\u202eb\x07c", "abc"),
    ],
)
def test_sets_dutch(getypt, gezet):
    assert zet(getypt) == gezet


def test_only_absurd_words_get_places_to_break():
    assert "\u200b" not in zet(
        "hottentottententententoonstelling arbeidsongeschiktheidsverzekering"
    )
    delen = zet("a" * 100).split("\u200b")
    assert max(map(len, delen)) == 24
    assert "".join(delen) == "a" * 100


def test_paragraphs_are_escaped():
    assert alineas("<b>\n\ntwee\nregels") == Markup("<p>&lt;b&gt;</p>\n<p>twee<br>regels</p>")
    assert alineas(" \n ") == ""


def test_line_ends_beyond_the_limit_run_on_without_losing_a_word():
    html = alineas("woord\n" * (REGELS_MAX * 3))
    assert html.count("<br>") == REGELS_MAX - 1
    assert html.count("woord") == REGELS_MAX * 3


def test_short_dates():
    assert als_korte_datum(date(2026, 3, 5)) == "5 mrt 2026"
    assert als_korte_datum(date(2026, 10, 12)) == "12 okt 2026"
