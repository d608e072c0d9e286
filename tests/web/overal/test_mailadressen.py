"""Every field that takes an address takes what mail can go to and nothing else.

Which fields those are is read off the pages and the commands: whatever is called an address, must
be one. A new form falls under it by itself.
"""

import ast
import re
from email.utils import parseaddr

import click
import pytest

from portal.cli import DELEN
from portal.config import ROOT
from portal.db import database
from portal.forms.keuring import ACCENT
from portal.models import Persoon
from tests.hulp.lastig import FORMULIER, gecodeerd
from tests.hulp.opdrachten import fout, opdrachtgever
from tests.hulp.pagina import woorden
from tests.web.overal.conftest import ZENDERS
from tests.web.test_inbrengen import ALLES

MET_ACCENT = ("jörg@gemeente.nl", "søren@gemeente.nl", "naam.É@gemeente.nl", "имя@gemeente.nl")
NOEMT_ADRES = re.compile(r"mail(?!ing)|e-mailadres", re.IGNORECASE)
OPDRACHTEN = [opdracht for deel in DELEN for opdracht in deel.OPDRACHTEN]


def adresvelden(formulier):
    """Return the names of the fields of a form that are an address by their kind."""
    velden = formulier.element.iter("input")
    return {e.get("name") for e in velden if e.get("type") == "email"}


def noemt_adres(formulier):
    """Return the names of the fields that are an address by their name or their label."""
    labels = {e.get("for"): woorden(e) for e in formulier.element.iter("label")}
    velden = [
        e for e in formulier.element.iter("input") if e.get("type") not in ("hidden", "checkbox")
    ]
    return {
        e.get("name")
        for e in velden
        if NOEMT_ADRES.search(f"{e.get('name')} {labels.get(e.get('id'), '')}")
    }


@pytest.fixture
def met_bon(bezoeker, ronde):
    """Somebody who filed without an account, and has the receipt before them; nobody's walk meets
    what they filed.
    """
    for naam in ZENDERS:
        ronde(naam)
    wie = bezoeker(None)
    wie.verstuur(wie.open("/inbrengen"), **ALLES)
    return wie


def formulieren(ronde, met_bon):
    """Return every form that asks for an address, and who may send it."""
    alle = [(naam, f) for naam in ZENDERS for f in ronde(naam).formulieren.values()]
    alle += [("bon", f) for f in met_bon.open("/ontvangen/dilemma/wijzig").formulieren]
    return [(naam, f) for naam, f in alle if adresvelden(f) or noemt_adres(f)]


def test_what_is_called_an_address_is_a_field_for_one(ronde, met_bon):
    gevonden = formulieren(ronde, met_bon)
    assert {f.actie.rpartition("/")[2] for _, f in gevonden} >= {
        "inbrengen",
        "signaal",
        "inloggen",
        "uitnodigen",
        "wijzig",
    }
    assert [f.actie for _, f in gevonden if noemt_adres(f) != adresvelden(f)] == []


@pytest.mark.parametrize("adres", MET_ACCENT)
def test_an_accent_before_the_at_sign_is_refused_at_the_field_in_every_form(
    ronde, met_bon, bezoeker, adres
):
    for naam, formulier in formulieren(ronde, met_bon):
        wie = met_bon if naam == "bon" else bezoeker(naam)
        for veld in adresvelden(formulier):
            paren = [p for p in formulier.beginwaarden() if p[0] not in ("csrf_token", veld)]
            antwoord = wie.post(
                formulier.actie, gecodeerd([*paren, (veld, adres)]), Content_Type=FORMULIER
            )
            assert antwoord.status == 422, formulier.actie
            assert ACCENT in antwoord.met_klasse("fout"), formulier.actie
            # It comes back as it was typed.
            assert dict(antwoord.formulier(formulier.actie).beginwaarden())[veld] == adres.lower()
    assert not [p for p in Persoon.select() if not p.email.isascii()]


def test_an_accented_domain_is_kept_and_found_as_mail_knows_it(bezoeker, kooi):
    wie = bezoeker(None)
    getypt, bewaard = "Naam@Gemeente-Één.example", "naam@xn--gemeente-n-j7aa.example"
    with database.atomic() as terug:
        wie.verstuur(wie.open("/inbrengen"), **ALLES | {"email": getypt})
        assert Persoon.met_email(getypt).email == bewaard
        assert Persoon.met_email(bewaard) == Persoon.met_email(getypt.lower())
        terug.rollback()


def test_no_form_makes_a_field_for_an_address_by_itself():
    """So that the one rule, in forms/basis.py, holds for all of them."""
    zelf = [
        bestand.relative_to(ROOT).as_posix()
        for bestand in (ROOT / "portal").rglob("*.py")
        if {"EmailField", "Email", "validate_email"} & _namen(bestand)
    ]
    assert sorted(zelf) == ["portal/forms/basis.py", "portal/tools/mailadres.py"]


def _namen(bestand):
    return {
        naam.name for knoop in ast.walk(ast.parse(bestand.read_text("utf-8")))
        if isinstance(knoop, ast.ImportFrom) for naam in knoop.names
    }  # fmt: skip


def _adressen_van(opdracht):
    return [p for p in opdracht.params if NOEMT_ADRES.search(f"{p.name} {getattr(p, 'help', '')}")]


MET_ADRES = [(o, p) for o in OPDRACHTEN for p in _adressen_van(o)]


def test_there_is_a_command_that_takes_an_address():
    assert [(o.name, p.name) for o, p in MET_ADRES] == [("user", "email")]


@pytest.mark.parametrize(("opdracht", "parameter"), MET_ADRES, ids=lambda p: p.name)
@pytest.mark.parametrize("adres", MET_ACCENT)
def test_an_accent_before_the_at_sign_is_refused_on_the_command_line(
    kooi, tmp_path, opdracht, parameter, adres
):
    woord = [adres] if isinstance(parameter, click.Argument) else [parameter.opts[0], adres]
    anders = ["--naam", "X"] if opdracht.name == "user" else []
    assert "EMAIL" in fout(opdrachtgever(tmp_path)(opdracht.name, *woord, *anders), code=2)
    assert not [p for p in Persoon.select() if parseaddr(p.email)[1] == adres]
