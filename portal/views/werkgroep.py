"""Step 4: the werkgroepen, each seen by those who sit in it."""

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms import werkgroep as forms
from portal.forms.intake import KnopForm
from portal.models import Bijeenkomst, Gremium, Lidmaatschap
from portal.queries import correcties, versies
from portal.queries import werkgroep as query
from portal.queries.adres import ID
from portal.queries.bijeenkomst.plannen import genodigden, is_bekend, nog_te_houden
from portal.queries.bladen import Bladen
from portal.steps import werkgroep as stap
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, nu, vandaag
from portal.web.toegang import adviseur, ingelogd, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("werkgroep", __name__)


def _laad(id_: int) -> Gremium:
    """Return the werkgroep if the person who asks may see it; otherwise it does not exist (404)."""
    return query.werkgroep(id_, ingelogde(), vandaag()) or abort(404)


@bp.get("/werkgroepen")
@ingelogd
def lijst() -> ResponseReturnValue:
    """List the gremia this person may see."""
    lezer, dag, bladen = ingelogde(), vandaag(), Bladen(request.args)
    return toon(
        "werkgroep/lijst.html",
        vast=query.vaste(lezer, dag),
        lopend=query.lopende(lezer, dag, bladen),
        gesloten=query.gesloten(lezer, dag, bladen),
    )


@bp.get(f"/werkgroepen/<{ID}:id_>")
@ingelogd
def pagina(id_: int) -> ResponseReturnValue:
    """Show one werkgroep, who sits in it and its work."""
    return _toon(_laad(id_))


@bp.get(f"/gremium/<{ID}:id_>")
@ingelogd
def vast(id_: int) -> ResponseReturnValue:
    """Show the Platform or the Beraad in the same way; a werkgroep has its own address."""
    gremium = query.gremium(id_, ingelogde(), vandaag()) or abort(404)
    return redirect(gremium.adres) if gremium.is_werkgroep else _toon(gremium)


def _toon(gremium: Gremium) -> ResponseReturnValue:
    return toon(
        "werkgroep/pagina.html",
        blad=query.werkgroepblad(gremium, ingelogde(), nu(), vandaag(), Bladen(request.args)),
        correcties=correcties.van(gremium, ingelogde(), vandaag()),
        form=KnopForm(versie=versies.DUUR(gremium)),
    )


@bp.route(f"/werkgroepen/<{ID}:id_>/uitnodigen", methods=["GET", "POST"])
@adviseur
def uitnodigen(id_: int) -> ResponseReturnValue:
    """Invite somebody, with or without an account."""
    gremium = voor_daad("werkgroep.nodig_uit", _laad(id_))
    form = forms.uitnodigform(gremium, vandaag())()
    if not in_orde(form):
        return toon_formulier(
            form,
            "Iemand uitnodigen",
            "Verstuur de uitnodiging",
            gremium,
            "werkgroep/uitnodigen.html",
        )
    pad = stap.nodig_uit(gremium, verzoek(form))
    return klaar(pad, "De uitnodiging is verstuurd.")


@bp.post(f"/werkgroepen/<{ID}:id_>/leden/<{ID}:lid_id>/beeindigen")
@adviseur
def beeindigen(id_: int, lid_id: int) -> ResponseReturnValue:
    """Take somebody's seat away."""
    gremium = _laad(id_)
    lid = Lidmaatschap.get_or_none(Lidmaatschap.id == lid_id, Lidmaatschap.gremium == gremium)
    if lid is None:
        return klaar_bij(gremium, "Dit lidmaatschap was al beëindigd.")
    stap.beeindig_lidmaatschap(lid, verzoek(KnopForm()))
    return klaar_bij(gremium, f"{lid.persoon.naam} zit niet meer in deze werkgroep.")


@bp.route(f"/werkgroepen/<{ID}:id_>/leden/<{ID}:lid_id>/laatste-dag", methods=["GET", "POST"])
@adviseur
def laatste_dag(id_: int, lid_id: int) -> ResponseReturnValue:
    """Let a specialist sit longer or shorter."""
    gremium = _laad(id_)
    hier = Lidmaatschap.gremium == gremium
    lid = Lidmaatschap.get_or_none(Lidmaatschap.id == lid_id, hier) or abort(404)
    voor_daad("werkgroep.zet_laatste_dag", lid)
    form = forms.laatstedagform(vandaag())(specialist_tot=lid.tot, versie=versies.LAATSTE_DAG(lid))
    if not in_orde(form):
        titel = f"Laatste dag van {lid.persoon.naam}"
        return toon_formulier(form, titel, "Bewaar", gremium)
    return klaar(stap.zet_laatste_dag(lid, verzoek(form)), "De laatste dag is gewijzigd.")


@bp.post(f"/werkgroepen/<{ID}:id_>/<any(structureel, eenmalig):duur>")
@adviseur
def duur(id_: int, duur: str) -> ResponseReturnValue:
    """Make it a lasting werkgroep, or a one-off again."""
    pad = stap.maak_structureel(_laad(id_), verzoek(KnopForm()), structureel=duur == "structureel")
    return klaar(pad, f"De werkgroep is nu {duur}.")


@bp.route(f"/werkgroepen/<{ID}:id_>/sluiten", methods=["GET", "POST"])
@adviseur
def sluiten(id_: int) -> ResponseReturnValue:
    """Ask once more, and close it."""
    gremium = voor_daad("werkgroep.sluit", _laad(id_))
    form, gepland = KnopForm(versie=versies.gepland(gremium)), nog_te_houden(gremium, nu())
    if not form.validate_on_submit():
        blad = query.werkgroepblad(gremium, ingelogde(), nu(), vandaag())
        return toon_formulier(
            form,
            "Werkgroep sluiten",
            "Sluit de werkgroep",
            gremium,
            "werkgroep/sluiten.html",
            in_behandeling=blad.in_behandeling,
            gepland=[(b, _horen(b)) for b in gepland],
        )
    pad = stap.sluit(gremium, verzoek(form))
    return klaar(pad, f"De werkgroep is gesloten.{_afgezegd(len(gepland))}")


def _horen(bijeenkomst: Bijeenkomst) -> int:
    """Return how many people hear that a meeting is called off."""
    return genodigden(bijeenkomst, vandaag()).count() if is_bekend(bijeenkomst) else 0


def _afgezegd(aantal: int) -> str:
    zijn = "bijeenkomst is" if aantal == 1 else "bijeenkomsten zijn"
    return f" {aantal} {zijn} afgezegd." if aantal else ""


@bp.route(f"/werkgroepen/<{ID}:id_>/opbrengst", methods=["GET", "POST"])
@ingelogd
def opbrengst(id_: int) -> ResponseReturnValue:
    """Record what the werkgroep found."""
    gremium, wie = voor_daad("werkgroep.leg_opbrengst_vast", _laad(id_)), ingelogde()
    verblijven = query.te_kiezen(gremium, wie, vandaag())
    form = forms.opbrengstform(verblijven, mag_vrijgeven=policy.mag_vrijgeven(wie))()
    if not form.validate_on_submit():
        titel = "Opbrengst vastleggen"
        return toon_formulier(
            form, titel, "Bewaar de opbrengst", gremium, "werkgroep/opbrengst.html"
        )
    return klaar(stap.leg_opbrengst_vast(gremium, verzoek(form)), "De opbrengst is bewaard.")
