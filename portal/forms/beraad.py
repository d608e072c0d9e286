"""Step 5: what the Beraad is offered, and what it decides."""

from collections.abc import Mapping
from typing import Any

from wtforms import Form
from wtforms.fields import SelectChoice

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.rijen import rijen
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gremium
from portal.tools.tijd import als_datum
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import GremiumSoort

KEUZE_MAX = 20  # meetings to choose from, the latest


class OptieRij(Form):
    """One way out; an empty row is skipped, arguments without an option are an error."""

    tekst = basis.tekstvak("Wat houdt de optie in?", verplicht=False, render_kw={"rows": 2})
    voor = basis.tekstvak("Wat pleit ervoor?", verplicht=False, render_kw={"rows": 2})
    tegen = basis.tekstvak("Wat pleit ertegen?", verplicht=False, render_kw={"rows": 2})

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Ask what the option is once something is said for or against it."""
        goed: bool = super().validate(extra_validators)
        if self.tekst.data or not (self.voor.data or self.tegen.data):
            return goed
        self.tekst.errors = [*self.tekst.errors, "Schrijf op wat de optie inhoudt."]
        return False


class VoorstelForm(BasisForm):
    """What the briefing adds to the agendatekst."""

    opties = rijen(OptieRij, "Opties")
    voorgestelde_acties = basis.tekstvak(
        "Voorgestelde acties",
        UITLEG["beraad.voorgestelde_acties"],
        verplicht=False,
        render_kw={"rows": 4},
    )

    def invoer(self) -> dict[str, Any]:
        """Return the options that were filled in, and the actions one to a line without empty
        lines.
        """
        waarden = super().invoer()
        acties = (regel.strip() for regel in waarden["voorgestelde_acties"].splitlines())
        opties = [rij for rij in waarden["opties"] if rij["tekst"]]
        return {"opties": opties, "voorgestelde_acties": "\n".join(filter(None, acties))}


class _BesluitForm(BasisForm):
    tekst = basis.tekstvak("Wat besluit het Strategisch Beraad?", UITLEG["beraad.besluit"])

    def invoer(self) -> dict[str, Any]:
        """Return the values with no meeting as None."""
        waarden = super().invoer()
        return {**waarden, "bijeenkomst": waarden["bijeenkomst"] or None}


def besluitform(dilemma: Dilemma) -> type[BasisForm]:
    """Return the form for a decision; of the Beraad's latest meetings by itself, that which treated
    it is chosen.
    """
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    alleen = Bijeenkomst.gezamenlijk == False  # noqa: E712 (a column)
    gehouden = (Bijeenkomst.gremium == beraad) & alleen & Bijeenkomst.afgezegd_op.is_null()
    rijen = Bijeenkomst.select().where(gehouden).order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id)
    opties = [
        SelectChoice(str(b.id), f"{als_datum(b.begint)}: {b.titel}") for b in rijen.limit(KEUZE_MAX)
    ]
    besproken = (
        rijen.join(Agendapunt).join(Behandeling).where(Behandeling.dilemma == dilemma).first()
    )
    bijeenkomst = basis.keuze(
        "In welke bijeenkomst?",
        opties,
        UITLEG["beraad.bijeenkomst"],
        verplicht=False,
        default=str(besproken.id) if besproken else "",
    )
    return type("BesluitForm", (_BesluitForm,), {"bijeenkomst": bijeenkomst})
