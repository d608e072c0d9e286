"""Deeds: every write that is not a transition, marked once; DADEN is the table of them."""

from portal.daden.belet import CONCEPT, LEVEND, KanNuNiet, houd_tegen
from portal.daden.herhaald import AlGedaan, zelfde
from portal.daden.logt import Logt, bij_agenda, bij_bijeenkomst, bij_dilemma, onder, soms, zelf
from portal.daden.merk import DADEN, GEDAAN_NIETS, Daad, daad, mag, weiger
from portal.daden.weigering import DoorEenAnder, NogBewijzen, NuNiet

__all__ = [
    "CONCEPT",
    "DADEN",
    "GEDAAN_NIETS",
    "LEVEND",
    "AlGedaan",
    "Daad",
    "DoorEenAnder",
    "KanNuNiet",
    "Logt",
    "NogBewijzen",
    "NuNiet",
    "bij_agenda",
    "bij_bijeenkomst",
    "bij_dilemma",
    "daad",
    "houd_tegen",
    "mag",
    "onder",
    "soms",
    "weiger",
    "zelf",
    "zelfde",
]  # fmt: skip
