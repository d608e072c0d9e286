"""An actie that is changed on the meeting screen leaves what it said before, as everywhere."""

from datetime import timedelta

from portal.engine import Verzoek
from portal.models import Actie, Bericht, Correctie
from portal.steps.bijeenkomst import vergaderacties
from portal.tools.tijd import dag
from tests.hulp import vergaderen
from tests.hulp.wereld import NU


def test_what_it_said_is_kept_and_only_a_new_owner_is_mailed(mensen, db):
    punt = vergaderen.plan(mensen.adviseur).punten.get()
    rij = {"wat": "Bel de school.", "eigenaar": str(mensen.deelnemer.id), "termijn": dag(NU)}
    vergaderacties.voeg_toe(punt, Verzoek(mensen.adviseur, NU, rij))
    Bericht.delete().execute()
    anders = {"wat": "Bel de wijkagent.", "termijn": dag(NU) + timedelta(days=9)}
    vergaderacties.wijzig(Actie.get(), Verzoek(mensen.adviseur, NU, {**rij, **anders}))
    velden = {c.veld: c.oud for c in Correctie.select()}
    assert velden["actie.wat"] == "Bel de school." and set(velden) == {"actie.wat", "actie.termijn"}
    assert not Bericht.select().exists()
