"""The database is what the models say, on both databases and after every start."""

import pytest
from playhouse.schema_diff import diff_models

from portal.db import database, open_database
from portal.migrations.migreren import achter, migreer
from portal.models import TABELLEN
from portal.models.bewaking import bewaak, wachtfouten
from tests.hulp.schema import schema

per_model = pytest.mark.parametrize("model", TABELLEN, ids=lambda m: m.__name__)


def test_the_migrations_make_what_the_models_say(db):
    assert str(diff_models(database.obj, TABELLEN)) == ""


def test_nothing_is_pending_after_a_migration_and_a_second_one_does_nothing(db):
    assert achter() == []
    assert migreer() == []


@per_model
def test_a_column_may_be_empty_only_where_the_model_says_so(db, model):
    velden = {
        veld.column_name: veld.null for veld in model._meta.sorted_fields if not veld.primary_key
    }
    kolommen = {
        k.name: k.null for k in database.get_columns(model._meta.table_name) if not k.primary_key
    }
    assert kolommen == velden


@per_model
def test_every_reference_is_a_foreign_key_of_the_database(db, model):
    in_model = {(veld.column_name, veld.rel_model._meta.table_name) for veld in model._meta.refs}
    in_database = {
        (s.column, s.dest_table) for s in database.get_foreign_keys(model._meta.table_name)
    }
    assert in_database == in_model


def test_the_triggers_can_be_made_anew_at_any_start(db):
    bewaak()
    bewaak()
    assert list(wachtfouten()) == []


def test_every_check_and_reference_of_the_models_is_in_the_migrations(db, kale_url):
    """`diff_models` does not look at constraints."""
    gemigreerd = schema()
    uit_modellen = open_database(kale_url)
    with uit_modellen.connection_context():
        uit_modellen.create_tables(TABELLEN)
        assert gemigreerd == schema()
