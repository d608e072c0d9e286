"""Who sits in the Platform, the Beraad and each werkgroep, for who looks after that."""

from functools import partial

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.beheer import gremia as forms
from portal.forms.rondom.correctie import werkgroepform
from portal.models import Gremium, Lidmaatschap
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.beheer import gremia as query
from portal.queries.bladen import Bladen
from portal.steps.beheer import gremia as stap
from portal.steps.rondom.correctie import verbeter_werkgroep
from portal.web.formulier import Kruimels, toon_formulier
from portal.web.pagina import toon
from portal.web.sessie import ik, vandaag
from portal.web.toegang import beheer, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("gremia", __name__, url_prefix="/gremia")

EEN = f"/<{ID}:id_>"
ZETEL = f"{EEN}/plaatsen/<{ID}:lid_id>"


def _laad(id_: int) -> Gremium:
    return query.gremium(id_) or abort(404)


def _laad_zetel(id_: int, lid_id: int) -> Lidmaatschap:
    return query.zetel(_laad(id_), lid_id) or abort(404)


def _kruimels(gremium: Gremium) -> Kruimels:
    return [
        ("Beheer", url_for("beheer.voordeur.pagina")),
        ("Gremia", url_for("beheer.gremia.lijst")),
        (gremium.naam, url_for("beheer.gremia.pagina", id_=gremium.id)),
    ]


@bp.get("")
@beheer
def lijst() -> ResponseReturnValue:
    """List the gremia, with how many people sit in each."""
    bladen, dag = Bladen(request.args), vandaag()
    return toon(
        "beheer/gremia/lijst.html",
        lopend=query.gremia(dag, bladen),
        gesloten=query.gremia(dag, bladen, gesloten=True),
    )


@bp.get(EEN)
@beheer
def pagina(id_: int) -> ResponseReturnValue:
    """Show who sits in a gremium, who will and who did; not what it is about."""
    blad = query.zetelblad(_laad(id_), vandaag(), Bladen(request.args))
    komend = query.anders_voorgezeten(blad.gremium, vandaag())
    return toon("beheer/gremia/pagina.html", blad=blad, gremium=blad.gremium, komend=komend)


@bp.route(f"{EEN}/plaatsen/nieuw", methods=["GET", "POST"])
@beheer
def geef(id_: int) -> ResponseReturnValue:
    """Give somebody a seat."""
    gremium = voor_daad("beheer.gremia.geef_zetel", _laad(id_))
    form = forms.zetelform(gremium, vandaag())()
    if not in_orde(form):
        return toon_formulier(form, "Plaats geven", "Geef de plaats", _kruimels(gremium))
    return klaar(stap.geef_zetel(gremium, verzoek(form)), "De plaats is gegeven.")


@bp.route(ZETEL, methods=["GET", "POST"])
@beheer
def wijzig(id_: int, lid_id: int) -> ResponseReturnValue:
    """Change a seat."""
    zetel = voor_daad("beheer.gremia.wijzig_zetel", _laad_zetel(id_, lid_id))
    staat = {naam: getattr(zetel, naam) for naam in ("rol", "van", "tot", "mandaat")}
    form = forms.wijzigform(zetel, vandaag())(versie=versies.ZETEL(zetel), **staat)
    if not in_orde(form):
        titel = f"Plaats van {zetel.persoon.naam}"
        return toon_formulier(form, titel, "Bewaar", _kruimels(zetel.gremium))
    return klaar(stap.wijzig_zetel(zetel, verzoek(form)), "De plaats is gewijzigd.")


@bp.route(f"{ZETEL}/einde", methods=["GET", "POST"])
@beheer
def beeindig(id_: int, lid_id: int) -> ResponseReturnValue:
    """Let a seat end, now or on a day to come."""
    zetel = voor_daad("beheer.gremia.beeindig_zetel", _laad_zetel(id_, lid_id))
    form = forms.eindeform(zetel, vandaag())(versie=versies.ZETEL(zetel))
    if not in_orde(form):
        titel = f"Plaats van {zetel.persoon.naam} beëindigen"
        return toon_formulier(form, titel, "Beëindig de plaats", _kruimels(zetel.gremium))
    return klaar(stap.beeindig_zetel(zetel, verzoek(form)), "Het einde van de plaats is bewaard.")


@bp.route(f"{EEN}/voorzitter", methods=["GET", "POST"])
@beheer
def voorzitter(id_: int) -> ResponseReturnValue:
    """Name who chairs, from today or a day to come."""
    gremium = voor_daad("beheer.gremia.benoem_voorzitter", _laad(id_))
    form = forms.voorzitterform(gremium, vandaag())(versie=versies.voorzitters(gremium))
    if not in_orde(form):
        vraag = partial(toon_formulier, form, "Voorzitter benoemen", "Benoem", _kruimels(gremium))
        return vraag("beheer/gremia/voorzitter.html", komend=query.voorgezeten(gremium, vandaag()))
    return klaar(stap.benoem_voorzitter(gremium, verzoek(form)), "De voorzitter is benoemd.")


@bp.route(f"{EEN}/naam", methods=["GET", "POST"])
@beheer
def noem(id_: int) -> ResponseReturnValue:
    """Give a gremium another name; whoever reads its opdracht can change that too."""
    gremium = Gremium.get_or_none(Gremium.id == id_) or abort(404)
    terug = _kruimels(gremium)[-1][1]
    voor_daad("rondom.correctie.verbeter_werkgroep", gremium, terug=terug)
    staat = {"naam": gremium.naam, "opdracht": gremium.opdracht}
    vorm = werkgroepform(gremium, met_opdracht=policy.leest_intern(ik()))
    form = vorm(versie=versies.WERKGROEP(gremium), **staat)
    if not in_orde(form):
        return toon_formulier(form, "Gremium verbeteren", "Bewaar", _kruimels(gremium))
    verbeter_werkgroep(gremium, verzoek(form))
    return klaar(terug, "Het gremium is verbeterd.")
