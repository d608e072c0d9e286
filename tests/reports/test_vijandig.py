"""Whatever somebody types ends in a paper that passes, or in a sentence; never in a hang."""

from dataclasses import replace

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import agenda, briefing
from reports.agenda import Agendatekst
from reports.pers import drukker
from tests.hulp.lastig import TEKENS
from tests.reports import voorbeelden
from tests.reports.dilemmas import SAMENWERKING, UITHUWELIJKING
from tests.reports.lezen import bladen

ZIN = "Een gewone zin met woorden van verschillende lengte. "
KAAL = replace(voorbeelden.briefing(1), standen=(), acties=(), signalen=(), doelen=())
TEKSTEN = {
    "een woord van 10.000 letters": "a" * 10_000,
    "woorden van 59 letters": ("a" * 59 + " ") * 40,
    "duizend regels": "a\n" * 1_000,
    "duizend lege regels": "a" + "\n" * 1_000 + "b",
    "besturing en bidi": "\x00\x07\u202eabc\u2066\ue000\ud800x",
    "opmaak": (
        '<script>alert(1)</script><img src="file:///etc/passwd"><style>@import '
        "url(//x.example)</style>{{ 7 }}"
    ),
    "emoji": "👩‍👩‍👧 😀 🏳️‍🌈",
    "andere schriften": "漢字 العربية שלום Ελληνικά",
    "stapels accenten": "a" + "\u0301" * 500,
    "harde spaties": "\u00a0" * 5_000,
    "niets": "",
}


def vijandig(tekst: str) -> str:
    """A briefing in which everything a person can type is `tekst`."""
    d = replace(
        UITHUWELIJKING,
        titel=tekst[:200],
        gevraagd_besluit=tekst[:200],
        kern=tekst,
        enerzijds=tekst[:2_000],
        opties=(briefing.Briefingoptie(tekst[:200], tekst[:200], ""),),
        acties=(tekst[:200],),
        thema=tekst[:80],
    )
    k = replace(voorbeelden.kenmerken("x", "x"), titel=tekst[:100])
    return briefing.html(replace(KAAL, dilemmas=(d,), kenmerken=k))


@pytest.mark.parametrize("naam", TEKSTEN)
def test_typed_text_becomes_a_paper_that_passes(naam):
    pdf = drukker.render(vijandig(TEKSTEN[naam]))
    assert "Checks: 0 failed" in str(page.validate_pdf_bytes(pdf, profile="ua1"))


@settings(max_examples=8)
@given(st.lists(st.sampled_from(TEKENS) | st.text(max_size=40), max_size=6).map(" ".join))
def test_so_does_any_other(tekst):
    pdf = drukker.render(vijandig(tekst), drukker.Limits(cpu=20, clock=120))
    assert "Checks: 0 failed" in str(page.validate_pdf_bytes(pdf, profile="ua1"))


def test_markup_is_shown_and_not_obeyed():
    assert "<script>alert(1)</script>" in " ".join(
        bladen(drukker.render(vijandig(TEKSTEN["opmaak"])))
    )


def test_far_beyond_the_caps_it_ends_in_time():
    """In time: the press itself ends the work after its two seconds of CPU, and lives on. One that
    does not is ended with its work, at the end of our patience.
    """
    tekst = Agendatekst(*[("a" * 59 + " ") * 20_000] * 3)
    regel = replace(voorbeelden.agendaregel(SAMENWERKING), tekst=tekst)
    html = agenda.html(replace(voorbeelden.agenda(1), regels=(regel,)))
    drukker.render("<p>warm")
    persen = [pers._process for pers in drukker._ALL]
    with pytest.raises(drukker.PapierMislukt, match="duurde te lang"):
        drukker.render(html, drukker.Limits(cpu=2, clock=60))
    assert [pers._process for pers in drukker._ALL] == persen
    assert all(proces.poll() is None for proces in persen if proces)


def test_twenty_thousand_letters_of_prose_are_all_there():
    d = replace(SAMENWERKING, kern=ZIN * 380)
    teksten = bladen(drukker.render(briefing.html(replace(KAAL, dilemmas=(d,)))))
    assert " ".join(teksten).count("verschillende lengte") == 380
