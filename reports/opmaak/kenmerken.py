"""The marks that every paper bears: title, number, version, day, and the TLP label that says who
may read it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal.models import Bijeenkomst, Dilemma
from portal.tools.tijd import als_datum, dag
from portal.vocabulary import GremiumSoort, Stuksoort, Woord


class Tlp(Woord):
    """TLP 2.0: who may read a paper. The value is never translated; the label is its Dutch
    meaning.
    """

    RED = "TLP:RED", "alleen voor de lezer persoonlijk"
    AMBER_STRICT = "TLP:AMBER+STRICT", "alleen de eigen organisatie, voor wie het nodig heeft"
    AMBER = "TLP:AMBER", "eigen organisatie en haar partners, voor wie het nodig heeft"
    GREEN = "TLP:GREEN", "voor professionals in dit veld, niet openbaar"
    CLEAR = "TLP:CLEAR", "mag openbaar worden gedeeld"


# A meeting of bestuurders and of specialists is narrower than one of the Platform's organisations.
VAN_GREMIUM = {
    GremiumSoort.PLATFORM: Tlp.AMBER,
    GremiumSoort.WERKGROEP: Tlp.AMBER_STRICT,
    GremiumSoort.DENKTANK: Tlp.AMBER_STRICT,
    GremiumSoort.BERAAD: Tlp.AMBER_STRICT,
}

# What a paper is called above its pages, and the letter with which its number begins.
KOP = {
    Stuksoort.AGENDA: ("Agenda", "A"),
    Stuksoort.REGIEBOEK: ("Regieboek", "R"),
    Stuksoort.BRIEFING: ("Briefing", "B"),
    Stuksoort.BESLUITENLIJST: ("Besluitenlijst", "L"),
}


@dataclass(frozen=True)
class Uitgave:
    """What an issued paper bears besides its marks: how to check it, and what changed since the
    version before.

    `merk` is the beginning of a SHA-256 over the content, not over the file: a file that held its
    own hash would no longer have it. `vorige` names the version before ('versie 1, 12 maart 2026');
    empty for the first. `anker` is where the log of the portal stood (COUNT:HASH): what was done to
    the log since shows against any paper that somebody kept.
    """

    code: str
    adres: str
    merk: str = ""
    vorige: str = ""
    wijzigingen: tuple[str, ...] = ()
    anker: str = ""


@dataclass(frozen=True)
class Kenmerken:
    """The marks on every page. `datum` is the day the paper speaks from: later than a deadline is
    overdue.

    Without an `uitgave` it was not issued: there is no code, and it is kept nowhere.
    """

    titel: str
    nummer: str
    versie: str
    tlp: Tlp
    datum: date
    concept: bool = False
    uitgave: Uitgave | None = None


def van_bijeenkomst(
    soort: Stuksoort, bijeenkomst: Bijeenkomst, nu: datetime, tlp: Tlp | None = None
) -> Kenmerken:
    """Return the marks of a paper for a meeting; until the agenda is fixed the paper is a concept.

    `tlp` is given for a paper that is not for all members.
    """
    gremium, vast, (kop, letter) = bijeenkomst.gremium, bijeenkomst.vastgesteld_op, KOP[soort]
    return Kenmerken(
        titel=f"{kop} {gremium.korte_naam}, {als_datum(bijeenkomst.begint)}",
        nummer=f"{letter}-{dag(bijeenkomst.begint):%Y%m%d}-{bijeenkomst.id}",
        versie=als_datum(vast or nu),
        tlp=tlp or VAN_GREMIUM[gremium.soort],
        datum=dag(nu),
        concept=vast is None,
    )


def van_brief(soort: Stuksoort, dilemma: Dilemma, nu: datetime) -> Kenmerken:
    """Return the marks of a letter to an inbrenger; their organisation is the widest circle it is
    meant for.
    """
    return Kenmerken(soort.label, dilemma.nummer, als_datum(nu), Tlp.AMBER_STRICT, dag(nu))


def van_jaar(soort: Stuksoort, jaar: int, nu: datetime, tlp: Tlp) -> Kenmerken:
    """Return the marks of a paper of a year."""
    return Kenmerken(
        f"{soort.label} {jaar}", f"{soort.upper()[:2]}-{jaar}", als_datum(nu), tlp, dag(nu)
    )
