"""What is typed is sent without leaving the page, and nobody else's text is kept by a browser."""

import re

import pytest

from portal.db import database
from portal.web.headers import LEEG
from tests.hulp.lastig import FORMULIER, gecodeerd
from tests.web.overal.conftest import ZENDERS
from tests.web.overal.test_invoer import lastig, ongezegeld


def bewaakt(ronde, persona):
    """Return the forms of this person in which somebody types."""
    vormen = ronde(persona).formulieren.values()
    return [f for f in vormen if f.element.get("data-bewaken") is not None]


@pytest.mark.parametrize("persona", ZENDERS)
def test_a_guarded_form_is_answered_in_place_or_sent_on_by_htmx(ronde, bezoeker, persona):
    """A redirect would be followed unseen, and put the next page in the place of the form."""
    wie, gelukt = bezoeker(persona), 0
    for formulier in bewaakt(ronde, persona):
        for beurt in range(2):
            for paren in (ongezegeld(formulier), lastig(formulier, beurt)):
                with database.atomic() as terug:
                    kop = {"Content_Type": FORMULIER, "HX_Boosted": "true"}
                    antwoord = wie.post(formulier.actie, gecodeerd(paren), htmx=True, **kop)
                    terug.rollback()
                assert antwoord.status // 100 != 3, formulier.actie
                gelukt += "HX-Redirect" in antwoord.koppen
    assert gelukt or persona is None, "nothing got through, so nothing was put to the test"


@pytest.mark.parametrize("persona", ZENDERS)
def test_a_page_that_a_browser_keeps_shows_nothing_that_is_stored(
    app, kooi, bezoeker, mensen, persona
):
    wie, eigen = bezoeker(persona), getattr(mensen, persona or "", None)
    paden = [r.rule for r in app.url_map.iter_rules() if r.endpoint in LEEG and "<" not in r.rule]
    for pad in sorted(set(paden)):
        pagina = wie.open(pad)
        naam = eigen.naam if eigen else ""
        assert pagina.koppen["Cache-Control"] == "private, no-cache"
        assert set(re.findall(r"kanarie\d{4}", pagina.html)) <= set(
            re.findall(r"kanarie\d{4}", naam)
        )
    assert len(paden) >= len(LEEG)
