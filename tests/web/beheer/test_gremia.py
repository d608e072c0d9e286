"""Seats on /beheer, and the page that every gremium has for its own members."""

from datetime import timedelta

import pytest

from portal.models import Gremium, Lidmaatschap
from portal.tools.tijd import dag
from portal.vocabulary import LidRol
from tests.hulp import daadwereld, vergaderen, wereld
from tests.hulp.wereld import NU

VANDAAG = dag(NU)
DAG = timedelta(days=1)
GEHEIM = "Kanarieopdracht"


@pytest.fixture
def platform(mensen):
    rij = wereld.gremium_met(wereld.PLATFORM)
    vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform.id)
    return rij


@pytest.fixture(params=["beheerder", "adviseur"])
def beheer(client, mensen, request):
    return client(getattr(mensen, request.param))


def adres(gremium, deel=""):
    return f"/beheer/gremia/{gremium.id}{deel}"


def zetel(persoon):
    return Lidmaatschap.get(Lidmaatschap.persoon == persoon)


def test_a_board_member_is_seated_changed_and_succeeded(beheer, mensen, platform):
    pagina = beheer.open(adres(platform, "/plaatsen/nieuw"))
    dagen = {"van": "2026-03-12", "tot": ""}
    wat = {"persoon": mensen.collega.id, "rol": "lid", "mandaat": "mag beslissen over inzet"}
    assert beheer.verstuur(pagina, **wat, **dagen).naar == adres(platform)
    assert "Mandaat: mag beslissen over inzet" in beheer.open(adres(platform)).html
    een = adres(platform, f"/plaatsen/{zetel(mensen.collega).id}")
    beheer.verstuur(beheer.open(een), mandaat="mag alles", rol="lid", tot="2026-12-31")
    rij = zetel(mensen.collega)
    assert (rij.mandaat, str(rij.tot), rij.van) == ("mag alles", "2026-12-31", VANDAAG)
    pagina = beheer.open(adres(platform, "/voorzitter"))
    assert mensen.voorzitter_platform.naam in pagina.html, "whose meetings keep their chair"
    beheer.verstuur(pagina, persoon=mensen.collega.id, van="2026-04-01", mandaat="")
    nieuw = Lidmaatschap.get(rol=LidRol.VOORZITTER, persoon=mensen.collega)
    assert (str(nieuw.van), nieuw.mandaat) == ("2026-04-01", "mag alles")
    assert "Wie er komt" in beheer.open(adres(platform)).html


BLIJFT = "Bij deze bijeenkomsten staat iemand die dan geen voorzitter is."


@pytest.mark.parametrize("hoe", ["opvolger", "einde"])
def test_that_meetings_keep_who_chaired_is_told_at_the_gremium_and_to_whom_it_can_be_said(
    beheer, mensen, platform, hoe
):
    """A beheerder opens no meeting: they are told who does."""
    is_adviseur = beheer.open("/postvak").status == 200
    assert BLIJFT not in beheer.open(adres(platform)).tekst
    if hoe == "opvolger":
        pagina = beheer.open(adres(platform, "/voorzitter"))
        assert ("Laat het een adviseur weten." in pagina.tekst) is not is_adviseur
        wie = {"persoon": mensen.collega.id, "van": "2026-03-12", "mandaat": ""}
        beheer.verstuur(pagina, **wie)
    else:
        pad = adres(platform, f"/plaatsen/{zetel(mensen.voorzitter_platform).id}/einde")
        beheer.verstuur(beheer.open(pad), direct=True, laatste_dag="")
    daarna = beheer.open(adres(platform))
    assert BLIJFT in daarna.tekst and mensen.voorzitter_platform.naam in daarna.tekst
    assert ("Laat het een adviseur weten." in daarna.tekst) is not is_adviseur
    naar = [url for url in daarna.links.values() if url.startswith("/bijeenkomsten/")]
    assert [beheer.open(url).status for url in naar] == [200] * is_adviseur


def test_a_seat_ends_on_a_day_or_at_once_and_says_so(beheer, mensen, platform):
    lid = zetel(mensen.deelnemer)
    pagina = beheer.open(adres(platform, f"/plaatsen/{lid.id}/einde"))
    leeg = beheer.verstuur(pagina, laatste_dag="")
    assert leeg.status == 422 and "Kies een laatste dag" in leeg.html
    beheer.verstuur(pagina, laatste_dag="2026-03-20")
    assert str(Lidmaatschap.get_by_id(lid.id).tot) == "2026-03-20"
    pagina = beheer.open(adres(platform, f"/plaatsen/{lid.id}/einde"))
    langer = beheer.verstuur(pagina, laatste_dag="2026-03-30")
    assert langer.status == 422 and "eindigt al op" in langer.html
    beheer.verstuur(pagina, direct=True, laatste_dag="")
    assert Lidmaatschap.get_by_id(lid.id).tot == VANDAAG - DAG
    assert "Wie er zat" in beheer.open(adres(platform)).html


@pytest.mark.parametrize(
    ("fout", "bij"),
    [
        ({"rol": "specialist"}, "tot"),
        ({"rol": "specialist", "tot": "2027-03-13"}, "tot"),
        ({"tot": "2026-03-01"}, "tot"),
        ({"van": "2026-05-01", "tot": "2026-04-01"}, "tot"),
        ({"van": "2026-03-01"}, "van"),
        ({"van": "2028-03-01"}, "van"),
        ({"mandaat": "x" * 201}, "mandaat"),
        ({"persoon": ""}, "persoon"),
    ],
)
def test_a_form_that_is_not_right_keeps_what_was_typed_and_seats_nobody(
    client, mensen, platform, fout, bij
):
    beheerder = client(mensen.beheerder)
    goed = {"persoon": mensen.collega.id, "rol": "lid", "van": "2026-03-12", "tot": ""}
    voor = Lidmaatschap.select().count()
    pagina = beheerder.open(adres(platform, "/plaatsen/nieuw"))
    antwoord = beheerder.verstuur(pagina, **{**goed, "mandaat": "Getypt mandaat", **fout})
    assert antwoord.status == 422 and f'href="#{bij}' in antwoord.html
    assert "mandaat" in fout or "Getypt mandaat" in antwoord.html
    assert Lidmaatschap.select().count() == voor


def test_a_beheerder_reads_no_word_of_content_on_these_pages(client, mensen, platform):
    daadwereld.rijen(mensen, daadwereld.EIGEN)
    Gremium.update(opdracht=GEHEIM).execute()
    beheerder = client(mensen.beheerder)
    for gremium in Gremium.select():
        lid = gremium.lidmaatschappen.first()
        delen = ["", "/plaatsen/nieuw", "/voorzitter", "/naam"]
        delen += [f"/plaatsen/{lid.id}", f"/plaatsen/{lid.id}/einde"] if lid else []
        for deel in delen:
            pagina = beheerder.open(adres(gremium, deel))
            assert pagina.status == 200, deel
            assert GEHEIM not in pagina.html and "D-2026-" not in pagina.html, deel


def test_a_beheerder_gives_a_name_and_an_adviseur_an_opdracht_too(client, mensen, platform):
    Gremium.update(opdracht=GEHEIM).execute()
    beheerder, adviseur = client(mensen.beheerder), client(mensen.adviseur)
    pagina = beheerder.open(adres(platform, "/naam"))
    assert "opdracht" not in pagina.formulier().namen
    beheerder.verstuur(pagina, naam="Platform Nieuw", reden="Zo heet het.")
    rij = Gremium.get_by_id(platform.id)
    assert (rij.naam, rij.opdracht) == ("Platform Nieuw", GEHEIM)
    pagina = adviseur.open(adres(platform, "/naam"))
    adviseur.verstuur(pagina, naam="Platform Nieuw", opdracht="Denk mee.", reden="Helderder.")
    assert Gremium.get_by_id(platform.id).opdracht == "Denk mee."


LEDEN = {
    wereld.PLATFORM: {"deelnemer", "voorzitter_platform", "adviseur", "adviseur2"},
    wereld.BERAAD: {"bestuurder", "voorzitter_beraad", "adviseur", "adviseur2"},
    wereld.WERKGROEP: {"specialist", "trekker", "adviseur", "adviseur2"},
}


@pytest.mark.parametrize("naam", LEDEN)
def test_every_gremium_has_a_page_for_its_own_members_and_for_nobody_else(client, mensen, naam):
    gremium = wereld.gremium_met(naam)
    Lidmaatschap.update(mandaat="mag tekenen").where(Lidmaatschap.gremium == gremium).execute()
    gezien = set()
    for wie in wereld.PERSONAS:
        pagina = client(getattr(mensen, wie)).open(gremium.adres)
        assert pagina.status in (200, 404)
        if pagina.status == 200:
            gezien.add(wie)
            hoofd = pagina.html.split("<main")[1]
            assert "mag tekenen" in hoofd and "@test.example" not in hoofd
    assert gezien == LEDEN[naam]


def test_the_platform_and_the_beraad_are_found_from_the_list(client, mensen):
    pagina = client(mensen.bestuurder).open("/werkgroepen")
    assert f'href="{wereld.gremium_met(wereld.BERAAD).adres}"' in pagina.html
    assert f'href="{wereld.gremium_met(wereld.PLATFORM).adres}"' not in pagina.html


def test_a_werkgroep_has_one_address(client, mensen):
    groep = wereld.gremium_met(wereld.WERKGROEP)
    assert client(mensen.trekker).open(f"/gremium/{groep.id}").naar == groep.adres
    assert client(mensen.deelnemer).open(f"/gremium/{groep.id}").status == 404


def test_who_has_a_seat_to_come_is_not_invited_once_more(client, mensen):
    groep = wereld.gremium_met(wereld.WERKGROEP)
    Lidmaatschap.create(
        gremium=groep, persoon=mensen.collega, rol=LidRol.LID, van=VANDAAG + 9 * DAG
    )
    adviseur = client(mensen.adviseur)
    pagina = adviseur.open(f"/werkgroepen/{groep.id}/uitnodigen")
    for wie in ({"persoon": mensen.collega.id}, {"persoon": "", "email": mensen.collega.email}):
        antwoord = adviseur.verstuur(pagina, rol="lid", **wie)
        assert antwoord.status == 422 and "komt al in deze werkgroep" in antwoord.html
