"""Agenda items, who came, and what a meeting comes to."""

from portal.vocabulary.woord import Woord


class PuntSoort(Woord):
    """The kinds of agenda item."""

    OPENING = "opening", "Opening"
    MEDEDELINGEN = "mededelingen", "Mededelingen"
    VERSLAG = "verslag", "Verslag en acties van de vorige keer"
    DILEMMA = "dilemma", "Dilemma"
    KENNISDELING = "kennisdeling", "Kennisdeling"
    PAUZE = "pauze", "Pauze"
    RONDVRAAG = "rondvraag", "Rondvraag en sluiting"


class Puntdoel(Woord):
    """Why an item is on an agenda."""

    INFORMATIE = "informatie", "Ter informatie"
    BESPREKING = "bespreking", "Ter bespreking"
    BESLUIT = "besluit", "Ter besluit"


class Uitslag(Woord):
    """What a meeting made of an item; workflow.VERVOLG says which transitions follow."""

    OPGELOST = "opgelost", "Opgelost"
    NIET_OPGELOST = "niet_opgelost", "Niet opgelost"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    BESLOTEN = "besloten", "Besloten"
    GEEN = "geen", "Geen vervolg nodig"


class Aanwezig(Woord):
    """Whether somebody was at a meeting."""

    AANWEZIG = "aanwezig", "Aanwezig"
    AFGEMELD = "afgemeld", "Afgemeld"
    AFWEZIG = "afwezig", "Afwezig zonder bericht"


class Antwoord(Woord):
    """What somebody who is invited says beforehand; the label is on their button."""

    KOM = "kom", "Ik kom"
    KOM_NIET = "kom_niet", "Ik kom niet"
    VERVANGER = "vervanger", "Er komt een vervanger"


# How whoever answered so is found at the meeting, until it is recorded how it was.
VERWACHT = {
    Antwoord.KOM: Aanwezig.AANWEZIG,
    Antwoord.KOM_NIET: Aanwezig.AFGEMELD,
    Antwoord.VERVANGER: Aanwezig.AFGEMELD,
}


class BesluitStatus(Woord):
    """A decision is seen outside the CCV only once it is vrijgegeven."""

    CONCEPT = "concept", "Concept"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"


class ActieStatus(Woord):
    """An action is open until its owner reports a result, or it lapses."""

    OPEN = "open", "Open"
    GEDAAN = "gedaan", "Gedaan"
    VERVALLEN = "vervallen", "Vervallen"
