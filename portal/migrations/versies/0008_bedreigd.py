"""Where and when a professional who is threatened can be called, and whether somebody did.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import CharField, Database, DateTimeField
from playhouse.migrate import SchemaMigrator

from portal.migrations import hulp

# Who waits now has waited since it was filed; of what had ended nobody has to be called any more.
SINDS = (
    "UPDATE dilemma SET bedreigd_sinds = ingediend_op WHERE bedreigd AND ingediend_op IS NOT NULL"
)
GEWEEST = (
    "UPDATE dilemma SET contact_op = afgesloten_op WHERE bedreigd AND afgesloten_op IS NOT NULL"
)


def up(migrator: SchemaMigrator, db: Database) -> None:
    for kolom in ("telefoon", "veilig_bellen"):
        hulp.voeg_toe(migrator, "dilemma", kolom, CharField(max_length=200, default=""))
    for kolom in ("bedreigd_sinds", "contact_op"):
        migrator.migrate(migrator.add_column("dilemma", kolom, DateTimeField(null=True)))
    for regel in (SINDS, GEWEEST):
        db.execute_sql(regel)
