"""What the environment comes to, as the rest of the portal asks for it."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from portal.config.gedeeld import ROOT


@dataclass(frozen=True)
class Aanbieder:
    """A provider of sign-ins (OpenID Connect). `rollen`: claim, value and the role it gives;
    `sterk`: whether it asks a second factor, None when each sign-in says so itself.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    naam: str
    rollen: tuple[tuple[str, str, str], ...] = ()
    sterk: bool | None = None


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations. What is secret stays out of its repr, and so
    out of a traceback.
    """

    port: int
    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    smtp_url: str = field(repr=False)
    base_url: str
    demo: bool
    contact_email: str = ""
    oidc: Aanbieder | None = None
    trusted_proxy: str = ""
    secret_key_previous: str = field(default="", repr=False)
    log: str = "text"
    metrics: str = field(default="", repr=False)

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The keys, newest first: the first closes and signs, each of them opens."""
        return (self.secret_key, *filter(None, [self.secret_key_previous]))

    @property
    def trusted_hosts(self) -> list[str]:
        """The host names the portal answers to: the one in BASE_URL, and this machine's own."""
        return [urlsplit(self.base_url).hostname or "", "127.0.0.1", "localhost"]

    @property
    def postmap(self) -> Path:
        """The folder where demo mail lands as .eml files."""
        return ROOT / "var" / "post"
