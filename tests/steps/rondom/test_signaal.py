"""A signaal is filed, confirmed, judged by an adviseur and told to the Beraad once."""

from datetime import timedelta

import pytest

from portal import policy
from portal.engine import NietToegestaan, Onvolledig, Verouderd, Verzoek, eenmaal
from portal.forms import keuzes
from portal.models import Bericht, Gebeurtenis, Persoon, Signaal
from portal.queries import versies
from portal.queries.rondom import signaal as query
from portal.queries.tellingen import signalen_bij_ccv
from portal.steps.bijeenkomst import plannen as stap_bijeenkomst
from portal.steps.rondom import bevestigen
from portal.steps.rondom import signaal as stap
from portal.tools.tijd import dag
from portal.vocabulary import SignaalStatus, Voorval
from tests.hulp import vergaderen, wereld
from tests.hulp.signalen import BERAAD, SIGNAAL, anoniem, nieuw, overgenomen
from tests.hulp.wereld import NU, PERSONAS

VANDAAG = dag(NU)
NIEUW = "nieuw@test.example"
CCV = ["adviseur", "adviseur2"]


def post(soort="signaal"):
    return sorted(b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == soort))


def lijst(welke, wie):
    return [s.nummer for s in query.signalen(query.Signaalfilter(welke), wie, VANDAAG)]


def weiger(signaal, wie, **anders):
    return stap.wijs_af(
        signaal, Verzoek(wie, NU, {"terugkoppeling": "Dit is al bekend."}, **anders)
    )


@pytest.fixture
def bijeenkomst(mensen):
    return vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))


def vertel(bijeenkomst, wie):
    """Issue a briefing as far as signalen go."""
    eenmaal(Verzoek(wie, NU), lambda: str(len(stap.neem_op(bijeenkomst, Verzoek(wie, NU)))))


def test_a_signaal_keeps_every_word_and_the_ccv_hears(mensen):
    s = nieuw(mensen.inbrenger)
    assert (s.nummer, s.status, s.titel, s.tekst) == (
        "S-2026-0001",
        SignaalStatus.INGEDIEND,
        SIGNAAL["titel"],
        SIGNAAL["tekst"],
    )
    assert (s.thema.sleutel, s.inbrenger, s.ingediend_op, s.bevestigd_op) == (
        "uithuwelijking",
        mensen.inbrenger,
        NU,
        NU,
    )
    assert post() == CCV and lijst(query.Signaallijst.TE_BEOORDELEN, mensen.adviseur) == [s.nummer]


@pytest.mark.parametrize("thema", ["", None, "bestaat-niet"])
def test_a_thema_may_be_left_out(mensen, thema):
    assert nieuw(mensen.inbrenger, thema=thema).thema is None


def test_numbers_follow_the_year_in_amsterdam_in_a_series_of_their_own(mensen):
    silvester = NU.replace(month=12, day=31, hour=23, minute=30)
    assert [
        nieuw(mensen.inbrenger, op).nummer
        for op in (silvester - timedelta(hours=1), silvester, silvester)
    ] == ["S-2026-0001", "S-2027-0001", "S-2027-0002"]


def test_without_an_account_the_ccv_hears_once_the_address_is_sure(mensen):
    s = anoniem(NIEUW)
    assert (s.bevestigd_op, post(), post("bevestigen")) == (None, [], ["nieuw"])
    assert lijst(query.Signaallijst.TE_BEOORDELEN, mensen.adviseur) == []
    assert lijst(query.Signaallijst.ONBEVESTIGD, mensen.adviseur) == [s.nummer]
    token = Bericht.get(Bericht.soort == "bevestigen").gegevens["pad"].rsplit("/", 1)[1]
    assert bevestigen.antwoord(token, [s.nummer], NU, eigen=True)
    assert Signaal.get().bevestigd_op == NU and post() == CCV
    assert lijst(query.Signaallijst.TE_BEOORDELEN, mensen.adviseur) == [s.nummer]


def test_under_a_known_address_its_owner_confirms_once_and_nobody_else(mensen):
    s = anoniem(mensen.collega.email, naam="Iemand anders")
    assert Persoon.get_by_id(mensen.collega.id).naam == mensen.collega.naam
    with pytest.raises(NietToegestaan):
        stap.bevestig(s, Verzoek(mensen.inbrenger, NU))
    for _ in range(2):
        stap.bevestig(s, Verzoek(mensen.collega, NU))
    assert (
        Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.BEVESTIGD).count() == 1
        and post() == CCV
    )


def test_a_stranger_does_not_get_among_the_people_to_choose_from(db):
    anoniem(NIEUW, naam="De burgemeester zelf")
    assert "De burgemeester zelf (School)" not in [persoon.wie for persoon in keuzes.te_kiezen()]


def test_the_same_form_sent_again_is_the_same_signaal(mensen):
    assert anoniem(NIEUW, "x") == anoniem(NIEUW, "x")
    assert Signaal.select().count() == 1 and post("bevestigen") == ["nieuw"]


@pytest.mark.parametrize("persona", [*PERSONAS, None])
def test_who_sees_a_signaal(mensen, persona):
    s = nieuw(mensen.inbrenger)
    wie = getattr(mensen, persona) if persona else None
    ziet = query.signaal(s.nummer.lower(), wie, VANDAAG) == s
    assert ziet is (persona in ("inbrenger", "adviseur", "adviseur2"))
    assert Signaal.select().where(policy.zichtbare_signalen(wie, VANDAAG)).exists() is ziet


@pytest.mark.parametrize(
    "nummer", ["", "S-2026-0002", "D-2026-0001", "S-2026-1", "x" * 500, "S-²026-0001"]
)
def test_what_is_no_number_is_nothing(mensen, nummer):
    nieuw(mensen.inbrenger)
    assert query.signaal(nummer, mensen.adviseur, VANDAAG) is None


def test_an_accepted_signaal_waits_for_the_next_briefing_in_the_words_of_the_adviseur(
    mensen, bijeenkomst
):
    s = overgenomen(mensen.inbrenger, mensen.adviseur)
    assert (s.status, s.beraadtitel, s.beraadtekst) == (
        SignaalStatus.AANGENOMEN,
        BERAAD["beraadtitel"],
        BERAAD["beraadtekst"],
    )
    assert (s.beoordeeld_op, s.beoordeeld_door) == (NU, mensen.adviseur)
    assert list(query.voor_briefing(bijeenkomst)) == [s]
    assert post() == [*CCV, "inbrenger"]
    assert lijst(query.Signaallijst.BRIEFING, mensen.adviseur) == [s.nummer]


def test_without_a_check_that_nobody_can_be_recognised_it_does_not_go_along(mensen):
    with pytest.raises(Onvolledig):
        overgenomen(mensen.inbrenger, mensen.adviseur, anoniem=False)


def test_a_refused_signaal_is_answered_and_stays_refused(mensen):
    s = nieuw(mensen.inbrenger)
    weiger(s, mensen.adviseur)
    na = Signaal.get()
    assert (na.status, na.terugkoppeling) == (SignaalStatus.NIET_OVERGENOMEN, "Dit is al bekend.")
    assert post() == [*CCV, "inbrenger"]
    with pytest.raises(NietToegestaan):
        stap.neem_over(s, Verzoek(mensen.adviseur, NU, BERAAD))


def test_a_better_text_is_no_news_and_a_second_thought_is(mensen):
    s = overgenomen(mensen.inbrenger, mensen.adviseur)
    Bericht.delete().execute()
    stap.neem_over(s, Verzoek(mensen.adviseur2, NU, {**BERAAD, "beraadtekst": "Beter."}))
    assert (Signaal.get().beraadtekst, post()) == ("Beter.", [])
    weiger(s, mensen.adviseur2)
    assert post() == ["inbrenger"]


def test_an_unconfirmed_signaal_is_not_judged(mensen):
    with pytest.raises(NietToegestaan):
        weiger(anoniem(NIEUW), mensen.adviseur)


def test_of_two_adviseurs_with_the_same_screen_the_second_is_told(mensen):
    s = nieuw(mensen.inbrenger)
    versie = versies.SIGNAAL(s)
    stap.neem_over(s, Verzoek(mensen.adviseur, NU, BERAAD, versie=versie))
    with pytest.raises(Verouderd):
        weiger(s, mensen.adviseur2, versie=versie)
    assert Signaal.get().status is SignaalStatus.AANGENOMEN


def test_the_beraad_is_told_once_and_a_later_version_still_tells_it(mensen, bijeenkomst):
    verteld, nog_niet = overgenomen(mensen.inbrenger, mensen.adviseur), nieuw(mensen.collega)
    vertel(bijeenkomst, mensen.adviseur)
    volgende = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    assert (
        list(query.voor_briefing(bijeenkomst)) == [verteld]
        and not query.voor_briefing(volgende).exists()
    )
    assert Signaal.get_by_id(nog_niet.id).bijeenkomst is None
    with pytest.raises(NietToegestaan):
        weiger(verteld, mensen.adviseur)
    laat = overgenomen(mensen.collega, mensen.adviseur)
    vertel(bijeenkomst, mensen.adviseur)
    assert list(query.voor_briefing(bijeenkomst)) == [verteld, laat]


def test_what_a_cancelled_meeting_would_have_heard_waits_for_the_next(mensen, bijeenkomst):
    s = overgenomen(mensen.inbrenger, mensen.adviseur)
    vertel(bijeenkomst, mensen.adviseur)
    stap_bijeenkomst.zeg_af(bijeenkomst, Verzoek(mensen.adviseur, NU))
    volgende = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    assert list(query.voor_briefing(volgende)) == [s]


def test_everything_that_happens_is_logged_without_a_word_of_it(mensen, bijeenkomst):
    s = overgenomen(mensen.inbrenger, mensen.adviseur)
    vertel(bijeenkomst, mensen.adviseur2)
    rijen = Gebeurtenis.select().where(
        Gebeurtenis.onderwerp == s.nummer, Gebeurtenis.soort == Voorval.SIGNAAL
    )
    assert [(g.wie, g.gegevens) for g in rijen.order_by(Gebeurtenis.id)] == [
        (mensen.inbrenger, {"status": "ingediend"}),
        (mensen.adviseur, {"status": "aangenomen"}),
        (mensen.adviseur2, {"status": "aangenomen", "bijeenkomst": str(bijeenkomst.id)}),
    ]


@pytest.mark.parametrize(
    ("persona", "aantal"), [("adviseur", 1), ("inbrenger", 1), ("deelnemer", 0)]
)
def test_what_is_counted_is_what_is_seen_and_sure(mensen, persona, aantal):
    nieuw(mensen.inbrenger)
    anoniem(NIEUW)
    overgenomen(mensen.inbrenger, mensen.adviseur)
    assert signalen_bij_ccv(getattr(mensen, persona), VANDAAG) == aantal


def test_ones_own_are_listed_newest_first(mensen):
    eerste, _, tweede = nieuw(mensen.inbrenger), nieuw(mensen.collega), nieuw(mensen.inbrenger)
    assert query.van(mensen.inbrenger) == [tweede, eerste]


def test_what_is_accepted_while_the_briefing_is_printed_waits_for_the_next(mensen, bijeenkomst):
    """The paper speaks from the moment at which it was asked for: what it cannot hold must not
    count as told.
    """
    signaal = overgenomen(mensen.inbrenger, mensen.adviseur)
    Signaal.update(beoordeeld_op=NU + timedelta(seconds=2)).execute()
    vertel(bijeenkomst, mensen.adviseur)
    assert Signaal.get_by_id(signaal.id).bijeenkomst is None


def test_that_nobody_reads_the_answer_to_a_signaal_the_ccv_hears(mensen):
    s = nieuw(mensen.inbrenger)
    Persoon.update(actief=False).where(Persoon.id == mensen.inbrenger.id).execute()
    stap.wijs_af(s, Verzoek(mensen.adviseur, NU, {"terugkoppeling": "Dit weet het Beraad al."}))
    assert post("onbereikbaar") == CCV
