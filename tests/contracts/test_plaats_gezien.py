"""Who reads no content gives nobody access to it unseen: each deed of beheer that lets somebody
read more tells the adviseurs, once, and stands on "wat er veranderde" with who it was.
"""

import ast
import inspect

import pytest

from portal.docs.rechten import alle_daden
from portal.meldingen import MELDINGEN
from portal.models import Bericht, Lidmaatschap, Persoon
from portal.queries.beheer.veranderd import Veranderfilter, veranderd
from portal.steps.beheer import gremia, invoer
from portal.steps.beheer import mensen as stap
from portal.steps.rondom import accounts
from portal.vocabulary import GremiumSoort, LidRol, Rol
from tests.hulp import wereld
from tests.hulp.meldzaken import ZAKEN, Zaken
from tests.hulp.wereld import NU

# What gives no access to anything that is filed: names, organisations, themas, texts, and what
# takes away.
GEEFT_NIETS = {
    "beheer.mensen.wijzig", "beheer.mensen.verhuis_niet", "beheer.teksten.bewaar",
    *(f"beheer.organisaties.{n}" for n in ("hernoem", "voeg_samen", "haal_uit_elkaar")),
    *(f"beheer.themas.{n}" for n in ("voeg_toe", "hernoem", "verschuif")),
    *(f"beheer.themas.{n}" for n in ("laat_vervallen", "neem_terug")),
}  # fmt: skip
ZETELDADEN = {
    "beheer.gremia.geef_zetel", "beheer.gremia.wijzig_zetel", "beheer.gremia.beeindig_zetel",
    "beheer.gremia.benoem_voorzitter", "beheer.invoer.neem_over",
}  # fmt: skip


def brieven(soort="beheer"):
    return sorted(b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == soort))


def test_each_deed_of_beheer_tells_others_or_gives_nothing():
    """A new deed there fails until it is a row of the table of mails or is said to give nothing."""
    daden = {naam for naam in alle_daden() if naam.startswith("beheer.")}
    verteld = {naam for m in MELDINGEN if (m.soort or m.naam) == "beheer" for naam in m.bij}
    assert daden == (verteld & daden) | GEEFT_NIETS and not verteld & GEEFT_NIETS
    assert verteld >= ZETELDADEN


def test_every_step_of_beheer_that_writes_seats_is_told():
    """Whoever seats, changes or ends by the shared steps."""
    schrijft = {"zet_neer", "verander", "eindig", "zet", "_wissel", "_treedt_af", "_treedt_aan"}
    for module in (gremia, invoer):
        for functie in ast.parse(inspect.getsource(module)).body:
            if not isinstance(functie, ast.FunctionDef) or functie.name.startswith("_"):
                continue
            roept = {ast.unparse(n.func).rpartition(".")[2] for n in ast.walk(functie)
                     if isinstance(n, ast.Call)}  # fmt: skip
            if roept & schrijft and functie.name != "zet":
                naam = f"{module.__name__.removeprefix('portal.steps.')}.{functie.name}"
                assert naam in ZETELDADEN, naam


@pytest.mark.parametrize("naam", sorted(ZETELDADEN))
@pytest.mark.parametrize("beheerders", [1, 3])
def test_a_seat_by_a_beheerder_is_told_once_to_all_adviseurs_and_beheerders(
    naam, beheerders, mensen
):
    doe = ZAKEN[naam](Zaken(mensen))
    for wie in ("collega", "inbrenger")[: beheerders - 1]:
        persoon = getattr(mensen, wie)
        Persoon.update(rol=Rol.BEHEERDER).where(Persoon.id == persoon.id).execute()
    Bericht.delete().execute()
    doe()
    anderen = ["collega", "inbrenger"] if beheerders > 1 else []
    assert brieven() == sorted(["adviseur", "adviseur2", *anderen])
    alles = [str(b.gegevens) for b in Bericht.select().where(Bericht.soort == "beheer")]
    namen = {p.naam for p in Persoon.select()} | {wereld.WERKGROEP, wereld.PLATFORM, wereld.BERAAD}
    assert not [n for n in namen if n and n in "".join(alles)]


@pytest.mark.parametrize("naam", sorted(ZETELDADEN))
def test_what_changed_says_who_got_which_seat(naam, mensen):
    doe = ZAKEN[naam](Zaken(mensen))
    doe()
    regel = next(r for r in veranderd(Veranderfilter()) if r.zetels)
    wie = mensen.specialist if naam.endswith(("wijzig_zetel", "beeindig_zetel")) else (
        mensen.buitenstaander
    )  # fmt: skip
    assert [z.mens.id for z in regel.zetels][-1] == wie.id
    zetel = Lidmaatschap.select().where(Lidmaatschap.persoon == wie).get()
    assert (regel.zetels[-1].rol, regel.zetels[-1].gremium) == (zetel.rol, zetel.gremium.naam)


def test_of_what_an_adviseur_does_with_seats_the_others_need_no_letter(mensen):
    zaken = Zaken(mensen)
    zaken.aangekondigd(zaken.werkgroep)
    vraag = zaken.ccv(persoon=str(mensen.buitenstaander.id), rol=LidRol.LID)
    gremia.geef_zetel(zaken.werkgroep, vraag)
    assert brieven() == []


def test_a_mandate_alone_gives_nothing_to_read(mensen):
    zaken = Zaken(mensen)
    zetel = Lidmaatschap.get(Lidmaatschap.persoon == mensen.deelnemer)
    gremia.wijzig_zetel(zetel, zaken.beheer(rol=zetel.rol, tot=zetel.tot, mandaat="Tekent"))
    assert brieven() == []


@pytest.mark.parametrize("rol", [LidRol.LID, None])
def test_the_console_tells_of_a_seat_as_of_a_role(rol, mensen):
    wie = mensen.buitenstaander if rol else mensen.deelnemer
    accounts.geef_zetel(wie, GremiumSoort.PLATFORM, rol, NU)
    assert brieven() == ["adviseur", "adviseur2", "beheerder"]


def test_a_closed_account_with_a_seat_opens_as_seen_as_one_with_a_role(mensen):
    stap.sluit(mensen.deelnemer, Zaken(mensen).beheer())
    Bericht.delete().execute()
    stap.heropen(mensen.deelnemer, Zaken(mensen).beheer())
    assert brieven() == ["adviseur", "adviseur2"]


def test_a_list_of_many_seats_is_one_letter_each(mensen):
    kop = "e-mail;naam;organisatie;gremium;rol\n"
    regels = [f"p{n}@x.example;Naam {n};Org;{wereld.BERAAD};lid" for n in range(5)]
    invoer.neem_over(Zaken(mensen).beheer(tekst=kop + "\n".join(regels)))
    assert brieven() == ["adviseur", "adviseur2"]


def test_a_list_without_seats_shows_nobody_anything(mensen):
    invoer.neem_over(Zaken(mensen).beheer(tekst="e-mail;naam;organisatie\np@x.example;P;Org"))
    assert brieven() == []


def test_what_takes_an_account_over_together_takes_two():
    twee = {naam for naam, d in alle_daden().items() if d.ander}
    assert twee == {"beheer.mensen.verhuis", "beheer.mensen.neem_factoren_af"}
