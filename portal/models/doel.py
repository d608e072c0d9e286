"""National goals: a number per year, what was measured, and the dilemmas that move it (acties point
here).
"""

from peewee import (
    CharField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    TextField,
)

from portal.db import BaseModel
from portal.kolommen import Tijdstip
from portal.models.dilemma import Dilemma, Thema
from portal.models.persoon import Persoon


class Doel(BaseModel):
    """A goal that all gremia work at; it belongs to one thema and ends when `gestopt_op` is filled
    in.
    """

    naam = CharField(max_length=200, unique=True)
    omschrijving = TextField(default="")
    eenheid = CharField(max_length=60)
    thema = ForeignKeyField(Thema, backref="doelen", on_delete="RESTRICT")
    gemaakt_op = Tijdstip()
    gestopt_op = Tijdstip(null=True)

    dilemmakoppels: "ModelSelect[DoelDilemma]"

    class Meta:
        constraints = [Check("naam <> '' AND eenheid <> ''")]


class Doeljaar(BaseModel):
    """The number that a goal aims at in one year."""

    doel = ForeignKeyField(Doel, backref="jaren", on_delete="CASCADE")
    doel_id: int
    jaar = IntegerField(constraints=[Check("jaar BETWEEN 2020 AND 2100")])
    streef = IntegerField(constraints=[Check("streef > 0")])

    class Meta:
        indexes = ((("doel", "jaar"), True),)


class Meting(BaseModel):
    """How far a goal had come on a day; the last one of a year is the year's result."""

    doel = ForeignKeyField(Doel, backref="metingen", on_delete="CASCADE")
    doel_id: int
    dag = DateField()
    stand = IntegerField(constraints=[Check("stand >= 0")])
    toelichting = TextField(default="")
    door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    op = Tijdstip()


class DoelDilemma(BaseModel):
    """A dilemma moves a goal."""

    doel = ForeignKeyField(Doel, backref="dilemmakoppels", on_delete="CASCADE")
    doel_id: int
    dilemma = ForeignKeyField(Dilemma, backref="doelkoppels", on_delete="CASCADE")

    class Meta:
        indexes = ((("doel", "dilemma"), True),)
