"""Who hears of a deed, row by row of the table, said once more; and no deed mails outside it.

Of a transition its own row says who hears (test_overgangen, test_wie_hoort_ervan); what it does
besides, such as seating somebody, stands here.
"""

import ast

import pytest

from portal.config import ROOT
from portal.docs.rechten import alle_daden
from portal.jobs import onbezorgd
from portal.meldingen import MELDING, MELDINGEN
from portal.models import Bericht
from portal.workflow import OVERGANG
from tests.hulp.meldzaken import ZAKEN, Zaken
from tests.hulp.wereld import NU

LEDEN = {"deelnemer", "voorzitter_platform"}
BERAAD = {"bestuurder", "voorzitter_beraad"}
CCV = {"adviseur", "adviseur2"}
NIEUW = {"uitnodiging": {"buitenstaander"}}
WEG = {"zetel": {"specialist"}, "vergadering": {"specialist"}}
VOLGER = {"opbrengst": {"adviseur2"}}
ALLE_LEDEN = LEDEN | BERAAD | {"specialist", "trekker"}
WIE = {
    "triage.stel_vraag": {"vraag": {"inbrenger"}},
    "triage.wijs_toe": {"toegewezen": {"adviseur2"}},
    "intake.beantwoord": {"antwoord": CCV},
    "werkgroep.nodig_uit": NIEUW | {"vergadering": {"buitenstaander"}},
    # Whoever is asked as a specialist is told of meetings once they promised.
    "werkgroep.beloof_geheimhouding": {"vergadering": {"specialist"}},
    "werkgroep.beeindig_lidmaatschap": WEG,
    # What somebody who reads no content does with a seat, the adviseurs see.
    "beheer.gremia.geef_zetel": NIEUW | {"vergadering": {"buitenstaander"}, "beheer": CCV},
    "beheer.gremia.wijzig_zetel": {"beheer": CCV},
    "beheer.gremia.benoem_voorzitter": {
        **NIEUW,
        "beheer": CCV,
        "zetel": {"voorzitter_platform"},
        "vergadering": {"buitenstaander", "voorzitter_platform"},
    },
    "beheer.gremia.beeindig_zetel": WEG | {"beheer": CCV},
    "beheer.invoer.neem_over": {
        **NIEUW,
        "account": {"nieuw"},
        "vergadering": {"buitenstaander"},
        "beheer": CCV,
    },
    # What it had planned is called off first: the trekker hears so too.
    "werkgroep.sluit": {"zetel": {"specialist"}, "vergadering": {"specialist", "trekker"}},
    "instellen": NIEUW,
    "versnellen": NIEUW,
    "terugverwijzen": NIEUW,
    "overdragen": NIEUW,
    "bijeenkomst.voorbereiding.vraag_akkoord": {"concept_agenda": {"voorzitter_platform"}},
    "bijeenkomst.voorbereiding.geef_akkoord": {"oordeel": {"adviseur"}},
    "bijeenkomst.voorbereiding.plaats_opmerking": {"oordeel": {"adviseur"}},
    "bijeenkomst.agenda.stel_vast": {"bijeenkomst": LEDEN},
    "bijeenkomst.uitnodigen.nodig_uit": {"vergadering": LEDEN},
    "bijeenkomst.plannen.wijzig": {"vergadering": LEDEN},
    "bijeenkomst.plannen.zeg_af": {"vergadering": LEDEN},
    "beraad.breng_besluit_verder": {"besluit": BERAAD},
    "bijeenkomst.vergaderbesluiten.breng_verder": {"besluit": LEDEN},
    "rondom.kennisbank.wijzig": {"opbrengst": {"buitenstaander"}},
    "rondom.kennisbank.trek_in": {"opbrengst": {"deelnemer"}},
    "beantwoorden": VOLGER,
    "oplossen": VOLGER,
    "afronden": VOLGER,
    "werkgroep.leg_opbrengst_vast": VOLGER,
    "besluiten": {"actie": {"bestuurder"}},
    "uitkomst.voeg_actie_toe": {"actie": {"bestuurder"}},
    "bijeenkomst.vergaderacties.voeg_toe": {"actie": {"bestuurder"}},
    "bijeenkomst.vergaderacties.wijzig": {"actie": {"deelnemer"}},
    "rondom.correctie.verbeter_actie": {"actie": {"deelnemer"}, "verbeterd": {"bestuurder"}},
    "rondom.signaal.dien_in": {"signaal": CCV},
    "rondom.signaal.bevestig": {"signaal": CCV},
    "rondom.signaal.neem_over": {"signaal": {"inbrenger"}},
    "rondom.signaal.wijs_af": {"signaal": {"inbrenger"}},
    "rondom.stuk.geef_uit": {"stuk": ALLE_LEDEN},
    "rondom.stuk.trek_in": {"ingetrokken": ALLE_LEDEN},
    # With one beheerder, who does it, the adviseurs see to it.
    "beheer.mensen.voeg_toe": {"account": {"nieuw"}, "beheer": CCV},
    "beheer.mensen.geef_rol": {"account": {"buitenstaander"}, "beheer": CCV},
    "beheer.mensen.sluit": {"beheer": {"adviseur"}},
    "beheer.mensen.heropen": {"account": {"adviseur2"}, "beheer": {"adviseur"}},
    "beheer.mensen.verhuis": {"beheer": {"adviseur"}},
    "beheer.mensen.beeindig_sessies": {"beheer": {"adviseur"}},
    "beheer.mensen.neem_factoren_af": {"beheer": {"adviseur"}},
}


def gehoord(doe):
    """Do it and return per kind of mail who got it, each as often as they did."""
    Bericht.delete().execute()
    doe()
    # Of a closed account, an address and how they come in: to that address, past the table.
    los = ("overgang", "gesloten", "verhuizing", "verhuisd", "beveiliging")
    post = [(b.soort, b.aan.split("@")[0]) for b in Bericht.select() if b.soort not in los]
    assert len(post) == len(set(post)), "somebody got two of a kind by one event"
    return {soort: {wie for s, wie in post if s == soort} for soort, _ in post}


@pytest.mark.parametrize("naam", ZAKEN)
def test_of_each_deed_hears_whom_its_row_names_and_nobody_else(naam, mensen):
    wie = gehoord(ZAKEN[naam](Zaken(mensen)))
    assert wie == WIE[naam]
    van_de_tabel = set(wie) - {"verbeterd"}  # that is of the table of what can be put right
    assert van_de_tabel == {m.soort or m.naam for m in MELDINGEN if naam in m.bij}


@pytest.mark.parametrize("naam", ZAKEN)
def test_what_a_deed_mails_also_leaves_though_the_deed_took_what_its_reader_saw(naam, mensen):
    gehoord(ZAKEN[naam](Zaken(mensen)))
    blijft = [b for b in Bericht.select() if onbezorgd.niet_meer_nodig(b, NU)]
    assert not [(b.soort, b.aan, b.gegevens) for b in blijft]


def test_every_deed_that_mails_is_a_row_and_every_row_a_deed_that_there_is():
    van = {naam for m in MELDINGEN for naam in m.bij}
    assert van == set(WIE) == set(ZAKEN)
    assert van <= set(alle_daden()) | set(OVERGANG)


def test_no_step_queues_mail_by_itself_and_every_row_is_asked_for():
    """A link to come in by, and what becomes of an account, is for whom it is for, and of what was
    put right its own table tells who hears (`queries.herstelbaar`); all else goes by this one.
    """
    zelf, gevraagd = set(), set()
    for pad in (ROOT / "portal" / "steps").rglob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text("utf-8"))):
            wat = ast.unparse(knoop.func) if isinstance(knoop, ast.Call) else ""
            if wat in ("outbox.plaats", "outbox.plaats_los"):
                zelf.add(pad.stem)
            if wat == "meldingen.meld":
                gevraagd.add(ast.literal_eval(knoop.args[0]))
    assert zelf == {"accounts", "factoren", "pogingen", "toegang", "verhuizen", "vernemen"}
    assert gevraagd == set(MELDING) and len(MELDING) == len(MELDINGEN)


def test_every_account_that_is_made_for_somebody_is_made_by_one_function():
    """And so with one event, one rule for its role, and a letter by each door: that of the account,
    or the invitation of a werkgroep.
    """
    maakt, roept = set(), {}
    for pad in (ROOT / "portal" / "steps").rglob("*.py"):
        boom = ast.unparse(ast.parse(pad.read_text("utf-8")))
        if "Persoon.create(" in boom:
            maakt.add(pad.stem)
        if "accounts.maak(" in boom:
            roept[pad.stem] = "accounts.meld_nieuw(" in boom
    assert roept == {"mensen": True, "invoer": True, "werkgroep": False}
    assert "accounts" in maakt and not maakt & set(roept)
