"""The accounts as a spreadsheet, for a beheerder: who, in which role and with which seats."""

from datetime import date

from portal.db import binnen, op_naam
from portal.models import Gremium, Lidmaatschap, Persoon
from portal.queries.uitvoer import HOOGSTENS, Uitvoer, ja
from portal.tools.rekenblad import Cel
from portal.tools.tijd import dag

MENSEN = Uitvoer(
    "mensen",
    "Mensen",
    {
        "Naam": lambda p: p.naam,
        "E-mailadres": lambda p: p.email,
        "Organisatie": lambda p: p.organisatie,
        "Functie": lambda p: p.functie,
        "Rol": lambda p: p.rol.label,
        "Account open": lambda p: ja(p.actief),
        "E-mailadres bevestigd op": lambda p: p.bevestigd_op and dag(p.bevestigd_op),
        "Tweede stap bij inloggen": lambda p: ja(p.beveiligd_op),
        "Plaatsen nu": lambda p: vars(p)["plaatsen"],
    },
)


def van_mensen(vandaag: date) -> list[list[Cel]]:
    """Return all accounts by name, with the seats that each has now."""
    mensen = list(Persoon.select().order_by(*op_naam(Persoon)).limit(HOOGSTENS + 1))
    plaatsen = _plaatsen(vandaag)
    for persoon in mensen:
        vars(persoon)["plaatsen"] = "; ".join(plaatsen.get(persoon.id, []))
    return MENSEN.rijen(mensen)


def _plaatsen(vandaag: date) -> dict[int, list[str]]:
    """Return by account in which gremia somebody sits, and as what."""
    geldig = Lidmaatschap.geldig(vandaag).select(Lidmaatschap.id)
    zetels = Lidmaatschap.select(Lidmaatschap, Gremium).join(Gremium)
    per: dict[int, list[str]] = {}
    for zetel in zetels.where(binnen(Lidmaatschap.id, geldig)).order_by(*op_naam(Gremium)):
        per.setdefault(zetel.persoon_id, []).append(f"{zetel.gremium.naam} ({zetel.rol.label})")
    return per
