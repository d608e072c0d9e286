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
from portal.models import Behandeling, Bijeenkomst, Dilemma, Gremium
from portal.tools.tijd import dag
from portal.vocabulary import Aanwezig, PuntSoort, Status
from tests.hulp import dilemmas, wereld
from tests.hulp.wereld import ANDERE_WERKGROEP, BERAAD, NU, PLATFORM, WERKGROEP
from tests.reports import kanarie_uitkomsten
from tests.reports.kooi import Kooi

UUR, DAG = timedelta(hours=1), timedelta(days=1)
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
        kanarie_uitkomsten.besluiten(self)
        kanarie_uitkomsten.teksten(self)
        kanarie_uitkomsten.acties(self)
        kanarie_uitkomsten.opbrengsten(self)
        kanarie_uitkomsten.doelen(self)
        kanarie_uitkomsten.signalen(self)
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
        gevraagd = {"gevraagd_op": NU, "gevraagd_door": ccv, "uiterlijk": NU.date()}
        gedaan = {"uitkomst": "x", "uitkomst_op": NU}
        yield m.Lotverzoek.create(dilemma=d, verzoek="x", **gevraagd, **gedaan)

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
        for zetel in m.Lidmaatschap.select():
            self.kooi.rij(zetel)
