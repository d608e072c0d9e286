"""Every transition over HTTP, for every status and persona: what the table says is what the page
offers and takes.
"""

from datetime import timedelta

import pytest

from portal import engine
from portal.engine import Verzoek
from portal.models import Gebeurtenis
from portal.tools import tijd
from portal.velden import Soort
from portal.vocabulary import Status, Voorval
from portal.workflow import OVERGANG, OVERGANGEN, Wie, uit
from tests.hulp import databases, dilemmas, momentopname, web
from tests.hulp.dilemmas import met
from tests.hulp.invoer import als_formulier, geldige_invoer, waardoor_verplicht
from tests.hulp.wereld import NU, PERSONAS

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
# One of each kind of reader is enough to be refused.
GEWEIGERDEN = ("inbrenger", "adviseur", "deelnemer", "specialist", "bestuurder", "beheerder")
WIE = {Wie.ADVISEUR: {"adviseur", "adviseur2"}, Wie.INBRENGER: {"inbrenger"}}
ZETTEN = [
    pytest.param(o, van, persona, id=f"{o.naam}-{van}-{persona}")
    for o in OVERGANGEN
    for van in o.van
    for persona in sorted(set().union(*(WIE[w] for w in o.wie)) - {"adviseur2"})
]
per_zet = pytest.mark.parametrize(("overgang", "van", "persona"), ZETTEN)
per_overgang = pytest.mark.parametrize(
    ("overgang", "van", "persona"),
    list({zet.values[0].naam: zet for zet in reversed(ZETTEN)}.values()),
)
# Filing happens on the intake form itself, which is longer than the table's fields.
ZONDER_KNOP = {"indienen"}


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    klok = web.Klok(NU)
    monkeypatch.setattr(tijd, "nu", klok)
    return klok


@pytest.fixture
def bezoeker(ladder, mensen):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam), NU)


def pad(dilemma, overgang=None):
    return f"/dilemma/{dilemma.nummer}" + (f"/stap/{overgang.naam}" if overgang else "")


def toegestaan(status):
    return {(o.naam, persona) for o in uit(status) for w in o.wie for persona in WIE[w]}


def knoppen(pagina):
    stappen = [href.split("/stap/") for href in pagina.links.values()]
    return {deel[1] for deel in stappen if len(deel) == 2}


def veldnamen(overgang):
    """Return the names that the form must have: rows of acties as their parts."""
    namen = {v.naam for v in overgang.velden if v.soort is not Soort.ACTIES}
    if len(namen) < len(overgang.velden):
        namen |= {f"acties-{i}-{deel}" for i in range(3) for deel in ("wat", "eigenaar", "termijn")}
    return namen


def klaar_voor(overgang, dilemma, mensen, **anders):
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    return _ingevuld(geldige_invoer(overgang, met(dilemma.nummer), **anders))


def _ingevuld(invoer):
    """Return what a browser would post; nothing ticked is nothing sent."""
    return {naam: w for naam, w in als_formulier(invoer).items() if w != []}


def gebeurtenissen(dilemma):
    return Gebeurtenis.select().where(Gebeurtenis.dilemma == dilemma).count()


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("status", Status)
def test_the_page_has_exactly_the_buttons_of_the_table(status, persona, bezoeker, ladder, mensen):
    for overgang in uit(status):
        dilemmas.vervul_eis(overgang, ladder[status], mensen.adviseur)
    pagina = bezoeker(persona).open(pad(ladder[status]))
    if pagina.status == 200:
        mag = {naam for naam, wie in toegestaan(status) if wie == persona} - ZONDER_KNOP
        assert knoppen(pagina) == mag
    else:
        assert pagina.status == 404 and not [1 for _, wie in toegestaan(status) if wie == persona]


@pytest.mark.parametrize("overgang", [o for o in OVERGANGEN if o.eis], ids=lambda o: o.naam)
def test_a_condition_that_is_not_met_is_told_instead_of_a_button(overgang, bezoeker, ladder):
    pagina = bezoeker("adviseur").open(pad(ladder[overgang.van[0]]))
    assert overgang.naam not in knoppen(pagina)
    assert overgang.eis.value in pagina.tekst


@pytest.mark.parametrize("overgang", [o for o in OVERGANGEN if o.eis], ids=lambda o: o.naam)
def test_posting_before_the_condition_is_met_says_why_and_changes_nothing(
    overgang, bezoeker, ladder, mensen
):
    dilemma, adviseur = ladder[overgang.van[0]], bezoeker("adviseur")
    assert overgang.eis.value in adviseur.open(pad(dilemma, overgang)).tekst
    invoer, voor = _ingevuld(geldige_invoer(overgang, dilemma)), momentopname.alles()
    antwoord = adviseur.post(pad(dilemma, overgang), invoer)
    assert antwoord.status == 422 and overgang.eis.value in antwoord.tekst
    assert momentopname.alles() == voor


@per_zet
def test_the_form_asks_what_the_table_records_and_moves_the_dilemma_once(
    overgang, van, persona, bezoeker, ladder, mensen
):
    invoer, doener = klaar_voor(overgang, ladder[van], mensen), bezoeker(persona)
    pagina, eerder = doener.open(pad(ladder[van], overgang)), gebeurtenissen(ladder[van])
    assert (pagina.kop, pagina.formulier().namen) == (overgang.knop, veldnamen(overgang))
    assert all(v.label in pagina.tekst for v in overgang.velden)
    for _ in range(2):
        antwoord = doener.verstuur(pagina, **invoer)
        assert (antwoord.status, antwoord.naar) == (303, pad(ladder[van]))
    assert gebeurtenissen(ladder[van]) == eerder + 1
    assert met(ladder[van].nummer).status in overgang.kan_naar(van)
    assert f"{ladder[van].nummer} {overgang.mail}." in doener.volg(antwoord).met_klasse("melding")


@per_overgang
def test_for_htmx_the_form_comes_and_goes_as_a_fragment(
    overgang, van, persona, bezoeker, ladder, mensen
):
    invoer, doener = klaar_voor(overgang, ladder[van], mensen), bezoeker(persona)
    stuk = doener.open(pad(ladder[van], overgang), htmx=True)
    assert stuk.is_fragment and stuk.formulier().namen == veldnamen(overgang)
    antwoord = doener.verstuur(stuk, htmx=True, **invoer)
    assert (antwoord.status, antwoord.koppen["HX-Redirect"]) == (204, pad(ladder[van]))


@pytest.mark.parametrize(
    ("overgang", "veld"),
    [
        pytest.param(o, v, id=f"{o.naam}-{v.naam}")
        for o in OVERGANGEN
        for v in o.velden
        if v.verplicht
    ],
)
def test_a_missing_field_is_named_at_the_field_and_in_the_summary_and_the_rest_stays(
    overgang, veld, bezoeker, ladder, mensen
):
    dilemma = ladder[waar_verplicht(overgang, veld)]
    invoer = klaar_voor(overgang, dilemma, mensen, **waardoor_verplicht(overgang, veld))
    weg = {n for n in invoer if n == veld.naam or n.startswith(f"{veld.naam}-")}
    doener = bezoeker(dilemmas.actor_voor(overgang, dilemma, mensen).email.split("@")[0])
    voor = momentopname.alles()
    fout = doener.verstuur(
        doener.open(pad(dilemma, overgang)), **invoer | {n: leeg(veld) for n in weg}
    )
    assert fout.status == 422, fout.naar
    assert momentopname.alles() == voor
    genoemd = (f"{veld.label}: ", f"‘{veld.label}’")  # once: before the sentence, or in it
    regel = next(woorden for woorden in fout.links if sum(naam in woorden for naam in genoemd) == 1)
    assert regel.removeprefix(f"{veld.label}: ") in " ".join(fout.met_klasse("fout"))
    assert fout.links[regel].startswith(f"#{veld.naam}")
    rest = {n: w for n, w in invoer.items() if n not in weg}
    assert gebleven(fout, rest) == rest


def gebleven(pagina, namen):
    """Return what these fields hold now, as a browser would post it: a list where several can be
    ticked.
    """
    waarden = pagina.formulier().beginwaarden()
    per_naam = {n: [w.replace("\r\n", "\n") for naam, w in waarden if naam == n] for n in namen}
    return {n: w if isinstance(namen[n], list) else "".join(w) for n, w in per_naam.items()}


def waar_verplicht(overgang, veld):
    """Return a status from which this field is asked: some choices exist only there."""
    naar = waardoor_verplicht(overgang, veld).get("naar")
    return next(s for s in overgang.van if naar is None or naar in overgang.kan_naar(s))


def leeg(veld):
    return {Soort.VINK: False, Soort.KEUZE: [], Soort.MEERKEUZE: []}.get(veld.soort, "")


@pytest.mark.parametrize("status", Status)
def test_what_the_table_does_not_allow_is_refused_or_does_not_exist(status, klok, ladder, mensen):
    """Refused means nothing is shown either: a form holds the agendatekst and the names of
    people.
    """
    dilemma, klaar = (
        ladder[status],
        {o: _ingevuld(geldige_invoer(o, ladder[status])) for o in OVERGANGEN},
    )
    for persona in GEWEIGERDEN:
        doener = web.Bezoeker(APP, getattr(mensen, persona), NU, keurt=False)
        ziet, voor = doener.open(pad(dilemma)).status == 200, momentopname.alles()
        for overgang in (o for o in OVERGANGEN if (o.naam, persona) not in toegestaan(status)):
            adres = pad(dilemma, overgang)
            statussen = {doener.post(adres).status}
            if ziet and persona in ("inbrenger", "adviseur"):
                statussen |= {doener.post(adres, klaar[overgang]).status, doener.open(adres).status}
            assert statussen == {403 if ziet else 404}, (persona, overgang.naam)
        assert momentopname.alles() == voor, persona


@per_overgang
def test_a_stale_screen_shows_what_changed_and_what_was_typed(
    overgang, van, persona, bezoeker, ladder, mensen
):
    invoer, doener = klaar_voor(overgang, ladder[van], mensen), bezoeker(persona)
    pagina = doener.open(pad(ladder[van], overgang))
    _gebeurt_iets(ladder[van], mensen)
    eerder = gebeurtenissen(ladder[van])
    fout = doener.verstuur(pagina, **invoer)
    assert (fout.status, fout.kop) == (409, "Iemand was je voor")
    assert Voorval.TOEGEWEZEN.label in fout.tekst
    assert all(str(w) in fout.tekst for w in invoer.values() if " " in str(w))
    assert gebeurtenissen(ladder[van]) == eerder


def _gebeurt_iets(dilemma, mensen, wat=Voorval.TOEGEWEZEN):
    """A colleague changes something, so that every screen of this dilemma is stale."""
    verzoek = Verzoek(mensen.adviseur2, NU + timedelta(minutes=1))
    engine.eenmaal(verzoek, lambda: engine.meld(met(dilemma.nummer), wat, verzoek) or "")


@pytest.mark.parametrize(("persona", "status"), [("inbrenger", 409), ("deelnemer", 403)])
def test_a_stale_screen_tells_nobody_more_than_their_own_timeline(
    persona, status, bezoeker, ladder, mensen
):
    """Whoever posts an old version on purpose must not read who brought the dilemma in, or what
    adviseurs did; and whoever may not act learns nothing of what changed at all.
    """
    dilemma = ladder[Status.PLATFORM]
    _gebeurt_iets(dilemma, mensen, Voorval.AGENDATEKST)
    fout = bezoeker(persona).post(
        pad(dilemma, OVERGANG["intrekken"]), {"reden": "Toch niet.", "versie": "1"}
    )
    assert fout.status == status
    assert Voorval.AGENDATEKST.label not in fout.tekst
    assert mensen.inbrenger.naam not in fout.tekst
    assert ("Voorgelegd aan het Landelijk Platform" in fout.tekst) is (status == 409)
