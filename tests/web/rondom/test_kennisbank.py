"""The kennisbank: what each reader finds, and that search, filters, counts and links tell no
more.
"""

from datetime import timedelta

import pytest
from peewee import chunked

from portal.models import Dilemma, Lidmaatschap, Opbrengst, Thema
from portal.queries.rondom import kennisbank
from portal.tools.tijd import dag
from portal.vocabulary import OpbrengstSoort, Status
from tests.hulp.vragen import aantal_vragen
from tests.hulp.wereld import NU, PERSONAS, WERKGROEP, gremium_met

LEZERS = {"deelnemers": "Alleen hier", "professionals": "Met account", "openbaar": "Voor iedereen"}
BUITEN = {"Met account", "Voor iedereen"}
# Who may read the opbrengst of a dilemma that came to the werkgroep and no further.
DEELNEMERS = {
    "inbrenger",
    "adviseur",
    "adviseur2",
    "deelnemer",
    "voorzitter_platform",
    "specialist",
    "trekker",
}


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.WERKGROEP)


@pytest.fixture
def opbrengsten(dilemma):
    """One opbrengst for each circle of readers, all from the same dilemma in the same werkgroep."""
    return {lezers: maak(titel, lezers, dilemma) for lezers, titel in LEZERS.items()}


def maak(
    titel, lezers="openbaar", dilemma=None, op=NU, soort="inzicht", tekst="Zo pak je het aan."
):
    gremium = gremium_met(WERKGROEP) if dilemma else None
    return Opbrengst.create(
        dilemma=dilemma,
        gremium=gremium,
        soort=soort,
        titel=titel,
        tekst=tekst,
        openbaarheid=lezers,
        vrijgegeven_op=op,
    )


def titels(pagina):
    return [a for a in pagina.links if pagina.links[a].startswith("/kennisbank/")]


def wie(mensen, persona):
    return getattr(mensen, persona) if persona else None


@pytest.mark.parametrize("persona", [None, *PERSONAS])
def test_each_reader_finds_what_was_released_to_them(client, mensen, opbrengsten, persona):
    verwacht = (
        set(LEZERS.values()) if persona in DEELNEMERS else BUITEN if persona else {"Voor iedereen"}
    )
    pagina = client(wie(mensen, persona)).open("/kennisbank")
    assert set(titels(pagina)) == verwacht
    assert pagina.met_klasse("klein")[0] == (
        "1 artikel" if persona is None else f"{len(verwacht)} artikelen"
    )


@pytest.mark.parametrize("persona", [None, "buitenstaander", "beheerder", "bestuurder"])
@pytest.mark.parametrize(
    "vraag",
    [
        "zoek=Alleen+hier",
        "zoek=alleen",
        "thema=uithuwelijking",
        "soort=inzicht",
        "lezers=deelnemers",
        "zoek=%25",
        "zoek=_",
        "zoek=" + "a" * 500,
        "thema=bestaat-niet",
        "soort=x&lezers=y&pagina=z",
        "zoek=%00",
        "pagina=" + "9" * 40,
        "thema=" + "x" * 300,
        "zoek='%20OR%201=1--",
        "lezers=deelnemers&zoek=hier",
    ],
)
def test_no_question_brings_up_what_one_may_not_read(client, mensen, opbrengsten, persona, vraag):
    for htmx in (False, True):
        pagina = client(wie(mensen, persona)).open(f"/kennisbank?{vraag}", htmx=htmx)
        assert pagina.status == 200 and "Alleen hier" not in titels(pagina)
        assert not {"3 artikelen", "3 artikelen gevonden"} & set(pagina.met_klasse("klein"))


@pytest.mark.parametrize("persona", [None, *PERSONAS])
def test_an_article_that_one_may_not_read_does_not_exist(client, mensen, opbrengsten, persona):
    bezoeker = client(wie(mensen, persona))
    mag = {
        "openbaar": True,
        "professionals": persona is not None,
        "deelnemers": persona in DEELNEMERS,
    }
    for lezers, rij in opbrengsten.items():
        assert bezoeker.open(f"/kennisbank/{rij.id}").status == (200 if mag[lezers] else 404)


@pytest.mark.parametrize("nummer", ["0", "999999", "2147483648", "9" * 30, "-1", "x"])
def test_what_is_no_article_is_404(client, nummer):
    assert client().open(f"/kennisbank/{nummer}").status == 404


@pytest.mark.parametrize("persona", [None, *PERSONAS])
def test_an_article_names_its_dilemma_and_werkgroep_to_those_who_see_them(
    client, mensen, dilemma, opbrengsten, persona
):
    links = (
        client(wie(mensen, persona))
        .open(f"/kennisbank/{opbrengsten['openbaar'].id}")
        .links.values()
    )
    assert (f"/dilemma/{dilemma.nummer}" in links) == (persona in DEELNEMERS)
    ziet_werkgroep = persona in ("adviseur", "adviseur2", "specialist", "trekker")
    assert (f"/werkgroepen/{gremium_met(WERKGROEP).id}" in links) == ziet_werkgroep


def test_a_public_article_tells_nobody_who_asked(client, dilemma, opbrengsten):
    html = client().open(f"/kennisbank/{opbrengsten['openbaar'].id}").html
    verboden = (dilemma.nummer, dilemma.titel, "Gemeente Voorbeeld", WERKGROEP, "Inbrenger")
    assert not [woord for woord in verboden if woord in html]


def test_when_the_werkgroep_lets_a_specialist_go_the_article_goes_too(client, mensen, opbrengsten):
    gisteren = dag(NU) - timedelta(days=1)
    Lidmaatschap.update(tot=gisteren).where(Lidmaatschap.persoon == mensen.specialist).execute()
    assert set(titels(client(mensen.specialist).open("/kennisbank"))) == BUITEN


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("zoek=huisarts", {"Bel eerst"}),
        ("zoek=HUISARTS+bel", {"Bel eerst"}),
        ("zoek=huisarts+school", set()),
        ("zoek=uithuwelijking", {"Over school"}),
        ("soort=factsheet", {"Over school"}),
        ("thema=uithuwelijking", {"Over school"}),
        ("thema=informatiedeling", set()),
        ("thema=uithuwelijking&soort=inzicht", set()),
        ("soort=onzin", {"Bel eerst", "Over school"}),
    ],
)
def test_words_thema_and_soort_narrow_the_list(client, dilemma, vraag, gevonden):
    maak("Bel eerst", tekst="De huisarts weet meer.")
    maak("Over school", dilemma=dilemma, soort="factsheet")
    assert set(titels(client().open(f"/kennisbank?{vraag}"))) == gevonden


def test_the_form_shows_what_was_asked_and_works_without_javascript(client, opbrengsten):
    bezoeker, vraag = client(), {"zoek": "iedereen", "thema": "uithuwelijking", "soort": "inzicht"}
    pagina = bezoeker.verstuur(bezoeker.open("/kennisbank"), 0, **vraag)
    assert titels(pagina) == ["Voor iedereen"]
    assert vraag.items() <= dict(pagina.formulier(0).beginwaarden()).items()


def test_htmx_gets_the_list_alone_and_a_person_the_page(client, opbrengsten):
    heel, deel = (client().open("/kennisbank?soort=inzicht", htmx=htmx) for htmx in (False, True))
    assert deel.is_fragment and not heel.is_fragment
    assert titels(deel) == titels(heel) == ["Voor iedereen"]
    assert not [f for f in deel.formulieren if f.methode == "get"], (
        "the search box stays where one types"
    )


def test_pages_follow_one_another_newest_first_and_keep_the_filter(client):
    namen = [f"Artikel {i:02}" for i in range(kennisbank.Kennisbankfilter.PER_PAGINA + 1)]
    for i, naam in enumerate(namen):
        maak(naam, op=NU - timedelta(days=i))
    eerste = client().open("/kennisbank?zoek=artikel")
    tweede = client().open(eerste.links["Volgende"])
    assert [titels(eerste), titels(tweede)] == list(
        map(list, chunked(namen, kennisbank.Kennisbankfilter.PER_PAGINA))
    )
    assert "Volgende" not in tweede.links and tweede.links["Vorige"].startswith(
        "/kennisbank?zoek=artikel"
    )
    assert "13 artikelen gevonden" in tweede.tekst


@pytest.mark.parametrize("persona", [None, "deelnemer", "adviseur"])
def test_the_list_takes_as_many_queries_for_three_as_for_one(client, mensen, dilemma, persona):
    bezoeker = client(wie(mensen, persona))
    maak("Een", dilemma=dilemma)
    een = aantal_vragen(lambda: bezoeker.open("/kennisbank"))
    maak("Twee", dilemma=dilemma)
    maak("Drie")
    assert aantal_vragen(lambda: bezoeker.open("/kennisbank")) == een


def test_every_thema_can_be_asked_for_also_one_without_articles(client):
    pagina = client().open("/kennisbank?thema=informatiedeling")
    themas = Thema.select().order_by(Thema.volgorde)
    assert pagina.formulier(0).keuzes("thema") == ["", *(t.sleutel for t in themas)]
    assert pagina.formulier(0).keuzes("soort") == ["", *(s.value for s in OpbrengstSoort)]
    assert "Niets gevonden." in pagina.tekst and Dilemma.select().count() == 0


@pytest.mark.parametrize("pad", ["/kennisbank", "/postvak"])
def test_a_search_of_more_words_than_a_database_takes_answers(adviseur, pad):
    woorden = "+".join(f"{a}{b}" for a in "abcdefg" for b in "0123456789")
    assert adviseur.open(f"{pad}?zoek={woorden}").status == 200
