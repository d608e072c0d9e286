"""A key that is changed: what was signed, closed or counted under the old one holds while that one
stands beside the new, and no longer once it is gone; what is new is under the new one alone. One
row for every use that the portal makes of its key.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from flask import g, session
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms import ValidationError

from portal.config import ROOT
from portal.db import schrijven
from portal.jobs import sleutels
from portal.models import Codeapp, Turf
from portal.steps.rondom import bewijs as stap
from portal.tools.kluis import Kluis
from portal.views.rondom.bewijs import kluis
from portal.views.rondom.factoren import BEDENKTIJD
from portal.web import drempels, ingevuld
from tests.hulp import databases, factoren, web
from tests.hulp.wereld import NU

pytestmark = [databases.alleen_sqlite, pytest.mark.usefixtures("zonder_pers", "db")]
EEN, TWEE = "oude-sleutel-" * 4, "nieuwe-sleutel-" * 4
OUD = web.maak_app(secret_key=EEN)
BEIDE = web.maak_app(secret_key=TWEE, secret_key_previous=EEN)
NIEUW = web.maak_app(secret_key=TWEE)


class Gebruik(NamedTuple):
    """One use of the key: in which file, how something is made with it, and whether that holds."""

    waar: str
    maak: Callable[[Any, Any], Any]
    houdt: Callable[[Any, Any, Any], bool]


def _koekje(app, wie):
    bezoeker = web.Bezoeker(app, wie, NU, keurt=False)
    return bezoeker.http.get_cookie("session").value


def _is_binnen(app, wie, koekje):
    bezoeker = web.Bezoeker(app, None, NU, keurt=False)
    bezoeker.http.set_cookie("session", koekje)
    return bezoeker.open("/mijn").status == 200


def _token(app, wie):
    with app.test_request_context():
        session["csrf_token"] = "vast"
        return generate_csrf()


def _token_klopt(app, wie, token):
    with app.test_request_context():
        session["csrf_token"] = "vast"
        try:
            validate_csrf(token)
        except ValidationError:
            return False
        return True


def _tekst_komt_terug(app, wie, token):
    with app.test_request_context("/inbrengen", method="POST", data={"csrf_token": token}):
        g.kaal = True
        return ingevuld.van_ons()


def _in_kluis(app, wie, dicht):
    with app.app_context():
        return kluis().open(dicht, BEDENKTIJD) == "geheim"


def _dicht(app, wie):
    with app.app_context():
        return kluis().sluit("geheim")


def _turf(app, wie):
    with app.test_request_context():
        sleutel, *_ = drempels._sleutels("inloggen|1|iemand")
        Turf.insert(sleutel=sleutel, aantal=1, tot=NU).on_conflict_ignore().execute()
        return sleutel


def _telt(app, wie, sleutel):
    with app.test_request_context():
        return sleutel in drempels._sleutels("inloggen|1|iemand")


def _merk(app, wie):
    return re.search(r'data-wie="(\w+)"', web.Bezoeker(app, wie, NU).open("/mijn").html)[1]


def _kent_merk(app, wie, merk):
    pagina = web.Bezoeker(app, wie, NU).open("/mijn").html
    return merk in re.findall(r'data-wie(?:-eerder)?="(\w+)"', pagina)


GEBRUIK = {
    "the session cookie": Gebruik("portal/factory.py", _koekje, _is_binnen),
    "the token of a form": Gebruik("portal/factory.py", _token, _token_klopt),
    "what an error page gives back": Gebruik("portal/web/ingevuld.py", _token, _tekst_komt_terug),
    "the secret of an app for codes": Gebruik("portal/views/rondom/bewijs.py", _dicht, _in_kluis),
    "the name of a tally": Gebruik("portal/web/drempels.py", _turf, _telt),
    "the mark of whose page it is": Gebruik("portal/web/sessie.py", _merk, _kent_merk),
}
ANDERS = {
    "portal/jobs/sleutels.py": "closes anew, below",
    # The handle of a person in a new passkey is asked for by nobody: it is found by its own name.
    "portal/web/passkeys.py": "a name for the passkey's own list; nothing opens with it",
}
RIJEN = pytest.mark.parametrize("gebruik", GEBRUIK.values(), ids=GEBRUIK)


def test_every_use_of_the_key_has_its_row():
    vraagt = re.compile(r"\bsecret_key\b|(?<!jobs)\.sleutels\b|WTF_CSRF_SECRET_KEY")
    bestanden = {
        str(bestand.relative_to(ROOT))
        for bestand in (ROOT / "portal").rglob("*.py")
        if vraagt.search(bestand.read_text("utf-8"))
    }
    bestanden = {naam for naam in bestanden if not naam.startswith("portal/config/")}
    bestanden -= {"portal/tools/kluis.py"}  # is given one
    assert bestanden == {gebruik.waar for gebruik in GEBRUIK.values()} | set(ANDERS)


@RIJEN
def test_what_was_made_under_the_old_key_holds_with_that_one_beside_the_new(gebruik, mensen):
    wie = mensen.inbrenger
    oud = gebruik.maak(OUD, wie)
    assert gebruik.houdt(OUD, wie, oud) and gebruik.houdt(BEIDE, wie, oud)
    assert not gebruik.houdt(NIEUW, wie, oud)


@RIJEN
def test_what_is_made_then_is_under_the_new_key_alone(gebruik, mensen):
    wie = mensen.inbrenger
    nieuw = gebruik.maak(BEIDE, wie)
    assert gebruik.houdt(BEIDE, wie, nieuw) and gebruik.houdt(NIEUW, wie, nieuw)
    assert not gebruik.houdt(OUD, wie, nieuw)


def test_a_form_that_was_open_when_the_key_changed_is_sent(mensen):
    oud, nieuw = (web.Bezoeker(app, None, NU) for app in (OUD, BEIDE))
    pagina = oud.open("/inloggen")
    nieuw.http.set_cookie("session", oud.http.get_cookie("session").value)
    assert nieuw.verstuur(pagina, email="iemand@test.example").status == 200
    alleen = web.Bezoeker(NIEUW, None, NU)
    alleen.http.set_cookie("session", oud.http.get_cookie("session").value)
    assert alleen.verstuur(pagina, email="iemand@test.example").status == 400


def test_who_was_over_a_limit_is_so_under_the_new_key(mensen, monkeypatch):
    for app in (OUD, BEIDE):
        monkeypatch.setitem(app.config, "DREMPELS", True)
    aantal = next(d.aantal for d in drempels.DREMPELS if d.naam == "inloggen")
    for app, status in [(OUD, 200)] * aantal + [(OUD, 429), (BEIDE, 429)]:
        wie = web.Bezoeker(app, None, NU)
        assert wie.post("/inloggen", {"email": "iemand@test.example"}).status == status


@pytest.fixture
def met_app(mensen, monkeypatch):
    monkeypatch.setattr(factoren, "KLUIS", Kluis(EEN))
    with factoren.vlug():
        factoren.met_app(mensen.adviseur)
    return mensen.adviseur


def test_a_round_closes_anew_what_the_old_key_closed_and_does_so_once(met_app):
    assert [sleutels.sluit_opnieuw(BEIDE.config["SETTINGS"]) for _ in range(2)] == [1, 0]
    assert Kluis(TWEE).open(Codeapp.get().geheim) == factoren.GEHEIM
    assert Kluis(EEN).open(Codeapp.get().geheim) is None


@pytest.mark.parametrize(
    ("kluis_", "gaat"), [(Kluis(TWEE, EEN), True), (Kluis(TWEE), False), (Kluis(EEN), True)]
)
def test_a_code_works_from_the_moment_of_the_change(met_app, kluis_, gaat):
    assert stap.met_code(met_app, factoren.code(), kluis_, NU) is gaat


def test_without_a_previous_key_nothing_is_closed_anew_nor_what_none_of_them_opens(met_app):
    assert sleutels.sluit_opnieuw(NIEUW.config["SETTINGS"]) == 0
    Codeapp.update(geheim=Kluis("een derde sleutel, van niemand meer").sluit("x")).execute()
    assert sleutels.sluit_opnieuw(BEIDE.config["SETTINGS"]) == 0


def test_an_app_that_was_set_while_the_others_were_closed_anew_stays(met_app, monkeypatch):
    nieuw = Kluis(TWEE).sluit("net ingesteld")

    def eerst_een_ander():
        Codeapp.update(geheim=nieuw).execute()
        return schrijven()

    monkeypatch.setattr(sleutels, "schrijven", eerst_een_ander)
    sleutels.sluit_opnieuw(BEIDE.config["SETTINGS"])
    assert Codeapp.get().geheim == nieuw
