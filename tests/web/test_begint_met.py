"""What is known already is not typed again: where a form starts from the words that there are."""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Dilemma, Signaal
from portal.steps import triage
from portal.steps.bijeenkomst import vergadering
from portal.velden import WAAROM_NIET_OPGELOST
from portal.vocabulary import Status
from portal.workflow import OVERGANGEN
from tests.hulp import signalen, vergaderen
from tests.hulp.dilemmas import met
from tests.hulp.wereld import BERAAD, NU, PLATFORM, WERKGROEP, gremium_met

BIJ = {Status.PLATFORM: PLATFORM, Status.WERKGROEP: WERKGROEP, Status.BERAAD: BERAAD}
NIET_OPGELOST = [
    pytest.param(o, van, id=f"{o.naam}-{van}")
    for o in OVERGANGEN
    if WAAROM_NIET_OPGELOST in o.velden
    for van in o.van
]


def begin(pagina, naam):
    return dict(pagina.formulier().beginwaarden())[naam]


def besproken(mensen, dilemma, verslag, over=14):
    b = vergaderen.plan(
        mensen.adviseur, gremium_met(BIJ[dilemma.status]), begint=NU + timedelta(days=over)
    )
    punt = vergaderen.agendeer(b, dilemma, mensen.adviseur)
    vergadering.bewaar_verslag(punt, Verzoek(mensen.adviseur, NU, {"verslag": verslag}))
    return punt


@pytest.mark.parametrize(("overgang", "van"), NIET_OPGELOST)
def test_why_it_was_not_solved_starts_from_the_last_notes_of_this_stay(
    adviseur, mensen, dilemma_in, overgang, van
):
    dilemma = dilemma_in(van)
    pad = f"/dilemma/{dilemma.nummer}/stap/{overgang.naam}"
    assert begin(adviseur.open(pad), "waarom_niet_opgelost") == ""
    besproken(mensen, dilemma, "Eerst dit.", 14)
    besproken(mensen, dilemma, "Twee wetten.", 20)
    assert begin(adviseur.open(pad), "waarom_niet_opgelost") == "Twee wetten."


def test_what_was_typed_is_not_replaced_by_the_notes(adviseur, mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    besproken(mensen, dilemma, "Twee wetten.")
    formulier = adviseur.open(f"/dilemma/{dilemma.nummer}/stap/instellen")
    fout = adviseur.verstuur(formulier, waarom_niet_opgelost="Anders.")
    assert fout.status == 422 and begin(fout, "waarom_niet_opgelost") == "Anders."


def test_what_the_inbrenger_reads_does_not_start_from_the_notes(adviseur, mensen, dilemma_in):
    dilemma = dilemma_in(Status.WERKGROEP)
    besproken(mensen, dilemma, "KANARIE")
    assert "KANARIE" not in adviseur.open(f"/dilemma/{dilemma.nummer}/stap/terugverwijzen").html


def test_the_rest_of_a_bundel_starts_from_the_notes_of_its_item(adviseur, mensen, dilemma_in):
    eerste, ander = dilemma_in(Status.PLATFORM), dilemma_in(Status.PLATFORM)
    samen = {"nummers": [ander.nummer], "titel": "Samen"}
    triage.bundel(eerste, Verzoek(mensen.adviseur, NU, samen))
    besproken(mensen, met(eerste.nummer), "Twee wetten.")
    pagina = adviseur.open(f"/dilemma/{ander.nummer}/stap/instellen")
    assert begin(pagina, "waarom_niet_opgelost") == "Twee wetten."


def test_accepting_a_signaal_starts_from_its_own_words(adviseur, mensen):
    s = signalen.nieuw(mensen.inbrenger)
    pagina = adviseur.open(f"/signaal/{s.nummer}")
    assert begin(pagina, "beraadtitel") == s.titel
    assert begin(pagina, "beraadtekst") == s.tekst.replace("\n", "\r\n")
    adviseur.doe(pagina, beraadtekst="Anoniem gemaakt.", anoniem=True)
    assert (Signaal.get().beraadtitel, Signaal.get().beraadtekst) == (s.titel, "Anoniem gemaakt.")
    assert begin(adviseur.open(f"/signaal/{s.nummer}"), "beraadtekst") == "Anoniem gemaakt."


def test_a_signaal_in_its_own_words_still_asks_whether_nobody_can_be_recognised(adviseur, mensen):
    s = signalen.nieuw(mensen.inbrenger)
    assert adviseur.verstuur(adviseur.open(f"/signaal/{s.nummer}")).status == 422
    assert Signaal.get().beraadtekst == ""


def test_an_item_gets_its_behandelaar_from_whoever_routed_it(mensen, dilemma_in):
    dilemma, ander = dilemma_in(Status.PLATFORM), dilemma_in(Status.PLATFORM)
    triage.wijs_toe(ander, Verzoek(mensen.adviseur, NU, {"behandelaar": mensen.adviseur2.id}))
    b = vergaderen.plan(mensen.adviseur)
    for rij in (dilemma, ander):
        vergaderen.agendeer(b, rij, mensen.adviseur2)
    assert met(dilemma.nummer).behandelaar == mensen.adviseur, "who put it on the agenda did not"
    assert met(ander.nummer).behandelaar == mensen.adviseur2, "who looks after it keeps it"


def test_who_routed_it_and_left_looks_after_nothing(mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    mensen.adviseur.actief = False
    mensen.adviseur.save()
    vergaderen.agendeer(vergaderen.plan(mensen.adviseur2), dilemma, mensen.adviseur2)
    assert met(dilemma.nummer).behandelaar == mensen.adviseur2


def test_all_of_a_bundel_gets_one(mensen, dilemma_in):
    eerste, ander = dilemma_in(Status.PLATFORM), dilemma_in(Status.PLATFORM)
    samen = {"nummers": [ander.nummer], "titel": "Samen"}
    triage.bundel(eerste, Verzoek(mensen.adviseur, NU, samen))
    vergaderen.agendeer(vergaderen.plan(mensen.adviseur), met(eerste.nummer), mensen.adviseur)
    assert {d.behandelaar for d in Dilemma.select()} == {mensen.adviseur}


def test_no_item_lacks_a_behandelaar(mensen, dilemma_in):
    """Whatever the gremium and the step that led there."""
    for status in BIJ:
        b = vergaderen.plan(mensen.adviseur, gremium_met(BIJ[status]))
        punt = vergaderen.agendeer(b, dilemma_in(status), mensen.adviseur)
        assert punt.dilemma.behandelaar_id
