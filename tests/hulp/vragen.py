"""How many questions a piece of work asks of the database."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from portal.db import database


def aantal_vragen(doe: Callable[[], Any]) -> int:
    """Run `doe` and return the number of SELECT statements it took."""
    gesteld: list[str] = []
    echt = database.obj.execute_sql

    def onthoud(sql: str, *args: Any, **kwargs: Any) -> Any:
        gesteld.append(sql)
        return echt(sql, *args, **kwargs)

    with patch.object(database.obj, "execute_sql", onthoud):
        doe()
    return sum(sql.startswith("SELECT") for sql in gesteld)
