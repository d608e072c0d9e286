"""Every kind of link that a letter brings: what it opens, how long, how often. Read from the table
of kinds; a new one without its row here fails.
"""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Adreswijziging, Dilemma, Inloglink, Persoon, Sessie
from portal.steps.beheer import mensen as beheer
from portal.steps.rondom import toegang
from portal.tools import tijd
from tests.hulp import databases, momentopname, web
from tests.hulp.wereld import NU
from tests.web.test_inbrengen import ALLES

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
EMAIL = "collega@test.example"
# By kind: where its link leads, how long it works, and what one gets by it.
SOORTEN = {
    "inloggen": ("/inloggen/", timedelta(minutes=10), "een sessie"),
    "bevestigen": ("/bevestigen/", timedelta(days=14), "een bevestiging"),
    "verhuizing": ("/adres/", timedelta(days=7), "een ander adres"),
}
NIEUW = "nieuw@test.example"


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    klok = web.Klok(NU)
    monkeypatch.setattr(tijd, "nu", klok)
    return klok


@pytest.fixture
def pad(db, mensen, soort):
    wie = web.Bezoeker(APP, None, NU)
    if soort == "bevestigen":
        wie.verstuur(wie.open("/inbrengen"), **ALLES | {"email": EMAIL})
    elif soort == "verhuizing":
        beheer.verhuis(mensen.collega, Verzoek(mensen.beheerder, NU, {"email": NIEUW}))
        return web.link_in_mail(soort, NIEUW)
    else:
        wie.verstuur(wie.open("/inloggen"), email=EMAIL)
    return web.link_in_mail(soort, EMAIL)


def gebruik(pad):
    """Press the first button behind a link in a browser of its own, and again where it asks."""
    wie = web.Bezoeker(APP, None, NU)
    pagina = wie.open(pad)
    for _ in range(2):
        if pagina.status == 200 and pagina.formulieren:
            pagina = wie.verstuur(pagina)
    return pagina, wie


def gekregen():
    """Return what has come of it by now."""
    bevestigd = Dilemma.select().where(Dilemma.bevestigd_op.is_null(False)).exists()
    er_is = {
        "een sessie": Sessie.select().exists(),
        "een bevestiging": bevestigd,
        "een ander adres": Persoon.met_email(NIEUW) is not None,
    }
    return {wat for wat, er in er_is.items() if er}


def test_there_is_a_row_for_every_kind_of_letter_with_a_key(backend):
    assert {soort: duur for soort, (_, duur, _) in SOORTEN.items()} == toegang.LINKDUUR


per_soort = pytest.mark.parametrize("soort", SOORTEN)


@per_soort
def test_it_leads_to_its_own_page_and_gives_what_it_is_for_and_nothing_else(pad, soort):
    begin, _, wat = SOORTEN[soort]
    assert pad.startswith(begin) and gekregen() == set()
    gebruik(pad)
    assert gekregen() == {wat}


@per_soort
def test_opening_it_changes_nothing(pad, soort):
    voor = momentopname.alles()
    for _ in range(2):
        assert web.Bezoeker(APP, None, NU).open(pad).status == 200
    assert momentopname.alles() == voor


@per_soort
def test_it_is_used_once(pad, soort):
    gebruik(pad)
    voor = momentopname.alles()
    pagina, _ = gebruik(pad)
    assert pagina.status == 410 and momentopname.alles() == voor


@per_soort
@pytest.mark.parametrize(("later", "werkt"), [(timedelta(seconds=-1), True), (timedelta(0), False)])
def test_it_works_for_so_long_and_no_longer(pad, soort, klok, later, werkt):
    klok.nu += SOORTEN[soort][1] + later
    gebruik(pad)
    assert gekregen() == ({SOORTEN[soort][2]} if werkt else set())


@per_soort
def test_under_the_address_of_another_kind_it_opens_nothing(pad, soort):
    token = pad.rsplit("/", 1)[1]
    for begin in {rij[0] for rij in SOORTEN.values()} - {SOORTEN[soort][0]}:
        pagina = web.Bezoeker(APP, None, NU).post(begin + token)
        assert pagina.status in (303, 410) and gekregen() == set()


@per_soort
def test_no_table_holds_it(pad, soort):
    token = pad.rsplit("/", 1)[1]
    for model in (Inloglink, Adreswijziging):
        assert token not in str(list(model.select().dicts()))
