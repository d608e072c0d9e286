"""Meetings, dilemmas and results around every paper: what each must print, and beside it what it
must just miss.

Where a canary must sing is written as in `kooi.bladen`: 'beraad:AR' is agenda and regieboek of that
meeting.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from peewee import Model

from portal import models as m
from portal.models import Actie, Behandeling, Bijeenkomst, Dilemma, Gremium, Signaal
from portal.tools.tijd import dag
from portal.vocabulary import (
    Aanwezig,
    BesluitStatus,
    Openbaarheid,
    PuntSoort,
    SignaalStatus,
    Status,
)
from tests.hulp import dilemmas, wereld
from tests.hulp.wereld import ANDERE_WERKGROEP, BERAAD, NU, PLATFORM, WERKGROEP
from tests.reports.kooi import Kooi

UUR, DAG = timedelta(hours=1), timedelta(days=1)
VRIJ = {"status": BesluitStatus.VRIJGEGEVEN, "vrijgegeven_op": NU}
GEDAAN = {"status": "gedaan", "resultaat": "x", "gereed_op": NU}
# Where each of them is named: as chair, guest, tafelheer, who was there, who commented, or whose
# organisation acts; not as a guest without a seat in the gremia that meet.
NAMEN = {
    "voorzitter_beraad": "beraad:ARBL samen:R",
    "bestuurder": "beraad:RL samen:R",
    "deelnemer": "beraad:R samen:R platform:R",
    "voorzitter_platform": "samen:AR platform:R",
    "trekker": "samen:ARL",
    "specialist": "",
}
GREMIA = {
    BERAAD: "beraad samen",
    PLATFORM: "platform samen:ARL",
    WERKGROEP: "beraad:B",
    ANDERE_WERKGROEP: "",
}


class Wereld:
    """What papers are about, by name in `onderwerpen`, and the canaries around it in `kooi`."""

    def __init__(self):
        self.kooi, self.mensen = Kooi(), wereld.mensen()
        self.klaar = dilemmas.in_status(Status.AFGEROND, self.mensen)
        self.op_tafel = dilemmas.in_status(Status.BERAAD, self.mensen)
        self.elders = dilemmas.in_status(Status.PLATFORM, self.mensen, self.mensen.collega)
        self.onderwerpen: dict[str, Model] = {
            "klaar": self.klaar,
            "op_tafel": self.op_tafel,
            "elders": self.elders,
        }
        self._bijeenkomsten()
        self._punten()
        self._tafel()
        self._dilemmas()
        self._behandelingen()
        self._besluiten()
        self._acties()
        self._opbrengsten()
        self._doelen()
        self._signalen()
        self._mensen()
        self.onderwerpen = {
            naam: type(rij).get_by_id(rij.id) for naam, rij in self.onderwerpen.items()
        }

    def _bijeenkomst(self, naam: str, gremium: str, begint: Any, **anders: Any) -> Bijeenkomst:
        """Plan a meeting whose agenda is fixed."""
        waarden = {
            "titel": "x",
            "plaats": "x",
            "minuten": 120,
            "vastgesteld_op": NU - 9 * DAG,
        } | anders
        rij = Bijeenkomst.create(gremium=wereld.gremium_met(gremium), begint=begint, **waarden)
        self.kooi.rij(rij, naam)
        return rij

    def _bijeenkomsten(self) -> None:
        """One of the Beraad, of the Platform and together; and of the Beraad one before, after and
        called off.
        """
        voorzitter = self.mensen.voorzitter_beraad
        self.beraad = self._bijeenkomst("beraad", BERAAD, NU - UUR, voorzitter=voorzitter)
        self.platform = self._bijeenkomst("platform", PLATFORM, NU - UUR)
        self.samen = self._bijeenkomst("samen", BERAAD, NU - 2 * DAG, gezamenlijk=True)
        self.vorige = self._bijeenkomst("", BERAAD, NU - DAG)
        self._bijeenkomst("", BERAAD, NU - 2 * UUR, afgezegd_op=NU - 9 * DAG)
        self._bijeenkomst("", BERAAD, NU + DAG)
        m.Medegremium.create(bijeenkomst=self.samen, gremium=wereld.gremium_met(PLATFORM))
        self.onderwerpen |= {"beraad": self.beraad, "platform": self.platform, "samen": self.samen}

    def _punten(self) -> None:
        """On each agenda an item with the dilemma, one without and one that is not done, and what
        was said of these.
        """
        stays = {b.gremium.naam: b for b in self.op_tafel.behandelingen}
        for naam, b, stay in (
            ("beraad", self.beraad, stays[BERAAD]),
            ("platform", self.platform, stays[PLATFORM]),
            ("samen", self.samen, None),
            ("", self.vorige, None),
        ):
            rijen = [(PuntSoort.KENNISDELING, None), *([(PuntSoort.DILEMMA, stay)] if stay else [])]
            punten = [
                m.Agendapunt.create(
                    bijeenkomst=b,
                    volgorde=i,
                    soort=soort,
                    titel="x",
                    minuten=20,
                    behandeling=verblijf,
                    uitslag="geen",
                )
                for i, (soort, verblijf) in enumerate(rijen)
            ]
            bezig = m.Agendapunt.create(
                bijeenkomst=b, volgorde=9, soort=PuntSoort.RONDVRAAG, titel="x", minuten=20
            )
            self.kooi.rij(bezig, naam and f"{naam}:AR")
            gezegd = [
                m.Opmerking.create(
                    bijeenkomst=b, punt=punt, auteur=self.mensen.deelnemer, tekst="x", op=NU
                )
                for punt in (None, *punten)
            ]
            for rij in (*punten, *gezegd):
                self.kooi.rij(rij, naam)

    def _tafel(self) -> None:
        thema = m.Thema.get(m.Thema.sleutel == "informatiedeling")
        tafel = m.Gesprekstafel.create(
            bijeenkomst=self.samen, volgorde=1, naam="x", thema=thema, tafelheer=self.mensen.trekker
        )
        for gast in (self.mensen.voorzitter_platform, self.mensen.specialist):
            m.Tafelgast.create(tafel=tafel, persoon=gast)
        self.kooi.rij(tafel, "samen")
        self.kooi.rij(thema, "samen:ARL")

    def _dilemmas(self) -> None:
        """What the inbrengers wrote goes back to each of them; the number also to who treats or
        treated it.
        """
        bundel = m.Bundel.create(titel="x", gemaakt_op=NU)
        Dilemma.update(bundel=bundel).where(
            Dilemma.id.in_([self.op_tafel.id, self.elders.id])
        ).execute()
        self.kooi.rij(bundel, stil=True)
        kent = {"klaar": "deelnemers", "op_tafel": "beraad platform", "elders": ""}
        for naam, ook in kent.items():
            dilemma = self.onderwerpen[naam]
            self.kooi.rij(dilemma, naam, behalve=["nummer"])
            self.kooi.rij(dilemma, f"{naam} {ook}", alleen=["nummer"])
            for rij in self._gesprek(dilemma):
                self.kooi.rij(rij, stil=True)
        uithuwelijking = m.Thema.get(m.Thema.sleutel == "uithuwelijking")
        self.kooi.rij(uithuwelijking, "beraad:B klaar openbaar deelnemers")

    def _gesprek(self, d: Dilemma) -> Iterator[Model]:
        ccv = self.mensen.adviseur
        yield m.Vraag.create(
            dilemma=d,
            tekst="x",
            antwoord="x",
            uiterlijk=dag(NU),
            gesteld_op=NU,
            steller=ccv,
            beantwoord_op=NU,
        )
        yield m.Notitie.create(dilemma=d, auteur=ccv, tekst="x", op=NU)
        yield m.Lotverzoek.create(
            dilemma=d, verzoek="x", gevraagd_op=NU, gevraagd_door=ccv, uitkomst="x", uitkomst_op=NU
        )

    def _behandelingen(self) -> None:
        """A gremium reads its own text; of the rungs below, the Beraad reads why it was not solved
        there.
        """
        for b in Behandeling.select(Behandeling, Gremium).join(Gremium):
            deze = b.dilemma_id == self.op_tafel.id
            hier = {BERAAD: "beraad", PLATFORM: "platform"}.get(b.gremium.naam, "") if deze else ""
            self.kooi.rij(b, hier, behalve=["waarom_niet_opgelost"])
            omhoog = "beraad" if deze and hier != "beraad" else ""
            self.kooi.rij(b, omhoog, alleen=["waarom_niet_opgelost"])
            self.kooi.rij(
                m.Optie.create(behandeling=b, volgorde=1, tekst="x", voor="x", tegen="x"), hier
            )

    def _besluiten(self) -> None:
        """Released ones; what is not released stays silent, wherever it belongs."""
        for besluit in self.klaar.besluiten:
            self.kooi.rij(besluit, "klaar")
        for b, waar in (
            (self.vorige, "beraad:AR"),
            (self.beraad, "beraad:L"),
            (self.samen, "samen:L"),
        ):
            self.kooi.rij(m.Besluit.create(bijeenkomst=b, tekst="x", gemaakt_op=NU, **VRIJ), waar)
        for status in (BesluitStatus.CONCEPT, BesluitStatus.VASTGESTELD):
            for b in (self.vorige, self.beraad, self.samen, None):
                over = {"bijeenkomst": b} if b else {"dilemma": self.klaar}
                self.kooi.rij(
                    m.Besluit.create(tekst="x", gemaakt_op=NU, status=status, **over), stil=True
                )

    def _acties(self) -> None:
        """Open ones of the gremium, what the meeting agreed, and what is neither."""
        Actie.update(eigenaar=self.mensen.buitenstaander).execute()
        for oud in Actie.select():
            self.kooi.rij(oud)
        beraad, platform, ander = map(wereld.gremium_met, (BERAAD, PLATFORM, ANDERE_WERKGROEP))
        for waar, waarden in (
            ("beraad:ARB", {"gremium": beraad}),
            ("beraad", {"gremium": beraad, "bijeenkomst": self.beraad}),
            ("beraad:L", {"gremium": ander, "bijeenkomst": self.beraad, **GEDAAN}),
            ("platform:AR", {"gremium": platform}),
            ("samen:L", {"gremium": ander, "bijeenkomst": self.samen}),
            ("", {"gremium": beraad, **GEDAAN}),
            ("", {"gremium": ander}),
        ):
            eigenaar = self.mensen.collega
            self.kooi.rij(
                Actie.create(wat="x", eigenaar=eigenaar, termijn=dag(NU), **waarden), waar
            )

    def _opbrengsten(self) -> None:
        for naam, openbaarheid in (
            ("openbaar", Openbaarheid.OPENBAAR),
            ("deelnemers", Openbaarheid.DEELNEMERS),
        ):
            waarden = {"soort": "inzicht", "titel": "x", "tekst": "x", "openbaarheid": openbaarheid}
            rij = m.Opbrengst.create(dilemma=self.klaar, vrijgegeven_op=NU, **waarden)
            self.onderwerpen[naam] = rij
            self.kooi.rij(rij, f"{naam} klaar")
        for eerder in self.klaar.opbrengsten.where(
            m.Opbrengst.id < self.onderwerpen["openbaar"].id
        ):
            self.kooi.rij(eerder, "klaar")

    def _doelen(self) -> None:
        """One of this year, and one that ended before."""
        for waar, jaar, gestopt in (
            ("beraad samen", NU.year, None),
            ("", NU.year - 1, NU - 200 * DAG),
        ):
            doel = m.Doel.create(
                naam=str(jaar),
                eenheid="x",
                thema=m.Thema.get(),
                gemaakt_op=NU - 900 * DAG,
                gestopt_op=gestopt,
            )
            m.Doeljaar.create(doel=doel, jaar=jaar, streef=10)
            toen = dag(NU).replace(year=jaar)
            meting = m.Meting.create(doel=doel, dag=toen, stand=3, door=self.mensen.adviseur, op=NU)
            self.kooi.rij(doel, waar)
            self.kooi.rij(meting, waar)

    def _signalen(self) -> None:
        """Accepted and not told before; the others stay silent, and so does what their senders
        wrote.
        """
        gelezen = {"beoordeeld_op": NU, "beraadtitel": "x", "beraadtekst": "x", "bevestigd_op": NU}
        mee = {"status": SignaalStatus.AANGENOMEN, **gelezen}
        niet = {"status": SignaalStatus.NIET_OVERGENOMEN, "terugkoppeling": "x", **gelezen}
        for i, (waar, waarden) in enumerate(
            (
                ("beraad", mee),
                ("beraad", {**mee, "bijeenkomst": self.beraad}),
                ("", {**mee, "bijeenkomst": self.vorige}),
                ("", {}),
                ("", niet),
            )
        ):
            rij = Signaal.create(
                nummer=f"S-{i}",
                inbrenger=self.mensen.inbrenger,
                titel="x",
                tekst="x",
                ingediend_op=NU,
                **waarden,
            )
            self.kooi.rij(rij, waar, stil=not waar)

    def _mensen(self) -> None:
        """Everybody where they are named, the inbrenger nowhere; of who owns an actie the
        organisation is named.
        """
        m.Aanwezigheid.create(
            bijeenkomst=self.beraad, persoon=self.mensen.bestuurder, aanwezig=Aanwezig.AANWEZIG
        )
        for naam, persoon in vars(self.mensen).items():
            self.kooi.rij(persoon, NAMEN.get(naam, ""), behalve=["organisatie"])
            waar = "beraad platform:AR samen:L" if naam == "collega" else NAMEN.get(naam, "")
            self.kooi.rij(persoon, waar, alleen=["organisatie"])
        for naam, waar in GREMIA.items():
            self.kooi.rij(wereld.gremium_met(naam), waar)
