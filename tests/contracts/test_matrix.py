"""The whole matrix of permissions, cell by cell, and its size:

ADRESSEN=99 .venv/bin/python -m pytest -q -s tests/contracts/test_matrix.py

A cell is somebody and something they may or may not: see a part of a dilemma in a status, make a
transition in it, do a deed (to what is their own, is another's, or was theirs), or enter a page.
"""

import os
import re
from collections import Counter
from datetime import timedelta

import pytest

from portal import policy
from portal.models import Dilemma, Lidmaatschap
from portal.policy import Zicht
from portal.tools import tijd
from portal.tools.tijd import dag
from portal.workflow import OVERGANGEN
from reports.pers import drukker
from tests.contracts.test_daden import CCV, DADEN, SITUATIES, WIE, uitkomsten
from tests.contracts.test_overgangen import toegestaan
from tests.contracts.test_zicht import verwacht
from tests.hulp import daadwereld, databases, rondgang, web
from tests.hulp.wereld import NU, PERSONAS

pytestmark = databases.alleen_sqlite
IEDEREEN = (*PERSONAS, None)
APP = web.maak_app()
ALLEMAAL = (*PERSONAS, "zonder account")
HOEVEEL = int(os.environ.get("ADRESSEN", "1"))  # addresses of a route that are tried
SIGN_IN = "asked to sign in"
# Where a mark does not open: to a page of a role 403, to what others have it is not there.
DICHT = {"zetel": 404, "mail": 404, "beheer": 404}


@pytest.fixture(scope="module")
def omvang(request):
    """Count the cells of each part; printed at the end."""
    cellen = Counter()
    yield cellen  # a deviation fails its test, and is then named there
    regel = f"permission matrix: {cellen.total()} cells, 0 deviations ({dict(cellen)})"
    request.config.get_terminal_writer().line(f"\n{regel}")


def afwijkingen(omvang, deel, cellen):
    """Count these cells and return those that are not as expected: (cell, expected, is)."""
    cellen = list(cellen)
    omvang[deel] += len(cellen)
    return [cel for cel in cellen if cel[1] != cel[2]]


def test_every_part_of_a_dilemma_in_every_status_is_seen_by_whom_the_table_says(
    ladder, mensen, omvang
):
    def cellen():
        for wie in IEDEREEN:
            for status, dilemma in ladder.items():
                gezien = policy.zicht(getattr(mensen, wie or "", None), dilemma, dag(NU))
                mag = verwacht(wie)[status] if wie else set()
                yield from (((wie, status, z), z in mag, z in gezien) for z in Zicht)

    assert afwijkingen(omvang, "sight", cellen()) == []


def test_every_transition_in_every_status_is_for_whom_the_table_says(ladder, mensen, omvang):
    cellen = (
        (
            (wie, status, o.naam),
            wie in toegestaan(status, o),
            policy.mag_doen(getattr(mensen, wie or "", None), o, dilemma),
        )
        for wie in IEDEREEN
        for status, dilemma in ladder.items()
        for o in OVERGANGEN
    )
    assert afwijkingen(omvang, "transitions", cellen) == []


@pytest.mark.parametrize("situatie", SITUATIES)
def test_every_deed_on_own_and_foreign_rows_is_for_whom_it_is(mensen, db, omvang, situatie):
    van, kolom = SITUATIES[situatie]
    rijen = daadwereld.rijen(mensen, van)
    if kolom == 2:
        Lidmaatschap.update(tot=dag(NU) - timedelta(days=1)).execute()

    def cellen():
        for naam in DADEN:
            gelukt = uitkomsten(naam, rijen, mensen, db)
            mag = WIE.get(naam, (CCV, CCV, CCV))[kolom]
            yield from (((wie, naam, situatie), wie in mag, wie in gelukt) for wie in ALLEMAAL)

    assert afwijkingen(omvang, "deeds", cellen()) == []


@pytest.fixture(scope="module")
def gevuld(ladder):
    rondgang.vul(ladder)


@pytest.mark.parametrize("wie", IEDEREEN)
def test_every_page_lets_in_whom_its_mark_and_the_table_say(
    gevuld, ladder, mensen, omvang, monkeypatch, wie
):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
    bezoeker = web.Bezoeker(APP, getattr(mensen, wie or "", None), NU, keurt=False)

    def cellen():
        for methode in ("GET", "POST"):
            for regel in rondgang.routes(APP, methode):
                for pad in rondgang.adressen(regel)[:HOEVEEL]:
                    hoort = _hoort(regel, pad, getattr(mensen, wie or "", None))
                    antwoord = (bezoeker.open if methode == "GET" else bezoeker.post)(pad)
                    yield (wie, methode, pad), hoort, _kreeg(antwoord, hoort)
                    if regel.endpoint == "toegang.uitloggen" and wie:
                        bezoeker.meld_aan(getattr(mensen, wie), NU)

    assert afwijkingen(omvang, "pages", cellen()) == []


def _hoort(regel, pad, persoon):
    """Return what becomes of somebody at an address, as far as its mark and its dilemma decide."""
    view = APP.view_functions[regel.endpoint]
    if persoon is None and view.toegang != "openbaar":
        return SIGN_IN
    if not view.opent(persoon, dag(NU)):
        return DICHT.get(view.toegang, 403)
    met_nummer = re.match(r"/(?:dilemma|inbrengen)/(D-[-\d]+)", pad)
    dilemma = Dilemma.met_nummer(met_nummer[1]) if met_nummer else None
    return 404 if dilemma and not policy.zicht(persoon, dilemma, dag(NU)) else "in"


def _kreeg(antwoord, hoort):
    if (antwoord.naar or "").startswith("/inloggen") and hoort != "in":
        return SIGN_IN
    return "in" if hoort == "in" and antwoord.status < 500 else antwoord.status
