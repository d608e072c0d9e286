"""Mail that did not arrive or waits: the list of it, and the button that tries again."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal.forms.intake import KnopForm
from portal.queries.adres import ID
from portal.queries.bladen import Bladen
from portal.queries.rondom import post as query
from portal.steps.rondom import post as stap
from portal.tools import adressen
from portal.web.lijst import bladzijde
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import nazien, veilig_pad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("post", __name__)


@bp.get("/mail")  # where letters of before lead to
@bp.get(adressen.BRIEVEN)
@nazien
def lijst() -> ResponseReturnValue:
    """List the mail that did not arrive, the last first, and what must still leave."""
    gekozen = query.Postfilter.uit_adres(request.args)
    gevonden = query.onbezorgd(gekozen, ingelogde(), vandaag())
    rijen, bladeren = bladzijde("post.lijst", gekozen, gevonden, lambda r: r.bericht)
    wacht = query.wachtend(ingelogde(), vandaag(), Bladen(request.args))
    return toon(
        "rondom/post/lijst.html", regels=rijen, bladeren=bladeren, wachtend=wacht, form=KnopForm()
    )


@bp.post(f"/mail/<{ID}:id_>/opnieuw")
@bp.post(f"{adressen.BRIEVEN}/<{ID}:id_>/opnieuw")
@nazien
def opnieuw(id_: int) -> ResponseReturnValue:
    """Try to send a letter that was given up once more, or one that waits now."""
    bericht = query.bericht(id_, ingelogde()) or abort(404)
    pad = stap.stuur_opnieuw(bericht, verzoek(KnopForm()))
    return klaar(veilig_pad(request.form.get("terug"), pad), "De mail gaat opnieuw weg.")
