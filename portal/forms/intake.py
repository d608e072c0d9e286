"""Step 1: the intake, and the answer to a question of the CCV."""

from collections.abc import Collection

from wtforms.fields.core import UnboundField

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.themas import meer_themas
from portal.velden.intake import AFZENDER, DELEN, EMAIL, INTAKE, THEMAS, Deel
from portal.velden.teksten.formulieren import UITLEG


class IntakeForm(BasisForm):
    """An intake; `delen` are its sections, as the page shows them."""

    delen: tuple[Deel, ...] = DELEN


def intakeform(*, anoniem: bool, concept: bool, mist: Collection[str] = ()) -> type[IntakeForm]:
    """Return the intake form with today's themas; who has no session is also asked who they are,
    others what they have not said of that yet (`mist`, names of AFZENDER).

    A concept needs nothing but an address to come back to.
    """
    maak = {THEMAS: meer_themas}
    velden = {
        veld.naam: maak.get(veld, basis.veld)(veld, verplicht=veld.verplicht and not concept)
        for veld in INTAKE
    }
    if anoniem:
        velden |= afzender(UITLEG["intake.email"], concept=concept)
    return type("Intake", (IntakeForm,), velden | aanvulling(mist, concept=concept))


def afzender(uitleg: str, *, concept: bool = False) -> dict[str, UnboundField]:
    """Return the fields that ask somebody without a session who they are; `uitleg` says what their
    address is for.
    """
    adres = {EMAIL.naam: basis.veld(EMAIL, uitleg=uitleg)}
    return adres | {veld.naam: basis.veld(veld, verplicht=not concept) for veld in AFZENDER}


def aanvulling(mist: Collection[str], *, concept: bool = False) -> dict[str, UnboundField]:
    """Return the fields that ask somebody with an account what they have not said yet."""
    return {v.naam: basis.veld(v, verplicht=not concept) for v in AFZENDER if v.naam in mist}


def afzenderform(*, concept: bool) -> type[BasisForm]:
    """Return the form that asks once more who filed something, because the address was wrong."""
    velden = afzender(UITLEG["intake.ander_adres"], concept=concept)
    return type("AfzenderForm", (BasisForm,), velden)


class GegevensForm(BasisForm):
    """Who somebody is, as others read it."""

    naam, organisatie, functie = (basis.veld(veld) for veld in AFZENDER)


class AntwoordForm(BasisForm):
    """The inbrenger answers."""

    antwoord = basis.tekstvak("Je antwoord", UITLEG["meer.antwoord"], render_kw={"rows": 4})


class KnopForm(BasisForm):
    """A form that is a button: only the key, the version and the token."""
