"""What was recorded wrongly is put right: a form page for each deed of `steps.rondom.correctie`."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from portal.engine import Verzoek
from portal.forms.basis import BasisForm
from portal.forms.rondom import correctie as forms
from portal.models import Behandeling, Besluit, Dilemma, Lotverzoek, Notitie, Signaal, Vraag
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.rondom import acties
from portal.queries.rondom.signaal import signaal as zie_signaal
from portal.queries.rondom.stuk import laatste, reeks
from portal.queries.werkgroep import werkgroep as zie_werkgroep
from portal.steps.rondom import correctie as stap
from portal.vocabulary import Stuksoort
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, ingelogd, laad_dilemma, ook_beperkt, voor_daad
from portal.web.verzoek import in_orde, verzoek

bp = Blueprint("correctie", __name__)
Doe = Callable[[Verzoek], str]
R = TypeVar("R", Behandeling, Lotverzoek, Notitie, Vraag)


def _van(soort: type[R], id_: int, dilemma: Dilemma) -> R:
    """Return the row of this kind that belongs to the dilemma; 404 for another."""
    rij: R | None = soort.get_or_none(soort.id == id_, soort.dilemma == dilemma)
    return rij or abort(404)


def _verbeter(form: BasisForm, titel: str, bij: Any, doe: Doe, melding: str) -> ResponseReturnValue:
    """Show the form of a correction on the page of what it belongs to, or carry it out."""
    if not in_orde(form):
        return toon_formulier(form, titel, titel, bij)
    doe(verzoek(form))
    return klaar_bij(bij, melding)


@bp.route(f"/verbeteren/besluit/<{ID}:besluit_id>", methods=["GET", "POST"])
@adviseur
def besluit(besluit_id: int) -> ResponseReturnValue:
    """Put a decision right that was vastgesteld or vrijgegeven."""
    rij = Besluit.get_or_none(Besluit.id == besluit_id) or abort(404)
    voor_daad("rondom.correctie.verbeter_besluit", rij)
    form = forms.BesluitcorrectieForm(versie=versies.BESLUIT(rij), tekst=rij.tekst)
    melding = "Het besluit is verbeterd. Wie het al wist, krijgt een mail."
    if rij.bijeenkomst and laatste(reeks(Stuksoort.BESLUITENLIJST, rij.bijeenkomst)):
        melding += " De uitgegeven besluitenlijst blijft zoals hij is: geef een nieuwe versie uit."
    bij = rij.dilemma or rij.bijeenkomst
    doe = partial(stap.verbeter_besluit, rij)
    return _verbeter(form, "Besluit verbeteren", bij, doe, melding)


@bp.route("/dilemma/<nummer>/adres", methods=["GET", "POST"])
@adviseur
def adres(nummer: str) -> ResponseReturnValue:
    """Move a dilemma to the address its inbrenger meant."""
    dilemma = voor_daad("rondom.correctie.verbeter_adres", laad_dilemma(nummer))
    form = forms.AdresForm(versie=dilemma.versie, **_afzender(dilemma))
    return _verbeter(
        form,
        "E-mailadres verbeteren",
        dilemma,
        partial(stap.verbeter_adres, dilemma),
        "Het e-mailadres is verbeterd. De inbrenger krijgt een mail om het te bevestigen.",
    )


@bp.route("/signaal/<signaalnummer>/adres", methods=["GET", "POST"])
@adviseur
def signaaladres(signaalnummer: str) -> ResponseReturnValue:
    """Move a signaal to the address its inbrenger meant."""
    signaal = zie_signaal(signaalnummer, ingelogde(), vandaag()) or abort(404)
    voor_daad("rondom.correctie.verbeter_signaaladres", signaal)
    form = forms.AdresForm(versie=versies.AFZENDER(signaal), **_afzender(signaal))
    doe = partial(stap.verbeter_signaaladres, signaal)
    melding = "Het e-mailadres is verbeterd. De inbrenger krijgt een mail om het te bevestigen."
    return _verbeter(form, "E-mailadres verbeteren", signaal, doe, melding)


def _afzender(zaak: Dilemma | Signaal) -> dict[str, str]:
    """Return who filed it as they typed it."""
    return {"email": zaak.inbrenger.email, **zaak.afzender}


@bp.route(f"/acties/<{ID}:id_>/verbeteren", methods=["GET", "POST"])
@adviseur
def actie(id_: int) -> ResponseReturnValue:
    """Put an open actie right, wherever it was made."""
    rij = (acties.actie(id_, ingelogde(), vandaag()) or abort(404)).actie
    voor_daad("rondom.correctie.verbeter_actie", rij)
    staat = {"wat": rij.wat, "eigenaar": str(rij.eigenaar_id), "termijn": rij.termijn}
    form = forms.actieform()(versie=versies.ACTIE(rij), **staat)
    doe = partial(stap.verbeter_actie, rij)
    return _verbeter(form, "Actie verbeteren", rij, doe, "De actie is verbeterd.")


@bp.route(f"/acties/<{ID}:id_>/heropenen", methods=["GET", "POST"])
@ingelogd
def heropen(id_: int) -> ResponseReturnValue:
    """Open an actie again that was closed."""
    rij = (acties.actie(id_, ingelogde(), vandaag()) or abort(404)).actie
    voor_daad("rondom.correctie.heropen_actie", rij)
    form = forms.HeropenForm(versie=versies.ACTIE(rij))
    doe = partial(stap.heropen_actie, rij)
    return _verbeter(form, "Actie heropenen", rij, doe, "De actie staat weer open.")


@bp.route("/dilemma/<nummer>/terugkoppeling", methods=["GET", "POST"])
@adviseur
def terugkoppeling(nummer: str) -> ResponseReturnValue:
    """Send a second answer that replaces the first."""
    dilemma = voor_daad("rondom.correctie.verbeter_terugkoppeling", laad_dilemma(nummer))
    form = forms.TerugkoppelingForm(versie=dilemma.versie, terugkoppeling=dilemma.terugkoppeling)
    return _verbeter(
        form,
        "Terugkoppeling vervangen",
        dilemma,
        partial(stap.verbeter_terugkoppeling, dilemma),
        "De terugkoppeling is vervangen. De inbrenger krijgt een mail.",
    )


@bp.route("/dilemma/<nummer>/kenmerken", methods=["GET", "POST"])
@ingelogd
@ook_beperkt
def kenmerken(nummer: str) -> ResponseReturnValue:
    """Put right what was ticked of a dilemma."""
    dilemma = voor_daad("rondom.correctie.verbeter_kenmerken", laad_dilemma(nummer))
    staat = {naam: getattr(dilemma, naam) for naam in forms.KENMERKEN}
    themas = [koppel.thema.sleutel for koppel in dilemma.themakoppels]
    vorm = forms.kenmerkenform(eigen=dilemma.inbrenger_id == ingelogde().id)
    form = vorm(versie=dilemma.versie, themas=themas, **staat)
    doe = partial(stap.verbeter_kenmerken, dilemma)
    return _verbeter(form, "Gegevens verbeteren", dilemma, doe, "De gegevens zijn verbeterd.")


@bp.route(f"/werkgroepen/<{ID}:id_>/verbeteren", methods=["GET", "POST"])
@adviseur
def werkgroep(id_: int) -> ResponseReturnValue:
    """Give a werkgroep another name or opdracht."""
    gremium = zie_werkgroep(id_, ingelogde(), vandaag()) or abort(404)
    voor_daad("rondom.correctie.verbeter_werkgroep", gremium)
    staat = {"naam": gremium.naam, "opdracht": gremium.opdracht}
    form = forms.werkgroepform(gremium)(versie=versies.WERKGROEP(gremium), **staat)
    doe = partial(stap.verbeter_werkgroep, gremium)
    return _verbeter(form, "Werkgroep verbeteren", gremium, doe, "De werkgroep is verbeterd.")


@bp.route(f"/dilemma/<nummer>/notities/<{ID}:notitie_id>", methods=["GET", "POST"])
@adviseur
def notitie(nummer: str, notitie_id: int) -> ResponseReturnValue:
    """Reword one's own note within the hour."""
    dilemma = laad_dilemma(nummer)
    rij = _van(Notitie, notitie_id, dilemma)
    voor_daad("rondom.correctie.verbeter_notitie", rij)
    form = forms.NotitiecorrectieForm(versie=versies.NOTITIE(rij), notitie=rij.tekst)
    doe = partial(stap.verbeter_notitie, rij)
    return _verbeter(form, "Notitie verbeteren", dilemma, doe, "De notitie is verbeterd.")


@bp.route(f"/dilemma/<nummer>/vragen/<{ID}:vraag_id>/verbeteren", methods=["GET", "POST"])
@adviseur
def vraag(nummer: str, vraag_id: int) -> ResponseReturnValue:
    """Reword one's own question within the hour."""
    dilemma = laad_dilemma(nummer)
    rij = _van(Vraag, vraag_id, dilemma)
    voor_daad("rondom.correctie.verbeter_vraag", rij)
    staat = {"vraag": rij.tekst, "uiterlijk": rij.uiterlijk}
    form = forms.VraagcorrectieForm(versie=versies.VRAAG(rij), **staat)
    doe = partial(stap.verbeter_vraag, rij)
    return _verbeter(form, "Vraag verbeteren", dilemma, doe, "De vraag is verbeterd.")


@bp.route(f"/dilemma/<nummer>/vragen/<{ID}:vraag_id>/antwoord", methods=["GET", "POST"])
@ingelogd
@ook_beperkt
def antwoord(nummer: str, vraag_id: int) -> ResponseReturnValue:
    """Reword one's own answer within the hour."""
    dilemma = laad_dilemma(nummer)
    rij = _van(Vraag, vraag_id, dilemma)
    voor_daad("rondom.correctie.verbeter_antwoord", rij)
    form = forms.AntwoordcorrectieForm(versie=versies.VRAAG(rij), antwoord=rij.antwoord)
    doe = partial(stap.verbeter_antwoord, rij)
    return _verbeter(form, "Antwoord verbeteren", dilemma, doe, "Je antwoord is verbeterd.")


@bp.route("/signaal/<signaalnummer>/terugkoppeling", methods=["GET", "POST"])
@adviseur
def signaalantwoord(signaalnummer: str) -> ResponseReturnValue:
    """Replace the answer to a signaal that was refused."""
    signaal = zie_signaal(signaalnummer, ingelogde(), vandaag()) or abort(404)
    voor_daad("rondom.correctie.verbeter_signaalantwoord", signaal)
    staat = {"terugkoppeling": signaal.terugkoppeling}
    form = forms.TerugkoppelingForm(versie=versies.SIGNAALANTWOORD(signaal), **staat)
    doe = partial(stap.verbeter_signaalantwoord, signaal)
    melding = "De terugkoppeling is vervangen. De inbrenger krijgt een mail."
    return _verbeter(form, "Terugkoppeling vervangen", signaal, doe, melding)


@bp.route(f"/dilemma/<nummer>/behandelingen/<{ID}:behandeling_id>", methods=["GET", "POST"])
@adviseur
def behandeling(nummer: str, behandeling_id: int) -> ResponseReturnValue:
    """Put right what a stay was for, or why it was not solved there."""
    dilemma = laad_dilemma(nummer)
    rij = _van(Behandeling, behandeling_id, dilemma)
    voor_daad("rondom.correctie.verbeter_behandeling", rij)
    staat = {naam: getattr(rij, naam) for naam in stap.VAN_BEHANDELING}
    form = forms.behandelingform(rij)(versie=versies.BEHANDELING(rij), **staat)
    doe = partial(stap.verbeter_behandeling, rij)
    return _verbeter(form, "Behandeling verbeteren", dilemma, doe, "De tekst is verbeterd.")


@bp.route(f"/dilemma/<nummer>/lot/<{ID}:lot_id>/verbeteren", methods=["GET", "POST"])
@adviseur
def lot(nummer: str, lot_id: int) -> ResponseReturnValue:
    """Put right what the LOT was asked, or what came of it."""
    dilemma = laad_dilemma(nummer)
    rij = _van(Lotverzoek, lot_id, dilemma)
    voor_daad("rondom.correctie.verbeter_lot", rij)
    staat = {"steun": rij.steun, "lot_verzoek": rij.verzoek, "uitkomst": rij.uitkomst}
    staat["lot_uiterlijk"] = rij.uiterlijk
    form = forms.lotform(rij)(versie=versies.LOT(rij), **staat)
    doe = partial(stap.verbeter_lot, rij)
    return _verbeter(form, "Vraag aan het LOT verbeteren", dilemma, doe, "De vraag is verbeterd.")
