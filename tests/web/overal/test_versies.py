"""A form that replaces what stood there tells the version of its screen, or nobody can see that it
is an old one.
"""

import pytest

from tests.hulp.daadpagina import DADEN, daden_van
from tests.web.overal.conftest import ZENDERS

# Somebody who was not expected is added to who is there; nobody's presence is replaced.
VOEGT_TOE = {"bijeenkomst.vergadering.erbij"}
# What is filled in once: the same deed changes a column that the version does tell apart.
EENMALIG = {
    ("rondom.kennisbank.trek_in", "vervangen_door"),  # and ingetrokken_op
    ("rondom.signaal.wijs_af", "terugkoppeling"),  # and status
}


def eindpunt_van(app, formulier):
    return app.url_map.bind("").match(formulier.actie.partition("?")[0], "POST")


@pytest.mark.parametrize("persona", ZENDERS)
def test_a_form_that_replaces_bears_the_version_of_its_screen(ronde, app, persona):
    zonder = set()
    for formulier in ronde(persona).formulieren.values():
        eindpunt, args = eindpunt_van(app, formulier)
        vervangt = [naam for naam in daden_van(app, eindpunt, args) if DADEN[naam].vers]
        if vervangt and not dict(formulier.beginwaarden()).get("versie"):
            zonder.add(eindpunt)
    assert zonder - VOEGT_TOE == set()


@pytest.mark.parametrize("persona", [p for p in ZENDERS if p])
def test_a_form_of_a_transition_bears_it_too(ronde, persona):
    stappen = [f for f in ronde(persona).formulieren.values() if "/stap/" in f.actie]
    assert all(dict(f.beginwaarden()).get("versie") for f in stappen)


def onopgemerkt(naam, velden):
    """Return which of these columns of a row can change without another version, where that is a
    checksum of columns.
    """
    model, vers = DADEN[naam].op, DADEN[naam].vers
    if model is None or vers is None or not vers.__qualname__.startswith("van.<"):
        return set()
    gelijk = set()
    for kolom in velden & set(model._meta.fields):
        leeg, anders = model(), model()
        leeg.__data__[kolom], anders.__data__[kolom] = "een", "ander"
        if vers(leeg) == vers(anders):
            gelijk.add((naam, kolom))
    return gelijk


@pytest.mark.parametrize("persona", ZENDERS)
def test_no_field_of_a_form_changes_without_another_version(ronde, app, persona):
    gelijk = set()
    for formulier in ronde(persona).formulieren.values():
        for naam in daden_van(app, *eindpunt_van(app, formulier)):
            gelijk |= onopgemerkt(naam, formulier.namen)
    assert gelijk - EENMALIG == set()
