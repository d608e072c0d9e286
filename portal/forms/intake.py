"""Step 1: the intake, and the answer to a question of the CCV."""

from wtforms import SelectMultipleField
from wtforms.fields.core import UnboundField
from wtforms.validators import DataRequired

from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.vocabulary import Belemmering

# What a concept may still lack.
LATER = ("titel", "vraag", "naam", "organisatie", "functie")


class DilemmaForm(BasisForm):
    """The dilemma itself: sections 1 to 3."""

    titel = basis.tekstregel(
        "Waar zit je vast, in één zin?",
        "Bijvoorbeeld: ‘Ik mag niet delen wat ik weet, en dus gebeurt er niets.’",
    )
    vraag = basis.tekstvak(
        "Wat is je vraag?",
        "Wat wil je weten, of wat moet er volgens jou besloten worden?",
        render_kw={"rows": 4},
    )
    enerzijds = basis.tekstvak(
        "Enerzijds", "Waarom zou je willen ingrijpen?", verplicht=False, render_kw={"rows": 4}
    )
    anderzijds = basis.tekstvak(
        "Anderzijds", "Wat houdt je tegen?", verplicht=False, render_kw={"rows": 4}
    )
    context = basis.tekstvak(
        "Wat speelt er?",
        "Beschrijf de situatie zonder namen, adressen of andere details waaraan je mensen herkent.",
        verplicht=False,
        render_kw={"rows": 6},
    )
    themas: SelectMultipleField
    geprobeerd = basis.tekstvak(
        "Wat heb je al geprobeerd?",
        "Met wie heb je overlegd, en wat leverde dat op?",
        verplicht=False,
        render_kw={"rows": 4},
    )
    belemmeringen = basis.meerkeuze("Wat zit er in de weg?", basis.keuzes(Belemmering))
    zou_helpen = basis.tekstvak(
        "Wat zou jou helpen?",
        "Een antwoord, een afspraak, een andere regel, iemand die meedenkt?",
        verplicht=False,
        render_kw={"rows": 3},
    )
    bedreigd = basis.vink(
        "Ik word bedreigd of belemmerd in mijn werk",
        "Het CCV neemt dan dezelfde of de volgende werkdag contact met je op. "
        "Het Landelijk Outreachend Team kan helpen.",
    )
    naam_tonen = basis.vink(
        "Mijn naam en organisatie mogen bekend zijn bij wie mijn dilemma behandelt",
        "Zonder vinkje weten alleen de adviseurs van het CCV wie je bent.",
    )
    op_de_hoogte = basis.vink(
        "Houd mij per e-mail op de hoogte van elke stap",
        "De uitkomst krijg je altijd.",
        default=True,
    )


def afzender(uitleg: str) -> dict[str, UnboundField]:
    """Return the fields that ask somebody without a session who they are; `uitleg` says what their
    address is for.
    """
    return {
        "email": basis.emailadres(uitleg),
        "naam": basis.tekstregel("Je naam", render_kw={"autocomplete": "name"}),
        "organisatie": basis.tekstregel(
            "Je organisatie", render_kw={"autocomplete": "organization"}
        ),
        "functie": basis.tekstregel("Je functie", render_kw={"autocomplete": "organization-title"}),
    }


class IntakeForm(DilemmaForm):
    """The whole intake of somebody without a session: section 4 asks who they are."""

    email, naam, organisatie, functie = afzender(
        "We sturen je een link om je adres te bevestigen en om je dilemma te volgen."
    ).values()


def intakeform(basisform: type[DilemmaForm], *, concept: bool) -> type[DilemmaForm]:
    """Return the intake form with today's themas; a concept needs nothing but an address to come
    back to.
    """
    velden = {
        "themas": basis.meerkeuze(
            "Waar gaat het over?", keuzes.themas(), "Kies er zoveel als nodig."
        )
    }
    vorm = type("Intake", (basisform,), velden)
    if not concept:
        return vorm
    losser = {naam: _zonder_plicht(getattr(vorm, naam)) for naam in LATER if hasattr(vorm, naam)}
    return type("Concept", (vorm,), losser)


def _zonder_plicht(veld):
    """Return the same field without the demand that something is filled in."""
    kwargs = dict(veld.kwargs)
    args = list(veld.args)
    args[1] = [v for v in args[1] if not isinstance(v, DataRequired)]
    return veld.field_class(*args, **kwargs)


class AntwoordForm(BasisForm):
    """The inbrenger answers."""

    antwoord = basis.tekstvak(
        "Je antwoord", "Ook hier: geen namen of herkenbare details.", render_kw={"rows": 4}
    )


class KnopForm(BasisForm):
    """A form that is a button: only the key, the version and the token."""
