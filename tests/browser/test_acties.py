"""An actie is done in one line of its list, with and without JavaScript, and nobody loses their
place or their text.
"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def rij(v):
    """Return the last row that can be closed."""
    return v.pagina.locator(".rij", has=v.pagina.locator(".rij-daad")).last


def test_a_row_changes_in_place_is_announced_and_keeps_the_focus(venster):
    v = venster("adviseur")
    v.open("/acties?lijst=alle")
    titel = rij(v).locator(".rij-titel").inner_text()
    deze = v.pagina.locator(".rij", has_text=titel)
    deze.get_by_role("button").click()
    expect(deze.get_by_text("Vul ‘Resultaat’ in.")).to_be_visible()
    v.verwacht(422)
    expect(deze.get_by_role("textbox")).to_be_focused()
    deze.get_by_role("textbox").fill("De afspraak ligt er.")
    deze.get_by_role("button").click()
    expect(deze.locator(".merkje")).to_have_text("Gedaan")
    expect(deze.locator(".rij-stand")).to_be_focused()
    expect(v.pagina.locator("#meldingen")).to_contain_text("De actie is gedaan.")
    expect(deze).to_contain_text("De afspraak ligt er.")
    assert v.pad == "/acties?lijst=alle"


def test_without_javascript_the_same_line_leads_back_to_the_list(venster):
    v = venster("adviseur", java_script_enabled=False)
    v.open("/acties?lijst=alle")
    rij(v).get_by_role("textbox").fill("Klaar.")
    rij(v).get_by_role("button").click()
    expect(v.pagina.locator("#meldingen")).to_have_text(re.compile("De actie is gedaan."))
    assert v.pad.startswith("/acties?lijst=alle")
