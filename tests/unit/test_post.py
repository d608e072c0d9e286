"""The outbox is sent at least once, never twice at the same time, and forgets links that let
somebody in.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest

from portal.db import database
from portal.jobs import post
from portal.jobs.onbezorgd import WACHTTIJDEN
from portal.jobs.post import BEZIG, GENOEG_MISLUKT, PER_RONDE, als_mail, verstuur_wachtende
from portal.models import Bericht
from portal.steps.rondom.toegang import LINKDUUR
from portal.vocabulary import Onbezorgd
from tests.hulp.post import BASIS, LEZER, Postbode, bericht, los

AFZENDER = "portal@portaal.test.example"
per_sleutelmail = pytest.mark.parametrize("soort", LINKDUUR)


def opnieuw(rij):
    return Bericht.get_by_id(rij.id)


def brief(rij):
    return als_mail(rij, BASIS, AFZENDER)


def test_a_sent_letter_is_marked_and_not_sent_again(db, nu):
    rij, bode = bericht(), Postbode()
    assert (verstuur_wachtende(nu, bode), verstuur_wachtende(nu + timedelta(days=9), bode)) == (
        1,
        0,
    )
    assert bode.bezorgd == [rij.id]
    assert (opnieuw(rij).verstuurd_op, opnieuw(rij).volgende_poging_op, opnieuw(rij).fout) == (
        nu,
        None,
        "",
    )


def test_a_letter_is_not_sent_before_it_is_due(db, nu):
    bericht(op=nu + timedelta(seconds=1))
    assert verstuur_wachtende(nu, Postbode()) == 0


def test_a_round_takes_no_more_than_it_can_finish_and_the_oldest_first(db, nu):
    rijen = [bericht(op=nu - timedelta(minutes=i)) for i in range(PER_RONDE + 1)]
    bode = Postbode()
    assert verstuur_wachtende(nu, bode) == PER_RONDE
    assert bode.bezorgd == [rij.id for rij in reversed(rijen)][:PER_RONDE]


def test_who_waits_at_a_screen_comes_first_and_what_anybody_can_ask_for_last(db, nu):
    """Whatever was queued before them."""
    soorten = ("bevestigen", "vraag", "antwoord", "contact", "inloggen")
    ids = {s: bericht(s, op=nu - timedelta(minutes=9 - i)).id for i, s in enumerate(soorten)}
    bode = Postbode()
    verstuur_wachtende(nu, bode)
    volgorde = ("inloggen", "contact", "vraag", "antwoord", "bevestigen")
    assert bode.bezorgd == [ids[soort] for soort in volgorde]


def test_a_failing_letter_is_tried_later_and_later_and_then_given_up_with_its_fault(db, nu):
    rij = bericht()
    bode, moment = Postbode([rij.id]), nu
    for poging, wacht in enumerate(WACHTTIJDEN, 1):
        assert verstuur_wachtende(moment, bode) == 0
        assert (opnieuw(rij).pogingen, opnieuw(rij).volgende_poging_op) == (poging, moment + wacht)
        assert verstuur_wachtende(moment + wacht - timedelta(seconds=1), bode) == 0
        assert opnieuw(rij).pogingen == poging
        moment += wacht
    verstuur_wachtende(moment, bode)
    assert (opnieuw(rij).volgende_poging_op, opnieuw(rij).verstuurd_op) == (None, None)
    assert opnieuw(rij).fout == "ConnectionRefusedError: nobody home"


def test_a_letter_that_arrives_at_last_forgets_its_fault(db, nu):
    rij = bericht()
    verstuur_wachtende(nu, Postbode([rij.id]))
    assert verstuur_wachtende(nu + WACHTTIJDEN[0], Postbode()) == 1
    assert opnieuw(rij).fout == ""


def test_one_bad_letter_does_not_hold_up_the_next(db, nu):
    slecht, goed = bericht(overgang="bestaat_niet"), bericht()
    bode = Postbode()
    assert verstuur_wachtende(nu, lambda rij: bode(rij) if brief(rij) else None) == 1
    assert bode.bezorgd == [goed.id]
    assert opnieuw(slecht).fout.startswith("KeyError")


def test_a_mail_server_that_is_down_is_left_alone_until_the_next_round(db, nu):
    rijen = [bericht() for _ in range(GENOEG_MISLUKT + 2)]
    verstuur_wachtende(nu, Postbode([rij.id for rij in rijen]))
    assert [opnieuw(rij).pogingen for rij in rijen] == [1] * GENOEG_MISLUKT + [0] * 2


@per_sleutelmail
def test_a_link_that_lets_somebody_in_leaves_the_outbox_with_the_letter(db, nu, soort):
    rij = bericht(soort, pad="/inloggen/GEHEIM")
    verstuur_wachtende(nu, Postbode())
    assert "GEHEIM" not in str(opnieuw(rij).gegevens)
    assert opnieuw(rij).gegevens["pad"] == "/inloggen"


@per_sleutelmail
def test_a_link_that_lets_somebody_in_leaves_the_outbox_when_the_letter_is_given_up(db, nu, soort):
    rij = bericht(soort, pad="/inloggen/GEHEIM")
    Bericht.update(pogingen=len(WACHTTIJDEN)).execute()
    verstuur_wachtende(nu, Postbode([rij.id]))
    assert "GEHEIM" not in str(opnieuw(rij).gegevens)


def test_the_link_of_other_letters_stays(db, nu):
    rij = bericht()
    verstuur_wachtende(nu, Postbode())
    assert opnieuw(rij).gegevens == rij.gegevens


def test_killed_between_sending_and_noting_it_is_sent_again_under_the_same_name(db, nu):
    rij = bericht()
    with pytest.raises(KeyboardInterrupt):
        verstuur_wachtende(nu, Postbode([rij.id], KeyboardInterrupt()))
    bode = Postbode()
    assert verstuur_wachtende(nu + BEZIG - timedelta(seconds=1), bode) == 0
    assert verstuur_wachtende(nu + BEZIG, bode) == 1
    assert brief(opnieuw(rij))["Message-ID"] == brief(rij)["Message-ID"]


def test_a_row_that_a_colleague_changed_meanwhile_is_not_claimed(db, nu):
    rij = bericht()
    Bericht.update(pogingen=1).execute()
    assert post._claim(rij, nu) is False


def test_two_workers_at_once_send_every_letter_once(eigen_database, nu):
    ids = sorted(bericht().id for _ in range(PER_RONDE))
    bode = Postbode()

    def werk(_):
        with database.connection_context():
            return verstuur_wachtende(nu, bode)

    with ThreadPoolExecutor(4) as werkers:
        assert sum(werkers.map(werk, range(4))) == PER_RONDE
    assert sorted(bode.bezorgd) == ids


def test_the_log_names_the_letter_but_neither_the_reader_nor_the_link(db, nu, caplog):
    rij = bericht("inloggen", pad="/inloggen/GEHEIM")
    with caplog.at_level(logging.DEBUG):
        verstuur_wachtende(nu, Postbode([rij.id], OSError(f"{LEZER} GEHEIM")))
    gelogd = " ".join(
        regel.getMessage() for regel in caplog.records if regel.name.startswith("portal.jobs")
    )
    assert "inloggen" in gelogd
    assert LEZER not in gelogd and "GEHEIM" not in gelogd


@pytest.mark.parametrize(
    "aan",
    [
        "iemand",
        "a@test.example, b@test.example",
        "a@test.example\nBcc: b@test.example",
        "A <a@test.example>",
        "a@test.example\r\n\r\nTekst",
    ],
)
def test_a_letter_goes_to_exactly_one_address(aan):
    with pytest.raises(ValueError, match="."):
        brief(los(aan=aan))


def test_a_line_break_in_a_number_makes_no_header():
    mail = brief(los(nummer="D-2026-0001\nBcc: b@test.example"))
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]


def test_a_letter_says_who_sent_it_when_and_that_nobody_reads_an_answer(nu):
    mail = brief(los())
    assert mail["From"] == f"Dilemmaportaal CCV <{AFZENDER}>"
    assert (mail["To"], mail["Date"].datetime) == (LEZER, nu)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@portaal.test.example>")
    assert mail.get_content_type() == "text/plain"


@pytest.mark.parametrize(("soort", "duur"), LINKDUUR.items())
def test_a_letter_whose_link_has_expired_is_not_sent(db, nu, soort, duur):
    op_tijd, te_laat = (bericht(soort, op=nu - duur + timedelta(seconds=s)) for s in (1, 0))
    bode = Postbode()
    assert verstuur_wachtende(nu, bode) == 1
    assert bode.bezorgd == [op_tijd.id]
    assert (opnieuw(te_laat).waarom, opnieuw(te_laat).opgegeven_op) == (Onbezorgd.VERLOPEN, nu)


def test_what_was_given_up_says_so_and_after_how_many_attempts(db, nu):
    rij = bericht()
    Bericht.update(pogingen=len(WACHTTIJDEN)).execute()
    verstuur_wachtende(nu, Postbode([rij.id]))
    assert (opnieuw(rij).waarom, opnieuw(rij).opgegeven_op) == (Onbezorgd.MISLUKT, nu)
    assert (len(WACHTTIJDEN) + 1, "acht pogingen" in Onbezorgd.MISLUKT.label) == (8, True)


def test_refused_letters_do_not_make_a_server_seem_down(db, nu):
    rijen = [bericht() for _ in range(GENOEG_MISLUKT + 1)]
    geweigerd = SMTPRecipientsRefused({LEZER: (550, b"weg")})
    bode = Postbode([rij.id for rij in rijen[:-1]], geweigerd)
    assert verstuur_wachtende(nu, bode) == 1
    assert [opnieuw(rij).waarom for rij in rijen] == [Onbezorgd.GEWEIGERD] * GENOEG_MISLUKT + [None]
