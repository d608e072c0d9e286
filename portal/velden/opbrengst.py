"""The fields of an opbrengst: what came out, and who may read it."""

from portal.velden.veld import Soort, Veld
from portal.vocabulary import OpbrengstSoort, Openbaarheid

BESTAANDE_OPBRENGST = Veld(
    "bestaande_opbrengst",
    "Staat het antwoord al in de kennisbank?",
    "Kies het dan hier: het dilemma komt erbij te staan. Anders schrijf je hieronder een nieuwe "
    "opbrengst.",
    Soort.KEUZE,
    verplicht=False,
    log=False,
)
OPBRENGST_SOORT = Veld(
    "opbrengst_soort",
    "Wat is het?",
    "",
    Soort.KEUZE,
    log=False,
    woorden=OpbrengstSoort,
    tenzij="bestaande_opbrengst",
)
OPBRENGST_TITEL = Veld(
    "opbrengst_titel",
    "Titel van de opbrengst",
    "Zoals een collega ernaar zou zoeken.",
    Soort.REGEL,
    tenzij="bestaande_opbrengst",
)
OPBRENGST_TEKST = Veld(
    "opbrengst_tekst",
    "De opbrengst",
    "Wat kan een professional hiermee doen? Schrijf zonder herkenbare details.",
    log=False,
    tenzij="bestaande_opbrengst",
)
OPENBAARHEID = Veld(
    "openbaarheid",
    "Wie mag dit lezen?",
    "",
    Soort.KEUZE,
    log=False,
    woorden=Openbaarheid,
    tenzij="bestaande_opbrengst",
)
VERVANGT = Veld(
    "vervangt",
    "Komt de nieuwe opbrengst in de plaats van een eerdere?",
    "De eerdere verdwijnt dan uit de kennisbank. Adviseurs kunnen hem nog lezen.",
    Soort.KEUZE,
    verplicht=False,
    log=False,
)
OPBRENGST = (
    BESTAANDE_OPBRENGST,
    OPBRENGST_SOORT,
    OPBRENGST_TITEL,
    OPBRENGST_TEKST,
    OPENBAARHEID,
    VERVANGT,
)
