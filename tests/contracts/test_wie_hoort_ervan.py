"""Who never gets a mail, of any transition or deed: whoever does it, whoever has a closed account,
and whoever has left the seat for which they would have heard.
"""

import ast
from datetime import timedelta
from types import SimpleNamespace

import pytest

from portal import outbox
from portal.config import ROOT
from portal.db import schrijven
from portal.engine import Verzoek
from portal.models import Bericht, Lidmaatschap, Persoon, Stuk, Thema, Volger, Vraag
from portal.steps import intake, triage
from portal.steps.rondom import accounts
from portal.steps.rondom import stuk as stap
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Status, Stuksoort
from portal.workflow import OVERGANGEN
from tests.hulp import alle_post, dilemmas, stukken, wereld
from tests.hulp.invoer import geldige_invoer
from tests.hulp.wereld import BEGIN, NU, ZETELS

ZETTEN = [
    pytest.param(o, van, naar, id=f"{o.naam}-{van}-{naar}")
    for o in OVERGANGEN
    for van in o.van
    for naar in o.kan_naar(van)
]
# What somebody gets of what they did themselves: that it was received, and a link to come in by.
ONTVANGST = {("overgang", "indienen"), ("bevestigen", None), ("inloggen", None)}
# Whoever did it may be somebody else than whose account it is.
BEWAAKT = {("beveiliging", None), ("geprobeerd", None)}
# Nobody does a reminder.
HERINNERING = {
    (soort, None) for soort in ("herinnering", "actieherinnering", "lotherinnering", "anker")
}
# Whoever answers must know that nobody reads it.
NIET_BEZORGD = {("onbereikbaar", None)}
# Whoever does not come by `door` what they did, and why.
NIEMAND_DEED_HET = {
    "herinneringen.acties": "a reminder",
    "herinneringen.ankers": "a reminder",
    "herinneringen.lotverzoeken": "a reminder",
    "herinneringen.vragen": "a reminder",
    "factoren.noteer": "a notice to whose account it is",
    "pogingen.tel": "a notice to whose account it is",
    "toegang.stuur_bevestiging": "a receipt with a link",
    "toegang._stuur_inloglink": "a link",
}


def gekregen(persoon, berichten):
    """Return which mails somebody got, by kind and transition."""
    van_hem = [b for b in berichten if b.aan == persoon.email]
    return {(b.soort, b.gegevens.get("overgang")) for b in van_hem}


def zet(overgang, van, naar, mensen):
    """Do a transition; return who did it and what was mailed of it."""
    dilemma = dilemmas.in_status(van, mensen)
    Volger.create(persoon=mensen.adviseur, dilemma=dilemma)
    Volger.create(persoon=mensen.deelnemer, dilemma=dilemma)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    actor = dilemmas.actor_voor(overgang, dilemma, mensen)
    kiest = {"naar": naar.value} if "naar" in {veld.naam for veld in overgang.velden} else {}
    invoer = geldige_invoer(overgang, dilemma, **kiest) | zichzelf(overgang, actor)

    def doe():
        Bericht.delete().execute()
        dilemmas.doe(overgang.naam, dilemma, actor, **invoer)
        return list(Bericht.select())

    return actor, doe


def zichzelf(overgang, actor):
    """Return the input in which whoever acts names themselves."""
    velden, wie = {veld.naam for veld in overgang.velden}, str(actor.id)
    rij = {"wat": "Bel.", "eigenaar": wie, "termijn": dag(NU) + timedelta(days=21)}
    nieuw = {"gremium": "nieuw", "nieuwe_naam": "Nieuw", "opdracht": "Zoek uit."}
    zelf = {"acties": [rij], "trekker": wie, "specialisten": [wie], **nieuw}
    return {naam: waarde for naam, waarde in zelf.items() if naam in velden}


def allen_als(persoon, mensen, **anders):
    """Return the people of the tests, all of them played by one person."""
    return SimpleNamespace(**{**dict.fromkeys(vars(mensen), persoon), **anders})


@pytest.mark.parametrize(("overgang", "van", "naar"), ZETTEN)
def test_whoever_makes_a_transition_hears_at_most_that_it_was_received(mensen, overgang, van, naar):
    """An adviseur who brought it in, follows it, and is given a part in it."""
    mensen.inbrenger = mensen.adviseur
    thema = Thema.get(sleutel=dilemmas.INTAKE["themas"][0])
    Volger.create(persoon=mensen.adviseur, thema=thema)
    actor, doe = zet(overgang, van, naar, mensen)
    assert gekregen(actor, doe()) <= ONTVANGST


@pytest.mark.parametrize(("overgang", "van", "naar"), ZETTEN)
def test_no_closed_account_hears_of_a_transition(mensen, overgang, van, naar):
    actor, doe = zet(overgang, van, naar, mensen)
    Persoon.update(actief=False).where(Persoon.id != actor.id).execute()
    assert {b.aan for b in doe()} <= {actor.email}


@pytest.mark.parametrize(("overgang", "van", "naar"), ZETTEN)
def test_nobody_hears_of_a_transition_for_a_seat_they_left(mensen, overgang, van, naar):
    _, doe = zet(overgang, van, naar, mensen)
    Lidmaatschap.update(tot=dag(BEGIN) - timedelta(days=1)).execute()
    weg = {getattr(mensen, naam).email for naam in ZETELS}
    nieuw = Lidmaatschap.geldig(dag(NU)).join(Persoon).select(Persoon.email).tuples()
    berichten = doe()
    assert {b.aan for b in berichten} & weg <= {email for (email,) in nieuw}


def test_whoever_does_a_deed_hears_at_most_that_it_was_received(mensen):
    """All that mails, done by one adviseur to themselves; but the chair must be another."""
    adviseur = mensen.adviseur
    for naam in (wereld.PLATFORM, wereld.BERAAD):
        zetel = {"gremium": wereld.gremium_met(naam), "rol": LidRol.LID, "van": dag(BEGIN)}
        Lidmaatschap.create(persoon=adviseur, **zetel)
    anderen = {naam: getattr(mensen, naam) for naam in ("voorzitter_platform", "beheerder")}
    allen = allen_als(adviseur, mensen, **anderen)
    berichten = alle_post.van_alles(allen)
    van_anderen = {("oordeel", None), ("beheer", None)}
    wel = ONTVANGST | BEWAAKT | HERINNERING | NIET_BEZORGD | van_anderen
    assert gekregen(adviseur, berichten) <= wel


def test_nobody_hears_of_a_deed_for_a_seat_they_left(mensen):
    """Not even whoever chairs the meeting by name; an owner hears of an actie for being its owner,
    and whoever is seated anew for that.
    """
    Lidmaatschap.update(van=dag(BEGIN) - timedelta(days=9)).execute()
    Lidmaatschap.update(tot=dag(BEGIN) - timedelta(days=1)).execute()
    berichten = alle_post.van_alles(mensen)
    gehoord = {naam: gekregen(getattr(mensen, naam), berichten) for naam in ZETELS}
    soorten = {naam: {soort for soort, _ in van} for naam, van in gehoord.items() if van}
    assert soorten == {"bestuurder": {"actie", "actieherinnering"}}


@pytest.mark.parametrize("soort", outbox.SOORTEN)
def test_a_closed_account_and_whoever_does_it_get_no_mail_of_any_kind(mensen, soort):
    laatste = Bericht.select().count()
    mensen.collega.actief = False
    with schrijven():
        outbox.plaats(soort, mensen.collega, NU, door=None, pad="/")
        outbox.plaats(soort, mensen.inbrenger, NU, door=mensen.inbrenger, pad="/")
        assert Bericht.select().count() == laatste
        outbox.plaats(soort, mensen.inbrenger, NU, door=mensen.collega, pad="/")
    assert Bericht.select().count() == laatste + 1


def test_what_still_waits_for_an_account_goes_when_it_is_closed(mensen):
    Bericht.delete().execute()
    with schrijven():
        for persoon in (mensen.collega, mensen.inbrenger):
            outbox.plaats("stuk", persoon, NU, door=None, pad="/")
    accounts.bewaar(mensen.collega.email, {"actief": False}, NU)
    wacht = [(b.soort, b.aan) for b in Bericht.select().order_by(Bericht.id)]
    assert wacht == [("stuk", mensen.inbrenger.email), ("gesloten", mensen.collega.email)]


def test_only_the_outbox_queues_a_mail_and_every_call_says_who_does_it():
    zonder_dader = set()
    for pad in (ROOT / "portal").rglob("*.py"):
        boom = ast.parse(pad.read_text("utf-8"))
        assert pad.stem == "outbox" or "Bericht.create" not in ast.unparse(boom), pad
        for functie in (f for f in ast.walk(boom) if isinstance(f, ast.FunctionDef)):
            if any(_mailt_zonder_dader(n) for n in ast.walk(functie)):
                zonder_dader.add(f"{pad.stem}.{functie.name}")
    assert zonder_dader == set(NIEMAND_DEED_HET)


def _mailt_zonder_dader(knoop):
    """Tell whether it is a call that queues a mail for which nobody is left out."""
    if not isinstance(knoop, ast.Call) or not ast.unparse(knoop.func).endswith("outbox.plaats"):
        return False
    return {ast.unparse(k.value) for k in knoop.keywords if k.arg == "door"} <= {"None"}


def test_who_may_not_read_a_paper_any_more_does_not_hear_that_it_was_withdrawn(mensen):
    stap.geef_uit(
        stukken.drukwerk(NU.year, Stuksoort.JAARRAPPORT), stukken.met_verzoek(mensen.adviseur)
    )
    stuk = Stuk.select().order_by(Stuk.id.desc()).get()
    weg = Lidmaatschap.persoon == mensen.deelnemer
    Lidmaatschap.update(tot=dag(NU) - timedelta(days=1)).where(weg).execute()
    Bericht.delete().execute()
    stap.trek_in(stuk, stukken.met_verzoek(mensen.adviseur, "2", reden="Fout."))
    aan = {b.aan for b in Bericht.select()}
    assert mensen.bestuurder.email in aan and mensen.deelnemer.email not in aan


@pytest.mark.parametrize("weg", [{"actief": False}, {"rol": "professional"}])
def test_an_answer_goes_on_to_the_other_advisers_when_whoever_asked_has_left(mensen, weg):
    dilemma = dilemmas.in_status(Status.INGEDIEND, mensen)
    vraag = {"vraag": "Wie?", "uiterlijk": dag(NU)}
    triage.stel_vraag(dilemma, Verzoek(mensen.adviseur, NU, vraag))
    Persoon.update(**weg).where(Persoon.id == mensen.adviseur.id).execute()
    Bericht.delete().execute()
    intake.beantwoord(Vraag.get(), Verzoek(mensen.inbrenger, NU, {"antwoord": "Ik."}))
    assert [b.aan for b in Bericht.select()] == [mensen.adviseur2.email]
