"""Signing in at a provider by OpenID Connect, when the settings name one."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.steps.rondom import oidc as stap
from portal.tools.zeker import zeker
from portal.vocabulary import Rol
from portal.web import oidc
from portal.web.aanbieder import Onbereikbaar
from portal.web.pagina import toon
from portal.web.sessie import meld_aan, meld_af, nu
from portal.web.toegang import openbaar, veilig_pad

bp = Blueprint("oidc", __name__)


@bp.get("/inloggen/oidc")
@openbaar
def heen() -> ResponseReturnValue:
    """Send the browser to the provider; `opnieuw` asks it to see the person themselves again.

    A link and no form: browsers keep a form from leading to another site (form-action).
    """
    _of_404()
    terug_ = current_app.config["SETTINGS"].base_url + url_for("oidc.terug")
    volgende = veilig_pad(request.args.get("volgende"))
    try:
        return redirect(oidc.begin(terug_, volgende, opnieuw="opnieuw" in request.args))
    except (Onbereikbaar, oidc.Ongeloofd) as fout:
        return _lukt_niet(fout, 503)


@bp.get("/inloggen/oidc/terug")
@openbaar
def terug() -> ResponseReturnValue:
    """Sign in whoever the provider sends back. This GET writes, as the standard has it: its state
    holds only in the browser that went, and only once.
    """
    _of_404()
    try:
        claims, volgende = oidc.ontvang()
    except Onbereikbaar as fout:
        return _lukt_niet(fout, 503)
    except oidc.Ongeloofd as fout:
        return _lukt_niet(fout, 403)
    binnen = stap.meld_aan(_herkend(claims), nu())
    if binnen is None:
        return _lukt_niet(oidc.Ongeloofd("account"), 403)
    meld_af()  # whoever signs in anew leaves no session behind
    meld_aan(*binnen)
    return redirect(veilig_pad(volgende), 303)


def _herkend(claims: Mapping[str, Any]) -> stap.Herkend:
    """Return whom the provider says this is; an address only when it was verified, which some
    providers say in a word.
    """
    zeker_van = claims.get("email_verified") in (True, "true")
    rol = oidc.rol_volgens(claims)
    return stap.Herkend(
        issuer=str(claims["iss"]),
        sub=str(claims["sub"]),
        email=str(claims.get("email", "")) if zeker_van else "",
        naam=str(claims.get("name") or claims.get("preferred_username") or ""),
        geleden=oidc.geleden(claims),
        sterk=oidc.is_sterk(claims),
        rol=Rol(rol) if rol else None,
        geeft=tuple(Rol(gegeven) for *_, gegeven in zeker(oidc.aanbieder()).rollen),
    )


def _of_404() -> None:
    if oidc.aanbieder() is None:
        abort(404)


def _lukt_niet(fout: Exception, status: int) -> ResponseReturnValue:
    """Show one page for all that goes wrong; why is for the log of the server, and names nobody."""
    current_app.logger.warning("OpenID Connect: %s (%s)", type(fout).__name__, fout)
    return toon("rondom/oidc/mislukt.html", status=status, stil=status == 503)
