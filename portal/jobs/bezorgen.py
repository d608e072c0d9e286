"""How a letter leaves: over SMTP, or in the demo as a file that anyone can open."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from portal.config import Settings
from portal.jobs.post import BELEID, Verzend, als_mail
from portal.tools.mailadres import domein
from portal.tools.netwerk import is_deze_machine

Bezorg = Callable[[EmailMessage], None]
WEG = 421  # what a server says that closes the line
TIMEOUT = 20  # seconds that a mail server may stay silent
# What a server answers to one letter; after any other failure the line itself may be in a bad way.
ANTWOORD = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)


@contextmanager
def postronde(settings: Settings) -> Iterator[Verzend]:
    """Give what sends outbox rows for as long as a round lasts: over SMTP_URL, or into `postmap`
    where that is unset (the demo).
    """
    van, aan_wie = afzender(settings), organisator(settings)
    with over_smtp(settings.smtp_url) if settings.smtp_url else in_map(settings.postmap) as bezorg:
        yield lambda bericht: bezorg(
            als_mail(bericht, settings.base_url, van, aan_wie, settings.contact_email)
        )


def afzender(settings: Settings) -> str:
    """Return the address mail comes from: `?from=` of SMTP_URL, or portal@ the host of BASE_URL."""
    gekozen = parse_qs(urlsplit(settings.smtp_url).query).get("from")
    if gekozen:
        return gekozen[0]
    return f"portal@{domein(urlsplit(settings.base_url).hostname or '')}"


def organisator(settings: Settings) -> str:
    """Return the address that a calendar answers to: CONTACT_EMAIL, which somebody reads, or else
    the one that mail comes from.
    """
    return settings.contact_email or afzender(settings)


@contextmanager
def in_map(postmap: Path) -> Iterator[Bezorg]:
    """Give what writes each letter as an .eml file; names sort by time, a resend writes the same
    file.
    """

    def bezorg(mail: EmailMessage) -> None:
        postmap.mkdir(parents=True, exist_ok=True)
        doel = postmap / (mail["Message-ID"].strip("<>").rpartition("@")[0] + ".eml")
        half = doel.with_suffix(".deel")
        half.write_bytes(mail.as_bytes(policy=BELEID.clone(linesep="\n")))
        half.replace(doel)

    yield bezorg


@contextmanager
def over_smtp(url: str) -> Iterator[Bezorg]:
    """Give what sends letters to the server of `url`, all over one line.

    `smtps://` is encrypted from the start; `smtp://` becomes so by STARTTLS, and must, except to
    this very machine.
    """
    lijn = _Lijn(urlsplit(url))
    try:
        yield lijn.lever_af
    finally:
        lijn.hang_op()


class _Lijn:
    """A line to a mail server, opened for the first letter, and anew when it broke."""

    def __init__(self, server: SplitResult):
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def lever_af(self, mail: EmailMessage) -> None:
        """Hand over a letter; raise what the server, or the line to it, says to that."""
        try:
            self._smtp = self._smtp or self._bel()
            _lever_af(self._smtp, mail)
        except ANTWOORD as fout:
            self._begin_opnieuw(fout)
            raise
        except Exception:
            self.hang_op()
            raise

    def _begin_opnieuw(self, fout: Exception) -> None:
        """Forget a letter that was refused half way: the server would take the next for a part of
        it. One that goes away (421) is left.
        """
        try:
            if getattr(fout, "smtp_code", None) == WEG or self._smtp is None:
                raise smtplib.SMTPServerDisconnected
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self.hang_op()

    def hang_op(self) -> None:
        """Close the line; a server that is gone needs no goodbye."""
        smtp, self._smtp = self._smtp, None
        if smtp:
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
            smtp.close()

    def _bel(self) -> smtplib.SMTP:
        server, smtp = self._server, _verbinding(self._server)
        try:
            smtp.ehlo_or_helo_if_needed()
            moet = not is_deze_machine(server.hostname)
            if server.scheme == "smtp" and (moet or smtp.has_extn("starttls")):
                smtp.starttls(context=_versleuteling(server))
            if server.username:
                smtp.login(unquote(server.username), unquote(server.password or ""))
        except Exception:
            smtp.close()
            raise
        return smtp


def _verbinding(server: SplitResult) -> smtplib.SMTP:
    host = server.hostname or ""
    if server.scheme == "smtps":
        beveiligd = _versleuteling(server)
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT, context=beveiligd)
    return smtplib.SMTP(host, server.port or 587, timeout=TIMEOUT)


def _versleuteling(server: SplitResult) -> ssl.SSLContext:
    """Return how a server shows who it is: by a certificate that can be verified, elsewhere. On
    this machine nobody can stand in between, and its certificate, of the name by which others know
    it or of the package that installed it, would only keep the mail from leaving.
    """
    context = ssl.create_default_context()
    if is_deze_machine(server.hostname):
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _lever_af(smtp: smtplib.SMTP, mail: EmailMessage) -> None:
    """Hand over eight-bit text as it is; a server that cannot take that gets it encoded."""
    smtp.ehlo_or_helo_if_needed()
    acht_bits = smtp.has_extn("8bitmime")
    beleid = BELEID if acht_bits else BELEID.clone(cte_type="7bit")
    opties = ["BODY=8BITMIME"] if acht_bits else []
    van, aan = mail["From"].addresses[0].addr_spec, mail["To"].addresses[0].addr_spec
    smtp.sendmail(van, [aan], mail.as_bytes(policy=beleid), opties)
