"""The URL of a database on a server: each part may be written with %, and is read as meant."""

import pytest

from portal.db import database, open_database

VREEMD = {"user": "na@am", "password": "w/o%rd:é", "host": "db.example", "port": 5433}


@pytest.fixture(autouse=True)
def terug():
    """Nothing connects here; what the models use stays what it was."""
    vorige = database.obj
    yield
    database.initialize(vorige)


def test_user_password_and_name_are_read_as_they_were_meant():
    db = open_database("postgresql://na%40am:w%2Fo%25rd%3A%C3%A9@db.example:5433/por%20taal%2F1")
    assert {naam: db.connect_params[naam] for naam in VREEMD} == VREEMD
    assert db.database == "por taal/1"
