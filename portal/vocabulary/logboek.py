"""What the log tells besides transitions."""

from portal.vocabulary.woord import Woord


class Voorval(Woord):
    """What the log tells besides transitions."""

    AANGEMAAKT = "aangemaakt", "Begonnen met invullen"
    BEVESTIGD = "bevestigd", "E-mailadres bevestigd"
    TOEGEWEZEN = "toegewezen", "Opgepakt door een adviseur"
    VRAAG = "vraag", "Vraag gesteld aan de inbrenger"
    ANTWOORD = "antwoord", "Antwoord van de inbrenger"
    CONTACT = "contact", "Contact gehad over de veiligheid"
    AGENDATEKST = "agendatekst", "Agendatekst bijgewerkt"
    GEBUNDELD = "gebundeld", "Gebundeld met andere dilemma’s"
    ONTBUNDELD = "ontbundeld", "Bundel losgemaakt"
    GEAGENDEERD = "geagendeerd", "Op de agenda van een bijeenkomst"
    VAN_AGENDA = "van_agenda", "Van de agenda gehaald"
    BESPROKEN = "besproken", "Besproken in een bijeenkomst"
    BESLUIT = "besluit", "Besluit vastgelegd"
    BESLUIT_STATUS = "besluit_status", "Besluit verder gebracht"
    OPBRENGST = "opbrengst", "Opbrengst vastgelegd"
    ACTIE = "actie", "Actie toegevoegd"
    ACTIE_GEREED = "actie_gereed", "Actie afgesloten"
    BIJEENKOMST = "bijeenkomst", "Bijeenkomst gepland of gewijzigd"
    GREMIUM = "gremium", "Gremium gewijzigd"
    THEMA = "thema", "Thema gewijzigd"
    STUK = "stuk", "Stuk uitgegeven of ingetrokken"
    SIGNAAL = "signaal", "Signaal ingediend of beoordeeld"
    DOEL = "doel", "Doel gesteld of gemeten"
    LOT = "lot", "LOT gevraagd of teruggekomen"
    ACCOUNT = "account", "Account gemaakt of gewijzigd"
    ORGANISATIE = "organisatie", "Organisatie gewijzigd"
    BERICHT = "bericht", "Mail opnieuw verstuurd"
    TEKST = "tekst", "Tekst van het portaal gewijzigd"
    ADRES = "adres", "E-mailadres verbeterd door wie indiende"
    STAND = "stand", "Vastgelegd hoe alles stond"
    AANMELDEN = "aanmelden", "In- of uitgelogd, of dat mislukte"
    GEWEIGERD = "geweigerd", "Geweigerd"
    GELEZEN = "gelezen", "Gelezen door een ander dan de inbrenger"
    OPGEHAALD = "opgehaald", "Stuk of bestand opgehaald"
    CORRECTIE = "correctie", "Verbeterd"
    ONTKEND = "ontkend", "Niet van wie dit e-mailadres heeft"
    FACTOR = "factor", "Manier van inloggen gewijzigd"
    GEHEIMHOUDING = "geheimhouding", "Geheimhouding beloofd door een specialist"


# What the log says of an account, where who did it may not do the other half as well.
ADRES_GEVRAAGD = "ander e-mailadres gevraagd"
FACTOREN_AF = "alles om mee in te loggen is verwijderd"

# What the inbrenger sees of these in the timeline; the rest is for adviseurs.
VOOR_INBRENGER = (
    Voorval.AANGEMAAKT,
    Voorval.BEVESTIGD,
    Voorval.ADRES,
    Voorval.TOEGEWEZEN,
    Voorval.VRAAG,
    Voorval.ANTWOORD,
    Voorval.CONTACT,
    Voorval.GEAGENDEERD,
    Voorval.BESPROKEN,
)

# What stands on the page "wat er veranderde" of /beheer. A deed of that room logs one of these: a
# contract test holds the two together (tests/contracts/test_beheer.py).
BEHEER = (
    Voorval.ACCOUNT,
    Voorval.FACTOR,
    Voorval.ORGANISATIE,
    Voorval.GREMIUM,
    Voorval.THEMA,
    Voorval.TEKST,
    Voorval.GEHEIMHOUDING,
    Voorval.BERICHT,
)
