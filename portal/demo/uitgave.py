"""The papers that the demo issues and who opened them. Printing takes time: what lies far back has
no papers.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from portal.demo.scene import BUNDEL, PLANNER, Scene
from portal.demo.verhalen import Verhaal
from portal.demo.wereld import Wereld
from portal.models import Agendapunt, Bijeenkomst, Stuk
from portal.steps.bijeenkomst import agenda
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.rondom import stuk as stukken
from portal.steps.rondom.spoor import noteer_opening
from portal.vocabulary import Stuksoort
from reports.uitgeven import uitgave

# Only meetings from this long ago on, in days: older papers lie in a drawer.
LANG_GELEDEN = 200


def scenes(w: Wereld) -> Iterator[Scene]:
    """Return the later versions of the stories, what was withdrawn, and the papers of the year."""
    if not w.base_url:
        return
    later = {
        "herzieningen": _herzie,
        "intrekkingen": _trek_in,
        "jaarstukken": _jaarstuk,
        "lezers": _lees,
    }
    for naam, doe in later.items():
        for verhaal in w.verhalen[naam]:
            op = w.moment(verhaal["op"], BUNDEL)
            yield Scene(op, partial(doe, w, verhaal, op))


def _herzie(w: Wereld, verhaal: Verhaal, op: datetime) -> None:
    b = _bijeenkomst(w, verhaal)
    agenda.maak_concept(b, w.verzoek(PLANNER, op))
    punt = list(b.punten.order_by(Agendapunt.volgorde))[verhaal["punt"] - 1]
    agendapunten.verdeel_tijd(b, w.verzoek(PLANNER, op, minuten={punt.id: verhaal["minuten"]}))
    stel_vast(w, Bijeenkomst.get_by_id(b.id), op)


def _trek_in(w: Wereld, verhaal: Verhaal, op: datetime) -> None:
    b = _bijeenkomst(w, verhaal)
    if stuk := Stuk.get_or_none(Stuk.bijeenkomst == b, Stuk.soort == verhaal["soort"]):
        stukken.trek_in(stuk, w.verzoek(PLANNER, op, reden=verhaal["reden"]))
        geef_uit(w, stuk.soort, b, op)


def _jaarstuk(w: Wereld, verhaal: Verhaal, op: datetime) -> None:
    geef_uit(w, Stuksoort(verhaal["soort"]), op.year, op)


def _bijeenkomst(w: Wereld, verhaal: Verhaal) -> Bijeenkomst:
    alle = w.verhalen["bijeenkomsten"]
    return w.bijeenkomst(next(b for b in alle if b["key"] == verhaal["bijeenkomst"]))


def stel_vast(w: Wereld, b: Bijeenkomst, op: datetime) -> None:
    """Fix an agenda, and issue its papers where the demo does."""
    gedrukt = uitgave.bij_vaststellen(b, op, w.base_url, op_naam=True) if _drukt(w, b) else ()
    agenda.stel_vast(b, w.verzoek(PLANNER, op), stukken=gedrukt)


def besluitenlijst(w: Wereld, b: Bijeenkomst, op: datetime) -> None:
    """Issue what a meeting decided, where the demo does."""
    if _drukt(w, b):
        geef_uit(w, Stuksoort.BESLUITENLIJST, b, op)


def geef_uit(w: Wereld, soort: Stuksoort, onderwerp: Bijeenkomst | int, op: datetime) -> None:
    """Issue one paper."""
    stukken.geef_uit(uitgave.bereid(soort, onderwerp, op, w.base_url), w.verzoek(PLANNER, op))


def _drukt(w: Wereld, b: Bijeenkomst) -> bool:
    return bool(w.base_url) and (w.nu - b.begint).days < LANG_GELEDEN


def _lees(w: Wereld, verhaal: Verhaal, op: datetime) -> None:
    for stuk in Stuk.select().where(Stuk.bijeenkomst == _bijeenkomst(w, verhaal)):
        for key in verhaal["wie"]:
            noteer_opening(stuk, w.personen[key], op)
