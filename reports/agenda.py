"""The agenda of a meeting: what is treated when, with the text and the question of each dilemma."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from portal.models import Agendapunt, Bijeenkomst
from portal.tijd import dag
from portal.vocabulary import PuntSoort, Stuksoort
from reports import bronnen
from reports.gedeeld import Actieregel, Besluitregel, Kenmerken, eerst_te_laat
from reports.sjabloon import vul


@dataclass(frozen=True)
class Agendatekst:
    """A dilemma as the adviseur wrote it for this gremium."""

    kern: str
    enerzijds: str
    anderzijds: str
    context: str = ""


@dataclass(frozen=True)
class Agendaregel:
    """One item. A dilemma has a `nummer`, a `vraag` and a `tekst`; an opening or a break has none of these."""

    titel: str
    minuten: int
    doel: str = ""
    inleider: str = ""
    nummer: str = ""
    vraag: str = ""
    tekst: Agendatekst | None = None


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
    acties: tuple[Actieregel, ...] = ()
    besluiten: tuple[Besluitregel, ...] = ()
    vorige: date | None = None

    @property
    def tijden(self) -> tuple[datetime, ...]:
        """The moment at which each item starts, and last the moment at which the meeting ends."""
        return tuple(self.begin + timedelta(minutes=m) for m in accumulate((r.minuten for r in self.regels), initial=0))

    @property
    def gepland_einde(self) -> datetime:
        """The moment at which people expect to leave."""
        return self.begin + timedelta(minutes=self.minuten)

    @property
    def uitloop(self) -> int:
        """The minutes by which the items overrun the planned time; 0 when all fits."""
        return max(sum(r.minuten for r in self.regels) - self.minuten, 0)


def html(agenda: Agenda) -> str:
    """Return the agenda as HTML for `drukker.render`."""
    return vul("agenda.html", agenda=agenda, kenmerken=agenda.kenmerken, acties=eerst_te_laat(agenda.acties))


def bouw(bijeenkomst: Bijeenkomst, nu: datetime) -> Agenda:
    """Return the agenda of a meeting as it stands at `nu`, with what its gremium may see."""
    vorige = bronnen.vorige(bijeenkomst)
    return Agenda(
        kenmerken=bronnen.kenmerken(Stuksoort.AGENDA, bijeenkomst, nu), gremium=bijeenkomst.gremium.naam,
        begin=bijeenkomst.begint, minuten=bijeenkomst.minuten, plaats=bijeenkomst.plaats,
        voorzitter=bijeenkomst.voorzitter.wie if bijeenkomst.voorzitter else "",
        regels=tuple(_regel(punt) for punt in bronnen.punten(bijeenkomst)),
        acties=bronnen.open_acties(bijeenkomst), besluiten=bronnen.besluiten(vorige),
        vorige=dag(vorige.begint) if vorige else None,
    )


def _regel(punt: Agendapunt) -> Agendaregel:
    doel = punt.doel.label if punt.soort is PuntSoort.DILEMMA else ""
    if punt.behandeling is None:
        return Agendaregel(punt.titel, punt.minuten, doel, punt.inleider)
    b = punt.behandeling
    tekst = Agendatekst(b.kern, b.enerzijds, b.anderzijds, b.context)
    return Agendaregel(punt.titel, punt.minuten, doel, punt.inleider, bronnen.nummers(b.dilemma), b.vraag, tekst)
