"""Judging a signaal over HTTP: taken along or not, by an adviseur, once."""

import pytest

from portal.models import Bericht
from portal.vocabulary import SignaalStatus
from tests.hulp import momentopname, signalen
from tests.hulp.signalen import BERAAD
from tests.hulp.wereld import PERSONAS
from tests.web.rondom.test_signaal import enige


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
def test_nobody_else_judges(client, mensen, persona):
    s, wie = signalen.nieuw(mensen.inbrenger), client(getattr(mensen, persona))
    voor = momentopname.alles()
    assert wie.post(f"/signaal/{s.nummer}/overnemen", BERAAD).status == 403
    assert wie.post(f"/signaal/{s.nummer}/afwijzen", {"terugkoppeling": "x"}).status == 403
    assert wie.open("/signalen").status == 403 and momentopname.alles() == voor


def test_an_adviseur_takes_it_along_and_the_inbrenger_hears(client, mensen):
    s, adviseur = signalen.nieuw(mensen.inbrenger), client(mensen.adviseur)
    assert "Signalen 1" in adviseur.open("/postvak").links
    pagina = adviseur.open(
        adviseur.open(adviseur.open("/postvak").links["Signalen 1"]).links[s.titel]
    )
    teksten = {
        "beraadtitel": "Scholen en melden",
        "beraadtekst": "Het aantal daalt.",
        "anoniem": True,
    }
    for _ in range(2):
        assert adviseur.verstuur(pagina, "/overnemen", **teksten).naar == f"/signaal/{s.nummer}"
    assert enige().status is SignaalStatus.AANGENOMEN
    assert (
        "Scholen en melden"
        in dict(adviseur.open(f"/signaal/{s.nummer}").formulier().beginwaarden()).values()
    )
    assert [
        b.gegevens["signaal"] for b in Bericht.select().where(Bericht.aan == mensen.inbrenger.email)
    ] == ["aangenomen"]
    eigen = client(mensen.inbrenger).open(f"/signaal/{s.nummer}")
    assert "Gaat naar het Beraad" in eigen.tekst and "Het aantal daalt." not in eigen.html


def test_an_adviseur_refuses_with_an_answer(client, mensen):
    s, adviseur = signalen.nieuw(mensen.inbrenger), client(mensen.adviseur)
    adviseur.verstuur(
        adviseur.open(f"/signaal/{s.nummer}"), "/afwijzen", terugkoppeling="Dit weet het Beraad al."
    )
    assert not adviseur.open(f"/signaal/{s.nummer}").formulieren
    for pad in ("/mijn", f"/signaal/{s.nummer}"):
        assert "Niet overgenomen" in client(mensen.inbrenger).open(pad).tekst
    assert "Dit weet het Beraad al." in client(mensen.inbrenger).open(f"/signaal/{s.nummer}").tekst


@pytest.mark.parametrize(
    ("naam", "waarden", "zin"),
    [
        ("overnemen", {"beraadtitel": ""}, "Vul ‘Titel voor het Beraad’ in."),
        ("overnemen", {"beraadtekst": " "}, "Vul ‘Tekst voor het Beraad’ in."),
        ("overnemen", {"anoniem": False}, "Zet hier een vinkje als het klopt."),
        ("afwijzen", {"terugkoppeling": ""}, "Vul ‘Terugkoppeling aan de inbrenger’ in."),
    ],
)
def test_half_a_judgement_is_told_and_keeps_what_was_typed(client, mensen, naam, waarden, zin):
    s, adviseur = signalen.nieuw(mensen.inbrenger), client(mensen.adviseur)
    heel = BERAAD if naam == "overnemen" else {"terugkoppeling": "x"}
    fout = adviseur.verstuur(adviseur.open(f"/signaal/{s.nummer}"), f"/{naam}", **heel | waarden)
    assert fout.status == 422 and fout.met_klasse("fout") == [zin]
    assert enige().status is SignaalStatus.INGEDIEND


def test_of_two_adviseurs_with_the_same_screen_the_second_is_told_and_keeps_their_text(
    client, mensen
):
    s, tweede = signalen.nieuw(mensen.inbrenger), client(mensen.adviseur2)
    scherm = tweede.open(f"/signaal/{s.nummer}")
    eerste = client(mensen.adviseur)
    eerste.verstuur(eerste.open(f"/signaal/{s.nummer}"), "/overnemen", **BERAAD)
    fout = tweede.verstuur(scherm, "/afwijzen", terugkoppeling="Dit is al bekend.")
    assert (fout.status, fout.kop) == (
        409,
        "Iemand was je voor",
    ) and "Dit is al bekend." in fout.tekst
