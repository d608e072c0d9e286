"""What anybody can have mailed by filing without an account: to a stranger one letter, to the CCV
nothing before the address is confirmed, but of a threat at once.
"""

from datetime import timedelta

import pytest

from portal.db import schrijven
from portal.models import Bericht, Dilemma, Inloglink, Signaal
from portal.queries.alarm import IN_ALLES, PER_NETWERK
from portal.queries.ontvangers import ontvangers
from portal.steps.rondom import linkverzoeken, toegang
from portal.steps.rondom.brievenmaat import LEVEND_MAX, PER_DAG
from portal.steps.rondom.toegang import NOG_EENS_MAX
from portal.vocabulary import Rol
from portal.workflow import OVERGANGEN, Hoort
from tests.hulp.web import link_in_mail
from tests.hulp.wereld import NU
from tests.web.rondom.test_signaal import ALLES as SIGNAAL
from tests.web.test_inbrengen import ALLES

VEEL = 40
DILEMMA = ALLES | {"bedreigd": False}
VREEMDE = "vreemde@test.example"
# Every form that anybody can send, and the button: what of it mails is tried below.
FORMULIEREN = {
    "intake.breng_in": ("/inbrengen", DILEMMA, None),
    "intake.breng_in concept": ("/inbrengen", DILEMMA, "concept"),
    "signaal.geef": ("/signaal", SIGNAAL, None),
}
# Of what else is open to anybody: what it mails, and where that is bounded.
ANDERS = {
    "ontvangst.wijzig": "as for filing; test_forty_that_are_moved",
    "ontvangst.opnieuw": "asked for again; test_asking_again",
    "toegang.stuur_link": "only to accounts; test_of_one_person",
    "bevestigen.antwoord": "the CCV, of what is confirmed once",
    "toegang.gebruik_link": "none",
    "verhuizen.bevestig": "only who has the account and the beheerders, once",
    "toegang.uitloggen": "none",
    "toegang.demo": "none",
    "controle.vergelijk": "none",
    "bewijs.wachtwoord": "none",
    "bewijs.passkey": "none",
}


def dien_in(wie, naam, n, email=VREEMDE, **anders):
    """File the n-th of many by this form, and return the receipt."""
    pad, alles, knop = FORMULIEREN[naam]
    invoer = alles | {"titel": f"Vraag nummer {n}", "email": email} | anders
    return wie.volg(wie.verstuur(wie.open(pad), knop=knop, **invoer))


def aan(adres):
    return Bericht.select().where(Bericht.aan == adres).count()


def naar_ccv():
    adviseurs = [p.email for p in toegang.Persoon.select() if p.rol is Rol.ADVISEUR]
    return [b.aan for b in Bericht.select() if b.aan in adviseurs]


def links(persoon_email, nu):
    rijen = Inloglink.select().join(toegang.Persoon)
    levend = (Inloglink.verloopt_op > nu) & Inloglink.gebruikt_op.is_null()
    return rijen.where(toegang.Persoon.email == persoon_email, levend)


def test_of_every_page_that_takes_a_form_from_anybody_it_is_said_what_it_mails(app):
    open_ = {
        r.endpoint
        for r in app.url_map.iter_rules()
        if "POST" in r.methods and vars(app.view_functions[r.endpoint]).get("toegang") == "openbaar"
    }
    assert open_ == {naam.split()[0] for naam in FORMULIEREN} | set(ANDERS)


@pytest.mark.parametrize("naam", FORMULIEREN)
def test_forty_on_a_strangers_address_are_one_mail_to_them_and_none_to_the_ccv(
    client, mensen, naam
):
    """From four browsers, spread over the day."""
    for n in range(VEEL):
        dien_in(client(), naam, n)
    assert (aan(VREEMDE), naar_ccv()) == (1, [])


@pytest.mark.parametrize("wie", ["buitenstaander", "adviseur", "beheerder"])
def test_so_it_is_on_the_address_of_somebody_who_works_here(client, mensen, wie):
    adres = getattr(mensen, wie).email
    for n in range(5):
        for naam in FORMULIEREN:
            dien_in(client(), naam, n, adres)
    assert aan(adres) == 1 and len(naar_ccv()) == (wie == "adviseur")


@pytest.mark.parametrize("naam", FORMULIEREN)
def test_forty_that_are_moved_to_a_strangers_address_are_one_mail(client, naam):
    soort = "signaal" if naam.startswith("signaal") else "dilemma"
    for n in range(VEEL):
        wie = client()
        dien_in(wie, naam, n, f"eigen{n}@test.example")
        wie.verstuur(wie.open(f"/ontvangen/{soort}/wijzig"), email=VREEMDE)
    assert (aan(VREEMDE), naar_ccv()) == (1, [])


def test_asking_again_for_each_of_many_is_bounded_by_the_hour_and_by_the_day(client, klok):
    for uur in range(24):
        for n in range(6):
            wie = client()
            bon = dien_in(wie, "intake.breng_in", 100 * uur + n)
            assert "De mail is onderweg." in wie.doe(bon, "/opnieuw").tekst
        assert aan(VREEMDE) <= (uur + 1) * NOG_EENS_MAX
        klok.nu += timedelta(minutes=50)
    assert aan(VREEMDE) == PER_DAG


def test_whoever_files_another_day_is_mailed_again(anoniem, klok):
    dien_in(anoniem, "intake.breng_in", 1)
    klok.nu += timedelta(days=1, minutes=1)
    dien_in(anoniem, "intake.breng_in", 2)
    assert aan(VREEMDE) == 2


def test_whoever_confirmed_is_mailed_of_what_they_file_next(anoniem, client):
    dien_in(anoniem, "intake.breng_in", 1)
    ander = client()
    ander.verstuur(ander.open(link_in_mail("bevestigen", VREEMDE)))
    dien_in(client(), "intake.breng_in", 2)
    assert len([b for b in Bericht.select() if (b.soort, b.aan) == ("bevestigen", VREEMDE)]) == 2


def test_the_ccv_hears_of_it_once_when_it_is_confirmed(anoniem, client, mensen):
    dien_in(anoniem, "intake.breng_in", 1)
    ander = client()
    ander.verstuur(ander.open(link_in_mail("bevestigen", VREEMDE)))
    assert sorted(naar_ccv()) == sorted([mensen.adviseur.email, mensen.adviseur2.email])
    brieven = [b.gegevens["overgang"] for b in Bericht.select() if b.aan == mensen.adviseur.email]
    assert brieven == ["indienen"]
    assert [b.soort for b in Bericht.select() if b.aan == VREEMDE] == ["bevestigen"]


def test_of_a_threat_the_ccv_hears_at_once_and_not_again_when_it_is_confirmed(anoniem, client):
    dien_in(anoniem, "intake.breng_in", 1, bedreigd=True)
    ander = client()
    assert len(naar_ccv()) == 2
    ander.verstuur(ander.open(link_in_mail("bevestigen", VREEMDE)))
    assert len(naar_ccv()) == 2


@pytest.mark.parametrize(
    ("adres", "keer"), [("een", 1), ("elk{}", PER_NETWERK)], ids=["one address", "many"]
)
def test_a_flood_of_threats_does_not_bury_the_mail_of_the_ccv(client, mensen, adres, keer):
    for n in range(VEEL):
        wie = adres.format(n)
        dien_in(client(), "intake.breng_in", n, f"{wie}@test.example", bedreigd=True)
    assert len(naar_ccv()) == 2 * keer
    # They all stand in the postvak, and of one that was confirmed the CCV hears after all.
    assert sum(d.contact_nodig for d in Dilemma.select()) == VEEL
    laatste = f"{adres.format(VEEL - 1)}@test.example"
    ander = client()
    ander.verstuur(ander.open(link_in_mail("bevestigen", laatste)))
    assert len(naar_ccv()) == 2 * keer + 2 * (keer > 1)


def van_netwerk(client, n, m):
    """File a threat from the nth network, under an address of its own."""
    wie = client()
    wie.http.environ_base["REMOTE_ADDR"] = f"10.0.{n}.{m}"
    dien_in(wie, "intake.breng_in", n, f"net{n}a{m}@test.example", bedreigd=True)


def test_who_files_many_threats_does_not_silence_that_of_somebody_else(client, mensen):
    for m in range(PER_NETWERK + 1):
        van_netwerk(client, 1, m)
    assert len(naar_ccv()) == 2 * PER_NETWERK
    van_netwerk(client, 2, 1)
    assert len(naar_ccv()) == 2 * (PER_NETWERK + 1)


def test_of_the_last_threat_that_the_ccv_is_mailed_of_it_says_that_many_came(client, mensen):
    for n in range(IN_ALLES + 2):
        van_netwerk(client, n, 1)
    assert len(naar_ccv()) == 2 * IN_ALLES
    veel = [b for b in Bericht.select() if b.gegevens.get("veel")]
    assert sorted(b.aan for b in veel) == sorted([mensen.adviseur.email, mensen.adviseur2.email])


def test_of_one_person_no_more_than_three_links_work_and_one_confirms(client, mensen, klok):
    adres = mensen.collega.email
    for n in range(VEEL):
        dien_in(client(), "intake.breng_in", n, adres)
        toegang.stuur_link(adres, klok())
        assert links(adres, klok()).count() <= LEVEND_MAX
    assert [bool(link.bevestigt) for link in links(adres, klok())] == [True, False, False]


def test_every_way_to_a_link_keeps_to_three(client, mensen, klok):
    """Asked for on the receipt, on the page to sign in, and by whoever looks after the mail."""
    adres = mensen.collega.email
    wie = client()
    bon = dien_in(wie, "intake.breng_in", 1, adres)
    for _ in range(4):
        bon = wie.doe(bon, "/opnieuw")
        klok.nu += timedelta(minutes=20)
        linkverzoeken.vraag_link(adres, klok())
        linkverzoeken.verstuur_gevraagde(klok())
        with schrijven():
            brief = Bericht.get(Bericht.aan == adres)
            toegang.nieuwe_sleutellink(brief, klok())
        assert links(adres, klok()).count() <= LEVEND_MAX


@pytest.mark.parametrize("weg", [0, 1])
def test_what_is_moved_away_takes_no_letter_from_what_stays(anoniem, client, weg):
    """A stranger filed first under somebody's address, or second, and changes it."""
    wie = [anoniem, client()]
    for n in (0, 1):
        dien_in(wie[n], "intake.breng_in", n)
    nummers = [d.nummer for d in Dilemma.select().order_by(Dilemma.id)]
    link = link_in_mail("bevestigen", VREEMDE)
    wie[weg].verstuur(wie[weg].open("/ontvangen/dilemma/wijzig"), email="elders@test.example")
    (brief,) = [b for b in Bericht.select() if b.aan == VREEMDE]
    assert (brief.zaak, brief.waarom) == (nummers[1 - weg], None)
    ander = client()
    ander.verstuur(ander.open(link))
    assert [bool(Dilemma.met_nummer(nummer).bevestigd_op) for nummer in nummers] == [
        weg == 1,
        weg == 0,
    ]


def test_a_signaal_that_stays_keeps_the_letter_of_a_dilemma_that_goes(anoniem, client):
    dien_in(anoniem, "intake.breng_in", 1)
    dien_in(client(), "signaal.geef", 1)
    anoniem.verstuur(anoniem.open("/ontvangen/dilemma/wijzig"), email="elders@test.example")
    ander = client()
    ander.verstuur(ander.open(link_in_mail("bevestigen", VREEMDE)))
    assert Signaal.get().bevestigd_op and not Dilemma.get().bevestigd_op


@pytest.mark.parametrize("overgang", OVERGANGEN, ids=lambda o: o.naam)
def test_of_no_step_the_ccv_is_mailed_while_nobody_confirmed_who_filed_it(mensen, overgang):
    """Nor is the address, but of an end; once somebody at the CCV looks after it, they hear."""
    for naar in overgang.kan_naar(overgang.van[0]):
        dilemma = Dilemma(
            nummer="D-2026-0001", inbrenger=mensen.buitenstaander, ingediend_op=NU, bedreigd=False
        )
        dilemma.id = 999

        def ccv(wie, naar=naar):
            horen = ontvangers(overgang, wie, naar, wie.inbrenger, NU)
            return {p for p in horen if p.rol is Rol.ADVISEUR}

        assert ccv(dilemma) == set()
        dilemma.behandelaar = mensen.adviseur
        assert ccv(dilemma) == ({mensen.adviseur} if Hoort.ADVISEURS in overgang.hoort else set())
