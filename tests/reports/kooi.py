"""Canaries in every text field that the declaration names, and the papers in which each may
sing.
"""

from collections.abc import Iterable
from itertools import count

from peewee import CharField, Model, TextField

from portal.kolommen import Adresveld, WoordVeld
from portal.models import TABELLEN
from portal.vocabulary import Stuksoort
from reports import lezers
from reports.lezers import LEZERS, TECHNISCH

MODELLEN = {model.__name__: model for model in TABELLEN}
Blad = tuple[Stuksoort, str]  # a paper and what it is about, such as (AGENDA, "beraad")


def tekstvelden(model: type[Model]) -> list[str]:
    """Return the columns in which people can type."""
    return [
        naam
        for naam, veld in model._meta.fields.items()
        if isinstance(veld, CharField | TextField) and not isinstance(veld, WoordVeld)
    ]


def velden() -> set[str]:
    """Return every 'Model.veld' that holds what people typed."""
    alle = {f"{naam}.{veld}" for naam, model in MODELLEN.items() for veld in tekstvelden(model)}
    return {v for v in alle if v in LEZERS or not {v, v.split(".")[0]} & set(TECHNISCH)}


def bladen(waar: str) -> set[Blad]:
    """Return the papers that a text such as 'beraad:AR klaar' names: letters as in reports.lezers,
    none means all.
    """
    delen = [deel.partition(":") for deel in waar.split()]
    return {
        (soort, over)
        for over, _, letters in delen
        for soort in ([getattr(lezers, letter) for letter in letters] or Stuksoort)
    }


class Kooi:
    """Canaries by their word: the field each sits in, and the papers in which it must sing.

    Of papers about a year only the field counts, as which rows belong to a year is their own
    affair; but what is `stil` sings nowhere at all.
    """

    def __init__(self):
        self._nummers = count(1)
        self.veld: dict[str, str] = {}
        self.zingt: dict[str, set[Blad]] = {}
        self.stil: set[str] = set()

    def rij(
        self,
        rij: Model,
        waar: str = "",
        *,
        alleen: Iterable[str] = (),
        behalve: Iterable[str] = (),
        stil: bool = False,
    ) -> None:
        """Put a canary in the declared fields of a row; it must sing in the `bladen` of `waar` that
        print its field.
        """
        model, mag = type(rij), bladen(waar)
        namen = [
            n
            for n in alleen or tekstvelden(model)
            if f"{model.__name__}.{n}" in LEZERS and n not in behalve
        ]
        geplant = {naam: self._plant(f"{model.__name__}.{naam}", mag, stil) for naam in namen}
        adressen = {n for n in namen if isinstance(model._meta.fields[n], Adresveld)}
        waarden = {n: f"{k}@kooi.example" if n in adressen else k for n, k in geplant.items()}
        model.update(**waarden).where(model._meta.primary_key == rij.get_id()).execute()

    def stille(self, model: type[Model], *namen: str) -> dict[str, str]:
        """Return canaries for a row that is yet to be made, and that no paper may print."""
        return {naam: self._plant(f"{model.__name__}.{naam}", set(), True) for naam in namen}

    def _plant(self, veld: str, mag: set[Blad], stil: bool) -> str:
        kanarie = f"kanarie{next(self._nummers):04d}"
        self.veld[kanarie] = veld
        self.zingt[kanarie] = {(soort, over) for soort, over in mag if soort in LEZERS[veld]}
        if stil:
            self.stil.add(kanarie)
        return kanarie

    def verwacht(self, blad: Blad) -> set[str]:
        """Return the canaries that this paper must hold, and no other."""
        return {kanarie for kanarie, bladen in self.zingt.items() if blad in bladen}

    def noem(self, kanaries: Iterable[str]) -> list[str]:
        """Return where canaries sit, for a message."""
        return sorted(f"{self.veld[k]} ({k})" for k in kanaries)
