"""A link in somebody's mail opens no page to who must have a second factor, or has one; what is
sensitive asks for it again; and no page gives a secret back. Read from the routes, the deeds and
the forms, so that a new one cannot fall outside it.
"""

from datetime import timedelta
from importlib import import_module
from pkgutil import walk_packages

import pytest
from wtforms import PasswordField
from wtforms.fields.core import UnboundField

from portal import forms
from portal.models import Lidmaatschap, Persoon, Sessie
from portal.web.ingevuld import BEWIJS, GEHEIM
from tests.hulp import databases, rondgang, web
from tests.hulp.daadpagina import DADEN, daden_van, formulierpaginas, rij
from tests.hulp.wereld import NU, WERKGROEP, gremium_met

pytestmark = [databases.alleen_sqlite, pytest.mark.usefixtures("zonder_pers")]
APP = web.maak_app()
ROUTES = [(m, regel) for m in ("GET", "POST") for regel in rondgang.routes(APP, m)]
DICHT = [(m, r) for m, r in ROUTES if rondgang.toegang(APP, r) not in ("openbaar", "account")]
ZWAAR = (
    "adviseur",
    "adviseur2",
    "beheerder",
    "trekker",
    "voorzitter_platform",
    "voorzitter_beraad",
)
INSTELLEN, GEVEN = "/mijn/beveiliging", "/inloggen/nogmaals"


def bezoeker(mensen, persona, sterk_op):
    """Return somebody who gave their second factor at this moment, or not at all (None)."""
    wie = web.Bezoeker(APP, getattr(mensen, persona), NU, keurt=False)
    Sessie.update(sterk_op=sterk_op).execute()
    return wie


def adressen(wie, routes):
    """Visit each route at one address; yield it with the answer."""
    for methode, regel in routes:
        pad = rondgang.adressen(regel)[0]
        vraag = wie.open if methode == "GET" else wie.post
        yield (
            f"{methode} {pad}",
            vraag(pad, **({} if methode == "GET" else {"data": {"naam": "x"}})),
        )


@pytest.mark.parametrize("persona", ZWAAR)
def test_without_a_second_factor_a_link_opens_only_where_one_sets_it(volle_ladder, mensen, persona):
    for pad, antwoord in adressen(bezoeker(mensen, persona, None), DICHT):
        naar_instellen = antwoord.naar == INSTELLEN or INSTELLEN in antwoord.links.values()
        assert antwoord.status in (303, 401) and naar_instellen, pad


@pytest.mark.parametrize("persona", ["adviseur", "collega"])
def test_with_a_second_factor_a_link_opens_only_where_one_gives_it(volle_ladder, mensen, persona):
    Persoon.update(beveiligd_op=NU).execute()
    routes = [(m, r) for m, r in ROUTES if rondgang.toegang(APP, r) != "openbaar"]
    for pad, antwoord in adressen(bezoeker(mensen, persona, None), routes):
        if GEVEN not in pad:
            geeft = (antwoord.naar or "").startswith(GEVEN) or antwoord.status == 401
            assert geeft and antwoord.status in (303, 401), pad


@pytest.mark.parametrize("persona", ["inbrenger", "deelnemer", "specialist", "bestuurder"])
def test_who_need_have_none_is_not_asked(volle_ladder, mensen, persona):
    for pad, antwoord in adressen(bezoeker(mensen, persona, None), DICHT):
        assert antwoord.naar != INSTELLEN and antwoord.status != 401, pad


def test_the_page_of_a_sensitive_deed_asks_before_anything_is_typed(volle_ladder, mensen):
    Persoon.update(beveiligd_op=NU).execute()
    wie = bezoeker(mensen, "adviseur", NU - timedelta(minutes=10))
    gezien = set()
    for regel, daden in formulierpaginas(APP):
        gevoelig = [naam for naam in daden if DADEN[naam].gevoelig]
        for pad in rondgang.adressen(regel) if gevoelig else ():
            _, args = APP.url_map.bind("").match(pad, "POST")
            antwoord = wie.open(pad)
            if DADEN[gevoelig[0]].kan(mensen.adviseur, rij(gevoelig[0], args), NU):
                assert antwoord.naar == f"{GEVEN}?volgende={pad}", pad
                gezien.add(gevoelig[0])
            else:
                assert antwoord.status in (303, 403, 404), pad
    assert gezien >= {"rondom.factoren.zet_wachtwoord", "rondom.factoren.hernoem_passkey"}
    assert gezien >= {"werkgroep.nodig_uit", "werkgroep.zet_laatste_dag"}


def test_a_stolen_cookie_makes_no_reader_that_outlives_it(volle_ladder, mensen):
    """Also of what is posted without opening the page."""
    Persoon.update(beveiligd_op=NU).execute()
    wie = bezoeker(mensen, "adviseur", NU - timedelta(minutes=10))
    voor = list(Lidmaatschap.select().order_by(Lidmaatschap.id).dicts())
    groep = gremium_met(WERKGROEP)
    geeft = {"sleutel": "x", "rol": "voorzitter", "persoon": mensen.buitenstaander.id}
    assert wie.post(f"/werkgroepen/{groep.id}/uitnodigen", geeft).status == 401
    assert list(Lidmaatschap.select().order_by(Lidmaatschap.id).dicts()) == voor


def test_what_is_sensitive_without_a_page_asks_as_well(volle_ladder, mensen):
    Persoon.update(beveiligd_op=NU).execute()
    wie = bezoeker(mensen, "adviseur", NU - timedelta(minutes=10))
    met_pagina = {regel.endpoint for regel, _ in formulierpaginas(APP)}
    knoppen = [
        regel
        for regel in rondgang.routes(APP, "POST")
        if regel.endpoint not in met_pagina
        and any(DADEN[naam].gevoelig for naam in daden_van(APP, regel.endpoint))
    ]
    assert len(knoppen) >= 3
    for regel in knoppen:
        antwoorden = {wie.post(pad).status for pad in rondgang.adressen(regel)}
        # Of several addresses one may be of what does not exist for them.
        assert antwoorden - {404} and antwoorden <= {401, 403, 404}, regel.rule


def test_every_sensitive_deed_asks_ten_minutes_and_no_longer(volle_ladder, mensen):
    Persoon.update(beveiligd_op=NU).execute()
    for geleden, vraagt in (
        (timedelta(minutes=9, seconds=59), False),
        (timedelta(minutes=10), True),
    ):
        wie = bezoeker(mensen, "collega", NU - geleden)
        assert (wie.open(f"{INSTELLEN}/wachtwoord").status == 303) is vraagt
        Sessie.delete().execute()


def geheime_velden():
    """Yield the name of each field of any form that takes a password, a code or a key."""
    for module in walk_packages(forms.__path__, "portal.forms."):
        for vorm in vars(import_module(module.name)).values():
            for naam, veld in vars(vorm).items() if isinstance(vorm, type) else ():
                if isinstance(veld, UnboundField):
                    soort, kw = veld.field_class, veld.kwargs.get("render_kw") or {}
                    if issubclass(soort, PasswordField) or "data_geheim" in kw:
                        yield naam


def test_what_proves_who_somebody_is_is_a_field_that_no_error_page_gives_back(db):
    namen = set(geheime_velden())
    assert namen >= {"wachtwoord", "code", "bewijs_code", "bewijs_wachtwoord"}
    assert {naam for naam in namen if naam not in GEHEIM and not naam.startswith(BEWIJS)} == set()
