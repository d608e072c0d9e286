"""Meetings of a gremium and the items on their agendas."""

from datetime import timedelta

from peewee import CharField, Check, ForeignKeyField, IntegerField, TextField

from portal.db import BaseModel, Tijdstip, WoordVeld
from portal.models.behandeling import Behandeling
from portal.models.gremia import Gremium
from portal.models.personen import Persoon
from portal.vocabulary import Doel, PuntSoort, Uitslag


class Bijeenkomst(BaseModel):
    """A meeting. Members see it once its agenda is fixed (`vastgesteld_op`)."""

    gremium = ForeignKeyField(Gremium, backref="bijeenkomsten", on_delete="RESTRICT")
    titel = CharField(max_length=200)
    begint = Tijdstip(index=True)
    minuten = IntegerField(constraints=[Check("minuten BETWEEN 15 AND 720")])
    plaats = CharField(max_length=200)
    voorzitter = ForeignKeyField(Persoon, backref="+", null=True, on_delete="SET NULL")
    vastgesteld_op = Tijdstip(null=True)
    versie = IntegerField(default=1)

    @property
    def eindigt(self):
        """Return the planned end."""
        return self.begint + timedelta(minutes=self.minuten)


class Agendapunt(BaseModel):
    """An item: its minutes, who presents it, why it is there and what the meeting made of it."""

    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="punten", on_delete="CASCADE")
    volgorde = IntegerField()
    soort = WoordVeld(PuntSoort)
    titel = CharField(max_length=200)
    behandeling = ForeignKeyField(Behandeling, backref="punten", null=True, on_delete="CASCADE")
    minuten = IntegerField(constraints=[Check("minuten BETWEEN 1 AND 480")])
    inleider = CharField(max_length=200, default="")
    doel = WoordVeld(Doel, default=Doel.BESPREKING)
    verslag = TextField(default="")
    uitslag = WoordVeld(Uitslag, null=True)

    class Meta:
        constraints = [Check("(soort = 'dilemma') = (behandeling_id IS NOT NULL)")]
        indexes = ((("bijeenkomst", "behandeling"), True),)
