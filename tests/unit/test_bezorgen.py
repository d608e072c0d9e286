"""Letters leave by SMTP or as files; a link is never folded, and a stranger's server must be
encrypted.
"""

import email
import email.policy
import smtplib
import socketserver
import threading
from contextlib import suppress
from datetime import timedelta

import pytest

from portal.jobs import bezorgen, post
from portal.jobs import ronde as jobs
from portal.jobs.bezorgen import afzender, in_map, over_smtp, postronde
from portal.jobs.onbezorgd import WACHTTIJDEN
from portal.jobs.post import PER_RONDE, als_mail
from portal.models import Bericht
from portal.steps.rondom import linkverzoeken
from portal.vocabulary import GEWONE_RANG, RANG, SOORTEN, Onbezorgd
from tests.hulp.post import BASIS, LEZER, Postbode, bericht, los, met_postmap
from tests.hulp.wereld import NU

EINDE = b".\r\n"
LANG_PAD = "/inloggen/" + "x" * 300
AFZENDER = "portal@portaal.test.example"


class Mailserver(socketserver.StreamRequestHandler):
    """Speaks just enough SMTP to take a letter; `server.aanbod` is what it says it can do,
    `weigert` what it answers to a line that holds something, and `zwijgt` where it says no more.
    """

    def handle(self):
        self.server.lijnen += 1
        with suppress(OSError):  # who speaks no SMTP hangs up
            self.zeg("220 klaar")
            while regel := self.rfile.readline().decode("latin-1").strip():
                self.server.gesprek.append(regel)
                self.antwoord(regel.upper())

    def antwoord(self, regel):
        if self.server.zwijgt and regel.startswith(self.server.zwijgt):
            self.server.stiltes += 1
            self.rfile.read()  # until the other side hangs up
            raise ConnectionResetError
        weigert = [woord for deel, woord in self.server.weigert.items() if deel in regel]
        if weigert:
            self.zeg(weigert[0])
        elif regel.startswith("EHLO"):
            self.zeg("250-dag", *[f"250-{kan}" for kan in self.server.aanbod], "250 HELP")
        elif regel == "DATA":
            self.zeg("354 begin maar")
            regels = iter(lambda: self.rfile.readline() or EINDE, EINDE)  # or who hung up
            self.server.brieven.append(b"".join(regels))
            self.zeg("250 dank")
        elif regel.startswith("AUTH"):
            self.zeg("235 welkom")
        else:
            self.zeg("221 dag" if regel == "QUIT" else "250 ok")

    def zeg(self, *regels):
        self.wfile.write("".join(f"{regel}\r\n" for regel in regels).encode())


@pytest.fixture
def server():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailserver) as server:
        server.daemon_threads, server.aanbod, server.brieven, server.gesprek = (
            True,
            ["8BITMIME"],
            [],
            [],
        )
        server.weigert, server.lijnen = {}, 0
        server.zwijgt, server.stiltes = "", 0
        server.url = "smtp://127.0.0.1:{1}".format(*server.server_address)
        threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()
        yield server
        server.shutdown()


@pytest.fixture
def mail(db):
    return als_mail(los("inloggen", pad=LANG_PAD), BASIS, AFZENDER)


def verstuur(url, *mails):
    """Send letters in one round."""
    with over_smtp(url) as bezorg:
        for mail in mails:
            bezorg(mail)


def gelezen(ruw):
    return email.message_from_bytes(ruw, policy=email.policy.default).get_content()


def test_a_server_on_this_machine_gets_the_letter_as_it_is(server, mail):
    verstuur(server.url, mail)
    assert server.gesprek[1:3] == [f"mail FROM:<{AFZENDER}> BODY=8BITMIME", f"rcpt TO:<{LEZER}>"]
    assert f"{BASIS}{LANG_PAD}\r\n".encode() in server.brieven[0]
    assert "één keer".encode() in server.brieven[0]


def test_a_server_that_cannot_take_eight_bits_gets_seven_and_the_reader_the_same(server, mail):
    server.aanbod = []
    verstuur(server.url, mail)
    assert server.brieven[0].isascii()
    assert f"{BASIS}{LANG_PAD}\n" in gelezen(server.brieven[0])
    assert "één keer" in gelezen(server.brieven[0])


def test_a_name_and_password_in_the_address_are_used_decoded(server, mail):
    server.aanbod = ["AUTH PLAIN", "8BITMIME"]
    verstuur(server.url.replace("//", "//ik%40hier:ge%2Fheim@"), mail)
    assert "AUTH PLAIN AGlrQGhpZXIAZ2UvaGVpbQ==" in server.gesprek
    assert len(server.brieven) == 1


def test_a_server_elsewhere_without_encryption_gets_nothing(server, mail, monkeypatch):
    monkeypatch.setattr(bezorgen, "is_deze_machine", lambda host: False)
    with pytest.raises(smtplib.SMTPNotSupportedError):
        verstuur(server.url, mail)
    assert server.brieven == []


def test_smtps_is_encrypted_from_the_first_byte(server, mail):
    with pytest.raises(OSError, match="SSL"):
        verstuur(server.url.replace("smtp:", "smtps:"), mail)
    assert server.brieven == []


def test_in_the_demo_a_letter_is_a_readable_file_that_sorts_by_time(db, tmp_path):
    settings = met_postmap(tmp_path / "post")
    rijen = [los(), los("inloggen", pad=LANG_PAD, id_=8)]
    with postronde(settings) as verzend:
        for rij in rijen:
            verzend(rij)
    namen = sorted(p.name for p in settings.postmap.iterdir())
    assert namen == [f"20260312T093000.{rij.id:06d}.{rij.soort}.eml" for rij in rijen]
    ruw = (settings.postmap / namen[1]).read_text("utf-8")
    assert f"\n{BASIS}{LANG_PAD}\n" in ruw and "één keer" in ruw


def test_a_second_sending_writes_the_same_file(mail, tmp_path):
    for _ in range(2):
        with in_map(tmp_path) as bezorg:
            bezorg(mail)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("smtp_url", "adres"),
    [
        ("", AFZENDER),
        ("smtp://mail.example:587", AFZENDER),
        ("smtp://mail.example:587?from=ladder@ccv.example", "ladder@ccv.example"),
    ],
)
def test_mail_comes_from_the_portal_or_from_whom_the_setting_names(tmp_path, smtp_url, adres):
    assert afzender(met_postmap(tmp_path, smtp_url=smtp_url)) == adres


def ronde(server, tmp_path, *aan):
    """Queue a letter to each address, let one round send them, and return their rows."""
    ids = [bericht(aan=adres).id for adres in aan]
    jobs.ronde(met_postmap(tmp_path, smtp_url=server.url), NU)
    return [Bericht.get_by_id(id_) for id_ in ids]


def test_a_round_needs_one_line_to_the_server_whatever_it_says_to_a_letter(server, db, tmp_path):
    server.weigert = {"WEG@TEST": "550 5.1.1 bestaat niet", "VOL@TEST": "452 4.2.2 te vol"}
    aan = ("een@test.example", "weg@test.example", "vol@test.example", "twee@test.example")
    rijen = ronde(server, tmp_path, *aan)
    assert (server.lijnen, len(server.brieven)) == (1, 2)
    assert [bool(rij.verstuurd_op) for rij in rijen] == [True, False, False, True]


def test_after_a_refusal_the_server_is_told_to_forget_that_letter(server, mail):
    server.weigert = {"DATA": "554 niet zo"}
    with over_smtp(server.url) as bezorg, pytest.raises(smtplib.SMTPDataError):
        bezorg(mail)
    assert server.gesprek[-2:] == ["rset", "quit"]


def test_without_mail_no_line_is_opened(server, db, tmp_path):
    ronde(server, tmp_path)
    assert server.lijnen == 0


@pytest.mark.parametrize("regel", ["RCPT", "MAIL FROM", "DATA"])
def test_a_letter_that_is_refused_for_good_is_not_tried_again(server, db, tmp_path, regel):
    server.weigert = {regel: "550 5.1.1 onbekende gebruiker"}
    (rij,) = ronde(server, tmp_path, LEZER)
    assert (rij.waarom, rij.opgegeven_op, rij.volgende_poging_op) == (Onbezorgd.GEWEIGERD, NU, None)
    assert rij.fout == "550 5.1.1 onbekende gebruiker"


@pytest.mark.parametrize("regel", ["RCPT", "MAIL FROM", "DATA"])
def test_a_letter_that_cannot_be_taken_now_is_tried_later(server, db, tmp_path, regel):
    server.weigert = {regel: "451 4.3.0 probeer later"}
    (rij,) = ronde(server, tmp_path, LEZER)
    assert (rij.waarom, rij.volgende_poging_op) == (None, NU + WACHTTIJDEN[0])
    assert rij.fout == "451 4.3.0 probeer later"


def test_a_server_that_lets_nobody_in_gives_no_letter_up(server, db, tmp_path):
    server.aanbod, server.weigert = ["AUTH PLAIN"], {"AUTH": "535 wie bent u"}
    server.url = server.url.replace("//", "//ik:geheim@")
    (rij,) = ronde(server, tmp_path, LEZER)
    assert (rij.waarom, rij.volgende_poging_op) == (None, NU + WACHTTIJDEN[0])


def test_a_line_that_is_cut_is_opened_anew_for_the_next_letter(server, mail):
    server.weigert = {"DATA": "421 ik sluit"}
    with over_smtp(server.url) as bezorg:
        with pytest.raises(smtplib.SMTPException):
            bezorg(mail)
        server.weigert = {}
        bezorg(mail)
    assert (server.lijnen, len(server.brieven)) == (2, 1)


def test_an_accented_domain_leaves_as_mail_knows_it(server, db, tmp_path):
    """Also of an account of before, when such addresses were kept as they were typed."""
    ronde(server, tmp_path, "lezer@gemeente-één.example")
    assert "rcpt TO:<lezer@xn--gemeente-n-j7aa.example>" in server.gesprek


def test_an_accent_before_the_at_sign_is_given_up_and_leaves_the_line_whole(server, db, tmp_path):
    fout, goed = ronde(server, tmp_path, "jörg@test.example", LEZER)
    assert (fout.waarom, goed.verstuurd_op) == (Onbezorgd.GEWEIGERD, NU)


VEEL = 60  # letters that anybody makes wait, more than leave in one round
NEE = {"for good": "550 5.1.1 bestaat niet", "for now": "451 4.7.1 probeer later"}


def rondes(server, tmp_path, aantal=1):
    """Do some rounds, and return the addresses of the letters that the server took."""
    for _ in range(aantal):
        jobs.ronde(met_postmap(tmp_path, smtp_url=server.url), NU)
    return [
        email.message_from_bytes(ruw, policy=email.policy.default)["To"] for ruw in server.brieven
    ]


@pytest.mark.parametrize("antwoord", NEE.values(), ids=NEE)
@pytest.mark.parametrize("regel", ["RCPT TO:<WEG", "DATA"])
def test_whoever_signs_in_waits_for_no_letter_that_is_refused(
    server, db, tmp_path, antwoord, regel
):
    """Also where those were queued first, and all in one round."""
    server.weigert = {regel: antwoord}
    for n in range(VEEL):
        bericht("bevestigen", aan=f"weg{n}@test.example", pad="/inloggen/x")
    bericht("inloggen", aan=LEZER, pad="/inloggen/y")
    rondes(server, tmp_path)
    assert server.gesprek[2] == f"rcpt TO:<{LEZER}>"


@pytest.mark.parametrize("antwoord", NEE.values(), ids=NEE)
def test_a_refused_recipient_is_no_failing_server(server, db, tmp_path, antwoord):
    server.weigert = {"RCPT TO:<WEG": antwoord}
    for n in range(PER_RONDE - 1):
        bericht(aan=f"weg{n}@test.example")
    bericht(aan=LEZER)
    assert (rondes(server, tmp_path), server.lijnen) == ([LEZER], 1)


def test_refused_letters_do_not_make_the_worker_rest_while_more_waits(server, db, tmp_path):
    server.weigert = {"RCPT": NEE["for good"]}
    for _ in range(PER_RONDE + 1):
        bericht()
    verder = [jobs._ronde(met_postmap(tmp_path, smtp_url=server.url), NU)[1] for _ in range(2)]
    assert verder == [True, False]


@pytest.mark.parametrize("regel", ["EHLO", "MAIL FROM", "RCPT", "DATA"])
def test_a_server_that_hangs_costs_one_silence_a_round(server, db, tmp_path, monkeypatch, regel):
    monkeypatch.setattr(bezorgen, "TIMEOUT", 0.2)
    server.zwijgt = regel
    rijen = [bericht() for _ in range(5)]
    assert (rondes(server, tmp_path), server.stiltes) == ([], 1)
    assert [Bericht.get_by_id(rij.id).pogingen for rij in rijen] == [1, 0, 0, 0, 0]
    assert not jobs._ronde(met_postmap(tmp_path, smtp_url=server.url), NU)[1]


def test_a_server_that_hangs_after_a_refusal_costs_no_silence_for_each(
    server, db, tmp_path, monkeypatch
):
    """smtplib hides that one: a round that takes long begins no other letter."""
    monkeypatch.setattr(bezorgen, "TIMEOUT", 0.2)
    monkeypatch.setattr(post, "RONDE_DUURT", 0.1)
    server.weigert, server.zwijgt = {"RCPT": NEE["for now"]}, "RSET"
    for _ in range(5):
        bericht()
    assert (rondes(server, tmp_path), server.stiltes) == ([], 1)


def test_whoever_signs_in_while_a_round_is_slow_is_first_in_the_next(
    server, db, tmp_path, monkeypatch
):
    monkeypatch.setattr(post, "RONDE_DUURT", 1e-9)
    for n in range(VEEL):
        bericht(aan=f"een{n}@test.example")
    rondes(server, tmp_path)
    bericht("inloggen", aan=LEZER, pad="/inloggen/y")
    assert rondes(server, tmp_path) == ["een0@test.example", LEZER]


def test_of_letters_to_sign_in_with_those_that_failed_before_come_last(server, db, tmp_path):
    """An address that is refused for now comes back in the line, and must not stand first in it."""
    server.weigert = {"RCPT TO:<WEG": NEE["for now"]}
    for n in range(VEEL):
        rij = bericht("inloggen", aan=f"weg{n}@test.example", pad="/inloggen/x")
        Bericht.update(pogingen=1).where(Bericht.id == rij.id).execute()
    bericht("inloggen", aan=LEZER, pad="/inloggen/y")
    rondes(server, tmp_path)
    assert server.gesprek[2] == f"rcpt TO:<{LEZER}>"


@pytest.mark.parametrize("soort", sorted(set(SOORTEN) - {"inloggen", "overgang"}))
def test_no_kind_of_letter_goes_before_one_to_sign_in_with(db, soort):
    """Every kind there is, and what anybody can ask for without an account goes after the rest."""
    rijen = {
        naam: bericht(naam, pad="/mijn", op=NU - timedelta(minutes=later))
        for later, naam in enumerate(("inloggen", "overgang", soort))
    }
    bode = Postbode()
    post.verstuur_wachtende(NU, bode)
    verwacht = sorted(
        rijen, key=lambda naam: (RANG.get(naam, GEWONE_RANG), rijen[naam].aangemaakt_op)
    )
    assert bode.bezorgd == [rijen[naam].id for naam in verwacht]
    assert bode.bezorgd[0] == rijen["inloggen"].id


def test_the_ranks_are_of_kinds_that_there_are():
    assert set(RANG) <= set(SOORTEN) and min(RANG, key=RANG.get) == "inloggen"


def test_many_who_ask_for_a_link_are_looked_at_without_a_pause(server, db, mensen, tmp_path):
    """Whoever asks for ten thousand keeps the next one waiting for no more than the work."""
    for n in range(2 * linkverzoeken.PER_KEER):
        linkverzoeken.vraag_link(f"weg{n}@test.example", NU)
    linkverzoeken.vraag_link(mensen.collega.email, NU)
    verder = [jobs._ronde(met_postmap(tmp_path, smtp_url=server.url), NU)[1] for _ in range(3)]
    assert (verder, len(server.brieven)) == ([True, True, False], 1)
