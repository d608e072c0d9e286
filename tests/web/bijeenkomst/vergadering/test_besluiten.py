"""A decision of any gremium on its way from concept to release, on the meeting screen."""

from portal.models import Bericht, Besluit
from portal.vocabulary import BesluitStatus
from tests.hulp.vergaderen import pagina

LEDEN = ("deelnemer", "voorzitter_platform")


def test_a_decision_goes_all_the_way_on_the_screen_and_only_then_is_seen(
    adviseur, client, mensen, scherm, punt
):
    Bericht.delete().execute()
    na = adviseur.doe(scherm, "/besluiten", tekst="KANARIE besluit.")
    besluit = Besluit.get()
    assert (besluit.punt, besluit.bijeenkomst, besluit.dilemma) == (
        punt,
        punt.bijeenkomst,
        punt.behandeling.dilemma,
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
    na = adviseur.doe(
        adviseur.open(f"{pad}?punt={eerste.id}"), "/besluiten", tekst="Zo doen we het."
    )
    Bericht.delete().execute()
    for _ in range(2):
        na = adviseur.doe(na, "/verder")
    assert {str(b.gegevens) for b in Bericht.select()} == {
        str({"pad": pagina(eerste.bijeenkomst), "dag": "2026-03-26"})
    }
    assert "Zo doen we het." in client(mensen.deelnemer).open(pagina(eerste.bijeenkomst)).tekst
    assert (
        "Zo doen we het." not in client(mensen.buitenstaander).open(pagina(eerste.bijeenkomst)).html
    )


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


def test_a_stale_screen_changes_no_decision_and_gives_the_text_back(
    adviseur, client, mensen, scherm
):
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


def test_the_timeline_says_that_it_was_taken_back_and_removed(adviseur, scherm, punt):
    na = adviseur.doe(scherm, "/besluiten", tekst="Doe het.")
    na = adviseur.doe(adviseur.doe(na, "/verder"), "/terug", reden="Er miste een woord.")
    adviseur.doe(adviseur.doe(na, "/wijzigen", tekst="Doe het nu."), "/weg")
    blad = adviseur.open(f"/dilemma/{punt.dilemma.nummer}").tekst.partition("Wat er gebeurde")[2]
    gebeurd = ("verwijderd", "gewijzigd", "weer concept", "verder gebracht", "vastgelegd")
    plekken = [blad.index(f"Besluit {wat}") for wat in gebeurd]
    assert plekken == sorted(plekken), "newest first"
