"""Issued papers: their page, with whom they went to and what changed; issue one and withdraw
one.
"""

from dataclasses import replace

from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue

from portal import policy
from portal.config import Settings
from portal.daden import mag
from portal.engine import Verzoek, controleer_versie
from portal.forms.bijeenkomst.agenda import VaststelForm
from portal.forms.intake import KnopForm
from portal.forms.rondom.stuk import IntrekForm
from portal.models import Bijeenkomst, Stuk
from portal.queries.adres import ID
from portal.queries.bijeenkomst import plannen as bijeenkomsten
from portal.queries.bijeenkomst.voorbereiding import hele_agenda
from portal.queries.bladen import Bladen
from portal.queries.rondom import stuk as query
from portal.queries.rondom.jaar import JAAR
from portal.queries.rondom.stuk import Drukwerk, Staat
from portal.queries.rondom.stukregels import Aanbod, Stukregel, stukregels
from portal.steps.bijeenkomst.rijp import controleer_rijp
from portal.steps.rondom import stuk as stap
from portal.tools.adressen import BIJEENKOMSTEN
from portal.views.rondom.papier import ingetrokken
from portal.vocabulary import Stuksoort
from portal.web.formulier import toon_formulier
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, nu, vandaag
from portal.web.toegang import adviseur, ingelogd, voor_daad
from portal.web.verzoek import klaar, verzoek
from reports import papieren as stukken
from reports.papieren import PAPIEREN, Uitgifte
from reports.uitgeven import uitgave

bp = Blueprint("stuk", __name__)

EEN = f"/stukken/<{ID}:id_>"


@bp.get(EEN)
@ingelogd
def pagina(id_: int) -> ResponseReturnValue:
    """Show one version: its marks, what changed, the other versions, and for an adviseur who opened
    it.
    """
    stuk = _laad(id_)
    if not policy.mag_inhoud_lezen(ingelogde(), stuk):
        return ingetrokken(stuk)
    versies, bladen = query.versies(stuk.reeks), Bladen(request.args)
    leesbaar = [v for v in versies if policy.mag_inhoud_lezen(ingelogde(), v)]
    lezers = query.lezers(stuk) if policy.leest_intern(ingelogde()) else []
    return toon(
        "rondom/stuk/pagina.html",
        stuk=stuk,
        staat=query.staat(stuk, versies[0]),
        nieuwste=versies[0],
        versies=bladen.uit("versies", leesbaar),
        lezers=bladen.uit("lezers", lezers),
        Staat=Staat,
    )


@bp.route(f"{EEN}/intrekken", methods=["GET", "POST"])
@adviseur
def trek_in(id_: int) -> ResponseReturnValue:
    """Ask why, then withdraw this version."""
    stuk, form = voor_daad("rondom.stuk.trek_in", _laad(id_)), IntrekForm()
    if not form.validate_on_submit():
        return toon_formulier(form, "Stuk intrekken", "Trek in", stuk, "rondom/stuk/intrekken.html")
    return klaar(
        stap.trek_in(stuk, verzoek(form)),
        "Het stuk is ingetrokken. De ontvangers krijgen een mail.",
    )


@bp.post(f"{BIJEENKOMSTEN}/<{ID}:id_>/<soort>/uitgeven")
@adviseur
def geef_uit(id_: int, soort: str) -> ResponseReturnValue:
    """Issue a paper of a meeting that does not come with its agenda."""
    b = bijeenkomsten.bijeenkomst(id_, ingelogde(), vandaag()) or abort(404)
    return _geef_uit(Stuksoort(soort), b) if soort in stukken.voor(b) else abort(404)


@bp.post(f"/jaar/<{JAAR}:jaar>/<soort>/uitgeven")
@adviseur
def geef_jaarstuk_uit(jaar: int, soort: str) -> ResponseReturnValue:
    """Issue a paper of a year to everybody who sits in a gremium."""
    if soort not in PAPIEREN or PAPIEREN[Stuksoort(soort)].over is not int:
        abort(404)
    return _geef_uit(Stuksoort(soort), jaar)


def _geef_uit(soort: Stuksoort, onderwerp: Bijeenkomst | int) -> ResponseReturnValue:
    """Print and issue; of a form that was sent twice the second print is thrown away."""
    if PAPIEREN[soort].uitgifte is not Uitgifte.KNOP or not PAPIEREN[soort].kan(onderwerp, nu()):
        abort(404)
    form = KnopForm()
    gedrukt = uitgave.bereid(soort, onderwerp, nu(), _adres())
    return klaar(
        stap.geef_uit(gedrukt, verzoek(form)),
        "Het stuk is uitgegeven. De ontvangers krijgen een mail.",
    )


def bij_vaststellen(b: Bijeenkomst, form: VaststelForm) -> tuple[Verzoek, tuple[Drukwerk, ...]]:
    """Return who asks to fix this agenda, and its papers as printed now; none when it is fixed
    already.

    What would be refused is not printed. A form without a version counts for the agenda that was
    printed. Printing takes seconds, in which a colleague may mend a text: `stempel` is of the texts
    before.
    """
    gevraagd = verzoek(form)
    if b.vastgesteld_op:
        return gevraagd, ()
    controleer_versie(b, gevraagd.versie)
    controleer_rijp(b)
    invoer = {**gevraagd.invoer, "stempel": hele_agenda(b)}
    gedrukt = uitgave.bij_vaststellen(b, nu(), _adres(), op_naam=form.op_naam.data)
    return replace(gevraagd, versie=b.versie, invoer=invoer), gedrukt


def _adres() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.base_url


def _laad(id_: int) -> Stuk:
    return query.stuk(id_, ingelogde(), vandaag()) or abort(404)


def regels(b: Bijeenkomst) -> list[Stukregel]:
    """Return the papers of a meeting that there are for this reader."""
    lezer, moment = ingelogde(), nu()
    mag_uitgeven = mag("rondom.stuk.geef_uit", lezer, None, moment)
    aanbod = [
        Aanbod(
            soort,
            PAPIEREN[soort].kan(b, moment),
            PAPIEREN[soort].uitgifte is Uitgifte.VASTSTELLEN,
            PAPIEREN[soort].uitgifte is Uitgifte.KNOP and mag_uitgeven,
            PAPIEREN[soort].persoonlijk,
        )
        for soort in stukken.voor(b)
    ]
    return stukregels(b, aanbod, lezer, vandaag())
