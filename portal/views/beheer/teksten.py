"""The texts of the portal: what they say now, changing one, and its earlier versions."""

from dataclasses import replace
from itertools import groupby

from flask import Blueprint, abort, current_app, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.basis import BasisForm, versie
from portal.forms.beheer import teksten as forms
from portal.jobs.brief import voorbeeld
from portal.queries.beheer import teksten as query
from portal.queries.bladen import Bladen
from portal.steps.beheer import teksten as stap
from portal.tools import adressen
from portal.velden.teksten import TEKST, Groep, Tekst
from portal.web.formulier import toon_formulier
from portal.web.lijst import tab
from portal.web.pagina import toon
from portal.web.teksten import als_alineas, contact, teksten
from portal.web.toegang import beheerder, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("teksten", __name__)
GROEP = Groep.CONTACT  # the part that is shown first
BEKIJK = "bekijk"  # the button that shows how it will be read, and keeps nothing
KRUIMELS = [("Beheer", adressen.BEHEER), ("Teksten", adressen.TEKSTEN)]


@bp.get("/teksten")
@beheerder
def lijst() -> ResponseReturnValue:
    """List the texts that can be changed, a part of them at a time, and what is still missing."""
    groepen = query.overzicht()
    gekozen = next((g for g in Groep if g.name.lower() == request.args.get("groep")), GROEP)
    tabbladen = [
        tab(
            groep.value,
            url_for("beheer.teksten.lijst", groep=groep.name.lower()),
            sum(regel.ontbreekt for regel in regels) or None,
            actief=groep is gekozen,
        )
        for groep, regels in groepen.items()
    ]
    koppen = [(kop, list(r)) for kop, r in groupby(groepen[gekozen], lambda r: r.tekst.kop)]
    return toon("beheer/teksten/lijst.html", koppen=koppen, tabbladen=tabbladen)


@bp.route("/teksten/<tekst>", methods=["GET", "POST"])
@beheerder
def wijzigen(tekst: str) -> ResponseReturnValue:
    """Change a text, after a look at how it will be read; `terug` begins with an earlier one."""
    t = TEKST.get(tekst) or abort(404)
    voor_daad("beheer.teksten.bewaar", None)
    nu = query.regel(t)
    form = forms.tekstform(t)(tekst=_begin(t, nu.waarde), versie=query.scherm(t.sleutel))
    kijkt = request.form.get("actie") == BEKIJK
    if kijkt or not in_orde(form):
        return _pagina(t, form, nu, bekijkt=kijkt and form.validate_on_submit())
    gevraagd = replace(verzoek(form), invoer={"welke": t.sleutel, "tekst": form.tekst.data})
    return klaar(stap.bewaar(gevraagd), f"De tekst ‘{t.label}’ is bewaard.")


def _begin(t: Tekst, waarde: str) -> str:
    """Return what the form begins with: the text as it is, or an earlier version put back."""
    gevraagd = versie(request.args.get("terug"))
    eerder = None if gevraagd is None else query.eerder(t, gevraagd)
    return waarde if eerder is None else eerder


def _pagina(
    t: Tekst, form: BasisForm, nu: query.Tekstregel, *, bekijkt: bool
) -> ResponseReturnValue:
    antwoord, status = toon_formulier(
        form,
        t.label,
        "Bewaar",
        KRUIMELS,
        "beheer/teksten/wijzigen.html",
        regel=nu,
        versies=query.versies(t, Bladen(request.args)),
        proef=_proef(t, form.tekst.data) if bekijkt else None,
    )
    return antwoord, 200 if bekijkt else status


def _proef(t: Tekst, waarde: str) -> list[tuple[str, object]]:
    """Return what a reader will see, as headings with paragraphs under them."""
    if t.groep is Groep.MAIL:
        basis = current_app.config["SETTINGS"].base_url
        onderwerp, brief = voorbeeld(t, waarde, teksten(), contact(), basis)
        return [(onderwerp, als_alineas(brief))]
    return [(t.label, als_alineas(waarde))]
