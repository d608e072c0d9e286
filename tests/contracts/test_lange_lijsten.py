"""Every page with 10 rows of every kind beside it, and with 2,000: it asks as many questions, and
stays small enough for a telephone.
"""

import re
from html import unescape
from typing import NamedTuple

import pytest
from peewee import TextField

from portal.db import database
from portal.forms import mensen
from portal.forms.rondom.acties import actieform
from portal.models import TABELLEN, Instelling, Persoon, Stuk
from portal.tools import tijd
from portal.tools.tijd import dag
from portal.vocabulary import Status
from reports.pers import drukker
from tests.hulp import databases, dilemmas, menigte, rondgang, web, wereld
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
WEINIG, VEEL = 10, 2000
GROOTST = 200_000  # bytes
LEZERS = ("adviseur", "inbrenger", "deelnemer", "voorzitter_beraad", "beheerder")
PER_ROUTE = 3
VERDER = re.compile(r'rel="next" href="([^"]+)"')
AL = {
    "adviseur": 30,
    "inbrenger": 5,
    "deelnemer": 15,
    "voorzitter_beraad": 8,
    "beheerder": 2,
}  # at least
# Of which every address is tried.
HEEL = ("dilemma.pagina", "dilemma.overgang", "bijeenkomst.agenda.pagina")


# Every list, and which of all that people write at length its rows show a part of.
LIJSTEN = {
    "/postvak": "",
    "/postvak/lot": "",
    "/signalen": "",
    "/beheer/brieven": "fout",
    "/werkgroepen": "",
    "/beheer/mensen": "",
    "/beheer/veranderd": "",
    "/beheer/organisaties": "",
    "/doelen": "",
    "/bijeenkomsten": "",
    "/acties": "wat resultaat",
    "/kennisbank": "tekst intrekreden",
    "/mijn": "terugkoppeling tekst oud nieuw reden",
}


class Gemeten(NamedTuple):
    """What a page asked of the database, its bytes, and where its lists go on and back."""

    sql: tuple[str, ...]
    vragen: int
    bytes: int
    verder: list[str]
    terug: bool


@pytest.fixture(scope="module")
def metingen(gevulde_database):
    """Return per reader and address what the page asked and weighed: with few rows, with many."""
    with pytest.MonkeyPatch.context() as zet, databases.teruggedraaid(gevulde_database):
        zet.setattr(tijd, "nu", web.Klok(NU))
        zet.setattr(drukker, "render", lambda html, *_: html.encode())
        mensen = wereld.mensen()
        ladder = {status: dilemmas.in_status(status, mensen) for status in Status}
        rondgang.vul(ladder)
        paden = _paden()
        menigte.vul(ladder, WEINIG)
        weinig = {naam: _meet(naam, paden) for naam in LEZERS}
        menigte.vul(ladder, VEEL - WEINIG)
        yield {naam: (weinig[naam], _meet(naam, list(weinig[naam]))) for naam in LEZERS}


def _paden():
    return [
        pad
        for regel in rondgang.routes(APP, "GET")
        for pad in rondgang.adressen(regel)[: None if regel.endpoint in HEEL else PER_ROUTE]
        if not pad.endswith((".pdf", ".ics"))
    ]


def _meet(naam, paden):
    """Open each page that this reader may see; return its statements and its bytes."""
    bezoeker, gemeten = web.Bezoeker(APP, getattr(wereld.mensen(), naam), NU, keurt=False), {}
    vraag, gevraagd = database.obj.execute_sql, []

    def tel(sql, params=None):
        gevraagd.append(sql)
        return vraag(sql, params)

    database.obj.execute_sql = tel
    try:
        for pad in paden:
            gevraagd.clear()
            antwoord = bezoeker.http.get(pad)
            if antwoord.status_code == 200 and antwoord.mimetype == "text/html":
                terug = 'rel="prev"' in antwoord.text
                verder = VERDER.findall(antwoord.text)
                gemeten[pad] = Gemeten(
                    tuple(gevraagd), len(gevraagd), len(antwoord.data), verder, terug
                )
    finally:
        database.obj.execute_sql = vraag
    return gemeten


@pytest.mark.parametrize("naam", LEZERS)
def test_a_page_asks_as_many_questions_of_few_rows_as_of_many(metingen, naam):
    weinig, veel = metingen[naam]
    meer = {
        pad: (weinig[pad].vragen, gemeten.vragen)
        for pad, gemeten in veel.items()
        if gemeten.vragen != weinig[pad].vragen
    }
    assert meer == {}


@pytest.mark.parametrize("naam", LEZERS)
def test_no_page_is_too_large_for_a_telephone(metingen, naam):
    _, veel = metingen[naam]
    assert {pad: g.bytes for pad, g in veel.items() if g.bytes > GROOTST} == {}


def test_a_choice_of_people_offers_the_first_and_says_what_to_do_for_another(metingen):
    """And takes somebody it did not offer, who was typed or chosen before; on every such form."""
    bezoeker = web.Bezoeker(APP, wereld.mensen().adviseur, NU, keurt=False)
    gezien = set()
    for pad in metingen["adviseur"][1]:
        for keuze in re.findall(r"<select.*?</select>", bezoeker.http.get(pad).text, re.DOTALL):
            if "Iemand 1" in keuze:
                gezien.add(pad)
                assert keuze.count("<option") <= mensen.HOOGSTENS + 1, pad
        if pad in gezien:
            assert "Staat iemand er niet bij?" in bezoeker.http.get(pad).text, pad
    assert {pad.rpartition("/")[2] for pad in gezien} >= {"uitnodigen", "instellen"}


def test_somebody_who_is_not_offered_can_be_chosen(metingen):
    laatste = Persoon.select().order_by(Persoon.id.desc()).get()
    with APP.test_request_context():
        form = actieform(dag(NU))(eigenaar=str(laatste.id))
        aantal = len(form.eigenaar.choices)
    assert str(laatste.id) in [keuze.value for keuze in form.eigenaar.choices]
    assert aantal == mensen.HOOGSTENS + 2


def test_a_list_reads_no_text_that_it_does_not_show(metingen):
    """Of what the tabs and the lists ask: a text that people write at length, of any table."""
    lang = {
        veld.column_name
        for model in TABELLEN
        for veld in model._meta.sorted_fields
        if isinstance(veld, TextField) and model not in (Instelling, Stuk)
    }
    for pad, toont in LIJSTEN.items():
        beheer = "beheerder" if pad.startswith("/beheer") else "adviseur"
        _, veel = metingen["inbrenger" if pad == "/mijn" else beheer]
        gelezen = {
            kolom
            for sql in veel[pad].sql
            for kolom in re.findall(r'"t\d+"\."(\w+)"', sql.partition(" FROM ")[0])
        }
        assert gelezen & lang <= set(toont.split()), pad


@pytest.mark.parametrize("naam", LEZERS)
def test_every_part_of_a_page_can_be_turned_over_and_back(metingen, naam):
    """As small as the first page, and with as few questions."""
    _, veel = metingen[naam]
    verder = {unescape(adres): pad for pad, g in veel.items() for adres in g.verder}
    assert len(verder) >= AL[naam]
    for adres, gemeten in _meet(naam, [adres.partition("#")[0] for adres in verder]).items():
        assert gemeten.bytes <= GROOTST and gemeten.terug, adres


def test_of_every_table_there_are_many_or_it_says_why_not(metingen):
    namen = [*menigte.tabellen(), *menigte.BEGRENSD, *menigte.ONGETOOND]
    assert sorted(namen) == sorted(model.__name__ for model in TABELLEN)
    for model in TABELLEN:
        veel = model.__name__ in set(menigte.tabellen())
        assert veel == (model.select().count() >= VEEL), model
