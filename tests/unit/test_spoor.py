"""A line of the trail is waited for by nobody: behind a writer that hangs it waits itself, is
counted, and is written later.
"""

import logging
from dataclasses import replace
from time import monotonic

import pytest

from portal import audit
from portal.db import schrijven
from portal.jobs.ronde import ronde
from portal.models import Gebeurtenis, Sessie
from portal.steps.rondom import sessies, spoor
from portal.steps.rondom.spoor import Toegangsregel
from portal.tools import tijd
from portal.tools.netwerk import netwerk
from portal.vocabulary import Voorval
from tests.hulp import web, wereld
from tests.hulp.post import met_postmap
from tests.hulp.schrijver import hangt
from tests.hulp.wereld import NU

NET = "192.0.2.0/24"


@pytest.fixture(autouse=True)
def niets_wacht():
    spoor.WACHTEND.clear()
    spoor._RUST_TOT[0] = 0.0
    yield
    spoor.WACHTEND.clear()
    spoor._RUST_TOT[0] = 0.0


@pytest.fixture
def regel(eigen_database):
    wie = wereld.mensen().adviseur
    return Toegangsregel(Voorval.GELEZEN, "D-2026-0001", "gelukt", wie, NU, NET)


def verteld():
    rijen = Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.GELEZEN)
    return [(g.onderwerp, g.vanaf, g.op) for g in rijen.order_by(Gebeurtenis.id)]


def test_behind_a_writer_that_hangs_signing_out_ends_the_session_at_once(
    regel, eigen_url, tmp_path, monkeypatch
):
    monkeypatch.setattr(tijd, "nu", lambda: NU)
    app, wie = web.maak_app(), wereld.mensen().collega
    bezoeker = web.Bezoeker(app, wie, NU, keurt=False)
    rijen = Sessie.select().where(Sessie.persoon == wie)
    (rij,) = rijen
    with hangt(eigen_url):
        begin = monotonic()
        antwoord = bezoeker.post("/uitloggen")
        assert antwoord.status == 303 and monotonic() - begin < 2
        assert rijen.count() == 1
        assert sessies.stand(rij, NU) is None
    ronde(met_postmap(tmp_path), NU)
    assert rijen.count() == 0


def test_behind_a_writer_that_hangs_it_waits_is_counted_and_is_written_by_the_next_round(
    regel, eigen_url, tmp_path, caplog
):
    with hangt(eigen_url), caplog.at_level(logging.WARNING):
        for nummer in range(3):
            spoor.noteer(replace(regel, onderwerp=f"D-2026-000{nummer}"))
        assert verteld() == []
        gezond = web.maak_app().test_client().get("/gezond").get_json()
        assert (gezond["status"], gezond["log_wacht"]) == ("ok", 3)
    assert f"gelezen D-2026-0002 gelukt by account {regel.wie.id} from {NET}" in caplog.text
    spoor._RUST_TOT[0] = 0.0
    ronde(met_postmap(tmp_path), NU)
    assert verteld() == [(f"D-2026-000{nummer}", NET, NU) for nummer in range(3)]
    assert not spoor.WACHTEND and list(audit.fouten()) == []


def test_after_one_that_could_not_be_written_the_next_do_not_wait_at_all(
    regel, eigen_url, monkeypatch
):
    geprobeerd = []
    with hangt(eigen_url):
        spoor.noteer(regel)
        monkeypatch.setattr(spoor, "even_schrijven", geprobeerd.append)
        for nummer in range(20):
            spoor.noteer(replace(regel, onderwerp=f"D-2026-{nummer:04d}"))
    assert geprobeerd == [] and len(spoor.WACHTEND) == 21


def test_what_waits_is_bounded(regel, eigen_url, monkeypatch):
    monkeypatch.setattr(spoor, "_schrijf", lambda regels: False)
    for nummer in range(spoor.WACHTEND_MAX + 10):
        spoor.noteer(replace(regel, onderwerp=f"D-2026-{nummer:04d}"))
    assert len(spoor.WACHTEND) == spoor.WACHTEND_MAX


def test_of_who_reads_it_is_told_once_and_of_another_network_again(regel):
    for vanaf in (NET, NET, "2001:db8:1::/48"):
        spoor.noteer(replace(regel, vanaf=vanaf))
    assert [vanaf for _, vanaf, _ in verteld()] == [NET, "2001:db8:1::/48"]


def test_a_line_comes_beside_the_work_and_the_chain_stays_whole(regel):
    with schrijven():
        audit.leg_vast(Voorval.ACCOUNT, wie=None, op=NU, onderwerp="account 1")
    spoor.noteer(regel)
    with schrijven():
        audit.leg_vast(Voorval.ACCOUNT, wie=None, op=NU, onderwerp="account 1")
    assert list(audit.fouten()) == []


@pytest.mark.parametrize(
    ("adres", "net"),
    [
        ("192.0.2.77", NET),
        ("::ffff:192.0.2.77", NET),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", "?"),
        (None, "?"),
        ("zomaar", "?"),
    ],
)
def test_of_an_address_only_its_network_is_kept(adres, net):
    assert netwerk(adres) == net
