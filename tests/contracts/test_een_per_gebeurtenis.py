"""One event brings everybody one mail: of every transition, done to people who hear of it in more
ways than one.
"""

import pytest

from portal.engine import Verzoek
from portal.jobs import onbezorgd
from portal.models import Bericht, Dilemma, Lidmaatschap, Thema, Volger
from portal.steps import triage
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Status
from portal.workflow import OVERGANGEN
from tests.hulp import dilemmas, wereld
from tests.hulp.invoer import geldige_invoer
from tests.hulp.wereld import BEGIN, NU

ZETTEN = [
    pytest.param(o, van, naar, id=f"{o.naam}-{van}-{naar}")
    for o in OVERGANGEN
    for van in o.van
    for naar in o.kan_naar(van)
]


def overal_bij(mensen, dilemma):
    """Let two people follow the dilemma and its thema, and sit in the werkgroep."""
    thema = Thema.get(sleutel=dilemmas.INTAKE["themas"][0])
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    for wie in (mensen.adviseur2, mensen.inbrenger):
        Volger.create(persoon=wie, dilemma=dilemma)
        Volger.create(persoon=wie, thema=thema)
        zetel = {"gremium": werkgroep, "rol": LidRol.LID, "van": dag(BEGIN)}
        Lidmaatschap.create(persoon=wie, **zetel)


@pytest.mark.parametrize(("overgang", "van", "naar"), ZETTEN)
def test_nobody_gets_two_mails_of_one_transition(mensen, overgang, van, naar):
    dilemma = dilemmas.in_status(van, mensen)
    overal_bij(mensen, dilemma)
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    velden = {veld.naam for veld in overgang.velden}
    wie = str(mensen.inbrenger.id)
    acties = [{"wat": w, "eigenaar": wie, "termijn": dag(NU)} for w in ("Bel.", "Schrijf.")]
    anders = {"naar": naar.value, "acties": acties, "specialisten": [str(mensen.collega.id)]}
    invoer = geldige_invoer(overgang, dilemma, **{n: w for n, w in anders.items() if n in velden})
    Bericht.delete().execute()
    actor = dilemmas.actor_voor(overgang, dilemma, mensen)
    dilemmas.doe(overgang.naam, dilemma, actor, **invoer)
    gemaild = [b.aan for b in Bericht.select()]
    assert sorted(gemaild) == sorted(set(gemaild))
    assert not [b.aan for b in Bericht.select() if onbezorgd.niet_meer_nodig(b, NU)], "all leave"


def test_of_a_bundel_everybody_hears_once_but_of_each_dilemma_its_inbrenger(mensen):
    een, twee = (dilemmas.in_status(Status.PLATFORM, mensen) for _ in range(2))
    ander = dilemmas.in_status(Status.PLATFORM, mensen, mensen.collega)
    invoer = {"nummers": [twee.nummer, ander.nummer], "titel": "Samen"}
    triage.bundel(een, Verzoek(mensen.adviseur, NU, invoer))
    for dilemma in (een, twee, ander):
        Volger.create(persoon=mensen.adviseur2, dilemma=dilemma)
    Bericht.delete().execute()
    dilemmas.doe("instellen", Dilemma.get_by_id(een.id), mensen.adviseur)
    per_lezer = {}
    for b in Bericht.select().order_by(Bericht.id):
        per_lezer.setdefault(b.aan.split("@")[0], []).append(b.gegevens["nummer"])
    assert per_lezer["inbrenger"] == [een.nummer, twee.nummer]
    assert per_lezer["collega"] == [ander.nummer]
    assert {len(per_lezer[wie]) for wie in ("adviseur2", "specialist", "trekker")} == {1}
