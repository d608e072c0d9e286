"""An error page that comes before the form gives back what was typed in the words of the form."""

import html
import re

import pytest

from portal.forms.opschriften import opschrift
from portal.web.ingevuld import GEHEIM
from tests.web.rondom.test_signaal import ALLES as SIGNAAL
from tests.web.test_inbrengen import ALLES


def labels(opmaak):
    """Return the labels and legends of a form as a reader reads them."""
    gevonden = re.findall(r"<(?:label|legend)[^>]*>(.*?)</(?:label|legend)>", opmaak, re.S)
    return {re.sub(r"\s*\(niet verplicht\)|<[^>]+>", "", tekst).strip() for tekst in gevonden}


@pytest.mark.parametrize(("pad", "alles"), [("/inbrengen", ALLES), ("/signaal", SIGNAAL)])
def test_what_was_too_much_comes_back_under_the_labels_and_words_of_its_form(anoniem, pad, alles):
    formulier = anoniem.open(pad)
    with anoniem.http.session_transaction() as sessie:
        sessie.pop("csrf_token", None)  # refused before the view made its form
    fout = anoniem.verstuur(formulier, **alles)
    assert fout.status == 400
    terug = fout.html.partition("Dit had je ingevuld")[2].partition("</main>")[0]
    koppen = set(re.findall(r"<h3>(.*?)</h3>", terug))
    assert koppen and koppen <= labels(formulier.html)
    waarden = re.findall(r"<p>(.*?)</p>", terug)
    assert not {"y", "True", "verdwijning"} & set(waarden)
    assert ("Ja" in waarden) is (pad == "/inbrengen")


def getoond(wie, pad):
    """Yield the name of every field that is filled in on the forms of a page, and their labels."""
    for vorm in re.findall(r'<form method="post".*?</form>', wie.http.get(pad).text, re.S):
        for veld in re.findall(r"<(?:input|textarea|select)[^>]*>", vorm):
            naam = re.search(r' name="(\w+)"', veld)
            if naam and 'type="hidden"' not in veld and naam[1] not in GEHEIM:
                yield naam[1], labels(vorm)


def test_of_every_form_that_is_shown_each_label_is_known_before_it_is_made(app, bezoeker):
    """Of every page with a form that needs nothing but its address, for whoever sees most."""
    anders = set()
    for wie in map(bezoeker, (None, "adviseur", "beheerder")):
        for regel in app.url_map.iter_rules():
            if "GET" not in regel.methods or regel.arguments or regel.endpoint == "static":
                continue
            module = app.view_functions[regel.endpoint].__module__
            for naam, woorden in getoond(wie, regel.rule):
                gevonden = opschrift(naam, module)
                if gevonden and html.escape(gevonden.label) not in woorden:
                    anders.add((regel.rule, naam, gevonden.label))
    assert anders == set()
