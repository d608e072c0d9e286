"""The user command: who may come in, as what, and where they sit."""

import pytest

from portal.models import (
    Bericht,
    Codeapp,
    Gebeurtenis,
    Herstelcode,
    Koppeling,
    Lidmaatschap,
    Passkey,
    Persoon,
    Sessie,
    Wachtwoord,
)
from portal.steps.rondom import toegang
from portal.tools import tijd
from portal.vocabulary import LidRol, Rol, Voorval
from tests.hulp import factoren, wereld
from tests.hulp.opdrachten import fout, gelukt

ADRES = "nieuw@ccv.example"


def test_user_makes_an_account_with_clean_text_and_logs_it_without_saying_who(opdracht, db):
    naam = " Nieuwe\u202e  Adviseur "
    uit = gelukt(opdracht("user", "Nieuw@CCV.example", "--naam", naam, "--rol", "adviseur"))
    persoon = Persoon.met_email(ADRES)
    assert (persoon.naam, persoon.rol, persoon.actief) == ("Nieuwe Adviseur", Rol.ADVISEUR, True)
    assert uit == f"{ADRES}: Nieuwe Adviseur, adviseur\n"
    laatste = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert (laatste.soort, laatste.wie, laatste.onderwerp) == (
        Voorval.ACCOUNT,
        None,
        f"account {persoon.id}",
    )
    assert "Nieuwe" not in str(laatste.gegevens) and "@" not in str(laatste.gegevens)


def test_user_changes_only_what_is_named(opdracht, mensen):
    gelukt(opdracht("user", mensen.adviseur.email, "--functie", "Hoofd"))
    na = Persoon.get_by_id(mensen.adviseur.id)
    assert (na.functie, na.naam, na.rol) == ("Hoofd", mensen.adviseur.naam, mensen.adviseur.rol)


def test_user_without_options_shows_and_changes_nothing(opdracht, mensen):
    voor = Gebeurtenis.select().count()
    uit = gelukt(opdracht("user", mensen.voorzitter_beraad.email))
    assert "professional, voorzitter of Strategisch Beraad" in uit
    assert Gebeurtenis.select().count() == voor


def test_user_forgets_who_somebody_is_at_the_provider(opdracht, mensen):
    Koppeling.create(issuer="https://x", sub="s", persoon=mensen.adviseur, gekoppeld_op=tijd.nu())
    gelukt(opdracht("user", mensen.adviseur.email, "--ontkoppel"))
    assert not Koppeling.select().exists()
    laatste = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert laatste.gegevens == {"wat": "ontkoppeld van de aanbieder"}


def test_user_seats_a_specialist_until_a_day(opdracht, mensen):
    vandaag = tijd.dag(tijd.nu())
    zit = ("--gremium", "platform", "--lid", "specialist")
    email = mensen.buitenstaander.email
    gelukt(opdracht("user", email, *zit, "--tot", vandaag.isoformat()))
    assert Lidmaatschap.get(persoon=mensen.buitenstaander).tot == vandaag
    assert "has passed" in fout(opdracht("user", email, *zit, "--tot", "2020-01-01"), 2)
    assert "--gremium" in fout(opdracht("user", email, "--tot", vandaag.isoformat()), 2)


def test_user_keeps_somebody_out_at_once_and_lets_them_in_again(opdracht, mensen):
    toegang.begin_sessie(mensen.adviseur, tijd.nu())
    assert "kept out" in gelukt(opdracht("user", mensen.adviseur.email, "--niet-actief"))
    assert Sessie.select().count() == 0
    gelukt(opdracht("user", mensen.adviseur.email, "--actief"))
    assert Persoon.get_by_id(mensen.adviseur.id).is_adviseur


def zetels(persoon):
    rijen = Lidmaatschap.geldig(tijd.dag(tijd.nu())).where(Lidmaatschap.persoon == persoon)
    return [(rij.gremium.naam, rij.rol) for rij in rijen]


def test_user_gives_a_seat_changes_it_and_takes_it_away(opdracht, mensen):
    wie = mensen.buitenstaander
    for rol in ("lid", "lid", "voorzitter"):
        uit = gelukt(opdracht("user", wie.email, "--gremium", "platform", "--lid", rol))
        assert f"{rol} of {wereld.PLATFORM}" in uit
        assert zetels(wie) == [(wereld.PLATFORM, LidRol(rol))]
    gelukt(opdracht("user", wie.email, "--gremium", "platform", "--lid", "geen"))
    assert zetels(wie) == []


def test_a_seat_of_long_ago_is_ended_and_not_erased(opdracht, mensen):
    gelukt(opdracht("user", mensen.bestuurder.email, "--gremium", "beraad", "--lid", "voorzitter"))
    plek = Lidmaatschap.select().where(Lidmaatschap.persoon == mensen.bestuurder)
    oud, nieuw = plek.order_by(Lidmaatschap.van)
    assert (oud.rol, oud.van, nieuw.rol, nieuw.tot) == (
        LidRol.LID,
        wereld.INGESTELD,
        LidRol.VOORZITTER,
        None,
    )
    assert (nieuw.van - oud.tot).days == 1


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        ((ADRES,), "needs --naam"),
        (("geen adres", "--naam", "X"), "@-sign"),
        (("jörg@ccv.example", "--naam", "X"), "EMAIL"),
        ((ADRES, "--naam", " \u202e "), "cannot be empty"),
        ((ADRES, "--naam", "x" * 201), "at most 200 characters"),
        ((ADRES, "--naam", "X", "--rol", "baas"), "'baas' is not one of"),
        ((ADRES, "--naam", "X", "--lid", "lid"), "go together"),
        ((ADRES, "--naam", "X", "--gremium", "beraad"), "go together"),
        ((ADRES, "--naam", "X", "--gremium", "werkgroep", "--lid", "lid"), "not one of"),
    ],
)
def test_user_says_what_is_wrong_and_makes_nobody(opdracht, db, woorden, zin):
    voor = Persoon.select().count()
    assert zin in fout(opdracht("user", *woorden), code=2)
    assert Persoon.select().count() == voor


def test_user_lets_somebody_begin_anew_who_lost_their_second_factor(opdracht, mensen):
    factoren.met_app(mensen.adviseur)
    factoren.met_passkey(mensen.adviseur)
    factoren.met_wachtwoord(mensen.adviseur2)
    toegang.begin_sessie(mensen.adviseur, tijd.nu())
    Bericht.delete().execute()
    gezegd = gelukt(opdracht("user", mensen.adviseur.email, "--herstel"))
    assert "taken away: password, app, codes on paper, passkeys; sessions ended: 1\n" in gezegd
    over = [model.select().count() for model in (Codeapp, Herstelcode, Passkey, Sessie, Wachtwoord)]
    assert over == [0, 0, 0, 0, 1]
    assert Persoon.get_by_id(mensen.adviseur.id).beveiligd_op is None
    anderen = {(p.email, "beheer") for p in (mensen.beheerder, mensen.adviseur2)}
    post = [(b.aan, b.soort) for b in Bericht.select()]
    assert set(post) == {(mensen.adviseur.email, "beveiliging"), *anderen} and len(post) == 3
    laatste = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert (laatste.soort, laatste.wie) == (Voorval.FACTOR, None)
