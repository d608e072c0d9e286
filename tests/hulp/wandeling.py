"""A random but legal walk: what people may do with three dilemmas, in any order, while the days go
by.
"""

from datetime import timedelta
from random import Random
from typing import Any

from portal import policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Actie, Agendapunt, Bijeenkomst, Dilemma, Persoon, Vraag
from portal.steps import intake, route, triage, uitkomst
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.gedeeld import behandelen
from portal.tools.tijd import dag
from portal.vocabulary import BIJ_GREMIUM, ActieStatus, Status, Uitslag
from portal.workflow import Overgang
from tests.hulp import controle, dilemmas, wereld
from tests.hulp.invoer import geldige_invoer

SAMEN = (Status.INGEDIEND, Status.PLATFORM, Status.WERKGROEP, Status.BERAAD, Status.UITVOERING)
TEKST = {
    "verslag": "Besproken.",
    "titel": "Samen",
    "antwoord": "Ja.",
    "resultaat": "Gedaan.",
    "vraag": "Hoe?",
}


def maak_dilemmas() -> None:
    """Walk one dilemma of each of two inbrengers to every status; the walks begin there."""
    for status in Status:
        for persoon in (wereld.mensen().inbrenger, wereld.mensen().collega):
            dilemmas.in_status(status, wereld.mensen(), persoon)


class Wandeling:
    """Two dilemmas in one place and a third anywhere; `stap()` is one deed that somebody may do
    now.
    """

    def __init__(self, toeval: Random):
        self.toeval, self.nu, self.mensen, self.spoor = toeval, wereld.NU, wereld.mensen(), []
        plaats, elders = toeval.choice(SAMEN), toeval.choice(list(Status))
        wie = self.mensen.inbrenger, self.mensen.collega
        staan = [(wie[0], plaats), (wie[1], plaats), (wie[0], elders)]
        self.ids = [Dilemma.get(Dilemma.inbrenger == p, Dilemma.status == s).id for p, s in staan]
        if toeval.random() < 0.7:
            triage.bundel(self.rijen()[0], self.verzoek(nummers=[self.rijen()[1].nummer]))

    def rijen(self) -> list[Dilemma]:
        """Return the dilemmas as the database has them now."""
        return [Dilemma.get_by_id(id_) for id_ in self.ids]

    def stap(self) -> None:
        """Do one deed that is possible now and remember its name; after it everybody's turn must be
        right.
        """
        daden = (
            [self.overgang] * 12
            + [self.agenda, self.besluit, self.actie_dicht] * 2
            + [
                self.bundel,
                self.los,
                self.resultaat,
                self.van_de_agenda,
                self.vraag,
                self.antwoord,
                self.agendatekst,
                self.actie,
                self.tijd,
            ]
        )
        self.toeval.shuffle(daden)
        dilemma = self.toeval.choice(self.rijen())
        gedaan = next(naam for daad in daden if (naam := daad(dilemma)))
        self.spoor.append(f"{dilemma.nummer} {gedaan}")
        controle.verblijf(Dilemma.get_by_id(dilemma.id))
        for lid in self.rijen():
            controle.beurt(lid)

    def verzoek(self, wie: Persoon | None = None, **invoer: Any) -> Verzoek:
        """Somebody asks for something, an hour later than the last time."""
        self.nu += timedelta(hours=1)
        return Verzoek(wie or self.mensen.adviseur, self.nu, {**TEKST, **invoer})

    def tijd(self, _dilemma: Dilemma) -> str:
        self.nu += timedelta(days=self.toeval.randint(1, 12))
        return "days go by"

    def overgang(self, dilemma: Dilemma) -> str | None:
        """Somebody makes a transition that the table allows them now; an end only one time in
        three.
        """
        mogelijk = [
            (overgang, wie)
            for wie in (dilemma.inbrenger, self.mensen.adviseur)
            for overgang in policy.overgangen(wie, dilemma)
            if not policy.onvervulde_eis(overgang, dilemma)
        ]
        if not mogelijk:
            return None
        overgang, wie = self.toeval.choice(mogelijk)
        if "terugkoppeling" in self._namen(overgang) and self.toeval.random() < 0.6:
            return None
        kiest = {"naar": self.toeval.choice(overgang.kan_naar(dilemma.status)).value}
        invoer = geldige_invoer(
            overgang, dilemma, **(kiest if "naar" in self._namen(overgang) else {})
        )
        route.zet(overgang.naam, dilemma, self.verzoek(wie, **invoer))
        return overgang.naam

    @staticmethod
    def _namen(overgang: Overgang) -> set[str]:
        return {veld.naam for veld in overgang.velden}

    def vraag(self, dilemma: Dilemma) -> str | None:
        if not dilemma.open or not dilemma.ingediend_op:
            return None
        triage.stel_vraag(dilemma, self.verzoek(uiterlijk=dag(self.nu) + timedelta(days=7)))
        return "vraag"

    def antwoord(self, dilemma: Dilemma) -> str | None:
        vraag = Vraag.get_or_none(Vraag.dilemma == dilemma, Vraag.beantwoord_op.is_null())
        if not vraag or not dilemma.open:
            return None
        intake.beantwoord(vraag, self.verzoek(dilemma.inbrenger))
        return "antwoord"

    def agendatekst(self, dilemma: Dilemma) -> str | None:
        if dilemma.status not in (Status.INGEDIEND, *BIJ_GREMIUM):
            return None
        triage.bewaar_agendatekst(
            dilemma, self.verzoek(**dict.fromkeys(behandelen.TEKSTEN, "Tekst."))
        )
        return "agendatekst"

    def agenda(self, dilemma: Dilemma) -> str | None:
        """A meeting is planned for the gremium where the dilemma is, with the dilemma on it."""
        stay = behandelen.huidige(dilemma)
        if not stay or not stay.begonnen_op:
            return None
        begint = self.nu + timedelta(days=self.toeval.randint(1, 15))
        bijeenkomst.plan(stay.gremium, self.verzoek(begint=begint, minuten=60, plaats="Utrecht"))
        meeting = Bijeenkomst.select().order_by(Bijeenkomst.id.desc()).get()
        agendapunten.voeg_dilemma_toe(meeting, stay, self.verzoek())
        return "agenda"

    def _punt(self) -> Agendapunt | None:
        punten = list(
            Agendapunt.select().where(
                Agendapunt.behandeling.is_null(False), Agendapunt.uitslag.is_null()
            )
        )
        return self.toeval.choice(punten) if punten else None

    def resultaat(self, _dilemma: Dilemma) -> str | None:
        punt = self._punt()
        if punt:
            agendapunten.leg_resultaat_vast(
                punt, self.verzoek(uitslag=self.toeval.choice(list(Uitslag)).value)
            )
        return punt and f"resultaat van {punt.behandeling.dilemma.nummer}"

    def van_de_agenda(self, _dilemma: Dilemma) -> str | None:
        punt = self._punt()
        if punt:
            agendapunten.haal_weg(punt, self.verzoek())
        return punt and f"van de agenda: {punt.behandeling.dilemma.nummer}"

    def bundel(self, dilemma: Dilemma) -> str | None:
        """Bundle with another of the three; what does not stand in the same place is refused."""
        ander = self.toeval.choice(self.rijen())
        try:
            triage.bundel(dilemma, self.verzoek(nummers=[ander.nummer]))
        except NietToegestaan:
            return None
        return f"bundel met {ander.nummer}"

    def los(self, dilemma: Dilemma) -> str | None:
        if not dilemma.bundel_id:
            return None
        triage.maak_bundel_los(dilemma, self.verzoek())
        return "los"

    def besluit(self, dilemma: Dilemma) -> str | None:
        if dilemma.status is not Status.BERAAD:
            return None
        dilemmas.vrijgegeven_besluit(dilemma, self.mensen.adviseur, self.verzoek().nu)
        return "besluit"

    def actie(self, dilemma: Dilemma) -> str | None:
        if dilemma.status is not Status.UITVOERING:
            return None
        termijn = dag(self.nu) + timedelta(days=self.toeval.randint(1, 30))
        eigenaar = str(self.mensen.deelnemer.id)
        uitkomst.voeg_actie_toe(
            dilemma, self.verzoek(wat="Iets.", eigenaar=eigenaar, termijn=termijn)
        )
        return "actie"

    def actie_dicht(self, dilemma: Dilemma) -> str | None:
        actie = Actie.get_or_none(Actie.dilemma == dilemma, Actie.status == ActieStatus.OPEN)
        if not actie:
            return None
        uitkomst.sluit_actie(actie, self.verzoek(actie.eigenaar, status=ActieStatus.GEDAAN))
        return "actie gedaan"
