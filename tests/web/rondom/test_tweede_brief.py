"""An answer that was sent is replaced by a second letter, which says so; told without content."""

from datetime import timedelta

import pytest

from portal.models import Bericht, Persoon
from portal.tools.tijd import als_datum, dag
from portal.vocabulary import Status
from reports import terugkoppeling
from tests.hulp import dilemmas
from tests.hulp.wereld import NU

TEKST, REDEN = "Bel eerst het Zorg- en Veiligheidshuis.", "Het nummer klopte niet."


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.NIET_IN_BEHANDELING)


def brief(dilemma, nu):
    gedrukt = terugkoppeling.html(terugkoppeling.bouw(dilemmas.met(dilemma.nummer), nu))
    return gedrukt.replace("\xa0", " ")


def vervang(adviseur, dilemma, tekst=TEKST):
    pagina = adviseur.open(f"/dilemma/{dilemma.nummer}")
    form = adviseur.open(pagina.links["Terugkoppeling vervangen"])
    return adviseur.doe(form, terugkoppeling=tekst, reden=REDEN)


def test_the_second_letter_says_which_it_replaces_and_the_third_too(
    adviseur, mensen, dilemma, klok
):
    assert "vervangt" not in brief(dilemma, klok.nu)
    eerste = als_datum(dilemma.afgesloten_op)
    vervang(adviseur, dilemma)
    tweede = brief(dilemma, klok.nu)
    assert TEKST in tweede and f"vervangt de eerdere brief van {eerste}" in tweede
    klok.nu = NU + timedelta(days=1)
    adviseur.meld_aan(mensen.adviseur, klok.nu)
    vervang(adviseur, dilemma, "Bel toch Veilig Thuis.")
    assert f"vervangt de eerdere brief van {als_datum(dag(NU))}" in brief(dilemma, klok.nu)


def test_the_inbrenger_hears_and_reads_both_texts_in_the_timeline(
    adviseur, client, mensen, dilemma
):
    Bericht.delete().execute()
    vervang(adviseur, dilemma)
    assert [(b.soort, b.aan) for b in Bericht.select()] == [("verbeterd", mensen.inbrenger.email)]
    pagina = client(mensen.inbrenger).open(f"/dilemma/{dilemma.nummer}")
    tijdlijn = pagina.tekst.partition("Wat er gebeurde")[2]
    assert TEKST in tijdlijn and dilemma.terugkoppeling in tijdlijn and REDEN in tijdlijn


def test_a_dilemma_that_was_opened_again_and_ended_anew_gets_a_first_letter(
    adviseur, mensen, dilemma, klok
):
    vervang(adviseur, dilemma)
    later = NU + timedelta(hours=1)
    dilemmas.doe("heropenen", dilemmas.met(dilemma.nummer), mensen.adviseur, later)
    dilemmas.doe("afwijzen", dilemmas.met(dilemma.nummer), mensen.adviseur, later)
    assert "vervangt" not in brief(dilemma, later)


def test_the_ccv_hears_that_nobody_gets_the_second_letter(adviseur, mensen, dilemma):
    Persoon.update(actief=False).where(Persoon.id == dilemma.inbrenger_id).execute()
    Bericht.delete().execute()
    vervang(adviseur, dilemma)
    assert {b.soort for b in Bericht.select()} == {"onbereikbaar"}
    assert mensen.adviseur.email in [b.aan for b in Bericht.select()]


def test_of_another_correction_a_closed_inbrenger_misses_no_answer(adviseur, dilemma):
    Persoon.update(actief=False).where(Persoon.id == dilemma.inbrenger_id).execute()
    Bericht.delete().execute()
    vorm = adviseur.open(f"/dilemma/{dilemma.nummer}/kenmerken")
    adviseur.verstuur(vorm, naam_tonen=True, reden=REDEN)
    assert not Bericht.select().exists()
