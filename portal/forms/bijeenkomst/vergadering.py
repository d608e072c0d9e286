"""What is typed at the table: notes, times and presence."""

from datetime import datetime
from typing import Any

from wtforms import Field, HiddenField, TextAreaField
from wtforms.validators import ValidationError

from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.forms.bijeenkomst.punten import uitslagen
from portal.forms.mensen import een_mens
from portal.models import Agendapunt, Persoon
from portal.tools.programmatijden import HALF_ETMAAL, aan_tafel_om, eerste_vanaf
from portal.tools.tijd import als_tijd
from portal.tools.zeker import zeker
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import Aanwezig, Antwoord, PuntSoort


def _verslag(uitleg: str) -> TextAreaField:
    return basis.tekstvak("Verslag", uitleg, verplicht=False, render_kw={"rows": 6})


class _VerslagForm(BasisForm):
    """Notes and result of an item; `overschrijf` is the version that the typed text may replace
    after all.
    """

    verslag = _verslag(UITLEG["vergadering.verslag"])
    overschrijf = HiddenField(filters=[basis.versie])


def verslagform(punt: Agendapunt) -> type[BasisForm]:
    """Return the form for what is noted on an item, with the results that its dilemma can have."""
    if punt.soort is not PuntSoort.DILEMMA:
        return _VerslagForm
    uitslag = basis.keuze(
        "Uitslag", basis.keuzes(uitslagen(punt)), UITLEG["meer.uitslag"], verplicht=False
    )
    return type(
        "VerslagForm",
        (_VerslagForm,),
        {"verslag": _verslag(UITLEG["vergadering.verslag_dilemma"]), "uitslag": uitslag},
    )


class KloktijdenForm(BasisForm):
    """When an item began and ended, as the clock on the wall told during its meeting."""

    punt: Agendapunt
    nu: datetime
    begonnen = basis.tijd("Begonnen om", verplicht=False)
    geeindigd = basis.tijd("Geëindigd om", verplicht=False)

    def validate_begonnen(self, field: Field) -> None:
        """Refuse what is still to come."""
        if field.data and self._begonnen() > self.nu:
            raise ValidationError("Deze tijd moet nog komen.")

    def validate_geeindigd(self, field: Field) -> None:
        """Refuse an end without a beginning or before it, and what is still to come."""
        if field.data and not self.begonnen.data:
            raise ValidationError("Vul dan ook in wanneer het begon.")
        if field.data and self._geeindigd() - self._begonnen() > HALF_ETMAAL:
            raise ValidationError("Het einde kan niet voor het begin liggen.")
        if field.data and self._geeindigd() > self.nu:
            raise ValidationError("Deze tijd moet nog komen.")

    def invoer(self) -> dict[str, Any]:
        """Return both moments; a time that was not touched keeps its seconds."""
        return {
            "begonnen_op": self._begonnen() if self.begonnen.data else None,
            "geeindigd_op": self._geeindigd() if self.geeindigd.data else None,
        }

    def _begonnen(self) -> datetime:
        moment = aan_tafel_om(self.punt.bijeenkomst.begint, zeker(self.begonnen.data))
        return _of_zoals_het_was(moment, self.punt.begonnen_op)

    def _geeindigd(self) -> datetime:
        """An item that began before midnight may end after it."""
        begonnen = self._begonnen()
        moment = eerste_vanaf(begonnen.replace(second=0, microsecond=0), zeker(self.geeindigd.data))
        return max(_of_zoals_het_was(moment, self.punt.geeindigd_op), begonnen)


def _of_zoals_het_was(moment: datetime, was: datetime | None) -> datetime:
    return was if was and als_tijd(was) == als_tijd(moment) else moment


def kloktijdenform(punt: Agendapunt, nu: datetime) -> type[KloktijdenForm]:
    """Return the form that corrects the times of an item."""
    return type("Kloktijden", (KloktijdenForm,), {"punt": punt, "nu": nu})


class AanwezigForm(BasisForm):
    """Whether somebody is there; empty forgets what was recorded."""

    aanwezig = basis.keuze("Aanwezig", basis.keuzes(Aanwezig), verplicht=False)


class KomtForm(BasisForm):
    """What somebody who may come says beforehand."""

    antwoord = basis.keuze("Komt u?", basis.keuzes(Antwoord))


def erbijform(al_genoemd: set[int]) -> type[BasisForm]:
    """Return the form that adds somebody who was not expected."""
    persoon = een_mens(
        "Wie is er nog meer?",
        UITLEG["vergadering.wie"],
        uit=lambda: keuzes.te_kiezen().where(Persoon.id.not_in(al_genoemd)),
    )
    return type("ErbijForm", (BasisForm,), {"persoon": persoon})
