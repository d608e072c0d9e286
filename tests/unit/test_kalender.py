"""The calendar entry of a meeting, opened by a parser that is not the one that wrote it."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest
import vobject

from portal.engine import Verzoek
from portal.jobs import kalender
from portal.jobs.kalender import SOORT
from portal.jobs.ronde import ronde
from portal.models import Agendapunt, Bijeenkomst, Gesprekstafel, Medegremium, Persoon
from portal.steps.bijeenkomst import uitnodigen
from portal.tools.tijd import AMSTERDAM, uit_lokaal
from tests.hulp import vergaderen, wereld
from tests.hulp.post import BASIS, met_postmap
from tests.hulp.wereld import NU

AFZENDER = "portal@portaal.test.example"
KANARIE = "KANARIE"
VOOR = kalender.Bestemd("lezer@test.example")


@pytest.fixture
def meeting(mensen):
    return vergaderen.plan(mensen.adviseur, titel=KANARIE, voorzitter=mensen.voorzitter_platform)


def ics(bijeenkomst, nu=NU):
    return kalender.als_ics(Bijeenkomst.get_by_id(bijeenkomst.id), BASIS, AFZENDER, nu, VOOR)


def lees(bijeenkomst):
    """Return the calendar and its one event, as vobject sees them."""
    gelezen = vobject.readOne(ics(bijeenkomst).decode())
    assert len(gelezen.vevent_list) == 1
    return gelezen, gelezen.vevent


def op(wandklok):
    return uit_lokaal(datetime.fromisoformat(wandklok))


def op_de_klok(moment):
    return f"{moment.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"


def zet(bijeenkomst, **waarden):
    Bijeenkomst.update(waarden).where(Bijeenkomst.id == bijeenkomst.id).execute()


def test_it_says_who_meets_where_when_and_where_to_read_on(meeting):
    gelezen, afspraak = lees(meeting)
    link = f"{BASIS}/bijeenkomsten/{meeting.id}"
    assert gelezen.method.value == "REQUEST" and gelezen.version.value == "2.0"
    assert {
        naam: afspraak.getChildValue(naam)
        for naam in ("summary", "location", "url", "description", "status")
    } == {
        "summary": "Bijeenkomst Landelijk Platform",
        "location": "Utrecht",
        "url": link,
        "description": link,
        "status": "CONFIRMED",
    }
    assert (afspraak.uid.value, afspraak.sequence.value) == (
        f"bijeenkomst-{meeting.id}@portaal.test.example",
        "0",
    )
    assert (afspraak.transp.value, afspraak.dtstamp.value) == ("OPAQUE", NU)


def test_there_is_nothing_else_in_it(meeting):
    _, afspraak = lees(meeting)
    assert {kind.name for kind in afspraak.getChildren()} == {
        "UID",
        "SEQUENCE",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "LOCATION",
        "URL",
        "DESCRIPTION",
        "ORGANIZER",
        "ATTENDEE",
        "TRANSP",
        "STATUS",
    }


def test_what_anybody_typed_and_who_comes_stays_out(meeting, mensen):
    Agendapunt.update(
        titel=KANARIE, inleider=KANARIE, verslag=KANARIE, interne_notitie=KANARIE
    ).execute()
    Persoon.update(naam=KANARIE, organisatie=KANARIE, functie=KANARIE).execute()
    Gesprekstafel.create(
        bijeenkomst=meeting, volgorde=1, naam=KANARIE, pitch=KANARIE, tafelheer=mensen.deelnemer
    )
    inhoud = ics(meeting).decode()
    assert KANARIE not in inhoud
    assert [p.email for p in Persoon.select() if p.email in inhoud] == []


def test_a_joint_meeting_names_all_its_gremia(meeting):
    zet(meeting, gezamenlijk=True)
    for naam in (wereld.WERKGROEP, wereld.BERAAD):
        Medegremium.create(bijeenkomst=meeting, gremium=wereld.gremium_met(naam))
    _, afspraak = lees(meeting)
    alle = "Landelijk Platform, Strategisch Beraad en Werkgroep Afspraken"
    assert afspraak.summary.value == f"Gezamenlijke bijeenkomst {alle}"


def test_called_off_it_takes_the_same_entry_away(meeting):
    voor = lees(meeting)[1]
    zet(meeting, afgezegd_op=NU, uitnodiging=3)
    gelezen, na = lees(meeting)
    assert (gelezen.method.value, na.status.value) == ("CANCEL", "CANCELLED")
    assert na.uid.value == voor.uid.value and int(na.sequence.value) > int(voor.sequence.value)


# Amsterdam's clock goes from 02.00 to 03.00 on 29 March 2026 and from 03.00 to 02.00 on 25 October
# 2026.
@pytest.mark.parametrize(
    ("wandklok", "minuten", "eindigt"),
    [
        ("2026-03-28 10:00", 120, "2026-03-28 12:00"),
        ("2026-03-29 01:30", 150, "2026-03-29 05:00"),
        ("2026-03-29 10:00", 120, "2026-03-29 12:00"),
        ("2026-10-24 10:00", 120, "2026-10-24 12:00"),
        ("2026-10-25 01:30", 150, "2026-10-25 03:00"),
        ("2026-10-26 10:00", 120, "2026-10-26 12:00"),
    ],
)
def test_times_are_right_on_either_side_of_a_change_of_the_clock(
    meeting, wandklok, minuten, eindigt
):
    zet(meeting, begint=op(wandklok), minuten=minuten)
    _, afspraak = lees(meeting)
    begin, eind = afspraak.dtstart.value, afspraak.dtend.value
    assert (op_de_klok(begin), op_de_klok(eind)) == (wandklok, eindigt)
    assert eind.astimezone(UTC) - begin.astimezone(UTC) == timedelta(minutes=minuten)


def test_an_evening_that_passes_midnight_ends_the_next_day(meeting):
    zet(meeting, begint=op("2026-06-03 23:00"), minuten=120)
    _, afspraak = lees(meeting)
    assert op_de_klok(afspraak.dtend.value) == "2026-06-04 01:00"


@pytest.mark.parametrize(
    "plaats",
    ["Zaal ‘Ë’ van het gemeentehuis, " * 6, "Straat 1; hal, 2e\\etage", "会議室" * 40, "x" * 200],
    ids=["quotes", "marks", "wide", "long"],
)
def test_lines_are_folded_at_75_octets_and_any_place_comes_back_whole(meeting, plaats):
    plaats = plaats[:200].strip()
    zet(meeting, plaats=plaats)
    inhoud = ics(meeting)
    assert b"\n" not in inhoud.replace(b"\r\n", b"") and inhoud.endswith(b"END:VCALENDAR\r\n")
    assert max(len(regel) for regel in inhoud.split(b"\r\n")) <= 75
    assert lees(meeting)[1].location.value == plaats


def test_the_same_row_at_the_same_moment_gives_the_same_bytes(meeting):
    assert ics(meeting) == ics(meeting)


def test_its_only_attendee_is_whom_it_is_for_and_its_organiser_whoever_reads_answers(meeting):
    afspraak = lees(meeting)[1]
    assert [kind.value for kind in afspraak.attendee_list] == ["mailto:lezer@test.example"]
    assert afspraak.organizer.value == f"mailto:{AFZENDER}"


def test_without_anybody_it_is_for_it_is_published(meeting):
    inhoud = kalender.als_ics(Bijeenkomst.get_by_id(meeting.id), BASIS, AFZENDER, NU).decode()
    gelezen = vobject.readOne(inhoud)
    assert gelezen.method.value == "PUBLISH" and "ATTENDEE" not in inhoud


def test_whoever_left_takes_it_away_while_the_meeting_goes_on(meeting):
    weg = kalender.Bestemd("lezer@test.example", weg=True)
    b = Bijeenkomst.get_by_id(meeting.id)
    gelezen = vobject.readOne(kalender.als_ics(b, BASIS, AFZENDER, NU, weg).decode())
    assert (gelezen.method.value, gelezen.vevent.status.value) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize(("contact", "leest"), [("", AFZENDER), ("ccv@test.example",) * 2])
def test_an_answer_of_a_calendar_goes_to_the_address_that_is_read(
    meeting, mensen, tmp_path, contact, leest
):
    uitnodigen.nodig_uit(meeting, Verzoek(mensen.adviseur, NU))
    ronde(met_postmap(tmp_path, contact_email=contact), NU)
    brieven = [message_from_bytes(b.read_bytes()) for b in tmp_path.glob("*.eml")]
    bijlagen = [deel for b in brieven for deel in b.walk() if deel.get_content_type() == SOORT]
    wie = {
        vobject.readOne(deel.get_payload(decode=True).decode()).vevent.organizer.value
        for deel in bijlagen
    }
    assert wie == {f"mailto:{leest}"}
