"""Everything that can be put right, field by field: the trace, the log, who reads of it and hears,
and what an old screen gets. Who may do it is tried in `test_daden`, its page in
`test_formulierpaginas`.
"""

import json

import pytest
from peewee import BooleanField, DateField, IntegrityError

from portal import audit
from portal.db import database
from portal.docs.rechten import alle_daden
from portal.engine import Verouderd, Verzoek
from portal.kolommen import WoordVeld
from portal.models import Bericht, Correctie, Dilemma, Gebeurtenis, Inloglink, Persoon, Signaal
from portal.policy import Zicht, zicht
from portal.queries import correcties
from portal.queries.herstelbaar import HERSTELBAAR, PER_NAAM
from portal.queries.tijdlijn import tijdlijn
from portal.queries.versies import GETELD
from portal.steps.gedeeld.corrigeren import afdruk
from portal.steps.rondom import correctie
from portal.tools.tijd import dag
from portal.vocabulary import Voorval
from tests.hulp import wereld
from tests.hulp.correctiewereld import BEDOELD, DOOR, GEVALLEN, REDEN
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU, PERSONAS

DADEN = {naam: d for naam, d in alle_daden().items() if naam.startswith("rondom.correctie.")}
CCV = {"adviseur", "adviseur2"}
LEDEN_BERAAD = {"bestuurder", "voorzitter_beraad"}
WERKGROEP = {"specialist", "trekker"}
# Said once more: who reads what it said, and who is mailed that it was put right by an adviseur.
LEEST = {
    "besluit.tekst": CCV
    | LEDEN_BERAAD
    | {"inbrenger", "deelnemer", "voorzitter_platform"}
    | WERKGROEP,
    "dilemma.inbrenger": CCV,
    **dict.fromkeys(("actie.wat", "actie.eigenaar", "actie.termijn"), CCV | LEDEN_BERAAD),
    **dict.fromkeys(("actie.status", "actie.resultaat"), CCV | LEDEN_BERAAD | {"deelnemer"}),
    "dilemma.terugkoppeling": CCV | {"inbrenger"},
    **dict.fromkeys(
        (
            "dilemma.bedreigd",
            "dilemma.naam_tonen",
            "dilemma.op_de_hoogte",
            "dilemma.telefoon",
            "dilemma.veilig_bellen",
            "dilemma_thema.thema",
        ),
        CCV | {"inbrenger"},
    ),
    **dict.fromkeys(("gremium.naam", "gremium.opdracht"), CCV | WERKGROEP),
    "notitie.tekst": CCV,
    "vraag.antwoord": CCV | {"inbrenger"},
    "signaal.inbrenger": CCV,
    "signaal.terugkoppeling": CCV | {"inbrenger"},
    **dict.fromkeys(("behandeling.opdracht", "behandeling.waarom_niet_opgelost"), CCV | WERKGROEP),
    "lotverzoek.steun": CCV | {"inbrenger"},
    **dict.fromkeys(("lotverzoek.verzoek", "lotverzoek.uiterlijk", "lotverzoek.uitkomst"), CCV),
    **dict.fromkeys(("vraag.tekst", "vraag.uiterlijk"), CCV | {"inbrenger"}),
}
HOORT = {
    "verbeter_besluit": {("verbeterd", wie) for wie in LEDEN_BERAAD | {"inbrenger"}},
    "verbeter_adres": {("bevestigen", "bedoeld")},
    "verbeter_actie": {("verbeterd", "deelnemer"), ("actie", "bestuurder")},
    "heropen_actie": {("verbeterd", "deelnemer")},
    "verbeter_terugkoppeling": {("verbeterd", "inbrenger")},
    # Of a new threat the engine tells the other adviseurs.
    "verbeter_kenmerken": {("verbeterd", "inbrenger"), ("contact", "adviseur2")},
    "verbeter_werkgroep": set(),
    "verbeter_notitie": set(),
    "verbeter_antwoord": {("verbeterd", "adviseur"), ("verbeterd", "adviseur2")},
    "verbeter_signaaladres": {("bevestigen", "bedoeld")},
    "verbeter_signaalantwoord": {("verbeterd", "inbrenger")},
    "verbeter_behandeling": set(),
    "verbeter_lot": set(),
    "verbeter_vraag": {("verbeterd", "inbrenger")},
}
# What is chosen and not typed.
KORT, LIJSTJES = BooleanField | DateField | WoordVeld, {"dilemma_thema.thema", "lotverzoek.steun"}
ELK_VELD = pytest.mark.parametrize("veld", [r.naam for r in HERSTELBAAR])
ELKE_DAAD = pytest.mark.parametrize("daad", GEVALLEN)


def door(daad, mensen):
    return getattr(mensen, DOOR.get(daad, "adviseur"))


def verbeter(daad, mensen):
    """Put the row of a deed right; return it as it was, and as it is."""
    maak, invoer = GEVALLEN[daad]
    rij = maak(mensen)
    Bericht.delete().execute()
    verzoek = Verzoek(door(daad, mensen), NU, {**invoer(mensen), "reden": REDEN})
    getattr(correctie, daad)(rij, verzoek)
    return rij, type(rij).get_by_id(rij.id)


def test_each_deed_puts_fields_of_the_table_right_and_each_field_has_its_deed():
    assert {f"rondom.correctie.{r.daad}" for r in HERSTELBAAR} == set(DADEN)
    assert {r.daad for r in HERSTELBAAR} == set(GEVALLEN)
    assert set(LEEST) == set(PER_NAAM) and set(HOORT) == set(GEVALLEN)


def test_each_mark_logs_a_correction_and_refuses_an_old_screen():
    assert {d.logt.voorval for d in DADEN.values()} == {Voorval.CORRECTIE}
    assert [naam for naam, d in DADEN.items() if d.vers is None] == []


@ELK_VELD
def test_a_screen_of_before_is_known_by_each_field_of_its_form(veld):
    """Left out of the version, two screens replace it one after the other, and neither is told."""
    regel = PER_NAAM[veld]
    daad = DADEN[f"rondom.correctie.{regel.daad}"]
    if daad.vers in GETELD or veld == "actie.resultaat":  # that goes with the status
        return
    rij = daad.op()
    eerst = daad.vers(rij)
    rij.__data__[regel.veld.name] = "iets anders"
    assert daad.vers(rij) != eerst


def test_the_log_keeps_words_and_days_in_full_and_nothing_that_somebody_types():
    in_log = {r.naam for r in HERSTELBAAR if r.in_log and not isinstance(r.veld, KORT)}
    assert in_log == LIJSTJES


@ELK_VELD
def test_what_it_said_is_kept_beside_what_it_says_with_who_when_and_why(mensen, db, veld):
    regel = PER_NAAM[veld]
    oud, nieuw = verbeter(regel.daad, mensen)
    rij = Correctie.get(Correctie.veld == veld)
    assert rij.nieuw == regel.toon(nieuw) and rij.oud != rij.nieuw
    assert (rij.wie, rij.op, rij.reden) == (door(regel.daad, mensen), NU, REDEN)
    if veld != "dilemma_thema.thema":  # which are rows of their own
        assert rij.oud == regel.toon(oud)


@ELK_VELD
def test_the_log_tells_of_it_and_keeps_of_what_was_typed_a_hash_only(mensen, db, veld):
    verbeter(PER_NAAM[veld].daad, mensen)
    c = Correctie.get(Correctie.veld == veld)
    (g,) = [g for g in Gebeurtenis.select() if g.gegevens.get("correctie") == str(c.id)]
    assert g.soort == Voorval.CORRECTIE and g.gegevens["veld"] == veld
    in_log = PER_NAAM[veld].in_log
    for kant, tekst in (("oud", c.oud), ("nieuw", c.nieuw)):
        assert g.gegevens[kant] == (tekst if in_log else afdruk(c, tekst))
    assert g.gegevens["reden"] == afdruk(c, REDEN)
    assert list(audit.fouten()) == []


@ELKE_DAAD
def test_nothing_that_was_typed_stands_in_the_log_for_good(mensen, db, daad):
    verbeter(daad, mensen)
    logboek = json.dumps([g.gegevens for g in Gebeurtenis.select()], ensure_ascii=False)
    getypt = {
        t for c in Correctie.select() if not PER_NAAM[c.veld].in_log for t in (c.oud, c.nieuw)
    }
    assert [t for t in {*getypt, REDEN} if t and t in logboek] == []


@ELK_VELD
def test_who_may_read_the_field_reads_of_it_and_nobody_else(mensen, db, veld):
    _, rij = verbeter(PER_NAAM[veld].daad, mensen)
    c = Correctie.get(Correctie.veld == veld)
    lezers = {p for p in PERSONAS if _leest(c, rij, getattr(wereld.mensen(), p))}
    assert lezers == LEEST[veld]


def _leest(c, rij, lezer):
    """Tell whether somebody finds it beside the row; who has its timeline finds it there too."""
    naast = c.reden in {r.reden for r in correcties.van(rij, lezer, dag(NU)) if r.nieuw == c.nieuw}
    dilemma = rij if isinstance(rij, Dilemma) else getattr(rij, "dilemma", None)
    if dilemma and Zicht.INTAKE in zicht(lezer, dilemma, dag(NU)):
        regels = tijdlijn(dilemma, lezer, dag(NU))
        nu = (f"{PER_NAAM[c.veld].label}, nu", c.nieuw or "–")
        erin = any(nu in r.toelichting for r in regels)
        assert erin == naast
    return naast


@ELKE_DAAD
def test_whom_the_table_names_hears_once_and_nobody_else(mensen, db, daad):
    verbeter(daad, mensen)
    gemaild = [(b.soort, b.aan.split("@")[0]) for b in Bericht.select()]
    assert sorted(gemaild) == sorted(HOORT[daad])


@ELKE_DAAD
def test_an_old_screen_puts_nothing_right(mensen, db, daad):
    maak, invoer = GEVALLEN[daad]
    rij = maak(mensen)
    oud = Verzoek(door(daad, mensen), NU, {**invoer(mensen), "reden": REDEN}, versie=-1)
    voor = alles()
    with pytest.raises(Verouderd):
        getattr(correctie, daad)(rij, oud)
    assert alles() == voor


@ELKE_DAAD
def test_what_was_right_already_leaves_no_trace_and_no_mail(mensen, db, daad):
    _, rij = verbeter(daad, mensen)
    if daad == "heropen_actie":
        return  # it is open: the deed refuses
    Bericht.delete().execute()
    aantal = Correctie.select().count(), Gebeurtenis.select().count()
    invoer = {**GEVALLEN[daad][1](mensen), "reden": REDEN}
    getattr(correctie, daad)(rij, Verzoek(door(daad, mensen), NU, invoer))
    assert (Correctie.select().count(), Gebeurtenis.select().count()) == aantal
    assert not Bericht.select().exists()


@pytest.mark.parametrize("daad", ["verbeter_adres", "verbeter_signaaladres"])
def test_the_mistyped_address_can_confirm_nothing_any_more(mensen, db, daad):
    _, zaak = verbeter(daad, mensen)
    assert zaak.inbrenger.email == BEDOELD and zaak.bevestigd_op is None
    ongebruikt = Inloglink.gebruikt_op.is_null()
    (link,) = Inloglink.select().where(Inloglink.bevestigt == zaak.nummer, ongebruikt)
    assert link.persoon == Persoon.met_email(BEDOELD)


@pytest.mark.parametrize(
    "daad", [d for d, wie in HOORT.items() if ("verbeterd", "inbrenger") in wie]
)
def test_an_address_that_nobody_confirmed_hears_nothing(mensen, db, daad):
    maak, invoer = GEVALLEN[daad]
    rij = maak(mensen)
    for model in (Dilemma, Signaal):
        model.update(bevestigd_op=None).execute()
    Bericht.delete().execute()
    verzoek = Verzoek(mensen.adviseur, NU, {**invoer(mensen), "reden": REDEN})
    getattr(correctie, daad)(rij, verzoek)
    assert mensen.inbrenger.email not in {b.aan for b in Bericht.select()}


def test_what_was_kept_of_it_cannot_be_changed(mensen, db):
    verbeter("verbeter_besluit", mensen)
    with pytest.raises(IntegrityError, match="correctie staat vast"), database.atomic():
        Correctie.update(oud="Iets anders.").execute()


def test_it_goes_with_its_row_and_then_the_timeline_tells_only_that_it_was(mensen, db):
    """What must be erased is not kept by the way: of it the log has a hash without its salt."""
    _, rij = verbeter("verbeter_notitie", mensen)
    dilemma = rij.dilemma
    rij.delete_instance()
    assert not Correctie.select().exists()
    (regel,) = [r for r in tijdlijn(dilemma, mensen.adviseur, dag(NU)) if r.tekst == "Verbeterd"]
    assert regel.toelichting == []


def test_of_a_threat_that_the_inbrenger_ticks_each_adviser_hears_once(mensen, db):
    maak, invoer = GEVALLEN["verbeter_kenmerken"]
    dilemma = maak(mensen)
    Bericht.delete().execute()
    verzoek = Verzoek(mensen.inbrenger, NU, {**invoer(mensen), "reden": REDEN})
    correctie.verbeter_kenmerken(dilemma, verzoek)
    gemaild = sorted((b.soort, b.aan.split("@")[0]) for b in Bericht.select())
    assert gemaild == [("contact", "adviseur"), ("contact", "adviseur2")]
