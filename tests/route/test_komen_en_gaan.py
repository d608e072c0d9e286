"""A member who joins late and one who leaves, as they and their adviseur meet it."""

import re
from datetime import timedelta

from portal.jobs.post import als_mail
from portal.models import Bericht
from tests.hulp import vergaderen
from tests.hulp.post import BASIS
from tests.hulp.uitnodigen import afspraak
from tests.hulp.wereld import NU, WERKGROEP, gremium_met

AFZENDER = "portal@portaal.test.example"


def post_van(persoon):
    """Return what somebody was mailed, oldest first; it is read, so it is gone."""
    rijen = list(Bericht.select().where(Bericht.aan == persoon.email).order_by(Bericht.id))
    Bericht.delete().where(Bericht.id.in_([rij.id for rij in rijen])).execute()
    return [als_mail(rij, BASIS, AFZENDER) for rij in rijen]


def waarheen(mail):
    """Return where the link of a letter leads."""
    return re.search(rf"{BASIS}(/\S*)", mail.get_body(("plain",)).get_content())[1]


def test_somebody_joins_late_answers_and_leaves_again(als, klok, mensen):
    werkgroep = gremium_met(WERKGROEP)
    meeting = vergaderen.plan(mensen.adviseur, werkgroep, begint=NU + timedelta(days=14))
    ccv = als("adviseur")
    ccv.doe(ccv.open(f"/bijeenkomsten/{meeting.id}"), "/uitnodigen")
    post_van(mensen.specialist)

    klok.nu += timedelta(days=7)
    ccv = als("adviseur")
    formulier = ccv.open(f"/werkgroepen/{werkgroep.id}/uitnodigen")
    ccv.verstuur(formulier, persoon=mensen.buitenstaander.id, rol="lid")
    welkom, uitnodiging = post_van(mensen.buitenstaander)
    assert (welkom["Subject"], waarheen(welkom)) == (
        "Uitnodiging voor een werkgroep",
        f"/werkgroepen/{werkgroep.id}",
    )
    assert uitnodiging["Subject"] == "Uitnodiging: Werkgroep 26 maart"
    assert afspraak(uitnodiging)[0] == "REQUEST"
    assert post_van(mensen.specialist) == post_van(mensen.trekker)[1:] == []

    nieuw = als("buitenstaander")
    blad = nieuw.open(waarheen(uitnodiging))
    assert "U hebt geantwoord: Ik kom." in nieuw.doe(blad, "/komt-u", knop="Ik kom").tekst
    assert "Buitenstaander: Ik kom" in ccv.open(f"/bijeenkomsten/{meeting.id}").tekst

    ccv.doe(ccv.open(f"/werkgroepen/{werkgroep.id}"), f"leden/{_zetel(mensen)}/beeindigen")
    einde, weg = post_van(mensen.buitenstaander)
    assert einde["Subject"] == "Uw plaats is beëindigd: Werkgroep"
    assert weg["Subject"] == "Vervallen voor u: Werkgroep 26 maart"
    gevraagd, vervallen = afspraak(uitnodiging), afspraak(weg)
    assert vervallen[0] == "CANCEL" and vervallen[1] == gevraagd[1] and vervallen[2] > gevraagd[2]
    assert als("buitenstaander").open(f"/bijeenkomsten/{meeting.id}").status == 404
    assert {waarheen(mail) for mail in (einde, weg)} == {"/mijn"}
    assert als("specialist").open(f"/bijeenkomsten/{meeting.id}").status == 200
    assert post_van(mensen.specialist) == []


def _zetel(mensen):
    return mensen.buitenstaander.lidmaatschappen.get().id
