"""How the portal is doing, and whether a person must act: one table of what is looked at.

It only reads, and prints nothing: whoever asks ten times a second keeps nobody from working.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from flask import Flask, current_app
from peewee import PeeweeException

from portal.db import database, is_sqlite
from portal.queries.rondom import exemplaren, post
from portal.steps.rondom import spoor
from portal.web import verbinding
from reports.pers import drukker

UUR = timedelta(hours=1)
# Whoever just started has this long to do what was left: a round, and the letters that wait.
AANLOOP = timedelta(minutes=5)
VRIJ_DEEL, VRIJ_BYTES = 0.05, 2_000_000_000  # a disk with less than both is nearly full
DATABASE, SCHIJF = "database", "schijf"
BEGONNEN = "BEGONNEN"  # in the configuration: when this process did, on the clock of `monotonic`


@dataclass(frozen=True)
class Stand:
    """How it is at one moment: ages in time, None for what does not wait or was never there."""

    op_gang: timedelta  # since this process began
    oudste_mail: timedelta | None
    laatste_ronde: timedelta | None
    oudste_exemplaar: timedelta | None
    post_hapert: bool
    regels_wachten: int

    @property
    def zonder_ronde(self) -> timedelta:
        """Return how long no round was done, by this process or beside it."""
        return self.op_gang if self.laatste_ronde is None else self.laatste_ronde


def registreer(app: Flask) -> None:
    """Note when this process began."""
    app.config[BEGONNEN] = monotonic()


# What is looked at, and when it is well; where it is not, a person must act.
CONTROLES: dict[str, Callable[[Stand], bool]] = {
    "jobs": lambda s: s.op_gang < AANLOOP or s.zonder_ronde < UUR,
    "post": lambda s: not s.post_hapert,
    "logboek": lambda s: s.regels_wachten < spoor.WACHTEND_MAX,  # beyond that lines get lost
    "pers": lambda _: drukker.works(),
    SCHIJF: lambda _: heeft_ruimte(),
}


def stand(nu: datetime) -> Stand | None:
    """Return how it is, or None when the database does not answer. Who waits to write, or hangs
    while writing, does not keep it.
    """
    op_gang = timedelta(seconds=max(0.0, monotonic() - current_app.config[BEGONNEN]))
    try:
        with database.connection_context() if database.is_closed() else nullcontext():
            verbinding.keur()
            database.execute_sql("SELECT id FROM dilemma LIMIT 1")
            return Stand(
                op_gang=op_gang,
                oudste_mail=_sinds(post.wacht_sinds(), nu),
                laatste_ronde=_sinds(post.laatste_ronde(), nu),
                oudste_exemplaar=_sinds(exemplaren.wacht_sinds(), nu),
                post_hapert=post.hapert(nu - UUR, onbeproefd=op_gang >= AANLOOP),
                regels_wachten=len(spoor.WACHTEND),
            )
    except PeeweeException:
        return None


def mankeert(stand: Stand | None) -> list[str]:
    """Return what is not well, by the names of the table; nothing when all is."""
    if stand is None:  # a full disk may be why
        return [DATABASE, *([] if heeft_ruimte() else [SCHIJF])]
    return [naam for naam, is_goed in CONTROLES.items() if not is_goed(stand)]


def heeft_ruimte() -> bool:
    """Tell whether there is room wherever there must be."""
    return all(ruimte(map_) for map_ in mappen())


def mappen() -> set[Path]:
    """Return the folders that must have room: of the database where that is a file, and of what is
    made in passing.
    """
    bestand = str(database.database) if is_sqlite() else ":memory:"
    tijdelijk = Path(tempfile.gettempdir())
    return {tijdelijk} if bestand == ":memory:" else {tijdelijk, Path(bestand).resolve().parent}


def ruimte(map_: Path) -> bool:
    """Tell whether there is room in a folder; one that is gone has none."""
    try:
        schijf = shutil.disk_usage(map_)
    except OSError:
        return False
    return schijf.free >= min(VRIJ_BYTES, VRIJ_DEEL * schijf.total)


def _sinds(moment: datetime | None, nu: datetime) -> timedelta | None:
    return max(nu - moment, timedelta(0)) if moment else None
