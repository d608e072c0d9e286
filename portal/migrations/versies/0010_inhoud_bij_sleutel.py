"""What a form held when its key was used: another text under the same key is told so.

Keys from before held nothing, and keep giving their first answer.
"""

from peewee import CharField, Database
from playhouse.migrate import SchemaMigrator

from portal.migrations import hulp


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Add the checksum of button and content; the keys that are there get an empty one."""
    hulp.voeg_toe(migrator, "verzoeksleutel", "inhoud", CharField(max_length=64, default=""))
