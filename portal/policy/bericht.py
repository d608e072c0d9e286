"""Mail: who still gets a letter when it leaves, and who is told of one that did not arrive."""

from collections.abc import Callable
from datetime import date
from typing import Any

from peewee import Expression

from portal.models import (
    Actie,
    Bericht,
    Bijeenkomst,
    Dilemma,
    Gremium,
    Lidmaatschap,
    Opbrengst,
    Persoon,
    Signaal,
    Stuk,
)
from portal.policy.beheer import mag_beheren
from portal.policy.bijeenkomst import bijeenkomsten_van, zichtbare_bijeenkomsten
from portal.policy.dilemma import zichtbaar
from portal.policy.grond import NIETS, heeft_rol, specialistenzetels
from portal.policy.signaal import zichtbare_signalen
from portal.policy.uitkomst import (
    leesbare_opbrengsten,
    zichtbare_acties,
    zichtbare_stukken,
    zichtbare_werkgroepen,
)
from portal.vocabulary import Rol

Zien = Callable[[Persoon | None, date], Expression]


def _hoort_van(persoon: Persoon | None, dag: date) -> Expression:
    """Meetings one sees, or sits in: of one that was never announced its decisions are told."""
    return zichtbare_bijeenkomsten(persoon, dag) | bijeenkomsten_van(persoon, dag)


# What a link shows, by the first word of its address: the column that the second word names, and
# who sees such a row. A link to no row in particular (one's acties, a page to sign in) is for all.
ACHTER_LINK: dict[str, tuple[Any, Zien]] = {
    "dilemma": (Dilemma.nummer, zichtbaar),
    "signaal": (Signaal.nummer, zichtbare_signalen),
    "bijeenkomsten": (Bijeenkomst.id, _hoort_van),
    "werkgroepen": (Gremium.id, zichtbare_werkgroepen),
    "gremium": (Gremium.id, zichtbare_werkgroepen),
    "geheimhouding": (Lidmaatschap.id, specialistenzetels),
    "acties": (Actie.id, zichtbare_acties),
    "kennisbank": (Opbrengst.id, leesbare_opbrengsten),
    "stukken": (Stuk.id, zichtbare_stukken),
    "mail": (Bericht.id, lambda persoon, dag: zichtbare_berichten(persoon)),
}


def mag_link_openen(persoon: Persoon, pad: str, dag: date) -> bool:
    """Tell whether a link in a letter still shows this person something: a letter about what they
    may not see any more is not for them.
    """
    soort, sleutel, *_ = [*pad.strip("/").split("/"), ""]
    if soort == "beheer":
        return mag_beheren(persoon)
    if soort not in ACHTER_LINK or not sleutel:
        return persoon.actief
    kolom, zien = ACHTER_LINK[soort]
    ziet: bool = kolom.model.select().where(kolom == sleutel, zien(persoon, dag)).exists()
    return ziet


def mag_post_nazien(persoon: Persoon | None) -> bool:
    """Tell whether this person looks after mail that did not arrive: adviseurs and beheerders."""
    return heeft_rol(persoon, Rol.ADVISEUR) or heeft_rol(persoon, Rol.BEHEERDER)


def zichtbare_berichten(persoon: Persoon | None) -> Expression:
    """Return the condition on Bericht: mail to oneself; who looks after the mail sees all of it."""
    if persoon is None or not persoon.actief:
        return NIETS
    alle = Bericht.id.is_null(False)
    return alle if mag_post_nazien(persoon) else Bericht.persoon == persoon.id
