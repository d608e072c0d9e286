"""Make the demo: people and gremia first, then every deed of the stories in the order of the
calendar.
"""

from datetime import datetime, timedelta

from portal.db import schrijven
from portal.demo import draaiboek
from portal.demo.verhalen import Verhaal, op_dag
from portal.demo.wereld import Wereld
from portal.engine import Verzoek
from portal.gegevens.bewijs import leg_stand_vast
from portal.gegevens.bruikbaar import MERK, is_demo, mag_demo
from portal.migrations.begin import leg_beginwaarden
from portal.models import Bericht, Gremium, Instelling, Lidmaatschap, Persoon
from portal.steps import werkgroep
from portal.steps.beheer import teksten
from portal.steps.gedeeld.organisatie import bekend
from portal.tools.tijd import dag
from portal.tools.zeker import zeker
from portal.vocabulary import GremiumSoort, LidRol

# Mail older than this is history; the rest lands as files for whoever wants to read what people
# get.
POST_SINDS = timedelta(days=14)
NOG = timedelta(days=182)  # how long its specialists still sit
ZETELS = {"leden": LidRol.LID, "specialisten": LidRol.SPECIALIST}


class GeenDemo(Exception):
    """This database holds something that the demo did not make."""


def maak(nu: datetime, base_url: str = "") -> bool:
    """Fill an empty database with the demo and return True; False when it is there already. All of
    it or nothing.

    With a `base_url` it issues papers too, which can be checked there.

    Raises GeenDemo on a database with anything else in it.
    """
    if is_demo():
        return False
    if not mag_demo():
        raise GeenDemo
    with schrijven():
        leg_beginwaarden(nu)
        wereld = _begin(op_dag(dag(nu)), nu, base_url)
        for scene in draaiboek.scenes(wereld):
            scene.doe()
        draaiboek.sluit_gremia(wereld)
        Bericht.update(verstuurd_op=Bericht.aangemaakt_op).where(
            Bericht.aangemaakt_op < nu - POST_SINDS
        ).execute()
        Instelling.create(sleutel=MERK, waarde=nu.isoformat())
    return True


def _begin(verhalen: Verhaal, nu: datetime, base_url: str) -> Wereld:
    """Make the accounts and the gremia; they were there before the first story."""
    wereld = Wereld(verhalen, nu, base_url)
    for p in verhalen["personen"]:
        gegevens = {naam: p[naam] for naam in ("naam", "email", "organisatie", "functie", "rol")}
        with schrijven():
            gegevens["organisatie"] = bekend(gegevens["organisatie"])
        Persoon.create(**gegevens, bevestigd_op=wereld.begin)
        wereld.personen[p["key"]] = zeker(Persoon.met_email(p["email"]))
    for g in verhalen["gremia"]:
        wereld.gremia[g["key"]] = _gremium(g, wereld)
    for naam, tekst in verhalen["contact"].items():
        teksten.bewaar(
            wereld.verzoek("beheerder", wereld.begin, welke=f"contact.{naam}", tekst=tekst)
        )
    leg_stand_vast(wereld.begin)
    return wereld


def _gremium(g: Verhaal, wereld: Wereld) -> Gremium:
    waarden = {"naam": g["naam"], "opdracht": g["opdracht"], "structureel": g["structureel"]}
    dag_een = dag(wereld.begin)
    soort = GremiumSoort(g["soort"])
    if soort in (GremiumSoort.PLATFORM, GremiumSoort.BERAAD):
        gremium = Gremium.enige(soort)
        Gremium.update(**waarden, ingesteld_op=dag_een).where(Gremium.id == gremium.id).execute()
    else:
        gremium = Gremium.create(soort=soort, ingesteld_op=dag_een, **waarden)
    zetels = [
        (g["voorzitter"], LidRol.VOORZITTER),
        *((k, rol) for naam, rol in ZETELS.items() for k in g[naam]),
    ]
    for key, rol in zetels:
        _geef_zetel(gremium, wereld.personen[key], rol, wereld)
    return Gremium.get_by_id(gremium.id)


def _geef_zetel(gremium: Gremium, persoon: Persoon, rol: LidRol, wereld: Wereld) -> None:
    """A specialist promises geheimhouding first, as everywhere else."""
    als_specialist = rol is LidRol.SPECIALIST
    duur = {"van": dag(wereld.begin), "tot": dag(wereld.nu) + NOG if als_specialist else None}
    zetel = Lidmaatschap.create(gremium=gremium, persoon=persoon, rol=rol, **duur)
    if als_specialist:
        werkgroep.beloof_geheimhouding(zetel, Verzoek(persoon, wereld.begin))
