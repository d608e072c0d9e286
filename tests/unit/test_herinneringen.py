"""Owners are reminded two weeks ahead, just before the term and once after it: on working days,
each once.
"""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal import audit
from portal.db import schrijven
from portal.engine import Verzoek
from portal.gegevens.ankers import ankerfouten, bewaarde
from portal.jobs.herinneringen import acties, ankers, lotverzoeken
from portal.models import Actie, Bericht, Lotverzoek, Persoon
from portal.steps import uitkomst
from portal.steps.rondom import acties as stap
from portal.steps.rondom import correctie, lot
from portal.tools.tijd import dag, is_werkdag, uit_lokaal
from portal.vocabulary import ActieStatus, Status
from tests.hulp import dilemmas
from tests.hulp.wereld import BERAAD, gremium_met

EEN_DAG = timedelta(days=1)
LANG_GELEDEN = date(2025, 11, 3)
VRIJDAG = date(2026, 3, 13)


def om(dag_, uur=8, minuut=0):
    """Return a time of the clock in Amsterdam on this day."""
    return uit_lokaal(datetime.combine(dag_, time(uur, minuut)))


def actie(mensen, termijn, gemaakt=LANG_GELEDEN, wat="Bel de wethouder."):
    rij = {"wat": wat, "eigenaar": str(mensen.bestuurder.id), "termijn": termijn}
    with schrijven():
        nieuw = stap.maak(None, gremium_met(BERAAD), rij, Verzoek(None, om(gemaakt, 16)))
    Bericht.delete().where(Bericht.soort == "actie").execute()
    return nieuw


def dagen(van, tot):
    return [van + n * EEN_DAG for n in range((tot - van).days + 1)]


def werk(van, tot):
    """Let the worker do its rounds at eight in the morning of each of these days."""
    return [d for d in dagen(van, tot) if acties(om(d))]


def gemaild():
    """Return the day and the page of every reminder."""
    return [
        (dag(b.aangemaakt_op), b.gegevens["pad"])
        for b in Bericht.select().order_by(Bericht.id)
        if b.soort == "actieherinnering"
    ]


def verwacht(termijn):
    """Return the three days, by walking the calendar."""

    def werkdag(vanaf, stap):
        return next(dag for n in range(14) if is_werkdag(dag := vanaf + n * stap))

    return [
        werkdag(termijn - 14 * EEN_DAG, -EEN_DAG),
        werkdag(termijn - EEN_DAG, -EEN_DAG),
        werkdag(termijn + EEN_DAG, EEN_DAG),
    ]


@pytest.mark.parametrize(
    ("termijn", "op"),
    [
        (date(2026, 3, 26), [date(2026, 3, 12), date(2026, 3, 25), date(2026, 3, 27)]),  # Thursdays
        (
            date(2026, 3, 30),
            [date(2026, 3, 16), date(2026, 3, 27), date(2026, 3, 31)],
        ),  # over the weekend of summer time
        (
            date(2026, 4, 7),
            [date(2026, 3, 24), date(2026, 4, 2), date(2026, 4, 8)],
        ),  # after Easter: before Good Friday
        (
            date(2026, 4, 20),
            [date(2026, 4, 2), date(2026, 4, 17), date(2026, 4, 21)],
        ),  # two weeks ahead is Easter Monday
        (
            date(2026, 4, 28),
            [date(2026, 4, 14), date(2026, 4, 24), date(2026, 4, 29)],
        ),  # after King's Day
        (
            date(2026, 10, 26),
            [date(2026, 10, 12), date(2026, 10, 23), date(2026, 10, 27)],
        ),  # the weekend of winter time
        (
            date(2026, 12, 28),
            [date(2026, 12, 14), date(2026, 12, 24), date(2026, 12, 29)],
        ),  # after Christmas
        (
            date(2027, 1, 8),
            [date(2026, 12, 24), date(2027, 1, 7), date(2027, 1, 11)],
        ),  # two weeks ahead is Christmas Day
    ],
)
def test_the_days_on_which_an_owner_is_reminded(mensen, termijn, op):
    rij = actie(mensen, termijn)
    assert werk(termijn - 40 * EEN_DAG, termijn + 60 * EEN_DAG) == op == verwacht(termijn)
    assert gemaild() == [(d, f"/acties/{rij.id}") for d in op]
    assert {b.aan for b in Bericht.select()} == {mensen.bestuurder.email}
    assert {b.gegevens["dag"] for b in Bericht.select()} == {termijn.isoformat()}


def test_over_a_whole_year_every_owner_gets_exactly_the_right_mails(mensen):
    """An actie for every day of a year with both clock changes; each is closed a week after its
    term.
    """
    jaar = dagen(date(2026, 2, 1), date(2027, 1, 31))
    rijen = {termijn: actie(mensen, termijn) for termijn in jaar}
    for d in dagen(jaar[0] - 20 * EEN_DAG, jaar[-1] + 7 * EEN_DAG):
        acties(om(d))
        klaar = {"status": ActieStatus.GEDAAN, "gereed_op": om(d)}
        Actie.update(klaar).where(
            Actie.termijn < d - 6 * EEN_DAG, Actie.status == ActieStatus.OPEN
        ).execute()
    nodig = Counter(
        (op, f"/acties/{rij.id}") for termijn, rij in rijen.items() for op in verwacht(termijn)
    )
    assert Counter(gemaild()) == nodig
    assert set(nodig.values()) == {1}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    termijn=st.dates(date(2026, 3, 20), date(2026, 5, 20)),
    gemaakt=st.integers(0, 30),
    wakker=st.sets(st.integers(0, 60)),
)
def test_a_worker_that_slept_sends_only_what_is_still_news(mensen, termijn, gemaakt, wakker):
    """Whenever it is awake: at most one mail a day, none twice, and never an occasion that a later
    one overtook.
    """
    Actie.delete().execute()
    Bericht.delete().execute()
    op = termijn - gemaakt * EEN_DAG
    actie(mensen, termijn, gemaakt=op)
    aanleidingen = [d for d in verwacht(termijn) if d > op]
    nodig, gehad = [], set()
    for d in [op + n * EEN_DAG for n in sorted(wakker)]:
        aan_de_beurt = [a for a in aanleidingen if a <= d][-1:] if is_werkdag(d) else []
        nodig += [d for a in aan_de_beurt if a not in gehad]
        gehad |= set(aan_de_beurt)
        for uur in (8, 12):
            acties(om(d, uur, 30))
    assert [d for d, _ in gemaild()] == nodig


@pytest.mark.parametrize(
    ("gemaakt", "mails"),
    [
        (date(2026, 3, 11), 3),
        (date(2026, 3, 12), 2),
        (date(2026, 3, 20), 2),
        (date(2026, 3, 25), 1),
        (date(2026, 3, 26), 1),
    ],
)
def test_the_mail_about_a_new_actie_is_reminder_enough_for_that_day(mensen, gemaakt, mails):
    actie(mensen, date(2026, 3, 26), gemaakt)
    assert len(werk(gemaakt, date(2026, 5, 1))) == mails


@pytest.mark.parametrize(
    ("uur", "minuut", "aantal"), [(0, 0, 0), (7, 59, 0), (8, 0, 1), (23, 59, 1)]
)
@pytest.mark.parametrize("op", [date(2026, 3, 27), date(2026, 3, 30), date(2026, 10, 26)])
def test_nobody_is_reminded_in_the_night_whatever_the_clock_does(mensen, op, uur, minuut, aantal):
    actie(mensen, op + EEN_DAG)
    assert acties(om(op, uur, minuut)) == aantal


@pytest.mark.parametrize("status", [ActieStatus.GEDAAN, ActieStatus.VERVALLEN])
def test_a_closed_actie_is_let_be(mensen, status):
    termijn = date(2026, 3, 26)
    rij = actie(mensen, termijn)
    invoer = {"status": status, "resultaat": "Klaar."}
    uitkomst.sluit_actie(rij, Verzoek(mensen.bestuurder, om(date(2026, 3, 2)), invoer))
    assert not werk(date(2026, 3, 2), date(2026, 5, 1))


def test_of_an_actie_that_is_opened_again_the_mail_is_reminder_enough_until_the_next(mensen):
    """Closed before its first day to be reminded, and opened again after it."""
    rij = actie(mensen, date(2026, 4, 30))
    Actie.update(status=ActieStatus.GEDAAN, resultaat="Klaar.", gereed_op=om(VRIJDAG)).execute()
    opnieuw = Verzoek(mensen.adviseur, om(date(2026, 4, 20)), {"reden": "Toch niet klaar."})
    correctie.heropen_actie(Actie.get_by_id(rij.id), opnieuw)
    gemaild = [acties(om(dag_)) for dag_ in dagen(date(2026, 4, 20), date(2026, 4, 29))]
    assert gemaild == [0] * 9 + [1]


def test_an_owner_who_can_no_longer_sign_in_is_let_be(mensen):
    actie(mensen, date(2026, 3, 26))
    Persoon.update(actief=False).where(Persoon.id == mensen.bestuurder.id).execute()
    assert not werk(date(2026, 3, 2), date(2026, 5, 1))


def test_each_actie_of_a_day_has_a_mail_of_its_own(mensen):
    for wat in ("Bel.", "Schrijf."):
        actie(mensen, date(2026, 3, 26), wat=wat)
    assert acties(om(date(2026, 3, 25))) == 2 and len(set(gemaild())) == 2


def test_a_quiet_round_writes_nothing(mensen):
    actie(mensen, date(2026, 6, 26))
    voor = list(Actie.select().tuples())
    assert acties(om(date(2026, 3, 25))) == 0 and list(Actie.select().tuples()) == voor


# Calls for the LOT


@pytest.fixture
def gevraagd(mensen):
    """A call that is to be answered by Friday."""
    dilemma = dilemmas.in_status(Status.PLATFORM, mensen)
    invoer = {"steun": ["coaching"], "lot_verzoek": "Denk mee.", "lot_uiterlijk": VRIJDAG}
    lot.vraag(dilemma, Verzoek(mensen.adviseur, om(VRIJDAG), invoer))
    Bericht.delete().execute()
    return Lotverzoek.get()


def test_who_asked_the_lot_hears_once_on_the_first_working_day_that_it_is_late(gevraagd, mensen):
    dagen_ = [d for d in dagen(VRIJDAG, VRIJDAG + 6 * EEN_DAG) if lotverzoeken(om(d))]
    assert dagen_ == [VRIJDAG + 3 * EEN_DAG]
    assert [(b.soort, b.aan) for b in Bericht.select()] == [
        ("lotherinnering", mensen.adviseur.email)
    ]


def test_of_a_call_with_an_outcome_nobody_is_reminded(gevraagd, mensen):
    lot.leg_uitkomst_vast(gevraagd, Verzoek(mensen.adviseur, om(VRIJDAG), {"uitkomst": "Goed."}))
    assert lotverzoeken(om(VRIJDAG + 3 * EEN_DAG)) == 0


@pytest.mark.parametrize("uur", [0, 7])
def test_nobody_is_reminded_of_the_lot_in_the_night(gevraagd, uur):
    assert lotverzoeken(om(VRIJDAG + 3 * EEN_DAG, uur)) == 0


def test_beheerders_hear_once_a_week_where_the_log_stands(mensen, nu):
    """Not in the first week, nor at night or in the weekend; it is what `audit verify` takes."""
    maandag = nu + timedelta(days=4)
    zaterdag, nacht = nu + timedelta(days=2), maandag.replace(hour=3)
    keren = (nu, zaterdag, nacht, maandag, maandag + timedelta(days=1), maandag + timedelta(days=7))
    assert [ankers(moment) for moment in keren] == [0, 0, 0, 1, 0, 1]
    brief = Bericht.select().where(Bericht.soort == "anker").order_by(Bericht.id).first()
    assert (brief.persoon, brief.gegevens["anker"]) == (mensen.beheerder, audit.ankertekst())
    assert list(ankerfouten(bewaarde())) == [] and len(list(bewaarde())) == 2
