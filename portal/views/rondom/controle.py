"""Is a paper real and does it still hold? For anybody who holds one: by its code, and by the file
itself.

Nothing of a paper is told but its kind, its version and its day: who has a code may have found the
paper on a train.
"""

from hashlib import file_digest

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from portal.forms.rondom.stuk import BestandForm, CodeForm
from portal.models import Stuk
from portal.queries.rondom import controle
from portal.queries.rondom import stuk as query
from portal.queries.rondom.controle import Vergelijking
from portal.queries.rondom.stuk import Staat
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import Fout
from portal.web.pagina import toon
from portal.web.toegang import openbaar

bp = Blueprint("controle", __name__)

TE_GROOT = Fout(
    "Dit bestand is te groot",
    "Kies een bestand van hoogstens 4 MB. Onze stukken zijn altijd kleiner.",
)
bp.register_error_handler(
    RequestEntityTooLarge, lambda _: toon_fout(413, TE_GROOT, terug=request.path)
)


@bp.get("/controleer")
@openbaar
def zoek() -> ResponseReturnValue:
    """Ask for a code."""
    form = CodeForm(request.args if "code" in request.args else None)
    if "code" in request.args and form.validate():
        code = controle.als_code(form.code.data) or "-"
        return redirect(url_for("controle.controleer", code=code), 303)
    return toon("rondom/stuk/zoek.html", status=422 if form.errors else 200, form=form)


@bp.get("/controleer/<code>")
@openbaar
def controleer(code: str) -> ResponseReturnValue:
    """Say what the paper with this code is worth."""
    stuk = controle.met_code(code)
    return _toon(stuk) if stuk else _onbekend()


@bp.post("/controleer/<code>")
@openbaar
def vergelijk(code: str) -> ResponseReturnValue:
    """Say whether a file is the paper with this code. It is hashed in memory and forgotten."""
    stuk, form = controle.met_code(code), BestandForm()
    if stuk is None:
        return _onbekend()
    if not form.validate_on_submit():
        return _toon(stuk, form)
    sha256 = file_digest(form.bestand.data.stream, "sha256").hexdigest()
    return _toon(stuk, uitkomst=controle.vergelijk(stuk, sha256))


def _onbekend() -> ResponseReturnValue:
    return toon("rondom/stuk/onbekend.html", status=404, form=CodeForm(None))


def _toon(
    stuk: Stuk,
    form: BestandForm | None = None,
    uitkomst: tuple[Vergelijking, Stuk | None] | None = None,
) -> ResponseReturnValue:
    nieuwste = query.versies(stuk.reeks)[0]
    return toon(
        "rondom/stuk/controleer.html",
        status=422 if form else 200,
        stuk=stuk,
        nieuwste=nieuwste,
        staat=query.staat(stuk, nieuwste),
        form=form or BestandForm(formdata=None),
        uitkomst=uitkomst,
        Staat=Staat,
        Vergelijking=Vergelijking,
    )
