"""The name of a thema."""

from wtforms import Field
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.models import Thema
from portal.queries.beheer.themas import NAAM_MAX, naam_bezet
from portal.velden.teksten.formulieren import UITLEG


class ThemaForm(BasisForm):
    """What a thema is called; a class per request knows the one that is renamed."""

    thema: Thema | None = None

    naam = basis.tekstregel("Naam", UITLEG["beheer_themas.naam"], hoogstens=NAAM_MAX)

    def validate_naam(self, field: Field) -> None:
        """Refuse a name that another thema bears."""
        if naam_bezet(field.data or "", behalve=self.thema):
            raise ValidationError("Er is al een thema met deze naam, in gebruik of vervallen.")


def themaform(thema: Thema | None = None) -> type[BasisForm]:
    """Return the form for a new thema, or for this one."""
    return type("ThemaForm", (ThemaForm,), {"thema": thema})
