"""The Beraad: the proposal in the briefing, and a decision on its way from concept to release."""

import pytest

from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Bericht, Besluit, Bijeenkomst, Lidmaatschap, Optie
from portal.steps import beraad, triage
from portal.steps.gedeeld import behandelen
from portal.vocabulary import BesluitStatus, LidRol, PuntSoort, Status
from tests.hulp import dilemmas, tafels
from tests.hulp.momentopname import alles
from tests.hulp.wereld import BERAAD, INGESTELD, NU, PERSONAS, PLATFORM, gremium_met

TEKST = "Het Beraad besluit tot een proef van een jaar."
VOORSTEL = {
    "opties-0-tekst": "Een proef",
    "opties-0-voor": "Snel.",
    "opties-0-tegen": "Klein.",
    "opties-2-tekst": "Niets doen",
    "voorgestelde_acties": " Zoek uit.\n\n  Bel de politie. \n",
}


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.BERAAD)


@pytest.fixture
def pad(dilemma):
    return f"/dilemma/{dilemma.nummer}"


def leg_vast(adviseur, pad, tekst=TEKST):
    return adviseur.volg(adviseur.verstuur(adviseur.open(f"{pad}/besluit"), tekst=tekst))


def test_a_concept_whose_dilemma_went_back_can_still_be_removed(adviseur, mensen, dilemma_in):
    dilemma = dilemma_in(Status.BERAAD)
    beraad.leg_besluit_vast(dilemma, Verzoek(mensen.adviseur, NU, {"tekst": "Toch niet."}))
    dilemmas.doe("terugverwijzen", dilemmas.met(dilemma.nummer), mensen.adviseur)
    pagina = adviseur.open(f"/dilemma/{dilemma.nummer}")
    adviseur.doe(pagina, "/weg")
    assert not Besluit.select().exists()


def test_a_released_decision_makes_the_transition_possible(adviseur, client, mensen, pad):
    pagina = leg_vast(adviseur, pad)
    assert "Besluit uitvoeren: Er is nog geen vrijgegeven besluit." in pagina.tekst
    besluit = Besluit.get()
    for status in ("vastgesteld", "vrijgegeven"):
        assert client(mensen.bestuurder).open(pad).tekst.count(TEKST) == 0, (
            "nobody sees it before release"
        )
        pagina = adviseur.volg(adviseur.verstuur(pagina, "/verder"))
        assert f"Het besluit is {status}." in pagina.tekst
        assert Besluit.get_by_id(besluit.id).status == status
    assert pagina.links["Besluit uitvoeren"] == f"{pad}/stap/besluiten"
    for persona in ("bestuurder", "inbrenger"):
        assert TEKST in client(getattr(mensen, persona)).open(pad).tekst


def test_release_tells_the_members_without_content(adviseur, pad, dilemma, mensen):
    lid = {"gremium": gremium_met(BERAAD), "persoon": mensen.beheerder, "rol": LidRol.LID}
    Lidmaatschap.create(
        **lid, van=INGESTELD
    )  # a beheerder knows of no dilemma, whatever seat they were given
    Bericht.delete().execute()
    pagina = leg_vast(adviseur, pad)
    for _ in range(2):
        pagina = adviseur.volg(adviseur.verstuur(pagina, "/verder"))
    brieven = list(Bericht.select().where(Bericht.soort == "besluit"))
    assert {b.aan for b in brieven} == {"bestuurder@test.example", "voorzitter_beraad@test.example"}
    assert all(b.gegevens == {"pad": pad, "nummer": dilemma.nummer} for b in brieven)


def test_a_double_click_takes_one_step(adviseur, pad):
    pagina = leg_vast(adviseur, pad)
    for _ in range(2):
        assert adviseur.verstuur(pagina, "/verder").naar == pad
    assert Besluit.get().status is BesluitStatus.VASTGESTELD


def test_two_screens_that_both_say_vaststellen_do_not_release(adviseur, client, mensen, pad):
    leg_vast(adviseur, pad)
    collega = client(mensen.adviseur2)
    hun_scherm = collega.open(pad)
    adviseur.verstuur(adviseur.open(pad), "/verder")
    fout = collega.verstuur(hun_scherm, "/verder")
    assert fout.status == 409 and "Besluit verder gebracht" in fout.tekst
    assert Besluit.get().status is BesluitStatus.VASTGESTELD


def test_released_is_the_end_of_it(adviseur, dilemma, mensen, pad):
    besluit = dilemmas.vrijgegeven_besluit(dilemma, mensen.adviseur)
    pagina = adviseur.open(pad)
    assert not [f for f in pagina.formulieren if f.actie.endswith("/verder")]
    assert adviseur.post(f"{pad}/besluiten/{besluit.id}/verder", {"sleutel": "x"}).status == 403


def test_a_concept_can_be_changed_and_nothing_else(adviseur, pad):
    pagina = leg_vast(adviseur, pad)
    wijzig = adviseur.open(pagina.links["Tekst wijzigen"])
    assert dict(wijzig.formulier().beginwaarden())["tekst"] == TEKST
    pagina = adviseur.volg(adviseur.verstuur(wijzig, tekst="Toch anders."))
    assert Besluit.get().tekst == "Toch anders." and "Toch anders." in pagina.tekst
    adviseur.verstuur(pagina, "/verder")
    assert adviseur.open(wijzig.pad).status == 403
    fout = adviseur.post(wijzig.pad, {"tekst": "Nog anders.", "sleutel": "x"})
    assert fout.status == 403 and Besluit.get().tekst == "Toch anders."


def test_a_concept_can_be_removed_and_a_fixed_decision_taken_back(adviseur, pad):
    pagina = adviseur.doe(leg_vast(adviseur, pad), "/verder")
    assert not [f for f in pagina.formulieren if f.actie.endswith("/weg")]
    terug = adviseur.open(pagina.links["Terug naar concept"])
    assert adviseur.verstuur(terug).status == 422
    pagina = adviseur.doe(terug, reden="Er miste een woord.")
    assert Besluit.get().status is BesluitStatus.CONCEPT and "Er miste een woord." in pagina.tekst
    assert adviseur.open(terug.pad).status == 403
    adviseur.doe(pagina, "/weg")
    assert not Besluit.select().exists()


def test_a_decision_bears_the_meeting_that_took_it(adviseur, pad, dilemma, mensen):
    beraad = gremium_met(BERAAD)
    waarden = {"gremium": beraad, "begint": NU, "minuten": 90, "plaats": "Utrecht"}
    ander = Bijeenkomst.create(titel="Later", **waarden)
    eigen = Bijeenkomst.create(titel="Winter", **waarden)
    Agendapunt.create(
        bijeenkomst=eigen,
        volgorde=1,
        soort=PuntSoort.DILEMMA,
        titel="Punt",
        minuten=30,
        behandeling=behandelen.huidige(dilemma),
    )
    formulier = adviseur.open(f"{pad}/besluit")
    assert dict(formulier.formulier().beginwaarden())["bijeenkomst"] == str(eigen.id)
    assert formulier.formulier().keuzes("bijeenkomst") == ["", str(ander.id), str(eigen.id)]
    adviseur.verstuur(formulier, tekst=TEKST)
    assert Besluit.get().bijeenkomst == eigen


def test_a_decision_on_a_dilemma_is_of_no_joint_meeting_whose_guests_do_not_know_it(
    adviseur, pad, dilemma, mensen
):
    meeting = tafels.samen(mensen.adviseur, gremium=BERAAD, met=PLATFORM)
    assert adviseur.open(f"{pad}/besluit").formulier().keuzes("bijeenkomst") == [""]
    waarden = {"tekst": TEKST, "bijeenkomst": str(meeting.id)}
    assert adviseur.post(f"{pad}/besluit", waarden | {"sleutel": "x"}).status == 422
    with pytest.raises(NietToegestaan):
        beraad.leg_besluit_vast(dilemma, Verzoek(mensen.adviseur, NU, waarden))
    assert not Besluit.select().exists()


def test_a_decision_in_writing_has_no_meeting(adviseur, pad):
    leg_vast(adviseur, pad)
    assert Besluit.get().bijeenkomst is None


def test_an_empty_decision_is_refused_in_words(adviseur, pad):
    fout = adviseur.verstuur(adviseur.open(f"{pad}/besluit"), tekst="  ")
    assert (fout.status, fout.met_klasse("fout")) == (
        422,
        ["Vul ‘Wat besluit het Strategisch Beraad?’ in."],
    )


def test_a_stale_screen_is_told_so_and_the_text_is_given_back(adviseur, client, mensen, pad):
    leg_vast(adviseur, pad)
    formulier = adviseur.open(f"{pad}/besluiten/{Besluit.get().id}")
    collega = client(mensen.adviseur2)
    collega.verstuur(collega.open(f"{pad}/besluit"), tekst="Van een collega.")
    fout = adviseur.verstuur(formulier, tekst="Andere woorden.")
    assert (fout.status, fout.kop) == (409, "Iemand was je voor")
    assert "Andere woorden." in fout.html and "Besluit vastgelegd" in fout.tekst
    assert "Andere woorden." not in [b.tekst for b in Besluit.select()]


def test_another_decision_is_added_from_any_screen(adviseur, pad):
    formulier = adviseur.open(f"{pad}/besluit")
    leg_vast(adviseur, pad)
    assert adviseur.verstuur(formulier, tekst="Een tweede besluit.").status == 303
    assert Besluit.select().count() == 2


def test_the_proposal_is_kept_without_empty_options_and_lines(
    adviseur, client, mensen, pad, dilemma
):
    formulier = adviseur.open(f"{pad}/voorstel")
    for _ in range(2):  # a double click
        assert adviseur.verstuur(formulier, **VOORSTEL).naar == pad
    opties = [
        (o.volgorde, o.tekst, o.voor, o.tegen) for o in Optie.select().order_by(Optie.volgorde)
    ]
    assert opties == [(1, "Een proef", "Snel.", "Klein."), (2, "Niets doen", "", "")]
    assert behandelen.huidige(dilemma).voorgestelde_acties == "Zoek uit.\nBel de politie."
    assert "Een proef" in client(mensen.bestuurder).open(pad).tekst


def test_the_proposal_comes_back_as_it_was_written(adviseur, pad):
    adviseur.verstuur(adviseur.open(f"{pad}/voorstel"), **VOORSTEL)
    waarden = dict(adviseur.open(f"{pad}/voorstel").formulier().beginwaarden())
    assert (waarden["opties-0-voor"], waarden["opties-1-tekst"]) == ("Snel.", "Niets doen")
    assert waarden["voorgestelde_acties"] == "Zoek uit.\r\nBel de politie."


def test_an_argument_without_an_option_is_not_dropped_in_silence(adviseur, pad):
    fout = adviseur.verstuur(adviseur.open(f"{pad}/voorstel"), **{"opties-1-tegen": "Te duur."})
    assert (fout.status, fout.met_klasse("fout")) == (422, ["Schrijf op wat de optie inhoudt."])
    assert dict(fout.formulier().beginwaarden())["opties-1-tegen"] == "Te duur."


def test_two_screens_of_the_proposal_do_not_overwrite_each_other(adviseur, pad):
    eerste, tweede = (adviseur.open(f"{pad}/voorstel") for _ in range(2))
    adviseur.verstuur(eerste, **VOORSTEL)
    fout = adviseur.verstuur(tweede, **{"opties-0-tekst": "Een andere optie"})
    assert fout.status == 409 and "Een andere optie" in fout.html
    assert Optie.get(Optie.volgorde == 1).tekst == "Een proef"


@pytest.mark.parametrize("status", [s for s in Status if s not in (Status.BERAAD, Status.CONCEPT)])
def test_elsewhere_on_the_ladder_there_is_nothing_to_decide(adviseur, dilemma_in, status):
    pad = f"/dilemma/{dilemma_in(status).nummer}"
    voor = alles()
    for adres in (f"{pad}/besluit", f"{pad}/voorstel"):
        assert adviseur.open(adres).status == 403
        assert (
            adviseur.post(adres, {"tekst": TEKST, "opties-0-tekst": "x", "sleutel": "x"}).status
            == 403
        )
    assert alles() == voor and "Besluit vastleggen" not in adviseur.open(pad).tekst


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
def test_only_an_adviseur_decides_on_paper(client, mensen, dilemma, pad, persona):
    besluit = Besluit.create(dilemma=dilemma, tekst=TEKST, gemaakt_op=NU)
    bezoeker, voor = client(getattr(mensen, persona)), alles()
    for adres in (f"{pad}/besluit", f"{pad}/voorstel", f"{pad}/besluiten/{besluit.id}"):
        assert bezoeker.open(adres).status == 403
        assert bezoeker.post(adres, {"tekst": "x"}).status == 403
    assert bezoeker.post(f"{pad}/besluiten/{besluit.id}/verder").status == 403
    assert alles() == voor and TEKST not in bezoeker.open(pad).html


def test_a_decision_on_another_dilemma_is_not_reached_by_this_address(
    adviseur, dilemma, pad, dilemma_in
):
    ander = Besluit.create(dilemma=dilemma_in(Status.BERAAD), tekst=TEKST, gemaakt_op=NU)
    for adres in (
        f"{pad}/besluiten/{ander.id}",
        f"{pad}/besluiten/999999",
        f"{pad}/besluiten/{'9' * 20}",
    ):
        assert adviseur.open(adres).status == 404
    assert adviseur.post(f"{pad}/besluiten/{ander.id}/verder").status == 404


def test_what_was_decided_on_another_of_the_bundel_goes_on_from_here_too(
    adviseur, mensen, dilemma_in
):
    een, ander = (dilemma_in(Status.BERAAD) for _ in range(2))
    triage.bundel(een, Verzoek(mensen.adviseur, NU, {"nummers": [ander.nummer], "titel": "Samen"}))
    leg_vast(adviseur, f"/dilemma/{een.nummer}")
    hier = f"/dilemma/{ander.nummer}"
    assert adviseur.volg(adviseur.verstuur(adviseur.open(hier), "/verder")).status == 200
    pagina = adviseur.open(hier)
    assert adviseur.open(pagina.links["Terug naar concept"]).status == 200
    adviseur.doe(pagina, "/verder")
    assert Besluit.get().status is BesluitStatus.VRIJGEGEVEN
