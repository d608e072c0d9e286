"""The fixed words of the portal, each with the label a user reads (glossary:
docs/woordenlijst.md).
"""

from portal.vocabulary.geheimhouding import GEHEIMHOUDING, GEHEIMHOUDING_NU
from portal.vocabulary.grenzen import REGELS_MAX, TEKST_MAX, TITEL_MAX
from portal.vocabulary.ladder import (
    AGENDATEKST_IN,
    BIJ_GREMIUM,
    EINDES,
    WERKGROEPSOORTEN,
    Belemmering,
    GremiumSoort,
    SignaalStatus,
    Stap,
    Status,
    Steun,
    Trede,
    Verwijsdoel,
    WachtOp,
)
from portal.vocabulary.logboek import ADRES_GEVRAAGD, BEHEER, FACTOREN_AF, VOOR_INBRENGER, Voorval
from portal.vocabulary.mensen import LidRol, Rol
from portal.vocabulary.post import BEZIG, GEWONE_RANG, RANG, SOORTEN, VERHOLPEN, Onbezorgd
from portal.vocabulary.uitkomst import KRING, Kring, OpbrengstSoort, Openbaarheid, Stuksoort
from portal.vocabulary.vergaderen import (
    Aanwezig,
    ActieStatus,
    Antwoord,
    BesluitStatus,
    Puntdoel,
    PuntSoort,
    Uitslag,
)
from portal.vocabulary.woord import Woord

__all__ = [
    "ADRES_GEVRAAGD",
    "AGENDATEKST_IN",
    "BEHEER",
    "BEZIG",
    "BIJ_GREMIUM",
    "EINDES",
    "FACTOREN_AF",
    "GEHEIMHOUDING",
    "GEHEIMHOUDING_NU",
    "GEWONE_RANG",
    "KRING",
    "RANG",
    "REGELS_MAX",
    "SOORTEN",
    "TEKST_MAX",
    "TITEL_MAX",
    "VERHOLPEN",
    "VOOR_INBRENGER",
    "WERKGROEPSOORTEN",
    "Aanwezig",
    "ActieStatus",
    "Antwoord",
    "Belemmering",
    "BesluitStatus",
    "GremiumSoort",
    "Kring",
    "LidRol",
    "Onbezorgd",
    "OpbrengstSoort",
    "Openbaarheid",
    "PuntSoort",
    "Puntdoel",
    "Rol",
    "SignaalStatus",
    "Stap",
    "Status",
    "Steun",
    "Stuksoort",
    "Trede",
    "Uitslag",
    "Verwijsdoel",
    "Voorval",
    "WachtOp",
    "Woord",
]
