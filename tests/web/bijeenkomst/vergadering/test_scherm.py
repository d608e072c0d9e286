"""Who has the meeting screen and when, the item on the table with its clock, and what is left
afterwards.
"""

from datetime import timedelta
from itertools import pairwise

import pytest

from portal.engine import Verzoek
from portal.models import Agendapunt, Besluit
from portal.steps.bijeenkomst import vergaderbesluiten
from portal.vocabulary import Status
from tests.hulp import vergaderen, wereld
from tests.hulp.momentopname import alles
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import PERSONAS


def vers(rij):
    return type(rij).get_by_id(rij.id)


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
def test_it_is_for_adviseurs_only(vergadering, client, mensen, pad, persona):
    assert client(getattr(mensen, persona)).open(pad).status == 403


def test_it_opens_on_the_day_of_the_meeting_and_not_before(
    adviseur, client, mensen, klok, vergadering, pad
):
    assert adviseur.open(pagina(vergadering)).links["Open het vergaderscherm"] == pad
    klok.nu = vergadering.begint - timedelta(days=1)
    eerder = client(mensen.adviseur)
    assert eerder.open(pad).status == 404
    assert "Open het vergaderscherm" not in eerder.open(pagina(vergadering)).links


def test_the_item_in_view_is_large_and_the_programme_beside_it(scherm, punt, dilemma):
    groot = scherm.met_klasse("opdetafel")[0]
    assert punt.titel in groot and punt.behandeling.vraag in groot
    assert "Agendatekst" in scherm.tekst and punt.behandeling.kern in scherm.tekst
    assert scherm.met_klasse("klok") == ["0:00 nog niet begonnen"]
    assert len(scherm.met_klasse("loopt--straks")) == len(scherm.met_klasse("programma-tijd"))


def test_the_first_item_to_come_is_shown_until_one_is_begun(adviseur, pad, eerste, punt):
    assert eerste.titel in adviseur.open(pad).met_klasse("opdetafel")[0]
    adviseur.doe(adviseur.open(f"{pad}?punt={punt.id}"), "/begin")
    assert punt.titel in adviseur.open(pad).met_klasse("opdetafel")[0]


def test_the_whole_meeting_by_its_buttons_without_javascript(adviseur, pad, klok, vergadering):
    pagina_ = adviseur.open(pad)
    pagina_ = adviseur.doe(pagina_, "/begin")
    punten = list(vergadering.punten.order_by(Agendapunt.volgorde))
    for vorige, volgende in pairwise(punten):
        klok.nu += timedelta(minutes=vorige.minuten, seconds=30)
        pagina_ = adviseur.doe(pagina_, f"/punten/{volgende.id}/begin")
        assert vers(vorige).geeindigd_op == vers(volgende).begonnen_op == klok.nu
        assert "1 minuut over tijd" in pagina_.met_klasse("loopt--klaar")[-1]
    klok.nu += timedelta(minutes=4)
    pagina_ = adviseur.doe(pagina_, "/einde")
    assert "Alle punten zijn behandeld." in pagina_.tekst and not pagina_.met_klasse("loopt--nu")


@pytest.mark.parametrize(
    ("minuten", "woorden"),
    [
        (0, "0:00 nog 30 minuten van de 30"),
        (12.55, "12:33 nog 18 minuten van de 30"),
        (29.5, "29:30 nog 1 minuut van de 30"),
        (30, "30:00 nog 0 minuten van de 30"),
        (31.5, "31:30 2 minuten over tijd"),
    ],
)
def test_the_clock_tells_time_used_and_left_in_words(adviseur, scherm, pad, klok, minuten, woorden):
    adviseur.doe(scherm, "/begin")
    klok.nu += timedelta(minutes=minuten)
    assert adviseur.open(pad).met_klasse("klok") == [woorden]


def test_the_clock_gives_javascript_the_moments_of_the_server(adviseur, scherm, pad, klok, punt):
    adviseur.doe(scherm, "/begin")
    klok.nu += timedelta(minutes=5)
    tikt = next(e for e in adviseur.open(pad).boom.iter() if e.get("data-klok") is not None)
    begonnen = vers(punt).begonnen_op.isoformat()
    assert (tikt.get("data-begin"), tikt.get("data-nu"), tikt.get("data-minuten")) == (
        begonnen,
        klok.nu.isoformat(),
        "30",
    )


def test_an_item_that_goes_on_counts_only_the_time_it_was_treated(
    adviseur, scherm, pad, klok, punt
):
    na = adviseur.doe(scherm, "/begin")
    klok.nu += timedelta(minutes=10)
    adviseur.doe(na, f"/punten/{punt.id}/einde")
    klok.nu += timedelta(minutes=25)
    na = adviseur.doe(adviseur.open(f"{pad}?punt={punt.id}"), f"/punten/{punt.id}/begin")
    assert "10:00 nog 20 minuten van de 30" in na.tekst


def test_two_people_who_both_press_next_go_one_item_on(adviseur, client, mensen, scherm, pad, punt):
    adviseur.doe(scherm, "/begin")
    mijn, hun = adviseur.open(pad), (collega := client(mensen.adviseur2)).open(pad)
    knop = next(f.actie for f in mijn.formulieren if f.actie.endswith("/begin"))
    adviseur.verstuur(mijn, knop)
    voor = alles()
    fout = collega.verstuur(hun, knop)
    assert fout.status == 409 and "Iemand was je voor" in fout.tekst and alles() == voor


def test_for_htmx_the_clock_swaps_the_screen_and_forgets_the_item_in_the_address(
    adviseur, scherm, pad
):
    na = adviseur.verstuur(scherm, "/begin", htmx=True)
    assert na.status == 200 and na.is_fragment and na.koppen["HX-Replace-Url"] == pad
    assert na.met_klasse("loopt--nu")


def test_times_are_corrected_afterwards_and_seconds_kept(adviseur, scherm, klok, punt):
    adviseur.doe(scherm, "/begin")
    begonnen = vers(punt).begonnen_op
    klok.nu += timedelta(minutes=50)
    adviseur.open("/mijn")
    klok.nu += timedelta(minutes=50)
    formulier = adviseur.open(f"{pagina(punt.bijeenkomst)}/vergadering/punten/{punt.id}/tijden")
    assert dict(formulier.formulier().beginwaarden())["begonnen"] == "10:00"
    adviseur.doe(formulier, geeindigd="10:45")
    assert (vers(punt).begonnen_op, vers(punt).geeindigd_op) == (
        begonnen,
        begonnen + timedelta(minutes=45),
    )


@pytest.mark.parametrize(
    ("begonnen", "geeindigd", "zin"),
    [
        ("09:30", "10:45", "Deze tijd moet nog komen."),
        ("", "10:00", "Vul dan ook in wanneer het begon."),
        ("10:00", "09:59", "Het einde kan niet voor het begin liggen."),
        ("23:30", "", "Deze tijd moet nog komen."),
        ("kwart over", "", "Schrijf de tijd als 13:30."),
    ],
)
def test_times_that_cannot_be_are_refused_in_words(adviseur, pad, punt, begonnen, geeindigd, zin):
    formulier = adviseur.open(f"{pad}/punten/{punt.id}/tijden")
    fout = adviseur.verstuur(formulier, begonnen=begonnen, geeindigd=geeindigd)
    assert fout.status == 422 and zin in fout.tekst


def test_what_is_left_to_do_is_named(adviseur, scherm, punt, mensen):
    assert f"{punt.titel}: nog geen uitslag" in scherm.tekst
    vergaderbesluiten.leg_vast(
        punt, Verzoek(mensen.adviseur, punt.bijeenkomst.begint, {"tekst": "Doe het."})
    )
    na = adviseur.doe(adviseur.open(scherm.pad), "/verslag", uitslag="opgelost")
    assert "nog geen uitslag" not in na.tekst and "concept, nog niet vrijgegeven" in na.tekst
    assert na.links["Besluiten- en actielijst"] == f"{pagina(punt.bijeenkomst)}#stukken"


def test_a_meeting_without_items_has_a_screen(client, mensen, klok):
    b = vergaderen.plan(mensen.adviseur)
    Agendapunt.delete().where(Agendapunt.bijeenkomst == b).execute()
    klok.nu = b.begint
    assert (
        "Er staat nog niets op de agenda."
        in client(mensen.adviseur).open(f"{pagina(b)}/vergadering").tekst
    )


def test_a_decision_of_the_beraad_waits_for_the_beraad(client, mensen, dilemma_in, klok):
    beraad = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    punt = vergaderen.agendeer(beraad, dilemma_in(Status.BERAAD), mensen.adviseur)
    klok.nu = beraad.begint
    adviseur = client(mensen.adviseur)
    scherm = adviseur.open(f"{pagina(beraad)}/vergadering?punt={punt.id}")
    adviseur.doe(scherm, "/besluiten", tekst="Doe het.")
    dilemma = punt.behandeling.dilemma
    type(dilemma).update(status=Status.PLATFORM).where(type(dilemma).id == dilemma.id).execute()
    na = adviseur.open(scherm.pad)
    assert "ligt niet meer bij het Strategisch Beraad" in na.tekst
    assert not [
        f for f in na.formulieren if f.actie.endswith(("/verder", f"/punten/{punt.id}/besluiten"))
    ]
    assert adviseur.verstuur(scherm, "/besluiten", tekst="Nog een.", sleutel="nieuw").status == 403
    adviseur.doe(na, "/weg")
    assert not Besluit.select().exists()
