"""The texts as they are now: what a beheerder made of them, or else our own.

All are kept in memory under a mark that changes with every new version, and a request asks for
that mark alone. So a change by one process shows at the next request of another.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from peewee import fn

from portal.db import binnen
from portal.models import Instelling, Tekstversie
from portal.tools.mailadres import is_mailbaar
from portal.velden.teksten import TEKST

MERK = "teksten"  # the Instelling that holds the mark


class _Bekend(NamedTuple):
    """What was read last, and under which mark."""

    merk: str
    teksten: Mapping[str, str]


class Teksten:
    """All texts at one moment, by their key; one that nobody filled in is empty."""

    def __init__(self, gewijzigd: Mapping[str, str]):
        self._gewijzigd = gewijzigd

    def __getitem__(self, sleutel: str) -> str:
        """Return a text; KeyError for one that is not in the table."""
        standaard = TEKST[sleutel].standaard
        return self._gewijzigd.get(sleutel, standaard)

    def met(self, sleutel: str, tekst: str) -> "Teksten":
        """Return the texts as they would be with this one changed."""
        return Teksten({**self._gewijzigd, sleutel: tekst})


class Contact(NamedTuple):
    """How the CCV can be reached; what nobody filled in is empty."""

    naam: str
    telefoon: str
    bereikbaar: str
    adres: str
    email: str

    @property
    def is_bekend(self) -> bool:
        """Tell whether there is any way to reach them."""
        return bool(self.telefoon or self.adres or self.email)

    @property
    def mailadres(self) -> str:
        """Return the address that a link to write to them has."""
        return f"mailto:{self.email}"

    @property
    def oproep(self) -> str:
        """Return in a few words how to reach them, as far as that is known."""
        wegen = [("bel", self.telefoon), ("mail", self.email)]
        bekend = " of ".join(f"{doe} {waar}" for doe, waar in wegen if waar)
        return f"Bereik het CCV: {bekend}" if bekend else "Bel of mail het CCV"

    @property
    def regels(self) -> list[str]:
        """Return it as lines of plain text, for a mail."""
        bellen = " ".join(
            (self.telefoon, f"({self.bereikbaar})" if self.bereikbaar else "")
        ).strip()
        delen = ("", bellen), ("", self.adres), ("E-mail: ", self.email)
        return [self.naam, *(kop + regel for kop, regel in delen if regel)]


_BEKEND = [_Bekend("", {})]


def teksten() -> Teksten:
    """Return the texts as they are now, for one question as long as nothing changed."""
    merk = Instelling.select(Instelling.waarde).where(Instelling.sleutel == MERK).scalar() or ""
    if merk != _BEKEND[0].merk:
        # Read after the mark: at worst newer than it says, and then read once more.
        _BEKEND[0] = _Bekend(merk, _laatste() if merk else {})
    return laatst_bekend()


def laatst_bekend() -> Teksten:
    """Return the texts as this process read them last, without asking the database."""
    return Teksten(_BEKEND[0].teksten)


def _laatste() -> dict[str, str]:
    hoogste = Tekstversie.select(fn.MAX(Tekstversie.id)).group_by(Tekstversie.sleutel)
    rijen = Tekstversie.select(Tekstversie.sleutel, Tekstversie.tekst)
    hier: Any = rijen.where(binnen(Tekstversie.id, hoogste)).tuples()
    return {sleutel: tekst for sleutel, tekst in hier if _houdt_stand(sleutel, tekst)}


def _houdt_stand(sleutel: str, tekst: str) -> bool:
    """Tell whether a stored text may still be said: the table may ask more of it by now than when
    it was saved, and a mail without its link helps nobody. If not, our own words stand.
    """
    regel = TEKST.get(sleutel)
    return regel is not None and bool(tekst or regel.ontbreekt) and not any(regel.fouten(tekst))


def contact(nu: Teksten, email: str) -> Contact:
    """Return how the CCV can be reached; `email` is the address of the settings, until a beheerder
    gives another one.
    """
    eigen = nu["contact.email"]
    return Contact(
        nu["contact.naam"],
        nu["contact.telefoon"],
        nu["contact.bereikbaar"],
        nu["contact.adres"],
        eigen if is_mailbaar(eigen) else email,
    )
