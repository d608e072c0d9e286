"""The code on a paper: how it is typed, and what a file is to the paper it stands on."""

import pytest

from portal.models import Exemplaar
from portal.queries.rondom.controle import Vergelijking, als_code, met_code, vergelijk
from portal.steps.rondom import stuk as stukken
from tests.hulp import stukken as hulp
from tests.hulp import vergaderen
from tests.hulp.wereld import NU

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan(mensen.adviseur)


@pytest.fixture
def stuk(gepland, mensen):
    return hulp.stel_vast(gepland, mensen.adviseur)


def test_a_code_is_found_however_it_is_typed(stuk):
    code = stuk.code
    for getypt in (code.lower(), code.replace("-", ""), f" {code} ".replace("-", " "), f"{code}."):
        assert met_code(getypt).id == stuk.id
    assert met_code(stuk.code[:-1]) is None and met_code("") is None


def test_codes_have_no_letters_that_look_alike_and_never_repeat():
    codes = [hulp.uitgave.nieuwe_code() for _ in range(500)]
    assert len(set(codes)) == 500 and all(als_code(c) == c for c in codes)
    assert not set("".join(codes)) & set("01ILOAEIU")


def test_a_file_is_this_version_another_one_somebodys_own_or_not_ours(gepland, mensen):
    eerste = hulp.stel_vast(gepland, mensen.adviseur)
    tweede = hulp.stel_vast(gepland, mensen.adviseur, op_naam=True)
    stukken.bewaar_exemplaar(tweede, mensen.deelnemer, b"eigen", NU)
    eigen = Exemplaar.get().sha256
    elders = hulp.stel_vast(vergaderen.plan(mensen.adviseur), mensen.adviseur)
    assert vergelijk(tweede, tweede.sha256) == (Vergelijking.GELIJK, tweede)
    assert vergelijk(tweede, eerste.sha256) == (Vergelijking.ANDERE_VERSIE, eerste)
    assert vergelijk(tweede, eigen) == (Vergelijking.EXEMPLAAR, tweede)
    assert vergelijk(eerste, eigen) == (Vergelijking.ANDERE_VERSIE, tweede)
    assert vergelijk(tweede, elders.sha256) == (
        Vergelijking.ONBEKEND,
        None,
    )  # no oracle for other papers
