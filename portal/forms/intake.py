"""Step 1: the intake, and the answer to a question of the CCV."""

from wtforms.fields.core import UnboundField

from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.velden.intake import AFZENDER, DELEN, EMAIL, INTAKE, THEMAS, Deel


class IntakeForm(BasisForm):
    """An intake; `delen` are its sections, as the page shows them."""

    delen: tuple[Deel, ...] = DELEN


def intakeform(*, anoniem: bool, concept: bool) -> type[IntakeForm]:
    """Return the intake form with today's themas; who has no session is also asked who they are.

    A concept needs nothing but an address to come back to.
    """
    opties = {THEMAS: {"opties": keuzes.themas()}}
    velden = {
        veld.naam: basis.veld(
            veld, verplicht=veld.verplicht and not concept, **opties.get(veld, {})
        )
        for veld in INTAKE
    }
    if anoniem:
        velden |= afzender(
            "We sturen je een link om je adres te bevestigen en om je dilemma te volgen.",
            concept=concept,
        )
    return type("Intake", (IntakeForm,), velden)


def afzender(uitleg: str, *, concept: bool = False) -> dict[str, UnboundField]:
    """Return the fields that ask somebody without a session who they are; `uitleg` says what their
    address is for.
    """
    adres = {EMAIL.naam: basis.veld(EMAIL, uitleg=uitleg)}
    return adres | {veld.naam: basis.veld(veld, verplicht=not concept) for veld in AFZENDER}


def afzenderform(*, concept: bool) -> type[BasisForm]:
    """Return the form that asks once more who filed something, because the address was wrong."""
    velden = afzender("Naar dit adres sturen we de mail.", concept=concept)
    return type("AfzenderForm", (BasisForm,), velden)


class AntwoordForm(BasisForm):
    """The inbrenger answers."""

    antwoord = basis.tekstvak(
        "Je antwoord", "Ook hier: geen namen of herkenbare details.", render_kw={"rows": 4}
    )


class KnopForm(BasisForm):
    """A form that is a button: only the key, the version and the token."""
