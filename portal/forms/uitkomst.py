"""Step 6: actions and their results."""

from wtforms import Form
from wtforms.validators import Optional

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.keuzes import mensen_of_niemand
from portal.vocabulary import ActieStatus


class ActieRij(Form):
    """One actie; an empty row is skipped, a half-filled one is an error."""

    wat = basis.tekstvak("Wat gebeurt er?", "Begin met wie: ‘De gemeente zoekt uit …’", verplicht=False, render_kw={"rows": 2})
    eigenaar = basis.SelectField("Eigenaar", [Optional()], choices=mensen_of_niemand)
    termijn = basis.datum("Klaar op", verplicht=False)

    def validate(self, extra_validators=None) -> bool:
        """Ask for owner and day once there is an actie."""
        goed = super().validate(extra_validators)
        if not self.wat.data:
            return goed
        for veld in (self.eigenaar, self.termijn):
            if not veld.data:
                veld.errors = [*veld.errors, f"Vul ‘{veld.label.text}’ in bij deze actie."]
                goed = False
        return goed


class GereedForm(BasisForm):
    """The owner reports how an actie ended."""

    status = basis.keuze("Hoe is het afgelopen?", basis.keuzes((ActieStatus.GEDAAN, ActieStatus.VERVALLEN)))
    resultaat = basis.tekstvak("Resultaat", "Eén of twee zinnen. De leden van het gremium lezen dit.", render_kw={"rows": 2})
