"""A list of people and seats, as a file or pasted."""

from flask_wtf.file import FileField
from wtforms import TextAreaField
from wtforms.validators import ValidationError

from portal.forms.basis import BasisForm
from portal.tools.csvtekst import Onleesbaar, als_tekst
from portal.tools.tekst import schoon
from portal.velden.teksten.formulieren import UITLEG


class InvoerForm(BasisForm):
    """The list; a file is read into the text, where it can be put right."""

    bestand = FileField("Bestand", description=UITLEG["beheer_invoer.bestand"])
    tekst = TextAreaField(
        "Of plak de lijst hier",
        description=UITLEG["beheer_invoer.tekst"],
        filters=[lambda tekst: schoon(tekst or "")],
        render_kw={"rows": 8, "wrap": "off", "spellcheck": "false"},
    )

    def validate_bestand(self, field: FileField) -> None:
        """Read the file, whatever was typed besides; ask for one of the two."""
        if field.data:
            try:
                gelezen = als_tekst(field.data.stream.read())
            except Onleesbaar as fout:
                raise ValidationError(str(fout)) from fout
            self.tekst.data = schoon(gelezen)
        elif not self.tekst.data:
            raise ValidationError("Kies een bestand, of plak de lijst hieronder.")

    def invoer(self) -> dict[str, str]:
        """Return the list."""
        return {"tekst": self.tekst.data}
