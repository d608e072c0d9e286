"""The items of an agenda: put them on, move them, time them, take them off, say what each
came to.
"""

from portal import engine
from portal.daden import CONCEPT, GEDAAN_NIETS, LEVEND, NuNiet, bij_agenda, daad
from portal.engine import Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma
from portal.policy import eisen, mogen
from portal.policy.grond import leest_intern
from portal.queries.versies import PUNT, RESULTAAT_VAN_PUNT, van_zaak
from portal.queries.wachten import laatste_overgang
from portal.steps.bijeenkomst import grond
from portal.steps.bijeenkomst.grond import dag_van, gekozen
from portal.steps.gedeeld import agendapunten
from portal.vocabulary import GremiumSoort, Puntdoel, PuntSoort, Uitslag, Voorval

PUNTVELDEN = ("titel", "minuten", "vaste_tijd", "inleider", "puntdoel")


@daad(mogen.regelen, belet=CONCEPT, logt=bij_agenda("dilemma op de agenda gezet"))
def voeg_dilemma_toe(
    bijeenkomst: Bijeenkomst, behandeling: Behandeling, verzoek: Verzoek
) -> object:
    """Put a dilemma that runs at this gremium on the agenda, before the close.

    Whoever routed it looks after it from then on, where nobody did.
    """
    stay = Behandeling.get_by_id(behandeling.id)
    hier = stay.loopt and stay.gremium_id == bijeenkomst.gremium_id
    if bijeenkomst.gezamenlijk or not hier:
        raise NuNiet(f"behandeling {stay.id}")
    al_daar = (lid.id for d in grond.lopend(bijeenkomst) for lid in engine.bundelgenoten(d))
    if stay.dilemma_id in al_daar:
        return GEDAAN_NIETS
    beraad = bijeenkomst.gremium.soort is GremiumSoort.BERAAD
    grond.voeg_toe(
        bijeenkomst,
        soort=PuntSoort.DILEMMA,
        titel=stay.titel or stay.dilemma.nummer,
        minuten=30,
        puntdoel=Puntdoel.BESLUIT if beraad else Puntdoel.BESPREKING,
        behandeling=stay,
    )
    _geef_behandelaar(stay.dilemma, verzoek)
    grond.meld([stay.dilemma], Voorval.GEAGENDEERD, verzoek, bijeenkomst=dag_van(bijeenkomst))
    return None


def _geef_behandelaar(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Give it, and what it is treated with, to the adviseur of its last step; else to whoever
    plans it.
    """
    for lid in engine.bundelgenoten(Dilemma.get_by_id(dilemma.id)):
        if not leest_intern(lid.behandelaar):
            stap = laatste_overgang(lid)
            wie = stap.wie if stap and leest_intern(stap.wie) else verzoek.actor
            Dilemma.update(behandelaar=wie).where(Dilemma.id == lid.id).execute()
            engine.meld(lid, Voorval.TOEGEWEZEN, verzoek)


@daad(mogen.regelen, belet=CONCEPT, logt=bij_agenda("punt toegevoegd"))
def voeg_punt_toe(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Put another item on the agenda (`invoer`: soort and PUNTVELDEN)."""
    soort = verzoek.invoer["soort"]
    grond.voeg_toe(bijeenkomst, soort=soort, **gekozen(PUNTVELDEN, verzoek.invoer))


@daad(mogen.regelen, belet=CONCEPT, vers=PUNT, logt=bij_agenda("punt gewijzigd"))
def wijzig_punt(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Change title, minutes, fixed time, presenter or purpose of an item."""
    waarden = gekozen(PUNTVELDEN, verzoek.invoer)
    Agendapunt.update(**waarden).where(Agendapunt.id == punt.id).execute()


@daad(mogen.regelen, belet=CONCEPT, vers=van_zaak, logt=bij_agenda("tijden gewijzigd"))
def verdeel_tijd(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Set the minutes of several items (`invoer["minuten"]`: id of the item -> minutes)."""
    for id_, minuten in verzoek.invoer["minuten"].items():
        van_deze = (Agendapunt.id == id_) & (Agendapunt.bijeenkomst == bijeenkomst)
        Agendapunt.update(minuten=minuten).where(van_deze).execute()


@daad(
    mogen.regelen,
    belet=CONCEPT,
    vers=PUNT,
    eist=eisen.onbesproken,
    logt=bij_agenda("punt van de agenda gehaald"),
)
def haal_weg(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Take an item off the agenda of which nothing was recorded yet."""
    eigen = punt.behandeling.dilemma_id if punt.behandeling else None
    dilemmas = [d for d in grond.lopend(punt.bijeenkomst) if d.id == eigen]
    agendapunten.verwijder(Agendapunt.id == punt.id)
    grond.meld(dilemmas, Voorval.VAN_AGENDA, verzoek)


@daad(mogen.regelen, belet=CONCEPT, vers=van_zaak, logt=bij_agenda("volgorde gewijzigd"))
def verschuif(punt: Agendapunt, richting: int, verzoek: Verzoek) -> None:
    """Move an item one place up (-1) or down (1)."""
    grond.verschuif(punt.bijeenkomst.op_rij(), punt, richting)


@daad(mogen.regelen, belet=CONCEPT, vers=van_zaak, logt=bij_agenda("volgorde gewijzigd"))
def orden(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Put all items in the order of `invoer["volgorde"]`, the ids from first to last.

    Raises NuNiet for ids that are not exactly those of this meeting.
    """
    punten = {punt.id: punt for punt in bijeenkomst.op_rij()}
    volgorde = verzoek.invoer["volgorde"]
    if sorted(volgorde) != sorted(punten):
        raise NuNiet("orden")
    grond.nummer([punten[id_] for id_ in volgorde])


@daad(mogen.regelen, belet=LEVEND, vers=RESULTAAT_VAN_PUNT, logt=bij_agenda("resultaat vastgelegd"))
def leg_resultaat_vast(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Record what the meeting made of an item (`invoer`: verslag, uitslag)."""
    was, punt.uitslag = punt.uitslag, Uitslag(verzoek.invoer["uitslag"])
    punt.verslag = verzoek.invoer["verslag"]
    punt.save()
    if punt.behandeling and punt.uitslag is not was:
        uitslag = punt.uitslag.value
        grond.meld([punt.behandeling.dilemma], Voorval.BESPROKEN, verzoek, uitslag=uitslag)
