"""A canary in everything that is written: on every page of everybody it sings only where the design
allows it.
"""

import re

import pytest

from portal.daden import mag
from portal.models import Bericht
from tests.hulp import daadpagina, dilemmas
from tests.hulp.voliere import ADVISEURS, INBRENGER, mag_horen
from tests.hulp.wereld import NU, PERSONAS

# Who reads what somebody else reads too: the second adviseur, and the second member of the Beraad.
LEZERS = [None, *(naam for naam in PERSONAS if naam not in ("adviseur2", "voorzitter_beraad"))]


@pytest.mark.parametrize("persona", LEZERS)
def test_nobody_hears_what_is_not_for_them(kooi, ronde, persona):
    gehoord = [(kanarie, pad) for kanarie, paden in ronde(persona).gehoord.items() for pad in paden]
    assert not {
        f"{kooi[k][1]} on {pad}" for k, pad in gehoord if not mag_horen(kooi, k, persona, pad)
    }


@pytest.mark.parametrize("persona", LEZERS)
def test_looking_changes_nothing_and_no_page_is_broken(ronde, persona):
    assert ronde(persona).gewijzigd == []
    assert [pad for pad, status in ronde(persona).status.items() if status >= 500] == []


@pytest.mark.parametrize("persona", LEZERS)
def test_no_page_offers_a_way_that_is_then_refused(ronde, persona):
    lezer = ronde(persona)
    assert [
        f"{van} -> {doel}" for doel, van in lezer.links.items() if lezer.status[doel] != 200
    ] == []


@pytest.mark.parametrize("persona", LEZERS)
def test_no_page_offers_a_form_that_its_deed_then_refuses(ronde, app, mensen, persona):
    """What a template shows is what the mark says, wherever the form stands."""
    wie, geboden = getattr(mensen, persona or "", None), ronde(persona).geboden
    assert [f"{van} -> {pad}" for pad, van in geboden.items() if not _mag(app, wie, pad)] == []


def _mag(app, wie, pad):
    """Tell whether somebody may do any of the deeds that an address does, if it does one."""
    adres, _, vraag = pad.partition("?")
    eindpunt, args = app.url_map.bind("").match(adres, "POST")
    daden = daadpagina.daden_van(app, eindpunt, args)
    args |= dict(deel.split("=") for deel in vraag.split("&") if deel)
    return not daden or any(
        mag(naam, wie, daadpagina.rij(naam, args), NU) for naam in sorted(daden)
    )


def test_an_adviseur_hears_all_but_what_was_never_filed_so_the_ears_are_open(kooi, ronde):
    gehoord = ronde("adviseur").gehoord
    assert {wat for k, (_, wat) in kooi.items() if k not in gehoord} == {
        f"concept {veld}" for veld in dilemmas.GETYPT
    }


def test_the_inbrenger_hears_every_word_they_wrote_and_every_answer(kooi, ronde):
    gehoord = ronde("inbrenger").gehoord
    eigen = {
        wat
        for mag, wat in kooi.values()
        if mag - ADVISEURS == INBRENGER and not wat.startswith("Persoon")
    }
    assert eigen - {kooi[k][1] for k in gehoord} == set()


@pytest.mark.parametrize(("persona", "mag"), [(None, 1), ("buitenstaander", 2), ("bestuurder", 3)])
def test_search_and_its_counts_find_no_more_than_may_be_read(kooi, client, mensen, persona, mag):
    lezer = client(getattr(mensen, persona or "", None))
    titels = [k for k, (_, wat) in kooi.items() if re.fullmatch(r"Opbrengst \d+ titel", wat)][-3:]
    aantallen = [lezer.open(f"/kennisbank?zoek={k}").tekst.count(k) for k in titels]
    assert sum(1 for a in aantallen if a) == mag


def test_no_mail_sings(kooi):
    assert not [b for b in Bericht.select() if "kanarie" in str(b.gegevens)]
