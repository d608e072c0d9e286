"""Settings from the environment; a wrong value stops the start with one sentence."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgresql", "postgres")
MAILSERVERS = ("smtp", "smtps")
MAAK_SLEUTEL = 'python3 -c "import secrets; print(secrets.token_hex())"'


class ConfigError(Exception):
    """A setting cannot be used; the message is the one sentence for the person who starts the
    portal.
    """


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations; the README has the same table for people."""

    port: int
    database_url: str
    secret_key: str
    smtp_url: str
    base_url: str
    demo: bool

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
    demo = env.get("PORTAL_DEMO", "") == "1"
    settings = Settings(
        port=port,
        database_url=_url(
            "DATABASE_URL", env.get("DATABASE_URL") or f"sqlite:///{ROOT}/var/portal.db", DATABASES
        ),
        secret_key=_secret(env.get("SECRET_KEY", ""), demo),
        smtp_url=_url("SMTP_URL", env.get("SMTP_URL", ""), (*MAILSERVERS, "")),
        base_url=_url(
            "BASE_URL", env.get("BASE_URL") or f"http://127.0.0.1:{port}", ("http", "https")
        ).rstrip("/"),
        demo=demo,
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


def _url(naam: str, waarde: str, schemas: tuple[str, ...]) -> str:
    begin = tuple(f"{s}://" for s in schemas if s)
    leeg_mag = "" in schemas and not waarde
    if not (leeg_mag or _is_url(waarde, begin)):
        raise ConfigError(f"{naam} must be a URL that starts with {' or '.join(begin)}.")
    return waarde


def _is_url(waarde: str, begin: tuple[str, ...]) -> bool:
    try:
        deel = urlsplit(waarde)
        deel.port  # noqa: B018  a port that is no number raises here, and not when the first mail is sent
    except ValueError:
        return False
    return waarde.lower().startswith(begin) and bool(deel.netloc or deel.path.strip("/"))


def _secret(waarde: str, demo: bool) -> str:
    if not waarde and demo:  # one that outlives a restart, so that demo users stay signed in
        bestand = ROOT / "var" / "demo-secret"
        if not bestand.exists():
            bestand.parent.mkdir(exist_ok=True)
            bestand.write_text(secrets.token_hex())
        return bestand.read_text()
    if len(waarde) < 32:
        raise ConfigError(
            f"SECRET_KEY must have at least 32 characters; `{MAAK_SLEUTEL}` makes one."
        )
    return waarde
