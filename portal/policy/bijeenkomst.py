"""Meetings: who knows of one, who prepares it, and who reads its agenda."""

from datetime import date, datetime

from peewee import Expression

from portal.db import binnen
from portal.models import (
    Agendapunt,
    Behandeling,
    Bijeenkomst,
    Gesprekstafel,
    Gremium,
    Lidmaatschap,
    Medegremium,
    Opmerking,
    Persoon,
    Stuk,
)
from portal.policy.dilemma import zichtbare_behandelingen
from portal.policy.grond import NIETS, gremia, zittend
from portal.tools.tijd import dag as dag_van
from portal.vocabulary import GremiumSoort


def bijeenkomsten_van(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Bijeenkomst: held by or with a gremium this person sits in, planned
    or not.
    """
    eigen = gremia(persoon, dag)
    als_gast = Medegremium.select(Medegremium.bijeenkomst).where(binnen(Medegremium.gremium, eigen))
    return binnen(Bijeenkomst.gremium, eigen) | binnen(Bijeenkomst.id, als_gast)


def zichtbare_bijeenkomsten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Bijeenkomst: members know of a meeting once they were invited or its
    agenda was issued.

    The chair, and for the Beraad the Platform, see it while it is being prepared; what was called
    off before anybody was told of it is gone for them too. Who knows of a meeting may not yet read
    its agenda: `mag_agenda_lezen`.
    """
    if persoon is None or not persoon.actief:
        return NIETS
    if persoon.is_adviseur:
        return Bijeenkomst.id.is_null(False)
    als_voorzitter = (Bijeenkomst.voorzitter == persoon.id) & Bijeenkomst.afgezegd_op.is_null()
    als_lid = bijeenkomsten_van(persoon, dag) & (is_bekend() | als_voorzitter)
    return als_lid | _mede_voorbereid(persoon, dag)


def is_bekend() -> Expression:
    """Return the condition on Bijeenkomst: its members were told of it, by an invitation, an agenda
    or a paper.
    """
    uitgegeven = binnen(
        Bijeenkomst.id, Stuk.select(Stuk.bijeenkomst).where(Stuk.bijeenkomst.is_null(False))
    )
    return (
        Bijeenkomst.vastgesteld_op.is_null(False)
        | Bijeenkomst.uitgenodigd_op.is_null(False)
        | uitgegeven
    )


def genodigden(bijeenkomst: Bijeenkomst, dag: date) -> Expression:
    """Return the condition on Persoon: whoever `bijeenkomsten_van` gives this meeting on that
    day.
    """
    gremium = Gremium.select(Gremium.id).where(Gremium.id == bijeenkomst.gremium_id)
    mede = Medegremium.select(Medegremium.gremium).where(Medegremium.bijeenkomst == bijeenkomst.id)
    return zittend(gremium, dag) | zittend(mede, dag)


def _mede_voorbereid(persoon: Persoon, dag: date) -> Expression:
    """Meetings of the Beraad in preparation, for the members of the Platform (the CCV prepares them
    with both).
    """
    beraad = Gremium.select(Gremium.id).where(Gremium.soort == GremiumSoort.BERAAD)
    platform = Gremium.select(Gremium.id).where(Gremium.soort == GremiumSoort.PLATFORM)
    in_platform = gremia(persoon, dag).where(binnen(Lidmaatschap.gremium, platform)).exists()
    in_voorbereiding = Bijeenkomst.vastgesteld_op.is_null() & Bijeenkomst.afgezegd_op.is_null()
    bij_beraad = binnen(Bijeenkomst.gremium, beraad) & (Bijeenkomst.gezamenlijk == False)  # noqa: E712 (a column)
    return bij_beraad & in_voorbereiding if in_platform else NIETS


def mag_voorbereiden(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person may read the draft of an agenda and comment on it."""
    if persoon.is_adviseur:
        return True
    mag = _als_voorzitter(persoon, dag) | _mede_voorbereid(persoon, dag)
    return (
        persoon.actief
        and Bijeenkomst.select().where(Bijeenkomst.id == bijeenkomst.id, mag).exists()
    )


def mag_agenda_lezen(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person may read the agenda as it is now: members once it is fixed, who
    prepares it always.
    """
    return (
        Bijeenkomst.select()
        .where(Bijeenkomst.id == bijeenkomst.id, leesbare_agendas(persoon, dag))
        .exists()
    )


def leesbare_agendas(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Bijeenkomst: its agenda as it is now may be read by this person.

    Of a meeting that was called off only adviseurs have an agenda to read.
    """
    if persoon is None or not persoon.actief:
        return NIETS
    if persoon.is_adviseur:
        return Bijeenkomst.id.is_null(False)
    vast = Bijeenkomst.vastgesteld_op.is_null(False) & Bijeenkomst.afgezegd_op.is_null()
    als_lid = bijeenkomsten_van(persoon, dag) & vast
    return als_lid | _als_voorzitter(persoon, dag) | _mede_voorbereid(persoon, dag)


def _als_voorzitter(persoon: Persoon, dag: date) -> Expression:
    voorzitter = (Bijeenkomst.voorzitter == persoon.id) & Bijeenkomst.afgezegd_op.is_null()
    return bijeenkomsten_van(persoon, dag) & voorzitter


def leesbare_teksten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Behandeling: its text may be read on an agenda, of one's own gremium
    or in its draft.
    """
    gezien = zichtbare_behandelingen(persoon, dag)
    return (
        gezien | voorbereide_behandelingen(persoon, dag) if persoon and persoon.actief else gezien
    )


def leesbare_punten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Agendapunt: on an agenda that may be read, a dilemma only if its text
    may be read.
    """
    leesbaar = Bijeenkomst.select(Bijeenkomst.id).where(leesbare_agendas(persoon, dag))
    teksten = Behandeling.select(Behandeling.id).where(leesbare_teksten(persoon, dag))
    mag = Agendapunt.behandeling.is_null() | binnen(Agendapunt.behandeling, teksten)
    return binnen(Agendapunt.bijeenkomst, leesbaar) & mag


def leest_alles(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person knows of every item of an agenda; who prepares another gremium's
    only of some.
    """
    eigen = Bijeenkomst.select().where(
        Bijeenkomst.id == bijeenkomst.id, bijeenkomsten_van(persoon, dag)
    )
    return persoon.is_adviseur or eigen.exists()


def mag_regie_lezen(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person reads what is kept for the chair and the adviseurs: the regieboek
    and its fields.
    """
    return persoon.is_adviseur or mag_akkoord_geven(persoon, bijeenkomst, dag)


def mag_verslag_lezen(persoon: Persoon, punt: Agendapunt) -> bool:
    """Tell whether this person reads the notes of an item they may know of: others than adviseurs
    once it is done.
    """
    return persoon.is_adviseur or punt.uitslag is not None


def zichtbare_opmerkingen(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Opmerking: adviseurs and the chair read all, others who prepare only
    their own.

    What the chair writes about one item may speak of another that the Platform does not know.
    """
    if persoon is None or not persoon.actief or persoon.beperkt:
        return NIETS
    if persoon.is_adviseur:
        return Opmerking.id.is_null(False)
    voorgezeten = Bijeenkomst.select(Bijeenkomst.id).where(_als_voorzitter(persoon, dag))
    in_bijeenkomst = binnen(Opmerking.bijeenkomst, voorgezeten)
    return in_bijeenkomst | (Opmerking.auteur == persoon.id)


def mag_akkoord_geven(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person is the chair who agrees with a draft agenda."""
    return bijeenkomst.voorzitter_id == persoon.id and mag_voorbereiden(persoon, bijeenkomst, dag)


def voorbereide_behandelingen(persoon: Persoon, dag: date) -> Expression:
    """Return the condition on Behandeling: texts on a draft agenda of the Beraad that the Platform
    may read.

    Only of dilemmas that this person saw at their own gremium.
    """
    op_concept = (
        Agendapunt.select(Agendapunt.behandeling)
        .join(Bijeenkomst)
        .where(_mede_voorbereid(persoon, dag))
    )
    gezien = Behandeling.alias()
    bij_mij = gezien.select(gezien.dilemma).where(
        gezien.begonnen_op.is_null(False), binnen(gezien.gremium, gremia(persoon, dag))
    )
    op_concept = op_concept.where(Agendapunt.behandeling.is_null(False))
    return binnen(Behandeling.id, op_concept) & binnen(Behandeling.dilemma, bij_mij)


def mag_aanschuiven(persoon: Persoon, bijeenkomst: Bijeenkomst, nu: datetime) -> bool:
    """Tell whether this person may choose a table: who may come, until it begins; a tafelheer stays
    at their own.
    """
    voorbij = bijeenkomst.begint <= nu or bijeenkomst.afgezegd_op is not None
    if voorbij or bijeenkomst.tafels.where(Gesprekstafel.tafelheer == persoon.id).exists():
        return False
    komt = Persoon.select().where(Persoon.id == persoon.id, genodigden(bijeenkomst, dag_van(nu)))
    return komt.exists() and mag_agenda_lezen(persoon, bijeenkomst, dag_van(nu))


def mag_tafelresultaat(
    persoon: Persoon, tafel: Gesprekstafel, bijeenkomst: Bijeenkomst, nu: datetime
) -> bool:
    """Tell whether this person may record what a table came to: its tafelheer or an adviseur, once
    it has begun.
    """
    geweest = bijeenkomst.begint <= nu and bijeenkomst.afgezegd_op is None
    telt = geweest and persoon.actief and not persoon.beperkt
    return telt and (persoon.is_adviseur or tafel.tafelheer_id == persoon.id)
