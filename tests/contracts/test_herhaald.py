"""The same text by the same person within the hour is the first one: of each deed that only adds it
is said how that is seen, or why the same twice may be meant.
"""

import pytest

from portal.daden import AlGedaan
from portal.daden.herhaald import HERHAALTIJD
from portal.docs.rechten import alle_daden
from portal.engine import Verzoek
from portal.models import Actie, Dilemma
from portal.steps import triage
from portal.vocabulary import ActieStatus, OpbrengstSoort, Openbaarheid, Status
from tests.hulp import daadtabel, dilemmas, signalen
from tests.hulp.daadwereld import EIGEN, STRAKS, doe, rijen
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU

DADEN = alle_daden()
AFZENDER = {"email": "n@test.example", "naam": "N", "organisatie": "G", "functie": "A"}
ACTIE = {"wat": "Bel de huisarts.", "termijn": STRAKS}
OPBRENGST = {
    "opbrengst_soort": OpbrengstSoort.INZICHT,
    "opbrengst_titel": "Bel eerst",
    "opbrengst_tekst": "De huisarts.",
    "openbaarheid": Openbaarheid.DEELNEMERS,
}
# What is typed, and a part of it that makes it another one.
INVOER = {
    "beraad.leg_besluit_vast": ({"tekst": "Doe het."}, "tekst"),
    "bijeenkomst.vergaderacties.voeg_toe": (ACTIE, "wat"),
    "bijeenkomst.vergaderbesluiten.leg_vast": ({"tekst": "Doe het."}, "tekst"),
    "bijeenkomst.voorbereiding.plaats_opmerking": ({"tekst": "Goed zo."}, "tekst"),
    "intake.breng_in": (dilemmas.INTAKE | AFZENDER, "vraag"),
    "rondom.doel.meet": ({"dag": NU.date(), "stand": 9, "toelichting": "Geteld."}, "toelichting"),
    "rondom.lot.vraag": ({"steun": ["coaching"], "lot_verzoek": "Denk mee."}, "lot_verzoek"),
    "rondom.signaal.dien_in": (signalen.SIGNAAL | AFZENDER, "tekst"),
    "triage.noteer": ({"notitie": "Bel morgen terug."}, "notitie"),
    "triage.stel_vraag": ({"vraag": "Sinds wanneer?", "uiterlijk": STRAKS}, "vraag"),
    "uitkomst.voeg_actie_toe": (ACTIE, "wat"),
    "werkgroep.leg_opbrengst_vast": (OPBRENGST, "opbrengst_tekst"),
}
# Two breaks, two tables or two meetings can be alike; who sits already is not seated twice, what
# is tied not tied twice, and the name of a doel, an address or a thema is taken; each version of a
# paper and each reading of it is one of its own.
MAG_TWEEMAAL = (
    daadtabel.van("beheer.gremia", "geef_zetel")
    | daadtabel.van("beheer.themas", "voeg_toe")
    | daadtabel.van("beheer.mensen", "voeg_toe verhuis")
    | daadtabel.van("bijeenkomst.plannen", "plan")
    | daadtabel.van("bijeenkomst.punten", "voeg_dilemma_toe voeg_punt_toe")
    | daadtabel.van("bijeenkomst.tafels", "voeg_toe")
    | daadtabel.van("rondom.doel", "koppel_hier maak")
    | daadtabel.van("rondom.stuk", "geef_uit houd_exemplaar")
    | daadtabel.van("werkgroep", "nodig_uit")
)


@pytest.fixture
def stuur(mensen):
    van = rijen(mensen, EIGEN)
    uitvoering = dilemmas.in_status(Status.UITVOERING, mensen)

    def verstuur(naam, na=None, **anders):
        """Send the form of a deed, each time a new one."""
        invoer = INVOER[naam][0] | anders
        if invoer.keys() >= ACTIE.keys():
            invoer["eigenaar"] = str(mensen.bestuurder.id)
        plek = van | ({"Dilemma": uitvoering} if naam == "uitkomst.voeg_actie_toe" else {})
        verzoek = Verzoek(mensen.adviseur, NU + na if na else NU, invoer, inhoud=repr(invoer))
        return doe(naam, plek, verzoek)

    return verstuur


def test_each_deed_that_adds_says_how_the_same_again_is_seen():
    gezien = {naam for naam, daad in DADEN.items() if daad.herhaald}
    assert gezien == set(INVOER) == daadtabel.VOEGT_TOE - MAG_TWEEMAAL


@pytest.mark.parametrize("naam", INVOER)
def test_the_same_again_within_the_hour_is_the_first_one(stuur, naam):
    eerste = stuur(naam)
    voor = alles()
    with pytest.raises(AlGedaan) as fout:
        stuur(naam, HERHAALTIJD / 2)
    assert fout.value.uitkomst == eerste and alles() == voor


@pytest.mark.parametrize("naam", INVOER)
def test_another_text_is_another_one_and_so_is_the_same_an_hour_later(stuur, naam):
    stuur(naam)
    een = alles()
    stuur(naam, **{INVOER[naam][1]: "Andere woorden."})
    twee = alles()
    assert twee != een
    if naam in ("bijeenkomst.vergaderacties.voeg_toe", "uitkomst.voeg_actie_toe"):
        Actie.update(
            gereed_op=NU, status=ActieStatus.GEDAAN, resultaat="Ja."
        ).execute()  # an open actie stays the same one
        twee = alles()
    stuur(naam, 2 * HERHAALTIJD)
    assert alles() != twee


def test_another_tick_makes_it_another_dilemma(stuur):
    stuur("intake.breng_in", bedreigd=False)
    stuur("intake.breng_in", bedreigd=True)
    assert Dilemma.select().where(Dilemma.titel == dilemmas.INTAKE["titel"]).count() > 1


def test_the_same_of_somebody_else_is_theirs(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    for wie in (mensen.adviseur, mensen.adviseur2):
        triage.noteer(dilemma, Verzoek(wie, NU, {"notitie": "Akkoord."}, inhoud="akkoord"))
    assert [n.auteur for n in dilemma.notities] == [mensen.adviseur, mensen.adviseur2]
