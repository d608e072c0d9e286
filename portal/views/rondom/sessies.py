"""Where one is signed in: one's own sessions, and staying signed in while one reads or writes."""

from typing import Any

from flask import Blueprint, jsonify, url_for
from flask.typing import ResponseReturnValue

from portal.queries.adres import ID
from portal.steps.rondom import sessies as stap
from portal.web.bewijs import eerst_bewijzen
from portal.web.pagina import toon
from portal.web.sessie import deze_sessie, ingelogde, nu
from portal.web.toegang import ingelogd
from portal.web.verzoek import klaar

bp = Blueprint("sessies", __name__)


@bp.get("/mijn/sessies")
@ingelogd
def lijst() -> ResponseReturnValue:
    """List one's own sessions: on what, since when, and when last used."""
    rijen = stap.van(ingelogde(), nu())
    return toon("rondom/toegang/sessies.html", sessies=rijen, deze=deze_sessie().id)


@bp.post(f"/mijn/sessies/<{ID}:id_>/beeindigen")
@ingelogd
def beeindig(id_: int) -> ResponseReturnValue:
    """End one of one's own sessions: that device is signed out at its next request. A second click
    is told the same, and so is whoever names the session of somebody else.
    """
    eerst_bewijzen()
    stap.eindig(ingelogde(), id_)
    return klaar(url_for("sessies.lijst"), "Dat apparaat is uitgelogd.")


@bp.post("/mijn/sessies/andere")
@ingelogd
def beeindig_andere() -> ResponseReturnValue:
    """End all of one's sessions but this one."""
    eerst_bewijzen()
    stap.eindig_andere(deze_sessie())
    return klaar(url_for("sessies.lijst"), "Je bent alleen nog hier ingelogd.")


@bp.get("/mijn/sessies/nog")
@ingelogd
def nog() -> ResponseReturnValue:
    """Say how long this session lasts if nobody does anything; asking is no use of it."""
    return jsonify(_over())


@bp.post("/mijn/sessies/nog")
@ingelogd
def blijf() -> ResponseReturnValue:
    """Stay signed in: somebody is still there."""
    return jsonify(_over())


def _over() -> dict[str, Any]:
    """Return the seconds left, and whether staying can make them more."""
    sessie = deze_sessie()
    eindigt = stap.eindigt(sessie, nu())
    over = (eindigt - nu()).total_seconds()
    return {"over": max(0, int(over)), "langer": eindigt < sessie.verloopt_op}
