"""Bare rows for tests of order: written in whatever order a test wants, with equal keys where it
wants those.
"""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from portal import models as m
from portal.tools.tijd import dag
from portal.vocabulary import (
    GremiumSoort,
    LidRol,
    Onbezorgd,
    Openbaarheid,
    PuntSoort,
    Status,
    Voorval,
    WachtOp,
)
from tests.hulp import wereld
from tests.hulp.wereld import BEGIN, INGESTELD, NU

VANDAAG = dag(NU)


class Rijtjes:
    """Makes rows; every `dagen` counts from NU, so that more is later."""

    def __init__(self):
        self.mensen, self._nummer = wereld.mensen(), count(1)
        self.adviseur = self.mensen.adviseur
        self.beraad, self.platform = (
            wereld.gremium_met(naam) for naam in (wereld.BERAAD, wereld.PLATFORM)
        )

    def op(self, dagen: int) -> datetime:
        return NU + timedelta(days=dagen)

    def persoon(self, naam: str, *gremia: m.Gremium, **anders: Any) -> m.Persoon:
        """Somebody with a seat in these gremia."""
        waarden = {"organisatie": "Organisatie", "functie": "Medewerker"} | anders
        email = f"{next(self._nummer)}@rij.example"
        persoon = m.Persoon.create(email=email, naam=naam, **waarden)
        for gremium in gremia:
            m.Lidmaatschap.create(gremium=gremium, persoon=persoon, rol=LidRol.LID, van=INGESTELD)
        return persoon

    def gremium(self, naam: str, **anders: Any) -> m.Gremium:
        waarden = {"soort": GremiumSoort.WERKGROEP, "ingesteld_op": INGESTELD} | anders
        return m.Gremium.create(naam=naam, **waarden)

    def thema(self, volgorde: int, naam: str = "", *dilemmas: m.Dilemma) -> m.Thema:
        sleutel = f"t{next(self._nummer)}"
        thema = m.Thema.create(sleutel=sleutel, naam=naam or sleutel, volgorde=volgorde)
        for dilemma in dilemmas:
            m.DilemmaThema.create(dilemma=dilemma, thema=thema)
        return thema

    def dilemma(self, nummer: int, status: Status = Status.PLATFORM, **anders: Any) -> m.Dilemma:
        """A confirmed dilemma; one that has ended was answered."""
        klaar = status in (Status.AFGEROND, Status.NIET_IN_BEHANDELING)
        waarden = {
            "inbrenger": self.mensen.inbrenger,
            "titel": f"Dilemma {nummer}",
            "vraag": "Wat nu?",
            "aangemaakt_op": BEGIN,
            "ingediend_op": BEGIN,
            "bevestigd_op": BEGIN,
            "afgesloten_op": NU if klaar else None,
            "terugkoppeling": "Zo." if klaar else "",
            "wacht_op": WachtOp.NIEMAND if klaar else WachtOp.CCV,
            "wacht_sinds": BEGIN,
            "volgende_datum": None if klaar else VANDAAG,
        }
        return m.Dilemma.create(nummer=f"D-2026-9{nummer:03}", status=status, **waarden | anders)

    def gebeurtenis(self, dagen: int, dilemma: m.Dilemma | None = None, **anders: Any):
        """A line of the log, outside its chain."""
        nummer = next(self._nummer)
        waarden = {"dilemma": dilemma, "onderwerp": dilemma.nummer if dilemma else "x"}
        waarden |= {"soort": Voorval.TOEGEWEZEN, "wie": self.adviseur, "op": self.op(dagen)}
        waarden |= {"vorige": f"v{nummer}", "hash": f"h{nummer}"}
        return m.Gebeurtenis.create(**waarden | anders)

    def verblijf(
        self, dilemma: m.Dilemma, gremium: m.Gremium, dagen: int, tot: int | None = None, **anders
    ) -> m.Behandeling:
        """A stay that began some days from NU and still runs, or ended."""
        eind = None if tot is None else self.op(tot)
        waarden = {"titel": dilemma.titel, "begonnen_op": self.op(dagen), "geeindigd_op": eind}
        return m.Behandeling.create(dilemma=dilemma, gremium=gremium, **waarden | anders)

    def bijeenkomst(self, dagen: int, gremium: m.Gremium | None = None, **anders) -> m.Bijeenkomst:
        """A meeting with a fixed agenda, of the Platform unless told."""
        waarden = {"titel": "Overleg", "minuten": 60, "plaats": "Utrecht", "vastgesteld_op": NU}
        waarden |= {"gremium": gremium or self.platform, "begint": self.op(dagen)}
        return m.Bijeenkomst.create(**waarden | anders)

    def punt(self, b: m.Bijeenkomst, volgorde: int, titel: str = "Punt", **anders) -> m.Agendapunt:
        soort = PuntSoort.DILEMMA if "behandeling" in anders else PuntSoort.KENNISDELING
        waarden = {"soort": soort, "minuten": 10} | anders
        return m.Agendapunt.create(bijeenkomst=b, volgorde=volgorde, titel=titel, **waarden)

    def tafel(self, b: m.Bijeenkomst, volgorde: int, naam: str = "T", **anders) -> m.Gesprekstafel:
        return m.Gesprekstafel.create(bijeenkomst=b, volgorde=volgorde, naam=naam, **anders)

    def actie(self, dagen: int, wat: str = "Doe iets.", **anders: Any) -> m.Actie:
        """An open actie of the Platform, due some days from NU."""
        waarden = {"gremium": self.platform, "eigenaar": self.mensen.deelnemer}
        waarden |= {"wat": wat, "termijn": dag(self.op(dagen))}
        return m.Actie.create(**waarden | anders)

    def gesloten(self, dagen: int, wat: str = "Doe iets.", **anders: Any) -> m.Actie:
        """An actie that was done some days from NU."""
        return self.actie(0, wat, status="gedaan", gereed_op=self.op(dagen), **anders)

    def besluit(self, tekst: str = "Doe het.", status: str = "vrijgegeven", **anders) -> m.Besluit:
        vrij = NU if status == "vrijgegeven" else None
        waarden = {"tekst": tekst, "status": status, "gemaakt_op": NU, "vrijgegeven_op": vrij}
        return m.Besluit.create(**waarden | anders)

    def opbrengst(self, dagen: int = 0, titel: str = "Les", **anders: Any) -> m.Opbrengst:
        waarden = {"soort": "inzicht", "openbaarheid": Openbaarheid.OPENBAAR, "tekst": "Tekst."}
        waarden |= {"titel": titel, "vrijgegeven_op": self.op(dagen)}
        return m.Opbrengst.create(**waarden | anders)

    def opmerking(self, b: m.Bijeenkomst, dagen: int, tekst: str = "Let op.", **anders):
        waarden = {"auteur": self.mensen.deelnemer, "op": self.op(dagen), "tekst": tekst} | anders
        return m.Opmerking.create(bijeenkomst=b, **waarden)

    def opgegeven(self, dagen: int, dilemma: m.Dilemma) -> m.Bericht:
        """A mail about a dilemma that was given up some days from NU."""
        return m.Bericht.create(
            aan="iemand@rij.example",
            soort="overgang",
            zaak=dilemma.nummer,
            aangemaakt_op=BEGIN,
            opgegeven_op=self.op(dagen),
            waarom=Onbezorgd.GEWEIGERD,
        )

    def wachtend(self, dagen: int, dilemma: m.Dilemma) -> m.Bericht:
        """A mail about a dilemma that waits since some days from NU."""
        wanneer = {"aangemaakt_op": self.op(dagen), "volgende_poging_op": NU}
        return m.Bericht.create(
            aan="iemand@rij.example", soort="overgang", zaak=dilemma.nummer, **wanneer
        )

    def signaal(self, titel: str = "Signaal", **anders: Any) -> m.Signaal:
        """A signaal that was accepted for the Beraad."""
        waarden = {
            "nummer": f"S-2026-9{next(self._nummer):03}",
            "inbrenger": self.mensen.inbrenger,
            "titel": titel,
            "tekst": "Tekst.",
            "ingediend_op": BEGIN,
            "bevestigd_op": BEGIN,
            "status": "aangenomen",
            "beraadtitel": titel,
            "beraadtekst": "Tekst.",
            "beoordeeld_op": NU,
        }
        return m.Signaal.create(**waarden | anders)

    def doel(self, naam: str, thema: m.Thema, streef: int = 10, **anders: Any) -> m.Doel:
        """A doel with a number for this year."""
        waarden = {"eenheid": "gemeenten", "gemaakt_op": BEGIN} | anders
        doel = m.Doel.create(naam=naam, thema=thema, **waarden)
        m.Doeljaar.create(doel=doel, jaar=NU.year, streef=streef)
        return doel

    def meting(self, doel: m.Doel, dagen: int, stand: int = 1) -> m.Meting:
        waarden = {"dag": dag(self.op(dagen)), "stand": stand, "door": self.adviseur, "op": NU}
        return m.Meting.create(doel=doel, **waarden)
