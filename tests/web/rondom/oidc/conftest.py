"""The portal with a provider of sign-ins beside it, and visitors who go there and come back."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from portal.config import Aanbieder
from portal.web import oidc
from tests.hulp import web
from tests.hulp.aanbieder import CLIENT, GEHEIM, draaiend
from tests.hulp.wereld import NU

ROLLEN = (("groepen", "ccv", "adviseur"), ("groepen", "ict", "beheerder"))


@pytest.fixture(scope="module")
def loket():
    with draaiend() as nep:
        yield nep


@pytest.fixture
def aanbieder(loket):
    """The provider, honest until the test says otherwise."""
    loket.leeg()
    return loket


@pytest.fixture
def portaal(aanbieder, db, klok):
    """Return the portal with this provider: portaal(), or portaal(sterk=True)."""

    def maak(**anders):
        bij = Aanbieder(aanbieder.issuer, CLIENT, GEHEIM, "het CCV-account", **anders)
        app = web.maak_app(oidc=bij)
        oidc.registreer(app)  # a client that asked nothing yet
        return app

    return maak


class Reiziger(web.Bezoeker):
    """Somebody who signs in at the provider."""

    def __init__(self, app, aanbieder, persoon=None):
        super().__init__(app, persoon, NU)
        self.aanbieder = aanbieder

    def ga(self, vraag=""):
        """Go to the provider; return what it is asked."""
        heen = self.open(f"/inloggen/oidc{vraag}")
        self.heen = dict(parse_qsl(urlsplit(heen.koppen.get("Location", "")).query))
        self.aanbieder.nonce = self.heen.get("nonce", "")
        return heen

    def kom_terug(self, **anders):
        """Come back as the provider sends one back: from another site."""
        vraag = {"code": "eenmalig", "state": self.heen.get("state", ""), **anders}
        pad = f"/inloggen/oidc/terug?{urlencode(vraag)}"
        return self.open(pad, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")

    def log_in(self, vraag="", **anders):
        """Do both."""
        self.ga(vraag)
        return self.kom_terug(**anders)

    @property
    def binnen(self):
        """Tell whether this browser is signed in."""
        return self.open("/mijn").status == 200


@pytest.fixture
def reiziger(portaal, aanbieder):
    return Reiziger(portaal(), aanbieder)
