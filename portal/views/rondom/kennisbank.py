"""The kennisbank that keeps what was learnt."""

from dataclasses import asdict

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.intake import KnopForm
from portal.forms.rondom import kennisbank as forms
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.intake import gevolgde_themas
from portal.queries.rondom import kennisbank as query
from portal.steps.rondom import kennisbank as stap
from portal.steps.uitkomst import volg
from portal.web.formulier import toon_formulier
from portal.web.lijst import bladzijde
from portal.web.pagina import toon
from portal.web.sessie import ik, ingelogde, vandaag
from portal.web.toegang import adviseur, ingelogd, openbaar, veilig_pad, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("kennisbank", __name__)


@bp.get("/kennisbank")
@openbaar
def lijst() -> ResponseReturnValue:
    """Search what came out, within what this reader may read."""
    gekozen = query.Kennisbankfilter.uit_adres(request.args)
    gevonden = query.artikelen(gekozen, ik(), vandaag())
    rijen, bladeren = bladzijde("kennisbank.lijst", gekozen, gevonden, lambda a: a.opbrengst)
    return toon(
        "rondom/kennisbank/lijst.html",
        "rondom/kennisbank/_lijst.html",
        gekozen=gekozen,
        form=KnopForm(),
        filter=forms.KennisbankfilterForm(data=asdict(gekozen)),
        artikelen=rijen,
        aantal=query.aantal(gekozen, ik(), vandaag()),
        gevolgd=_gevolgd(),
        thema=query.thema(gekozen.thema),
        bladeren=bladeren,
    )


def _gevolgd() -> set[str]:
    lezer = ik()
    return gevolgde_themas(lezer) if lezer else set()


@bp.get(f"/kennisbank/<{ID}:id_>")
@openbaar
def pagina(id_: int) -> ResponseReturnValue:
    """Show one opbrengst."""
    gevonden = query.artikel(id_, ik(), vandaag()) or abort(404)
    return toon(
        "rondom/kennisbank/pagina.html", artikel=gevonden, gevolgd=_gevolgd(), form=KnopForm()
    )


@bp.route(f"/kennisbank/<{ID}:id_>/bewerken", methods=["GET", "POST"])
@adviseur
def bewerken(id_: int) -> ResponseReturnValue:
    """Change the text, or who may read it."""
    gevonden = query.artikel(id_, ingelogde(), vandaag()) or abort(404)
    opbrengst = voor_daad("rondom.kennisbank.wijzig", gevonden.opbrengst)
    form = forms.OpbrengstForm(obj=opbrengst, versie=versies.OPBRENGST(opbrengst))
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Bewerken en vrijgeven", "Bewaar", opbrengst, "rondom/kennisbank/bewerken.html"
        )
    return klaar(stap.wijzig(opbrengst, verzoek(form)), "De opbrengst is bewaard.")


@bp.route(f"/kennisbank/<{ID}:id_>/intrekken", methods=["GET", "POST"])
@adviseur
def intrekken(id_: int) -> ResponseReturnValue:
    """Take it out of the kennisbank, with a reason."""
    gevonden = query.artikel(id_, ingelogde(), vandaag()) or abort(404)
    opbrengst = gevonden.opbrengst
    form = forms.intrekform(query.anderen(opbrengst))(versie=versies.OPBRENGST(opbrengst))
    if not in_orde(form):
        voor_daad("rondom.kennisbank.trek_in", opbrengst)
        return toon_formulier(
            form, "Intrekken", "Trek in", opbrengst, "rondom/kennisbank/intrekken.html"
        )
    return klaar(stap.trek_in(opbrengst, verzoek(form)), "De opbrengst is ingetrokken.")


@bp.post("/kennisbank/themas/<sleutel>/volgen")
@ingelogd
def volgen(sleutel: str) -> ResponseReturnValue:
    """Start or stop following a thema, and go back to where the button stood."""
    thema = query.thema(sleutel) or abort(404)
    stand = volg(verzoek(KnopForm()), thema=thema)
    terug = veilig_pad(request.form.get("terug"), url_for("kennisbank.lijst", thema=thema.sleutel))
    return klaar(terug, f"Je volgt het thema {thema.naam}{'' if stand == 'aan' else ' niet meer'}.")
