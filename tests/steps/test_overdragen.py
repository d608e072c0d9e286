"""From one werkgroep to another in one transition."""

import pytest

from portal.daden import NuNiet
from portal.engine import Verzoek
from portal.models import Behandeling, Bericht, Lidmaatschap
from portal.policy import Zicht, zicht
from portal.steps import route
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Status
from tests.hulp import dilemmas, wereld
from tests.hulp.wereld import ALS_SPECIALIST, INGESTELD, NU

INVOER = {"reden": "Het gaat over het buitenland.", "opdracht": "Vraag het na."}


@pytest.fixture
def dilemma(mensen):
    return dilemmas.in_status(Status.WERKGROEP, mensen)


def draag_over(dilemma, mensen, naam):
    gremium = str(wereld.gremium_met(naam).id)
    route.zet("overdragen", dilemma, Verzoek(mensen.adviseur, NU, {**INVOER, "gremium": gremium}))
    return dilemmas.met(dilemma.nummer)


def test_the_stay_ends_and_the_next_begins_with_the_same_text(dilemma, mensen):
    voor = Behandeling.get(Behandeling.geeindigd_op.is_null())
    na = draag_over(dilemma, mensen, wereld.ANDERE_WERKGROEP)
    eerst, nu = Behandeling.get_by_id(voor.id), Behandeling.get(Behandeling.geeindigd_op.is_null())
    assert (na.status, nu.gremium.naam) == (Status.WERKGROEP, wereld.ANDERE_WERKGROEP)
    assert (eerst.geeindigd_op, eerst.waarom_niet_opgelost) == (NU, INVOER["reden"])
    assert (nu.kern, nu.opdracht) == (eerst.kern, INVOER["opdracht"])


def test_its_members_hear_and_those_of_the_first_see_it_begin_no_more(dilemma, mensen):
    ander = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
    zetel = {"persoon": mensen.buitenstaander, "rol": LidRol.SPECIALIST, "van": INGESTELD}
    Lidmaatschap.create(gremium=ander, **zetel, **ALS_SPECIALIST)
    Bericht.delete().execute()
    na = draag_over(dilemma, mensen, wereld.ANDERE_WERKGROEP)
    aan = {b.aan for b in Bericht.select()}
    assert {mensen.buitenstaander.email, mensen.inbrenger.email} == aan
    assert zicht(mensen.buitenstaander, na, dag(NU)) == {Zicht.AGENDATEKST}


def test_it_cannot_go_to_the_werkgroep_where_it_is(dilemma, mensen):
    with pytest.raises(NuNiet):
        draag_over(dilemma, mensen, wereld.WERKGROEP)
