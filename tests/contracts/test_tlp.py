"""Every paper bears the TLP label that its readers must keep to: as it is built, issued and
printed.

The labels are written out once more, so that whoever changes one in the code changes it here with
open eyes. The rows are derived: a new paper, kind of gremium or openbaarheid fails without one.
"""

import re

import pytest

from portal.db import schrijven
from portal.engine import Verzoek
from portal.models import Bijeenkomst, Dilemma, Gremium, Opbrengst, Stuk
from portal.queries.rondom.stuk import reeks
from portal.steps.bijeenkomst import agenda
from portal.steps.gedeeld import werkgroepkeuze
from portal.steps.rondom import stuk as stap
from portal.vocabulary import KRING, WERKGROEPSOORTEN, GremiumSoort, Openbaarheid, Status, Stuksoort
from reports import papieren
from reports.opmaak.kenmerken import Tlp
from reports.papieren import PAPIEREN, Uitgifte
from reports.pers import drukker
from reports.uitgeven import uitgave
from tests.hulp import databases, dilemmas, vergaderen, wereld
from tests.hulp.stukken import met_verzoek
from tests.hulp.wereld import BEGIN, NU
from tests.reports.lezen import bladen

G, O = GremiumSoort, Openbaarheid  # noqa: E741
CLEAR, GREEN, AMBER = "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER"
STRICT, RED = "TLP:AMBER+STRICT", "TLP:RED"

# fmt: off
LABEL = {
    (Stuksoort.AGENDA, G.PLATFORM): AMBER,
    (Stuksoort.AGENDA, G.WERKGROEP): STRICT,
    (Stuksoort.AGENDA, G.DENKTANK): STRICT,
    (Stuksoort.AGENDA, G.BERAAD): STRICT,
    (Stuksoort.REGIEBOEK, G.PLATFORM): RED,
    (Stuksoort.REGIEBOEK, G.WERKGROEP): RED,
    (Stuksoort.REGIEBOEK, G.DENKTANK): RED,
    (Stuksoort.REGIEBOEK, G.BERAAD): RED,
    (Stuksoort.BRIEFING, G.BERAAD): STRICT,
    (Stuksoort.BESLUITENLIJST, G.PLATFORM): AMBER,
    (Stuksoort.BESLUITENLIJST, G.WERKGROEP): STRICT,
    (Stuksoort.BESLUITENLIJST, G.DENKTANK): STRICT,
    (Stuksoort.BESLUITENLIJST, G.BERAAD): STRICT,
    (Stuksoort.ONTVANGSTBEVESTIGING, Dilemma): STRICT,
    (Stuksoort.TERUGKOPPELING, Dilemma): STRICT,
    (Stuksoort.FACTSHEET, O.DEELNEMERS): AMBER,
    (Stuksoort.FACTSHEET, O.PROFESSIONALS): GREEN,
    (Stuksoort.FACTSHEET, O.OPENBAAR): CLEAR,
    (Stuksoort.ACTIEPROGRAMMA, int): AMBER,
    (Stuksoort.JAARRAPPORT, int): GREEN,
}
# fmt: on


def _soorten(papier):
    """What the label of a paper may hang on: the kind of gremium, the readers, or nothing."""
    return {Bijeenkomst: papier.gremia, Opbrengst: tuple(O)}.get(papier.over, (papier.over,))


GEVALLEN = [(stuk, soort) for stuk, papier in PAPIEREN.items() for soort in _soorten(papier)]
UIT_TE_GEVEN = [geval for geval in GEVALLEN if PAPIEREN[geval[0]].uitgifte is not Uitgifte.NOOIT]


def naam(waarde):
    return getattr(waarde, "__name__", str(waarde))


def test_the_table_names_every_paper_for_every_kind_and_nothing_else():
    assert set(LABEL) == set(GEVALLEN) and set(PAPIEREN) == set(Stuksoort)
    assert set(KRING) == set(Stuksoort), "who reads it"
    assert {soort for stuk, soort in LABEL if stuk is Stuksoort.AGENDA} == set(G)


@pytest.fixture(scope="session", params=["sqlite"])
def backend(request):
    """A label is the same from either database."""
    return request.param


@pytest.fixture(scope="module")
def onderwerpen(gevulde_database):
    """What papers can be about, by kind, made by the steps: a meeting of each gremium and a joint
    one, what came out for all readers, a dilemma in each status, this year.
    """
    with databases.teruggedraaid(gevulde_database):
        mensen = wereld.mensen()
        ladder = {status: dilemmas.in_status(status, mensen) for status in Status}
        gremia = {soort: _gremium(soort, mensen.adviseur) for soort in G}
        yield {
            **{soort: _bijeenkomsten(gremium, mensen) for soort, gremium in gremia.items()},
            **{readers: [_opbrengst(readers, mensen)] for readers in O},
            Dilemma: list(ladder.values()),
            int: [NU.year],
        }


def _gremium(soort, adviseur):
    if soort in WERKGROEPSOORTEN:
        naam = f"{soort.label} Vooruit"
        with schrijven():
            return werkgroepkeuze.stel_in(naam, "Denk.", Verzoek(adviseur, BEGIN), soort)
    return Gremium.enige(soort)


def _bijeenkomsten(gremium, mensen):
    """A meeting with a dilemma that is with its gremium, and one held with another gremium."""
    status = Status(gremium.soort.trede.value)
    if status is Status.WERKGROEP:
        dilemma = dilemmas.in_status(Status.PLATFORM, mensen)
        dilemmas.doe("instellen", dilemma, mensen.adviseur, BEGIN, gremium=str(gremium.id))
    else:
        dilemma = dilemmas.in_status(status, mensen)
    alleen = vergaderen.plan(mensen.adviseur, gremium, begint=NU)
    vergaderen.agendeer(alleen, dilemma, mensen.adviseur)
    gast = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
    samen = vergaderen.plan(mensen.adviseur, gremium, begint=NU, samen_met=[gast.id])
    return [alleen, samen]


def _opbrengst(readers, mensen):
    dilemma = dilemmas.in_status(Status.PLATFORM, mensen)
    dilemmas.doe("oplossen", dilemma, mensen.adviseur, openbaarheid=readers)
    return Opbrengst.get(Opbrengst.dilemma == dilemma)


@pytest.fixture(params=GEVALLEN, ids=lambda geval: "-".join(map(naam, geval)))
def geval(request, onderwerpen):
    """Each paper and kind in turn: the paper, its label, and what it can be about."""
    stuk, soort = request.param
    return stuk, LABEL[request.param], _over(stuk, onderwerpen[soort])


def _over(stuk, onderwerpen):
    papier = PAPIEREN[stuk]
    over = [o for o in onderwerpen if papier.over is not Bijeenkomst or stuk in papieren.voor(o)]
    return [onderwerp for onderwerp in over if papier.kan(onderwerp, NU)]


def labels(html):
    """Return every label that a text says."""
    return re.findall(r"TLP:[A-Z+]+", html)


def test_it_is_built_with_its_label(geval):
    stuk, label, over = geval
    gebouwd = [PAPIEREN[stuk].bouw(onderwerp, NU).kenmerken.tlp for onderwerp in over]
    assert gebouwd and {str(tlp) for tlp in gebouwd} == {label}


def test_it_is_set_with_its_label_and_the_meaning_in_the_running_head_and_nowhere_another(geval):
    stuk, label, over = geval
    for onderwerp in over:
        html = papieren.html(stuk, onderwerp, NU)
        (loper,) = re.findall(r'<div class="loper loper--tlp">(.*?)</div>', html)
        assert re.sub(r"<[^>]+>", "", loper) == f"{Tlp(label).label} {label}"
        assert labels(html) == [label]


@pytest.fixture
def zonder_pers(monkeypatch):
    """Issuing costs no printing: the label stands in the source and in the row."""
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())


@pytest.mark.parametrize(
    "geval", UIT_TE_GEVEN, ids=lambda geval: "-".join(map(naam, geval)), indirect=True
)
def test_it_is_issued_with_its_label(geval, mensen, zonder_pers):
    stuk, label, over = geval
    for onderwerp in over:
        gedrukt = uitgave.bereid(stuk, onderwerp, NU, "https://portaal.example")
        stap.geef_uit(gedrukt, met_verzoek(mensen.adviseur))
        rij = Stuk.get(Stuk.reeks == reeks(stuk, onderwerp))
        assert (rij.tlp, labels(rij.bron)) == (label, [label])


@pytest.mark.parametrize("soort", G, ids=str)
def test_what_comes_with_a_fixed_agenda_bears_its_label(onderwerpen, soort, mensen, zonder_pers):
    b = Bijeenkomst.get_by_id(onderwerpen[soort][0].id)
    vergaderen.maak_rijp(b, mensen.adviseur)
    gedrukt = uitgave.bij_vaststellen(b, NU, "https://portaal.example")
    agenda.stel_vast(b, Verzoek(mensen.adviseur, NU), stukken=gedrukt)
    uitgegeven = {rij.soort: rij.tlp for rij in Stuk.select().where(Stuk.bijeenkomst == b)}
    verwacht = {
        stuk for stuk, papier in PAPIEREN.items() if papier.uitgifte is Uitgifte.VASTSTELLEN
    }
    assert uitgegeven == {s: LABEL[s, soort] for s in verwacht if (s, soort) in LABEL}


@pytest.mark.parametrize("stuk", Stuksoort, ids=str)
def test_every_printed_page_has_it_at_the_top_and_at_the_foot(onderwerpen, stuk):
    soort = next(kind for paper, kind in GEVALLEN if paper is stuk)
    label = LABEL[stuk, soort]
    for blad in bladen(papieren.druk(stuk, _over(stuk, onderwerpen[soort])[0], NU)):
        assert labels(blad) == [label, label]
        assert blad.count(f"{Tlp(label).label} {label}") == 2
