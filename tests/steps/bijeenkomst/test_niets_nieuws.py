"""No mail when nothing changed for the reader: of an agenda that is fixed again, a paper that is
issued again.
"""

import pytest

from portal.engine import Verzoek
from portal.jobs.post import als_mail
from portal.models import Bericht, Bijeenkomst, Stuk
from portal.steps.bijeenkomst import plannen
from portal.steps.rondom import stuk as stap
from portal.vocabulary import Stuksoort
from tests.hulp import stukken, vergaderen, wereld
from tests.hulp.post import BASIS
from tests.hulp.wereld import NU


@pytest.fixture
def vast(mensen):
    """A meeting whose agenda was fixed with its papers, and made a concept again."""
    meeting = vergaderen.plan(mensen.adviseur)
    stukken.stel_vast(meeting, mensen.adviseur)
    vergaderen.stel_vast(vers(meeting), mensen.adviseur, vast=False)
    Bericht.delete().execute()
    return meeting


def vers(rij):
    return Bijeenkomst.get_by_id(rij.id)


def onderwerpen(soort="bijeenkomst"):
    rijen = Bericht.select().where(Bericht.soort == soort).order_by(Bericht.id)
    return {als_mail(b, BASIS, "portal@portaal.test.example")["Subject"] for b in rijen}


def test_an_agenda_that_is_fixed_again_as_it_was_is_no_news(vast, mensen):
    stukken.stel_vast(vers(vast), mensen.adviseur)
    assert onderwerpen() == set()


def test_of_an_agenda_that_changed_the_subject_says_gremium_day_and_version(vast, mensen):
    plannen.wijzig(vers(vast), Verzoek(mensen.adviseur, NU, {"plaats": "Zwolle"}))
    stukken.stel_vast(vers(vast), mensen.adviseur)
    assert onderwerpen() == {f"Agenda {wereld.PLATFORM} 26 maart: versie 2"}


def test_an_agenda_that_was_withdrawn_is_news_again(vast, mensen):
    agenda = Stuk.get(Stuk.soort == Stuksoort.AGENDA)
    stap.trek_in(agenda, stukken.met_verzoek(mensen.adviseur, "2", reden="Fout."))
    stukken.stel_vast(vers(vast), mensen.adviseur)
    assert onderwerpen() == {f"Agenda {wereld.PLATFORM} 26 maart: versie 2"}


@pytest.mark.parametrize(("regel", "nieuws"), [("Zelfde", False), ("Anders", True)])
def test_a_paper_that_says_the_same_is_no_news_to_whoever_has_it(mensen, regel, nieuws):
    for nummer, kern in ((1, "Zelfde"), (2, regel)):
        Bericht.delete().execute()
        wijzigingen = ["Gewijzigd."] if nummer == 2 and nieuws else []
        anders = {"kern": [["1", kern]], "wijzigingen": wijzigingen, "versie": nummer}
        drukwerk = stukken.drukwerk(NU.year, Stuksoort.JAARRAPPORT, **anders)
        stap.geef_uit(drukwerk, stukken.met_verzoek(mensen.adviseur, str(nummer)))
    assert bool(onderwerpen("stuk")) is nieuws


def test_of_a_paper_of_a_meeting_the_subject_says_gremium_and_day(mensen):
    meeting = vergaderen.plan(mensen.adviseur)
    drukwerk = stukken.drukwerk(meeting, Stuksoort.BESLUITENLIJST)
    stap.geef_uit(drukwerk, stukken.met_verzoek(mensen.adviseur))
    waar = f"{wereld.PLATFORM} 26 maart"
    assert onderwerpen("stuk") == {f"Stuk {drukwerk.nummer} staat klaar: {waar}"}
    stap.trek_in(Stuk.get(), stukken.met_verzoek(mensen.adviseur, "2", reden="Fout."))
    assert onderwerpen("ingetrokken") == {f"Stuk {drukwerk.nummer} is ingetrokken: {waar}"}
