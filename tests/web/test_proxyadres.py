"""A proxy that hands on what visitors write of their own address: nobody is at this machine by it,
and the log names the line to add.
"""

import logging

import pytest

from portal.config import Settings
from portal.db import database
from portal.factory import create_app
from tests.hulp import web

GEHEIM, PROXY, BASIS = "een-woord-van-tweeendertig-letters", "127.0.0.1", "https://portaal.example"
REGEL = "proxy_set_header X-Forwarded-For $remote_addr;"


@pytest.fixture(params=["1", GEHEIM])
def vraag(db, klok, request):
    """Ask for a page by this machine's own address, through the proxy: vraag("/metrics", kop=…)."""
    vorige = database.obj
    anders = {"metrics": request.param, "trusted_proxy": PROXY, "base_url": BASIS}
    app = create_app(Settings(**web.INSTELLINGEN | anders))
    app.config["DREMPELS"] = app.config["SPOOR"] = False
    database.initialize(vorige)

    def doe(pad, van=PROXY, basis="http://127.0.0.1:8000", **koppen):
        mee = {naam.replace("_", "-"): waarde for naam, waarde in koppen.items()}
        mee["Authorization"] = f"Bearer {GEHEIM}"
        return app.test_client().get(
            pad, headers=mee, base_url=basis, environ_base={"REMOTE_ADDR": van}
        )

    return doe


@pytest.mark.parametrize(
    "gezegd", ["127.0.0.1", "::1", "127.9.9.9:4711", "[::1]:80", "x, 127.0.0.1"]
)
def test_a_visitor_is_never_this_machine(vraag, caplog, gezegd):
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert vraag("/metrics", van="127.0.0.2", X_Forwarded_For=gezegd).status_code == 404
            assert vraag("/metrics", X_Forwarded_For=gezegd).status_code == 404
    assert caplog.text.count(REGEL) == 1


def test_a_proxy_that_names_nobody_is_told(vraag, caplog):
    """As one does that hands on what visitors write: of most it says nothing."""
    with caplog.at_level(logging.WARNING):
        vraag("/", basis=BASIS)
        vraag("/", Origin=BASIS)
    assert caplog.text.count(REGEL) == 1


@pytest.mark.parametrize(
    ("van", "koppen"),
    [
        ("192.0.2.7", {"X_Forwarded_For": "192.0.2.7", "basis": BASIS}),
        ("192.0.2.7", {"X_Forwarded_For": "127.0.0.1, 192.0.2.7", "basis": BASIS}),
        (PROXY, {}),  # whoever looks how it is, past the proxy
    ],
)
def test_of_what_is_right_nothing_is_said(vraag, caplog, van, koppen):
    with caplog.at_level(logging.WARNING):
        vraag("/gezond", van=van, **koppen)
    assert REGEL not in caplog.text
