"""Whether an item can be fixed on an agenda: its checklist, and the two answers that make it so."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from portal.forms.bijeenkomst.rijp import RedenForm
from portal.forms.intake import KnopForm
from portal.queries import versies
from portal.queries.bijeenkomst import rijp as query
from portal.steps.bijeenkomst import rijp as stap
from portal.steps.bijeenkomst.rijp import NietRijp
from portal.views.bijeenkomst.grond import PUNT, laad_punt
from portal.web.formulier import toon_formulier
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import Fout
from portal.web.toegang import adviseur, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("rijp", __name__)


@bp.route(f"{PUNT}/rijp", methods=["GET", "POST"])
@adviseur
def geef_reden(id_: int, punt_id: int) -> ResponseReturnValue:
    """Show the checklist of an item, and take the reason why it may stand on the agenda
    nevertheless.
    """
    p = voor_daad("bijeenkomst.rijp.geef_reden", laad_punt(id_, punt_id))
    b = p.bijeenkomst
    form = RedenForm(obj=p, versie=versies.REDEN_VAN_PUNT(p))
    if not form.validate_on_submit():
        toets = query.rijpheid(b)[p.id]
        titel = "Is dit punt rijp?"
        return toon_formulier(
            form, titel, "Bewaar de reden", b, "bijeenkomst/rijp.html", rijp=toets
        )
    melding = (
        "De reden is bewaard." if form.onrijp_reden.data else "Er staat geen reden bij dit punt."
    )
    return klaar(f"{stap.geef_reden(p, verzoek(form))}#punt-{p.id}", melding)


@bp.post(f"{PUNT}/anoniem")
@adviseur
def bevestig_anoniem(id_: int, punt_id: int) -> ResponseReturnValue:
    """Record that the text as it is now makes nobody known."""
    pad = stap.bevestig_anoniem(laad_punt(id_, punt_id), verzoek(KnopForm()))
    return klaar(f"{pad}#punt-{punt_id}", "Vastgelegd: de agendatekst maakt niemand herkenbaar.")


@bp.app_errorhandler(NietRijp)
def niet_rijp(fout: NietRijp) -> ResponseReturnValue:
    """Name the items that keep the agenda from being fixed, and what each lacks."""
    titels = "; ".join(
        f"‘{r.punt.titel}’ ({', '.join(uitkomst.toets.naam for uitkomst in r.ontbreekt)})"
        for r in fout.punten
    )
    wat = "Vul aan wat er ontbreekt, of schrijf bij het punt waarom het toch op de agenda staat."
    uitleg = f"Nog niet alles is rijp: {titels}. {wat}"
    return toon_fout(
        409,
        Fout("De agenda kan nog niet vast", uitleg),
        terug=url_for("bijeenkomst.agenda.pagina", id_=fout.bijeenkomst.id),
    )
