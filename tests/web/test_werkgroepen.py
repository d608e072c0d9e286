"""The werkgroepen: who sees them, who is invited, what they record, and how they end."""

import pytest

from portal.models import Bericht, Gebeurtenis, Gremium, Lidmaatschap, Opbrengst, Persoon
from portal.queries.gremia import zit_er
from portal.tijd import dag
from portal.vocabulary import LidRol, Openbaarheid, OpbrengstSoort, Status
from tests.hulp import dilemmas
from tests.hulp.momentopname import alles
from tests.hulp.wereld import ANDERE_WERKGROEP, NU, PERSONAS, WERKGROEP, gremium_met

VANDAAG = dag(NU)
NIEUW = {
    "email": "Gast@test.example", "naam": "Gast", "organisatie": "Gemeente Elders", "functie": "Regisseur",
}
OPBRENGST = {"opbrengst_titel": "Bel eerst", "opbrengst_tekst": "Bel altijd eerst de huisarts.\n\nSchrijf het op."}


@pytest.fixture
def werkgroep(db):
    return gremium_met(WERKGROEP)


@pytest.fixture
def pad(werkgroep):
    return f"/werkgroepen/{werkgroep.id}"


@pytest.fixture
def adviseur(client, mensen):
    return client(mensen.adviseur)



def zetel(gremium, persoon):
    return Lidmaatschap.geldig(VANDAAG).where(
        Lidmaatschap.gremium == gremium, Lidmaatschap.persoon == persoon
    ).first()


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_list_holds_exactly_the_werkgroepen_one_sits_in(client, mensen, persona):
    pagina = client(getattr(mensen, persona)).open("/werkgroepen")
    eigen = {WERKGROEP} if persona in ("specialist", "trekker") else set()
    verwacht = {WERKGROEP, ANDERE_WERKGROEP} if persona.startswith("adviseur") else eigen
    assert pagina.status == 200
    assert {naam for naam in (WERKGROEP, ANDERE_WERKGROEP) if naam in pagina.tekst} == verwacht


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_werkgroep_of_others_does_not_exist(client, mensen, pad, persona):
    mag = persona in ("adviseur", "adviseur2", "specialist", "trekker")
    assert client(getattr(mensen, persona)).open(pad).status == (200 if mag else 404)


def test_without_an_account_one_is_asked_to_sign_in(client, pad):
    for adres in ("/werkgroepen", pad, f"{pad}/opbrengst", f"{pad}/uitnodigen"):
        assert client().open(adres).naar.startswith("/inloggen?volgende=")


@pytest.mark.parametrize("adres", ["0", "999999", "2147483648", "9" * 30, "-1", "x"])
def test_a_number_that_is_no_werkgroep_is_404(adviseur, adres):
    assert adviseur.open(f"/werkgroepen/{adres}").status == 404


def test_the_platform_is_no_werkgroep(adviseur):
    assert adviseur.open(f"/werkgroepen/{gremium_met('Landelijk Platform').id}").status == 404


def test_a_specialist_reads_the_agendatekst_never_the_intake(client, mensen, dilemma_in, pad):
    dilemma = dilemma_in(Status.WERKGROEP, titel="Het verhaal van de inbrenger")
    pagina = client(mensen.specialist).open(pad)
    assert pagina.links["Titel: een zin."] == f"/dilemma/{dilemma.nummer}"
    assert "Opdracht aan de werkgroep: een zin." in pagina.tekst
    assert "Het verhaal van de inbrenger" not in pagina.html and "Inbrenger" not in pagina.tekst


def test_what_went_on_stands_under_earlier(client, mensen, dilemma_in, pad):
    dilemma_in(Status.BERAAD)
    tekst = client(mensen.specialist).open(pad).tekst
    assert "Deze werkgroep behandelt nu geen dilemma." in tekst and "Eerder behandeld" in tekst


def test_a_closed_werkgroep_is_gone_for_its_specialist_and_stays_for_its_trekker(client, mensen, adviseur, pad):
    gesloten = adviseur.volg(adviseur.verstuur(adviseur.open(f"{pad}/sluiten")))
    assert "De werkgroep is gesloten." in gesloten.tekst and "gesloten op" in gesloten.tekst
    assert client(mensen.specialist).open(pad).status == 404
    assert WERKGROEP not in client(mensen.specialist).open("/werkgroepen").tekst
    assert client(mensen.trekker).open(pad).status == 200


def test_closing_twice_by_a_double_click_is_closing_once(adviseur, pad):
    vraag = adviseur.open(f"{pad}/sluiten")
    assert [adviseur.verstuur(vraag).naar for _ in range(2)] == [pad, pad]
    assert adviseur.open(f"{pad}/sluiten").status == adviseur.open(f"{pad}/uitnodigen").status == 403


def test_a_werkgroep_at_work_cannot_be_closed(adviseur, dilemma_in, pad, werkgroep):
    dilemma = dilemma_in(Status.WERKGROEP)
    pagina = adviseur.open(f"{pad}/sluiten")
    assert pagina.links[dilemma.nummer] == f"/dilemma/{dilemma.nummer}" and not pagina.formulieren
    assert adviseur.post(f"{pad}/sluiten", {"sleutel": "x"}).status == 403
    assert Gremium.get_by_id(werkgroep.id).gesloten_op is None


def test_lasting_or_one_off(adviseur, pad, werkgroep):
    for duur, stand in (("structureel", True), ("eenmalig", False)):
        pagina = adviseur.volg(adviseur.verstuur(adviseur.open(pad), f"/{duur}"))
        assert f"De werkgroep is nu {duur}." in pagina.tekst
        assert Gremium.get_by_id(werkgroep.id).structureel is stand


def test_somebody_with_an_account_is_invited_by_a_mail_without_content(adviseur, client, mensen, pad, werkgroep):
    formulier = adviseur.open(f"{pad}/uitnodigen")
    for _ in range(2):  # a double click
        antwoord = adviseur.verstuur(formulier, persoon=mensen.collega.id, rol="lid")
        assert antwoord.naar == pad
    assert zetel(werkgroep, mensen.collega).rol is LidRol.LID
    brief = Bericht.get(Bericht.aan == mensen.collega.email)
    assert (brief.soort, brief.gegevens, Bericht.select().count()) == ("uitnodiging", {"pad": pad}, 1)
    assert client(mensen.collega).open(pad).status == 200


def test_somebody_new_gets_an_account_and_a_seat(adviseur, client, pad, werkgroep):
    adviseur.verstuur(adviseur.open(f"{pad}/uitnodigen"), **NIEUW)
    gast = Persoon.met_email("gast@test.example")
    assert (gast.naam, gast.organisatie, gast.functie) == ("Gast", "Gemeente Elders", "Regisseur")
    assert zetel(werkgroep, gast).rol is LidRol.SPECIALIST
    assert client(gast).open(pad).status == 200
    assert Gebeurtenis.select().where(Gebeurtenis.onderwerp == f"account {gast.id}").count() == 1


def test_a_typed_address_that_has_an_account_keeps_its_own_details(adviseur, mensen, pad, werkgroep):
    adviseur.verstuur(adviseur.open(f"{pad}/uitnodigen"), email="COLLEGA@test.example", naam="Iemand anders")
    assert zetel(werkgroep, mensen.collega) and Persoon.get_by_id(mensen.collega.id).naam == "Collega"


@pytest.mark.parametrize(("waarden", "zin"), [
    ({}, "Kies iemand, of vul hieronder een e-mailadres in."),
    (NIEUW | {"persoon": "collega"}, "Kies iemand uit de lijst óf vul een e-mailadres in, niet allebei."),
    (NIEUW | {"email": "geen-adres"}, "Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl"),
    (NIEUW | {"naam": ""}, "Vul ‘Naam’ in."),
    (NIEUW | {"organisatie": " "}, "Vul ‘Organisatie’ in."),
    (NIEUW | {"email": "specialist@test.example"}, "Specialist zit al in deze werkgroep."),
    (NIEUW | {"email": "buitenstaander@test.example"}, "Dit account is afgesloten. Vraag de beheerder om het weer te openen."),
    (NIEUW | {"naam": "x" * 201}, "Dit is te lang. Gebruik hoogstens 200 tekens."),
])
def test_an_invitation_that_cannot_be_is_explained_and_keeps_what_was_typed(adviseur, mensen, pad, waarden, zin):
    Persoon.update(actief=False).where(Persoon.id == mensen.buitenstaander.id).execute()
    if "persoon" in waarden:
        waarden = waarden | {"persoon": mensen.collega.id}
    voor = alles()
    fout = adviseur.verstuur(adviseur.open(f"{pad}/uitnodigen"), **waarden)
    assert fout.status == 422 and zin in fout.met_klasse("fout")
    getypt = dict(fout.formulier().beginwaarden())
    assert getypt["organisatie"] == waarden.get("organisatie", "").strip()
    assert alles() == voor


def test_who_sits_there_is_not_on_offer(adviseur, mensen, pad):
    keuzes = adviseur.open(f"{pad}/uitnodigen").formulier().keuzes("persoon")
    assert str(mensen.collega.id) in keuzes and str(mensen.specialist.id) not in keuzes


def test_a_seat_taken_away_is_gone_at_once(adviseur, client, mensen, pad, werkgroep):
    specialist = client(mensen.specialist)
    assert specialist.open(pad).status == 200
    lid = zetel(werkgroep, mensen.specialist)
    pagina = adviseur.verstuur(adviseur.open(pad), f"/leden/{lid.id}/beeindigen")
    assert "Specialist zit niet meer in deze werkgroep." in adviseur.volg(pagina).tekst
    assert specialist.open(pad).status == 404
    assert Lidmaatschap.get_by_id(lid.id).tot < VANDAAG, "when they sat there stays known"


def test_a_seat_of_today_taken_away_and_given_again(adviseur, mensen, pad, werkgroep):
    for _ in range(2):
        adviseur.verstuur(adviseur.open(f"{pad}/uitnodigen"), persoon=mensen.collega.id)
        lid = zetel(werkgroep, mensen.collega)
        knop = adviseur.open(pad)
        for _ in range(2):  # a double click
            assert adviseur.verstuur(knop, f"/leden/{lid.id}/beeindigen").naar == pad
        assert not zit_er(werkgroep, mensen.collega, VANDAAG)


def test_a_seat_of_another_werkgroep_is_not_reached_by_this_address(adviseur, mensen, werkgroep):
    lid, ander = zetel(werkgroep, mensen.specialist), gremium_met(ANDERE_WERKGROEP)
    adviseur.post(f"/werkgroepen/{ander.id}/leden/{lid.id}/beeindigen")
    assert zit_er(werkgroep, mensen.specialist, VANDAAG)


@pytest.mark.parametrize("persona", ["specialist", "trekker", "deelnemer", "bestuurder", "beheerder", "inbrenger"])
@pytest.mark.parametrize("daad", ["uitnodigen", "sluiten", "structureel", "leden/{lid}/beeindigen"])
def test_only_an_adviseur_manages(client, mensen, werkgroep, pad, persona, daad):
    adres = f"{pad}/{daad}".format(lid=zetel(werkgroep, mensen.specialist).id)
    bezoeker, voor = client(getattr(mensen, persona)), alles()
    assert bezoeker.post(adres, {"persoon": mensen.collega.id, "rol": "lid"}).status == 403
    assert alles() == voor
    assert "Beheer van deze werkgroep" not in bezoeker.open(pad).tekst


@pytest.mark.parametrize(("persona", "status"), [
    ("trekker", 200), ("adviseur", 200), ("specialist", 403), ("deelnemer", 404), ("beheerder", 404),
])
def test_the_trekker_and_the_adviseur_record_results(client, mensen, pad, persona, status):
    bezoeker = client(getattr(mensen, persona))
    assert bezoeker.open(f"{pad}/opbrengst").status == status
    if status != 200:
        assert bezoeker.post(f"{pad}/opbrengst", OPBRENGST).status == status
        assert not Opbrengst.select().exists()


def test_what_the_trekker_records_stays_with_the_deelnemers(client, mensen, pad, werkgroep, dilemma_in):
    dilemma, trekker = dilemma_in(Status.WERKGROEP), client(mensen.trekker)
    formulier = trekker.open(f"{pad}/opbrengst")
    assert "openbaarheid" not in formulier.formulier().namen
    for _ in range(2):  # a double click
        pagina = trekker.volg(trekker.verstuur(formulier, dilemma=dilemma.nummer, **OPBRENGST))
    rij = Opbrengst.get()
    assert (rij.dilemma, rij.gremium, rij.soort) == (dilemma, werkgroep, OpbrengstSoort.HANDELINGSPERSPECTIEF)
    assert rij.openbaarheid is Openbaarheid.DEELNEMERS and rij.tekst == OPBRENGST["opbrengst_tekst"]
    assert pagina.links["Bel eerst"] == f"/kennisbank/{rij.id}"
    assert client(mensen.specialist).open(f"/kennisbank/{rij.id}").status == 200
    assert client(mensen.buitenstaander).open(f"/kennisbank/{rij.id}").status == 404


@pytest.mark.parametrize("openbaarheid", [Openbaarheid.PROFESSIONALS, Openbaarheid.OPENBAAR])
def test_a_trekker_who_bends_the_form_does_not_release_it_wider(client, mensen, pad, openbaarheid):
    data = OPBRENGST | {"opbrengst_soort": "inzicht", "openbaarheid": openbaarheid.value, "sleutel": "x"}
    client(mensen.trekker).post(f"{pad}/opbrengst", data)
    assert not Opbrengst.select().where(Opbrengst.openbaarheid != Openbaarheid.DEELNEMERS).exists()


def test_the_adviseur_may_release_at_once(adviseur, client, pad):
    adviseur.verstuur(adviseur.open(f"{pad}/opbrengst"), openbaarheid="openbaar", **OPBRENGST)
    assert "Bel eerst" in client().open("/kennisbank").tekst


def test_only_a_dilemma_of_this_werkgroep_can_be_named(client, mensen, pad, dilemma_in):
    elders = dilemma_in(Status.PLATFORM)
    trekker = client(mensen.trekker)
    assert trekker.open(f"{pad}/opbrengst").formulier().keuzes("dilemma") == [""]
    data = OPBRENGST | {"opbrengst_soort": "inzicht", "dilemma": elders.nummer, "sleutel": "x"}
    assert trekker.post(f"{pad}/opbrengst", data).status == 422
    assert not Opbrengst.select().exists()


def test_an_empty_result_keeps_what_was_typed(adviseur, pad):
    fout = adviseur.verstuur(adviseur.open(f"{pad}/opbrengst"), opbrengst_titel="Bel eerst")
    assert (fout.status, fout.met_klasse("fout")) == (422, ["Vul ‘De opbrengst’ in."])
    assert dict(fout.formulier().beginwaarden())["opbrengst_titel"] == "Bel eerst"


def test_set_up_from_a_dilemma_with_trekker_and_specialists(adviseur, client, mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    formulier = adviseur.open(f"/dilemma/{dilemma.nummer}/stap/instellen")
    adviseur.verstuur(
        formulier, waarom_niet_opgelost="Het raakt twee wetten.", opdracht="Leg ze naast elkaar.", gremium="nieuw",
        nieuwe_naam="Werkgroep Twee wetten", trekker=mensen.deelnemer.id, specialisten=[mensen.collega.id],
    )
    nieuw = gremium_met("Werkgroep Twee wetten")
    assert zetel(nieuw, mensen.deelnemer).rol is LidRol.VOORZITTER
    assert zetel(nieuw, mensen.collega).rol is LidRol.SPECIALIST
    assert "Leg ze naast elkaar." in client(mensen.collega).open(f"/werkgroepen/{nieuw.id}").tekst


def test_specialists_chosen_with_a_running_werkgroep_are_invited_too(mensen, dilemma_in, werkgroep):
    dilemma = dilemma_in(Status.PLATFORM)
    keuze = {"gremium": str(werkgroep.id), "specialisten": [str(mensen.collega.id), str(mensen.specialist.id)]}
    dilemmas.doe("instellen", dilemma, mensen.adviseur, **keuze)
    assert zetel(werkgroep, mensen.collega).rol is LidRol.SPECIALIST
    zetels = Lidmaatschap.select().where(Lidmaatschap.persoon == mensen.specialist)
    assert zetels.count() == 1, "who sits there keeps the seat they have"


@pytest.mark.parametrize("naam", [WERKGROEP, WERKGROEP.upper()])
def test_a_name_that_is_taken_is_refused_without_an_error_page_500(adviseur, dilemma_in, naam):
    dilemma = dilemma_in(Status.PLATFORM)
    formulier = adviseur.open(f"/dilemma/{dilemma.nummer}/stap/instellen")
    fout = adviseur.verstuur(
        formulier, waarom_niet_opgelost="Twee wetten.", opdracht="Vergelijk ze.", gremium="nieuw", nieuwe_naam=naam
    )
    assert fout.status == 422 and "Vergelijk ze." in fout.html
    assert dilemmas.met(dilemma.nummer).status is Status.PLATFORM
