"""Step 4: invite people, record what the werkgroep found, close it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from portal.db import alfabet, op_naam
from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.forms.mensen import VIA_ADRES, Mensveld
from portal.forms.tijdvelden import tot_een_jaar
from portal.models import Behandeling, Gremium, Persoon
from portal.queries.gremia import naam_bezet, overlapt, zit_er, zittende_leden
from portal.tools import tekst
from portal.tools.tekst import tussen_woorden
from portal.velden import (
    OPBRENGST_SOORT,
    OPBRENGST_TEKST,
    OPBRENGST_TITEL,
    OPENBAARHEID,
    SPECIALIST_TOT,
)
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import LidRol, OpbrengstSoort, Openbaarheid

NIEMAND = "Kies iemand, of vul hieronder een e-mailadres in."
TOT = UITLEG["werkgroep.laatste_dag"]
TWEE_MENSEN = "Kies iemand uit de lijst óf vul een e-mailadres in, niet allebei."


class NieuweNaam:
    """Refuse a name that another gremium bears."""

    def __call__(self, form: BasisForm, field: Field) -> None:
        """Raise when the name is taken."""
        if naam_bezet(field.data or ""):
            raise ValidationError("Er is al een werkgroep met deze naam. Kies een andere naam.")


class _UitnodigForm(BasisForm):
    """Somebody who has an account, or the details of somebody who has none yet."""

    gremium: Gremium
    vandaag: date

    specialist_tot: Field

    rol = basis.keuze(
        "Rol", basis.keuzes(LidRol), UITLEG["werkgroep.rol"], default=LidRol.SPECIALIST
    )
    email = basis.emailadres(
        "E-mailadres op het werk", verplicht=False, render_kw={"autocomplete": "off"}
    )
    naam = basis.tekstregel("Naam", verplicht=False, render_kw={"autocomplete": "off"})
    organisatie = basis.tekstregel(
        "Organisatie", verplicht=False, render_kw={"autocomplete": "off"}
    )
    functie = basis.tekstregel("Functie", verplicht=False, render_kw={"autocomplete": "off"})

    def validate_persoon(self, field: Field) -> None:
        """Ask for one person, in one of the two ways."""
        if bool(field.data) == bool(self.email.data):
            raise ValidationError(TWEE_MENSEN if field.data else NIEMAND)
        if field.data and not field.errors:
            self._weiger_wie_er_zit(Persoon.get_or_none(Persoon.id == int(field.data)))

    def validate_email(self, field: Field) -> None:
        """Refuse somebody who sits there already, and an account that was closed."""
        bekend = Persoon.met_email(field.data or "")
        if bekend and not bekend.actief:
            raise ValidationError("Dit account is afgesloten. Vraag de beheerder om het te openen.")
        self._weiger_wie_er_zit(bekend)

    def _weiger_wie_er_zit(self, persoon: Persoon | None) -> None:
        """Refuse who has a seat there, or will have one."""
        if persoon and overlapt(self.gremium, persoon, self.vandaag, None):
            doet = "zit" if zit_er(self.gremium, persoon, self.vandaag) else "komt"
            raise ValidationError(f"{persoon.naam} {doet} al in deze werkgroep.")

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check every field, and ask for the last day of a specialist and for the details of
        somebody who has no account.
        """
        goed: bool = super().validate(extra_validators)
        nodig = [self.specialist_tot] if self.rol.data == LidRol.SPECIALIST else []
        if self.email.data and not Persoon.met_email(self.email.data):
            nodig += [self.naam, self.organisatie, self.functie]
        leeg = [veld for veld in nodig if not veld.data and not veld.errors]
        for veld in leeg:
            veld.errors = [f"Vul ‘{veld.label.text}’ in."]
        return goed and not leeg


def uitnodigform(gremium: Gremium, vandaag: date) -> type[BasisForm]:
    """Return the form that invites somebody who does not sit in `gremium` yet."""
    velden = {
        "gremium": gremium,
        "vandaag": vandaag,
        "persoon": Mensveld("Iemand met een account", **_wie_er_niet_zit(gremium, vandaag)),
        "specialist_tot": basis.veld(
            SPECIALIST_TOT, verplicht=False, uitleg=TOT, **tot_een_jaar(vandaag)
        ),
    }
    return type("UitnodigForm", (_UitnodigForm,), velden)


def laatstedagform(vandaag: date) -> type[BasisForm]:
    """Return the form that lets a specialist sit longer or shorter."""
    dag = basis.veld(SPECIALIST_TOT, verplicht=True, **tot_een_jaar(vandaag))
    return type("LaatsteDagForm", (BasisForm,), {"specialist_tot": dag})


def _wie_er_niet_zit(gremium: Gremium, vandaag: date) -> dict[str, Any]:
    """Return what to choose from: who has no seat, under their organisation, however spelled."""
    zit_al = zittende_leden(gremium, vandaag).select(Persoon.id)
    koppen: dict[str, str] = {}

    def als(p: Persoon) -> SelectChoice:
        wie = ", ".join(filter(None, (p.naam, p.functie)))
        kop = koppen.setdefault(tekst.alfabet(p.organisatie), p.organisatie or "Overig")
        return SelectChoice(str(p.id), wie, optgroup=kop)

    return {
        "niet_bij": VIA_ADRES,
        "uit": lambda: keuzes.te_kiezen().where(Persoon.id.not_in(zit_al)),
        "orde": lambda: (alfabet(Persoon.organisatie), *op_naam(Persoon)),
        "als": als,
    }


def opbrengstform(behandelingen: list[Behandeling], *, mag_vrijgeven: bool) -> type[BasisForm]:
    """Return the form for a result; without `mag_vrijgeven` it does not ask who may read it."""
    velden = {
        "opbrengst_soort": basis.veld(
            OPBRENGST_SOORT, default=OpbrengstSoort.HANDELINGSPERSPECTIEF
        ),
        "opbrengst_titel": basis.veld(OPBRENGST_TITEL),
        "opbrengst_tekst": basis.veld(OPBRENGST_TEKST, render_kw={"rows": 10}),
        "dilemma": basis.keuze(
            "Bij welk dilemma?",
            _dilemmas(behandelingen),
            UITLEG["werkgroep.dilemma"],
            verplicht=False,
        ),
    }
    if mag_vrijgeven:
        velden["openbaarheid"] = basis.veld(OPENBAARHEID, default=Openbaarheid.DEELNEMERS)
    return type("OpbrengstForm", (BasisForm,), velden)


def _dilemmas(behandelingen: list[Behandeling]) -> list[SelectChoice]:
    """Return each dilemma once, by the title of its latest stay (the first in the list)."""
    titels = {b.dilemma.nummer: b.titel for b in reversed(behandelingen)}
    return [
        SelectChoice(nummer, f"{nummer} {tussen_woorden(titel, 90)}")
        for nummer, titel in titels.items()
    ]
