"""What was recorded wrongly is put right: each form shows what stands there, and asks why."""

from typing import Any

from wtforms import Field
from wtforms.fields.core import UnboundField
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.mensen import een_mens
from portal.forms.rondom.acties import WAT
from portal.forms.themas import meer_themas
from portal.models import Behandeling, Gremium, Lotverzoek, Persoon
from portal.queries.gremia import naam_bezet
from portal.velden import (
    LOT_UITERLIJK,
    LOT_VERZOEK,
    OPDRACHT,
    REDEN,
    STEUN,
    TERUGKOPPELING,
    WAAROM_NIET_OPGELOST,
    Veld,
)
from portal.velden.intake import INTAKE, THEMAS
from portal.velden.teksten.formulieren import UITLEG

# What was ticked of a dilemma, and can turn out otherwise; and where to call who is threatened.
KENMERKEN = ("bedreigd", "telefoon", "veilig_bellen", "naam_tonen", "op_de_hoogte")


def _reden(uitleg: str, *, verplicht: bool = True) -> Any:
    return basis.tekstregel("Waarom verbeter je dit?", uitleg, verplicht=verplicht)


class BesluitcorrectieForm(BasisForm):
    """A decision, in the words in which it was taken."""

    tekst = basis.tekstvak("Besluit", UITLEG["correctie.besluit"])
    reden = _reden(UITLEG["lezers.van_besluit"])


class AdresForm(BasisForm):
    """The address that the inbrenger meant, and who they are if it has no account yet."""

    email = basis.emailadres("E-mailadres van de inbrenger", UITLEG["correctie.email"])
    naam = basis.tekstregel("Naam", UITLEG["correctie.naam"], verplicht=False)
    organisatie = basis.tekstregel("Organisatie", verplicht=False)
    functie = basis.tekstregel("Functie", verplicht=False)
    reden = _reden(UITLEG["lezers.alleen_adviseurs"])

    def validate_email(self, field: Field) -> None:
        """Refuse an account that was closed: it would hear nothing."""
        bekend = Persoon.met_email(field.data or "")
        if bekend and not bekend.actief:
            raise ValidationError("Dit account is afgesloten. Vraag de beheerder om het te openen.")


def actieform() -> type[BasisForm]:
    """Return the form of an actie as it is; its day may have passed."""
    velden = {
        "wat": basis.tekstvak(**WAT),
        "eigenaar": een_mens("Eigenaar", UITLEG["meer.nieuwe_eigenaar"]),
        "termijn": basis.datum("Klaar op"),
        "reden": _reden(UITLEG["lezers.gremium"]),
    }
    return type("ActiecorrectieForm", (BasisForm,), velden)


class HeropenForm(BasisForm):
    """Why an actie is not closed after all."""

    reden = basis.tekstregel("Waarom is de actie toch niet klaar?", UITLEG["lezers.gremium"])


class TerugkoppelingForm(BasisForm):
    """The answer that replaces the first."""

    terugkoppeling = basis.veld(TERUGKOPPELING, render_kw={"rows": 10})
    reden = _reden(REDEN.uitleg)


def _kenmerk(veld: Veld) -> UnboundField:
    """Return a field; with JavaScript it shows once the tick is there that it belongs to."""
    return basis.veld(veld, **({"render_kw": {"data-als": veld.als[0]}} if veld.als else {}))


def kenmerkenform(*, eigen: bool) -> type[BasisForm]:
    """Return the form of what was ticked of a dilemma; `eigen` when its inbrenger fills it in."""
    velden = {veld.naam: _kenmerk(veld) for veld in INTAKE if veld.naam in KENMERKEN}
    themas = meer_themas(THEMAS)
    reden = _reden(UITLEG["lezers.de_adviseurs"] if eigen else UITLEG["lezers.inbrenger"])
    return type("KenmerkenForm", (BasisForm,), {**velden, "themas": themas, "reden": reden})


class _WerkgroepForm(BasisForm):
    gremium: Gremium

    naam = basis.tekstregel("Naam")
    opdracht = basis.veld(OPDRACHT)
    reden = _reden(UITLEG["lezers.werkgroep"])

    def validate_naam(self, field: Field) -> None:
        """Refuse a name that another gremium bears."""
        if naam_bezet(field.data or "", behalve=self.gremium):
            raise ValidationError("Er is al een werkgroep met deze naam. Kies een andere naam.")


def werkgroepform(gremium: Gremium, *, met_opdracht: bool = True) -> type[BasisForm]:
    """Return the form of the name and, for who may read it, the opdracht of a gremium."""
    velden = {"gremium": gremium} | ({} if met_opdracht else {"opdracht": None})
    return type("WerkgroepForm", (_WerkgroepForm,), velden)


class NotitiecorrectieForm(BasisForm):
    """One's own note, reworded."""

    notitie = basis.tekstvak("Notitie", UITLEG["lezers.alleen_adviseurs"], render_kw={"rows": 3})
    reden = _reden(UITLEG["lezers.alleen_adviseurs"], verplicht=False)


class VraagcorrectieForm(BasisForm):
    """One's own question, reworded."""

    vraag = basis.tekstvak(
        "Je vraag aan de inbrenger", UITLEG["correctie.vraag"], render_kw={"rows": 3}
    )
    uiterlijk = basis.datum("Antwoord graag vóór")
    reden = _reden(REDEN.uitleg, verplicht=False)


class AntwoordcorrectieForm(BasisForm):
    """One's own answer, reworded."""

    antwoord = basis.tekstvak("Je antwoord", UITLEG["meer.antwoord"], render_kw={"rows": 4})
    reden = _reden(UITLEG["lezers.adviseurs_reden"], verplicht=False)


def behandelingform(behandeling: Behandeling) -> type[BasisForm]:
    """Return the form of what a stay was for and why it was not solved there, as far as that was
    recorded.
    """
    velden = (OPDRACHT, WAAROM_NIET_OPGELOST)
    gevuld = {v.naam: basis.veld(v) for v in velden if getattr(behandeling, v.naam)}
    reden = _reden(UITLEG["lezers.gremium"])
    return type("BehandelingForm", (BasisForm,), {**gevuld, "reden": reden})


def lotform(lotverzoek: Lotverzoek) -> type[BasisForm]:
    """Return the form of a call for the LOT, with what came of it once that is known."""
    velden = {"steun": basis.veld(STEUN), "lot_verzoek": basis.veld(LOT_VERZOEK)}
    velden[LOT_UITERLIJK.naam] = basis.veld(LOT_UITERLIJK, uitleg="")
    if lotverzoek.uitkomst_op:
        velden["uitkomst"] = basis.tekstvak(
            "Wat leverde het op?", UITLEG["lezers.alleen_adviseurs"]
        )
    reden = _reden(UITLEG["lezers.inbrenger_steun"])
    return type("LotcorrectieForm", (BasisForm,), {**velden, "reden": reden})
