"""A dilemma that is kept as a concept: with an address only, finished later, its owner's alone."""

import pytest

from portal.vocabulary import Status
from tests.hulp.dilemmas import met
from tests.hulp.web import bevestig, log_in
from tests.web.test_inbrengen import AFZENDER, KEUZES, TEKSTEN, VINKJES, enige


def test_a_concept_needs_an_address_only_and_can_be_finished_after_the_mail(anoniem, formulier):
    bon = anoniem.volg(anoniem.verstuur(formulier, knop="concept", email="nieuw@test.example"))
    assert bon.kop == "Je concept is bewaard" and enige().status is Status.CONCEPT
    bevestig(anoniem, "nieuw@test.example")
    eigen = log_in(anoniem, "nieuw@test.example", f"/dilemma/{enige().nummer}")
    verder = anoniem.open(eigen.links["Verder invullen"])
    anoniem.verstuur(verder, **TEKSTEN, **{n: w for n, w in AFZENDER.items() if n != "email"})
    assert (enige().status, enige().titel) == (Status.INGEDIEND, TEKSTEN["titel"])


def test_a_concept_without_an_address_is_refused(anoniem, formulier):
    fout = anoniem.verstuur(formulier, knop="concept", titel="Bewaar mij")
    assert (fout.status, fout.met_klasse("fout")) == (422, ["Vul ‘Je e-mailadres op je werk’ in."])
    assert dict(fout.formulier().beginwaarden())["titel"] == "Bewaar mij"


def test_a_concept_keeps_what_was_filled_in(client, mensen):
    bezoeker = client(mensen.collega)
    bezoeker.verstuur(bezoeker.open("/inbrengen"), knop="concept", **TEKSTEN | KEUZES | VINKJES)
    verder = bezoeker.open(f"/inbrengen/{enige().nummer}")
    waarden = verder.formulier().beginwaarden()
    assert TEKSTEN.items() <= dict(waarden).items()
    assert {veld: [w for naam, w in waarden if naam == veld] for veld in KEUZES} == KEUZES
    assert {veld: veld in dict(waarden) for veld in VINKJES} == VINKJES


def test_two_screens_of_one_concept_do_not_overwrite_each_other(client, mensen, dilemma_in):
    concept, bezoeker = dilemma_in(Status.CONCEPT), client(mensen.inbrenger)
    eerste, tweede = (bezoeker.open(f"/inbrengen/{concept.nummer}") for _ in range(2))
    bezoeker.verstuur(eerste, knop="concept", titel="De eerste")
    fout = bezoeker.verstuur(tweede, knop="concept", titel="De tweede")
    assert (fout.status, fout.kop) == (409, "Je was jezelf voor") and "De tweede" in fout.tekst
    assert met(concept.nummer).titel == "De eerste"


@pytest.mark.parametrize("knop", ["concept", "indienen"])
def test_a_double_click_on_a_concept_is_answered_as_the_first_click(
    client, mensen, dilemma_in, knop
):
    nummer, bezoeker = dilemma_in(Status.CONCEPT).nummer, client(mensen.inbrenger)
    verder = bezoeker.open(f"/inbrengen/{nummer}")
    for _ in range(2):
        assert bezoeker.verstuur(verder, knop=knop, titel="Anders").naar == f"/dilemma/{nummer}"
    assert met(nummer).titel == "Anders"


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.CONCEPT])
def test_only_a_concept_can_be_edited(client, mensen, dilemma_in, status):
    bezoeker, nummer = client(mensen.inbrenger), dilemma_in(status).nummer
    assert bezoeker.open(f"/inbrengen/{nummer}").status == 403
    assert bezoeker.post(f"/inbrengen/{nummer}", {"titel": "x"}).status == 403


@pytest.mark.parametrize("persona", ["collega", "adviseur", "deelnemer", "beheerder"])
def test_the_concept_of_somebody_else_does_not_exist(client, mensen, dilemma_in, persona):
    bezoeker, nummer = client(getattr(mensen, persona)), dilemma_in(Status.CONCEPT).nummer
    assert bezoeker.open(f"/inbrengen/{nummer}").status == 404
    assert bezoeker.post(f"/inbrengen/{nummer}", {"titel": "x"}).status == 404
