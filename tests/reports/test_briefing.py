"""The briefing: one page per dilemma as long as that is possible, and never a word less."""

from dataclasses import replace

import pytest

from reports import briefing
from reports.pers import drukker
from tests.reports import voorbeelden
from tests.reports.dilemmas import UITHUWELIJKING
from tests.reports.lezen import bladen

ZIN = "Professionals zien de signalen, maar weten niet wie er aan zet is. "


def gedrukt(*dilemmas) -> list[str]:
    return bladen(drukker.render(briefing.html(replace(voorbeelden.briefing(), dilemmas=dilemmas))))


def test_one_page_per_dilemma_and_the_contents_know_which(briefing_bladen):
    eerste, *rest = briefing_bladen
    assert len(rest) == 6 + 1
    for nummer, d in enumerate(voorbeelden.dilemmas(6), start=2):
        assert rest[nummer - 2].count(d.titel) == 1
        assert f"pagina {nummer} {d.titel}" in eerste
    assert "pagina 8 Stand van zaken" in eerste


def test_page_one_says_what_is_asked(briefing_bladen):
    eerste = briefing_bladen[0]
    for d in voorbeelden.dilemmas(6):
        assert d.gevraagd_besluit.replace("'", "’") in eerste.replace("\u00a0", " ")


def test_a_long_text_gets_smaller_type_and_keeps_its_page():
    d = replace(UITHUWELIJKING, kern=ZIN * 9)
    assert d.krap > UITHUWELIJKING.krap
    assert len(gedrukt(d)) == 3


def test_an_estimate_that_is_too_hopeful_is_corrected(monkeypatch):
    monkeypatch.setattr(briefing.Briefingdilemma, "krap", 0)
    assert len(gedrukt(replace(UITHUWELIJKING, kern=ZIN * 9))) == 3


def test_what_cannot_fit_runs_on_and_nothing_is_cut():
    d = replace(UITHUWELIJKING, kern=ZIN * 40, enerzijds=ZIN * 40)
    assert d.krap is None
    teksten = gedrukt(d)
    assert len(teksten) > 3
    assert " ".join(teksten).count("weten niet wie er aan zet is") == 80
    assert "pagina 2 Een informeel huwelijk" in teksten[0]


def test_many_dilemmas_have_shorter_lines_in_the_contents():
    assert "inhoudsopgave--vol" in briefing.html(voorbeelden.briefing(9))
    assert "inhoudsopgave--vol" not in briefing.html(voorbeelden.briefing(8))


@pytest.mark.parametrize(
    ("veld", "kop"),
    [
        ("route", "De weg tot hier"),
        ("geprobeerd", "Wat is geprobeerd"),
        ("opties", "Opties"),
        ("acties", "Voorgestelde"),
    ],
)
def test_an_empty_part_leaves_no_heading(veld, kop):
    d = UITHUWELIJKING
    vol, leeg = (
        briefing.html(replace(voorbeelden.briefing(), dilemmas=(x,)))
        for x in (d, replace(d, **{veld: ()}))
    )
    assert kop in vol
    assert kop not in leeg


def test_without_a_state_of_affairs_there_is_no_last_page():
    kaal = replace(voorbeelden.briefing(1), standen=(), acties=(), signalen=(), doelen=())
    assert "Stand van zaken" not in briefing.html(kaal)
