"""National goals over HTTP: the CCV sets and measures them, every gremium reads them, nobody else
knows of them.
"""

from datetime import date

import pytest

from portal.models import Actie, Doel, DoelDilemma, Doeljaar, Gebeurtenis, Meting
from portal.vocabulary import Status, Voorval
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


@pytest.fixture
def adviseur(client, mensen):
    return client(mensen.adviseur)


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


def test_an_actie_is_tied_from_its_own_page_and_both_name_each_other(adviseur, doel, dilemma_in):
    dilemma_in(Status.UITVOERING)
    actie = Actie.get()
    pagina = adviseur.doe(adviseur.open(f"/acties/{actie.id}/doel"), doel=doel.id)
    assert pagina.links[NAAM] == f"/doelen/{doel.id}"
    assert f"/acties/{actie.id}" in adviseur.open(f"/doelen/{doel.id}").links.values()
    adviseur.doe(adviseur.open(f"/acties/{actie.id}/doel"), doel="")
    assert Actie.get().doel_id is None
    assert f"/acties/{actie.id}" not in adviseur.open(f"/doelen/{doel.id}").links.values()


def test_a_dilemma_is_tied_from_its_own_page_and_both_name_each_other(adviseur, doel, dilemma_in):
    pad = f"/dilemma/{dilemma_in(Status.PLATFORM).nummer}"
    pagina = adviseur.doe(adviseur.open(f"{pad}/doelen"), doelen=[doel.id])
    assert pagina.links[NAAM] == f"/doelen/{doel.id}"
    assert pad in adviseur.open(f"/doelen/{doel.id}").links.values()
    adviseur.doe(adviseur.open(f"{pad}/doelen"), doelen=[])
    assert not DoelDilemma.select().exists() and NAAM not in adviseur.open(pad).tekst


def test_both_are_tied_from_the_page_of_the_doel(adviseur, doel, dilemma_in):
    nummer = dilemma_in(Status.UITVOERING).nummer
    for waarden in ({"dilemma": nummer.lower()}, {"dilemma": nummer, "actie": Actie.get().id}):
        adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), **waarden)
    assert DoelDilemma.select().count() == 1 and Actie.get().doel_id == doel.id


@pytest.mark.parametrize("nummer", ["", "D-2019-0001", "x", "concept"])
def test_what_is_not_filed_cannot_be_tied(adviseur, doel, dilemma_in, nummer):
    nummer = dilemma_in(Status.CONCEPT).nummer if nummer == "concept" else nummer
    fout = adviseur.verstuur(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=nummer)
    assert fout.status == 422 and len(fout.met_klasse("fout")) == 1


@pytest.mark.parametrize(
    ("persona", "dilemma", "actie"),
    [
        ("adviseur", True, True),
        ("bestuurder", True, True),
        ("deelnemer", True, False),
        ("specialist", True, False),
    ],
)
def test_a_doel_names_only_what_its_reader_may_see(
    adviseur, client, mensen, doel, dilemma_in, persona, dilemma, actie
):
    uitgevoerd, ander = dilemma_in(Status.UITVOERING), dilemma_in(Status.INGEDIEND)
    adviseur.doe(
        adviseur.open(f"/doelen/{doel.id}/koppelen"),
        dilemma=uitgevoerd.nummer,
        actie=Actie.get().id,
    )
    adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=ander.nummer)
    links = client(getattr(mensen, persona)).open(f"/doelen/{doel.id}").links.values()
    assert (f"/dilemma/{uitgevoerd.nummer}" in links) is dilemma
    assert (f"/acties/{Actie.get().id}" in links) is actie
    assert (f"/dilemma/{ander.nummer}" in links) is (persona == "adviseur")


def test_an_inbrenger_without_a_seat_does_not_hear_of_a_doel(
    adviseur, client, mensen, doel, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM)
    adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=dilemma.nummer)
    pad = f"/dilemma/{dilemma.nummer}"
    assert NAAM in client(mensen.deelnemer).open(pad).tekst
    assert NAAM not in client(mensen.inbrenger).open(pad).html


def test_a_reader_knows_a_dilemma_by_the_title_of_their_own_gremium(
    adviseur, client, mensen, doel, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM, titel="Wat de inbrenger schreef")
    adviseur.doe(adviseur.open(f"/doelen/{doel.id}/koppelen"), dilemma=dilemma.nummer)
    assert dilemma.titel in adviseur.open(f"/doelen/{doel.id}").tekst
    assert dilemma.titel not in client(mensen.deelnemer).open(f"/doelen/{doel.id}").html


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
