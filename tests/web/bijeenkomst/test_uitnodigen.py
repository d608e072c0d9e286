"""The members are invited from the page, get an entry for their calendar, and see that a meeting is
off.
"""

from datetime import timedelta

import pytest
import vobject

from portal.engine import Verzoek
from portal.models import Bericht, Bijeenkomst
from portal.steps.bijeenkomst import plannen as bijeenkomst
from tests.hulp import tafels, vergaderen, wereld
from tests.hulp.vergaderen import BEGINT, pagina
from tests.hulp.wereld import NU

LEDEN = {"deelnemer", "voorzitter_platform"}
CCV = {"adviseur", "adviseur2"}
BERAAD = {"bestuurder", "voorzitter_beraad"}


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan(mensen.adviseur, titel="Overleg over KANARIE")


def ics(rij):
    return f"{pagina(rij)}/uitnodiging.ics"


def afspraak(bezoeker, rij):
    """Return the entry as this visitor downloads it: method, UID, sequence, begin."""
    antwoord = bezoeker.open(ics(rij))
    assert (antwoord.status, antwoord.koppen["Content-Type"]) == (
        200,
        "text/calendar; charset=utf-8",
    )
    assert antwoord.koppen["Content-Disposition"].startswith(
        'attachment; filename="bijeenkomst-2026-'
    )
    gelezen = vobject.readOne(antwoord.antwoord.get_data(as_text=True))
    v = gelezen.vevent
    return gelezen.method.value, v.uid.value, int(v.sequence.value), v.dtstart.value


def wie_krijgt(client, mensen, rij):
    return {
        naam
        for naam in wereld.PERSONAS
        if client(getattr(mensen, naam)).open(ics(rij)).status == 200
    }


# Inviting


def test_an_adviseur_invites_and_says_so_on_the_page(adviseur, gepland):
    voor = adviseur.open(pagina(gepland))
    assert "De leden zijn nog niet uitgenodigd" in voor.tekst and "ieder lid (2)" in voor.tekst
    na = adviseur.doe(voor, "/uitnodigen")
    assert "De leden zijn uitgenodigd op 12 maart 2026, 10.30 uur" in na.tekst
    assert not [f for f in na.formulieren if f.actie.endswith("/uitnodigen")]
    assert {
        b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == "vergadering")
    } == LEDEN


def test_a_double_click_invites_once(adviseur, gepland):
    voor = adviseur.open(pagina(gepland))
    assert {adviseur.verstuur(voor, "/uitnodigen").naar for _ in range(2)} == {pagina(gepland)}
    assert Bericht.select().where(Bericht.soort == "vergadering").count() == len(LEDEN)


def test_for_a_meeting_of_the_past_nobody_is_invited(adviseur, mensen):
    geweest = vergaderen.plan(mensen.adviseur, begint=NU)
    blad = adviseur.open(pagina(geweest))
    assert not [f for f in blad.formulieren if f.actie.endswith("/uitnodigen")]
    assert adviseur.post(f"{pagina(geweest)}/uitnodigen").status == 403


@pytest.mark.parametrize("naam", [n for n in wereld.PERSONAS if n not in CCV])
def test_nobody_else_invites(client, mensen, gepland, naam):
    assert client(getattr(mensen, naam)).post(f"{pagina(gepland)}/uitnodigen").status == 403
    assert not Bericht.select().where(Bericht.soort == "vergadering").exists()


def test_whoever_is_invited_knows_when_and_where_and_nothing_of_the_agenda(
    adviseur, client, mensen, gepland
):
    punt = gepland.punten.get()
    type(punt).update(titel="GEHEIM PUNT").where(type(punt).id == punt.id).execute()
    adviseur.doe(adviseur.open(pagina(gepland)), "/uitnodigen")
    lid = client(mensen.deelnemer)
    blad, lijst = lid.open(pagina(gepland)), lid.open("/bijeenkomsten")
    assert blad.status == 200 and "donderdag 26 maart 2026, 10.00–12.00 uur Utrecht" in blad.tekst
    assert "GEHEIM PUNT" not in blad.html and "GEHEIM PUNT" not in lijst.html
    assert blad.links["Zet in mijn agenda"] == ics(gepland)
    assert lijst.met_klasse("rij-stand") == ["Uitgenodigd"]


# The entry


def test_the_entry_is_for_whoever_knows_of_the_meeting(client, mensen, adviseur, gepland):
    assert wie_krijgt(client, mensen, gepland) == CCV
    adviseur.doe(adviseur.open(pagina(gepland)), "/uitnodigen")
    assert wie_krijgt(client, mensen, gepland) == CCV | LEDEN
    assert client().open(ics(gepland)).naar.startswith("/inloggen")
    assert adviseur.open("/bijeenkomsten/999/uitnodiging.ics").status == 404


def test_of_a_joint_meeting_all_gremia_get_the_entry(client, mensen, adviseur):
    samen = tafels.samen(mensen.adviseur)
    adviseur.doe(adviseur.open(pagina(samen)), "/uitnodigen")
    assert wie_krijgt(client, mensen, samen) == CCV | LEDEN | BERAAD


def test_after_a_change_and_after_calling_off_it_is_the_same_entry(
    adviseur, client, mensen, gepland
):
    adviseur.doe(adviseur.open(pagina(gepland)), "/uitnodigen")
    lid = client(mensen.deelnemer)
    eerst = afspraak(lid, gepland)
    adviseur.doe(adviseur.open(f"{pagina(gepland)}/wijzigen"), tijd="14:00")
    daarna = afspraak(lid, gepland)
    adviseur.doe(adviseur.open(f"{pagina(gepland)}/afzeggen"))
    laatst = afspraak(lid, gepland)
    assert [a[0] for a in (eerst, daarna, laatst)] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({a[1] for a in (eerst, daarna, laatst)}) == 1 and eerst[1].endswith("@localhost")
    assert eerst[2] < daarna[2] < laatst[2]
    assert daarna[3] == laatst[3] == BEGINT + timedelta(hours=4)


def test_nothing_typed_is_in_it(adviseur, gepland):
    assert "KANARIE" not in adviseur.open(ics(gepland)).antwoord.get_data(as_text=True)


# A day that is unlikely


@pytest.mark.parametrize(
    ("datum", "waarschuwt"),
    [
        ("2026-03-28", "zaterdag 28 maart 2026 is geen werkdag"),
        ("2026-04-06", "maandag 6 april 2026 is geen werkdag"),
        ("2026-03-26", "Op deze dag is ook al: Overleg over KANARIE"),
        ("2026-03-27", ""),
    ],
)
def test_an_unlikely_day_is_said_and_not_refused(adviseur, gepland, datum, waarschuwt):
    vorm = adviseur.open(f"/bijeenkomsten/nieuw?gremium={gepland.gremium_id}")
    ingevuld = {"datum": datum, "tijd": "10:00", "minuten": "120", "plaats": "Utrecht"}
    na = adviseur.doe(vorm, **ingevuld)
    waarschuwing = " ".join(na.met_klasse("melding--waarschuwing"))
    assert Bijeenkomst.select().count() == 2
    assert waarschuwt in waarschuwing and bool(waarschuwt) is bool(waarschuwing)


def test_a_form_that_is_not_complete_says_so_too(adviseur, gepland):
    vorm = adviseur.open(f"{pagina(gepland)}/wijzigen")
    antwoord = adviseur.verstuur(vorm, datum="2026-03-29", plaats="")
    assert antwoord.status == 422 and "zondag 29 maart 2026 is geen werkdag" in antwoord.tekst


def test_the_same_day_does_not_warn_of_itself(adviseur, gepland):
    na = adviseur.doe(adviseur.open(f"{pagina(gepland)}/wijzigen"), plaats="Zwolle")
    assert na.met_klasse("melding--waarschuwing") == []


def test_what_was_called_off_leaves_its_day_free(adviseur, mensen, gepland):
    bijeenkomst.zeg_af(gepland, Verzoek(mensen.adviseur, NU))
    vorm = adviseur.open(f"/bijeenkomsten/nieuw?gremium={gepland.gremium_id}")
    na = adviseur.doe(vorm, datum="2026-03-26", tijd="10:00", minuten="120", plaats="Utrecht")
    assert na.met_klasse("melding--waarschuwing") == []
