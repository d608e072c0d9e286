"""What the health check and the figures ask of the mail, on either database."""

from datetime import timedelta

import pytest

from portal.models import Bericht, Linkverzoek
from portal.queries.rondom import metingen, post
from portal.vocabulary import Onbezorgd
from tests.hulp import post as hulp

UUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("fouten", "hapert"),
    [
        ([], False),
        (["TimeoutError: "], True),
        (["450 4.2.1 full"], False),
        (["450 full", "451 busy", "452 no room"], True),
    ],
)
def test_mail_that_does_not_leave_is_told_from_addresses_that_are_refused(db, nu, fouten, hapert):
    for n, fout in enumerate(fouten):
        rij = hulp.bericht(aan=f"lezer{n}@test.example", op=nu - 2 * UUR)
        Bericht.update(fout=fout, pogingen=1).where(Bericht.id == rij.id).execute()
    assert post.hapert(nu - UUR, onbeproefd=True) is hapert
    assert post.hapert(nu - 3 * UUR, onbeproefd=True) is False


def test_a_request_for_a_link_that_nobody_looked_at_counts_like_a_letter_nobody_tried(db, nu):
    Linkverzoek.create(email="lid@test.example", gevraagd_op=nu - 2 * UUR)
    assert post.hapert(nu - UUR, onbeproefd=True) and not post.hapert(nu - UUR, onbeproefd=False)


def test_letters_that_wait_and_that_somebody_could_mend_are_counted(db, nu, mensen):
    hulp.bericht()
    for waarom in (Onbezorgd.GEWEIGERD, Onbezorgd.MISLUKT, Onbezorgd.GESLOTEN):
        hulp.opgegeven(mensen.inbrenger, hulp.NUMMER, waarom=waarom)
    gezegd = metingen.aantallen(nu)
    assert gezegd == {"letters_waiting": 1, "letters_failed": 2, "sessions": 0}
