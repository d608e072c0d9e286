"""The themas, for who looks after them."""

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue

from portal.forms.beheer.themas import themaform
from portal.forms.intake import KnopForm
from portal.models import Thema
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.beheer import themas as query
from portal.steps.beheer import themas as stap
from portal.web.formulier import Kruimels, toon_formulier
from portal.web.pagina import toon
from portal.web.toegang import beheer, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("themas", __name__)
EEN = f"/thema/<{ID}:id_>"


def _laad(id_: int) -> Thema:
    return query.thema(id_) or abort(404)


def _kruimels() -> Kruimels:
    return [
        ("Beheer", url_for("beheer.voordeur.pagina")),
        ("Thema’s", url_for("beheer.themas.lijst")),
    ]


@bp.get("/themas")
@beheer
def lijst() -> ResponseReturnValue:
    """List the themas in their order, and those that were retired."""
    gebruikt = query.themas()
    versie = versies.themavolgorde(gebruikt[0]) if gebruikt else 0
    return toon(
        "beheer/themas/lijst.html",
        themas=gebruikt,
        vervallen=query.themas(vervallen=True),
        form=KnopForm(versie=versie),
    )


@bp.route("/themas/nieuw", methods=["GET", "POST"])
@beheer
def nieuw() -> ResponseReturnValue:
    """Add a thema."""
    voor_daad("beheer.themas.voeg_toe", None)
    form = themaform()()
    if not in_orde(form):
        return toon_formulier(form, "Thema toevoegen", "Voeg toe", _kruimels())
    return klaar(stap.voeg_toe(verzoek(form)), f"Het thema ‘{form.naam.data}’ is toegevoegd.")


@bp.route(EEN, methods=["GET", "POST"])
@beheer
def hernoem(id_: int) -> ResponseReturnValue:
    """Give a thema another name."""
    thema = voor_daad("beheer.themas.hernoem", _laad(id_))
    form = themaform(thema)(naam=thema.naam, versie=versies.THEMA(thema))
    if not in_orde(form):
        return toon_formulier(form, "Thema hernoemen", "Bewaar", _kruimels())
    return klaar(stap.hernoem(thema, verzoek(form)), f"Het thema heet nu ‘{form.naam.data}’.")


@bp.post(f"{EEN}/<any(omhoog, omlaag):kant>")
@beheer
def verschuif(id_: int, kant: str) -> ResponseReturnValue:
    """Move a thema one place."""
    thema = _laad(id_)
    pad = stap.verschuif(thema, -1 if kant == "omhoog" else 1, verzoek(KnopForm()))
    return klaar(pad, f"Het thema ‘{thema.naam}’ is verplaatst.")


@bp.post(f"{EEN}/vervalt")
@beheer
def vervalt(id_: int) -> ResponseReturnValue:
    """Retire a thema."""
    thema = _laad(id_)
    pad = stap.laat_vervallen(thema, verzoek(KnopForm()))
    return klaar(pad, f"Het thema ‘{thema.naam}’ is vervallen. Wat het al had, houdt het.")


@bp.post(f"{EEN}/terug")
@beheer
def terug(id_: int) -> ResponseReturnValue:
    """Take a thema into use again."""
    thema = _laad(id_)
    pad = stap.neem_terug(thema, verzoek(KnopForm()))
    return klaar(pad, f"Het thema ‘{thema.naam}’ is weer te kiezen.")
