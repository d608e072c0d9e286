"""Preparing an agenda together: its order, comments, the chair's akkoord, stage directions, and
what is not ripe.
"""

from dataclasses import replace

from flask import Blueprint, abort, request

from portal import policy
from portal.forms.bijeenkomst import voorbereiding as forms
from portal.forms.intake import KnopForm
from portal.models import Agendapunt, Bijeenkomst
from portal.queries.adres import getal
from portal.queries.bijeenkomst import rijp as query
from portal.queries.bijeenkomst.punten import leesbare_punten
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import rijp as agendarijp
from portal.steps.bijeenkomst import voorbereiding
from portal.steps.bijeenkomst.grond import pagina
from portal.steps.bijeenkomst.rijp import NietRijp
from portal.views.bijeenkomst.agenda import (
    EEN,
    PUNT,
    formulier,
    laad,
    laad_concept,
    laad_levend,
    laad_punt,
    vers,
)
from portal.web.fouten import Fout, toon_fout
from portal.web.sessie import ik, vandaag
from portal.web.toegang import adviseur, ingelogd
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("voorbereiding", __name__)


@bp.post(f"{EEN}/volgorde")
@adviseur
def orden(id_: int):
    """Put the items in the order of the screen, after one was dragged or moved by the keyboard."""
    b, form = laad(id_), forms.VolgordeForm()
    agendapunten.orden(b, verzoek(form))
    punt = b.punten.where(Agendapunt.id == form.verplaatst()).first()
    melding = f"‘{punt.titel}’ is verplaatst." if punt else "De volgorde is gewijzigd."
    return vers(id_, melding, f"greep-{punt.id}" if punt else "programma")


@bp.post(f"{EEN}/akkoord-vragen")
@adviseur
def vraag_akkoord(id_: int):
    """Ask the chair to agree with the draft."""
    pad = voorbereiding.vraag_akkoord(laad(id_), verzoek(KnopForm()))
    return klaar(pad, "De voorzitter krijgt een mail met een link naar het concept.")


@bp.post(f"{EEN}/akkoord")
@ingelogd
def geef_akkoord(id_: int):
    """Let the chair agree with the draft as it is on the screen."""
    return klaar(
        voorbereiding.geef_akkoord(laad(id_), verzoek(KnopForm())), "Uw akkoord is vastgelegd."
    )


@bp.route(f"{EEN}/opmerking", methods=["GET", "POST"])
@ingelogd
def opmerking(id_: int):
    """Take a comment on the draft, or on the item that the address names."""
    b = _voor_te_bereiden(id_)
    punt = _gekozen_punt(b)
    form = forms.OpmerkingForm()
    if not form.validate_on_submit():
        titel = f"Opmerking bij ‘{punt.titel}’" if punt else "Opmerking bij de hele agenda"
        return formulier(form, titel, "Plaats de opmerking", b)
    gevraagd = verzoek(form)
    gevraagd = replace(gevraagd, invoer={**gevraagd.invoer, "punt": punt.id if punt else None})
    anker = f"#punt-{punt.id}" if punt else "#voorbereiding"
    return klaar(voorbereiding.plaats_opmerking(b, gevraagd) + anker, "De opmerking staat erbij.")


def _voor_te_bereiden(id_: int) -> Bijeenkomst:
    """Return the meeting to comment on; who knows of it and does not prepare it may not (403)."""
    b = laad_levend(id_)
    if not policy.mag_voorbereiden(ik(), b, vandaag()):
        abort(403)
    return laad_concept(id_)


def _gekozen_punt(b: Bijeenkomst) -> Agendapunt | None:
    """Return the item that the address names; one that this reader does not know of does not exist
    (404).
    """
    gevraagd = getal(request.args.get("punt"))
    if not gevraagd:
        return None
    leesbaar = leesbare_punten(b, ik(), vandaag())
    return next((punt for punt in leesbaar if str(punt.id) == gevraagd), None) or abort(404)


@bp.route(f"{PUNT}/regie", methods=["GET", "POST"])
@adviseur
def regie(id_: int, punt_id: int):
    """Write what only the chair and the adviseurs read of an item; also while the agenda is
    fixed.
    """
    b, p = laad_levend(id_), laad_punt(id_, punt_id)
    form = forms.regieform()(obj=p, versie=voorbereiding.regiestempel(p))
    if not form.validate_on_submit():
        return formulier(form, "Regie bij dit punt", "Bewaar", b, "bijeenkomst/regie.html", punt=p)
    return klaar(
        f"{voorbereiding.schrijf_regie(p, verzoek(form))}#punt-{p.id}", "De regie is bewaard."
    )


@bp.route(f"{PUNT}/rijp", methods=["GET", "POST"])
@adviseur
def rijp(id_: int, punt_id: int):
    """Show the checklist of an item, and take the reason why it may stand on the agenda
    nevertheless.
    """
    b, p = laad_concept(id_), laad_punt(id_, punt_id)
    form = forms.RedenForm(obj=p)
    if not form.validate_on_submit():
        return formulier(
            form,
            "Is dit punt rijp?",
            "Bewaar de reden",
            b,
            "bijeenkomst/rijp.html",
            rijp=query.rijpheid(b)[p.id],
        )
    melding = (
        "De reden is bewaard." if form.onrijp_reden.data else "Er staat geen reden bij dit punt."
    )
    return klaar(f"{agendarijp.geef_reden(p, verzoek(form))}#punt-{p.id}", melding)


@bp.post(f"{PUNT}/anoniem")
@adviseur
def bevestig_anoniem(id_: int, punt_id: int):
    """Record that the text as it is now makes nobody known."""
    pad = agendarijp.bevestig_anoniem(laad_punt(id_, punt_id), verzoek(KnopForm()))
    return klaar(f"{pad}#punt-{punt_id}", "Vastgelegd: de agendatekst maakt niemand herkenbaar.")


@bp.app_errorhandler(NietRijp)
def niet_rijp(fout: NietRijp):
    """Name the items that keep the agenda from being fixed, and what each lacks."""
    titels = "; ".join(
        f"‘{r.punt.titel}’ ({', '.join(uitkomst.toets.naam for uitkomst in r.ontbreekt)})"
        for r in fout.punten
    )
    wat = "Vul aan wat er ontbreekt, of schrijf bij het punt waarom het toch op de agenda staat."
    uitleg = f"Nog niet alles is rijp: {titels}. {wat}"
    return toon_fout(
        409, Fout("De agenda kan nog niet vast", uitleg), terug=pagina(fout.bijeenkomst)
    )
