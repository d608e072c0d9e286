"""What comes out, and the papers that tell of it."""

from portal.vocabulary.woord import Woord


class OpbrengstSoort(Woord):
    """What came out."""

    HANDELINGSPERSPECTIEF = "handelingsperspectief", "Handelingsperspectief"
    INZICHT = "inzicht", "Inzicht"
    FACTSHEET = "factsheet", "Factsheet"
    ANTWOORD = "antwoord", "Antwoord"


class Openbaarheid(Woord):
    """Who may read an opbrengst, narrowest first."""

    DEELNEMERS = "deelnemers", "Alleen de deelnemers die dit dilemma behandelden"
    PROFESSIONALS = "professionals", "Iedereen met een account"
    OPENBAAR = "openbaar", "Openbaar: iedereen, in de kennisbank"


class Kring(Woord):
    """The readers a paper is made for."""

    LEDEN = "leden", "De leden van het gremium"
    REGIE = "regie", "De voorzitter en de adviseurs"
    INBRENGER = "inbrenger", "De inbrenger"
    VRIJGEGEVEN = "vrijgegeven", "Wie de opbrengst mag lezen"
    GREMIA = "gremia", "De leden van alle gremia"


class Stuksoort(Woord):
    """The papers of the portal; which readers each is for says `kring`."""

    AGENDA = "agenda", "Agenda"
    REGIEBOEK = "regieboek", "Regieboek"
    BRIEFING = "briefing", "Beraadbriefing"
    BESLUITENLIJST = "besluitenlijst", "Besluiten- en actielijst"
    ONTVANGSTBEVESTIGING = "ontvangstbevestiging", "Ontvangstbevestiging"
    TERUGKOPPELING = "terugkoppeling", "Terugkoppeling"
    FACTSHEET = "factsheet", "Factsheet"
    ACTIEPROGRAMMA = "actieprogramma", "Actieprogramma"
    JAARRAPPORT = "jaarrapport", "Jaarrapport"

    @property
    def kring(self) -> Kring:
        """The readers this paper is made for."""
        return KRING[self]


KRING = {
    Stuksoort.AGENDA: Kring.LEDEN,
    Stuksoort.REGIEBOEK: Kring.REGIE,
    Stuksoort.BRIEFING: Kring.LEDEN,
    Stuksoort.BESLUITENLIJST: Kring.LEDEN,
    Stuksoort.ONTVANGSTBEVESTIGING: Kring.INBRENGER,
    Stuksoort.TERUGKOPPELING: Kring.INBRENGER,
    Stuksoort.FACTSHEET: Kring.VRIJGEGEVEN,
    Stuksoort.ACTIEPROGRAMMA: Kring.GREMIA,
    Stuksoort.JAARRAPPORT: Kring.GREMIA,
}
