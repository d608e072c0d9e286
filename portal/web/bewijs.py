"""Asking for the second factor, and going on with what was typed once it is given."""

from datetime import datetime
from math import ceil
from typing import NamedTuple

from flask import Flask, current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from portal.daden import NogBewijzen
from portal.forms.rondom.factoren import BewijsForm
from portal.queries.rondom.factoren import Manieren, manieren
from portal.tools.wachtwoord import TeDruk
from portal.tools.zeker import zeker
from portal.web import passkeys
from portal.web.fouten import heel_scherm, toon_fout
from portal.web.foutzinnen import Fout
from portal.web.ingevuld import getypt
from portal.web.pagina import htmx
from portal.web.sessie import houder, is_bewezen, nu

DRUK = Fout("Het is nu druk", "Er loggen veel mensen tegelijk in. Probeer het zo nog een keer.")


class Onderweg(NamedTuple):
    """Where somebody was going, and whether by a form with what they typed in it."""

    naar: str
    met_formulier: bool


def registreer(app: Flask) -> None:
    """Ask for the second factor wherever a deed does; who comes while many try says so later."""
    app.register_error_handler(NogBewijzen, lambda _: vraag_bewijs())
    app.register_error_handler(TeDruk, lambda _: te_druk())


def te_druk() -> Response:
    """Say that it can be tried again in a moment."""
    antwoord = toon_fout(503, DRUK, terug=request.full_path.rstrip("?"))
    antwoord.headers["Retry-After"] = "5"
    return antwoord


def eerst_wachten(antwoord: ResponseReturnValue, vanaf: datetime) -> Response:
    """Make of this answer one that says when it can be tried again."""
    pauze = make_response(antwoord)
    pauze.status_code = 429
    pauze.headers["Retry-After"] = str(max(1, ceil((vanaf - nu()).total_seconds())))
    return pauze


def eerst_bewijzen() -> None:
    """Ask for the second factor before what is sensitive and no deed; raises NogBewijzen."""
    if not is_bewezen():
        raise NogBewijzen


def vraag_bewijs() -> Response:
    """Send to where the second factor is given; what was posted goes along and is sent after it."""
    pad = request.full_path.rstrip("?")
    if request.method == "POST":
        return Response(_pagina(Onderweg(pad, True), ""), 401, heel_scherm())
    doel = url_for("bewijs.nogmaals", volgende=pad)
    if htmx():
        return Response(status=401, headers={"HX-Redirect": doel})
    return Response(status=303, headers={"Location": doel})


def toon_bewijs(onderweg: Onderweg, fout: str = "") -> ResponseReturnValue:
    """Answer with the page that asks for it; `fout` is what was wrong with what was given."""
    return _pagina(onderweg, fout), 422 if fout else 200


def _pagina(onderweg: Onderweg, fout: str) -> str:
    wie = zeker(houder())
    heeft = manieren(wie)
    mee = [*getypt(verborgen=True), *getypt(verborgen=False)] if onderweg.met_formulier else []
    return render_template(
        "rondom/toegang/bewijs.html",
        form=_formulier(onderweg, heeft, fout),
        heeft=heeft,
        wie=wie,
        mee=mee,
        opties=passkeys.vraag(heeft.passkeys) if heeft.passkeys else "",
        zonder=current_app.config["SETTINGS"].demo,
    )


def _formulier(onderweg: Onderweg, heeft: Manieren, fout: str) -> BewijsForm:
    """Return the form with what this person can give; who has a second factor gives that."""
    naar, post = onderweg.naar, "ja" if onderweg.met_formulier else ""
    form = BewijsForm(formdata=None, bewijs_naar=naar, bewijs_post=post)
    vraagt = {
        "bewijs_code": heeft.app or heeft.codes > 0,
        "bewijs_wachtwoord": heeft.wachtwoord and not heeft.tweede,
    }
    for naam, gevraagd in vraagt.items():
        if gevraagd and fout:
            form[naam].errors = [fout]
        elif not gevraagd:
            del form[naam]
    return form
