"""Every deed x everybody x own, foreign, without a seat any more, account closed.

WIE says once more, in words of its own, who may do what; the marks must agree. Who may not is
refused without a trace, whatever screen they had before them: 403, never 409.
"""

import inspect
import re
from datetime import timedelta
from functools import partial

import pytest

from portal.config import ROOT
from portal.daden import CONCEPT, LEVEND, KanNuNiet, NogBewijzen
from portal.docs.rechten import alle_daden
from portal.engine import AndereInhoud, NietToegestaan, Verouderd, Verzoek
from portal.models import Agendapunt, Bijeenkomst, Lidmaatschap, Persoon, Verzoeksleutel
from portal.tools.tijd import dag
from tests.hulp import daadtabel, vergaderen, wereld
from tests.hulp.daadwereld import EIGEN, VREEMD, Alles, doe, rijen
from tests.hulp.momentopname import alles
from tests.hulp.volgorde import modules
from tests.hulp.wereld import NU, PERSONAS

DADEN = alle_daden()
CCV = {"adviseur", "adviseur2"}
PLATFORM, BERAAD = {"deelnemer", "voorzitter_platform"}, {"bestuurder", "voorzitter_beraad"}
IEDEREEN, NIEMAND = {*PERSONAS, "zonder account"}, set()
INBRENGER = ({"inbrenger"}, {"collega"}, {"inbrenger"})
LEZERS = (CCV | PLATFORM, CCV | BERAAD, CCV)
# Of one's own rows, of those of others, and of one's own once every seat has ended. All other
# deeds are for the CCV, wherever they are done.
WIE = {
    "beheer.teksten.bewaar": ({"beheerder"}, {"beheerder"}, {"beheerder"}),
    "intake.breng_in": (IEDEREEN, IEDEREEN, IEDEREEN),
    "rondom.signaal.dien_in": (IEDEREEN, IEDEREEN, IEDEREEN),
    "intake.bewerk": INBRENGER,
    "intake.bevestig": INBRENGER,
    "intake.ontken": INBRENGER,
    "rondom.signaal.ontken": INBRENGER,
    "intake.beantwoord": INBRENGER,
    "rondom.signaal.bevestig": INBRENGER,
    "uitkomst.sluit_actie": (CCV | {"deelnemer"}, CCV | {"bestuurder"}, CCV | {"deelnemer"}),
    "rondom.correctie.heropen_actie": (
        CCV | {"deelnemer"},
        CCV | {"bestuurder"},
        CCV | {"deelnemer"},
    ),
    "rondom.correctie.verbeter_antwoord": INBRENGER,
    "rondom.correctie.verbeter_kenmerken": (
        CCV | {"inbrenger"},
        CCV | {"collega"},
        CCV | {"inbrenger"},
    ),
    "rondom.correctie.verbeter_notitie": ({"adviseur"}, {"adviseur"}, {"adviseur"}),
    "rondom.correctie.verbeter_vraag": ({"adviseur"}, {"adviseur"}, {"adviseur"}),
    **{
        f"rondom.factoren.{naam}": (set(PERSONAS), set(PERSONAS), set(PERSONAS))
        for naam in ("zet_wachtwoord", "voeg_app_toe", "haal_app_weg", "vernieuw_codes")
    },
    "rondom.factoren.voeg_passkey_toe": (set(PERSONAS), set(PERSONAS), set(PERSONAS)),
    "rondom.factoren.hernoem_passkey": INBRENGER,
    "rondom.factoren.haal_passkey_weg": INBRENGER,
    **dict.fromkeys(
        (naam for naam in DADEN if naam.startswith(("beheer.mensen.", "beheer.organisaties."))),
        ({"beheerder"},) * 3,
    ),
    "rondom.gegevens.wijzig": (set(PERSONAS), set(PERSONAS), set(PERSONAS)),
    "uitkomst.volg": (set(PERSONAS), set(PERSONAS), set(PERSONAS)),
    "werkgroep.beloof_geheimhouding": ({"specialist"}, {"specialist"}, NIEMAND),
    "werkgroep.leg_opbrengst_vast": (CCV | {"trekker"}, CCV, CCV),
    "bijeenkomst.voorbereiding.geef_akkoord": (
        {"voorzitter_platform"},
        {"voorzitter_beraad"},
        NIEMAND,
    ),
    "bijeenkomst.voorbereiding.plaats_opmerking": (
        CCV | {"voorzitter_platform"},
        CCV | PLATFORM | {"voorzitter_beraad"},
        CCV,
    ),
    "bijeenkomst.uitnodigen.antwoord": (PLATFORM, BERAAD, NIEMAND),
    "bijeenkomst.tafels.schuif_aan": ({"deelnemer"} | BERAAD, {"bestuurder"} | PLATFORM, NIEMAND),
    "bijeenkomst.tafels.leg_resultaat_vast": (
        CCV | {"voorzitter_platform"},
        CCV | {"voorzitter_beraad"},
        CCV | {"voorzitter_platform"},
    ),
    "rondom.post.stuur_opnieuw": (CCV | {"beheerder"}, CCV | {"beheerder"}, CCV | {"beheerder"}),
    "beheer.invoer.neem_over": ({"beheerder"},) * 3,
    **{
        naam: (CCV | {"beheerder"},) * 3
        for naam in (
            "rondom.correctie.verbeter_werkgroep",
            *(f"beheer.themas.{n}" for n in ("voeg_toe", "hernoem", "verschuif")),
            *(f"beheer.themas.{n}" for n in ("laat_vervallen", "neem_terug")),
            "beheer.gremia.geef_zetel",
            "beheer.gremia.wijzig_zetel",
            "beheer.gremia.beeindig_zetel",
            "beheer.gremia.benoem_voorzitter",
        )
    },
    "rondom.stuk.houd_exemplaar": LEZERS,
}
LATER = {"bijeenkomst.tafels.leg_resultaat_vast": vergaderen.BEGINT}
SITUATIES = {"eigen": (EIGEN, 0), "vreemd": (VREEMD, 1), "zonder zetel": (EIGEN, 2)}
# A page calls `vergaderbesluiten.doe` and `stuk.bewaar_exemplaar`, which do these.
VIA_EEN_STAP = {
    "bijeenkomst.vergaderbesluiten.wijzig",
    "bijeenkomst.vergaderbesluiten.breng_verder",
    "bijeenkomst.vergaderbesluiten.neem_terug",
    "bijeenkomst.vergaderbesluiten.haal_weg",
    "rondom.stuk.houd_exemplaar",
}
# What is answered as done already, whatever stands in the way.
AL_GEDAAN = {
    "bijeenkomst.agenda.stel_vast",
    "bijeenkomst.agenda.maak_concept",
    "bijeenkomst.plannen.zeg_af",
}
GESLOTEN = {"intake.breng_in", "rondom.signaal.dien_in"}


def probeer(naam, rijen_, wie):
    """Try a deed on a screen of long ago and return the kind of error, if any."""
    verzoek = Verzoek(wie, LATER.get(naam, NU), Alles(), versie=-1)
    try:
        doe(naam, rijen_, verzoek)
    except Exception as fout:  # whatever it is, its kind is the answer: who was let in may stumble
        return type(fout)
    return None


def uitkomsten(naam, rijen_, mensen, db):
    """Return how a deed ended for whom it may be tried by; what they did is undone."""
    gelukt = {}
    for persona in IEDEREEN:
        with db.atomic() as poging:
            soort = probeer(naam, rijen_, getattr(mensen, persona, None))
            if soort is not NietToegestaan:
                gelukt[persona] = soort
                poging.rollback()
    return gelukt


@pytest.mark.parametrize("situatie", SITUATIES)
def test_each_deed_is_for_whom_it_is_and_for_nobody_else(situatie, mensen, db):
    van, kolom = SITUATIES[situatie]
    rijen_ = rijen(mensen, van)
    if kolom == 2:
        Lidmaatschap.update(tot=dag(NU) - timedelta(days=1)).execute()
    voor = alles()
    gelukt = {naam: uitkomsten(naam, rijen_, mensen, db) for naam in DADEN}
    assert {naam: set(wie) for naam, wie in gelukt.items()} == {
        naam: WIE.get(naam, (CCV, CCV, CCV))[kolom] for naam in DADEN
    }
    assert alles() == voor
    assert {naam: set(gelukt[naam].values()) for naam, daad in DADEN.items() if daad.vers} == {
        naam: {Verouderd} if gelukt[naam] else set() for naam, daad in DADEN.items() if daad.vers
    }


def test_a_closed_account_does_nothing(mensen, db):
    rijen_ = rijen(mensen, EIGEN)
    Persoon.update(actief=False).execute()
    gesloten = wereld.mensen()
    for naam in DADEN:
        wie = {"zonder account"} if naam in GESLOTEN else set()
        assert set(uitkomsten(naam, rijen_, gesloten, db)) == wie, naam


def test_who_may_do_what_is_said_of_deeds_that_there_are():
    assert set(WIE) | set(LATER) | GESLOTEN <= set(DADEN)


def _met(welke):
    return {naam for naam, daad in DADEN.items() if welke(daad)}


def test_each_mark_says_what_the_deed_is_kept_by_needs_and_logs():
    assert _met(lambda daad: daad.belet == CONCEPT) == daadtabel.ALLEEN_CONCEPT
    assert _met(lambda daad: daad.belet == LEVEND) == daadtabel.ZOLANG_HIJ_DOORGAAT
    assert _met(lambda daad: daad.vers is None) == daadtabel.OP_ELK_SCHERM
    assert _met(lambda daad: daad.logt is None) == daadtabel.ZONDER_LOG
    assert _met(lambda daad: daad.eist is None) == daadtabel.ZONDER_EIS
    assert _met(lambda daad: daad.gevoelig) == daadtabel.GEVOELIG


def test_a_sensitive_deed_is_not_done_by_who_did_not_show_again_that_it_is_them(mensen, db):
    """Whoever may not do it is told that, and no more."""
    rijen_ = rijen(mensen, EIGEN)
    voor = alles()
    for naam in daadtabel.GEVOELIG:
        for persona in PERSONAS:
            lang_geleden = Verzoek(getattr(mensen, persona), NU, Alles(), bewezen=False)
            mag = persona in WIE.get(naam, (CCV,))[0]
            with pytest.raises(NogBewijzen if mag else NietToegestaan):
                doe(naam, rijen_, lang_geleden)
    assert alles() == voor


@pytest.mark.parametrize("staat", ["afgezegd_op", "vastgesteld_op"])
def test_what_stands_in_the_way_is_said_and_nothing_changes(mensen, db, staat):
    rijen_ = rijen(mensen, EIGEN)
    Bijeenkomst.update({staat: NU}).execute()
    belet = daadtabel.ALLEEN_CONCEPT | (
        daadtabel.ZOLANG_HIJ_DOORGAAT if staat == "afgezegd_op" else set()
    )
    voor = alles()
    for naam in belet - AL_GEDAAN - {"bijeenkomst.tafels.schuif_aan", *LATER}:
        wie = (
            mensen.voorzitter_platform
            if naam.endswith(("geef_akkoord", ".antwoord"))
            else mensen.adviseur
        )
        soort = probeer(naam, rijen_, wie)
        assert soort is KanNuNiet or (wie != mensen.adviseur and soort is NietToegestaan), naam
    assert alles() == voor


@pytest.mark.parametrize("wie", ["adviseur", "buitenstaander"])
def test_a_form_that_was_sent_before_gets_its_first_answer_and_does_nothing(mensen, db, wie):
    rijen_ = rijen(mensen, EIGEN)
    Verzoeksleutel.create(sleutel="al gestuurd", uitkomst="het eerste antwoord", op=NU)
    voor = alles()
    for naam in DADEN:
        nog_eens = Verzoek(getattr(mensen, wie), LATER.get(naam, NU), Alles(), "al gestuurd", -1)
        assert doe(naam, rijen_, nog_eens) == "het eerste antwoord", naam
    assert alles() == voor


def test_another_text_or_button_under_a_used_key_is_told_so_by_every_deed(mensen, db):
    rijen_ = rijen(mensen, EIGEN)
    eerste = {"sleutel": "al gestuurd", "inhoud": "een tekst", "uitkomst": "het eerste antwoord"}
    Verzoeksleutel.create(**eerste, op=NU)
    voor = alles()
    for naam in DADEN:
        vraagt = partial(Verzoek, mensen.adviseur, LATER.get(naam, NU), Alles(), "al gestuurd")
        assert doe(naam, rijen_, vraagt(inhoud="een tekst")) == "het eerste antwoord", naam
        with pytest.raises(AndereInhoud) as fout:
            doe(naam, rijen_, vraagt(inhoud="een andere tekst"))
        assert fout.value.uitkomst == "het eerste antwoord", naam
    assert alles() == voor


def test_what_is_gone_is_an_old_screen_for_whoever_may_and_nothing_for_others(mensen, db):
    """The row was removed by a colleague while the form was open."""
    rijen_ = rijen(mensen, EIGEN)
    weg = rijen_["Agendapunt"]
    Agendapunt.delete().where(Agendapunt.id == weg.id).execute()
    op_punt = [naam for naam, daad in DADEN.items() if daad.op is Agendapunt]
    soorten = {naam: uitkomsten(naam, rijen_, mensen, db) for naam in op_punt}
    assert op_punt and soorten == {naam: dict.fromkeys(CCV, Verouderd) for naam in op_punt}


def test_every_deed_is_done_by_a_page():
    """What counts is that the module of a page names it."""
    genoemd = set()
    for module in modules("portal/views"):
        bron = inspect.getsource(module)
        for naam, ding in vars(module).items():
            if inspect.ismodule(ding):
                genoemd |= {f"{ding.__name__}.{n}" for n in re.findall(rf"\b{naam}\.(\w+)", bron)}
            elif inspect.isfunction(ding):
                genoemd.add(f"{ding.__module__}.{ding.__name__}")
    assert {naam for naam in DADEN if f"portal.steps.{naam}" not in genoemd} == VIA_EEN_STAP


def test_only_a_mark_or_a_transition_opens_a_transaction():
    """But for signing in, the receipt of who has no account, and the commands that make accounts:
    there nobody is known yet.
    """
    geopend = {
        bestand.relative_to(ROOT / "portal" / "steps").as_posix()
        for bestand in (ROOT / "portal" / "steps").rglob("*.py")
        if re.search(r"^[^`\"]*\b(schrijven|eenmaal|atomic)\(", bestand.read_text("utf-8"), re.M)
    }
    namen = (
        "accounts bevestigen bewijs linkverzoeken oidc ontvangst pogingen sessies sterk toegang "
        "verhuizen"
    ).split()
    assert geopend == {f"rondom/{naam}.py" for naam in namen}
