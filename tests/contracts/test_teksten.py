"""Every text that can be changed is used, keeps what the portal fills in, and reaches the reader
escaped; every mail has its words, the contact of the CCV and where an answer goes.
"""

import re
from functools import cache

import pytest

from portal.config import ROOT
from portal.engine import Verzoek
from portal.jobs.brief import SJABLONEN
from portal.jobs.post import als_mail
from portal.models import Bericht, Gebeurtenis, Tekstversie
from portal.queries.teksten import laatst_bekend, teksten
from portal.steps.beheer import teksten as stap
from portal.velden import Soort
from portal.velden.teksten import HULP, TEKST, TEKSTEN, Groep
from portal.velden.teksten.mail import VAST, sleutel
from portal.vocabulary import SOORTEN
from portal.web.teksten import LINKS
from tests.hulp import alle_post
from tests.hulp.post import BASIS
from tests.hulp.vragen import aantal_vragen
from tests.hulp.wereld import NU

per_tekst = pytest.mark.parametrize("tekst", TEKSTEN, ids=lambda t: t.sleutel)
MAILS = [t for t in TEKSTEN if t.groep is Groep.MAIL]
CONTACT = {
    "contact.naam": "Het CCV zelf",
    "contact.telefoon": "030 123 45 67",
    "contact.bereikbaar": "op werkdagen",
    "contact.adres": "Straat 1, Utrecht",
    "contact.email": "ccv@ccv.example",
}
KANARIE = "Kanarie zingt <b>hier</b>"


def zet(wie, **anders):
    """Save texts by their key, as a beheerder."""
    for welke, tekst in anders.items():
        stap.bewaar(Verzoek(wie, NU, {"welke": welke, "tekst": tekst}))


@cache
def bron():
    """Return all templates and the code above the table."""
    bestanden = [*(ROOT / "templates").rglob("*.*"), *(ROOT / "portal").rglob("*.py")]
    return "\n".join(
        b.read_text("utf-8") for b in bestanden if "velden/teksten" not in b.as_posix()
    )


def test_each_text_has_one_key_and_says_where_it_stands():
    assert len(TEKST) == len(TEKSTEN)
    assert all(t.label and t.waar and len(t.sleutel) <= 50 for t in TEKSTEN)
    assert all(bool(t.standaard) is not t.ontbreekt for t in TEKSTEN)


@per_tekst
def test_our_own_text_is_one_that_may_be_saved(tekst):
    assert list(tekst.fouten(tekst.standaard)) == []
    assert len(tekst.standaard) <= tekst.hoogstens


@per_tekst
def test_a_text_that_lost_what_the_portal_fills_in_cannot_be_saved(tekst):
    for naam in tekst.moet:
        assert list(tekst.fouten(tekst.standaard.replace(f"{{{naam}}}", "hier")))
    for kapot in ("{onzin}", "{", "}", "{{ 7 * 7 }}"):
        assert list(tekst.fouten(f"{tekst.standaard} {kapot}"))


@pytest.mark.parametrize("tekst", MAILS, ids=lambda t: t.sleutel)
def test_a_mail_has_one_link_alone_on_its_line_and_none_that_somebody_typed(tekst):
    for eigen in (
        "https://kwaad.test",
        "ftp://kwaad",
        "www.kwaad",
        "kwaad.nl/in",
        "log-in.kwaad.com",
        "HTTPS://KWAAD.TEST",
        "WWW.kwaad",
        "Kwaad.NL/in",
        "evil.ru/login",
        "evil.xyz",
        "bit.ly/x",
        "10.0.0.1/login",
        "10.0.0.1",
        "Kwaad.Top/in",
        "localhost/in",
        "mailto:a@b.nl",
        "kwaad.рф/in",
    ):
        assert list(tekst.fouten(f"{tekst.standaard}\nKijk op {eigen}"))
    for goed in (
        "d.w.z. morgen",
        "o.a. dit",
        "om 16.30 uur",
        "van 16.30/17.30 uur",
        "blz.12/13",
        "1.000 keer",
        "naam@gem.nl",
        "Klaar.",
    ):
        assert not list(tekst.fouten(f"{tekst.standaard}\nKijk: {goed}"))
    if "link" in tekst.moet:
        assert list(tekst.fouten(tekst.standaard + "\n{link}"))
        assert list(tekst.fouten(tekst.standaard.replace("{link}", "Hier: {link}.")))


def test_every_text_is_used_somewhere():
    """Of help its words are those of a field, and of mail the kinds are those of the outbox."""
    los = [t.sleutel for t in TEKSTEN if t.groep in (Groep.CONTACT, Groep.NOOD)]
    assert [s for s in los if f'"{s}"' not in bron()] == []
    assert {sleutel(soort) for soort in SOORTEN if soort not in VAST} | {"mail.voet"} == {
        t.sleutel for t in MAILS
    }
    assert set(LINKS) == {n for t in TEKSTEN if t.groep is Groep.NOOD for n in t.moet}


@pytest.mark.parametrize("soort", [s for s in SOORTEN if s not in VAST])
def test_the_words_of_a_mail_come_from_the_table(soort):
    regels = SJABLONEN.loader.get_source(SJABLONEN, f"{soort}.txt")[0].splitlines()
    vult = "tekst(gebeurd)" if "{gebeurd}" in TEKST[sleutel(soort)].standaard else "tekst()"
    assert regels[-2:] == [f"{{{{ {vult} }}}}", '{% include "_voet.txt" %}']


def test_every_mail_has_the_contact_of_the_ccv_and_its_answer_goes_there(mensen):
    zet(mensen.beheerder, **CONTACT)
    for rij in alle_post.van_alles(mensen):
        mail = als_mail(rij, BASIS, "portal@portaal.test.example", contact_email="x@y.example")
        brief = mail.get_body(("plain",)).get_content()
        assert [waarde for waarde in CONTACT.values() if waarde not in brief] == [], rij.soort
        assert mail["Reply-To"].addresses[0].addr_spec == CONTACT["contact.email"]
        assert "wordt niet gelezen" not in brief


def test_an_answer_goes_to_the_contact_of_the_texts_where_the_settings_have_none(mensen):
    zet(mensen.beheerder, **{"contact.email": "ccv@ccv.example"})
    for rij in alle_post.van_alles(mensen):
        mail = als_mail(rij, BASIS, "portal@portaal.test.example")
        assert mail["Reply-To"].addresses[0].addr_spec == "ccv@ccv.example", rij.soort


def test_until_a_beheerder_says_so_an_answer_goes_where_the_settings_say(mensen):
    brieven = alle_post.van_alles(mensen)
    for email in ("", "x@y.example"):
        mail = als_mail(brieven[0], BASIS, "portal@portaal.test.example", contact_email=email)
        assert (mail["Reply-To"] or "").count("x@y.example") == bool(email)
        assert ("antwoord op deze mail" in mail.get_content()) is bool(email)


def test_a_changed_text_of_a_mail_is_in_every_letter_of_its_kind(mensen):
    zet(mensen.beheerder, **{t.sleutel: f"Kanarie.\n{t.standaard}" for t in MAILS})
    for rij in alle_post.van_alles(mensen):
        mail = als_mail(rij, BASIS, "portal@portaal.test.example")
        brief = mail.get_body(("plain",)).get_content()
        assert brief.count("Kanarie.\n") == 2, rij.soort  # its own text, and the foot
        assert f"\n{BASIS}{rij.gegevens['pad']}\n" in brief and "{" not in brief


def test_another_process_reads_the_change_and_asks_one_question_while_there_is_none(mensen, db):
    zet(mensen.beheerder, **{"nood.bel": "Bel {112} nu."})
    assert teksten()["nood.bel"] == "Bel {112} nu."
    assert aantal_vragen(teksten) == 1
    zet(mensen.beheerder, **{"nood.bel": "Bel {112}."})
    assert laatst_bekend()["nood.bel"] == "Bel {112} nu."  # until it asks
    assert aantal_vragen(teksten) == 2 and teksten()["nood.bel"] == "Bel {112}."


def test_a_stored_text_that_the_table_no_longer_allows_is_not_said(mensen, db):
    """As when a later release asks more of it."""
    for sleutel_, tekst in (("mail.vraag", "Zonder link"), ("nood.bel", ""), ("weg", "Van toen")):
        zet(mensen.beheerder, **{sleutel_: tekst})
    nu = teksten()
    assert [nu[s] for s in ("mail.vraag", "nood.bel")] == [
        TEKST[s].standaard for s in ("mail.vraag", "nood.bel")
    ]


@pytest.mark.parametrize(
    "tekst", [t for t in TEKSTEN if t.groep is Groep.CONTACT], ids=lambda t: t.sleutel
)
def test_the_contact_that_stands_in_every_mail_brings_no_link(tekst):
    assert list(tekst.fouten("Kijk op https://kwaad.test"))
    assert (
        list(tekst.fouten("ccv@ccv.example")) == [] == list(tekst.fouten("Ma. t/m do. 9.00-17.00"))
    )


def test_versions_count_and_none_is_ever_changed(mensen, db):
    zet(mensen.beheerder, **{"nood.bel": "Een {112}"})
    zet(mensen.beheerder, **{"nood.bel": "Twee {112}"})
    assert [(v.versie, v.tekst) for v in Tekstversie.select().order_by(Tekstversie.id)] == [
        (1, "Een {112}"),
        (2, "Twee {112}"),
    ]


def test_the_log_keeps_no_words_of_a_text(mensen, db):
    zet(mensen.beheerder, **{"contact.adres": "Straat 1, Utrecht"})
    laatste = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert (laatste.soort, laatste.onderwerp) == ("tekst", "tekst contact.adres")
    assert laatste.gegevens == {"wat": "versie 1"} and not Bericht.select().exists()


def test_help_is_known_by_its_words_and_email_by_its_kind():
    assert len({t.standaard for t in HULP}) == len(HULP)
    assert TEKST["contact.email"].soort is Soort.EMAIL
    assert all(re.fullmatch(r"[a-z_.0-9]+", t.sleutel) for t in TEKSTEN)
