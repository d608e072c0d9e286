"""What `routes-json` and `policy-json` print is the table itself, and the page of rights reads it
too.
"""

import json

import pytest

from portal.docs import matrix, rechten, routes
from portal.vocabulary import LidRol, Rol, Status
from portal.workflow import Wie, uit
from tests.contracts.test_zicht import verwacht
from tests.hulp import web
from tests.hulp.opdrachten import gelukt, opdrachtgever

APP = web.maak_app()
# Who of the tests' people each kind of reader is; a seat of the tests' own werkgroep for any.
PERSONA = {
    "inbrenger": "inbrenger",
    "professional": "buitenstaander",
    "adviseur": "adviseur",
    "beheerder": "beheerder",
    "lid platform": "deelnemer",
    "voorzitter platform": "voorzitter_platform",
    "voorzitter werkgroep": "trekker",
    "specialist werkgroep": "specialist",
    "lid beraad": "bestuurder",
    "voorzitter beraad": "voorzitter_beraad",
}


@pytest.fixture
def json_van(tmp_path):
    """Run a command in the portal as it runs for real: json_van("routes-json")."""
    return lambda naam: json.loads(gelukt(APP.test_cli_runner().invoke(args=[naam])))


def test_the_routes_are_those_of_the_url_map_and_do_every_deed(json_van):
    regels = json_van("routes-json")
    assert [(r["rule"], r["endpoint"], set(r["methods"])) for r in regels] == sorted(
        (r.rule, r.endpoint, r.methods - {"HEAD", "OPTIONS"}) for r in APP.url_map.iter_rules()
    )
    assert {naam for r in regels for naam in r["daden"]} == set(routes.alle_daden())
    assert [r["rule"] for r in regels if r["overgangen"]] == ["/dilemma/<nummer>/stap/<naam>"]
    assert {tuple(r) for r in regels} == {
        ("rule", "methods", "endpoint", "toegang", "daden", "overgangen")
    }


def test_what_writes_is_no_get_but_for_keeping_somebodys_copy_of_a_paper(json_van):
    doet = {d for r in json_van("routes-json") if r["methods"] == ["GET"] for d in r["daden"]}
    assert doet == {"rondom.stuk.houd_exemplaar"}


def test_every_status_and_every_reader_has_a_row(json_van):
    cellen = json_van("policy-json")
    rijen = [(cel["status"], cel["wie"]) for cel in cellen]
    zetels = len(matrix.GREMIA) * len(LidRol)
    assert len(set(rijen)) == len(rijen) == len(Status) * (2 + len(Rol) + zetels)
    assert {tuple(cel) for cel in cellen} == {("status", "wie", "ziet", "overgangen", "daden")}


def test_the_rows_say_what_the_table_of_the_design_says_once_more(json_van):
    for cel in json_van("policy-json"):
        status, wie = Status(cel["status"]), cel["wie"]
        if wie in PERSONA:
            ziet = {deel.name.lower() for deel in verwacht(PERSONA[wie])[status]}
            assert set(cel["ziet"]) == ziet, cel
        als = {"inbrenger": Wie.INBRENGER, "adviseur": Wie.ADVISEUR}.get(wie)
        assert cel["overgangen"] == [o.naam for o in uit(status) if als in o.wie], cel
        assert cel["ziet"] or not (cel["overgangen"] or cel["daden"]), cel


def test_both_print_the_same_twice_and_need_no_database(tmp_path):
    los = opdrachtgever(tmp_path)
    assert los("policy-json").output == los("policy-json").output
    assert matrix.cellen() == json.loads(gelukt(los("policy-json")))
    assert routes.regels(APP) == routes.regels(APP)


def test_the_page_of_rights_tells_every_row_in_which_somebody_sees_anything():
    pagina = rechten.pagina(APP)
    for cel in matrix.cellen():
        rij = f"| `{cel['status']}` | {cel['wie']} | {', '.join(cel['ziet'])} |"
        assert (rij in pagina) is bool(cel["ziet"]), rij
