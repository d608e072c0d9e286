"""A session that ends while somebody writes on a page that anybody may open."""

from datetime import timedelta

import pytest

from portal.models import Dilemma, Signaal
from tests.web.rondom.test_signaal import ALLES as SIGNAAL
from tests.web.test_inbrengen import ALLES

ZEGT = "Je was niet meer ingelogd. Je tekst staat er nog."
WIE = ("email", "naam", "organisatie", "functie")
FORMULIEREN = {"/inbrengen": ALLES, "/signaal": SIGNAAL}


def zonder_wie(alles):
    return {naam: waarde for naam, waarde in alles.items() if naam not in WIE}


def vraagt_wie(pagina):
    return 'name="email"' in pagina.html and 'name="naam"' in pagina.html


def test_these_are_all_forms_that_ask_who_one_is_only_without_a_session(app, client, mensen):
    def vragen(wie):
        paden = {
            r.rule
            for r in app.url_map.iter_rules()
            if {"GET"} <= r.methods and not r.arguments and r.endpoint != "static"
        }
        gevonden = {pad: wie.http.get(pad).get_data(as_text=True) for pad in paden}
        return {p for p, h in gevonden.items() if 'name="email"' in h and 'name="naam"' in h}

    assert vragen(client()) - vragen(client(mensen.collega)) == set(FORMULIEREN)


@pytest.mark.parametrize("pad", FORMULIEREN)
def test_it_is_said_with_the_way_in_and_nothing_typed_is_lost(client, mensen, klok, pad):
    wie, alles = client(mensen.collega), FORMULIEREN[pad]
    formulier = wie.open(pad)
    klok.nu += timedelta(hours=13)
    fout = wie.verstuur(formulier, **zonder_wie(alles))
    assert fout.status == 422 and ZEGT in fout.tekst and vraagt_wie(fout)
    assert fout.links["Log in in een ander tabblad"] == "/inloggen"
    assert alles["titel"] in fout.html
    bon = wie.volg(wie.verstuur(fout, **{naam: alles[naam] for naam in WIE if naam in alles}))
    assert bon.met_klasse("nummer") and (Dilemma.select().count() + Signaal.select().count()) == 1


@pytest.mark.parametrize("pad", FORMULIEREN)
def test_whoever_was_not_signed_in_or_went_out_themselves_is_not_told_so(client, mensen, pad):
    wie = client(mensen.collega)
    wie.verstuur(wie.open("/mijn"), "/uitloggen")
    for bezoeker in (wie, client()):
        fout = bezoeker.verstuur(bezoeker.open(pad))
        assert fout.status == 422 and ZEGT not in fout.tekst
    ingelogd = client(mensen.collega)
    assert ZEGT not in ingelogd.verstuur(ingelogd.open(pad)).tekst
