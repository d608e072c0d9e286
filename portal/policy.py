"""Who may see what and who may do what: the only place that answers either (design section 3).

`None` stands for somebody without an account.
"""

from datetime import date
from enum import Enum

from peewee import Expression, ModelSelect

from portal.models import (
    Actie,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Gremium,
    Lidmaatschap,
    Opbrengst,
    Persoon,
)
from portal.vocabulary import ActieStatus, BesluitStatus, LidRol, Openbaarheid, Rol
from portal.workflow import Eis, Overgang, Wie, uit

NIETS = Expression(1, "=", 0)


class Zicht(Enum):
    """The parts of a dilemma that have readers of their own."""

    INTAKE = "wat de inbrenger schreef en wie dat is"
    AGENDATEKST = "de agendatekst van een gremium"
    NOTITIES = "notities van adviseurs"


def gremia(persoon: Persoon | None, dag: date) -> ModelSelect:
    """Return the query for ids of gremia whose work this person sees.

    A specialist only while the gremium runs; a beheerder none, whatever seat they were given.
    """
    wie = persoon.id if persoon and persoon.actief and persoon.rol is not Rol.BEHEERDER else None
    lid = Lidmaatschap.geldig(dag).select(Lidmaatschap.gremium).join(Gremium)
    als_specialist_loopt_het = (Lidmaatschap.rol != LidRol.SPECIALIST) | Gremium.gesloten_op.is_null()
    return lid.where(Lidmaatschap.persoon == wie, als_specialist_loopt_het)


def zichtbare_behandelingen(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Behandeling: begun at a gremium of this person; adviseurs see all of them."""
    if persoon and persoon.is_adviseur:
        return Behandeling.id.is_null(False)
    return Behandeling.begonnen_op.is_null(False) & Behandeling.gremium.in_(gremia(persoon, dag))


def zichtbaar(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Dilemma that lists, counts and search share; the CCV sees what was filed."""
    if persoon is None or not persoon.actief:
        return NIETS
    eigen = Dilemma.inbrenger == persoon.id
    if persoon.is_adviseur:
        return eigen | Dilemma.ingediend_op.is_null(False)
    bij_mijn_gremium = Behandeling.select(Behandeling.dilemma).where(zichtbare_behandelingen(persoon, dag))
    return eigen | Dilemma.id.in_(bij_mijn_gremium)


def zicht(persoon: Persoon | None, dilemma: Dilemma, dag: date) -> frozenset[Zicht]:
    """Return which parts of `dilemma` this person may see; empty means it does not exist for them."""
    if not Dilemma.select().where(Dilemma.id == dilemma.id, zichtbaar(persoon, dag)).exists():
        return frozenset()
    if persoon.is_adviseur and dilemma.ingediend_op:
        return frozenset(Zicht)
    delen = {Zicht.INTAKE} if dilemma.inbrenger_id == persoon.id else set()
    eigen_gremia = Behandeling.select().where(Behandeling.dilemma == dilemma, zichtbare_behandelingen(persoon, dag))
    if eigen_gremia.exists():
        delen.add(Zicht.AGENDATEKST)
    return frozenset(delen)


def mag_naam_zien(persoon: Persoon | None, dilemma: Dilemma, dag: date) -> bool:
    """Tell whether this person may know who brought the dilemma in."""
    delen = zicht(persoon, dilemma, dag)
    return Zicht.INTAKE in delen or (bool(delen) and dilemma.naam_tonen)


def mag_doen(persoon: Persoon | None, overgang: Overgang, dilemma: Dilemma) -> bool:
    """Tell whether this person may make this transition now, apart from `onvervulde_eis`."""
    if persoon is None or not persoon.actief or dilemma.status not in overgang.van:
        return False
    eigen = Wie.INBRENGER in overgang.wie and dilemma.inbrenger_id == persoon.id
    als_adviseur = Wie.ADVISEUR in overgang.wie and persoon.is_adviseur and dilemma.ingediend_op is not None
    return eigen or als_adviseur


def overgangen(persoon: Persoon | None, dilemma: Dilemma) -> tuple[Overgang, ...]:
    """Return the transitions this person may make now: exactly the buttons on the page."""
    return tuple(o for o in uit(dilemma.status) if mag_doen(persoon, o, dilemma))


def onvervulde_eis(overgang: Overgang, dilemma: Dilemma) -> Eis | None:
    """Return the condition that still stands in the way, or None."""
    if overgang.eis is Eis.BESLUIT_VRIJGEGEVEN and not vrijgegeven_besluiten(dilemma).exists():
        return overgang.eis
    if overgang.eis is Eis.GEEN_OPEN_ACTIE and open_acties(dilemma).exists():
        return overgang.eis
    return None


def vrijgegeven_besluiten(dilemma: Dilemma) -> ModelSelect:
    """Return the query for released decisions on a dilemma that no actie carries out yet."""
    uitgevoerd = Actie.select(Actie.besluit).where(Actie.besluit.is_null(False))
    return Besluit.select().where(
        Besluit.dilemma == dilemma, Besluit.status == BesluitStatus.VRIJGEGEVEN, Besluit.id.not_in(uitgevoerd)
    )


def open_acties(dilemma: Dilemma) -> ModelSelect:
    """Return the query for open acties of a dilemma, or of the bundel it is carried out with."""
    return Actie.select().where(Actie.dilemma.in_(dilemma.samen()), Actie.status == ActieStatus.OPEN)


def leesbare_opbrengsten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Opbrengst: what this person may read, in the kennisbank and on pages."""
    if persoon is None or not persoon.actief:
        return Opbrengst.openbaarheid == Openbaarheid.OPENBAAR
    if persoon.is_adviseur:
        return Opbrengst.id.is_null(False)
    deelnemer = Opbrengst.gremium.in_(gremia(persoon, dag)) | Opbrengst.dilemma.in_(
        Dilemma.select(Dilemma.id).where(zichtbaar(persoon, dag))
    )
    return (Opbrengst.openbaarheid != Openbaarheid.DEELNEMERS) | deelnemer


def zichtbare_bijeenkomsten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Bijeenkomst: members see a meeting once its agenda is fixed; the chair sees the draft."""
    if persoon is None or not persoon.actief:
        return NIETS
    if persoon.is_adviseur:
        return Bijeenkomst.id.is_null(False)
    vast = Bijeenkomst.vastgesteld_op.is_null(False) | (Bijeenkomst.voorzitter == persoon.id)
    return vast & Bijeenkomst.gremium.in_(gremia(persoon, dag))


def zichtbare_werkgroepen(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Gremium: the werkgroepen this person sits in; adviseurs see all."""
    if persoon is None or not persoon.actief:
        return NIETS
    return Gremium.id.is_null(False) if persoon.is_adviseur else Gremium.id.in_(gremia(persoon, dag))


def zichtbare_acties(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Actie: one's own and those of one's gremia; adviseurs see all."""
    if persoon is None or not persoon.actief:
        return NIETS
    if persoon.is_adviseur:
        return Actie.id.is_null(False)
    return (Actie.eigenaar == persoon.id) | Actie.gremium.in_(gremia(persoon, dag))


def heeft_rol(persoon: Persoon | None, rol: Rol) -> bool:
    """Tell whether an active person has this role; everyone signed in is a professional."""
    if persoon is None or not persoon.actief:
        return False
    return rol is Rol.PROFESSIONAL or persoon.rol is rol




def mag_leiden(persoon: Persoon, gremium: Gremium, dag: date) -> bool:
    """Tell whether this person may record what a werkgroep found: its trekker, or an adviseur."""
    zetels = Lidmaatschap.geldig(dag).where(Lidmaatschap.gremium == gremium, Lidmaatschap.rol == LidRol.VOORZITTER)
    return persoon.is_adviseur or (persoon.actief and zetels.where(Lidmaatschap.persoon == persoon).exists())


def mag_sluiten(persoon: Persoon, actie: Actie) -> bool:
    """Tell whether this person may report how an open actie ended: its owner, or an adviseur."""
    eigen = actie.eigenaar_id == persoon.id or persoon.is_adviseur
    return persoon.actief and eigen and actie.status is ActieStatus.OPEN
