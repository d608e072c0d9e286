"""Rows that make no sense are refused by the database, not only by the code before it."""

import pytest
from peewee import DataError, IntegrityError

from portal.db import database
from portal.engine import Verzoek
from portal.kolommen import WoordVeld
from portal.models import (
    TABELLEN,
    Actie,
    Agendapunt,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Doel,
    Doeljaar,
    Gebeurtenis,
    Gesprekstafel,
    Gremium,
    Lidmaatschap,
    Lotverzoek,
    Meting,
    Opbrengst,
    Opmerking,
    Persoon,
    Signaal,
    Stuk,
    Volger,
)
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.vocabulary import BesluitStatus, PuntSoort, SignaalStatus, Status, WachtOp
from tests.hulp import dilemmas, rijen, wereld
from tests.hulp.wereld import BEGIN, NU

WOORDVELDEN = [
    pytest.param(model, veld, id=f"{model.__name__}.{veld.name}")
    for model in TABELLEN
    if model is not Gebeurtenis
    for veld in model._meta.sorted_fields
    if isinstance(veld, WoordVeld)
]

DILEMMA = {
    "open without a next day": (Status.PLATFORM, {"volgende_datum": None}),
    "open and waiting for nobody": (Status.PLATFORM, {"wacht_op": WachtOp.NIEMAND}),
    "open with an end": (Status.PLATFORM, {"afgesloten_op": NU}),
    "an end that waits for somebody": (Status.AFGEROND, {"wacht_op": WachtOp.CCV}),
    "an end without an answer": (Status.AFGEROND, {"terugkoppeling": ""}),
    "an end without its moment": (Status.AFGEROND, {"afgesloten_op": None}),
    "filed without a title": (Status.INGEDIEND, {"titel": ""}),
    "filed without a question": (Status.INGEDIEND, {"vraag": ""}),
    "filed at no moment": (Status.INGEDIEND, {"ingediend_op": None}),
    "without a moment since which it waits": (Status.INGEDIEND, {"wacht_sinds": None}),
}
# On the rows that the walk through the ladder left behind.
ANDERE = {
    "a stay that ended and never began": (Behandeling, {"begonnen_op": None, "geeindigd_op": NU}),
    "two open stays of one dilemma": (Behandeling, {"geeindigd_op": None}),
    "a dilemma item without a dilemma": (Agendapunt, {"soort": PuntSoort.DILEMMA}),
    "an item of no minutes": (Agendapunt, {"minuten": 0}),
    "a released decision without its moment": (Besluit, {"vrijgegeven_op": None}),
    "a draft decision that was released": (Besluit, {"status": BesluitStatus.CONCEPT}),
    "an action that is done and has no moment": (Actie, {"gereed_op": None}),
    "a membership that ends before it starts": (
        Lidmaatschap,
        {"tot": BEGIN.date().replace(year=2000)},
    ),
    "two people with one address": (Persoon, {"email": "zelfde@test.example"}),
    "two bodies with one name": (Gremium, {"naam": "Zelfde"}),
    "a result without words": (Opbrengst, {"tekst": ""}),
    "somebody who follows nothing": (Volger, {"dilemma": None}),
    "a decision that belongs nowhere": (Besluit, {"dilemma": None, "bijeenkomst": None}),
    "a signaal without words": (Signaal, {"tekst": ""}),
    "a signaal that was judged at no moment": (Signaal, {"status": SignaalStatus.NIET_OVERGENOMEN}),
    "an accepted signaal with nothing for the Beraad to read": (
        Signaal,
        {"status": SignaalStatus.AANGENOMEN, "beoordeeld_op": NU},
    ),
    "a refused signaal without a reason": (
        Signaal,
        {"status": SignaalStatus.NIET_OVERGENOMEN, "beoordeeld_op": NU},
    ),
    "a call for the LOT without a question": (Lotverzoek, {"verzoek": ""}),
    "an outcome of the LOT at no moment": (Lotverzoek, {"uitkomst": "Gelukt"}),
    "a goal without a name": (Doel, {"naam": ""}),
    "a goal of nothing": (Doeljaar, {"streef": 0}),
    "less than nothing reached": (Meting, {"stand": -1}),
    "an empty comment": (Opmerking, {"tekst": ""}),
    "a table without a name": (Gesprekstafel, {"naam": ""}),
    "an issued paper with other bytes": (Stuk, {"inhoud": b"anders"}),
    "an issued paper with another version": (Stuk, {"versie": 2}),
    "an issued paper of nothing": (Stuk, {"bijeenkomst": None}),
    "a paper withdrawn without a reason": (Stuk, {"ingetrokken_op": NU}),
    "two dilemmas with one number": (Dilemma, {"nummer": "D-2026-0001"}),
}


@pytest.fixture
def alles_gevuld(ladder, mensen):
    """At least one row in every table with a rule of its own."""
    plan = {"titel": "Platform", "begint": NU, "minuten": 90, "plaats": "Utrecht"}
    bijeenkomst.plan(wereld.gremium_met(wereld.PLATFORM), Verzoek(mensen.adviseur, NU, plan))
    dilemmas.vervul_eis(dilemmas.OVERGANG["afronden"], ladder[Status.UITVOERING], mensen.adviseur)
    Volger.create(persoon=mensen.deelnemer, dilemma=ladder[Status.PLATFORM])
    meeting = Bijeenkomst.select().order_by(Bijeenkomst.id.desc()).get()
    rijen.rond_een_bijeenkomst(meeting, mensen.deelnemer)
    rijen.stuk(meeting, mensen.adviseur)
    rijen.signaal(mensen.inbrenger)
    rijen.lotverzoek(ladder[Status.PLATFORM], mensen.adviseur)
    rijen.doel(mensen.adviseur)


def test_an_issued_paper_can_be_withdrawn_once_and_never_removed(alles_gevuld, mensen):
    weg = {
        "ingetrokken_op": NU,
        "ingetrokken_door": mensen.adviseur,
        "intrekreden": "Verkeerde bijlage.",
    }
    Stuk.update(**weg).execute()
    for wijziging in (Stuk.update(intrekreden="Toch niet."), Stuk.delete()):
        with pytest.raises(IntegrityError, match="uitgegeven"), database.atomic():
            wijziging.execute()


@pytest.mark.parametrize(("status", "waarden"), DILEMMA.values(), ids=DILEMMA)
def test_a_dilemma_cannot_be(ladder, db, status, waarden):
    with pytest.raises(IntegrityError), database.atomic():
        Dilemma.update(**waarden).where(Dilemma.id == ladder[status].id).execute()


@pytest.mark.parametrize(("model", "waarden"), ANDERE.values(), ids=ANDERE)
def test_there_cannot_be(alles_gevuld, model, waarden):
    assert model.select().exists()
    with pytest.raises(IntegrityError), database.atomic():
        model.update(**waarden).execute()


@pytest.mark.parametrize(("model", "veld"), WOORDVELDEN)
def test_a_word_outside_the_vocabulary_is_refused_by_the_database_too(alles_gevuld, model, veld):
    if not model.select().exists():
        pytest.fail(f"no row in {model.__name__} to try")
    with pytest.raises((IntegrityError, DataError)), database.atomic():
        database.execute_sql(
            f"UPDATE \"{model._meta.table_name}\" SET {veld.column_name} = 'onzin'"
        )


@pytest.mark.parametrize(("model", "veld"), WOORDVELDEN)
def test_a_word_outside_the_vocabulary_is_a_mistake_in_the_code(model, veld):
    with pytest.raises(ValueError, match="onzin"):
        veld.db_value("onzin")
