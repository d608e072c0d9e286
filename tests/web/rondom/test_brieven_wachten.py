"""Mail that must still leave: seen by who looks after it, and tried now."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest

from portal.jobs.post import verstuur_wachtende
from portal.models import Bericht
from portal.policy import eisen
from portal.queries.bladen import PER_BLAD
from portal.vocabulary import BEZIG
from tests.hulp import signalen
from tests.hulp.post import GEGEVENS, Postbode

LIJST = "/beheer/brieven"
VOL = SMTPRecipientsRefused({"x@test.example": (452, b"4.2.2 mailbox full")})


@pytest.fixture
def brief(dilemma, mensen, nu):
    """A letter to the inbrenger that was tried twice, an hour ago, and is again in an hour."""
    uur = timedelta(hours=1)
    return Bericht.create(
        aan=mensen.inbrenger.email,
        persoon=mensen.inbrenger,
        soort="overgang",
        zaak=dilemma.nummer,
        gegevens=GEGEVENS | {"pad": f"/dilemma/{dilemma.nummer}", "nummer": dilemma.nummer},
        aangemaakt_op=nu - uur,
        volgende_poging_op=nu + uur,
        pogingen=2,
        fout=f"452 4.2.2 mailbox full: {dilemma.nummer}",
    )


def test_it_says_who_what_since_when_how_often_the_next_time_and_what_the_server_said(
    adviseur, brief, dilemma, mensen
):
    pagina = adviseur.open(LIJST)
    for woord in (
        "Mail die wacht (1)",
        mensen.inbrenger.naam,
        mensen.inbrenger.email,
        "Stap van een dilemma",
        "Wacht sinds 12 maart 2026, 09.30 uur.",
        "2 keer geprobeerd.",
        "Volgende poging: 12 maart 2026, 11.30 uur.",
        "Het postvak van de ontvanger is vol.",
    ):
        assert woord in pagina.tekst, woord
    assert pagina.links[dilemma.nummer] == f"/dilemma/{dilemma.nummer}"
    assert "Er is geen mail mislukt." in pagina.tekst
    assert adviseur.open("/mail").tekst == pagina.tekst  # where letters of before lead to


def test_a_beheerder_reads_the_address_and_why_but_not_who_brought_what_in(
    client, brief, dilemma, mensen
):
    pagina = client(mensen.beheerder).open(LIJST)
    assert mensen.inbrenger.email in pagina.tekst and "mailbox full: …" in pagina.tekst
    assert "Mail over een dilemma of signaal" in pagina.tekst
    for woord in (dilemma.nummer, mensen.inbrenger.naam, "Stap van een dilemma"):
        assert woord not in pagina.html


def test_of_a_signaal_it_tells_a_beheerder_no_more(client, mensen):
    s = signalen.nieuw(mensen.collega)
    assert Bericht.select().where(Bericht.zaak == s.nummer).exists()
    assert s.nummer not in client(mensen.beheerder).open(LIJST).html


def test_a_beheerder_comes_to_it_from_beheer_and_the_menu_tells_where_one_is(client, mensen):
    pagina = client(mensen.beheerder).open("/beheer")
    assert LIJST in pagina.links.values()
    hier = client(mensen.beheerder).open(LIJST)
    actief = [a.get("href") for a in hier.boom.iter("a") if a.get("aria-current")]
    assert actief == [LIJST]


@pytest.mark.parametrize("wie", ["inbrenger", "deelnemer", "bestuurder", "buitenstaander"])
def test_for_others_there_is_no_such_list(client, brief, mensen, wie):
    lezer = client(getattr(mensen, wie))
    assert lezer.open(LIJST).status == 404
    assert lezer.post(f"{LIJST}/{brief.id}/opnieuw").status == 404


def test_again_tries_it_now_and_it_waits_as_long_as_it_did(client, brief, mensen, nu):
    beheerder = client(mensen.beheerder)
    beheerder.doe(beheerder.open(LIJST), "/opnieuw")
    anders = Bericht.get_by_id(brief.id)
    assert (anders.volgende_poging_op, anders.pogingen) == (nu, 2)
    assert (anders.aangemaakt_op, anders.gegevens) == (brief.aangemaakt_op, brief.gegevens)
    assert "Nu aan de beurt." in beheerder.open(LIJST).tekst
    bode = Postbode()
    assert verstuur_wachtende(nu, bode) == 1 and bode.bezorgd == [brief.id]
    assert "Er wacht geen mail." in beheerder.open(LIJST).tekst


def test_what_may_be_on_its_way_just_now_is_not_sent_beside_it(adviseur, brief, nu):
    """One that is claimed is tried again after BEZIG at the latest."""
    Bericht.update(volgende_poging_op=nu + BEZIG).execute()
    assert "/opnieuw" not in adviseur.open(LIJST).html
    assert not eisen.kan_opnieuw(None, Bericht.get(), nu)
    assert adviseur.post(f"{LIJST}/{brief.id}/opnieuw", {"sleutel": "x"}).status == 403


def test_a_letter_that_fails_again_waits_on_and_its_answer_is_seen(adviseur, brief, nu):
    adviseur.doe(adviseur.open(LIJST), "/opnieuw")
    assert verstuur_wachtende(nu, Postbode([brief.id], VOL)) == 0
    tekst = adviseur.open(LIJST).tekst
    assert "3 keer geprobeerd." in tekst and "452 4.2.2 mailbox full" in tekst


def test_of_many_a_page_is_shown(adviseur, brief):
    rij = {n: getattr(brief, n) for n in ("aan", "soort", "gegevens", "volgende_poging_op")}
    for n in range(PER_BLAD):
        op = brief.aangemaakt_op + timedelta(minutes=n + 1)
        Bericht.create(**rij | {"aan": f"nr{n}@test.example", "aangemaakt_op": op})
    eerste = adviseur.open(LIJST)
    laatste = f"nr{PER_BLAD - 1}@test.example"
    assert f"Mail die wacht ({PER_BLAD + 1})" in eerste.tekst and laatste not in eerste.tekst
    assert laatste in adviseur.open(f"{LIJST}?wachtend=2").tekst
