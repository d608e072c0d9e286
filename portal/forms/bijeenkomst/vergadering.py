"""What is typed at the table: notes, times and presence."""

from datetime import datetime
from typing import Any

from wtforms import Field, HiddenField, TextAreaField
from wtforms.validators import ValidationError

from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.forms.bijeenkomst.punten import uitslagen
from portal.models import Agendapunt
from portal.tools.tijd import dag, lokaal, uit_lokaal
from portal.vocabulary import Aanwezig, PuntSoort


def _verslag(vanaf: str) -> TextAreaField:
    uitleg = (
        f"Bewaart zichzelf als je even stopt met typen. De leden van het gremium lezen dit zodra "
        f"{vanaf}."
    )
    return basis.tekstvak("Verslag", uitleg, verplicht=False, render_kw={"rows": 6})


class _VerslagForm(BasisForm):
    """Notes and result of an item; `overschrijf` is the version that the typed text may replace
    after all.
    """

    verslag = _verslag("je hebt gekozen voor ‘Bewaar het verslag’")
    overschrijf = HiddenField(filters=[basis.versie])


def verslagform(punt: Agendapunt) -> type[BasisForm]:
    """Return the form for what is noted on an item, with the results that its dilemma can have."""
    if punt.soort is not PuntSoort.DILEMMA:
        return _VerslagForm
    uitslag = basis.keuze(
        "Uitslag",
        basis.keuzes(uitslagen(punt)),
        "Hierna kies je de stap die erbij hoort.",
        verplicht=False,
    )
    return type(
        "VerslagForm",
        (_VerslagForm,),
        {"verslag": _verslag("er een uitslag is"), "uitslag": uitslag},
    )


class KloktijdenForm(BasisForm):
    """When an item began and ended, as the clock on the wall of its day."""

    punt: Agendapunt
    nu: datetime
    begonnen = basis.tijd("Begonnen om", verplicht=False)
    geeindigd = basis.tijd("Geëindigd om", verplicht=False)

    def validate_geeindigd(self, field: Field) -> None:
        """Refuse an end without a beginning, or before it."""
        if field.data and not self.begonnen.data:
            raise ValidationError("Vul dan ook in wanneer het begon.")
        if field.data and field.data < self.begonnen.data:
            raise ValidationError("Het einde kan niet voor het begin liggen.")

    def validate_begonnen(self, field: Field) -> None:
        """Refuse what is still to come."""
        moment = self._moment("begonnen")
        if moment and moment > self.nu:
            raise ValidationError("Deze tijd moet nog komen.")

    def invoer(self) -> dict[str, Any]:
        """Return both moments; a time that was not touched keeps its seconds."""
        return {f"{naam}_op": self._moment(naam) for naam in ("begonnen", "geeindigd")}

    def _moment(self, naam: str) -> datetime | None:
        tijd = self[naam].data
        was: datetime | None = getattr(self.punt, f"{naam}_op")
        if tijd is None:
            return None
        if was and lokaal(was).strftime("%H:%M") == tijd.strftime("%H:%M"):
            return was
        return uit_lokaal(datetime.combine(dag(self.punt.bijeenkomst.begint), tijd))


def kloktijdenform(punt: Agendapunt, nu: datetime) -> type[KloktijdenForm]:
    """Return the form that corrects the times of an item."""
    return type("Kloktijden", (KloktijdenForm,), {"punt": punt, "nu": nu})


class AanwezigForm(BasisForm):
    """Whether somebody is there; empty forgets what was recorded."""

    aanwezig = basis.keuze("Aanwezig", basis.keuzes(Aanwezig), verplicht=False)


def erbijform(al_genoemd: set[int]) -> type[BasisForm]:
    """Return the form that adds somebody who was not expected."""
    mensen = [optie for optie in keuzes.mensen() if int(optie.value) not in al_genoemd]
    persoon = basis.keuze("Wie is er nog meer?", mensen, "Iedereen met een account.")
    return type("ErbijForm", (BasisForm,), {"persoon": persoon})
