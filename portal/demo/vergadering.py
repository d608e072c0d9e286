"""The meetings of the stories: planned by an adviseur, filled, fixed, held."""

from datetime import date, datetime, timedelta

from portal.demo import rond_de_tafel, uitgave
from portal.demo.scene import PLANNER
from portal.demo.verhalen import Verhaal
from portal.demo.wereld import Wereld
from portal.models import Agendapunt, Behandeling, Bijeenkomst
from portal.queries.bijeenkomst import rijp as query
from portal.steps.bijeenkomst import plannen as stap
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import rijp as agendarijp
from portal.tools.tijd import uit_lokaal

PLAN = "17:30"


def einde(b: Verhaal) -> datetime:
    """Return when a meeting of the stories is over."""
    return uit_lokaal(b["begint"]) + timedelta(minutes=b["minuten"])


def planmoment(w: Wereld, b: Verhaal) -> datetime:
    """Return the evening on which the last of its items has come to the gremium, but at least two
    weeks ahead.
    """
    begint = b["begint"].date()
    sleutels = {punt["dilemma"] for punt in b["agendapunten"] if "dilemma" in punt}
    stappen = [
        s for d in w.verhalen["dilemmas"] if d["key"] in sleutels for s in d.get("stappen", ())
    ]
    dagen = [s["op"] for s in stappen if s["op"] < begint]
    bundels = [
        x["op"] for x in w.verhalen["bundel"] if x["leidend"] in sleutels and x["op"] < begint
    ]
    return w.moment(max([begint - timedelta(days=21), *dagen, *bundels]), PLAN)


def plan(w: Wereld, b: Verhaal, op: datetime) -> None:
    """Plan the meeting with the items of the story in place of the standard ones, and fix it if the
    story says so.
    """
    waarden = {
        "titel": b["titel"],
        "begint": uit_lokaal(b["begint"]),
        "minuten": b["minuten"],
        "plaats": b["plaats"],
        "voorzitter": w.personen[b["voorzitter"]].id,
    }
    stap.plan(w.gremia[b["gremium"]], w.verzoek(PLANNER, op, **waarden))
    bijeenkomst = w.bijeenkomst(b)
    for standaard in list(bijeenkomst.punten):
        agendapunten.haal_weg(standaard, w.verzoek(PLANNER, op))
    for punt in b["agendapunten"]:
        _zet_op_agenda(w, bijeenkomst, punt, op)
    rond_de_tafel.nodig_uit(w, bijeenkomst, op)
    rond_de_tafel.bereid_voor(w, b["key"], w.bijeenkomst(b), op)
    if b["agenda_vast"]:
        _kijk_teksten_na(w, bijeenkomst, op)
        uitgave.stel_vast(w, w.bijeenkomst(b), op)


def _kijk_teksten_na(w: Wereld, bijeenkomst: Bijeenkomst, op: datetime) -> None:
    """Confirm that the texts make nobody known where they changed since somebody said so."""
    for rijp in query.onrijp(bijeenkomst):
        if "anoniem" in {uitkomst.toets.naam for uitkomst in rijp.ontbreekt}:
            agendarijp.bevestig_anoniem(rijp.punt, w.verzoek(PLANNER, op))


def _zet_op_agenda(w: Wereld, bijeenkomst: Bijeenkomst, punt: Verhaal, op: datetime) -> None:
    waarden = {naam: punt[naam] for naam in ("titel", "minuten")} | {"puntdoel": punt["doel"]}
    waarden["inleider"] = w.personen[punt["inleider"]].naam
    waarden["vaste_tijd"] = punt.get("vaste_tijd")
    if "dilemma" not in punt:
        agendapunten.voeg_punt_toe(
            bijeenkomst, w.verzoek(PLANNER, op, soort=punt["soort"], **waarden)
        )
        return
    behandeling = w.behandeling(punt["dilemma"])
    agendapunten.voeg_dilemma_toe(bijeenkomst, behandeling, w.verzoek(PLANNER, op))
    nieuw = Agendapunt.get(
        Agendapunt.bijeenkomst == bijeenkomst, Agendapunt.behandeling == behandeling
    )
    agendapunten.wijzig_punt(nieuw, w.verzoek(PLANNER, op, **waarden))


def leg_vast(w: Wereld, b: Verhaal, op: datetime) -> None:
    """Hold the meeting, and record what each item came to."""
    rond_de_tafel.laat_lopen(w, w.bijeenkomst(b))
    punten = w.bijeenkomst(b).punten.order_by(Agendapunt.volgorde)
    for punt, verhaal in zip(punten, b["agendapunten"], strict=True):
        invoer = {"verslag": verhaal.get("verslag", ""), "uitslag": verhaal["uitslag"]}
        agendapunten.leg_resultaat_vast(punt, w.verzoek(PLANNER, op, **invoer))
    rond_de_tafel.houd(w, b["key"], w.bijeenkomst(b), op)


def laatste_van(w: Wereld, key: str) -> Bijeenkomst:
    """Return the last meeting that treated a story."""
    return (
        Bijeenkomst.select()
        .join(Agendapunt)
        .join(Behandeling)
        .where(Behandeling.dilemma == w.dilemma(key))
        .order_by(Bijeenkomst.begint.desc())
        .get()
    )


def na_laatste(w: Wereld, gremium: str) -> datetime:
    """Return the evening of the day on which a gremium's last stay ended."""
    verblijven = Behandeling.select().where(Behandeling.gremium == w.gremia[gremium])
    dagen: list[date] = [v.geeindigd_op.date() for v in verblijven if v.geeindigd_op]
    return w.moment(max(dagen), PLAN)
