"""A specialist promises geheimhouding."""

from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.vocabulary import GEHEIMHOUDING_NU


class GeheimhoudingForm(BasisForm):
    """A tick under the text that stands beside it; which text that was goes along."""

    akkoord = basis.vink("Ik beloof dit", verplicht=True)
    tekst = HiddenField(default=str(GEHEIMHOUDING_NU))

    def validate_tekst(self, field: Field) -> None:
        """Refuse a promise of a text that has another now, and show that one."""
        if field.data != str(GEHEIMHOUDING_NU):
            field.data, self.akkoord.data = str(GEHEIMHOUDING_NU), False
            raise ValidationError("De tekst is intussen veranderd. Lees hem opnieuw.")
