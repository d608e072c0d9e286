"""The page of a form asks what the deed asks: whom the deed refuses, it refuses before anything is
typed.

Which deed a page does is read off its view, so a new form page is held to its mark by itself.
"""

from collections import Counter
from datetime import timedelta

import pytest

from portal.daden import KanNuNiet, weiger
from portal.engine import NietToegestaan
from portal.models import (
    Actie,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Doel,
    Gremium,
    Lotverzoek,
    Notitie,
    Opbrengst,
    Persoon,
    Signaal,
    Vraag,
)
from portal.tools import tijd
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, BesluitStatus, Rol
from portal.web.foutzinnen import FOUTEN
from tests.hulp import databases, rondgang, web
from tests.hulp.daadpagina import DADEN, formulierpaginas, rij
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
PAGINAS = {regel.rule: (regel, daden) for regel, daden in formulierpaginas(APP)}
# Signing in, confirming by a link, a transition (test_knoppen.py) and a code looked up are none.
ZONDER_DAAD = {
    "/adres/<token>",
    "/bevestigen/<token>",
    "/mijn/sessies/nog",
    "/controleer/<code>",
    "/dilemma/<nummer>/stap/<naam>",
    "/inloggen",
    "/inloggen/nogmaals",
    "/inloggen/passkey",
    "/inloggen/wachtwoord",
    "/inloggen/<token>",
    "/ontvangen/<any(dilemma, signaal):soort>/wijzig",
}
# Pages that show something else without the form: the actie itself, and which gremia can meet.
OOK_TE_LEZEN = {"uitkomst.sluit_actie", "bijeenkomst.plannen.plan"}
# More addresses of a page than its route has.
MET_VRAAG = {"/bijeenkomsten/nieuw": lambda: [f"?gremium={g.id}" for g in Gremium.select()]}


def _niets():
    """Leave it as it is."""


def _afgezegd():
    """Every meeting was called off."""
    Bijeenkomst.update(afgezegd_op=NU).execute()


def _voorbij():
    """All else that can end has ended."""
    Doel.update(gestopt_op=NU).execute()
    Gremium.update(gesloten_op=dag(NU)).execute()
    Vraag.update(beantwoord_op=NU, antwoord="Ja.").execute()
    Lotverzoek.update(uitkomst="Ja.", uitkomst_op=NU).execute()
    Actie.update(status=ActieStatus.GEDAAN, gereed_op=NU, resultaat="Ja.").execute()
    Besluit.update(status=BesluitStatus.VRIJGEGEVEN, vrijgegeven_op=NU).execute()
    Opbrengst.update(ingetrokken_op=NU, intrekreden="Niet juist.").execute()


def _lang_geleden():
    """What was written is hours old, and of no dilemma the address was confirmed."""
    Notitie.update(op=NU - timedelta(hours=2)).execute()
    Vraag.update(gesteld_op=NU - timedelta(hours=2)).execute()
    Dilemma.update(bevestigd_op=None).execute()
    Signaal.update(bevestigd_op=None).execute()


def _concept():
    """Every agenda is in the making."""
    Bijeenkomst.update(vastgesteld_op=None).execute()


def _vast():
    """Every agenda is fixed and every decision is vastgesteld."""
    Bijeenkomst.update(vastgesteld_op=NU).execute()
    Besluit.update(status=BesluitStatus.VASTGESTELD, vrijgegeven_op=None).execute()


def _dicht():
    """The account was closed of somebody who does nothing."""
    Persoon.update(actief=False).where(Persoon.email == "buitenstaander@test.example").execute()


def _begonnen():
    """Every meeting has begun."""
    Bijeenkomst.update(begint=NU, vastgesteld_op=NU).execute()


ENKELE = 3  # addresses that are opened where a deed answers the same
# Whoever does anything that not everybody who is signed in may do.
DOENERS = (
    *("adviseur", "inbrenger", "deelnemer", "voorzitter_platform", "trekker", "bestuurder"),
    "beheerder",
    "collega",  # asked as a specialist, see rondgang
)
# That a meeting was called off is told to its members, who may not comment, too; who has no
# password yet is led to where one chooses it.
ANDERS = {
    "bijeenkomst.voorbereiding.plaats_opmerking": {409},
    "rondom.factoren.voeg_app_toe": {303},
}
STANDEN = (_niets, _dicht, _concept, _vast, _begonnen, _afgezegd, _voorbij, _lang_geleden)


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))


@pytest.fixture(scope="module")
def wereld(ladder):
    rondgang.vul(ladder)


def _adressen(regel):
    for pad in rondgang.adressen(regel):
        yield from (pad + vraag for vraag in MET_VRAAG.get(regel.rule, lambda: [""])())


def _antwoord(naam, wie, pad):
    """Return what the deed itself would answer at this address: 200, 403 or 409."""
    adres, _, vraag = pad.partition("?")
    _, args = APP.url_map.bind("").match(adres, "POST")
    args |= {"gremium": int(vraag.partition("=")[2])} if vraag else {}
    try:
        weiger(naam, wie, rij(naam, args), NU)
    except NietToegestaan:
        return 403
    except KanNuNiet:
        return 409
    return 200


def test_every_page_with_a_form_does_a_deed_that_its_view_names(db):
    assert {regel for regel, (_, daden) in PAGINAS.items() if not daden} == ZONDER_DAAD
    assert {regel for regel, (_, daden) in PAGINAS.items() if len(daden) > 1} == set()


def _te_openen(mensen, persona):
    """Yield the pages whose mark opens to somebody: the address, the deed and its own answer; a
    few of each answer.
    """
    genoeg = Counter()
    wie = getattr(mensen, persona)
    for regel, daden in PAGINAS.values():
        mag = rondgang.MERKEN[rondgang.toegang(APP, regel)] <= {Rol.PROFESSIONAL, wie.rol}
        for naam in daden if mag else ():
            for pad in _adressen(regel):
                moet = _antwoord(naam, wie, pad)
                genoeg[naam, moet] += 1
                if genoeg[naam, moet] <= ENKELE:
                    yield pad, naam, moet


@pytest.mark.parametrize("stand", STANDEN, ids=lambda stand: stand.__name__.strip("_"))
@pytest.mark.parametrize("persona", DOENERS)
def test_whom_a_deed_refuses_its_page_refuses_too(wereld, mensen, persona, stand):
    """And in the same way; or the page is not there for them at all."""
    stand()
    bezoeker, anders = web.Bezoeker(APP, getattr(mensen, persona), NU, keurt=False), []
    for pad, naam, moet in _te_openen(mensen, persona):
        pagina = bezoeker.open(pad)
        if naam in OOK_TE_LEZEN and moet != 200 and pagina.status == 200:
            toont = any(f.actie == pad for f in pagina.formulieren)
        else:
            toont = pagina.status not in {moet, 404} | ANDERS.get(naam, set())
        if toont:
            anders.append(f"{naam}: {pad} {pagina.status}, the deed {moet}")
    assert anders == []


@pytest.mark.parametrize("stand", STANDEN, ids=lambda stand: stand.__name__.strip("_"))
@pytest.mark.parametrize("persona", DOENERS)
def test_a_page_that_is_refused_for_now_leads_to_where_the_thing_stands(
    wereld, mensen, persona, stand
):
    """Not to the front page, nor to what this reader may not open."""
    stand()
    bezoeker, dood = web.Bezoeker(APP, getattr(mensen, persona), NU, keurt=False), []
    for pad, naam, moet in _te_openen(mensen, persona):
        if moet == 200 or FOUTEN[403].titel in (pagina := bezoeker.open(pad)).html:
            continue
        if pagina.status not in (403, 409):
            continue
        doel = pagina.links.get("Verder") or pagina.links.get("Bekijk hoe het nu is", "/")
        if doel == "/" or bezoeker.open(doel).status != 200:
            dood.append(f"{naam}: {pad} leads to {doel}")
    assert dood == []


def test_each_deed_with_a_page_is_tried_where_it_can_and_where_it_cannot_be_done(
    wereld, mensen, db
):
    gegeven = {naam: set() for naam in DADEN}
    for stand in STANDEN:
        with db.atomic() as poging:
            stand()
            for persona in DOENERS:
                for _, naam, antwoord in _te_openen(mensen, persona):
                    gegeven[naam].add(antwoord)
            poging.rollback()
    met_pagina = {naam for _, daden in PAGINAS.values() for naam in daden}
    assert {naam for naam in met_pagina if 200 not in gegeven[naam]} == set()
    # There are tables in joint meetings only, and no tafelheer of one that was called off.
    nooit = {("bijeenkomst.tafels.wijzig", 403), ("bijeenkomst.tafels.leg_resultaat_vast", 409)}
    moet = {(naam, 403) for naam in met_pagina if DADEN[naam].eist}
    moet |= {(naam, 409) for naam in met_pagina if DADEN[naam].belet}
    assert {(naam, code) for naam, code in moet if code not in gegeven[naam]} == nooit
