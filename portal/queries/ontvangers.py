"""Who hears: of a transition as the last column of its table names them, of a deed as the table of
`portal.meldingen` does.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from portal import policy
from portal.db import binnen
from portal.models import (
    Actie,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    DilemmaThema,
    Gebeurtenis,
    Gremium,
    Lotverzoek,
    Ontvanger,
    Opbrengst,
    Persoon,
    Stuk,
    Volger,
    Vraag,
)
from portal.policy import mogen
from portal.policy.grond import zittend
from portal.queries.alarm import alarmeert
from portal.queries.bijeenkomst import plannen
from portal.queries.bijeenkomst.voorbereiding import GEVRAAGD
from portal.queries.gremia import zittende_leden
from portal.queries.rondom.stuk import leden_voor
from portal.tools.tijd import dag
from portal.vocabulary import EINDES, GremiumSoort, Status, Voorval
from portal.workflow import OVERGANG, Hoort, Overgang

GEPLAND = "gepland"


def ontvangers(
    overgang: Overgang, dilemma: Dilemma, naar: Status, actor: Persoon | None, nu: datetime
) -> list[Persoon]:
    """Return the people to mail, each once; whoever acts hears nothing new, except that what they
    filed was received.
    """
    ontvangst = overgang is OVERGANG["indienen"]
    mensen: dict[int, Persoon] = {}
    for groep in overgang.hoort:
        for persoon in _GROEP[groep](overgang, dilemma, naar, nu):
            if persoon != actor or (ontvangst and groep is Hoort.INBRENGER):
                mensen[persoon.id] = persoon
    return list(mensen.values())


def _inbrenger(overgang: Overgang, dilemma: Dilemma, naar: Status, nu: datetime) -> list[Persoon]:
    """The end is always told, and so that it was none; the steps on the way only to a confirmed
    address that asked for it.
    """
    van_of_naar_einde = naar in EINDES or set(overgang.van) <= set(EINDES)
    onderweg = dilemma.bevestigd_op is not None and dilemma.op_de_hoogte
    return [dilemma.inbrenger] if van_of_naar_einde or onderweg else []


def _adviseurs(overgang: Overgang, dilemma: Dilemma, naar: Status, nu: datetime) -> list[Persoon]:
    """Of what was withdrawn before it was filed the CCV hears nothing, nor of what anybody could
    have filed under this address, until that is confirmed; but of a threat at once.
    """
    if dilemma.ingediend_op is None:
        return []
    zeker_van_wie = dilemma.bevestigd_op is not None or dilemma.behandelaar is not None
    return adviseurs_van(dilemma) if zeker_van_wie or alarmeert(dilemma, nu) else []


def _volgers(overgang: Overgang, dilemma: Dilemma, naar: Status, nu: datetime) -> list[Persoon]:
    volgers = Persoon.select().join(Volger).where(Volger.dilemma == dilemma)
    return [p for p in volgers if policy.zicht(p, dilemma, dag(nu))]


def _leden_werkgroep(
    overgang: Overgang, dilemma: Dilemma, naar: Status, nu: datetime
) -> list[Persoon]:
    """Of what goes elsewhere, as to the Beraad, its members read in the agenda."""
    if naar is not Status.WERKGROEP:
        return []
    hier = Behandeling.select(Behandeling.gremium).where(
        Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null()
    )
    return list(Persoon.select().where(zittend(hier, dag(nu))))


_GROEP = {
    Hoort.INBRENGER: _inbrenger,
    Hoort.ADVISEURS: _adviseurs,
    Hoort.VOLGERS: _volgers,
    Hoort.LEDEN_WERKGROEP: _leden_werkgroep,
}


def adviseurs_van(dilemma: Dilemma) -> list[Persoon]:
    """Return who at the CCV hears of a dilemma: its behandelaar, or all while it has none."""
    return _of_alle_adviseurs([dilemma.behandelaar])


def _of_alle_adviseurs(mensen: Iterable[Persoon | None]) -> list[Persoon]:
    """Return who of these is an adviseur still, each once; all adviseurs when nobody is."""
    nog = {p.id: p for p in mensen if policy.leest_intern(p)}
    return list(nog.values()) or list(Persoon.adviseurs())


# Of a deed: the row it is about, and the moment.


def zelf(rij: Any, nu: datetime) -> list[Persoon]:
    """The person whose seat or calendar entry it is."""
    return [rij.persoon]


def inbrenger(rij: Any, nu: datetime) -> list[Persoon]:
    """The inbrenger of the dilemma or signaal."""
    return [rij.inbrenger]


def account(persoon: Persoon, nu: datetime) -> list[Persoon]:
    """Whose account it is."""
    return [persoon]


def andere_beheerders(persoon: Persoon, nu: datetime) -> list[Persoon]:
    """All beheerders but whose account it is; where that is at most one, all adviseurs too: nobody
    gives a role unseen.
    """
    anders = [p for p in Persoon.beheerders() if p != persoon]
    if len(anders) > 1:
        return anders
    return anders + [p for p in Persoon.adviseurs() if p != persoon]


def adviseurs_en_beheerders(rij: object, nu: datetime) -> list[Persoon]:
    """All adviseurs and all beheerders: who reads no content gives it to no account unseen."""
    return [*Persoon.adviseurs(), *Persoon.beheerders()]


def behandelaar(dilemma: Dilemma, nu: datetime) -> list[Persoon]:
    """The adviseur who looks after the dilemma."""
    return [dilemma.behandelaar] if dilemma.behandelaar else []


def behandelaar_en_steller(vraag: Vraag, nu: datetime) -> list[Persoon]:
    """Who asked, and the behandelaar; all adviseurs when both have gone."""
    return _of_alle_adviseurs([vraag.dilemma.behandelaar, vraag.steller])


def behandelaar_en_vrager(rij: Lotverzoek, nu: datetime) -> list[Persoon]:
    """Who asked the LOT, and the behandelaar; all adviseurs when both have gone."""
    return _of_alle_adviseurs([rij.dilemma.behandelaar, rij.gevraagd_door])


def alle_adviseurs(rij: object, nu: datetime) -> Iterable[Persoon]:
    """All adviseurs."""
    return Persoon.adviseurs()


def eigenaar(actie: Actie, nu: datetime) -> list[Persoon]:
    """The owner of the actie."""
    return [actie.eigenaar]


def genodigden(bijeenkomst: Bijeenkomst, nu: datetime) -> Iterable[Persoon]:
    """Whoever may come to the meeting."""
    return plannen.genodigden(bijeenkomst, dag(nu))


def leden(bijeenkomst: Bijeenkomst, nu: datetime) -> Iterable[Persoon]:
    """Whoever may come to the meeting, but no adviseurs."""
    return leden_voor(bijeenkomst, dag(nu))


def mede_voorbereiders(bijeenkomst: Bijeenkomst, nu: datetime) -> list[Persoon]:
    """The chair and, for the Beraad, the Platform's members, as far as they may read the draft."""
    mensen = {p.id: p for p in [bijeenkomst.voorzitter] if p}
    if bijeenkomst.gremium.soort is GremiumSoort.BERAAD:
        platform = Gremium.enige(GremiumSoort.PLATFORM)
        mensen |= {p.id: p for p in zittende_leden(platform, dag(nu))}
    return [p for p in mensen.values() if policy.mag_voorbereiden(p, bijeenkomst, dag(nu))]


def voorbereiders(bijeenkomst: Bijeenkomst, nu: datetime) -> list[Persoon]:
    """The adviseurs who planned the meeting and asked for akkoord; all of them when both have
    gone.
    """
    van_bijeenkomst = (Gebeurtenis.onderwerp == bijeenkomst.onderwerp) & (
        Gebeurtenis.soort == Voorval.BIJEENKOMST
    )
    rijen = Gebeurtenis.select(Gebeurtenis, Persoon).join(Persoon).where(van_bijeenkomst)
    laatste = {g.gegevens.get("wat"): g.wie for g in rijen.order_by(Gebeurtenis.id)}
    return _of_alle_adviseurs([laatste.get(GEPLAND), laatste.get(GEVRAAGD)])


def die_besloten(besluit: Besluit, nu: datetime) -> Iterable[Persoon]:
    """The members of the meeting that decided; without a meeting those of its gremium."""
    if besluit.bijeenkomst is None:
        return zittende_leden(besluit.gremium, dag(nu))
    return plannen.genodigden(besluit.bijeenkomst, dag(nu))


def themavolgers(opbrengst: Opbrengst, nu: datetime) -> list[Persoon]:
    """Who follows a thema of the opbrengst and may read it."""
    themas = DilemmaThema.select(DilemmaThema.thema).where(
        DilemmaThema.dilemma.in_(list(opbrengst.dilemmas()))
    )
    volgers = Persoon.select().join(Volger).where(binnen(Volger.thema, themas), Persoon.actief)
    dit = Opbrengst.select().where(Opbrengst.id == opbrengst.id)
    op_volgorde = volgers.distinct().order_by(Persoon.id)
    return [p for p in op_volgorde if dit.where(policy.leesbare_opbrengsten(p, dag(nu))).exists()]


def ontvangers_van(stuk: Stuk, nu: datetime) -> Iterable[Persoon]:
    """To whom the paper was issued."""
    rijen = Persoon.select().join(Ontvanger, on=Ontvanger.persoon == Persoon.id)
    return rijen.where(Ontvanger.stuk == stuk.id).order_by(Persoon.id)


def lezers_van(stuk: Stuk, nu: datetime) -> list[Persoon]:
    """To whom the paper was issued, as far as they may still read it."""
    return [p for p in ontvangers_van(stuk, nu) if mogen.als_lezer(p, stuk, nu)]
