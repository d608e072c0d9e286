"""What error pages say."""

from typing import NamedTuple

from portal.daden.weigering import Mag
from portal.policy.beheer import niet_de_laatste
from portal.policy.eisen import (
    met_andere_voorzitter,
    net_beantwoord,
    net_geschreven,
    niet_het_enige,
    onaangeroerd,
    onbesproken,
)
from portal.policy.factoren import app_kan_weg, passkey_kan_weg
from portal.tools import adressen


class Fout(NamedTuple):
    """What an error page says."""

    titel: str
    uitleg: str


FOUTEN = {
    400: Fout("Dit verzoek klopt niet", "Ga terug en probeer het nog een keer."),
    401: Fout(
        "Log eerst in", "Je was niet meer ingelogd. Log in en verstuur je tekst daarna opnieuw."
    ),
    403: Fout(
        "Dit mag je niet doen",
        "Je hebt hier geen toegang toe. Klopt dat niet? Neem contact op met het CCV.",
    ),
    404: Fout(
        "Deze pagina bestaat niet",
        "Misschien klopt het adres niet helemaal, of is de pagina niet voor jou.",
    ),
    405: Fout(
        "Dit kan zo niet", "Ga terug naar de vorige pagina en gebruik de knop die daar staat."
    ),
    409: Fout(
        "Iemand was je voor",
        "Sinds je deze pagina opende is er iets veranderd. Er is nog niets opgeslagen.",
    ),
    413: Fout(
        "Dit is te veel tekst",
        "Maak je tekst korter en verstuur opnieuw. Er is nog niets opgeslagen.",
    ),
    414: Fout("Dit adres is te lang", "Ga terug, of zoek met minder woorden."),
    422: Fout("Dit kan nu niet", "Er ontbreekt nog iets. Er is niets opgeslagen."),
    429: Fout("Dit ging te snel achter elkaar", "Er is nog niets verstuurd."),
    500: Fout(
        "Er ging iets mis bij ons",
        "Er is niets opgeslagen. Probeer het over een paar minuten nog een keer.",
    ),
    503: Fout(
        "Het portaal is even niet bereikbaar",
        "Er is niets opgeslagen. Probeer het over een paar minuten weer.",
    ),
}
DOOR_EEN_ANDER = Fout(
    "Dit doet iemand anders",
    "Vraag dit aan een andere beheerder, of aan wie de server beheert: wie het adres van een "
    "account wijzigt, neemt er niet ook de tweede stap van af, en andersom.",
)
BLIJFT_NODIG = Fout(
    "Dit kan nu niet",
    "Bij jouw werk hoort een tweede stap bij het inloggen. Voeg eerst een andere toe: daarna kun "
    "je deze weghalen.",
)
TE_LAAT_GEWIJZIGD = Fout(
    "Dit kan nu niet meer",
    "Je kunt dit een uur lang verbeteren, zolang niemand erop heeft gereageerd. Schrijf het er nu "
    "nieuw bij.",
)
NU_NIET = Fout(
    "Dit kan nu niet meer",
    "Misschien is het al gedaan, of is er intussen iets veranderd. Kijk hoe het er nu voor staat.",
)
# What must be so, and the sentence of whom it is not so for; of all else NU_NIET says enough.
NU_NIET_OM: dict[Mag, Fout] = {
    niet_de_laatste: Fout(
        "Dit kan nu niet",
        "Dit account is al gesloten, of er is geen andere beheerder. Maak dan eerst iemand anders "
        "beheerder: daarna kun je de rol wijzigen of het account sluiten.",
    ),
    niet_het_enige: Fout(
        "Dit kan nu niet",
        "Dit is het enige thema dat nog te kiezen is. Voeg eerst een ander thema toe.",
    ),
    met_andere_voorzitter: Fout(
        "Dit kan nu niet",
        "Er is geen voorzitter om te vragen, of je bent het zelf. Wijs eerst iemand anders aan.",
    ),
    onaangeroerd: Fout(
        "Dit kan nu niet",
        "Van deze bijeenkomst is al iets vastgelegd. Afzeggen kan daarom niet meer.",
    ),
    onbesproken: Fout(
        "Dit kan nu niet",
        "Over dit punt is al iets vastgelegd. Het blijft daarom op de agenda staan.",
    ),
    app_kan_weg: BLIJFT_NODIG,
    passkey_kan_weg: BLIJFT_NODIG,
    net_geschreven: TE_LAAT_GEWIJZIGD,
    net_beantwoord: TE_LAAT_GEWIJZIGD,
}
VERLOPEN = Fout(
    "Je formulier was verlopen",
    "Er is nog niets verstuurd. Controleer je tekst en verstuur opnieuw.",
)
BEZET = Fout("Het is nu druk", "Er is nog niets opgeslagen. Wacht even en verstuur dan opnieuw.")
STRAKS = 10  # seconds after which it makes sense to try again
INLOGGEN = ("Log in (in een nieuw venster)", adressen.INLOGGEN)
AL_GEDAAN = "Dit was net al verstuurd. Er is niets dubbel opgeslagen."
ZELF_GEWIJZIGD = Fout(
    "Je was jezelf voor",
    "Sinds je deze pagina opende heb je zelf iets veranderd. Wat je nu verstuurde is nog niet "
    "opgeslagen.",
)
AL_VERSTUURD = Fout(
    "Dit formulier was al verstuurd",
    "Wat je de eerste keer verstuurde, is opgeslagen. Wat hieronder staat is nog niet verstuurd: "
    "de tekst of de knop was nu een andere. Wil je dit ook versturen?",
)
