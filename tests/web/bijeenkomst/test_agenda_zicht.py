"""Who reads an agenda of the Beraad as it is now: in every stage, each persona, over HTTP; a draft
leaks nowhere.
"""

import pytest

from portal.engine import Verzoek
from portal.models import Bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.steps.bijeenkomst import voorbereiding
from portal.velden import REGIE
from portal.vocabulary import PuntSoort, Status
from reports.pers import drukker
from tests.hulp import vergaderen, wereld
from tests.hulp.dilemmas import doe
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

BEKEND, GEHEIM, LOS, REGIETEKST = (
    "Bekend bij het Platform",
    "Nooit bij het Platform",
    "Zomaar een punt",
    "Vraag door",
)
ALLES, NIETS, DEEL = {BEKEND, GEHEIM, LOS}, set(), {BEKEND, LOS}
CCV = {"adviseur", "adviseur2"}
PLATFORM = {"deelnemer", "voorzitter_platform"}
# Per stage what each group reads of the items; who is not named does not know of the meeting.
LEEST = {
    "concept": {
        **dict.fromkeys(CCV | {"voorzitter_beraad"}, ALLES),
        **dict.fromkeys(PLATFORM, DEEL),
    },
    "uitgenodigd": {
        **dict.fromkeys(CCV | {"voorzitter_beraad"}, ALLES),
        **dict.fromkeys(PLATFORM, DEEL),
        "bestuurder": NIETS,
    },
    "vast": dict.fromkeys(CCV | {"voorzitter_beraad", "bestuurder"}, ALLES),
    "heropend": {
        **dict.fromkeys(CCV | {"voorzitter_beraad"}, ALLES),
        **dict.fromkeys(PLATFORM, DEEL),
        "bestuurder": NIETS,
    },
}
REGIE_LEEST = CCV | {"voorzitter_beraad"}


def verzoek(mensen, **invoer):
    return Verzoek(mensen.adviseur, NU, invoer)


def agendeer(b, mensen, dilemma, titel):
    punt = vergaderen.agendeer(b, dilemma, mensen.adviseur)
    agendapunten.wijzig_punt(punt, verzoek(mensen, titel=titel))
    voorbereiding.schrijf_regie(punt, verzoek(mensen, **{veld.naam: REGIETEKST for veld in REGIE}))


@pytest.fixture
def bijeenkomst(mensen, dilemma_in):
    """A draft with a dilemma that climbed through the Platform, one that never was there, and
    another item.
    """
    voorzitter = mensen.voorzitter_beraad.id
    b = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD), voorzitter=voorzitter)
    agendeer(b, mensen, dilemma_in(Status.BERAAD), BEKEND)
    versneld = doe(
        "versnellen",
        dilemma_in(Status.INGEDIEND),
        mensen.adviseur,
        naar="beraad",
        kern="Geheime kern.",
    )
    agendeer(b, mensen, versneld, GEHEIM)
    agendapunten.voeg_punt_toe(b, verzoek(mensen, soort=PuntSoort.PAUZE, titel=LOS, minuten=15))
    return Bijeenkomst.get_by_id(b.id)


def breng_tot(stadium, b, mensen):
    if stadium == "uitgenodigd":
        uitnodigingen.nodig_uit(b, verzoek(mensen))
    if stadium in ("vast", "heropend"):
        uitnodigingen.nodig_uit(b, verzoek(mensen))
        vergaderen.stel_vast(Bijeenkomst.get_by_id(b.id), mensen.adviseur)
    if stadium == "heropend":
        vergaderen.stel_vast(Bijeenkomst.get_by_id(b.id), mensen.adviseur, vast=False)


@pytest.mark.parametrize("stadium", LEEST)
def test_who_reads_what_in_every_stage(client, mensen, bijeenkomst, stadium):
    breng_tot(stadium, bijeenkomst, mensen)
    for naam in wereld.PERSONAS:
        leest(
            client(getattr(mensen, naam)),
            bijeenkomst,
            LEEST[stadium].get(naam),
            naam in REGIE_LEEST,
        )


def leest(wie, bijeenkomst, mag, regie):
    """Assert that this visitor reads these items and no others, on page, fragment and list; None:
    it does not exist.
    """
    lijst = wie.open("/bijeenkomsten")
    assert (pagina(bijeenkomst) in lijst.links.values()) is (mag is not None)
    blad, deel = (wie.open(pagina(bijeenkomst), htmx=htmx) for htmx in (False, True))
    assert {blad.status, deel.status} == {200 if mag is not None else 404}
    for antwoord in (blad, deel, lijst):
        gelezen = {titel for titel in ALLES if titel in antwoord.html}
        assert gelezen == (mag or NIETS) if antwoord is blad else gelezen <= (mag or NIETS)
        assert (
            (REGIETEKST in antwoord.html) is regie
            if antwoord is blad
            else (REGIETEKST in antwoord.html) <= regie
        )


def test_times_and_counts_do_not_tell_of_what_the_platform_does_not_know(
    client, mensen, bijeenkomst
):
    scherm = client(mensen.deelnemer).open(pagina(bijeenkomst))
    tijden = scherm.met_klasse("programma-tijd")
    assert tijden == [f"{i}." for i in range(1, len(tijden) + 1)] and len(tijden) == 6
    assert not scherm.met_klasse("telling") and "Geheime kern." not in scherm.html
    assert "2 dilemma" not in client(mensen.deelnemer).open("/bijeenkomsten").tekst


def test_no_comment_on_an_item_that_one_does_not_know_of(client, mensen, bijeenkomst):
    geheim = bijeenkomst.punten.where(bijeenkomst.punten.model.titel == GEHEIM).get()
    pad = f"{pagina(bijeenkomst)}/opmerking"
    assert client(mensen.deelnemer).open(f"{pad}?punt={geheim.id}").status == 404
    assert client(mensen.voorzitter_beraad).open(f"{pad}?punt={geheim.id}").status == 200
    assert client(mensen.deelnemer).open(f"{pad}?punt=999").status == 404


def test_a_member_who_was_only_invited_sees_when_and_where(client, mensen, bijeenkomst):
    breng_tot("uitgenodigd", bijeenkomst, mensen)
    scherm = client(mensen.bestuurder).open(pagina(bijeenkomst))
    assert "donderdag 26 maart 2026, 10.00–12.00 uur Utrecht" in scherm.tekst
    assert "De agenda volgt" in scherm.tekst and "Stukken" not in scherm.tekst


def test_while_an_agenda_is_open_again_members_keep_its_last_issue(
    client, mensen, bijeenkomst, monkeypatch
):
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
    vergaderen.maak_rijp(bijeenkomst, mensen.adviseur)
    adviseur = client(mensen.adviseur)
    vast = adviseur.volg(adviseur.verstuur(adviseur.open(pagina(bijeenkomst)), "/vaststellen"))
    adviseur.verstuur(vast, "/concept")
    scherm = client(mensen.bestuurder).open(pagina(bijeenkomst))
    assert "De agenda wordt bijgewerkt U leest hier de laatste uitgave." in scherm.tekst
    assert (
        "Agenda, versie 1" in scherm.tekst
        and GEHEIM not in scherm.html
        and not scherm.met_klasse("programma")
    )
