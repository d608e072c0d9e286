"""Timers remind and clean up; they never move a dilemma, and a round that fails does not end the
work.
"""

import logging
import threading
from datetime import timedelta
from inspect import isfunction

import pytest

from portal.db import database
from portal.engine import Verzoek
from portal.jobs import herinneringen as module
from portal.jobs import post
from portal.jobs import ronde as jobs
from portal.jobs.ronde import Werker, herinner, ruim_op
from portal.models import Bericht, Dilemma, Inloglink, Inlogpoging, Sessie, Verzoeksleutel, Vraag
from portal.steps import intake, triage
from portal.steps.rondom import pogingen, toegang
from portal.tools.tijd import dag
from portal.vocabulary import Status
from tests.hulp import dilemmas
from tests.hulp.post import bericht, met_postmap

GEDULD = 60  # seconds a thread gets on a busy machine before a test calls it stuck
EEN_DAG = timedelta(days=1)


@pytest.fixture
def vraag(dilemma_in, mensen, nu):
    """Ask the inbrenger something: vraag(gesteld=a moment, over=days from today until it is
    due).
    """
    dilemma_in_triage = dilemma_in(Status.INGEDIEND)

    def stel(gesteld=nu - 3 * EEN_DAG, over=0):
        invoer = {"vraag": "Wie?", "uiterlijk": dag(nu) + over * EEN_DAG}
        triage.stel_vraag(dilemma_in_triage, Verzoek(mensen.adviseur, gesteld, invoer))
        return Vraag.select().order_by(Vraag.id.desc()).get()

    return stel


def herinneringen():
    return [rij.aan for rij in Bericht.select().where(Bericht.soort == "herinnering")]


@pytest.mark.parametrize(("over", "aantal"), [(-30, 1), (0, 1), (1, 1), (2, 0)])
def test_a_question_is_recalled_from_the_day_before_it_is_due(vraag, mensen, nu, over, aantal):
    vraag(over=over)
    assert herinner(nu) == aantal
    assert herinneringen() == [mensen.inbrenger.email] * aantal


def test_every_reminder_is_in_the_round(monkeypatch, nu):
    namen = [
        naam
        for naam, functie in vars(module).items()
        if isfunction(functie) and functie.__module__ == module.__name__ and naam[0] != "_"
    ]
    for naam in namen:
        monkeypatch.setattr(module, naam, lambda _: 1)
    assert herinner(nu) == len(namen) > 1


def test_somebody_is_reminded_once(vraag, nu):
    rij = vraag()
    assert [herinner(nu), herinner(nu), herinner(nu + 30 * EEN_DAG)] == [1, 0, 0]
    assert Vraag.get_by_id(rij.id).herinnerd_op == nu


def test_two_questions_about_one_dilemma_make_one_mail(vraag, nu):
    rijen = [vraag(), vraag()]
    assert (herinner(nu), len(herinneringen())) == (1, 1)
    assert all(Vraag.get_by_id(rij.id).herinnerd_op for rij in rijen)


def test_a_question_of_today_was_mailed_today(vraag, nu):
    vraag(gesteld=nu - timedelta(hours=2))
    assert herinner(nu) == 0
    assert herinner(nu + EEN_DAG) == 1


@pytest.mark.parametrize(("uren", "aantal"), [(-3, 0), (-2, 1)])  # 7.30 and 8.30 in Amsterdam
def test_nobody_is_reminded_in_the_night(vraag, nu, uren, aantal):
    vraag()
    assert herinner(nu + timedelta(hours=uren)) == aantal


def test_an_answered_question_is_let_be(vraag, mensen, nu):
    intake.beantwoord(vraag(), Verzoek(mensen.inbrenger, nu, {"antwoord": "Ik."}))
    assert herinner(nu) == 0


def test_a_question_about_a_dilemma_that_ended_is_let_be(vraag, mensen, nu):
    dilemmas.doe("afwijzen", vraag().dilemma, mensen.adviseur)
    assert herinner(nu) == 0


def test_somebody_who_can_no_longer_sign_in_is_let_be(vraag, mensen, nu):
    vraag()
    mensen.inbrenger.actief = False
    mensen.inbrenger.save()
    assert herinner(nu) == 0


def test_a_round_moves_no_dilemma(ronde, dilemma_in, vraag, nu):
    vraag()
    for status in Status:
        dilemma_in(status)
    voor = list(Dilemma.select().order_by(Dilemma.id).tuples())
    assert ronde(nu + 400 * EEN_DAG)["reminded"] == 2  # a question, and an actie that is overdue
    assert list(Dilemma.select().order_by(Dilemma.id).tuples()) == voor


@pytest.fixture
def ronde(tmp_path):
    return lambda nu: jobs.ronde(met_postmap(tmp_path), nu)


def test_a_round_tells_what_it_did_and_its_reminders_leave_at_once(ronde, vraag, nu, tmp_path):
    vraag()
    Bericht.update(verstuurd_op=nu).execute()
    assert ronde(nu) == {"reminded": 1, "sent": 1, "cleaned up": 0}
    assert [p.name.split(".")[-2] for p in tmp_path.iterdir()] == ["herinnering"]


def test_what_has_expired_goes_and_what_holds_stays(mensen, nu):
    toegang.begin_sessie(mensen.adviseur, nu)
    toegang.begin_sessie(mensen.adviseur, nu - toegang.SESSIE_GELDIG)
    toegang.stuur_link(mensen.adviseur.email, nu)
    toegang.stuur_link(mensen.adviseur.email, nu - toegang.LINK_GELDIG - jobs.LINK_BEWAARD)
    for sleutel, op in (
        ("oud", nu - timedelta(days=7, seconds=1)),
        ("jong", nu - timedelta(days=7)),
    ):
        Verzoeksleutel.create(sleutel=sleutel, uitkomst="", op=op)
    assert ruim_op(nu) == 3
    over = [[rij.verloopt_op for rij in tabel.select()] for tabel in (Sessie, Inloglink)]
    assert over == [[nu + toegang.SESSIE_GELDIG], [nu + toegang.LINK_GELDIG]]
    assert [rij.sleutel for rij in Verzoeksleutel.select()] == ["jong"]


def test_tries_of_yesterday_are_forgotten(db, nu):
    for sleutel, op in (("oud", nu - pogingen.VERGETEN), ("jong", nu - pogingen.LANGSTE)):
        pogingen.tel(sleutel, op, None)
    assert ruim_op(nu) == 1
    assert [rij.sleutel for rij in Inlogpoging.select()] == ["jong"]


@pytest.mark.parametrize("afloop", ["verstuurd_op", "opgegeven_op"])
def test_mail_is_kept_for_ninety_days_and_what_waits_until_it_goes(db, nu, afloop):
    for op in (nu - timedelta(days=91), nu - timedelta(days=89), None):
        Bericht.create(aan="a@b.example", soort="actie", aangemaakt_op=nu, **{afloop: op})
    assert ruim_op(nu) == 1
    assert {getattr(rij, afloop) for rij in Bericht.select()} == {nu - timedelta(days=89), None}


@pytest.fixture
def werker(eigen_database, tmp_path, nu):
    """A worker that does a round only when woken, with what it needs to be watched by."""
    werker = Werker(met_postmap(tmp_path / "post"), klok=lambda: nu, pauze=600)
    yield werker
    werker.stop()
    assert not werker._draad.is_alive()


def wacht_op(voorwaarde):
    """Wait until `voorwaarde` holds; a thread may take its time on a busy machine."""
    klok = threading.Event()
    for _ in range(GEDULD * 100):
        if voorwaarde():
            return True
        klok.wait(0.01)
    return False


def verstuurd():
    return Bericht.select().where(Bericht.verstuurd_op.is_null(False)).count()


def test_the_worker_sends_what_waits_and_what_comes_when_woken(werker):
    bericht()
    werker.start()
    assert wacht_op(lambda: verstuurd() == 1)
    bericht()
    werker.wek()
    assert wacht_op(lambda: verstuurd() == 2)


def test_the_worker_does_not_rest_while_more_mail_waits(werker):
    for _ in range(2 * post.PER_RONDE + 1):
        bericht()
    werker.start()
    assert wacht_op(lambda: verstuurd() == 2 * post.PER_RONDE + 1)


def test_the_worker_goes_on_after_a_failure_and_logs_where_without_what(
    werker, monkeypatch, caplog
):
    echt = jobs.herinner
    monkeypatch.setattr(jobs, "herinner", lambda nu: 1 / 0)
    with caplog.at_level(logging.ERROR):
        werker.start()
        assert wacht_op(lambda: caplog.records)
    monkeypatch.setattr(jobs, "herinner", echt)
    bericht()
    werker.wek()
    assert wacht_op(lambda: verstuurd() == 1)
    assert "ZeroDivisionError in <lambda>" in caplog.text
    assert "division by zero" not in caplog.text


def test_the_worker_leaves_the_connection_of_others_alone(werker):
    werker.start()
    werker.stop()
    assert not database.is_closed()
