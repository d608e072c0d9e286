"""Who sits in a werkgroep: inviting people with and without an account, and taking a seat away."""

import pytest

from portal.models import Bericht, Gebeurtenis, Lidmaatschap, Persoon
from portal.queries.gremia import zit_er
from portal.tools.tijd import dag
from portal.vocabulary import LidRol
from tests.hulp.geheimhouding import beloof
from tests.hulp.momentopname import alles
from tests.hulp.wereld import ANDERE_WERKGROEP, NU, WERKGROEP, gremium_met

VANDAAG = dag(NU)
NIEUW = {
    "email": "Gast@test.example",
    "naam": "Gast",
    "organisatie": "Gemeente Elders",
    "functie": "Regisseur",
}


@pytest.fixture
def werkgroep(db):
    return gremium_met(WERKGROEP)


@pytest.fixture
def pad(werkgroep):
    return f"/werkgroepen/{werkgroep.id}"


def zetel(gremium, persoon):
    """Return the seat that this person has in this gremium today, or None."""
    zetels = Lidmaatschap.geldig(VANDAAG).where(Lidmaatschap.gremium == gremium)
    return zetels.where(Lidmaatschap.persoon == persoon).first()


def test_who_has_an_account_is_invited_by_a_mail_without_content(
    adviseur, client, mensen, pad, werkgroep
):
    formulier = adviseur.open(f"{pad}/uitnodigen")
    for _ in range(2):  # a double click
        antwoord = adviseur.verstuur(formulier, persoon=mensen.collega.id, rol="lid")
        assert antwoord.naar == pad
    assert zetel(werkgroep, mensen.collega).rol is LidRol.LID
    brief = Bericht.get(Bericht.aan == mensen.collega.email)
    assert (brief.soort, brief.gegevens, Bericht.select().count()) == (
        "uitnodiging",
        {"pad": pad},
        1,
    )
    assert client(mensen.collega).open(pad).status == 200


def test_somebody_new_gets_an_account_and_a_seat(adviseur, client, pad, werkgroep):
    adviseur.verstuur(adviseur.open(f"{pad}/uitnodigen"), **NIEUW)
    gast = Persoon.met_email("gast@test.example")
    assert (gast.naam, gast.organisatie, gast.functie) == ("Gast", "Gemeente Elders", "Regisseur")
    assert zetel(werkgroep, gast).rol is LidRol.SPECIALIST
    bezoeker = client(gast)
    assert bezoeker.open(pad).status == 404
    beloof(bezoeker, gast)
    assert bezoeker.open(pad).status == 200
    assert Gebeurtenis.select().where(Gebeurtenis.onderwerp == f"account {gast.id}").count() == 1


def test_a_typed_address_that_has_an_account_keeps_its_own_details(
    adviseur, mensen, pad, werkgroep
):
    adviseur.verstuur(
        adviseur.open(f"{pad}/uitnodigen"), email="COLLEGA@test.example", naam="Iemand anders"
    )
    assert (
        zetel(werkgroep, mensen.collega) and Persoon.get_by_id(mensen.collega.id).naam == "Collega"
    )


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ({}, "Kies iemand, of vul hieronder een e-mailadres in."),
        (
            NIEUW | {"persoon": "collega"},
            "Kies iemand uit de lijst óf vul een e-mailadres in, niet allebei.",
        ),
        (
            NIEUW | {"email": "geen-adres"},
            "Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl",
        ),
        (NIEUW | {"naam": ""}, "Vul ‘Naam’ in."),
        (NIEUW | {"organisatie": " "}, "Vul ‘Organisatie’ in."),
        (NIEUW | {"email": "specialist@test.example"}, "Specialist zit al in deze werkgroep."),
        (
            NIEUW | {"email": "buitenstaander@test.example"},
            "Dit account is afgesloten. Vraag de beheerder om het te openen.",
        ),
        (NIEUW | {"naam": "x" * 201}, "Dit is te lang. Gebruik hoogstens 200 tekens."),
    ],
)
def test_an_invitation_that_cannot_be_keeps_what_was_typed(adviseur, mensen, pad, waarden, zin):
    Persoon.update(actief=False).where(Persoon.id == mensen.buitenstaander.id).execute()
    if "persoon" in waarden:
        waarden = waarden | {"persoon": mensen.collega.id}
    voor = alles()
    fout = adviseur.verstuur(adviseur.open(f"{pad}/uitnodigen"), **waarden)
    assert fout.status == 422 and zin in fout.met_klasse("fout")
    getypt = dict(fout.formulier().beginwaarden())
    assert getypt["organisatie"] == waarden.get("organisatie", "").strip()
    assert alles() == voor


def test_who_sits_there_is_not_on_offer(adviseur, mensen, pad):
    keuzes = adviseur.open(f"{pad}/uitnodigen").formulier().keuzes("persoon")
    assert str(mensen.collega.id) in keuzes and str(mensen.specialist.id) not in keuzes


def test_a_seat_taken_away_is_gone_at_once(adviseur, client, mensen, pad, werkgroep):
    specialist = client(mensen.specialist)
    assert specialist.open(pad).status == 200
    lid = zetel(werkgroep, mensen.specialist)
    pagina = adviseur.verstuur(adviseur.open(pad), f"/leden/{lid.id}/beeindigen")
    assert "Specialist zit niet meer in deze werkgroep." in adviseur.volg(pagina).tekst
    assert specialist.open(pad).status == 404
    assert Lidmaatschap.get_by_id(lid.id).tot < VANDAAG, "when they sat there stays known"


def test_a_seat_of_today_taken_away_and_given_again(adviseur, mensen, pad, werkgroep):
    for _ in range(2):
        adviseur.verstuur(adviseur.open(f"{pad}/uitnodigen"), persoon=mensen.collega.id)
        lid = zetel(werkgroep, mensen.collega)
        knop = adviseur.open(pad)
        for _ in range(2):  # a double click
            assert adviseur.verstuur(knop, f"/leden/{lid.id}/beeindigen").naar == pad
        assert not zit_er(werkgroep, mensen.collega, VANDAAG)


def test_a_seat_of_another_werkgroep_is_not_reached_by_this_address(adviseur, mensen, werkgroep):
    lid, ander = zetel(werkgroep, mensen.specialist), gremium_met(ANDERE_WERKGROEP)
    adviseur.post(f"/werkgroepen/{ander.id}/leden/{lid.id}/beeindigen")
    assert zit_er(werkgroep, mensen.specialist, VANDAAG)


def test_a_specialist_sits_longer_or_shorter_and_what_they_promised_holds(
    adviseur, client, mensen, pad, werkgroep
):
    lid = zetel(werkgroep, mensen.specialist)
    hier = f"{pad}/leden/{lid.id}/laatste-dag"
    assert hier in adviseur.open(pad).links.values()
    pagina = adviseur.open(hier)
    assert dict(pagina.formulier().beginwaarden())["specialist_tot"] == str(lid.tot)
    for dag_ in ("", "2026-03-11", "2027-03-13"):
        assert adviseur.verstuur(pagina, specialist_tot=dag_).status == 422
    assert adviseur.verstuur(pagina, specialist_tot="2026-04-01").naar == pad
    assert adviseur.verstuur(pagina, specialist_tot="2026-05-01").status == 409, "an old screen"
    na = Lidmaatschap.get_by_id(lid.id)
    assert (str(na.tot), na.geheimhouding_op) == ("2026-04-01", lid.geheimhouding_op)
    assert "tot en met 1 april 2026" in adviseur.open(pad).tekst
    trekker = zetel(werkgroep, mensen.trekker)
    assert adviseur.open(f"{pad}/leden/{trekker.id}/laatste-dag").status == 403
    assert client(mensen.trekker).open(hier).status == 403
