"""An actie done in one line of the list."""

import pytest

from portal.models import Actie
from portal.vocabulary import ActieStatus
from tests.hulp.wereld import NU
from tests.web.rondom.test_acties import maak, titels

KLAAR = "De afspraak ligt er."


def te_sluiten(pagina):
    """Return the acties that a row of the list can close."""
    return {f.actie for f in pagina.formulieren if f.methode == "post"}


def opnieuw(actie):
    return Actie.get_by_id(actie.id)


@pytest.mark.parametrize(
    ("persona", "sluit"),
    [("bestuurder", {"Eigen"}), ("voorzitter_beraad", {"Ander"}), ("adviseur", {"Eigen", "Ander"})],
)
def test_a_row_can_be_closed_by_whoever_may_close_it(client, mensen, persona, sluit):
    rijen = {
        "Eigen": maak("Eigen", mensen.bestuurder),
        "Ander": maak("Ander", mensen.voorzitter_beraad),
    }
    pagina = client(getattr(mensen, persona)).open("/acties?lijst=alle")
    assert te_sluiten(pagina) == {f"/acties/{rijen[wat].id}" for wat in sluit}


def test_done_in_one_line_without_javascript_and_back_to_the_same_list(client, mensen):
    rij, eigenaar = maak("Bel", mensen.bestuurder), client(mensen.bestuurder)
    lijst = eigenaar.open("/acties?lijst=alle")
    for _ in range(2):  # a double click
        antwoord = eigenaar.verstuur(lijst, f"/acties/{rij.id}", resultaat=KLAAR)
        assert (antwoord.status, antwoord.naar) == (303, "/acties?lijst=alle&stand=open&pagina=1")
    terug = eigenaar.volg(antwoord)
    assert "De actie is gedaan." in terug.met_klasse("melding") and not titels(terug)
    assert (opnieuw(rij).status, opnieuw(rij).resultaat, opnieuw(rij).gereed_op) == (
        ActieStatus.GEDAAN,
        KLAAR,
        NU,
    )


def test_with_htmx_the_row_changes_and_is_announced(client, mensen):
    rij, eigenaar = maak("Bel de wethouder", mensen.bestuurder), client(mensen.bestuurder)
    lijst = eigenaar.open("/acties")
    for _ in range(2):
        stuk = eigenaar.verstuur(lijst, f"/acties/{rij.id}", htmx=True, resultaat=KLAAR)
        assert stuk.status == 200 and stuk.is_fragment and not stuk.formulieren
        assert stuk.met_klasse("melding") == ["De actie is gedaan. Bel de wethouder"]
        assert "Gedaan" in stuk.met_klasse("merkje") and KLAAR in stuk.tekst
    assert opnieuw(rij).status is ActieStatus.GEDAAN


@pytest.mark.parametrize(
    ("resultaat", "zin"),
    [
        ("", "Vul ‘Resultaat’ in."),
        (" ", "Vul ‘Resultaat’ in."),
        ("x" * 10_001, "Dit is te lang. Gebruik hoogstens 10.000 tekens."),
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_an_error_stands_at_the_field_and_keeps_the_text(client, mensen, resultaat, zin, htmx):
    rij, eigenaar = maak("Bel", mensen.bestuurder), client(mensen.bestuurder)
    fout = eigenaar.verstuur(
        eigenaar.open("/acties"), f"/acties/{rij.id}", htmx=htmx, resultaat=resultaat
    )
    assert (fout.status, fout.is_fragment, fout.met_klasse("fout")) == (422, htmx, [zin])
    assert dict(fout.formulier().beginwaarden())["resultaat"] == resultaat.strip()
    assert opnieuw(rij).status is ActieStatus.OPEN
    eigenaar.verstuur(fout, f"/acties/{rij.id}", resultaat=KLAAR)
    assert opnieuw(rij).status is ActieStatus.GEDAAN


@pytest.mark.parametrize(
    "terug", ["https://kwaad.example", "//kwaad.example", "/\\kwaad.example", "", "\0"]
)
def test_the_way_back_never_leads_elsewhere(client, mensen, terug):
    rij = maak("Bel", mensen.bestuurder)
    data = {"status": "gedaan", "resultaat": KLAAR, "terug": terug}
    assert client(mensen.bestuurder).post(f"/acties/{rij.id}", data).naar == "/acties"


def test_what_somebody_else_closed_meanwhile_stays_as_they_left_it(client, mensen):
    rij, eigenaar, adviseur = (
        maak("Bel", mensen.bestuurder),
        client(mensen.bestuurder),
        client(mensen.adviseur),
    )
    lijst = eigenaar.open("/acties")
    adviseur.post(f"/acties/{rij.id}", {"status": "vervallen", "resultaat": "Hoeft niet meer."})
    assert eigenaar.verstuur(lijst, f"/acties/{rij.id}", htmx=True, resultaat=KLAAR).status == 403
    assert (opnieuw(rij).status, opnieuw(rij).resultaat) == (
        ActieStatus.VERVALLEN,
        "Hoeft niet meer.",
    )
