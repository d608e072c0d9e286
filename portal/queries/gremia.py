"""Who sits where."""

from datetime import date

from peewee import ModelSelect

from portal import policy
from portal.models import Gremium, Lidmaatschap, Persoon


def zittende_leden(gremium: Gremium, dag: date) -> ModelSelect:
    """Return the query for active people who sit in `gremium` on `dag`, by name."""
    zetels = Lidmaatschap.geldig(dag).select(Lidmaatschap.persoon).where(Lidmaatschap.gremium == gremium)
    return Persoon.select().where(Persoon.id.in_(zetels), Persoon.actief).order_by(Persoon.naam)


def zetels(gremium: Gremium, dag: date) -> list[Lidmaatschap]:
    """Return the memberships that hold on `dag`, with their people, chair first."""
    rijen = (
        Lidmaatschap.geldig(dag).select(Lidmaatschap, Persoon).join(Persoon)
        .where(Lidmaatschap.gremium == gremium, Persoon.actief).order_by(Persoon.naam)
    )
    volgorde = list(type(rijen[0].rol)) if rijen else []
    return sorted(rijen, key=lambda lid: volgorde.index(lid.rol))


def werkgroepen(persoon: Persoon | None, dag: date) -> list[Gremium]:
    """Return the werkgroepen and denktanks this person may see, running ones first."""
    return list(Gremium.werkgroepen().where(policy.zichtbare_werkgroepen(persoon, dag)))


def werkgroep(id_: int, persoon: Persoon | None, dag: date) -> Gremium | None:
    """Return one werkgroep that this person may see, or None."""
    return Gremium.werkgroepen().where(Gremium.id == id_, policy.zichtbare_werkgroepen(persoon, dag)).first()
