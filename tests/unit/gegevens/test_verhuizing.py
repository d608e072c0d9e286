"""Moving to PostgreSQL and back: each table, each row, each byte; or nothing at all."""

import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    TextField,
    TimeField,
)

from portal import audit, kolommen
from portal import db as portaldb
from portal.config import ROOT
from portal.db import BaseModel, Bezet, database, open_database, schrijven
from portal.gegevens import slot, verhuizing
from portal.gegevens.bewijs import standfouten
from portal.gegevens.bruikbaar import is_demo
from portal.gegevens.keuring import GegevensFout
from portal.gegevens.stukbewijs import stukfouten
from portal.models import TABELLEN, Gebeurtenis, Instelling, Opbrengst, Persoon, Stuk
from portal.models.bewaking import wachtfouten
from portal.vocabulary import Rol
from tests.hulp import databases, dilemmas, wereld
from tests.hulp.opdrachten import fout, gelukt, opdrachtgever
from tests.hulp.schema import schema
from tests.hulp.wereld import NU

pytestmark = pytest.mark.postgres
GEDULD = 100  # seconds; only a process that hangs needs them


def rijen():
    """Return all that the models say of all there is."""
    return {
        tabel.__name__: list(tabel.select().order_by(tabel._meta.primary_key).dicts())
        for tabel in TABELLEN
    }


def op_sleutel(alles):
    """Rows whose key is a text stand in an order of their own in either database."""
    return {naam: sorted(rijen_, key=repr) for naam, rijen_ in alles.items()}


def fouten():
    return [*audit.fouten(), *standfouten(), *stukfouten(), *wachtfouten()]


@contextmanager
def open_op(url):
    """Let the models speak to another database for a while."""
    eerder = database.obj
    try:
        with databases.verbonden(url):
            yield
    finally:
        database.initialize(eerder)


@pytest.fixture
def elders(backend, postgresql, tmp_path):
    """Where an empty database of the other kind is."""
    (tmp_path / "map").mkdir()
    return postgresql() if backend == "sqlite" else f"sqlite:///{tmp_path}/map/elders.db"


@pytest.fixture
def move(tmp_path, eigen_url):
    """Give the command: move(url)."""

    def doe(url, van=eigen_url, *, demo=False):
        opties = {"database_url": van, "demo": demo, "smtp_url": "smtp://127.0.0.1:9"}
        with databases.gesloten(van):
            try:
                return opdrachtgever(tmp_path / "post", **opties)("move", url)
            finally:
                databases.sluit(database.obj)

    return doe


@pytest.fixture
def gevuld(eigen_url):
    """A dilemma that was filed, an opbrengst that points at a later one, and what that was."""
    with open_op(eigen_url):
        dilemmas.nieuw(wereld.mensen().inbrenger, indienen=True)
        maak_opbrengsten()
        return op_sleutel(rijen())


def maak_opbrengsten():
    later = None
    for id_ in (2, 1):
        later = Opbrengst.create(**opbrengst(), id=id_, vervangen_door=later)


def opbrengst():
    """Return as little as an opbrengst must have."""
    verplicht = {}
    for veld in Opbrengst._meta.sorted_fields:
        if veld.null or veld.default is not None or veld.primary_key:
            continue
        if isinstance(veld, kolommen.WoordVeld):
            verplicht[veld.name] = next(iter(veld.woorden))
        elif isinstance(veld, ForeignKeyField):
            verplicht[veld.name] = veld.rel_model.select().first()
        else:
            verplicht[veld.name] = NU if isinstance(veld, kolommen._Tijdstip) else "x"
    return verplicht


def test_there_and_back_each_row_is_what_it_was(gevuld, eigen_url, elders, move, kale_url):
    uit = gelukt(move(elders))
    for tabel in TABELLEN:
        assert f"{tabel._meta.table_name} {len(gevuld[tabel.__name__])}\n" in uit
    with open_op(elders):
        assert op_sleutel(rijen()) == gevuld and fouten() == []
        gemigreerd = schema()
    gelukt(move(kale_url, elders))
    with open_op(kale_url):
        assert op_sleutel(rijen()) == gevuld and fouten() == []
        terug = schema()
    with open_op(eigen_url):
        assert op_sleutel(rijen()) == gevuld
        assert schema() == terug != gemigreerd


def test_every_table_of_the_models_is_moved(eigen_database):
    """A table that is in the database and no model, or no model of ours, would stay behind."""
    namen = {tabel._meta.table_name for tabel in TABELLEN}
    assert set(database.get_tables()) - {"schema_migration"} == namen
    modellen = {m for m in BaseModel.__subclasses__() if m.__module__.startswith("portal.")}
    assert modellen == set(TABELLEN)
    for plek, tabel in enumerate(TABELLEN):  # whoever is pointed at comes first
        assert {v.rel_model for v in tabel._meta.refs} <= set(TABELLEN[: plek + 1]), tabel


def test_what_moved_is_watched_and_counts_on(gevuld, elders, move):
    gelukt(move(elders))
    with open_op(elders):
        with pytest.raises(Exception, match="append-only"):
            Gebeurtenis.delete().execute()
        hoogste = Persoon.select().order_by(Persoon.id.desc()).first().id
        wie = {"naam": "Nieuw", "organisatie": "", "functie": "", "rol": Rol.PROFESSIONAL}
        assert Persoon.create(email="nieuw@test.example", **wie).id == hoogste + 1
        assert Stuk.select().count() == 0  # a table without rows begins at one
        dilemmas.nieuw(wereld.mensen().inbrenger, indienen=True)
        assert fouten() == []


def test_a_target_that_holds_something_is_refused(gevuld, eigen_url, elders, move, kale_url):
    gelukt(move(elders))
    with open_op(elders):
        voor = rijen()
    for doel in (elders, eigen_url):
        assert "holds tables" in fout(move(doel))
    with open_op(elders):
        assert rijen() == voor


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "sqlite://x", "portal.db", ""])
def test_a_url_that_names_no_database_is_told_in_a_sentence(move, url):
    uit = move(url)
    assert uit.exit_code == 2 and "DATABASE_URL" not in uit.output


def test_a_source_that_is_behind_is_refused(eigen_url, elders, move):
    with open_op(eigen_url):
        laatste = "(SELECT max(name) FROM schema_migration)"
        database.execute_sql(f"DELETE FROM schema_migration WHERE name = {laatste}")
    assert "not up to date" in fout(move(elders))


def test_nobody_serves_from_either_or_writes_meanwhile(gevuld, eigen_url, elders, move, kort):
    def probeer(url):
        """What somebody would meet who comes now."""
        with databases.gesloten(url):
            with pytest.raises(GegevensFout, match="moved"), slot.gedeeld():
                pass
            if url == eigen_url:
                with database.connection_context(), pytest.raises(Bezet), schrijven():
                    pass

    def meld(regel):
        if regel.startswith("gremium"):
            doel = database.obj
            for url in (eigen_url, elders):
                probeer(url)
            database.initialize(doel)
            geprobeerd.append(regel)

    geprobeerd = []
    with open_op(eigen_url), slot.gedeeld():
        assert "stop it first" in fout(move(elders))
    with open_op(eigen_url):
        verhuizing.verhuis(elders, meld)
    assert len(geprobeerd) == 1


@pytest.fixture
def kort(monkeypatch):
    """Nobody has patience."""
    monkeypatch.setitem(portaldb.PRAGMAS, "busy_timeout", 100)
    monkeypatch.setitem(portaldb.GRENZEN, "lock_timeout", 100)
    monkeypatch.setattr(slot, "POLS", 0.01)


def test_the_mark_of_the_demo_goes_along_and_without_the_demo_it_is_refused(
    gevuld, eigen_url, elders, move
):
    with open_op(eigen_url), schrijven():
        Instelling.create(sleutel="demo", waarde="ja")
    assert "PORTAL_DEMO=1" in fout(move(elders))
    gelukt(move(elders, demo=True))
    with open_op(elders):
        assert is_demo()


def leeg(url):
    with open_op(url):
        return database.get_tables() == []


@pytest.mark.parametrize("bij", ["persoon", "gebeurtenis", "teller", "All tables"])
def test_what_fails_on_the_way_leaves_nothing(gevuld, eigen_url, elders, move, bij):
    def meld(regel):
        if regel.startswith(bij):
            raise OSError(28, "No space left on device")

    with open_op(eigen_url), pytest.raises(OSError, match="No space"):
        verhuizing.verhuis(elders, meld)
    assert leeg(elders)
    gelukt(move(elders))


def test_a_value_that_changed_on_the_way_is_seen_before_it_counts(
    gevuld, eigen_url, elders, monkeypatch
):
    echt, plek = verhuizing._schrijf, Persoon._meta.sorted_field_names.index("functie")

    def anders(naar, tabel, rijen_):
        if tabel is Persoon:
            rijen_ = [(*rij[:plek], f"{rij[plek]} ", *rij[plek + 1 :]) for rij in rijen_]
        echt(naar, tabel, rijen_)

    monkeypatch.setattr(verhuizing, "_schrijf", anders)
    with open_op(eigen_url), pytest.raises(GegevensFout, match="Table persoon did not arrive"):
        verhuizing.verhuis(elders, lambda _: None)
    assert leeg(elders)


def test_a_kill_in_the_middle_leaves_nothing(gevuld, eigen_url, elders, move):
    opdracht = [sys.executable, "-m", "tests.hulp.verhuizer", eigen_url, elders, "bericht"]
    with subprocess.Popen(opdracht, cwd=ROOT, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout.readline() == "bericht\n"
        proces.send_signal(signal.SIGKILL)
        proces.wait(GEDULD)
    assert leeg(elders)
    gelukt(move(elders))
    with open_op(elders):
        assert op_sleutel(rijen()) == gevuld


@databases.alleen_sqlite
def test_what_the_other_database_cannot_hold_is_named_and_not_quoted(
    gevuld, eigen_url, elders, move
):
    """The portal lets no NUL in, but SQLite would keep one, and any length."""
    for tekst in ("geheim\0", "geheim" * 99):
        with open_op(eigen_url):
            wie = Persoon.select().order_by(Persoon.id.desc()).first()
            Persoon.update(functie=tekst).where(Persoon.id == wie.id).execute()
        zin = fout(move(elders))
        assert zin.startswith(f"Row {wie.id} of persoon cannot be moved") and "geheim" not in zin
        assert leeg(elders)


class Staal(BaseModel):
    """A column of each kind that the models have."""

    autofield = AutoField()
    charfield = CharField(max_length=200)
    textfield = TextField()
    integerfield = IntegerField()
    bigintegerfield = BigIntegerField()
    booleanfield = BooleanField()
    blobfield = BlobField()
    jsonfield = JSONField()
    datefield = DateField()
    timefield = TimeField()
    woordveld = kolommen.WoordVeld(Rol)
    adresveld = kolommen.Adresveld(max_length=254)
    _tijdstip = kolommen.Tijdstip(null=True)
    foreignkeyfield = ForeignKeyField("self", null=True)


TEKST = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
GEHEEL = st.integers(-(2**31), 2**31 - 1)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEKST,
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(TEKST, deel, max_size=4),
    max_leaves=8,
)
# By the kind of column; what it can hold.
WAARDEN = {
    "charfield": TEKST,
    "textfield": TEKST,
    "integerfield": GEHEEL,
    "bigintegerfield": st.integers(-(2**63), 2**63 - 1),
    "booleanfield": st.booleans(),
    "blobfield": st.binary(max_size=200),
    "jsonfield": st.dictionaries(TEKST, JSON, max_size=4) | st.lists(JSON, max_size=4),
    "datefield": st.dates(date(1, 1, 1)),
    "timefield": st.times(),
    "woordveld": st.sampled_from(Rol),
    "adresveld": st.sampled_from(["a@b.example", "Grote.Letters@b.example"]),
    "_tijdstip": st.none() | st.datetimes(timezones=st.just(UTC)),
    "foreignkeyfield": st.none(),
    "autofield": st.integers(1, 2**31 - 1),
}


def test_each_kind_of_column_is_tried():
    soorten = {
        type(veld).__name__.lower() for tabel in TABELLEN for veld in tabel._meta.sorted_fields
    }
    assert soorten == set(WAARDEN) == {veld.name for veld in Staal._meta.sorted_fields}


@pytest.fixture(scope="module")
def twee(postgresql, tmp_path_factory):
    """Two open databases with the table of each kind of column in them."""
    eerder, beide = database.obj, []
    for url in (f"sqlite:///{tmp_path_factory.mktemp('staal')}/staal.db", postgresql()):
        beide.append(open_database(url))
        beide[-1].connect()
        beide[-1].create_tables([Staal])
    yield beide
    for db in beide:
        databases.sluit(db)
    database.initialize(eerder)


@given(st.lists(st.fixed_dictionaries(WAARDEN), unique_by=lambda rij: rij["autofield"], max_size=5))
def test_any_value_of_each_kind_comes_over_and_back(twee, staal):
    for van, naar in (twee, twee[::-1]):
        with van.atomic() as daar, naar.atomic() as hier:
            database.initialize(van)
            for rij in staal:
                Staal.insert(**rij).execute()
            was = list(Staal.select().order_by(Staal.autofield).dicts())
            ging = verhuizing._neem_over(Staal, van, naar, lambda _: None)
            assert ging == verhuizing._tel(Staal, naar) and ging.rijen == len(staal)
            database.initialize(naar)
            assert list(Staal.select().order_by(Staal.autofield).dicts()) == was
            daar.rollback()
            hier.rollback()
