"""A line to a mail server is encrypted wherever that offers it, on this machine too; elsewhere it
must be, by a certificate that can be verified, before a password or a letter goes over it.
"""

import smtplib
import socket
import ssl

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from portal.jobs import bezorgen
from portal.jobs.post import als_mail
from tests.hulp import certificaat
from tests.hulp.post import BASIS, los
from tests.unit.test_bezorgen import AFZENDER, verstuur

NAAM, WOORD = "ik@hier", "ge/heim:%"
INLOG = "ik%40hier:ge%2Fheim%3A%25@"


class Postbus:
    """Keeps what came in, and whether over an encrypted line and by whom."""

    def __init__(self):
        self.kwam, self.gehoord = [], []

    async def handle_DATA(self, server, session, envelope):
        self.kwam.append((_is_versleuteld(server), session.auth_data))
        return "250 dank"

    def keur(self, server, session, envelope, soort, gegevens):
        """Let in whoever knows the password."""
        wie = (gegevens.login.decode(), gegevens.password.decode())
        self.gehoord.append((_is_versleuteld(server), wie))
        return AuthResult(success=wie == (NAAM, WOORD), handled=False, auth_data=wie[0])


def _is_versleuteld(server):
    return server.transport.get_extra_info("sslcontext") is not None


@pytest.fixture
def mail(db):
    return als_mail(los(), BASIS, AFZENDER)


@pytest.fixture
def bedien(tmp_path):
    """Start a mail server: bedien(tls=True, **how) returns where it is and its postbus."""
    servers = []

    def start(*, adres="127.0.0.1", tls=True, smtps=False, **opties):
        bus = Postbus()
        if tls:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(*certificaat.maak(tmp_path, adres))
            opties["ssl_context" if smtps else "tls_context"] = context
        with socket.create_server(("127.0.0.1", 0)) as vrij:
            poort = vrij.getsockname()[1]
        server = Controller(bus, hostname="127.0.0.1", port=poort, authenticator=bus.keur, **opties)
        server.start()
        servers.append(server)
        return f"{'smtps' if smtps else 'smtp'}://{INLOG}127.0.0.1:{poort}", bus

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def elders(monkeypatch):
    """The server is not on this machine."""
    monkeypatch.setattr(bezorgen, "is_deze_machine", lambda host: False)


@pytest.fixture
def vertrouwd(monkeypatch, tmp_path):
    """This machine trusts the certificate of the test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))


MOET = {"require_starttls": True, "auth_required": True}


def test_on_this_machine_what_offers_encryption_gets_it_before_the_password(bedien, mail):
    url, bus = bedien(**MOET)
    verstuur(url, mail, mail)
    assert bus.gehoord == [(True, (NAAM, WOORD))]
    assert bus.kwam == [(True, NAAM)] * 2


def test_on_this_machine_what_offers_none_gets_the_letter_all_the_same(bedien, mail):
    url, bus = bedien(tls=False, auth_require_tls=False)
    verstuur(url, mail)
    assert bus.kwam == [(False, NAAM)]


def test_a_server_elsewhere_that_shows_who_it_is_gets_password_and_letter(
    bedien, mail, elders, vertrouwd
):
    url, bus = bedien(**MOET)
    verstuur(url, mail)
    assert (bus.gehoord, bus.kwam) == ([(True, (NAAM, WOORD))], [(True, NAAM)])


@pytest.mark.parametrize("smtps", [False, True])
def test_one_whose_certificate_nobody_vouches_for_gets_neither(bedien, mail, elders, smtps):
    url, bus = bedien(smtps=smtps)
    with pytest.raises(ssl.SSLCertVerificationError):
        verstuur(url, mail)
    assert bus.gehoord == bus.kwam == []


def test_nor_does_one_that_shows_the_certificate_of_another(bedien, mail, elders, vertrouwd):
    url, bus = bedien(adres="192.0.2.1")
    with pytest.raises(ssl.SSLCertVerificationError):
        verstuur(url, mail)
    assert bus.gehoord == bus.kwam == []


def test_nor_one_that_offers_no_encryption(bedien, mail, elders):
    url, bus = bedien(tls=False, auth_require_tls=False)
    with pytest.raises(smtplib.SMTPNotSupportedError):
        verstuur(url, mail)
    assert bus.gehoord == bus.kwam == []


def test_smtps_on_this_machine_needs_nobody_to_vouch_for_it(bedien, mail):
    url, bus = bedien(smtps=True, auth_require_tls=False)
    verstuur(url, mail)
    assert bus.kwam == [(True, NAAM)]


def test_a_wrong_password_is_told_and_no_letter_goes(bedien, mail):
    url, bus = bedien(**MOET)
    with pytest.raises(smtplib.SMTPAuthenticationError):
        verstuur(url.replace("heim", "fout"), mail)
    assert bus.kwam == []
