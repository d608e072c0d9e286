"""The story of a decision that is put right after it was released: who knew of it hears, the old
text stays to be seen, and the paper that was issued stays as it is.
"""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Actie, Agendapunt, Bericht, Correctie, Lidmaatschap, Stuk
from portal.steps.bijeenkomst import besluiten, vergaderbesluiten
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Status, Stuksoort
from portal.workflow import OVERGANG
from reports import terugkoppeling
from tests.hulp import dilemmas, stukken, vergaderen
from tests.hulp.vragen import aantal_vragen
from tests.hulp.wereld import BERAAD, NU, gremium_met

FOUT, GOED = "Het Beraad besluit tot een proef van een jaar.", "Een proef van twee jaar."
REDEN = "In het verslag stond het verkeerde aantal jaren."


@pytest.fixture
def besluit(dilemma_in, mensen):
    besluit = dilemmas.vrijgegeven_besluit(dilemma_in(Status.BERAAD), mensen.adviseur)
    type(besluit).update(tekst=FOUT).execute()
    Bericht.delete().execute()
    return type(besluit).get_by_id(besluit.id)


@pytest.fixture
def pad(besluit):
    return f"/dilemma/{besluit.dilemma.nummer}"


def verbeter(adviseur, pad, **anders):
    pagina = adviseur.open(adviseur.open(pad).links["Besluit verbeteren"])
    return adviseur.verstuur(pagina, **{"tekst": GOED, "reden": REDEN, **anders})


def doorgestreept(pagina):
    weg = pagina.html.partition("<del>")[2].partition("</del>")[0]
    return [tekst for tekst in (FOUT, GOED) if tekst in weg]


def test_the_old_text_is_struck_through_beside_the_new_for_whoever_reads_the_decision(
    adviseur, client, mensen, pad
):
    adviseur.volg(verbeter(adviseur, pad))
    for persona in ("adviseur2", "bestuurder", "inbrenger"):
        pagina = client(getattr(mensen, persona)).open(pad)
        assert doorgestreept(pagina) == [FOUT]
        assert GOED in pagina.tekst and REDEN in pagina.tekst


def test_who_had_been_told_is_told_and_neither_who_joined_later_nor_who_left(
    adviseur, mensen, pad, klok
):
    later, vandaag = dag(NU) + timedelta(days=1), dag(NU)
    beraad = {"gremium": gremium_met(BERAAD), "rol": LidRol.LID}
    Lidmaatschap.create(**beraad, persoon=mensen.buitenstaander, van=later)
    weg = Lidmaatschap.persoon == mensen.voorzitter_beraad
    Lidmaatschap.update(tot=vandaag).where(weg).execute()
    klok.nu = NU + timedelta(days=1)
    adviseur.meld_aan(mensen.adviseur, klok.nu)
    verbeter(adviseur, pad)
    aan = {b.aan for b in Bericht.select().where(Bericht.soort == "verbeterd")}
    assert aan == {mensen.bestuurder.email, mensen.inbrenger.email}


def test_the_inbrenger_reads_in_the_timeline_that_it_was_put_right_by_the_ccv(
    adviseur, client, mensen, pad
):
    verbeter(adviseur, pad)
    tijdlijn = client(mensen.inbrenger).open(pad).tekst.partition("Wat er gebeurde")[2]
    assert "Verbeterd" in tijdlijn and FOUT in tijdlijn and REDEN in tijdlijn
    assert mensen.adviseur.naam not in tijdlijn


def test_without_a_reason_nothing_happens_and_the_text_is_kept(adviseur, pad):
    pagina = verbeter(adviseur, pad, reden="")
    assert pagina.status == 422 and GOED in pagina.html
    assert not Correctie.select().exists()


def test_a_colleague_who_was_first_is_not_written_over(adviseur, client, mensen, pad):
    pagina = adviseur.open(adviseur.open(pad).links["Besluit verbeteren"])
    verbeter(client(mensen.adviseur2), pad, tekst="Drie jaar.")
    assert adviseur.verstuur(pagina, tekst=GOED, reden=REDEN).status == 409
    assert [c.nieuw for c in Correctie.select()] == ["Drie jaar."]


def test_more_corrections_take_an_adviser_no_more_queries(adviseur, pad):
    verbeter(adviseur, pad)
    een = aantal_vragen(lambda: adviseur.open(pad))
    for tekst in ("Drie jaar.", "Vier jaar."):
        verbeter(adviseur, pad, tekst=tekst)
    assert aantal_vragen(lambda: adviseur.open(pad)) == een


def test_it_can_still_be_put_right_once_the_dilemma_has_gone_on(adviseur, mensen, besluit, pad):
    dilemmas.doe("besluiten", besluit.dilemma, mensen.adviseur)
    assert Actie.select().exists()
    assert adviseur.volg(verbeter(adviseur, pad)).status == 200


def test_the_letter_to_the_inbrenger_prints_what_the_decision_says_now(
    adviseur, mensen, besluit, pad
):
    verbeter(adviseur, pad)
    for naam in ("besluiten", "afronden"):
        dilemma = dilemmas.met(besluit.dilemma.nummer)
        dilemmas.vervul_eis(OVERGANG[naam], dilemma, mensen.adviseur)
        dilemmas.doe(naam, dilemma, mensen.adviseur)
    brief = terugkoppeling.html(terugkoppeling.bouw(dilemmas.met(dilemma.nummer), NU))
    assert GOED in brief and FOUT not in brief


@pytest.fixture
def gehouden(adviseur, mensen):
    """A meeting of the Platform that decided something on an item that is no dilemma: released, and
    its list issued.
    """
    b = vergaderen.plan(mensen.adviseur, begint=NU)
    stukken.stel_vast(b, mensen.adviseur)
    punt = b.punten.where(Agendapunt.behandeling.is_null()).first()
    verzoek = Verzoek(mensen.adviseur, NU, {"tekst": FOUT})
    vergaderbesluiten.leg_vast(punt, verzoek)
    for _ in besluiten.VOLGENDE:
        vergaderbesluiten.doe(b.besluiten.get(), "verder", verzoek)
    adviseur.doe(adviseur.open(vergaderen.pagina(b)), "/besluitenlijst/uitgeven")
    Bericht.delete().execute()
    return b


def lijst(bijeenkomst):
    return (
        Stuk.select()
        .where(Stuk.bijeenkomst == bijeenkomst, Stuk.soort == Stuksoort.BESLUITENLIJST)
        .order_by(Stuk.versie)
    )


def test_the_list_that_was_issued_stays_and_the_next_version_says_it_right(
    adviseur, client, mensen, gehouden
):
    pad = vergaderen.pagina(gehouden)
    pagina = adviseur.volg(verbeter(adviseur, pad))
    assert "geef een nieuwe versie uit" in pagina.tekst
    assert [s.versie for s in lijst(gehouden)] == [1]
    assert FOUT in lijst(gehouden)[0].bron and GOED not in lijst(gehouden)[0].bron
    adviseur.doe(adviseur.open(pad), "/besluitenlijst/uitgeven")
    eerste, tweede = lijst(gehouden)
    assert GOED not in eerste.bron and GOED in tweede.bron
    assert f"Vervallen: ‘{FOUT}’" in tweede.bron
    assert doorgestreept(client(mensen.deelnemer).open(pad)) == [FOUT]


def test_the_members_of_a_meeting_without_a_dilemma_hear_by_its_day(adviseur, mensen, gehouden):
    verbeter(adviseur, vergaderen.pagina(gehouden))
    gemaild = {(b.soort, b.aan, b.gegevens["dag"]) for b in Bericht.select()}
    assert gemaild == {
        ("verbeterd", p.email, dag(NU).isoformat())
        for p in (mensen.deelnemer, mensen.voorzitter_platform)
    }
