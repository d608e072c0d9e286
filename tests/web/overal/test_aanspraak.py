"""Whoever reads is spoken to, and not of: a help text names the others that read along."""

import re

from portal.forms import overgang as overgangforms
from portal.models import Bijeenkomst, Dilemma
from portal.workflow import OVERGANGEN, Wie
from tests.hulp.post import opgegeven
from tests.hulp.wereld import NU

# What an adviseur of this world typed, and the address of the inbrenger in it.
GEEN_AANSPRAAK = re.compile(r"Terugkoppeling aan de inbrenger: een zin\.|inbrenger@")
VANDAAG = NU.date()


def test_an_inbrenger_is_told_of_the_inbrenger_nowhere(ronde):
    """On none of the pages they meet: there it is 'jij'."""
    gelezen = {
        pad: GEEN_AANSPRAAK.sub("", t) for pad, t in ronde("inbrenger").over_inbrenger.items()
    }
    zinnen = {pad: t[max(t.find("inbrenger") - 60, 0) :][:120] for pad, t in gelezen.items()}
    assert {pad: zin for pad, zin in zinnen.items() if "inbrenger" in zin} == {}


def test_no_form_of_a_step_speaks_to_its_inbrenger_of_the_inbrenger(kooi, app):
    """Derived from the table: also of the steps that none of their dilemmas can make now."""
    dilemma = Dilemma.get()
    with app.test_request_context():
        for overgang in (o for o in OVERGANGEN if Wie.INBRENGER in o.wie):
            form = overgangforms.formulier(overgang, dilemma, VANDAAG, eigen=True)()
            zinnen = [f"{field.label.text} {field.description}" for field in form]
            assert not [zin for zin in zinnen if "inbrenger" in zin], overgang.naam


def test_mail_that_did_not_arrive_is_named_to_its_inbrenger(bezoeker, mensen, kooi):
    dilemma = Dilemma.get(Dilemma.inbrenger == mensen.inbrenger, Dilemma.status == "platform")
    brief = opgegeven(mensen.inbrenger, dilemma.nummer, soort="vraag")
    pagina = bezoeker("inbrenger").open(f"/dilemma/{dilemma.nummer}").tekst
    brief.delete_instance()
    assert "Vraag aan jou, naar jou op" in pagina


def test_an_adviseur_hears_that_the_inbrenger_reads_along(bezoeker, kooi):
    open_ = Dilemma.get(Dilemma.status == "platform")
    pagina = bezoeker("adviseur").open(f"/dilemma/{open_.nummer}/stap/aanhouden")
    assert "De inbrenger leest deze reden mee." in pagina.tekst


def test_the_chair_is_not_told_that_the_chair_reads_it(bezoeker, mensen, kooi):
    concept = Bijeenkomst.get(
        Bijeenkomst.vastgesteld_op.is_null(), Bijeenkomst.voorzitter.is_null()
    )
    pad = f"/bijeenkomsten/{concept.id}/opmerking"
    assert "Het CCV en de voorzitter lezen dit." in bezoeker("adviseur").open(pad).tekst
    Bijeenkomst.update(voorzitter=mensen.adviseur).where(Bijeenkomst.id == concept.id).execute()
    pagina = bezoeker("adviseur").open(pad).tekst
    Bijeenkomst.update(voorzitter=None).where(Bijeenkomst.id == concept.id).execute()
    assert "Het CCV leest dit." in pagina and "de voorzitter lezen" not in pagina
