"""Every deed and transition that mails, ready to be done: the world is made, then `doe` does it."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from portal.engine import Verzoek
from portal.models import (
    Actie,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Lidmaatschap,
    Opbrengst,
    Signaal,
    Stuk,
    Thema,
    Volger,
    Vraag,
)
from portal.steps import beraad, intake, triage, uitkomst, werkgroep
from portal.steps.beheer import gremia, invoer, mensen
from portal.steps.bijeenkomst import (
    agenda,
    plannen,
    uitnodigen,
    vergaderacties,
    vergaderbesluiten,
    voorbereiding,
)
from portal.steps.gedeeld import behandelen
from portal.steps.rondom import correctie, kennisbank, signaal
from portal.steps.rondom import stuk as stukken
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, OpbrengstSoort, Openbaarheid, Rol, Status, Stuksoort
from tests.hulp import dilemmas, signalen, vergaderen, wereld
from tests.hulp import stukken as gedrukt
from tests.hulp.geheimhouding import nog_niet_beloofd
from tests.hulp.wereld import NU

Doe = Callable[[], Any]
NIEUW = {"email": "nieuw@test.example", "naam": "N.", "organisatie": "", "functie": ""} | {
    "rol": Rol.ADVISEUR.value
}


class Zaken:
    """The world of one test, with a method per deed that makes what it needs and returns it."""

    def __init__(self, mensen: SimpleNamespace):
        self.mensen = mensen
        self.werkgroep = wereld.gremium_met(wereld.WERKGROEP)

    def ccv(self, **invoer: Any) -> Verzoek:
        """Return what an adviseur asks."""
        return Verzoek(self.mensen.adviseur, NU, invoer)

    def dilemma(self, status: Status) -> Dilemma:
        """Return a dilemma that got this far, with a follower of its thema."""
        dilemma = dilemmas.in_status(status, self.mensen)
        thema = Thema.get(sleutel=dilemmas.INTAKE["themas"][0])
        Volger.get_or_create(persoon=self.mensen.adviseur2, thema=thema)
        return dilemma

    def met(self, doe: Any, status: Status, **invoer: Any) -> Doe:
        dilemma = self.dilemma(status)
        return lambda: doe(dilemma, self.ccv(**invoer))

    def gepland(self, doe: Any) -> Doe:
        rij = vergaderen.plan(self.mensen.adviseur)
        return lambda: doe(rij, self.ccv())

    def overgang(self, naam: str, status: Status, **anders: Any) -> Doe:
        dilemma = self.dilemma(status)
        dilemmas.vervul_eis(dilemmas.OVERGANG[naam], dilemma, self.mensen.adviseur)
        return lambda: dilemmas.doe(
            naam, dilemmas.met(dilemma.nummer), self.mensen.adviseur, **anders
        )

    def aangekondigd(self, gremium: Any = None, **anders: Any) -> Bijeenkomst:
        """Return a meeting to which its members were invited."""
        rij = vergaderen.plan(self.mensen.adviseur, gremium, **anders)
        uitnodigen.nodig_uit(rij, self.ccv())
        return Bijeenkomst.get_by_id(rij.id)

    def naar_werkgroep(self, naam: str, status: Status) -> Doe:
        self.aangekondigd(self.werkgroep)
        nieuw = [str(self.mensen.buitenstaander.id)]
        kiest = {"gremium": str(self.werkgroep.id), "specialisten": nieuw}
        return self.overgang(
            naam, status, **kiest, **({} if naam == "instellen" else {"naar": "werkgroep"})
        )

    def overgedragen(self) -> Doe:
        andere = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
        self.aangekondigd(andere)
        nieuw = [str(self.mensen.buitenstaander.id)]
        return self.overgang(
            "overdragen", Status.WERKGROEP, gremium=str(andere.id), specialisten=nieuw
        )

    def met_zetel(self, doe: Callable[[Any, Verzoek], Any], rij: Any = None) -> Doe:
        self.aangekondigd(self.werkgroep)
        zetel = Lidmaatschap.get(Lidmaatschap.persoon == self.mensen.specialist)
        return lambda: doe(rij or zetel, self.ccv())

    def nodig_uit(self) -> Doe:
        self.aangekondigd(self.werkgroep)
        invoer = {"persoon": str(self.mensen.buitenstaander.id), "rol": LidRol.LID}
        return lambda: werkgroep.nodig_uit(self.werkgroep, self.ccv(**invoer))

    def geeft_zetel(self) -> Doe:
        self.aangekondigd(self.werkgroep)
        invoer = {"persoon": str(self.mensen.buitenstaander.id), "rol": LidRol.LID}
        return lambda: gremia.geef_zetel(self.werkgroep, self.beheer(**invoer))

    def opvolger(self) -> Doe:
        """Whoever chairs the Platform leaves for somebody who did not sit there."""
        self.aangekondigd()
        platform = wereld.gremium_met(wereld.PLATFORM)
        wie = str(self.mensen.buitenstaander.id)
        invoer = {"persoon": wie, "van": dag(NU), "mandaat": "", "blijft_lid": False}
        return lambda: gremia.benoem_voorzitter(platform, self.beheer(**invoer))

    def ingelezen(self) -> Doe:
        self.aangekondigd(self.werkgroep)
        kop = "e-mail;naam;organisatie;gremium;rol\n"
        regel = f"{self.mensen.buitenstaander.email};;;{self.werkgroep.naam};lid"
        nieuw = "nieuw@test.example;N.;Org;;"
        verzoek = Verzoek(self.mensen.beheerder, NU, {"tekst": f"{kop}{regel}\n{nieuw}"})
        return lambda: invoer.neem_over(verzoek)

    def beeindigt(self) -> Doe:
        self.aangekondigd(self.werkgroep)
        zetel = Lidmaatschap.get(Lidmaatschap.persoon == self.mensen.specialist)
        return lambda: gremia.beeindig_zetel(zetel, self.beheer(laatste_dag=None))

    def wijzigt(self) -> Doe:
        self.aangekondigd(self.werkgroep)
        zetel = Lidmaatschap.get(Lidmaatschap.persoon == self.mensen.specialist)
        anders = {"rol": zetel.rol, "mandaat": "", "tot": dag(NU) + timedelta(days=60)}
        return lambda: gremia.wijzig_zetel(zetel, self.beheer(**anders))

    def belofte(self) -> Doe:
        """Of a specialist who was invited only now."""
        zetel = nog_niet_beloofd(self.mensen.specialist)
        self.aangekondigd(self.werkgroep)
        verzoek = Verzoek(self.mensen.specialist, NU)
        return lambda: werkgroep.beloof_geheimhouding(zetel, verzoek)

    def antwoord(self) -> Doe:
        dilemma = self.dilemma(Status.INGEDIEND)
        triage.stel_vraag(dilemma, self.ccv(vraag="Wie?", uiterlijk=dag(NU)))
        triage.wijs_toe(dilemma, self.ccv(behandelaar=str(self.mensen.adviseur2.id)))
        verzoek = Verzoek(self.mensen.inbrenger, NU, {"antwoord": "Ik."})
        return lambda: intake.beantwoord(Vraag.get(), verzoek)

    def voorgezeten(self, doe: Any, wie: str, **invoer: Any) -> Doe:
        rij = vergaderen.plan(self.mensen.adviseur, voorzitter=self.mensen.voorzitter_platform.id)
        return lambda: doe(rij, Verzoek(getattr(self.mensen, wie), NU, invoer))

    def vergadering(self, doe: Any, **invoer: Any) -> Doe:
        rij = self.aangekondigd()
        return lambda: doe(rij, self.ccv(**invoer))

    def besluit(self) -> Doe:
        """Of a dilemma at the Beraad."""
        dilemma = self.dilemma(Status.BERAAD)
        beraad.leg_besluit_vast(dilemma, self.ccv(tekst="Doe het."))
        beraad.breng_besluit_verder(Besluit.get(), self.ccv())
        return lambda: beraad.breng_besluit_verder(Besluit.get(), self.ccv())

    def besluit_aan_tafel(self) -> Doe:
        punt = vergaderen.plan(self.mensen.adviseur).punten.get()
        vergaderbesluiten.leg_vast(punt, self.ccv(tekst="Doe het."))
        vergaderbesluiten.doe(Besluit.get(), "verder", self.ccv())
        return lambda: vergaderbesluiten.doe(Besluit.get(), "verder", self.ccv())

    def opbrengst(self) -> Doe:
        dilemma = self.dilemma(Status.WERKGROEP)
        tekst = {"soort": OpbrengstSoort.INZICHT, "titel": "Bel", "tekst": "De huisarts."}
        rij = Opbrengst.create(dilemma=dilemma, vrijgegeven_op=NU, **tekst)
        Volger.update(persoon=self.mensen.buitenstaander).execute()
        nieuw = {"titel": "Bel", "tekst": "Nu.", "openbaarheid": Openbaarheid.PROFESSIONALS}
        return lambda: kennisbank.wijzig(rij, self.ccv(**nieuw))

    def vervangen(self) -> Doe:
        """By one that may be read by whoever follows a thema of the first alone."""
        eerste, andere = (
            self.dilemma(Status.WERKGROEP),
            dilemmas.in_status(Status.PLATFORM, self.mensen, themas=["informatiedeling"]),
        )
        tekst = {"soort": OpbrengstSoort.INZICHT, "titel": "Bel", "tekst": "De huisarts."}
        oud, nieuw = (
            Opbrengst.create(dilemma=rij, vrijgegeven_op=NU, openbaarheid="professionals", **tekst)
            for rij in (eerste, andere)
        )
        Volger.update(persoon=self.mensen.deelnemer).execute()
        invoer = {"reden": "Beter.", "vervangen_door": str(nieuw.id)}
        return lambda: kennisbank.trek_in(oud, self.ccv(**invoer))

    def opbrengst_van_werkgroep(self) -> Doe:
        dilemma = self.dilemma(Status.WERKGROEP)
        tekst = {"opbrengst_soort": OpbrengstSoort.INZICHT, "opbrengst_titel": "Bel"}
        invoer = {**tekst, "opbrengst_tekst": "Nu.", "dilemma": dilemma.nummer}
        gremium = behandelen.huidige(dilemma).gremium
        return lambda: werkgroep.leg_opbrengst_vast(gremium, self.ccv(**invoer))

    def actie(self, wie: str = "bestuurder") -> dict[str, Any]:
        return {"wat": "Bel.", "eigenaar": str(getattr(self.mensen, wie).id), "termijn": dag(NU)}

    def nieuwe_actie(self) -> Doe:
        punt = vergaderen.plan(self.mensen.adviseur).punten.get()
        return lambda: vergaderacties.voeg_toe(punt, self.ccv(**self.actie()))

    def andere_eigenaar(self, doe: Any) -> Doe:
        self.nieuwe_actie()()
        return lambda: doe(Actie.get(), self.ccv(**self.actie("deelnemer"), reden="Ander werk."))

    def signaal(self, doe: Any, wie: str, **invoer: Any) -> Doe:
        van = self.mensen.inbrenger
        rij = signalen.anoniem(van.email) if wie == "inbrenger" else signalen.nieuw(van)
        return lambda: doe(
            Signaal.get_by_id(rij.id), Verzoek(getattr(self.mensen, wie), NU, invoer)
        )

    def stuk(self) -> Doe:
        drukwerk = gedrukt.drukwerk(NU.year, Stuksoort.JAARRAPPORT)
        return lambda: stukken.geef_uit(drukwerk, gedrukt.met_verzoek(self.mensen.adviseur))

    def beheer(self, **invoer: Any) -> Verzoek:
        """Return what a beheerder asks."""
        return Verzoek(self.mensen.beheerder, NU, invoer)

    def heropend(self) -> Doe:
        mensen.sluit(self.mensen.adviseur2, self.beheer())
        return lambda: mensen.heropen(self.mensen.adviseur2, self.beheer())

    def ingetrokken(self) -> Doe:
        self.stuk()()
        verzoek = gedrukt.met_verzoek(self.mensen.adviseur, "2", reden="Fout.")
        return lambda: stukken.trek_in(Stuk.get(), verzoek)


# A deed or transition by name, and what makes it ready.
ZAKEN: dict[str, Callable[[Zaken], Doe]] = {
    "triage.stel_vraag": lambda z: z.met(
        triage.stel_vraag, Status.INGEDIEND, vraag="Wie?", uiterlijk=dag(NU)
    ),
    "triage.wijs_toe": lambda z: z.met(
        triage.wijs_toe, Status.INGEDIEND, behandelaar=str(z.mensen.adviseur2.id)
    ),
    "intake.beantwoord": Zaken.antwoord,
    "werkgroep.nodig_uit": Zaken.nodig_uit,
    "werkgroep.beloof_geheimhouding": Zaken.belofte,
    "beheer.gremia.geef_zetel": Zaken.geeft_zetel,
    "beheer.gremia.benoem_voorzitter": Zaken.opvolger,
    "beheer.gremia.beeindig_zetel": Zaken.beeindigt,
    "beheer.gremia.wijzig_zetel": Zaken.wijzigt,
    "beheer.invoer.neem_over": Zaken.ingelezen,
    "werkgroep.beeindig_lidmaatschap": lambda z: z.met_zetel(werkgroep.beeindig_lidmaatschap),
    "werkgroep.sluit": lambda z: z.met_zetel(werkgroep.sluit, z.werkgroep),
    "instellen": lambda z: z.naar_werkgroep("instellen", Status.PLATFORM),
    "versnellen": lambda z: z.naar_werkgroep("versnellen", Status.INGEDIEND),
    "terugverwijzen": lambda z: z.naar_werkgroep("terugverwijzen", Status.BERAAD),
    "overdragen": Zaken.overgedragen,
    "bijeenkomst.voorbereiding.vraag_akkoord": lambda z: z.voorgezeten(
        voorbereiding.vraag_akkoord, "adviseur"
    ),
    "bijeenkomst.voorbereiding.geef_akkoord": lambda z: z.voorgezeten(
        voorbereiding.geef_akkoord, "voorzitter_platform"
    ),
    "bijeenkomst.voorbereiding.plaats_opmerking": lambda z: z.voorgezeten(
        voorbereiding.plaats_opmerking, "voorzitter_platform", tekst="Korter."
    ),
    "bijeenkomst.agenda.stel_vast": lambda z: z.vergadering(
        lambda rij, verzoek: (
            vergaderen.maak_rijp(rij, verzoek.actor),
            agenda.stel_vast(rij, verzoek),
        )
    ),
    "bijeenkomst.uitnodigen.nodig_uit": lambda z: z.gepland(uitnodigen.nodig_uit),
    "bijeenkomst.plannen.wijzig": lambda z: z.vergadering(plannen.wijzig, plaats="Zwolle"),
    "bijeenkomst.plannen.zeg_af": lambda z: z.vergadering(plannen.zeg_af),
    "beraad.breng_besluit_verder": Zaken.besluit,
    "bijeenkomst.vergaderbesluiten.breng_verder": Zaken.besluit_aan_tafel,
    "rondom.kennisbank.wijzig": Zaken.opbrengst,
    "rondom.kennisbank.trek_in": Zaken.vervangen,
    "beantwoorden": lambda z: z.overgang("beantwoorden", Status.INGEDIEND),
    "oplossen": lambda z: z.overgang("oplossen", Status.PLATFORM),
    "afronden": lambda z: z.overgang("afronden", Status.UITVOERING),
    "werkgroep.leg_opbrengst_vast": Zaken.opbrengst_van_werkgroep,
    "besluiten": lambda z: z.overgang("besluiten", Status.BERAAD, acties=[z.actie(), z.actie()]),
    "uitkomst.voeg_actie_toe": lambda z: z.met(
        uitkomst.voeg_actie_toe, Status.UITVOERING, **z.actie()
    ),
    "bijeenkomst.vergaderacties.voeg_toe": Zaken.nieuwe_actie,
    "bijeenkomst.vergaderacties.wijzig": lambda z: z.andere_eigenaar(vergaderacties.wijzig),
    "rondom.correctie.verbeter_actie": lambda z: z.andere_eigenaar(correctie.verbeter_actie),
    "rondom.signaal.dien_in": lambda z: lambda: signalen.nieuw(z.mensen.inbrenger),
    "rondom.signaal.bevestig": lambda z: z.signaal(signaal.bevestig, "inbrenger"),
    "rondom.signaal.neem_over": lambda z: z.signaal(
        signaal.neem_over, "adviseur", beraadtitel="Zo", beraadtekst="Is het.", anoniem=True
    ),
    "rondom.signaal.wijs_af": lambda z: z.signaal(
        signaal.wijs_af, "adviseur", terugkoppeling="Nee."
    ),
    "rondom.stuk.geef_uit": Zaken.stuk,
    "rondom.stuk.trek_in": Zaken.ingetrokken,
    "beheer.mensen.voeg_toe": lambda z: lambda: mensen.voeg_toe(z.beheer(**NIEUW)),
    "beheer.mensen.geef_rol": lambda z: (
        lambda: mensen.geef_rol(z.mensen.buitenstaander, z.beheer(rol=Rol.BEHEERDER.value))
    ),
    "beheer.mensen.sluit": lambda z: lambda: mensen.sluit(z.mensen.adviseur2, z.beheer()),
    "beheer.mensen.heropen": Zaken.heropend,
    "beheer.mensen.verhuis": lambda z: (
        lambda: mensen.verhuis(z.mensen.adviseur2, z.beheer(email="nieuw@test.example"))
    ),
    "beheer.mensen.beeindig_sessies": lambda z: (
        lambda: mensen.beeindig_sessies(z.mensen.adviseur2, z.beheer())
    ),
    "beheer.mensen.neem_factoren_af": lambda z: (
        lambda: mensen.neem_factoren_af(z.mensen.adviseur2, z.beheer())
    ),
}
