"""A list of people and seats: what each line comes to, and that the same list twice changes
nothing.
"""

from io import BytesIO

import pytest

from portal.engine import Verzoek
from portal.models import Bericht, Gebeurtenis, Gremium, Lidmaatschap, Persoon
from portal.queries.beheer.invoer import bekijk
from portal.steps.beheer import gremia
from portal.tools.tijd import dag
from portal.vocabulary import LidRol
from tests.hulp import wereld
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU

PAD = "/beheer/invoer"
KOP = "e-mail;naam;organisatie;functie;gremium;rol;van;tot;mandaat"
NIEUW = "nieuw@ggd.example;Zoë Nieuw;GGD Coördinatie;Arts;Strategisch Beraad;lid;;;mag tekenen"


@pytest.fixture
def beheerder(client, mensen):
    return client(mensen.beheerder)


def lijst(*regels, kop=KOP):
    return "\r\n".join((kop, *regels))


def controleer(wie, tekst, **bestand):
    """Show what would come of a list."""
    invoer = {"actie": "controleer", "tekst": tekst, **bestand}
    return wie.post(PAD, invoer)


def neem_over(wie, pagina):
    return wie.verstuur(pagina, knop="neem_over")


def test_a_list_that_cannot_be_read_is_never_said_to_be_taken(beheerder):
    versie = bekijk("onzin", dag(NU)).stempel
    antwoord = beheerder.post(PAD, {"actie": "neem_over", "tekst": "onzin", "versie": versie})
    assert antwoord.status == 422 and "overgenomen" not in antwoord.html


def fout(wie, *regels, kop=KOP):
    """Return what is said of the last line."""
    html = controleer(wie, lijst(*regels, kop=kop)).html
    assert "Nemen we niet over" in html, html
    return html.split("Nemen we niet over")[1].split("</section>")[0]


def test_a_list_is_shown_first_and_then_taken_and_the_second_time_changes_nothing(beheerder):
    tekst = lijst(NIEUW, "los@ggd.example;Los;GGD;;;;;;")
    pagina = controleer(beheerder, tekst)
    assert pagina.status == 200 and "Nemen we over: 2 regels" in pagina.html
    assert Persoon.met_email("nieuw@ggd.example") is None
    assert neem_over(beheerder, pagina).naar == PAD
    persoon = Persoon.met_email("nieuw@ggd.example")
    zetel = Lidmaatschap.get(Lidmaatschap.persoon == persoon)
    assert (persoon.naam, zetel.gremium.naam) == ("Zoë Nieuw", wereld.BERAAD)
    assert (zetel.rol, zetel.van, zetel.mandaat) == (LidRol.LID, dag(NU), "mag tekenen")
    soorten = [b.soort for b in Bericht.select().where(Bericht.persoon == persoon)]
    assert sorted(soorten) == ["account", "uitnodiging"]
    los = Bericht.select().where(Bericht.persoon == Persoon.met_email("los@ggd.example"))
    assert [b.soort for b in los] == ["account"]
    voor = alles()
    nog_eens = controleer(beheerder, tekst)
    assert "Er is niets om over te nemen" in nog_eens.html and "er al: 2" in nog_eens.html
    beheerder.post(PAD, {"actie": "neem_over", "tekst": tekst})
    assert alles() == voor


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("teken", [";", ",", "\t"])
def test_a_file_is_read_as_excel_and_others_write_it(beheerder, codering, teken):
    inhoud = lijst(NIEUW).replace(";", teken).encode(codering)
    bestand = {"bestand": (BytesIO(inhoud), "lijst.csv")}
    pagina = controleer(beheerder, "", **bestand)
    assert "Nemen we over: 1 regel" in pagina.html and "Zoë Nieuw, GGD Coördinatie" in pagina.html
    neem_over(beheerder, pagina)
    assert Persoon.met_email("nieuw@ggd.example").organisatie == "GGD Coördinatie"


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("geen adres;A;B;C;;;;;", "het e-mailadres klopt niet"),
        ("jörg@x.example;A;B;C;;;;;", "het e-mailadres klopt niet"),
        ("a@x.example;;B;C;;;;;", "‘naam’ is leeg"),
        ("a@x.example;A;;C;;;;;", "‘organisatie’ is leeg"),
        ("a@x.example;=1+1;B;C;;;;;", "als een formule"),
        ("a@x.example;A;B;@som;;;;;", "als een formule"),
        ("a@x.example;A;B;＝1+1;;;;;", "als een formule"),
        (f"a@x.example;{'x' * 201};B;C;;;;;", "‘naam’ is te lang"),
        ("a@x.example;A;B;C;Onbekend;lid;;;", "dit gremium kennen we niet"),
        ("a@x.example;A;B;C;Platform Dicht;lid;;;", "dit gremium is gesloten"),
        ("a@x.example;A;B;C;Strategisch Beraad;baas;;;", "de rol is geen"),
        ("a@x.example;A;B;C;Strategisch Beraad;;;;", "de rol is geen"),
        ("a@x.example;A;B;C;Strategisch Beraad;specialist;;;", "een specialist heeft een"),
        ("a@x.example;A;B;C;Strategisch Beraad;specialist;;12-12-2028;", "een specialist heeft"),
        ("a@x.example;A;B;C;Strategisch Beraad;lid;1-3-2026;;", "‘van’ is al voorbij"),
        ("a@x.example;A;B;C;Strategisch Beraad;lid;;1-3-2026;", "‘tot’ is al voorbij"),
        ("a@x.example;A;B;C;Strategisch Beraad;lid;ooit;;", "‘van’ is geen datum"),
        ("a@x.example;A;B;C;Strategisch Beraad;lid;1-5-2026;1-4-2026;", "‘tot’ ligt voor ‘van’"),
        ("a@x.example;A;B;C;Strategisch Beraad;lid;1-5-2030;;", "meer dan een jaar weg"),
        ("a@x.example;A;B;C;Strategisch Beraad;voorzitter;;;", "er is al een voorzitter"),
        ("a@x.example;A;B;C;;lid;;;", "‘rol’ staat er zonder gremium"),
        ("a@x.example;A;B;C;;;;;;te veel", "meer cellen"),
        ("beheerder@test.example;;;;Strategisch Beraad;lid;;;", "een beheerder kan geen plaats"),
        ("bestuurder@test.example;;;;Strategisch Beraad;lid;;;mag meer", "al een andere plaats"),
        ("collega@test.example;;;;Strategisch Beraad;lid;;;", "dit account is gesloten"),
    ],
)
def test_each_line_that_is_not_taken_says_why(beheerder, mensen, regel, zin):
    Gremium.create(
        soort="werkgroep", naam="Platform Dicht", ingesteld_op=dag(NU), gesloten_op=dag(NU)
    )
    Persoon.update(actief=False).where(Persoon.id == mensen.collega.id).execute()
    voor = alles()
    assert zin in fout(beheerder, regel)
    beheerder.post(PAD, {"actie": "neem_over", "tekst": lijst(regel)})
    assert alles() == voor


def test_the_same_twice_in_one_list_is_taken_once(beheerder):
    assert "staat ook op regel 2" in fout(beheerder, NIEUW, NIEUW.upper())
    twee = [NIEUW.replace(";lid;", ";voorzitter;").replace("Strategisch Beraad", "Buitenland")]
    Gremium.update(naam="Buitenland").where(Gremium.naam == wereld.ANDERE_WERKGROEP).execute()
    twee.append(twee[0].replace("nieuw@", "ander@"))
    assert "er is al een voorzitter" in fout(beheerder, *twee)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("a;b;c\n1;2;3", "Deze kolommen ontbreken: e-mail, naam, organisatie"),
        (KOP, "Er staat geen regel onder de kop"),
        (lijst(*[f"a{n}@x.example;A;B;C;;;;;" for n in range(501)]), "hoogstens 500 regels"),
        (lijst("x" * 100_001), "De lijst is te lang"),
        (lijst('a@x.example;"A;B;C'), "niet te lezen"),
        (lijst(NIEUW, kop=KOP.replace("functie", "naam")), "staat er twee keer in"),
    ],
)
def test_what_is_no_list_says_so(beheerder, tekst, zin):
    pagina = controleer(beheerder, tekst)
    assert pagina.status == 422 and zin in pagina.html


@pytest.mark.parametrize("inhoud", [b"PK\x03\x04xlsx", b"\xff\xfea\0", b"\x81\x8d\x8f"])
def test_what_is_no_text_says_how_to_save_it(beheerder, inhoud):
    pagina = controleer(beheerder, "", bestand=(BytesIO(inhoud), "lijst.xlsx"))
    assert pagina.status == 422 and "CSV" in pagina.met_klasse("fout")[0]


def test_a_column_that_is_not_read_is_named_and_kept_nowhere(beheerder):
    tekst = lijst("a@x.example;A;B;kanarie", kop="E-mail;Naam;Organisatie;Nationaliteit")
    pagina = controleer(beheerder, tekst)
    assert "Deze kolommen lezen we niet: nationaliteit" in pagina.html
    neem_over(beheerder, pagina)
    assert Persoon.met_email("a@x.example").functie == ""
    assert not [g for g in Gebeurtenis.select() if "kanarie" in str(g.gegevens)]


def test_what_changed_since_it_was_shown_is_shown_anew(beheerder, mensen):
    regel = "buitenstaander@test.example;;;;Strategisch Beraad;lid;;;"
    pagina = controleer(beheerder, lijst(regel))
    beraad = wereld.gremium_met(wereld.BERAAD)
    invoer = {"persoon": str(mensen.buitenstaander.id), "rol": "lid", "mandaat": "meer"}
    gremia.geef_zetel(beraad, Verzoek(mensen.adviseur, NU, invoer))
    antwoord = neem_over(beheerder, pagina)
    assert "Er is intussen iets veranderd" in antwoord.html
    assert "al een andere plaats" in antwoord.html


def test_five_hundred_lines_are_taken_at_once(beheerder):
    regels = [f"p{n}@x.example;Naam {n};Org;Werk;Strategisch Beraad;lid;;;" for n in range(500)]
    pagina = controleer(beheerder, lijst(*regels))
    assert "Nemen we over: 500 regels" in pagina.html
    assert neem_over(beheerder, pagina).status == 303
    beraad = wereld.gremium_met(wereld.BERAAD)
    assert beraad.lidmaatschappen.count() == 502


def test_the_example_is_a_list_that_can_be_read(beheerder):
    pagina = beheerder.open(f"{PAD}/voorbeeld.csv")
    inhoud = pagina.antwoord.get_data()
    assert inhoud.startswith(b"\xef\xbb\xbfe-mail;naam") and pagina.status == 200
    gelezen = controleer(beheerder, "", bestand=(BytesIO(inhoud), "v.csv"))
    assert "Nemen we over: 2 regels" in gelezen.html


def test_it_is_there_for_beheerders_alone(client, mensen):
    assert client(mensen.adviseur).open(PAD).status == 403
    assert client(mensen.deelnemer).open(f"{PAD}/voorbeeld.csv").status == 403
