"""Where one reads that something was put right, and by whom; the fields themselves are in
`test_correcties`.
"""

from portal.engine import Verzoek
from portal.models import Bundel, Dilemma, Gebeurtenis
from portal.queries import correcties
from portal.steps.rondom import correctie
from portal.tools.tijd import dag
from portal.vocabulary import Status, Voorval
from tests.hulp import dilemmas
from tests.hulp.correctiewereld import GEVALLEN, REDEN
from tests.hulp.wereld import NU


def test_of_a_bundel_each_timeline_tells_of_its_besluit(mensen, db):
    maak, invoer = GEVALLEN["verbeter_besluit"]
    besluit, ander = maak(mensen), dilemmas.in_status(Status.BERAAD, mensen)
    samen, bundel = [besluit.dilemma, ander], Bundel.create(titel="Samen", gemaakt_op=NU)
    Dilemma.update(bundel=bundel).where(Dilemma.id.in_(samen)).execute()
    verzoek = Verzoek(mensen.adviseur, NU, {**invoer(mensen), "reden": REDEN})
    correctie.verbeter_besluit(besluit, verzoek)
    rijen = Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.CORRECTIE)
    assert {g.dilemma_id for g in rijen} == {d.id for d in samen}


def test_an_inbrenger_reads_that_the_ccv_did_it_and_not_who(mensen, db):
    maak, invoer = GEVALLEN["verbeter_kenmerken"]
    rij = maak(mensen)
    verzoek = Verzoek(mensen.adviseur, NU, {**invoer(mensen), "reden": REDEN})
    correctie.verbeter_kenmerken(rij, verzoek)
    wie = {
        lezer: {regel.wie for regel in correcties.van(rij, getattr(mensen, lezer), dag(NU))}
        for lezer in ("inbrenger", "adviseur", "adviseur2")
    }
    assert wie == {"inbrenger": {"CCV"}, "adviseur": {"Jij"}, "adviseur2": {mensen.adviseur.naam}}
