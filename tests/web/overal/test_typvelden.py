"""Whoever types a date or a time is understood in every field, and keeps what was not."""

import pytest

from portal.db import database
from portal.forms.tijdvelden import Dagveld, Tijdveld
from tests.hulp.lastig import FORMULIER, gecodeerd
from tests.web.overal.test_invoer import ongezegeld

# By the kind of field: what is typed, how the field then holds it, what no clock or calendar has,
# and what is said of that.
GETYPT = {
    "date": ("10-12-2027", "2027-12-10", "31-02-2027", Dagveld.fout),
    "time": ("13.30 uur", "13:30", "25.61", Tijdveld.fout),
}
# Every field for a day or a time that the portal has, by its name, as its forms are walked past.
VELDEN = {
    "datum",
    "tijd",
    "vaste_tijd",
    "begonnen",
    "geeindigd",
    "termijn",
    "uiterlijk",
    "dag",
    "volgende_datum",
}


@pytest.fixture
def velden(ronde):
    """Return every form with a field for a day or a time: the form, the field and its kind."""
    vormen = [f for naam in ("adviseur", "trekker") for f in ronde(naam).formulieren.values()]
    return [
        (f, e.get("name"), e.get("type"))
        for f in vormen
        for e in f.element.iter("input")
        if e.get("type") in GETYPT
    ]


def antwoord(wie, formulier, naam, waarde):
    paren = [(n, w) for n, w in ongezegeld(formulier) if n not in (naam, "sleutel")]
    return wie.post(formulier.actie, gecodeerd([*paren, (naam, waarde)]), Content_Type=FORMULIER)


def test_every_such_field_is_walked_past(velden):
    assert {naam.split("-")[-1] for _, naam, _ in velden} >= VELDEN


def test_what_people_write_is_understood(bezoeker, velden):
    wie = bezoeker("adviseur")
    for formulier, naam, soort in velden:
        getypt, verstaan, _, zin = GETYPT[soort]
        with database.atomic() as terug:
            pagina = antwoord(wie, formulier, naam, getypt)
            terug.rollback()
        assert pagina.status in (303, 422), (formulier.actie, naam, pagina.status)
        if (
            pagina.status == 422
        ):  # of something else: the field now holds what a browser understands
            (veld,) = (e for e in pagina.boom.iter("input") if e.get("name") == naam)
            assert (veld.get("value"), veld.get("type")) == (verstaan, soort), formulier.actie
            assert zin not in pagina.tekst, formulier.actie


def test_what_no_calendar_or_clock_has_stays_as_it_was_typed(bezoeker, velden):
    wie = bezoeker("adviseur")
    for formulier, naam, soort in velden:
        _, _, onzin, zin = GETYPT[soort]
        fout = antwoord(wie, formulier, naam, onzin)
        assert fout.status == 422 and zin in fout.tekst, (formulier.actie, naam, fout.status)
        (veld,) = (e for e in fout.boom.iter("input") if e.get("name") == naam)
        assert (veld.get("value"), veld.get("type")) == (onzin, "text"), (formulier.actie, naam)
