"""Acties of a meeting: of the gremium that met, changed with care, and gone on their own day
only.
"""

from datetime import date, timedelta

import pytest

from portal.engine import NietToegestaan, Verouderd
from portal.jobs.herinneringen import acties as herinner
from portal.models import Actie, Bericht
from portal.queries import versies
from portal.steps.bijeenkomst import vergaderacties
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus
from tests.hulp import vergaderen
from tests.hulp.invoer import OVER_DRIE_WEKEN

NU = vergaderen.BEGINT


def vers(rij):
    return type(rij).get_by_id(rij.id)


@pytest.fixture
def actie(punt, mensen, vraag):
    """actie(…) is an actie of the meeting."""

    def maak(bij=punt, **anders):
        invoer = {"wat": "Bel.", "eigenaar": str(mensen.deelnemer.id), "termijn": OVER_DRIE_WEKEN}
        vergaderacties.voeg_toe(bij, vraag(**invoer | anders))
        return Actie.select().order_by(Actie.id.desc()).get()

    return maak


def test_an_actie_belongs_to_the_gremium_that_met(actie, punt, opening):
    met_dilemma, zonder = actie(), actie(bij=opening)
    assert met_dilemma.gremium == zonder.gremium == punt.bijeenkomst.gremium
    assert (met_dilemma.dilemma, zonder.dilemma) == (punt.behandeling.dilemma, None)
    assert met_dilemma.bijeenkomst == zonder.bijeenkomst == punt.bijeenkomst


def test_an_actie_cannot_belong_to_the_decision_of_another_meeting(actie, besluit, beraadpunt):
    with pytest.raises(NietToegestaan):
        actie(besluit=str(besluit(bij=beraadpunt).id))


@pytest.mark.parametrize(
    ("dagen", "status", "mag"),
    [
        (0, ActieStatus.OPEN, True),
        (1, ActieStatus.OPEN, False),
        (-1, ActieStatus.OPEN, False),
        (0, ActieStatus.VERVALLEN, False),
    ],
)
def test_an_actie_vanishes_on_its_own_day_only(actie, vraag, dagen, status, mag):
    rij = actie()
    if status is not ActieStatus.OPEN:
        Actie.update(status=status, gereed_op=NU).execute()
    gevraagd = vraag(na=dagen * 24 * 60)
    if mag:
        vergaderacties.haal_weg(rij, gevraagd)
    else:
        with pytest.raises(NietToegestaan):
            vergaderacties.haal_weg(rij, gevraagd)
    assert Actie.select().exists() is not mag


def test_an_actie_that_changed_meanwhile_is_not_overwritten(actie, vraag):
    rij = actie()
    oud = versies.ACTIE(rij)
    invoer = {"eigenaar": str(rij.eigenaar_id), "termijn": rij.termijn}
    vergaderacties.wijzig(rij, vraag(versie=oud, wat="Mail.", **invoer))
    with pytest.raises(Verouderd):
        vergaderacties.wijzig(rij, vraag(versie=oud, wat="Bel.", **invoer))
    assert vers(rij).wat == "Mail."


def herinnerd(tot):
    """Let the worker do a round on every day up to this one; return who was reminded on which
    days.
    """
    for dagen in range(1, (tot - dag(NU)).days + 1):
        herinner(NU + timedelta(days=dagen))
    mails = Bericht.select().where(Bericht.soort == "actieherinnering").order_by(Bericht.id)
    return [(dag(b.aangemaakt_op).isoformat(), b.aan.split("@")[0]) for b in mails]


def test_an_owner_is_reminded_of_a_new_term_too(actie, vraag):
    rij = actie(termijn=date(2026, 3, 30))
    assert herinnerd(date(2026, 3, 27)) == [("2026-03-27", "deelnemer")]
    invoer = {"wat": rij.wat, "eigenaar": str(rij.eigenaar_id), "termijn": date(2026, 4, 23)}
    vergaderacties.wijzig(rij, vraag(na=2 * 24 * 60, **invoer))
    assert herinnerd(date(2026, 4, 23))[1:] == [
        ("2026-04-09", "deelnemer"),
        ("2026-04-22", "deelnemer"),
    ]


def test_a_new_owner_hears_what_the_old_one_heard_before(actie, vraag, mensen):
    rij = actie(termijn=date(2026, 4, 16))
    assert herinnerd(date(2026, 4, 2)) == [("2026-04-02", "deelnemer")]
    invoer = {"wat": rij.wat, "eigenaar": str(mensen.bestuurder.id), "termijn": date(2026, 4, 16)}
    vergaderacties.wijzig(rij, vraag(na=8 * 24 * 60, **invoer))
    assert herinnerd(date(2026, 4, 16))[1:] == [("2026-04-15", "bestuurder")]


def test_other_words_remind_nobody_again(actie, vraag):
    rij = actie(termijn=date(2026, 3, 30))
    assert herinnerd(date(2026, 3, 27)) == [("2026-03-27", "deelnemer")]
    vergaderacties.wijzig(
        rij, vraag(wat="Mail.", eigenaar=str(rij.eigenaar_id), termijn=rij.termijn)
    )
    assert herinnerd(date(2026, 3, 30)) == [("2026-03-27", "deelnemer")]
