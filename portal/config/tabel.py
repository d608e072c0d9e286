"""THE table of settings: each stands here once. The README prints it, tests try it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from portal.config import lezers


class Setting(NamedTuple):
    """One setting: its name, how it is read, what it is without (in words; `of` is what it is then
    read from), what it is, and whether it is a secret, which may also stand in a file.
    """

    naam: str
    lees: Callable[[str], Any]
    zonder: str
    wat: str
    geheim: bool = False
    of: str = ""

    @property
    def bestand(self) -> str:
        """The variable that names the file in which a secret stands; nothing for what is none."""
        return f"{self.naam}_FILE" if self.geheim else ""

    @property
    def rij(self) -> str:
        """The row of the README."""
        return f"| `{self.naam}` | {self.zonder} | {self.wat} |"


TABEL = (
    Setting(
        "PORT",
        lezers.poort,
        "`8000`",
        "where `serve` listens, on 127.0.0.1 unless `--host` says otherwise",
        of="8000",
    ),
    Setting(
        "DATABASE_URL",
        lezers.database,
        "`sqlite:///<checkout>/var/portal.db`; the demo has `var/demo.db`",
        "SQLite or PostgreSQL (`postgresql://user:password@host/name`; what is no letter or "
        "digit in a user or password as `%40`)",
        geheim=True,
    ),
    Setting(
        "SECRET_KEY",
        lezers.sleutel,
        "none; the demo makes its own",
        "signs the session cookie and closes the secrets of apps for codes; at least 32 characters",
        geheim=True,
    ),
    Setting(
        "SECRET_KEY_PREVIOUS",
        lezers.sleutel,
        "none",
        "the `SECRET_KEY` of before, beside a new one: what it signed and closed still opens, "
        "and is closed anew (see below)",
        geheim=True,
    ),
    Setting(
        "SMTP_URL",
        lezers.smtp,
        "none; in the demo mail goes to `var/post/*.eml`",
        "`smtp://` (STARTTLS) or `smtps://`, with a user and password as in `DATABASE_URL`; "
        "`?from=` sets the sender",
        geheim=True,
    ),
    Setting(
        "BASE_URL",
        lezers.basis,
        "`http://127.0.0.1:$PORT`",
        "the address in mail and on papers: `https://host`, no path behind it (`http://` on "
        "this machine only); the only host name served besides this machine",
    ),
    Setting(
        "CONTACT_EMAIL",
        lezers.adres,
        "the sender",
        "an address that somebody reads; calendar entries name it as their organiser, and "
        "`/.well-known/security.txt` as where to report a weakness",
    ),
    Setting(
        "OIDC_ISSUER",
        lezers.issuer,
        "none: nobody signs in that way",
        "a provider of sign-ins by OpenID Connect, such as that of the CCV itself; `https`, and "
        "it must be told `$BASE_URL/inloggen/oidc/terug`",
    ),
    Setting("OIDC_CLIENT_ID", lezers.letterlijk, "none", "what the provider calls the portal"),
    Setting(
        "OIDC_CLIENT_SECRET",
        lezers.letterlijk,
        "none",
        "the word by which it knows the portal",
        geheim=True,
    ),
    Setting(
        "OIDC_NAME", lezers.naam, "`je werkaccount`", "what stands on the button: Log in met …"
    ),
    Setting(
        "OIDC_ROLES",
        lezers.rollen,
        "none: the provider gives no roles",
        "`claim:value=adviseur` or `=beheerder`, with commas between; whoever lacks the value "
        "loses that role at their next sign-in there",
    ),
    Setting(
        "OIDC_STERK",
        lezers.sterk,
        "as `amr` or `acr` of each sign-in says",
        "`1`: the provider always asks a second factor; `0`: never",
    ),
    Setting(
        "TRUSTED_PROXY",
        lezers.proxy,
        "none: no header is believed",
        "the address from which the proxy comes, such as `127.0.0.1`; it must add the visitor's "
        "address to `X-Forwarded-For`, or all visitors share the limits on asking too often",
    ),
    Setting(
        "LOG", lezers.logvorm, "`text`", "`json`: a JSON object on each line of the log", of="text"
    ),
    Setting(
        "METRICS",
        lezers.metrics,
        "off",
        "`1`: `/metrics` tells Prometheus on this machine how it goes, unless it is behind a "
        "proxy; or a secret of at least 32 characters, which must then be sent along "
        "(`Authorization: Bearer …`), behind a proxy on this machine as well",
        geheim=True,
    ),
    Setting(
        "PORTAL_DEMO",
        lezers.demo,
        "off; `make run` sets it to `1`",
        "demo personas; refused on a database the demo did not make, on any other address than "
        "this machine and with such a `BASE_URL`. Without it, every command and server refuses "
        "what the demo made",
    ),
)
