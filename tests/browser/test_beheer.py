"""A beheerder seats a new board member, changes an address, retires a thema and sends a letter
again, in a browser, and reads no word of what people brought in.
"""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from portal.config import ROOT
from portal.tools.tijd import nu
from tests.browser.conftest import BREED, TELEFOON, Venster
from tests.browser.test_factoren import log_in
from tests.hulp.factoren import GEHEIM
from tests.hulp.voliere import Volière, mag_horen
from tests.hulp.wereld import BERAAD

pytestmark = pytest.mark.browser
BEHEERDER, GEWEIGERD = "beheerder@test.example", "buitenstaander@test.example"
NIEUW, VERHUISD = "burgemeester@test.example", "burgemeester@elders.example"
BRIEVEN = re.compile("Mail|Brieven")
NUMMER = re.compile(r"\b[DS]-\d{4}-\d+")


@pytest.fixture
def portaal(tmp_path):
    """The address of a portal full of canaries, and the folder in which it lives."""
    opdracht = [sys.executable, "-m", "tests.browser.beheerbediende", str(tmp_path)]
    with subprocess.Popen(opdracht, cwd=ROOT, stdout=subprocess.PIPE, text=True) as bediende:
        yield bediende.stdout.readline().strip(), tmp_path
        bediende.terminate()
        bediende.wait(timeout=60)


class Beheervenster(Venster):
    """A window that looks at each page it comes to: by its link or button, and what it reads."""

    def __init__(self, context, portaal):
        super().__init__(context, portaal[0])
        self.bestand, self.fouten, self.gehoord = portaal[1] / "deur.db", [], set()
        self.kooi = Volière()
        rijen = json.loads((portaal[1] / "kooi.json").read_text())
        self.kooi.update({k: (set(mag), wat) for k, (mag, wat) in rijen.items()})

    def naar(self, *namen, kop):
        """Follow links by their words until this heading stands above the page, and look at it."""
        for naam in namen:
            self.pagina.get_by_role("link", name=naam, exact=True).first.click()
        self.kijk(kop)

    def druk(self, naam, kop):
        """Press a button, and look at the page that comes of it."""
        self.pagina.get_by_role("button", name=naam).click()
        self.kijk(kop)

    def vul(self, **waarden):
        """Fill in fields by their labels."""
        for label, waarde in waarden.items():
            self.pagina.get_by_label(label.replace("_", " ").capitalize()).fill(waarde)

    def kijk(self, kop):
        """Note what this page shows that a beheerder may not read, what sticks out of it on a
        phone, and what axe finds.
        """
        expect(self.pagina.get_by_role("heading", level=1)).to_have_text(kop)
        self.pagina.set_viewport_size(TELEFOON)
        self.fouten += [] if self.past() else [f"{self.pad} is wider than a phone"]
        self.pagina.set_viewport_size(BREED)
        self.fouten += [(self.pad, *fout) for fout in self.axe()]
        html = self.pagina.content()
        zingt = {k for k in self.kooi if k in html}
        verboden = [k for k in zingt if not mag_horen(self.kooi, k, "beheerder", self.pad)]
        self.fouten += [(self.pad, self.kooi[k][1]) for k in verboden]
        self.fouten += [(self.pad, nummer) for nummer in NUMMER.findall(html)]
        self.gehoord |= zingt

    def vraag(self, sql, *waarden):
        """Return the first value that the database answers."""
        with closing(sqlite3.connect(self.bestand)) as db:
            return (db.execute(sql, waarden).fetchone() or [None])[0]


@pytest.fixture
def beheer(portaal, chromium):
    """The window of a beheerder who just came in with a password and a code."""
    v = Beheervenster(chromium.new_context(viewport=BREED, reduced_motion="reduce"), portaal)
    log_in(v, BEHEERDER)
    v.pagina.get_by_label("Code").fill(pyotp.TOTP(GEHEIM).at(nu() - timedelta(seconds=30)))
    v.pagina.get_by_role("button", name="Ga verder").click()
    v.pagina.wait_for_load_state()
    yield v
    v.pagina.context.close()
    assert (v.fouten, v.klachten) == ([], [])


def test_a_beheerder_does_it_all_in_a_browser_and_reads_no_word_of_content(beheer):
    beheer.naar("Beheer", kop="Beheer")
    _zet_een_bestuurder_neer(beheer)
    _wijzig_haar_adres(beheer)
    _laat_een_thema_vervallen(beheer)
    _stuur_een_brief_opnieuw(beheer)
    beheer.naar("Beheer", "Wat er veranderde", kop="Wat er veranderde")
    expect(beheer.pagina.get_by_role("main")).to_contain_text("Nieuwe Burgemeester")
    assert beheer.gehoord, "the ears are open: there are names where accounts are"


def _zet_een_bestuurder_neer(v):
    v.naar("Mensen", kop="Mensen")
    v.naar("Account toevoegen", kop="Account toevoegen")
    v.vul(**{"e-mailadres": NIEUW, "naam": "Nieuwe Burgemeester", "functie": "Burgemeester"})
    v.druk("Voeg toe", kop="Nieuwe Burgemeester")
    v.naar("Beheer", "Gremia", kop="Gremia")
    v.naar(BERAAD, kop=f"Plaatsen in {BERAAD}")
    v.naar("Plaats geven", kop="Plaats geven")
    v.pagina.get_by_label("Wie").select_option(label="Nieuwe Burgemeester")
    v.vul(mandaat="mag namens de gemeente beslissen over inzet")
    v.druk("Geef de plaats", kop=f"Plaatsen in {BERAAD}")
    expect(v.pagina.get_by_role("main")).to_contain_text("mag namens de gemeente beslissen")
    gremium = "SELECT gremium.naam FROM gremium JOIN lidmaatschap ON gremium.id = gremium_id"
    gezeten = "JOIN persoon ON persoon.id = persoon_id WHERE email = ?"
    assert v.vraag(f"{gremium} {gezeten}", NIEUW) == BERAAD


def _wijzig_haar_adres(v):
    v.naar("Beheer", "Mensen", kop="Mensen")
    v.pagina.get_by_role("searchbox").fill("burgemeester")
    v.pagina.get_by_role("button", name="Toon").click()
    v.naar("Nieuwe Burgemeester", kop="Nieuwe Burgemeester")
    v.naar("E-mailadres wijzigen", kop="E-mailadres wijzigen")
    v.vul(**{"e-mailadres": VERHUISD})
    v.druk("Vraag bevestiging", kop="Nieuwe Burgemeester")
    assert v.vraag("SELECT 1 FROM persoon WHERE email = ?", NIEUW), "the new one confirms"
    _bevestig(v)
    v.naar("Beheer", "Mensen", "Nieuwe Burgemeester", kop="Nieuwe Burgemeester")
    expect(v.pagina.get_by_role("main")).to_contain_text(VERHUISD)


def _bevestig(v):
    """Let whoever reads mail at the new address say so, in a browser of their own."""
    brief = v.vraag("SELECT gegevens FROM bericht WHERE soort = 'verhuizing'")
    ander = Venster(v.pagina.context.browser.new_context(), v.adres)
    ander.open(json.loads(brief)["pad"])
    ander.pagina.get_by_role("button", name="Ja, dit is mijn adres").click()
    expect(ander.pagina.get_by_role("heading", level=1)).to_have_text("Inloggen")
    ander.pagina.context.close()
    assert ander.klachten == []


def _laat_een_thema_vervallen(v):
    v.naar("Beheer", "Thema’s", kop="Thema’s")
    v.druk(re.compile("Laat vervallen.*Uithuwelijking"), kop="Thema’s")
    expect(v.pagina.get_by_role("region", name="Vervallen")).to_contain_text("Uithuwelijking")


def _stuur_een_brief_opnieuw(v):
    v.naar("Beheer", kop="Beheer")
    v.pagina.get_by_role("main").get_by_role("link", name=BRIEVEN).click()
    v.pagina.wait_for_load_state()
    v.kijk(BRIEVEN)
    opnieuw = v.pagina.get_by_role("button", name=re.compile("Opnieuw.*Buitenstaander"))
    opnieuw.first.click()
    expect(v.pagina.locator("#meldingen")).to_contain_text("De mail gaat opnieuw weg.")
    v.kijk(BRIEVEN)
    wacht = "SELECT 1 FROM bericht WHERE aan = ? AND volgende_poging_op IS NOT NULL"
    assert v.vraag(wacht, GEWEIGERD)
