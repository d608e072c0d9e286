"""Somebody who is threatened is called: from whatever place and by whatever way the box got its
tick, until an adviseur notes that they spoke to each other.
"""

import re
from datetime import timedelta

import pytest

from portal import engine, outbox
from portal.config import ROOT
from portal.db import schrijven
from portal.engine import Verzoek
from portal.jobs.post import als_mail
from portal.models import Bericht, Dilemma, Gebeurtenis
from portal.queries import tellingen, triage, wachten
from portal.steps import intake
from portal.steps import triage as stap
from portal.tools.tijd import dag, na_werkdagen
from portal.vocabulary import Status, Voorval, WachtOp
from portal.workflow import OVERGANGEN
from tests.hulp import controle, dilemmas
from tests.hulp.momentopname import alles
from tests.hulp.post import BASIS
from tests.hulp.wereld import BEGIN, NU

VANDAAG = dag(NU)
INGEDIEND = [s for s in Status if s is not Status.CONCEPT]
per_status = pytest.mark.parametrize("status", INGEDIEND)
# What reads whose turn it is, the term or whether an address is confirmed, and why nobody who is
# threatened is missed by it.
LEEST_DE_WACHTRIJ = {
    "portal/models/dilemma.py": "the columns themselves, and their index",
    "portal/queries/intake.py": "one's own: what was confirmed; no list of the CCV",
    "portal/queries/wachten.py": "`contact_voor` comes before every other term",
    "portal/queries/tellingen.py": "`contact_nodig` is in `bij_ccv`, whatever else holds",
    "portal/queries/triage.py": "the tab is `bij_ccv`, and its order begins with `contact_nodig`",
    "portal/queries/onherstelbaar.py": "names the columns that the portal reckons; reads no row",
    "portal/queries/verteld.py": "whom a decision was told: an unconfirmed address was not",
    "portal/queries/rondom/jaarcijfers.py": "counts a year of confirmed ones; nobody works by it",
    "portal/steps/intake.py": "the term of a concept: it was not filed",
    "portal/steps/rondom/lot.py": "the term of a call for the LOT, that has one of its own",
    "portal/views/intake.py": "the receipt: `contact_voor` stands first in it",
    "reports/ontvangstbevestiging.py": "the receipt on paper: likewise",
    "portal/queries/alarm.py": "who hears of what nobody confirmed: of a threat all at once",
}
VANDAAG_NODIG = "Vandaag nodig: "
ZETTEN = [
    pytest.param(o, van, id=f"{o.naam}-{van}")
    for o in OVERGANGEN
    for van in o.van
    if van is not Status.CONCEPT
]


def eerste_tab(adviseur):
    return [d.nummer for d in triage.dilemmas(triage.Postvakfilter(), adviseur, VANDAAG)]


def aantal(adviseur):
    return tellingen.in_postvak(adviseur, VANDAAG)


def bel(dilemma, adviseur):
    stap.meld_contact(dilemma, Verzoek(adviseur, NU))
    return dilemmas.met(dilemma.nummer)


@per_status
@pytest.mark.parametrize("bevestigd", [NU, None])
def test_wherever_it_went_it_stands_first_counts_and_is_due_until_somebody_called(
    mensen, status, bevestigd
):
    dilemmas.nieuw(mensen.collega, BEGIN - timedelta(days=90), indienen=True)
    begin = aantal(mensen.adviseur)
    dilemma = dilemmas.in_status(status, mensen, bedreigd=True)
    Dilemma.update(bevestigd_op=bevestigd).where(Dilemma.id == dilemma.id).execute()
    assert eerste_tab(mensen.adviseur)[0] == dilemma.nummer
    assert aantal(mensen.adviseur) == begin + 1
    assert triage.aantallen(triage.Postvakfilter(), mensen.adviseur, VANDAAG)[
        triage.Postvaklijst.CCV
    ] == len(eerste_tab(mensen.adviseur))
    uiterlijk = na_werkdagen(dag(dilemma.ingediend_op), 1)
    assert wachten.contact_voor(dilemma) == uiterlijk < VANDAAG
    if dilemma.open:
        assert (dilemma.wacht_op, dilemma.volgende_datum) == (WachtOp.CCV, uiterlijk)
    controle.beurt(dilemma)


def test_whoever_was_called_stands_below_whoever_was_not_however_long_they_wait(mensen):
    gebeld, niet = (
        dilemmas.nieuw(mensen.inbrenger, op, indienen=True, bedreigd=True)
        for op in (BEGIN, BEGIN + timedelta(days=9))
    )
    assert eerste_tab(mensen.adviseur) == [gebeld.nummer, niet.nummer]
    bel(gebeld, mensen.adviseur)
    assert eerste_tab(mensen.adviseur) == [niet.nummer, gebeld.nummer]


@per_status
def test_once_somebody_called_it_waits_as_any_other(mensen, status):
    gewoon = dilemmas.in_status(status, mensen, mensen.collega)
    dilemma = bel(dilemmas.in_status(status, mensen, bedreigd=True), mensen.adviseur)
    assert wachten.contact_voor(dilemma) is None and not dilemma.contact_nodig
    for kolom in ("wacht_op", "wacht_sinds", "volgende_datum"):
        assert getattr(dilemma, kolom) == getattr(gewoon, kolom)
    controle.beurt(dilemma)
    assert (dilemma.nummer in eerste_tab(mensen.adviseur)) is (
        gewoon.nummer in eerste_tab(mensen.adviseur)
    )


@pytest.mark.parametrize(("overgang", "van"), ZETTEN)
def test_no_transition_takes_it_off_and_advisers_read_in_the_subject_that_it_is_for_today(
    mensen, overgang, van
):
    dilemma = dilemmas.in_status(van, mensen, bedreigd=True)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    Bericht.delete().execute()
    actor = dilemmas.actor_voor(overgang, dilemma, mensen)
    daarna = dilemmas.doe(overgang.naam, dilemma, actor)
    assert daarna.contact_nodig and eerste_tab(mensen.adviseur)[0] == dilemma.nummer
    adviseurs = {mensen.adviseur.email, mensen.adviseur2.email}
    for brief in Bericht.select().where(Bericht.soort == "overgang"):
        assert onderwerp(brief).startswith(VANDAAG_NODIG) is (brief.aan in adviseurs)


@pytest.mark.parametrize("soort", outbox.SOORTEN)
def test_a_mail_of_any_kind_about_it_is_for_today_to_an_adviser_and_as_ever_to_others(
    mensen, dilemma_in, soort
):
    dilemma = dilemma_in(Status.INGEDIEND, bedreigd=True)
    Bericht.delete().execute()
    with schrijven():
        for wie in (mensen.adviseur, mensen.inbrenger):
            outbox.plaats(soort, wie, NU, door=None, pad="/", nummer=dilemma.nummer)
        bel(dilemma, mensen.adviseur)
        outbox.plaats(soort, mensen.adviseur, NU, door=None, pad="/", nummer=dilemma.nummer)
    dringend = ["dringend" in brief.gegevens for brief in Bericht.select().order_by(Bericht.id)]
    assert dringend == [True, False, False]


def onderwerp(brief):
    return als_mail(brief, BASIS, "portal@portaal.test.example")["Subject"]


def test_a_box_ticked_later_is_as_urgent_from_then_on(mensen, dilemma_in):
    """Whatever deed ticks it: it logs as every deed does, and the rest follows from the row."""
    dilemma = dilemma_in(Status.PLATFORM)
    Bericht.delete().execute()
    _zet_vakje(dilemma, mensen, True, NU)
    dilemma = dilemmas.met(dilemma.nummer)
    assert dilemma.bedreigd_sinds == NU and eerste_tab(mensen.adviseur)[0] == dilemma.nummer
    assert wachten.contact_voor(dilemma) == na_werkdagen(VANDAAG, 1) == dilemma.volgende_datum
    controle.beurt(dilemma)
    assert [b.aan for b in Bericht.select()] == [mensen.adviseur2.email]
    assert onderwerp(Bericht.get()).startswith(VANDAAG_NODIG)
    _zet_vakje(dilemma, mensen, True, NU + timedelta(hours=1))
    assert Bericht.select().count() == 1


def test_a_box_ticked_later_alarms_all_advisers_also_where_one_looks_after_it(mensen, dilemma_in):
    """Somebody must be there today: the one who looks after it may not."""
    dilemma = dilemma_in(Status.PLATFORM)
    Dilemma.update(behandelaar=mensen.adviseur).where(Dilemma.id == dilemma.id).execute()
    Bericht.delete().execute()
    _zet_vakje(dilemma, mensen, True, NU)
    assert [(b.soort, b.aan) for b in Bericht.select()] == [("contact", mensen.adviseur2.email)]


def test_a_box_taken_away_and_ticked_again_asks_for_a_new_call(mensen, dilemma_in):
    dilemma = bel(dilemma_in(Status.INGEDIEND, bedreigd=True), mensen.adviseur)
    _zet_vakje(dilemma, mensen, False, NU)
    weg = dilemmas.met(dilemma.nummer)
    assert (weg.bedreigd_sinds, weg.contact_op, weg.contact_nodig) == (None, None, False)
    controle.beurt(weg)
    _zet_vakje(dilemma, mensen, True, NU + timedelta(days=1))
    terug = dilemmas.met(dilemma.nummer)
    assert terug.contact_nodig and terug.bedreigd_sinds == NU + timedelta(days=1)


def _zet_vakje(dilemma, mensen, aan, nu):
    """Stand in for any deed that changes the tick: it writes the row, and logs by `engine.meld`."""

    def doe():
        Dilemma.update(bedreigd=aan).where(Dilemma.id == dilemma.id).execute()
        engine.meld(Dilemma.get_by_id(dilemma.id), Voorval.TOEGEWEZEN, Verzoek(mensen.adviseur, nu))
        return ""

    engine.eenmaal(Verzoek(mensen.adviseur, nu), doe)


def test_a_concept_alarms_nobody_until_it_is_filed(mensen):
    concept = dilemmas.nieuw(mensen.inbrenger, bedreigd=True)
    assert not concept.contact_nodig and concept.nummer not in eerste_tab(mensen.adviseur)
    later = BEGIN + timedelta(days=9)
    dilemma = dilemmas.doe("indienen", concept, mensen.inbrenger, later)
    assert dilemma.bedreigd_sinds == later
    assert wachten.contact_voor(dilemma) == na_werkdagen(dag(later), 1)


def test_the_call_is_recorded_once_whoever_was_first(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND, bedreigd=True)
    bel(dilemma, mensen.adviseur)
    stap.meld_contact(dilemma, Verzoek(mensen.adviseur2, NU + timedelta(hours=1)))
    assert dilemmas.met(dilemma.nummer).contact_op == NU
    assert Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.CONTACT).count() == 1


def test_the_number_stands_in_the_row_of_the_dilemma_and_nowhere_else(mensen):
    """So it is gone when the dilemma is, and no log, key or mail remembers it."""
    geheim = {"telefoon": "kanarie-een", "veilig_bellen": "kanarie-twee"}
    wie = {"email": "nieuw@test.example", "naam": "Noor"}
    invoer = {**dilemmas.INTAKE, **geheim, **wie, "bedreigd": True}
    nummer = intake.breng_in(Verzoek(None, NU, invoer, "sleutel"), indienen=True)
    bel(dilemmas.met(nummer), mensen.adviseur)
    waar = {tabel for tabel, rijen in alles().items() if "kanarie-" in str(rijen)}
    assert waar == {"dilemma"}


def test_the_words_on_the_form_promise_what_the_term_says():
    assert wachten.TERMIJN_CONTACT == 1  # "dezelfde of de volgende werkdag"


def test_what_reads_the_queue_or_the_term_is_known_to_miss_nobody_who_is_threatened():
    leest = re.compile(
        r"\bDilemma\.(wacht_op|wacht_sinds|volgende_datum|bevestigd_op)\b|\bTERMIJN\b"
    )
    bestanden = [b for map_ in ("portal", "reports") for b in (ROOT / map_).rglob("*.py")]
    namen = {b.relative_to(ROOT).as_posix() for b in bestanden if leest.search(b.read_text())}
    assert {naam for naam in namen if "/migrations/" not in naam} == set(LEEST_DE_WACHTRIJ)
