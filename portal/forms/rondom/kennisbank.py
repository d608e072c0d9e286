"""The kennisbank: the last look at an opbrengst, and what can be searched on."""

from wtforms import Form, SearchField, SelectField

from portal.forms import basis, keuzes, themas
from portal.forms.basis import BasisForm
from portal.forms.keuzes import of_alle
from portal.models import Opbrengst
from portal.velden import OPBRENGST_TEKST, OPBRENGST_TITEL, OPENBAARHEID
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import OpbrengstSoort, Openbaarheid


class OpbrengstForm(BasisForm):
    """Last look at an opbrengst before others read it."""

    titel = basis.tekstregel(OPBRENGST_TITEL.label, OPBRENGST_TITEL.uitleg)
    tekst = basis.tekstvak(OPBRENGST_TEKST.label, OPBRENGST_TEKST.uitleg, render_kw={"rows": 12})
    openbaarheid = basis.keuze(OPENBAARHEID.label, basis.keuzes(Openbaarheid))


def intrekform(anderen: list[Opbrengst]) -> type[BasisForm]:
    """Return the form that withdraws an opbrengst, and says which of these came instead."""
    velden = {
        "reden": basis.tekstregel("Waarom trek je deze opbrengst in?", UITLEG["lezers.adviseurs"]),
        "vervangen_door": basis.keuze(
            "Welke opbrengst komt ervoor in de plaats?",
            keuzes.opbrengsten(anderen),
            UITLEG["kennisbank.vervangen_door"],
            verplicht=False,
        ),
    }
    return type("IntrekForm", (BasisForm,), velden)


class KennisbankfilterForm(Form):
    """What the kennisbank's address bar can ask for; it changes nothing, so it needs no key or
    token.
    """

    zoek = SearchField("Zoek op woorden")
    thema = SelectField("Thema", choices=themas.van_filter)
    soort = SelectField("Soort", choices=of_alle(basis.keuzes(OpbrengstSoort)))
    lezers = SelectField("Te lezen door", choices=of_alle(basis.keuzes(Openbaarheid)))
