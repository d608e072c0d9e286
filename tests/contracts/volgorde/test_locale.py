"""A database whose cluster speaks another language, or none, sorts and finds the same."""

import pytest
from peewee import IntegrityError

from portal.db import alfabet, database, op_naam
from portal.models import Dilemma, Gremium, Opbrengst, Persoon, Thema
from portal.queries import triage
from portal.queries.gremia import naam_bezet
from portal.queries.rondom import kennisbank
from tests.contracts.volgorde.test_alfabet import NAMEN
from tests.hulp import databases, dilemmas, wereld
from tests.hulp.rijtjes import Rijtjes

ICU = ("--locale=C", "--locale-provider=icu")
# Of each the words for `createdb`; the server of the tests itself is in C.
TALEN = {
    "C": ("--locale=C",),
    "C.UTF-8": ("--locale=C.UTF-8",),
    "nl": (*ICU, "--icu-locale=nl-NL"),
    "en": (*ICU, "--icu-locale=en-US"),
    "tr": (*ICU, "--icu-locale=tr-TR"),  # where a small I has no dot
    "da": (*ICU, "--icu-locale=da-DK"),  # where aa comes last
    "cijfers": (*ICU, "--icu-locale=en-US-u-kn-true-ka-shifted"),  # 2 before 10
}
ZOEK = {
    "één": 2,
    "ÉÉN": 2,
    "iJsselstad": 1,
    "IJSSELSTAD": 1,
    "Çeşme": 1,
    "d-2026-0002": 1,
    "50%": 0,
}


@pytest.fixture(
    scope="module",
    params=["sqlite", *(pytest.param(taal, marks=pytest.mark.postgres) for taal in TALEN)],
)
def taal(request, tmp_path_factory):
    """The models speak to a peopled database in this language."""
    if request.param == "sqlite":
        url = databases.sqlite_bestand(tmp_path_factory.mktemp("taal"))
    else:
        url = request.getfixturevalue("postgresql")("template0", *TALEN[request.param])
    eerder = database.obj
    with databases.geopend(url):
        yield request.param
    database.initialize(eerder)


@pytest.fixture
def rij(taal):
    with databases.teruggedraaid(database.obj):
        yield Rijtjes()


def test_names_stand_in_one_order(rij):
    groep = rij.gremium("groep")
    for naam in [*NAMEN[::-1], "Aalten", "Zaandam", "groep-10", "groep 2"]:
        rij.persoon(naam, groep)
    alle = [p.naam for p in Persoon.select().order_by(*op_naam(Persoon))]
    sleutels = [sleutel for (sleutel,) in Persoon.select(alfabet(Persoon.naam)).tuples()]
    assert [n for n in alle if n in NAMEN] == NAMEN
    assert alle.index("Aalten") < alle.index("anna") < alle.index("Zaandam")
    assert alle.index("groep 2") < alle.index("groep-10")
    assert len(sleutels) == len(alle)


@pytest.mark.parametrize("woord", ZOEK)
def test_a_search_finds_the_same(rij, woord):
    wie, titels = wereld.mensen().inbrenger, ["Één in IJsselstad", "Nog één, in Çeşme"]
    for titel in titels:
        dilemmas.nieuw(wie, indienen=True, titel=titel)
    gevonden = Dilemma.select().where(triage._zoek(" ".join(woord.lower().split())))
    assert gevonden.count() == ZOEK[woord]


@pytest.mark.parametrize("woord", ["één", "ÉÉN", "Ça", "Uitbuiting"])
def test_the_kennisbank_finds_the_same(rij, woord):
    opbrengst = rij.opbrengst(titel="ÇA VA met één gezin", tekst="UITBUITING")
    assert opbrengst in Opbrengst.select().where(kennisbank._bevat(woord.lower()))


def test_what_is_one_name_or_one_address_is_so_everywhere(rij):
    rij.gremium("Élan")
    assert naam_bezet("elan") and not naam_bezet("elan 2")
    wie = {"naam": "N", "organisatie": "", "functie": ""}
    Persoon.create(email="Iemand@Test.Example", **wie)
    assert Persoon.met_email("iemand@test.EXAMPLE")
    with pytest.raises(IntegrityError), database.atomic():
        Persoon.create(email="IEMAND@test.example", **wie)
    assert Thema.select().count() and Gremium.select().count()
