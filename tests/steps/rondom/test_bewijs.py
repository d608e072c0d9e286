"""A password, a code and a passkey prove who it is; each once, and with ever longer pauses."""

from contextlib import ExitStack
from datetime import timedelta
from math import log2

import pytest
from argon2 import PasswordHasher

from portal.models import (
    Bericht,
    Codeapp,
    Gebeurtenis,
    Herstelcode,
    Inlogpoging,
    Persoon,
    Wachtwoord,
)
from portal.steps.rondom import bewijs, pogingen, spoor
from portal.steps.rondom.bewijs import Passkeyplek
from portal.steps.rondom.pogingen import TeVaak
from portal.tools import eenmalig, wachtwoord
from portal.vocabulary import Voorval
from tests.hulp import factoren
from tests.hulp.factoren import KLUIS, STAP, UITDAGING, WACHTWOORD, code
from tests.hulp.sleutelhanger import HERKOMST, HOST, Sleutelhanger
from tests.hulp.wereld import NU

ADRES = "adviseur@test.example"
PLEK = Passkeyplek(HOST, HERKOMST)
FOUT = "dit is niet mijn wachtwoord"
ECHT = wachtwoord.HASHER


@pytest.fixture
def adviseur(mensen):
    return mensen.adviseur


@pytest.fixture(autouse=True)
def vlug():
    with factoren.vlug():
        yield


def probeer(email=ADRES, getypt=WACHTWOORD, nu=NU, vanaf=""):
    return bewijs.met_wachtwoord(email, getypt, nu, vanaf)


def te_vaak(doe):
    """Try until there is a pause; return how many tries that took, and until when it lasts."""
    for keer in range(20):
        try:
            doe()
        except TeVaak as fout:
            return keer, fout.vanaf
    raise AssertionError("never a pause")


def test_a_password_is_kept_as_argon2id_as_rfc_9106_says():
    bewaard = ECHT.hash(WACHTWOORD)
    assert bewaard.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert wachtwoord.klopt(bewaard, WACHTWOORD) and wachtwoord.is_achterhaald(bewaard)


def test_a_password_is_of_one_address_however_that_is_written(adviseur):
    factoren.met_wachtwoord(adviseur)
    assert WACHTWOORD not in Wachtwoord.get().hash
    assert probeer() == adviseur
    assert probeer(ADRES.upper()) == adviseur
    assert probeer(getypt=WACHTWOORD + " ") is None


def test_the_same_letters_typed_another_way_are_the_same_password(adviseur):
    los, vast = "een cafe\u0301 aan de gracht", "een caf\u00e9 aan de gracht"
    factoren.doe(factoren.factoren.zet_wachtwoord, adviseur, hash=wachtwoord.maak_hash(los))
    assert probeer(getypt=vast) == adviseur


def test_a_password_kept_with_older_parameters_is_kept_anew_when_it_is_used(adviseur):
    factoren.met_wachtwoord(adviseur)
    oud = PasswordHasher(time_cost=1, memory_cost=128, parallelism=1).hash(WACHTWOORD)
    Wachtwoord.update(hash=oud).execute()
    assert probeer(getypt=FOUT) is None and Wachtwoord.get().hash == oud
    assert probeer() == adviseur
    assert "m=64,t=1,p=1" in Wachtwoord.get().hash
    assert probeer() == adviseur


@pytest.mark.parametrize("wie", ["niemand@test.example", "geen adres", "zonder", "gesloten"])
def test_whoever_has_no_account_or_password_gets_the_same_answer_for_the_same_work(
    adviseur, mensen, monkeypatch, wie
):
    factoren.met_wachtwoord(adviseur)
    factoren.met_wachtwoord(mensen.buitenstaander)
    Persoon.update(actief=False).where(Persoon.id == mensen.buitenstaander.id).execute()
    email = {"zonder": mensen.adviseur2.email, "gesloten": mensen.buitenstaander.email}
    gedaan, verify = [], PasswordHasher.verify

    def tel(self, hash_, getypt):
        gedaan.append(hash_.rpartition("$")[0].rpartition("$")[0])
        return verify(self, hash_, getypt)

    monkeypatch.setattr(PasswordHasher, "verify", tel)
    assert probeer(getypt=FOUT) is None
    assert probeer(email.get(wie, wie)) is None
    assert probeer(email.get(wie, wie), "x" * 100_000) is None
    assert len(gedaan) == 3 and len(set(gedaan)) == 1


@pytest.mark.parametrize("email", [ADRES, "niemand@test.example"])
def test_each_try_after_five_waits_longer_for_known_and_unknown_alike(adviseur, email):
    factoren.met_wachtwoord(adviseur)
    nu, pauzes = NU, []
    for _ in range(8):
        pogingen_, vanaf = te_vaak(lambda nu=nu: probeer(email, FOUT, nu))
        pauzes.append((pogingen_, int((vanaf - nu).total_seconds())))
        nu = vanaf
    assert [seconden for _, seconden in pauzes] == [30, 60, 120, 240, 480, 900, 900, 900]
    assert [keer for keer, _ in pauzes] == [5, 1, 1, 1, 1, 1, 1, 1]


def test_a_pause_is_no_lock_and_the_right_password_ends_the_count(adviseur):
    factoren.met_wachtwoord(adviseur)
    _, vanaf = te_vaak(lambda: probeer(getypt=FOUT))
    with pytest.raises(TeVaak):
        probeer()
    assert probeer(nu=vanaf) == adviseur
    assert Inlogpoging.select().count() == 0


def test_what_strangers_guess_elsewhere_holds_up_nobody(adviseur):
    factoren.met_wachtwoord(adviseur)
    te_vaak(lambda: probeer(getypt=FOUT, vanaf="192.0.2.0/24"))
    assert probeer(vanaf="198.51.100.0/24") == adviseur


def raad_overal(email):
    """Guess from ever another network; return how often that could be done without a pause."""
    for n in range(pogingen.RUIM + 1):
        try:
            probeer(email, FOUT, vanaf=f"10.0.{n}.0/24")
        except TeVaak:
            return n
    return None


@pytest.mark.parametrize("email", [ADRES, "niemand@test.example"])
def test_guesses_of_many_places_together_wait_for_known_and_unknown_alike(adviseur, email):
    factoren.met_wachtwoord(adviseur)
    assert raad_overal(email) == pogingen.RUIM


def test_guesses_of_many_places_hold_up_nobody_where_they_signed_in_before(adviseur):
    factoren.met_wachtwoord(adviseur)
    thuis = "198.51.100.0/24"
    spoor.noteer(
        spoor.Toegangsregel(Voorval.AANMELDEN, adviseur.onderwerp, "ingelogd", adviseur, NU, thuis)
    )
    raad_overal(ADRES)
    with pytest.raises(TeVaak):
        probeer(vanaf="203.0.113.0/24")
    assert probeer(vanaf=thuis) == adviseur


def test_yesterdays_tries_are_forgotten(adviseur):
    te_vaak(lambda: probeer(getypt=FOUT))
    morgen = NU + timedelta(days=1)
    assert te_vaak(lambda: probeer(getypt=FOUT, nu=morgen))[0] == pogingen.VRIJ


def test_whose_account_it_is_hears_once_that_it_was_tried_often_and_nobody_else(adviseur):
    nu = NU
    for email in (ADRES, "niemand@test.example"):
        for _ in range(30):
            try:
                probeer(email, FOUT, nu)
            except TeVaak as fout:
                nu = fout.vanaf
    brieven = [(b.aan, b.soort) for b in Bericht.select()]
    assert brieven == [(ADRES, "geprobeerd")]


def test_while_many_try_at_once_the_next_is_told_so_and_loses_no_try(adviseur):
    """So that guessing leaves threads for who wants something else, and memory."""
    factoren.met_wachtwoord(adviseur)
    with ExitStack() as anderen:
        for _ in range(4):
            anderen.enter_context(wachtwoord.plek())
        with pytest.raises(wachtwoord.TeDruk):
            probeer(getypt=FOUT)
        assert Inlogpoging.select().count() == 0
    assert probeer() == adviseur


def test_a_code_works_once_and_the_one_before_it_no_more(adviseur):
    factoren.met_app(adviseur)
    assert bewijs.met_code(adviseur, code(), KLUIS, NU)
    assert not bewijs.met_code(adviseur, code(), KLUIS, NU)
    assert not bewijs.met_code(adviseur, code(NU - STAP), KLUIS, NU)
    assert bewijs.met_code(adviseur, code(NU + STAP), KLUIS, NU)


@pytest.mark.parametrize(
    ("af", "goed"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_clock_may_be_off_by_one_step(adviseur, af, goed):
    factoren.met_app(adviseur)
    getypt = code(NU + af * STAP)
    assert bewijs.met_code(adviseur, f" {getypt[:3]} {getypt[3:]} ", KLUIS, NU) is (abs(af) < 2)


def test_the_secret_of_an_app_is_of_no_use_without_the_key_of_the_portal(adviseur):
    factoren.met_app(adviseur)
    assert factoren.GEHEIM not in Codeapp.get().geheim
    assert not bewijs.met_code(adviseur, code(), factoren.Kluis("een andere sleutel" * 3), NU)


def test_a_code_on_paper_works_once_however_it_is_typed_and_is_told(adviseur):
    een, twee, *rest = factoren.met_app(adviseur)
    assert len(rest) == 8
    Bericht.delete().execute()
    assert bewijs.met_code(adviseur, een, KLUIS, NU)
    assert not bewijs.met_code(adviseur, een, KLUIS, NU)
    assert bewijs.met_code(adviseur, twee.replace("-", " ").upper(), KLUIS, NU)
    assert [b.soort for b in Bericht.select()] == ["beveiliging"] * 2
    assert Herstelcode.select().where(Herstelcode.gebruikt_op.is_null()).count() == 8
    gelogd = [g.gegevens for g in Gebeurtenis.select().where(Gebeurtenis.soort == "factor")]
    assert gelogd[-1] == {"wat": "een herstelcode is gebruikt"}
    assert een not in str(gelogd)


def test_a_recovery_code_is_long_enough_for_a_fast_hash():
    een, *rest = eenmalig.herstelcodes()
    assert len(set(rest) - {een}) == len(rest) == 9
    assert log2(len(eenmalig._LETTERS)) * len(eenmalig.kaal(een)) >= 112  # ASVS 5.0, 6.5.2


def test_a_code_of_somebody_else_is_no_code(adviseur, mensen):
    codes = factoren.met_app(mensen.adviseur2)
    assert not bewijs.met_code(adviseur, codes[0], KLUIS, NU)
    assert not bewijs.met_code(adviseur, code(), KLUIS, NU)
    assert bewijs.met_code(mensen.adviseur2, codes[0], KLUIS, NU)


def test_guessing_codes_waits_longer_as_well(adviseur):
    factoren.met_app(adviseur)
    keer, _ = te_vaak(lambda: bewijs.met_code(adviseur, "000000", KLUIS, NU))
    assert keer == pogingen.VRIJ
    with pytest.raises(TeVaak):
        bewijs.met_code(adviseur, code(), KLUIS, NU)


def test_a_passkey_answers_a_challenge_once(adviseur):
    hanger = factoren.met_passkey(adviseur)
    antwoord = hanger.antwoord(UITDAGING)
    assert bewijs.met_passkey(antwoord, UITDAGING, PLEK, NU) == adviseur
    assert bewijs.met_passkey(antwoord, UITDAGING, PLEK, NU) is None
    assert bewijs.met_passkey(hanger.antwoord(b"een andere"), b"een andere", PLEK, NU) == adviseur


@pytest.mark.parametrize(
    "anders",
    [
        {"herkomst": "https://elders.example"},
        {"herkomst": "http://localhost.elders.example"},
        {"host": "elders.example"},
        {"vlaggen": 0},
        {"tel": 0},
        {"tel": -3},
    ],
    ids=str,
)
def test_a_passkey_used_elsewhere_without_a_finger_or_copied_opens_nothing(adviseur, anders):
    hanger = factoren.met_passkey(adviseur, Sleutelhanger(teller=7))
    assert bewijs.met_passkey(hanger.antwoord(UITDAGING, **anders), UITDAGING, PLEK, NU) is None


def test_an_answer_to_another_challenge_or_of_another_key_opens_nothing(adviseur):
    hanger = factoren.met_passkey(adviseur)
    assert bewijs.met_passkey(hanger.antwoord(b"van gisteren"), UITDAGING, PLEK, NU) is None
    ander = Sleutelhanger(hanger.kenmerk).antwoord(b"nog een")
    assert bewijs.met_passkey(ander, b"nog een", PLEK, NU) is None


@pytest.mark.parametrize(
    "antwoord", ["", "{}", "[]", "null", '{"id": 1}', '{"id": {}}', "[" * 50_000, "\x00", '"id"']
)
def test_what_is_no_answer_is_no_crash(adviseur, antwoord):
    factoren.met_passkey(adviseur)
    assert bewijs.met_passkey(antwoord, UITDAGING, PLEK, NU) is None


def test_half_an_answer_is_no_crash(adviseur):
    hanger = factoren.met_passkey(adviseur)
    id_ = hanger.antwoord(UITDAGING).partition(",")[0]
    for nummer, rest in enumerate((', "type": 3}', ', "response": 5, "rawId": "%%"}', "}")):
        uitdaging = UITDAGING + bytes([nummer])
        assert bewijs.met_passkey(id_ + rest, uitdaging, PLEK, NU) is None


def test_who_is_kept_out_has_no_use_for_a_passkey(adviseur):
    hanger = factoren.met_passkey(adviseur)
    Persoon.update(actief=False).where(Persoon.id == adviseur.id).execute()
    assert bewijs.met_passkey(hanger.antwoord(UITDAGING), UITDAGING, PLEK, NU) is None


@pytest.mark.parametrize(
    ("getypt", "bezwaar"),
    [
        ("kort", wachtwoord.TE_KORT),
        ("veertien teken", wachtwoord.TE_KORT),
        ("x" * 257, wachtwoord.TE_LANG),
        ("aaaaaaaaaaaaaaaaaaaa", wachtwoord.TE_RADEN),
        ("Wachtwoord123456", wachtwoord.TE_RADEN),
        ("Welkom01Welkom01", wachtwoord.TE_RADEN),
        ("passwordpassword", wachtwoord.TE_RADEN),
        ("dilemmaportaal2026!", wachtwoord.TE_RADEN),
        ("voorbeeldgemeente1", wachtwoord.TE_RADEN),
        ("groene fiets langs oude gracht", ""),
        ("7f 3K vuurtoren & regenpijp", ""),
        ("é" * 3 + " zevenentwintig koeien", ""),
    ],
)
def test_length_and_being_hard_to_guess_is_all_that_is_asked_of_a_password(getypt, bezwaar):
    assert wachtwoord.bezwaar(getypt, ["naam@voorbeeldgemeente.example"]) == bezwaar
