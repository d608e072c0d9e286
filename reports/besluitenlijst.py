"""The list of what a meeting decided and agreed, for its members, afterwards."""

from dataclasses import dataclass
from datetime import datetime

from portal.models import Agendapunt, Bijeenkomst
from portal.queries.bijeenkomst import tafels
from portal.queries.bijeenkomst.plannen import erna
from portal.queries.bijeenkomst.punten import op_volgorde
from portal.queries.bijeenkomst.vergadering import acties_van, alle_vrijgegeven
from portal.tools.tijd import avond, dag
from portal.vocabulary import Aanwezig, Stuksoort, Uitslag
from reports.opmaak import kenmerken
from reports.opmaak.gedeeld import Actiepost, Besluitregel, Tafel, genodigden, gremia, nummers
from reports.opmaak.kenmerken import Kenmerken
from reports.opmaak.sjabloon import vul


@dataclass(frozen=True)
class Bespreking:
    """What came of an item, and the report of the talk."""

    titel: str
    nummer: str = ""
    uitslag: str = ""
    verslag: str = ""


@dataclass(frozen=True)
class Besluitenlijst:
    """A list of decisions and actions; `aanwezigheid` holds (label, names) pairs, `volgende` the
    next meeting.
    """

    kenmerken: Kenmerken
    gremium: str
    begin: datetime
    einde: datetime
    plaats: str
    voorzitter: str
    aanwezigheid: tuple[tuple[str, str], ...] = ()
    besluiten: tuple[Besluitregel, ...] = ()
    acties: tuple[Actiepost, ...] = ()
    besproken: tuple[Bespreking, ...] = ()
    tafels: tuple[Tafel, ...] = ()
    volgende: datetime | None = None


def html(lijst: Besluitenlijst) -> str:
    """Return the list as HTML for `drukker.render`."""
    return vul("besluitenlijst.html", lijst=lijst, kenmerken=lijst.kenmerken)


def kan(bijeenkomst: Bijeenkomst, nu: datetime) -> bool:
    """Tell whether the day of the meeting is there. Not its hour: at the table people begin when
    all are there.
    """
    return dag(nu) >= avond(bijeenkomst.begint) and bijeenkomst.afgezegd_op is None


def bouw(bijeenkomst: Bijeenkomst, nu: datetime) -> Besluitenlijst:
    """Return the list of a meeting as it stands at `nu`."""
    volgende = erna(bijeenkomst)
    # Without an uitslag the notes are not finished: members do not read them on the page either.
    besproken = (_bespreking(punt) for punt in op_volgorde(bijeenkomst) if punt.uitslag)
    return Besluitenlijst(
        kenmerken=kenmerken.van_bijeenkomst(Stuksoort.BESLUITENLIJST, bijeenkomst, nu),
        gremium=gremia(bijeenkomst),
        begin=bijeenkomst.begint,
        einde=bijeenkomst.eindigt,
        plaats=bijeenkomst.plaats,
        voorzitter=bijeenkomst.voorzitter.wie if bijeenkomst.voorzitter else "",
        aanwezigheid=_aanwezigheid(bijeenkomst),
        besluiten=tuple(map(Besluitregel.van, alle_vrijgegeven(bijeenkomst))),
        acties=tuple(map(Actiepost.van, acties_van(bijeenkomst))),
        besproken=tuple(b for b in besproken if b.uitslag or b.verslag),
        tafels=tuple(Tafel.van(t, resultaat=t.resultaat) for t in tafels.op_volgorde(bijeenkomst)),
        volgende=volgende.begint if volgende else None,
    )


def _aanwezigheid(bijeenkomst: Bijeenkomst) -> tuple[tuple[str, str], ...]:
    """Return for each kind of presence that was noted its label and the people, as one line."""
    mensen = genodigden(bijeenkomst)
    groepen = (
        (stand.label, ", ".join(mens.wie for mens in mensen if mens.aanwezig is stand))
        for stand in Aanwezig
    )
    return tuple((label, namen) for label, namen in groepen if namen)


def _bespreking(punt: Agendapunt) -> Bespreking:
    nummer = nummers(punt.behandeling.dilemma) if punt.behandeling else ""
    uitslag = punt.uitslag.label if punt.uitslag not in (None, Uitslag.GEEN) else ""
    return Bespreking(punt.titel, nummer, uitslag, punt.verslag)
