"""Step 2: what an adviseur fills in while a dilemma is being routed."""

from collections.abc import Mapping
from typing import Any

from wtforms import Field, Form, SearchField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from portal.forms import basis, keuzes, themas
from portal.forms.basis import BasisForm
from portal.forms.keuzes import of_alle
from portal.models import Dilemma
from portal.queries.bladen import KEUZE_MAX
from portal.queries.bundels import kan_erbij, te_bundelen
from portal.velden import AGENDATEKST, VRAAG
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import Status, Trede, WachtOp


def agendatekstform() -> type[BasisForm]:
    """Return the form for the text being written: the fields of the table, none of them required
    yet.
    """
    velden = {v.naam: basis.veld(v, verplicht=False) for v in (*AGENDATEKST, VRAAG)}
    return type("AgendatekstForm", (BasisForm,), velden)


class PostvakfilterForm(Form):
    """What the postvak's address bar can ask for; it changes nothing, so it needs no key or
    token.
    """

    zoek = SearchField("Zoek op nummer of woorden")
    status = SelectField("Status", choices=lambda: of_alle(basis.keuzes(Status)))
    thema = SelectField("Thema", choices=themas.van_filter)
    trede = SelectField("Trede", choices=lambda: of_alle(basis.keuzes(Trede)))
    wacht = SelectField("Wacht op", choices=lambda: of_alle(basis.keuzes(WachtOp)))
    wie = SelectField("Behandelaar", choices=lambda: of_alle(keuzes.adviseurs()))


class VraagForm(BasisForm):
    """A question to the inbrenger."""

    vraag = basis.tekstvak(
        "Je vraag aan de inbrenger", UITLEG["triage.vraag"], render_kw={"rows": 3}
    )
    uiterlijk = basis.datum("Antwoord graag vóór", UITLEG["triage.uiterlijk"])


class NotitieForm(BasisForm):
    """A note for colleagues."""

    notitie = basis.tekstvak("Notitie", UITLEG["lezers.alleen_adviseurs"], render_kw={"rows": 3})


def toewijsform() -> type[BasisForm]:
    """Return the form that gives a dilemma to an adviseur."""
    return type(
        "ToewijsForm", (BasisForm,), {"behandelaar": basis.keuze("Behandelaar", keuzes.adviseurs())}
    )


class _BundelForm(BasisForm):
    """What is treated together: ticked, or typed where there are too many to show."""

    def invoer(self) -> dict[str, Any]:
        """Return the numbers as one list, however each was given."""
        waarden = super().invoer()
        getypt = _nummers(waarden.pop("andere", ""))
        return waarden | {"nummers": list(dict.fromkeys([*waarden["nummers"], *getypt]))}

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Ask for at least one, in either way."""
        goed: bool = super().validate(extra_validators)
        if "andere" not in self or self.nummers.data or self.andere.data:
            return goed
        self.andere.errors = ["Kies een dilemma, of vul een nummer in."]
        return False


def _nummers(tekst: str | None) -> list[str]:
    return (tekst or "").upper().replace(",", " ").split()


def _andere(dilemma: Dilemma) -> dict[str, Any]:
    """Return the field for the numbers that the list does not show, and its check."""

    def validate_andere(form: BasisForm, field: Field) -> None:
        vreemd = [n for n in _nummers(field.data) if not kan_erbij(dilemma, n)]
        if vreemd:
            raise ValidationError(f"Staat niet op dezelfde plek van de ladder: {', '.join(vreemd)}")

    uitleg = UITLEG["triage.nummers"]
    veld = basis.tekstregel("Andere nummers", uitleg, verplicht=False)
    return {"andere": veld, "validate_andere": validate_andere}


def bundelform(dilemma: Dilemma) -> type[BasisForm]:
    """Return the form that names what is treated together with `dilemma`: those at the same place
    on the ladder.
    """
    anderen = [SelectChoice(d.nummer, f"{d.nummer} {d.titel}") for d in te_bundelen(dilemma)]
    uitleg = UITLEG["triage.bundel"]
    if not anderen:
        uitleg = UITLEG["triage.geen_ander"]
    velden = {
        "titel": basis.tekstregel("Naam van de bundel", UITLEG["triage.bundelnaam"]),
        "nummers": basis.meerkeuze(
            "Welke dilemma’s horen erbij?", anderen, uitleg, verplicht=len(anderen) < KEUZE_MAX
        ),
    }
    if len(anderen) == KEUZE_MAX:
        velden |= _andere(dilemma)
    return type("BundelForm", (_BundelForm,), velden)
