"""Somebody with a browser, at the moment of the tests."""

import pytest

from portal.tools import tijd
from tests.hulp import web
from tests.hulp.knoppen import APP
from tests.hulp.wereld import NU


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    klok = web.Klok(NU)
    monkeypatch.setattr(tijd, "nu", klok)
    return klok


@pytest.fixture
def bezoeker(ladder, mensen):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam), NU)
