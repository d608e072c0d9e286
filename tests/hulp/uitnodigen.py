"""What went out about a meeting: who was told what, and the calendar entry that each letter
brings.
"""

import vobject

from portal.jobs.post import als_mail
from portal.models import Bericht, Bijeenkomst
from tests.hulp.post import BASIS

AFZENDER = "portal@portaal.test.example"
LEDEN = ["deelnemer", "voorzitter_platform"]


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
    assert (bijlage.get_content_type(), bijlage.get_filename()) == (
        "text/calendar",
        "uitnodiging.ics",
    )
    kalender = vobject.readOne(bijlage.get_content())
    gebeurtenis = kalender.vevent
    methode = kalender.method.value
    assert bijlage["Content-Type"].params["method"] == methode
    return (
        methode,
        gebeurtenis.uid.value,
        int(gebeurtenis.sequence.value),
        gebeurtenis.dtstart.value,
    )


def vers(rij: Bijeenkomst) -> Bijeenkomst:
    """Return the meeting as it is by now."""
    return Bijeenkomst.get_by_id(rij.id)
