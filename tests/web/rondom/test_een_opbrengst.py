"""One opbrengst for all that it answers: pointed to, shared by a bundel, withdrawn, replaced."""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Dilemma, Gebeurtenis, Mededilemma, Opbrengst
from portal.queries.rondom import jaarcijfers, kennisbank
from portal.steps import triage
from portal.steps.werkgroep import leg_opbrengst_vast
from portal.velden import BESTAANDE_OPBRENGST
from portal.vocabulary import Openbaarheid, Status
from portal.workflow import OVERGANGEN
from tests.hulp import dilemmas
from tests.hulp.dilemmas import met
from tests.hulp.wereld import NU, PERSONAS, WERKGROEP, gremium_met

NIEUW = {
    "opbrengst_soort": "factsheet",
    "opbrengst_titel": "Bel eerst de huisarts",
    "opbrengst_tekst": "Bel altijd eerst de huisarts.",
    "openbaarheid": "openbaar",
}
AFSLUITEN = [
    pytest.param(o, van, id=f"{o.naam}-{van}")
    for o in OVERGANGEN
    if BESTAANDE_OPBRENGST in o.velden
    for van in o.van
]


@pytest.fixture
def factsheet(mensen):
    """What a werkgroep recorded before anything was answered with it."""
    leg_opbrengst_vast(gremium_met(WERKGROEP), Verzoek(mensen.adviseur, NU, NIEUW))
    return Opbrengst.get()


def stap(dilemma, naam):
    return f"/dilemma/{dilemma.nummer}/stap/{naam}"


def begin(pagina, naam):
    return dict(pagina.formulier().beginwaarden())[naam]


def bundel(mensen, *leden):
    samen = {"nummers": [d.nummer for d in leden[1:]], "titel": "Samen"}
    triage.bundel(met(leden[0].nummer), Verzoek(mensen.adviseur, NU, samen))


@pytest.mark.parametrize(("overgang", "van"), AFSLUITEN)
def test_every_step_that_ends_with_an_opbrengst_can_point_to_one_that_is_there(
    adviseur, mensen, dilemma_in, factsheet, overgang, van
):
    dilemma = dilemma_in(van)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    adviseur.doe(
        adviseur.open(stap(dilemma, overgang.naam)),
        bestaande_opbrengst=factsheet.id,
        terugkoppeling="Zo kan het.",
    )
    assert met(dilemma.nummer).status is Status.AFGEROND
    assert Opbrengst.select().count() == 1 and [*factsheet.dilemmas()] == [dilemma]
    assert factsheet.titel in adviseur.open(f"/dilemma/{dilemma.nummer}").tekst


@pytest.mark.parametrize(("overgang", "van"), AFSLUITEN)
def test_an_existing_one_and_a_new_one_at_once_is_asked_about_and_keeps_the_text(
    adviseur, mensen, dilemma_in, factsheet, overgang, van
):
    dilemma = dilemma_in(van)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    formulier = adviseur.open(stap(dilemma, overgang.naam))
    fout = adviseur.verstuur(
        formulier, bestaande_opbrengst=factsheet.id, opbrengst_tekst="Getypt.", terugkoppeling="Zo."
    )
    assert fout.status == 422 and "Niet allebei" in fout.tekst and "Getypt." in fout.html
    assert Opbrengst.select().count() == 1


def test_without_either_the_new_one_is_asked_for(adviseur, dilemma_in, factsheet):
    formulier = adviseur.open(stap(dilemma_in(Status.INGEDIEND), "beantwoorden"))
    fout = adviseur.verstuur(formulier, terugkoppeling="Zo.")
    assert fout.status == 422 and "Vul ‘De opbrengst’ in." in fout.tekst


def test_a_bundel_shares_one_opbrengst_and_each_gets_an_answer_that_was_prefilled(
    adviseur, client, mensen, dilemma_in
):
    leden = [dilemma_in(Status.WERKGROEP) for _ in range(3)]
    bundel(mensen, *leden)
    eerste, *rest = leden
    formulier = adviseur.open(stap(eerste, "oplossen"))
    assert begin(formulier, "bestaande_opbrengst") == begin(formulier, "terugkoppeling") == ""
    na = adviseur.doe(formulier, **NIEUW, terugkoppeling="Bel eerst de huisarts.")
    assert f"Nog open in dezelfde bundel: {rest[0].nummer}, {rest[1].nummer}." in na.html
    for lid in rest:
        formulier = adviseur.open(stap(lid, "oplossen"))
        assert begin(formulier, "terugkoppeling") == "Bel eerst de huisarts."
        assert formulier.links[eerste.nummer] == f"/dilemma/{eerste.nummer}"
        adviseur.doe(formulier, terugkoppeling=f"Bel eerst, {lid.nummer}.")
    opbrengst = Opbrengst.get()
    assert [*opbrengst.dilemmas()] == leden and Mededilemma.select().count() == 2
    assert [met(d.nummer).terugkoppeling for d in rest] == [f"Bel eerst, {d.nummer}." for d in rest]
    for lid in leden:
        assert opbrengst.titel in client(mensen.inbrenger).open(f"/dilemma/{lid.nummer}").tekst


def test_what_a_werkgroep_recorded_of_the_dilemma_is_chosen_to_begin_with(
    adviseur, mensen, dilemma_in
):
    dilemma = dilemma_in(Status.WERKGROEP)
    invoer = {**NIEUW, "dilemma": dilemma.nummer}
    leg_opbrengst_vast(gremium_met(WERKGROEP), Verzoek(mensen.adviseur, NU, invoer))
    formulier = adviseur.open(stap(dilemma, "oplossen"))
    assert begin(formulier, "bestaande_opbrengst") == str(Opbrengst.get().id)
    adviseur.doe(formulier, terugkoppeling="Zo.")
    assert Opbrengst.select().count() == 1 and not Mededilemma.select().exists()


def test_however_much_the_kennisbank_holds_the_bundel_and_its_gremium_come_first(
    adviseur, mensen, dilemma_in, monkeypatch
):
    monkeypatch.setattr(kennisbank, "KEUZE_MAX", 3)
    leden = [dilemma_in(Status.WERKGROEP) for _ in range(2)]
    bundel(mensen, *leden)
    formulier = adviseur.open(stap(leden[0], "oplossen"))
    adviseur.doe(formulier, **NIEUW | {"openbaarheid": "deelnemers"}, terugkoppeling="Zo.")
    later = {"soort": "factsheet", "tekst": "x", "vrijgegeven_op": NU + timedelta(hours=1)}
    hier = Opbrengst.create(titel="Hier", gremium=gremium_met(WERKGROEP), **later)
    laatste = [Opbrengst.create(titel=f"Elders {n}", **later) for n in range(3)][-1]
    formulier = adviseur.open(stap(leden[1], "oplossen"))
    eigen = Opbrengst.get(Opbrengst.titel == NIEUW["opbrengst_titel"])
    te_kiezen = [str(o.id) for o in (eigen, hier, laatste)]
    assert formulier.formulier().keuzes("bestaande_opbrengst") == ["", *te_kiezen]
    assert begin(formulier, "bestaande_opbrengst") == str(eigen.id)


def test_a_reopened_answer_is_replaced_and_leaves_the_kennisbank(adviseur, client, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    adviseur.doe(adviseur.open(stap(dilemma, "beantwoorden")), **NIEUW, terugkoppeling="Fout.")
    fout = Opbrengst.get()
    adviseur.doe(adviseur.open(stap(dilemma, "heropenen")), reden="Het klopt niet.")
    formulier = adviseur.open(stap(dilemma, "beantwoorden"))
    assert begin(formulier, "bestaande_opbrengst") == "", "it is from before"
    adviseur.doe(
        formulier,
        **{**NIEUW, "opbrengst_titel": "Bel eerst het LOT"},
        vervangt=fout.id,
        terugkoppeling="Beter.",
    )
    goed = Opbrengst.get(Opbrengst.titel == "Bel eerst het LOT")
    fout = Opbrengst.get_by_id(fout.id)
    assert (fout.vervangen_door, fout.ingetrokken_op) == (goed, NU)
    lijst = client().open("/kennisbank").tekst
    assert goed.titel in lijst and fout.titel not in lijst
    oud = adviseur.open(f"/kennisbank/{fout.id}")
    assert oud.links[goed.titel] == f"/kennisbank/{goed.id}"


def trek_in(adviseur, opbrengst, **anders):
    formulier = adviseur.open(f"/kennisbank/{opbrengst.id}/intrekken")
    return adviseur.doe(formulier, **{"reden": "Er staat een fout in.", **anders})


@pytest.fixture
def ingetrokken(adviseur, mensen, dilemma_in):
    """One that everybody could read, of two dilemmas; and how many papers and pages named it."""
    leden = [dilemma_in(Status.WERKGROEP) for _ in range(2)]
    for lid in leden:
        formulier = adviseur.open(stap(lid, "oplossen"))
        er_al = Opbrengst.get_or_none()
        keuze = {"bestaande_opbrengst": er_al.id} if er_al else NIEUW
        adviseur.doe(formulier, **keuze, terugkoppeling="Zo.")
    opbrengst = Opbrengst.get()
    adviseur.doe(adviseur.open(f"/kennisbank/{opbrengst.id}/intrekken"), reden="Niet juist.")
    return Opbrengst.get_by_id(opbrengst.id), leden


@pytest.mark.parametrize("persona", [*PERSONAS, None])
def test_withdrawn_it_is_gone_for_all_readers_but_kept_for_adviseurs(
    client, mensen, ingetrokken, persona
):
    opbrengst, leden = ingetrokken
    wie = client(getattr(mensen, persona) if persona else None)
    assert opbrengst.titel not in wie.open("/kennisbank").html, "also of adviseurs"
    assert wie.open(f"/kennisbank/{opbrengst.id}/factsheet.pdf").status == 404
    blad = wie.open(f"/kennisbank/{opbrengst.id}")
    intern = persona in ("adviseur", "adviseur2")
    assert blad.status == (200 if intern else 404)
    assert ("Niet juist." in blad.html) is intern
    for pad in (f"/dilemma/{leden[0].nummer}", f"/dilemma/{leden[1].nummer}", "/mijn", "/jaar"):
        assert (opbrengst.titel in wie.open(pad).html) is (intern and "dilemma" in pad), pad


def test_no_letter_or_year_names_what_was_withdrawn(client, mensen, ingetrokken):
    opbrengst, leden = ingetrokken
    for lid in leden:
        brief = client(mensen.inbrenger).open(f"/dilemma/{lid.nummer}/terugkoppeling.pdf")
        assert brief.status == 200 and opbrengst.titel.encode() not in brief.antwoord.data
    assert opbrengst not in jaarcijfers.geleerd(NU.year)


def test_it_is_logged_with_its_reason_on_all_that_it_answered(adviseur, ingetrokken):
    _, leden = ingetrokken
    for lid in leden:
        tijdlijn = adviseur.open(f"/dilemma/{lid.nummer}").tekst.partition("Wat er gebeurde")[2]
        assert "Opbrengst ingetrokken RedenNiet juist." in tijdlijn
        laatste = Gebeurtenis.select().where(Gebeurtenis.dilemma == lid)
        assert laatste.order_by(Gebeurtenis.id.desc()).first().gegevens["reden"] == "Niet juist."


def test_withdrawn_it_can_be_chosen_edited_and_withdrawn_no_more(adviseur, dilemma_in, ingetrokken):
    opbrengst, _ = ingetrokken
    vers = adviseur.open(stap(dilemma_in(Status.INGEDIEND), "beantwoorden"))
    assert str(opbrengst.id) not in vers.formulier().keuzes("bestaande_opbrengst")
    for deel in ("bewerken", "intrekken"):
        assert adviseur.open(f"/kennisbank/{opbrengst.id}/{deel}").status == 403
        assert f"/{deel}" not in str(adviseur.open(f"/kennisbank/{opbrengst.id}").links)


def test_a_double_click_withdraws_once(adviseur, factsheet):
    formulier = adviseur.open(f"/kennisbank/{factsheet.id}/intrekken")
    paden = {adviseur.verstuur(formulier, reden="Niet juist.").naar for _ in range(2)}
    assert paden == {f"/kennisbank/{factsheet.id}"}


def test_a_reason_is_asked(adviseur, factsheet):
    fout = adviseur.verstuur(adviseur.open(f"/kennisbank/{factsheet.id}/intrekken"))
    assert fout.status == 422 and Opbrengst.get().ingetrokken_op is None


def test_withdrawn_with_what_came_instead(adviseur, mensen, factsheet):
    invoer = {**NIEUW, "opbrengst_titel": "Bel eerst het LOT"}
    leg_opbrengst_vast(gremium_met(WERKGROEP), Verzoek(mensen.adviseur, NU, invoer))
    nieuw = Opbrengst.get(Opbrengst.titel == "Bel eerst het LOT")
    na = trek_in(adviseur, factsheet, vervangen_door=nieuw.id)
    assert na.links["Bel eerst het LOT"] == f"/kennisbank/{nieuw.id}"


def test_what_replaces_it_answers_all_that_it_answered(adviseur, mensen, dilemma_in):
    leden = [dilemma_in(Status.INGEDIEND) for _ in range(2)]
    invoer = {**NIEUW, "opbrengst_titel": "Oud"}
    leg_opbrengst_vast(gremium_met(WERKGROEP), Verzoek(mensen.adviseur, NU, invoer))
    oud = Opbrengst.get(Opbrengst.titel == "Oud")
    for lid in leden:
        dilemmas.doe("beantwoorden", lid, mensen.adviseur, bestaande_opbrengst=str(oud.id))
    dilemmas.doe("heropenen", met(leden[0].nummer), mensen.adviseur)
    anders = {"vervangt": str(oud.id), "opbrengst_titel": "Nieuw"}
    dilemmas.doe("beantwoorden", met(leden[0].nummer), mensen.adviseur, **anders)
    nieuw = Opbrengst.get(Opbrengst.titel == "Nieuw")
    assert [*nieuw.dilemmas()] == leden
    blad = adviseur.open(f"/dilemma/{leden[1].nummer}").tekst
    assert "Nieuw" in blad and "Ingetrokken" in blad


def test_deelnemers_of_one_learn_nothing_of_the_other(client, mensen, dilemma_in, factsheet):
    """Shared, it opens to whoever sees either; the numbers it names are those one sees anyway."""
    Opbrengst.update(openbaarheid=Openbaarheid.DEELNEMERS).execute()
    eigen = dilemma_in(Status.INGEDIEND)
    vreemd = dilemmas.in_status(Status.INGEDIEND, mensen, mensen.collega)
    for lid in (eigen, vreemd):
        dilemmas.doe("beantwoorden", lid, mensen.adviseur, bestaande_opbrengst=str(factsheet.id))
    pad = f"/kennisbank/{factsheet.id}"
    for wie, ziet, niet in ((mensen.inbrenger, eigen, vreemd), (mensen.collega, vreemd, eigen)):
        blad = client(wie).open(pad)
        assert ziet.nummer in blad.tekst and niet.nummer not in blad.html
        papier = client(wie).open(f"{pad}/factsheet.pdf").antwoord.data
        assert niet.nummer.encode() not in papier
    assert client(mensen.buitenstaander).open(pad).status == 404
    assert Dilemma.select().where(Dilemma.status == Status.AFGEROND).count() == 2
