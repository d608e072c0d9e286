"""A full disk, and a target that is not there, are told as what they are."""

import shutil
from types import SimpleNamespace

import pytest
from peewee import OperationalError

from portal.db import database
from tests.hulp import databases
from tests.hulp.databases import alleen_sqlite
from tests.hulp.opdrachten import fout, opdrachtgever

pytestmark = alleen_sqlite
VRIJ = {0: True, 10**9: False}
GEZEGD = {"database or disk is full": True, "disk I/O error": False}


@pytest.fixture
def opdracht(tmp_path, eigen_database, eigen_url):
    database.close()
    smtp = "smtp://127.0.0.1:9"
    return opdrachtgever(tmp_path / "post", database_url=eigen_url, smtp_url=smtp)


@pytest.mark.parametrize("vrij", VRIJ)
@pytest.mark.parametrize("gezegd", GEZEGD)
@pytest.mark.parametrize("woorden", ["user a@ccv.example --naam A", "backup {map}/kopie", "jobs"])
def test_a_full_disk_is_called_so(opdracht, monkeypatch, tmp_path, woorden, gezegd, vrij):
    echt = database.obj.execute_sql

    def vol(sql, *args, **opties):
        if sql.startswith(("INSERT", "UPDATE", "VACUUM", "BEGIN", "DELETE")):
            raise OperationalError(gezegd)
        return echt(sql, *args, **opties)

    monkeypatch.setattr(database.obj, "execute_sql", vol)
    monkeypatch.setattr(shutil, "disk_usage", lambda _map: SimpleNamespace(free=vrij, total=10**9))
    zin = fout(opdracht(*woorden.format(map=tmp_path).split()))
    assert ("disk is full" in zin.lower()) is (GEZEGD[gezegd] or VRIJ[vrij]), zin


def test_move_names_where_it_could_not_go(opdracht, eigen_url):
    with databases.gesloten(eigen_url):
        zin = fout(opdracht("move", "postgresql://jan:geheim@127.0.0.1:9/bestaatniet"))
    assert "127.0.0.1:9/bestaatniet" in zin
    assert "geheim" not in zin and ".db" not in zin
