"""What an inbrenger wrote is read on pages that leave a line in the log, or on one of these."""

import re

from portal.vocabulary import Status
from tests.hulp import dilemmas

# Pages without a number in their address on which an adviseur meets words of an intake, and why
# opening them leaves no line.
ZONDER = {
    "/postvak": "a list of what waits, by title: which dilemma was opened leaves a line",
    "/postvak/lot": "the same of calls for the LOT",
    "/doelen/1": "the titles of the dilemmas that move a doel",
}
GESPOORD = re.compile(r"/(dilemma|signaal|inbrengen)/[DS]-\d|\.pdf$|\.ics$|\.csv$|\.xlsx$")


def test_words_of_an_intake_stand_on_no_page_that_leaves_no_line_but_lists(kooi, ronde):
    intakes = {f"{status} {veld}" for status in Status for veld in dilemmas.GETYPT}
    waar = {
        (pad.partition("?")[0], kooi[kanarie][1].split()[-1])
        for kanarie, paden in ronde("adviseur").gehoord.items()
        if kooi[kanarie][1] in intakes
        for pad in paden
    }
    assert len({pad for pad, _ in waar}) > 20
    assert {paar for paar in waar if not GESPOORD.search(paar[0])} == {
        (pad, "titel") for pad in ZONDER
    }
