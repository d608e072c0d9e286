"""The list of what a meeting decided and agreed, for its members, afterwards."""

from dataclasses import dataclass
from datetime import datetime

from portal.models import Agendapunt, Bijeenkomst
from portal.tools.tijd import dag
from portal.vocabulary import Stuksoort, Uitslag
from reports import bronnen, mensen
from reports.mensen import Tafel
from reports.opmaak.gedeeld import Actieregel, Besluitregel, Kenmerken
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
    acties: tuple[Actieregel, ...] = ()
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
    return dag(nu) >= dag(bijeenkomst.begint) and bijeenkomst.afgezegd_op is None


def bouw(bijeenkomst: Bijeenkomst, nu: datetime) -> Besluitenlijst:
    """Return the list of a meeting as it stands at `nu`."""
    volgende = bronnen.volgende(bijeenkomst)
    # Without an uitslag the notes are not finished: members do not read them on the page either.
    besproken = (_bespreking(punt) for punt in bronnen.punten(bijeenkomst) if punt.uitslag)
    return Besluitenlijst(
        kenmerken=bronnen.kenmerken(Stuksoort.BESLUITENLIJST, bijeenkomst, nu),
        gremium=bronnen.gremia(bijeenkomst),
        begin=bijeenkomst.begint,
        einde=bijeenkomst.eindigt,
        plaats=bijeenkomst.plaats,
        voorzitter=bijeenkomst.voorzitter.wie if bijeenkomst.voorzitter else "",
        aanwezigheid=mensen.per_stand(bijeenkomst),
        besluiten=bronnen.besluiten(bijeenkomst),
        acties=bronnen.acties_van(bijeenkomst),
        besproken=tuple(b for b in besproken if b.uitslag or b.verslag),
        tafels=mensen.tafels_achteraf(bijeenkomst),
        volgende=volgende.begint if volgende else None,
    )


def _bespreking(punt: Agendapunt) -> Bespreking:
    nummer = bronnen.nummers(punt.behandeling.dilemma) if punt.behandeling else ""
    uitslag = punt.uitslag.label if punt.uitslag not in (None, Uitslag.GEEN) else ""
    return Bespreking(punt.titel, nummer, uitslag, punt.verslag)
