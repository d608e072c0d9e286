"""What Prometheus may know: how often, how many, how long. Labels are words of ours, never a number
of a dilemma, an address or what somebody typed.

Counts are of this process since it began; of several each is asked by itself.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta

from flask import Flask
from peewee import PeeweeException
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from portal.db import database
from portal.queries.rondom import metingen
from portal.steps.rondom import spoor
from portal.tools import telling, tijd
from portal.versie import VERSIE
from portal.web import gezondheid
from portal.web.verzoekregel import Gedaan
from reports.pers import drukker

Familie = CounterMetricFamily | GaugeMetricFamily
EMMERS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds; a paper takes some
disable_created_metrics()  # else each figure comes twice, once to say since when
TELLINGEN = {
    telling.DREMPEL: ("Requests refused by a limit", "limit"),
    telling.PRENT: ("Papers printed, or why not", "outcome"),
    telling.DATABASE: ("Answers that said that the database is away or busy", ""),
    telling.SLOT_WACHT: ("Writes that waited for another thread", ""),
    telling.SLOT_GEWEIGERD: ("Writes that waited in vain", ""),
}
LEEFTIJDEN = {
    "oudste_mail": ("oldest_letter_age_seconds", "Since when the oldest letter waits"),
    "laatste_ronde": ("jobs_last_round_age_seconds", "How long ago the jobs did a round"),
    "oudste_exemplaar": ("oldest_copy_age_seconds", "Since when the oldest copy waits"),
}


class Metingen:
    """Counts the requests, and looks at the rest when it is asked."""

    def __init__(self) -> None:
        self._register = CollectorRegistry(auto_describe=False)
        self._verzoeken = Counter(
            "portal_requests", "Requests", ["endpoint", "method", "status"], registry=self._register
        )
        self._duur = Histogram(
            "portal_request_seconds",
            "Time to answer",
            ["endpoint"],
            registry=self._register,
            buckets=EMMERS,
        )
        self._register.register(Standen())

    def tel(self, gedaan: Gedaan) -> None:
        """Count a request."""
        soort = f"{gedaan.status // 100}xx"
        self._verzoeken.labels(gedaan.eindpunt, gedaan.methode, soort).inc()
        self._duur.labels(gedaan.eindpunt).observe(gedaan.seconden)

    def tekst(self) -> bytes:
        """Return all of it as Prometheus reads it."""
        return generate_latest(self._register)


def registreer(app: Flask) -> None:
    """Count from the start, where the settings ask for that."""
    if app.config["SETTINGS"].metrics:
        app.extensions["metingen"] = teller = Metingen()
        app.extensions["verzoeken"].append(teller.tel)


class Standen(Collector):
    """How it is at the moment that somebody asks."""

    def collect(self) -> Iterator[Familie]:
        """Yield each figure; those of the database only when that answers."""
        nu = tijd.nu()
        yield _stand("info", "Which version this is", 1, version=VERSIE)
        for wat, (uitleg, label) in TELLINGEN.items():
            yield _telling(wat, uitleg, label)
        wacht, bezig = drukker.counts()
        yield _stand("print_queue", "Papers that wait for a press", wacht)
        yield _stand("prints_running", "Papers that are being printed", bezig)
        yield _stand(
            "log_lines_waiting", "Lines of the event log to be written", len(spoor.WACHTEND)
        )
        yield from _van_controles(gezondheid.stand(nu))
        for naam, aantal in _uit_de_database(nu).items():
            yield _stand(naam, naam.replace("_", " ").capitalize(), aantal)


def _uit_de_database(nu: datetime) -> dict[str, int]:
    try:
        with database.connection_context() if database.is_closed() else nullcontext():
            return metingen.aantallen(nu)
    except PeeweeException:
        return {}


def _van_controles(hoe: gezondheid.Stand | None) -> Iterator[Familie]:
    """Yield what /gezond looks at, and the ages that it tells: none for what there is not."""
    mis = gezondheid.mankeert(hoe)
    controles = GaugeMetricFamily(
        "portal_check_ok", "1: well; 0: a person must act", labels=["check"]
    )
    for naam in (gezondheid.DATABASE, *gezondheid.CONTROLES):
        controles.add_metric([naam], naam not in mis)
    yield controles
    for veld, (naam, uitleg) in LEEFTIJDEN.items():
        leeftijd: timedelta | None = getattr(hoe, veld, None)
        if leeftijd is not None:
            yield _stand(naam, uitleg, leeftijd.total_seconds())


def _stand(naam: str, uitleg: str, waarde: float, **labels: str) -> GaugeMetricFamily:
    familie = GaugeMetricFamily(f"portal_{naam}", uitleg, labels=list(labels))
    familie.add_metric(list(labels.values()), waarde)
    return familie


def _telling(wat: str, uitleg: str, label: str) -> CounterMetricFamily:
    familie = CounterMetricFamily(f"portal_{wat}", uitleg, labels=[label] if label else [])
    geteld = telling.geteld(wat)
    for soort, aantal in (geteld or ({} if label else {"": 0})).items():
        familie.add_metric([soort] if label else [], aantal)
    return familie
