"""The meeting screen: the item on the table, its clock, notes and result, and who is there."""

from dataclasses import replace

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal.engine import Verouderd, Verzoek
from portal.forms.basis import BasisForm
from portal.forms.bijeenkomst import vergadering as forms
from portal.forms.intake import KnopForm
from portal.models import Agendapunt, Bijeenkomst, Persoon
from portal.queries import versies
from portal.queries.adres import ID, getal
from portal.queries.bijeenkomst.presentie import presentie
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import vergadering as stap
from portal.tools.tijd import lokaal
from portal.views.bijeenkomst.grond import laad_begonnen, laad_punt
from portal.views.bijeenkomst.vergaderscherm import (
    PUNT,
    SCHERM,
    genoemd,
    getoond,
    kruimels,
    scherm_van,
    toon_scherm,
    vers,
)
from portal.vocabulary import Aanwezig, PuntSoort, Uitslag
from portal.web.formulier import toon_formulier
from portal.web.pagina import is_fragment
from portal.web.sessie import ingelogde, nu
from portal.web.toegang import adviseur, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("vergadering", __name__)


@bp.get(SCHERM)
@adviseur
def scherm(id_: int) -> ResponseReturnValue:
    """Show the item that is asked for, else the one on the table."""
    return toon_scherm(laad_begonnen(id_), int(getal(request.args.get("punt")) or 0))


@bp.post(f"{PUNT}/<any(begin, einde):wat>")
@adviseur
def klok(id_: int, punt_id: int, wat: str) -> ResponseReturnValue:
    """Start an item or end it; the page then shows what is on the table."""
    b, p = _laad(id_, punt_id)
    (stap.begin if wat == "begin" else stap.eindig)(p, verzoek(KnopForm()))
    gedaan = f"‘{p.titel}’ is {'begonnen' if wat == 'begin' else 'klaar'}."
    return vers(b, p.id if wat == "begin" else 0, gedaan, kop={"HX-Replace-Url": scherm_van(b)})


@bp.route(f"{PUNT}/tijden", methods=["GET", "POST"])
@adviseur
def tijden(id_: int, punt_id: int) -> ResponseReturnValue:
    """Correct when an item began and ended."""
    b, p = _laad(id_, punt_id)
    voor_daad("bijeenkomst.vergadering.verbeter_tijden", p)
    begin = {naam: getattr(p, f"{naam}_op") for naam in ("begonnen", "geeindigd")}
    wandklok = {naam: lokaal(moment).time() if moment else None for naam, moment in begin.items()}
    form = forms.kloktijdenform(p, nu())(data=wandklok, versie=versies.klok(b))
    if not form.validate_on_submit():
        return toon_formulier(
            form,
            "Tijden verbeteren",
            "Bewaar",
            kruimels(b, p.id),
            "bijeenkomst/vergadering/tijden.html",
            punt=p,
        )
    stap.verbeter_tijden(p, verzoek(form))
    return klaar(scherm_van(b, p.id), "De tijden zijn verbeterd.")


@bp.post(f"{PUNT}/verslag")
@adviseur
def verslag(id_: int, punt_id: int) -> ResponseReturnValue:
    """Keep what is typed, at every pause; a result that is chosen is recorded as one."""
    b, p = _laad(id_, punt_id)
    form = forms.verslagform(p)()
    if not form.validate_on_submit():
        kop = {"HX-Retarget": "#verslag-deel", "HX-Reswap": "outerHTML"}
        return toon_scherm(b, p.id, 422, "verslag", kop=kop, verslagform=form)
    try:
        _bewaar(p, form)
    except Verouderd:
        return toon_scherm(b, p.id, 409, "botsing", verslagform=form, botst=True)
    if is_fragment():
        return toon_scherm(b, p.id, deel="bewaard")
    return klaar(scherm_van(b, p.id), "Het verslag is bewaard.")


def _bewaar(p: Agendapunt, form: BasisForm) -> None:
    """Record the result if it is another one, otherwise keep the notes."""
    uitslag = form.uitslag.data if "uitslag" in form else ""
    if p.soort is not PuntSoort.DILEMMA and "vastleggen" in request.form:
        uitslag = Uitslag.GEEN
    gevraagd = Verzoek(
        ingelogde(),
        nu(),
        {"verslag": form.verslag.data, "uitslag": uitslag},
        versie=form.overschrijf.data or form.versie.data,
    )
    if uitslag and uitslag != p.uitslag:
        agendapunten.leg_resultaat_vast(p, gevraagd)
    else:
        stap.bewaar_verslag(p, gevraagd)


@bp.post(f"{SCHERM}/aanwezigen/<{ID}:persoon_id>")
@adviseur
def aanwezig(id_: int, persoon_id: int) -> ResponseReturnValue:
    """Record whether somebody is there."""
    b = laad_begonnen(id_)
    form, persoon = forms.AanwezigForm(), _mens(b, persoon_id)
    if not form.validate_on_submit():
        abort(422)
    stap.zet_aanwezigheid(b, persoon, verzoek(form))
    return vers(
        b, getoond(), f"{persoon.naam}: {form.aanwezig.data or 'niet ingevuld'}.", "aanwezigen"
    )


@bp.post(f"{SCHERM}/aanwezigen")
@adviseur
def erbij(id_: int) -> ResponseReturnValue:
    """Add somebody who was not expected."""
    b = laad_begonnen(id_)
    form = forms.erbijform(genoemd(presentie(b)))()
    if not form.validate_on_submit():
        return toon_scherm(b, getoond(), 422, "aanwezigen", erbijform=form)
    persoon = Persoon.get_by_id(int(form.persoon.data))
    gevraagd = replace(verzoek(form), invoer={"aanwezig": Aanwezig.AANWEZIG})
    stap.zet_aanwezigheid(b, persoon, gevraagd)
    return vers(b, getoond(), f"{persoon.naam} is erbij.", "aanwezigen")


def _mens(b: Bijeenkomst, persoon_id: int) -> Persoon:
    """Return somebody of the list of this meeting; anybody else is added by name."""
    mensen = (a.persoon for a in presentie(b).mensen)
    return next((p for p in mensen if p.id == persoon_id), None) or abort(404)


def _laad(id_: int, punt_id: int) -> tuple[Bijeenkomst, Agendapunt]:
    return laad_begonnen(id_), laad_punt(id_, punt_id)
