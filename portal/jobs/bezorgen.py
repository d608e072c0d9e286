"""How a letter leaves: over SMTP, or in the demo as a file that anyone can open."""

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from portal.config import Settings
from portal.jobs.post import BELEID, Verzend, als_mail
from portal.models import Bericht
from portal.tools.netwerk import is_deze_machine

Bezorg = Callable[[EmailMessage], None]
TIMEOUT = 20  # seconds that a mail server may stay silent


def verzender(settings: Settings) -> Verzend:
    """Return what sends one outbox row: over SMTP_URL, or into `postmap` where that is unset (the
    demo).
    """
    bezorg = over_smtp(settings.smtp_url) if settings.smtp_url else in_map(settings.postmap)
    van = afzender(settings)

    def verzend(bericht: Bericht) -> None:
        bezorg(als_mail(bericht, settings.base_url, van))

    return verzend


def afzender(settings: Settings) -> str:
    """Return the address mail comes from: `?from=` of SMTP_URL, or portal@ the host of BASE_URL."""
    gekozen = parse_qs(urlsplit(settings.smtp_url).query).get("from")
    return gekozen[0] if gekozen else f"portal@{urlsplit(settings.base_url).hostname}"


def in_map(postmap: Path) -> Bezorg:
    """Return what writes each letter as an .eml file; names sort by time, a resend writes the same
    file.
    """

    def bezorg(mail: EmailMessage) -> None:
        postmap.mkdir(parents=True, exist_ok=True)
        doel = postmap / (mail["Message-ID"].strip("<>").rpartition("@")[0] + ".eml")
        half = doel.with_suffix(".deel")
        half.write_bytes(mail.as_bytes(policy=BELEID.clone(linesep="\n")))
        half.replace(doel)

    return bezorg


def over_smtp(url: str) -> Bezorg:
    """Return what sends a letter to the server of `url`.

    `smtps://` is encrypted from the start; `smtp://` must become so by STARTTLS, except to this
    very machine.
    """
    server = urlsplit(url)

    def bezorg(mail: EmailMessage) -> None:
        with _verbinding(server) as smtp:
            if not is_deze_machine(server.hostname) and server.scheme == "smtp":
                smtp.starttls(context=ssl.create_default_context())
            if server.username:
                smtp.login(unquote(server.username), unquote(server.password or ""))
            _lever_af(smtp, mail)

    return bezorg


def _verbinding(server: SplitResult) -> smtplib.SMTP:
    host = server.hostname or ""
    if server.scheme == "smtps":
        beveiligd = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT, context=beveiligd)
    return smtplib.SMTP(host, server.port or 587, timeout=TIMEOUT)


def _lever_af(smtp: smtplib.SMTP, mail: EmailMessage) -> None:
    """Hand over eight-bit text as it is; a server that cannot take that gets it encoded."""
    smtp.ehlo_or_helo_if_needed()
    acht_bits = smtp.has_extn("8bitmime")
    beleid = BELEID if acht_bits else BELEID.clone(cte_type="7bit")
    opties = ["BODY=8BITMIME"] if acht_bits else []
    van, aan = mail["From"].addresses[0].addr_spec, mail["To"].addresses[0].addr_spec
    smtp.sendmail(van, [aan], mail.as_bytes(policy=beleid), opties)
