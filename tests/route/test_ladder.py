"""The whole ladder over HTTP, as people walk it: from a form without an account to an answer for
everybody.
"""

from datetime import timedelta

from portal.models import Agendapunt, Bijeenkomst, Dilemma, Gremium
from portal.tools.tijd import dag
from portal.vocabulary import PuntSoort
from tests.hulp import dilemmas
from tests.hulp.geheimhouding import beloof
from tests.hulp.web import bevestig, log_in

MAIL = "noor@test.example"
INTAKE = dilemmas.INTAKE | {
    "titel": "Niemand mag beslissen",
    "vraag": "Wie beslist als twee regels botsen?",
    "enerzijds": "Een kind loopt gevaar.",
    "anderzijds": "De wet verbiedt delen.",
    "context": "Het speelt al jaren.",
    "geprobeerd": "Drie keer overlegd.",
    "themas": ["informatiedeling"],
    "belemmeringen": ["wet", "mandaat"],
    "email": MAIL,
    "naam": "Noor Nieuw",
    "organisatie": "Gemeente Test",
    "functie": "Adviseur",
}
AGENDATEKST = {
    "titel": "Botsende regels bij gevaar",
    "kern": "Twee regels botsen. Niemand beslist. Een kind wacht.",
    "enerzijds": "Ingrijpen is nodig.",
    "anderzijds": "Delen mag niet.",
    "context": "Dit komt vaker voor.",
    "geprobeerd": "Overleg in de regio.",
    "vraag": "Wie hakt de knoop door?",
}
NIEUWE_WERKGROEP = {
    "gremium": "nieuw",
    "nieuwe_naam": "Werkgroep Botsende Regels",
    "opdracht": "Zoek het uit.",
    "waarom_niet_opgelost": "De wet is onduidelijk.",
}
OPBRENGST = {
    "opbrengst_soort": "handelingsperspectief",
    "opbrengst_titel": "Zo beslis je als regels botsen",
    "opbrengst_tekst": "Bel eerst de jurist van de regio.",
    "openbaarheid": "openbaar",
    "terugkoppeling": "Je mag voortaan delen met de regio. Dank voor je vraag.",
}


def brengt_in(bezoeker):
    """Somebody without an account files a dilemma, confirms that by the link in the mail, and
    signs in by another.
    """
    bon = bezoeker.doe(bezoeker.open("/inbrengen"), **INTAKE)
    pad = f"/dilemma/{bon.met_klasse('nummer')[0]}"
    bevestig(bezoeker, MAIL)
    assert log_in(bezoeker, MAIL, pad).pad == pad
    return pad


def stap(adviseur, pad, naam, **invoer):
    """The adviseur takes a step of the table and sees the dilemma again."""
    return adviseur.doe(adviseur.open(f"{pad}/stap/{naam}"), **invoer)


def vergadert(als, klok, naam_gremium, nummer, uitslag):
    """Plan a meeting for tomorrow with the dilemma on its agenda, fix it, hold it, and record what
    came of it.
    """
    adviseur, gremium = als("adviseur"), Gremium.get(Gremium.naam == naam_gremium)
    morgen = dag(klok() + timedelta(days=1)).isoformat()
    nieuw = adviseur.open(f"/bijeenkomsten/nieuw?gremium={gremium.id}")
    scherm = adviseur.doe(nieuw, datum=morgen, tijd="10:00", minuten=120, plaats="Utrecht")
    scherm = adviseur.doe(scherm, f"/dilemmas/{nummer}")
    scherm = adviseur.doe(scherm, "/vaststellen")
    klok.nu += timedelta(days=1, hours=6)
    punt = Agendapunt.get(
        Agendapunt.soort == PuntSoort.DILEMMA, Agendapunt.bijeenkomst == bijeenkomst(scherm)
    )
    adviseur = als("adviseur")
    resultaat = adviseur.open(f"{scherm.pad}/punten/{punt.id}/resultaat")
    return adviseur.doe(resultaat, uitslag=uitslag, verslag="Besproken.")


def bijeenkomst(scherm):
    return Bijeenkomst.get_by_id(int(scherm.pad.split("/")[2]))


def ziet(als, persona, pad):
    return als(persona).open(pad).status == 200


def test_a_dilemma_travels_the_whole_ladder_and_the_answer_comes_back(als, klok, mensen):
    noor = als(None)
    pad = brengt_in(noor)
    nummer = pad.rsplit("/", 1)[1]

    # Triage: a question, an answer, an anonymous text, and on to the Platform.
    adviseur = als("adviseur")
    assert nummer in adviseur.open("/postvak").tekst
    adviseur.doe(adviseur.open(f"{pad}/behandelaar"), behandelaar=mensen.adviseur.id)
    adviseur.doe(adviseur.open(f"{pad}/vraag"), vraag="Sinds wanneer?", uiterlijk="2026-03-20")
    vraag = next(doel for doel in noor.open("/mijn").links.values() if "/vragen/" in doel)
    noor.doe(noor.open(vraag), antwoord="Sinds mei.")
    assert "Sinds mei." in adviseur.open(pad).tekst
    adviseur.doe(adviseur.open(f"{pad}/agendatekst"), **AGENDATEKST)
    assert not ziet(als, "deelnemer", pad)
    stap(adviseur, pad, "agenderen", anoniem=True)
    platform = als("deelnemer").open(pad)
    assert AGENDATEKST["titel"] in platform.tekst
    assert INTAKE["context"] not in platform.tekst and INTAKE["naam"] not in platform.tekst

    # The Platform meets and does not solve it: a new werkgroep does, with a specialist who sees it
    # once they promised geheimhouding.
    na = vergadert(als, klok, "Landelijk Platform", nummer, "niet_opgelost")
    assert f"{pad}/stap/instellen" in na.links.values()
    assert not ziet(als, "collega", pad)
    mensen_erbij = {"trekker": mensen.trekker.id, "specialisten": [mensen.collega.id]}
    stap(als("adviseur"), pad, "instellen", **NIEUWE_WERKGROEP, **mensen_erbij)
    assert not ziet(als, "collega", pad) and not ziet(als, "specialist", pad)
    beloof(als("collega"), mensen.collega)
    assert ziet(als, "collega", pad) and not ziet(als, "specialist", pad)
    assert "Werkgroep Botsende Regels" in als("collega").open("/werkgroepen").tekst

    # Up to the Beraad, with a briefing on paper.
    besluit = {
        "waarom_niet_opgelost": "Het vraagt een besluit.",
        "gevraagd_besluit": "Wijs een beslisser aan.",
    }
    stap(als("adviseur"), pad, "voorleggen", **besluit)
    na = vergadert(als, klok, "Strategisch Beraad", nummer, "besloten")
    briefing = als("bestuurder").open(f"{na.pad.split('#')[0]}/briefing.pdf")
    assert briefing.status == 200 and briefing.antwoord.data.startswith(b"%PDF-")

    # A decision, its acties, and the work.
    adviseur = als("adviseur")
    scherm = adviseur.doe(
        adviseur.open(f"{pad}/besluit"), tekst="De regio wijst een beslisser aan."
    )
    assert "De regio wijst" not in als("bestuurder").open(pad).tekst
    for status in ("vastgesteld", "vrijgegeven"):
        scherm = adviseur.doe(scherm, "/verder")
        assert f"Het besluit is {status}." in scherm.tekst
    stap(
        adviseur,
        pad,
        "besluiten",
        **{
            "acties-0-wat": "Wijs iemand aan.",
            "acties-0-eigenaar": mensen.bestuurder.id,
            "acties-0-termijn": "2026-06-01",
        },
    )
    eigenaar = als("bestuurder")
    actie = eigenaar.open("/acties").links["Wijs iemand aan."]
    assert "Er staat nog een actie open." in als("adviseur").open(pad).tekst
    eigenaar.doe(eigenaar.open(actie), status="gedaan", resultaat="De burgemeester beslist.")

    # The answer goes back to Noor, and to everybody.
    stap(als("adviseur"), pad, "afronden", **OPBRENGST)
    noor = als(None)
    antwoord = log_in(noor, MAIL, pad)
    assert (antwoord.pad, OPBRENGST["terugkoppeling"] in antwoord.tekst) == (pad, True)
    kennisbank = als(None).open("/kennisbank")
    artikel = als(None).open(kennisbank.links[OPBRENGST["opbrengst_titel"]])
    assert OPBRENGST["opbrengst_tekst"] in artikel.tekst
    assert nummer not in artikel.tekst and OPBRENGST["terugkoppeling"] not in artikel.tekst
    assert Dilemma.met_nummer(nummer).status == "afgerond"
