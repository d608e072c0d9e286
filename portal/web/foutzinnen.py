"""What error pages say."""

from typing import NamedTuple

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
NU_NIET = Fout(
    "Dit kan nu niet meer",
    "Misschien is het al gedaan, of is er intussen iets veranderd. Kijk hoe het er nu voor staat.",
)
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
