"""Everything that one person may see of one dilemma, fetched for its page."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from peewee import JOIN, ModelSelect

from portal import policy
from portal.db import binnen
from portal.models import (
    Actie,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Correctie,
    Dilemma,
    DilemmaThema,
    Doel,
    Gremium,
    Notitie,
    Opbrengst,
    Optie,
    Persoon,
    Thema,
    Volger,
    Vraag,
)
from portal.policy import Zicht
from portal.queries.bladen import Blad, Bladen
from portal.queries.ladder import Traptrede, ladder
from portal.queries.rondom.acties import met_eigenaar
from portal.queries.rondom.doel import van_dilemma
from portal.queries.rondom.lot import Lotregel, lotverzoeken
from portal.queries.rondom.post import Postregel, bij_zaak
from portal.queries.tijdlijn import Tijdlijnregel, tijdlijn
from portal.queries.wachten import Wacht, contact_voor, getoond
from portal.vocabulary import BesluitStatus, Status
from portal.workflow import Eis, Overgang

Rij = TypeVar("Rij", Vraag, Behandeling)


@dataclass(frozen=True)
class Knop:
    """A transition this person may make, what stands in its way, and whether it is the main way:
    one rung on.
    """

    overgang: Overgang
    eis: Eis | None
    hoofd: bool


@dataclass(frozen=True)
class Dossier:
    """A dilemma as one reader sees it; what they may not see is not in here."""

    dilemma: Dilemma
    delen: frozenset[Zicht]
    wacht: Wacht
    ladder: list[Traptrede]
    knoppen: list[Knop]
    volgt: bool
    toon_inbrenger: bool
    behandelingen: list[Behandeling] = field(default_factory=list)
    themas: list[str] = field(default_factory=list)
    vragen: Blad[Vraag] = field(default_factory=Blad)
    notities: Blad[Notitie] = field(default_factory=Blad)
    tijdlijn: Blad[Tijdlijnregel] = field(default_factory=Blad)
    opbrengsten: Blad[Opbrengst] = field(default_factory=Blad)
    besluiten: Blad[Besluit] = field(default_factory=Blad)
    acties: Blad[Actie] = field(default_factory=Blad)
    bundel: list[Dilemma] = field(default_factory=list)
    doelen: Blad[Doel] = field(default_factory=Blad)
    lotverzoeken: Blad[Lotregel] = field(default_factory=Blad)
    post: Blad[Postregel] = field(default_factory=Blad)
    bedreigd: bool = False
    contact_voor: date | None = None

    @property
    def titel(self) -> str:
        """Return the title this reader knows the dilemma by."""
        if Zicht.INTAKE in self.delen and self.dilemma.titel:
            return self.dilemma.titel
        return self.behandelingen[-1].titel if self.behandelingen else self.dilemma.nummer

    @property
    def huidige(self) -> Behandeling | None:
        """Return the stay that is prepared or runs, if this reader may see it."""
        return next((b for b in self.behandelingen if b.geeindigd_op is None), None)


def dossier(dilemma: Dilemma, lezer: Persoon, dag: date, bladen: Bladen | None = None) -> Dossier:
    """Return what `lezer` may see of `dilemma`, of each part the page that `bladen` asks for; the
    caller has made sure that it is something.
    """
    bladen = bladen or Bladen()
    delen = policy.zicht(lezer, dilemma, dag)
    van_intake = Zicht.INTAKE in delen
    return Dossier(
        dilemma=dilemma,
        delen=delen,
        wacht=getoond(dilemma, leest_intake=van_intake),
        ladder=ladder(dilemma),
        knoppen=_knoppen(dilemma, lezer),
        volgt=Volger.select().where(Volger.persoon == lezer, Volger.dilemma == dilemma).exists(),
        toon_inbrenger=policy.mag_naam_zien(lezer, dilemma, dag),
        behandelingen=_behandelingen(dilemma, lezer, dag),
        themas=themas(dilemma),
        notities=_notities(dilemma, bladen) if Zicht.NOTITIES in delen else Blad(),
        opbrengsten=_opbrengsten(dilemma, lezer, dag, bladen),
        besluiten=_besluiten(dilemma, lezer, dag, bladen),
        acties=_acties(dilemma, lezer, dag, bladen),
        bundel=_bundel(dilemma, lezer, dag),
        lotverzoeken=lotverzoeken(dilemma, delen, dag, bladen),
        doelen=van_dilemma(dilemma, lezer, dag, bladen),
        post=bij_zaak(dilemma, lezer, dag, bladen) if van_intake else Blad(),
        bedreigd=van_intake and dilemma.bedreigd,
        contact_voor=contact_voor(dilemma) if van_intake else None,
        vragen=_vragen(dilemma, bladen) if van_intake else Blad(),
        tijdlijn=tijdlijn(dilemma, lezer, dag, bladen) if van_intake else Blad(),
    )


def _knoppen(dilemma: Dilemma, lezer: Persoon) -> list[Knop]:
    volgende = list(Status)[list(Status).index(dilemma.status) + 1 :][:1]
    return [
        Knop(o, policy.onvervulde_eis(o, dilemma), list(o.naar[:1]) == volgende)
        for o in policy.overgangen(lezer, dilemma)
    ]


def _vragen(dilemma: Dilemma, bladen: Bladen) -> Blad[Vraag]:
    rijen = Vraag.select(Vraag, Persoon).join(Persoon).where(Vraag.dilemma == dilemma)
    blad = bladen.laatste("vragen", rijen.order_by(Vraag.id.desc()))
    return blad.met(_van(dilemma, blad))


def _van(dilemma: Dilemma, rijen: list[Rij]) -> list[Rij]:
    """Return rows with their dilemma in them: a mark that asks for it then costs no query each."""
    for rij in rijen:
        rij.dilemma = dilemma
    return rijen


def _behandelingen(dilemma: Dilemma, lezer: Persoon, dag: date) -> list[Behandeling]:
    rijen = (
        Behandeling.select(Behandeling, Gremium)
        .join(Gremium)
        .where(Behandeling.dilemma == dilemma, policy.zichtbare_behandelingen(lezer, dag))
        .order_by(Behandeling.id)
    )
    opties = Optie.select().order_by(Optie.volgorde, Optie.id)
    return _van(dilemma, list(rijen.prefetch(opties)))


def opties(behandeling: Behandeling) -> list[Optie]:
    """Return the ways out that a stay offers the Beraad, in the order of the adviseur."""
    return list(behandeling.opties.order_by(Optie.volgorde, Optie.id))


def themas(*dilemmas: Dilemma) -> list[str]:
    """Return the names of the themas of one or more dilemmas, in the order of the themas."""
    hun = DilemmaThema.select(DilemmaThema.thema).where(DilemmaThema.dilemma.in_(dilemmas))
    rijen = Thema.select(Thema.naam).where(binnen(Thema.id, hun))
    return [thema.naam for thema in rijen.order_by(Thema.volgorde, Thema.id)]


def _notities(dilemma: Dilemma, bladen: Bladen) -> Blad[Notitie]:
    rijen = Notitie.select(Notitie, Persoon).join(Persoon).where(Notitie.dilemma == dilemma)
    return bladen.van("notities", rijen.order_by(Notitie.id.desc()))


def alle_vrijgegeven(dilemma: Dilemma) -> list[Besluit]:
    """Return the released decisions on a dilemma that has ended, for its letter."""
    return list(_op_dilemma(dilemma).where(Besluit.status == BesluitStatus.VRIJGEGEVEN))


def _besluiten(dilemma: Dilemma, lezer: Persoon, dag: date, bladen: Bladen) -> Blad[Besluit]:
    """Return the last decisions `lezer` may read, with what they said before they were put
    right.
    """
    rijen = _op_dilemma(dilemma).where(policy.zichtbare_besluiten(lezer, dag))
    blad: Blad[Besluit] = bladen.laatste("besluiten", rijen.order_by(Besluit.id.desc()))
    verbeterd: dict[int | None, list[Correctie]] = {}
    hun = Correctie.select().where(Correctie.besluit.in_([b.id for b in blad]))
    for correctie in hun.order_by(Correctie.id):
        verbeterd.setdefault(correctie.besluit_id, []).append(correctie)
    for besluit in blad:
        vars(besluit)["correcties"] = verbeterd.get(besluit.id, [])
    return blad


def _op_dilemma(dilemma: Dilemma) -> "ModelSelect[Besluit]":
    """Return the query for all decisions on a dilemma or its bundel, the first one first."""
    rijen = Besluit.select(Besluit, Dilemma, Bijeenkomst).join(Dilemma).switch(Besluit)
    met_bijeenkomst = rijen.join(Bijeenkomst, JOIN.LEFT_OUTER)
    return met_bijeenkomst.where(binnen(Besluit.dilemma, dilemma.samen())).order_by(Besluit.id)


def _acties(dilemma: Dilemma, lezer: Persoon, dag: date, bladen: Bladen) -> Blad[Actie]:
    hier = binnen(Actie.dilemma, dilemma.samen()) & policy.zichtbare_acties(lezer, dag)
    return bladen.van("acties", met_eigenaar().where(hier))


def opbrengsten(dilemma: Dilemma, lezer: Persoon, dag: date) -> list[Opbrengst]:
    """Return what came out of a dilemma, as far as `lezer` may read it, earliest first."""
    return list(_leesbare_opbrengsten(dilemma, lezer, dag).order_by(Opbrengst.id))


def _opbrengsten(dilemma: Dilemma, lezer: Persoon, dag: date, bladen: Bladen) -> Blad[Opbrengst]:
    rijen = _leesbare_opbrengsten(dilemma, lezer, dag).order_by(Opbrengst.id.desc())
    return bladen.laatste("opbrengsten", rijen)


def _leesbare_opbrengsten(dilemma: Dilemma, lezer: Persoon, dag: date) -> "ModelSelect[Opbrengst]":
    leesbaar = policy.leesbare_opbrengsten(lezer, dag)
    return Opbrengst.select().where(policy.opbrengsten_van([dilemma.id]), leesbaar)


def _bundel(dilemma: Dilemma, lezer: Persoon, dag: date) -> list[Dilemma]:
    if dilemma.bundel_id is None or not policy.leest_intern(lezer):
        return []
    anderen = Dilemma.select().where(Dilemma.bundel == dilemma.bundel_id, Dilemma.id != dilemma.id)
    return list(
        anderen.where(policy.zichtbaar(lezer, dag), Dilemma.status != Status.CONCEPT).order_by(
            Dilemma.nummer
        )
    )
