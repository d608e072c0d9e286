"""National goals: what all gremia work at, how far it came, and what moves it."""

from collections.abc import Iterable

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.intake import KnopForm
from portal.forms.rondom import doel as forms
from portal.models import Actie, Dilemma, Doel
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.bladen import Bladen
from portal.queries.rondom import acties as actiequery
from portal.queries.rondom import doel as query
from portal.queries.rondom import jaar as jaarquery
from portal.steps.rondom import doel as stap
from portal.web.formulier import toon_formulier
from portal.web.lijst import tab
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, laad_dilemma, met_zetel, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek
from reports import grafieken

bp = Blueprint("doel", __name__)


def _doel(id_: int) -> Doel:
    return query.doel(id_) or abort(404)


def per_thema(regels: list[query.Doelregel]) -> list[tuple[str, list[query.Doelregel]]]:
    """Return the doelen of a year under the names of their themas, in order."""
    groepen: dict[str, list[query.Doelregel]] = {}
    for regel in regels:
        groepen.setdefault(regel.doel.thema.naam, []).append(regel)
    return list(groepen.items())


@bp.get("/doelen")
@met_zetel
def lijst() -> ResponseReturnValue:
    """List the doelen of a year, this year unless the address asks for another."""
    jaar = jaarquery.gevraagd(request.args.get("jaar"), vandaag())
    tabbladen = [
        tab(str(j), url_for("doel.lijst", jaar=j), None, actief=j == jaar)
        for j in jaarquery.jaren(vandaag())
    ]
    regels = Bladen(request.args).uit("doelen", query.doelen(jaar))
    kogels = grafieken.van_doelen((r.doel.naam, r.stand, r.streef, r.doel.eenheid) for r in regels)
    return toon(
        "rondom/doel/lijst.html",
        jaar=jaar,
        tabbladen=tabbladen,
        regels=regels,
        groepen=per_thema(regels),
        grafiek=kogels,
    )


@bp.get(f"/doelen/<{ID}:id_>")
@met_zetel
def pagina(id_: int) -> ResponseReturnValue:
    """Show a doel, its numbers and what moves it."""
    return toon(
        "rondom/doel/pagina.html",
        blad=query.blad(_doel(id_), ingelogde(), vandaag(), Bladen(request.args)),
        form=KnopForm(),
    )


@bp.route("/doelen/nieuw", methods=["GET", "POST"])
@adviseur
def nieuw() -> ResponseReturnValue:
    """Set a doel."""
    voor_daad("rondom.doel.maak", None)
    form = forms.doelform()()
    if not in_orde(form):
        terug = [("Doelen", url_for("doel.lijst"))]
        return toon_formulier(form, "Doel stellen", "Stel dit doel", terug)
    return klaar(stap.maak(verzoek(form)), "Het doel is gesteld. Geef het nu een streefgetal.")


@bp.route(f"/doelen/<{ID}:id_>/wijzigen", methods=["GET", "POST"])
@adviseur
def wijzigen(id_: int) -> ResponseReturnValue:
    """Change what a doel says."""
    d = voor_daad("rondom.doel.wijzig", _doel(id_))
    staat_er = {naam: getattr(d, naam) for naam in stap.VELDEN} | {"thema": d.thema.sleutel}
    form = forms.doelform(d)(versie=versies.DOEL(d), **staat_er)
    if not in_orde(form):
        return toon_formulier(form, "Doel wijzigen", "Bewaar", d)
    return klaar(stap.wijzig(d, verzoek(form)), "Het doel is gewijzigd.")


@bp.route(f"/doelen/<{ID}:id_>/streefgetal", methods=["GET", "POST"])
@adviseur
def streefgetal(id_: int) -> ResponseReturnValue:
    """Give a doel its number for a year."""
    d = voor_daad("rondom.doel.zet_streef", _doel(id_))
    form = forms.StreefForm(jaar=vandaag().year, versie=versies.streef(d))
    if not in_orde(form):
        return toon_formulier(form, "Streefgetal voor een jaar", "Bewaar het streefgetal", d)
    return klaar(stap.zet_streef(d, verzoek(form)), "Het streefgetal is bewaard.")


@bp.route(f"/doelen/<{ID}:id_>/meting", methods=["GET", "POST"])
@adviseur
def meting(id_: int) -> ResponseReturnValue:
    """Record how far a doel has come."""
    d = voor_daad("rondom.doel.meet", _doel(id_))
    form = forms.metingform(vandaag())(dag=vandaag())
    if not in_orde(form):
        return toon_formulier(form, "Meting vastleggen", "Leg de meting vast", d)
    return klaar(stap.meet(d, verzoek(form)), "De meting is vastgelegd.")


@bp.route(f"/doelen/<{ID}:id_>/stoppen", methods=["GET", "POST"])
@adviseur
def stoppen(id_: int) -> ResponseReturnValue:
    """Ask once, then end the doel."""
    d, form = voor_daad("rondom.doel.stop", _doel(id_)), KnopForm()
    if not in_orde(form):
        return toon_formulier(form, "Doel stoppen", "Stop dit doel", d)
    return klaar(stap.stop(d, verzoek(form)), "Het doel is gestopt. Wat bereikt is, blijft staan.")


@bp.route(f"/doelen/<{ID}:id_>/koppelen", methods=["GET", "POST"])
@adviseur
def koppelen(id_: int) -> ResponseReturnValue:
    """Tie a dilemma or an actie to this doel."""
    d = voor_daad("rondom.doel.koppel_hier", _doel(id_))
    form = forms.koppelform(query.te_koppelen(ingelogde(), vandaag()))()
    if not in_orde(form):
        return toon_formulier(form, "Dilemma of actie koppelen", "Koppel", d)
    dilemma = Dilemma.met_nummer(form.dilemma.data) if form.dilemma.data else None
    actie = Actie.get_or_none(Actie.id == int(form.actie.data)) if form.actie.data else None
    return klaar(
        stap.koppel_hier(d, verzoek(form), dilemma=dilemma, actie=actie), "Gekoppeld aan dit doel."
    )


@bp.route(f"/acties/<{ID}:id_>/doel", methods=["GET", "POST"])
@adviseur
def bij_actie(id_: int) -> ResponseReturnValue:
    """Choose the doel that an actie moves."""
    gevonden = actiequery.actie(id_, ingelogde(), vandaag()) or abort(404)
    actie = voor_daad("rondom.doel.koppel_actie", gevonden.actie)
    doelen = _te_kiezen({actie.doel_id})
    form = forms.actiedoelform(doelen)(
        doel=str(actie.doel_id or ""), versie=versies.DOEL_VAN_ACTIE(actie)
    )
    if not in_orde(form):
        return toon_formulier(form, "Actie aan een doel koppelen", "Bewaar", actie)
    return klaar(stap.koppel_actie(actie, verzoek(form)), "De koppeling is bewaard.")


@bp.route("/dilemma/<nummer>/doelen", methods=["GET", "POST"])
@adviseur
def bij_dilemma(nummer: str) -> ResponseReturnValue:
    """Choose the doelen that a dilemma moves."""
    dilemma = voor_daad("rondom.doel.koppel_dilemma", laad_dilemma(nummer))
    gekoppeld = {d.id for d in query.van_dilemma(dilemma, ingelogde(), vandaag())}
    form = forms.dilemmadoelform(_te_kiezen(gekoppeld))(
        doelen=[str(id_) for id_ in gekoppeld], versie=versies.doelen_van(dilemma)
    )
    if not in_orde(form):
        titel = "Dilemma aan doelen koppelen"
        return toon_formulier(form, titel, "Bewaar", dilemma, "formulier.html")
    return klaar(stap.koppel_dilemma(dilemma, verzoek(form)), "De koppeling is bewaard.")


def _te_kiezen(ook: Iterable[int | None]) -> list[Doel]:
    """Return the running doelen, and those that are tied already though they were stopped, or one
    of so many.
    """
    lopend = query.lopend()
    erbij = set(filter(None, ook)) - {d.id for d in lopend}
    return [*lopend, *query.met_ids(erbij)]
