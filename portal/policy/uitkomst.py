"""What comes out: opbrengsten, besluiten, acties, issued papers, and the work of a werkgroep."""

from datetime import date
from typing import Any

from peewee import Expression

from portal.db import binnen
from portal.models import (
    Actie,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Gremium,
    Lidmaatschap,
    Mededilemma,
    Opbrengst,
    Persoon,
    Stuk,
)
from portal.policy.bijeenkomst import bijeenkomsten_van
from portal.policy.dilemma import zichtbaar
from portal.policy.grond import NIETS, gremia, heeft_rol, heeft_zetel, leest_intern
from portal.vocabulary import EINDES, BesluitStatus, Kring, LidRol, Openbaarheid, Rol, Stuksoort


def leesbare_opbrengsten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Opbrengst: what this person may read, in the kennisbank and on
    pages; what was withdrawn only adviseurs.
    """
    geldt = Opbrengst.ingetrokken_op.is_null()
    if persoon is None or not persoon.actief:
        return geldt & (Opbrengst.openbaarheid == Openbaarheid.OPENBAAR)
    if persoon.is_adviseur:
        return Opbrengst.id.is_null(False)
    gezien = Dilemma.select(Dilemma.id).where(zichtbaar(persoon, dag))
    deelnemer = binnen(Opbrengst.gremium, gremia(persoon, dag)) | opbrengsten_van(gezien)
    return geldt & ((Opbrengst.openbaarheid != Openbaarheid.DEELNEMERS) | deelnemer)


def opbrengsten_van(dilemmas: Any) -> Expression:
    """Return the condition on Opbrengst: it came of one of these dilemmas (a query for ids, or
    rows), or answers one of them too.
    """
    mee = Mededilemma.select(Mededilemma.opbrengst).where(binnen(Mededilemma.dilemma, dilemmas))
    return binnen(Opbrengst.dilemma, dilemmas) | binnen(Opbrengst.id, mee)


def zichtbare_besluiten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Besluit: released ones of one's own meetings and dilemmas; adviseurs
    see all.
    """
    if persoon is None or not persoon.actief:
        return NIETS
    if persoon.is_adviseur:
        return Besluit.id.is_null(False)
    in_mijn_gremium = binnen(
        Besluit.bijeenkomst,
        Bijeenkomst.select(Bijeenkomst.id).where(bijeenkomsten_van(persoon, dag)),
    )
    gezien = Dilemma.select(Dilemma.id).where(zichtbaar(persoon, dag))
    # What is decided on one dilemma of a bundel is decided on all of it that is still open.
    is_open = Dilemma.status.not_in(EINDES)
    bundels = Dilemma.select(Dilemma.bundel).where(
        zichtbaar(persoon, dag), Dilemma.bundel.is_null(False), is_open
    )
    samen = Dilemma.select(Dilemma.id).where(binnen(Dilemma.bundel, bundels), is_open)
    over_mijn_dilemma = binnen(Besluit.dilemma, gezien) | binnen(Besluit.dilemma, samen)
    return (Besluit.status == BesluitStatus.VRIJGEGEVEN) & (in_mijn_gremium | over_mijn_dilemma)


def zichtbare_acties(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Actie: one's own and those of one's gremia; adviseurs see all."""
    if persoon is None or not persoon.actief or persoon.beperkt:
        return NIETS
    if persoon.is_adviseur:
        return Actie.id.is_null(False)
    return (Actie.eigenaar == persoon.id) | binnen(Actie.gremium, gremia(persoon, dag))


def zichtbare_stukken(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Stuk: issued papers of one's own meetings, and of the year for
    whoever has a seat.
    """
    if persoon is None or not persoon.actief:
        return NIETS
    if persoon.is_adviseur:
        return Stuk.id.is_null(False)
    voor_leden = [soort for soort in Stuksoort if soort.kring is Kring.LEDEN]
    eigen = Bijeenkomst.select(Bijeenkomst.id).where(bijeenkomsten_van(persoon, dag))
    van_bijeenkomst = binnen(Stuk.bijeenkomst, eigen) & Stuk.soort.in_(voor_leden)
    return van_bijeenkomst | Stuk.jaar.is_null(False) if heeft_zetel(persoon, dag) else NIETS


def mag_stuk_lezen(persoon: Persoon | None, stuk: Stuk, dag: date) -> bool:
    """Tell whether this person may read an issued paper."""
    return Stuk.select().where(Stuk.id == stuk.id, zichtbare_stukken(persoon, dag)).exists()


def mag_inhoud_lezen(persoon: Persoon | None, stuk: Stuk) -> bool:
    """Tell whether this person may read what stands in a paper of theirs: not once it was
    withdrawn, unless they are adviseurs.
    """
    return stuk.ingetrokken_op is None or leest_intern(persoon)


def mag_vrijgeven(persoon: Persoon | None) -> bool:
    """Tell whether this person says who else than the deelnemers reads a result: adviseurs."""
    return heeft_rol(persoon, Rol.ADVISEUR)


def zichtbare_werkgroepen(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Gremium: the werkgroepen this person sits in; adviseurs see all."""
    if persoon is None or not persoon.actief:
        return NIETS
    return (
        Gremium.id.is_null(False)
        if persoon.is_adviseur
        else binnen(Gremium.id, gremia(persoon, dag))
    )


def mag_leiden(persoon: Persoon, gremium: Gremium, dag: date) -> bool:
    """Tell whether this person may record what a werkgroep found: its trekker, or an adviseur."""
    zetels = Lidmaatschap.geldig(dag).where(
        Lidmaatschap.gremium == gremium, Lidmaatschap.rol == LidRol.VOORZITTER
    )
    return persoon.is_adviseur or (
        persoon.actief
        and not persoon.beperkt
        and zetels.where(Lidmaatschap.persoon == persoon).exists()
    )
