"""Rows as small as the database allows, for tests of what the database refuses."""

from portal.models import (
    Aanwezigheid,
    Bijeenkomst,
    Dilemma,
    Doel,
    Doeljaar,
    Gesprekstafel,
    Lotverzoek,
    Meting,
    Opmerking,
    Persoon,
    Signaal,
    Stuk,
    Thema,
    Toezegging,
)
from portal.vocabulary import Aanwezig, Antwoord, Stuksoort
from tests.hulp.wereld import NU


def rond_een_bijeenkomst(bijeenkomst: Bijeenkomst, persoon: Persoon) -> None:
    """Somebody came to the meeting, commented on it, and there is a table."""
    Aanwezigheid.create(bijeenkomst=bijeenkomst, persoon=persoon, aanwezig=Aanwezig.AANWEZIG)
    Toezegging.create(bijeenkomst=bijeenkomst, persoon=persoon, antwoord=Antwoord.KOM, op=NU)
    Opmerking.create(bijeenkomst=bijeenkomst, auteur=persoon, tekst="Kan dit korter?", op=NU)
    Gesprekstafel.create(bijeenkomst=bijeenkomst, volgorde=1, naam="Tafel 1")


def stuk(bijeenkomst: Bijeenkomst | None, persoon: Persoon, **anders) -> Stuk:
    """Return an issued agenda of this meeting; without one, `anders` says what it is."""
    waarden = {
        "soort": Stuksoort.AGENDA,
        "bijeenkomst": bijeenkomst,
        "reeks": f"agenda b{bijeenkomst and bijeenkomst.id}",
        "versie": 1,
        "code": "abcd-efgh",
        "titel": "Agenda",
        "nummer": "A-1",
        "tlp": "TLP:AMBER",
        "inhoud": b"%PDF-",
        "sha256": "0" * 64,
        "bron": "<html>",
        "uitgegeven_op": NU,
        "uitgegeven_door": persoon,
    }
    return Stuk.create(**waarden | anders)


def signaal(inbrenger: Persoon) -> Signaal:
    """Return a signaal that waits for the CCV."""
    return Signaal.create(
        nummer="S-2026-0001", inbrenger=inbrenger, titel="T", tekst="T", ingediend_op=NU
    )


def lotverzoek(dilemma: Dilemma, adviseur: Persoon) -> Lotverzoek:
    """Return a call for the LOT that nothing came of yet."""
    gevraagd = {"gevraagd_op": NU, "gevraagd_door": adviseur, "uiterlijk": NU.date()}
    return Lotverzoek.create(dilemma=dilemma, steun=["coaching"], verzoek="V", **gevraagd)


def doel(adviseur: Persoon) -> Doel:
    """Return a national goal with its number for this year and one measurement."""
    rij = Doel.create(naam="Doel", eenheid="gemeenten", thema=Thema.select().first(), gemaakt_op=NU)
    Doeljaar.create(doel=rij, jaar=NU.year, streef=10)
    Meting.create(doel=rij, dag=NU.date(), stand=4, door=adviseur, op=NU)
    return rij
