"""The ladder tells where a dilemma has been, where it stands and where it may still come."""

from typing import get_args

import pytest

from portal.queries.ladder import Traptrede, Tredestand, ladder
from portal.vocabulary import Status
from portal.workflow import OVERGANG
from reports.grafieken import Routestap, route_svg
from tests.hulp import dilemmas, web

APP = web.maak_app()


def standen(dilemma):
    return [trede.stand for trede in ladder(dilemma)]


@pytest.mark.parametrize(
    ("status", "verwacht"),
    [
        (Status.CONCEPT, "straks straks straks straks straks"),
        (Status.INGEDIEND, "nu straks straks straks straks"),
        (Status.WERKGROEP, "geweest geweest nu straks straks"),
        (Status.BERAAD, "geweest geweest geweest nu straks"),
        (Status.UITVOERING, "geweest geweest geweest geweest nu"),
        (Status.NIET_IN_BEHANDELING, "geweest onnodig onnodig onnodig nu"),
    ],
)
def test_each_rung_says_where_it_stands(dilemma_in, status, verwacht):
    assert standen(dilemma_in(status)) == verwacht.split()


@pytest.mark.parametrize(
    ("begin", "stappen", "verwacht"),
    [
        (Status.INGEDIEND, ("beantwoorden",), "geweest onnodig onnodig onnodig nu"),
        (Status.PLATFORM, ("oplossen",), "geweest geweest onnodig onnodig nu"),
        (Status.WERKGROEP, ("oplossen",), "geweest geweest geweest onnodig nu"),
        (Status.PLATFORM, ("voorleggen",), "geweest geweest onnodig nu straks"),
        (Status.PLATFORM, ("intrekken",), "geweest geweest onnodig onnodig nu"),
        (Status.CONCEPT, ("intrekken",), "onnodig onnodig onnodig onnodig nu"),
        (Status.INGEDIEND, ("versnellen",), "geweest overgeslagen onnodig nu straks"),
    ],
)
def test_a_rung_that_was_not_needed_is_not_said_to_be_passed_over(
    dilemma_in, mensen, begin, stappen, verwacht
):
    dilemma = dilemma_in(begin)
    for naam in stappen:
        anders = {"naar": Status.BERAAD} if naam == "versnellen" else {}
        actor = dilemmas.actor_voor(OVERGANG[naam], dilemma, mensen)
        dilemma = dilemmas.doe(naam, dilemma, actor, **anders)
    assert standen(dilemma) == verwacht.split()


@pytest.mark.parametrize("stand", get_args(Tredestand))
def test_every_way_a_rung_can_be_is_drawn_on_page_and_paper(stand):
    """Derived from the ladder: a new one has its words in both."""
    pagina = APP.jinja_env.get_template("_macros/onderdelen.html").module
    assert f"trede--{stand}" in pagina.ladder([Traptrede("Werkgroep", stand, None)])
    stap = Routestap("Werkgroep", stand)
    assert stap.in_woorden and route_svg((stap,))


def test_page_and_paper_say_that_a_rung_was_not_needed():
    pagina = APP.jinja_env.get_template("_macros/onderdelen.html").module
    assert "niet nodig" in pagina.ladder([Traptrede("Werkgroep", "onnodig", None)])
    assert Routestap("Werkgroep", "onnodig").in_woorden == "Werkgroep niet nodig"
