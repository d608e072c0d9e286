"""The receipt of what was filed without an account: whom the mail went to, and how to mend that."""

import pytest

from portal.models import Bericht, Dilemma, Gebeurtenis, Inloglink, Persoon, Signaal
from portal.steps.rondom.toegang import NOG_EENS_MAX
from portal.vocabulary import Voorval
from tests.hulp.web import bevestig, link_in_mail, log_in
from tests.web.rondom.test_signaal import ALLES as SIGNAAL
from tests.web.test_inbrengen import ALLES as DILEMMA

FOUT, GOED = "nieuw@test.example", "beter@test.example"
SOORTEN = {"dilemma": ("/inbrengen", DILEMMA, Dilemma), "signaal": ("/signaal", SIGNAAL, Signaal)}
per_soort = pytest.mark.parametrize("soort", SOORTEN)


def dien_in(wie, soort, email=FOUT, knop=None):
    """File something without an account and return the receipt."""
    pad, alles, _ = SOORTEN[soort]
    return wie.volg(wie.verstuur(wie.open(pad), knop=knop, **alles | {"email": email}))


def zaak(soort):
    return SOORTEN[soort][2].get()


def brieven(aan):
    return [b for b in Bericht.select() if (b.soort, b.aan) == ("bevestigen", aan)]


def wijzig(wie, soort, email=GOED):
    return wie.verstuur(wie.open(f"/ontvangen/{soort}/wijzig"), email=email)


@per_soort
def test_the_receipt_names_the_address_and_how_to_change_it(anoniem, soort):
    bon = dien_in(anoniem, soort)
    assert bon.met_klasse("adres") == [FOUT]
    assert bon.links["Wijzig het adres"] == f"/ontvangen/{soort}/wijzig"


def test_somebody_signed_in_reads_where_their_mail_goes_too(client, mensen):
    wie = client(mensen.collega)
    bon = wie.doe(wie.open("/signaal"), titel="Iets", tekst="Een tekst.")
    assert bon.met_klasse("adres") == [mensen.collega.email]
    assert "Wijzig het adres" not in bon.links


@per_soort
def test_the_mail_is_sent_again_a_few_times_an_hour(anoniem, klok, soort):
    bon = dien_in(anoniem, soort)
    for _ in range(NOG_EENS_MAX + 2):
        bon = anoniem.doe(bon, "/opnieuw")
    assert "Probeer het over een uur weer" in bon.tekst
    assert len(brieven(FOUT)) == NOG_EENS_MAX
    klok.nu = klok.nu.replace(hour=klok.nu.hour + 1)
    bon = anoniem.doe(bon, "/opnieuw")
    assert "De mail is onderweg." in bon.tekst and len(brieven(FOUT)) == NOG_EENS_MAX + 1


def test_a_double_click_sends_it_once(anoniem):
    bon = dien_in(anoniem, "dilemma")
    for _ in range(2):
        anoniem.verstuur(bon, "/opnieuw")
    assert len(brieven(FOUT)) == 2


@per_soort
def test_a_mistyped_address_is_mended_and_the_first_one_gets_nothing_of_it(anoniem, client, soort):
    dien_in(anoniem, soort)
    eerste_link = link_in_mail("bevestigen", FOUT)
    bon = anoniem.volg(wijzig(anoniem, soort))
    assert bon.met_klasse("adres") == [GOED]
    assert zaak(soort).inbrenger.email == GOED
    assert zaak(soort).indiener.naam == SOORTEN[soort][1]["naam"]
    assert [b.waarom for b in brieven(FOUT)] != [None]  # it does not leave any more
    # The link in the first mail, had it left, confirms nothing and lets nobody in.
    vinder = client()
    assert vinder.open(eerste_link).status == 410
    assert zaak(soort).bevestigd_op is None
    pagina = anoniem.volg(anoniem.verstuur(anoniem.open(link_in_mail("bevestigen", GOED))))
    assert pagina.status == 200 and zaak(soort).bevestigd_op


def test_it_is_told_in_the_log_without_an_address_and_without_the_name_of_the_first(
    anoniem, mensen
):
    dien_in(anoniem, "dilemma", mensen.collega.email)
    wijzig(anoniem, "dilemma")
    gebeurd = Gebeurtenis.get(Gebeurtenis.soort == Voorval.ADRES.value)
    assert gebeurd.onderwerp == zaak("dilemma").nummer and "@" not in str(gebeurd.gegevens)
    bevestig(anoniem, GOED)
    pagina = log_in(anoniem, GOED, f"/dilemma/{gebeurd.onderwerp}")
    assert "E-mailadres verbeterd" in pagina.tekst
    assert mensen.collega.naam not in pagina.tekst


@per_soort
def test_nobody_learns_whether_an_address_has_an_account(anoniem, client, mensen, soort):
    """Known, unknown, closed: the receipts say the same."""
    Persoon.update(actief=False).where(Persoon.id == mensen.buitenstaander.id).execute()
    gezegd = set()
    for adres in (GOED, mensen.collega.email, mensen.buitenstaander.email):
        wie = client()
        dien_in(wie, soort)
        bon = wie.volg(wijzig(wie, soort, adres))
        gezegd.add(bon.tekst.replace(adres, "").replace(bon.met_klasse("nummer")[0], ""))
    assert len(gezegd) == 1


@per_soort
def test_nor_by_asking_again_and_again(client, mensen, soort):
    Persoon.update(actief=False).where(Persoon.id == mensen.buitenstaander.id).execute()
    gezegd = []
    for adres in (GOED, mensen.buitenstaander.email):
        wie = client()
        bon = dien_in(wie, soort, adres)
        for _ in range(NOG_EENS_MAX + 1):
            bon = wie.doe(bon, "/opnieuw")
        gezegd.append(bon.tekst.replace(adres, "").replace(bon.met_klasse("nummer")[0], ""))
    assert gezegd[0] == gezegd[1] and "over een uur" in gezegd[0]


def test_the_form_is_prefilled_with_what_was_typed_and_asks_nothing_of_the_database(
    anoniem, mensen
):
    dien_in(anoniem, "dilemma", mensen.collega.email)
    begin = dict(anoniem.open("/ontvangen/dilemma/wijzig").formulier().beginwaarden())
    assert {n: begin[n] for n in ("naam", "organisatie", "functie")} == {
        n: DILEMMA[n] for n in ("naam", "organisatie", "functie")
    }


def test_a_very_long_name_is_asked_again_rather_than_kept_in_a_cookie(anoniem):
    lang = {"naam": "é" * 200, "organisatie": "ü" * 200, "functie": "ï" * 200}
    anoniem.verstuur(anoniem.open("/inbrengen"), **DILEMMA | lang)
    begin = dict(anoniem.open("/ontvangen/dilemma/wijzig").formulier().beginwaarden())
    assert (begin["email"], begin["naam"]) == (FOUT, "")


@per_soort
def test_what_is_confirmed_moves_no_more(anoniem, client, soort):
    dien_in(anoniem, soort)
    ander = client()
    ander.verstuur(ander.open(link_in_mail("bevestigen", FOUT)))
    bon = anoniem.volg(wijzig(anoniem, soort))
    assert "al bevestigd" in bon.tekst and zaak(soort).inbrenger.email == FOUT
    assert "al bevestigd" in anoniem.doe(bon, "/opnieuw").tekst
    assert not brieven(GOED)


@per_soort
@pytest.mark.parametrize("wat", ["wijzig", "opnieuw"])
def test_another_browser_mends_nothing(anoniem, client, soort, wat):
    dien_in(anoniem, soort)
    ander = client()
    pad = f"/ontvangen/{soort}/{wat}"
    assert ander.post(pad, {"email": GOED, "naam": "X"}).naar == SOORTEN[soort][0]
    assert zaak(soort).inbrenger.email == FOUT and not brieven(GOED)


def test_a_concept_that_was_kept_says_where_its_mail_went(anoniem):
    bon = dien_in(anoniem, "dilemma", knop="concept")
    assert (bon.kop, bon.met_klasse("adres")) == ("Je concept is bewaard", [FOUT])
    anoniem.volg(wijzig(anoniem, "dilemma"))
    assert zaak("dilemma").inbrenger.email == GOED


def test_a_link_that_was_made_for_the_first_address_is_no_more(anoniem):
    dien_in(anoniem, "dilemma")
    wijzig(anoniem, "dilemma")
    assert [x.persoon.email for x in Inloglink.select() if x.gebruikt_op is None] == [GOED]


@per_soort
def test_the_receipt_does_not_name_an_address_that_an_adviser_put_right(anoniem, adviseur, soort):
    bon = dien_in(anoniem, soort)
    form = adviseur.open(f"/{soort}/{zaak(soort).nummer}/adres")
    adviseur.verstuur(form, email=GOED, reden="Een letter te veel.")
    bon = anoniem.open(bon.pad)
    assert FOUT not in bon.tekst and GOED not in bon.tekst
    assert "Het CCV heeft je e-mailadres verbeterd." in bon.tekst
    assert "De mail is onderweg." in anoniem.doe(bon, "/opnieuw").tekst
    assert len(brieven(GOED)) == 2


@per_soort
def test_another_browser_learns_nothing_of_an_address_that_was_put_right(
    anoniem, client, adviseur, soort
):
    dien_in(anoniem, soort)
    vreemde = client()
    bon = dien_in(vreemde, soort)
    form = adviseur.open(f"/{soort}/{zaak(soort).nummer}/adres")
    adviseur.verstuur(form, email=GOED, reden="Een letter te veel.")
    assert vreemde.open(bon.pad).met_klasse("adres") == [FOUT]
