"""An agenda in a browser: items dragged, moved by the keyboard, and start times while minutes are
typed.
"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def agenda(venster):
    """The draft of a new meeting of the Platform, with its standard items."""
    v = venster("adviseur")
    v.pagina.set_viewport_size({"width": 1280, "height": 2000})
    v.open("/bijeenkomsten/nieuw")
    v.pagina.get_by_role("link", name=re.compile("Kies.*Platform")).click()
    v.pagina.get_by_label("Datum").fill("2028-03-22")
    v.pagina.get_by_label("Begint om").fill("10:00")
    v.pagina.get_by_label("Duur in minuten").fill("60")
    v.pagina.get_by_label("Plaats", exact=True).fill("Utrecht")
    v.pagina.get_by_role("button", name="Plan de bijeenkomst").click()
    expect(v.pagina.locator(".programma-punt h3")).to_have_count(4)
    return v


def titels(v):
    return v.pagina.locator(".programma-punt h3")


OPENING, MEDEDELINGEN, VERSLAG, RONDVRAAG = (
    "Opening",
    "Mededelingen",
    "Verslag en acties van de vorige keer",
    "Rondvraag en sluiting",
)


def greep(v, titel):
    return v.pagina.get_by_role("button", name=f"Versleep {titel}")


def sleep(v, titel, naar):
    """Drag an item by its handle to the place of another."""
    van, doel = greep(v, titel).bounding_box(), greep(v, naar).bounding_box()
    midden = van["x"] + van["width"] / 2
    v.pagina.mouse.move(midden, van["y"] + van["height"] / 2)
    v.pagina.mouse.down()
    v.pagina.mouse.move(midden, doel["y"] + doel["height"] / 2, steps=12)


def test_an_item_is_dragged_kept_and_told(agenda):
    sleep(agenda, VERSLAG, OPENING)
    agenda.pagina.mouse.up()
    expect(titels(agenda)).to_have_text([VERSLAG, OPENING, MEDEDELINGEN, RONDVRAAG])
    gemeld = agenda.pagina.locator("#agenda-melding")
    expect(gemeld).to_contain_text(f"‘{VERSLAG}’ is verplaatst. Het begint nu om 10.00 uur.")
    expect(greep(agenda, VERSLAG)).to_be_focused()
    sleep(agenda, VERSLAG, RONDVRAAG)
    agenda.pagina.mouse.up()
    volgorde = [OPENING, MEDEDELINGEN, RONDVRAAG, VERSLAG]
    expect(titels(agenda)).to_have_text(volgorde)
    expect(gemeld).to_contain_text("Het begint nu om 10.30 uur.")
    agenda.pagina.reload()
    expect(titels(agenda)).to_have_text(volgorde)


def test_escape_puts_a_dragged_item_back(agenda):
    sleep(agenda, RONDVRAAG, OPENING)
    expect(titels(agenda).first).to_have_text(RONDVRAAG)
    agenda.pagina.keyboard.press("Escape")
    agenda.pagina.mouse.up()
    expect(titels(agenda)).to_have_text([OPENING, MEDEDELINGEN, VERSLAG, RONDVRAAG])
    agenda.pagina.reload()
    expect(titels(agenda).first).to_have_text(OPENING)


def test_alt_and_an_arrow_move_the_item_and_keep_the_focus(agenda):
    greep(agenda, OPENING).focus()
    agenda.pagina.keyboard.press("Alt+ArrowDown")
    expect(agenda.pagina.locator("#agenda-melding")).to_contain_text("Het begint nu om 10.10 uur.")
    expect(titels(agenda)).to_have_text([MEDEDELINGEN, OPENING, VERSLAG, RONDVRAAG])
    expect(greep(agenda, OPENING)).to_be_focused()
    agenda.pagina.keyboard.press("Alt+ArrowUp")
    expect(titels(agenda)).to_have_text([OPENING, MEDEDELINGEN, VERSLAG, RONDVRAAG])
    expect(greep(agenda, OPENING)).to_be_focused()


def test_start_times_follow_while_typing_and_are_the_same_after_saving(agenda):
    agenda.pagina.get_by_role("link", name=f"Wijzigen {RONDVRAAG}").click()
    agenda.pagina.get_by_label("Begint vast om").fill("10:50")
    agenda.pagina.get_by_role("button", name="Bewaar", exact=True).click()
    agenda.pagina.get_by_role("link", name="Verdeel de tijd").click()
    klokken, einde = (
        agenda.pagina.locator(".programma-tijd"),
        agenda.pagina.get_by_role("status").last,
    )
    expect(klokken).to_have_text(["10.00", "10.10", "10.20", "10.50"])
    expect(agenda.pagina.get_by_text("Ervoor is 15 min. ruimte.")).to_be_visible()
    agenda.pagina.get_by_label(MEDEDELINGEN).fill("40")
    getypt = ["10.00", "10.10", "10.50", "11.05"]
    expect(klokken).to_have_text(getypt)
    expect(einde).to_have_text(
        re.compile(r"Het laatste punt eindigt om 11\.15 uur\.\s+De agenda loopt 15 min\. uit\.")
    )
    expect(
        agenda.pagina.get_by_text("Dat kan niet: wat ervoor komt, loopt 15 min. uit.")
    ).to_be_visible()
    expect(agenda.pagina.get_by_text("Ervoor is")).to_be_hidden()
    agenda.pagina.get_by_role("button", name="Bewaar de tijden").click()
    expect(agenda.pagina.locator(".programma-tijd")).to_have_text(getypt)
    expect(agenda.pagina.get_by_text("Punt 4 kan niet om 10.50 uur beginnen")).to_be_visible()


def test_without_javascript_the_buttons_order_and_there_is_no_handle(agenda, venster):
    v = venster("adviseur", java_script_enabled=False)
    v.open(agenda.pad)
    expect(v.pagina.locator(".greep").first).to_be_hidden()
    v.pagina.get_by_role("button", name=f"Omlaag {OPENING}").click()
    expect(titels(v)).to_have_text([MEDEDELINGEN, OPENING, VERSLAG, RONDVRAAG])


def test_a_finger_drags_too(agenda, venster):
    v = venster("adviseur", has_touch=True, is_mobile=True)
    v.pagina.set_viewport_size({"width": 390, "height": 1600})
    v.open(agenda.pad)
    v.pagina.wait_for_load_state()
    greep(v, RONDVRAAG).scroll_into_view_if_needed()
    van, doel = greep(v, RONDVRAAG).bounding_box(), greep(v, VERSLAG).bounding_box()
    vinger = v.pagina.context.new_cdp_session(v.pagina)
    punten = [
        {"x": van["x"] + 10, "y": van["y"] + 10 - i * (van["y"] - doel["y"]) / 8} for i in range(9)
    ]
    vinger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": punten[:1]})
    for punt in punten[1:]:
        vinger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [punt]})
    vinger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(v.pagina.locator("#agenda-melding")).to_contain_text("is verplaatst.")
    expect(titels(v)).to_have_text([OPENING, MEDEDELINGEN, RONDVRAAG, VERSLAG])
