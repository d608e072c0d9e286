"""Each export holds what its page shows to the same reader, opens in a spreadsheet as it was meant,
and is never a formula; a beheerder meets no content in any.
"""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest

from portal import policy
from portal.models import Besluit, Dilemma, Gebeurtenis, Persoon
from portal.queries import uitvoer
from portal.queries.beheer import uitvoer as van_beheer
from portal.tools.tijd import dag
from portal.vocabulary import BesluitStatus, Status, Voorval
from tests.hulp import databases, dilemmas, menigte, rondgang, vergaderen, web, wereld
from tests.hulp.vragen import aantal_vragen
from tests.hulp.wereld import NU, PERSONAS

pytestmark = databases.alleen_sqlite
APP = web.maak_app.__wrapped__()
APP.config["SPOOR"] = True
UITVOEREN = {
    u.naam: u
    for module in (uitvoer, van_beheer)
    for u in vars(module).values()
    if isinstance(u, uitvoer.Uitvoer)
}
PADEN = {naam: f"/{naam}" for naam in UITVOEREN} | {"mensen": "/beheer/uitvoer/mensen"}
per_lezer = pytest.mark.parametrize("persona", PERSONAS)


@pytest.fixture(scope="module")
def gevuld(ladder):
    rondgang.vul(ladder)


@pytest.fixture
def bezoeker(gevuld, mensen, klok):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam), klok.nu)


def inhoud(antwoord):
    return antwoord.antwoord.get_data().decode("utf-8-sig")


def lees(antwoord):
    """Return the rows of a CSV by their headings."""
    return list(csv.DictReader(StringIO(inhoud(antwoord), newline=""), delimiter=";"))


def op_paginas(wie, pad, klasse):
    """Return what stands in this class on all pages of a list."""
    gevonden, pagina = [], wie.open(pad)
    while True:
        gevonden += pagina.met_klasse(klasse)
        verder = re.search(
            r'href="([^"]+)"[^>]*rel="next"|rel="next"[^>]*href="([^"]+)"', pagina.html
        )
        if not verder:
            return gevonden
        pagina = wie.open((verder[1] or verder[2]).replace("&amp;", "&"))


def test_each_export_has_its_page_and_no_column_about_origin(db):
    regels = {r.rule for r in APP.url_map.iter_rules()}
    assert {f"{pad}.<any(csv, xlsx):vorm>" for pad in PADEN.values()} == {
        r for r in regels if "csv, xlsx" in r
    }
    verboden = re.compile("etni|national|geloof|relig|afkomst|herkomst|geboorte", re.IGNORECASE)
    assert [k for u in UITVOEREN.values() for k in u.koppen if verboden.search(k)] == []


@per_lezer
@pytest.mark.parametrize("vraag", ["lijst=alle", "lijst=mijn", "lijst=alle&stand=klaar"])
def test_acties_are_those_of_the_page(bezoeker, persona, vraag):
    wie = bezoeker(persona)
    rijen = lees(wie.open(f"/acties.csv?{vraag}"))
    assert [r["Wat"] for r in rijen] == op_paginas(wie, f"/acties?{vraag}", "rij-titel")
    assert [r["Dilemma"] for r in rijen] == op_paginas(wie, f"/acties?{vraag}", "rij-nummer")


POSTVAKKEN = ("", "lijst=lopend", "lijst=klaar", "lijst=lopend&status=beraad", "zoek=niets")


@per_lezer
@pytest.mark.parametrize("vraag", POSTVAKKEN)
def test_the_postvak_is_that_of_the_page_and_for_whom_that_is(bezoeker, persona, vraag):
    wie = bezoeker(persona)
    antwoord, pagina = wie.open(f"/postvak.csv?{vraag}"), wie.open(f"/postvak?{vraag}")
    assert antwoord.status == pagina.status
    if antwoord.status == 200:
        nummers = [r["Nummer"] for r in lees(antwoord)]
        assert nummers == op_paginas(wie, f"/postvak?{vraag}", "rij-nummer")


@per_lezer
def test_besluiten_are_those_that_the_reader_may_see(bezoeker, mensen, persona):
    lezer = getattr(mensen, persona)
    ziet = Besluit.select().where(policy.zichtbare_besluiten(lezer, dag(NU)))
    rijen = lees(bezoeker(persona).open("/besluiten.csv"))
    assert sorted(r["Besluit"] for r in rijen) == sorted(b.tekst for b in ziet)
    gekend = Dilemma.select().where(policy.zichtbaar(lezer, dag(NU)))
    assert {r["Dilemma"] for r in rijen} - {""} <= {d.nummer for d in gekend}
    assert all(r["Bijeenkomst van"] or r["Gremium"] in ("", wereld.BERAAD) for r in rijen)
    assert lezer.is_adviseur or {r["Stand"] for r in rijen} <= {"Vrijgegeven"}


def test_accounts_are_for_beheerders_who_showed_again_that_it_is_them(bezoeker, klok):
    wie, pad = bezoeker("beheerder"), "/beheer/uitvoer/mensen.csv"
    assert len(lees(wie.open(pad))) == Persoon.select().count()
    assert bezoeker("adviseur").open(pad).status == 403
    klok.nu += timedelta(minutes=20)
    antwoord = wie.open(pad)
    assert antwoord.status == 303 and "nogmaals" in antwoord.naar


def test_a_beheerder_meets_no_content(bezoeker, mensen):
    dilemmas.in_status(Status.BERAAD, mensen, **dict.fromkeys(dilemmas.GETYPT, "Kanarie"))
    assert "Kanarie" in inhoud(bezoeker("adviseur").open("/postvak.csv?lijst=lopend"))
    wie, gelezen = bezoeker("beheerder"), set()
    for naam, pad in PADEN.items():
        antwoord = wie.open(f"{pad}.csv")
        if antwoord.status == 200:
            gelezen.add(naam)
            assert not re.search(r"Kanarie|[DS]-\d{4}-\d", inhoud(antwoord)), pad
    assert gelezen == {"acties", "besluiten", "mensen"}


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
@pytest.mark.parametrize("naam", PADEN)
def test_a_file_is_kept_nowhere_says_what_and_when_and_is_logged(bezoeker, mensen, naam, vorm):
    persona = "beheerder" if naam == "mensen" else "adviseur"
    pad = f"{PADEN[naam]}.{vorm}"
    antwoord = bezoeker(persona).open(f"{pad}?lijst=alle&zoek=geheim")
    bestand = f"{naam}-{dag(NU)}.{vorm}"
    assert antwoord.koppen["Content-Disposition"] == f'attachment; filename="{bestand}"'
    assert antwoord.koppen["Cache-Control"] == "no-store"
    assert antwoord.koppen["X-Content-Type-Options"] == "nosniff"
    opgehaald = Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.OPGEHAALD)
    g = opgehaald.order_by(Gebeurtenis.id.desc()).get()
    assert (g.onderwerp, g.wie_id) == (pad, getattr(mensen, persona).id)
    assert g.gegevens == {"uitslag": "gelukt", "wat": bestand}


def test_a_file_asks_as_many_questions_of_few_rows_as_of_many(bezoeker, ladder, mensen):
    def vragen():
        return [
            aantal_vragen(lambda: uitvoer.van_acties({}, mensen.adviseur, dag(NU))),
            aantal_vragen(lambda: uitvoer.van_postvak({}, mensen.adviseur, dag(NU))),
            aantal_vragen(lambda: uitvoer.van_besluiten(mensen.adviseur, dag(NU))),
            aantal_vragen(lambda: van_beheer.van_mensen(dag(NU))),
        ]

    Besluit.create(dilemma=ladder[Status.BERAAD], tekst="Schriftelijk.", gemaakt_op=NU)
    eerst = vragen()
    Besluit.create(dilemma=ladder[Status.BERAAD], tekst="Ook.", gemaakt_op=NU)
    menigte.vul(ladder, 5)
    assert vragen() == eerst and max(eerst) < 8


def test_a_file_that_does_not_hold_all_says_so(bezoeker, monkeypatch):
    monkeypatch.setattr(uitvoer, "HOOGSTENS", 2)
    rijen = lees(bezoeker("adviseur").open("/postvak.csv?lijst=lopend"))
    assert len(rijen) == 3 and rijen[-1]["Nummer"] == uitvoer.MEER


@pytest.mark.parametrize("naam", PADEN)
def test_a_file_that_just_holds_all_is_whole_and_with_one_more_row_it_says_so(
    bezoeker, monkeypatch, naam
):
    wie, pad = bezoeker("beheerder" if naam == "mensen" else "adviseur"), f"{PADEN[naam]}.csv"
    vraag = {"acties": "?lijst=alle", "postvak": "?lijst=lopend"}.get(naam, "")
    aantal = len(lees(wie.open(pad + vraag)))
    assert aantal > 1
    for hoogstens, meer in ((aantal, False), (aantal - 1, True)):
        for module in (uitvoer, van_beheer):
            monkeypatch.setattr(module, "HOOGSTENS", hoogstens)
        rijen = lees(wie.open(pad + vraag))
        assert len(rijen) == aantal and (uitvoer.MEER in rijen[-1].values()) is meer


def test_a_besluit_on_a_dilemma_that_the_reader_may_not_know_of_names_none(
    bezoeker, mensen, ladder
):
    """What a meeting decided is of all who sit in it; where it came from need not be."""
    dilemma = dilemmas.in_status(Status.INGEDIEND, mensen)
    Besluit.create(
        dilemma=dilemma,
        bijeenkomst=vergaderen.plan(mensen.adviseur),
        tekst="Zo doen we het.",
        status=BesluitStatus.VRIJGEGEVEN,
        gemaakt_op=NU,
        vrijgegeven_op=NU,
    )
    for persona, nummer in (("deelnemer", ""), ("adviseur", dilemma.nummer)):
        (rij,) = [
            r
            for r in lees(bezoeker(persona).open("/besluiten.csv"))
            if r["Besluit"] == "Zo doen we het."
        ]
        assert rij["Dilemma"] == nummer
