"""Every transition over HTTP, for every status and persona: what the table says is what the page
offers and takes.
"""

import pytest

from portal.velden import Soort
from portal.vocabulary import Status
from portal.workflow import OVERGANGEN, uit
from tests.hulp import databases, dilemmas, momentopname
from tests.hulp.dilemmas import met
from tests.hulp.invoer import geldige_invoer, waardoor_verplicht
from tests.hulp.knoppen import (
    ZONDER_KNOP,
    gebeurtenissen,
    ingevuld,
    klaar_voor,
    knoppen,
    pad,
    per_overgang,
    per_zet,
    toegestaan,
    veldnamen,
)
from tests.hulp.wereld import PERSONAS

pytestmark = databases.alleen_sqlite


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
    invoer, voor = ingevuld(geldige_invoer(overgang, dilemma)), momentopname.alles()
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
