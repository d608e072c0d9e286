"""The health check is green while all goes, red where a person must act and says where, and costs
nothing.
"""

import shutil
from datetime import timedelta
from time import monotonic
from types import SimpleNamespace

import pytest
from peewee import OperationalError

from portal.db import database
from portal.models import Bericht, Instelling, Linkverzoek
from portal.queries.rondom import metingen
from portal.queries.rondom.post import RONDE
from portal.steps.rondom import spoor
from portal.web import gezondheid
from portal.web.gezondheid import AANLOOP, BEGONNEN, CONTROLES, UUR
from reports.pers import drukker
from tests.hulp.post import bericht
from tests.hulp.wereld import NU

EVEN, LANG = timedelta(minutes=1), UUR + timedelta(minutes=1)
TB = 1_000_000_000_000


@pytest.fixture
def op_gang(app, monkeypatch):
    """Let the process run for so long: op_gang(LANG)."""
    return lambda duur: monkeypatch.setitem(
        app.config, BEGONNEN, monotonic() - duur.total_seconds()
    )


@pytest.fixture
def vraag(anoniem, op_gang):
    """Ask how it is, of a process that has run for long and did a round just now."""
    op_gang(LANG)
    Instelling.zet(RONDE, NU.isoformat())

    def doe():
        antwoord = anoniem.http.get("/gezond")
        gezegd = antwoord.get_json()
        assert (antwoord.status_code, gezegd["status"]) == (
            (503, "fout") if gezegd["mankeert"] else (200, "ok")
        )
        return gezegd["mankeert"]

    return doe


def ronde(geleden):
    Instelling.zet(RONDE, (NU - geleden).isoformat())


def test_a_portal_that_does_its_work_is_well(vraag):
    bericht(op=NU - EVEN)
    assert vraag() == []


@pytest.mark.parametrize(
    ("draait", "geleden", "mist"),
    [
        (LANG, LANG, ["jobs"]),
        (LANG, None, ["jobs"]),
        (LANG, UUR - EVEN, []),
        (UUR - EVEN, None, []),  # nothing was ever asked of them yet
        (AANLOOP + EVEN, LANG, ["jobs"]),
        (EVEN, LANG, []),  # it was off for a night, and just began
        (EVEN, None, []),
    ],
    ids=str,
)
def test_jobs_that_do_no_round_are_missed(vraag, op_gang, draait, geleden, mist):
    op_gang(draait)
    ronde(geleden) if geleden else Instelling.delete().execute()
    assert vraag() == mist


@pytest.mark.parametrize(
    ("fouten", "mist"),
    [
        ([""], True),
        (["ConnectionRefusedError: [Errno 111]"], True),
        (["535 5.7.8 wrong password"], True),
        (["421 4.3.2 going away"], True),
        (["450 4.2.1 mailbox full"], False),
        (["450 a"] * 2, False),
        (["450 a", "451 b", "452 c"], True),  # it lets nobody's mail in
        (["450 a", "TimeoutError: "], True),
    ],
    ids=str,
)
def test_mail_that_does_not_leave_is_missed_and_a_full_mailbox_is_not(vraag, fouten, mist):
    for n in range(len(fouten)):
        bericht(aan=f"lezer{n}@test.example", op=NU - LANG)
    for rij, fout in zip(Bericht.select().order_by(Bericht.id), fouten, strict=True):
        Bericht.update(fout=fout, pogingen=3).where(Bericht.id == rij.id).execute()
    assert vraag() == (["post"] if mist else [])
    Bericht.update(aangemaakt_op=NU - UUR + EVEN).execute()
    assert vraag() == []
    Bericht.update(aangemaakt_op=NU - LANG, volgende_poging_op=None, opgegeven_op=NU).execute()
    assert vraag() == []  # given up: that stands on a page of its own


def test_where_others_get_their_mail_three_full_boxes_are_three_full_boxes(vraag):
    for n in range(3):
        bericht(aan=f"lezer{n}@test.example", op=NU - LANG)
    Bericht.update(fout="450 4.2.1 mailbox full", pogingen=2).execute()
    rij = bericht(aan="ander@test.example")
    weg = Bericht.update(verstuurd_op=NU, volgende_poging_op=None)
    weg.where(Bericht.id == rij.id).execute()
    assert vraag() == []


def test_who_just_began_has_a_moment_for_the_mail_of_the_night(vraag, op_gang):
    bericht(op=NU - LANG)
    Linkverzoek.create(email="lid@test.example", gevraagd_op=NU - LANG)
    op_gang(EVEN)
    assert vraag() == []
    Bericht.update(pogingen=1).execute()  # and it did not go
    assert vraag() == ["post"]
    Bericht.delete().execute()
    op_gang(LANG)
    assert vraag() == ["post"]


def test_the_oldest_that_waits_may_be_a_request_that_no_letter_was_made_of_yet(anoniem, nu):
    Linkverzoek.create(email="lid@test.example", gevraagd_op=nu - 2 * UUR)
    assert anoniem.http.get("/gezond").get_json()["oudste_mail"] == 7200


@pytest.mark.parametrize(
    ("vrij", "totaal", "mist"),
    [
        (0.01 * TB, TB, False),  # ten GB
        (0.001 * TB, TB, True),
        (1e9, 4e9, False),
        (1e8, 4e9, True),
    ],
)
def test_a_disk_that_is_nearly_full_is_missed(vraag, monkeypatch, vrij, totaal, mist):
    schijf = SimpleNamespace(free=vrij, total=totaal)
    monkeypatch.setattr(shutil, "disk_usage", lambda _map: schijf)
    assert vraag() == (["schijf"] if mist else [])


def test_the_folders_of_the_database_and_of_what_is_made_in_passing_are_looked_at(
    vraag, monkeypatch, tmp_path
):
    monkeypatch.setattr(database.obj, "database", str(tmp_path / "portal.db"))
    monkeypatch.setattr(gezondheid.tempfile, "gettempdir", lambda: str(tmp_path / "tijdelijk"))
    assert gezondheid.mappen() == {tmp_path, tmp_path / "tijdelijk"}
    assert not gezondheid.ruimte(tmp_path / "tijdelijk")  # it is gone
    assert gezondheid.ruimte(tmp_path)
    assert vraag() == ["schijf"]


def test_a_press_that_does_not_come_to_work_is_missed_until_one_does(vraag, monkeypatch):
    persen = [drukker.Customer() for _ in range(2)]
    monkeypatch.setattr(drukker, "_ALL", persen)
    monkeypatch.setattr(drukker.sys, "executable", "/bin/false")
    assert vraag() == []
    for n, pers in enumerate(persen):
        with pytest.raises(drukker.PapierMislukt, match="kunnen nu niet"):
            pers.render("<p>Klein</p>", drukker.Limits())
        assert vraag() == (["pers"] if n else [])
    persen[0].broken = False
    assert vraag() == []


def test_lines_of_the_log_that_get_lost_are_missed(vraag, monkeypatch):
    monkeypatch.setattr(spoor, "WACHTEND", [None] * (spoor.WACHTEND_MAX - 1))
    assert vraag() == []
    spoor.WACHTEND.append(None)
    assert vraag() == ["logboek"]


def test_without_its_database_it_says_so_and_nothing_else(anoniem, monkeypatch):
    def weg(*_args, **_opties):
        raise OperationalError('connection to server at "10.0.0.5" failed for user "portaal"')

    monkeypatch.setattr(database.obj, "execute_sql", weg)
    antwoord = anoniem.http.get("/gezond")
    assert (antwoord.status_code, antwoord.get_json()["mankeert"]) == (503, ["database"])
    assert set(antwoord.get_json()) == set(VASTE_WOORDEN) and b"10.0.0.5" not in antwoord.data


def test_without_its_database_it_looks_at_the_disk_as_well(anoniem, monkeypatch):
    def vol(*_args, **_opties):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(database.obj, "execute_sql", vol)
    monkeypatch.setattr(shutil, "disk_usage", lambda _map: SimpleNamespace(free=0, total=TB))
    assert anoniem.http.get("/gezond").get_json()["mankeert"] == ["database", "schijf"]


@pytest.mark.parametrize("veel", [0, 500])
def test_it_asks_as_much_whatever_there_is_and_looks_at_nobody(anoniem, vraag, monkeypatch, veel):
    Bericht.insert_many(
        [
            {"aan": f"lezer{n}@test.example", "soort": "vraag", "aangemaakt_op": NU - LANG,
             "volgende_poging_op": NU, "fout": "450 vol", "pogingen": 1}
            for n in range(veel)
        ]
        or [{"aan": "a@test.example", "soort": "vraag", "aangemaakt_op": NU}]
    ).execute()  # fmt: skip
    gevraagd, echt = [], database.obj.execute_sql

    def noteer(sql, *args, **opties):
        gevraagd.append(sql)
        return echt(sql, *args, **opties)

    monkeypatch.setattr(database.obj, "execute_sql", noteer)
    vraag()
    assert len(gevraagd) <= 9 and all(sql.startswith("SELECT") for sql in gevraagd), gevraagd
    assert "persoon" not in " ".join(gevraagd).replace("persoon_id", "")


def test_of_all_mail_that_ever_left_it_reads_nothing(vraag, monkeypatch, nu):
    """However much that is: what waits and what was given up each has an index."""
    gevraagd, echt = [], database.obj.execute_sql

    def noteer(sql, params=None, *args, **opties):
        gevraagd.append((sql, params))
        return echt(sql, params, *args, **opties)

    with monkeypatch.context() as even:
        even.setattr(database.obj, "execute_sql", noteer)
        vraag()
        metingen.aantallen(nu)
    plannen = [
        " ".join(stap[3] for stap in echt(f"EXPLAIN QUERY PLAN {sql}", params))
        for sql, params in gevraagd
        if '"bericht"' in sql
    ]
    assert len(plannen) == 5 and [plan for plan in plannen if "INDEX" not in plan] == []


def test_it_tells_a_stranger_no_more_than_names_ages_and_counts(anoniem, vraag):
    vraag()
    gezegd = anoniem.http.get("/gezond").get_json()
    assert all(isinstance(w, int | None) for n, w in gezegd.items() if n not in VASTE_WOORDEN)
    assert set(gezegd["mankeert"]) <= {*CONTROLES, "database"}


VASTE_WOORDEN = ("status", "mankeert", "dienst", "versie")
