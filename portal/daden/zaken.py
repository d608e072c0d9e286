"""Which thing the screen of a row is about, and where that thing is found."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from peewee import Model

from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Bericht,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Doel,
    Gesprekstafel,
    Gremium,
    Lidmaatschap,
    Lotverzoek,
    Notitie,
    Opbrengst,
    Passkey,
    Persoon,
    Signaal,
    Stuk,
    Tekstversie,
    Thema,
    Vraag,
)
from portal.queries.rondom.stuk import KOLOMMEN
from portal.tools import adressen

_ZAAK: dict[type[Model], Callable[[Any], Any]] = {
    Agendapunt: attrgetter("bijeenkomst"),
    Gesprekstafel: attrgetter("bijeenkomst"),
    Vraag: attrgetter("dilemma"),
    Lotverzoek: attrgetter("dilemma"),
    Behandeling: attrgetter("dilemma"),
    Notitie: attrgetter("dilemma"),
    Besluit: lambda b: b.dilemma or b.bijeenkomst,
    Lidmaatschap: attrgetter("gremium"),
    Passkey: attrgetter("persoon"),
}
# Of a paper no deed needs its bytes.
LICHT = {Stuk: KOLOMMEN}
_ADRES: dict[type[Model], Callable[[Any], str]] = {
    Dilemma: attrgetter("nummer"),
    Signaal: lambda s: adressen.signaal(s.nummer),
    Bijeenkomst: lambda b: adressen.bijeenkomst(b.id),
    Gremium: attrgetter("adres"),
    Doel: lambda d: adressen.doel(d.id),
    Opbrengst: lambda o: adressen.opbrengst(o.id),
    Stuk: lambda s: adressen.stuk(s.id),
    Actie: lambda a: adressen.actie(a.id),
    Persoon: lambda _: adressen.GEGEVENS,
    Bericht: lambda _: adressen.BRIEVEN,
    Thema: lambda _: adressen.THEMAS,
    Tekstversie: lambda _: adressen.TEKSTEN,
}


def zaak_van(rij: Any) -> Any:
    """Return the thing whose page shows this row: of an agendapunt its meeting; else itself."""
    return _ZAAK.get(type(rij), lambda zelf: zelf)(rij)


def adres_van(rij: Any) -> str:
    """Return where a deed leads: the address of the thing that shows the row, of a dilemma its
    number.
    """
    zaak = zaak_van(rij)
    return _ADRES[type(zaak)](zaak)


def vers_van(rij: Any) -> Any | None:
    """Return the row as the database has it now, or None when it is gone."""
    kolommen = LICHT.get(type(rij), ())
    return type(rij).select(*kolommen).where(type(rij)._meta.primary_key == rij.get_id()).first()
