"""An event knows from which network it was asked, and is found by its kind and moment.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import CharField, Database
from playhouse.migrate import SchemaMigrator

from portal.migrations import hulp


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Add the column and the index; what was logged before keeps its hash."""
    hulp.voeg_toe(migrator, "gebeurtenis", "vanaf", CharField(max_length=50, default=""))
    db.execute_sql('CREATE INDEX "gebeurtenis_soort_op" ON "gebeurtenis" ("soort", "op")')
