"""National goals over HTTP: the CCV sets and measures them, every gremium reads them, nobody else
knows of them.
"""

from datetime import date

import pytest

from portal.models import Doel, Doeljaar, Gebeurtenis, Meting
from portal.vocabulary import Voorval
from tests.hulp import doelen
from tests.hulp.vragen import aantal_vragen
from tests.hulp.wereld import NU, PERSONAS

MET_ZETEL = {
    "adviseur",
    "adviseur2",
    "deelnemer",
    "voorzitter_platform",
    "specialist",
    "trekker",
    "bestuurder",
    "voorzitter_beraad",
}
NAAM = doelen.DOEL["naam"]


@pytest.fixture
def doel(mensen):
    return doelen.maak(mensen.adviseur)


@pytest.mark.parametrize("persona", PERSONAS)
def test_whoever_has_a_seat_reads_them_and_for_others_they_are_not_there(
    client, mensen, doel, persona
):
    lezer = client(getattr(mensen, persona))
    for pad in ("/doelen", f"/doelen/{doel.id}"):
        pagina = lezer.open(pad)
        assert pagina.status == (200 if persona in MET_ZETEL else 404), pad
        assert (NAAM in pagina.html) == (persona in MET_ZETEL)
    assert ('href="/doelen"' in lezer.open("/kennisbank").html) == (persona in MET_ZETEL)


def test_the_list_says_how_far_each_came_in_the_year_that_was_asked(client, mensen, doel):
    doelen.meet(doel, mensen.adviseur, 9, date(2025, 11, 1))
    lezer = client(mensen.deelnemer)
    nu, toen = lezer.open("/doelen"), lezer.open("/doelen?jaar=2025")
    assert (nu.kop, toen.kop) == ("Doelen van 2026", "Doelen van 2025")
    assert "17 gemeenten bereikt" in nu.tekst and "42%" in nu.tekst
    assert "9 gemeenten bereikt" in toen.tekst and "%" not in toen.tekst


@pytest.mark.parametrize("jaar", ["", "0", "2019", "2101", "x", "9" * 30, "-1", "%00"])
def test_a_year_that_is_none_is_this_year(client, mensen, doel, jaar):
    assert client(mensen.deelnemer).open(f"/doelen?jaar={jaar}").kop == "Doelen van 2026"


def test_the_drawing_and_its_table_say_the_same(client, mensen, doel):
    pagina = client(mensen.deelnemer).open("/doelen")
    assert "Gemeenten die samenwerken 17 gemeenten 40 42%" in pagina.tekst
    assert "bereikt 17 gemeenten, streefgetal 40, deel 42%" in pagina.html


def test_an_adviseur_sets_one_once(adviseur):
    formulier = adviseur.open("/doelen/nieuw")
    waarden = doelen.DOEL | {"thema": "informatiedeling"}
    antwoorden = [adviseur.verstuur(formulier, **waarden) for _ in range(2)]
    doel = Doel.get()
    assert {a.naar for a in antwoorden} == {f"/doelen/{doel.id}"} and Doel.select().count() == 1
    assert (doel.naam, doel.eenheid, doel.thema.sleutel) == (NAAM, "gemeenten", "informatiedeling")
    assert [
        g.soort for g in Gebeurtenis.select().where(Gebeurtenis.onderwerp == f"doel {doel.id}")
    ] == [Voorval.DOEL]


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"naam": ""}, "Vul ‘Doel’ in."),
        ({"naam": NAAM}, "Er is al een doel met deze naam. Kies een andere naam."),
        ({"eenheid": "x" * 61}, "Dit is te lang. Gebruik hoogstens 60 tekens."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(adviseur, doel, anders, fout):
    pagina = adviseur.verstuur(
        adviseur.open("/doelen/nieuw"), **doelen.DOEL | {"naam": "Nieuw"} | anders
    )
    assert pagina.status == 422 and fout in pagina.met_klasse("fout") and Doel.select().count() == 1


def test_it_is_changed_and_a_colleagues_change_is_not_overwritten(adviseur, doel):
    eerste, tweede = (adviseur.open(f"/doelen/{doel.id}/wijzigen") for _ in range(2))
    assert dict(eerste.formulier().beginwaarden())["thema"] == "uithuwelijking"
    assert adviseur.doe(eerste, naam="Anders").kop == "Anders"
    assert adviseur.verstuur(tweede, naam="Weer anders").status == 409
    assert Doel.get().naam == "Anders"


def test_a_number_for_a_year_replaces_what_stood_there(adviseur, doel):
    for streef in (50, 60):
        adviseur.doe(adviseur.open(f"/doelen/{doel.id}/streefgetal"), jaar=2026, streef=streef)
    assert [(r.jaar, r.streef) for r in Doeljaar.select()] == [(2026, 60)]


@pytest.mark.parametrize(
    "waarden",
    [
        {"streef": 0},
        {"streef": 2**31},
        {"streef": "veel"},
        {"jaar": 2019},
        {"jaar": 2101},
        {"jaar": ""},
    ],
)
def test_a_number_that_is_none_is_refused(adviseur, doel, waarden):
    fout = adviseur.verstuur(
        adviseur.open(f"/doelen/{doel.id}/streefgetal"), **{"jaar": 2026, "streef": 5} | waarden
    )
    assert fout.status == 422 and fout.met_klasse("fout")
    assert Doeljaar.get().streef == 40


def test_the_last_meting_of_a_year_is_its_result(adviseur, doel):
    for dag, stand in (("2026-03-01", 30), ("2026-02-01", 25)):
        adviseur.doe(
            adviseur.open(f"/doelen/{doel.id}/meting"), dag=dag, stand=stand, toelichting="Geteld."
        )
    pagina = adviseur.open(f"/doelen/{doel.id}")
    assert "2026 40 17 42%" in pagina.tekst, "the meting of 12 March is later than both"
    assert Meting.select().count() == 3 and "Geteld." in pagina.tekst


@pytest.mark.parametrize(
    ("dag", "stand"), [("2026-03-13", 5), ("2019-12-31", 5), ("", 5), ("2026-03-01", -1)]
)
def test_what_nobody_can_have_measured_is_refused(adviseur, doel, dag, stand):
    fout = adviseur.verstuur(adviseur.open(f"/doelen/{doel.id}/meting"), dag=dag, stand=stand)
    assert fout.status == 422 and Meting.select().count() == 1


def test_stopping_is_asked_once_and_leaves_what_was_reached(adviseur, doel):
    pagina = adviseur.doe(adviseur.open(f"/doelen/{doel.id}/stoppen"))
    assert "Gestopt op 12 maart 2026" in pagina.tekst and "2026 40 17 42%" in pagina.tekst
    assert not [href for href in pagina.links.values() if href.startswith(f"/doelen/{doel.id}/")]
    for wat in ("meting", "streefgetal", "koppelen", "wijzigen", "stoppen"):
        assert adviseur.open(f"/doelen/{doel.id}/{wat}").status == 403
    assert (
        adviseur.post(f"/doelen/{doel.id}/meting", {"dag": "2026-03-01", "stand": 3}).status == 403
    )


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
def test_nobody_else_changes_a_thing(client, mensen, doel, persona):
    ander = client(getattr(mensen, persona))
    for wat in (
        "nieuw",
        *(f"{doel.id}/{w}" for w in ("wijzigen", "streefgetal", "meting", "stoppen", "koppelen")),
    ):
        assert ander.open(f"/doelen/{wat}").status == ander.post(f"/doelen/{wat}").status == 403


@pytest.mark.parametrize("pad", ["/doelen", "/doelen/{}"])
def test_three_take_as_many_queries_as_one(client, mensen, doel, pad):
    lezer = client(mensen.deelnemer)
    een = aantal_vragen(lambda: lezer.open(pad.format(doel.id)))
    for i in range(3):
        doelen.maak(mensen.adviseur, naam=f"Doel {i}")
        doelen.meet(doel, mensen.adviseur, i)
    assert aantal_vragen(lambda: lezer.open(pad.format(doel.id))) == een


def test_a_doel_of_a_later_year_is_not_in_an_earlier_one(client, mensen, doel):
    assert NAAM not in client(mensen.deelnemer).open("/doelen?jaar=2024").tekst
    assert NAAM in client(mensen.deelnemer).open(f"/doelen?jaar={NU.year + 1}").tekst, (
        "it still runs"
    )
