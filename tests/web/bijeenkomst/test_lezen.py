"""Who reads which meeting: members what is fixed, the chair the concept, an adviseur all, others
nothing.
"""

from datetime import timedelta

import pytest

from portal.models import Agendapunt, Behandeling, Bericht, Bijeenkomst, Gebeurtenis
from portal.vocabulary import Status
from tests.hulp import vergaderen, wereld
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

LEDEN = {"deelnemer", "voorzitter_platform"}


@pytest.fixture
def platform(db):
    return wereld.gremium_met(wereld.PLATFORM)


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM, titel="Zoals de inbrenger het schreef")


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan(mensen.adviseur)


def test_members_hear_of_a_fixed_agenda_and_read_it(adviseur, client, mensen, gepland, dilemma):
    deelnemer, pad = client(mensen.deelnemer), pagina(gepland)
    vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    vergaderen.maak_rijp(gepland, mensen.adviseur)
    assert (
        deelnemer.open(pad).status == 404
        and pad not in deelnemer.open("/bijeenkomsten").links.values()
    )
    vast = adviseur.volg(adviseur.verstuur(adviseur.open(pad), "/vaststellen"))
    assert "De agenda staat vast" in vast.tekst
    brieven = list(Bericht.select().where(Bericht.soort == "bijeenkomst"))
    assert {b.aan.split("@")[0] for b in brieven} == LEDEN
    assert all(b.gegevens == {"pad": pad, "dag": "2026-03-26"} for b in brieven)
    assert pad in deelnemer.open("/bijeenkomsten").links.values()
    gelezen = deelnemer.open(pad)
    assert gelezen.links[dilemma.nummer] == f"/dilemma/{dilemma.nummer}"
    assert [f.actie for f in gelezen.formulieren] == [f"{pad}/komt-u"]
    assert f"{pad}/agenda.pdf" in gelezen.links.values()


def test_members_read_the_agendatekst_and_nothing_of_the_intake(client, mensen, gepland, dilemma):
    vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    vergaderen.stel_vast(gepland, mensen.adviseur)
    gelezen = client(mensen.deelnemer).open(pagina(gepland))
    behandeling = Behandeling.get(Behandeling.dilemma == dilemma)
    for naam in ("titel", "vraag", "kern", "enerzijds", "anderzijds", "context", "geprobeerd"):
        assert getattr(behandeling, naam) in gelezen.tekst
    assert (
        dilemma.titel not in gelezen.html and dilemma.inbrenger.naam not in gelezen.hoofd.itertext()
    )


def test_the_chair_reads_the_concept(client, mensen, platform):
    concept = vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform.id)
    gelezen = client(mensen.voorzitter_platform).open(pagina(concept))
    assert "Dit is een concept" in gelezen.tekst
    assert [f.actie for f in gelezen.formulieren] == [f"{pagina(concept)}/akkoord"]


ZIET = {"adviseur", "adviseur2", *LEDEN}


@pytest.mark.parametrize("naam", wereld.PERSONAS)
def test_who_sees_a_fixed_agenda_of_the_platform(client, mensen, gepland, dilemma, naam):
    vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    vergaderen.stel_vast(gepland, mensen.adviseur)
    wie = client(getattr(mensen, naam))
    lijst = wie.open("/bijeenkomsten")
    assert wie.open(pagina(gepland)).status == (200 if naam in ZIET else 404)
    assert (pagina(gepland) in lijst.links.values()) is (naam in ZIET)
    assert ("Plan een bijeenkomst" in lijst.links) is naam.startswith("adviseur")


def _alles(bijeenkomst):
    pad, punt = pagina(bijeenkomst), bijeenkomst.punten.get()
    eigen = f"punten/{punt.id}"
    lees = ("wijzigen", "afzeggen", "tijden", "punten/nieuw", eigen, f"{eigen}/resultaat")
    doe = ("vaststellen", "concept", "dilemmas/D-2026-0001", f"{eigen}/weg", f"{eigen}/omlaag")
    formulieren = ["/bijeenkomsten/nieuw", *(f"{pad}/{deel}" for deel in lees)]
    return formulieren, [*formulieren, *(f"{pad}/{deel}" for deel in doe)]


@pytest.mark.parametrize("naam", [n for n in wereld.PERSONAS if not n.startswith("adviseur")])
def test_nobody_but_an_adviseur_changes_anything(client, mensen, gepland, naam):
    vergaderen.stel_vast(gepland, mensen.adviseur)
    lees, doe = _alles(gepland)
    wie = client(getattr(mensen, naam))
    rijen = [list(tabel.select().tuples()) for tabel in (Bijeenkomst, Agendapunt, Gebeurtenis)]
    assert {wie.open(pad).status for pad in lees} | {wie.post(pad).status for pad in doe} == {403}
    assert [
        list(tabel.select().tuples()) for tabel in (Bijeenkomst, Agendapunt, Gebeurtenis)
    ] == rijen


def test_without_an_account_one_signs_in_first(client, gepland):
    for pad in ("/bijeenkomsten", pagina(gepland)):
        assert client().open(pad).naar.startswith("/inloggen?volgende=")


@pytest.mark.parametrize("pad", ["999", "9" * 30, "0/wijzigen", "x", "1/punten/" + "9" * 30])
def test_what_is_not_there_is_404(adviseur, gepland, pad):
    assert adviseur.open(f"/bijeenkomsten/{pad}").status == 404


# Lists


def test_what_waits_leads_to_a_meeting_of_that_gremium(adviseur, dilemma, platform):
    lijst = adviseur.open("/bijeenkomsten")
    assert dilemma.nummer in lijst.tekst
    verder = lijst.links["Plan een bijeenkomst van Landelijk Platform"]
    assert verder == f"/bijeenkomsten/nieuw?gremium={platform.id}"


def test_what_is_on_an_agenda_waits_no_more(adviseur, gepland, dilemma, mensen):
    vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    assert "Wacht op een bijeenkomst Alles wat" in adviseur.open("/bijeenkomsten").tekst
    later = vergaderen.plan(mensen.adviseur, begint=vergaderen.BEGINT + timedelta(weeks=6))
    assert "staat op de agenda van 26 maart 2026" in adviseur.open(pagina(later)).tekst


def test_long_past_is_paged(adviseur, mensen):
    for week in range(1, 28):
        vergaderen.plan(mensen.adviseur, titel=f"Keer {week}", begint=NU - timedelta(weeks=week))
    eerste = adviseur.open("/bijeenkomsten")
    tweede = adviseur.open(eerste.links["Volgende"])
    assert "Keer 25" in eerste.tekst and "Keer 26" not in eerste.tekst
    assert [t for t in tweede.links if t.startswith("Keer")] == ["Keer 26", "Keer 27"]
    assert {
        adviseur.open(f"/bijeenkomsten?pagina={p}").status for p in ("0", "-1", "x", "9" * 30)
    } == {200}


@pytest.fixture
def tel(gevulde_database, monkeypatch):
    """Return what counts the queries of a request."""
    gesteld, echt = [], gevulde_database.execute_sql
    monkeypatch.setattr(
        gevulde_database, "execute_sql", lambda *a, **k: gesteld.append(a) or echt(*a, **k)
    )

    def vragen(bezoeker, pad):
        gesteld.clear()
        assert bezoeker.open(pad).status == 200
        return len(gesteld)

    return vragen


@pytest.mark.parametrize("naam", ["adviseur", "deelnemer"])
def test_pages_ask_the_database_no_more_as_they_grow(
    client, mensen, dilemma_in, gepland, tel, naam
):
    wie = client(getattr(mensen, naam))

    def groei():
        vergaderen.stel_vast(gepland, mensen.adviseur, vast=False)
        vergaderen.agendeer(gepland, dilemma_in(Status.PLATFORM), mensen.adviseur)
        dilemma_in(Status.PLATFORM)
        for bijeenkomst in (gepland, vergaderen.plan(mensen.adviseur)):
            vergaderen.stel_vast(bijeenkomst, mensen.adviseur)
        return [tel(wie, pad) for pad in ("/bijeenkomsten", pagina(gepland))]

    eerste = groei()
    assert groei() == groei() == eerste
