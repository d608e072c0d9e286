"""All tables, in an order in which they can be made."""

from portal.models.behandeling import Behandeling, Optie
from portal.models.bijeenkomst import Agendapunt, Bijeenkomst
from portal.models.dilemma import Bundel, Dilemma, DilemmaThema, Notitie, Thema, Volger, Vraag
from portal.models.gremia import Gremium, Lidmaatschap
from portal.models.logboek import Bericht, Gebeurtenis, Instelling, Teller, Verzoeksleutel
from portal.models.personen import Inloglink, Persoon, Sessie
from portal.models.uitkomst import Actie, Besluit, Opbrengst

TABELLEN = (
    Persoon, Sessie, Inloglink, Gremium, Lidmaatschap, Thema, Bundel, Dilemma, DilemmaThema, Vraag, Notitie,
    Volger, Behandeling, Optie, Bijeenkomst, Agendapunt, Opbrengst, Besluit, Actie, Gebeurtenis,
    Verzoeksleutel, Bericht, Instelling, Teller,
)

__all__ = [
    "TABELLEN", "Actie", "Agendapunt", "Behandeling", "Bericht", "Besluit", "Bijeenkomst", "Bundel", "Dilemma",
    "DilemmaThema", "Gebeurtenis", "Gremium", "Inloglink", "Instelling", "Lidmaatschap", "Notitie", "Opbrengst",
    "Optie", "Persoon", "Sessie", "Teller", "Thema", "Verzoeksleutel", "Volger", "Vraag",
]
