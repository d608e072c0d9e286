"""What stands as help at a field of any form is a text that a beheerder can change."""

import ast
import inspect
import pkgutil
import re
import sys
from importlib import import_module

import pytest
from wtforms import Field
from wtforms.fields.core import UnboundField

import portal.forms
from portal.config import ROOT
from portal.forms.basis import BasisForm
from portal.queries.teksten import Teksten
from portal.tools import tijd
from portal.velden.teksten import HULP, TEKSTEN
from portal.velden.teksten.formulieren import UITLEG
from portal.web import teksten as web_teksten
from tests.contracts.test_formulierpaginas import (
    APP,
    DOENERS,
    PAGINAS,
    _adressen,
    _begonnen,
    _concept,
    _niets,
)
from tests.contracts.test_teksten import bron, zet
from tests.hulp import databases, rondgang, web
from tests.hulp.wereld import NU

# What a form says beside the texts, and why nobody else can.
VAST = {
    r"Hoogstens \d+ regels\.": "the number to which the check counts",
    r"Minstens \d+ tekens, zoals een paar losse woorden\.": "the number for which the check asks",
    r"Gevraagd: .+\.": "what was asked of the LOT for this dilemma",
    f"(?:{'|'.join({re.escape(t.waar) for t in TEKSTEN})})"
    r"( Laat dit staan, het portaal vult het in: .+)?": "where the text stands that is changed",
}
MODULES = [
    import_module(m.name) for m in pkgutil.walk_packages(portal.forms.__path__, "portal.forms.")
]
LEEG = Teksten(dict.fromkeys((t.sleutel for t in HULP), ""))


def blijft_over(uitleg):
    """Return what of this help is neither a text of the table nor a row of VAST."""
    rest = web_teksten.hulp(uitleg).strip()
    return "" if any(re.fullmatch(vast, rest) for vast in VAST) else rest


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))


@pytest.fixture
def zonder_hulp(monkeypatch):
    """Of every text nothing is said, so that what no text says is left."""
    monkeypatch.setattr(web_teksten, "teksten", lambda: LEEG)


def _onder(soort):
    for vorm in soort.__subclasses__():
        yield vorm
        yield from _onder(vorm)


def test_the_fixed_help_of_every_form_is_a_text(zonder_hulp):
    velden = [v for vorm in _onder(BasisForm) for v in vars(vorm).values()]
    uitleg = {v.kwargs.get("description", "") for v in velden if isinstance(v, UnboundField)}
    assert len(uitleg) > 40
    assert {blijft_over(u) for u in uitleg} == {""}


@databases.alleen_sqlite
@pytest.mark.parametrize(
    "stand", [_niets, _concept, _begonnen], ids=lambda stand: stand.__name__.strip("_")
)
def test_the_help_that_any_page_with_a_form_makes_is_a_text(
    ladder, mensen, monkeypatch, zonder_hulp, stand
):
    """Also the help that a form makes of what it is about."""
    rondgang.vul(ladder)
    stand()
    gezien, maak = set(), Field.__init__

    def onthoud(veld, *args, **kwargs):
        maak(veld, *args, **kwargs)
        gezien.add(veld.description)

    monkeypatch.setattr(Field, "__init__", onthoud)
    for persona in (*DOENERS, None):
        wie = getattr(mensen, persona) if persona else None
        bezoeker = web.Bezoeker(APP, wie, NU, keurt=False)
        for regel, _ in PAGINAS.values():
            for pad in list(_adressen(regel))[:3]:
                bezoeker.open(pad)
    assert len(gezien) > 60
    assert {blijft_over(u) for u in gezien} == {""}


def _plekken():
    """Yield which functions take help, and as which argument."""
    for module in MODULES:
        for naam, wat in vars(module).items():
            if inspect.isfunction(wat) and "uitleg" in (
                namen := [*inspect.signature(wat).parameters]
            ):
                yield naam, namen.index("uitleg")


PLEK = dict(_plekken())


def _getypt(boom):
    """Yield the words that a call has as help, typed where the field is made."""
    for roep in ast.walk(boom):
        if not isinstance(roep, ast.Call):
            continue
        naam = getattr(roep.func, "attr", getattr(roep.func, "id", ""))
        plek = PLEK.get(naam, sys.maxsize)
        delen = [k.value for k in roep.keywords if k.arg in ("uitleg", "description")]
        for deel in (*delen, *roep.args[plek : plek + 1]):
            yield from (d.value for d in ast.walk(deel) if isinstance(d, ast.Constant))


def test_no_form_has_help_typed_into_it():
    """Also a form that no page above showed."""
    getypt = {
        woorden
        for pad in (ROOT / "portal" / "forms").rglob("*.py")
        for woorden in _getypt(ast.parse(pad.read_text("utf-8")))
        if " " in str(woorden)
    }
    assert getypt == set() and PLEK["tekstvak"] == 1


def test_every_row_of_help_is_taken_by_a_form():
    genomen = set(re.findall(r'(?:UITLEG\[|\buitleg\()["\']([a-z_.]+)["\'][\])]', bron()))
    assert genomen == set(UITLEG)


def test_no_template_has_help_typed_into_it():
    assert re.findall(r'class="uitleg"[^>]*>(?!\{\{ (?:hulp|uitleg)\()', bron()) == []


def test_of_help_with_more_sentences_each_is_changed_where_it_stands(mensen):
    zet(
        mensen.beheerder,
        **{
            "uitleg.lezers.ccv": "<b>Wij</b> lezen dit.",
            "uitleg.factoren.wachtwoord": "Plak maar.",
        },
    )
    with APP.test_request_context():
        assert web_teksten.hulp("Hoogstens 10 regels. Het CCV leest dit.") == (
            "Hoogstens 10 regels. <b>Wij</b> lezen dit."
        )
        assert web_teksten.hulp(UITLEG["factoren.wachtwoord"]) == "Plak maar."
        assert web_teksten.hulp("Iets anders.") == "Iets anders."


def test_who_reads_a_form_reads_the_changed_help_escaped(mensen):
    zet(mensen.beheerder, **{"uitleg.signaal.titel": "Eén zin <b>graag</b>"})
    assert "Eén zin &lt;b&gt;graag&lt;/b&gt;" in web.Bezoeker(APP, None, NU).open("/signaal").html


def test_the_list_has_the_help_under_the_form_that_it_stands_on(mensen):
    pagina = web.Bezoeker(APP, mensen.beheerder, NU).open("/beheer/teksten?groep=hulp")
    koppen = re.findall("<h2[^>]*>(.*?)</h2>", pagina.html)
    gezien = [*dict.fromkeys(t.kop for t in HULP)]
    assert [k for k in koppen if k in gezien] == gezien and all(gezien)
    assert len(pagina.html.encode()) < 200_000
