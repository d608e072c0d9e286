"""Whether a database can be moved to: it is there, and empty."""

from urllib.parse import urlsplit

from peewee import Database, PeeweeException, SqliteDatabase

from portal.gegevens import slot
from portal.gegevens.keuring import GegevensFout, keur_codering

BEZET = "The database to move to holds tables: name an empty one."


def eis_bereikbaar(doel: Database, url: str) -> None:
    """Refuse a server that does not let us in, by its name and without the password."""
    if isinstance(doel, SqliteDatabase):
        return
    deel = urlsplit(url)
    waar = f"{deel.scheme}://{deel.netloc.rpartition('@')[2]}{deel.path}"
    try:
        with doel.connection_context():
            return
    except PeeweeException as fout:
        reden = str(fout).splitlines()[0].rstrip(".")
        raise GegevensFout(f"The database to move to cannot be used: {reden} ({waar}).") from fout


def eis_leeg(doel: Database) -> None:
    """Refuse a target that holds something, or cannot hold every letter."""
    if isinstance(doel, SqliteDatabase):
        slot.eis_map(slot.bestand())
        if not slot.is_er():  # to open it would make it
            return
    with doel.connection_context():
        if doel.get_tables():
            raise GegevensFout(BEZET)
        keur_codering()
