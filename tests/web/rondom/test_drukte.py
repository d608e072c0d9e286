"""While others have papers made: who issues one keeps their form, and what is issued or public is
there at once.
"""

from dataclasses import replace

import pytest

from portal.models import Bijeenkomst, Exemplaar, Inzage, Opbrengst, Stuk
from portal.vocabulary import OpbrengstSoort, Openbaarheid, Stuksoort
from reports.papieren import PAPIEREN
from reports.pers import drukker
from reports.pers.desk import Place
from reports.pers.job import Job, Turn
from tests.hulp.drukte import laat_drukken, volle_balie
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU
from tests.web.rondom.test_stuk import VASTGESTELD, laatste, stel_vast

JAAR = f"/jaar/{NU.year}/{Stuksoort.JAARRAPPORT}"


@pytest.fixture
def balie(monkeypatch):
    """Ask a desk at which two issue a paper already, of presses that stand still."""
    balie, pers = volle_balie(Turn.ISSUE)
    monkeypatch.setattr(drukker, "render", lambda html, *meer: balie.ask(Job(html, *meer)))
    balie.pers = pers
    yield balie
    laat_drukken(balie, pers)


def kom_vrij(balie):
    """The two that issue have their paper, and the presses print again."""
    balie._places.clear()
    balie.pers.los.set()


def is_bezet(antwoord):
    assert (antwoord.status, int(antwoord.koppen["Retry-After"]) > 0) == (503, True)
    assert "Er is nog niets uitgegeven" in antwoord.tekst
    assert "Refresh" not in antwoord.koppen  # a form is sent by who filled it in
    return antwoord


@pytest.mark.parametrize("op_naam", [False, True])
def test_an_agenda_that_cannot_be_printed_now_is_fixed_from_the_page_that_says_so(
    adviseur, balie, b, op_naam
):
    antwoord = is_bezet(stel_vast(adviseur, b, op_naam=op_naam))
    assert not balie.pers.begonnen and Bijeenkomst.get_by_id(b.id).vastgesteld_op is None
    kom_vrij(balie)
    na = adviseur.doe(antwoord, "/vaststellen")
    assert "de stukken zijn uitgegeven" in na.tekst
    assert {s.soort: s.op_naam for s in b.stukken} == {
        soort: op_naam and soort is Stuksoort.BRIEFING for soort in VASTGESTELD
    }


def test_a_paper_of_the_year_is_issued_from_the_page_that_says_it_is_busy(adviseur, balie):
    scherm = adviseur.open(JAAR)
    antwoord = is_bezet(adviseur.verstuur(scherm, "/uitgeven"))
    assert not Stuk.select().exists()
    kom_vrij(balie)
    assert adviseur.verstuur(antwoord, "/uitgeven").status == 303
    assert adviseur.verstuur(scherm, "/uitgeven").status == 303  # the first form, once more
    assert Stuk.select().count() == 1


def test_who_issues_is_not_kept_by_forty_readers(adviseur, balie):
    balie._places[:] = [Place(Turn.READER), Place(Turn.READER)]
    balie.pers.los.set()
    assert adviseur.verstuur(adviseur.open(JAAR), "/uitgeven").status == 303
    assert [p.leave for p in balie._places] == [True, False]


def test_a_copy_that_is_still_being_made_counts_as_opened_by_nobody(adviseur, client, b, mensen):
    """Until somebody has it, nobody read it."""
    stel_vast(adviseur, b, op_naam=True)
    balie, pers = volle_balie()
    with pytest.MonkeyPatch.context() as vol:
        vol.setattr(drukker, "render", lambda html, *meer: balie.ask(Job(html, *meer)))
        lezer, pad = client(mensen.bestuurder), f"{pagina(b)}/briefing.pdf"
        assert lezer.open(pad).status == 503
        assert not Inzage.select().exists() and not Exemplaar.select().exists()
        laat_drukken(balie, pers)
        assert b"Exemplaar van Bestuurder" in lezer.open(pad).antwoord.data
    assert Inzage.select().count() == Exemplaar.select().count() == len(pers.begonnen) == 1


def test_what_was_issued_is_never_printed_again(adviseur, client, b, mensen, balie, monkeypatch):
    kom_vrij(balie)
    stel_vast(adviseur, b)
    monkeypatch.setattr(drukker, "render", lambda *_: pytest.fail("it was printed again"))
    for wie in (adviseur, client(mensen.bestuurder)):
        for soort in VASTGESTELD:
            stuk = laatste(b, soort)
            for pad in (f"{pagina(b)}/{soort}.pdf", f"/stukken/{stuk.id}.pdf"):
                assert wie.open(pad).antwoord.data == bytes(stuk.inhoud)


# What is public


@pytest.fixture
def opbrengst(db):
    """What anybody may read, without an account."""
    waarden = {"soort": OpbrengstSoort.INZICHT, "titel": "Bel eerst", "tekst": "De huisarts."}
    openbaar = {"openbaarheid": Openbaarheid.OPENBAAR, "vrijgegeven_op": NU}
    return Opbrengst.create(**waarden, **openbaar)


def test_a_public_factsheet_is_printed_once_until_its_content_changes(
    anoniem, adviseur, balie, opbrengst
):
    kom_vrij(balie)
    pad, drukken = f"/kennisbank/{opbrengst.id}/factsheet.pdf", balie.pers.begonnen
    eerst = anoniem.open(pad).antwoord.data
    assert [wie.open(pad).antwoord.data for wie in (adviseur, anoniem)] == [eerst] * 2
    assert len(drukken) == 1
    Opbrengst.update(tekst="De wijkagent.").execute()
    assert b"wijkagent" in anoniem.open(pad).antwoord.data and len(drukken) == 2
    Opbrengst.update(ingetrokken_op=NU, intrekreden="Fout.").execute()
    assert anoniem.open(pad).status == 404
    assert len(drukken) == 2


def test_a_factsheet_that_is_public_no_more_is_gone_for_who_may_not_read_it(
    anoniem, adviseur, balie, opbrengst
):
    kom_vrij(balie)
    pad = f"/kennisbank/{opbrengst.id}/factsheet.pdf"
    assert anoniem.open(pad).status == 200
    Opbrengst.update(openbaarheid=Openbaarheid.DEELNEMERS).execute()
    assert anoniem.open(pad).naar or anoniem.open(pad).status == 404
    assert [adviseur.open(pad).status for _ in range(2)] == [200, 200]
    assert len(balie.pers.begonnen) == 3  # what is not public is kept for nobody


def test_a_kept_factsheet_waits_for_no_press(anoniem, balie, opbrengst):
    pad = f"/kennisbank/{opbrengst.id}/factsheet.pdf"
    kom_vrij(balie)
    eerst = anoniem.open(pad).antwoord.data
    balie.pers.los.clear()
    balie._places[:] = [Place(Turn.ISSUE), Place(Turn.ISSUE)]
    assert anoniem.open(pad).antwoord.data == eerst


def test_of_forty_readers_the_paper_is_built_for_few(adviseur, monkeypatch):
    """To build it is most of the work of who is sent away."""
    balie, pers = volle_balie()
    monkeypatch.setattr(drukker, "DESK", balie)
    monkeypatch.setattr(drukker, "render", lambda html, *meer: balie.ask(Job(html, *meer)))
    pad, gebouwd, papier = f"{JAAR}.pdf", [], PAPIEREN[Stuksoort.JAARRAPPORT]
    telt = replace(papier, bouw=lambda *a: gebouwd.append(1) or papier.bouw(*a))
    monkeypatch.setitem(PAPIEREN, Stuksoort.JAARRAPPORT, telt)
    assert {adviseur.open(pad).status for _ in range(40)} == {503} and len(gebouwd) == 1
    laat_drukken(balie, pers)
    assert {adviseur.open(pad).status for _ in range(40)} == {200} and len(pers.begonnen) == 1
