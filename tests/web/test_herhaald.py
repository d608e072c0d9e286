"""Back, and the same sent once more from a form made anew: nothing twice, and whoever sent it is
told so. What came from an address is told to nobody else.
"""

from datetime import timedelta

import pytest

from portal.models import Bericht, Dilemma, Signaal
from portal.vocabulary import Status
from tests.hulp import dilemmas
from tests.hulp.signalen import SIGNAAL
from tests.web.test_inbrengen import AFZENDER, ALLES

AL = "Je had precies dit net al verstuurd."
FORMULIEREN = {"/inbrengen": (Dilemma, ALLES), "/signaal": (Signaal, SIGNAAL | AFZENDER)}
per_formulier = pytest.mark.parametrize("pad", FORMULIEREN)


def dien_in(wie, pad, **anders):
    """File from a form made anew, and return the receipt."""
    return wie.volg(wie.verstuur(wie.open(pad), **FORMULIEREN[pad][1] | anders))


@per_formulier
def test_the_same_again_gives_the_first_number_and_says_so(anoniem, pad):
    een, twee = (dien_in(anoniem, pad) for _ in range(2))
    assert twee.met_klasse("nummer") == een.met_klasse("nummer")
    assert AL in twee.tekst and AL not in een.tekst and twee.kop == een.kop
    assert FORMULIEREN[pad][0].select().count() == 1
    assert Bericht.select().where(Bericht.soort == "bevestigen").count() == 1


@per_formulier
@pytest.mark.parametrize("anders", [{"titel": "Een andere titel"}, {"email": "ik@test.example"}])
def test_another_text_or_another_address_is_another_one(anoniem, pad, anders):
    dien_in(anoniem, pad)
    assert AL not in dien_in(anoniem, pad, **anders).tekst
    assert FORMULIEREN[pad][0].select().count() == 2


@per_formulier
def test_an_hour_later_it_is_another_one(anoniem, klok, pad):
    dien_in(anoniem, pad)
    klok.nu += timedelta(hours=1, minutes=1)
    assert AL not in dien_in(anoniem, pad).tekst
    assert FORMULIEREN[pad][0].select().count() == 2


@per_formulier
def test_capitals_in_the_address_make_it_no_other(anoniem, pad):
    dien_in(anoniem, pad)
    assert AL in dien_in(anoniem, pad, email=AFZENDER["email"].title()).tekst


@per_formulier
def test_another_browser_gets_a_receipt_like_any_other(anoniem, client, pad):
    """Or whoever has the text learns that it came from this address."""
    een, vreemde = dien_in(anoniem, pad), client()
    bon = dien_in(vreemde, pad)
    assert bon.tekst == een.tekst and FORMULIEREN[pad][0].select().count() == 1
    assert dien_in(vreemde, pad).tekst == een.tekst, "nor the second time"


@per_formulier
def test_another_browser_cannot_move_it_to_an_address_of_its_own(anoniem, client, pad):
    dien_in(anoniem, pad)
    vreemde = client()
    wijzig = vreemde.open(dien_in(vreemde, pad).pad.replace(*_wijzig(pad)))
    vreemde.verstuur(wijzig, email="vreemde@test.example")
    assert FORMULIEREN[pad][0].get().inbrenger.email == AFZENDER["email"]


def _wijzig(pad):
    soort = "dilemma" if pad == "/inbrengen" else "signaal"
    return f"{pad}/ontvangen", f"/ontvangen/{soort}/wijzig"


@per_formulier
def test_somebody_signed_in_is_told_so_too(client, mensen, pad):
    bezoeker = client(mensen.collega)
    zonder = {naam: w for naam, w in FORMULIEREN[pad][1].items() if naam not in AFZENDER}
    for _ in range(2):
        bon = bezoeker.volg(bezoeker.verstuur(bezoeker.open(pad), **zonder))
    assert AL in bon.tekst and FORMULIEREN[pad][0].select().count() == 1


def test_what_was_withdrawn_can_be_filed_again(client, mensen):
    bezoeker = client(mensen.collega)
    zonder = {naam: w for naam, w in ALLES.items() if naam not in AFZENDER}
    bezoeker.verstuur(bezoeker.open("/inbrengen"), **zonder)
    dilemmas.doe("intrekken", Dilemma.get(), mensen.collega)
    bezoeker.verstuur(bezoeker.open("/inbrengen"), **zonder)
    assert [d.status for d in Dilemma.select()] == [Status.INGETROKKEN, Status.INGEDIEND]


def test_a_concept_that_is_kept_twice_is_one(anoniem):
    for _ in range(2):
        bon = anoniem.volg(anoniem.verstuur(anoniem.open("/inbrengen"), knop="concept", **ALLES))
    assert (bon.kop, Dilemma.select().count()) == ("Je concept is bewaard", 1) and AL in bon.tekst


def test_a_note_that_is_sent_twice_is_kept_once_and_that_is_said(client, mensen):
    adviseur, d = client(mensen.adviseur), dilemmas.nieuw(mensen.inbrenger, indienen=True)
    for _ in range(2):
        vorm = adviseur.open(f"/dilemma/{d.nummer}/notitie")
        pagina = adviseur.doe(vorm, notitie="Let op.")
    assert "Dit was net al verstuurd." in pagina.tekst and d.notities.count() == 1
