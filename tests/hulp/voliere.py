"""A canary in every text that somebody can write, each with who may hear it; for tests that listen
for leaks.
"""

import re
from collections.abc import Iterable
from itertools import count

from portal.db import schrijven
from portal.engine import Verzoek
from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Correctie,
    Gremium,
    Lotverzoek,
    Mededilemma,
    Notitie,
    Opbrengst,
    Opmerking,
    Signaal,
    Stuk,
    Vraag,
)
from portal.queries.bijeenkomst.plannen import gremia_van
from portal.queries.herstelbaar import HERSTELBAAR
from portal.steps.gedeeld.corrigeren import LOGT
from portal.steps.rondom import stuk as stap
from portal.velden import AGENDATEKST, REGIE
from portal.vocabulary import ActieStatus, BesluitStatus, Openbaarheid, Status
from reports import papieren as stukken
from tests.hulp import dilemmas, rondgang, wereld
from tests.hulp import stukken as uitgegeven
from tests.hulp.wereld import NU, PERSONAS

ADVISEURS, INBRENGER = {"adviseur", "adviseur2"}, {"inbrenger"}
IEDEREEN, ALLEEN_ONS = {*PERSONAS, None}, ADVISEURS
LEDEN = {
    wereld.PLATFORM: {"deelnemer", "voorzitter_platform"},
    wereld.WERKGROEP: {"specialist", "trekker"},
    wereld.BERAAD: {"bestuurder", "voorzitter_beraad"},
}
TREDEN = list(LEDEN)
# What all gremia read of each other's acties: this one paper, and no page.
ACTIEPROGRAMMA = re.compile(r"/jaar/\d+/actieprogramma\.pdf")
# Whose account it is, a beheerder reads where accounts are: not what they filed or said.
ACCOUNTS = re.compile(r"/beheer/(?:mensen|brieven|veranderd|organisaties|gremia|uitvoer/mensen)\b")


class Volière(dict):
    """Every canary with what it stands in and who may hear it."""

    def __init__(self):
        self._nummers = count(1)

    def zet(self, mag: Iterable, wat: str) -> str:
        kanarie = f"kanarie{next(self._nummers):04d}"
        self[kanarie] = (set(mag) | (set() if wat.startswith("concept ") else ADVISEURS), wat)
        return kanarie

    def ook(self, rij, mag) -> None:
        """Let others hear what stands in a row already."""
        van_rij = {
            k: paar
            for k, paar in self.items()
            if paar[1].startswith(f"{type(rij).__name__} {rij.get_id()} ")
        }
        self.update({k: (lezers | mag, wat) for k, (lezers, wat) in van_rij.items()})

    def in_rij(self, rij, velden, mag) -> None:
        """Write a canary into these columns of a row."""
        soort = type(rij)
        waarden = {v: self.zet(mag, f"{soort.__name__} {rij.get_id()} {v}") for v in velden}
        soort.update(waarden).where(soort._meta.primary_key == rij.get_id()).execute()


def deelnemers(dilemma):
    """Return who sits in a gremium that treats or treated this dilemma."""
    begonnen = (Behandeling.dilemma == dilemma) & Behandeling.begonnen_op.is_null(False)
    namen = Behandeling.select(Gremium.naam).join(Gremium).where(begonnen).tuples()
    return set().union(*(LEDEN[naam] for (naam,) in namen))


def _intake(kooi, mensen):
    """Two inbrengers, of whom the second lets their name be shown; a dilemma of the first in each
    status.
    """
    zichtbaar = {"naam_tonen": True, "bedreigd": True}
    tonen = dilemmas.in_status(Status.PLATFORM, mensen, mensen.collega, **zichtbaar)
    kooi.in_rij(mensen.inbrenger, ("naam", "organisatie", "functie"), INBRENGER)
    kooi.in_rij(mensen.collega, ("naam",), {"collega"} | LEDEN[wereld.PLATFORM])
    ladder = {}
    for status in Status:
        ladder[status] = dilemmas.in_status(
            status, mensen, **{v: kooi.zet(INBRENGER, f"{status} {v}") for v in dilemmas.GETYPT}
        )
    kooi.in_rij(tonen, dilemmas.GETYPT, {"collega"})
    return ladder


def _verblijven(kooi):
    for b in Behandeling.select(Behandeling, Gremium).join(Gremium):
        mag = LEDEN[b.gremium.naam] if b.begonnen_op else set()
        kooi.in_rij(b, [v.naam for v in AGENDATEKST] + ["vraag", "voorgestelde_acties"], mag)
        # The next rungs read what was asked and tried below, and why it was not enough.
        later = set().union(*(LEDEN[g] for g in TREDEN[TREDEN.index(b.gremium.naam) :]))
        kooi.in_rij(b, ["opdracht", "waarom_niet_opgelost"], later)


def _gesprek(kooi, ladder):
    Vraag.update(antwoord="x", beantwoord_op=NU).execute()
    for vraag in Vraag.select():
        kooi.in_rij(vraag, ("tekst", "antwoord"), INBRENGER)
    for notitie in Notitie.select():
        kooi.in_rij(notitie, ("tekst",), ALLEEN_ONS)
    bekend = {
        "dilemma": ladder[Status.PLATFORM],
        "gevraagd_op": NU,
        "gevraagd_door": wereld.mensen().adviseur,
        "uiterlijk": NU.date(),
    }
    Lotverzoek.create(verzoek="x", uitkomst="x", uitkomst_op=NU, **bekend)
    for lotverzoek in Lotverzoek.select():
        kooi.in_rij(
            lotverzoek, ("verzoek", "uitkomst") if lotverzoek.uitkomst else ("verzoek",), ALLEEN_ONS
        )
    for dilemma in ladder.values():
        if dilemma.terugkoppeling:
            kooi.in_rij(dilemma, ("terugkoppeling",), INBRENGER)


def _bijeenkomsten(kooi):
    for b in Bijeenkomst.select(Bijeenkomst, Gremium).join(Gremium):
        mag = set().union(*(LEDEN[g.naam] for g in gremia_van(b))) if b.vastgesteld_op else set()
        for tafel in b.tafels:
            kooi.in_rij(tafel, ("naam", "pitch", "resultaat"), mag)
        _punten(kooi, b, mag)
    geweest = Bijeenkomst.select().where(Bijeenkomst.begint < NU)
    Agendapunt.update(uitslag="geen").where(Agendapunt.bijeenkomst.in_(geweest)).execute()


def _punten(kooi, b, mag):
    """Who prepares the Beraad with the CCV reads its draft too; what the chair is told and others
    say, nobody else.
    """
    concept = not (b.vastgesteld_op or b.afgezegd_op)
    samen = b.gremium.naam == wereld.BERAAD and not b.gezamenlijk
    voorbereiders = LEDEN[wereld.PLATFORM] if samen and concept else set()
    kooi.in_rij(b, ("titel", "plaats"), mag | voorbereiders)
    for punt in b.punten:
        kooi.in_rij(punt, ("titel", "inleider", "verslag"), mag | voorbereiders)
        if punt.behandeling_id:  # the dilemma of the tour climbed through the Platform
            kooi.ook(punt.behandeling, voorbereiders)
        kooi.in_rij(
            punt, (*(veld.naam for veld in REGIE), *(["onrijp_reden"] if concept else [])), set()
        )
    if concept:
        opmerking = Opmerking.create(
            bijeenkomst=b, auteur=wereld.mensen().deelnemer, tekst="x", op=NU
        )
        kooi.in_rij(opmerking, ("tekst",), {"deelnemer"} & voorbereiders)


def _leden(bijeenkomst):
    return LEDEN[bijeenkomst.gremium.naam]


def _uitkomst(kooi, ladder):
    for besluit in Besluit.select():
        lezers = (
            deelnemers(besluit.dilemma) | INBRENGER
            if besluit.dilemma
            else _leden(besluit.bijeenkomst)
        )
        kooi.in_rij(
            besluit, ("tekst",), lezers if besluit.status is BesluitStatus.VRIJGEGEVEN else set()
        )
    for actie in Actie.select():
        klaar = () if actie.status is ActieStatus.OPEN else ("resultaat",)
        kooi.in_rij(actie, ("wat", *klaar), LEDEN[actie.gremium.naam])
    afgerond = ladder[Status.AFGEROND]
    wie = {
        Openbaarheid.DEELNEMERS: deelnemers(afgerond) | INBRENGER,
        Openbaarheid.PROFESSIONALS: set(PERSONAS),
        Openbaarheid.OPENBAAR: IEDEREEN,
    }
    weg = {"ingetrokken_op": NU, "intrekreden": "x"}
    for openbaarheid in wie:
        oud = _opbrengst(afgerond, openbaarheid, **weg)
        Mededilemma.create(opbrengst=oud, dilemma=ladder[Status.BERAAD])
        kooi.in_rij(oud, ("titel", "tekst", "intrekreden"), ALLEEN_ONS)
    for openbaarheid, mag in wie.items():
        kooi.in_rij(_opbrengst(afgerond, openbaarheid), ("titel", "tekst"), mag)


def _opbrengst(dilemma, openbaarheid, **anders):
    return Opbrengst.create(
        dilemma=dilemma,
        gremium=wereld.gremium_met(wereld.BERAAD),
        soort="inzicht",
        titel="x",
        tekst="x",
        openbaarheid=openbaarheid,
        vrijgegeven_op=NU,
        **anders,
    )


def _signalen(kooi):
    """What the inbrenger of a signaal wrote is for the CCV; the Beraad reads the adviseur's text of
    an accepted one.
    """
    for s in Signaal.select():
        kooi.in_rij(
            s, ("titel", "tekst", *(["terugkoppeling"] if s.terugkoppeling else [])), INBRENGER
        )
        if s.beraadtekst:
            kooi.in_rij(s, ("beraadtitel", "beraadtekst"), LEDEN[wereld.BERAAD])


def _correcties(kooi):
    """What a text said before it was put right, and why, is heard by whoever may hear the text."""
    adviseur = wereld.mensen().adviseur
    vast = {"wie": adviseur, "op": NU, "nieuw": "x", "zout": "x"}
    for veld in HERSTELBAAR:
        model = veld.veld.model
        for rij in model.select():
            gehoord = f"{model.__name__} {rij.get_id()} {veld.veld.name}"
            for mag in [mag for mag, wat in list(kooi.values()) if wat == gehoord]:
                teksten = {n: kooi.zet(mag, f"Correctie {veld.naam} {n}") for n in ("oud", "reden")}
                bij = {model._meta.table_name: rij, "veld": veld.naam}
                gegevens = {"correcties": [Correctie.create(**bij, **teksten, **vast)]}
                with schrijven():
                    LOGT.schrijf(rij, Verzoek(adviseur, NU), gegevens)


def _stukken(kooi):
    """Issue each fixed agenda once more, with all that sings in it by now, and withdraw what was
    issued before.
    """
    adviseur = wereld.mensen().adviseur
    for oud in list(Stuk.select(Stuk, Bijeenkomst, Gremium).join(Bijeenkomst).join(Gremium)):
        mag, inhoud = (
            LEDEN[oud.bijeenkomst.gremium.naam],
            stukken.html(oud.soort, oud.bijeenkomst, NU),
        )
        reden = kooi.zet(mag, f"Stuk {oud.reeks} intrekreden")
        stap.trek_in(oud, uitgegeven.met_verzoek(adviseur, reden=reden))
        titel = kooi.zet(mag, f"Stuk {oud.reeks} titel")
        nieuw = uitgegeven.drukwerk(
            oud.bijeenkomst, oud.soort, titel=titel, inhoud=inhoud.encode(), bron=inhoud
        )
        stap.geef_uit(nieuw, uitgegeven.met_verzoek(adviseur))


def mag_horen(kooi: Volière, kanarie: str, persona: str | None, pad: str) -> bool:
    """Tell whether this persona may meet this canary at this address."""
    mag, wat = kooi[kanarie]
    met_zetel = persona in set().union(*LEDEN.values())
    if persona == "beheerder" and wat.startswith("Persoon ") and ACCOUNTS.match(pad):
        return True
    return persona in mag or (
        wat.startswith("Actie ") and met_zetel and bool(ACTIEPROGRAMMA.match(pad))
    )


def vul() -> Volière:
    """Put a canary in everything, on the open database, and return them."""
    kooi = Volière()
    ladder = _intake(kooi, wereld.mensen())
    _verblijven(kooi)
    rondgang.vul(ladder)
    _gesprek(kooi, ladder)
    _bijeenkomsten(kooi)
    _uitkomst(kooi, ladder)
    _signalen(kooi)
    for naam in (wereld.WERKGROEP, wereld.ANDERE_WERKGROEP):
        kooi.in_rij(wereld.gremium_met(naam), ("opdracht",), LEDEN.get(naam, set()))
    _correcties(kooi)
    _stukken(kooi)
    return kooi
