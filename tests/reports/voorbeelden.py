"""Papers as an adviseur would make them, for the tests, the benchmark and the eye. All people are "
"functions."""

from dataclasses import replace
from datetime import UTC, date, datetime

from reports.agenda import Agenda, Agendaregel, Agendatekst
from reports.briefing import Briefing, Briefingdilemma, Briefingdoel, Signaalregel
from reports.grafieken import Tredeaantal
from reports.opmaak.gedeeld import Actiepost, Besluitregel
from reports.opmaak.kenmerken import Kenmerken, Tlp
from tests.reports.dilemmas import DILEMMAS

VANDAAG = date(2026, 3, 5)


def kenmerken(titel: str, nummer: str, tlp: Tlp = Tlp.AMBER, concept: bool = False) -> Kenmerken:
    return Kenmerken(titel, nummer, "1.0", tlp, VANDAAG, concept)


ACTIES = (
    Actiepost(
        "Overzicht van zorgcoördinatoren mensenhandel per regio aanvullen",
        "CCV",
        date(2026, 2, 1),
        "D-2025-0003",
    ),
    Actiepost(
        "Reactie van de staatssecretaris op de brief over de bekostiging van het LOT bespreken",
        "Voorzitter",
        date(2026, 4, 1),
        "Beraad van 2 december 2025",
    ),
    Actiepost(
        "Factsheet uithuwelijking verspreiden onder scholen",
        "VNG",
        date(2026, 5, 15),
        "D-2025-0007",
    ),
    Actiepost(
        "Training herkennen van criminele uitbuiting aanbieden aan wijkteams",
        "Politie",
        date(2026, 9, 1),
        "D-2025-0005",
    ),
)


def dilemmas(aantal: int) -> tuple[Briefingdilemma, ...]:
    """The first `aantal`; after the sixth they come round again under other numbers."""
    return tuple(
        d if i < len(DILEMMAS) else replace(d, nummer=f"D-2026-{i:04}")
        for i, d in ((i, DILEMMAS[i % len(DILEMMAS)]) for i in range(aantal))
    )


def briefing(aantal: int = 6, concept: bool = False, tlp: Tlp = Tlp.AMBER_STRICT) -> Briefing:
    return Briefing(
        kenmerken=kenmerken(
            "Briefing Strategisch Beraad, 12 maart 2026", "B-20260312-1", tlp, concept
        ),
        gremium="Strategisch Beraad aanpak uitbuiting binnen familienetwerken",
        begin=datetime(2026, 3, 12, 9, 0, tzinfo=UTC),
        plaats="Stadhuis, raadzaal",
        voorzitter="Voorzitter van het Strategisch Beraad",
        dilemmas=dilemmas(aantal),
        standen=(
            Tredeaantal("CCV", 9),
            Tredeaantal("Landelijk Platform", 6),
            Tredeaantal("Werkgroep", 4),
            Tredeaantal("Strategisch Beraad", 6),
            Tredeaantal("In uitvoering", 3),
        ),
        acties=ACTIES,
        signalen=(
            Signaalregel(
                "S-2026-0001",
                "Gezinnen melden zich vaker zelf bij de wijkagent",
                "In drie gemeenten vragen moeders om hulp voor hun kinderen, buiten de familie "
                "om. Dat is "
                "nieuw.",
            ),
            Signaalregel(
                "S-2026-0002",
                "Ronselen verschuift naar spelcomputers",
                "Jongeren van 12 en 13 jaar worden benaderd via de chat van online spellen.",
            ),
        ),
        doelen=(
            Briefingdoel("Kinderen die uit de uitbuiting zijn gehaald", 40, 17, "kinderen"),
            Briefingdoel("Gemeenten die de integrale aanpak volgen", 60, None, "gemeenten"),
        ),
    )


def agendaregel(d: Briefingdilemma, minuten: int = 30) -> Agendaregel:
    return Agendaregel(
        titel=d.titel,
        minuten=minuten,
        doel="Ter bespreking",
        inleider="Adviseur veiligheid van een gemeente",
        nummer=d.nummer,
        vraag="Welke werkwijze uit uw eigen organisatie helpt hier, en wat houdt "
        "u tegen om die morgen toe te passen?",
        tekst=Agendatekst(
            d.kern, d.enerzijds, d.anderzijds, d.geprobeerd[0].wat if d.geprobeerd else ""
        ),
    )


def agenda(aantal: int = 6, concept: bool = False, minuten: int = 210) -> Agenda:
    punten = [agendaregel(d, 25) for d in dilemmas(aantal)]
    if len(punten) > 3:
        punten.insert(3, Agendaregel("Pauze", 15))
    return Agenda(
        kenmerken=kenmerken(
            "Agenda Landelijk Platform, 19 maart 2026", "A-20260319-2", concept=concept
        ),
        gremium="Landelijk Platform aanpak uitbuiting binnen familienetwerken",
        begin=datetime(2026, 3, 19, 12, 0, tzinfo=UTC),
        minuten=minuten,
        plaats="Utrecht, Jaarbeursplein, zaal 4",
        voorzitter="Ministerie van Justitie en Veiligheid",
        regels=(
            Agendaregel("Opening en mededelingen", 10, "Ter informatie"),
            *punten,
            Agendaregel("Rondvraag en sluiting", 10),
        ),
        acties=ACTIES,
        besluiten=(
            Besluitregel(
                "De werkgroep uitstappers gaat verder met een opdracht voor een half jaar.",
                "D-2025-0019",
            ),
            Besluitregel("De factsheet over uithuwelijking wordt landelijk verspreid."),
        ),
        vorige=date(2025, 11, 13),
    )
