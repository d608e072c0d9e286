"""Whatever anybody can send, search or have printed has a limit, also on a page that is made later:
the table is held against the URL map.
"""

import inspect
from dataclasses import fields

import pytest
from flask import request

from portal import views
from portal.queries.adres import Filter
from portal.web import drempels
from portal.web.drempels import DREMPELS, VRIJ, Per
from portal.web.spoor import BEWIJS, BEWIJZEN
from tests.hulp import web

APP = web.maak_app()
ROUTES = list(APP.url_map.iter_rules())
EINDPUNTEN = {r.endpoint for r in ROUTES}
# Limits that are of one person or one address bound what one of them does; these what a place does.
VAN_EEN = (Per.ACCOUNT, Per.ADRES_HIER)


def van_een_ieder(route):
    return vars(APP.view_functions[route.endpoint]).get("toegang") == "openbaar"


def gedekt(route, methode, **vraag):
    """Return by whom this is counted."""
    with APP.test_request_context("/", method=methode, query_string=vraag):
        request.url_rule = route
        return {
            d.per for d in DREMPELS if d.methode == methode and drempels.raakt(d, route.endpoint)
        }


OPEN = [r for r in ROUTES if "POST" in r.methods and van_een_ieder(r) and r.endpoint not in VRIJ]
PDF = [r for r in ROUTES if r.rule.endswith(".pdf")]


@pytest.mark.parametrize("route", OPEN, ids=lambda r: r.rule)
def test_what_anybody_can_send_is_counted_by_where_it_comes_from(route):
    assert gedekt(route, "POST") - set(VAN_EEN)


@pytest.mark.parametrize("route", PDF, ids=lambda r: r.rule)
def test_what_is_printed_is_counted_by_account_and_by_network(route):
    assert gedekt(route, "GET") == {Per.ACCOUNT, Per.BEZOEKER}


def _onder(soort):
    return {soort} | {blad for kind in soort.__subclasses__() for blad in _onder(kind)}


def test_every_list_that_is_searched_by_words_is_counted():
    """A view that asks for a filter with a line of text in it."""
    zoekend = [s for s in _onder(Filter) if "zoek" in {f.name for f in fields(s)}]
    assert zoekend, views.__doc__
    for soort in zoekend:
        bron = {naam for naam, view in APP.view_functions.items() if _vraagt(view, soort.__name__)}
        assert bron, soort
        for route in (r for r in ROUTES if r.endpoint in bron):
            per = gedekt(route, "GET", zoek="iets")
            assert Per.ACCOUNT in per and (Per.BEZOEKER in per) is van_een_ieder(route)
            assert not gedekt(route, "GET")


def _vraagt(view, naam):
    return f"{naam}.uit_adres" in inspect.getsource(inspect.unwrap(view))


@pytest.mark.parametrize("drempel", DREMPELS, ids=lambda d: d.naam)
def test_every_limit_is_of_pages_that_there_are_and_lets_somebody_through(drempel):
    namen = set(drempel.waar) - {drempels.PDF, drempels.OPEN}
    assert namen <= EINDPUNTEN and drempel.aantal > 0
    assert len([d for d in DREMPELS if d.naam == drempel.naam]) == 1


@pytest.mark.parametrize("per", list(Per), ids=lambda p: p.name)
def test_what_is_counted_of_a_stranger_is_counted_of_their_network(per):
    """Or a stranger could use up what is counted for somebody else."""

    def van(netwerk):
        vraag = {"method": "POST", "data": {"email": "lid@test.example"}}
        with APP.test_request_context("/inloggen", **vraag, environ_base={"REMOTE_ADDR": netwerk}):
            return drempels._WIE[per]()

    een, ander = van("192.0.2.1"), van("198.51.100.1")
    assert een != ander or not een


def test_what_is_not_counted_says_why_and_is_there():
    assert set(VRIJ) <= EINDPUNTEN and all(VRIJ.values())


def test_a_limit_of_a_place_is_wide_enough_for_a_town_hall():
    """Two hundred people behind one address, each of whom does it once."""
    breed = [d for d in DREMPELS if d.per in (Per.NETWERK, Per.BEZOEKER)]
    krap = [d.naam for d in breed if d.aantal < 200 and d.naam != "vergelijken"]
    assert not krap


@pytest.mark.parametrize("per", list(Per), ids=lambda p: p.name)
def test_a_cookie_that_anybody_can_make_up_is_no_way_round(per):
    def van(**koppen):
        vraag = {"method": "POST", "data": {"email": "lid@test.example"}, "headers": koppen}
        with APP.test_request_context("/inloggen", **vraag):
            return drempels._WIE[per]()

    kaal = van()
    for koek in ("session=zelfbedacht", "x=1", "apparaat=abc; session="):
        assert van(Cookie=koek) == kaal


@pytest.mark.parametrize(
    "route",
    [r for r in OPEN if r.endpoint in BEWIJZEN or r.endpoint.startswith(BEWIJS)],
    ids=lambda r: r.rule,
)
def test_wherever_a_stranger_gives_proof_one_place_has_two_hundred_tries(route):
    """All of them together: a link, a password and a passkey are tried on one tally."""
    with APP.test_request_context("/", method="POST"):
        request.url_rule = route
        geraakt = {d.naam: d.aantal for d in DREMPELS if drempels.raakt(d, route.endpoint)}
    assert geraakt["inloggen netwerk"] == 200
