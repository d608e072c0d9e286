"""The joint meetings of the stories, with their tables."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from portal.demo import rond_de_tafel, uitgave
from portal.demo.scene import PLANNER, STAP, Scene
from portal.demo.verhalen import Verhaal
from portal.demo.wereld import Wereld
from portal.models import Bijeenkomst, Gesprekstafel, Thema
from portal.steps.bijeenkomst import plannen as stap
from portal.steps.bijeenkomst import tafels
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.tools.tijd import uit_lokaal


def scenes(w: Wereld) -> Iterator[Scene]:
    """Return the planning of each joint meeting, and what its tables came to once it has been."""
    for b in w.verhalen["gezamenlijk"]:
        op = w.moment(b["op"], STAP)
        yield Scene(op, partial(_plan, w, b, op))
        einde = uit_lokaal(b["begint"].replace(hour=17))
        if einde < w.nu:
            yield Scene(einde, partial(_leg_vast, w, b, einde))


def _plan(w: Wereld, b: Verhaal, op: datetime) -> None:
    waarden = {
        "titel": b["titel"],
        "begint": uit_lokaal(b["begint"]),
        "minuten": b["minuten"],
        "plaats": b["plaats"],
        "voorzitter": w.personen[b["voorzitter"]].id,
        "samen_met": {w.gremia[key].id for key in b["met"]},
    }
    stap.plan(w.gremia[b["gastheer"]], w.verzoek(PLANNER, op, **waarden))
    for t in b["tafels"]:
        _zet_tafel(w, b, t, op)
    uitnodigingen.nodig_uit(_rij(b), w.verzoek(PLANNER, op))
    if waarden["begint"] < w.nu:
        uitgave.stel_vast(w, _rij(b), op)


def _zet_tafel(w: Wereld, b: Verhaal, t: Verhaal, op: datetime) -> None:
    thema = Thema.get(Thema.sleutel == t["thema"]).id
    waarden = {
        "naam": t["naam"],
        "thema": thema,
        "tafelheer": w.personen[t["tafelheer"]].id,
        "pitch": t["pitch"],
    }
    tafels.voeg_toe(_rij(b), w.verzoek(PLANNER, op, **waarden))
    plekken = {w.personen[key].id: _tafel(b, t).id for key in t["gasten"]}
    tafels.deel_in(_rij(b), w.verzoek(PLANNER, op, plekken=plekken))


def _leg_vast(w: Wereld, b: Verhaal, op: datetime) -> None:
    for t in b["tafels"]:
        tafels.leg_resultaat_vast(
            _tafel(b, t), w.verzoek(t["tafelheer"], op, resultaat=t["resultaat"].strip())
        )
    rond_de_tafel.houd(w, b["key"], _rij(b), op)


def _rij(b: Verhaal) -> Bijeenkomst:
    return Bijeenkomst.get(Bijeenkomst.titel == b["titel"])


def _tafel(b: Verhaal, t: Verhaal) -> Gesprekstafel:
    return Gesprekstafel.get(Gesprekstafel.bijeenkomst == _rij(b), Gesprekstafel.naam == t["naam"])
