"""The fixed words of the portal, each with the label a user reads (glossary: docs/woordenlijst.md)."""

from enum import StrEnum


class Woord(StrEnum):
    """A stored word with a Dutch label; `Status("beraad").label` is what the page shows."""

    label: str

    def __new__(cls, waarde: str, label: str) -> "Woord":
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.label = label
        return lid


class Status(Woord):
    """Where a dilemma stands; design section 4 fixes these nine."""

    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Bij het CCV"
    PLATFORM = "platform", "Landelijk Platform"
    WERKGROEP = "werkgroep", "Werkgroep"
    BERAAD = "beraad", "Strategisch Beraad"
    UITVOERING = "uitvoering", "In uitvoering"
    AFGEROND = "afgerond", "Afgerond"
    NIET_IN_BEHANDELING = "niet_in_behandeling", "Niet in behandeling"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


EINDES = (Status.AFGEROND, Status.NIET_IN_BEHANDELING, Status.INGETROKKEN)
BIJ_GREMIUM = (Status.PLATFORM, Status.WERKGROEP, Status.BERAAD)
# Where an agendatekst is written: before or during a stay at a gremium.
AGENDATEKST_IN = (Status.INGEDIEND, *BIJ_GREMIUM)


class Stap(Woord):
    """The six steps of the route; folders and file names follow them, in this order."""

    INTAKE = "intake", "Inbrengen"
    TRIAGE = "triage", "Triage"
    PLATFORM = "platform", "Platform"
    WERKGROEP = "werkgroep", "Werkgroep"
    BERAAD = "beraad", "Beraad"
    UITKOMST = "uitkomst", "Uitkomst"


class Trede(Woord):
    """A rung of the ladder, lowest first."""

    CCV = "ccv", "CCV"
    PLATFORM = "platform", "Landelijk Platform"
    WERKGROEP = "werkgroep", "Werkgroep"
    BERAAD = "beraad", "Strategisch Beraad"


class GremiumSoort(Woord):
    """The kinds of body; a denktank stands on the rung of a werkgroep."""

    PLATFORM = "platform", "Landelijk Platform"
    WERKGROEP = "werkgroep", "Werkgroep"
    DENKTANK = "denktank", "Denktank"
    BERAAD = "beraad", "Strategisch Beraad"

    @property
    def trede(self) -> Trede:
        """The rung this kind of body stands on."""
        return Trede.WERKGROEP if self is GremiumSoort.DENKTANK else Trede(self.value)


WERKGROEPSOORTEN = (GremiumSoort.WERKGROEP, GremiumSoort.DENKTANK)


class Rol(Woord):
    """What an account may do beyond being a professional."""

    PROFESSIONAL = "professional", "Professional"
    ADVISEUR = "adviseur", "Adviseur CCV"
    BEHEERDER = "beheerder", "Beheerder"


class LidRol(Woord):
    """A person's place in a gremium."""

    VOORZITTER = "voorzitter", "Voorzitter"
    LID = "lid", "Lid"
    SPECIALIST = "specialist", "Specialist"


class WachtOp(Woord):
    """Whose turn it is; the label follows 'Wacht op'."""

    INBRENGER = "inbrenger", "de inbrenger"
    CCV = "ccv", "het CCV"
    GREMIUM = "gremium", "het gremium"
    EIGENAAR = "eigenaar", "de eigenaar van een actie"
    NIEMAND = "niemand", "niemand: afgesloten"


class Belemmering(Woord):
    """What stands in the way, as the inbrenger ticks it."""

    WET = "wet", "Wet of regels"
    PRIVACY = "privacy", "Privacy: ik weet niet wat ik mag delen"
    MANDAAT = "mandaat", "Mandaat: niemand mag of wil beslissen"
    CAPACITEIT = "capaciteit", "Te weinig mensen of geld"
    KENNIS = "kennis", "Te weinig kennis"
    VEILIGHEID = "veiligheid", "Veiligheid van mij of mijn collega’s"


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


class Puntdoel(Woord):
    """Why an item is on an agenda."""

    INFORMATIE = "informatie", "Ter informatie"
    BESPREKING = "bespreking", "Ter bespreking"
    BESLUIT = "besluit", "Ter besluit"


class PuntSoort(Woord):
    """The kinds of agenda item."""

    OPENING = "opening", "Opening"
    MEDEDELINGEN = "mededelingen", "Mededelingen"
    VERSLAG = "verslag", "Verslag en acties van de vorige keer"
    DILEMMA = "dilemma", "Dilemma"
    KENNISDELING = "kennisdeling", "Kennisdeling"
    PAUZE = "pauze", "Pauze"
    RONDVRAAG = "rondvraag", "Rondvraag en sluiting"


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
    Stuksoort.AGENDA: Kring.LEDEN, Stuksoort.REGIEBOEK: Kring.REGIE, Stuksoort.BRIEFING: Kring.LEDEN,
    Stuksoort.BESLUITENLIJST: Kring.LEDEN, Stuksoort.ONTVANGSTBEVESTIGING: Kring.INBRENGER,
    Stuksoort.TERUGKOPPELING: Kring.INBRENGER, Stuksoort.FACTSHEET: Kring.VRIJGEGEVEN,
    Stuksoort.ACTIEPROGRAMMA: Kring.GREMIA, Stuksoort.JAARRAPPORT: Kring.GREMIA,
}


class Aanwezig(Woord):
    """Whether somebody was at a meeting."""

    AANWEZIG = "aanwezig", "Aanwezig"
    AFGEMELD = "afgemeld", "Afgemeld"
    AFWEZIG = "afwezig", "Afwezig zonder bericht"


class SignaalStatus(Woord):
    """A signaal asks for no answer: the CCV takes it along to the Beraad or not."""

    INGEDIEND = "ingediend", "Bij het CCV"
    AANGENOMEN = "aangenomen", "Gaat naar het Beraad"
    NIET_OVERGENOMEN = "niet_overgenomen", "Niet overgenomen"


class Steun(Woord):
    """What the LOT can be asked for."""

    COACHING = "coaching", "Coaching: meedenken met de professional"
    AANWEZIGHEID = "aanwezigheid", "Aanwezigheid: meegaan naar een gesprek"
    BEDREIGING = "bedreiging", "Hulp bij bedreiging of tegenwerking"


class Uitslag(Woord):
    """What a meeting made of an item; workflow.VERVOLG says which transitions follow."""

    OPGELOST = "opgelost", "Opgelost"
    NIET_OPGELOST = "niet_opgelost", "Niet opgelost"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    BESLOTEN = "besloten", "Besloten"
    GEEN = "geen", "Geen vervolg nodig"


class Voorval(Woord):
    """What the log tells besides transitions."""

    AANGEMAAKT = "aangemaakt", "Begonnen met invullen"
    BEVESTIGD = "bevestigd", "E-mailadres bevestigd"
    TOEGEWEZEN = "toegewezen", "Opgepakt door een adviseur"
    VRAAG = "vraag", "Vraag gesteld aan de inbrenger"
    ANTWOORD = "antwoord", "Antwoord van de inbrenger"
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
    GREMIUM = "gremium", "Werkgroep gewijzigd"
    STUK = "stuk", "Stuk uitgegeven of ingetrokken"
    SIGNAAL = "signaal", "Signaal ingediend of beoordeeld"
    DOEL = "doel", "Doel gesteld of gemeten"
    LOT = "lot", "LOT gevraagd of teruggekomen"
    ACCOUNT = "account", "Account gemaakt of gewijzigd"


# What the inbrenger sees of these in the timeline; the rest is for adviseurs.
VOOR_INBRENGER = (
    Voorval.AANGEMAAKT, Voorval.BEVESTIGD, Voorval.TOEGEWEZEN, Voorval.VRAAG, Voorval.ANTWOORD,
    Voorval.GEAGENDEERD, Voorval.BESPROKEN,
)


class Verwijsdoel(Woord):
    """Where a question that does not belong on the ladder can go."""

    LOT = "lot", "Landelijk Outreachend Team (LOT)"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    ZVH = "zvh", "Zorg- en Veiligheidshuis in de regio"
    ZORGCOORDINATOR = "zorgcoordinator", "Zorgcoördinator mensenhandel"
    POLITIE_OM = "politie_om", "Politie of Openbaar Ministerie"
    ANDERS = "anders", "Een andere organisatie"


TITEL_MAX = 200
TEKST_MAX = 10_000
REGELS_MAX = 400
