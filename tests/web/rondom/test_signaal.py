"""Signalen over HTTP: file one with or without an account, and follow it."""

import pytest

from portal.models import Bericht, Persoon, Signaal
from portal.tools.tekst import regel, schoon
from tests.hulp import signalen
from tests.hulp.lastig import FORMULIER, TEKENS, WAARDEN, gecodeerd
from tests.hulp.signalen import SIGNAAL
from tests.hulp.vragen import aantal_vragen
from tests.hulp.web import log_in
from tests.hulp.wereld import PERSONAS

AFZENDER = {
    "email": "nieuw@test.example",
    "naam": "Noor Nieuw",
    "organisatie": "Gemeente Test",
    "functie": "Adviseur",
}
ALLES = SIGNAAL | AFZENDER
VERPLICHT = {
    "titel": "Wat valt je op, in één zin?",
    "tekst": "Wat zie je?",
    "email": "Je e-mailadres op je werk",
    "naam": "Je naam",
    "organisatie": "Je organisatie",
    "functie": "Je functie",
}
ZIEN = ("inbrenger", "adviseur", "adviseur2")


def enige():
    assert Signaal.select().count() == 1
    return Signaal.get()


def mail_link():
    return Bericht.get(Bericht.soort == "bevestigen").gegevens["pad"]


def test_the_intake_shows_the_way(anoniem):
    pagina = anoniem.open(anoniem.open("/inbrengen").links["Geef een signaal"])
    assert pagina.kop == "Een signaal geven" and pagina.formulier().namen == set(ALLES)


def test_without_an_account_it_is_read_once_the_address_is_sure(anoniem, client, mensen):
    for _ in range(2):  # a double click
        bon = anoniem.volg(anoniem.verstuur(anoniem.open("/signaal"), **ALLES | {"sleutel": "x"}))
    s = enige()
    assert (bon.kop, bon.met_klasse("nummer")) == ("Je signaal is ontvangen", [s.nummer])
    assert (s.titel, s.tekst, s.thema.sleutel) == (
        SIGNAAL["titel"],
        SIGNAAL["tekst"],
        SIGNAAL["thema"],
    )
    assert {naam: getattr(s.indiener, naam) for naam in AFZENDER} == AFZENDER
    adviseur = client(mensen.adviseur)
    assert s.titel not in adviseur.open("/signalen").tekst
    assert s.titel in adviseur.open("/signalen?lijst=onbevestigd").tekst
    assert not adviseur.open(f"/signaal/{s.nummer}").formulieren
    anoniem.verstuur(anoniem.open(mail_link()))
    pagina = log_in(anoniem, AFZENDER["email"], f"/signaal/{s.nummer}")
    assert (pagina.kop, pagina.pad) == (s.titel, f"/signaal/{s.nummer}")
    assert s.titel in adviseur.open("/signalen").tekst


def test_the_receipt_is_for_the_browser_that_filed(anoniem, client):
    anoniem.verstuur(anoniem.open("/signaal"), **ALLES)
    assert client().open("/signaal/ontvangen").naar == "/signaal"


def test_somebody_signed_in_is_not_asked_who_they_are_and_follows_it(client, mensen):
    bezoeker = client(mensen.collega)
    formulier = bezoeker.open(bezoeker.open("/mijn").links["Geef een signaal"])
    assert formulier.formulier().namen == set(SIGNAAL)
    bon = bezoeker.doe(formulier, titel="Iets", tekst="Een tekst.")
    assert "Bekijk je signaal" in bon.links
    s = enige()
    assert (s.inbrenger, s.thema, s.bevestigd_op is None) == (mensen.collega, None, False)
    assert bezoeker.open(bezoeker.open("/mijn").links["Iets"]).kop == "Iets"


def test_a_signaal_under_ones_address_is_confirmed_or_left_alone(anoniem, client, mensen):
    anoniem.verstuur(anoniem.open("/signaal"), **ALLES | {"email": mensen.collega.email})
    eigenaar, pad = client(mensen.collega), f"/signaal/{enige().nummer}"
    pagina = eigenaar.open(pad)
    assert "Is dit signaal van jou?" in pagina.tekst
    for _ in range(2):
        assert eigenaar.verstuur(pagina, "/bevestigen").naar == pad
    assert enige().bevestigd_op and "Is dit signaal van jou?" not in eigenaar.open(pad).tekst


@pytest.mark.parametrize("leeg", VERPLICHT)
def test_one_missing_field_is_named_and_the_rest_stays(anoniem, leeg):
    fout = anoniem.verstuur(anoniem.open("/signaal"), **ALLES | {leeg: " "})
    assert (fout.status, fout.met_klasse("fout")) == (422, [f"Vul ‘{VERPLICHT[leeg]}’ in."])
    assert not Signaal.select().exists() and not Persoon.met_email(AFZENDER["email"])
    anoniem.verstuur(fout, **{leeg: ALLES[leeg]})
    assert (enige().titel, enige().tekst) == (SIGNAAL["titel"], SIGNAAL["tekst"])


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("titel", "x" * 201, "Dit is te lang. Gebruik hoogstens 200 tekens."),
        ("tekst", "x" * 10_001, "Dit is te lang. Gebruik hoogstens 10.000 tekens."),
        ("tekst", "x\n" * 400 + "x", "Gebruik hoogstens 400 regels."),
        ("email", "geen-adres", "Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl"),
    ],
)
def test_a_cap_is_told_and_what_was_typed_stays(anoniem, veld, waarde, zin):
    fout = anoniem.verstuur(anoniem.open("/signaal"), **ALLES | {veld: waarde})
    assert fout.status == 422 and zin in fout.met_klasse("fout") and not Signaal.select().exists()
    assert dict(fout.formulier().beginwaarden())[veld].replace("\r\n", "\n") == waarde


def test_odd_text_is_cleaned_or_refused_and_never_a_crash(anoniem):
    for waarde in (*WAARDEN, *TEKENS):
        data = [(naam, waarde) for naam in SIGNAAL] + [
            (naam, w + waarde) for naam, w in AFZENDER.items()
        ]
        assert anoniem.post("/signaal", gecodeerd(data), Content_Type=FORMULIER).status in (
            303,
            422,
        ), waarde
    bewaard = {(s.titel, s.tekst) for s in Signaal.select()}
    assert bewaard == {(regel(titel), schoon(tekst)) for titel, tekst in bewaard}


@pytest.mark.parametrize("persona", [*PERSONAS, None])
def test_who_sees_its_page(client, mensen, persona):
    s = signalen.nieuw(mensen.inbrenger)
    antwoord = client(getattr(mensen, persona) if persona else None).open(f"/signaal/{s.nummer}")
    if persona is None:
        assert antwoord.naar.startswith("/inloggen")
    else:
        assert antwoord.status == (200 if persona in ZIEN else 404)
        assert bool(antwoord.formulieren if persona in ZIEN else []) is persona.startswith(
            "adviseur"
        )


@pytest.mark.parametrize("nummer", ["S-2026-0002", "D-2026-0001", "x", "S-2026-%00", "9" * 400])
def test_what_is_no_signaal_is_404(client, mensen, nummer):
    signalen.nieuw(mensen.inbrenger)
    for pad in ("", "/bevestigen", "/overnemen", "/afwijzen"):
        vraag = client(mensen.adviseur).post if pad else client(mensen.adviseur).open
        assert vraag(f"/signaal/{nummer}{pad}").status == 404


def test_the_list_takes_as_many_queries_for_three_as_for_one(client, mensen):
    adviseur, inbrenger = client(mensen.adviseur), client(mensen.inbrenger)
    signalen.nieuw(mensen.inbrenger)
    een = [
        aantal_vragen(lambda: adviseur.open("/signalen")),
        aantal_vragen(lambda: inbrenger.open("/mijn")),
    ]
    for thema in ("", "informatiedeling"):
        signalen.nieuw(mensen.inbrenger, thema=thema)
    drie = [
        aantal_vragen(lambda: adviseur.open("/signalen")),
        aantal_vragen(lambda: inbrenger.open("/mijn")),
    ]
    assert len(adviseur.open("/signalen").met_klasse("rij")) == 3
    assert een == drie


@pytest.mark.parametrize(
    "vraag", ["lijst=x", "pagina=0", "pagina=" + "9" * 30, "lijst=klaar&pagina=2", "lijst=%00"]
)
def test_whatever_the_address_asks_there_is_a_list(client, mensen, vraag):
    assert client(mensen.adviseur).open(f"/signalen?{vraag}").status == 200
