"""What a field refuses, whatever form it stands in."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import StringField, ValidationError

from portal.forms.tijdvelden import Dagveld
from portal.tools.mailadres import heeft_accent, is_mailbaar
from portal.tools.tekst import te_veel_regels
from portal.vocabulary import REGELS_MAX

GEEN_ADRES = "Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl"
ACCENT = "Gebruik vóór de @ alleen letters zonder accent. Anders komt onze mail niet aan."


class Regels:
    """Refuse more lines than a page can bear."""

    def __call__(self, form: FlaskForm, field: StringField) -> None:
        """Raise when the text has too many line breaks."""
        if te_veel_regels(field.data or ""):
            raise ValidationError(f"Gebruik hoogstens {REGELS_MAX} regels.")


class Mailbaar:
    """Refuse an address that no mail can go to."""

    def __call__(self, form: FlaskForm, field: StringField) -> None:
        """Raise with what is wrong with it."""
        if not is_mailbaar(field.data or ""):
            raise ValidationError(ACCENT if heeft_accent(field.data or "") else GEEN_ADRES)


class NaVandaag:
    """Refuse a day that has passed."""

    def __init__(self, vandaag: date):
        self.vandaag = vandaag

    def __call__(self, form: FlaskForm, field: Dagveld) -> None:
        """Raise when the chosen day lies before today."""
        if field.data and field.data < self.vandaag:
            raise ValidationError("Kies een dag die nog moet komen.")
