"""Accounts: the list of them, one of them, and what a beheerder does with it."""

from collections.abc import Callable
from dataclasses import asdict

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from portal.engine import Verzoek
from portal.forms.beheer import mensen as forms
from portal.forms.intake import KnopForm
from portal.models import Persoon
from portal.policy import beheer as eisen
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.beheer import mensen as query
from portal.queries.bladen import Bladen
from portal.steps.beheer import mensen as stap
from portal.steps.rondom import sessies, verhuizen
from portal.web.formulier import Kruimels, toon_formulier
from portal.web.foutzinnen import DOOR_EEN_ANDER
from portal.web.lijst import bladzijde, tabbladen
from portal.web.pagina import toon
from portal.web.sessie import ik, nu
from portal.web.toegang import beheerder, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("mensen", __name__)
EEN = f"/mensen/<{ID}:id_>"


@bp.get("/mensen")
@beheerder
def lijst() -> ResponseReturnValue:
    """List the accounts, the newest first."""
    gekozen = query.Mensenfilter.uit_adres(request.args)
    rijen, bladeren = bladzijde("beheer.mensen.lijst", gekozen, query.mensen(gekozen))
    return toon(
        "beheer/mensen/lijst.html",
        "beheer/mensen/_lijst.html",
        mensen=rijen,
        bladeren=bladeren,
        gekozen=gekozen,
        filter=forms.MensenfilterForm(data=asdict(gekozen)),
        tabbladen=tabbladen("beheer.mensen.lijst", gekozen, query.aantallen(gekozen)),
    )


@bp.get(EEN)
@beheerder
def pagina(id_: int) -> ResponseReturnValue:
    """Show an account, and what can be done with it."""
    mens = _laad(id_)
    return toon(
        "beheer/mensen/pagina.html",
        mens=mens,
        verhuist=verhuizen.gevraagd_voor(mens, nu()),
        sessies=len(sessies.van(mens, nu())),
        zetels=Bladen(request.args).van("plaatsen", query.zetels(mens)),
        laatste=eisen.is_laatste_beheerder(mens),
        door_een_ander="" if _mag_alles(mens) else DOOR_EEN_ANDER.uitleg,
        form=KnopForm(),
    )


def _mag_alles(mens: Persoon) -> bool:
    """Tell whether who reads this did not do half of what two people do to an account."""
    wie, op = ik(), nu()
    return eisen.vroeg_geen_adres(wie, mens, op) and eisen.nam_geen_factoren(wie, mens, op)


def _laad(id_: int) -> Persoon:
    return Persoon.get_or_none(Persoon.id == id_) or abort(404)


def _kruimels(mens: Persoon | None = None) -> Kruimels:
    alle = [
        ("Beheer", url_for("beheer.voordeur.pagina")),
        ("Mensen", url_for("beheer.mensen.lijst")),
    ]
    if mens is None:
        return alle
    return [*alle, (mens.naam or mens.email, url_for("beheer.mensen.pagina", id_=mens.id))]


def _wacht_niet(form: forms.NieuwAdresForm, mens: Persoon | None = None) -> bool:
    """Tell whether no other account waits for this address; else the field says so."""
    if not verhuizen.wacht_op(form.email.data or "", nu(), mens):
        return True
    form.email.errors = [forms.WACHT_ELDERS]
    return False


def _toon_adres(
    form: forms.NieuwAdresForm, titel: str, knop: str, mens: Persoon | None = None
) -> tuple[str, int]:
    """Ask for an address; of one that is taken already a link leads to whose it is."""
    email = form.email.data or ""
    van = email and (Persoon.met_email(email) or verhuizen.wacht_op(email, nu(), mens))
    sjabloon = "beheer/mensen/adres.html"
    return toon_formulier(form, titel, knop, _kruimels(mens), sjabloon, van=van)


@bp.route("/mensen/nieuw", methods=["GET", "POST"])
@beheerder
def nieuw() -> ResponseReturnValue:
    """Make an account."""
    voor_daad("beheer.mensen.voeg_toe", None)
    form = forms.NieuwForm()
    if not (in_orde(form) and _wacht_niet(form)):
        return _toon_adres(form, "Account toevoegen", "Voeg toe")
    return klaar(stap.voeg_toe(verzoek(form)), "Het account is gemaakt. Er gaat een mail over uit.")


@bp.route(f"{EEN}/gegevens", methods=["GET", "POST"])
@beheerder
def wijzig(id_: int) -> ResponseReturnValue:
    """Put somebody's name, organisation and function right."""
    mens = voor_daad("beheer.mensen.wijzig", _laad(id_))
    form = forms.AccountForm(obj=mens, versie=versies.GEGEVENS(mens))
    if not in_orde(form):
        return toon_formulier(form, "Gegevens wijzigen", "Bewaar", _kruimels(mens))
    return klaar(stap.wijzig(mens, verzoek(form)), "De gegevens zijn bewaard.")


@bp.route(f"{EEN}/rol", methods=["GET", "POST"])
@beheerder
def rol(id_: int) -> ResponseReturnValue:
    """Give somebody another role, or take it away."""
    mens = _laad(id_)
    form = forms.RolForm(obj=mens, versie=versies.ROL(mens))
    goed = in_orde(form)
    voor_daad("beheer.mensen.geef_rol", mens, ook_na_fout=not goed)
    if not goed:
        return toon_formulier(form, "Rol wijzigen", "Wijzig de rol", _kruimels(mens))
    return klaar(stap.geef_rol(mens, verzoek(form)), "De rol is gewijzigd.")


@bp.route(f"{EEN}/adres", methods=["GET", "POST"])
@beheerder
def adres(id_: int) -> ResponseReturnValue:
    """Ask for another address, which whoever reads mail there confirms."""
    mens = _laad(id_)
    form = forms.NieuwAdresForm()
    goed = in_orde(form) and _wacht_niet(form, mens)
    voor_daad("beheer.mensen.verhuis", mens, ook_na_fout=not goed)
    if not goed:
        return _toon_adres(form, "E-mailadres wijzigen", "Vraag bevestiging", mens)
    melding = "Er gaat een mail naar het nieuwe adres, en een naar het oude."
    return klaar(stap.verhuis(mens, verzoek(form)), melding)


@bp.post(f"{EEN}/adres/niet")
@beheerder
def adres_niet(id_: int) -> ResponseReturnValue:
    """Take back that an account is to move."""
    melding = "Het e-mailadres blijft zoals het was. De link in de mail werkt niet meer."
    return klaar(stap.verhuis_niet(_laad(id_), verzoek(KnopForm())), melding)


def _vraag_na(
    id_: int, naam: str, doe: Callable[[Persoon, Verzoek], str], vraag: str, melding: str
) -> ResponseReturnValue:
    """Say what a button does before it is pressed, and do it."""
    mens, form = _laad(id_), KnopForm()
    goed = in_orde(form)
    voor_daad(naam, mens, ook_na_fout=not goed)
    if goed:
        return klaar(doe(mens, verzoek(form)), melding)
    sjabloon = "beheer/mensen/zeker.html"
    return toon_formulier(form, vraag, vraag, _kruimels(mens), sjabloon, doet=naam, mens=mens)


@bp.route(f"{EEN}/sluiten", methods=["GET", "POST"])
@beheerder
def sluit(id_: int) -> ResponseReturnValue:
    """Close an account."""
    daad, melding = "beheer.mensen.sluit", "Het account is gesloten."
    return _vraag_na(id_, daad, stap.sluit, "Sluit het account", melding)


@bp.route(f"{EEN}/heropenen", methods=["GET", "POST"])
@beheerder
def heropen(id_: int) -> ResponseReturnValue:
    """Open an account again."""
    daad, melding = "beheer.mensen.heropen", "Het account is weer open."
    return _vraag_na(id_, daad, stap.heropen, "Open het account weer", melding)


@bp.route(f"{EEN}/uitloggen", methods=["GET", "POST"])
@beheerder
def beeindig_sessies(id_: int) -> ResponseReturnValue:
    """Sign somebody out everywhere."""
    daad, melding = "beheer.mensen.beeindig_sessies", "Overal uitgelogd."
    return _vraag_na(id_, daad, stap.beeindig_sessies, "Log overal uit", melding)


@bp.route(f"{EEN}/herstel", methods=["GET", "POST"])
@beheerder
def herstel(id_: int) -> ResponseReturnValue:
    """Take away by what somebody came in who lost it."""
    daad, melding = "beheer.mensen.neem_factoren_af", "Weg. Inloggen begint met een link per mail."
    return _vraag_na(id_, daad, stap.neem_factoren_af, "Neem de tweede stap af", melding)
