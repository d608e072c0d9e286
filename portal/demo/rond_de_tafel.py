"""What people do around the meetings of the stories: prepare them together, come or not, and agree
on acties.
"""

from datetime import datetime

from portal.demo import uitgave
from portal.demo.scene import PLANNER
from portal.demo.verhalen import Verhaal
from portal.demo.wereld import Wereld
from portal.models import Actie, Agendapunt, Besluit, Bijeenkomst, Doel
from portal.steps import uitkomst
from portal.steps.bijeenkomst import besluiten, vergaderacties, vergaderbesluiten, vergadering
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.steps.bijeenkomst import voorbereiding as stap
from portal.steps.rondom import doel as doelen
from portal.tools import programmatijden
from portal.velden import REGIE
from portal.vocabulary import Aanwezig, ActieStatus


def bereid_voor(w: Wereld, key: str, bijeenkomst: Bijeenkomst, op: datetime) -> None:
    """Write the stage directions, let chair and Platform comment, and let the chair agree, as the
    story has it.
    """
    verhaal = _verhaal(w, key)
    for regie in verhaal.get("regie", ()):
        teksten = {veld.naam: regie[veld.naam] for veld in REGIE}
        stap.schrijf_regie(_punt(bijeenkomst, regie["punt"]), w.verzoek(PLANNER, op, **teksten))
    for opmerking in verhaal.get("opmerkingen", ()):
        punt = _punt(bijeenkomst, opmerking["punt"]).id if opmerking["punt"] else None
        stap.plaats_opmerking(
            bijeenkomst, w.verzoek(opmerking["wie"], op, tekst=opmerking["tekst"], punt=punt)
        )
    if "akkoord" in verhaal:
        voorzitter = next(key for key, p in w.personen.items() if p == bijeenkomst.voorzitter)
        stap.geef_akkoord(bijeenkomst, w.verzoek(voorzitter, op))


def nodig_uit(w: Wereld, bijeenkomst: Bijeenkomst, op: datetime) -> None:
    """Send the entry for the calendar, for a meeting that is still to come."""
    if bijeenkomst.begint > op:
        uitnodigingen.nodig_uit(bijeenkomst, w.verzoek(PLANNER, op))


def laat_lopen(w: Wereld, bijeenkomst: Bijeenkomst) -> None:
    """Run the clock over all items, as planned."""
    punten = list(bijeenkomst.punten.order_by(Agendapunt.volgorde))
    for punt, plek in zip(punten, programmatijden.bereken(bijeenkomst.begint, punten), strict=True):
        vergadering.begin(punt, w.verzoek(PLANNER, plek.begint))
    vergadering.eindig(punten[-1], w.verzoek(PLANNER, plek.eindigt))


def houd(w: Wereld, key: str, bijeenkomst: Bijeenkomst, op: datetime) -> None:
    """Note who came, and what was decided and handed out; then issue the list."""
    verhaal = _verhaal(w, key)
    for stand in (Aanwezig.AANWEZIG, Aanwezig.AFGEMELD):
        for wie in verhaal.get(stand.value, ()):
            vergadering.zet_aanwezigheid(
                bijeenkomst, w.personen[wie], w.verzoek(PLANNER, op, aanwezig=stand.value)
            )
    for besluit in verhaal.get("besluiten", ()):
        _besluit(w, bijeenkomst, besluit, op)
    for actie in verhaal.get("acties", ()):
        _deel_uit(w, bijeenkomst, actie, op)
    if verhaal:
        uitgave.besluitenlijst(w, bijeenkomst, op)


def _besluit(w: Wereld, bijeenkomst: Bijeenkomst, verhaal: Verhaal, op: datetime) -> None:
    verzoek = w.verzoek(PLANNER, op, tekst=verhaal["tekst"])
    vergaderbesluiten.leg_vast(_punt(bijeenkomst, verhaal["punt"]), verzoek)
    besluit = Besluit.select().order_by(Besluit.id.desc()).get()
    while besluit.status in besluiten.VOLGENDE:
        vergaderbesluiten.doe(besluit, "verder", verzoek)
        besluit = Besluit.get_by_id(besluit.id)


def _deel_uit(w: Wereld, bijeenkomst: Bijeenkomst, verhaal: Verhaal, op: datetime) -> None:
    waarden = {
        "wat": verhaal["wat"],
        "eigenaar": w.personen[verhaal["wie"]].id,
        "termijn": verhaal["termijn"],
    }
    vergaderacties.voeg_toe(_punt(bijeenkomst, verhaal["punt"]), w.verzoek(PLANNER, op, **waarden))
    actie = Actie.select().order_by(Actie.id.desc()).get()
    if "doel" in verhaal:
        naam = next(d["naam"] for d in w.verhalen["doelen"] if d["key"] == verhaal["doel"])
        doelen.koppel_actie(actie, w.verzoek(PLANNER, op, doel=Doel.get(Doel.naam == naam).id))
    if "gedaan" in verhaal:
        gereed = w.moment(verhaal["gedaan"]["op"], "15:00")
        resultaat = {"status": ActieStatus.GEDAAN, "resultaat": verhaal["gedaan"]["resultaat"]}
        uitkomst.sluit_actie(actie, w.verzoek(verhaal["wie"], gereed, **resultaat))


def _verhaal(w: Wereld, key: str) -> Verhaal:
    return next((v for v in w.verhalen["vergaderingen"] if v["bijeenkomst"] == key), {})


def _punt(bijeenkomst: Bijeenkomst, plaats: int) -> Agendapunt:
    return list(bijeenkomst.punten.order_by(Agendapunt.volgorde))[plaats - 1]
