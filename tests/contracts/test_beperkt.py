"""A trusted phone whose sign-in ended: every page, for everybody, is what an inbrenger with the
same filing sees, or asks to sign in. Read off the routes.
"""

from datetime import timedelta

import pytest

from portal.models import Dilemma, Persoon, Sessie, Signaal
from portal.tools import tijd
from portal.vocabulary import Status
from reports.pers import drukker
from tests.hulp import databases, rondgang, web
from tests.hulp.wereld import NU, PERSONAS

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
ROUTES = rondgang.routes(APP, "GET")
# Whose pages are compared: somebody without a role or a seat.
GEWOON = "buitenstaander"
ENKELE = 3  # addresses of a route, beside those of what was filed
NODIGT_UIT = {"/inloggen"}  # says that one may sign in for the rest
BALK = "Je ziet hier alleen wat je zelf inbracht. Log in voor de rest."


@pytest.fixture(autouse=True)
def rust(monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())


def geef(persoon):
    """Let this person have filed a dilemma and a signaal and nothing else; return the numbers."""
    ander = Persoon.create(email="ander@test.example", naam="Ander", organisatie="", functie="")
    for soort in (Dilemma, Signaal):
        soort.update(inbrenger=ander).execute()
    zaken = [*Dilemma.select().where(Dilemma.status == Status.BERAAD), *Signaal.select().limit(1)]
    for zaak in zaken:
        type(zaak).update(inbrenger=persoon).where(type(zaak).id == zaak.id).execute()
    return {zaak.nummer for zaak in zaken}


def beperkt(persoon):
    """Return somebody on a trusted phone whose full sign-in has ended."""
    bezoeker = web.Bezoeker(APP, persoon, NU, keurt=False)
    einde = {"verloopt_op": NU, "vertrouwd_tot": NU + timedelta(days=1)}
    Sessie.update(**einde).where(Sessie.persoon == persoon).execute()
    return bezoeker


def paden(nummers):
    for regel in ROUTES:
        alle = rondgang.adressen(regel)
        eigen = [pad for pad in alle if set(pad.split("/")) & nummers]
        yield from (pad for pad in dict.fromkeys([*eigen, *alle[:ENKELE]]) if pad not in NODIGT_UIT)


def gezien(bezoeker, pad):
    """Return what of a page is told: its status, and its text without what names the visitor."""
    pagina = bezoeker.open(pad)
    if pagina.status == 302 and "/inloggen" in (pagina.naar or ""):
        return "log in"
    return pagina.status, pagina.tekst if pagina.status == 200 else ""


@pytest.mark.parametrize("persona", [p for p in PERSONAS if p != GEWOON])
def test_it_sees_what_an_inbrenger_with_that_filing_sees_or_is_asked_to_sign_in(
    volle_ladder, mensen, persona, db
):
    wie, gewoon = getattr(mensen, persona), getattr(mensen, GEWOON)
    with db.atomic() as kant:
        nummers = geef(gewoon)
        inbrenger = web.Bezoeker(APP, gewoon, NU, keurt=False)
        verwacht = {pad: gezien(inbrenger, pad) for pad in paden(nummers)}
        kant.rollback()
    geef(wie)
    zelf = beperkt(wie)
    anders, dicht = {}, set()
    for pad, was in verwacht.items():
        nu = gezien(zelf, pad)
        if nu == "log in":
            dicht.add(pad)
        elif _kaal(nu, wie, gewoon) != _kaal(was, wie, gewoon):
            anders[pad] = (was, nu)
    assert anders == {}
    assert not [pad for pad in dicht if set(pad.split("/")) & nummers and verwacht[pad][0] == 200]


def _kaal(antwoord, *mensen):
    """Leave out who it is, and the line that says how little is shown."""
    status, tekst = antwoord
    for woorden in (BALK, *(w for wie in mensen for w in (wie.naam, wie.email))):
        tekst = tekst.replace(woorden, "")
    return status, " ".join(tekst.split())
