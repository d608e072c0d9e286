"""A link to sign in with: for ten minutes, once, in the browser that asked; and nobody learns by
asking who has an account.
"""

import re
from unittest.mock import patch

import pytest

from portal.db import database
from portal.models import Bericht, Inloglink, Linkverzoek, Persoon, Sessie
from portal.steps.rondom import linkverzoeken, toegang
from portal.steps.rondom.brievenmaat import LEVEND_MAX, PER_UUR
from tests.hulp.web import link_in_mail, log_in
from tests.web.rondom.test_toegang import LEZER, vraag_link

ADRESSEN = {
    "bekend": LEZER,
    "in hoofdletters": LEZER.upper(),
    "adviseur": "adviseur@test.example",
    "onbekend": "niemand@test.example",
    "gesloten": "buitenstaander@test.example",
    "nooit bevestigd": "nieuw@test.example",
}


def gevraagd(doe):
    """Run `doe` and return what it answered, and every statement it sent to the database."""
    regels = []
    echt = database.obj.execute_sql

    def onthoud(sql, *args, **kwargs):
        regels.append(re.sub(r'"s\w{32}"', '"savepoint"', sql))
        return echt(sql, *args, **kwargs)

    with patch.object(database.obj, "execute_sql", onthoud):
        return doe(), regels


@pytest.fixture
def accounts(mensen):
    Persoon.update(actief=False).where(Persoon.id == mensen.buitenstaander.id).execute()
    Persoon.create(email=ADRESSEN["nooit bevestigd"], naam="", organisatie="", functie="")


def test_a_known_and_an_unknown_address_get_the_same_answer_by_the_same_statements(
    client, accounts
):
    """Text, status, headers, every statement and so every lock: there is no more to measure."""
    gezien = set()
    for adres in ADRESSEN.values():
        wie = client()
        formulier = wie.open("/inloggen")
        pagina, regels = gevraagd(lambda w=wie, f=formulier, a=adres: w.verstuur(f, email=a))
        tekst = pagina.tekst.lower().replace(adres.lower(), "")
        gezien.add((pagina.status, tekst, tuple(sorted(pagina.koppen.keys())), tuple(regels)))
    assert len(gezien) == 1


def test_who_has_an_account_is_looked_up_by_the_jobs_and_the_request_is_forgotten(client, accounts):
    for adres in ADRESSEN.values():
        vraag_link(client(), adres)
    assert Linkverzoek.select().count() == len(ADRESSEN)
    assert not Bericht.select().exists() and not Inloglink.select().exists()
    linkverzoeken.verstuur_gevraagde(toegang_nu())
    assert not Linkverzoek.select().exists()
    aan = {b.aan for b in Bericht.select()}
    assert aan == {ADRESSEN[n] for n in ("bekend", "adviseur", "nooit bevestigd")}


def toegang_nu():
    return Linkverzoek.select().get().gevraagd_op


def test_asked_ten_times_at_once_one_letter_leaves(client):
    wie = client()
    for _ in range(10):
        vraag_link(wie)
    link_in_mail("inloggen", LEZER)
    assert Bericht.select().count() == Inloglink.select().count() == 1


def van(client, netwerk):
    wie = client()
    wie.http.environ_base["REMOTE_ADDR"] = netwerk
    return wie


def levend():
    return Inloglink.select().where(Inloglink.gebruikt_op.is_null())


@pytest.mark.parametrize("netwerk", ["192.0.2.1", "198.51.100.1"])
@pytest.mark.parametrize("samen", [False, True])
def test_whoever_asks_gets_a_letter_of_their_own_after_strangers_asked(client, netwerk, samen):
    """Also where they asked in the same breath, or from the same office."""
    eigenaar = van(client, netwerk)
    for _ in range(4):
        vraag_link(van(client, "192.0.2.1"))
        if not samen:
            link_in_mail("inloggen", LEZER)
    vraag_link(eigenaar)
    pad = link_in_mail("inloggen", LEZER)
    assert levend().count() == LEVEND_MAX
    assert eigenaar.doe(eigenaar.open(pad)).kop == "Mijn dilemma’s"


def test_one_network_has_no_more_letters_sent_than_so_many_and_holds_up_no_other(client):
    for _ in range(PER_UUR + 5):
        vraag_link(van(client, "192.0.2.1"))
        linkverzoeken.verstuur_gevraagde(toegang_nu())
    assert Bericht.select().count() == PER_UUR and levend().count() == LEVEND_MAX
    eigenaar = van(client, "198.51.100.1")
    vraag_link(eigenaar)
    assert eigenaar.doe(eigenaar.open(link_in_mail("inloggen", LEZER))).kop == "Mijn dilemma’s"


def test_who_keeps_asking_for_links_of_another_shuts_them_out_of_nothing(client):
    eigenaar, vreemde = client(), van(client, "192.0.2.1")
    vraag_link(eigenaar)
    pad = link_in_mail("inloggen", LEZER)
    for _ in range(9):
        vraag_link(vreemde)
        link_in_mail("inloggen", LEZER)
    assert levend().count() == LEVEND_MAX
    assert eigenaar.doe(eigenaar.open(pad)).kop == "Mijn dilemma’s"


def test_what_the_jobs_saw_too_late_is_not_mailed(anoniem, klok):
    vraag_link(anoniem)
    klok.nu += toegang.LINK_GELDIG
    linkverzoeken.verstuur_gevraagde(klok())
    assert not Bericht.select().exists() and not Linkverzoek.select().exists()


def test_the_page_says_whose_account_it_is(anoniem):
    vraag_link(anoniem)
    pagina = anoniem.open(link_in_mail("inloggen", LEZER))
    assert pagina.met_klasse("adres") == [LEZER] and "Collega" in pagina.tekst


def test_in_the_browser_that_asked_one_button_signs_in(anoniem):
    assert log_in(anoniem, LEZER).kop == "Mijn dilemma’s"


def test_in_another_browser_it_asks_once_more_and_only_there(anoniem, client):
    vraag_link(anoniem)
    pad, ander = link_in_mail("inloggen", LEZER), client()
    nog_eens = ander.verstuur(ander.open(pad))
    assert nog_eens.kop == "Heb jij om deze link gevraagd?" and LEZER in nog_eens.tekst
    assert not Sessie.select().exists() and ander.open("/mijn").status == 302
    derde = client()  # that one was asked is no proof in a third
    assert derde.post(pad).status == 200 and not Sessie.select().exists()
    assert ander.doe(nog_eens).kop == "Mijn dilemma’s"


def test_that_one_was_asked_about_one_link_says_nothing_of_another(anoniem, client):
    vraag_link(anoniem, "adviseur@test.example")
    eerste = link_in_mail("inloggen", "adviseur@test.example")
    vraag_link(anoniem)
    tweede, ander = link_in_mail("inloggen", LEZER), client()
    ander.verstuur(ander.open(eerste))
    assert ander.verstuur(ander.open(tweede)).kop == "Heb jij om deze link gevraagd?"
    assert not Sessie.select().exists()


def test_a_used_link_uses_up_the_others_and_no_other_persons(anoniem, client):
    paden = []
    for _ in range(2):
        vraag_link(anoniem)
        paden.append(link_in_mail("inloggen", LEZER))
    vraag_link(anoniem, "adviseur@test.example")
    van_ander = link_in_mail("inloggen", "adviseur@test.example")
    anoniem.verstuur(anoniem.open(paden[1]))
    ander = client()
    assert ander.open(paden[0]).status == ander.post(paden[0]).status == 410
    assert ander.open(van_ander).status == 200


def test_the_secret_of_the_browser_is_in_no_table(anoniem):
    vraag_link(anoniem)
    link_in_mail("inloggen", LEZER)
    with anoniem.http.session_transaction() as sessie:
        geheim = sessie["browser"]
    assert geheim and geheim not in str(list(Inloglink.select().dicts()))


def test_a_session_says_on_what_it_began(client, klok):
    wie = client()
    wie.http.environ_base["HTTP_USER_AGENT"] = (
        "Mozilla/5.0 (Android 15; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"
    )
    log_in(wie, LEZER)
    assert Sessie.get().apparaat == "Firefox op Android"
