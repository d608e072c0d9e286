"""Every text that a beheerder can change: declared once. What is not here is ours to change."""

from collections.abc import Iterator

from portal import velden
from portal.velden import intake
from portal.velden.teksten import formulieren
from portal.velden.teksten.mail import MAILTEKSTEN
from portal.velden.teksten.paginas import PRIVACY as PRIVACY
from portal.velden.teksten.paginas import TOEGANKELIJKHEID as TOEGANKELIJKHEID
from portal.velden.teksten.tekst import Groep as Groep
from portal.velden.teksten.tekst import Tekst as Tekst
from portal.velden.veld import Soort, Veld

_OVERAL = "Onder elke pagina, op foutpagina’s en onder elke mail."
CONTACT = (
    Tekst(
        "contact.naam",
        Groep.CONTACT,
        "Naam",
        _OVERAL,
        "Centrum voor Criminaliteitspreventie en Veiligheid (CCV)",
        soort=Soort.REGEL,
    ),
    Tekst(
        "contact.telefoon",
        Groep.CONTACT,
        "Telefoonnummer",
        _OVERAL,
        soort=Soort.REGEL,
        ontbreekt=True,
    ),
    Tekst(
        "contact.bereikbaar",
        Groep.CONTACT,
        "Wanneer bereikbaar",
        _OVERAL,
        soort=Soort.REGEL,
        ontbreekt=True,
    ),
    Tekst("contact.adres", Groep.CONTACT, "Adres", _OVERAL, soort=Soort.REGEL, ontbreekt=True),
    Tekst(
        "contact.email",
        Groep.CONTACT,
        "E-mailadres",
        f"{_OVERAL} Wie een mail van het portaal beantwoordt, schrijft naar dit adres.",
        soort=Soort.EMAIL,
        ontbreekt=True,
    ),
)
NOOD = (
    Tekst(
        "nood.inbrengen",
        Groep.NOOD,
        "Is er nu gevaar?",
        "Boven het formulier waarmee iemand een dilemma inbrengt.",
        "Bel {112}. Maak je je zorgen over iemands veiligheid thuis? Veilig Thuis denkt dag en "
        "nacht mee: {veilig_thuis}, gratis. Wacht niet op antwoord van dit portaal.",
        moet=("112", "veilig_thuis"),
    ),
    Tekst(
        "nood.bel",
        Groep.NOOD,
        "Wie wordt bedreigd en op ons wacht",
        "Bij het dilemma van wie wordt bedreigd, en waar wachten niet kan.",
        "Is er nu gevaar? Bel {112}.",
        moet=("112",),
    ),
)


def _velden() -> Iterator[tuple[str, Veld]]:
    """Yield every declared field, with the part of its key that tells of what it is."""
    yield from (("intake.", veld) for veld in intake.INTAKE)
    for ding in vars(velden).values():
        for veld in ding if isinstance(ding, tuple) else (ding,):
            if isinstance(veld, Veld):
                yield "", veld


def _hulp() -> Iterator[Tekst]:
    """Yield the help at each field, once: two fields with the same words share one text."""
    gehad: set[str] = set()
    for van, veld in _velden():
        for naam, uitleg in ((veld.naam, veld.uitleg), (f"{veld.naam}_eigen", veld.uitleg_eigen)):
            if uitleg and uitleg not in gehad:
                gehad.add(uitleg)
                waar = "Onder de vraag of het veld, op elk formulier dat het heeft."
                kop = "Een dilemma inbrengen" if van else "Bij een stap"
                yield Tekst(f"hulp.{van}{naam}", Groep.HULP, veld.label, waar, uitleg, kop=kop)


HULP = (*_hulp(), *formulieren.teksten())
TEKSTEN = (*CONTACT, *NOOD, *PRIVACY, *TOEGANKELIJKHEID, *MAILTEKSTEN, *HULP)
TEKST = {tekst.sleutel: tekst for tekst in TEKSTEN}
