"""Preparing an agenda on the screen: comments, akkoord, stage directions, fixed times, order."""

from datetime import time

import pytest

from portal.models import Agendapunt, Bericht, Bijeenkomst, Opmerking
from portal.vocabulary import Status
from tests.hulp import vergaderen, wereld
from tests.hulp.vergaderen import pagina, titels
from tests.hulp.wereld import NU


@pytest.fixture
def voorzitter(client, mensen):
    return client(mensen.voorzitter_platform)


@pytest.fixture
def concept(mensen):
    return vergaderen.plan_kort(mensen.adviseur, voorzitter=mensen.voorzitter_platform.id)


@pytest.fixture
def punt(concept, dilemma_in, mensen):
    """A dilemma that nobody looks after: all else about it is ripe."""
    return vergaderen.agendeer(concept, dilemma_in(Status.PLATFORM), mensen.adviseur)


def eigen(punt, deel=""):
    return f"{pagina(punt.bijeenkomst)}/punten/{punt.id}{deel}"


# Together with the chair


def test_the_chair_is_asked_comments_and_agrees(adviseur, voorzitter, punt):
    pad = pagina(punt.bijeenkomst)
    gevraagd = adviseur.doe(adviseur.open(pad), "/akkoord-vragen")
    assert "Akkoord gevraagd op" in gevraagd.tekst
    assert [
        b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == "concept_agenda")
    ] == ["voorzitter_platform"]
    gelezen = voorzitter.open(pad)
    erbij = voorzitter.open(gelezen.links[f"Opmerking bij {punt.titel}"])
    na = voorzitter.doe(erbij, tekst="Kan dit korter?")
    assert "Kan dit korter?" in na.met_klasse("programma-punt")[1]
    assert "Kan dit korter?" in adviseur.open(pad).met_klasse("programma-punt")[1]
    assert "1 opmerking" in adviseur.open("/bijeenkomsten").tekst
    akkoord = voorzitter.doe(na, "/akkoord")
    assert "Akkoord Voorzitter platform" in akkoord.tekst and not akkoord.formulieren
    adviseurs = adviseur.open(pad)
    assert "nog geen akkoord" not in adviseurs.tekst
    assert f"{pad}/akkoord-vragen" not in [f.actie for f in adviseurs.formulieren]


def test_a_change_after_akkoord_shows_on_both_screens(adviseur, voorzitter, concept, mensen):
    voorzitter.verstuur(voorzitter.open(pagina(concept)), "/akkoord")
    vergaderen.voeg_toe(concept, mensen.adviseur)
    for wie in (adviseur, voorzitter):
        assert "Akkoord op een eerdere versie" in wie.open(pagina(concept)).tekst


def test_akkoord_on_a_screen_that_is_behind_is_refused(voorzitter, concept, mensen):
    oud = voorzitter.open(pagina(concept))
    vergaderen.voeg_toe(concept, mensen.adviseur)
    assert voorzitter.verstuur(oud, "/akkoord").status == 409
    assert Bijeenkomst.get().akkoord_op is None


def test_a_comment_of_more_than_ten_lines_is_refused_and_kept(voorzitter, concept):
    formulier = voorzitter.open(f"{pagina(concept)}/opmerking")
    lang = "\n".join(f"Regel {i}" for i in range(1, 12))
    antwoord = voorzitter.verstuur(formulier, tekst=lang)
    assert antwoord.status == 422 and "Gebruik hoogstens 10 regels." in antwoord.tekst
    assert "Regel 11" in antwoord.html and not Opmerking.select().exists()
    assert voorzitter.verstuur(antwoord, tekst=lang.rsplit("\n", 1)[0]).status == 303


def test_a_comment_on_an_agenda_that_was_fixed_meanwhile_is_kept_on_the_screen(
    voorzitter, concept, mensen
):
    formulier = voorzitter.open(f"{pagina(concept)}/opmerking")
    vergaderen.stel_vast(concept, mensen.adviseur)
    antwoord = voorzitter.verstuur(formulier, tekst="Net te laat.")
    assert antwoord.status == 409 and "Net te laat." in antwoord.html


@pytest.mark.parametrize(
    ("naam", "status"), [("deelnemer", 403), ("bestuurder", 404), ("beheerder", 404)]
)
def test_a_member_who_knows_of_a_meeting_may_not_comment_and_others_find_nothing(
    client, mensen, concept, naam, status
):
    Bijeenkomst.update(uitgenodigd_op=NU).execute()
    wie = client(getattr(mensen, naam))
    assert wie.open(f"{pagina(concept)}/opmerking").status == status
    assert wie.post(f"{pagina(concept)}/akkoord").status == status


def test_stage_directions_are_for_the_chair_and_change_while_fixed(
    adviseur, voorzitter, client, mensen, punt
):
    vergaderen.stel_vast(punt.bijeenkomst, mensen.adviseur)
    na = adviseur.doe(adviseur.open(eigen(punt, "/regie")), inzet="Haal de kou uit de lucht.")
    assert "Haal de kou uit de lucht." in na.met_klasse("programma-punt")[1]
    assert "Alleen voor u als voorzitter" in voorzitter.open(pagina(punt.bijeenkomst)).tekst
    assert "kou uit de lucht" not in client(mensen.deelnemer).open(pagina(punt.bijeenkomst)).html


# Fixed times, and the order


def test_a_fixed_time_leaves_room_or_warns(adviseur, concept):
    laatste = concept.punten.order_by(Agendapunt.volgorde.desc()).get()
    adviseur.verstuur(adviseur.open(eigen(laatste)), 0, vaste_tijd="11:00")
    assert concept.punten.where(Agendapunt.id == laatste.id).get().vaste_tijd == time(11, 0)
    ruim = adviseur.open(pagina(concept))
    assert ruim.met_klasse("programma-tijd") == ["10.00", "11.00"]
    assert "vast om 11.00 uur" in ruim.tekst and "Ervoor is 50 minuten ruimte." in ruim.tekst
    Agendapunt.update(minuten=70).where(Agendapunt.volgorde == 1).execute()
    krap = adviseur.open(pagina(concept))
    assert (
        "Punt 2 kan niet om 11.00 uur beginnen" in krap.tekst
        and "loopt 10 minuten uit" in krap.tekst
    )
    assert krap.met_klasse("programma-tijd") == ["10.00", "11.10"]


@pytest.mark.parametrize("tijd", ["09:59", "12:00", "23:00", "elf"])
def test_a_fixed_time_lies_within_the_meeting(adviseur, concept, tijd):
    antwoord = adviseur.verstuur(adviseur.open(eigen(concept.punten.get())), 0, vaste_tijd=tijd)
    assert (antwoord.status, len(antwoord.met_klasse("fout"))) == (422, 1)


def test_to_share_knowledge_a_presenter_is_asked(adviseur, concept):
    formulier = adviseur.open(f"{pagina(concept)}/punten/nieuw")
    antwoord = adviseur.verstuur(formulier, soort="kennisdeling", titel="Uit de praktijk")
    assert (
        antwoord.status == 422
        and "Bij kennisdeling vertelt iemand iets: vul in wie." in antwoord.tekst
    )
    adviseur.verstuur(antwoord, inleider="De gast")
    nieuw = Agendapunt.get(Agendapunt.titel == "Uit de praktijk")
    assert adviseur.verstuur(adviseur.open(eigen(nieuw)), 0, inleider="").status == 422


def test_the_order_of_the_screen_is_kept_and_told(adviseur, concept):
    scherm = adviseur.open(pagina(concept))
    ids = [str(punt.id) for punt in concept.punten.order_by(Agendapunt.volgorde)]
    invoer = {"volgorde": ",".join(ids[::-1]), "punt": ids[1]}
    antwoord = verzend(adviseur, scherm, invoer, htmx=True)
    assert antwoord.status == 200 and antwoord.is_fragment
    assert "‘Rondvraag en sluiting’ is verplaatst. Het begint nu om 10.00 uur." in antwoord.tekst
    assert titels(concept) == ["Rondvraag en sluiting", "Opening"]
    assert (
        verzend(adviseur, adviseur.open(scherm.pad), {**invoer, "volgorde": ",".join(ids)}).status
        == 303
    )


def verzend(wie, scherm, invoer, **meer):
    formulier = scherm.formulier("/volgorde")
    return wie.post(formulier.actie, {**dict(formulier.beginwaarden()), **invoer}, **meer)


def test_an_order_on_a_stale_screen_is_409_and_another_meetings_items_403(
    adviseur, concept, mensen
):
    scherm = adviseur.open(pagina(concept))
    ids = [str(punt.id) for punt in concept.punten]
    vreemd = str(vergaderen.plan(mensen.adviseur).punten.get().id)
    for volgorde in (f"{ids[0]},{vreemd}", vreemd, "x", "", "9" * 30, ",".join([*ids, ids[0]])):
        assert verzend(adviseur, scherm, {"volgorde": volgorde}).status == 403
    vergaderen.voeg_toe(concept, mensen.adviseur2)
    assert verzend(adviseur, scherm, {"volgorde": ",".join(ids[::-1])}).status == 409
    assert titels(concept)[0] == "Opening"


# What else waits


def test_open_acties_stand_under_the_report_of_last_time(client, mensen, dilemma_in):
    dilemma_in(Status.UITVOERING)
    beraad = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    vergaderen.stel_vast(beraad, mensen.adviseur)
    for naam in ("adviseur", "bestuurder"):
        verslag = client(getattr(mensen, naam)).open(pagina(beraad)).met_klasse("programma-punt")[2]
        assert verslag.startswith("Verslag en acties") and "1 open actie" in verslag
        assert "Maak een afspraak." in verslag and "Bestuurder" in verslag
    assert (
        "Deze staan vanzelf op de agenda"
        not in client(mensen.bestuurder).open(pagina(beraad)).tekst
    )
