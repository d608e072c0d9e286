"""Settings from the environment; a wrong value stops the start with one sentence."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

ROOT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgresql", "postgres")
MAILSERVERS = ("smtp", "smtps")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]+")
_ADRES = re.compile(r"[!-?A-~]+@[A-Za-z0-9.-]+")
_VREEMD = re.compile(r"[\s#\\\x00-\x1f]")  # urlsplit leaves some of these out without a word
_NAAM = re.compile(r"[^\x00-\x1f<>]{1,80}")
_ROL = re.compile(r"([^\s:=,]+):([^=,]+)=(adviseur|beheerder)")  # claim:value=role
MAAK_SLEUTEL = 'python3 -c "import secrets; print(secrets.token_hex())"'


class ConfigError(Exception):
    """A setting cannot be used; the message is the one sentence for the person who starts the
    portal.
    """


@dataclass(frozen=True)
class Aanbieder:
    """A provider of sign-ins (OpenID Connect). `rollen`: claim, value and the role it gives;
    `sterk`: whether it asks a second factor, None when each sign-in says so itself.
    """

    issuer: str
    client_id: str
    client_secret: str
    naam: str
    rollen: tuple[tuple[str, str, str], ...] = ()
    sterk: bool | None = None


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations; the README has the same table for people."""

    port: int
    database_url: str
    secret_key: str
    smtp_url: str
    base_url: str
    demo: bool
    contact_email: str = ""
    oidc: Aanbieder | None = None
    trusted_proxy: str = ""

    @property
    def trusted_hosts(self) -> list[str]:
        """The host names the portal answers to: the one in BASE_URL, and this machine's own."""
        return [urlsplit(self.base_url).hostname or "", "127.0.0.1", "localhost"]

    @property
    def postmap(self) -> Path:
        """The folder where demo mail lands as .eml files."""
        return ROOT / "var" / "post"


def from_env(env: Mapping[str, str]) -> Settings:
    """Return the settings that `env` asks for; raise ConfigError with one sentence when one cannot
    be used.
    """
    port = _port(env.get("PORT", "8000"))
    demo = _aan(env.get("PORTAL_DEMO", ""))
    settings = Settings(
        port=port,
        database_url=_database(env.get("DATABASE_URL") or _bestand(demo)),
        secret_key=_secret(env.get("SECRET_KEY", ""), demo),
        smtp_url=_smtp(env.get("SMTP_URL", "")),
        base_url=_basis(env.get("BASE_URL") or f"http://127.0.0.1:{port}"),
        demo=demo,
        contact_email=_adres("CONTACT_EMAIL", env.get("CONTACT_EMAIL", "")),
        oidc=_aanbieder(env),
        trusted_proxy=_proxy(env.get("TRUSTED_PROXY", "")),
    )
    if demo and not _is_hier(urlsplit(settings.base_url).hostname or ""):
        raise ConfigError(
            "PORTAL_DEMO lets anybody in, so BASE_URL must be of this machine, such as"
            f" http://127.0.0.1:{port}; for real, leave PORTAL_DEMO out."
        )
    if not (settings.demo or settings.smtp_url):
        raise ConfigError(
            "SMTP_URL is missing: without it nobody gets the link to sign in (smtp://user:password@host:587)."
        )
    return settings


def _port(waarde: str) -> int:
    if not (waarde.isascii() and waarde.isdigit()) or not 0 < int(waarde) < 65536:
        raise ConfigError(f"PORT must be a number from 1 to 65535, not {waarde!r}.")
    return int(waarde)


def _aan(waarde: str) -> bool:
    if waarde not in ("", "0", "1"):
        raise ConfigError(f"PORTAL_DEMO must be 1, or empty for no demo, not {waarde!r}.")
    return waarde == "1"


def _bestand(demo: bool) -> str:
    """What is invented and what is real never share a file."""
    return f"sqlite:///{ROOT}/var/{'demo' if demo else 'portal'}.db"


def _is_hier(host: str) -> bool:
    """Tell whether a host can only be this machine; `tools` may not be asked from here."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _basis(waarde: str) -> str:
    """Every address in mail and on paper is this one with a path behind it."""
    deel = _deel("BASE_URL", waarde, ("http", "https"))
    basis = waarde.rstrip("/")
    if not _HOST.fullmatch(deel.hostname or "") or deel.username is not None:
        raise ConfigError(
            "BASE_URL must be a host in plain letters (xn-- for others), without user."
        )
    if basis != f"{basis[: len(deel.scheme)]}://{deel.netloc}":
        raise ConfigError(
            "BASE_URL must end after the host and its port: no path, query or fragment."
        )
    return basis.lower()  # also what is asked of its scheme: a cookie for https only


def _database(waarde: str) -> str:
    """What would be ignored without a word is refused: a host before a file, a missing name."""
    deel = _deel("DATABASE_URL", waarde, DATABASES)
    is_bestand = deel.scheme == "sqlite"
    if not deel.path.strip("/") or (is_bestand and deel.netloc):
        raise ConfigError(
            "DATABASE_URL must name a database: sqlite:///file with three slashes,"
            " or postgresql://user@host/name."
        )
    return waarde


def _smtp(waarde: str) -> str:
    deel = _deel("SMTP_URL", waarde, MAILSERVERS) if waarde else urlsplit("")
    vraag = parse_qs(deel.query, keep_blank_values=True)
    afzender = vraag.pop("from", ["a@b"])
    if waarde and (not deel.hostname or deel.path.strip("/")):
        raise ConfigError("SMTP_URL must be a host and its port (smtp://user:password@host:587).")
    if vraag or len(afzender) > 1 or not _ADRES.fullmatch(afzender[0]):
        raise ConfigError("SMTP_URL may be followed by ?from= with one e-mail address only.")
    return waarde


def _deel(naam: str, waarde: str, schemas: tuple[str, ...]) -> SplitResult:
    """Return the parts of a URL with one of these beginnings; a port that is no number raises here,
    and not when the first mail is sent.
    """
    try:
        deel = urlsplit(waarde)
        bruikbaar = deel.port != 0 and bool(deel.netloc or deel.path.strip("/"))
    except ValueError:
        bruikbaar = False
    begin = tuple(f"{schema}://" for schema in schemas)
    if not bruikbaar or not waarde.lower().startswith(begin):
        raise ConfigError(f"{naam} must be a URL that starts with {' or '.join(begin)}.")
    if _VREEMD.search(waarde):
        raise ConfigError(f"{naam} must be without spaces and #; in a password # is written %23.")
    return deel


def _adres(naam: str, waarde: str) -> str:
    if waarde and not re.fullmatch(r"[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+", waarde):
        raise ConfigError(f"{naam} must be one e-mail address, such as portaal@voorbeeld.example.")
    return waarde


def _aanbieder(env: Mapping[str, str]) -> Aanbieder | None:
    """Return the provider of sign-ins, or None when nobody signs in by one."""
    issuer = env.get("OIDC_ISSUER", "")
    erbij = ("CLIENT_ID", "CLIENT_SECRET", "NAME", "ROLES", "STERK")
    waarden = {naam: env.get(f"OIDC_{naam}", "") for naam in erbij}
    for naam, waarde in waarden.items():
        if waarde and not issuer:
            raise ConfigError(f"OIDC_{naam} says nothing without OIDC_ISSUER beside it.")
    if not issuer:
        return None
    if not (waarden["CLIENT_ID"] and waarden["CLIENT_SECRET"]):
        raise ConfigError("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it.")
    naam = waarden["NAME"] or "je werkaccount"
    if not _NAAM.fullmatch(naam):
        raise ConfigError("OIDC_NAME must be at most 80 characters of plain text.")
    if waarden["STERK"] not in ("", "0", "1"):
        raise ConfigError(
            "OIDC_STERK must be 1 (always a second factor), 0 (never), or empty: as amr says."
        )
    return Aanbieder(
        issuer=_issuer(issuer),
        client_id=waarden["CLIENT_ID"],
        client_secret=waarden["CLIENT_SECRET"],
        naam=naam,
        rollen=_rollen(waarden["ROLES"]),
        sterk=None if waarden["STERK"] == "" else waarden["STERK"] == "1",
    )


def _issuer(waarde: str) -> str:
    """Over plain http only a provider on this machine, for trying it."""
    deel = _deel("OIDC_ISSUER", waarde, ("http", "https"))
    if deel.scheme != "https" and not _is_hier(deel.hostname or ""):
        raise ConfigError("OIDC_ISSUER must start with https://, except on this machine.")
    if deel.query or deel.username is not None or "?" in waarde:
        raise ConfigError("OIDC_ISSUER must be an address without user and without ?.")
    return waarde


def _rollen(waarde: str) -> tuple[tuple[str, str, str], ...]:
    """Read e.g. 'groups:ccv-adviseurs=adviseur, groups:ccv-beheer=beheerder'; the first that fits
    counts.
    """
    gevonden = [_ROL.fullmatch(deel.strip()) for deel in waarde.split(",") if waarde]
    rollen = tuple((m[1], m[2], m[3]) for m in gevonden if m)
    if len(rollen) < len(gevonden):
        raise ConfigError("OIDC_ROLES must be claim:value=adviseur (or =beheerder), with commas.")
    return rollen


def _proxy(waarde: str) -> str:
    """One address: whoever could be any of many would be believed about who anybody is."""
    try:
        return str(ip_address(waarde)) if waarde else ""
    except ValueError:
        raise ConfigError(
            "TRUSTED_PROXY must be the address of one proxy, such as 127.0.0.1."
        ) from None


def _secret(waarde: str, demo: bool) -> str:
    if not waarde and demo:  # one that outlives a restart, so that demo users stay signed in
        bestand = ROOT / "var" / "demo-secret"
        try:
            if not bestand.exists():
                bestand.parent.mkdir(exist_ok=True)
                bestand.write_text(secrets.token_hex())
            return bestand.read_text()
        except OSError as fout:
            raise ConfigError(
                f"The demo cannot keep {bestand} ({fout.strerror}): set SECRET_KEY."
            ) from fout
    if len(waarde) < 32:
        raise ConfigError(
            f"SECRET_KEY must have at least 32 characters; `{MAAK_SLEUTEL}` makes one."
        )
    return waarde
