"""The key to one werkgroep: a specialist sees nothing before they promised geheimhouding, has a
last day, and is gone at the next request. Held for every route and every form that seats one.
"""

import ast
import re
from datetime import timedelta

import pytest

from portal import policy
from portal.config import ROOT
from portal.db import database
from portal.engine import Verzoek
from portal.models import Dilemma, Gebeurtenis, Gremium, Lidmaatschap, Persoon
from portal.steps import werkgroep as stap
from portal.steps.rondom import accounts
from portal.tools import tijd
from portal.tools.tijd import dag
from portal.velden import SPECIALIST_TOT, SPECIALISTEN
from portal.vocabulary import GEHEIMHOUDING_NU, GremiumSoort, LidRol, Voorval
from portal.workflow import OVERGANGEN
from reports.pers import drukker
from tests.hulp import databases, rondgang, vergaderen, web, wereld
from tests.hulp import stukken as uitgegeven
from tests.hulp.geheimhouding import nog_niet_beloofd
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
VANDAAG, GISTEREN = dag(NU), dag(NU) - timedelta(days=1)
ROUTES = [(m, r) for m in ("GET", "POST") for r in rondgang.routes(APP, m)]
ENKELE = 4  # addresses of a route that are tried
ZIJN_EIGEN = (
    "Je bent gevraagd als specialist Beloof eerst geheimhouding. "
    "Daarna zie je waarover je meedenkt. Lees en beloof"
)


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    klok = web.Klok(NU)
    monkeypatch.setattr(tijd, "nu", klok)
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
    return klok


@pytest.fixture
def vol(ladder, mensen):
    """A full portal, in which the werkgroep met, has papers and meets again."""
    rondgang.vul(ladder)
    groep = wereld.gremium_met(wereld.WERKGROEP)
    for titel in ("Geweest", "Komt"):
        b = vergaderen.plan(mensen.adviseur, groep, titel=titel)
        uitgegeven.stel_vast(b, mensen.adviseur)
    return ladder


def bezoeker(persoon):
    return web.Bezoeker(APP, Persoon.get_by_id(persoon.id), tijd.nu(), keurt=False)


def paden():
    """Return every address, with its method; one's own pages show or end oneself."""
    zelf = ("/uitloggen", "/gegevens", "/inloggen", "/mijn/beveiliging", "/mijn/sessies")
    return [
        (methode, pad)
        for methode, regel in ROUTES
        if not regel.rule.startswith(zelf)
        for pad in rondgang.adressen(regel)[-ENKELE:]
    ]


def antwoorden(persoon, welke):
    """Return what these addresses answer: the status, and what the page says. What was done is
    undone.
    """
    wie, gezien = bezoeker(persoon), {}
    with database.atomic() as poging:
        for methode, pad in welke:
            antwoord = (wie.open if methode == "GET" else wie.post)(pad)
            tekst = antwoord.tekst.replace(ZIJN_EIGEN, "") if antwoord.is_html else ""
            gezien[methode, pad] = (antwoord.status, " ".join(tekst.split()))
        poging.rollback()
    return gezien


def _verloopt(zetel):
    Lidmaatschap.update(tot=GISTEREN).where(Lidmaatschap.id == zetel.id).execute()


def _neem_af(zetel):
    adviseur = Persoon.met_email("adviseur@test.example")
    stap.beeindig_lidmaatschap(zetel, Verzoek(adviseur, NU))


def _sluit(zetel):
    Gremium.update(gesloten_op=VANDAAG).where(Gremium.id == zetel.gremium_id).execute()


def test_outside_a_specialist_gets_what_an_outsider_gets_at_every_address(vol, mensen):
    """Before the promise, after the last day, without the seat, and once the werkgroep closed:
    pages, papers that were issued, calendar entries, and forms that are sent anyhow.
    """
    zetel = Lidmaatschap.get(Lidmaatschap.persoon == mensen.specialist)
    eigen = f"/geheimhouding/{zetel.id}"
    welke = list(dict.fromkeys([*paden(), ("GET", eigen), ("POST", eigen)]))
    niets = antwoorden(mensen.buitenstaander, welke)
    alles_ = antwoorden(mensen.specialist, welke)
    ziet = [pad for pad in welke if alles_[pad] != niets[pad]]
    soorten = {re.sub(r"\d+", "", pad) for _, pad in ziet}
    assert {"/stukken/", "/bijeenkomsten/", "/dilemma/D--", "/werkgroepen/"} <= soorten
    assert any(pad.endswith(".pdf") for _, pad in ziet)
    assert any(pad.endswith(".ics") for _, pad in ziet)
    for buiten in (_verloopt, _neem_af, _sluit):
        with database.atomic() as poging:
            buiten(zetel)
            gezien = antwoorden(mensen.specialist, ziet)
            assert {pad: gezien[pad] for pad in ziet if gezien[pad] != niets[pad]} == {}, buiten
            assert bezoeker(mensen.specialist).open(eigen).status == 404
            poging.rollback()
    nog_niet_beloofd(mensen.specialist)
    gezien = antwoorden(mensen.specialist, welke)
    anders = {pad: gezien[pad][0] for pad in welke if gezien[pad] != niets[pad]}
    assert anders == {("GET", eigen): 200, ("POST", eigen): 422}


def test_the_day_after_the_last_it_is_gone_in_the_same_session(vol, mensen, klok):
    Lidmaatschap.update(tot=VANDAAG).where(Lidmaatschap.persoon == mensen.specialist).execute()
    klok.nu += timedelta(hours=13)  # half past eleven in Amsterdam
    groep = wereld.gremium_met(wereld.WERKGROEP)
    wie, b = bezoeker(mensen.specialist), groep.bijeenkomsten.get()
    hier = (
        f"/werkgroepen/{groep.id}",
        f"/bijeenkomsten/{b.id}",
        f"/bijeenkomsten/{b.id}/agenda.pdf",
    )
    assert [wie.open(pad).status for pad in hier] == [200] * 3
    klok.nu += timedelta(minutes=29)
    assert [wie.open(pad).status for pad in hier] == [200] * 3
    klok.nu += timedelta(minutes=1)
    assert [wie.open(pad).status for pad in hier] == [404] * 3


def test_the_table_of_who_sees_what_knows_no_specialist_who_did_not_promise(ladder, mensen):
    nog_niet_beloofd(mensen.specialist)
    for model, voorwaarde in ((Dilemma, policy.zichtbaar), (Gremium, policy.zichtbare_werkgroepen)):
        assert not model.select().where(voorwaarde(mensen.specialist, VANDAAG)).exists()
    assert not any(policy.zicht(mensen.specialist, d, VANDAAG) for d in ladder.values())
    assert not policy.heeft_zetel(mensen.specialist, VANDAAG)


def test_the_page_of_the_promise_tells_nothing_of_the_werkgroep(vol, mensen):
    zetel = nog_niet_beloofd(mensen.specialist)
    pagina = web.Bezoeker(APP, mensen.specialist, NU).open(f"/geheimhouding/{zetel.id}")
    assert pagina.kop == "Geheimhouding" and wereld.WERKGROEP not in pagina.html
    assert bezoeker(mensen.trekker).open(f"/geheimhouding/{zetel.id}").status == 404
    assert bezoeker(mensen.adviseur).open(f"/geheimhouding/{zetel.id}").status == 404


def test_a_promise_is_recorded_with_its_moment_and_its_text_and_shown_to_the_adviseur(vol, mensen):
    zetel = nog_niet_beloofd(mensen.specialist)
    pad, adviseur = f"/geheimhouding/{zetel.id}", bezoeker(mensen.adviseur)
    groep = f"/werkgroepen/{zetel.gremium_id}"
    assert "Moet nog geheimhouding beloven" in adviseur.open(groep).tekst
    wie = web.Bezoeker(APP, mensen.specialist, NU)
    zonder = wie.verstuur(wie.open(pad), akkoord=False)
    assert (zonder.status, Lidmaatschap.get_by_id(zetel.id).geheimhouding_op) == (422, None)
    oud = wie.verstuur(wie.open(pad), akkoord=True, tekst="0")
    assert (oud.status, Lidmaatschap.get_by_id(zetel.id).geheimhouding_op) == (422, None)
    assert wie.verstuur(wie.open(pad), akkoord=True).naar == groep
    beloofd = Lidmaatschap.get_by_id(zetel.id)
    assert (beloofd.geheimhouding_op, beloofd.geheimhouding_tekst) == (NU, GEHEIMHOUDING_NU)
    laatste = Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.GEHEIMHOUDING).get()
    assert (laatste.wie, laatste.gegevens["tekst"]) == (mensen.specialist, GEHEIMHOUDING_NU)
    assert "promised text 1" in str(laatste.gegevens["stand"])
    assert (
        "Beloofde geheimhouding op 12 maart 2026, 10.30 uur (tekst 1)" in adviseur.open(groep).tekst
    )
    assert "geheimhouding" not in bezoeker(mensen.trekker).open(groep).tekst.lower()
    assert wie.open(pad).naar == groep, "who follows the link once more is let through"
    assert wie.post(pad, {"akkoord": "y", "tekst": "1"}).status == 303
    assert Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.GEHEIMHOUDING).count() == 1


def test_the_mail_leads_to_the_promise_and_is_not_sent_for_a_seat_that_ended(vol, mensen):
    adviseur = bezoeker(mensen.adviseur)
    groep = wereld.gremium_met(wereld.WERKGROEP)
    pagina = adviseur.open(f"/werkgroepen/{groep.id}/uitnodigen")
    adviseur.verstuur(pagina, persoon=mensen.buitenstaander.id, rol="specialist")
    zetel = Lidmaatschap.get(Lidmaatschap.persoon == mensen.buitenstaander)
    pad = web.link_in_mail("uitnodiging", mensen.buitenstaander.email)
    assert pad == f"/geheimhouding/{zetel.id}"
    assert policy.mag_link_openen(mensen.buitenstaander, pad, VANDAAG)
    assert not policy.mag_link_openen(mensen.trekker, pad, VANDAAG)
    assert not policy.mag_link_openen(mensen.buitenstaander, pad, zetel.tot + timedelta(days=1))


# Every way to seat somebody.

ZET_NEER = {"zetels.py: zet_neer", "opbouw.py: _geef_zetel"}


def test_somebody_is_seated_in_these_places_only(db):
    """Each gives a specialist a last day. What `matrix` writes is kept nowhere."""
    gevonden = {
        f"{pad.name}: {functie.name}"
        for pad in (ROOT / "portal").rglob("*.py")
        for functie in ast.walk(ast.parse(pad.read_text()))
        if isinstance(functie, ast.FunctionDef)
        for knoop in ast.walk(functie)
        if isinstance(knoop, ast.Call)
        and re.fullmatch(r"Lidmaatschap\.(create|insert\w*|get_or_create)", ast.unparse(knoop.func))
    }
    assert gevonden - {"matrix.py: _mensen"} == ZET_NEER


def test_every_transition_that_seats_specialists_asks_until_when(db):
    zet_neer = {o.naam for o in OVERGANGEN if SPECIALISTEN in o.velden}
    assert zet_neer == {o.naam for o in OVERGANGEN if SPECIALIST_TOT in o.velden} and zet_neer


def _te_zetten(ladder, mensen):
    """Yield each form that seats a specialist: where it is, and what it needs besides the day."""
    groep = wereld.gremium_met(wereld.WERKGROEP)
    wie = str(mensen.buitenstaander.id)
    yield f"/werkgroepen/{groep.id}/uitnodigen", {"persoon": wie, "rol": "specialist"}
    ander = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
    for overgang in (o for o in OVERGANGEN if SPECIALISTEN in o.velden):
        status = overgang.van[-1]
        naar = {"naar": "werkgroep"} if "naar" in {v.naam for v in overgang.velden} else {}
        tekst = {v.naam: "Een zin." for v in overgang.velden if v.soort.value in ("regel", "tekst")}
        rest = {"gremium": str(ander.id), "specialisten": [wie], "nieuwe_naam": ""} | naar
        anoniem = {"anoniem": True} if "anoniem" in {v.naam for v in overgang.velden} else {}
        yield f"/dilemma/{ladder[status].nummer}/stap/{overgang.naam}", tekst | rest | anoniem


def test_every_form_that_seats_a_specialist_begins_with_a_year_and_takes_no_more(ladder, mensen):
    adviseur = web.Bezoeker(APP, mensen.adviseur, NU)
    geprobeerd = 0
    for pad, invoer in _te_zetten(ladder, mensen):
        pagina = adviseur.open(pad)
        assert dict(pagina.formulier().beginwaarden())["specialist_tot"] == "2027-03-12", pad
        voor = alles()
        for dag_ in ("", "2026-03-11", "2027-03-13", "volgend jaar", "9999-12-31"):
            fout = adviseur.verstuur(pagina, **invoer, specialist_tot=dag_)
            assert (fout.status, alles()) == (422, voor), (pad, dag_, fout.status)
            assert 'href="#specialist_tot"' in fout.html, (pad, dag_)
        with database.atomic() as poging:
            goed = adviseur.verstuur(pagina, **invoer, specialist_tot="2026-04-01")
            assert goed.status == 303, (pad, goed.met_klasse("fout"))
            zetel = Lidmaatschap.get(Lidmaatschap.persoon == mensen.buitenstaander)
            assert (zetel.rol, str(zetel.tot)) == (LidRol.SPECIALIST, "2026-04-01"), pad
            poging.rollback()
        geprobeerd += 1
    assert geprobeerd == 1 + len([o for o in OVERGANGEN if SPECIALISTEN in o.velden])


def test_at_the_console_a_specialist_sits_a_year_at_most(mensen):
    for tot, wordt in (
        (None, "2027-03-12"),
        ("2026-05-01", "2026-05-01"),
        ("2030-01-01", "2027-03-12"),
    ):
        dag_ = None if tot is None else VANDAAG.fromisoformat(tot)
        accounts.geef_zetel(
            mensen.buitenstaander, GremiumSoort.PLATFORM, LidRol.SPECIALIST, NU, dag_
        )
        zetel = Lidmaatschap.get(Lidmaatschap.persoon == mensen.buitenstaander)
        assert str(zetel.tot) == wordt
        accounts.geef_zetel(mensen.buitenstaander, GremiumSoort.PLATFORM, None, NU)
