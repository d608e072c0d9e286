"""Mail that did not arrive: seen by who looks after it, told at its dilemma, and tried again."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest

from portal.jobs.post import verstuur_wachtende
from portal.jobs.ronde import ronde
from portal.models import Bericht, Inloglink, Persoon
from portal.steps.rondom import linkverzoeken
from portal.versie import VERSIE
from portal.vocabulary import Onbezorgd, Status
from tests.hulp import signalen
from tests.hulp.post import Postbode, met_postmap, opgegeven
from tests.hulp.web import bevestig, link_in_mail
from tests.web.test_inbrengen import ALLES, enige


@pytest.fixture
def brief(dilemma, mensen):
    """A letter to the inbrenger that was refused."""
    return opgegeven(mensen.inbrenger, dilemma.nummer)


def test_the_list_says_who_what_when_and_why(adviseur, brief, dilemma, mensen):
    pagina = adviseur.open("/mail")
    assert pagina.kop == "Mail" and "Mail die niet aankwam" in pagina.tekst
    for woord in (
        mensen.inbrenger.naam,
        mensen.inbrenger.email,
        "Stap van een dilemma",
        "12 maart 2026, 10.30 uur",
        Onbezorgd.GEWEIGERD.label,
        "550 5.1.1 onbekend",
    ):
        assert woord in pagina.tekst
    assert pagina.links[dilemma.nummer] == f"/dilemma/{dilemma.nummer}"


def test_a_beheerder_sees_to_which_address_and_why_but_not_who_brought_what_in(
    client, brief, dilemma, mensen
):
    pagina = client(mensen.beheerder).open("/mail")
    assert mensen.inbrenger.email in pagina.tekst and "550 5.1.1 onbekend" in pagina.tekst
    for woord in (dilemma.nummer, mensen.inbrenger.naam, "Stap van een dilemma"):
        assert woord not in pagina.tekst


def test_where_a_mail_server_repeats_the_number_only_who_may_know_of_it_reads_that(
    client, adviseur, dilemma, mensen
):
    opgegeven(mensen.inbrenger, dilemma.nummer, fout=f"550 rejected: {dilemma.nummer} of yours")
    beheerder = client(mensen.beheerder).open("/mail")
    assert "rejected" in beheerder.tekst and dilemma.nummer not in beheerder.html
    assert f"550 rejected: {dilemma.nummer}" in adviseur.open("/mail").tekst


def test_of_a_letter_that_tells_nothing_a_beheerder_reads_whose_it_is(client, mensen):
    opgegeven(mensen.bestuurder, "", soort="inloggen")
    tekst = client(mensen.beheerder).open("/mail").tekst
    assert mensen.bestuurder.naam in tekst and "Link om in te loggen" in tekst


def test_of_a_concept_the_ccv_reads_no_more_than_a_beheerder(adviseur, dilemma_in, mensen):
    concept = dilemma_in(Status.CONCEPT)
    Bericht.delete().execute()
    opgegeven(mensen.inbrenger, concept.nummer, soort="bevestigen")
    pagina = adviseur.open("/mail")
    assert mensen.inbrenger.email in pagina.tekst and concept.nummer not in pagina.html


def test_a_letter_that_bounces_is_seen_and_mended_by_who_filed(anoniem, adviseur, nu):
    """The whole story: a mistyped address, the refusal, the line, the receipt, the answer."""
    goed = "beter@test.example"
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES)
    Bericht.update(verstuurd_op=nu).where(Bericht.soort != "bevestigen").execute()
    weg = SMTPRecipientsRefused({ALLES["email"]: (550, b"5.1.1 no such user")})
    (brief,) = Bericht.select().where(Bericht.soort == "bevestigen")
    verstuur_wachtende(nu, Postbode([brief.id], weg))
    assert "550 5.1.1 no such user" in adviseur.open("/mail").tekst
    bij_dilemma = adviseur.open(f"/dilemma/{enige().nummer}")
    assert len(regels(bij_dilemma)) == 1
    assert "De mail met de link kwam niet aan." in bij_dilemma.tekst
    assert "heeft een mail met een link gekregen" not in bij_dilemma.tekst
    anoniem.verstuur(anoniem.open("/ontvangen/dilemma/wijzig"), email=goed)
    bode = Postbode()
    assert verstuur_wachtende(nu, bode) == 1
    assert "Alle mail is aangekomen." in adviseur.open("/mail").tekst
    assert not regels(adviseur.open(f"/dilemma/{enige().nummer}"))


@pytest.mark.parametrize("wie", ["inbrenger", "deelnemer", "bestuurder", "buitenstaander"])
def test_for_others_there_is_no_such_list(client, brief, mensen, wie):
    lezer = client(getattr(mensen, wie))
    assert lezer.open("/mail").status == 404
    assert lezer.post(f"/mail/{brief.id}/opnieuw").status == 404
    assert Bericht.get_by_id(brief.id).waarom is Onbezorgd.GEWEIGERD


def test_the_menu_counts_it_for_who_looks_after_it(client, brief, mensen):
    def menu(wie):
        pagina = client(wie).open("/kennisbank")
        return [" ".join("".join(a.itertext()).split()) for a in pagina.boom.iter("a")]

    assert "Mail 1" in menu(mensen.adviseur) and "Mail 1" in menu(mensen.beheerder)
    assert not [woord for woord in menu(mensen.inbrenger) if woord.startswith("Mail")]


@pytest.mark.parametrize("wie", ["inbrenger", "collega", "adviseur2", "trekker"])
def test_at_a_dilemma_stands_whatever_did_not_arrive_of_it_whomever_it_was_for(
    adviseur, dilemma, mensen, wie
):
    opgegeven(getattr(mensen, wie), dilemma.nummer)
    (regel,) = regels(adviseur.open(f"/dilemma/{dilemma.nummer}"))
    assert getattr(mensen, wie).naam in regel


def test_again_sends_it_once_more(adviseur, brief, nu):
    pagina = adviseur.open("/mail")
    leeg = adviseur.doe(pagina, "/opnieuw")
    assert "Er is geen mail mislukt." in leeg.tekst and "Mail die wacht (1)" in leeg.tekst
    bode = Postbode()
    assert verstuur_wachtende(nu, bode) == 1 and bode.bezorgd == [brief.id]
    assert adviseur.verstuur(pagina, "/opnieuw").status == 303  # the second click of two


def test_again_goes_to_the_address_as_it_is_now(adviseur, brief, mensen, nu):
    Persoon.update(email="beter@test.example").where(Persoon.id == mensen.inbrenger.id).execute()
    adviseur.verstuur(adviseur.open("/mail"), "/opnieuw")
    verstuur_wachtende(nu, Postbode())
    assert Bericht.get_by_id(brief.id).aan == "beter@test.example"


def test_what_was_sent_is_not_sent_again(adviseur, brief, nu):
    Bericht.update(opgegeven_op=None, waarom=None, verstuurd_op=nu).execute()
    assert adviseur.post(f"/mail/{brief.id}/opnieuw", {"sleutel": "x"}).status == 403


@pytest.mark.parametrize("soort", ["bevestigen", "inloggen"])
def test_a_letter_that_lets_somebody_in_gets_a_link_that_works(
    anoniem, client, mensen, klok, soort
):
    email = ALLES["email"]
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES)
    if soort == "inloggen":
        anoniem.verstuur(anoniem.open("/inloggen"), email=email)
    oud = link_in_mail(soort, email)
    Bericht.update(verstuurd_op=klok()).where(Bericht.soort != soort).execute()
    klok.nu += timedelta(days=20)
    verstuur_wachtende(klok(), Postbode())
    assert link_in_mail(soort, email) == "/inloggen"  # forgotten
    adviseur = client(mensen.adviseur)
    assert "De link was verlopen" in adviseur.open("/mail").tekst
    adviseur.verstuur(adviseur.open("/mail"), "/opnieuw")
    nieuw = link_in_mail(soort, email)
    assert nieuw != oud
    ander = client()
    pagina = ander.verstuur(ander.open(nieuw))
    if soort == "inloggen":  # who asked for it is not known any more
        assert pagina.kop == "Heb jij om deze link gevraagd?"
        pagina = ander.verstuur(pagina)
    assert ander.volg(pagina).status == 200
    assert bool(enige().bevestigd_op) is (soort == "bevestigen")


def test_a_letter_about_what_waits_no_more_brings_no_key_when_it_is_sent_again(
    anoniem, adviseur, klok
):
    """It once became a link that signed in for fourteen days."""
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES)
    bevestig(anoniem, ALLES["email"])
    brief = Bericht.get(Bericht.soort == "bevestigen")
    Bericht.delete().where(Bericht.id != brief.id).execute()
    weg = {"opgegeven_op": klok(), "waarom": Onbezorgd.MISLUKT, "volgende_poging_op": None}
    Bericht.update(**weg).execute()
    adviseur.verstuur(adviseur.open("/mail"), "/opnieuw")
    assert link_in_mail("bevestigen", ALLES["email"]) == "/inloggen"
    assert not Inloglink.select().where(Inloglink.gebruikt_op.is_null()).exists()


def regels(pagina):
    return pagina.met_klasse("onbezorgd")


def test_it_is_told_at_the_dilemma_to_the_ccv_and_to_whom_it_was_for(
    client, adviseur, brief, dilemma, mensen
):
    pad = f"/dilemma/{dilemma.nummer}"
    (regel,) = regels(adviseur.open(pad))
    assert mensen.inbrenger.email in regel and Onbezorgd.GEWEIGERD.label in regel
    (eigen,) = regels(client(mensen.inbrenger).open(pad))
    assert "naar jou" in eigen and "/opnieuw" not in client(mensen.inbrenger).open(pad).html
    terug = adviseur.verstuur(adviseur.open(pad), "/opnieuw")
    assert terug.naar == pad and not regels(adviseur.open(pad))


def test_a_letter_to_somebody_else_is_not_told_to_the_inbrenger(client, dilemma, mensen):
    opgegeven(mensen.adviseur2, dilemma.nummer)
    assert not regels(client(mensen.inbrenger).open(f"/dilemma/{dilemma.nummer}"))


def test_members_of_a_gremium_see_nothing_of_it(client, dilemma_in, mensen):
    dilemma = dilemma_in(Status.PLATFORM)
    opgegeven(mensen.inbrenger, dilemma.nummer)
    assert not regels(client(mensen.deelnemer).open(f"/dilemma/{dilemma.nummer}"))


def test_that_a_closed_inbrenger_gets_nothing_is_told_at_the_dilemma(adviseur, dilemma, mensen):
    pad = f"/dilemma/{dilemma.nummer}"
    assert "krijgt geen mail meer" not in adviseur.open(pad).tekst
    Persoon.update(actief=False).where(Persoon.id == mensen.inbrenger.id).execute()
    assert "krijgt geen mail meer" in adviseur.open(pad).tekst
    assert "Alle mail is aangekomen." in adviseur.open("/mail").tekst


def test_it_is_told_at_a_signaal_too(adviseur, mensen):
    s = signalen.nieuw(mensen.collega)
    opgegeven(mensen.collega, s.nummer, soort="signaal")
    pagina = adviseur.open(f"/signaal/{s.nummer}")
    assert len(regels(pagina)) == 1
    assert adviseur.open("/mail").links[s.nummer] == f"/signaal/{s.nummer}"


def gezond(bezoeker):
    antwoord = bezoeker.http.get("/gezond")
    assert antwoord.status_code == 200
    return antwoord.get_json()


def test_health_says_how_old_the_oldest_waiting_letter_is_and_the_last_round(
    anoniem, mensen, dilemma, klok, tmp_path
):
    assert gezond(anoniem) == {
        "status": "ok",
        "mankeert": [],
        "dienst": "dilemmaportaal",
        "versie": VERSIE,
        "log_wacht": 0,
        "oudste_mail": None,
        "laatste_ronde": None,
        "oudste_exemplaar": None,
    }
    anoniem.verstuur(anoniem.open("/inloggen"), email=mensen.collega.email)
    opgegeven(mensen.inbrenger, dilemma.nummer)  # waits no more
    klok.nu += timedelta(seconds=90)
    assert gezond(anoniem)["oudste_mail"] == 90
    ronde(met_postmap(tmp_path), klok())
    klok.nu += timedelta(seconds=7)
    weer = gezond(anoniem)
    assert (weer["oudste_mail"], weer["laatste_ronde"]) == (None, 7)


def test_a_letter_that_waits_for_another_try_is_as_old_as_it_was(anoniem, mensen, klok):
    anoniem.verstuur(anoniem.open("/inloggen"), email=mensen.collega.email)
    linkverzoeken.verstuur_gevraagde(klok())
    Bericht.update(volgende_poging_op=klok() + timedelta(hours=1), pogingen=3).execute()
    klok.nu += timedelta(minutes=21)
    assert gezond(anoniem)["oudste_mail"] == 21 * 60


def test_a_round_in_which_there_was_nothing_to_do_is_one(anoniem, klok, tmp_path):
    ronde(met_postmap(tmp_path), klok())
    klok.nu += timedelta(seconds=7)
    assert gezond(anoniem)["laatste_ronde"] == 7
