"""Where a dilemma can stand, who treats it, and what it asks for."""

from portal.vocabulary.woord import Woord


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


class Verwijsdoel(Woord):
    """Where a question that does not belong on the ladder can go."""

    LOT = "lot", "Landelijk Outreachend Team (LOT)"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    ZVH = "zvh", "Zorg- en Veiligheidshuis in de regio"
    ZORGCOORDINATOR = "zorgcoordinator", "Zorgcoördinator mensenhandel"
    POLITIE_OM = "politie_om", "Politie of Openbaar Ministerie"
    ANDERS = "anders", "Een andere organisatie"


class Steun(Woord):
    """What the LOT can be asked for."""

    COACHING = "coaching", "Coaching: meedenken met de professional"
    AANWEZIGHEID = "aanwezigheid", "Aanwezigheid: meegaan naar een gesprek"
    BEDREIGING = "bedreiging", "Hulp bij bedreiging of tegenwerking"


class SignaalStatus(Woord):
    """A signaal asks for no answer: the CCV takes it along to the Beraad or not."""

    INGEDIEND = "ingediend", "Bij het CCV"
    AANGENOMEN = "aangenomen", "Gaat naar het Beraad"
    NIET_OVERGENOMEN = "niet_overgenomen", "Niet overgenomen"
