"""The agenda of a meeting: what is treated when, with the text and the question of each dilemma."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from portal.models import Agendapunt, Bijeenkomst
from portal.queries.bijeenkomst import tafels as tafelquery
from portal.queries.bijeenkomst.ernaast import open_acties
from portal.queries.bijeenkomst.plannen import ervoor
from portal.queries.bijeenkomst.punten import op_volgorde
from portal.queries.bijeenkomst.vergadering import alle_vrijgegeven
from portal.tools import programmatijden
from portal.tools.programmatijden import Plek
from portal.tools.tijd import dag
from portal.vocabulary import PuntSoort, Stuksoort
from reports.opmaak import kenmerken
from reports.opmaak.gedeeld import Actiepost, Besluitregel, Tafel, gremia, nummers
from reports.opmaak.kenmerken import Kenmerken
from reports.opmaak.sjabloon import vul


@dataclass(frozen=True)
class Agendatekst:
    """A dilemma as the adviseur wrote it for this gremium."""

    kern: str
    enerzijds: str
    anderzijds: str
    context: str = ""


@dataclass(frozen=True)
class Agendaregel:
    """One item. A dilemma has a `nummer`, a `vraag` and a `tekst`; an opening or a break has none
    of these.

    `vaste_tijd` is the time of the clock at which it must start, if any.
    """

    titel: str
    minuten: int
    doel: str = ""
    inleider: str = ""
    nummer: str = ""
    vraag: str = ""
    tekst: Agendatekst | None = None
    vaste_tijd: time | None = None


@dataclass(frozen=True)
class Agenda:
    """An agenda; `begin` is an aware moment, `minuten` the time that was planned."""

    kenmerken: Kenmerken
    gremium: str
    begin: datetime
    minuten: int
    plaats: str
    voorzitter: str
    regels: tuple[Agendaregel, ...]
    acties: tuple[Actiepost, ...] = ()
    besluiten: tuple[Besluitregel, ...] = ()
    vorige: date | None = None
    tafels: tuple[Tafel, ...] = ()

    @property
    def plekken(self) -> list[Plek]:
        """Where each item falls."""
        return programmatijden.bereken(self.begin, self.regels)

    @property
    def tijden(self) -> tuple[datetime, ...]:
        """The moment at which each item starts, and last the moment at which the meeting ends."""
        plekken = self.plekken
        return (*(plek.begint for plek in plekken), programmatijden.einde(self.begin, plekken))

    @property
    def gepland_einde(self) -> datetime:
        """The moment at which people expect to leave."""
        return self.begin + timedelta(minutes=self.minuten)

    @property
    def uitloop(self) -> int:
        """The minutes by which the items overrun the planned time; 0 when all fits."""
        return programmatijden.uitloop(self.begin, self.minuten, self.plekken)


def html(agenda: Agenda) -> str:
    """Return the agenda as HTML for `drukker.render`."""
    return vul("agenda.html", agenda=agenda, kenmerken=agenda.kenmerken)


def bouw(bijeenkomst: Bijeenkomst, nu: datetime) -> Agenda:
    """Return the agenda of a meeting as it stands at `nu`, with what its gremium may see."""
    vorige = ervoor(bijeenkomst)
    return Agenda(
        kenmerken=kenmerken.van_bijeenkomst(Stuksoort.AGENDA, bijeenkomst, nu),
        gremium=gremia(bijeenkomst),
        begin=bijeenkomst.begint,
        minuten=bijeenkomst.minuten,
        plaats=bijeenkomst.plaats,
        voorzitter=bijeenkomst.voorzitter.wie if bijeenkomst.voorzitter else "",
        regels=tuple(_regel(punt) for punt in op_volgorde(bijeenkomst)),
        acties=tuple(map(Actiepost.van, open_acties(bijeenkomst))),
        besluiten=tuple(map(Besluitregel.van, alle_vrijgegeven(vorige))) if vorige else (),
        vorige=dag(vorige.begint) if vorige else None,
        tafels=_tafels(bijeenkomst, dag(nu)),
    )


def _regel(punt: Agendapunt) -> Agendaregel:
    doel = punt.puntdoel.label if punt.soort is PuntSoort.DILEMMA else ""
    kaal = Agendaregel(punt.titel, punt.minuten, doel, punt.inleider, vaste_tijd=punt.vaste_tijd)
    if punt.behandeling is None:
        return kaal
    b = punt.behandeling
    tekst = Agendatekst(b.kern, b.enerzijds, b.anderzijds, b.context)
    return replace(kaal, nummer=nummers(b.dilemma), vraag=b.vraag, tekst=tekst)


def _tafels(bijeenkomst: Bijeenkomst, op: date) -> tuple[Tafel, ...]:
    """Return the tables as they are announced on this day."""
    gasten = tafelquery.gasten_per_tafel(bijeenkomst, op)
    return tuple(
        Tafel.van(t, pitch=t.pitch, gasten=tuple(p.wie for p in gasten.get(t.id, ())))
        for t in tafelquery.op_volgorde(bijeenkomst)
    )
