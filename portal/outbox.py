"""Mail as rows: written in the transaction of what it tells, sent by the jobs afterwards. Never
content.
"""

from datetime import datetime

from portal.db import alleen_binnen_schrijven
from portal.models import Bericht, Persoon

# The kinds of mail; each is one file in templates/mail/.
SOORTEN = (
    "overgang",
    "bevestigen",
    "inloggen",
    "vraag",
    "antwoord",
    "herinnering",
    "uitnodiging",
    "bijeenkomst",
    "concept_agenda",
    "vergadering",
    "besluit",
    "opbrengst",
    "actie",
    "actieherinnering",
    "signaal",
    "stuk",
    "ingetrokken",
)


def plaats(
    soort: str, aan: Persoon, nu: datetime, *, door: Persoon | None, pad: str, **gegevens: str
) -> None:
    """Queue a mail of `soort` to a person; `pad` is where its link leads. Call inside
    `schrijven()`.

    A closed account gets none, nor does whoever did it (`door`; None for a receipt, a link or a
    reminder: those are for whom they are for).
    """
    alleen_binnen_schrijven()
    if soort not in SOORTEN:
        raise ValueError(f"no such mail: {soort}")
    if not aan.actief or aan == door:
        return
    Bericht.create(
        aan=aan.email,
        soort=soort,
        gegevens={"pad": pad, **gegevens},
        aangemaakt_op=nu,
        volgende_poging_op=nu,
    )
