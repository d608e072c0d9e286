"""Letters leave by SMTP or as files; a link is never folded, and a stranger's server must be
encrypted.
"""

import email
import email.policy
import smtplib
import socketserver
import threading
from contextlib import suppress

import pytest

from portal.jobs import bezorgen
from portal.jobs.bezorgen import afzender, in_map, over_smtp, verzender
from portal.jobs.post import als_mail
from tests.hulp.post import BASIS, LEZER, los, met_postmap

EINDE = b".\r\n"
LANG_PAD = "/inloggen/" + "x" * 300
AFZENDER = "portal@portaal.test.example"


class Mailserver(socketserver.StreamRequestHandler):
    """Speaks just enough SMTP to take a letter; `server.aanbod` is what it says it can do."""

    def handle(self):
        with suppress(OSError):  # who speaks no SMTP hangs up
            self.zeg("220 klaar")
            while regel := self.rfile.readline().decode("latin-1").strip():
                self.server.gesprek.append(regel)
                self.antwoord(regel.upper())

    def antwoord(self, regel):
        if regel.startswith("EHLO"):
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
        server.url = "smtp://127.0.0.1:{1}".format(*server.server_address)
        threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()
        yield server
        server.shutdown()


@pytest.fixture
def mail():
    return als_mail(los("bevestigen", pad=LANG_PAD), BASIS, AFZENDER)


def gelezen(ruw):
    return email.message_from_bytes(ruw, policy=email.policy.default).get_content()


def test_a_server_on_this_machine_gets_the_letter_as_it_is(server, mail):
    over_smtp(server.url)(mail)
    assert server.gesprek[1:3] == [f"mail FROM:<{AFZENDER}> BODY=8BITMIME", f"rcpt TO:<{LEZER}>"]
    assert f"{BASIS}{LANG_PAD}\r\n".encode() in server.brieven[0]
    assert "één keer".encode() in server.brieven[0]


def test_a_server_that_cannot_take_eight_bits_gets_seven_and_the_reader_the_same(server, mail):
    server.aanbod = []
    over_smtp(server.url)(mail)
    assert server.brieven[0].isascii()
    assert f"{BASIS}{LANG_PAD}\n" in gelezen(server.brieven[0])
    assert "één keer" in gelezen(server.brieven[0])


def test_a_name_and_password_in_the_address_are_used_decoded(server, mail):
    server.aanbod = ["AUTH PLAIN", "8BITMIME"]
    over_smtp(server.url.replace("//", "//ik%40hier:ge%2Fheim@"))(mail)
    assert "AUTH PLAIN AGlrQGhpZXIAZ2UvaGVpbQ==" in server.gesprek
    assert len(server.brieven) == 1


def test_a_server_elsewhere_without_encryption_gets_nothing(server, mail, monkeypatch):
    monkeypatch.setattr(bezorgen, "is_deze_machine", lambda host: False)
    with pytest.raises(smtplib.SMTPNotSupportedError):
        over_smtp(server.url)(mail)
    assert server.brieven == []


def test_smtps_is_encrypted_from_the_first_byte(server, mail):
    with pytest.raises(OSError, match="SSL"):
        over_smtp(server.url.replace("smtp:", "smtps:"))(mail)
    assert server.brieven == []


def test_in_the_demo_a_letter_is_a_readable_file_that_sorts_by_time(tmp_path):
    settings = met_postmap(tmp_path / "post")
    rijen = [los(), los("bevestigen", pad=LANG_PAD, id_=8)]
    for rij in rijen:
        verzender(settings)(rij)
    namen = sorted(p.name for p in settings.postmap.iterdir())
    assert namen == [f"20260312T093000.{rij.id:06d}.{rij.soort}.eml" for rij in rijen]
    ruw = (settings.postmap / namen[1]).read_text("utf-8")
    assert f"\n{BASIS}{LANG_PAD}\n" in ruw and "één keer" in ruw


def test_a_second_sending_writes_the_same_file(mail, tmp_path):
    for _ in range(2):
        in_map(tmp_path)(mail)
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
