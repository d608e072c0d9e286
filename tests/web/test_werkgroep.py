"""The werkgroepen: who sees them, how they begin and end, and what they record."""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.jobs.post import verstuur_wachtende
from portal.models import Agendapunt, Bericht, Bijeenkomst, Gremium, Lidmaatschap, Opbrengst
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.vocabulary import LidRol, OpbrengstSoort, Openbaarheid, Status
from tests.hulp import dilemmas, vergaderen
from tests.hulp.geheimhouding import beloof
from tests.hulp.momentopname import alles
from tests.hulp.post import Postbode
from tests.hulp.wereld import ANDERE_WERKGROEP, NU, PERSONAS, WERKGROEP, gremium_met
from tests.web.test_leden import zetel

OPBRENGST = {
    "opbrengst_titel": "Bel eerst",
    "opbrengst_tekst": "Bel altijd eerst de huisarts.\n\nSchrijf het op.",
}


@pytest.fixture
def werkgroep(db):
    return gremium_met(WERKGROEP)


@pytest.fixture
def pad(werkgroep):
    return f"/werkgroepen/{werkgroep.id}"


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


def test_a_closed_werkgroep_is_gone_for_its_specialist_not_for_its_trekker(
    client, mensen, adviseur, pad
):
    gesloten = adviseur.volg(adviseur.verstuur(adviseur.open(f"{pad}/sluiten")))
    assert "De werkgroep is gesloten." in gesloten.tekst and "gesloten op" in gesloten.tekst
    assert client(mensen.specialist).open(pad).status == 404
    assert WERKGROEP not in client(mensen.specialist).open("/werkgroepen").tekst
    assert client(mensen.trekker).open(pad).status == 200


def test_closing_twice_by_a_double_click_is_closing_once(adviseur, pad):
    vraag = adviseur.open(f"{pad}/sluiten")
    assert [adviseur.verstuur(vraag).naar for _ in range(2)] == [pad, pad]
    assert (
        adviseur.open(f"{pad}/sluiten").status == adviseur.open(f"{pad}/uitnodigen").status == 403
    )


def test_a_werkgroep_at_work_cannot_be_closed(adviseur, dilemma_in, pad, werkgroep):
    dilemma = dilemma_in(Status.WERKGROEP)
    pagina = adviseur.open(f"{pad}/sluiten")
    assert pagina.links[dilemma.nummer] == f"/dilemma/{dilemma.nummer}" and not pagina.formulieren
    assert adviseur.post(f"{pad}/sluiten", {"sleutel": "x"}).status == 403
    assert Gremium.get_by_id(werkgroep.id).gesloten_op is None


def _gepland(mensen, werkgroep, **anders):
    b = vergaderen.plan(mensen.adviseur, werkgroep, titel="Het laatste overleg", **anders)
    uitnodigingen.nodig_uit(b, Verzoek(mensen.adviseur, NU))
    return Bijeenkomst.get_by_id(b.id)


def test_closing_says_which_meetings_are_still_planned_and_calls_them_off_with_their_mails(
    adviseur, mensen, pad, werkgroep
):
    b, onbekend = _gepland(mensen, werkgroep), vergaderen.plan(mensen.adviseur, werkgroep)
    Bericht.delete().execute()
    vraag = adviseur.open(f"{pad}/sluiten")
    assert vraag.links["Het laatste overleg"] == vergaderen.pagina(b)
    assert "zeg je ook af" in vraag.tekst and "(2) krijgen een mail" in vraag.tekst
    na = adviseur.doe(vraag)
    assert "De werkgroep is gesloten. 2 bijeenkomsten zijn afgezegd." in na.tekst
    assert all(Bijeenkomst.get_by_id(rij.id).afgezegd_op == NU for rij in (b, onbekend))
    over_de_bijeenkomst = Bericht.select().where(Bericht.soort == "vergadering")
    mails = {(m.aan, m.gegevens["wat"], m.gegevens["bijeenkomst"]) for m in over_de_bijeenkomst}
    leden = (mensen.specialist, mensen.trekker)
    assert mails == {(lid.email, "afgezegd", str(b.id)) for lid in leden}
    bode = Postbode()
    verstuur_wachtende(NU, bode)
    assert {m.id for m in over_de_bijeenkomst} <= set(bode.bezorgd), "also whoever's seat ended"


def test_a_meeting_planned_while_one_looked_at_the_form_is_not_called_off_unseen(
    adviseur, mensen, pad, werkgroep
):
    vraag = adviseur.open(f"{pad}/sluiten")
    b = _gepland(mensen, werkgroep)
    assert adviseur.verstuur(vraag).status == 409
    assert Gremium.get_by_id(werkgroep.id).gesloten_op is None
    assert Bijeenkomst.get_by_id(b.id).afgezegd_op is None


def test_what_was_recorded_of_a_meeting_that_began_early_outlives_its_werkgroep(
    adviseur, mensen, pad, werkgroep
):
    b = _gepland(mensen, werkgroep)
    Agendapunt.update(verslag="Wij zijn klaar.").where(Agendapunt.bijeenkomst == b).execute()
    vraag = adviseur.open(f"{pad}/sluiten")
    assert "zeg je ook af" not in vraag.tekst
    adviseur.doe(vraag)
    assert Bijeenkomst.get_by_id(b.id).afgezegd_op is None


def test_no_closed_gremium_has_a_meeting_to_come(adviseur, mensen, pad, werkgroep):
    _gepland(mensen, werkgroep)
    adviseur.doe(adviseur.open(f"{pad}/sluiten"))
    dicht = Gremium.select(Gremium.id).where(Gremium.gesloten_op.is_null(False))
    komt = (Bijeenkomst.begint > NU) & Bijeenkomst.afgezegd_op.is_null()
    assert not Bijeenkomst.select().where(Bijeenkomst.gremium.in_(dicht), komt).exists()


def test_lasting_or_one_off(adviseur, pad, werkgroep):
    for duur, stand in (("structureel", True), ("eenmalig", False)):
        pagina = adviseur.volg(adviseur.verstuur(adviseur.open(pad), f"/{duur}"))
        assert f"De werkgroep is nu {duur}." in pagina.tekst
        assert Gremium.get_by_id(werkgroep.id).structureel is stand


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
@pytest.mark.parametrize("daad", ["uitnodigen", "sluiten", "structureel", "leden/{lid}/beeindigen"])
def test_only_an_adviseur_manages(client, mensen, werkgroep, pad, persona, daad):
    adres = f"{pad}/{daad}".format(lid=zetel(werkgroep, mensen.specialist).id)
    bezoeker, voor = client(getattr(mensen, persona)), alles()
    assert bezoeker.post(adres, {"persoon": mensen.collega.id, "rol": "lid"}).status == 403
    assert alles() == voor
    assert "Beheer van deze werkgroep" not in bezoeker.open(pad).tekst


@pytest.mark.parametrize(
    ("persona", "status"),
    [
        ("trekker", 200),
        ("adviseur", 200),
        ("specialist", 403),
        ("deelnemer", 404),
        ("beheerder", 404),
    ],
)
def test_the_trekker_and_the_adviseur_record_results(client, mensen, pad, persona, status):
    bezoeker = client(getattr(mensen, persona))
    assert bezoeker.open(f"{pad}/opbrengst").status == status
    if status != 200:
        assert bezoeker.post(f"{pad}/opbrengst", OPBRENGST).status == status
        assert not Opbrengst.select().exists()


def test_what_the_trekker_records_stays_with_the_deelnemers(
    client, mensen, pad, werkgroep, dilemma_in
):
    dilemma, trekker = dilemma_in(Status.WERKGROEP), client(mensen.trekker)
    formulier = trekker.open(f"{pad}/opbrengst")
    assert "openbaarheid" not in formulier.formulier().namen
    for _ in range(2):  # a double click
        pagina = trekker.volg(trekker.verstuur(formulier, dilemma=dilemma.nummer, **OPBRENGST))
    rij = Opbrengst.get()
    assert (rij.dilemma, rij.gremium, rij.soort) == (
        dilemma,
        werkgroep,
        OpbrengstSoort.HANDELINGSPERSPECTIEF,
    )
    assert rij.openbaarheid is Openbaarheid.DEELNEMERS and rij.tekst == OPBRENGST["opbrengst_tekst"]
    assert pagina.links["Bel eerst"] == f"/kennisbank/{rij.id}"
    assert client(mensen.specialist).open(f"/kennisbank/{rij.id}").status == 200
    assert client(mensen.buitenstaander).open(f"/kennisbank/{rij.id}").status == 404


@pytest.mark.parametrize("openbaarheid", [Openbaarheid.PROFESSIONALS, Openbaarheid.OPENBAAR])
def test_a_trekker_who_bends_the_form_does_not_release_it_wider(client, mensen, pad, openbaarheid):
    data = OPBRENGST | {
        "opbrengst_soort": "inzicht",
        "openbaarheid": openbaarheid.value,
        "sleutel": "x",
    }
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
        formulier,
        waarom_niet_opgelost="Twee wetten.",
        opdracht="Leg ze naast elkaar.",
        gremium="nieuw",
        nieuwe_naam="Werkgroep Twee wetten",
        trekker=mensen.deelnemer.id,
        specialisten=[mensen.collega.id],
    )
    nieuw = gremium_met("Werkgroep Twee wetten")
    assert zetel(nieuw, mensen.deelnemer).rol is LidRol.VOORZITTER
    assert zetel(nieuw, mensen.collega).rol is LidRol.SPECIALIST
    specialist = client(mensen.collega)
    beloof(specialist, mensen.collega)
    assert "Leg ze naast elkaar." in specialist.open(f"/werkgroepen/{nieuw.id}").tekst


def test_specialists_chosen_with_a_running_werkgroep_are_invited_too(mensen, dilemma_in, werkgroep):
    dilemma = dilemma_in(Status.PLATFORM)
    gasten = [str(mensen.collega.id), str(mensen.specialist.id)]
    dilemmas.doe(
        "instellen", dilemma, mensen.adviseur, gremium=str(werkgroep.id), specialisten=gasten
    )
    assert zetel(werkgroep, mensen.collega).rol is LidRol.SPECIALIST
    zetels = Lidmaatschap.select().where(Lidmaatschap.persoon == mensen.specialist)
    assert zetels.count() == 1, "who sits there keeps the seat they have"


@pytest.mark.parametrize("naam", [WERKGROEP, WERKGROEP.upper()])
def test_a_name_that_is_taken_is_refused(adviseur, dilemma_in, naam):
    dilemma = dilemma_in(Status.PLATFORM)
    formulier = adviseur.open(f"/dilemma/{dilemma.nummer}/stap/instellen")
    waarden = {
        "waarom_niet_opgelost": "Twee wetten.",
        "opdracht": "Vergelijk ze.",
        "gremium": "nieuw",
    }
    fout = adviseur.verstuur(formulier, **waarden, nieuwe_naam=naam)
    assert fout.status == 422 and "Vergelijk ze." in fout.html
    assert dilemmas.met(dilemma.nummer).status is Status.PLATFORM


@pytest.mark.parametrize("naam", [WERKGROEP.upper(), WERKGROEP.replace("a", "á")])
def test_its_own_name_can_be_spelt_better_but_not_as_that_of_another(adviseur, pad, naam):
    vraag = adviseur.open(f"{pad}/verbeteren")
    anders = {"opdracht": "Zoek uit.", "reden": "Verkeerd gespeld."}
    fout = adviseur.verstuur(vraag, naam=ANDERE_WERKGROEP.upper(), **anders)
    assert fout.status == 422 and "Er is al een werkgroep met deze naam" in fout.tekst
    assert naam in adviseur.doe(vraag, naam=naam, **anders).tekst


def test_a_specialist_of_a_closed_werkgroep_hears_once_that_the_seat_ended(
    adviseur, mensen, pad, werkgroep
):
    adviseur.doe(adviseur.open(f"{pad}/sluiten"))
    for lid in (mensen.specialist, mensen.trekker):
        einde = f"/leden/{zetel(werkgroep, lid).id}/beeindigen"
        adviseur.doe(adviseur.open(pad), einde)
    einden = [b.aan for b in Bericht.select().where(Bericht.soort == "zetel")]
    assert sorted(einden) == [mensen.specialist.email, mensen.trekker.email]


def test_who_sat_at_a_meeting_did_though_the_werkgroep_closed_since(
    adviseur, client, mensen, pad, werkgroep
):
    b = vergaderen.plan(mensen.adviseur, werkgroep, begint=NU - timedelta(days=3))
    scherm = f"{vergaderen.pagina(b)}/vergadering"
    for lid in (mensen.specialist, mensen.trekker):
        adviseur.post(f"{scherm}/aanwezigen/{lid.id}", {"aanwezig": "aanwezig"})
    adviseur.doe(adviseur.open(f"{pad}/sluiten"))
    assert "2 van de 2 leden zijn aanwezig." in adviseur.open(scherm).tekst
    assert client(mensen.specialist).open(pad).status == 404
    assert client(mensen.specialist).open(vergaderen.pagina(b)).status == 404
