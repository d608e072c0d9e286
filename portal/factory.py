"""Put the application together; nothing else knows all the parts."""

import os
import sys

from flask import Flask
from flask_wtf import CSRFProtect
from htmx_flask import Htmx

from portal import cli, views
from portal.cli import elders
from portal.config import ROOT, ConfigError, Settings, from_env
from portal.db import open_database
from portal.tools.logregel import richt_in
from portal.web import (
    assets,
    bewijs,
    drempels,
    drukte,
    fouten,
    gezondheid,
    headers,
    herkomst,
    metingen,
    oidc,
    omvang,
    opstelling,
    pagina,
    sessie,
    spoor,
    teksten,
    upload,
    verbinding,
    verzoekregel,
)

DELEN = (
    upload, sessie, drempels, headers, assets, pagina, teksten, oidc, fouten, opstelling, bewijs,
    drukte, gezondheid, metingen, views, cli,
)  # fmt: skip
# A long form may be open for a day: the CSRF token lives as long as the session cookie.
FLASK_CONFIG = {
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_REFRESH_EACH_REQUEST": False,  # the cookie of a trusted device counts from its sign-in
    "WTF_CSRF_TIME_LIMIT": None,
    "WTF_I18N_ENABLED": False,
    "MAX_CONTENT_LENGTH": omvang.BESTAND,  # and less by route
    "MAX_FORM_MEMORY_SIZE": omvang.LANG,
}


def create_app(settings: Settings | None = None) -> Flask:
    """Return the portal, with settings from the environment unless given; a wrong setting ends the
    process.
    """
    if settings is None:
        try:
            settings = from_env(os.environ)
        except ConfigError as fout:
            sys.exit(str(fout))
        richt_in(settings.log)
        elders.meld_jobs()
    https = settings.base_url.startswith("https:")
    app = Flask("portal", root_path=str(ROOT), template_folder="templates", static_folder=None)
    app.config.from_mapping(
        FLASK_CONFIG,
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=settings.sleutels[1:],
        # Flask-WTF knows no fallbacks; what signs its tokens takes the keys oldest first.
        WTF_CSRF_SECRET_KEY=settings.sleutels[::-1],
        # By this name a browser takes it from this host alone, over https.
        SESSION_COOKIE_NAME="__Host-session" if https else "session",
        SESSION_COOKIE_SECURE=https,
        TRUSTED_HOSTS=settings.trusted_hosts,
    )
    open_database(settings.database_url)
    # Before CSRFProtect looks into the form; the first hears of every request.
    for deel in (verzoekregel, spoor, herkomst, omvang, verbinding):
        deel.registreer(app)
    CSRFProtect(app)
    Htmx(app)
    for deel in DELEN:
        deel.registreer(app)
    return app
