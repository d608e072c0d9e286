"""Whether this portal may work with the database that it was led to. Commands and pages ask here
before they do anything else with it.
"""

from portal.db import database
from portal.migrations.migreren import achter, nieuwer
from portal.models import Instelling, Persoon

MERK = "demo"  # the setting that only the demo makes
ECHT = "echt"  # and the one that `migrate` makes without it, before anybody is in it
VAN_DE_DEMO = (
    "This database is of the demo and nothing in it is real: set PORTAL_DEMO=1, or point "
    "DATABASE_URL to another one."
)
NIET_VAN_DE_DEMO = "This database was not made by the demo, so the demo stays away from it."
NIEUWER = "This database is of a newer portal than this one: it has migration {}."
ACHTER = "The database is not up to date: run `flask --app app migrate` first."


def is_demo() -> bool:
    """Tell whether the demo made the open database, whatever else is in it."""
    return _heeft(MERK)


def is_echt() -> bool:
    """Tell whether the open database was made to be real."""
    return _heeft(ECHT)


def _heeft(merk: str) -> bool:
    return (
        Instelling.table_exists() and Instelling.get_or_none(Instelling.sleutel == merk) is not None
    )


def mag_demo() -> bool:
    """Tell whether the demo may use the open database: it made it, there is nothing in it, or
    nobody is in it yet and it was not made to be real.
    """
    if not database.get_tables() or is_demo():
        return True
    return not is_echt() and Persoon.table_exists() and not Persoon.select().exists()


def bezwaar(*, demo: bool, bijgewerkt: bool = True) -> str:
    """Return in one sentence why this portal, with or without the demo, must leave the open
    database alone; empty when it may use it. Raises PeeweeException when it cannot be read.
    """
    if vreemd := nieuwer():
        return NIEUWER.format(vreemd[-1])
    if demo and not mag_demo():
        return NIET_VAN_DE_DEMO
    if is_demo() and not demo:
        return VAN_DE_DEMO
    return ACHTER if bijgewerkt and achter() else ""
