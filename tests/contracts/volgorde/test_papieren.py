"""Every list on a paper is printed in the order it promises, whatever the order in which its rows
were written. Their names are derived from the papers, as those of the queries are.
"""

from importlib import import_module

import pytest

from reports.opmaak import gedeeld
from reports.papieren import PAPIEREN
from tests.contracts.volgorde.stukken_bijeenkomst import BIJEENKOMST
from tests.contracts.volgorde.stukken_rondom import RONDOM
from tests.hulp.rijtjes import Rijtjes
from tests.hulp.volgorde import Onder, velden
from tests.hulp.wereld import NU

LIJSTEN = {**BIJEENKOMST, **RONDOM}
# Lists that the paper says in one line: no field of rows, so not derived.
IN_EEN_REGEL = {
    "Agenda.gremium",
    "Agendaregel.nummer",
    "Briefingdilemma.thema",
    "Factsheet.themas",
    "Terugkoppeling.themas",
}
ZONDER = {
    "Themablok.acties": "those of Actieprogramma.acties, kept in order",
    "Themablok.doelen": "those of Actieprogramma.doelen, kept in order",
}
GEVALLEN = list(dict.fromkeys(LIJSTEN.values()))


def test_every_list_of_every_paper_is_written_backwards():
    modules = {import_module(papier.bouw.__module__) for papier in PAPIEREN.values()} | {gedeeld}
    assert velden(modules) == (set(LIJSTEN) - IN_EEN_REGEL) | set(ZONDER)
    assert set(LIJSTEN) >= IN_EEN_REGEL


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.__name__)
def test_it_is_printed_in_order(db, geval):
    (stuk, onderwerp), lijsten = geval(Rijtjes())
    html = PAPIEREN[stuk].html(PAPIEREN[stuk].bouw(onderwerp, NU))
    assert set(lijsten) == {naam for naam, bij in LIJSTEN.items() if bij is geval}
    for naam, lijst in lijsten.items():
        kop, merken = lijst if isinstance(lijst, Onder) else ("", lijst)
        vanaf = html.index(kop)
        assert sorted(merken, key=lambda merk: html.index(merk, vanaf)) == merken, naam
