"""Every deed of the stories with its moment, in the order of the calendar."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from portal.demo import invoer as vertaal
from portal.demo import rondom, samen, uitgave, vergadering
from portal.demo.scene import ANTWOORD, BUNDEL, GEREED, INDIENEN, NOTITIE, STAP, VRAAG, Scene
from portal.demo.verhalen import Verhaal
from portal.demo.wereld import Wereld
from portal.engine import Verzoek
from portal.models import Actie, Besluit, Vraag
from portal.steps import beraad, intake, route, triage, uitkomst, werkgroep
from portal.vocabulary import ActieStatus


def scenes(wereld: Wereld) -> list[Scene]:
    """Return all deeds up to now, earliest first; those of one moment in the order of the file."""
    alle = [scene for d in wereld.verhalen["dilemmas"] for scene in _dilemma(wereld, d)]
    alle += [scene for b in wereld.verhalen["bijeenkomsten"] for scene in _vergadering(wereld, b)]
    alle += [
        Scene(wereld.moment(b["op"], BUNDEL), partial(_bundel, wereld, b))
        for b in wereld.verhalen["bundel"]
    ]
    alle += [*rondom.scenes(wereld), *samen.scenes(wereld), *uitgave.scenes(wereld)]
    return sorted(alle, key=lambda scene: scene.op)


def _dilemma(w: Wereld, d: Verhaal) -> Iterator[Scene]:
    if "begonnen" in d:
        begonnen = w.moment(d["begonnen"], INDIENEN)
        yield Scene(begonnen, partial(_breng_in, w, d, begonnen, False))
    for stap in d.get("stappen", ()):
        indienen = stap["overgang"] == "indienen"
        op = w.moment(stap["op"], INDIENEN if indienen else STAP)
        yield Scene(
            op, partial(_breng_in, w, d, op, True) if indienen else partial(_zet, w, d, stap, op)
        )
        for actie in stap.get("acties", ()):
            if "gedaan" in actie:
                klaar = w.moment(actie["gedaan"]["op"], GEREED)
                yield Scene(klaar, partial(_actie_gedaan, w, actie, klaar))
    yield from _gesprek(w, d)


def _gesprek(w: Wereld, d: Verhaal) -> Iterator[Scene]:
    if "gebeld" in d:
        op = w.moment(d["gebeld"], GEREED)
        yield Scene(op, partial(_bel, w, d, op))
    for vraag in d.get("vragen", ()):
        op = w.moment(vraag["op"], VRAAG)
        yield Scene(op, partial(_stel_vraag, w, d, vraag, op))
        if "antwoord" in vraag:
            terug = w.moment(vraag["beantwoord_op"], ANTWOORD)
            yield Scene(terug, partial(_antwoord, w, d, vraag, terug))
    for notitie in d.get("notities", ()):
        op = w.moment(notitie["op"], NOTITIE)
        yield Scene(op, partial(_noteer, w, d, notitie, op))


def _bel(w: Wereld, d: Verhaal, op: datetime) -> None:
    """An adviseur speaks to the inbrenger, who is threatened."""
    triage.meld_contact(w.dilemma(d["key"]), w.verzoek(d["behandelaar"], op))


def _vergadering(w: Wereld, b: Verhaal) -> Iterator[Scene]:
    """Plan a meeting once all its items are with the gremium, and record its results when it
    ends.
    """
    gepland = vergadering.planmoment(w, b)
    yield Scene(gepland, partial(vergadering.plan, w, b, gepland))
    einde = vergadering.einde(b)
    if einde < w.nu:
        yield Scene(einde, partial(vergadering.leg_vast, w, b, einde))


def _breng_in(w: Wereld, d: Verhaal, op: datetime, indienen: bool) -> None:
    gegevens = vertaal.intake(d)
    if d.get("bevestigd", True):
        verzoek = w.verzoek(d["inbrenger"], op, **gegevens)
    else:
        adres = {"email": w.personen[d["inbrenger"]].email}
        verzoek = Verzoek(None, op, gegevens | adres)
    nummer = intake.breng_in(verzoek, indienen=indienen)
    w.nummers[d["key"]] = nummer
    if indienen and "behandelaar" in d:
        behandelaar = w.personen[d["behandelaar"]].id
        triage.wijs_toe(
            w.dilemma(d["key"]), w.verzoek(d["behandelaar"], op, behandelaar=behandelaar)
        )


def _zet(w: Wereld, d: Verhaal, stap: Verhaal, op: datetime) -> None:
    van_inbrenger = stap["overgang"] in ("intrekken", "heropenen")
    wie = stap.get("door") or (d["inbrenger"] if van_inbrenger else d["behandelaar"])
    dilemma = w.dilemma(d["key"])
    gegevens = vertaal.overgang(w, stap)
    if stap["overgang"] == "besluiten":
        gegevens["besluit"] = _besluit(w, d, stap, op)
    route.zet(stap["overgang"], dilemma, w.verzoek(wie, op, **gegevens))
    if stap["overgang"] == "voorleggen":
        voorstel = {
            "opties": stap["opties"],
            "voorgestelde_acties": "\n".join(stap["voorgestelde_acties"]),
        }
        beraad.bewaar_voorstel(dilemma, w.verzoek(wie, op, **voorstel))


def _besluit(w: Wereld, d: Verhaal, stap: Verhaal, op: datetime) -> int:
    verzoek = w.verzoek(
        d["behandelaar"],
        op,
        tekst=stap["besluit"],
        bijeenkomst=vergadering.laatste_van(w, d["key"]),
    )
    beraad.leg_besluit_vast(w.dilemma(d["key"]), verzoek)
    besluit = (
        Besluit.select()
        .where(Besluit.dilemma == w.dilemma(d["key"]))
        .order_by(Besluit.id.desc())
        .get()
    )
    beraad.breng_besluit_verder(besluit, verzoek)
    beraad.breng_besluit_verder(besluit, verzoek)
    return besluit.id


def _actie_gedaan(w: Wereld, actie: Verhaal, op: datetime) -> None:
    rij = Actie.get(Actie.wat == actie["wat"], Actie.status == ActieStatus.OPEN)
    verzoek = w.verzoek(
        actie["wie"], op, status=ActieStatus.GEDAAN, resultaat=actie["gedaan"]["resultaat"]
    )
    uitkomst.sluit_actie(rij, verzoek)


def _stel_vraag(w: Wereld, d: Verhaal, vraag: Verhaal, op: datetime) -> None:
    verzoek = w.verzoek(d["behandelaar"], op, vraag=vraag["vraag"], uiterlijk=vraag["uiterlijk"])
    triage.stel_vraag(w.dilemma(d["key"]), verzoek)


def _antwoord(w: Wereld, d: Verhaal, vraag: Verhaal, op: datetime) -> None:
    rij = Vraag.get(Vraag.dilemma == w.dilemma(d["key"]), Vraag.tekst == vraag["vraag"])
    intake.beantwoord(rij, w.verzoek(d["inbrenger"], op, antwoord=vraag["antwoord"]))


def _noteer(w: Wereld, d: Verhaal, notitie: Verhaal, op: datetime) -> None:
    triage.noteer(w.dilemma(d["key"]), w.verzoek(d["behandelaar"], op, notitie=notitie["tekst"]))


def _bundel(w: Wereld, b: Verhaal) -> None:
    leider = next(d for d in w.verhalen["dilemmas"] if d["key"] == b["leidend"])
    verzoek = w.verzoek(
        leider["behandelaar"],
        w.moment(b["op"], BUNDEL),
        titel=b["titel"],
        nummers=[w.nummers[k] for k in b["volgend"]],
    )
    triage.bundel(w.dilemma(b["leidend"]), verzoek)


def sluit_gremia(w: Wereld) -> None:
    """Close the werkgroepen whose work is done, each after the last stay of a dilemma there."""
    for g in w.verhalen["gremia"]:
        if g["afgesloten"]:
            werkgroep.sluit(
                w.gremia[g["key"]], w.verzoek("adviseur", vergadering.na_laatste(w, g["key"]))
            )
