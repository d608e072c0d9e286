"""What an intake asks, in the order of the form: form, pages, search and tests all read it here.

Each field but the themas is a column of Dilemma by the same name.
"""

from dataclasses import dataclass

from portal.velden.veld import Soort, Veld
from portal.vocabulary import Belemmering


@dataclass(frozen=True)
class Deel:
    """A numbered section of the form."""

    titel: str
    velden: tuple[Veld, ...]
    inleiding: str = ""


# A dilemma bears themas by rows of their own.
THEMAS = Veld(
    "themas", "Waar gaat het over?", "Kies er zoveel als nodig.", Soort.MEERKEUZE, verplicht=False
)
# What is asked of somebody who is threatened. A browser shows it once the box has its tick.
BIJ_BEDREIGING = ("bedreigd", "True")
DELEN = (
    Deel(
        "Het dilemma",
        inleiding="Schrijf zonder namen, adressen of geboortedata.",
        velden=(
            Veld(
                "titel",
                "Waar zit je vast, in één zin?",
                "Bijvoorbeeld: ‘Ik mag niet delen wat ik weet, en dus gebeurt er niets.’",
                Soort.REGEL,
                zoek=True,
            ),
            Veld(
                "vraag",
                "Wat is je vraag?",
                "Wat wil je weten, of wat moet er volgens jou besloten worden?",
                kop="De vraag",
                rijen=4,
                zoek=True,
            ),
            Veld(
                "enerzijds",
                "Enerzijds",
                "Waarom zou je willen ingrijpen?",
                verplicht=False,
                kop="Enerzijds",
                rijen=4,
                zoek=True,
            ),
            Veld(
                "anderzijds",
                "Anderzijds",
                "Wat houdt je tegen?",
                verplicht=False,
                kop="Anderzijds",
                rijen=4,
                zoek=True,
            ),
            Veld(
                "context",
                "Wat speelt er?",
                "Beschrijf de situatie zonder namen, adressen of andere details waaraan je "
                "mensen herkent.",
                verplicht=False,
                kop="Wat speelt er",
                rijen=6,
                zoek=True,
            ),
            THEMAS,
        ),
    ),
    Deel(
        "Wat is al gedaan, en wat zit in de weg?",
        inleiding="Zo weten we wie er moet meedenken.",
        velden=(
            Veld(
                "geprobeerd",
                "Wat heb je al geprobeerd?",
                "Met wie heb je overlegd, en wat leverde dat op?",
                verplicht=False,
                kop="Al geprobeerd",
                rijen=4,
            ),
            Veld(
                "belemmeringen",
                "Wat zit er in de weg?",
                soort=Soort.MEERKEUZE,
                verplicht=False,
                woorden=Belemmering,
                kop="Zit in de weg",
            ),
            Veld(
                "zou_helpen",
                "Wat zou jou helpen?",
                "Een antwoord, een afspraak, een andere regel, iemand die meedenkt?",
                verplicht=False,
                kop="Wat zou helpen",
                rijen=3,
            ),
        ),
    ),
    Deel(
        "Jij en je veiligheid",
        velden=(
            Veld(
                "bedreigd",
                "Ik word bedreigd of belemmerd in mijn werk",
                "Het CCV neemt dan dezelfde of de volgende werkdag contact met je op. "
                "Het Landelijk Outreachend Team kan helpen.",
                Soort.VINK,
                verplicht=False,
            ),
            Veld(
                "telefoon",
                "Op welk nummer kunnen we je bellen?",
                "Alleen de adviseurs van het CCV zien dit nummer.",
                Soort.REGEL,
                verplicht=False,
                als=BIJ_BEDREIGING,
                kop="Telefoonnummer",
                autocomplete="tel",
                toetsen="tel",
            ),
            Veld(
                "veilig_bellen",
                "Wanneer kunnen we je veilig bellen?",
                "Bijvoorbeeld: ‘op werkdagen na 17.00 uur, en spreek niets in’.",
                Soort.REGEL,
                verplicht=False,
                als=BIJ_BEDREIGING,
                kop="Wanneer we je veilig kunnen bellen",
            ),
            Veld(
                "naam_tonen",
                "Mijn naam en organisatie mogen bekend zijn bij wie mijn dilemma behandelt",
                "Zonder vinkje weten alleen de adviseurs van het CCV wie je bent.",
                Soort.VINK,
                verplicht=False,
            ),
            Veld(
                "op_de_hoogte",
                "Houd mij per e-mail op de hoogte van elke stap",
                "De uitkomst krijg je altijd.",
                Soort.VINK,
                verplicht=False,
                aan=True,
            ),
        ),
    ),
)
INTAKE = tuple(veld for deel in DELEN for veld in deel.velden)

# Who somebody without a session is: a Persoon, so no column of the dilemma.
EMAIL = Veld("email", "Je e-mailadres op je werk", soort=Soort.EMAIL, autocomplete="email")
AFZENDER = (
    Veld("naam", "Je naam", soort=Soort.REGEL, autocomplete="name"),
    Veld("organisatie", "Je organisatie", soort=Soort.REGEL, autocomplete="organization"),
    Veld("functie", "Je functie", soort=Soort.REGEL, autocomplete="organization-title"),
)
