"""Every way to give somebody a seat asks for the second factor again: a deed by its mark, a
transition that seats somebody when it does.
"""

import pytest

from portal.daden import DADEN, NogBewijzen
from portal.docs.rechten import alle_daden
from portal.engine import Verzoek
from portal.meldingen import MELDING
from portal.steps import route
from portal.velden import NIEUW, SPECIALISTEN
from portal.workflow import OVERGANG, OVERGANGEN
from tests.hulp import dilemmas, wereld
from tests.hulp.invoer import geldige_invoer
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU

alle_daden()
PLAATST = [o for o in OVERGANGEN if SPECIALISTEN in o.velden]


def test_each_deed_that_gives_a_seat_is_sensitive():
    """The table of mail says which: whoever is given one is told."""
    geeft = set(MELDING["uitnodiging"].bij)
    assert geeft - set(OVERGANG) and {DADEN[n].gevoelig for n in geeft - set(OVERGANG)} == {True}
    assert geeft & set(OVERGANG) == {o.naam for o in PLAATST}


def vraag(mensen, overgang, *, bewezen, **wie):
    dilemma = dilemmas.in_status(overgang.van[-1], mensen)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    naar = {"naar": "werkgroep"} if "naar" in {v.naam for v in overgang.velden} else {}
    groep = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
    kiest = {"gremium": str(groep.id), "specialisten": [], **naar, **wie}
    invoer = {**geldige_invoer(overgang, dilemma, **naar), **kiest}
    dilemma = dilemmas.met(dilemma.nummer)
    verzoek = Verzoek(mensen.adviseur, NU, invoer, versie=dilemma.versie, bewezen=bewezen)
    return lambda: route.zet(overgang.naam, dilemma, verzoek)


@pytest.mark.parametrize("overgang", PLAATST, ids=lambda o: o.naam)
def test_a_transition_asks_for_it_when_it_seats_somebody_and_then_changes_nothing(mensen, overgang):
    wie = str(mensen.buitenstaander.id)
    nieuw = {"gremium": NIEUW, "nieuwe_naam": "Nieuw", "opdracht": "Zoek uit.", "trekker": wie}
    for anders in ({"specialisten": [wie]}, nieuw):
        doe = vraag(mensen, overgang, bewezen=False, **anders)
        voor = alles()
        with pytest.raises(NogBewijzen):
            doe()
        assert alles() == voor
    vraag(mensen, overgang, bewezen=True, specialisten=[wie])()


@pytest.mark.parametrize("overgang", PLAATST, ids=lambda o: o.naam)
def test_a_transition_that_seats_nobody_does_not_ask(mensen, overgang):
    vraag(mensen, overgang, bewezen=False)()
