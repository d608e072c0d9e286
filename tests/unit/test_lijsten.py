"""The lists of the second half of the route, asked on either database: order, search and words of
the address bar.
"""

from dataclasses import fields
from datetime import timedelta

import pytest

from portal.models import Actie, Bijeenkomst, Dilemma, Opbrengst
from portal.queries import adres, tellingen
from portal.queries import werkgroep as gremia
from portal.queries.adres import Filter
from portal.queries.rondom import acties, kennisbank
from portal.queries.triage import Postvakfilter
from portal.tools.tijd import dag
from portal.vocabulary import Openbaarheid, Status
from reports.opmaak.gedeeld import Actiepost
from tests.hulp.wereld import BERAAD, NU, WERKGROEP, gremium_met

VANDAAG = dag(NU)


@pytest.mark.parametrize("soort", Filter.__subclasses__(), ids=lambda soort: soort.__name__)
def test_what_an_address_does_not_ask_or_a_list_does_not_know_counts_as_not_asked(db, soort):
    niets = soort()
    assert soort.uit_adres({}) == soort.uit_adres({"x": "y", "pagina": "-1"}) == niets
    zin = {"zoek", *({"thema"} if soort is Postvakfilter else ())}
    onzin = {f.name: "/\x00onzin" for f in fields(soort) if f.name not in zin}
    assert soort.uit_adres(onzin) == niets
    assert soort.uit_adres({"pagina": "3"}).pagina == 3


def opbrengst(titel, tekst="Tekst.", dilemma=None, dagen=0):
    Opbrengst.create(
        titel=titel,
        tekst=tekst,
        soort="inzicht",
        openbaarheid=Openbaarheid.OPENBAAR,
        dilemma=dilemma,
        vrijgegeven_op=NU - timedelta(days=dagen),
    )


def gevonden(**vraag):
    return [
        a.opbrengst.titel
        for a in kennisbank.artikelen(kennisbank.Kennisbankfilter(**vraag), None, VANDAAG)
    ]


@pytest.mark.parametrize(
    ("zoek", "titels"),
    [
        ("", ["Nieuw", "Oud 100%"]),
        ("HUISARTS", ["Nieuw"]),
        ("huisarts nieuw", ["Nieuw"]),
        ("100%", ["Oud 100%"]),
        ("0%", ["Oud 100%"]),
        ("_", []),
        ("huisarts oud", []),
        ("uithuwelijking", ["Oud 100%"]),
        ("'", []),
    ],
)
def test_the_kennisbank_finds_words_as_they_stand(dilemma_in, zoek, titels):
    opbrengst("Oud 100%", dilemma=dilemma_in(Status.PLATFORM), dagen=1)
    opbrengst("Nieuw", "Bel de Huisarts.")
    assert gevonden(zoek=zoek) == titels
    assert kennisbank.aantal(kennisbank.Kennisbankfilter(zoek=zoek), None, VANDAAG) == len(titels)


def test_the_filters_of_the_kennisbank_narrow_together(dilemma_in):
    opbrengst("Met thema", dilemma=dilemma_in(Status.PLATFORM))
    opbrengst("Zonder")
    assert gevonden(thema="uithuwelijking", soort="inzicht", lezers="openbaar") == ["Met thema"]
    assert gevonden(soort="factsheet") == gevonden(lezers="deelnemers") == gevonden(pagina=2) == []


def test_open_acties_stand_by_day_and_closed_ones_latest_first(mensen):
    beraad = gremium_met(BERAAD)
    for wat, eigenaar, dagen in (
        ("c", "adviseur", 1),
        ("a", "bestuurder", 9),
        ("b", "adviseur", -1),
    ):
        termijn = VANDAAG + timedelta(days=dagen)
        Actie.create(wat=wat, eigenaar=getattr(mensen, eigenaar), termijn=termijn, gremium=beraad)
    for wat, dagen in (("eerder", 2), ("later", 1)):
        op = NU - timedelta(days=dagen)
        Actie.create(
            wat=wat,
            eigenaar=mensen.adviseur,
            termijn=VANDAAG,
            gremium=beraad,
            status="gedaan",
            gereed_op=op,
        )
    regels = acties.acties(acties.Actiefilter(), mensen.bestuurder, VANDAAG)
    assert [(r.actie.wat, r.van_mij, r.te_laat) for r in regels] == [
        ("b", False, True),
        ("c", False, False),
        ("a", True, False),
    ]
    klaar = acties.acties(
        acties.Actiefilter(stand=acties.Actiestand.KLAAR), mensen.bestuurder, VANDAAG
    )
    assert [r.actie.wat for r in klaar] == ["later", "eerder"]


def test_the_trekker_stands_first_among_the_members(mensen):
    leden = gremia.zetels(gremium_met(WERKGROEP), VANDAAG)
    assert [lid.persoon for lid in leden] == [mensen.trekker, mensen.specialist]


def test_werkgroepen_are_counted_with_their_people_and_dilemmas(mensen, dilemma_in):
    dilemma_in(Status.WERKGROEP)
    dilemma_in(Status.BERAAD)
    eerste = gremia.werkgroepen(mensen.adviseur, VANDAAG)[0]
    assert (eerste.gremium.naam, eerste.leden, eerste.dilemmas) == (WERKGROEP, 2, 1)


def test_members_see_a_coming_meeting_once_its_agenda_is_fixed(mensen):
    groep = gremium_met(WERKGROEP)
    for titel, vast, dagen in (("Concept", None, 1), ("Vast", NU, 2), ("Geweest", NU, -1)):
        Bijeenkomst.create(
            gremium=groep,
            titel=titel,
            begint=NU + timedelta(days=dagen),
            minuten=60,
            plaats="Utrecht",
            vastgesteld_op=vast,
        )
    gezien = {
        persona: [
            b.titel
            for b in gremia.werkgroepblad(
                groep, getattr(mensen, persona), NU, VANDAAG
            ).bijeenkomsten
        ]
        for persona in ("specialist", "adviseur")
    }
    assert gezien == {"specialist": ["Vast"], "adviseur": ["Concept", "Vast"]}


@pytest.mark.parametrize(
    "waarde", [None, "", "0", "-1", "x", "1x", "٣", "²", "2147483648", "9" * 5000, " 1"]
)
def test_what_is_no_key_counts_as_not_asked(waarde):
    assert adres.getal(waarde) == ""


@pytest.mark.parametrize("waarde", ["1", "007", "2147483647"])
def test_a_key_is_kept_as_it_was_typed(waarde):
    assert adres.getal(waarde) == waarde


@pytest.mark.parametrize(
    ("waarde", "verwacht"), [("open", "open"), ("OPEN", ""), ("Open", ""), (None, ""), ("x", "")]
)
def test_only_words_of_the_vocabulary_are_asked(waarde, verwacht):
    assert adres.woord(acties.Actiestand, waarde) == verwacht


@pytest.mark.parametrize(("dagen", "laat"), [(-1, True), (0, False), (1, False)])
def test_on_its_last_day_nothing_is_too_late_wherever_it_is_told(mensen, dilemma_in, dagen, laat):
    dilemma = dilemma_in(Status.UITVOERING)
    termijn = VANDAAG + timedelta(days=dagen)
    Actie.update(termijn=termijn).execute()
    Dilemma.update(volgende_datum=termijn).execute()
    actie = Actie.get()
    assert actie.te_laat(VANDAAG) is laat
    assert Actiepost.van(actie).te_laat(VANDAAG) is laat
    assert [r.te_laat for r in acties.acties(acties.Actiefilter(), mensen.adviseur, VANDAAG)] == [
        laat
    ]
    wacht = Dilemma.select().where(tellingen.te_laat(VANDAAG), Dilemma.id == dilemma.id)
    assert wacht.exists() is laat
