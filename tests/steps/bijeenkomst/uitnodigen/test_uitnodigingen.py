"""Inviting, changing, and holding a meeting together: who hears of it, once, and what their
calendars get.
"""

from datetime import timedelta

import pytest

from portal import policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Bericht, Bijeenkomst, Lidmaatschap, Medegremium, Persoon
from portal.queries.bijeenkomst import agendering
from portal.queries.bijeenkomst import plannen as bijeenkomsten
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Rol, Status
from tests.hulp import stukken, vergaderen, wereld
from tests.hulp.post import BASIS
from tests.hulp.uitnodigen import LEDEN, afspraak, brieven, post, vers
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

BEGINT = vergaderen.BEGINT
VANDAAG = dag(NU)


# Inviting


def test_every_member_is_invited_once_however_often_the_button_is_pressed(meeting, doe):
    for sleutel in ("een", "een", "twee", ""):
        assert doe(uitnodigingen.nodig_uit, meeting, sleutel) == pagina(meeting)
    assert post() == {"uitnodiging": LEDEN}
    assert (vers(meeting).uitgenodigd_op, vers(meeting).uitnodiging) == (NU, 1)


def test_invited_is_who_knows_of_the_meeting_and_no_one_else(meeting, doe, mensen):
    lid = {"gremium": meeting.gremium, "van": wereld.INGESTELD}
    Lidmaatschap.create(**lid, persoon=mensen.beheerder, rol=LidRol.LID)
    Lidmaatschap.create(
        **lid, persoon=mensen.collega, rol=LidRol.LID, tot=VANDAAG - timedelta(days=1)
    )
    Lidmaatschap.create(**lid, persoon=mensen.inbrenger, rol=LidRol.LID)
    Persoon.update(actief=False).where(Persoon.id == mensen.inbrenger.id).execute()
    doe(uitnodigingen.nodig_uit, meeting)
    komt = bijeenkomsten.genodigden(meeting, VANDAAG)
    for persoon in Persoon.select():
        zijn = Bijeenkomst.select().where(policy.bijeenkomsten_van(persoon, VANDAAG)).exists()
        assert zijn is (persoon in komt), persoon.email
    assert post() == {"uitnodiging": LEDEN}


def test_a_specialist_is_invited_only_while_the_werkgroep_runs(mensen):
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    meeting = vergaderen.plan(mensen.adviseur, werkgroep)
    namen = [p.email.split("@")[0] for p in bijeenkomsten.genodigden(meeting, VANDAAG)]
    type(werkgroep).update(gesloten_op=VANDAAG).where(type(werkgroep).id == werkgroep.id).execute()
    assert namen == ["specialist", "trekker"]
    assert list(bijeenkomsten.genodigden(meeting, VANDAAG)) == [mensen.trekker]


def test_a_joint_meeting_invites_all_its_gremia_and_everybody_once(mensen, doe):
    beraad = wereld.gremium_met(wereld.BERAAD)
    meeting = vergaderen.plan(mensen.adviseur, samen_met=[beraad.id])
    Lidmaatschap.create(
        gremium=beraad, persoon=mensen.deelnemer, rol=LidRol.LID, van=wereld.INGESTELD
    )
    doe(uitnodigingen.nodig_uit, meeting)
    assert post() == {
        "uitnodiging": ["bestuurder", "deelnemer", "voorzitter_beraad", "voorzitter_platform"]
    }


@pytest.mark.parametrize(
    "naam", [n for n, rol in wereld.ROLLEN.items() if rol is not Rol.ADVISEUR] + [*LEDEN]
)
def test_only_an_adviseur_invites_and_calls_off(meeting, mensen, naam):
    for stap in (uitnodigingen.nodig_uit, bijeenkomst.zeg_af):
        with pytest.raises(NietToegestaan):
            stap(meeting, Verzoek(getattr(mensen, naam), NU))
    assert post() == {}


def test_to_what_has_begun_nobody_is_invited(meeting, doe):
    with pytest.raises(NietToegestaan):
        doe(uitnodigingen.nodig_uit, meeting, nu=BEGINT)


# The letter


def test_the_letter_brings_an_entry_and_says_nothing_of_content(meeting, doe):
    doe(uitnodigingen.nodig_uit, meeting)
    assert Bericht.get(Bericht.soort == "vergadering").gegevens == {
        "pad": pagina(meeting),
        "bijeenkomst": str(meeting.id),
        "wat": "uitnodiging",
    }
    for mail in brieven():
        tekst = mail["Subject"] + mail.get_body(("plain",)).get_content()
        assert mail["Subject"] == "Uitnodiging: Landelijk Platform 26 maart"
        assert "KANARIE" not in tekst and f"\n{BASIS}{pagina(meeting)}\n" in tekst
        assert afspraak(mail) == (
            "REQUEST",
            f"bijeenkomst-{meeting.id}@portaal.test.example",
            1,
            BEGINT,
        )


def test_a_change_sends_the_same_entry_with_a_higher_number(meeting, doe):
    doe(uitnodigingen.nodig_uit, meeting)
    eerste = afspraak(brieven()[0])
    doe(bijeenkomst.wijzig, meeting, begint=BEGINT + timedelta(days=7))
    laatste = brieven()[-1]
    assert laatste["Subject"] == "Gewijzigd: Landelijk Platform 2 april"
    assert afspraak(laatste) == ("REQUEST", eerste[1], 2, BEGINT + timedelta(days=7))
    assert post() == {"uitnodiging": LEDEN, "gewijzigd": LEDEN}


@pytest.mark.parametrize("wijziging", [{"minuten": 90}, {"plaats": "Zwolle"}], ids=str)
def test_another_length_or_place_is_told_too(meeting, doe, wijziging):
    doe(uitnodigingen.nodig_uit, meeting)
    doe(bijeenkomst.wijzig, meeting, **wijziging)
    assert post()["gewijzigd"] == LEDEN


def test_what_no_calendar_holds_is_not_told(meeting, doe, mensen):
    doe(uitnodigingen.nodig_uit, meeting)
    doe(bijeenkomst.wijzig, meeting, titel="Anders", voorzitter=mensen.deelnemer.id, begint=BEGINT)
    assert post() == {"uitnodiging": LEDEN} and vers(meeting).uitnodiging == 1


def test_before_anybody_was_invited_a_change_is_told_to_nobody_but_counts(meeting, doe):
    doe(bijeenkomst.wijzig, meeting, plaats="Zwolle")
    assert post() == {} and vers(meeting).uitnodiging == 1


def test_who_got_an_agenda_hears_of_another_day_though_nobody_was_invited(meeting, doe, mensen):
    stukken.stel_vast(meeting, mensen.adviseur)
    vergaderen.stel_vast(vers(meeting), mensen.adviseur, vast=False)
    doe(bijeenkomst.wijzig, meeting, begint=BEGINT + timedelta(days=7))
    assert post() == {"gewijzigd": LEDEN}


def test_a_letter_that_leaves_late_tells_how_it_is_then(meeting, doe):
    doe(uitnodigingen.nodig_uit, meeting)
    doe(bijeenkomst.zeg_af, meeting)
    assert {mail["Subject"] for mail in brieven()} == {"Afgezegd: Landelijk Platform 26 maart"}
    assert {afspraak(mail)[0] for mail in brieven()} == {"CANCEL"}


# Joint or not


def test_with_whom_it_is_held_can_change_until_the_members_know(mensen, doe):
    beraad = wereld.gremium_met(wereld.BERAAD)
    meeting = vergaderen.plan(mensen.adviseur)
    doe(bijeenkomst.wijzig, meeting, samen_met=[beraad.id, meeting.gremium_id])
    assert [m.gremium for m in Medegremium.select()] == [beraad] and vers(meeting).gezamenlijk
    doe(bijeenkomst.wijzig, meeting, samen_met=[])
    assert not Medegremium.select().exists() and not vers(meeting).gezamenlijk
    doe(uitnodigingen.nodig_uit, meeting)
    with pytest.raises(NietToegestaan):
        doe(bijeenkomst.wijzig, meeting, samen_met=[beraad.id])


def test_a_meeting_with_dilemmas_becomes_no_joint_one_and_a_joint_one_takes_none(
    mensen, doe, dilemma_in
):
    beraad, dilemma = wereld.gremium_met(wereld.BERAAD), dilemma_in(Status.PLATFORM)
    gewoon, samen = (
        vergaderen.plan(mensen.adviseur),
        vergaderen.plan(mensen.adviseur, samen_met=[beraad.id]),
    )
    assert agendering.voor(samen, mensen.adviseur, VANDAAG) == []
    with pytest.raises(NietToegestaan):
        vergaderen.agendeer(samen, dilemma, mensen.adviseur)
    vergaderen.agendeer(gewoon, dilemma, mensen.adviseur)
    with pytest.raises(NietToegestaan):
        doe(bijeenkomst.wijzig, gewoon, samen_met=[beraad.id])
