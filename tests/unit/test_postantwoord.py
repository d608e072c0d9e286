"""What /beheer/brieven says of the answer to a letter."""

import pytest

from portal.models import Bericht
from portal.queries.rondom.post import ANDERS, ANTWOORDEN, GEEN_LIJN, NIET_TE_MAILEN, Postregel


@pytest.mark.parametrize(
    ("fout", "zegt"),
    [
        ("", ""),
        (NIET_TE_MAILEN, NIET_TE_MAILEN),
        ("550 no such user", f"{ANTWOORDEN['550']} 550 no such user"),
        ("599 odd", f"{ANDERS} 599 odd"),
        ("TimeoutError: timed out", f"{GEEN_LIJN} TimeoutError: timed out"),
    ],
)
def test_who_looks_after_mail_reads_what_went_wrong_and_nothing_that_did_not(fout, zegt):
    assert Postregel(Bericht(fout=fout, zaak=""), None).antwoord == zegt
