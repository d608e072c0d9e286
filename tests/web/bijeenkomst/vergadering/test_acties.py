"""An actie typed as one line: understood, asked on where it does not tell, changed and removed."""

from datetime import timedelta

from portal.models import Actie, Bericht, Besluit
from tests.hulp.vergaderen import pagina

REGEL = "organisatie zoekt uit of het mag voor 1 mei"


def test_a_line_that_says_it_all_becomes_an_actie_and_is_shown_back(
    adviseur, mensen, pad, punt, dilemma
):
    Bericht.delete().execute()
    na = adviseur.doe(
        adviseur.open(f"{pad}?punt={punt.id}"),
        f"/punten/{punt.id}/acties",
        regel=f"voorzitter {REGEL}",
    )
    actie = Actie.get()
    assert (
        actie.eigenaar == mensen.voorzitter_platform and actie.termijn.isoformat() == "2026-05-01"
    )
    assert (actie.gremium, actie.bijeenkomst, actie.dilemma) == (
        punt.bijeenkomst.gremium,
        punt.bijeenkomst,
        dilemma,
    )
    begrepen = "klaar op 1 mei 2026, wat: Voorzitter organisatie zoekt uit of het mag"
    assert begrepen in na.tekst and "Eigenaar: Voorzitter platform (Organisatie)" in na.tekst
    assert [(b.soort, b.gegevens["nummer"]) for b in Bericht.select()] == [
        ("actie", dilemma.nummer)
    ]


def test_what_the_line_does_not_tell_is_asked_and_the_line_is_kept(adviseur, scherm, punt, mensen):
    doel = f"/punten/{punt.id}/acties"
    fout = adviseur.verstuur(scherm, doel, regel="wij zoeken uit of het mag voor 1 mei")
    assert fout.status == 422 and "kies de eigenaar" in " ".join(fout.met_klasse("fout"))
    waarden = dict(fout.formulier(doel).beginwaarden())
    assert (waarden["regel"], waarden["termijn"]) == (
        "wij zoeken uit of het mag voor 1 mei",
        "2026-05-01",
    )
    assert [
        e.get("name") for e in fout.formulier(doel).element.iter() if "autofocus" in e.attrib
    ] == ["regel"]
    adviseur.doe(fout, doel, eigenaar=mensen.buitenstaander.id)
    assert Actie.get().eigenaar == mensen.buitenstaander


def test_a_line_without_a_day_asks_for_the_day(adviseur, scherm, punt, mensen):
    doel = f"/punten/{punt.id}/acties"
    fout = adviseur.verstuur(scherm, doel, regel="deelnemer belt rond")
    assert fout.status == 422 and "kies een dag" in fout.tekst
    assert dict(fout.formulier(doel).beginwaarden())["eigenaar"] == str(mensen.deelnemer.id)
    assert adviseur.verstuur(fout, doel, termijn="2026-03-25").status == 422
    adviseur.doe(fout, doel, termijn="2026-04-09")
    assert Actie.get().wat == "Deelnemer belt rond"


def test_a_line_that_is_mended_counts_more_than_what_its_first_version_filled_in(
    adviseur, scherm, punt, mensen
):
    doel = f"/punten/{punt.id}/acties"
    fout = adviseur.verstuur(scherm, doel, regel="deelnemer belt rond")
    adviseur.doe(fout, doel, regel="voorzitter belt rond voor 1 mei")
    fout = adviseur.verstuur(scherm, doel, regel="wij bellen rond voor 1 mei", sleutel="tweede")
    fout = adviseur.verstuur(fout, doel, regel="wij bellen rond voor 2 mei", sleutel="derde")
    adviseur.doe(fout, doel, eigenaar=mensen.specialist.id, termijn="2026-05-03")
    acties = [(a.eigenaar, a.termijn.isoformat()) for a in Actie.select().order_by(Actie.id)]
    assert acties == [(mensen.voorzitter_platform, "2026-05-01"), (mensen.specialist, "2026-05-03")]


def test_of_one_organisation_whoever_is_at_the_table_is_meant_and_otherwise_it_is_asked(
    adviseur, scherm, punt, mensen
):
    doel = f"/punten/{punt.id}/acties"
    regel = "gemeente Voorbeeld zoekt uit of het mag voor 1 mei"
    fout = adviseur.verstuur(scherm, doel, regel=regel)
    assert fout.status == 422 and "Daar werken meer mensen" in fout.tekst
    assert fout.formulier(doel).keuzes("eigenaar") == [
        "",
        str(mensen.collega.id),
        str(mensen.inbrenger.id),
    ]
    na = adviseur.doe(scherm, "/aanwezigen", persoon=mensen.collega.id)
    adviseur.doe(na, doel, regel=regel)
    assert Actie.get().eigenaar == mensen.collega


def test_a_line_on_an_item_without_a_dilemma_is_mailed_without_a_number(adviseur, pad, eerste):
    Bericht.delete().execute()
    adviseur.doe(
        adviseur.open(f"{pad}?punt={eerste.id}"),
        f"/punten/{eerste.id}/acties",
        regel=f"deelnemer {REGEL}",
    )
    assert Actie.get().dilemma is None
    assert [b.gegevens for b in Bericht.select()] == [{"pad": "/acties"}]


def test_an_actie_can_belong_to_a_decision(adviseur, scherm, punt):
    na = adviseur.doe(scherm, "/besluiten", tekst="Doe het.")
    besluit = Besluit.get()
    adviseur.doe(na, f"/punten/{punt.id}/acties", regel=f"deelnemer {REGEL}", besluit=besluit.id)
    assert Actie.get().besluit == besluit


def test_an_actie_is_changed_and_its_new_owner_told(adviseur, scherm, punt, mensen):
    na = adviseur.doe(scherm, f"/punten/{punt.id}/acties", regel=f"deelnemer {REGEL}")
    Bericht.delete().execute()
    formulier = adviseur.open(
        na.links[f"Wijzigen van ‘Deelnemer {REGEL.removesuffix(' voor 1 mei')}’"]
    )
    adviseur.doe(formulier, wat="Iets anders.", eigenaar=mensen.specialist.id)
    assert (Actie.get().wat, Actie.get().eigenaar) == ("Iets anders.", mensen.specialist)
    assert [b.aan for b in Bericht.select()] == [mensen.specialist.email]


def test_an_actie_is_removed_on_the_day_itself_only(adviseur, client, mensen, scherm, punt, klok):
    na = adviseur.doe(scherm, f"/punten/{punt.id}/acties", regel=f"deelnemer {REGEL}")
    klok.nu += timedelta(days=1)
    later = client(mensen.adviseur)
    na = later.open(na.pad)
    assert f"/acties/{Actie.get().id}" in na.links.values()
    weg = f"{pagina(punt.bijeenkomst)}/vergadering/acties/{Actie.get().id}/weg"
    assert later.post(weg).status == 403 and Actie.select().exists()
    klok.nu -= timedelta(days=1)
    adviseur.doe(adviseur.open(scherm.pad), "/weg")
    assert not Actie.select().exists()


def test_a_day_that_was_asked_for_is_read_as_it_is_typed_and_kept_when_it_is_none(
    adviseur, scherm, punt
):
    doel = f"/punten/{punt.id}/acties"
    fout = adviseur.verstuur(scherm, doel, regel="deelnemer belt rond")
    fout = adviseur.verstuur(fout, doel, termijn="31-04-2026")
    assert fout.status == 422 and "Schrijf de datum als 10-12-2026." in fout.tekst
    assert dict(fout.formulier(doel).beginwaarden())["termijn"] == "31-04-2026"
    adviseur.doe(fout, doel, termijn="9 april 2026")
    assert Actie.get().termijn.isoformat() == "2026-04-09"
