"""What goes on beside the ladder: national goals, signalen from the field, and calls for the
LOT.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from portal.demo.scene import INDIENEN, NOTITIE, PLANNER, STAP, Scene
from portal.demo.verhalen import Verhaal
from portal.demo.wereld import Wereld
from portal.models import Doel, Lotverzoek, Signaal
from portal.steps.rondom import doel as doelen
from portal.steps.rondom import lot
from portal.steps.rondom import signaal as signalen


def scenes(w: Wereld) -> Iterator[Scene]:
    """Return what the stories tell of these."""
    for doel in w.verhalen["doelen"]:
        yield from _doel(w, doel)
    for signaal in w.verhalen["signalen"]:
        yield from _signaal(w, signaal)
    for verzoek in w.verhalen["lot"]:
        yield from _lot(w, verzoek)


def _doel(w: Wereld, d: Verhaal) -> Iterator[Scene]:
    gesteld = w.moment(d["gesteld"], STAP)
    yield Scene(gesteld, partial(_stel_doel, w, d, gesteld))
    for meting in d["metingen"]:
        op = w.moment(meting["op"], NOTITIE)
        yield Scene(op, partial(_meet, w, d, meting, op))


def _stel_doel(w: Wereld, d: Verhaal, op: datetime) -> None:
    velden = {naam: d[naam].strip() for naam in (*doelen.VELDEN, "thema")}
    doelen.maak(w.verzoek(PLANNER, op, **velden))
    for verder, streef in enumerate(d["streef"]):
        doelen.zet_streef(_rij(d), w.verzoek(PLANNER, op, jaar=w.nu.year + verder, streef=streef))
    for key in d["dilemmas"]:
        if key in w.nummers:
            doelen.koppel_hier(_rij(d), w.verzoek(PLANNER, op), dilemma=w.dilemma(key))


def _meet(w: Wereld, d: Verhaal, meting: Verhaal, op: datetime) -> None:
    waarden = {"dag": meting["op"], "stand": meting["stand"], "toelichting": meting["toelichting"]}
    doelen.meet(_rij(d), w.verzoek(PLANNER, op, **waarden))


def _rij(d: Verhaal) -> Doel:
    return Doel.get(Doel.naam == d["naam"])


def _signaal(w: Wereld, s: Verhaal) -> Iterator[Scene]:
    op = w.moment(s["op"], INDIENEN)
    gegevens = {"titel": s["titel"], "tekst": s["tekst"].strip(), "thema": s["thema"]}
    yield Scene(op, partial(signalen.dien_in, w.verzoek(s["wie"], op, **gegevens)))
    for oordeel, beoordeel in (("aangenomen", _neem_over), ("niet_overgenomen", _wijs_af)):
        if oordeel in s:
            later = w.moment(s[oordeel]["op"], STAP)
            yield Scene(later, partial(beoordeel, w, s, s[oordeel], later))


def _neem_over(w: Wereld, s: Verhaal, oordeel: Verhaal, op: datetime) -> None:
    teksten = {
        "beraadtitel": oordeel["titel"],
        "beraadtekst": oordeel["tekst"].strip(),
        "anoniem": True,
    }
    signalen.neem_over(Signaal.get(Signaal.titel == s["titel"]), w.verzoek(PLANNER, op, **teksten))


def _wijs_af(w: Wereld, s: Verhaal, oordeel: Verhaal, op: datetime) -> None:
    verzoek = w.verzoek(PLANNER, op, terugkoppeling=oordeel["terugkoppeling"].strip())
    signalen.wijs_af(Signaal.get(Signaal.titel == s["titel"]), verzoek)


def _lot(w: Wereld, x: Verhaal) -> Iterator[Scene]:
    op = w.moment(x["op"], NOTITIE)
    yield Scene(op, partial(_vraag_lot, w, x, op))
    if "uitkomst" in x:
        later = w.moment(x["uitkomst"]["op"], NOTITIE)
        yield Scene(later, partial(_kom_terug, w, x, later))


def _vraag_lot(w: Wereld, x: Verhaal, op: datetime) -> None:
    lot.vraag(
        w.dilemma(x["dilemma"]),
        w.verzoek(PLANNER, op, steun=x["steun"], lot_verzoek=x["verzoek"].strip()),
    )


def _kom_terug(w: Wereld, x: Verhaal, op: datetime) -> None:
    rij = Lotverzoek.get(Lotverzoek.dilemma == w.dilemma(x["dilemma"]))
    lot.leg_uitkomst_vast(rij, w.verzoek(PLANNER, op, uitkomst=x["uitkomst"]["tekst"].strip()))
