"""What the tests of the command line share."""

import pytest

from portal.db import database, open_database
from tests.hulp.opdrachten import opdrachtgever


@pytest.fixture
def opdracht(tmp_path):
    """Give a command: opdracht("user", …) -> its result."""
    return opdrachtgever(tmp_path / "post")


@pytest.fixture
def kaal(tmp_path):
    """A database that nobody has made anything of yet; the models speak to it."""
    eigen, url = database.obj, f"sqlite:///{tmp_path}/nieuw/portal.db"
    (tmp_path / "nieuw").mkdir()
    open_database(url)
    yield url
    database.close()
    database.initialize(eigen)
