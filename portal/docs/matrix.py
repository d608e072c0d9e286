"""Who sees and does what with a dilemma in each status: policy, marks and workflow asked one by
one.

Of each status there is one dilemma, in a database in memory that nobody else sees: it climbed every
rung up to there, the two other ends were reached from triage. Each kind of reader is somebody with
that role or seat, who did nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from portal import policy
from portal.daden import Daad
from portal.db import database, open_database
from portal.docs.routes import alle_daden
from portal.models import TABELLEN, Behandeling, Dilemma, Gremium, Lidmaatschap, Persoon
from portal.tools.tijd import dag
from portal.vocabulary import EINDES, GremiumSoort, LidRol, Rol, Status, Trede, WachtOp
from portal.workflow import TREDE

NU = datetime(2026, 1, 5, 12, tzinfo=UTC)
# The rungs that are a gremium; a denktank sits on that of a werkgroep.
GREMIA = tuple(soort for soort in GremiumSoort if soort.value == soort.trede.value)
# Until then a specialist sees what somebody without a seat sees.
BELOOFD = {"tot": dag(NU), "geheimhouding_op": NU, "geheimhouding_tekst": 1}
ZONDER_ACCOUNT, INBRENGER = "zonder account", "inbrenger"
Wie = dict[str, Persoon | None]


def cellen() -> list[dict[str, Any]]:
    """Return a row for each status and each kind of reader, in the order of the vocabulary:
    `status`, `wie`, `ziet` (parts of the dilemma), `overgangen` and `daden` (what they could do).
    """
    daden = [daad for daad in alle_daden().values() if daad.op is Dilemma]
    with _eigen_database():
        wie = _mensen()
        dilemmas = [_dilemma(status, wie[INBRENGER]) for status in Status]
        return [_cel(d, naam, wie[naam], daden) for d in dilemmas for naam in wie]


def _cel(dilemma: Dilemma, naam: str, wie: Persoon | None, daden: list[Daad]) -> dict[str, Any]:
    gezien = policy.zicht(wie, dilemma, dag(NU))
    return {
        "status": dilemma.status.value,
        "wie": naam,
        "ziet": [deel.name.lower() for deel in policy.Zicht if deel in gezien],
        "overgangen": [overgang.naam for overgang in policy.overgangen(wie, dilemma)],
        "daden": [daad.naam for daad in daden if daad.kan(wie, dilemma, NU)],
    }


@contextmanager
def _eigen_database() -> Iterator[None]:
    """Let the models speak to an empty database in memory for a while."""
    eigen = database.obj
    try:
        with open_database("sqlite:///:memory:").connection_context():
            database.create_tables(TABELLEN)
            yield
    finally:
        database.initialize(eigen)


def _mensen() -> Wie:
    wie: Wie = {ZONDER_ACCOUNT: None, INBRENGER: _persoon(INBRENGER, Rol.PROFESSIONAL)}
    wie |= {rol.value: _persoon(rol.value, rol) for rol in Rol}
    for soort in GREMIA:
        gremium = Gremium.create(soort=soort, naam=soort.label, ingesteld_op=dag(NU))
        for rol in LidRol:
            naam = f"{rol.value} {soort.value}"
            persoon = wie[naam] = _persoon(naam, Rol.PROFESSIONAL)
            zetel = {"van": dag(NU), **(BELOOFD if rol is LidRol.SPECIALIST else {})}
            Lidmaatschap.create(gremium=gremium, persoon=persoon, rol=rol, **zetel)
    return wie


def _persoon(naam: str, rol: Rol) -> Persoon:
    email = f"{naam.replace(' ', '-')}@matrix.example"
    return Persoon.create(email=email, naam=naam, organisatie="", functie="", rol=rol)


def _dilemma(status: Status, inbrenger: Persoon | None) -> Dilemma:
    open_ = status not in EINDES
    dilemma = Dilemma.create(
        nummer=f"D-{NU.year}-{list(Status).index(status) + 1:04d}",
        status=status,
        inbrenger=inbrenger,
        titel="Titel",
        vraag="Vraag",
        aangemaakt_op=NU,
        ingediend_op=None if status is Status.CONCEPT else NU,
        bevestigd_op=NU,
        afgesloten_op=None if open_ else NU,
        terugkoppeling="" if open_ else "Antwoord",
        wacht_op=WachtOp.CCV if open_ else WachtOp.NIEMAND,
        wacht_sinds=NU,
        volgende_datum=dag(NU) if open_ else None,
    )
    for gremium in Gremium.select().where(Gremium.soort.in_(_beklommen(status))):
        Behandeling.create(dilemma=dilemma, gremium=gremium, begonnen_op=NU, geeindigd_op=NU)
    _laat_lopen(dilemma)
    return dilemma


def _beklommen(status: Status) -> list[GremiumSoort]:
    """Return the gremia where a dilemma in this status has been, or is."""
    if status is Status.AFGEROND:
        return list(GREMIA)
    treden = list(Trede)
    tot = treden.index(TREDE[status]) if status in TREDE else 0
    return [soort for soort in GREMIA if treden.index(soort.trede) <= tot]


def _laat_lopen(dilemma: Dilemma) -> None:
    """Open the stay at the last gremium again, where the dilemma is still there."""
    hier = Behandeling.select().where(Behandeling.dilemma == dilemma)
    laatste = hier.order_by(Behandeling.id.desc()).first()
    if laatste and dilemma.status.value == laatste.gremium.soort.value:
        Behandeling.update(geeindigd_op=None).where(Behandeling.id == laatste.id).execute()
