"""A canary in everything that is written: on every page of everybody it sings only where the design
allows it.
"""

import re
from html import unescape

import pytest

from portal.models import Bericht
from portal.vocabulary import Rol
from reports.pers import drukker
from tests.hulp import databases, dilemmas, momentopname, rondgang, voliere, web
from tests.hulp.voliere import ADVISEURS, INBRENGER, mag_horen
from tests.hulp.wereld import NU, PERSONAS

# Who reads what somebody else reads too: the second adviseur, and the second member of the Beraad.
LEZERS = [None, *(naam for naam in PERSONAS if naam not in ("adviseur2", "voorzitter_beraad"))]


@pytest.fixture(scope="module")
def kooi(gevulde_database):
    with databases.teruggedraaid(gevulde_database):
        yield voliere.vul()


@pytest.fixture(scope="module")
def rondes():
    return {}


@pytest.fixture
def ronde(kooi, rondes, app, klok, mensen, monkeypatch):
    """Walk past every page there is, once for each person; return the canaries heard and where, and
    what changed.
    """
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())

    def van(naam):
        if naam not in rondes:
            persoon = getattr(mensen, naam) if naam else None
            lezer = web.Bezoeker(app, persoon, NU, keurt=False)
            rondes[naam] = Ronde(
                kooi, app, lezer, {Rol.PROFESSIONAL, persoon.rol} if persoon else set()
            )
        return rondes[naam]

    return van


def _zonder_inzage(route):
    """Return all rows, but for who opened an issued paper where a PDF is opened: that is what is
    noted there.
    """
    mag = ("inzage", "exemplaar") if route.rule.endswith(".pdf") else ()
    return {tabel: rijen for tabel, rijen in momentopname.alles().items() if tabel not in mag}


class Ronde:
    """What one person meets on every page: which canaries, where, and whether looking changed
    anything.
    """

    def __init__(self, kooi, app, lezer, heeft):
        self.gehoord, self.status, self.gewijzigd, self.links = {}, {}, [], {}
        for route in rondgang.routes(app, "GET"):
            mag = rondgang.MERKEN[rondgang.toegang(app, route)] <= heeft
            voor = _zonder_inzage(route)
            for pad in rondgang.adressen(route)[: None if mag else 1]:
                self._luister(lezer, pad)
            if _zonder_inzage(route) != voor:
                self.gewijzigd.append(route.rule)
        while nieuw := set(self.links) - set(self.status):
            self._luister(lezer, nieuw.pop())

    def _luister(self, lezer, pad):
        antwoord = lezer.open(pad)
        inhoud = antwoord.antwoord.get_data(as_text=True)
        self.status[pad] = antwoord.status
        for kanarie in re.findall(r"kanarie\d{4}", inhoud):
            self.gehoord.setdefault(kanarie, set()).add(pad)
        if antwoord.status == 200:
            self.links |= {
                unescape(doel): pad for doel in re.findall(r'<a [^>]*href="(/[^"#]*)', inhoud)
            }


@pytest.mark.parametrize("persona", LEZERS)
def test_nobody_hears_what_is_not_for_them(kooi, ronde, persona):
    gehoord = [(kanarie, pad) for kanarie, paden in ronde(persona).gehoord.items() for pad in paden]
    assert not {
        f"{kooi[k][1]} on {pad}" for k, pad in gehoord if not mag_horen(kooi, k, persona, pad)
    }


@pytest.mark.parametrize("persona", LEZERS)
def test_looking_changes_nothing_and_no_page_is_broken(ronde, persona):
    assert ronde(persona).gewijzigd == []
    assert [pad for pad, status in ronde(persona).status.items() if status >= 500] == []


@pytest.mark.parametrize("persona", LEZERS)
def test_no_page_offers_a_way_that_is_then_refused(ronde, persona):
    lezer = ronde(persona)
    assert [
        f"{van} -> {doel}" for doel, van in lezer.links.items() if lezer.status[doel] != 200
    ] == []


def test_an_adviseur_hears_all_but_what_was_never_filed_so_the_ears_are_open(kooi, ronde):
    gehoord = ronde("adviseur").gehoord
    assert {wat for k, (_, wat) in kooi.items() if k not in gehoord} == {
        f"concept {veld}" for veld in dilemmas.GETYPT
    }


def test_the_inbrenger_hears_every_word_they_wrote_and_every_answer(kooi, ronde):
    gehoord = ronde("inbrenger").gehoord
    eigen = {
        wat
        for mag, wat in kooi.values()
        if mag - ADVISEURS == INBRENGER and not wat.startswith("Persoon")
    }
    assert eigen - {kooi[k][1] for k in gehoord} == set()


@pytest.mark.parametrize(("persona", "mag"), [(None, 1), ("buitenstaander", 2), ("bestuurder", 3)])
def test_search_and_its_counts_find_no_more_than_may_be_read(kooi, client, mensen, persona, mag):
    lezer = client(getattr(mensen, persona or "", None))
    titels = [k for k, (_, wat) in kooi.items() if re.fullmatch(r"Opbrengst \d+ titel", wat)][-3:]
    aantallen = [lezer.open(f"/kennisbank?zoek={k}").tekst.count(k) for k in titels]
    assert sum(1 for a in aantallen if a) == mag


def test_no_mail_sings(kooi):
    assert not [b for b in Bericht.select() if "kanarie" in str(b.gegevens)]
