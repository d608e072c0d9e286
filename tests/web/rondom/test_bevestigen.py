"""The link that confirms: it shows what was filed, signs nobody in, and lets the owner of the
address say that it was not them.
"""

from datetime import timedelta

import pytest

from portal.models import (
    TABELLEN,
    Bericht,
    Dilemma,
    Gebeurtenis,
    Inloglink,
    Notitie,
    Persoon,
    Sessie,
    Signaal,
)
from portal.steps.gedeeld import ontkennen
from portal.steps.rondom.toegang import BEVESTIGLINK_GELDIG
from portal.views.rondom.bevestigen import PER_KEER
from portal.vocabulary import Status, Voorval
from tests.hulp import dilemmas, momentopname
from tests.hulp.web import link_in_mail
from tests.web.rondom.test_ontvangst import FOUT, SOORTEN, dien_in, per_soort, zaak
from tests.web.test_inbrengen import ALLES

JA, NEE = "Ja, dit heb ik ingestuurd: {}", "Dit was ik niet: {}"


def pagina_van(wie, email=FOUT):
    return wie.open(link_in_mail("bevestigen", email))


def antwoord(wie, keuze, nummer, email=FOUT):
    return wie.doe(pagina_van(wie, email), knop=keuze.format(nummer))


@per_soort
def test_it_shows_the_number_and_what_was_filed_and_changes_nothing(anoniem, client, soort):
    dien_in(anoniem, soort)
    voor = momentopname.alles()
    pagina = pagina_van(client())
    gevuld = SOORTEN[soort][1]
    for tekst in (zaak(soort).nummer, zaak(soort).titel, gevuld["naam"], gevuld["organisatie"]):
        assert tekst in pagina.tekst
    assert momentopname.alles() == voor


def test_a_number_to_call_is_not_shown_to_whoever_reads_a_mistyped_address(anoniem, client):
    bellen = {"telefoon": "0612345678", "veilig_bellen": "na vijven"}
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES | bellen)
    pagina = pagina_van(client(), ALLES["email"])
    assert not [waarde for waarde in bellen.values() if waarde in pagina.html]


@per_soort
def test_confirming_confirms_and_signs_nobody_in(anoniem, client, soort):
    dien_in(anoniem, soort)
    lezer, nummer = client(), zaak(soort).nummer
    klaar = antwoord(lezer, JA, nummer)
    assert zaak(soort).bevestigd_op and Persoon.met_email(FOUT).naam
    assert f"{nummer} van jou is" in klaar.tekst and "Stuur mij een link" in klaar.html
    assert lezer.open("/mijn").status == lezer.open(f"/{soort}/{nummer}").status == 302
    assert not Sessie.select().exists()


@pytest.mark.parametrize("persona", ["adviseur", "beheerder", "collega"])
@per_soort
def test_what_a_stranger_files_under_a_known_address_gives_no_key_to_it(
    anoniem, client, mensen, soort, persona
):
    email = getattr(mensen, persona).email
    dien_in(anoniem, soort, email)
    lezer = client()
    pad = link_in_mail("bevestigen", email)
    for adres in (pad, pad.replace("bevestigen", "inloggen")):
        lezer.open(adres)
        lezer.post(adres)
    antwoord(lezer, JA, zaak(soort).nummer, email)
    assert lezer.open("/mijn").status == lezer.open("/postvak").status == 302
    assert not Sessie.select().exists()


@per_soort
def test_a_letter_of_before_confirms_only(anoniem, client, soort):
    """Its link began with /inloggen and let somebody in for fourteen days."""
    dien_in(anoniem, soort)
    lezer = client()
    oud = link_in_mail("bevestigen", FOUT).replace("bevestigen", "inloggen")
    assert lezer.open(oud).naar == lezer.post(oud).naar == link_in_mail("bevestigen", FOUT)
    lezer.doe(lezer.volg(lezer.open(oud)), knop=JA.format(zaak(soort).nummer))
    assert zaak(soort).bevestigd_op and not Sessie.select().exists()


@per_soort
def test_who_did_not_file_it_has_it_removed_with_all_that_belongs_to_it(
    anoniem, client, adviseur, soort
):
    dien_in(anoniem, soort)
    nummer, wie = zaak(soort).nummer, Persoon.met_email(FOUT)
    klaar = antwoord(client(), NEE, nummer)
    assert f"Verwijderd: {nummer}" in klaar.tekst
    assert adviseur.open(f"/{soort}/{nummer}").status == 404
    assert not Bericht.select().where(Bericht.zaak == nummer).exists()
    bewaard = str({t: rijen for t, rijen in momentopname.alles().items() if t != "verzoeksleutel"})
    getypt = SOORTEN[soort][1]
    for naam in ("titel", "naam", "organisatie"):
        assert getypt[naam] not in bewaard, naam
    assert FOUT not in bewaard and Persoon.met_email(FOUT) is None
    assert not Persoon.get_by_id(wie.id).actief
    gebeurd = Gebeurtenis.get(Gebeurtenis.soort == Voorval.ONTKEND.value)
    assert gebeurd.onderwerp == nummer and gebeurd.gegevens in ({}, {"stand": {nummer: None}})


@per_soort
def test_its_number_is_not_given_again(anoniem, client, soort):
    dien_in(anoniem, soort)
    eerst = zaak(soort).nummer
    antwoord(client(), NEE, eerst)
    bon = dien_in(client(), soort, "ander@test.example")
    assert bon.met_klasse("nummer")[0] > eerst


@per_soort
def test_an_account_on_which_more_stands_stays_as_it_was(anoniem, client, mensen, soort):
    voor = Persoon.select().where(Persoon.id == mensen.collega.id).dicts().get()
    dien_in(anoniem, soort, mensen.collega.email)
    antwoord(client(), NEE, zaak(soort).nummer, mensen.collega.email)
    assert Persoon.select().where(Persoon.id == mensen.collega.id).dicts().get() == voor
    assert "D-2026-" not in client(mensen.collega).open("/mijn").tekst


def test_all_that_waits_for_the_address_is_on_one_page_each_with_its_own_answer(client):
    for titel in ("Eerste", "Tweede", "Derde"):
        wie = client()
        wie.verstuur(wie.open("/inbrengen"), **ALLES | {"email": FOUT, "titel": titel})
    wie = client()
    dien_in(wie, "signaal")
    eerste, tweede, derde = [d.nummer for d in Dilemma.select().order_by(Dilemma.id)]
    lezer = client()
    antwoord(lezer, JA, eerste)
    antwoord(lezer, NEE, tweede)
    over = pagina_van(lezer)
    assert [derde in over.tekst, Signaal.get().nummer in over.tekst] == [True, True]
    assert [eerste in over.tekst, tweede in over.tekst] == [False, False]
    bevestigd = Dilemma.select().where(Dilemma.bevestigd_op.is_null(False))
    assert [d.nummer for d in bevestigd] == [eerste]


def test_a_stranger_who_filed_a_lot_is_denied_in_one_go_page_by_page(client, mensen):
    email = mensen.collega.email
    for n in range(PER_KEER + 2):
        wie = client()
        invoer = ALLES | {"email": email, "titel": f"Vraag {n}", "context": "x" * 5_000}
        wie.verstuur(wie.open("/inbrengen"), **invoer)
    lezer = client()
    pagina = pagina_van(lezer, email)
    assert pagina.html.count("<h2>D-") == PER_KEER and "Er wacht nog meer." in pagina.tekst
    assert len(pagina.html) < 200_000
    over = lezer.doe(pagina, -1)
    assert over.html.count("<h2>D-") == 2 and "Er wacht nog meer." not in over.tekst
    lezer.doe(over, -1)
    assert "D-2026-" not in client(mensen.collega).open("/mijn").tekst


def test_it_works_as_long_as_something_waits_and_no_longer(anoniem, client):
    dien_in(anoniem, "dilemma")
    nummer, lezer = zaak("dilemma").nummer, client()
    pagina = pagina_van(lezer)
    antwoord(lezer, JA, nummer)
    voor = momentopname.alles()
    for keuze in (JA, NEE):  # an old screen, or a second click
        weer = lezer.verstuur(pagina, knop=keuze.format(nummer))
        assert weer.status == 410
    assert momentopname.alles() == voor


@pytest.mark.parametrize(("later", "status"), [(timedelta(seconds=-1), 200), (timedelta(0), 410)])
def test_it_lives_a_fortnight(anoniem, client, klok, later, status):
    dien_in(anoniem, "dilemma")
    klok.nu += BEVESTIGLINK_GELDIG + later
    assert pagina_van(client()).status == status


@per_soort
def test_signed_in_one_can_say_so_too(anoniem, client, mensen, soort):
    dien_in(anoniem, soort, mensen.collega.email)
    eigenaar, nummer = client(mensen.collega), zaak(soort).nummer
    klaar = eigenaar.doe(eigenaar.open(f"/{soort}/{nummer}"), "/ontkennen")
    assert (klaar.pad, f"{nummer} is verwijderd" in klaar.tekst) == ("/mijn", True)
    assert eigenaar.open(f"/{soort}/{nummer}").status == 404


@per_soort
def test_what_is_confirmed_is_denied_no_more(anoniem, client, mensen, soort):
    dien_in(anoniem, soort, mensen.collega.email)
    eigenaar, pad = client(mensen.collega), f"/{soort}/{zaak(soort).nummer}"
    eigenaar.doe(eigenaar.open(pad), "/bevestigen")
    assert "Dit was ik niet" not in eigenaar.open(pad).tekst
    assert eigenaar.post(f"{pad}/ontkennen", {"sleutel": "x"}).status == 403


@per_soort
def test_whoever_filed_it_is_told_to_file_it_anew(anoniem, client, soort):
    bon = dien_in(anoniem, soort)
    antwoord(client(), NEE, zaak(soort).nummer)
    assert "Vul het opnieuw in" in anoniem.doe(bon, "/opnieuw").tekst
    assert not Inloglink.select().where(Inloglink.gebruikt_op.is_null()).exists()


def test_what_the_ccv_treats_already_stays_theirs_and_is_nobodys(anoniem, client, mensen):
    dien_in(anoniem, "dilemma", mensen.collega.email)
    dilemma = zaak("dilemma")
    dilemmas.doe("agenderen", dilemma, mensen.adviseur)
    antwoord(client(), NEE, dilemma.nummer, mensen.collega.email)
    dilemma = Dilemma.get_by_id(dilemma.id)
    assert (dilemma.status, dilemma.inbrenger.actief) == (Status.PLATFORM, False)
    assert dilemma.nummer not in client(mensen.collega).open("/mijn").tekst
    assert client(mensen.adviseur).open(f"/dilemma/{dilemma.nummer}").status == 200


def test_no_row_of_any_table_but_the_log_is_about_what_was_removed(anoniem, client, mensen):
    dien_in(anoniem, "dilemma")
    dilemma = zaak("dilemma")
    Notitie.create(dilemma=dilemma, auteur=mensen.adviseur, tekst="Let op.", op=dilemma.wacht_sinds)
    antwoord(client(), NEE, dilemma.nummer)
    verwijst = [
        model.__name__
        for model in TABELLEN
        for veld in model._meta.refs
        if veld.rel_model is Dilemma and model.select().where(veld == dilemma.id).exists()
    ]
    assert verwijst == ["Gebeurtenis"]
    leeg = Dilemma.get_by_id(dilemma.id)
    assert ontkennen.is_weg(leeg) and (leeg.status, leeg.ingediend_op) == (Status.INGETROKKEN, None)
