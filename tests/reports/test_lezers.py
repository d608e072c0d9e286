"""Every text field is declared, and sings in exactly the papers that the declaration names."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.models import Bijeenkomst
from portal.vocabulary import Stuksoort
from reports import papieren as stukken
from reports.lezers import LEZERS, TECHNISCH
from reports.papieren import PAPIEREN
from reports.pers import drukker
from tests.hulp import databases
from tests.hulp.wereld import NU
from tests.reports.kanariewereld import Wereld
from tests.reports.kooi import MODELLEN, tekstvelden, velden
from tests.reports.lezen import alle_woorden

OVER_JAAR = [soort for soort, papier in PAPIEREN.items() if papier.over is int]
OVER_IETS = [soort for soort in PAPIEREN if soort not in OVER_JAAR]


@pytest.fixture(scope="session", params=["sqlite"])
def backend(request):
    """What is read differs on neither database; that is tested with the queries."""
    return request.param


@pytest.fixture(scope="module")
def wereld(gevulde_database):
    with databases.teruggedraaid(gevulde_database):
        yield Wereld()


def over(soort, onderwerpen):
    """Return the names of what there is a paper of this kind about."""
    papier = PAPIEREN[soort]
    eigen = {
        naam: o
        for naam, o in onderwerpen.items()
        if isinstance(o, papier.over) and papier.kan(o, NU)
    }
    return [
        n for n, o in eigen.items() if not isinstance(o, Bijeenkomst) or soort in stukken.voor(o)
    ]


@pytest.fixture(scope="module")
def gehoord(wereld):
    """What sings in each paper: (kind, name of its subject) -> canaries."""
    bladen = [(soort, naam) for soort in OVER_IETS for naam in over(soort, wereld.onderwerpen)]
    return {
        **{(soort, naam): _luister(soort, wereld.onderwerpen[naam]) for soort, naam in bladen},
        **{(soort, "jaar"): _luister(soort, NU.year) for soort in OVER_JAAR},
    }


def _luister(soort, onderwerp):
    pdf = drukker.render(stukken.html(soort, onderwerp, NU))
    return set(re.findall(r"kanarie\d{4}", alle_woorden(PdfReader(BytesIO(pdf)))))


def test_every_field_in_which_people_type_is_declared_and_nothing_else_is():
    assert velden() == set(LEZERS)
    bekend = {f"{naam}.{veld}" for naam, model in MODELLEN.items() for veld in tekstvelden(model)}
    assert set(TECHNISCH) <= bekend | set(MODELLEN)


@pytest.mark.parametrize("soort", OVER_IETS)
def test_a_paper_sings_exactly_what_is_declared_of_the_rows_that_are_its_own(
    wereld, gehoord, soort
):
    namen = over(soort, wereld.onderwerpen)
    assert namen
    for naam in namen:
        zingt, moet = gehoord[soort, naam], wereld.kooi.verwacht((soort, naam))
        assert wereld.kooi.noem(zingt - moet) == [], f"{soort} of {naam} prints too much"
        assert wereld.kooi.noem(moet - zingt) == [], f"{soort} of {naam} leaves out"


@pytest.mark.parametrize("soort", PAPIEREN)
def test_whatever_is_declared_is_printed_somewhere(wereld, gehoord, soort):
    gezongen = {
        wereld.kooi.veld[k] for (s, _), kanaries in gehoord.items() if s is soort for k in kanaries
    }
    assert gezongen == {veld for veld, soorten in LEZERS.items() if soort in soorten}


@pytest.mark.parametrize("soort", PAPIEREN)
def test_what_was_not_released_or_accepted_is_in_no_paper(wereld, gehoord, soort):
    for (papier, naam), kanaries in gehoord.items():
        assert papier is not soort or wereld.kooi.noem(kanaries & wereld.kooi.stil) == [], naam


def test_every_field_has_a_canary(wereld):
    assert set(wereld.kooi.veld.values()) == set(LEZERS) - {"Stuk.intrekreden"}


def test_there_is_a_paper_of_every_kind(gehoord):
    assert {soort for soort, _ in gehoord} == set(PAPIEREN) <= set(Stuksoort)
