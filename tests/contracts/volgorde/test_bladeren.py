"""Who pages through a list sees every row, also when what was seen meanwhile left the list.

The lists are derived from their filters: a new one fails until it has a case here that writes rows,
with equal keys among them, and works on one.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.models import (
    Actie,
    Bericht,
    Bijeenkomst,
    Dilemma,
    Lotverzoek,
    Opbrengst,
    Organisatie,
    Persoon,
    Signaal,
)
from portal.queries import bladwijzer, intake
from portal.queries import triage as postvak
from portal.queries.adres import Filter
from portal.queries.beheer import mensen, organisaties, veranderd
from portal.queries.bijeenkomst import plannen
from portal.queries.rondom import acties, kennisbank, lot, post, signaal
from portal.vocabulary import Openbaarheid, Status
from portal.web.lijst import bladzijde
from tests.hulp import web
from tests.hulp.rijtjes import VANDAAG, Rijtjes
from tests.hulp.wereld import NU

APP = web.maak_app()
DAGEN = (-1, -2, -2, -3, -3, -3, -4)


class Lijst(NamedTuple):
    """A paged list: where it stands, its filter, how it is asked, a row for some day, what takes a
    row out of it, and what a row of the list was read from.
    """

    eindpunt: str
    filter: Filter
    vraag: Callable[..., list]
    maak: Callable[[Rijtjes, int, int], Any]
    werk: Callable[[Any], Any]
    van: Callable[[Any], Any] = lambda rij: rij


def _zet(model, **waarden):
    return lambda rij: model.update(**waarden).where(model.id == rij.id).execute()


def laat_staan(_rij):
    """What is logged never leaves its list."""


LIJSTEN = [
    Lijst(
        "triage.postvak",
        postvak.Postvakfilter(),
        postvak.dilemmas,
        lambda r, n, dagen: r.dilemma(
            n, Status.INGEDIEND, wacht_sinds=r.op(dagen), bedreigd=n % 3 == 0
        ),
        _zet(Dilemma, wacht_op="inbrenger"),
    ),
    Lijst(
        "intake.mijn",
        intake.Mijnfilter(),
        intake.dilemmas,
        lambda r, n, dagen: r.dilemma(
            n, (Status.PLATFORM, Status.AFGEROND)[n % 2], inbrenger=r.adviseur
        ),
        lambda rij: (
            Dilemma.update(inbrenger=Rijtjes().mensen.collega).where(Dilemma.id == rij.id).execute()
        ),
    ),
    Lijst(
        "lot.lijst",
        lot.Lotfilter(),
        lot.wachtende,
        lambda r, n, dagen: Lotverzoek.create(
            dilemma=r.dilemma(n),
            verzoek="Denk mee.",
            gevraagd_op=NU,
            gevraagd_door=r.adviseur,
            uiterlijk=VANDAAG + timedelta(days=dagen),
        ),
        _zet(Lotverzoek, uitkomst="Gelukt.", uitkomst_op=NU),
    ),
    Lijst(
        "signaal.lijst",
        signaal.Signaalfilter(),
        signaal.signalen,
        lambda r, n, dagen: r.signaal(
            status="ingediend", beoordeeld_op=None, beraadtitel="", beraadtekst=""
        ),
        _zet(Signaal, bevestigd_op=None),
    ),
    Lijst(
        "acties.lijst",
        acties.Actiefilter(lijst=acties.Actielijst.ALLE),
        acties.acties,
        lambda r, n, dagen: r.actie(dagen),
        _zet(Actie, status="gedaan", gereed_op=NU),
        lambda regel: regel.actie,
    ),
    Lijst(
        "acties.lijst",
        acties.Actiefilter(lijst=acties.Actielijst.ALLE, stand=acties.Actiestand.KLAAR),
        acties.acties,
        lambda r, n, dagen: r.gesloten(dagen),
        _zet(Actie, status="open", gereed_op=None),
        lambda regel: regel.actie,
    ),
    Lijst(
        "kennisbank.lijst",
        kennisbank.Kennisbankfilter(),
        kennisbank.artikelen,
        lambda r, n, dagen: r.opbrengst(dagen),
        lambda rij: rij.delete_instance(),
        lambda artikel: artikel.opbrengst,
    ),
    Lijst(
        "bijeenkomst.plannen.lijst",
        plannen.Bijeenkomstfilter(),
        lambda filter_, lezer, dag: plannen.geweest(lezer, dag, filter_),
        lambda r, n, dagen: r.bijeenkomst(dagen),
        _zet(Bijeenkomst, afgezegd_op=NU),
        lambda regel: regel.bijeenkomst,
    ),
    Lijst(
        "post.lijst",
        post.Postfilter(),
        post.onbezorgd,
        lambda r, n, dagen: r.opgegeven(dagen, r.dilemma(n)),
        lambda rij: rij.delete_instance(),
        lambda regel: regel.bericht,
    ),
    Lijst(
        "beheer.mensen.lijst",
        mensen.Mensenfilter(),
        lambda filter_, _lezer, _dag: mensen.mensen(filter_),
        lambda r, n, dagen: r.persoon(f"Aa {-dagen}"),
        _zet(Persoon, actief=False),
    ),
    Lijst(
        "beheer.organisaties.lijst",
        organisaties.Organisatiefilter(),
        lambda filter_, _lezer, _dag: organisaties.organisaties(filter_),
        lambda r, n, dagen: Organisatie.create(naam=f"Aa {-dagen}", sleutel=f"aa {n}"),
        lambda rij: rij.delete_instance(),
        lambda regel: regel.organisatie,
    ),
    Lijst(
        "beheer.veranderd.lijst",
        veranderd.Veranderfilter(),
        lambda filter_, _lezer, _dag: veranderd.veranderd(filter_),
        lambda r, n, dagen: r.gebeurtenis(dagen, soort="account", onderwerp=f"account {n}"),
        laat_staan,
        lambda regel: regel.gebeurtenis,
    ),
]
ELKE = pytest.mark.parametrize(
    "lijst", LIJSTEN, ids=[f"{n}-{lijst.eindpunt}" for n, lijst in enumerate(LIJSTEN)]
)
VERDWIJNT = pytest.mark.parametrize(
    "lijst", [lijst for lijst in LIJSTEN if lijst.werk is not laat_staan]
)


def _bladen(soort):
    onder = soort.__subclasses__()
    return {blad for kind in onder for blad in _bladen(kind)} if onder else {soort}


@pytest.fixture
def rijen(db, lijst, monkeypatch):
    """The rows of a list, in its order, with two on a page."""
    r = Rijtjes()
    for nummer, dagen in enumerate(DAGEN, 1):
        lijst.maak(r, nummer, dagen)
    alle = _ids(lijst, lijst.vraag(lijst.filter, r.adviseur, VANDAAG))
    monkeypatch.setattr(type(lijst.filter), "PER_PAGINA", 2)
    assert len(alle) >= len(DAGEN)
    return alle


def _ids(lijst, rijen_):
    return [lijst.van(rij).id for rij in rijen_]


def _blad(lijst, filter_):
    """Return the rows of a page, and the filters that its links to the others ask for."""
    r = Rijtjes()
    with APP.test_request_context():
        gevonden = lijst.vraag(filter_, r.adviseur, VANDAAG)
        hier, bladeren = bladzijde(lijst.eindpunt, filter_, gevonden, lijst.van)
    return hier, [adres and _uit(lijst, adres) for adres in bladeren]


def _uit(lijst, adres):
    vraag = parse_qs(urlsplit(adres).query)
    return type(lijst.filter).uit_adres({naam: waarden[0] for naam, waarden in vraag.items()})


def test_every_list_that_comes_in_pages_is_tried_here():
    assert {type(lijst.filter) for lijst in LIJSTEN} == _bladen(Filter)


@ELKE
def test_the_pages_together_are_the_list_there_and_back(lijst, rijen):
    filter_, gezien, terug = lijst.filter, [], []
    while filter_:
        hier, (vorige, volgende) = _blad(lijst, filter_)
        gezien, filter_ = gezien + _ids(lijst, hier), volgende
    while vorige:
        hier, (vorige, _) = _blad(lijst, vorige)
        terug = _ids(lijst, hier) + terug
    assert gezien == rijen
    assert terug == rijen[: len(terug)] and len(terug) >= len(rijen) - 2


@ELKE
@pytest.mark.parametrize("bewerkt", [(0,), (1,), (0, 1)])
def test_no_row_is_skipped_when_one_was_worked_on(lijst, rijen, bewerkt):
    """Also when the row that the next page comes after is gone."""
    filter_, gezien = lijst.filter, []
    while filter_:
        hier, (_, volgende) = _blad(lijst, filter_)
        gezien += _ids(lijst, hier)
        for rij in (rij for plek, rij in enumerate(hier) if plek in bewerkt):
            lijst.werk(lijst.van(rij))
        filter_ = volgende
    assert gezien == rijen


@VERDWIJNT
def test_going_back_skips_none_either(lijst, rijen):
    _, (_, tweede) = _blad(lijst, lijst.filter)
    hier, (_, derde) = _blad(lijst, tweede)
    eerste, (terug, _) = _blad(lijst, derde)
    lijst.werk(lijst.van(hier[0]))
    hier, (vorige, volgende) = _blad(lijst, terug)
    assert _ids(lijst, hier) == [rijen[1], rijen[3]]
    assert _ids(lijst, _blad(lijst, volgende)[0]) == _ids(lijst, eerste)
    assert vorige.bladwijzer == ""


@VERDWIJNT
def test_when_all_that_came_next_is_done_the_list_begins_anew(lijst, rijen):
    _, (_, tweede) = _blad(lijst, lijst.filter)
    lezer = Rijtjes().adviseur
    while (hier := lijst.vraag(tweede, lezer, VANDAAG)) and _ids(lijst, hier)[0] != rijen[0]:
        for rij in hier:
            lijst.werk(lijst.van(rij))
    assert _ids(lijst, hier) == rijen[:2]


@pytest.mark.parametrize(
    "waarde",
    [
        "",
        "na",
        "voor",
        "na~",
        "na~x",
        "x~1",
        "na~1~",
        "na~-1",
        "na~9999999999",
        "na~٣",
        "na~2026-02-30",
        "na~2026-01-01T25:00:00",
        "na~2026-01-01T10:00:00+01:00",
        "~",
        "na~1~\0",
        "waar~1",
    ],
)
def test_what_is_no_bookmark_counts_as_not_asked(waarde):
    assert bladwijzer.lees_bladwijzer(waarde) is None
    assert postvak.Postvakfilter.uit_adres({"bladwijzer": waarde}).bladwijzer == ""


@ELKE
@pytest.mark.parametrize(
    "waarde",
    [
        "na~1",
        "voor~1",
        "na~1~1",
        "na~waar~2026-01-01T10:00:00~1",
        "na~2026-01-01~1",
        "voor~2026-01-01T10:00:00~1",
        "na~0001-01-01T00:00:00~1",
        "na~9999-12-31T23:59:59.999999~1",
        "na~1~1~1~1",
    ],
)
def test_the_bookmark_of_another_list_never_crashes(db, lijst, waarde):
    filter_ = type(lijst.filter).uit_adres({"bladwijzer": waarde, "pagina": "2"})
    assert filter_.bladwijzer == waarde
    lijst.vraag(filter_, Rijtjes().adviseur, VANDAAG)


def test_a_condition_can_be_sorted_by_on_either_database(db):
    """Also what is no column: a number on one database, a truth on the other."""
    r = Rijtjes()
    alle = [
        r.opbrengst(-n, openbaarheid=o)
        for n, o in enumerate((Openbaarheid.OPENBAAR, Openbaarheid.DEELNEMERS) * 3)
    ]
    open_ = Opbrengst.openbaarheid == Openbaarheid.OPENBAAR
    volgorde = (open_.desc(), Opbrengst.id)
    rijen = bladwijzer.met_plek(Opbrengst.select().order_by(*volgorde), volgorde)
    assert rijen == alle[::2] + alle[1::2]
    for plek, rij in enumerate(rijen):
        na = Opbrengst.select().where(
            bladwijzer.voorbij(bladwijzer.bladwijzer(bladwijzer.NA, rij), volgorde)
        )
        assert list(na.order_by(*volgorde)) == rijen[plek + 1 :]


def test_a_row_without_what_it_is_sorted_by_has_no_bookmark(db):
    rij = Bericht(opgegeven_op=None)
    rij.plek = (None, 1)
    assert bladwijzer.bladwijzer(bladwijzer.NA, rij) == ""
