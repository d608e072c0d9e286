"""Behind the link that confirms: what was filed under an address, each with two buttons."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.intake import KnopForm
from portal.forms.rondom.toegang import InlogForm
from portal.queries.rondom.onbevestigd import PER_KEER, ingevuld, onbevestigd_van
from portal.steps.rondom import bevestigen as stap
from portal.steps.rondom import toegang
from portal.web.pagina import toon
from portal.web.sessie import ik, nu
from portal.web.toegang import openbaar, veilig_pad
from portal.web.verzoek import klaar

bp = Blueprint("bevestigen", __name__)
EEN = "/bevestigen/<token>"
MELDING = {
    True: "Bedankt. We weten nu dat {} van jou is.",
    False: "Verwijderd: {}. Bedankt voor het melden.",
}


@bp.get(EEN)
@openbaar
def link(token: str) -> ResponseReturnValue:
    """Show all that waits for the owner of the address; opening alone changes nothing."""
    gevonden = stap.link_om_te_bevestigen(token, nu())
    zaken = onbevestigd_van(gevonden.persoon, PER_KEER + 1) if gevonden else []
    if gevonden is None or not zaken:
        if van_mij := toegang.leidt_naar(token, ik()):
            return redirect(veilig_pad(van_mij), 303)
        return toon("rondom/bevestigen/voorbij.html", status=410, form=InlogForm())
    return toon(
        "rondom/bevestigen/pagina.html",
        token=token,
        email=gevonden.persoon.email,
        zaken=[(zaak, ingevuld(zaak)) for zaak in zaken[:PER_KEER]],
        meer=len(zaken) > PER_KEER,
        form=KnopForm(),
    )


@bp.post(EEN)
@openbaar
def antwoord(token: str) -> ResponseReturnValue:
    """Take an answer; the button says which: `ja` or `nee`, with the numbers it is about."""
    eigen = "ja" in request.form
    nummers = (request.form.get("ja") or request.form.get("nee") or "").split()
    gezegd = stap.antwoord(token, nummers, nu(), eigen=eigen)
    if not gezegd:
        return link(token)
    verder = stap.link_om_te_bevestigen(token, nu())
    waar = url_for("bevestigen.link", token=token) if verder else url_for("bevestigen.gedaan")
    return klaar(waar, MELDING[eigen].format(", ".join(gezegd)))


@bp.get("/bevestigen")
@openbaar
def gedaan() -> ResponseReturnValue:
    """Say that nothing waits any more, and how to sign in."""
    return toon("rondom/bevestigen/gedaan.html", form=InlogForm())
