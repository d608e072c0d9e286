"""Two at once: what adds always goes; who replaces what another wrote is told so and keeps it."""

import pytest

from portal.models import Actie, Agendapunt, Dilemma, Doeljaar
from portal.vocabulary import Status
from tests.hulp import dilemmas, doelen, vergaderen, wereld
from tests.hulp.daadwereld import EIGEN, rijen
from tests.hulp.vergaderen import pagina, plan
from tests.hulp.wereld import NU

VOOR = (409, "Iemand was je voor")


@pytest.fixture
def twee(client, mensen):
    return client(mensen.adviseur), client(mensen.adviseur2)


def test_two_quick_clicks_put_two_dilemmas_on_one_agenda(client, mensen, dilemma_in):
    wachtend = [dilemma_in(Status.PLATFORM) for _ in range(2)]
    b, adviseur = plan(mensen.adviseur), client(mensen.adviseur)
    scherm = adviseur.open(pagina(b))
    for d in wachtend:
        assert adviseur.verstuur(scherm, f"/dilemmas/{d.nummer}").status == 303
    assert b.punten.where(Agendapunt.behandeling.is_null(False)).count() == 2


def test_two_advisers_add_different_things(twee, mensen):
    b = plan(mensen.adviseur)
    vormen = [wie.open(f"{pagina(b)}/punten/nieuw") for wie in twee]
    for wie, vorm, titel in zip(twee, vormen, ("Koffie", "Lunch"), strict=True):
        assert wie.verstuur(vorm, soort="pauze", titel=titel).status == 303
    assert {"Koffie", "Lunch"} <= set(vergaderen.titels(b))


def test_an_item_is_changed_while_another_is_added(twee, mensen):
    b, een = plan(mensen.adviseur), twee[0]
    vorm = een.open(f"{pagina(b)}/punten/{b.punten.get().id}")
    vergaderen.voeg_toe(b, mensen.adviseur2)
    assert een.verstuur(vorm, minuten="25").status == 303


def test_nobody_is_invited_to_what_a_colleague_moved_meanwhile(twee, mensen):
    b, (een, ander) = plan(mensen.adviseur), twee
    scherm, wijzig = een.open(pagina(b)), ander.open(f"{pagina(b)}/wijzigen")
    ander.verstuur(wijzig, plaats="Zwolle")
    assert een.verstuur(scherm, "/uitnodigen").status == 409
    assert een.verstuur(een.open(pagina(b)), "/uitnodigen").status == 303


def test_an_item_is_taken_off_and_the_meeting_moved_while_another_is_added(twee, mensen):
    b, een = plan(mensen.adviseur), twee[0]
    punt, wijzig = b.punten.get(), een.open(f"{pagina(b)}/wijzigen")
    vorm = een.open(f"{pagina(b)}/punten/{punt.id}")
    vergaderen.voeg_toe(b, mensen.adviseur2)
    assert een.verstuur(vorm, "/weg").status == 303
    assert een.verstuur(wijzig, plaats="Ver weg").status == 303


def vervang(mensen):
    """Return each page that replaces what stood there: its address, two answers and its label."""
    r = rijen(mensen, EIGEN)
    ander = doelen.maak(mensen.adviseur, naam="Een ander doel", streef=None)
    doel, dilemma = r["Doel"], f"/dilemma/{r['Dilemma'].nummer}"
    b, punt, keuze = r["Bijeenkomst"], r["Agendapunt"], "doel"
    wachtend = dilemmas.in_status(Status.PLATFORM, mensen)
    onrijp = vergaderen.agendeer(b, wachtend, mensen.adviseur)
    Dilemma.update(behandelaar=None).where(Dilemma.id == wachtend.id).execute()
    mens = [str(mensen.adviseur.id), str(mensen.adviseur2.id)]
    return {
        "behandelaar": (f"{dilemma}/behandelaar", "behandelaar", mens, "Behandelaar"),
        "reden": (
            f"{pagina(b)}/punten/{onrijp.id}/rijp",
            "onrijp_reden",
            ["Haast.", "Ruimte."],
            "Waarom",
        ),
        "streef": (f"/doelen/{doel.id}/streefgetal", "streef", ["50", "60"], "Streefgetal"),
        "actie": (f"/acties/{r['Actie'].id}/doel", keuze, [str(doel.id), str(ander.id)], "doel"),
        "doelen": (f"{dilemma}/doelen", "doelen", [[str(doel.id)], [str(ander.id)]], "doelen"),
        "planning": (f"{pagina(b)}/wijzigen", "plaats", ["Zwolle", "Ver weg"], "Plaats"),
        "punt": (f"{pagina(b)}/punten/{punt.id}", "titel", ["Kort", "Lang"], "Titel"),
    }


def vul_in(wie, vorm, veld, antwoord):
    """Fill in the form on the page that asks for this field, and send it."""
    met_veld = [veld in f.namen for f in vorm.formulieren].index(True)
    return wie.verstuur(vorm, met_veld, **{veld: antwoord})


@pytest.mark.parametrize(
    "soort", ["behandelaar", "reden", "streef", "actie", "doelen", "planning", "punt"]
)
def test_the_second_to_replace_is_told_so_under_the_label_of_the_field(twee, mensen, soort):
    pad, veld, antwoorden, label = vervang(mensen)[soort]
    vormen = [wie.open(pad) for wie in twee]
    eerste, tweede = [
        vul_in(wie, vorm, veld, antwoord)
        for wie, vorm, antwoord in zip(twee, vormen, antwoorden, strict=True)
    ]
    assert eerste.status == 303
    assert (tweede.status, tweede.kop) == VOOR
    assert label in tweede.tekst
    if soort in ("reden", "planning", "punt"):
        assert antwoorden[1] in tweede.tekst


@pytest.mark.parametrize("soort", ["behandelaar", "reden", "streef", "actie"])
def test_two_who_say_the_same_do_not_collide(twee, mensen, soort):
    pad, veld, antwoorden, _ = vervang(mensen)[soort]
    vormen = [wie.open(pad) for wie in twee]
    for wie, vorm in zip(twee, vormen, strict=True):
        assert vul_in(wie, vorm, veld, antwoorden[1]).status == 303


def test_numbers_for_different_years_do_not_collide(twee, mensen):
    doel = doelen.maak(mensen.adviseur, streef=None)
    vormen = [wie.open(f"/doelen/{doel.id}/streefgetal") for wie in twee]
    for jaar, wie, vorm in zip((NU.year, NU.year + 1), twee, vormen, strict=True):
        assert wie.verstuur(vorm, jaar=str(jaar), streef="10").status == 303
    assert Doeljaar.select().where(Doeljaar.doel == doel).count() == 2


def test_an_actie_that_moves_a_doel_already_is_not_taken_away_from_it(twee, mensen):
    een, ander = (doelen.maak(mensen.adviseur, naam=naam) for naam in ("Een", "Ander"))
    actie = rijen(mensen, EIGEN)["Actie"]
    vormen = [w.open(f"/doelen/{d.id}/koppelen") for w, d in zip(twee, (een, ander), strict=True)]
    statussen = [
        wie.verstuur(vorm, actie=str(actie.id)).status
        for wie, vorm in zip(twee, vormen, strict=True)
    ]
    assert statussen == [303, 422] and Actie.get_by_id(actie.id).doel_id == een.id


def test_somebody_who_was_first_themselves_is_told_that(client, mensen):
    adviseur = client(mensen.adviseur)
    d = dilemmas.nieuw(mensen.inbrenger, indienen=True)
    vormen = [adviseur.open(f"/dilemma/{d.nummer}/agendatekst") for _ in range(2)]
    adviseur.verstuur(vormen[0], titel="De eerste")
    fout = adviseur.verstuur(vormen[1], titel="De tweede")
    assert (fout.status, fout.kop) == (409, "Je was jezelf voor") and "De tweede" in fout.tekst


def test_a_text_is_kept_though_a_colleague_asked_something_meanwhile(twee, mensen):
    een, ander = twee
    d = dilemmas.nieuw(mensen.inbrenger, indienen=True)
    vorm = een.open(f"/dilemma/{d.nummer}/agendatekst")
    vraag = ander.open(f"/dilemma/{d.nummer}/vraag")
    assert ander.verstuur(vraag, vraag="Wie?", uiterlijk="2026-04-01").status == 303
    assert een.verstuur(vorm, titel="De tekst").status == 303


def test_a_text_is_not_kept_over_a_step_or_over_another_text(twee, mensen):
    een, ander = twee
    d = dilemmas.nieuw(mensen.inbrenger, indienen=True)
    oud, ook_oud = (een.open(f"/dilemma/{d.nummer}/agendatekst") for _ in range(2))
    vorm = ander.open(f"/dilemma/{d.nummer}/agendatekst")
    ander.verstuur(vorm, titel="Van een collega")
    fout = een.verstuur(oud, titel="De tekst")
    assert (fout.status, fout.kop) == VOOR and "Agendatekst bijgewerkt" in fout.tekst
    dilemmas.doe("afwijzen", dilemmas.met(d.nummer), mensen.adviseur2)
    assert een.verstuur(ook_oud, titel="De tekst").status in (403, 409)


def test_a_werkgroep_is_made_lasting_once_by_two(twee, mensen):
    pad = f"/werkgroepen/{wereld.gremium_met(wereld.WERKGROEP).id}"
    schermen = [wie.open(pad) for wie in twee]
    for wie, scherm in zip(twee, schermen, strict=True):
        assert wie.verstuur(scherm, "/structureel").status == 303
    assert wereld.gremium_met(wereld.WERKGROEP).structureel
