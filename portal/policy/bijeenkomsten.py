"""Meetings: who knows of one, who prepares it, and who reads its agenda."""

from datetime import date

from peewee import Expression

from portal.models import Agendapunt, Behandeling, Bijeenkomst, Gremium, Lidmaatschap, Medegremium, Persoon, Stuk
from portal.policy.grond import NIETS, gremia
from portal.vocabulary import GremiumSoort


def bijeenkomsten_van(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Bijeenkomst: held by or with a gremium this person sits in, planned or not."""
    eigen = gremia(persoon, dag)
    als_gast = Medegremium.select(Medegremium.bijeenkomst).where(Medegremium.gremium.in_(eigen))
    return Bijeenkomst.gremium.in_(eigen) | Bijeenkomst.id.in_(als_gast)


def zichtbare_bijeenkomsten(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Bijeenkomst: members know of a meeting once they were invited or its agenda was issued.

    The chair, and for the Beraad the Platform, see it while it is being prepared. Who knows of a meeting may not yet
    read its agenda: `mag_agenda_lezen`.
    """
    if persoon is None or not persoon.actief:
        return NIETS
    if persoon.is_adviseur:
        return Bijeenkomst.id.is_null(False)
    uitgegeven = Bijeenkomst.id.in_(Stuk.select(Stuk.bijeenkomst).where(Stuk.bijeenkomst.is_null(False)))
    bekend = Bijeenkomst.vastgesteld_op.is_null(False) | Bijeenkomst.uitgenodigd_op.is_null(False) | uitgegeven
    als_lid = bijeenkomsten_van(persoon, dag) & (bekend | (Bijeenkomst.voorzitter == persoon.id))
    return als_lid | _mede_voorbereid(persoon, dag)


def _mede_voorbereid(persoon: Persoon, dag: date) -> Expression:
    """Meetings of the Beraad in preparation, for the members of the Platform (the CCV prepares them with both)."""
    beraad = Gremium.select(Gremium.id).where(Gremium.soort == GremiumSoort.BERAAD)
    platform = Gremium.select(Gremium.id).where(Gremium.soort == GremiumSoort.PLATFORM)
    in_platform = gremia(persoon, dag).where(Lidmaatschap.gremium.in_(platform)).exists()
    in_voorbereiding = Bijeenkomst.vastgesteld_op.is_null() & Bijeenkomst.afgezegd_op.is_null()
    bij_beraad = Bijeenkomst.gremium.in_(beraad) & (Bijeenkomst.gezamenlijk == False)  # noqa: E712 (a column)
    return bij_beraad & in_voorbereiding if in_platform else NIETS


def mag_voorbereiden(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person may read the draft of an agenda and comment on it."""
    if persoon.is_adviseur:
        return True
    als_voorzitter = bijeenkomsten_van(persoon, dag) & (Bijeenkomst.voorzitter == persoon.id)
    mag = als_voorzitter | _mede_voorbereid(persoon, dag)
    return persoon.actief and Bijeenkomst.select().where(Bijeenkomst.id == bijeenkomst.id, mag).exists()


def mag_agenda_lezen(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person may read the agenda as it is now: members once it is fixed, who prepares it always."""
    if mag_voorbereiden(persoon, bijeenkomst, dag):
        return True
    vast = bijeenkomsten_van(persoon, dag) & Bijeenkomst.vastgesteld_op.is_null(False)
    return persoon.actief and Bijeenkomst.select().where(Bijeenkomst.id == bijeenkomst.id, vast).exists()


def mag_akkoord_geven(persoon: Persoon, bijeenkomst: Bijeenkomst, dag: date) -> bool:
    """Tell whether this person is the chair who agrees with a draft agenda."""
    return bijeenkomst.voorzitter_id == persoon.id and mag_voorbereiden(persoon, bijeenkomst, dag)


def voorbereide_behandelingen(persoon: Persoon, dag: date) -> Expression:
    """Return the condition on Behandeling: texts on a draft agenda of the Beraad that the Platform may read.

    Only of dilemmas that this person saw at their own gremium.
    """
    op_concept = Agendapunt.select(Agendapunt.behandeling).join(Bijeenkomst).where(_mede_voorbereid(persoon, dag))
    gezien = Behandeling.alias()
    bij_mij = gezien.select(gezien.dilemma).where(
        gezien.begonnen_op.is_null(False), gezien.gremium.in_(gremia(persoon, dag))
    )
    op_concept = op_concept.where(Agendapunt.behandeling.is_null(False))
    return Behandeling.id.in_(op_concept) & Behandeling.dilemma.in_(bij_mij)
