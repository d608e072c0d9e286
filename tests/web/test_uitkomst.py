"""An actie: who sees it, how it ends, and the answer that goes back at last. (The lists:
test_acties.py.)
"""

from datetime import timedelta

import pytest

from portal.models import Actie, Bericht, Dilemma, Opbrengst
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, Status, WachtOp
from tests.hulp import dilemmas
from tests.hulp.momentopname import alles
from tests.hulp.wereld import BERAAD, NU, PERSONAS, gremium_met

VANDAAG = dag(NU)
# Who sees an actie of the Beraad: its members, its owner (the bestuurder) and the CCV.
ZIEN = {"adviseur", "adviseur2", "bestuurder", "voorzitter_beraad"}
SLUITEN = {"adviseur", "adviseur2", "bestuurder"}
GEDAAN = {"status": "gedaan", "resultaat": "De afspraak ligt er."}


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.UITVOERING)


@pytest.fixture
def actie(dilemma):
    return Actie.get(Actie.dilemma == dilemma)


def maak(wat, eigenaar, dagen=10, gremium=BERAAD, dilemma=None, **anders):
    return Actie.create(
        wat=wat,
        eigenaar=eigenaar,
        termijn=VANDAAG + timedelta(days=dagen),
        gremium=gremium_met(gremium),
        dilemma=dilemma,
        **anders,
    )


def ander(mensen, persona):
    return getattr(mensen, persona)


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_sees_an_actie_and_its_page(client, mensen, actie, persona):
    bezoeker = client(ander(mensen, persona))
    assert (actie.wat in bezoeker.open("/acties").tekst) == (persona in ZIEN)
    pagina = bezoeker.open(f"/acties/{actie.id}")
    assert pagina.status == (200 if persona in ZIEN else 404)
    if persona in ZIEN:
        assert bool(pagina.formulieren) == (persona in SLUITEN)


def test_without_an_account_one_is_asked_to_sign_in(client, actie):
    for pad in ("/acties", f"/acties/{actie.id}"):
        assert client().open(pad).naar.startswith("/inloggen?volgende=/acties")


@pytest.mark.parametrize("nummer", ["0", "999999", "2147483648", "9" * 30, "x"])
def test_what_is_no_actie_is_404(client, mensen, nummer):
    assert client(mensen.adviseur).open(f"/acties/{nummer}").status == 404


def test_an_owner_who_may_not_see_the_dilemma_is_not_told_its_number(client, mensen, dilemma):
    rij = maak("Zoek het uit", mensen.buitenstaander, dilemma=dilemma)
    bezoeker = client(mensen.buitenstaander)
    for pad in ("/acties", f"/acties/{rij.id}"):
        pagina = bezoeker.open(pad)
        assert pagina.status == 200 and dilemma.nummer not in pagina.html
    assert (
        f"/dilemma/{dilemma.nummer}"
        in client(mensen.bestuurder).open(f"/acties/{rij.id}").links.values()
    )


@pytest.mark.parametrize("uitslag", ["gedaan", "vervallen"])
def test_the_owner_reports_and_it_is_the_turn_of_the_ccv(client, mensen, actie, dilemma, uitslag):
    eigenaar = client(mensen.bestuurder)
    formulier = eigenaar.open(f"/acties/{actie.id}")
    for _ in range(2):  # a double click
        assert eigenaar.verstuur(formulier, **GEDAAN | {"status": uitslag}).naar == "/acties"
    klaar = Actie.get_by_id(actie.id)
    assert (klaar.status, klaar.resultaat, klaar.gereed_op) == (
        ActieStatus(uitslag),
        GEDAAN["resultaat"],
        NU,
    )
    assert dilemmas.met(dilemma.nummer).wacht_op is WachtOp.CCV
    assert GEDAAN["resultaat"] in client(mensen.voorzitter_beraad).open(f"/acties/{actie.id}").tekst


def test_what_is_closed_stays_closed(client, mensen, actie):
    eigenaar = client(mensen.bestuurder)
    eigenaar.verstuur(eigenaar.open(f"/acties/{actie.id}"), **GEDAAN)
    assert not eigenaar.open(f"/acties/{actie.id}").formulieren
    nog_eens = GEDAAN | {"status": "vervallen", "sleutel": "x"}
    assert eigenaar.post(f"/acties/{actie.id}", nog_eens).status == 403
    assert Actie.get_by_id(actie.id).status is ActieStatus.GEDAAN


@pytest.mark.parametrize(
    ("persona", "status"), [("voorzitter_beraad", 403), ("collega", 404), ("inbrenger", 404)]
)
def test_somebody_else_does_not_report(client, mensen, actie, persona, status):
    voor, bezoeker = alles(), client(ander(mensen, persona))
    assert bezoeker.post(f"/acties/{actie.id}", GEDAAN | {"sleutel": "x"}).status == status
    assert {**alles(), "sessie": 0} == {**voor, "sessie": 0}


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ({"resultaat": "Bijna."}, "Maak een keuze bij ‘Hoe is het afgelopen?’."),
        ({"status": "gedaan"}, "Vul ‘Resultaat’ in."),
    ],
)
def test_half_a_report_keeps_what_was_typed(client, mensen, actie, waarden, zin):
    eigenaar = client(mensen.bestuurder)
    fout = eigenaar.verstuur(eigenaar.open(f"/acties/{actie.id}"), **waarden)
    assert fout.status == 422 and zin in fout.met_klasse("fout")
    assert waarden.items() <= dict(fout.formulier().beginwaarden()).items()
    assert Actie.get_by_id(actie.id).status is ActieStatus.OPEN


def test_an_adviseur_adds_an_actie_and_its_owner_hears(client, mensen, dilemma):
    adviseur = client(mensen.adviseur)
    Bericht.delete().execute()
    formulier = adviseur.open(adviseur.open(f"/dilemma/{dilemma.nummer}").links["Actie toevoegen"])
    morgen = VANDAAG + timedelta(days=1)
    waarden = {"wat": "Bel de wethouder.", "eigenaar": mensen.collega.id, "termijn": morgen}
    for _ in range(2):  # a double click
        assert adviseur.verstuur(formulier, **waarden).naar == f"/dilemma/{dilemma.nummer}"
    nieuw = Actie.get(Actie.wat == "Bel de wethouder.")
    assert (nieuw.eigenaar, nieuw.termijn, nieuw.gremium) == (
        mensen.collega,
        morgen,
        gremium_met(BERAAD),
    )
    assert [(b.aan, b.soort, b.gegevens) for b in Bericht.select()] == [
        (mensen.collega.email, "actie", {"pad": "/acties", "nummer": dilemma.nummer})
    ]
    assert dilemmas.met(dilemma.nummer).volgende_datum == morgen


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ({"wat": ""}, "Vul ‘Wat gebeurt er?’ in."),
        ({"termijn": VANDAAG - timedelta(days=1)}, "Kies een dag die nog moet komen."),
        ({"eigenaar": ""}, "Maak een keuze bij ‘Eigenaar’."),
        ({"termijn": ""}, "Kies een datum bij ‘Klaar op’."),
    ],
)
def test_an_actie_needs_what_who_and_a_day_to_come(client, mensen, dilemma, waarden, zin):
    adviseur, aantal = client(mensen.adviseur), Actie.select().count()
    heel = {"wat": "Bel.", "eigenaar": mensen.collega.id, "termijn": VANDAAG}
    fout = adviseur.verstuur(adviseur.open(f"/dilemma/{dilemma.nummer}/acties"), **heel | waarden)
    assert (
        fout.status == 422 and zin in fout.met_klasse("fout") and Actie.select().count() == aantal
    )


@pytest.mark.parametrize(
    "status", [s for s in Status if s not in (Status.UITVOERING, Status.CONCEPT)]
)
def test_an_actie_is_added_only_while_a_decision_is_carried_out(client, mensen, dilemma_in, status):
    adviseur, pad = client(mensen.adviseur), f"/dilemma/{dilemma_in(status).nummer}/acties"
    data = {
        "wat": "Bel.",
        "eigenaar": mensen.collega.id,
        "termijn": VANDAAG.isoformat(),
        "sleutel": "x",
    }
    assert adviseur.open(pad).status == adviseur.post(pad, data).status == 403
    assert not Actie.select().where(Actie.wat == "Bel.").exists()


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
def test_nobody_else_adds_acties(client, mensen, dilemma, persona):
    bezoeker, pad = client(ander(mensen, persona)), f"/dilemma/{dilemma.nummer}/acties"
    assert bezoeker.open(pad).status == bezoeker.post(pad, {"wat": "x"}).status == 403


def test_the_whole_end_of_the_route(client, mensen, actie, dilemma):
    """The last actie is done and the adviseur closes; the inbrenger reads the answer, all the
    opbrengst.
    """
    eigenaar, adviseur = client(mensen.bestuurder), client(mensen.adviseur)
    pagina = adviseur.open(f"/dilemma/{dilemma.nummer}")
    assert "Afronden: Er staat nog een actie open." in pagina.tekst
    eigenaar.verstuur(eigenaar.open(f"/acties/{actie.id}"), **GEDAAN)
    formulier = adviseur.open(adviseur.open(f"/dilemma/{dilemma.nummer}").links["Afronden"])
    adviseur.verstuur(
        formulier,
        opbrengst_soort="factsheet",
        opbrengst_titel="Wie belt er",
        opbrengst_tekst="De gemeente.",
        openbaarheid="openbaar",
        terugkoppeling="Je vraag heeft geholpen.",
    )
    assert dilemmas.met(dilemma.nummer).status is Status.AFGEROND
    assert (
        "Je vraag heeft geholpen."
        in client(mensen.inbrenger).open(f"/dilemma/{dilemma.nummer}").tekst
    )
    assert "Wie belt er" in client().open("/kennisbank").tekst
    assert Opbrengst.get().dilemma == Dilemma.get_by_id(dilemma.id)
