"""Whatever offers themas takes them from one place: a form those in use, a filter all of them."""

import re

import pytest

from portal.models import DilemmaThema, Thema
from portal.tools import tijd
from portal.tools.tijd import dag
from tests.hulp import databases, rondgang, web
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app()


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))


KEUZE = re.compile(r'<(?:option|input)[^>]*value="(informatiedeling|uithuwelijking|gloednieuw)"')


def _met_keuze(bezoeker):
    """Yield each page on which themas can be chosen, with the keys that it offers."""
    for regel in rondgang.routes(APP, "GET"):
        for pad in rondgang.adressen(regel)[-2:]:
            antwoord = bezoeker.open(pad)
            gevonden = set(KEUZE.findall(antwoord.html)) if antwoord.status == 200 else set()
            if gevonden:
                yield regel.rule, gevonden


FILTERS = {"/postvak", "/kennisbank"}


def test_every_form_offers_what_is_in_use_and_every_filter_all_of_it(volle_ladder, mensen):
    Thema.create(sleutel="gloednieuw", naam="Gloednieuw", volgorde=9)
    weg = Thema.update(vervallen_op=dag(NU)).where(Thema.sleutel == "informatiedeling")
    DilemmaThema.delete().execute()
    weg.execute()
    gezien = {}
    for wie in (mensen.adviseur, mensen.inbrenger):
        for adres, sleutels in _met_keuze(web.Bezoeker(APP, wie, NU, keurt=False)):
            gezien.setdefault(adres, set()).update(sleutels)
    alle = {"informatiedeling", "uithuwelijking", "gloednieuw"}
    assert {a for a, s in gezien.items() if s == alle} == FILTERS, gezien
    assert {frozenset(s) for a, s in gezien.items() if a not in FILTERS} == {
        frozenset({"uithuwelijking", "gloednieuw"})
    }
    assert len(gezien) >= 7, sorted(gezien)
