"""Whatever stands in the address bar: an ordinary page or a Dutch refusal, never a crash."""

import logging
import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import views
from portal.queries.adres import Filter
from portal.queries.beheer.mensen import Mensenfilter
from portal.queries.beheer.organisaties import Organisatiefilter
from portal.queries.beheer.veranderd import Veranderfilter
from portal.queries.bijeenkomst.plannen import Bijeenkomstfilter
from portal.queries.intake import Mijnfilter
from portal.queries.rondom.acties import Actiefilter
from portal.queries.rondom.kennisbank import Kennisbankfilter
from portal.queries.rondom.lot import Lotfilter
from portal.queries.rondom.post import Postfilter
from portal.queries.rondom.signaal import Signaalfilter
from portal.queries.triage import Postvakfilter
from portal.vocabulary import Woord
from portal.web import omvang
from tests.hulp.lastig import TEKENS, TEKST, WAARDEN, begrensd, codeer, gecodeerd

LIJSTEN = {
    "/beheer/mensen": Mensenfilter,
    "/beheer/organisaties": Organisatiefilter,
    "/beheer/veranderd": Veranderfilter,
    "/postvak": Postvakfilter,
    "/signalen": Signaalfilter,
    "/kennisbank": Kennisbankfilter,
    "/acties": Actiefilter,
    "/bijeenkomsten": Bijeenkomstfilter,
    "/mail": Postfilter,
    "/mijn": Mijnfilter,
    "/postvak/lot": Lotfilter,
}
DELEN_VAN_LIJSTEN = [
    (pad, f)
    for pad, soort in LIJSTEN.items()
    for f in fields(soort)
    if f.name not in ("pagina", "bladwijzer")
]
# Something that every kind of part can read: a word, the key of a thema, of a row, a line.
ANTWOORDEN = (*(w for soort in Woord.__subclasses__() for w in soort), "uithuwelijking", "1", "zin")
VRAGEN = {
    **{pad: tuple(f.name for f in fields(soort)) for pad, soort in LIJSTEN.items()},
    "/bijeenkomsten/nieuw": ("gremium",),
    "/beheer/teksten": ("groep",),
    "/beheer/teksten/mail.vraag": ("terug", "versies"),
    "/postvak.csv": tuple(f.name for f in fields(Postvakfilter)),
    "/acties.csv": tuple(f.name for f in fields(Actiefilter)),
    "/bijeenkomsten/1/vergadering": ("punt",),
    "/doelen": ("jaar",),
    "/inloggen": ("volgende",),
    "/": ("x",),
    # Parts of a page that are turned over by their own name.
    "/dilemma/D-2026-0002": ("vragen", "notities", "tijdlijn", "besluiten", "acties", "lot"),
    "/bijeenkomsten/1": ("wacht", "acties", "signalen", "besluiten"),
    "/werkgroepen": ("lopend", "gesloten"),
    "/werkgroepen/3": ("dilemmas", "eerder", "opbrengsten", "gepland"),
    "/doelen/1": ("metingen", "acties", "dilemmas"),
    "/jaar/2026/actieprogramma": ("acties-1", "doelen-1"),
    "/jaar/2026/jaarrapport": ("geleerd", "doelen"),
    "/stukken/1": ("versies", "lezers"),
    "/gegevens": ("nummers",),
    "/beheer/mensen/1": ("plaatsen",),
    "/beheer/organisaties/1": ("mensen", "opgegaan"),
}
# Pages that refuse in Dutch what they cannot use.
WEIGEREN = {"/bijeenkomsten/1/opmerking": ("punt",), "/controleer": ("code",)}
PAREN = [(pad, naam) for pad, namen in VRAGEN.items() for naam in namen]
VEEL_WOORDEN = ("a " * 100, " ".join(f"w{n}" for n in range(70)), "%_ " * 70, "%" * 300)
DELEN = (
    "/{}",
    "/dilemma/{}",
    "/inloggen/{}",
    "/inbrengen/{}",
    "/werkgroepen/{}",
    "/kennisbank/{}",
    "/acties/{}",
    "/dilemma/D-2026-0002/stap/{}",
    "/bijeenkomsten/1/{}.pdf",
    "/static/{}/css/portal.css",
)


def _bladeren(soort):
    """Return what nothing else is made of, below a kind of filter."""
    onder = soort.__subclasses__()
    return {blad for kind in onder for blad in _bladeren(kind)} if onder else {soort}


def test_every_filter_has_its_list_here():
    assert set(LIJSTEN.values()) == _bladeren(Filter)


@pytest.mark.parametrize(
    ("pad", "deel"), DELEN_VAN_LIJSTEN, ids=[f"{pad}-{f.name}" for pad, f in DELEN_VAN_LIJSTEN]
)
def test_what_is_asked_changes_which_rows_come_and_can_be_chosen_on_the_page(
    bezoeker, caplog, pad, deel
):
    lees = deel.metadata["lees"]
    waarde = next(w for w in ANTWOORDEN if lees(w) != lees(None))
    wie, gevraagd = bezoeker(lezer(pad)), f"{pad}?{deel.name}={waarde}"
    assert lijst(caplog, wie, pad) != lijst(caplog, wie, gevraagd)
    pagina = wie.open(gevraagd)
    te_kiezen = {naam for f in pagina.formulieren if f.methode == "get" for naam in f.namen}
    gelinkt = any(f"{deel.name}=" in href for href in pagina.links.values())
    assert deel.name in te_kiezen or gelinkt


def lezer(pad):
    """Return who may open a page with a list: all but accounts an adviseur."""
    return "beheerder" if pad.startswith("/beheer/") else "adviseur"


def lijst(caplog, wie, adres):
    """Return what is asked of the database for the rows of one page."""
    caplog.clear()
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        wie.open(adres)
    gezegd = [r.msg for r in caplog.records if r.name == "peewee"]
    rijen = [(sql, params) for sql, params in gezegd if sql.endswith("LIMIT ? OFFSET ?")]
    assert rijen
    return rijen


def test_whatever_a_view_asks_of_the_address_is_tried_here():
    bronnen = (bron.read_text() for bron in Path(views.__file__).parent.rglob("*.py"))
    asks = re.compile(r"request\.(?:args|values)(?:\.get\(|\[)\"(\w+)\"|\"(\w+)\" in request\.args")
    gevraagd = {a or b for bron in bronnen for a, b in asks.findall(bron)}
    getest = {naam for namen in (VRAGEN | WEIGEREN).values() for naam in namen}
    assert gevraagd - {"concept", "opnieuw"} <= getest  # these are asked for by being there at all


@pytest.mark.parametrize("pad", VRAGEN)
def test_no_question_crashes_on_anything(bezoeker, pad):
    wie = bezoeker(lezer(pad))
    for waarde in (*TEKENS, *WAARDEN, *VEEL_WOORDEN):
        vraag = gecodeerd([(naam, waarde[:4000]) for naam in VRAGEN[pad]])
        te_lang = len(vraag) > omvang.VRAAG
        assert wie.open(f"{pad}?{vraag}").status == (414 if te_lang else 200), waarde


@pytest.mark.parametrize("pad", WEIGEREN)
def test_what_cannot_be_used_is_refused_and_never_crashes(bezoeker, pad):
    wie = bezoeker("adviseur")
    for waarde in (*TEKENS, *WAARDEN, *VEEL_WOORDEN):
        vraag = [(naam, waarde[:4000]) for naam in WEIGEREN[pad]]
        assert wie.open(f"{pad}?{gecodeerd(vraag)}").status < 500, waarde


@begrensd
@given(tekst=TEKST, vraag=st.sampled_from(PAREN))
def test_no_question_crashes_on_random_text(bezoeker, tekst, vraag):
    pad, naam = vraag
    wie = bezoeker(lezer(pad))
    assert wie.open(f"{pad}?{gecodeerd([(naam, tekst)])}").status == 200


@begrensd
@given(deel=st.text(st.characters(exclude_characters="/?#"), min_size=1, max_size=30))
def test_no_part_of_an_address_crashes(bezoeker, deel):
    wie = bezoeker("adviseur")
    for pad in DELEN:
        assert wie.open(pad.format(codeer(deel))).status < 500, pad
