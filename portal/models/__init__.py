"""All tables, in an order in which they can be made."""

from portal.db import BaseModel
from portal.models.behandeling import Behandeling, Optie
from portal.models.bijeenkomst import Agendapunt, Bijeenkomst
from portal.models.correctie import Correctie
from portal.models.dilemma import Bundel, Dilemma, DilemmaThema, Notitie, Thema, Volger, Vraag
from portal.models.doel import Doel, DoelDilemma, Doeljaar, Meting
from portal.models.drempel import Turf
from portal.models.gremium import Gremium, Lidmaatschap
from portal.models.koppeling import Koppeling
from portal.models.logboek import Bericht, Gebeurtenis, Instelling, Teller, Verzoeksleutel
from portal.models.persoon import Inloglink, Linkverzoek, Persoon, Sessie
from portal.models.signaal import Lotverzoek, Signaal
from portal.models.stuk import Exemplaar, Inzage, Ontvanger, Stuk
from portal.models.uitkomst import Actie, Besluit, Mededilemma, Opbrengst
from portal.models.vergadering import (
    Aanwezigheid,
    Gesprekstafel,
    Medegremium,
    Opmerking,
    Tafelgast,
    Toezegging,
)

TABELLEN = (
    Persoon,
    Sessie,
    Inloglink,
    Linkverzoek,
    Koppeling,
    Turf,
    Gremium,
    Lidmaatschap,
    Thema,
    Bundel,
    Dilemma,
    DilemmaThema,
    Vraag,
    Notitie,
    Volger,
    Behandeling,
    Optie,
    Bijeenkomst,
    Agendapunt,
    Opbrengst,
    Mededilemma,
    Doel,
    Doeljaar,
    Meting,
    DoelDilemma,
    Besluit,
    Actie,
    Signaal,
    Lotverzoek,
    Correctie,
    Opmerking,
    Aanwezigheid,
    Toezegging,
    Medegremium,
    Gesprekstafel,
    Tafelgast,
    Stuk,
    Ontvanger,
    Exemplaar,
    Inzage,
    Gebeurtenis,
    Verzoeksleutel,
    Bericht,
    Instelling,
    Teller,
)

__all__ = [
    "TABELLEN",
    "Aanwezigheid",
    "Actie",
    "Agendapunt",
    "BaseModel",
    "Behandeling",
    "Bericht",
    "Besluit",
    "Bijeenkomst",
    "Bundel",
    "Correctie",
    "Dilemma",
    "DilemmaThema",
    "Doel",
    "DoelDilemma",
    "Doeljaar",
    "Exemplaar",
    "Gebeurtenis",
    "Gesprekstafel",
    "Gremium",
    "Inloglink",
    "Instelling",
    "Inzage",
    "Koppeling",
    "Lidmaatschap",
    "Linkverzoek",
    "Lotverzoek",
    "Mededilemma",
    "Medegremium",
    "Meting",
    "Notitie",
    "Ontvanger",
    "Opbrengst",
    "Opmerking",
    "Optie",
    "Persoon",
    "Sessie",
    "Signaal",
    "Stuk",
    "Tafelgast",
    "Teller",
    "Thema",
    "Toezegging",
    "Turf",
    "Verzoeksleutel",
    "Volger",
    "Vraag",
]
