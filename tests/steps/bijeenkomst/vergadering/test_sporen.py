"""What was recorded of an item stays, whatever step its dilemma takes before the planned start."""

from datetime import timedelta

import pytest

from portal.engine import NietToegestaan, Verzoek
from portal.models import Actie, Agendapunt, Besluit
from portal.steps import triage
from portal.steps.bijeenkomst import punten, vergaderacties, vergaderbesluiten, vergadering
from portal.tools.tijd import dag
from portal.vocabulary import Status, Uitslag
from portal.workflow import OVERGANGEN
from tests.hulp import dilemmas, vergaderen
from tests.hulp.wereld import BERAAD, NU, PLATFORM, WERKGROEP, gremium_met

EERDER = vergaderen.BEGINT - timedelta(hours=2)
BIJ = {Status.PLATFORM: PLATFORM, Status.WERKGROEP: WERKGROEP, Status.BERAAD: BERAAD}


def _vraag(mensen, **invoer):
    return Verzoek(mensen.adviseur, EERDER, invoer)


def _actie(punt, mensen):
    invoer = {"wat": "Bel.", "eigenaar": mensen.bestuurder.id, "termijn": dag(EERDER)}
    vergaderacties.voeg_toe(punt, _vraag(mensen, **invoer))


def _los_besluit(punt, mensen):
    """A besluit of this meeting on the dilemma, from before it stood on the agenda."""
    Besluit.create(
        dilemma=punt.dilemma, bijeenkomst=punt.bijeenkomst, tekst="Ja.", gemaakt_op=EERDER
    )


# Each trace that a meeting can leave of an item, as the screen of the meeting leaves it.
SPOREN = {
    "verslag": lambda p, m: vergadering.bewaar_verslag(p, _vraag(m, verslag="Een uur werk.")),
    "uitslag": lambda p, m: punten.leg_resultaat_vast(
        p, _vraag(m, verslag="", uitslag=Uitslag.GEEN.value)
    ),
    "begin": lambda p, m: vergadering.begin(p, _vraag(m)),
    "einde": lambda p, m: vergadering.eindig(p, _vraag(m)),
    "besluit": lambda p, m: vergaderbesluiten.leg_vast(p, _vraag(m, tekst="Doe het.")),
    "los besluit": _los_besluit,
    "actie": _actie,
}
# Every step that can leave a gremium, or its coming meetings.
VERTREK = [
    pytest.param(o, van, id=f"{o.naam}-{van}") for o in OVERGANGEN for van in o.van if van in BIJ
]
met_spoor = pytest.mark.parametrize("spoor", SPOREN)


def op_agenda(mensen, dilemma, status):
    b = vergaderen.plan(mensen.adviseur, gremium_met(BIJ[status]))
    return vergaderen.agendeer(b, dilemma, mensen.adviseur)


def zoals_het_was(punt):
    """Return the item and all that hangs on it."""
    rij = Agendapunt.select().where(Agendapunt.id == punt.id).dicts().get()
    besluiten = Besluit.select().where(Besluit.bijeenkomst == punt.bijeenkomst_id)
    acties = Actie.select().where(Actie.bijeenkomst == punt.bijeenkomst_id)
    return rij, list(besluiten.dicts()), list(acties.dicts())


@met_spoor
@pytest.mark.parametrize(("overgang", "van"), VERTREK)
def test_a_step_leaves_an_item_with_any_trace(mensen, dilemma_in, overgang, van, spoor):
    dilemma = dilemma_in(van)
    punt = op_agenda(mensen, dilemma, van)
    SPOREN[spoor](punt, mensen)
    voor = zoals_het_was(punt)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    dilemma = dilemmas.met(dilemma.nummer)
    actor = dilemmas.actor_voor(overgang, dilemma, mensen)
    dilemmas.doe(overgang.naam, dilemma, actor, EERDER + timedelta(minutes=30))
    na = zoals_het_was(punt)
    assert na[0] == voor[0] and all(rij in na[1] for rij in voor[1])
    assert all(rij in na[2] for rij in voor[2])


@pytest.mark.parametrize(("overgang", "van"), VERTREK)
def test_without_a_trace_it_leaves_the_agenda(mensen, dilemma_in, overgang, van):
    dilemma = dilemma_in(van)
    punt = op_agenda(mensen, dilemma, van)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    dilemma = dilemmas.met(dilemma.nummer)
    na_de_dag = {"volgende_datum": dag(vergaderen.BEGINT) + timedelta(days=1)}
    actor = dilemmas.actor_voor(overgang, dilemma, mensen)
    dilemmas.doe(overgang.naam, dilemma, actor, EERDER, **na_de_dag)
    assert Agendapunt.get_or_none(Agendapunt.id == punt.id) is None


@met_spoor
def test_nor_does_its_button_take_it_off_the_agenda(mensen, dilemma_in, spoor):
    punt = op_agenda(mensen, dilemma_in(Status.PLATFORM), Status.PLATFORM)
    SPOREN[spoor](punt, mensen)
    with pytest.raises(NietToegestaan):
        punten.haal_weg(punt, Verzoek(mensen.adviseur, EERDER))
    assert Agendapunt.get_or_none(Agendapunt.id == punt.id)


@met_spoor
def test_an_item_with_a_trace_keeps_its_own_dilemma_though_the_bundel_stays(
    mensen, dilemma_in, spoor
):
    eerste, ander = dilemma_in(Status.PLATFORM), dilemma_in(Status.PLATFORM)

    samen = {"nummers": [ander.nummer], "titel": "Samen"}
    triage.bundel(eerste, Verzoek(mensen.adviseur, NU, samen))
    punt = op_agenda(mensen, eerste, Status.PLATFORM)
    SPOREN[spoor](punt, mensen)
    dilemmas.doe("oplossen", dilemmas.met(eerste.nummer), mensen.adviseur, EERDER)
    assert Agendapunt.get_by_id(punt.id).behandeling_id == punt.behandeling_id
