"""Papers that an adviseur issues with a button, apart from an agenda: the list of decisions, and
those of a year.
"""

from datetime import timedelta

import pytest

from portal.models import Bericht, Stuk
from portal.vocabulary import Stuksoort
from reports.papieren import PAPIEREN
from tests.hulp import stukken as hulp
from tests.hulp import vergaderen, wereld
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU
from tests.web.rondom.test_stuk import ADVISEURS, alleen, laatste, wie_krijgt


def test_a_meeting_that_begins_early_has_its_list_of_decisions_all_day(adviseur, mensen):
    straks = vergaderen.plan(mensen.adviseur, begint=NU + timedelta(hours=2))
    hulp.stel_vast(straks, mensen.adviseur)
    scherm = adviseur.open(f"{pagina(straks)}/vergadering")
    doel, _, anker = scherm.links["Besluiten- en actielijst"].partition("#")
    assert (adviseur.open(f"{doel}/besluitenlijst.pdf").status, anker) == (200, "stukken")


def test_a_list_of_decisions_is_issued_by_a_button(adviseur, client, mensen):
    geweest = vergaderen.plan(mensen.adviseur, begint=NU)
    hulp.stel_vast(geweest, mensen.adviseur)
    stuk_pagina = adviseur.doe(adviseur.open(pagina(geweest)), "/besluitenlijst/uitgeven")
    stuk = laatste(geweest, Stuksoort.BESLUITENLIJST)
    assert stuk_pagina.pad == f"/stukken/{stuk.id}" and stuk.code in stuk_pagina.tekst
    brieven = Bericht.select().where(Bericht.soort == "stuk")
    assert {brief.gegevens["pad"] for brief in brieven} == {f"/stukken/{stuk.id}"} and len(
        brieven
    ) == 2
    assert client(mensen.deelnemer).open(f"{pagina(geweest)}/besluitenlijst.pdf").status == 200


@pytest.mark.parametrize("van", ["bijeenkomst", "jaar"])
def test_of_two_advisers_who_see_no_version_yet_one_issues_it_and_members_hear_once(
    client, mensen, van
):
    geweest = vergaderen.plan(mensen.adviseur, begint=NU)
    pad, soort = (
        (pagina(geweest), "besluitenlijst")
        if van == "bijeenkomst"
        else ("/jaar/2026/jaarrapport", "")
    )
    schermen = [(wie, wie.open(pad)) for wie in map(client, (mensen.adviseur, mensen.adviseur2))]
    knop = f"{soort}/uitgeven"
    assert [wie.verstuur(scherm, knop).status for wie, scherm in schermen] == [303, 409]
    assert schermen[0][0].verstuur(schermen[0][1], knop).naar == f"/stukken/{Stuk.get().id}", (
        "a resend"
    )
    brieven = [b.aan for b in Bericht.select().where(Bericht.soort == "stuk")]
    assert Stuk.select().count() == 1 and len(brieven) == len(set(brieven)) > 1


JAARSTUKKEN = [soort for soort, papier in PAPIEREN.items() if papier.over is int]


@pytest.mark.parametrize("soort", [*JAARSTUKKEN, "agenda", "gedicht"], ids=str)
def test_a_paper_of_a_year_goes_to_everybody_with_a_seat(adviseur, client, mensen, soort):
    antwoord = adviseur.post(f"/jaar/2026/{soort}/uitgeven")
    if soort not in JAARSTUKKEN:
        assert antwoord.status == 404
        return
    pad = antwoord.naar
    assert wie_krijgt(client, mensen, pad) == alleen(ADVISEURS | set(wereld.ZETELS))
    assert wie_krijgt(client, mensen, f"{pad}.pdf") == alleen(ADVISEURS | set(wereld.ZETELS))
