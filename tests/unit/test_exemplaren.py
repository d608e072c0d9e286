"""Copies by name are made after issuing, for who may read them, and nobody's mail waits for it."""

import signal
from datetime import timedelta
from threading import Event
from threading import enumerate as alle_draden

import pytest
from flask import Flask

from portal.cli import dienst
from portal.config import Settings
from portal.engine import NietToegestaan
from portal.gegevens.slot import Niemands
from portal.jobs import exemplaren as module
from portal.jobs.exemplaren import PAUZES, Exemplaren
from portal.models import (
    Bericht,
    Bijeenkomst,
    Exemplaar,
    Inzage,
    Lidmaatschap,
    Ontvanger,
    Persoon,
    Stuk,
)
from portal.queries.rondom import exemplaren as query
from portal.queries.rondom import stuk as stukquery
from portal.steps.rondom import stuk as stap
from portal.tools import tijd
from portal.vocabulary import Stuksoort
from portal.web import verbinding
from reports.pers import drukker
from reports.pers.job import PapierMislukt, Turn
from reports.uitgeven import uitgave
from tests.hulp import stukken, vergaderen, wereld
from tests.hulp.drukte import GEDULD
from tests.hulp.opdrachten import gelukt
from tests.hulp.post import met_postmap
from tests.hulp.stukken import met_verzoek
from tests.hulp.web import INSTELLINGEN, Klok
from tests.unit.test_jobs import wacht_op

BRON = f"<p>Briefing</p>{uitgave.EXEMPLAAR}"


@pytest.fixture
def gedrukt(monkeypatch):
    """What was printed, with for whom: a copy is its HTML."""
    gedrukt = []

    def render(html, limits=None, archive=False, turn=Turn.READER, *_):
        gedrukt.append((html, archive, turn))
        return html.encode()

    monkeypatch.setattr(drukker, "render", render)
    return gedrukt


@pytest.fixture
def b(mensen, db):
    return vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))


@pytest.fixture
def geef_uit(b, mensen):
    """Issue a next version of the briefing of `b` by name, and return it."""

    def geef(op_naam=True, onderwerp=None):
        drukwerk = stukken.drukwerk(onderwerp or b, Stuksoort.BRIEFING, op_naam=op_naam, bron=BRON)
        stap.geef_uit(drukwerk, met_verzoek(mensen.adviseur))
        return stukquery.laatste(drukwerk.reeks)

    return geef


@pytest.fixture
def klok(nu):
    return Klok(nu)


@pytest.fixture
def werk(klok):
    return Exemplaren(Settings(**INSTELLINGEN), klok)


def wie_heeft(stuk):
    rijen = Exemplaar.select(Persoon).join(Persoon).where(Exemplaar.stuk == stuk.id)
    return {rij.persoon.naam for rij in rijen}


def ontvangers(stuk):
    return {r.persoon.naam for r in Ontvanger.select(Ontvanger, Persoon).join(Persoon)}


def test_every_recipient_has_a_copy_before_they_ask_and_nobody_read_it(werk, geef_uit, gedrukt):
    stuk = geef_uit()
    assert werk.maak_alle() == len(ontvangers(stuk)) == 2
    assert wie_heeft(stuk) == ontvangers(stuk)
    assert not Inzage.select().exists() and query.wacht_sinds() is None
    assert werk.maak_alle() == 0 and len(gedrukt) == 2
    assert {(archief, turn) for _, archief, turn in gedrukt} == {(True, Turn.BACKGROUND)}


def test_what_is_refused_after_printing_is_not_printed_over_and_over(
    werk, geef_uit, gedrukt, monkeypatch
):
    def weiger(*_):
        raise NietToegestaan

    geef_uit()
    monkeypatch.setattr(stap, "bewaar_exemplaar", weiger)
    assert werk.maak_alle() == 2 and len(gedrukt) == 2


def test_it_is_the_copy_that_a_reader_would_get_and_who_was_first_has_theirs(
    werk, geef_uit, gedrukt, mensen, nu
):
    stuk, lezer = geef_uit(), mensen.bestuurder
    op_verzoek = uitgave.exemplaar(stuk, lezer.naam)
    stap.bewaar_exemplaar(stuk, lezer, op_verzoek, nu)
    assert werk.maak_alle() == 1
    Exemplaar.get(Exemplaar.persoon == lezer)
    ander = Exemplaar.get(Exemplaar.persoon != lezer)
    assert bytes(ander.inhoud) == uitgave.exemplaar(stuk, ander.persoon.naam) != op_verzoek
    assert wie_heeft(stuk) == ontvangers(stuk)


def _intrekken(stuk, mensen):
    stap.trek_in(stuk, met_verzoek(mensen.adviseur, reden="Fout."))


def _zonder_zetel(stuk, mensen):
    Lidmaatschap.delete().where(Lidmaatschap.persoon == mensen.bestuurder).execute()


def _zonder_account(stuk, mensen):
    Persoon.update(actief=False).where(Persoon.id == mensen.bestuurder.id).execute()


WEG = {_intrekken: set(), _zonder_zetel: {"rest"}, _zonder_account: {"rest"}}


@pytest.mark.parametrize("wat", WEG)
def test_only_who_may_read_it_still_gets_one(werk, geef_uit, gedrukt, mensen, wat):
    stuk = geef_uit()
    rest = ontvangers(stuk) - {mensen.bestuurder.naam}
    wat(stuk, mensen)
    werk.maak_alle()
    assert wie_heeft(stuk) == (rest if WEG[wat] else set())
    assert all(mensen.bestuurder.naam not in html for html, *_ in gedrukt)
    assert query.wacht_sinds() is None


@pytest.mark.parametrize("wat", WEG)
def test_what_ends_while_it_is_printed_leaves_no_copy_and_is_no_failure(
    werk, geef_uit, mensen, monkeypatch, wat, caplog
):
    stuk = geef_uit()

    def intussen(html, *_):
        if mensen.bestuurder.naam in html:
            wat(Stuk.get_by_id(stuk.id), mensen)
        return html.encode()

    monkeypatch.setattr(drukker, "render", intussen)
    werk.maak_alle()
    assert mensen.bestuurder.naam not in wie_heeft(stuk)
    assert not caplog.records and not werk._mislukt


def test_the_newest_version_of_a_meeting_to_come_and_no_other(
    werk, geef_uit, gedrukt, mensen, klok, b
):
    oud, nieuw = geef_uit(), geef_uit()
    gewoon = geef_uit(
        op_naam=False, onderwerp=vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    )
    assert werk.maak_alle() == 2
    assert [bool(wie_heeft(s)) for s in (oud, nieuw, gewoon)] == [False, True, False]
    geef_uit()
    klok.nu = Bijeenkomst.get_by_id(b.id).begint
    assert werk.maak_alle() == 0


def test_what_fails_waits_longer_each_time_and_keeps_nobody_else(
    werk, geef_uit, mensen, klok, monkeypatch, caplog
):
    stuk, naam, keren = geef_uit(), mensen.bestuurder.naam, []

    def mislukt(html, *_):
        if naam in html:
            keren.append(klok.nu)
            raise PapierMislukt("tijd")
        return html.encode()

    monkeypatch.setattr(drukker, "render", mislukt)
    begin = klok.nu
    werk.maak_alle()
    assert wie_heeft(stuk) == ontvangers(stuk) - {naam}
    assert query.wacht_sinds() == stuk.uitgegeven_op
    assert "PapierMislukt" in caplog.text and naam not in caplog.text
    for pauze in (*PAUZES, PAUZES[-1]):
        klok.nu += pauze - timedelta(seconds=1)
        assert werk.maak_alle() == 0
        klok.nu += timedelta(seconds=1)
        werk.maak_alle()
    assert len(keren) == len(PAUZES) + 2 and keren[0] == begin
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
    klok.nu += PAUZES[-1]
    assert werk.maak_alle() == 1 and wie_heeft(stuk) == ontvangers(stuk)
    assert query.wacht_sinds() is None


def test_nothing_is_written_where_there_is_nothing_to_do(werk, db, monkeypatch):
    monkeypatch.setattr(module, "schrijven", lambda: pytest.fail("it wrote"))
    assert werk.maak_alle() == 0


def test_the_jobs_command_makes_them_too(opdracht, geef_uit, gedrukt, monkeypatch, klok):
    monkeypatch.setattr("portal.tools.tijd.nu", klok)
    stuk = geef_uit()
    assert "made copies 2" in gelukt(opdracht("jobs"))
    assert wie_heeft(stuk) == ontvangers(stuk)


def test_mail_leaves_while_a_copy_is_printed_and_both_are_served(
    eigen_database, tmp_path, monkeypatch
):
    """The two work beside each other: a press that hangs holds up no mail."""
    gedrukt, los, namen, mensen = Event(), Event(), set(), wereld.mensen()
    beraad, straks = wereld.gremium_met(wereld.BERAAD), tijd.nu() + timedelta(days=9)
    b = vergaderen.plan(mensen.adviseur, beraad, begint=straks)
    drukwerk = stukken.drukwerk(b, Stuksoort.BRIEFING, op_naam=True, bron=BRON)
    stap.geef_uit(drukwerk, met_verzoek(mensen.adviseur))

    def druk(html, *_):
        gedrukt.set()
        assert los.wait(GEDULD)
        return html.encode()

    monkeypatch.setattr(drukker, "render", druk)

    class Server:
        def run(self):
            assert gedrukt.wait(GEDULD)
            namen.update(draad.name for draad in alle_draden())
            assert wacht_op(lambda: not Bericht.select().where(Bericht.verstuurd_op.is_null()))

        def close(self):
            los.set()

    monkeypatch.setattr(dienst.waitress, "create_server", lambda *_, **__: Server())
    app = Flask("proef")
    app.config["SETTINGS"] = met_postmap(tmp_path)
    verbinding.registreer(app)
    app.extensions[verbinding.HOUVAST].heb(Niemands())
    eerder = signal.getsignal(signal.SIGTERM)
    try:
        dienst.bedien(app, "127.0.0.1", 0, lambda: None)
    finally:
        signal.signal(signal.SIGTERM, eerder)
        for draad in alle_draden():  # a process that ends waits for none; the next test would
            if draad.name == Exemplaren.naam:
                draad.join(GEDULD)
    assert {"jobs", "copies"} <= namen
