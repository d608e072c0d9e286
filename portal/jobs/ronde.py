"""What happens without anybody asking: mail leaves, people are reminded, what has expired goes.

A job is a row in the database, so a killed worker loses nothing. Timers only remind; a human moves
a dilemma.
"""

import logging
import threading
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta

from portal import audit
from portal.config import Settings
from portal.db import database, schrijven
from portal.jobs import herinneringen
from portal.jobs.bezorgen import postronde
from portal.jobs.post import werk_af
from portal.jobs.sleutels import sluit_opnieuw
from portal.models import Bericht, Inloglink, Inlogpoging, Instelling, Sessie, Turf, Verzoeksleutel
from portal.queries.rondom.post import RONDE
from portal.steps.rondom import linkverzoeken, sessies, spoor
from portal.steps.rondom.pogingen import VERGETEN
from portal.tools import tijd

log = logging.getLogger(__name__)
PAUZE = 5.0  # seconds between rounds
POST_BEWAARD = timedelta(
    days=90
)  # long enough to answer "did I get a mail?"; addresses are not kept for ever
# An old link still leads its owner to its page, as long as the mail it stood in is likely kept.
LINK_BEWAARD = POST_BEWAARD
SLEUTEL_BEWAARD = timedelta(days=7)  # a form that is resent later than this counts as new


def ronde(settings: Settings, nu: datetime) -> dict[str, int]:
    """Do everything that is due at `nu` on the open database; return how much of each was done."""
    return _ronde(settings, nu)[0]


def _ronde(settings: Settings, nu: datetime) -> tuple[dict[str, int], bool]:
    """Return also whether more waits that can be done at once: mail, or who asked for a link."""
    eerder = audit.VANAF.set(audit.RONDE)
    try:
        return _werk_door(settings, nu)
    finally:
        audit.VANAF.reset(eerder)


def _werk_door(settings: Settings, nu: datetime) -> tuple[dict[str, int], bool]:
    spoor.schrijf_wachtende()
    with postronde(settings) as verzend:  # reminders first, so that they leave in the same round
        herinnerd = herinner(nu)
        gevraagd = linkverzoeken.verstuur_gevraagde(nu)
        sessies.schrijf_gezien()
        sessies.schrijf_geeindigd()
        post = werk_af(nu, verzend)
        opgeruimd = ruim_op(nu)
    opnieuw = sluit_opnieuw(settings)
    _noteer_ronde(nu)
    gedaan = {"reminded": herinnerd, "sent": post.verstuurd, "cleaned up": opgeruimd}
    gedaan |= {"closed anew": opnieuw} if opnieuw else {}
    if any(gedaan.values()):  # or there were a line every few seconds
        log.info("round of jobs: %s", ", ".join(f"{wat} {n}" for wat, n in gedaan.items()))
    return gedaan, post.verder or gevraagd == linkverzoeken.PER_KEER


def _noteer_ronde(nu: datetime) -> None:
    """Let the health check see that the rounds go on."""
    with schrijven():
        Instelling.zet(RONDE, nu.isoformat())


def herinner(nu: datetime) -> int:
    """Queue the reminders that are due; return how many."""
    soorten = (
        herinneringen.vragen,
        herinneringen.acties,
        herinneringen.lotverzoeken,
        herinneringen.zetels,
        herinneringen.ankers,
    )
    return sum(herinner_aan(nu) for herinner_aan in soorten)


def ruim_op(nu: datetime) -> int:
    """Delete sign-ins, links, tries, form keys and mail that have had their time; return how
    many.
    """
    verlopen = (
        Sessie.delete().where(Sessie.verloopt_op <= nu, Sessie.vertrouwd_tot.is_null()),
        Sessie.delete().where(Sessie.verloopt_op <= nu, Sessie.vertrouwd_tot <= nu),
        Inloglink.delete().where(Inloglink.verloopt_op <= nu - LINK_BEWAARD),
        Verzoeksleutel.delete().where(Verzoeksleutel.op < nu - SLEUTEL_BEWAARD),
        Inlogpoging.delete().where(Inlogpoging.laatste_op <= nu - VERGETEN),
        Bericht.delete().where(Bericht.verstuurd_op < nu - POST_BEWAARD),
        Bericht.delete().where(Bericht.opgegeven_op < nu - POST_BEWAARD),
        Turf.delete().where(Turf.tot <= nu),
    )
    with schrijven():
        return sum(query.execute() for query in verlopen)


class Werker:
    """A thread that does a round every few seconds, on a database connection of its own."""

    naam = "jobs"

    def __init__(
        self,
        settings: Settings,
        klok: Callable[[], datetime] = tijd.nu,
        pauze: float = PAUZE,
        keur: Callable[[], None] = lambda: None,
    ):
        """Make one; `keur` raises what keeps it from the open database before each round."""
        self._settings, self._keur = settings, keur
        self._klok = klok
        self._pauze = pauze
        self._wakker = threading.Event()
        self._klaar = False
        self._draad = threading.Thread(target=self._werk, name=self.naam, daemon=True)

    def start(self) -> None:
        """Begin; call once."""
        self._draad.start()

    def wek(self) -> None:
        """Do the next round now, for instance because a mail was just queued."""
        self._wakker.set()

    def stop(self, geduld: float = 30.0) -> None:
        """Let the round that runs end, for at most `geduld` seconds."""
        self._klaar = True
        self.wek()
        self._draad.join(geduld)

    def _werk(self) -> None:
        while not self._klaar:
            if not self._een_ronde():
                self._wakker.wait(self._pauze)
            self._wakker.clear()

    def _een_ronde(self) -> bool:
        """Do one round and tell whether the next may begin at once; a database that is away may be
        back later.
        """
        try:
            with database.connection_context():
                self._keur()
                return self._doe(self._klok())
        except Exception as fout:
            log.error("a round of %s failed: %s", self.naam, zonder_inhoud(fout))
            return False

    def _doe(self, nu: datetime) -> bool:
        return _ronde(self._settings, nu)[1]


def zonder_inhoud(fout: BaseException) -> str:
    """Return kind and place of an exception; its message may quote what somebody wrote."""
    plek = traceback.extract_tb(fout.__traceback__)[-1]
    return f"{type(fout).__name__} in {plek.name} ({plek.filename}:{plek.lineno})"
