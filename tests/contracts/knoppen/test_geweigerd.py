"""Every transition over HTTP: what the table does not allow, and what an old screen is told."""

from datetime import timedelta

import pytest

from portal import engine
from portal.engine import Verzoek
from portal.vocabulary import Status, Voorval
from portal.workflow import OVERGANG, OVERGANGEN
from tests.hulp import databases, momentopname, web
from tests.hulp.dilemmas import met
from tests.hulp.invoer import geldige_invoer
from tests.hulp.knoppen import (
    APP,
    GEWEIGERDEN,
    gebeurtenissen,
    ingevuld,
    klaar_voor,
    pad,
    per_overgang,
    toegestaan,
)
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite


@pytest.mark.parametrize("status", Status)
def test_what_the_table_does_not_allow_is_refused_or_does_not_exist(status, klok, ladder, mensen):
    """Refused means nothing is shown either: a form holds the agendatekst and the names of
    people.
    """
    dilemma, klaar = (
        ladder[status],
        {o: ingevuld(geldige_invoer(o, ladder[status])) for o in OVERGANGEN},
    )
    for persona in GEWEIGERDEN:
        doener = web.Bezoeker(APP, getattr(mensen, persona), NU, keurt=False)
        ziet, voor = doener.open(pad(dilemma)).status == 200, momentopname.alles()
        for overgang in (o for o in OVERGANGEN if (o.naam, persona) not in toegestaan(status)):
            adres = pad(dilemma, overgang)
            statussen = {doener.post(adres).status}
            if ziet and persona in ("inbrenger", "adviseur"):
                statussen |= {doener.post(adres, klaar[overgang]).status, doener.open(adres).status}
            assert statussen == {403 if ziet else 404}, (persona, overgang.naam)
        assert momentopname.alles() == voor, persona


@per_overgang
def test_a_stale_screen_shows_what_changed_and_what_was_typed(
    overgang, van, persona, bezoeker, ladder, mensen
):
    invoer, doener = klaar_voor(overgang, ladder[van], mensen), bezoeker(persona)
    pagina = doener.open(pad(ladder[van], overgang))
    _gebeurt_iets(ladder[van], mensen)
    eerder = gebeurtenissen(ladder[van])
    fout = doener.verstuur(pagina, **invoer)
    # A concept is its inbrenger's alone: nobody else can have been there.
    wie = "Je was jezelf" if van is Status.CONCEPT else "Iemand was je"
    assert (fout.status, fout.kop) == (409, f"{wie} voor")
    assert Voorval.TOEGEWEZEN.label in fout.tekst
    assert all(str(w) in fout.tekst for w in invoer.values() if " " in str(w))
    assert gebeurtenissen(ladder[van]) == eerder


def _gebeurt_iets(dilemma, mensen, wat=Voorval.TOEGEWEZEN):
    """A colleague changes something, so that every screen of this dilemma is stale."""
    verzoek = Verzoek(mensen.adviseur2, NU + timedelta(minutes=1))
    engine.eenmaal(verzoek, lambda: engine.meld(met(dilemma.nummer), wat, verzoek) or "")


@pytest.mark.parametrize(("persona", "status"), [("inbrenger", 409), ("deelnemer", 403)])
def test_a_stale_screen_tells_nobody_more_than_their_own_timeline(
    persona, status, bezoeker, ladder, mensen
):
    """Whoever posts an old version on purpose must not read who brought the dilemma in, or what
    adviseurs did; and whoever may not act learns nothing of what changed at all.
    """
    dilemma = ladder[Status.PLATFORM]
    _gebeurt_iets(dilemma, mensen, Voorval.AGENDATEKST)
    fout = bezoeker(persona).post(
        pad(dilemma, OVERGANG["intrekken"]), {"reden": "Toch niet.", "versie": "1"}
    )
    assert fout.status == status
    assert Voorval.AGENDATEKST.label not in fout.tekst
    assert mensen.inbrenger.naam not in fout.tekst
    assert ("Voorgelegd aan het Landelijk Platform" in fout.tekst) is (status == 409)
