"""Organisations: the list of them, one of them, and what is done with it."""

from dataclasses import asdict

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.beheer import organisaties as forms
from portal.forms.intake import KnopForm
from portal.models import Organisatie
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.beheer import organisaties as query
from portal.queries.bladen import Bladen
from portal.steps.beheer import organisaties as stap
from portal.web.formulier import Kruimels, toon_formulier
from portal.web.lijst import bladzijde
from portal.web.pagina import toon
from portal.web.toegang import beheerder, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("organisaties", __name__)
EEN = f"/organisaties/<{ID}:id_>"


@bp.get("/organisaties")
@beheerder
def lijst() -> ResponseReturnValue:
    """List the organisations, the newest first."""
    gekozen = query.Organisatiefilter.uit_adres(request.args)
    gevonden = query.organisaties(gekozen)
    regels, bladeren = bladzijde(
        "beheer.organisaties.lijst", gekozen, gevonden, lambda r: r.organisatie
    )
    filter_ = forms.OrganisatiefilterForm(data=asdict(gekozen))
    return toon("beheer/organisaties/lijst.html", regels=regels, bladeren=bladeren, filter=filter_)


@bp.get(EEN)
@beheerder
def pagina(id_: int) -> ResponseReturnValue:
    """Show an organisation, who works there and what went into it."""
    organisatie, bladen = _laad(id_), Bladen(request.args)
    return toon(
        "beheer/organisaties/pagina.html",
        o=organisatie,
        mensen=bladen.van("mensen", query.mensen(organisatie)),
        opgegaan=bladen.van("opgegaan", query.opgegaan(organisatie)),
    )


def _laad(id_: int) -> Organisatie:
    return Organisatie.get_or_none(Organisatie.id == id_) or abort(404)


def _kruimels(organisatie: Organisatie) -> Kruimels:
    return [
        ("Beheer", url_for("beheer.voordeur.pagina")),
        ("Organisaties", url_for("beheer.organisaties.lijst")),
        (organisatie.naam, url_for("beheer.organisaties.pagina", id_=organisatie.id)),
    ]


@bp.route(f"{EEN}/hernoemen", methods=["GET", "POST"])
@beheerder
def hernoem(id_: int) -> ResponseReturnValue:
    """Call an organisation otherwise."""
    o = _laad(id_)
    form = forms.naamform(o)(obj=o, versie=versies.ORGANISATIE(o))
    goed = in_orde(form)
    voor_daad("beheer.organisaties.hernoem", o, ook_na_fout=not goed)
    if not goed:
        return toon_formulier(form, "Organisatie hernoemen", "Hernoem", _kruimels(o))
    return klaar(stap.hernoem(o, verzoek(form)), "De organisatie heet nu anders, bij iedereen.")


@bp.route(f"{EEN}/samenvoegen", methods=["GET", "POST"])
@beheerder
def voeg_samen(id_: int) -> ResponseReturnValue:
    """Let an organisation go into another one."""
    o = _laad(id_)
    form = forms.samenform(o)(versie=versies.ORGANISATIE(o))
    goed = in_orde(form)
    voor_daad("beheer.organisaties.voeg_samen", o, ook_na_fout=not goed)
    if not goed:
        titel = "Laat opgaan in een andere organisatie"
        return toon_formulier(form, titel, "Voeg samen", _kruimels(o))
    return klaar(stap.voeg_samen(o, verzoek(form)), "Samengevoegd. Dat kan weer uit elkaar.")


@bp.route(f"{EEN}/apart", methods=["GET", "POST"])
@beheerder
def haal_uit_elkaar(id_: int) -> ResponseReturnValue:
    """Let an organisation that was merged be one of its own again."""
    o, form = _laad(id_), KnopForm(versie=versies.ORGANISATIE(_laad(id_)))
    goed = in_orde(form)
    voor_daad("beheer.organisaties.haal_uit_elkaar", o, ook_na_fout=not goed)
    if not goed:
        return toon_formulier(form, f"Maak {o.naam} weer apart", "Maak apart", _kruimels(o))
    melding = "De organisatie staat weer apart, met wie toen meeging."
    return klaar(stap.haal_uit_elkaar(o, verzoek(form)), melding)
