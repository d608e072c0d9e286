"""A meeting from its plan to the next one, over HTTP and on real paper: nothing that was agreed can be forgotten."""

from datetime import timedelta

import vobject

from portal.models import Agendapunt, Bijeenkomst, Gremium
from portal.tijd import als_datum, dag
from portal.vocabulary import PuntSoort, Status
from tests.hulp import vergaderen
from tests.hulp.wereld import PLATFORM
from tests.reports.lezen import bladen

ACTIE = "voorzitter organisatie zoekt uit wie er beslist voor"


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
    stuk = adviseur.open(next(doel for naam, doel in adviseur.open(pad).links.items() if naam.startswith(soort)))
    return next(doel for doel in stuk.links.values() if doel.startswith("/controleer/"))


def afspraak(bezoeker, pad):
    """Return the entry for the calendar: its UID, how often it changed, and its day."""
    gelezen = vobject.readOne(bezoeker.open(f"{pad}/uitnodiging.ics").antwoord.get_data(as_text=True))
    return gelezen.vevent.uid.value, int(gelezen.vevent.sequence.value), dag(gelezen.vevent.dtstart.value)


def test_what_a_meeting_agrees_comes_back_on_the_next_agenda_until_it_is_done(als, klok, mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    adviseur = als("adviseur")

    # Prepared: members invited, the dilemma ripe, the chair agrees.
    pad = plan(adviseur, klok, 14)
    adviseur.doe(adviseur.open(pad), "/uitnodigen")
    adviseur.doe(adviseur.open(pad), f"/dilemmas/{dilemma.nummer}")
    assert adviseur.verstuur(adviseur.open(pad), "/vaststellen").status == 409  # nobody looks after it yet
    vergaderen.maak_rijp(rij(pad), mensen.adviseur)
    Bijeenkomst.update(voorzitter=mensen.voorzitter_platform).execute()
    voorzitter = als("voorzitter_platform")
    voorzitter.doe(voorzitter.open(pad), "/akkoord")
    lid, eerst = als("deelnemer"), afspraak(als("deelnemer"), pad)
    assert lid.open(f"{pad}/agenda.pdf").status == 404

    # Issued: version 1, then another day and version 2, which says what changed.
    adviseur.doe(adviseur.open(pad), "/vaststellen")
    versie_1 = code(adviseur, pad, "Agenda")
    assert dilemma.nummer in papier(lid, f"{pad}/agenda.pdf") and "echt" in als(None).open(versie_1).kop.lower()
    adviseur.doe(adviseur.open(pad), "/concept")
    later = dag(klok() + timedelta(days=15))
    adviseur.doe(adviseur.open(f"{pad}/wijzigen"), datum=later.isoformat())
    adviseur.doe(adviseur.open(pad), "/vaststellen")
    assert "Gewijzigd sinds versie 1" in papier(lid, f"{pad}/agenda.pdf")
    assert "vervangen" in als(None).open(versie_1).kop.lower()
    uid, volgnummer, nu_op = afspraak(lid, pad)
    assert (uid, nu_op) == (eerst[0], later) and volgnummer > eerst[1]

    # Held: a result, a decision that members read once it is released, and an actie typed as one line.
    klok.nu = rij(pad).begint + timedelta(minutes=20)
    adviseur = als("adviseur")
    punt = Agendapunt.get(Agendapunt.bijeenkomst == rij(pad), Agendapunt.soort == PuntSoort.DILEMMA)
    scherm = f"{pad}/vergadering?punt={punt.id}"
    adviseur.doe(adviseur.open(scherm), f"/punten/{punt.id}/begin")
    termijn = dag(klok() + timedelta(days=30))
    adviseur.doe(adviseur.open(scherm), f"/punten/{punt.id}/acties", regel=f"{ACTIE} {als_datum(termijn)}")
    adviseur.doe(adviseur.open(scherm), f"/punten/{punt.id}/besluiten", tekst="Het Platform kiest één beslisser.")
    assert "kiest één beslisser" not in als("deelnemer").open(pad).tekst
    for _ in ("vastgesteld", "vrijgegeven"):
        adviseur.doe(adviseur.open(scherm), "/verder")
    adviseur.doe(adviseur.open(f"{pad}/punten/{punt.id}/resultaat"), uitslag="aangehouden", verslag="Besproken.")

    # Afterwards: the list is issued, and withdrawn again.
    adviseur.doe(adviseur.open(pad), "/besluitenlijst/uitgeven")
    lijst = papier(als("deelnemer"), f"{pad}/besluitenlijst.pdf")
    assert "zoekt uit wie er beslist" in lijst and "kiest één beslisser" in lijst
    controle = code(adviseur, pad, "Besluiten")
    stuk = next(doel for naam, doel in adviseur.open(pad).links.items() if naam.startswith("Besluiten"))
    adviseur.doe(adviseur.open(f"{stuk}/intrekken"), reden="Er staat een fout in.")
    assert "ingetrokken" in als(None).open(controle).kop.lower()
    assert als("deelnemer").open(f"{pad}/besluitenlijst.pdf").status == 410

    # Come back: overdue, it stands on the next agenda by itself; done in one line, it is gone from it.
    klok.nu += timedelta(days=40)
    adviseur = als("adviseur")
    volgende = plan(adviseur, klok, 10)
    assert "zoekt uit wie er beslist" in adviseur.open(volgende).tekst
    agenda = papier(adviseur, f"{volgende}/agenda.pdf")
    assert "CONCEPT" in agenda and "zoekt uit wie er beslist" in agenda and "te laat" in agenda
    eigenaar = als("voorzitter_platform")
    eigenaar.doe(eigenaar.open("/acties"), 1, resultaat="De burgemeester beslist.")
    assert "zoekt uit wie er beslist" not in papier(als("adviseur"), f"{volgende}/agenda.pdf")
