"""A beheerder looks after everything and reads nothing: on each page that opens to them, with a
canary in all that anybody wrote, none sings but who has an account (`voliere.ACCOUNTS`). That it
holds for everybody else too: test_lekken.
"""

from portal.models import Bericht, Dilemma
from tests.hulp import voliere

GEEN_INHOUD = ("Persoon ",)


def test_on_no_page_of_a_beheerder_sings_anything_that_was_written(kooi, ronde):
    gehoord = ronde("beheerder").gehoord
    assert {kooi[k][1] for k in gehoord if kooi[k][1].startswith(("Opbrengst ", *GEEN_INHOUD))} == {
        kooi[k][1] for k in gehoord
    }  # an opbrengst for everybody is for them too


def test_on_the_pages_of_beheer_sings_nothing_but_who_has_an_account(kooi, ronde):
    hier = {
        (kooi[k][1], pad)
        for k, paden in ronde("beheerder").gehoord.items()
        for pad in paden
        if pad.startswith(("/beheer", "/mail"))
    }
    assert {wat for wat, _ in hier if not wat.startswith(GEEN_INHOUD)} == set()
    assert all(voliere.ACCOUNTS.match(pad) for _, pad in hier)
    assert hier, "the ears are open: there are names where accounts are"


def test_every_page_of_beheer_was_looked_at(app, ronde):
    gezien = {
        pad.partition("?")[0] for pad, status in ronde("beheerder").status.items() if status == 200
    }
    assert len([pad for pad in gezien if pad.startswith("/beheer")]) > 12
    assert "/mail" in gezien


def test_looking_for_what_was_written_finds_no_account(kooi, bezoeker):
    beheerder = bezoeker("beheerder")
    for kanarie, (_, wat) in list(kooi.items())[::25]:
        if not wat.startswith(GEEN_INHOUD):
            pagina = beheerder.open(f"/beheer/mensen?zoek={kanarie}")
            assert "Geen account gevonden" in pagina.html, wat


def test_the_list_of_letters_tells_a_beheerder_no_number_of_what_they_do_not_see(kooi, bezoeker):
    """Who filed what, or follows it, is not for them: the number would tell."""
    nummers = [d.nummer for d in Dilemma.select()]
    assert Bericht.select().where(Bericht.opgegeven_op.is_null(False)).exists()
    html = bezoeker("beheerder").open("/mail").html
    assert [n for n in nummers if n in html] == []


def test_what_a_server_repeats_of_a_letter_is_told_without_its_number(kooi, bezoeker):
    """To who may not know what it was about; and in plain words."""
    rij = Bericht.select().where(Bericht.opgegeven_op.is_null(False), Bericht.zaak != "").get()
    eerst = rij.fout
    Bericht.update(fout=f"550 Dilemma {rij.zaak} refused").where(Bericht.id == rij.id).execute()
    html, ccv = (bezoeker(wie).open("/mail").html for wie in ("beheerder", "adviseur"))
    Bericht.update(fout=eerst).where(Bericht.id == rij.id).execute()
    assert "kent dit adres niet" in html and rij.zaak not in html and rij.zaak in ccv
