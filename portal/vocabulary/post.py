"""The kinds of mail, and why one did not arrive or was not sent any more."""

from datetime import timedelta

from portal.vocabulary.woord import Woord

# The kinds of mail, each with its name in the list of what did not arrive; each is one file in
# templates/mail/.
SOORTEN = {
    "overgang": "Stap van een dilemma",
    "contact": "Contact nodig met de inbrenger",
    "bevestigen": "E-mailadres bevestigen",
    "inloggen": "Link om in te loggen",
    "vraag": "Vraag aan de inbrenger",
    "antwoord": "Antwoord van de inbrenger",
    "herinnering": "Herinnering aan een vraag",
    "toegewezen": "Toegewezen dilemma",
    "uitnodiging": "Nieuwe plaats in een gremium",
    "zetel": "Einde van een plaats in een gremium",
    "bijeenkomst": "Agenda van een bijeenkomst",
    "concept_agenda": "Concept van een agenda",
    "oordeel": "Oordeel over een conceptagenda",
    "vergadering": "Uitnodiging of wijziging van een bijeenkomst",
    "besluit": "Besluit",
    "opbrengst": "Nieuwe opbrengst",
    "actie": "Nieuwe actie",
    "actieherinnering": "Herinnering aan een actie",
    "lotherinnering": "Herinnering aan een verzoek aan het LOT",
    "signaal": "Signaal",
    "stuk": "Stuk",
    "ingetrokken": "Ingetrokken stuk",
    "verbeterd": "Iets is verbeterd",
    "onbereikbaar": "Inbrenger niet bereikbaar",
    "anker": "Stand van het logboek, om te bewaren",
    "beveiliging": "Wijziging in hoe iemand inlogt",
    "geprobeerd": "Vaak geprobeerd om in te loggen",
    "account": "Wijziging van een account",
    "gesloten": "Gesloten account",
    "verhuizing": "Nieuw e-mailadres bevestigen",
    "verhuisd": "Wijziging van een e-mailadres",
    "beheer": "Wijziging in het beheer",
}
# Which letters leave first, whatever was queued before them; of one rank the oldest. Whoever waits
# at a screen comes first, what anybody can ask for without an account last.
GEWONE_RANG = 2
RANG = {"inloggen": 0, "contact": 1, "bevestigen": 3}
# A letter that is being sent is left alone this long; a whole round of letters to a slow server
# fits in it.
BEZIG = timedelta(minutes=10)


class Onbezorgd(Woord):
    """Why a mail is tried no more. The last two concern a reader who should not get it now."""

    GEWEIGERD = "geweigerd", "De mailserver weigert deze mail"
    MISLUKT = "mislukt", "Versturen is na acht pogingen niet gelukt"
    VERLOPEN = "verlopen", "De link was verlopen voordat de mail weg kon"
    GESLOTEN = "gesloten", "Het account is gesloten"
    GEEN_ZICHT = "geen_zicht", "Deze lezer mag de pagina niet meer zien"


# What somebody can do something about: try again, or find the right address.
VERHOLPEN = (Onbezorgd.GEWEIGERD, Onbezorgd.MISLUKT, Onbezorgd.VERLOPEN)
