"""Themas: added, renamed, ordered, retired and taken back; every form and filter follows."""

import pytest

from portal.models import Dilemma, DilemmaThema, Doel, Thema, Volger
from portal.vocabulary import Status
from tests.hulp import dilemmas, doelen

LIJST = "/beheer/themas"
OUD, ANDER, NIEUW = "Uithuwelijking", "Informatiedeling", "Gloednieuw thema"


@pytest.fixture(params=["beheerder", "adviseur"])
def beheer(client, mensen, request):
    return client(getattr(mensen, request.param))


@pytest.fixture
def adviseur(client, mensen):
    return client(mensen.adviseur)


def thema(naam):
    return Thema.get(Thema.naam == naam)


def druk(bezoeker, deel):
    """Press the button that posts to this address."""
    return bezoeker.verstuur(bezoeker.open(LIJST), deel)


def vervalt(bezoeker, naam=OUD):
    return druk(bezoeker, f"/beheer/thema/{thema(naam).id}/vervalt")


def op_rij():
    return [t.naam for t in Thema.op_rij().where(Thema.vervallen_op.is_null())]


def test_a_thema_is_added_renamed_ordered_retired_and_taken_back(beheer):
    beheer.verstuur(beheer.open(f"{LIJST}/nieuw"), naam=NIEUW)
    assert op_rij() == [OUD, ANDER, NIEUW] and thema(NIEUW).sleutel == "gloednieuw_thema"
    druk(beheer, f"/beheer/thema/{thema(NIEUW).id}/omhoog")
    assert op_rij() == [OUD, NIEUW, ANDER]
    beheer.verstuur(beheer.open(f"/beheer/thema/{thema(NIEUW).id}"), naam="Anders gezegd")
    assert thema("Anders gezegd").sleutel == "gloednieuw_thema"
    vervalt(beheer)
    assert op_rij() == ["Anders gezegd", ANDER]
    druk(beheer, f"/beheer/thema/{thema(OUD).id}/terug")
    assert OUD in op_rij()


def test_a_name_is_one_themas_and_two_keys_are_never_the_same(adviseur):
    for naam in (OUD.upper(), " uithuwelijking ", "x" * 121, ""):
        antwoord = adviseur.verstuur(adviseur.open(f"{LIJST}/nieuw"), naam=naam)
        assert antwoord.status == 422, naam
    for naam in ("A-b", "A b", "!!!"):
        adviseur.verstuur(adviseur.open(f"{LIJST}/nieuw"), naam=naam)
    assert [t.sleutel for t in Thema.op_rij()][2:] == ["a_b", "a_b_2", "thema"]


def test_the_last_one_in_use_stays(adviseur):
    vervalt(adviseur)
    assert "/vervalt" not in adviseur.open(LIJST).html
    assert adviseur.post(f"/beheer/thema/{thema(ANDER).id}/vervalt").status == 403
    assert op_rij() == [ANDER]


def test_what_bears_a_retired_thema_keeps_it_and_who_follows_it_too(adviseur, mensen):
    dilemma = dilemmas.in_status(Status.INGEDIEND, mensen)
    Volger.create(persoon=mensen.collega, thema=thema(OUD))
    vervalt(adviseur)
    assert OUD in adviseur.open(f"/dilemma/{dilemma.nummer}").html
    assert DilemmaThema.select().where(DilemmaThema.thema == thema(OUD)).exists()
    assert Volger.select().where(Volger.thema == thema(OUD)).exists()
    gevonden = adviseur.open("/postvak?thema=uithuwelijking").html
    assert dilemma.nummer in gevonden and f"{OUD} (vervallen)" in gevonden


def test_a_form_that_was_open_while_a_thema_was_retired_still_saves(adviseur, client, mensen):
    inbrenger = client(mensen.inbrenger)
    open_ = {"inbrengen": inbrenger.open("/inbrengen"), "doel": adviseur.open("/doelen/nieuw")}
    vervalt(adviseur)
    invoer = {**dilemmas.INTAKE, "themas": ["uithuwelijking"]}
    velden = open_["inbrengen"].formulier().namen
    kan = {naam: w for naam, w in invoer.items() if naam in velden}
    assert inbrenger.verstuur(open_["inbrengen"], knop="indienen", **kan).status == 303
    laatste = Dilemma.select().order_by(Dilemma.id.desc()).get()
    assert [k.thema.naam for k in laatste.themakoppels] == [OUD]
    doel = {"naam": "Meer", "eenheid": "gemeenten", "thema": "uithuwelijking"}
    assert adviseur.verstuur(open_["doel"], **doel).status == 303
    assert Doel.get().thema.naam == OUD


def test_a_row_that_has_a_retired_thema_is_changed_without_losing_it(adviseur, mensen):
    doel = doelen.maak(mensen.adviseur)
    Doel.update(thema=thema(OUD)).execute()
    vervalt(adviseur)
    pagina = adviseur.open(f"/doelen/{doel.id}/wijzigen")
    adviseur.verstuur(pagina, omschrijving="Anders")
    assert (Doel.get().thema.naam, Doel.get().omschrijving) == (OUD, "Anders")


def test_what_was_never_a_thema_is_refused(client, mensen):
    fout = {"themas": "verzonnen", "actie": "concept"}
    assert client(mensen.inbrenger).post("/inbrengen", fout).status == 422
