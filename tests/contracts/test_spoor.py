"""Who came in, was refused, read what another wrote and fetched a file stands in the log; every
route says by its own address which of these it is, and reading changes nothing else.
"""

import re
from datetime import timedelta

import pytest
from flask import abort

from portal import audit
from portal.config import ROOT
from portal.engine import Verzoek
from portal.models import Dilemma, Gebeurtenis, Signaal
from portal.steps import intake as intakestap
from portal.steps.rondom import signaal as signaalstap
from portal.steps.rondom import spoor, toegang
from portal.tools import tijd
from portal.vocabulary import Status, Voorval
from portal.web import drempels
from portal.web.spoor import BEWIJS, BEWIJZEN, GEWEIGERD
from reports.pers import drukker
from tests.hulp import databases, momentopname, rondgang, web
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app.__wrapped__()
APP.config["SPOOR"] = True
NET = "127.0.0.0/24"
SPOOR = (Voorval.AANMELDEN, Voorval.GEWEIGERD, Voorval.GELEZEN, Voorval.OPGEHAALD)
# What has no number in its address and is no file leaves no line: what such pages tell of an
# intake, and why that leaves none, stands in tests/web/overal/test_ingezien.py.


@pytest.fixture
def klok(monkeypatch):
    klok = web.Klok(NU)
    monkeypatch.setattr(tijd, "nu", klok)
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
    return klok


@pytest.fixture(scope="module")
def gevuld(ladder):
    rondgang.vul(ladder)


@pytest.fixture
def bezoeker(gevuld, mensen, klok):
    return lambda naam: web.Bezoeker(
        APP, getattr(mensen, naam) if naam else None, klok.nu, keurt=False
    )


def regels(sinds=0):
    """Return the lines of the trail after event `sinds`."""
    rijen = Gebeurtenis.select().where(Gebeurtenis.id > sinds, Gebeurtenis.soort.in_(SPOOR))
    return [
        (g.soort, g.onderwerp, g.gegevens["uitslag"], g.wie_id, g.vanaf)
        for g in rijen.order_by(Gebeurtenis.id)
    ]


def laatste():
    return Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get().id


@pytest.mark.parametrize("persona", ["adviseur", "inbrenger", "deelnemer", "beheerder", None])
def test_each_page_leaves_the_line_that_its_address_says(bezoeker, mensen, monkeypatch, persona):
    monkeypatch.setattr(spoor, "TUSSENTIJD", timedelta(0))
    lezer, wie = bezoeker(persona), getattr(mensen, persona or "", None)
    id_, soorten = wie.id if wie else None, set()
    for regel in rondgang.routes(APP, "GET"):
        for pad in rondgang.adressen(regel)[-1:]:
            sinds, voor = laatste(), momentopname.alles()
            antwoord = lezer.open(pad)
            gezegd = [r for r in regels(sinds) if r[0] != Voorval.AANMELDEN]
            assert [r[:3] for r in gezegd] == verwacht(regel, pad, antwoord, wie), pad
            assert all(r[3:] == (id_, NET) for r in gezegd)
            soorten |= {r[0] for r in gezegd}
            alleen_het_spoor(voor, regel)
    horen = {
        "adviseur": {"gelezen", "opgehaald", "geweigerd"},
        "inbrenger": {"opgehaald", "geweigerd"},
    }
    assert soorten >= horen.get(persona, set())


def verwacht(regel, pad, antwoord, wie):
    """Return what a route leaves behind, told once more in words of its own."""
    nummer = next((d for d in pad.split("/") if d[:2] in ("D-", "S-")), "").removesuffix(".pdf")
    zaak = Dilemma.met_nummer(nummer) or Signaal.met_nummer(nummer)
    if antwoord.status in GEWEIGERD and regel.endpoint not in BEWIJZEN:
        return [("geweigerd", nummer or regel.endpoint, str(antwoord.status))]
    if antwoord.status == 404 and regel.arguments and regel.endpoint != "static":
        kort = all(len(deel) < 25 for deel in pad.split("/"))
        return [("geweigerd", nummer or (pad if kort else regel.endpoint), "404")]
    if antwoord.status != 200 or wie is None:
        return []
    if pad.endswith((".pdf", ".ics", ".csv", ".xlsx")):
        return [("opgehaald", pad, "gelukt")]
    if zaak and wie.is_adviseur and zaak.inbrenger_id != wie.id:
        return [("gelezen", nummer, "gelukt")]
    return []


def alleen_het_spoor(voor, regel):
    """Assert that looking changed no row of the work, and no version."""
    mag = {"gebeurtenis"} | ({"inzage", "exemplaar"} if regel.rule.endswith(".pdf") else set())
    na = momentopname.alles()
    assert {t for t in na if na[t] != voor[t]} <= mag


def test_an_intake_is_told_once_in_a_quarter_of_an_hour_and_no_screen_is_stale(
    bezoeker, ladder, mensen, klok
):
    dilemma, adviseur = ladder[Status.PLATFORM], bezoeker("adviseur")
    pad, versie = f"/dilemma/{dilemma.nummer}", Dilemma.get_by_id(dilemma.id).versie
    vraag = adviseur.open(f"{pad}/vraag")
    for minuten in (0, 1, 14, 16):
        klok.nu = NU + timedelta(minutes=minuten)
        adviseur.open(pad)
        bezoeker("deelnemer").open(pad)
        bezoeker("inbrenger").open(pad)
    gelezen = ("gelezen", dilemma.nummer, "gelukt", mensen.adviseur.id, NET)
    assert regels() == [gelezen, gelezen]
    assert Dilemma.get_by_id(dilemma.id).versie == versie
    klaar = adviseur.verstuur(vraag, vraag="Wie?", uiterlijk="1 april 2026")
    assert klaar.status == 303


def test_coming_in_going_and_failing_to_come_in(bezoeker, mensen, klok):
    toegang.stuur_link(mensen.collega.email, NU)
    pad, wie = web.link_in_mail("inloggen", mensen.collega.email), bezoeker(None)
    for _ in range(3):
        wie.post(pad)
    wie.post("/inloggen/geen-echte-link")
    wie.post("/uitloggen")
    onderwerp = f"account {mensen.collega.id}"
    soorten = [r for r in regels() if r[0] == "aanmelden"]
    assert ("aanmelden", onderwerp, "uitgelogd", mensen.collega.id, NET) in soorten
    assert ("aanmelden", onderwerp, "ingelogd", mensen.collega.id, NET) in soorten
    assert [r[1:3] for r in soorten].count(("inloggen", "mislukt")) <= 2


def test_every_way_in_is_one_of_which_a_failure_is_told(bezoeker):
    """Where a session begins, proof is given; in the demo there is none to fail."""
    wegen = {
        module.stem
        for module in (ROOT / "portal" / "views").rglob("*.py")
        if re.search(r"\bmeld_aan\(", module.read_text("utf-8"))
    }
    assert wegen == {eindpunt.partition(".")[0] for eindpunt in (*BEWIJZEN, BEWIJS)}


@pytest.mark.parametrize(
    "regel",
    [r for r in rondgang.routes(APP, "POST") if r.endpoint.startswith(BEWIJS)],
    ids=lambda regel: regel.endpoint,
)
def test_proof_that_fails_is_a_failed_sign_in(bezoeker, mensen, klok, regel):
    wie = bezoeker("adviseur")
    klok.nu += timedelta(minutes=11)  # what they showed when they came in is old by now
    fout = {"passkey": "{}", "bewijs_code": "000000"}
    if regel.endpoint == "bewijs.wachtwoord":
        fout = {"email": mensen.collega.email, "wachtwoord": "fout"}
    wie.post(regel.rule, fout)
    ((soort, onderwerp, uitslag, *_),) = regels()
    account = mensen.collega if "email" in fout else mensen.adviseur
    assert (soort, onderwerp, uitslag) == ("aanmelden", f"account {account.id}", "mislukt")


def test_a_password_for_no_account_is_of_nobody(bezoeker, mensen):
    onbekend = {"email": "wie@nergens.example", "wachtwoord": "fout"}
    bezoeker(None).post("/inloggen/wachtwoord", onbekend)
    bezoeker(None).post("/inloggen/wachtwoord", onbekend | {"email": mensen.collega.email})
    assert [r[1] for r in regels()] == ["inloggen", f"account {mensen.collega.id}"]


def test_whoever_walks_the_numbers_is_seen(bezoeker, mensen):
    gezocht = ["/stukken/9001.pdf", "/bijeenkomsten/9002", "/dilemma/D-2026-9003"]
    for naam in ("collega", None):
        lezer, sinds = bezoeker(naam), laatste()
        statussen = [lezer.open(pad).status for pad in gezocht]
        gezegd = [r[1:4] for r in regels(sinds) if r[0] == "geweigerd"]
        wie = mensen.collega.id if naam else None
        hoort = [
            (pad if pad[1] != "d" else "D-2026-9003", "404", wie)
            for pad, status in zip(gezocht, statussen, strict=True)
            if status == 404
        ]
        assert gezegd == hoort and (naam is None or len(hoort) == 3)
    lezer = bezoeker("collega")
    for nummer in range(2 * spoor.GEWEIGERD_MAX):
        lezer.open(f"/stukken/{nummer + 9100}.pdf")
    assert len(regels()) <= 2 * spoor.GEWEIGERD_MAX


@pytest.mark.parametrize("soort", ["dilemma", "signaal"])
def test_what_was_filed_without_an_account_is_not_told_of_whose_address_it_bears(mensen, soort):
    sinds = laatste()
    wie = {
        "email": mensen.adviseur.email,
        "naam": "Wie dan ook",
        "organisatie": "X",
        "functie": "Y",
    }
    if soort == "signaal":
        tekst = {"titel": "T", "tekst": "Iets.", "thema": ""}
        signaalstap.dien_in(Verzoek(None, NU, wie | tekst))
    else:
        intakestap.breng_in(
            Verzoek(None, NU, wie | {"titel": "T", "vraag": "Wat nu?"}), indienen=True
        )
    gezegd = [r for r in audit.regels(None) if r["nr"] > sinds and r["account"] != "portaal"]
    assert gezegd and {r["account"] for r in gezegd} == {None}
    assert {r["wat"] for r in gezegd} == {"zonder account"}


def test_nobody_fills_the_log_with_what_they_are_refused(bezoeker, mensen):
    lezer, sinds = bezoeker("buitenstaander"), laatste()
    for nummer in range(2 * spoor.GEWEIGERD_MAX):
        lezer.post(f"/stukken/{nummer}/intrekken")
        lezer.open(f"/dilemma/D-2026-{nummer:04d}/vraag")
    geweigerd = regels(sinds)
    assert 2 <= len(geweigerd) <= spoor.GEWEIGERD_MAX
    assert {r[0] for r in geweigerd} == {"geweigerd"}
    assert lezer.open("/postvak").status == 403


def test_what_another_site_makes_a_browser_send_is_told_of_nobody(bezoeker):
    bezoeker("adviseur").post("/uitloggen", Origin="https://evil.example")
    assert regels() == [("geweigerd", "toegang.uitloggen", "403", None, NET)]


def test_a_stylesheet_asks_nobody_who_they_are(bezoeker, monkeypatch):
    lezer = bezoeker("adviseur")
    (stijl,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', lezer.open("/mijn").html)[:1]
    monkeypatch.setattr("portal.web.sessie.toegang.sessie", None)
    assert lezer.http.get(stijl).status_code == 200


def test_no_line_holds_a_name_an_address_or_a_whole_network_address(bezoeker, mensen):
    adviseur = bezoeker("adviseur")
    for regel in rondgang.routes(APP, "GET"):
        adviseur.open(rondgang.adressen(regel)[0], X_Forwarded_For="203.0.113.77")
    verboden = [*(p.email for p in vars(mensen).values()), "203.0.113.77", "127.0.0.1"]
    for g in Gebeurtenis.select().where(Gebeurtenis.soort.in_(SPOOR)):
        inhoud = f"{g.onderwerp} {g.gegevens} {g.vanaf}"
        assert not [wat for wat in verboden if wat in inhoud], inhoud
        assert set(g.gegevens) <= {"uitslag", "wat"}


def test_a_change_knows_where_it_was_asked_from(bezoeker, ladder, mensen):
    nummer, adviseur = ladder[Status.PLATFORM].nummer, bezoeker("adviseur")
    form = adviseur.open(f"/dilemma/{nummer}/vraag")
    adviseur.verstuur(form, vraag="Wie?", uiterlijk="1 april 2026")
    vraag = Gebeurtenis.select().where(Gebeurtenis.soort == "vraag").order_by(Gebeurtenis.id.desc())
    assert vraag.get().vanaf == NET
    assert list(audit.fouten()) == []


def test_the_reader_of_the_log_gets_every_field_and_no_text(bezoeker, ladder):
    adviseur = bezoeker("adviseur")
    adviseur.open(f"/dilemma/{ladder[Status.BERAAD].nummer}")
    (regel,) = audit.regels(NU, ["gelezen"])
    assert regel | {"nr": 1} == {
        "nr": 1,
        "tijd": NU.isoformat(),
        "actie": "gelezen",
        "onderwerp": ladder[Status.BERAAD].nummer,
        "wat": "",
        "van": None,
        "naar": None,
        "uitslag": "gelukt",
        "account": 3,
        "vanaf": NET,
    }
    assert {tuple(r) for r in audit.regels(None)} == {tuple(regel)}
    afgewezen = next(r for r in audit.regels(None, ["afwijzen"]))
    assert "een zin" not in str(afgewezen) and afgewezen["naar"] == "niet_in_behandeling"


@pytest.mark.parametrize("code", [403, 409, 429])
def test_whoever_is_refused_leaves_a_line(bezoeker, mensen, monkeypatch, code):
    """Told in numbers here: not by the table that the trail itself reads."""
    monkeypatch.setitem(APP.view_functions, "start.voordeur", lambda: abort(code))
    for naam in (None, "inbrenger"):
        sinds, wie = laatste(), getattr(mensen, naam or "", None)
        assert bezoeker(naam).open("/").status == code
        gezegd = [r for r in regels(sinds) if r[0] != Voorval.AANMELDEN]
        assert gezegd == [("geweigerd", "start.voordeur", str(code), wie and wie.id, NET)]


def test_who_meets_a_limit_leaves_a_line(bezoeker, monkeypatch):
    monkeypatch.setitem(APP.config, "DREMPELS", True)
    monkeypatch.setattr(drempels, "_tel", lambda _bord, turf: turf.drempel.aantal + 1)
    lezer = bezoeker(None)
    assert lezer.verstuur(lezer.open("/inloggen"), email="lid@test.example").status == 429
    assert regels() == [("geweigerd", "toegang.stuur_link", "429", None, NET)]
