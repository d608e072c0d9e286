"""What a form lets choose from comes in the order it promises, whatever the order in which the rows
were written. The fields are derived from the code: a new choice fails until it has a case.
"""

import logging

import pytest

from portal.tools import tijd
from tests.contracts.volgorde.keuzes import KEUZES
from tests.hulp import databases, keuzevelden, web
from tests.hulp.rijtjes import Rijtjes
from tests.hulp.volgorde import kaal_op_naam, zonder_slot
from tests.hulp.wereld import NU

APP = web.maak_app()
GEVALLEN = list(dict.fromkeys(KEUZES.values()))
ZONDER = {
    "velden.naar": "the rungs that the workflow names, in its order",
    "vergaderacties._vul_eigenaar.choices": "those of vergaderacties.regelform.eigenaar, fewer",
}


def test_every_choice_is_written_backwards_or_has_a_reason_why_not():
    gevonden = keuzevelden.gemaakt() | keuzevelden.gedeclareerd()
    assert gevonden == set(KEUZES) | set(ZONDER) and not set(KEUZES) & set(ZONDER)


@pytest.fixture
def bezoeker(db, monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    return lambda persoon: web.Bezoeker(APP, persoon, NU, keurt=False)


@databases.alleen_sqlite
@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.__name__)
def test_it_is_offered_in_order(bezoeker, geval, caplog):
    r = Rijtjes()
    velden, adviseur = geval(r), bezoeker(r.adviseur)
    assert set(velden) == {naam for naam, bij in KEUZES.items() if bij is geval}
    caplog.set_level(logging.DEBUG, logger="peewee")
    for naam, (pad, veld, verwacht, na) in velden.items():
        pagina = adviseur.post(pad, na) if na else adviseur.open(pad)
        assert pagina.status == (422 if na else 200), pad
        lijsten = [f.keuzes(veld) for f in pagina.formulieren if veld in f.namen]
        assert lijsten, f"no {veld} on {pad}"
        for lijst in lijsten:
            assert [w for w in lijst if w in verwacht] == verwacht, naam
    # Equal keys are told apart by the last one, and that differs for every row.
    gezegd = [regel.msg[0] for regel in caplog.records if isinstance(regel.msg, tuple)]
    assert [sql for sql in gezegd if zonder_slot(sql)] == []
    assert [sql for sql in gezegd if kaal_op_naam(sql)] == []
