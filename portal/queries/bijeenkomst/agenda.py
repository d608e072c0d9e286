"""The page of a meeting as one reader has it on the screen: what they may not read is not in
here.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from portal import policy
from portal.models import Besluit, Bijeenkomst, Gremium, Persoon
from portal.queries.bijeenkomst import agendering
from portal.queries.bijeenkomst import plannen as bijeenkomsten
from portal.queries.bijeenkomst import rijp as agendarijp
from portal.queries.bijeenkomst.agendering import Wachtend
from portal.queries.bijeenkomst.ernaast import Ernaast, ernaast
from portal.queries.bijeenkomst.presentie import Presentie, antwoord_van, presentie
from portal.queries.bijeenkomst.punten import Programma, programma
from portal.queries.bijeenkomst.rijp import Rijpheid
from portal.queries.bijeenkomst.tafels import Tafelregel, tafelregels
from portal.queries.bijeenkomst.vergadering import vrijgegeven
from portal.queries.bijeenkomst.voorbereiding import Voorbereiding, voorbereiding
from portal.queries.bladen import Blad, Bladen
from portal.queries.rondom.stuk import leden_voor
from portal.tools.tijd import avond
from portal.tools.tijd import dag as dag_van
from portal.vocabulary import Antwoord


@dataclass(frozen=True)
class Agendablad:
    """The agenda; `rijp` is the checklist per item and `wacht` what can go on, both for
    adviseurs.
    """

    leest: bool
    programma: Programma
    ernaast: Ernaast = field(default_factory=Ernaast)
    wacht: Blad[Wachtend] = field(default_factory=Blad)
    rijp: dict[int, Rijpheid] = field(default_factory=dict)
    voorbereiding: Voorbereiding = field(default_factory=Voorbereiding)
    bereidt_voor: bool = False
    mag_akkoord: bool = False
    mag_regie: bool = False

    @property
    def onrijp(self) -> list[Rijpheid]:
        """Return the items that keep the agenda from being fixed."""
        return [rijp for rijp in self.rijp.values() if rijp.houdt_tegen]


@dataclass(frozen=True)
class Bijeenkomstblad:
    """A meeting with its agenda and what there is besides; `leden` get its papers, `genodigden` may
    come. What they answered all adviseurs see (`presentie`), others only their own.
    """

    agenda: Agendablad
    begonnen: bool
    samen_met: list[Gremium]
    tafels: list[Tafelregel]
    besluiten: list[Besluit]
    leden: int
    genodigden: int
    mijn_antwoord: Antwoord | None
    presentie: Presentie | None


def bijeenkomstblad(
    bijeenkomst: Bijeenkomst, lezer: Persoon, nu: datetime, bladen: Bladen | None = None
) -> Bijeenkomstblad:
    """Return the page of a meeting that `lezer` knows of."""
    dag = dag_van(nu)
    return Bijeenkomstblad(
        agenda=agendablad(bijeenkomst, lezer, dag, bladen),
        begonnen=avond(bijeenkomst.begint) <= dag,
        samen_met=bijeenkomsten.gremia_van(bijeenkomst)[1:],
        tafels=tafelregels(bijeenkomst, lezer, nu),
        besluiten=vrijgegeven(bijeenkomst, lezer, dag),
        leden=leden_voor(bijeenkomst, dag).count(),
        genodigden=bijeenkomsten.genodigden(bijeenkomst, dag).count(),
        mijn_antwoord=antwoord_van(bijeenkomst, lezer),
        presentie=presentie(bijeenkomst) if policy.leest_intern(lezer) else None,
    )


def agendablad(
    bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date, bladen: Bladen | None = None
) -> Agendablad:
    """Return the agenda of a meeting that `lezer` knows of; empty when they may not read it as it
    is now.
    """
    if not policy.mag_agenda_lezen(lezer, bijeenkomst, dag):
        return Agendablad(leest=False, programma=Programma(bijeenkomst, [], volledig=False))
    bladen = bladen or Bladen()
    bereidt_voor = policy.mag_voorbereiden(lezer, bijeenkomst, dag)
    concept, intern = bijeenkomst.vastgesteld_op is None, policy.leest_intern(lezer)
    return Agendablad(
        leest=True,
        programma=programma(bijeenkomst, lezer, dag),
        ernaast=ernaast(bijeenkomst, lezer, dag, bladen),
        wacht=agendering.voor(bijeenkomst, lezer, dag, bladen) if intern else Blad(),
        rijp=agendarijp.rijpheid(bijeenkomst) if intern and concept else {},
        voorbereiding=voorbereiding(bijeenkomst, lezer, dag) if bereidt_voor else Voorbereiding(),
        bereidt_voor=bereidt_voor and concept,
        mag_akkoord=concept and policy.mag_akkoord_geven(lezer, bijeenkomst, dag),
        mag_regie=policy.mag_regie_lezen(lezer, bijeenkomst, dag),
    )
