"""A form on a page of its own and the answer to it: what it belongs to leads there and back."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from flask import request, url_for
from werkzeug.wrappers import Response

from portal.forms.basis import BasisForm
from portal.models import Actie, Bijeenkomst, Dilemma, Doel, Gremium, Opbrengst, Signaal, Stuk
from portal.web.pagina import toon
from portal.web.verzoek import klaar

Kruimels = Sequence[tuple[str, str]]


class Formulierplek(NamedTuple):
    """Where the forms of one kind of thing stand: the crumbs that lead there, and their page."""

    kruimels: Callable[[Any], Kruimels]
    sjabloon: str = "formulier.html"


def _van_dilemma(d: Dilemma) -> Kruimels:
    return [(d.nummer, url_for("dilemma.pagina", nummer=d.nummer))]


def _van_bijeenkomst(b: Bijeenkomst) -> Kruimels:
    lijst = url_for("bijeenkomst.plannen.lijst")
    return [("Bijeenkomsten", lijst), (b.titel, url_for("bijeenkomst.agenda.pagina", id_=b.id))]


def _van_werkgroep(g: Gremium) -> Kruimels:
    lijst = url_for("werkgroep.lijst")
    return [("Werkgroepen", lijst), (g.naam, g.adres)]


def _van_opbrengst(o: Opbrengst) -> Kruimels:
    lijst = url_for("kennisbank.lijst")
    return [("Kennisbank", lijst), (o.titel, url_for("kennisbank.pagina", id_=o.id))]


# By what a form belongs to; the template gets it under the name of its kind.
PLEKKEN: dict[type, Formulierplek] = {
    Dilemma: Formulierplek(_van_dilemma, "dilemma/formulier.html"),
    Bijeenkomst: Formulierplek(_van_bijeenkomst, "bijeenkomst/formulier.html"),
    Gremium: Formulierplek(_van_werkgroep),
    Opbrengst: Formulierplek(_van_opbrengst),
    Doel: Formulierplek(lambda d: [(d.naam, url_for("doel.pagina", id_=d.id))]),
    Actie: Formulierplek(lambda a: [("Actie", url_for("acties.pagina", id_=a.id))]),
    Signaal: Formulierplek(
        lambda s: [(s.nummer, url_for("signaal.pagina", signaalnummer=s.nummer))]
    ),
    Stuk: Formulierplek(lambda s: [(s.titel, url_for("stuk.pagina", id_=s.id))]),
}


def toon_formulier(
    form: BasisForm, titel: str, knop: str, bij: Any, sjabloon: str = "", **meer: Any
) -> tuple[str, int]:
    """Answer with a form that posts to its own address: 422 when it was sent and is not right yet.

    `bij` is what it belongs to (see PLEKKEN), or crumbs; the last of these is the way back.
    `sjabloon` extends formulier.html where a page shows more; `meer` is what that asks for.
    """
    plek = PLEKKEN.get(type(bij))
    kruimels = plek.kruimels(bij) if plek else bij
    waarden = {type(bij).__name__.lower(): bij} if plek else {}
    return toon(
        sjabloon or (plek.sjabloon if plek else "formulier.html"),
        status=422 if form.is_submitted() else 200,
        form=form,
        titel=titel,
        knop=knop,
        adres=request.full_path.rstrip("?"),
        kruimels=kruimels,
        terug=kruimels[-1][1],
        **waarden | meer,
    )


def klaar_bij(bij: Any, melding: str) -> Response:
    """Answer a committed change: say so on the page of what it belongs to."""
    return klaar(PLEKKEN[type(bij)].kruimels(bij)[-1][1], melding)
