"""The desk: at most two who ask ever wait, and whoever is sent away gets their paper all the
same.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from reports.pers import desk, line
from reports.pers.desk import Desk
from reports.pers.job import Job, PapierMislukt, Turn
from tests.hulp.drukte import GEDULD, Pers, laat_drukken, wacht


@pytest.fixture
def pers():
    pers = Pers()
    yield pers
    pers.los.set()


@pytest.fixture
def balie(pers):
    """Two presses that are one to the test: what they began stands in one list."""
    return Desk([pers, pers])


@pytest.fixture
def twee(balie, vraag):
    """Two readers whose papers the presses have at work."""
    lezers = [vraag("x"), vraag("y")]
    wacht(balie, lambda: len(balie._line.at_work) == 2)
    return lezers


@pytest.fixture
def vraag(balie, pers):
    """Ask in a thread, and return once that waits: vraag("a")."""
    with ThreadPoolExecutor(100) as lezers:

        def stel(html, turn=Turn.READER, **meer):
            voor = list(balie._places)
            gevraagd = lezers.submit(balie.ask, Job(html, turn=turn, **meer))
            wacht(balie, lambda: gevraagd.done() or set(balie._places).difference(voor))
            return gevraagd

        yield stel
        pers.los.set()


def volgorde(balie):
    """Return what is printed in which order, when one press is free all the time."""
    met = []
    with balie._bell:
        while job := balie._line.first():
            balie._line.take(job)
            balie._line.at_work.remove(job)
            met.append(job.html)
    return met


def weggestuurd(gevraagd):
    fout = gevraagd.exception(GEDULD)
    assert isinstance(fout, PapierMislukt) and fout.reden == "druk"
    return fout.na


@pytest.mark.parametrize("persen", [1, 2])
def test_two_wait_and_all_others_are_sent_away_at_once(persen, pers):
    balie = Desk([pers] * persen)
    with ThreadPoolExecutor(2) as lezers:
        wachten = [lezers.submit(balie.ask, Job(html)) for html in "ab"]
        wacht(balie, lambda: len(balie._places) == 2)
        for html in "cdefgh":
            with pytest.raises(PapierMislukt) as mislukt:
                balie.ask(Job(html))
            assert mislukt.value.na >= line.COME_BACK
        assert len(balie._places) == 2
        pers.los.set()
        assert [w.result(GEDULD) for w in wachten] == [b"a", b"b"]


def test_who_was_sent_away_finds_their_paper_when_they_come_back(balie, pers, vraag):
    vraag("a"), vraag("b")
    keren = [weggestuurd(vraag(html)) for html in "cdef"]
    assert keren == sorted(keren) and keren[-1] > line.COME_BACK  # longer as more wait
    laat_drukken(balie, pers)
    pers.los.clear()
    assert [balie.ask(Job(html)) for html in "fedc"] == [b"f", b"e", b"d", b"c"]
    assert sorted(pers.begonnen) == list("abcdef")


def test_it_is_printed_in_the_order_in_which_it_was_asked(balie, twee, vraag):
    for html in "cdef":
        vraag(html)
    assert volgorde(balie) == list("cdef")


def test_forty_readers_of_one_paper_have_it_printed_once(balie, pers, vraag):
    wachten = [vraag("a") for _ in range(40)]
    laat_drukken(balie, pers)
    kregen = [w.exception(GEDULD) is None for w in wachten]
    assert sum(kregen) == 2
    assert [balie.ask(Job("a")) for _ in range(38)] == [b"a"] * 38
    assert pers.begonnen == ["a"]


def test_who_would_be_sent_away_hears_so_before_the_paper_is_made(balie, pers, vraag):
    balie.send_away("agenda 1")
    vraag("a", about="agenda 1")
    balie.send_away("agenda 1")  # one place is free
    vraag("b")
    for about in ("", "agenda 2"):
        balie.send_away(about)
    with pytest.raises(PapierMislukt) as mislukt:
        balie.send_away("agenda 1")
    assert mislukt.value.na
    laat_drukken(balie, pers)
    balie.send_away("agenda 1")
    assert balie.ask(Job("a")) == b"a" and pers.begonnen.count("a") == 1


def test_papers_that_differ_in_one_name_are_not_shared(balie, pers, vraag):
    een, ander = vraag("van Een"), vraag("van Ander")
    laat_drukken(balie, pers)
    assert (een.result(), ander.result()) == (b"van Een", b"van Ander")


@pytest.mark.parametrize("anders", [{"archive": True}, {"limits": desk.Limits(cpu=1)}])
def test_what_is_printed_otherwise_is_another_paper(balie, pers, vraag, anders):
    vraag("a"), vraag("a", **anders)
    laat_drukken(balie, pers)
    assert pers.begonnen == ["a", "a"]


def test_nothing_lies_ready_of_what_nobody_was_sent_away_for(balie, pers, vraag):
    gekregen = vraag("a")
    laat_drukken(balie, pers)
    assert gekregen.result(GEDULD) == b"a" and not balie._ready
    balie.ask(Job("a"))
    assert pers.begonnen == ["a", "a"]


def test_what_lies_ready_goes_after_a_minute(balie, pers, vraag, monkeypatch):
    vraag("a"), vraag("b"), vraag("c")
    laat_drukken(balie, pers)
    (klaargelegd,) = balie._ready.values()
    for dan, ligt in ((klaargelegd.until - 1, ["c"]), (klaargelegd.until, [])):
        monkeypatch.setattr(desk, "monotonic", lambda dan=dan: dan)
        with balie._bell:
            balie._tidy()
        assert [job.outcome.decode() for job in balie._ready.values()] == ligt


def test_what_anybody_may_read_is_printed_once(balie, pers):
    pers.los.set()
    assert [balie.ask(Job("a", keep=3600)) for _ in range(3)] == [b"a"] * 3
    balie.ask(Job("b", keep=3600))
    assert pers.begonnen == ["a", "b"]


def test_what_is_kept_is_bounded_and_the_oldest_goes_first(balie, pers, monkeypatch):
    monkeypatch.setattr(desk, "KEPT_BYTES", 4)
    pers.los.set()
    for html in ("aa", "bb", "aa", "cc", "dddddd"):
        balie.ask(Job(html, keep=3600))
    assert [job.outcome for job in balie._ready.values()] == [b"dddddd"]
    assert pers.begonnen == ["aa", "bb", "cc", "dddddd"]


def test_who_comes_back_for_what_failed_is_told_so_and_nobody_prints_it_again(balie, pers, vraag):
    vraag("a"), vraag("b")
    pers.fout["c"] = PapierMislukt("tijd")
    weggestuurd(vraag("c"))
    laat_drukken(balie, pers)
    with pytest.raises(PapierMislukt, match="duurde te lang"):
        balie.ask(Job("c"))
    assert pers.begonnen.count("c") == 1


def test_a_press_that_breaks_is_a_sentence_and_the_next_paper_is_printed(balie, pers, caplog):
    pers.fout["a"] = RuntimeError("what somebody typed")
    pers.los.set()
    with pytest.raises(PapierMislukt, match="kon niet worden gemaakt"):
        balie.ask(Job("a"))
    assert balie.ask(Job("b")) == b"b"
    assert "RuntimeError" in caplog.text and "typed" not in caplog.text


def test_more_than_the_queue_holds_are_sent_away_for_nothing(balie, twee, vraag, monkeypatch):
    monkeypatch.setattr(line, "LENGTH", 3)
    for html in "cdefgh":
        vraag(html)
    assert len(balie._line.waiting) == 3


def test_who_waits_too_long_is_told_to_come_back(balie, pers, monkeypatch):
    monkeypatch.setitem(desk.PATIENCE, Turn.READER, 0.01)
    with pytest.raises(PapierMislukt, match="over een minuut"):
        balie.ask(Job("a"))
    laat_drukken(balie, pers)
    assert balie.ask(Job("a")) == b"a" and pers.begonnen == ["a"]


# Nobody keeps others waiting


def test_a_second_paper_of_one_reader_comes_after_the_first_of_all_others(balie, twee, vraag):
    for html, by in (("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b"), ("b2", "b"), ("c1", "c")):
        vraag(html, by=by)
    assert volgorde(balie) == ["a1", "b1", "c1", "a2", "b2", "a3"]


def test_one_reader_never_has_both_presses(balie, pers, vraag):
    vraag("a1", by="a"), vraag("a2", by="a")
    wacht(balie, lambda: pers.begonnen)
    assert pers.begonnen == ["a1"] and balie._line.first() is None
    weggestuurd(vraag("b1", by="b"))
    wacht(balie, lambda: len(pers.begonnen) == 2)
    assert pers.begonnen == ["a1", "b1"]
    laat_drukken(balie, pers)
    assert sorted(pers.begonnen) == ["a1", "a2", "b1"]


def test_what_somebody_else_asks_for_too_does_not_stand_behind_all_of_the_first(balie, twee, vraag):
    for html, by in (("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b"), ("a2", "c")):
        vraag(html, by=by)
    assert volgorde(balie) == ["a1", "a2", "b1", "b2"]


def test_a_full_queue_has_room_for_who_has_less_in_it(balie, pers, twee, vraag, monkeypatch):
    monkeypatch.setattr(line, "LENGTH", 3)
    for html in ("a1", "a2", "a3", "a4"):
        vraag(html, by="a")
    assert weggestuurd(vraag("b1", by="b")) > 0
    assert [job.html for job in balie._line.waiting] == ["a1", "a2", "b1"]
    laat_drukken(balie, pers)
    pers.los.clear()
    assert balie.ask(Job("b1", by="b")) == b"b1"


def test_who_waits_and_is_put_off_comes_back_too(balie, vraag, monkeypatch):
    monkeypatch.setattr(line, "LENGTH", 2)
    a1 = vraag("a1", by="a")
    wacht(balie, lambda: balie._line.at_work)
    with balie._bell:
        balie._enqueue(Job("a2", by="a"))
    a3 = vraag("a3", by="a")
    vraag("b1", by="b")
    assert weggestuurd(a3) > 0 and not a1.done()


# Issuing


def test_who_issues_takes_the_place_of_a_reader_and_goes_first(balie, pers, twee, vraag):
    for html in "cd":
        weggestuurd(vraag(html))
    uitgave = vraag("uitgave", Turn.ISSUE)
    weggestuurd(twee[0])
    assert len(balie._places) == 2 and not twee[1].done()
    assert balie._line.first().html == "uitgave"
    laat_drukken(balie, pers)
    assert uitgave.result(GEDULD) == b"uitgave" and twee[1].result(GEDULD) == b"y"
    assert balie.ask(Job("x")) == b"x" and pers.begonnen.count("x") == 1


def test_a_third_who_issues_is_refused_and_nothing_is_printed_for_them(balie, pers, vraag):
    eersten = [vraag(html, Turn.ISSUE) for html in "ab"]
    weggestuurd(vraag("c", Turn.ISSUE))
    laat_drukken(balie, pers)
    assert [e.result(GEDULD) for e in eersten] == [b"a", b"b"]
    assert pers.begonnen == ["a", "b"] and not balie._ready


def test_who_issues_and_waits_too_long_leaves_nothing_in_the_queue(balie, twee, vraag, monkeypatch):
    monkeypatch.setitem(desk.PATIENCE, Turn.ISSUE, 0.01)
    weggestuurd(vraag("uitgave", Turn.ISSUE))
    assert not balie._line.waiting


# What nobody asked for yet


def test_the_background_takes_no_place_and_never_the_last_free_press(balie, pers, vraag):
    achter = [vraag(f"kopie {i}", Turn.BACKGROUND) for i in range(2)]
    wacht(balie, lambda: pers.begonnen)
    assert pers.begonnen == ["kopie 0"]
    lezers = [vraag("a"), vraag("b")]
    wacht(balie, lambda: len(pers.begonnen) > 1)
    assert pers.begonnen == ["kopie 0", "a"]
    laat_drukken(balie, pers)
    assert [a.result(GEDULD) for a in achter] == [b"kopie 0", b"kopie 1"]
    assert [w.result(GEDULD) for w in lezers] == [b"a", b"b"]
    assert pers.begonnen[-1] == "kopie 1"


def test_a_reader_who_asks_for_it_first_moves_it_forward(balie, pers, twee, vraag):
    achter = vraag("kopie", Turn.BACKGROUND)
    assert balie._line.first() is None
    weggestuurd(vraag("kopie")), weggestuurd(vraag("c"))
    assert balie._line.first().html == "kopie"
    laat_drukken(balie, pers)
    assert achter.result(GEDULD) == b"kopie" and pers.begonnen.count("kopie") == 1


def test_one_press_is_used_as_long_as_one_is_enough():
    eerste, tweede = Pers(), Pers()
    balie = Desk([eerste, tweede])
    eerste.los.set()
    assert [balie.ask(Job(html)) for html in "abcd"] == [b"a", b"b", b"c", b"d"]
    assert (eerste.begonnen, tweede.begonnen) == (list("abcd"), [])
