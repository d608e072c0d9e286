"""What somebody may make up, in the places where a word too many becomes a command: an address to
go back to, the head of a mail, a calendar entry.
"""

from email import message_from_bytes
from email.policy import SMTP
from urllib.parse import urljoin, urlsplit

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from portal.db import is_sqlite
from portal.jobs import kalender
from portal.jobs.post import als_mail
from portal.models import Bericht, Bijeenkomst, Gremium
from portal.tools.tekst import regel, schoon
from portal.web.toegang import veilig_pad
from tests.hulp import vergaderen
from tests.hulp.lastig import begrensd
from tests.hulp.wereld import NU

BASIS = "https://portaal.test.example"
AFZENDER = "portal@portaal.test.example"
INJECTIE = [
    "\r\nBcc: evil@evil.example",
    "\nSubject: iets anders",
    "\r\n\r\nEen andere brief",
    "\u2028Bcc: evil@evil.example",
    "=?utf-8?q?=0D=0ABcc:_evil=40evil.example?=",
    "END:VEVENT\r\nBEGIN:VEVENT",
    "\\nATTENDEE:mailto:evil@evil.example",
    ';X=1:,"\\',
    "\x00\x0b\x0c\x85",
]
ALLES = st.text(max_size=60) | st.lists(
    st.sampled_from(INJECTIE) | st.text(max_size=8), max_size=5
).map("".join)
STUKJES = [
    "/",
    "\\",
    "//",
    ":",
    "@",
    "evil.example",
    "https",
    "%2f",
    "%5c",
    "\t",
    "\n",
    "\r",
    ".",
    "?",
]


def zoals_een_browser(pad):
    """Return where a browser goes: it drops white space and reads a backslash as a slash."""
    gelezen = "".join(c for c in pad if c not in "\t\r\n").strip("".join(map(chr, range(33))))
    return urlsplit(urljoin(f"{BASIS}/inloggen", gelezen.replace("\\", "/")))


@given(st.text(max_size=30) | st.lists(st.sampled_from(STUKJES), max_size=8).map("".join))
@example("/\\evil.example")
@example("/\t/evil.example")
@example("///evil.example")
@example("/%09/evil.example")
@example("/.//evil.example")
@example("/x/..//evil.example")
def test_an_address_to_go_back_to_stays_on_this_site(volgende):
    naar = zoals_een_browser(veilig_pad(volgende))
    assert f"{naar.scheme}://{naar.netloc}" == BASIS


@pytest.fixture
def meeting(mensen):
    return vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform)


def brief(meeting, **anders):
    return Bericht(
        soort="vergadering",
        aan=anders.get("aan", "lezer@test.example"),
        gegevens={"pad": f"/bijeenkomsten/{meeting.id}", "wat": "uitnodiging"},
        id=1,
        aangemaakt_op=NU,
    )


@begrensd
@given(tekst=ALLES)
def test_the_head_of_a_mail_holds_what_we_put_there_and_no_line_more(meeting, tekst):
    """Nor does its body become another part."""
    gewoon = als_mail(brief(meeting), BASIS, AFZENDER)
    bewaarbaar = tekst if is_sqlite() else tekst.replace("\0", "")  # PostgreSQL keeps no NUL
    for naam in (bewaarbaar, schoon(tekst), regel(tekst)):
        Gremium.update(naam=naam).where(Gremium.id == meeting.gremium_id).execute()
        mail = message_from_bytes(als_mail(brief(meeting), BASIS, AFZENDER).as_bytes(), policy=SMTP)
        assert mail.keys() == gewoon.keys() and mail["To"] == "lezer@test.example"
        delen = [deel.get_content_type() for deel in mail.walk()]
        assert delen == [deel.get_content_type() for deel in gewoon.walk()]


@begrensd
@given(aan=ALLES.map(lambda t: f"a{t}@test.example") | ALLES | ALLES.map(lambda t: f"a@b.nl{t}"))
@example(aan="a@b.example, evil@evil.example")
@example(aan="a@b.example\r\nBcc: evil@evil.example")
@example(aan="a@b.example>,<evil@evil.example")
def test_a_mail_goes_to_one_address_or_not_at_all(meeting, aan):
    try:
        mail = message_from_bytes(
            als_mail(brief(meeting, aan=aan), BASIS, AFZENDER).as_bytes(), policy=SMTP
        )
    except ValueError:
        return
    (adres,) = mail["To"].addresses
    assert "evil" not in adres.domain or adres.domain in aan
    assert "Bcc" not in mail and "Cc" not in mail


@begrensd
@given(tekst=ALLES)
def test_a_calendar_entry_holds_one_event_and_the_place_as_it_was_typed(meeting, tekst):
    plaats = regel(tekst)
    Bijeenkomst.update(plaats=plaats).where(Bijeenkomst.id == meeting.id).execute()
    rij = Bijeenkomst.get_by_id(meeting.id)
    (gewoon,), (event,) = events(meeting), events(rij)
    plek = {"LOCATION"}
    assert {k.name for k in event.getChildren()} | plek == {k.name for k in gewoon.getChildren()}
    assert event.getChildValue("location", "") == plaats
    assert event.attendee.value == "mailto:lezer@test.example"


def events(bijeenkomst):
    ruw = kalender.als_ics(bijeenkomst, BASIS, AFZENDER, NU, kalender.Bestemd("lezer@test.example"))
    return vobject.readOne(ruw.decode()).vevent_list
