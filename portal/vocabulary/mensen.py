"""What an account may do, and what a person is in a gremium."""

from portal.vocabulary.woord import Woord


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
