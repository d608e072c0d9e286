"""Every list comes in the order it promises, whatever the order in which its rows were written.

The names of the lists are derived from the code: a new query or field fails until it has a case
that writes its rows backwards, or a reason below why nobody sees an order.
"""

import logging

import pytest

from tests.contracts.volgorde.beheer import BEHEER
from tests.contracts.volgorde.bijeenkomst import BIJEENKOMST
from tests.contracts.volgorde.jaar import JAAR
from tests.contracts.volgorde.rondom import RONDOM
from tests.contracts.volgorde.route import ROUTE
from tests.hulp.rijtjes import Rijtjes
from tests.hulp.volgorde import functies, kaal_op_naam, modules, velden, zonder_slot

LIJSTEN = {**ROUTE, **BIJEENKOMST, **JAAR, **RONDOM, **BEHEER}
GEVALLEN = list(dict.fromkeys(LIJSTEN.values()))
ZONDER = {
    "bladwijzer.met_plek": "the rows it was given, as they came",
    "Invoerregel.fouten": "what is wrong, as it was looked at",
    "Voorbeeld.onbekend": "the columns as they came",
    "Voorbeeld.regels": "the lines as they came",
    "Werkgroepblad.acties": "as acties.met_eigenaar gives them",
    "Zetelblad.nu": "as gremia.zetels gives them",
    "gremia.gremia": "the ladder's order, then by name",
    "gremia.voorgezeten": "by moment; a gremium meets once a day",
    "gremia.anders_voorgezeten": "as gremia.voorgezeten gives them",
    "werkgroep.regels": "the rows it was given, as they came",
    "werkgroep.vaste": "the Platform and the Beraad: there are two",
    "bladwijzer.omgekeerd": "the order itself",
    "adres.zoekwoorden": "the words as they were typed",
    "afscherming.scherm_af": "the cells it was given, as they came",
    "correcties.van_gebeurtenissen": "asked by its key",
    "herstelbaar.van_daad": "the fields as the table has them",
    "jaarcijfers.ingediend": "one number",
    "jaarcijfers.sommen": "sums that are all held, in no order",
    "ontvangers.adviseurs_van": "each gets a mail of their own",
    "ontvangers.ontvangers": "each gets a mail of their own",
    **{
        f"ontvangers.{wie}": "each gets a mail of their own"
        for wie in (
            *(
                "account",
                "andere_beheerders",
                "behandelaar",
                "behandelaar_en_steller",
                "behandelaar_en_vrager",
                "eigenaar",
                "inbrenger",
                "lezers_van",
            ),
            *("mede_voorbereiders", "themavolgers", "voorbereiders", "zelf"),
        )
    },
    "behandeld.gepland": "asked by its key",
    "ontvangers.adviseurs_en_beheerders": "each gets a mail of their own",
    "stand.zetels_in": "the seats as the event has them",
    "Veranderregel.zetels": "the seats as the event has them",
    "metingen.aantallen": "asked by its key",
    "teksten.overzicht": "the texts as TEKSTEN has them",
    "uitvoer.van_acties": "as acties.acties gives them",
    "uitvoer.van_postvak": "as triage.dilemmas gives them",
    "Uitvoer.kolommen": "as they are declared",
    "behandeld.besproken": "asked by its key",
    "plannen.komende_van": "each is mailed by itself",
    "stuk.hebben_dit_al": "left out of a mail, in no order",
    "onbevestigd.ingevuld": "the fields as INTAKE has them",
    "stand.stand": "one pair",
    "intake.met_nummer_om_te_bellen": "as intake.dilemmas gives them",
    "stuk.geopend": "asked by its key",
    "stukregels.stukregels": "the kinds as the table of papers has them",
    "tafels.plekken": "asked by its key",
    "verteld.wie_het_hoorde": "each gets a mail of their own",
    "vervolg.gedaan_sinds": "asked by its key",
    "vervolg.vervolg_op": "as Programmaregel.vervolg gives them",
    "zichtbaar.bijeenkomsten": "asked by its key",
    "zichtbaar.dilemmas": "asked by its key",
    "Bijeenkomstblad.besluiten": "as vergadering.vrijgegeven gives them",
    "Bijeenkomstblad.samen_met": "as plannen.gremia_van gives them",
    "Bijeenkomstblad.tafels": "as tafels.tafelregels gives them",
    "Dossier.post": "as post.bij_zaak gives them",
    "Drukwerk.kern": "made in reports.uitgeven.verschil, in the order of the paper",
    "Drukwerk.wijzigingen": "made in reports.uitgeven.verschil, in the order of the paper",
    "Rijpheid.uitkomsten": "the checks as TOETSEN has them",
    "Tijdlijnregel.toelichting": "the fields as the workflow has them",
}


def test_every_list_is_written_backwards_or_has_a_reason_why_not():
    gevonden = functies(modules("portal/queries")) | velden(modules("portal/queries"))
    assert gevonden == set(LIJSTEN) | set(ZONDER) and not set(LIJSTEN) & set(ZONDER)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.__name__)
def test_it_comes_in_order(db, geval, caplog):
    namen = [naam for naam, bij in LIJSTEN.items() if bij is geval]
    caplog.set_level(logging.DEBUG, logger="peewee")
    paren = geval(Rijtjes())
    assert sorted(paren) == sorted(namen)
    for naam, (kwam, verwacht) in paren.items():
        assert verwacht and list(kwam) == list(verwacht), naam
    # Equal keys are told apart by the last one, and that differs for every row.
    gezegd = [regel.msg[0] for regel in caplog.records if isinstance(regel.msg, tuple)]
    assert [sql for sql in gezegd if zonder_slot(sql)] == []
    assert [sql for sql in gezegd if kaal_op_naam(sql)] == []
