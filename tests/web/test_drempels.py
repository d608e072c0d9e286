"""Who asks too often is refused with a page that keeps what was typed; a town hall behind one
address is not.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.config import Settings
from portal.factory import create_app
from portal.jobs.ronde import ruim_op
from portal.models import Dilemma, Turf
from portal.tools.netwerk import netwerk
from portal.web import drempels
from portal.web.drempels import DREMPELS, Per
from reports.pers.job import PapierMislukt
from tests.hulp import web
from tests.hulp.databases import database
from tests.web.rondom.test_signaal import ALLES as SIGNAAL
from tests.web.test_inbrengen import ALLES

DREMPEL = {d.naam: d for d in DREMPELS}
HIER = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def eigen_app(db, klok):
    """A process of its own: it has counted nothing yet."""

    def maak(**anders):
        vorige = database.obj
        app = create_app(Settings(**web.INSTELLINGEN | anders))
        database.initialize(vorige)
        return app

    return maak


@pytest.fixture
def van(eigen_app, klok):
    """A visitor from an address: van("192.0.2.7"), all in one process unless that is given."""
    eerste = eigen_app()

    def bezoeker(adres="192.0.2.7", persoon=None, app=None):
        wie = web.Bezoeker(app or eerste, persoon, klok())
        wie.http.environ_base["REMOTE_ADDR"] = adres
        return wie

    return bezoeker


@pytest.fixture
def smal(monkeypatch):
    """Make limits narrow: smal(3, "indienen netwerk") lets three through."""

    def maak(aantal, *namen):
        nieuw = [replace(d, aantal=aantal) if d.naam in namen else d for d in DREMPELS]
        monkeypatch.setattr(drempels, "DREMPELS", tuple(nieuw))

    return maak


def vraag_link(wie, adres="lid@test.example"):
    return wie.verstuur(wie.open("/inloggen"), email=adres).status


def dien_in(wie, n, pad="/inbrengen", **anders):
    alles = (SIGNAAL if pad == "/signaal" else ALLES) | {"titel": f"Vraag {n}"} | anders
    return wie.verstuur(wie.open(pad), **alles)


def statussen(doe, keer):
    return [doe(n) for n in range(keer)]


def test_of_one_address_so_many_links_are_asked_for_from_one_place_and_not_more(van):
    n = DREMPEL["inloggen"].aantal
    assert statussen(lambda _: vraag_link(van()), n + 1) == [200] * n + [429]
    # Its owner, elsewhere, is not kept out; nor is anybody else here.
    assert vraag_link(van("198.51.100.1")) == 200 and vraag_link(van(), "ander@test.example") == 200


def test_whoever_asks_for_links_of_another_everywhere_keeps_their_owner_out_of_nothing(van):
    for n in range(30):
        assert vraag_link(van(f"10.0.{n}.1")) == 200
    assert vraag_link(van()) == 200


@pytest.mark.parametrize("vorm", ["LID@test.example", " lid@TEST.example "])
def test_writing_an_address_otherwise_is_no_way_round(van, vorm):
    for _ in range(DREMPEL["inloggen"].aantal):
        vraag_link(van())
    assert vraag_link(van(), vorm) == 429


def test_a_known_and_an_unknown_address_are_refused_alike(van, mensen):
    gezegd = []
    for adres in (mensen.collega.email, "nooit@test.example"):
        for _ in range(DREMPEL["inloggen"].aantal):
            vraag_link(van(), adres)
        wie = van()
        pagina = wie.verstuur(wie.open("/inloggen"), email=adres)
        gezegd.append((pagina.status, pagina.tekst.replace(adres, "")))
    assert gezegd[0] == gezegd[1] and gezegd[0][0] == 429


def test_a_town_hall_behind_one_address_signs_in_and_files(van):
    """A hundred people in one quarter of an hour, each of whom asks for a link and files."""
    for n in range(100):
        assert vraag_link(van(), f"lid{n}@test.example") == 200
        assert dien_in(van(), n, email=f"lid{n}@test.example").status == 303


@pytest.mark.parametrize("pad", ["/inbrengen", "/signaal"])
def test_who_files_too_often_gets_back_what_was_typed_and_can_send_it_later(van, smal, klok, pad):
    smal(2, "indienen")
    for n in range(2):
        dien_in(van(), n, pad)
    wie = van()
    pagina = dien_in(wie, 2, pad)
    wacht = int(pagina.antwoord.headers["Retry-After"])
    assert (pagina.status, 0 < wacht <= 3600) == (429, True)
    assert "Vraag 2" in pagina.tekst and "Probeer het over" in pagina.tekst
    assert "Je e-mailadres" in pagina.tekst and "<h3>Email</h3>" not in pagina.html
    klok.nu += timedelta(seconds=wacht)
    assert wie.verstuur(pagina, pad).status == 303


def test_who_is_threatened_reads_how_to_reach_the_ccv(eigen_app, van, smal):
    smal(0, "indienen")
    for contact, woorden in (
        ("", "Bel of mail het CCV."),
        ("hulp@ccv.example", "hulp@ccv.example"),
    ):
        pagina = dien_in(van(app=eigen_app(contact_email=contact)), 1, bedreigd=True)
        assert pagina.status == 429
        assert "Bel 112" in pagina.tekst and woorden in pagina.tekst


def test_a_password_is_given_back_to_nobody(van, smal):
    smal(0, "wachtwoord")
    wie = van()
    geheim = {"email": "lid@test.example", "wachtwoord": "correct-paard-batterij"}
    pagina = wie.verstuur(wie.open("/inloggen/wachtwoord"), "/inloggen/wachtwoord", **geheim)
    assert pagina.status == 429 and geheim["wachtwoord"] not in pagina.html


def test_trying_on_and_on_after_a_refusal_keeps_nobody_else_out(van, smal):
    smal(30, "indienen netwerk")
    smal_voor = [dien_in(van(), n).status for n in range(DREMPEL["indienen"].aantal)]
    assert set(smal_voor) == {303}
    assert {dien_in(van(), n).status for n in range(40)} == {429}
    assert dien_in(van(), 1, email="ander@test.example").status == 303


@pytest.mark.parametrize("naam", ["zoeken", "stukken"])
def test_an_account_is_counted_wherever_it_comes_from_and_no_other_with_it(van, mensen, smal, naam):
    smal(3, naam)
    pad = {"zoeken": "/kennisbank?zoek=iets", "stukken": "/bijeenkomsten/1/agenda.pdf"}[naam]
    for n in range(3):
        assert van(f"192.0.{n}.1", mensen.adviseur).open(pad).status != 429
    pagina = van("198.51.100.1", mensen.adviseur).open(pad)
    assert pagina.status == 429 and int(pagina.antwoord.headers["Retry-After"]) > 0
    assert van("192.0.2.1", mensen.adviseur2).open(pad).status != 429
    assert van("192.0.2.1", mensen.adviseur).open("/kennisbank").status == 200


@pytest.mark.parametrize("wie", ["adviseur", None])
def test_waiting_for_a_paper_is_no_paper(van, mensen, smal, monkeypatch, wie):
    """Every page that waits comes back by itself, until the paper is there."""
    smal(2, "stukken", "stukken netwerk")
    bezoeker = van(persoon=wie and getattr(mensen, wie))
    bezet = [True]

    def druk(*_, **__):
        if bezet[0]:
            raise PapierMislukt("druk", na=3)
        return "stuk"

    monkeypatch.setitem(bezoeker.http.application.view_functions, "brieven.factsheet", druk)
    pad = "/kennisbank/1/factsheet.pdf"
    assert {bezoeker.open(pad).status for _ in range(9)} == {503}
    bezet[0] = False
    assert [bezoeker.open(pad).status for _ in range(3)] == [200, 200, 429]


def test_a_head_costs_as_much_as_a_get(van, smal):
    smal(3, "zoeken netwerk")
    wie = van()
    antwoorden = [wie.http.head("/kennisbank?zoek=iets").status_code for _ in range(4)]
    assert antwoorden == [200, 200, 200, 429]


def test_two_processes_share_a_limit(eigen_app, van):
    apps, n = [eigen_app(), eigen_app()], DREMPEL["inloggen"].aantal
    antwoorden = statussen(lambda i: vraag_link(van(app=apps[i % 2])), n + 2)
    assert antwoorden == [200] * n + [429, 429]


def test_the_tallies_name_nobody_and_go_when_their_time_has_passed(van, mensen, klok):
    vraag_link(van("192.0.2.7", None), mensen.collega.email)
    rijen = " ".join(t.sleutel for t in Turf.select())
    assert len(rijen) > 100 and "192" not in rijen.split() and "@" not in rijen
    ruim_op(klok.nu + timedelta(hours=1))
    assert Turf.select().count() == 0


@pytest.mark.parametrize(
    ("een", "ander", "samen"),
    [
        ("192.0.2.1", "192.0.2.200", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8:1:2::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.9", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("[2001:db8:1::7]:4711", "2001:db8:1::1", True),  # as some proxies write it
        ("", None, True),
        ("unix:", "geen adres", True),
    ],
)
def test_a_network_is_what_an_office_is_given(een, ander, samen):
    assert (netwerk(een) == netwerk(ander)) is samen


def test_nothing_is_counted_for_what_costs_nothing(van):
    for pad in ("/", "/gezond", "/kennisbank", "/inloggen", "/static/bestaat-niet", "/nergens"):
        van().open(pad)
    assert Turf.select().count() == 0


def test_what_cannot_be_read_is_refused_as_ever(van):
    wie = van()
    assert wie.post("/inbrengen", b"\xff\xfe%zz=&&&=").status == 422
    assert Dilemma.select().count() == 0


def test_every_kind_of_counting_is_used():
    assert {d.per for d in DREMPELS} == set(Per)
