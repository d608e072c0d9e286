"""Step 2: reading, asking, noting, rewriting, and every way out of the postvak."""

from datetime import timedelta

import pytest

from portal import policy
from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Behandeling, Bericht, Notitie, Opbrengst, Thema, Vraag
from portal.policy import Zicht
from portal.queries import wachten
from portal.steps import triage, uitkomst
from portal.steps.gedeeld import behandelen
from portal.tools.tijd import dag, na_werkdagen
from portal.vocabulary import GremiumSoort, Status, WachtOp
from tests.hulp import wereld
from tests.hulp.dilemmas import doe, met
from tests.hulp.wereld import NU

TEKSTEN = {naam: f"De {naam}." for naam in (*behandelen.TEKSTEN, "vraag")}


def schrijf(dilemma, mensen, **anders):
    triage.bewaar_agendatekst(
        dilemma, Verzoek(mensen.adviseur, NU, {**TEKSTEN, **anders}, versie=dilemma.versie)
    )
    return met(dilemma.nummer)


def test_the_agendatekst_is_prepared_where_the_gremium_cannot_see_it(mensen, dilemma_in):
    dilemma = schrijf(dilemma_in(Status.INGEDIEND), mensen)
    voorbereid = Behandeling.get(Behandeling.dilemma == dilemma)
    assert (voorbereid.kern, voorbereid.begonnen_op) == ("De kern.", None)
    assert policy.zicht(mensen.deelnemer, dilemma, dag(NU)) == set()


def test_what_was_prepared_is_what_the_platform_reads(mensen, dilemma_in):
    dilemma = schrijf(dilemma_in(Status.INGEDIEND), mensen)
    doe("agenderen", dilemma, mensen.adviseur, kern="Bijgeschaafd.")
    stay = Behandeling.get(Behandeling.dilemma == dilemma)
    assert (stay.kern, stay.gremium.soort, stay.begonnen_op) == (
        "Bijgeschaafd.",
        GremiumSoort.PLATFORM,
        NU,
    )


def test_writing_starts_from_the_words_of_the_inbrenger(dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    assert behandelen.bereid_voor(dilemma).enerzijds == dilemma.enerzijds


def test_a_text_written_on_a_stale_screen_is_refused(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    schrijf(dilemma, mensen)
    with pytest.raises(Verouderd):
        schrijf(dilemma, mensen, kern="Later.")


@pytest.mark.parametrize(
    "status", [Status.CONCEPT, Status.UITVOERING, Status.AFGEROND, Status.INGETROKKEN]
)
def test_there_is_nothing_to_write_for_what_no_gremium_will_read(mensen, dilemma_in, status):
    with pytest.raises(NietToegestaan):
        schrijf(dilemma_in(status), mensen)


def test_a_question_gives_the_turn_to_the_inbrenger_until_it_is_due(mensen, dilemma_in):
    dilemma, uiterlijk = dilemma_in(Status.PLATFORM), dag(NU) + timedelta(days=7)
    triage.stel_vraag(
        dilemma, Verzoek(mensen.adviseur, NU, {"vraag": "Hoe oud?", "uiterlijk": uiterlijk})
    )
    na = met(dilemma.nummer)
    assert (na.wacht_op, na.wacht_sinds, na.volgende_datum) == (WachtOp.INBRENGER, NU, uiterlijk)
    assert [b.aan for b in Bericht.select().where(Bericht.soort == "vraag")] == [
        mensen.inbrenger.email
    ]


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.AFGEROND])
def test_nothing_is_asked_about_what_is_not_open_to_the_ccv(mensen, dilemma_in, status):
    with pytest.raises(NietToegestaan):
        triage.stel_vraag(
            dilemma_in(status), Verzoek(mensen.adviseur, NU, {"vraag": "?", "uiterlijk": dag(NU)})
        )
    assert not Vraag.select().exists()


@pytest.mark.parametrize("persona", ["inbrenger", "deelnemer", "beheerder", "buitenstaander"])
@pytest.mark.parametrize(
    "daad", [triage.bewaar_agendatekst, triage.stel_vraag, triage.noteer, triage.wijs_toe]
)
def test_triage_is_for_adviseurs(mensen, dilemma_in, persona, daad):
    with pytest.raises(NietToegestaan):
        daad(dilemma_in(Status.PLATFORM), Verzoek(getattr(mensen, persona), NU, TEKSTEN))


def test_a_note_is_for_colleagues_and_changes_nothing_else(mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    triage.noteer(dilemma, Verzoek(mensen.adviseur, NU, {"notitie": "Let op."}))
    assert [n.tekst for n in Notitie.select()] == ["Let op."]
    assert met(dilemma.nummer).versie == dilemma.versie
    assert Zicht.NOTITIES not in policy.zicht(mensen.deelnemer, dilemma, dag(NU))


def test_whoever_took_it_up_hears_instead_of_all_adviseurs(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    triage.wijs_toe(
        dilemma, Verzoek(mensen.adviseur, NU, {"behandelaar": str(mensen.adviseur2.id)})
    )
    doe("intrekken", dilemma, mensen.inbrenger)
    ingetrokken = (Bericht.aangemaakt_op == NU) & (Bericht.soort == "overgang")
    assert [b.aan for b in Bericht.select().where(ingetrokken)] == [mensen.adviseur2.email]


def test_a_colleague_hears_what_they_were_given_once_and_nobody_of_what_they_took_up(
    mensen, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM)
    for wie in (mensen.adviseur, mensen.adviseur2, mensen.adviseur2):
        triage.wijs_toe(dilemma, Verzoek(mensen.adviseur, NU, {"behandelaar": str(wie.id)}))
    gemaild = Bericht.select().where(Bericht.soort == "toegewezen")
    assert [b.aan for b in gemaild] == [mensen.adviseur2.email]


def test_only_an_adviseur_can_take_it_up(mensen, dilemma_in):
    invoer = {"behandelaar": str(mensen.deelnemer.id)}
    with pytest.raises(NietToegestaan):
        triage.wijs_toe(dilemma_in(Status.INGEDIEND), Verzoek(mensen.adviseur, NU, invoer))


@pytest.mark.parametrize("naam", ["beantwoorden", "doorverwijzen", "afwijzen"])
def test_an_end_in_triage_drops_the_text_that_was_being_written(mensen, dilemma_in, naam):
    dilemma = schrijf(dilemma_in(Status.INGEDIEND), mensen)
    doe(naam, dilemma, mensen.adviseur)
    assert not Behandeling.select().where(Behandeling.dilemma == dilemma).exists()


def test_an_answer_of_the_ccv_is_an_opbrengst_without_a_gremium(mensen, dilemma_in):
    dilemma = doe(
        "beantwoorden", dilemma_in(Status.INGEDIEND), mensen.adviseur, openbaarheid="openbaar"
    )
    opbrengst = Opbrengst.get()
    assert (opbrengst.dilemma, opbrengst.gremium, opbrengst.openbaarheid.value) == (
        dilemma,
        None,
        "openbaar",
    )


@pytest.mark.parametrize(
    ("openbaarheid", "hoort"), [("deelnemers", []), ("professionals", ["buitenstaander"])]
)
def test_who_follows_the_thema_hears_of_what_they_may_read(mensen, dilemma_in, openbaarheid, hoort):
    thema = Thema.get(Thema.sleutel == "uithuwelijking")
    uitkomst.volg(Verzoek(mensen.buitenstaander, NU), thema=thema)
    doe("beantwoorden", dilemma_in(Status.INGEDIEND), mensen.adviseur, openbaarheid=openbaarheid)
    assert [
        b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == "opbrengst")
    ] == hoort


@pytest.mark.parametrize(
    ("naar", "gremium"), [("werkgroep", wereld.WERKGROEP), ("beraad", wereld.BERAAD)]
)
def test_speeding_up_goes_past_the_platform_and_it_never_sees_it(mensen, dilemma_in, naar, gremium):
    dilemma = doe("versnellen", dilemma_in(Status.INGEDIEND), mensen.adviseur, naar=naar)
    assert [b.gremium.naam for b in dilemma.behandelingen] == [gremium]
    assert policy.zicht(mensen.deelnemer, dilemma, dag(NU)) == set()


@pytest.mark.parametrize("naar", ["werkgroep", "beraad"])
def test_what_is_speeded_up_has_the_shortest_term(mensen, dilemma_in, naar):
    na = doe("versnellen", dilemma_in(Status.INGEDIEND), mensen.adviseur, naar=naar)
    kortste = min(wachten.TERMIJN.values())
    assert na.volgende_datum == na_werkdagen(dag(NU), kortste)
    assert wachten.stand(na).datum == na.volgende_datum


def test_held_over_it_waits_for_the_day_that_was_chosen(mensen, dilemma_in):
    na = doe("versnellen", dilemma_in(Status.INGEDIEND), mensen.adviseur, naar="werkgroep")
    later = dag(NU) + timedelta(days=40)
    na = doe("aanhouden", na, mensen.adviseur, volgende_datum=later)
    assert na.volgende_datum == wachten.stand(na).datum == later
