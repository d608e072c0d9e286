"""Whether it is for want of room that the database, or a copy of it, cannot be written."""

import shutil
from pathlib import Path

from portal.gegevens import slot

NODIG = 1_000_000  # bytes; with less SQLite cannot even open its log
_VOL, _LEESFOUT = "disk is full", "disk I/O error"  # SQLITE_FULL, SQLITE_IOERR


def is_vol(reden: str, *mappen: Path) -> bool:
    """Tell whether what SQLite says means a full disk: it says so, or calls it an I/O error while
    the folder of the database, or one of these, has no room.
    """
    if _VOL in reden:
        return True
    waar = (slot.bestand().parent, *mappen)
    return _LEESFOUT in reden and not all(_heeft_ruimte(map_) for map_ in waar)


def _heeft_ruimte(map_: Path) -> bool:
    try:
        return shutil.disk_usage(map_).free >= NODIG
    except OSError:
        return True  # it is something else
