"""What a beheerder made of our texts: only ever added, the last version of each counts."""

from peewee import CharField, ForeignKeyField, IntegerField, TextField

from portal.db import BaseModel
from portal.kolommen import Tijdstip
from portal.models.persoon import Persoon


class Tekstversie(BaseModel):
    """One version of one text (`velden.teksten`), counted from 1; triggers refuse to change it."""

    sleutel = CharField(max_length=50)
    versie = IntegerField()
    tekst = TextField()
    door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    door_id: int
    op = Tijdstip()

    class Meta:
        indexes = ((("sleutel", "versie"), True),)

    @property
    def onderwerp(self) -> str:
        """Return what the log calls the text that this is a version of."""
        return f"tekst {self.sleutel}"
