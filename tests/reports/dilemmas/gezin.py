"""Dilemmas about what happens in a family: forced marriage, being out of sight, getting out."""

from datetime import date

from reports.briefing import Briefingdilemma, Briefingoptie, Poging
from tests.reports.dilemmas.weg import route

UITHUWELIJKING = Briefingdilemma(
    nummer="D-2025-0007",
    titel="Een informeel huwelijk van een minderjarige is niet strafbaar, maar de dwang is er wel",
    thema="uithuwelijking",
    gevraagd_besluit="Stem in met één landelijk handelingskader voor informele huwelijken van "
    "minderjarigen, en wijs binnen uw organisatie iemand aan die het invoert vóór 1 september 2026.",
    kern="Meisjes van 13 tot 16 jaar gaan na een familiefeest wonen bij de familie van een jongen. Er is "
    "geen huwelijk in de zin van de wet, dus de gewone instrumenten passen niet. Scholen en wijkteams zien "
    "het, maar niemand voelt zich bevoegd om in te grijpen.",
    enerzijds="Ingrijpen beschermt het kind. Het gaat om schoolverlating, zwangerschap op jonge leeftijd en "
    "een leven waarin anderen beslissen. De Rechten van het Kind gelden voor ieder kind in Nederland.",
    anderzijds="Wie te vroeg of te hard ingrijpt, verliest het contact met de familie. Het meisje praat "
    "niet, de dwang is niet te bewijzen, en een gezin dat zich bedreigd voelt vertrekt naar een andere "
    "gemeente.",
    route=route(date(2025, 3, 11), date(2025, 4, 17), date(2025, 6, 5), date(2025, 12, 2), nu=3),
    geprobeerd=(
        Poging(
            "CCV",
            "Het aanbod voor huwelijksdwang en achterlating naast deze situatie gelegd.",
            "Dat aanbod gaat uit van een huwelijk dat nog moet komen, of van een reis naar het buitenland.",
        ),
        Poging(
            "Landelijk Platform",
            "Elf gemeenten legden hun aanpak naast elkaar. Vier hebben een eigen werkwijze.",
            "De werkwijzen spreken elkaar tegen over het moment waarop Veilig Thuis wordt gebeld.",
        ),
        Poging(
            "Werkgroep",
            "Een definitie en een conceptkader gemaakt met jeugdbescherming, politie en onderwijs.",
            "Het kader vraagt capaciteit en een besluit over wie de regie heeft. Dat kan de werkgroep niet "
            "nemen.",
        ),
    ),
    opties=(
        Briefingoptie(
            "Eén landelijk kader met vaste regie bij de gemeente",
            "Duidelijk voor iedere professional, in elke gemeente gelijk.",
            "Kleine gemeenten hebben de kennis nog niet in huis.",
        ),
        Briefingoptie(
            "Regionale teams bij de Zorg- en Veiligheidshuizen",
            "Kennis komt bij elkaar, ook voor kleine gemeenten.",
            "Kost tijd om op te bouwen; de afstand tot het gezin wordt groter.",
        ),
        Briefingoptie(
            "De huidige werkwijzen laten bestaan",
            "Geen extra inzet nodig.",
            "Kinderen worden per gemeente anders beschermd.",
        ),
    ),
    acties=(
        "CCV legt het handelingskader vast en verspreidt het met een factsheet, vóór 1 juni 2026.",
        "Elke deelnemende organisatie meldt een contactpersoon bij het CCV, vóór 1 mei 2026.",
    ),
)

VERDWIJNING = Briefingdilemma(
    nummer="D-2025-0012",
    titel="Een kind verdwijnt uit beeld, en met het kind verdwijnt de zorg",
    thema="verdwijning",
    gevraagd_besluit="Spreek af dat een melding over een verdwenen kind open blijft tot het kind gezien is, "
    "ook als het gezin is uitgeschreven.",
    kern="Minderjarigen raken voor maanden of voorgoed uit beeld. Vaak hadden professionals hun zorgen al "
    "gedeeld, maar die konden niet worden getoetst. Na de verdwijning sluiten de dossiers, omdat er geen "
    "adres meer is.",
    enerzijds="Een verdwenen kind heeft juist extra aandacht nodig. De zorgen van voor de verdwijning zijn "
    "er nog steeds, en iemand moet blijven zoeken.",
    anderzijds="Zonder adres is er geen gemeente die aan zet is. Gegevens landelijk bewaren raakt de "
    "privacy van gezinnen die gewoon verhuisd zijn.",
    route=route(date(2025, 5, 20), date(2025, 9, 18), date(2025, 10, 9), date(2026, 1, 22), nu=3),
    geprobeerd=(
        Poging(
            "Landelijk Platform",
            "Nagegaan wie er nu blijft zoeken: leerplicht, politie of jeugdbescherming.",
            "Ieder stopt op een ander moment, en niemand draagt over.",
        ),
        Poging(
            "Werkgroep",
            "Twaalf zaken uit één regio gereconstrueerd met het Zorg- en Veiligheidshuis.",
            "In negen zaken was er geen grondslag om informatie na vertrek te delen.",
        ),
    ),
    opties=(
        Briefingoptie(
            "De laatste gemeente blijft verantwoordelijk",
            "Er is altijd iemand aan zet.",
            "Vraagt capaciteit zonder budget.",
        ),
        Briefingoptie(
            "Eén landelijk punt houdt de open meldingen bij",
            "Overzicht, ook over grenzen heen.",
            "Nieuwe verwerking van gegevens; eerst een toets op de privacy nodig.",
        ),
    ),
    acties=(
        "Ministerie van Justitie en Veiligheid laat de grondslag voor delen na vertrek toetsen, vóór 1 juli "
        "2026.",
    ),
)

UITSTAPPERS = Briefingdilemma(
    nummer="D-2025-0019",
    titel="Wie uit een gesloten familienetwerk wil stappen, kan nergens veilig heen",
    thema="uitstappers",
    gevraagd_besluit="Maak in uw regio twee opvangplekken beschikbaar voor uitstappers, met een gezamenlijk "
    "fonds voor twee jaar.",
    kern="Een uitstapper verliest in één dag familie, huis en inkomen. Opvang voor slachtoffers van "
    "mensenhandel vraagt een aangifte, en opvang voor huiselijk geweld zit vaak in dezelfde regio. Daardoor "
    "gaan mensen terug.",
    enerzijds="Elke uitstapper die slaagt, doorbreekt het patroon voor een volgende generatie en laat "
    "anderen zien dat het kan.",
    anderzijds="Opvang zonder aangifte kan worden misbruikt, en een vertrek brengt de professional die "
    "helpt soms zelf in gevaar.",
    route=route(date(2025, 6, 3), date(2025, 9, 18), date(2025, 11, 6), date(2026, 2, 10), nu=3),
    geprobeerd=(
        Poging(
            "Landelijk Platform",
            "Het aanbod voor uitstappers uit andere groepen in kaart gebracht.",
            "Dat aanbod rekent op een eigen netwerk, en dat is er hier juist niet.",
        ),
        Poging(
            "Werkgroep",
            "Een profiel gemaakt van wat een uitstapper in de eerste honderd dagen nodig heeft.",
            "Geen gemeente heeft genoeg uitstappers om zelf een plek vrij te houden.",
        ),
    ),
    opties=(
        Briefingoptie(
            "Vier regio’s delen acht plekken",
            "Altijd een plek buiten de eigen regio.",
            "Vraagt een gezamenlijke financiering.",
        ),
        Briefingoptie(
            "Maatwerk per uitstapper",
            "Sluit aan bij wat iemand nodig heeft.",
            "Begint elke keer opnieuw, met elke keer vertraging.",
        ),
    ),
    acties=(
        "Voorzitter bespreekt het fonds met de VNG, vóór 15 april 2026.",
        "CCV werkt de eerste honderd dagen uit tot een draaiboek, vóór 1 juni 2026.",
    ),
)
