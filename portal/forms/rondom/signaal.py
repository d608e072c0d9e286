"""A signaal: what somebody wants the Beraad to know, and what the CCV makes of it."""

from collections.abc import Collection

from wtforms import SelectField

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.intake import aanvulling, afzender
from portal.forms.themas import een_thema
from portal.velden import TERUGKOPPELING, Soort, Veld
from portal.velden.intake import THEMAS
from portal.velden.teksten.formulieren import UITLEG

THEMA = Veld("thema", THEMAS.label, soort=Soort.KEUZE, verplicht=False)


class SignaalForm(BasisForm):
    """The signaal itself."""

    titel = basis.tekstregel("Wat valt je op, in één zin?", UITLEG["signaal.titel"])
    tekst = basis.tekstvak("Wat zie je?", UITLEG["signaal.tekst"], render_kw={"rows": 7})
    thema: SelectField


def signaalform(*, anoniem: bool, mist: Collection[str] = ()) -> type[SignaalForm]:
    """Return the form with today's themas; somebody without a session also says who they are,
    others what they have not said of that yet (`mist`).
    """
    velden = {"thema": een_thema(THEMA.label, verplicht=False)}
    if anoniem:
        velden |= afzender(UITLEG["signaal.email"])
    return type("Form", (SignaalForm,), velden | aanvulling(mist))


class OvernemenForm(BasisForm):
    """What the Beraad reads of it."""

    beraadtitel = basis.tekstregel("Titel voor het Beraad", UITLEG["signaal.beraadtitel"])
    beraadtekst = basis.tekstvak(
        "Tekst voor het Beraad", UITLEG["signaal.beraadtekst"], render_kw={"rows": 6}
    )
    anoniem = basis.vink(
        "Ik heb gecontroleerd dat de tekst niemand herkenbaar maakt",
        UITLEG["signaal.anoniem"],
        verplicht=True,
    )


class AfwijzenForm(BasisForm):
    """Why not, to whoever filed it."""

    terugkoppeling = basis.veld(
        TERUGKOPPELING, uitleg=UITLEG["signaal.terugkoppeling"], render_kw={"rows": 4}
    )
