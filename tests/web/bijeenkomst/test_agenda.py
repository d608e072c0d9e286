"""An adviseur makes an agenda: what goes on it, how long each item takes, and fixing it for the
members.
"""

import pytest

from portal.engine import Verzoek
from portal.models import Agendapunt, Bericht, Bijeenkomst
from portal.steps import triage
from portal.vocabulary import Puntdoel, PuntSoort, Status
from tests.hulp import dilemmas, vergaderen, wereld
from tests.hulp.vergaderen import pagina, titels
from tests.hulp.wereld import NU


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan_kort(mensen.adviseur)


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM)


@pytest.fixture
def scherm(adviseur, gepland):
    """The meeting as the adviseur has it in front of them."""
    return adviseur.open(pagina(gepland))


def punten(scherm):
    return scherm.met_klasse("programma-punt")


def verplaats(bezoeker, scherm, titel, kant, **meer):
    punt = Agendapunt.get(Agendapunt.titel == titel)
    return bezoeker.verstuur(scherm, f"/punten/{punt.id}/{kant}", **meer)


# What goes on it


def test_a_new_agenda_has_its_standard_items(adviseur, mensen):
    scherm = adviseur.open(pagina(vergaderen.plan(mensen.adviseur)))
    assert [punt.split(" minuten")[0] for punt in punten(scherm)] == [
        "Opening 10",
        "Mededelingen 10",
        "Verslag en acties van de vorige keer 15",
        "Rondvraag en sluiting 10",
    ]
    assert scherm.met_klasse("programma-tijd") == ["10.00", "10.10", "10.20", "10.35"]
    assert scherm.met_klasse("telling") == [
        "agendapunten4 van de 120 minuten verdeeld45 einde10.45"
    ]


def test_what_waits_for_the_gremium_goes_on_the_agenda_before_the_close(adviseur, gepland, dilemma):
    knop = f"/dilemmas/{dilemma.nummer}"
    na = adviseur.volg(adviseur.verstuur(adviseur.open(pagina(gepland)), knop))
    nieuw = gepland.punten.where(Agendapunt.soort == PuntSoort.DILEMMA).get()
    assert titels(gepland) == ["Opening", nieuw.behandeling.titel, "Rondvraag en sluiting"]
    assert nieuw.puntdoel is Puntdoel.BESPREKING and dilemma.nummer in punten(na)[1]
    assert (
        "Zet op de agenda" not in na.tekst
        and "Alles wat hier ligt, staat op deze agenda." in na.tekst
    )


def test_by_htmx_the_list_keeps_the_focus_to_add_the_next(adviseur, gepland, dilemma):
    antwoord = adviseur.verstuur(
        adviseur.open(pagina(gepland)), f"/dilemmas/{dilemma.nummer}", htmx=True
    )
    assert antwoord.is_fragment and len(titels(gepland)) == 3
    assert [e.get("id") for e in antwoord.boom.iter() if e.get("autofocus") is not None] == [
        "wacht"
    ]


def test_the_beraad_gets_its_dilemmas_to_decide_and_a_briefing(adviseur, mensen, dilemma_in):
    beraad = vergaderen.plan_kort(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    vergaderen.agendeer(beraad, dilemma_in(Status.BERAAD), mensen.adviseur)
    scherm = adviseur.open(pagina(beraad))
    assert "Ter besluit" in punten(scherm)[1]
    assert f"{pagina(beraad)}/briefing.pdf" in scherm.links.values()


def test_other_gremia_have_an_agenda_and_no_briefing(scherm):
    links = scherm.links.values()
    assert f"{scherm.pad}/agenda.pdf" in links and f"{scherm.pad}/briefing.pdf" not in links


def test_only_what_is_with_this_gremium_waits(adviseur, gepland, dilemma_in):
    elders = [dilemma_in(s).nummer for s in (Status.INGEDIEND, Status.WERKGROEP, Status.AFGEROND)]
    scherm = adviseur.open(pagina(gepland))
    assert not [nummer for nummer in elders if nummer in scherm.tekst]
    antwoord = adviseur.post(f"{scherm.pad}/dilemmas/{elders[1]}")
    assert (antwoord.status, len(titels(gepland))) == (409, 2)


def test_a_bundel_waits_and_goes_on_the_agenda_as_one(
    adviseur, gepland, dilemma, dilemma_in, mensen
):
    genoot = dilemma_in(Status.PLATFORM, inbrenger=mensen.collega)
    triage.bundel(
        dilemma, Verzoek(mensen.adviseur, NU, {"titel": "Samen", "nummers": [genoot.nummer]})
    )
    scherm, samen = adviseur.open(pagina(gepland)), f"{dilemma.nummer}, samen met {genoot.nummer}"
    assert samen in scherm.tekst and f"Zet op de agenda: {genoot.nummer}" not in scherm.tekst
    na = adviseur.volg(adviseur.verstuur(scherm, f"/dilemmas/{dilemma.nummer}"))
    assert samen in punten(na)[1] and "Zet op de agenda" not in na.tekst
    adviseur.post(f"{scherm.pad}/dilemmas/{genoot.nummer}")
    assert len(titels(gepland)) == 3


def test_other_items_take_the_name_of_their_kind(adviseur, gepland, scherm):
    formulier = adviseur.open(scherm.links["Voeg een ander punt toe"])
    assert PuntSoort.DILEMMA not in formulier.formulier().keuzes("soort")
    adviseur.verstuur(formulier, soort="pauze", minuten=15)
    praktijk = {
        "soort": "kennisdeling",
        "titel": "Uit de praktijk",
        "minuten": 20,
        "inleider": "De gast",
    }
    adviseur.verstuur(adviseur.open(formulier.pad), **praktijk)
    na = adviseur.open(scherm.pad)
    assert titels(gepland) == ["Opening", "Pauze", "Uit de praktijk", "Rondvraag en sluiting"]
    assert na.met_klasse("programma-tijd") == ["10.00", "10.10", "10.25", "10.45"]
    assert punten(na)[2] == "Uit de praktijk 20 minuten · De gast Ter informatie"


@pytest.mark.parametrize("minuten", ["0", "481", "-5", "", "tien"])
def test_an_item_needs_a_sensible_number_of_minutes(adviseur, gepland, minuten):
    formulier = adviseur.open(f"{pagina(gepland)}/punten/nieuw")
    antwoord = adviseur.verstuur(formulier, soort="pauze", minuten=minuten)
    assert (antwoord.status, len(antwoord.met_klasse("fout")), len(titels(gepland))) == (422, 1, 2)


def test_an_item_can_be_changed_and_taken_off(adviseur, gepland, dilemma, mensen):
    punt = vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    formulier = adviseur.open(f"{pagina(gepland)}/punten/{punt.id}")
    antwoord = adviseur.verstuur(
        formulier, 0, titel="Korter", minuten=45, inleider="Een lid", puntdoel="besluit"
    )
    assert antwoord.naar == f"{pagina(gepland)}#punt-{punt.id}"
    assert "Korter 45 minuten · Een lid" in punten(adviseur.volg(antwoord))[1]
    na = adviseur.volg(adviseur.verstuur(adviseur.open(formulier.pad), "/weg"))
    assert (
        titels(gepland) == ["Opening", "Rondvraag en sluiting"] and "Zet op de agenda" in na.tekst
    )
    assert dilemmas.met(dilemma.nummer).wacht_op == "ccv"


def test_an_item_belongs_to_its_own_meeting(adviseur, gepland, mensen):
    vreemd, punt = pagina(vergaderen.plan(mensen.adviseur)), gepland.punten.get()
    assert adviseur.open(f"{vreemd}/punten/{punt.id}").status == 404
    assert adviseur.post(f"{vreemd}/punten/{punt.id}/omlaag").status == 404


def test_too_much_for_the_time_warns_and_dividing_it_anew_helps(adviseur, gepland, mensen):
    vergaderen.voeg_toe(gepland, mensen.adviseur)
    tijden = adviseur.open(f"{pagina(gepland)}/tijden")
    velden = sorted(tijden.formulier().namen)
    vol = adviseur.volg(adviseur.verstuur(tijden, **dict.fromkeys(velden, 45)))
    assert "De agenda loopt 15 minuten uit Het laatste punt eindigt om 12.15 uur." in vol.tekst
    assert "15 minuten te lang" in adviseur.open("/bijeenkomsten").tekst
    opnieuw = adviseur.open(vol.links["Verdeel de tijd opnieuw"])
    past = adviseur.volg(adviseur.verstuur(opnieuw, **dict.fromkeys(velden, 40)))
    assert not past.met_klasse("banner") and "einde12.00" in past.tekst
    fout = adviseur.verstuur(adviseur.open(tijden.pad), **{velden[0]: 999})
    assert fout.status == 422 and "Kies een getal van 1 tot en met 480." in fout.tekst


# Fixed


def test_a_fixed_agenda_says_what_to_do_before_it_can_change(adviseur, gepland, scherm):
    formulier = adviseur.open(f"{scherm.pad}/punten/nieuw")
    vast = adviseur.volg(adviseur.verstuur(scherm, "/vaststellen"))
    deel = {f.actie.removeprefix(scherm.pad).split("/")[1] for f in vast.formulieren}
    assert "concept" in deel and not deel & {
        "punten",
        "volgorde",
        "dilemmas",
        "vaststellen",
        "akkoord-vragen",
    }
    verstuurd = adviseur.verstuur(formulier, soort="pauze", titel="Even rust")
    for antwoord in (adviseur.open(formulier.pad), verstuurd):
        assert (antwoord.status, antwoord.kop) == (409, "De agenda staat vast")
        assert "Maak hem eerst weer concept" in antwoord.tekst
    assert "Even rust" in verstuurd.tekst
    verplaatst = verplaats(adviseur, scherm, "Opening", "omlaag", htmx=True)
    assert verplaatst.status == 409 and verplaatst.is_fragment and "staat vast" in verplaatst.tekst


def test_a_fixed_agenda_can_be_a_concept_again(adviseur, gepland, scherm):
    vast = adviseur.volg(adviseur.verstuur(scherm, "/vaststellen"))
    weer = adviseur.volg(adviseur.verstuur(vast, "/concept"))
    assert "De agenda is weer concept." in weer.tekst and "Stel de agenda vast" in weer.tekst
    assert Bijeenkomst.get().vastgesteld_op is None


def test_fixing_twice_mails_once(adviseur, client, mensen, scherm):
    ander = client(mensen.adviseur2)
    oud = ander.open(scherm.pad)
    for wie, wat in ((adviseur, scherm), (adviseur, scherm), (ander, oud)):
        assert wie.verstuur(wat, "/vaststellen").status == 303
    assert Bericht.select().where(Bericht.soort == "bijeenkomst").count() == 2
