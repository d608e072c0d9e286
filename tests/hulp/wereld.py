"""The people and bodies that every test database holds: one person for each row of the table of who
sees what.
"""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from portal.db import schrijven
from portal.engine import Verzoek
from portal.gegevens.bewijs import leg_stand_vast
from portal.models import Gremium, Lidmaatschap, Persoon, Thema
from portal.steps.gedeeld import werkgroepkeuze
from portal.vocabulary import GremiumSoort, LidRol, Rol

NU = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)  # a Thursday, 10.30 in Amsterdam
BEGIN = NU - timedelta(days=30)
INGESTELD = date(2025, 1, 6)

PLATFORM, BERAAD = "Landelijk Platform", "Strategisch Beraad"
# What the seat of a specialist has besides: a last day, and the promise of geheimhouding.
ALS_SPECIALIST = {
    "tot": NU.date() + timedelta(days=300),
    "geheimhouding_op": BEGIN,
    "geheimhouding_tekst": 1,
}

WERKGROEP, ANDERE_WERKGROEP = "Werkgroep Afspraken", "Werkgroep Buitenland"

ROLLEN = {"adviseur": Rol.ADVISEUR, "adviseur2": Rol.ADVISEUR, "beheerder": Rol.BEHEERDER}
ZETELS = {
    "deelnemer": (PLATFORM, LidRol.LID),
    "voorzitter_platform": (PLATFORM, LidRol.VOORZITTER),
    "specialist": (WERKGROEP, LidRol.SPECIALIST),
    "trekker": (WERKGROEP, LidRol.VOORZITTER),
    "bestuurder": (BERAAD, LidRol.LID),
    "voorzitter_beraad": (BERAAD, LidRol.VOORZITTER),
}
PERSONAS = ("inbrenger", "collega", *ROLLEN, *ZETELS, "buitenstaander")
ORGANISATIES = {"inbrenger": "Gemeente Voorbeeld", "collega": "Gemeente Voorbeeld"}


def maak() -> None:
    """Fill an empty database with the people, the Platform, the Beraad, two werkgroepen and two
    themas.
    """
    for naam in PERSONAS:
        _persoon(naam)
    mensen_ = mensen()
    for soort, naam in ((GremiumSoort.PLATFORM, PLATFORM), (GremiumSoort.BERAAD, BERAAD)):
        Gremium.create(soort=soort, naam=naam, ingesteld_op=INGESTELD)
    with schrijven():
        for naam in (WERKGROEP, ANDERE_WERKGROEP):
            werkgroepkeuze.stel_in(naam, "Zoek uit wat er kan.", Verzoek(mensen_.adviseur, BEGIN))
    for naam, (gremium, rol) in ZETELS.items():
        Lidmaatschap.create(
            gremium=gremium_met(gremium),
            persoon=getattr(mensen_, naam),
            rol=rol,
            van=INGESTELD,
            **(ALS_SPECIALIST if rol is LidRol.SPECIALIST else {}),
        )
    for volgorde, sleutel in enumerate(("uithuwelijking", "informatiedeling"), 1):
        Thema.create(sleutel=sleutel, naam=sleutel.capitalize(), volgorde=volgorde)
    leg_stand_vast(BEGIN)


def _persoon(naam: str) -> None:
    Persoon.create(
        email=f"{naam}@test.example",
        naam=naam.replace("_", " ").capitalize(),
        functie="Medewerker",
        organisatie=ORGANISATIES.get(naam, "Organisatie"),
        rol=ROLLEN.get(naam, Rol.PROFESSIONAL),
        bevestigd_op=BEGIN,
    )


def mensen() -> SimpleNamespace:
    """Return the people by persona, fresh from the database: `mensen().adviseur`."""
    return SimpleNamespace(
        **{p.email.split("@")[0]: p for p in Persoon.select().order_by(Persoon.id)}
    )


def gremium_met(naam: str) -> Gremium:
    """Return the body with this name."""
    return Gremium.get(Gremium.naam == naam)
