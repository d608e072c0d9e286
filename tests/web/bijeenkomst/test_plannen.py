"""An adviseur plans a meeting, changes it, and calls it off."""

from datetime import UTC, datetime

import pytest

from portal.models import Agendapunt, Bijeenkomst, Gebeurtenis
from portal.vocabulary import Status
from tests.hulp import dilemmas, vergaderen, wereld
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

INGEVULD = {"datum": "2026-03-26", "tijd": "10:00", "minuten": "120", "plaats": "Utrecht"}


@pytest.fixture
def platform(db):
    return wereld.gremium_met(wereld.PLATFORM)


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM, titel="Zoals de inbrenger het schreef")


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan(mensen.adviseur)


def formulier(bezoeker, gremium):
    return bezoeker.open(f"/bijeenkomsten/nieuw?gremium={gremium.id}")


def plan(bezoeker, gremium, **anders):
    return bezoeker.volg(bezoeker.verstuur(formulier(bezoeker, gremium), **INGEVULD | anders))


# Planning


def test_an_adviseur_chooses_a_gremium_and_plans(adviseur, platform):
    keuze = adviseur.open(adviseur.open("/bijeenkomsten").links["Plan een bijeenkomst"])
    gepland = plan(adviseur, platform)
    assert f"/bijeenkomsten/nieuw?gremium={platform.id}" in keuze.links.values()
    assert gepland.kop == "Landelijk Platform, 26 maart 2026"
    assert (
        "donderdag 26 maart 2026, 10.00–12.00 uur Utrecht Voorzitter: Voorzitter platform"
        in gepland.tekst
    )
    assert Bijeenkomst.get().begint == datetime(2026, 3, 26, 9, 0, tzinfo=UTC)


def test_the_next_meeting_starts_from_the_last(adviseur, platform, mensen):
    vergaderen.plan(mensen.adviseur, minuten=210, plaats="Zwolle")
    begin = dict(formulier(adviseur, platform).formulier().beginwaarden())
    verwacht = {"tijd": "10:00", "minuten": "210", "plaats": "Zwolle", "datum": ""}
    assert {naam: begin[naam] for naam in verwacht} == verwacht


def test_members_can_chair_the_chair_first_and_then_the_advisers(adviseur, platform, mensen):
    keuzes = formulier(adviseur, platform).formulier().keuzes("voorzitter")
    wie = (mensen.voorzitter_platform, mensen.deelnemer, mensen.adviseur, mensen.adviseur2)
    assert keuzes == ["", *(str(p.id) for p in wie)]


def test_a_double_submit_plans_one_meeting(adviseur, platform):
    pagina_ = formulier(adviseur, platform)
    eerste, tweede = (adviseur.verstuur(pagina_, **INGEVULD).naar for _ in range(2))
    assert Bijeenkomst.select().count() == 1 and eerste == tweede == pagina(Bijeenkomst.get())


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("minuten", "14", "van 15 tot en met 720"),
        ("minuten", "721", "van 15 tot en met 720"),
        ("minuten", "1e3", "Duur in minuten"),
        ("minuten", "9" * 40, "van 15 tot en met 720"),
        ("tijd", "halfelf", "Schrijf de tijd als 13:30"),
        ("tijd", "", "Vul een tijd in"),
        ("datum", "2026-02-30", "Datum"),
        ("datum", "0001-01-01", "Controleer het jaar"),
        ("datum", "9999-12-31", "Controleer het jaar"),
        ("datum", "2062-03-26", "Controleer het jaar"),
        ("datum", "2026-03-11", "al voorbij"),
        ("plaats", "  ", "Vul ‘Plaats’ in"),
        ("titel", "x" * 201, "te lang"),
    ],
    ids=lambda w: w[:12],
)
def test_what_cannot_be_is_said_at_the_field(adviseur, platform, veld, waarde, fout):
    antwoord = adviseur.verstuur(formulier(adviseur, platform), **INGEVULD | {veld: waarde})
    fouten = " ".join(antwoord.met_klasse("fout") + antwoord.met_klasse("foutoverzicht"))
    assert (antwoord.status, fout in fouten, Bijeenkomst.select().count()) == (422, True, 0)


def test_no_day_at_all_is_not_taken_for_a_day_in_the_past(adviseur, platform):
    antwoord = adviseur.verstuur(formulier(adviseur, platform), **INGEVULD | {"datum": ""})
    assert antwoord.status == 422 and "al_geweest" not in antwoord.formulier().namen


def test_a_meeting_of_the_past_asks_for_a_tick(adviseur, platform):
    pagina_ = formulier(adviseur, platform)
    assert "al_geweest" not in pagina_.formulier().namen
    antwoord = adviseur.verstuur(pagina_, **INGEVULD | {"datum": "2026-03-05"})
    assert adviseur.verstuur(antwoord, al_geweest=True).status == 303
    assert Bijeenkomst.get().begint == datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("datum", "tijd", "utc"),
    [
        ("2026-03-28", "10:00", 9),
        ("2026-03-29", "10:00", 8),
        ("2026-10-24", "10.00", 8),
        ("2026-10-25", "10:00", 9),
    ],
)
def test_clock_time_in_amsterdam_holds_on_either_side_of_a_change(
    adviseur, platform, datum, tijd, utc
):
    gepland = plan(adviseur, platform, datum=datum, tijd=tijd)
    assert Bijeenkomst.get().begint.hour == utc
    assert gepland.met_klasse("programma-tijd")[:2] == ["10.00", "10.10"]


def test_an_hour_that_the_clock_skips_is_refused(adviseur, platform):
    nacht = INGEVULD | {"datum": "2026-03-29", "tijd": "02:30"}
    antwoord = adviseur.verstuur(formulier(adviseur, platform), **nacht)
    assert "Deze tijd bestaat niet" in antwoord.tekst


def test_start_times_follow_the_clock_through_the_night_of_a_change(adviseur, mensen):
    nacht = vergaderen.plan_kort(mensen.adviseur, begint=datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
    Agendapunt.update(minuten=45).execute()
    assert adviseur.open(pagina(nacht)).met_klasse("programma-tijd") == ["01.30", "03.15"]


def test_nobody_plans_for_a_gremium_that_is_closed(adviseur, db):
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    type(werkgroep).update(gesloten_op=NU.date()).where(
        type(werkgroep).id == werkgroep.id
    ).execute()
    assert "Van welk gremium?" in formulier(adviseur, werkgroep).tekst


# Changing


def test_day_place_and_chair_can_change_and_a_made_up_title_follows(adviseur, platform, mensen):
    wijzig = adviseur.open(plan(adviseur, platform).links["Wijzig dag, tijd of plaats"])
    begin = dict(wijzig.formulier().beginwaarden())
    assert (begin["datum"], begin["tijd"], begin["titel"]) == ("2026-03-26", "10:00", "")
    na = adviseur.volg(
        adviseur.verstuur(wijzig, datum="2026-04-02", voorzitter=mensen.adviseur2.id)
    )
    assert na.kop == "Landelijk Platform, 2 april 2026"
    assert "donderdag 2 april 2026, 10.00–12.00 uur Utrecht Voorzitter: Adviseur2" in na.tekst


def test_another_day_moves_the_day_on_which_its_dilemmas_are_expected(
    adviseur, gepland, dilemma, mensen
):
    vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    wijzig = f"{pagina(gepland)}/wijzigen"
    adviseur.verstuur(adviseur.open(wijzig), datum="2026-04-02")
    adviseur.verstuur(adviseur.open(wijzig), plaats="Zwolle")
    assert dilemmas.met(dilemma.nummer).volgende_datum.isoformat() == "2026-04-02"
    verteld = Gebeurtenis.select().where(
        Gebeurtenis.dilemma == dilemma, Gebeurtenis.soort == "geagendeerd"
    )
    assert [g.gegevens["bijeenkomst"] for g in verteld] == ["2026-03-26", "2026-04-02"]


def test_a_meeting_can_be_called_off_and_its_dilemmas_wait_again(
    adviseur, gepland, dilemma, mensen
):
    vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    vraag = adviseur.open(adviseur.open(pagina(gepland)).links["Zeg af"])
    blad = adviseur.volg(adviseur.verstuur(vraag))
    assert "Deze bijeenkomst is afgezegd" in blad.tekst
    assert dilemma.nummer in " ".join(adviseur.open("/bijeenkomsten").met_klasse("stukken"))
    assert dilemmas.met(dilemma.nummer).wacht_op == "ccv"
