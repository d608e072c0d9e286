"""An intake field is declared once: form, page, search and table follow `velden.intake.INTAKE`."""

import pytest

from portal.models import Dilemma
from portal.tools import tijd
from portal.velden import Soort
from portal.velden.intake import AFZENDER, EMAIL, INTAKE, THEMAS
from portal.vocabulary import Status
from tests.hulp import dilemmas, web
from tests.hulp.databases import alleen_sqlite
from tests.hulp.wereld import NU

APP = web.maak_app()
INGEVULD = [veld for veld in INTAKE if veld.soort is not Soort.VINK]
per_veld = pytest.mark.parametrize("veld", INTAKE, ids=lambda veld: veld.naam)
per_ingevuld = pytest.mark.parametrize("veld", INGEVULD, ids=lambda veld: veld.naam)
# What the portal itself keeps of a dilemma; every other column is a field of the intake.
EIGEN = """id nummer status versie inbrenger behandelaar bundel terugkoppeling
    aangemaakt_op bevestigd_op afzender ingediend_op afgesloten_op
    bedreigd_sinds contact_op wacht_op wacht_sinds volgende_datum""".split()


@pytest.fixture
def bezoeker(db, mensen, monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    return lambda naam=None: web.Bezoeker(APP, getattr(mensen, naam or "", None), NU)


def gevraagd(pagina):
    """Return what the form asks, in the order of the page."""
    velden = (e for e in pagina.formulier().element.iter() if e.tag in ("input", "textarea"))
    return list(dict.fromkeys(e.get("name") for e in velden if e.get("type") != "hidden"))


def antwoord(veld):
    """Return how the answer of a whole intake reads on a page."""
    waarde = dilemmas.INTAKE[veld.naam]
    if veld is THEMAS:
        return waarde[0].capitalize()
    return veld.woorden(waarde[0]).label if veld.woorden else waarde


@alleen_sqlite
def test_the_form_asks_every_field_in_order_and_a_stranger_who_they_are(bezoeker):
    namen = [veld.naam for veld in INTAKE]
    afzender = [veld.naam for veld in (EMAIL, *AFZENDER)]
    assert gevraagd(bezoeker("collega").open("/inbrengen")) == namen
    assert gevraagd(bezoeker().open("/inbrengen")) == namen + afzender


@alleen_sqlite
def test_a_concept_asks_the_same_again(bezoeker, dilemma_in):
    concept = dilemma_in(Status.CONCEPT)
    verder = bezoeker("inbrenger").open(f"/inbrengen/{concept.nummer}")
    assert gevraagd(verder) == [veld.naam for veld in INTAKE]


def test_every_field_is_a_column_and_every_other_column_is_the_portals_own():
    namen = {veld.naam for veld in INTAKE} - {THEMAS.naam}
    kolommen = set(Dilemma._meta.fields) - set(EIGEN)
    assert namen - kolommen == set(), "declared in velden.intake, but no column of Dilemma"
    assert kolommen - namen == set(), (
        "a column of Dilemma that no intake asks: declare it, or EIGEN"
    )


@per_veld
def test_what_may_stay_empty_starts_empty_in_the_table(veld):
    """A dilemma of before a field existed has its default."""
    if veld is not THEMAS:
        begin = getattr(Dilemma(), veld.naam)
        assert begin == {Soort.VINK: veld.aan, Soort.MEERKEUZE: []}.get(veld.soort, "")


@alleen_sqlite
@per_ingevuld
@pytest.mark.parametrize("persona", ["inbrenger", "adviseur"])
def test_the_page_of_a_dilemma_shows_what_was_filled_in(bezoeker, dilemma_in, veld, persona):
    pagina = bezoeker(persona).open(f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}")
    assert antwoord(veld) in pagina.tekst, f"{veld.naam} has no `kop` and stands nowhere else"


@alleen_sqlite
@per_ingevuld
def test_the_postvak_searches_in_the_fields_that_say_so(bezoeker, dilemma_in, veld):
    if veld.soort is Soort.MEERKEUZE:
        assert not veld.zoek
        return
    dilemma = dilemma_in(Status.INGEDIEND, **{veld.naam: "Een ijsvogel."})
    lijst = bezoeker("adviseur").open("/postvak?zoek=IJSVOGEL")
    assert (dilemma.nummer in lijst.tekst) is veld.zoek
