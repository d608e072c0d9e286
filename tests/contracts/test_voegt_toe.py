"""Each deed adds or replaces: what replaces what stood there needs the version of the screen, what
only adds needs none, so that two who add never stand in each other's way.

Told from the rows themselves, while all that a full portal is made of is done.
"""

from collections import defaultdict
from datetime import timedelta

import pytest

from portal.daden import merk
from portal.docs.rechten import alle_daden
from portal.engine import Verzoek
from portal.models import TABELLEN
from portal.steps import uitkomst, werkgroep
from portal.steps.beheer import gremia, themas
from portal.steps.bijeenkomst import voorbereiding
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, OpbrengstSoort, Openbaarheid, Status
from tests.hulp import alle_post, daadtabel, dilemmas, vergaderen, voliere, wereld
from tests.hulp.daadwereld import EIGEN, rijen
from tests.hulp.wereld import NU

DADEN = alle_daden()
# What follows from a deed and holds no words of anybody: numbers, order, whose turn it is, and that
# a tafelheer is no guest.
BOEKHOUDING = {
    "teller": {"laatste"},
    "agendapunt": {"volgorde"},
    "gesprekstafel": {"volgorde"},
    "dilemma": {"versie", "wacht_op", "wacht_sinds", "volgende_datum"},
    "bijeenkomst": {"versie", "uitnodiging"},
    "tafelgast": {"id", "tafel", "persoon"},
}
LEEG = (None, "", [], False)
# What the first of them adds, the next one replaces.
OOK_DE_EERSTE = {"rondom.doel.zet_streef", "bijeenkomst.tafels.deel_in"}


def stand():
    """Return every row of every table by its key."""
    sleutels = {model: model._meta.primary_key.name for model in TABELLEN}
    return {
        model._meta.table_name: {rij[sleutel]: rij for rij in model.select().dicts()}
        for model, sleutel in sleutels.items()
    }


def gewijzigd(voor, na):
    """Return what stood in rows that were there and is another value now, or went with its row."""
    for tabel, oude in voor.items():
        for sleutel, rij in oude.items():
            nieuw = na[tabel].get(sleutel, {})
            anders = {naam: w for naam, w in rij.items() if nieuw.get(naam, ...) != w}
            eigen = BOEKHOUDING.get(tabel, set())
            yield from ((tabel, naam, w) for naam, w in anders.items() if naam not in eigen)


def doe_de_rest(mensen):
    """Do what no other helper does."""
    ccv, van = mensen.adviseur, rijen(mensen, EIGEN)
    actie = {"wat": "Bel.", "eigenaar": str(ccv.id), "termijn": dag(NU) + timedelta(days=9)}
    opbrengst = {
        "opbrengst_soort": OpbrengstSoort.INZICHT,
        "opbrengst_titel": "Bel eerst",
        "opbrengst_tekst": "De huisarts.",
        "openbaarheid": Openbaarheid.DEELNEMERS,
    }
    uitvoering = dilemmas.in_status(Status.UITVOERING, mensen)
    for _ in range(2):
        vergaderen.voeg_toe(van["Bijeenkomst"], ccv)
        voorbereiding.plaats_opmerking(van["Bijeenkomst"], Verzoek(ccv, NU, {"tekst": "Goed."}))
        uitkomst.voeg_actie_toe(uitvoering, Verzoek(ccv, NU, actie))
        gremium = wereld.gremium_met(wereld.WERKGROEP)
        werkgroep.leg_opbrengst_vast(gremium, Verzoek(ccv, NU, opbrengst))
    for naam in ("Een", "Twee"):
        themas.voeg_toe(Verzoek(ccv, NU, {"naam": naam}))
    for wie in (mensen.collega, mensen.buitenstaander):
        zetel = {"persoon": str(wie.id), "rol": LidRol.LID}
        gremia.geef_zetel(wereld.gremium_met(wereld.BERAAD), Verzoek(ccv, NU, zetel))


@pytest.fixture
def gedaan(db, mensen, monkeypatch):
    """Return what each deed changed of the rows that were there, by its name."""
    gezien, doe = defaultdict(list), merk._doe

    def opgenomen(regel, functie, verzoek, args, kwargs):
        def binnen(*a, **k):
            voor = stand()
            antwoord = functie(*a, **k)
            gezien[regel.naam] += gewijzigd(voor, stand())
            return antwoord

        return doe(regel, binnen, verzoek, args, kwargs)

    monkeypatch.setattr(merk, "_doe", opgenomen)
    alle_post.van_alles(mensen)
    voliere.vul()
    doe_de_rest(mensen)
    return dict(gezien)


def test_what_only_adds_needs_no_version_and_what_replaces_does(gedaan):
    assert daadtabel.VOEGT_TOE - set(gedaan) <= {"rondom.stuk.houd_exemplaar"}
    vervangt = {n: [w for *_, w in wat if w not in LEEG] for n, wat in gedaan.items()}
    los = {naam for naam, wat in vervangt.items() if wat and not DADEN[naam].vers}
    assert los <= daadtabel.EENMALIG, "these replace what stood there, from any screen"
    voegt_toe = {naam for naam, wat in gedaan.items() if not wat and DADEN[naam].vers}
    assert voegt_toe - OOK_DE_EERSTE <= daadtabel.STAAT_IN_VOOR_HET_SCHERM, "these only add"


def test_a_deed_is_said_to_add_to_be_done_once_or_to_be_ones_own_in_one_place():
    soorten = (daadtabel.VOEGT_TOE, daadtabel.EENMALIG, daadtabel.EIGEN_KEUZE)
    assert sum(map(len, soorten)) == len(daadtabel.OP_ELK_SCHERM)
    assert all(DADEN[naam].vers for naam in daadtabel.STAAT_IN_VOOR_HET_SCHERM)
