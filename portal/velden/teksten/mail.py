"""The texts of mails: what stands between the subject and the foot. Number, verb and link; never
content. `{gebeurd}` is a sentence that depends on what happened, so the template makes it.
"""

from portal.velden.teksten.tekst import LINK, Groep, Tekst
from portal.vocabulary import SOORTEN

GEBEURD = "gebeurd"
# Kinds of mail whose words stand in their template alone, each with the reason.
VAST: dict[str, str] = {}
_LEES = "Lees het in het portaal:\n{link}"

# By the kind of mail: what we say ourselves.
_STANDAARD = {
    "verhuisd": "{gebeurd}\n\nKlopt dit niet? Meld het meteen bij het CCV. Het portaal vindt u "
    "hier:\n{link}",
    "verhuizing": "Een beheerder van het Dilemmaportaal wil een account op dit e-mailadres "
    "zetten. Er verandert niets totdat u dat bevestigt:\n{link}\n\nDe link blijft {geldig} "
    "geldig. U logt er niet mee in.\nHebt u geen account in het "
    "Dilemmaportaal? Dan hoeft u niets te doen.",
    "gesloten": "Uw account in het Dilemmaportaal is gesloten. U kunt er niet meer mee inloggen en "
    "krijgt er geen mail meer op.\n\nKlopt dit niet? Meld het bij het CCV. Het portaal vindt u "
    "hier:\n{link}",
    "beheer": "In het Dilemmaportaal is iets gewijzigd: {wat}.\n\nKijk of het klopt. Wie het deed "
    "en hoe u het terugzet, staat in het portaal:\n{link}",
    "account": "In het Dilemmaportaal is uw account gewijzigd: {wat}.\n\nKlopt dit niet? Meld het "
    "meteen bij het CCV. Uw gegevens staan in het portaal:\n{link}",
    "overgang": "{gebeurd}\n\nBekijk in het portaal wat er is gebeurd en wie nu aan zet "
    "is:\n{link}",
    "contact": "Dilemma {nummer} vraagt vandaag aandacht: neem contact op met wie het inbracht.\n\n"
    "Hoe dat kan, staat in het portaal:\n{link}",
    "bevestigen": "{gebeurd}\n{link}\n\nDe link blijft {geldig} geldig. Je logt er niet mee in.\n"
    "Heb jij niets ingevuld? Kies dan ‘Dit was ik niet’. Dan verwijderen we het.",
    "inloggen": "Met deze link log je in bij het Dilemmaportaal:\n{link}\n\n"
    "De link werkt één keer en blijft {geldig} geldig. Open hem in de browser waarin je erom "
    "vroeg.\nHeb jij niet om deze mail gevraagd? Dan hoef je niets te doen. Stuur de link nooit "
    "door.",
    "vraag": "Het CCV heeft een vraag aan je over dilemma {nummer}.\n\n"
    "Lees en beantwoord de vraag in het portaal:\n{link}",
    "antwoord": "De inbrenger van dilemma {nummer} heeft je vraag beantwoord.\n\n"
    "Lees het antwoord in het portaal:\n{link}",
    "herinnering": "Er staat nog een vraag voor je open over dilemma {nummer}. Het CCV wacht op je "
    "antwoord.\n\nLees en beantwoord de vraag in het portaal:\n{link}",
    "toegewezen": "Een collega heeft dilemma {nummer} aan je toegewezen.\n\n"
    "Bekijk in het portaal waar het staat en wie nu aan zet is:\n{link}",
    "uitnodiging": "{gebeurd}\n{link}",
    "zetel": "Uw plaats in een gremium van het Dilemmaportaal is beëindigd ({gremium}).\n\n"
    "Wat van u blijft, staat in het portaal:\n{link}",
    "bijeenkomst": "{gebeurd}\n\nDe agenda staat klaar in het portaal:\n{link}",
    "concept_agenda": "Voor de bijeenkomst op {dag} ligt een conceptagenda klaar. Het CCV vraagt u "
    "die te lezen voordat hij wordt vastgesteld.\n\nIn het portaal kunt u per agendapunt een "
    "opmerking maken. De voorzitter kan er akkoord geven:\n{link}",
    "oordeel": "{gebeurd}\n\n" + _LEES,
    "vergadering": "{gebeurd}\n{link}",
    "besluit": "{gebeurd}\n\nHet besluit staat in het portaal:\n{link}",
    "opbrengst": "Er is een nieuwe opbrengst bij een thema dat je volgt.\n\n"
    "Lees de opbrengst in de kennisbank:\n{link}",
    "actie": "{gebeurd}\n\nWat er wordt gevraagd en voor welke dag, staat in het portaal:\n{link}",
    "actieherinnering": "Een actie staat nog open. De afgesproken dag is {dag}.\n\n"
    "Lees in het portaal wat er is afgesproken, en meld daar in één regel wat eruit kwam:\n{link}",
    "lotherinnering": "Van een verzoek aan het LOT bij dilemma {nummer} is de dag voorbij, en er "
    "is "
    "geen uitkomst vastgelegd.\n\nVraag het na bij het LOT en leg vast wat eruit kwam:\n{link}",
    "signaal": "Signaal {nummer} {werkwoord}.\n\n" + _LEES,
    "stuk": "Het CCV heeft stuk {nummer} uitgegeven.\n\nHet stuk staat klaar in het portaal:\n"
    "{link}",
    "ingetrokken": "Het CCV heeft stuk {nummer} ingetrokken. Gebruik het niet meer en vernietig "
    "wat u ervan bewaarde.\n\nWaarom, staat in het portaal:\n{link}",
    "verbeterd": "{gebeurd} Wat er nu staat, vervangt wat er eerst stond.\n\n"
    "Het staat in het portaal, met wat er eerst stond:\n{link}",
    "onbereikbaar": "{gebeurd}\n\nBekijk in het portaal wat je nu kunt doen:\n{link}",
    "anker": "Zo ver was het logboek van het portaal, het nummer van de laatste gebeurtenis en "
    "haar "
    "controlegetal:\n\n{anker}\n\nBewaar deze mail buiten het portaal. Wie later twijfelt of het "
    "logboek nog klopt, geeft deze regel aan\nflask audit verify --anker. Bekijk ook of alle mail "
    "aankwam:\n{link}",
    "beveiliging": "In het Dilemmaportaal is iets gewijzigd aan hoe u inlogt: {wat}.\n\nHebt u dit "
    "zelf gedaan? Dan hoeft u niets te doen. Zo niet, meld het meteen bij het CCV. Kijk ook in het "
    "portaal:\n{link}",
    "geprobeerd": "Iemand heeft een paar keer geprobeerd om met uw e-mailadres in te loggen bij "
    "het "
    "Dilemmaportaal. Het is niet gelukt. Elke volgende poging moet steeds langer wachten.\n\nWas u "
    "het zelf? Dan hoeft u niets te doen. U kunt ook inloggen met een link in uw mail. Hoe u "
    "inlogt, ziet u in het portaal:\n{link}",
}  # fmt: skip
# What may be said in every mail of a kind, without being there from the start.
_MAG = {"overgang": ("nummer", "werkwoord"), "concept_agenda": ("gremium", "datum")}


def sleutel(soort: str) -> str:
    """Return the key of the text of a kind of mail."""
    return f"mail.{soort}"


def _tekst(soort: str, standaard: str) -> Tekst:
    moet = tuple(naam for naam in _INVULBAAR if f"{{{naam}}}" in standaard)
    waar = f"In de mail ‘{SOORTEN[soort]}’, onder het onderwerp."
    mag = _MAG.get(soort, ())
    return Tekst(sleutel(soort), Groep.MAIL, SOORTEN[soort], waar, standaard, moet, mag)


_INVULBAAR = (
    GEBEURD, "nummer", "werkwoord", "wat", "dag", "datum", "gremium", "geldig", "anker", LINK,
)  # fmt: skip
VOET = Tekst(
    "mail.voet",
    Groep.MAIL,
    "Onder elke mail",
    "Onder elke mail, boven de contactgegevens van het CCV.",
    "In een mail van het portaal staat nooit iets over de inhoud: die staat alleen in het portaal "
    "zelf.",
)
MAILTEKSTEN = (*(_tekst(soort, tekst) for soort, tekst in _STANDAARD.items()), VOET)
