"""A canary in everything that is written: on every page of everybody it sings only where the design allows it."""

import re
from collections.abc import Iterable
from html import unescape
from itertools import count

import pytest

from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Bericht,
    Besluit,
    Bijeenkomst,
    Gremium,
    Lotverzoek,
    Notitie,
    Opbrengst,
    Opmerking,
    Signaal,
    Stuk,
    Vraag,
)
from portal.queries.bijeenkomsten import gremia_van
from portal.steps import stukken as stap
from portal.velden import AGENDATEKST, REGIE
from portal.vocabulary import ActieStatus, BesluitStatus, Openbaarheid, Rol, Status
from reports import drukker, stukken
from tests.hulp import databases, dilemmas, momentopname, rondgang, web, wereld
from tests.hulp import stukken as uitgegeven
from tests.hulp.wereld import NU, PERSONAS

ADVISEURS, INBRENGER = {"adviseur", "adviseur2"}, {"inbrenger"}
IEDEREEN, ALLEEN_ONS = {*PERSONAS, None}, ADVISEURS
LEDEN = {
    wereld.PLATFORM: {"deelnemer", "voorzitter_platform"}, wereld.WERKGROEP: {"specialist", "trekker"},
    wereld.BERAAD: {"bestuurder", "voorzitter_beraad"},
}
INTAKE = ("titel", "vraag", "enerzijds", "anderzijds", "context", "geprobeerd", "zou_helpen")
TREDEN = list(LEDEN)
# Who reads what somebody else reads too: the second adviseur, and the second member of the Beraad.
LEZERS = [None, *(naam for naam in PERSONAS if naam not in ("adviseur2", "voorzitter_beraad"))]


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
        van_rij = {k: paar for k, paar in self.items() if paar[1].startswith(f"{type(rij).__name__} {rij.get_id()} ")}
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
    """Two inbrengers, of whom the second lets their name be shown; a dilemma of the first in each status."""
    tonen = dilemmas.in_status(Status.PLATFORM, mensen, mensen.collega, naam_tonen=True)
    kooi.in_rij(mensen.inbrenger, ("naam", "organisatie", "functie"), INBRENGER)
    kooi.in_rij(mensen.collega, ("naam",), {"collega"} | LEDEN[wereld.PLATFORM])
    ladder = {}
    for status in Status:
        ladder[status] = dilemmas.in_status(status, mensen, **{v: kooi.zet(INBRENGER, f"{status} {v}") for v in INTAKE})
    kooi.in_rij(tonen, INTAKE, {"collega"})
    return ladder


def _verblijven(kooi):
    for b in Behandeling.select(Behandeling, Gremium).join(Gremium):
        mag = LEDEN[b.gremium.naam] if b.begonnen_op else set()
        kooi.in_rij(b, [v.naam for v in AGENDATEKST] + ["vraag", "voorgestelde_acties"], mag)
        # The next rungs read what was asked and tried below, and why it was not enough.
        later = set().union(*(LEDEN[g] for g in TREDEN[TREDEN.index(b.gremium.naam):]))
        kooi.in_rij(b, ["opdracht", "waarom_niet_opgelost"], later)


def _gesprek(kooi, ladder):
    Vraag.update(antwoord="x", beantwoord_op=NU).execute()
    for vraag in Vraag.select():
        kooi.in_rij(vraag, ("tekst", "antwoord"), INBRENGER)
    for notitie in Notitie.select():
        kooi.in_rij(notitie, ("tekst",), ALLEEN_ONS)
    bekend = {"dilemma": ladder[Status.PLATFORM], "gevraagd_op": NU, "gevraagd_door": wereld.mensen().adviseur}
    Lotverzoek.create(verzoek="x", uitkomst="x", uitkomst_op=NU, **bekend)
    for lotverzoek in Lotverzoek.select():
        kooi.in_rij(lotverzoek, ("verzoek", "uitkomst") if lotverzoek.uitkomst else ("verzoek",), ALLEEN_ONS)
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
    """Who prepares the Beraad with the CCV reads its draft too; what the chair is told and others say, nobody else."""
    concept = not (b.vastgesteld_op or b.afgezegd_op)
    samen = b.gremium.naam == wereld.BERAAD and not b.gezamenlijk
    voorbereiders = LEDEN[wereld.PLATFORM] if samen and concept else set()
    kooi.in_rij(b, ("titel", "plaats"), mag | voorbereiders)
    for punt in b.punten:
        kooi.in_rij(punt, ("titel", "inleider", "verslag"), mag | voorbereiders)
        if punt.behandeling_id:  # the dilemma of the tour climbed through the Platform
            kooi.ook(punt.behandeling, voorbereiders)
        kooi.in_rij(punt, (*(veld.naam for veld in REGIE), *(["onrijp_reden"] if concept else [])), set())
    if concept:
        opmerking = Opmerking.create(bijeenkomst=b, auteur=wereld.mensen().deelnemer, tekst="x", op=NU)
        kooi.in_rij(opmerking, ("tekst",), {"deelnemer"} & voorbereiders)


def _leden(bijeenkomst):
    return LEDEN[bijeenkomst.gremium.naam]


def _uitkomst(kooi, ladder):
    for besluit in Besluit.select():
        lezers = deelnemers(besluit.dilemma) | INBRENGER if besluit.dilemma else _leden(besluit.bijeenkomst)
        kooi.in_rij(besluit, ("tekst",), lezers if besluit.status is BesluitStatus.VRIJGEGEVEN else set())
    zetels = set().union(*LEDEN.values())  # all gremia read the actieprogramma of the year
    for actie in Actie.select():
        klaar = () if actie.status is ActieStatus.OPEN else ("resultaat",)
        kooi.in_rij(actie, ("wat", *klaar), zetels)
    afgerond = ladder[Status.AFGEROND]
    wie = {
        Openbaarheid.DEELNEMERS: deelnemers(afgerond) | INBRENGER, Openbaarheid.PROFESSIONALS: set(PERSONAS),
        Openbaarheid.OPENBAAR: IEDEREEN,
    }
    for openbaarheid, mag in wie.items():
        opbrengst = Opbrengst.create(
            dilemma=afgerond, gremium=wereld.gremium_met(wereld.BERAAD), soort="inzicht", titel="x", tekst="x",
            openbaarheid=openbaarheid, vrijgegeven_op=NU,
        )
        kooi.in_rij(opbrengst, ("titel", "tekst"), mag)


def _signalen(kooi):
    """What the inbrenger of a signaal wrote is for the CCV; the Beraad reads the adviseur's text of an accepted one."""
    for s in Signaal.select():
        kooi.in_rij(s, ("titel", "tekst", *(["terugkoppeling"] if s.terugkoppeling else [])), INBRENGER)
        if s.beraadtekst:
            kooi.in_rij(s, ("beraadtitel", "beraadtekst"), LEDEN[wereld.BERAAD])


def _stukken(kooi):
    """Issue each fixed agenda once more, with all that sings in it by now, and withdraw what was issued before."""
    adviseur = wereld.mensen().adviseur
    for oud in list(Stuk.select(Stuk, Bijeenkomst, Gremium).join(Bijeenkomst).join(Gremium)):
        mag, inhoud = LEDEN[oud.bijeenkomst.gremium.naam], stukken.html(oud.soort, oud.bijeenkomst, NU)
        reden = kooi.zet(mag, f"Stuk {oud.reeks} intrekreden")
        stap.trek_in(oud, uitgegeven.met_verzoek(adviseur, reden=reden))
        titel = kooi.zet(mag, f"Stuk {oud.reeks} titel")
        nieuw = uitgegeven.drukwerk(oud.bijeenkomst, oud.soort, titel=titel, inhoud=inhoud.encode(), bron=inhoud)
        stap.geef_uit(nieuw, uitgegeven.met_verzoek(adviseur))


@pytest.fixture(scope="module")
def kooi(gevulde_database):
    with databases.teruggedraaid(gevulde_database):
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
        _stukken(kooi)
        yield kooi


@pytest.fixture(scope="module")
def rondes():
    return {}


@pytest.fixture
def ronde(kooi, rondes, app, klok, mensen, monkeypatch):
    """Walk past every page there is, once for each person; return the canaries heard and where, and what changed."""
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())

    def van(naam):
        if naam not in rondes:
            persoon = getattr(mensen, naam) if naam else None
            lezer = web.Bezoeker(app, persoon, NU, keurt=False)
            rondes[naam] = Ronde(kooi, app, lezer, {Rol.PROFESSIONAL, persoon.rol} if persoon else set())
        return rondes[naam]

    return van


def _zonder_inzage(route):
    """Return all rows, but for who opened an issued paper where a PDF is opened: that is what is noted there."""
    mag = ("inzage", "exemplaar") if route.rule.endswith(".pdf") else ()
    return {tabel: rijen for tabel, rijen in momentopname.alles().items() if tabel not in mag}


class Ronde:
    """What one person meets on every page: which canaries, where, and whether looking changed anything."""

    def __init__(self, kooi, app, lezer, heeft):
        self.gehoord, self.status, self.gewijzigd, self.links = {}, {}, [], {}
        for route in rondgang.routes(app, "GET"):
            mag = rondgang.MERKEN[rondgang.toegang(app, route)] <= heeft
            voor = _zonder_inzage(route)
            for pad in rondgang.adressen(route)[: None if mag else 1]:
                self._luister(lezer, pad)
            if _zonder_inzage(route) != voor:
                self.gewijzigd.append(route.rule)
        while nieuw := set(self.links) - set(self.status):
            self._luister(lezer, nieuw.pop())

    def _luister(self, lezer, pad):
        antwoord = lezer.open(pad)
        inhoud = antwoord.antwoord.get_data(as_text=True)
        self.status[pad] = antwoord.status
        self.gehoord |= {k: pad for k in re.findall(r"kanarie\d{4}", inhoud) if k not in self.gehoord}
        if antwoord.status == 200:
            self.links |= {unescape(doel): pad for doel in re.findall(r'<a [^>]*href="(/[^"#]*)', inhoud)}


@pytest.mark.parametrize("persona", LEZERS)
def test_nobody_hears_what_is_not_for_them(kooi, ronde, persona):
    assert not {f"{kooi[k][1]} on {pad}" for k, pad in ronde(persona).gehoord.items() if persona not in kooi[k][0]}


@pytest.mark.parametrize("persona", LEZERS)
def test_looking_changes_nothing_and_no_page_is_broken(ronde, persona):
    assert ronde(persona).gewijzigd == []
    assert [pad for pad, status in ronde(persona).status.items() if status >= 500] == []


@pytest.mark.parametrize("persona", LEZERS)
def test_no_page_offers_a_way_that_is_then_refused(ronde, persona):
    lezer = ronde(persona)
    assert [f"{van} -> {doel}" for doel, van in lezer.links.items() if lezer.status[doel] != 200] == []


def test_an_adviseur_hears_all_but_what_was_never_filed_so_the_ears_are_open(kooi, ronde):
    gehoord = ronde("adviseur").gehoord
    assert {wat for k, (_, wat) in kooi.items() if k not in gehoord} == {f"concept {veld}" for veld in INTAKE}


def test_the_inbrenger_hears_every_word_they_wrote_and_every_answer(kooi, ronde):
    gehoord = ronde("inbrenger").gehoord
    eigen = {wat for mag, wat in kooi.values() if mag - ADVISEURS == INBRENGER and not wat.startswith("Persoon")}
    assert eigen - {kooi[k][1] for k in gehoord} == set()


@pytest.mark.parametrize(("persona", "mag"), [(None, 1), ("buitenstaander", 2), ("bestuurder", 3)])
def test_search_and_its_counts_find_no_more_than_may_be_read(kooi, client, mensen, persona, mag):
    lezer = client(getattr(mensen, persona or "", None))
    titels = [k for k, (_, wat) in kooi.items() if re.fullmatch(r"Opbrengst \d+ titel", wat)][-3:]
    aantallen = [lezer.open(f"/kennisbank?zoek={k}").tekst.count(k) for k in titels]
    assert sum(1 for a in aantallen if a) == mag


def test_no_mail_sings(kooi):
    assert not [b for b in Bericht.select() if "kanarie" in str(b.gegevens)]
