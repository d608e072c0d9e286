"""Whether a database may take the portal's place, and what must not come back to life when it
does.
"""

from datetime import datetime
from itertools import chain

from peewee import PeeweeException
from playhouse.migrations import MigrationError

from portal import audit
from portal.db import database, is_sqlite, schrijven
from portal.gegevens import ankers
from portal.gegevens.bewijs import leg_stand_vast
from portal.gegevens.bruikbaar import is_demo
from portal.migrations.migreren import migreer, nieuwer
from portal.models import Bericht, Gebeurtenis, Herstelcode, Inloglink, Sessie
from portal.steps.rondom.toegang import LINKDUUR

VAN_DE_DEMO = "This is a backup of the demo: it is put back only with PORTAL_DEMO=1."
NIET_VAN_DE_DEMO = "This is not a backup of the demo, so the demo stays away from it."


class GegevensFout(Exception):
    """It cannot be done; the message is one sentence for the person at the console."""


def keur_codering() -> None:
    """Raise GegevensFout for an open database on PostgreSQL that cannot hold every letter."""
    if is_sqlite():
        return
    # A truth, as the names of such a database may come as bytes.
    vraag = "SELECT current_setting('server_encoding') = 'UTF8'"
    (goed,) = database.execute_sql(vraag).fetchone()
    if not goed:
        raise GegevensFout(
            "This database cannot hold every letter: make one with `createdb -T template0 -E UTF8`."
        )


def maak_klaar(nu: datetime, *, demo: bool) -> None:
    """Check the open database, bring it up to date, end every sign-in; raise GegevensFout for a bad
    one, and for one that is of the demo where this portal is not, or the other way round.
    """
    try:
        _is_van_ons()
        if is_demo() is not demo:
            raise GegevensFout(NIET_VAN_DE_DEMO if demo else VAN_DE_DEMO)
        migreer()
        if breuk := next(chain(audit.fouten(), ankers.ankerfouten(ankers.bewaarde())), None):
            raise GegevensFout(f"The event log of the backup is not whole: {breuk}.")
        _vergeet_toegang()
        leg_stand_vast(nu)
    except (PeeweeException, MigrationError) as fout:
        raise GegevensFout(f"The backup cannot be brought up to date: {fout}.") from fout


def _is_van_ons() -> None:
    if not Gebeurtenis.table_exists():
        raise GegevensFout("This is not a backup of the portal.")
    if vreemd := nieuwer():
        raise GegevensFout(
            f"The backup is of a newer portal than this one: it has migration {vreemd[-1]}."
        )


def _vergeet_toegang() -> None:
    """A session that was ended, or a link or code on paper that was used since the backup, must not
    work again; who had codes makes new ones.
    """
    sleutelmail = Bericht.soort.in_(list(LINKDUUR)) & Bericht.verstuurd_op.is_null()
    with schrijven():
        for model in (Sessie, Inloglink, Herstelcode):
            model.delete().execute()
        Bericht.delete().where(sleutelmail).execute()
        ankers.vergeet()
