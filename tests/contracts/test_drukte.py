"""However many papers are being made, no page waits for it: every PDF answers at once, with its
bytes where those are kept and else with a page that comes back for it.
"""

import pytest

from portal.models import Bijeenkomst, Opbrengst
from portal.tools import tijd
from portal.vocabulary import OpbrengstSoort, Openbaarheid, Stuksoort
from reports.papieren import PAPIEREN, Uitgifte
from reports.pers import drukker
from tests.hulp import databases, rondgang, stukken, web
from tests.hulp.drukte import laat_drukken, volle_balie
from tests.hulp.wereld import NU, gremium_met

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
PDFS = [regel for regel in rondgang.routes(APP, "GET") if regel.rule.endswith(".pdf")]
LEZERS = (None, "inbrenger", "bestuurder", "voorzitter_beraad", "adviseur")


@pytest.fixture(scope="module")
def wereld(ladder):
    """A portal with one of everything, and a briefing of which each reader has a copy."""
    rondgang.vul(ladder)
    for wie in Openbaarheid:
        waarden = {"soort": OpbrengstSoort.INZICHT, "titel": f"Voor {wie}", "tekst": "Bel eerst."}
        Opbrengst.create(vrijgegeven_op=NU, openbaarheid=wie, **waarden)


@pytest.fixture
def bezoeker(wereld, mensen, monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    beraad = gremium_met("Strategisch Beraad")
    for b in Bijeenkomst.select().where(Bijeenkomst.gremium == beraad, Bijeenkomst.begint < NU):
        stukken.stel_vast(b, mensen.adviseur, op_naam=True)
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam) if naam else None, NU)


@pytest.fixture
def balie(monkeypatch):
    """Every desk that the portal asks has two who wait already; the presses stand still."""
    balie, pers = volle_balie()
    monkeypatch.setattr(drukker, "DESK", balie)
    yield balie, pers
    laat_drukken(balie, pers)


def adressen():
    for regel in PDFS:
        for pad in rondgang.adressen(regel):
            yield from (pad, f"{pad}?concept=1")


@pytest.mark.parametrize("persona", LEZERS, ids=str)
def test_every_pdf_answers_at_once_and_is_there_for_who_comes_back(bezoeker, balie, persona):
    lezer, (bureau, pers) = bezoeker(persona), balie
    eerst = {pad: lezer.open(pad) for pad in adressen()}
    assert {a.status for a in eerst.values()} <= {200, 302, 303, 404, 410, 503}
    wachten = {pad for pad, a in eerst.items() if a.status == 503}
    for pad in wachten:
        _is_wachtpagina(eerst[pad], pad)
    assert lezer.open("/").status == lezer.open("/gezond").status == 200
    assert len(bureau._places) == 2
    laat_drukken(bureau, pers)
    gedrukt = len(pers.begonnen)
    for pad in eerst:
        nu = lezer.open(pad)
        assert nu.status == (200 if pad in wachten else eerst[pad].status), pad
        assert pad not in wachten or nu.koppen["Content-Type"] == "application/pdf"
    assert len(pers.begonnen) == gedrukt == len(set(pers.begonnen))


def _is_wachtpagina(antwoord, pad):
    assert "Je stuk wordt gemaakt" in antwoord.tekst, pad
    assert int(antwoord.koppen["Retry-After"]) > 0
    assert antwoord.koppen["Refresh"] == antwoord.koppen["Retry-After"]
    assert antwoord.koppen["Cache-Control"] == "no-store"


def test_every_paper_is_among_them(bezoeker, balie):
    """Issued from its row, or printed: no paper is left out of the test above."""
    adviseur = bezoeker("adviseur")
    geopend = {pad: adviseur.open(pad).status for pad in adressen()}
    voor = {soort: {s for pad, s in geopend.items() if soort in pad} for soort in Stuksoort}
    assert all(503 in antwoorden for antwoorden in voor.values()), voor
    uitgegeven = {s for s, p in PAPIEREN.items() if p.uitgifte is Uitgifte.VASTSTELLEN}
    assert all(200 in voor[soort] for soort in uitgegeven)


def test_what_is_kept_for_others_is_what_anybody_may_read(bezoeker, balie, monkeypatch):
    (bureau, _), gevraagd = balie, {}

    def ask(job):
        gevraagd.setdefault(persona, set()).add((job.html, job.keep > 0))
        return job.html.encode()

    monkeypatch.setattr(bureau, "ask", ask)
    for persona in LEZERS:
        for pad in adressen():
            bezoeker(persona).open(pad)
    alle = set().union(*gevraagd.values())
    openbaar = {html for html, _ in gevraagd[None]}
    assert {html for html, bewaard in alle if bewaard} == openbaar != set()
    assert {html for html, bewaard in alle if not bewaard} - openbaar


def test_of_each_paper_that_is_printed_it_is_known_who_asks(bezoeker, balie, mensen, monkeypatch):
    """Otherwise the papers of one reader could keep all others waiting."""
    (bureau, _), vragers = balie, {}

    def ask(job):
        vragers.setdefault(persona, set()).add(job.by)
        return job.html.encode()

    monkeypatch.setattr(bureau, "ask", ask)
    for persona in LEZERS:
        for pad in adressen():
            bezoeker(persona).open(pad)
    bekend = {p: f"persoon {getattr(mensen, p).id}" if p else "anoniem" for p in LEZERS}
    assert vragers == {persona: {wie} for persona, wie in bekend.items()}
