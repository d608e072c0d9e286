"""The texts of the demo move along with its dates: none names a day, month, season or year."""

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from portal.config import ROOT
from portal.demo import verhalen
from portal.tools.tijd import MAANDEN, als_datum

# A day of the week stays what it is: the stories move by whole weeks.
VAST = re.compile(
    rf"\b(?:{'|'.join(MAANDEN)})\b|\b\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?\b"
    rf"|{'|'.join(verhalen.SEIZOENEN)}|herfst|\blente|kerst|vakantie|\bpasen\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
SLEUTELS = {"key", "bijeenkomst", "volgende_bijeenkomst"}
DAGEN_VAN_VANDAAG = [verhalen.VERTELD_OP + timedelta(days=n) for n in (0, 9, 61, 130, 200, 400)]


def teksten(waarde: object, plek: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of the stories with where it stands; a key is never shown."""
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            yield from () if naam in SLEUTELS else teksten(deel, f"{plek}.{naam}")
    elif isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            yield from teksten(deel, f"{plek}[{nummer}]")
    elif isinstance(waarde, str):
        yield plek, waarde


def test_no_text_of_a_story_names_a_day_that_moves():
    gevonden = {
        plek: fout[0]
        for plek, tekst in teksten(verhalen.lees())
        if (fout := VAST.search(verhalen.IN_TEKST.sub("", tekst)))
    }
    assert gevonden == {}


def test_no_text_in_the_code_of_the_demo_does():
    for bron in (ROOT / "portal" / "demo").glob("*.py"):
        boom = ast.parse(bron.read_text("utf-8"))
        zinnen = [k.value for k in ast.walk(boom) if isinstance(k, ast.Constant)]
        gewoon = set(verhalen.SEIZOENEN) if bron.stem == "verhalen" else set()
        fout = [z for z in zinnen if isinstance(z, str) and z not in gewoon and VAST.search(z)]
        # What the docstrings tell is for developers.
        assert not [z for z in fout if not _is_uitleg(boom, z)], bron.name


def _is_uitleg(boom: ast.Module, zin: str) -> bool:
    houders = (ast.Module, ast.FunctionDef, ast.ClassDef)
    return zin in {
        ast.get_docstring(k, clean=False) for k in ast.walk(boom) if isinstance(k, houders)
    }


@pytest.mark.parametrize("vandaag", DAGEN_VAN_VANDAAG, ids=str)
def test_nothing_is_left_to_fill_in(vandaag):
    assert [plek for plek, tekst in teksten(verhalen.op_dag(vandaag)) if "{" in tekst] == []


@pytest.mark.parametrize("vandaag", DAGEN_VAN_VANDAAG, ids=str)
def test_an_agenda_names_the_day_of_the_meeting_before(vandaag):
    """'Verslag van 10 september' is of a meeting that the same gremium had on that day."""
    alle = verhalen.op_dag(vandaag)["bijeenkomsten"]
    gehouden = {(b["gremium"], als_datum(b["begint"].date()).rsplit(" ", 1)[0]) for b in alle}
    genoemd = [
        (b["gremium"], dag[1])
        for b in alle
        for punt in b["agendapunten"]
        if (dag := re.search(r"(?:Verslag|acties|Besluiten) van (\d+ \w+)", punt.get("titel", "")))
    ]
    assert len(genoemd) > 3 and set(genoemd) <= gehouden


@pytest.mark.parametrize("vandaag", DAGEN_VAN_VANDAAG, ids=str)
def test_a_meeting_is_named_after_its_season(vandaag):
    seizoenen = [
        (b["titel"].rpartition(", ")[2], b["begint"].month)
        for b in verhalen.op_dag(vandaag)["bijeenkomsten"]
        if b["titel"].rpartition(", ")[2] in verhalen.SEIZOENEN
    ]
    assert seizoenen and all(verhalen.SEIZOENEN[m % 12 // 3] == naam for naam, m in seizoenen)


def test_each_way_to_name_a_day_says_it_in_dutch():
    tekst = "{dag 2026-12-03}, {maand 2026-12-03}, {seizoen 2026-12-03}, {jaar 2026-12-03}"
    weken = timedelta(weeks=13)
    assert verhalen._verschuif(tekst, timedelta()) == "3 december, december, winter, 2026"
    assert verhalen._verschuif(tekst, weken) == "4 maart, maart, voorjaar, 2027"
    assert date(2026, 12, 3) + weken == date(2027, 3, 4)
