"""The environment read by the table: what was set, in a variable or a file, and what must be so
between settings.
"""

import re
import secrets
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.config.gedeeld import MAAK_SLEUTEL, ROOT, ConfigError, is_hier
from portal.config.lezers import Onbruikbaar
from portal.config.settings import Aanbieder, Settings
from portal.config.tabel import TABEL, Setting

BESTAND_MAX = 10_000  # characters of a file with one secret in it
# Whatever begins so is meant for the portal, and nothing is done with a name that it does not know.
VAN_ONS = ("OIDC_", "PORTAL_", "SECRET_KEY_")
# What Kubernetes tells of a service that happens to be called "portal".
_DIENST = re.compile(r"PORTAL_(SERVICE|PORT)(_.*)?")
LIJKT = 0.85  # of 1: SMPT_URL is SMTP_URL


def from_env(env: Mapping[str, str]) -> Settings:
    """Return the settings that `env` asks for; raise ConfigError with one sentence when one cannot
    be used, or when a name is not one of them.
    """
    _weiger_onbekend(env)
    w = {setting.naam: _lees(setting, env) for setting in TABEL}
    is_demo = bool(w["PORTAL_DEMO"])
    settings = Settings(
        port=w["PORT"],
        database_url=_vast(w["DATABASE_URL"]) or _bestand(is_demo),
        secret_key=w["SECRET_KEY"] or (_demosleutel() if is_demo else ""),
        secret_key_previous=w["SECRET_KEY_PREVIOUS"],
        smtp_url=w["SMTP_URL"],
        base_url=w["BASE_URL"] or f"http://127.0.0.1:{w['PORT']}",
        demo=is_demo,
        contact_email=w["CONTACT_EMAIL"],
        oidc=_aanbieder(w),
        trusted_proxy=w["TRUSTED_PROXY"],
        log=w["LOG"],
        metrics=w["METRICS"],
    )
    _keur(settings)
    return settings


def _lees(setting: Setting, env: Mapping[str, str]) -> Any:
    """Return what a setting is, or "" when it is not set."""
    ruw = _uit_bestand(setting, env) or env.get(setting.naam, setting.of)
    try:
        return setting.lees(ruw) if ruw or setting.of else ""
    except Onbruikbaar as fout:
        raise ConfigError(f"{setting.naam} {fout}.") from None


def _uit_bestand(setting: Setting, env: Mapping[str, str]) -> str:
    """Return the secret that stands in the file of a setting, without the newline at its end."""
    pad = env.get(setting.bestand, "") if setting.bestand else ""
    if not pad:
        return ""
    if env.get(setting.naam):
        raise ConfigError(
            f"{setting.naam} and {setting.bestand} are both set: leave one of them out."
        )
    try:
        with Path(pad).open(encoding="utf-8") as bestand:
            inhoud = bestand.read(BESTAND_MAX + 1).rstrip("\r\n")
    except (OSError, ValueError) as fout:
        reden = getattr(fout, "strerror", None) or "it is no plain text"
        raise ConfigError(f"{setting.bestand} names a file that cannot be read: {reden}.") from None
    if not inhoud or len(inhoud) > BESTAND_MAX:
        raise ConfigError(
            f"{setting.bestand} names a file that is {'too long' if inhoud else 'empty'}."
        )
    return inhoud


def _weiger_onbekend(env: Mapping[str, str]) -> None:
    """Stop at a name that is meant as a setting and is none: it would do nothing, silently."""
    bekend = {s.naam for s in TABEL} | {s.bestand for s in TABEL if s.geheim}
    vrij = [naam for naam in bekend if naam not in env]
    for naam in sorted(set(env) - bekend):
        if naam.removesuffix("_FILE") in bekend:
            raise ConfigError(f"{naam} is no setting: only a secret may stand in a file.")
        bedoeld = get_close_matches(naam, vrij, 1, LIJKT) if len(naam) > 6 else []
        if bedoeld or (naam.startswith(VAN_ONS) and not _DIENST.fullmatch(naam)):
            zo = f"{bedoeld[0]} is meant, perhaps" if bedoeld else "the README has a table of them"
            raise ConfigError(f"{naam} is no setting of the portal: {zo}.")


def _keur(settings: Settings) -> None:
    """Raise ConfigError for what does not go together."""
    hier = is_hier(urlsplit(settings.base_url).hostname or "")
    if settings.demo and not hier:
        raise ConfigError(
            "PORTAL_DEMO lets anybody in, so BASE_URL must be of this machine, such as"
            f" http://127.0.0.1:{settings.port}; for real, leave PORTAL_DEMO out."
        )
    if not hier and settings.base_url.startswith("http:"):
        raise ConfigError("BASE_URL must start with https://, except on this machine.")
    if not settings.secret_key:
        raise ConfigError(f"SECRET_KEY is missing; `{MAAK_SLEUTEL}` makes one.")
    if settings.secret_key_previous == settings.secret_key:
        raise ConfigError("SECRET_KEY_PREVIOUS must be another key than SECRET_KEY.")
    if not (settings.demo or settings.smtp_url):
        raise ConfigError(
            "SMTP_URL is missing: without it nobody gets the link to sign in"
            " (smtp://user:password@host:587)."
        )


def _bestand(is_demo: bool) -> str:
    """What is invented and what is real never share a file."""
    return f"sqlite:///{ROOT}/var/{'demo' if is_demo else 'portal'}.db"


def _vast(url: str) -> str:
    """Return a URL as it is, and that of a relative file as one of the checkout: never of wherever
    a command happens to be given. Its folder must be there; var/ is ours to make.
    """
    deel = urlsplit(url)
    if deel.scheme != "sqlite" or deel.path.startswith("//"):
        return url
    pad = ROOT / deel.path[1:]
    if pad.parent not in (ROOT, ROOT / "var") and not pad.parent.is_dir():
        raise ConfigError(
            f"DATABASE_URL names a file in {pad.parent}, which is no folder: a path from the root "
            f"has four slashes (sqlite:////{deel.path[1:]})."
        )
    return f"sqlite:///{pad}"


def _demosleutel() -> str:
    """Return one that outlives a restart, so that demo users stay signed in."""
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


def _aanbieder(w: Mapping[str, Any]) -> Aanbieder | None:
    """Return the provider of sign-ins, or None when nobody signs in by one."""
    if not w["OIDC_ISSUER"]:
        for naam in w:
            if naam.startswith("OIDC_") and w[naam] != "":
                raise ConfigError(f"{naam} says nothing without OIDC_ISSUER beside it.")
        return None
    if not (w["OIDC_CLIENT_ID"] and w["OIDC_CLIENT_SECRET"]):
        raise ConfigError("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it.")
    return Aanbieder(
        issuer=w["OIDC_ISSUER"],
        client_id=w["OIDC_CLIENT_ID"],
        client_secret=w["OIDC_CLIENT_SECRET"],
        naam=w["OIDC_NAME"] or "je werkaccount",
        rollen=w["OIDC_ROLES"] or (),
        sterk=None if w["OIDC_STERK"] == "" else w["OIDC_STERK"],
    )
