"""What came out, and the canaries in it: besluiten, acties, opbrengsten, doelen and signalen, each
with what must just not be printed. `w` is the world of kanariewereld.
"""

from datetime import timedelta
from typing import Any

from portal import models as m
from portal.models import Actie, Signaal
from portal.tools.tijd import dag
from portal.vocabulary import BesluitStatus, Openbaarheid, SignaalStatus
from tests.hulp import wereld
from tests.hulp.wereld import ANDERE_WERKGROEP, BERAAD, NU, PLATFORM

DAG = timedelta(days=1)
VRIJ = {"status": BesluitStatus.VRIJGEGEVEN, "vrijgegeven_op": NU}
GELDT = ("intrekreden",)  # of what was not withdrawn it is empty
GEDAAN = {"status": "gedaan", "resultaat": "x", "gereed_op": NU}


def besluiten(w: Any) -> None:
    """Released ones; what is not released stays silent, wherever it belongs."""
    for besluit in w.klaar.besluiten:
        w.kooi.rij(besluit, "klaar")
    for b, waar in ((w.vorige, "beraad:AR"), (w.beraad, "beraad:L"), (w.samen, "samen:L")):
        besluit = m.Besluit.create(bijeenkomst=b, tekst="x", gemaakt_op=NU, **VRIJ)
        w.kooi.rij(besluit, waar)
        _verbeterd(w, besluit)
    for status in (BesluitStatus.CONCEPT, BesluitStatus.VASTGESTELD):
        for b in (w.vorige, w.beraad, w.samen, None):
            over = {"bijeenkomst": b} if b else {"dilemma": w.klaar}
            w.kooi.rij(m.Besluit.create(tekst="x", gemaakt_op=NU, status=status, **over), stil=True)


def _verbeterd(w: Any, besluit: m.Besluit) -> None:
    """What a decision said before it was put right; nothing of it can be changed afterwards."""
    teksten = w.kooi.stille(m.Correctie, "oud", "nieuw", "reden")
    wie = {"wie": w.mensen.adviseur, "op": NU, "zout": "x"}
    m.Correctie.create(besluit=besluit, veld="besluit.tekst", **wie, **teksten)


def teksten(w: Any) -> None:
    """What a beheerder made of a text of the portal; pages and mails say it."""
    van = {"sleutel": "contact.adres", "versie": 1, "door": w.mensen.beheerder, "op": NU}
    m.Tekstversie.create(**van, **w.kooi.stille(m.Tekstversie, "tekst"))


def acties(w: Any) -> None:
    """Open ones of the gremium, what the meeting agreed, and what is neither."""
    Actie.update(eigenaar=w.mensen.buitenstaander).execute()
    for oud in Actie.select():
        w.kooi.rij(oud)
    beraad, platform, ander = map(wereld.gremium_met, (BERAAD, PLATFORM, ANDERE_WERKGROEP))
    for waar, waarden in (
        ("beraad:ARB", {"gremium": beraad}),
        ("beraad", {"gremium": beraad, "bijeenkomst": w.beraad}),
        ("beraad:L", {"gremium": ander, "bijeenkomst": w.beraad, **GEDAAN}),
        ("platform:AR", {"gremium": platform}),
        ("samen:L", {"gremium": ander, "bijeenkomst": w.samen}),
        ("", {"gremium": beraad, **GEDAAN}),
        ("", {"gremium": ander}),
    ):
        eigenaar = w.mensen.collega
        w.kooi.rij(Actie.create(wat="x", eigenaar=eigenaar, termijn=dag(NU), **waarden), waar)


def opbrengsten(w: Any) -> None:
    """One that everybody may read, one for deelnemers; what was withdrawn stays silent."""
    for naam, openbaarheid in (
        ("openbaar", Openbaarheid.OPENBAAR),
        ("deelnemers", Openbaarheid.DEELNEMERS),
    ):
        waarden = {"soort": "inzicht", "titel": "x", "tekst": "x", "openbaarheid": openbaarheid}
        rij = m.Opbrengst.create(dilemma=w.klaar, vrijgegeven_op=NU, **waarden)
        w.onderwerpen[naam] = rij
        w.kooi.rij(rij, f"{naam} klaar", behalve=GELDT)
        weg = m.Opbrengst.create(
            dilemma=w.klaar, vrijgegeven_op=NU, ingetrokken_op=NU, intrekreden="x", **waarden
        )
        w.kooi.rij(weg, stil=True)
    for eerder in w.klaar.opbrengsten.where(m.Opbrengst.id < w.onderwerpen["openbaar"].id):
        w.kooi.rij(eerder, "klaar", behalve=GELDT)


def doelen(w: Any) -> None:
    """One of this year, and one that ended before."""
    for waar, jaar, gestopt in (("beraad samen", NU.year, None), ("", NU.year - 1, NU - 200 * DAG)):
        doel = m.Doel.create(
            naam=str(jaar),
            eenheid="x",
            thema=m.Thema.get(),
            gemaakt_op=NU - 900 * DAG,
            gestopt_op=gestopt,
        )
        m.Doeljaar.create(doel=doel, jaar=jaar, streef=10)
        toen = dag(NU).replace(year=jaar)
        meting = m.Meting.create(doel=doel, dag=toen, stand=3, door=w.mensen.adviseur, op=NU)
        w.kooi.rij(doel, waar)
        w.kooi.rij(meting, waar)


def signalen(w: Any) -> None:
    """Accepted and not told before; the others stay silent, and so does what their senders
    wrote.
    """
    gelezen = {"beoordeeld_op": NU, "beraadtitel": "x", "beraadtekst": "x", "bevestigd_op": NU}
    mee = {"status": SignaalStatus.AANGENOMEN, **gelezen}
    niet = {"status": SignaalStatus.NIET_OVERGENOMEN, "terugkoppeling": "x", **gelezen}
    for i, (waar, waarden) in enumerate(
        (
            ("beraad", mee),
            ("beraad", {**mee, "bijeenkomst": w.beraad}),
            ("", {**mee, "bijeenkomst": w.vorige}),
            ("", {}),
            ("", niet),
        )
    ):
        rij = Signaal.create(
            nummer=f"S-{i}",
            inbrenger=w.mensen.inbrenger,
            titel="x",
            tekst="x",
            ingediend_op=NU,
            **waarden,
        )
        w.kooi.rij(rij, waar, stil=not waar)
