"""Whatever is typed or sent, in any form: never a crash, and nothing unclean in the database."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.db import database
from portal.models import Dilemma
from portal.tools.tekst import regel, schoon
from portal.vocabulary import Status
from tests.hulp import momentopname
from tests.hulp.lastig import FORMULIER, MERK, TEKENS, TEKST, WAARDEN, begrensd, gecodeerd

PERSONAS = ("adviseur", "inbrenger", None)


@pytest.fixture
def in_beraad(kooi, db):
    return Dilemma.get(Dilemma.status == Status.BERAAD)


def ongezegeld(formulier):
    """Return what the form would send as it stands, without the token of who was on the walk."""
    return [paar for paar in formulier.beginwaarden() if paar[0] != "csrf_token"]


def lastig(formulier, beurt):
    """Return the form with a difficult value in every field, another one in each round."""
    paren = dict(ongezegeld(formulier))
    for n, naam in enumerate(sorted(formulier.namen), beurt * 7):
        keuzes = formulier.keuzes(naam)
        if keuzes and (beurt % 2 or len(keuzes) == 1):
            paren[naam] = keuzes[n % len(keuzes)]
        else:
            paren[naam] = (
                f"{MERK} {TEKENS[n % len(TEKENS)]} {MERK}" if n % 3 else WAARDEN[n % len(WAARDEN)]
            )
    return list(paren.items())


def verdraaid(formulier, beurt):
    """Return the form as it stands on the page, but with other hidden values than those we put
    there.
    """
    waarden = [*WAARDEN, *TEKENS]
    return [
        (naam, waarde if naam in formulier.namen else waarden[(beurt * 11 + n * 5) % len(waarden)])
        for n, (naam, waarde) in enumerate(ongezegeld(formulier))
    ]


@cache
def houdt_tegen(tekst):
    """Tell whether the gate would change this marked text."""
    return MERK in tekst and tekst not in (schoon(tekst), regel(tekst))


def onzuiver():
    """Return the marked texts in the database that the gate would change."""
    waarden = (w for rijen in momentopname.alles().values() for rij in rijen for w in rij)
    return [w for w in waarden if isinstance(w, str) and houdt_tegen(w)]


def verstuur(wie, actie, paren):
    """Post, look at what came of it, and put everything back; return the status."""
    with database.atomic() as terug:
        antwoord = wie.post(actie, gecodeerd(paren), Content_Type=FORMULIER)
        assert antwoord.status < 500 and not onzuiver(), (actie, paren)
        if antwoord.status == 303:
            assert wie.volg(antwoord).status < 500, (actie, paren)
        terug.rollback()
    return antwoord.status


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_form_crashes_on_anything_and_nothing_unclean_is_kept(ronde, bezoeker, persona):
    wie, gelukt = bezoeker(persona), 0
    for formulier in ronde(persona).formulieren.values():
        for beurt in range(2):
            gelukt += verstuur(wie, formulier.actie, lastig(formulier, beurt)) == 303
        verstuur(wie, formulier.actie, verdraaid(formulier, len(formulier.namen)))
    assert gelukt or persona is None, "nothing got through, so nothing was put to the test"


@pytest.mark.parametrize("persona", ["adviseur", "inbrenger", "trekker", "bestuurder", "deelnemer"])
def test_no_button_that_is_offered_is_then_refused(ronde, bezoeker, persona):
    wie = bezoeker(persona)
    for formulier in ronde(persona).formulieren.values():
        alles = formulier.ingevuld({}) if formulier.knoppen else formulier.beginwaarden()
        gedrukt = [paar for paar in alles if paar[0] != "csrf_token"]
        status = verstuur(wie, formulier.actie, gedrukt)
        assert status == 303 or (status == 422 and formulier.namen), (formulier.actie, status)


@begrensd
@given(teksten=st.lists(TEKST, min_size=5, max_size=5))
def test_the_intake_takes_any_text(bezoeker, teksten):
    """What is left after cleaning is what counts; if nothing is left the field is asked for
    again.
    """
    namen = ("titel", "vraag", "enerzijds", "context", "geprobeerd")
    status = verstuur(bezoeker("inbrenger"), "/inbrengen", list(zip(namen, teksten, strict=True)))
    over = [
        schoon(tekst.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
        for tekst in teksten[:2]
    ]
    assert status == (303 if all(over) else 422)


@pytest.mark.parametrize("plek", ["²", "9" * 30, "-1", "x", "", "٣", "1e3"])
@pytest.mark.parametrize(
    ("rij", "pad"), [("acties-{}-wat", "stap/besluiten"), ("opties-{}-tekst", "voorstel")]
)
def test_a_row_at_an_odd_place_is_no_row(bezoeker, in_beraad, rij, pad, plek):
    adres = f"/dilemma/{in_beraad.nummer}/{pad}"
    assert verstuur(bezoeker("adviseur"), adres, [(rij.format(plek), MERK)]) in (303, 422)


def test_more_rows_than_a_person_would_fill_in_cost_nothing(bezoeker, in_beraad):
    adres = f"/dilemma/{in_beraad.nummer}/stap/besluiten"
    pagina = bezoeker("adviseur").post(adres, {f"acties-{i}-wat": MERK for i in range(300)})
    assert pagina.status == 422 and len(pagina.formulier().namen) < 100
    meer = bezoeker("adviseur").post(adres, {f"acties-{i}-wat": MERK for i in range(500)})
    assert meer.status == 413
