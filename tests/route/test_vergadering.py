"""A meeting from its plan to the next one, over HTTP and on real paper: nothing that was agreed can
be forgotten.
"""

from datetime import timedelta

import vobject

from portal.models import Agendapunt, Bijeenkomst, Dilemma, Gremium
from portal.tools.tijd import als_datum, dag
from portal.vocabulary import PuntSoort, Status
from tests.hulp import vergaderen
from tests.hulp.wereld import PLATFORM
from tests.reports.lezen import bladen

ACTIE = "zoekt uit wie er beslist"
BESLUIT = "Het Platform kiest één beslisser."


def plan(adviseur, klok, over):
    """Plan a meeting of the Platform, some days from now; return its page."""
    gremium = Gremium.get(Gremium.naam == PLATFORM)
    nieuw = adviseur.open(f"/bijeenkomsten/nieuw?gremium={gremium.id}")
    datum = dag(klok() + timedelta(days=over)).isoformat()
    return adviseur.doe(nieuw, datum=datum, tijd="10:00", minuten=120, plaats="Utrecht").pad


def rij(pad):
    return Bijeenkomst.get_by_id(int(pad.split("/")[2]))


def papier(bezoeker, adres):
    """Return what a paper says, as the reader gets it."""
    antwoord = bezoeker.open(adres)
    assert antwoord.status == 200, f"{adres}: {antwoord.status}"
    return " ".join(bladen(antwoord.antwoord.data))


def code(adviseur, pad, soort):
    """Return the address at which anybody can check the newest version of a paper."""
    stuk = adviseur.open(
        next(doel for naam, doel in adviseur.open(pad).links.items() if naam.startswith(soort))
    )
    return next(doel for doel in stuk.links.values() if doel.startswith("/controleer/"))


def afspraak(bezoeker, pad):
    """Return the entry for the calendar: its UID, how often it changed, and its day."""
    gelezen = vobject.readOne(
        bezoeker.open(f"{pad}/uitnodiging.ics").antwoord.get_data(as_text=True)
    )
    return (
        gelezen.vevent.uid.value,
        int(gelezen.vevent.sequence.value),
        dag(gelezen.vevent.dtstart.value),
    )


def bereid_voor(als, klok, mensen, nummer):
    """Members are invited, the dilemma is made ripe, and the chair agrees; return the meeting's
    page.
    """
    adviseur = als("adviseur")
    pad = plan(adviseur, klok, 14)
    adviseur.doe(adviseur.open(pad), "/uitnodigen")
    adviseur.doe(adviseur.open(pad), f"/dilemmas/{nummer}")
    Dilemma.update(behandelaar=None).execute()  # whoever looked after it left
    assert adviseur.verstuur(adviseur.open(pad), "/vaststellen").status == 409
    vergaderen.maak_rijp(rij(pad), mensen.adviseur)
    Bijeenkomst.update(voorzitter=mensen.voorzitter_platform).execute()
    voorzitter = als("voorzitter_platform")
    voorzitter.doe(voorzitter.open(pad), "/akkoord")
    assert als("deelnemer").open(f"{pad}/agenda.pdf").status == 404
    return pad


def geef_twee_keer_uit(als, klok, pad, nummer):
    """Version 1; then another day and version 2, which says what changed. Calendars follow."""
    adviseur, lid = als("adviseur"), als("deelnemer")
    uid, volgnummer, _ = afspraak(lid, pad)
    adviseur.doe(adviseur.open(pad), "/vaststellen")
    versie_1 = code(adviseur, pad, "Agenda")
    assert (
        nummer in papier(lid, f"{pad}/agenda.pdf")
        and "echt" in als(None).open(versie_1).kop.lower()
    )
    adviseur.doe(adviseur.open(pad), "/concept")
    later = dag(klok() + timedelta(days=15))
    adviseur.doe(adviseur.open(f"{pad}/wijzigen"), datum=later.isoformat())
    adviseur.doe(adviseur.open(pad), "/vaststellen")
    assert "Gewijzigd sinds versie 1" in papier(lid, f"{pad}/agenda.pdf")
    assert "vervangen" in als(None).open(versie_1).kop.lower()
    assert afspraak(lid, pad) == (uid, volgnummer + 1, later)


def houd(als, klok, pad):
    """A decision that members read once it is released, an actie typed as one line, and a
    result.
    """
    adviseur = als("adviseur")
    punt = Agendapunt.get(Agendapunt.bijeenkomst == rij(pad), Agendapunt.soort == PuntSoort.DILEMMA)
    scherm, hier = f"{pad}/vergadering?punt={punt.id}", f"/punten/{punt.id}"
    adviseur.doe(adviseur.open(scherm), f"{hier}/begin")
    termijn = als_datum(dag(klok() + timedelta(days=30)))
    adviseur.doe(
        adviseur.open(scherm),
        f"{hier}/acties",
        regel=f"voorzitter organisatie {ACTIE} voor {termijn}",
    )
    adviseur.doe(adviseur.open(scherm), f"{hier}/besluiten", tekst=BESLUIT)
    assert BESLUIT not in als("deelnemer").open(pad).tekst
    for _ in ("vastgesteld", "vrijgegeven"):
        adviseur.doe(adviseur.open(scherm), "/verder")
    adviseur.doe(
        adviseur.open(f"{pad}{hier}/resultaat"), uitslag="aangehouden", verslag="Besproken."
    )


def geef_lijst_uit_en_trek_in(als, pad):
    """Members read what was agreed, until the list turns out to be wrong."""
    adviseur, lid = als("adviseur"), als("deelnemer")
    adviseur.doe(adviseur.open(pad), "/besluitenlijst/uitgeven")
    lijst = papier(lid, f"{pad}/besluitenlijst.pdf")
    assert ACTIE in lijst and BESLUIT in lijst
    controle = code(adviseur, pad, "Besluiten")
    stuk = next(
        doel for naam, doel in adviseur.open(pad).links.items() if naam.startswith("Besluiten")
    )
    adviseur.doe(adviseur.open(f"{stuk}/intrekken"), reden="Er staat een fout in.")
    assert "ingetrokken" in als(None).open(controle).kop.lower()
    assert lid.open(f"{pad}/besluitenlijst.pdf").status == 410


def komt_terug(als, klok):
    """Overdue, it stands on the next agenda by itself; done in one line, it is gone from it."""
    adviseur = als("adviseur")
    volgende = plan(adviseur, klok, 10)
    assert ACTIE in adviseur.open(volgende).tekst
    agenda = papier(adviseur, f"{volgende}/agenda.pdf")
    assert "CONCEPT" in agenda and ACTIE in agenda and "te laat" in agenda
    eigenaar = als("voorzitter_platform")
    eigenaar.doe(eigenaar.open("/acties"), 1, resultaat="De burgemeester beslist.")
    assert ACTIE not in papier(als("adviseur"), f"{volgende}/agenda.pdf")


def test_what_a_meeting_agrees_comes_back_on_the_next_agenda_until_it_is_done(
    als, klok, mensen, dilemma_in
):
    nummer = dilemma_in(Status.PLATFORM).nummer
    pad = bereid_voor(als, klok, mensen, nummer)
    geef_twee_keer_uit(als, klok, pad, nummer)
    klok.nu = rij(pad).begint + timedelta(minutes=20)
    houd(als, klok, pad)
    geef_lijst_uit_en_trek_in(als, pad)
    klok.nu += timedelta(days=40)
    komt_terug(als, klok)
