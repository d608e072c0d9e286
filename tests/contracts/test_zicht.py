"""Who sees what: the table of the design written out once more, persona by status, and held against
the policy.

i = what the inbrenger wrote and who they are, a = the agendatekst, n = the notes of adviseurs, - =
not there for them. The dilemmas climbed the whole ladder; the two other ends were reached from
triage.
"""

from datetime import timedelta

import pytest

from portal import policy
from portal.models import Behandeling, Dilemma, Gremium, Lidmaatschap, Persoon
from portal.policy import Zicht
from portal.tools.tijd import dag
from portal.vocabulary import Rol, Status
from tests.hulp import wereld
from tests.hulp.wereld import NU, PERSONAS, WERKGROEP

VANDAAG = dag(NU)
KOLOMMEN = "concept ingediend platform werkgroep beraad uitvoering afgerond niet_in_behandeling ingetrokken".split()
TABEL = {
    "inbrenger":           "i       i         i        i         i      i          i        i                   i",
    "collega":             "-       -         -        -         -      -          -        -                   -",
    "adviseur":            "-       ian       ian      ian       ian    ian        ian      ian                 ian",
    "adviseur2":           "-       ian       ian      ian       ian    ian        ian      ian                 ian",
    "deelnemer":           "-       -         a        a         a      a          a        -                   -",
    "voorzitter_platform": "-       -         a        a         a      a          a        -                   -",
    "trekker":             "-       -         -        a         a      a          a        -                   -",
    "specialist":          "-       -         -        a         a      a          a        -                   -",
    "bestuurder":          "-       -         -        -         a      a          a        -                   -",
    "voorzitter_beraad":   "-       -         -        -         a      a          a        -                   -",
    "beheerder":           "-       -         -        -         -      -          -        -                   -",
    "buitenstaander":      "-       -         -        -         -      -          -        -                   -",
}  # fmt: skip
LETTERS = {"i": Zicht.INTAKE, "a": Zicht.AGENDATEKST, "n": Zicht.NOTITIES}


def verwacht(persona):
    cellen = dict(zip(KOLOMMEN, TABEL[persona].split(), strict=True))
    return {
        Status(s): {LETTERS[letter] for letter in cel if letter != "-"} for s, cel in cellen.items()
    }


def gezien(persoon, ladder, dag_=VANDAAG):
    return {status: set(policy.zicht(persoon, dilemma, dag_)) for status, dilemma in ladder.items()}


def in_lijst(persoon, dag_=VANDAAG):
    return {d.id for d in Dilemma.select().where(policy.zichtbaar(persoon, dag_))}


def zetel(persoon, **waarden):
    Lidmaatschap.update(**waarden).where(Lidmaatschap.persoon == persoon).execute()


def test_the_table_has_a_row_for_everybody_and_a_column_for_every_status():
    assert set(TABEL) == set(PERSONAS)
    assert list(Status) == KOLOMMEN


def test_there_is_somebody_in_every_role():
    assert {wereld.ROLLEN.get(naam, Rol.PROFESSIONAL) for naam in PERSONAS} == set(Rol)


@pytest.mark.parametrize("persona", PERSONAS)
def test_everybody_sees_what_the_table_says(ladder, mensen, persona):
    assert gezien(getattr(mensen, persona), ladder) == verwacht(persona)


@pytest.mark.parametrize("persona", PERSONAS)
def test_lists_and_counts_hold_exactly_what_the_pages_would_show(ladder, mensen, persona):
    persoon = getattr(mensen, persona)
    per_pagina = {ladder[s].id for s, delen in gezien(persoon, ladder).items() if delen}
    assert in_lijst(persoon) == per_pagina
    assert Dilemma.select().where(policy.zichtbaar(persoon, VANDAAG)).count() == len(per_pagina)


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_stays_that_are_read_are_those_of_the_dilemmas_that_are_seen(ladder, mensen, persona):
    persoon = getattr(mensen, persona)
    gelezen = {
        b.dilemma_id
        for b in Behandeling.select().where(policy.zichtbare_behandelingen(persoon, VANDAAG))
    }
    assert gelezen == {
        ladder[s].id
        for s, delen in verwacht(persona).items()
        if Zicht.AGENDATEKST in delen and ladder[s].behandelingen.exists()
    }


def test_without_an_account_nothing_is_seen(ladder, db):
    assert not any(gezien(None, ladder).values())
    assert in_lijst(None) == set()


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_closed_account_sees_nothing_anywhere(ladder, mensen, persona):
    persoon = getattr(mensen, persona)
    persoon.actief = False
    voorwaarden = {
        Dilemma: policy.zichtbaar,
        Behandeling: policy.zichtbare_behandelingen,
        Gremium: policy.zichtbare_werkgroepen,
    }
    assert not any(gezien(persoon, ladder).values())
    for model, voorwaarde in voorwaarden.items():
        assert not model.select().where(voorwaarde(persoon, VANDAAG)).exists(), model


def test_a_specialist_loses_sight_when_the_werkgroep_closes_and_its_trekker_does_not(
    ladder, mensen
):
    Gremium.update(gesloten_op=VANDAAG).where(Gremium.naam == WERKGROEP).execute()
    assert not any(gezien(mensen.specialist, ladder).values())
    assert gezien(mensen.trekker, ladder) == verwacht("trekker")


def test_a_specialist_of_another_werkgroep_sees_nothing_of_this_one(ladder, mensen):
    zetel(mensen.specialist, gremium=wereld.gremium_met(wereld.ANDERE_WERKGROEP))
    assert in_lijst(mensen.specialist) == set()


@pytest.mark.parametrize(
    ("van", "tot", "zit"),
    [
        (0, None, True),
        (1, None, False),
        (-9, 0, True),
        (-9, -1, False),
        (-9, 1, True),
        (0, 0, True),
    ],
)
def test_sight_lasts_from_the_first_to_the_last_day_of_a_seat(ladder, mensen, van, tot, zit):
    zetel(
        mensen.deelnemer,
        van=VANDAAG + timedelta(van),
        tot=None if tot is None else VANDAAG + timedelta(tot),
    )
    assert bool(in_lijst(mensen.deelnemer)) is zit


def test_the_own_concept_of_an_adviseur_is_theirs_alone(ladder, mensen):
    Dilemma.update(inbrenger=mensen.adviseur).where(
        Dilemma.id == ladder[Status.CONCEPT].id
    ).execute()
    concept = Dilemma.get_by_id(ladder[Status.CONCEPT].id)
    assert policy.zicht(mensen.adviseur, concept, VANDAAG) == {Zicht.INTAKE}
    assert policy.zicht(mensen.adviseur2, concept, VANDAAG) == set()


@pytest.mark.parametrize("tonen", [True, False])
def test_the_name_is_for_the_ccv_and_for_the_gremium_only_with_consent(ladder, mensen, tonen):
    dilemma = ladder[Status.PLATFORM]
    dilemma.naam_tonen = tonen
    zien = {p.email for p in Persoon.select() if policy.mag_naam_zien(p, dilemma, VANDAAG)}
    altijd = {mensen.inbrenger.email, mensen.adviseur.email, mensen.adviseur2.email}
    gremium = {mensen.deelnemer.email, mensen.voorzitter_platform.email}
    assert zien == (altijd | gremium if tonen else altijd)
