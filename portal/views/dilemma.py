"""One dilemma: its page, as each reader may see it, and every transition of the table."""

from typing import Any

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal import engine, policy
from portal import velden as v
from portal.daden import NuNiet
from portal.forms import overgang as forms
from portal.forms.basis import BasisForm
from portal.forms.intake import KnopForm
from portal.models import Dilemma
from portal.queries.bijeenkomst.punten import laatste_verslag
from portal.queries.bladen import Bladen
from portal.queries.dilemma import dossier
from portal.queries.rondom import acties, kennisbank
from portal.steps import route, uitkomst
from portal.steps.gedeeld import behandelen
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import ingelogd, laad_dilemma, ook_beperkt
from portal.web.verzoek import in_orde, verzoek
from portal.workflow import OVERGANG, Overgang

bp = Blueprint("dilemma", __name__)


@bp.get("/dilemma/<nummer>")
@ingelogd
@ook_beperkt
def pagina(nummer: str) -> ResponseReturnValue:
    """Show what this reader may see."""
    dilemma = laad_dilemma(nummer)
    return toon(
        "dilemma/pagina.html",
        d=dossier(dilemma, ingelogde(), vandaag(), Bladen(request.args)),
        form=KnopForm(versie=dilemma.versie),
    )


@bp.route("/dilemma/<nummer>/stap/<naam>", methods=["GET", "POST"])
@ingelogd
@ook_beperkt
def overgang(nummer: str, naam: str) -> ResponseReturnValue:
    """Ask what the table requires for this transition, and make it."""
    dilemma, stap = laad_dilemma(nummer), OVERGANG.get(naam) or abort(404)
    maak = forms.formulier(stap, dilemma, vandaag(), eigen=dilemma.inbrenger_id == ingelogde().id)
    form = maak(versie=dilemma.versie, **_begin(stap, dilemma))
    if not in_orde(form):
        return _toon(stap, dilemma, form)
    mee = engine.bundelgenoten(dilemma)[1:] if v.BESTAANDE_OPBRENGST in stap.velden else []
    route.zet(stap.naam, dilemma, verzoek(form))
    return klaar_bij(dilemma, f"{dilemma.nummer} {stap.mail}.{_rest(mee)}")


def _rest(mee: list[Dilemma]) -> str:
    """Return what is said of the bundel that waits for the same answer."""
    nummers = ", ".join(lid.nummer for lid in mee)
    klaar = "De opbrengst en de terugkoppeling staan daar al klaar."
    return f" Nog open in dezelfde bundel: {nummers}. {klaar}" if mee else ""


def _toon(stap: Overgang, dilemma: Dilemma, form: BasisForm) -> ResponseReturnValue:
    """Show the form: to nobody else than who may make the transition, as it holds the agendatekst
    and names.
    """
    if not policy.mag_ooit_doen(ingelogde(), stap, dilemma):
        abort(403)
    if form.is_submitted():
        engine.controleer_versie(dilemma, form.versie.data)
    if not policy.mag_doen(ingelogde(), stap, dilemma):
        raise NuNiet(dilemma.nummer)
    eis = policy.onvervulde_eis(stap, dilemma)
    al = acties.afgesproken(dilemma) if v.ACTIES in stap.velden else []
    zoals = kennisbank.beantwoord(dilemma) if v.BESTAANDE_OPBRENGST in stap.velden else None
    return toon_formulier(form, stap.knop, stap.knop, dilemma, eis=eis, afgesproken=al, zoals=zoals)


def _begin(stap: Overgang, dilemma: Dilemma) -> dict[str, Any]:
    """Return what is known already, so that nobody types it twice."""
    bron = behandelen.huidige(dilemma) or behandelen.voorstel(dilemma)
    bekend = {
        veld.naam: getattr(bron, veld.naam)
        for veld in stap.velden
        if veld in (*v.AGENDATEKST, v.VRAAG)
    }
    if v.BESTAANDE_OPBRENGST in stap.velden:
        bekend |= _als_de_bundel(dilemma)
    if v.WAAROM_NIET_OPGELOST in stap.velden:
        bekend["waarom_niet_opgelost"] = laatste_verslag(dilemma)
    if v.BESLUIT in stap.velden:
        vrij = list(policy.vrijgegeven_besluiten(dilemma))
        bekend |= {"besluit": str(vrij[0].id)} if len(vrij) == 1 else {}
    return bekend


def _als_de_bundel(dilemma: Dilemma) -> dict[str, str]:
    """Return the opbrengst that there is already, and the answer that its bundel got."""
    er_al, ander = kennisbank.voorgesteld(dilemma), kennisbank.beantwoord(dilemma)
    return {
        "bestaande_opbrengst": str(er_al.id) if er_al else "",
        "terugkoppeling": ander.terugkoppeling if ander else "",
    }


@bp.post("/dilemma/<nummer>/volgen")
@ingelogd
def volgen(nummer: str) -> ResponseReturnValue:
    """Start or stop following."""
    dilemma = laad_dilemma(nummer)
    stand = uitkomst.volg(verzoek(KnopForm()), dilemma=dilemma)
    melding = "Je volgt dit dilemma." if stand == "aan" else "Je volgt dit dilemma niet meer."
    return klaar_bij(dilemma, melding)
