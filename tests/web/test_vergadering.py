"""The meeting screen: an item with its clock, notes, result, decisions, acties and presence, at the table."""

from datetime import timedelta
from itertools import pairwise

import pytest

from portal.engine import Verzoek
from portal.models import Aanwezigheid, Actie, Agendapunt, Bericht, Besluit
from portal.steps import vergaderbesluiten
from portal.steps.agenda import pagina
from portal.vocabulary import Aanwezig, BesluitStatus, PuntSoort, Status, Uitslag
from tests.hulp import vergaderen, wereld
from tests.hulp.momentopname import alles
from tests.hulp.wereld import PERSONAS

LEDEN = ("deelnemer", "voorzitter_platform")
REGEL = "organisatie zoekt uit of het mag voor 1 mei"


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM)


@pytest.fixture
def vergadering(mensen, dilemma, klok):
    """A meeting of the Platform that begins now, with a dilemma on its fixed agenda."""
    b = vergaderen.plan(mensen.adviseur)
    vergaderen.agendeer(b, dilemma, mensen.adviseur)
    vergaderen.stel_vast(b, mensen.adviseur)
    klok.nu = b.begint
    return b


@pytest.fixture
def pad(vergadering):
    return f"{pagina(vergadering)}/vergadering"


@pytest.fixture
def adviseur(vergadering, client, mensen):
    return client(mensen.adviseur)


@pytest.fixture
def punt(vergadering):
    """The item with the dilemma."""
    return Agendapunt.get(Agendapunt.bijeenkomst == vergadering, Agendapunt.soort == PuntSoort.DILEMMA)


@pytest.fixture
def eerste(vergadering):
    return vergadering.punten.order_by(Agendapunt.volgorde).get()


@pytest.fixture
def scherm(adviseur, pad, punt):
    """The screen with the dilemma in view."""
    return adviseur.open(f"{pad}?punt={punt.id}")


def vers(rij):
    return type(rij).get_by_id(rij.id)


# Who and when


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
def test_it_is_for_adviseurs_only(vergadering, client, mensen, pad, persona):
    assert client(getattr(mensen, persona)).open(pad).status == 403


def test_it_opens_on_the_day_of_the_meeting_and_not_before(adviseur, client, mensen, klok, vergadering, pad):
    assert adviseur.open(pagina(vergadering)).links["Open het vergaderscherm"] == pad
    klok.nu = vergadering.begint - timedelta(days=1)
    eerder = client(mensen.adviseur)
    assert eerder.open(pad).status == 404
    assert "Open het vergaderscherm" not in eerder.open(pagina(vergadering)).links


# The item and its clock


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


@pytest.mark.parametrize(("minuten", "woorden"), [
    (0, "0:00 nog 30 minuten van de 30"), (12.55, "12:33 nog 18 minuten van de 30"),
    (29.5, "29:30 nog 1 minuut van de 30"), (30, "30:00 nog 0 minuten van de 30"), (31.5, "31:30 2 minuten over tijd"),
])
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
        begonnen, klok.nu.isoformat(), "30"
    )


def test_an_item_that_goes_on_counts_only_the_time_it_was_treated(adviseur, scherm, pad, klok, punt):
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


def test_for_htmx_the_clock_swaps_the_screen_and_forgets_the_item_in_the_address(adviseur, scherm, pad):
    na = adviseur.verstuur(scherm, "/begin", htmx=True)
    assert na.status == 200 and na.is_fragment and na.koppen["HX-Replace-Url"] == pad
    assert na.met_klasse("loopt--nu")


def test_times_are_corrected_afterwards_and_seconds_kept(adviseur, scherm, klok, punt):
    adviseur.doe(scherm, "/begin")
    begonnen = vers(punt).begonnen_op
    klok.nu += timedelta(hours=2)
    formulier = adviseur.open(f"{pagina(punt.bijeenkomst)}/vergadering/punten/{punt.id}/tijden")
    assert dict(formulier.formulier().beginwaarden())["begonnen"] == "10:00"
    adviseur.doe(formulier, geeindigd="10:45")
    assert (vers(punt).begonnen_op, vers(punt).geeindigd_op) == (begonnen, begonnen + timedelta(minutes=45))


@pytest.mark.parametrize(("begonnen", "geeindigd", "zin"), [
    ("", "10:00", "Vul dan ook in wanneer het begon."), ("10:00", "09:59", "Het einde kan niet voor het begin liggen."),
    ("23:30", "", "Deze tijd moet nog komen."), ("kwart over", "", "Schrijf de tijd als 13:30."),
])
def test_times_that_cannot_be_are_refused_in_words(adviseur, pad, punt, begonnen, geeindigd, zin):
    formulier = adviseur.open(f"{pad}/punten/{punt.id}/tijden")
    fout = adviseur.verstuur(formulier, begonnen=begonnen, geeindigd=geeindigd)
    assert fout.status == 422 and zin in fout.tekst


# Presence


def test_presence_is_one_click_per_person_and_counted_in_words(adviseur, scherm, mensen):
    assert "0 van de 2 leden zijn aanwezig, 2 nog niet ingevuld." in scherm.tekst
    na = adviseur.doe(scherm, f"/aanwezigen/{mensen.deelnemer.id}", knop="aanwezig")
    na = adviseur.doe(na, f"/aanwezigen/{mensen.voorzitter_platform.id}", knop="afgemeld")
    assert "1 van de 2 leden is aanwezig, 1 afgemeld." in na.tekst
    na = adviseur.doe(na, f"/aanwezigen/{mensen.deelnemer.id}", knop="afwezig")
    assert "0 van de 2 leden zijn aanwezig, 1 afgemeld, 1 afwezig zonder bericht." in na.tekst
    assert Aanwezigheid.select().count() == 2


def test_somebody_else_can_be_there_and_be_taken_off_again(adviseur, scherm, mensen):
    na = adviseur.doe(scherm, "/aanwezigen", persoon=mensen.specialist.id)
    assert "verder is er 1 ander." in na.tekst
    assert str(mensen.specialist.id) not in na.formulier("/aanwezigen").keuzes("persoon")
    adviseur.doe(na, f"/aanwezigen/{mensen.specialist.id}", knop="Toch niet: Specialist")
    assert not Aanwezigheid.select().exists()


def test_nobody_is_not_somebody(adviseur, scherm):
    fout = adviseur.verstuur(scherm, "/aanwezigen")
    assert fout.status == 422 and "Maak een keuze bij ‘Wie is er nog meer?’." in fout.tekst


def test_presence_by_htmx_is_a_part_of_the_screen(adviseur, scherm, mensen):
    na = adviseur.verstuur(scherm, f"/aanwezigen/{mensen.deelnemer.id}", knop="aanwezig", htmx=True)
    assert na.is_fragment and not na.met_klasse("opdetafel")
    gedrukt = [e.get("id") for e in na.boom.iter("button") if e.get("aria-pressed") == "true"]
    assert gedrukt == [f"aanwezig-{mensen.deelnemer.id}"]
    assert Aanwezigheid.get().aanwezig is Aanwezig.AANWEZIG


# Notes and result


def test_notes_keep_themselves_before_there_is_a_result(adviseur, scherm, punt):
    antwoord = adviseur.verstuur(scherm, "/verslag", verslag="We spraken", htmx=True, knop="Bewaar het verslag")
    assert antwoord.is_fragment and "Bewaard om 10.00 uur." in antwoord.tekst
    assert (vers(punt).verslag, vers(punt).uitslag) == ("We spraken", None)


def test_typing_goes_on_from_the_version_that_the_answer_brings(adviseur, scherm, punt):
    antwoord = adviseur.verstuur(scherm, "/verslag", verslag="Een", htmx=True)
    versie = next(e.get("value") for e in antwoord.boom.iter("input") if e.get("id") == "verslag-versie")
    verder = adviseur.verstuur(scherm, "/verslag", verslag="Een, twee", versie=versie, htmx=True)
    assert verder.status == 200 and vers(punt).verslag == "Een, twee"


def test_a_result_is_recorded_with_its_consequences(adviseur, scherm, punt, dilemma):
    na = adviseur.doe(scherm, "/verslag", verslag="Besproken.", uitslag="opgelost")
    assert vers(punt).uitslag is Uitslag.OPGELOST and "Opgelost" in na.met_klasse("loopt--straks")[-2]
    assert f"/dilemma/{dilemma.nummer}/stap/oplossen" in adviseur.open(pagina(punt.bijeenkomst)).links.values()


def test_members_read_the_notes_once_there_is_a_result(adviseur, client, mensen, scherm, punt):
    lid, hun = client(mensen.deelnemer), pagina(punt.bijeenkomst)
    adviseur.verstuur(scherm, "/verslag", verslag="KANARIE half getypt", htmx=True)
    assert "KANARIE" not in lid.open(hun).html and "KANARIE" in adviseur.open(hun).html
    adviseur.doe(adviseur.open(scherm.pad), "/verslag", uitslag="opgelost")
    assert "KANARIE" in lid.open(hun).html


def test_other_items_get_notes_and_no_result(adviseur, pad, eerste):
    scherm = adviseur.open(f"{pad}?punt={eerste.id}")
    assert "uitslag" not in scherm.formulier("/verslag").namen
    adviseur.doe(scherm, "/verslag", verslag="Welkom.")
    assert (vers(eerste).verslag, vers(eerste).uitslag) == ("Welkom.", Uitslag.GEEN)


@pytest.mark.parametrize("htmx", [True, False])
def test_two_people_at_once_lose_no_word(adviseur, client, mensen, scherm, pad, punt, htmx):
    collega = client(mensen.adviseur2)
    hun = collega.open(scherm.pad)
    adviseur.verstuur(scherm, "/verslag", verslag="Mijn tekst.")
    fout = collega.verstuur(hun, "/verslag", verslag="Hun tekst.", htmx=htmx)
    assert fout.status == 409 and "Mijn tekst." in fout.tekst and "Adviseur werkte om 10.00 uur ook" in fout.tekst
    assert vers(punt).verslag == "Mijn tekst."
    if not htmx:
        assert dict(fout.formulier("/verslag").beginwaarden())["verslag"] == "Hun tekst."
        collega.verstuur(fout, "/verslag", knop="Bewaar mijn tekst in plaats daarvan")
        assert vers(punt).verslag == "Hun tekst."


def test_what_is_kept_already_is_no_conflict(adviseur, scherm, punt):
    for _ in range(2):
        assert adviseur.verstuur(scherm, "/verslag", verslag="Eén keer.").status == 303
    assert vers(punt).verslag == "Eén keer."


def test_too_much_text_is_told_and_given_back(adviseur, scherm):
    lang = "x" * 10_001
    fout = adviseur.verstuur(scherm, "/verslag", verslag=lang, htmx=True)
    assert fout.status == 422 and fout.koppen["HX-Retarget"] == "#verslag-deel"
    assert dict(fout.formulier("/verslag").beginwaarden())["verslag"] == lang


# Decisions


def test_a_decision_goes_all_the_way_on_the_screen_and_only_then_is_seen(adviseur, client, mensen, scherm, punt):
    Bericht.delete().execute()
    na = adviseur.doe(scherm, "/besluiten", tekst="KANARIE besluit.")
    besluit = Besluit.get()
    assert (besluit.punt, besluit.bijeenkomst, besluit.dilemma) == (
        punt, punt.bijeenkomst, punt.behandeling.dilemma
    )
    for _ in range(2):
        for persona in (*LEDEN, "inbrenger", "bestuurder"):
            lezer = client(getattr(mensen, persona))
            for adres in (pagina(punt.bijeenkomst), f"/dilemma/{besluit.dilemma.nummer}"):
                assert "KANARIE" not in lezer.open(adres).html
        assert not Bericht.select().where(Bericht.soort == "besluit").exists()
        na = adviseur.doe(na, "/verder")
    assert "KANARIE" in client(mensen.deelnemer).open(pagina(punt.bijeenkomst)).tekst
    assert "KANARIE" in client(mensen.inbrenger).open(f"/dilemma/{besluit.dilemma.nummer}").tekst
    assert {b.aan for b in Bericht.select()} == {f"{naam}@test.example" for naam in LEDEN}


def test_an_item_without_a_dilemma_is_decided_on_too_and_the_mail_leads_to_the_meeting(
    adviseur, client, mensen, pad, eerste
):
    na = adviseur.doe(adviseur.open(f"{pad}?punt={eerste.id}"), "/besluiten", tekst="Zo doen we het.")
    Bericht.delete().execute()
    for _ in range(2):
        na = adviseur.doe(na, "/verder")
    assert {str(b.gegevens) for b in Bericht.select()} == {
        str({"pad": pagina(eerste.bijeenkomst), "dag": "2026-03-26"})
    }
    assert "Zo doen we het." in client(mensen.deelnemer).open(pagina(eerste.bijeenkomst)).tekst
    assert "Zo doen we het." not in client(mensen.buitenstaander).open(pagina(eerste.bijeenkomst)).html


def test_a_concept_is_changed_or_removed_and_a_fixed_one_taken_back_with_a_reason(adviseur, scherm):
    na = adviseur.doe(scherm, "/besluiten", tekst="Doe het.")
    na = adviseur.doe(na, "/wijzigen", tekst="Doe het niet.")
    na = adviseur.doe(na, "/verder")
    assert not [f for f in na.formulieren if f.actie.endswith(("/wijzigen", "/weg"))]
    fout = adviseur.verstuur(na, "/terug")
    assert fout.status == 422 and "Vul ‘Reden’ in." in fout.tekst
    na = adviseur.doe(na, "/terug", reden="Er miste een woord.")
    assert (Besluit.get().status, Besluit.get().tekst) == (BesluitStatus.CONCEPT, "Doe het niet.")
    adviseur.doe(na, "/weg")
    assert not Besluit.select().exists()


def test_a_stale_screen_changes_no_decision_and_gives_the_text_back(adviseur, client, mensen, scherm):
    na = adviseur.doe(scherm, "/besluiten", tekst="Doe het.")
    collega = client(mensen.adviseur2)
    hun = collega.open(na.pad)
    adviseur.doe(na, "/verder")
    for wat, invoer in (("/verder", {}), ("/wijzigen", {"tekst": "Iets anders."}), ("/weg", {})):
        fout = collega.verstuur(hun, wat, **invoer)
        assert fout.status == 409 and "besluit vastgesteld (Adviseur)" in fout.tekst
        assert not invoer or "Iets anders." in fout.tekst
    assert Besluit.get().status is BesluitStatus.VASTGESTELD


def test_a_double_click_takes_one_step(adviseur, scherm):
    na = adviseur.doe(scherm, "/besluiten", tekst="Doe het.")
    for _ in range(2):
        adviseur.verstuur(na, "/verder")
    assert Besluit.get().status is BesluitStatus.VASTGESTELD


# Acties in one line


def test_a_line_that_says_it_all_becomes_an_actie_and_is_shown_back(adviseur, mensen, pad, punt, dilemma):
    Bericht.delete().execute()
    na = adviseur.doe(adviseur.open(f"{pad}?punt={punt.id}"), f"/punten/{punt.id}/acties", regel=f"voorzitter {REGEL}")
    actie = Actie.get()
    assert actie.eigenaar == mensen.voorzitter_platform and actie.termijn.isoformat() == "2026-05-01"
    assert (actie.gremium, actie.bijeenkomst, actie.dilemma) == (
        punt.bijeenkomst.gremium, punt.bijeenkomst, dilemma
    )
    begrepen = "klaar op 1 mei 2026, wat: Voorzitter organisatie zoekt uit of het mag"
    assert begrepen in na.tekst and "Eigenaar: Voorzitter platform (Organisatie)" in na.tekst
    assert [(b.soort, b.gegevens["nummer"]) for b in Bericht.select()] == [("actie", dilemma.nummer)]


def test_what_the_line_does_not_tell_is_asked_and_the_line_is_kept(adviseur, scherm, punt, mensen):
    doel = f"/punten/{punt.id}/acties"
    fout = adviseur.verstuur(scherm, doel, regel="wij zoeken uit of het mag voor 1 mei")
    assert fout.status == 422 and "kies de eigenaar" in " ".join(fout.met_klasse("fout"))
    waarden = dict(fout.formulier(doel).beginwaarden())
    assert (waarden["regel"], waarden["termijn"]) == ("wij zoeken uit of het mag voor 1 mei", "2026-05-01")
    adviseur.doe(fout, doel, eigenaar=mensen.buitenstaander.id)
    assert Actie.get().eigenaar == mensen.buitenstaander


def test_a_line_without_a_day_asks_for_the_day(adviseur, scherm, punt, mensen):
    doel = f"/punten/{punt.id}/acties"
    fout = adviseur.verstuur(scherm, doel, regel="deelnemer belt rond")
    assert fout.status == 422 and "kies een dag" in fout.tekst
    assert dict(fout.formulier(doel).beginwaarden())["eigenaar"] == str(mensen.deelnemer.id)
    assert adviseur.verstuur(fout, doel, termijn="2026-03-25").status == 422
    adviseur.doe(fout, doel, termijn="2026-04-09")
    assert Actie.get().wat == "Deelnemer belt rond"


def test_a_line_that_is_mended_counts_more_than_what_its_first_version_filled_in(adviseur, scherm, punt, mensen):
    doel = f"/punten/{punt.id}/acties"
    fout = adviseur.verstuur(scherm, doel, regel="deelnemer belt rond")
    adviseur.doe(fout, doel, regel="voorzitter belt rond voor 1 mei")
    fout = adviseur.verstuur(scherm, doel, regel="wij bellen rond voor 1 mei", sleutel="tweede")
    fout = adviseur.verstuur(fout, doel, regel="wij bellen rond voor 2 mei", sleutel="derde")
    adviseur.doe(fout, doel, eigenaar=mensen.specialist.id, termijn="2026-05-03")
    acties = [(a.eigenaar, a.termijn.isoformat()) for a in Actie.select().order_by(Actie.id)]
    assert acties == [(mensen.voorzitter_platform, "2026-05-01"), (mensen.specialist, "2026-05-03")]


def test_of_one_organisation_whoever_is_at_the_table_is_meant_and_otherwise_it_is_asked(adviseur, scherm, punt, mensen):
    doel = f"/punten/{punt.id}/acties"
    regel = "gemeente Voorbeeld zoekt uit of het mag voor 1 mei"
    fout = adviseur.verstuur(scherm, doel, regel=regel)
    assert fout.status == 422 and "Daar werken meer mensen" in fout.tekst
    assert fout.formulier(doel).keuzes("eigenaar") == ["", str(mensen.collega.id), str(mensen.inbrenger.id)]
    na = adviseur.doe(scherm, "/aanwezigen", persoon=mensen.collega.id)
    adviseur.doe(na, doel, regel=regel)
    assert Actie.get().eigenaar == mensen.collega


def test_a_line_on_an_item_without_a_dilemma_is_mailed_without_a_number(adviseur, pad, eerste):
    Bericht.delete().execute()
    adviseur.doe(adviseur.open(f"{pad}?punt={eerste.id}"), f"/punten/{eerste.id}/acties", regel=f"deelnemer {REGEL}")
    assert Actie.get().dilemma is None
    assert [b.gegevens for b in Bericht.select()] == [{"pad": "/acties"}]


def test_an_actie_can_belong_to_a_decision(adviseur, scherm, punt):
    na = adviseur.doe(scherm, "/besluiten", tekst="Doe het.")
    besluit = Besluit.get()
    adviseur.doe(na, f"/punten/{punt.id}/acties", regel=f"deelnemer {REGEL}", besluit=besluit.id)
    assert Actie.get().besluit == besluit


def test_an_actie_is_changed_and_its_new_owner_told(adviseur, scherm, punt, mensen):
    na = adviseur.doe(scherm, f"/punten/{punt.id}/acties", regel=f"deelnemer {REGEL}")
    Bericht.delete().execute()
    formulier = adviseur.open(na.links[f"Wijzigen van ‘Deelnemer {REGEL.removesuffix(' voor 1 mei')}’"])
    adviseur.doe(formulier, wat="Iets anders.", eigenaar=mensen.specialist.id)
    assert (Actie.get().wat, Actie.get().eigenaar) == ("Iets anders.", mensen.specialist)
    assert [b.aan for b in Bericht.select()] == [mensen.specialist.email]


def test_an_actie_is_removed_on_the_day_itself_only(adviseur, client, mensen, scherm, punt, klok):
    na = adviseur.doe(scherm, f"/punten/{punt.id}/acties", regel=f"deelnemer {REGEL}")
    klok.nu += timedelta(days=1)
    later = client(mensen.adviseur)
    na = later.open(na.pad)
    assert f"/acties/{Actie.get().id}" in na.links.values()
    weg = f"{pagina(punt.bijeenkomst)}/vergadering/acties/{Actie.get().id}/weg"
    assert later.post(weg).status == 403 and Actie.select().exists()
    klok.nu -= timedelta(days=1)
    adviseur.doe(adviseur.open(scherm.pad), "/weg")
    assert not Actie.select().exists()


# Afterwards


def test_what_is_left_to_do_is_named(adviseur, scherm, punt, mensen):
    assert f"{punt.titel}: nog geen uitslag" in scherm.tekst
    vergaderbesluiten.leg_vast(punt, Verzoek(mensen.adviseur, punt.bijeenkomst.begint, {"tekst": "Doe het."}))
    na = adviseur.doe(adviseur.open(scherm.pad), "/verslag", uitslag="opgelost")
    assert "nog geen uitslag" not in na.tekst and "concept, nog niet vrijgegeven" in na.tekst
    assert na.links["Besluiten- en actielijst"] == f"{pagina(punt.bijeenkomst)}#stukken"


def test_a_meeting_without_items_has_a_screen(client, mensen, klok):
    b = vergaderen.plan(mensen.adviseur)
    Agendapunt.delete().where(Agendapunt.bijeenkomst == b).execute()
    klok.nu = b.begint
    assert "Er staat nog niets op de agenda." in client(mensen.adviseur).open(f"{pagina(b)}/vergadering").tekst


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
    assert not [f for f in na.formulieren if f.actie.endswith(("/verder", f"/punten/{punt.id}/besluiten"))]
    assert adviseur.verstuur(scherm, "/besluiten", tekst="Nog een.", sleutel="nieuw").status == 403
    adviseur.doe(na, "/weg")
    assert not Besluit.select().exists()
