"""How each setting is read. A reader takes what was set and returns what the portal works with;
what cannot be used raises Onbruikbaar, whose words follow the name of the setting.
"""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from portal.config.gedeeld import MAAK_SLEUTEL, is_hier

DATABASES = ("sqlite", "postgresql", "postgres")
MAILSERVERS = ("smtp", "smtps")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]+")
# Of an address before the @: what needs no quotes in a letter.
_VOOR = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_AFZENDER = re.compile(rf"{_VOOR}@{_LABEL}(?:\.{_LABEL})*")
_ADRES = re.compile(rf"{_VOOR}@{_LABEL}(?:\.{_LABEL})+")
_VREEMD = re.compile(r"[\s#\\\x00-\x1f]")  # urlsplit leaves some of these out without a word
_HALF = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NAAM = re.compile(r"[^\x00-\x1f<>]{1,80}")
_ROL = re.compile(r"([^\s:=,]+):([^=,]+)=(adviseur|beheerder)")  # claim:value=role


class Onbruikbaar(Exception):
    """A value cannot be used; the message says why, after the name of its setting."""


def poort(waarde: str) -> int:
    """Read a port."""
    if not (waarde.isascii() and waarde.isdigit()) or not 0 < int(waarde[:6]) < 65536:
        raise Onbruikbaar(f"must be a number from 1 to 65535, not {waarde[:20]!r}")
    return int(waarde)


def demo(waarde: str) -> bool:
    """Read whether this is the demo."""
    if waarde not in ("0", "1"):
        raise Onbruikbaar(f"must be 1, or empty for no demo, not {waarde[:20]!r}")
    return waarde == "1"


def logvorm(waarde: str) -> str:
    """Read in which form the log is."""
    if waarde not in ("text", "json"):
        raise Onbruikbaar(f"must be json, or text (as it is without it), not {waarde[:20]!r}")
    return waarde


def metrics(waarde: str) -> str:
    """Read whether figures are told. With a word whoever asks must say it: behind a proxy on this
    machine all come from here.
    """
    if waarde == "0":
        return ""
    if waarde != "1" and not re.fullmatch(r"[!-~]{32,}", waarde):
        raise Onbruikbaar("must be 1, or a secret of at least 32 characters to ask with")
    return waarde


def basis(waarde: str) -> str:
    """Read the address before every path in mail and on paper."""
    deel = _deel(waarde, ("http", "https"))
    kaal = waarde.rstrip("/")
    if not _HOST.fullmatch(deel.hostname or "") or deel.username is not None:
        raise Onbruikbaar("must be a host in plain letters (xn-- for others), without user")
    if kaal != f"{kaal[: len(deel.scheme)]}://{deel.netloc}":
        raise Onbruikbaar("must end after the host and its port: no path, query or fragment")
    return kaal.lower()  # also what is asked of its scheme: a cookie for https only


def database(waarde: str) -> str:
    """Keep the URL of a database as it is (who opens it decodes it); what would be ignored without
    a word is refused: a host before a file, a missing name.
    """
    deel = _deel(waarde, DATABASES)
    is_bestand = deel.scheme == "sqlite"
    naamloos = not deel.path.strip("/") or deel.path.endswith("/")
    if naamloos or (is_bestand and (deel.netloc or "?" in waarde)):
        raise Onbruikbaar(
            "must name a database: sqlite:///file with three slashes and nothing behind it, or"
            " postgresql://user:password@host/name"
        )
    return waarde


def smtp(waarde: str) -> str:
    """Keep the URL of a mail server as it is."""
    deel = _deel(waarde, MAILSERVERS)
    if not unquote(deel.netloc).isascii():  # of what smtplib logs in with
        raise Onbruikbaar("must have a user and password of plain letters, digits and signs")
    vraag = parse_qs(deel.query, keep_blank_values=True)
    afzender = vraag.pop("from", ["a@b"])
    if not deel.hostname or deel.path.strip("/"):
        raise Onbruikbaar("must be a host and its port (smtp://user:password@host:587)")
    if vraag or len(afzender) > 1 or not _AFZENDER.fullmatch(afzender[0]):
        raise Onbruikbaar("may be followed by ?from= with one e-mail address only (+ is %2B there)")
    return waarde


def _deel(waarde: str, schemas: tuple[str, ...]) -> SplitResult:
    """Return the parts of a URL with one of these beginnings; a port that is no number raises here,
    and not when the first mail is sent.
    """
    begin = tuple(f"{schema}://" for schema in schemas)
    try:
        deel = urlsplit(waarde)
        bruikbaar = deel.port != 0 and bool(deel.netloc or deel.path.strip("/"))
    except ValueError:
        bruikbaar = False
    if not bruikbaar or not waarde.lower().startswith(begin):
        raise Onbruikbaar(
            f"must be a URL that starts with {' or '.join(begin)}"
            " (a / or @ in a password is written %2F or %40)"
        )
    if _VREEMD.search(waarde):
        raise Onbruikbaar("must be without spaces and #; in a password # is written %23")
    if _HALF.search(deel.netloc):
        raise Onbruikbaar("has a % that encodes nothing; in a password % is written %25")
    if not unquote(deel.netloc).isprintable():
        raise Onbruikbaar("must have no control characters in it, encoded ones neither")
    return deel


def adres(waarde: str) -> str:
    """Read an e-mail address."""
    if not _ADRES.fullmatch(waarde):
        raise Onbruikbaar("must be one e-mail address, such as portaal@voorbeeld.example")
    return waarde


def issuer(waarde: str) -> str:
    """Read a provider of sign-ins: over plain http only one on this machine, for trying it."""
    deel = _deel(waarde, ("http", "https"))
    if deel.scheme != "https" and not is_hier(deel.hostname or ""):
        raise Onbruikbaar("must start with https://, except on this machine")
    if deel.query or deel.username is not None or "?" in waarde:
        raise Onbruikbaar("must be an address without user and without ?")
    return waarde


def letterlijk(waarde: str) -> str:
    """Keep a word as it is, on one line."""
    if not waarde.isprintable():
        raise Onbruikbaar("must be one line of plain text")
    return waarde


def naam(waarde: str) -> str:
    """Read what stands on a button."""
    if not _NAAM.fullmatch(waarde):
        raise Onbruikbaar("must be at most 80 characters of plain text")
    return waarde


def rollen(waarde: str) -> tuple[tuple[str, str, str], ...]:
    """Read e.g. 'groups:ccv-adviseurs=adviseur, groups:ccv-beheer=beheerder'; the first that fits
    counts.
    """
    gevonden = [_ROL.fullmatch(deel.strip()) for deel in waarde.split(",")]
    goed = tuple((m[1], m[2], m[3]) for m in gevonden if m)
    if len(goed) < len(gevonden):
        raise Onbruikbaar("must be claim:value=adviseur (or =beheerder), with commas")
    return goed


def sterk(waarde: str) -> bool:
    """Read whether a provider always asks a second factor."""
    if waarde not in ("0", "1"):
        raise Onbruikbaar("must be 1 (always a second factor), 0 (never), or empty: as amr says")
    return waarde == "1"


def proxy(waarde: str) -> str:
    """Read one address: whoever could be any of many would be believed about who anybody is."""
    try:
        return str(ip_address(waarde))
    except ValueError:
        raise Onbruikbaar("must be the address of one proxy, such as 127.0.0.1") from None


def sleutel(waarde: str) -> str:
    """Read a key."""
    if len(waarde) < 32:
        raise Onbruikbaar(f"must have at least 32 characters; `{MAAK_SLEUTEL}` makes one")
    return waarde
