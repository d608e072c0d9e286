"""Bringing a dilemma in, as somebody without an account and as somebody signed in."""

import pytest

from portal.models import Bericht, Dilemma, Persoon
from portal.velden import Soort
from portal.velden import intake as velden
from portal.velden.intake import EMAIL, INTAKE
from portal.vocabulary import Belemmering, Status
from tests.hulp import dilemmas, wereld
from tests.hulp.web import bevestig

TEKSTEN = {naam: dilemmas.INTAKE[naam] for naam in dilemmas.GETYPT}
KEUZES = {"themas": ["uithuwelijking", "informatiedeling"]} | {
    veld.naam: dilemmas.INTAKE[veld.naam] for veld in INTAKE if veld.woorden
}
VINKJES = {veld.naam: not veld.aan for veld in INTAKE if veld.soort is Soort.VINK}
AFZENDER = {
    "email": "nieuw@test.example",
    "naam": "Noor Nieuw",
    "organisatie": "Gemeente Test",
    "functie": "Adviseur",
}
ALLES = TEKSTEN | KEUZES | VINKJES | AFZENDER
VERPLICHT = {veld.naam: veld.label for veld in (*INTAKE, EMAIL, *velden.AFZENDER) if veld.verplicht}


def enige():
    assert Dilemma.select().count() == 1
    return Dilemma.select().get()


def test_anyone_can_file_and_gets_a_number_and_a_mail(anoniem, formulier):
    bon = anoniem.volg(anoniem.verstuur(formulier, **ALLES))
    dilemma = enige()
    assert (bon.status, bon.kop) == (200, "Je dilemma is ingediend")
    assert bon.met_klasse("nummer") == [dilemma.nummer]
    assert dilemma.status is Status.INGEDIEND and dilemma.bevestigd_op is None
    assert [b.aan for b in Bericht.select().where(Bericht.soort == "bevestigen")] == [
        "nieuw@test.example"
    ]


def test_every_word_and_tick_arrives(anoniem, formulier):
    anoniem.verstuur(formulier, **ALLES)
    dilemma = enige()
    assert {naam: getattr(dilemma, naam) for naam in TEKSTEN | VINKJES} == TEKSTEN | VINKJES
    assert dilemma.belemmeringen == KEUZES["belemmeringen"]
    assert [k.thema.sleutel for k in dilemma.themakoppels] == KEUZES["themas"]
    inbrenger = dilemma.indiener  # what nobody confirmed stays with what was filed
    assert {naam: getattr(inbrenger, naam) for naam in AFZENDER} == AFZENDER


def test_the_form_asks_what_the_design_asks_and_nothing_about_descent(formulier):
    velden = formulier.formulier().namen
    assert velden == set(ALLES)
    assert not {
        v for v in velden if any(w in v for w in ("etni", "nation", "religi", "geloof", "afkomst"))
    }


def test_acute_danger_and_no_names_stand_above_the_form(formulier):
    assert (
        "112" in formulier.tekst
        and "Veilig Thuis" in formulier.tekst
        and "Geen namen" in formulier.tekst
    )
    assert {"112", "0800-2000"} <= set(formulier.links)


def test_somebody_signed_in_is_not_asked_who_they_are(client, mensen):
    bezoeker = client(mensen.collega)
    formulier = bezoeker.open("/inbrengen")
    assert not set(AFZENDER) & formulier.formulier().namen
    bezoeker.verstuur(formulier, **TEKSTEN)
    assert (enige().inbrenger, enige().bevestigd_op is None) == (mensen.collega, False)


def test_an_empty_form_names_every_required_field_at_the_field_and_in_the_summary(
    anoniem, formulier
):
    fout = anoniem.verstuur(formulier)
    assert fout.status == 422
    for naam, label in VERPLICHT.items():
        zin = f"Vul ‘{label}’ in."
        assert zin in fout.met_klasse("fout"), naam
        assert fout.links[zin] == f"#{naam}"
    assert len(fout.met_klasse("fout")) == len(VERPLICHT)
    assert not Dilemma.select().exists() and not Persoon.met_email(AFZENDER["email"])


@pytest.mark.parametrize("leeg", VERPLICHT)
def test_one_missing_field_keeps_all_the_rest(anoniem, formulier, leeg):
    fout = anoniem.verstuur(formulier, **ALLES | {leeg: "  "})
    assert (fout.status, fout.met_klasse("fout")) == (422, [f"Vul ‘{VERPLICHT[leeg]}’ in."])
    assert not Dilemma.select().exists()
    anoniem.verstuur(fout, **{leeg: ALLES[leeg]})
    dilemma = enige()
    assert {naam: getattr(dilemma, naam) for naam in TEKSTEN | VINKJES} == TEKSTEN | VINKJES
    assert dilemma.belemmeringen == KEUZES["belemmeringen"] and dilemma.themakoppels.count() == 2


GEEN_ADRES = [
    "geen-adres",
    "a@b",
    "a b@test.example",
    "@test.example",
    "a@test.example,b@x.example",
]


@pytest.mark.parametrize("adres", GEEN_ADRES)
def test_what_is_no_address_is_refused_in_dutch(anoniem, formulier, adres):
    fout = anoniem.verstuur(formulier, **ALLES | {"email": adres})
    assert fout.status == 422
    assert [f for f in fout.met_klasse("fout") if f.startswith("Dit is geen e-mailadres")]


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("titel", "x" * 201, "Dit is te lang. Gebruik hoogstens 200 tekens."),
        ("naam", "x" * 201, "Dit is te lang. Gebruik hoogstens 200 tekens."),
        ("organisatie", "x" * 201, "Dit is te lang. Gebruik hoogstens 200 tekens."),
        ("functie", "x" * 201, "Dit is te lang. Gebruik hoogstens 200 tekens."),
        ("email", "x" * 250 + "@test.example", "Dit is te lang. Gebruik hoogstens 254 tekens."),
        ("vraag", "x" * 10_001, "Dit is te lang. Gebruik hoogstens 10.000 tekens."),
        ("context", "x" * 10_001, "Dit is te lang. Gebruik hoogstens 10.000 tekens."),
        ("context", "x\n" * 400 + "x", "Gebruik hoogstens 400 regels."),
    ],
)
def test_a_cap_is_told_and_what_was_typed_stays(anoniem, formulier, veld, waarde, zin):
    fout = anoniem.verstuur(formulier, **ALLES | {veld: waarde})
    assert fout.status == 422 and zin in " ".join(fout.met_klasse("fout"))
    assert dict(fout.formulier().beginwaarden())[veld].replace("\r\n", "\n") == waarde
    assert not Dilemma.select().exists()


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("titel", "é" * 200),
        ("vraag", "x" * 10_000),
        ("context", "x\n" * 399 + "x"),
        ("context", "xy\n" * 399 + "x" * 8803),
    ],
)
def test_exactly_the_cap_is_fine(anoniem, formulier, veld, waarde):
    assert anoniem.verstuur(formulier, **ALLES | {veld: waarde}).status == 303
    assert getattr(enige(), veld) == waarde


def test_a_double_click_is_one_dilemma_and_one_receipt(anoniem, formulier):
    bonnen = [anoniem.volg(anoniem.verstuur(formulier, **ALLES)) for _ in range(2)]
    assert [b.met_klasse("nummer") for b in bonnen] == [[enige().nummer]] * 2
    assert Bericht.select().where(Bericht.soort == "bevestigen").count() == 1


def test_a_fresh_form_is_a_new_dilemma(anoniem):
    for vraag in ("Wie beslist?", "Wie beslist dan?"):
        anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES | {"vraag": vraag})
    assert Dilemma.select().count() == 2


def test_the_key_of_somebody_else_gives_no_look_at_their_number(anoniem, formulier, client):
    """A key is random and never shown to others; still, a second person who sends it must not be
    told 'filed'.
    """
    anoniem.verstuur(formulier, **ALLES)
    sleutel = dict(formulier.formulier().beginwaarden())["sleutel"]
    ander = client()
    bon = ander.verstuur(
        ander.open("/inbrengen"), **ALLES | {"sleutel": sleutel, "email": "ander@test.example"}
    )
    assert bon.status != 500


@pytest.mark.parametrize("sleutel", ["", "x" * 300, "<b>", "\u0000"])
def test_a_bent_key_is_no_error(anoniem, formulier, sleutel):
    assert anoniem.verstuur(formulier, **ALLES | {"sleutel": sleutel}).status in (303, 422)


def test_the_receipt_is_for_the_browser_that_filed(anoniem, formulier, client):
    anoniem.verstuur(formulier, **ALLES)
    assert client().open("/inbrengen/ontvangen").naar == "/inbrengen"


def test_a_forged_choice_is_refused_in_dutch_and_the_text_stays(anoniem, formulier):
    data = {**ALLES, "themas": ["bestaat-niet"], "belemmeringen": ["<b>"], "sleutel": "s"}
    fout = anoniem.post("/inbrengen", {k: v for k, v in data.items() if v is not False})
    assert fout.status == 422 and not Dilemma.select().exists()
    assert "Not a valid" not in fout.tekst and "is not a valid choice" not in fout.tekst
    assert dict(fout.formulier().beginwaarden())["titel"] == ALLES["titel"]


def test_the_choices_are_those_of_the_vocabulary_and_the_database(formulier):
    assert formulier.formulier().keuzes("belemmeringen") == [b.value for b in Belemmering]
    assert formulier.formulier().keuzes("themas") == ["uithuwelijking", "informatiedeling"]


def test_a_stranger_does_not_get_among_the_people_to_choose_from_by_filing(
    anoniem, formulier, client, mensen
):
    """Anybody can type any name; until the address is confirmed nobody can be made trekker or
    eigenaar by it.
    """
    anoniem.verstuur(formulier, **ALLES | {"naam": "De burgemeester zelf"})
    dilemma = dilemmas.nieuw(mensen.inbrenger, indienen=True)
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    keuzelijsten = (
        f"/dilemma/{dilemma.nummer}/stap/versnellen",
        f"/werkgroepen/{werkgroep.id}/uitnodigen",
    )
    adviseur = client(mensen.adviseur)
    assert not [pad for pad in keuzelijsten if "De burgemeester zelf" in adviseur.open(pad).tekst]
    bevestig(anoniem, ALLES["email"])
    assert all("De burgemeester zelf" in adviseur.open(pad).tekst for pad in keuzelijsten)


def test_filing_under_the_address_of_a_closed_account_looks_like_any_other(client, mensen):
    """Nobody learns that there is such an account, and the CCV gets what was written."""
    Persoon.update(actief=False).where(Persoon.id == mensen.collega.id).execute()
    for adres in ("nieuw@test.example", mensen.collega.email):
        wie = client()
        bon = wie.volg(wie.verstuur(wie.open("/inbrengen"), **ALLES | {"email": adres}))
        assert bon.kop == "Je dilemma is ingediend"
    assert {d.status for d in Dilemma.select()} == {Status.INGEDIEND}
    assert not Persoon.get_by_id(mensen.collega.id).actief
