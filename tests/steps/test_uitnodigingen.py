"""Inviting, changing and calling off: who hears of it, once, and what it does to dilemmas and calendars."""

from datetime import timedelta

import pytest
import vobject

from portal import policy
from portal.engine import NietToegestaan, Verzoek
from portal.forms.beraad import besluitform
from portal.models import Agendapunt, Bericht, Bijeenkomst, Lidmaatschap, Medegremium, Persoon
from portal.post import als_mail
from portal.queries import agendering, bijeenkomsten, gremia
from portal.steps import agendapunten, bijeenkomst, uitnodigingen
from portal.steps.agenda import Afgezegd, pagina
from portal.tijd import dag
from portal.vocabulary import LidRol, Rol, Status, Uitslag, WachtOp
from reports import bronnen
from tests.hulp import momentopname, vergaderen, wereld
from tests.hulp.dilemmas import met
from tests.hulp.post import BASIS
from tests.hulp.wereld import NU

BEGINT = vergaderen.BEGINT
VANDAAG = dag(NU)
PLATFORM = ["deelnemer", "voorzitter_platform"]
AFZENDER = "portal@portaal.test.example"


@pytest.fixture
def meeting(mensen):
    return vergaderen.plan(mensen.adviseur, titel="KANARIE", plaats="KANARIE-zaal")


@pytest.fixture
def doe(mensen):
    """Take a step with a meeting as the adviseur: doe(uitnodigingen.nodig_uit, meeting)."""
    def stap(wat, rij, sleutel="", nu=NU, **invoer):
        verzoek = Verzoek(mensen.adviseur, nu, invoer, sleutel)
        return wat(Bijeenkomst.get_by_id(rij.id), verzoek)

    return stap


def vers(rij):
    return Bijeenkomst.get_by_id(rij.id)


def post():
    """Return per kind of news who was mailed, in the order of the alphabet."""
    wie = {}
    for brief in Bericht.select().where(Bericht.soort == "vergadering").order_by(Bericht.aan):
        wie.setdefault(brief.gegevens["wat"], []).append(brief.aan.split("@")[0])
    return wie


def brieven():
    """Return the letters as they would leave now, oldest first."""
    rijen = Bericht.select().where(Bericht.soort == "vergadering").order_by(Bericht.id)
    return [als_mail(rij, BASIS, AFZENDER) for rij in rijen]


def afspraak(mail):
    """Return method, UID, sequence, status and begin of the entry that a letter brings."""
    (bijlage,) = mail.iter_attachments()
    assert (bijlage.get_content_type(), bijlage.get_filename()) == ("text/calendar", "uitnodiging.ics")
    kalender = vobject.readOne(bijlage.get_content())
    gebeurtenis = kalender.vevent
    methode = kalender.method.value
    assert bijlage["Content-Type"].params["method"] == methode
    return methode, gebeurtenis.uid.value, int(gebeurtenis.sequence.value), gebeurtenis.dtstart.value


# Inviting


def test_every_member_is_invited_once_however_often_the_button_is_pressed(meeting, doe):
    for sleutel in ("een", "een", "twee", ""):
        assert doe(uitnodigingen.nodig_uit, meeting, sleutel) == pagina(meeting)
    assert post() == {"uitnodiging": PLATFORM}
    assert (vers(meeting).uitgenodigd_op, vers(meeting).uitnodiging) == (NU, 1)


def test_invited_is_who_knows_of_the_meeting_and_no_one_else(meeting, doe, mensen):
    lid = {"gremium": meeting.gremium, "van": wereld.INGESTELD}
    Lidmaatschap.create(**lid, persoon=mensen.beheerder, rol=LidRol.LID)
    Lidmaatschap.create(**lid, persoon=mensen.collega, rol=LidRol.LID, tot=VANDAAG - timedelta(days=1))
    Lidmaatschap.create(**lid, persoon=mensen.inbrenger, rol=LidRol.LID)
    Persoon.update(actief=False).where(Persoon.id == mensen.inbrenger.id).execute()
    doe(uitnodigingen.nodig_uit, meeting)
    komt = bijeenkomsten.genodigden(meeting, VANDAAG)
    for persoon in Persoon.select():
        zijn = Bijeenkomst.select().where(policy.bijeenkomsten_van(persoon, VANDAAG)).exists()
        assert zijn is (persoon in komt), persoon.email
    assert post() == {"uitnodiging": PLATFORM}


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
    Lidmaatschap.create(gremium=beraad, persoon=mensen.deelnemer, rol=LidRol.LID, van=wereld.INGESTELD)
    doe(uitnodigingen.nodig_uit, meeting)
    assert post() == {"uitnodiging": ["bestuurder", "deelnemer", "voorzitter_beraad", "voorzitter_platform"]}


@pytest.mark.parametrize("naam", [n for n, rol in wereld.ROLLEN.items() if rol is not Rol.ADVISEUR] + [*PLATFORM])
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
        "pad": pagina(meeting), "bijeenkomst": str(meeting.id), "wat": "uitnodiging"
    }
    for mail in brieven():
        tekst = mail["Subject"] + mail.get_body(("plain",)).get_content()
        assert mail["Subject"] == "Uitnodiging: bijeenkomst op donderdag 26 maart 2026"
        assert "KANARIE" not in tekst and f"\n{BASIS}{pagina(meeting)}\n" in tekst
        assert afspraak(mail) == ("REQUEST", f"bijeenkomst-{meeting.id}@portaal.test.example", 1, BEGINT)


def test_a_change_sends_the_same_entry_with_a_higher_number(meeting, doe):
    doe(uitnodigingen.nodig_uit, meeting)
    eerste = afspraak(brieven()[0])
    doe(bijeenkomst.wijzig, meeting, begint=BEGINT + timedelta(days=7))
    laatste = brieven()[-1]
    assert laatste["Subject"] == "Gewijzigd: bijeenkomst op donderdag 2 april 2026"
    assert afspraak(laatste) == ("REQUEST", eerste[1], 2, BEGINT + timedelta(days=7))
    assert post() == {"uitnodiging": PLATFORM, "gewijzigd": PLATFORM}


@pytest.mark.parametrize("wijziging", [{"minuten": 90}, {"plaats": "Zwolle"}], ids=str)
def test_another_length_or_place_is_told_too(meeting, doe, wijziging):
    doe(uitnodigingen.nodig_uit, meeting)
    doe(bijeenkomst.wijzig, meeting, **wijziging)
    assert post()["gewijzigd"] == PLATFORM


def test_what_no_calendar_holds_is_not_told(meeting, doe, mensen):
    doe(uitnodigingen.nodig_uit, meeting)
    doe(bijeenkomst.wijzig, meeting, titel="Anders", voorzitter=mensen.deelnemer.id, begint=BEGINT)
    assert post() == {"uitnodiging": PLATFORM} and vers(meeting).uitnodiging == 1


def test_before_anybody_was_invited_a_change_is_told_to_nobody_but_counts(meeting, doe):
    doe(bijeenkomst.wijzig, meeting, plaats="Zwolle")
    assert post() == {} and vers(meeting).uitnodiging == 1


def test_a_letter_that_leaves_late_tells_how_it_is_then(meeting, doe):
    doe(uitnodigingen.nodig_uit, meeting)
    doe(bijeenkomst.zeg_af, meeting)
    assert {mail["Subject"] for mail in brieven()} == {"Afgezegd: bijeenkomst op donderdag 26 maart 2026"}
    assert {afspraak(mail)[0] for mail in brieven()} == {"CANCEL"}


# Calling off


def test_called_off_the_entry_is_taken_away_and_everybody_hears_once(meeting, doe):
    doe(uitnodigingen.nodig_uit, meeting)
    for sleutel in ("een", "een", "twee"):
        assert doe(bijeenkomst.zeg_af, meeting, sleutel) == pagina(meeting)
    assert post() == {"uitnodiging": PLATFORM, "afgezegd": PLATFORM}
    assert afspraak(brieven()[-1])[2] == vers(meeting).uitnodiging == 2
    assert vers(meeting).afgezegd_op == NU


def test_who_had_the_agenda_hears_that_it_is_off(meeting, doe, mensen):
    vergaderen.stel_vast(meeting, mensen.adviseur)
    doe(bijeenkomst.zeg_af, meeting)
    assert post() == {"afgezegd": PLATFORM}


def test_of_what_nobody_knew_nobody_hears_and_it_is_gone_for_the_chair(doe, mensen):
    meeting = vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform)
    doe(bijeenkomst.zeg_af, meeting)
    ziet = [naam for naam in wereld.PERSONAS if bijeenkomsten.bijeenkomst(meeting.id, getattr(mensen, naam), VANDAAG)]
    assert post() == {} and ziet == ["adviseur", "adviseur2"]


def test_who_knew_of_it_still_sees_that_it_is_off_but_reads_no_agenda(meeting, doe, mensen):
    vergaderen.stel_vast(meeting, mensen.adviseur)
    doe(bijeenkomst.zeg_af, meeting)
    lid = mensen.deelnemer
    assert [rij.bijeenkomst for rij in bijeenkomsten.afgezegd(lid, VANDAAG)] == [meeting]
    assert bijeenkomsten.komend(lid, VANDAAG) == [] and bijeenkomsten.geweest(lid, VANDAAG) == []
    assert not policy.mag_agenda_lezen(lid, meeting, VANDAAG)
    assert policy.mag_agenda_lezen(mensen.adviseur, meeting, VANDAAG)


STAPPEN = {
    "change": lambda b, v: bijeenkomst.wijzig(b, v),
    "invite": lambda b, v: uitnodigingen.nodig_uit(b, v),
    "add": lambda b, v: agendapunten.voeg_punt_toe(b, v),
    "remove": lambda b, v: agendapunten.haal_weg(b.punten.get(), v),
    "result": lambda b, v: agendapunten.leg_resultaat_vast(b.punten.get(), v),
}


@pytest.mark.parametrize("stap", STAPPEN)
def test_nothing_changes_any_more_once_it_is_off(meeting, doe, mensen, stap):
    doe(bijeenkomst.zeg_af, meeting)
    invoer = {"soort": "pauze", "titel": "Pauze", "minuten": 15, "plaats": "Zwolle", "uitslag": "geen", "verslag": ""}
    voor = momentopname.alles()
    with pytest.raises(Afgezegd):
        STAPPEN[stap](vers(meeting), Verzoek(mensen.adviseur, NU, invoer))
    assert momentopname.alles() == voor


def test_what_was_held_cannot_be_called_off(meeting, doe, mensen):
    punt = meeting.punten.get()
    invoer = {"uitslag": Uitslag.GEEN, "verslag": "Besproken."}
    agendapunten.leg_resultaat_vast(punt, Verzoek(mensen.adviseur, BEGINT, invoer))
    with pytest.raises(NietToegestaan):
        doe(bijeenkomst.zeg_af, meeting, nu=BEGINT)
    assert vers(meeting).afgezegd_op is None


# What was called off blocks nothing


@pytest.fixture
def afgezegd(meeting, doe, dilemma_in, mensen):
    """A dilemma whose meeting was called off."""
    dilemma = dilemma_in(Status.PLATFORM)
    vergaderen.agendeer(meeting, dilemma, mensen.adviseur)
    assert met(dilemma.nummer).wacht_op is WachtOp.GREMIUM
    doe(bijeenkomst.zeg_af, meeting)
    return dilemma


def test_its_dilemmas_wait_for_the_ccv_again(afgezegd):
    assert met(afgezegd.nummer).wacht_op is WachtOp.CCV


def test_its_dilemmas_can_go_on_another_agenda_at_once(afgezegd, meeting, mensen):
    later = vergaderen.plan(mensen.adviseur, begint=BEGINT + timedelta(weeks=2))
    (wacht,) = agendering.voor(later, mensen.adviseur, VANDAAG)
    assert wacht.gepland is None and wacht.behandeling.dilemma == afgezegd
    assert list(agendering.per_gremium(mensen.adviseur, VANDAAG)) == [meeting.gremium]
    vergaderen.agendeer(later, afgezegd, mensen.adviseur)
    assert met(afgezegd.nummer).volgende_datum == dag(later.begint)
    assert agendering.voor(meeting, mensen.adviseur, VANDAAG) == []


def test_its_agenda_stays_as_it_was_when_a_dilemma_goes_on(afgezegd, meeting, mensen):
    punten = vergaderen.titels(meeting)
    agendapunten_ = Agendapunt.select().where(Agendapunt.bijeenkomst == meeting).count()
    vergaderen.agendeer(vergaderen.plan(mensen.adviseur), afgezegd, mensen.adviseur)
    assert (vergaderen.titels(meeting), agendapunten_) == (punten, len(punten))


def test_no_list_or_paper_takes_it_for_a_meeting_that_is_held(meeting, doe, mensen, dilemma_in):
    beraad = wereld.gremium_met(wereld.BERAAD)
    van_beraad = vergaderen.plan(mensen.adviseur, beraad, begint=NU - timedelta(days=1))
    later = vergaderen.plan(mensen.adviseur, begint=BEGINT + timedelta(days=1))
    for rij in (meeting, van_beraad):
        doe(bijeenkomst.zeg_af, rij)
    assert bronnen.vorige(later) is None
    assert bijeenkomsten.vorige(beraad) is None and bijeenkomsten.op_dag(meeting.gremium, dag(BEGINT)) == []
    assert gremia._komende(meeting.gremium, mensen.adviseur, NU, VANDAAG) == [later]
    keuzes = besluitform(dilemma_in(Status.BERAAD)).bijeenkomst.kwargs["choices"]
    assert str(van_beraad.id) not in {keuze.value for keuze in keuzes}


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


def test_a_meeting_with_dilemmas_becomes_no_joint_one_and_a_joint_one_takes_none(mensen, doe, dilemma_in):
    beraad, dilemma = wereld.gremium_met(wereld.BERAAD), dilemma_in(Status.PLATFORM)
    gewoon, samen = vergaderen.plan(mensen.adviseur), vergaderen.plan(mensen.adviseur, samen_met=[beraad.id])
    assert agendering.voor(samen, mensen.adviseur, VANDAAG) == []
    with pytest.raises(NietToegestaan):
        vergaderen.agendeer(samen, dilemma, mensen.adviseur)
    vergaderen.agendeer(gewoon, dilemma, mensen.adviseur)
    with pytest.raises(NietToegestaan):
        doe(bijeenkomst.wijzig, gewoon, samen_met=[beraad.id])
