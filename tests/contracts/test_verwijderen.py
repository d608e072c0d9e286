"""What is ever deleted, read from the code: each place says why it may, and an agenda item goes in
one place only, that leaves what was recorded of it.
"""

import ast
from pathlib import Path

import pytest

import portal
from portal import models
from portal.db import BaseModel

PORTAL = Path(portal.__file__).parent
WEG = ("delete", "delete_instance", "delete_by_id", "truncate_table", "drop_table")

# Why a delete may be: by the function that does it.
REGEL = "only items of which nothing was recorded: `policy.sporen.is_behandeld`"
KNOP = "somebody asked for just this with a button of its own, of a concept or on the day itself"
VERVANGT = "the form shows the whole list and writes it anew"
VERGISSING = "a seat that began today would end before it began; the log keeps it"
TIJDELIJK = "a session, a link, a form key or a mail: nothing that anybody recorded"
ONTKEND = "a stranger filed it under an address whose owner says so; nobody had confirmed it"
EIGEN_KEUZE = "somebody takes back their own choice"
KNOP_VAN_EIGENAAR = "whose it is asked for just this; the log and a mail tell of it"
MAG = {
    "steps.gedeeld.agendapunten.verwijder": REGEL,
    "steps.gedeeld.behandelen.eindig": "a stay that never began was at no gremium, on no agenda",
    "steps.beraad.haal_besluit_weg": KNOP,
    "steps.beraad.bewaar_voorstel": VERVANGT,
    "steps.bijeenkomst.plannen._houd_samen": VERVANGT,
    "steps.bijeenkomst.tafels.haal_weg": KNOP + ", and refused once the table has a result",
    "steps.bijeenkomst.tafels._sta_op": "one person, one seat: they sit down elsewhere",
    "steps.bijeenkomst.vergaderacties.haal_weg": KNOP,
    "steps.bijeenkomst.vergaderbesluiten.haal_weg": KNOP,
    "steps.bijeenkomst.vergadering.zet_aanwezigheid": VERVANGT,
    "steps.bijeenkomst.uitnodigen.antwoord": EIGEN_KEUZE,
    "steps.bijeenkomst.uitnodigen.vraag_opnieuw": "they said so of another day or hour",
    "steps.gedeeld.indiening.zet_themas": VERVANGT,
    "steps.gedeeld.zetels._neem_af": "whether somebody comes who has no seat there any more",
    "steps.gedeeld.ontkennen.ontken": ONTKEND,
    "steps.gedeeld.ontkennen._wis_eromheen": ONTKEND,
    "steps.gedeeld.ontkennen._vergeet": TIJDELIJK,
    "steps.rondom.accounts._houd_post_tegen": TIJDELIJK,
    "steps.rondom.accounts.wijzig": TIJDELIJK,
    "steps.rondom.accounts.beeindig_sessies": TIJDELIJK,
    "steps.rondom.verhuizen.trek_in": TIJDELIJK,
    "steps.rondom.verhuizen.vraag": TIJDELIJK,
    "steps.rondom.verhuizen.bevestig": "what let in at the address that was left",
    "steps.gedeeld.zetels.eindig": VERGISSING,
    "steps.rondom.doel.koppel_dilemma": VERVANGT,
    "steps.rondom.oidc.ontkoppel": "somebody at the console asked for just this; it is logged",
    "steps.rondom.factoren.haal_app_weg": KNOP_VAN_EIGENAAR,
    "steps.rondom.factoren.haal_passkey_weg": KNOP_VAN_EIGENAAR,
    "steps.rondom.factoren._zet_codes": KNOP_VAN_EIGENAAR,
    "steps.rondom.factoren.neem_af": "its owner lost it, and begins anew; the log keeps that",
    "steps.rondom.factoren.noteer": "codes that stand in for a second factor that is gone",
    "steps.rondom.pogingen.vergeet": "tries that failed, before one that did not",
    "steps.rondom.sessies._verwijder": TIJDELIJK,
    "steps.rondom.sessies.eindig": TIJDELIJK,
    "steps.rondom.sessies.eindig_andere": TIJDELIJK,
    "steps.rondom.linkverzoeken.verstuur_gevraagde": TIJDELIJK,
    "steps.uitkomst.volg": EIGEN_KEUZE,
    "jobs.exemplaren._noteer": "since when a copy waits, for the health check alone",
    "jobs.ronde.ruim_op": TIJDELIJK,
    "outbox.houd_een_per_lezer": "a mail of which another of the same event tells more",
    "gegevens.keuring._vergeet_toegang": TIJDELIJK,
    "gegevens.ankers.vergeet": "it stands there only while a backup is made of it",
}


def bestanden():
    return [p for p in PORTAL.rglob("*.py") if "migrations" not in p.parts]


def verwijderingen():
    """Return (place, name of what the method is called on) of every delete in the portal."""
    gevonden = []
    for pad in bestanden():
        module = ".".join(pad.relative_to(PORTAL).with_suffix("").parts)
        for functie in ast.walk(ast.parse(pad.read_text())):
            if isinstance(functie, ast.FunctionDef):
                plek = f"{module}.{functie.name}"
                gevonden += [(plek, naam) for naam in _weg(functie)]
    return gevonden


def _weg(functie):
    aanroepen = (n.func for n in ast.walk(functie) if isinstance(n, ast.Call))
    return [
        ast.unparse(f.value) for f in aanroepen if isinstance(f, ast.Attribute) and f.attr in WEG
    ]


def test_every_delete_says_why_it_may():
    assert {plek for plek, _ in verwijderingen()} == set(MAG)


def test_an_agenda_item_is_deleted_in_one_place_only():
    plekken = {plek for plek, naam in verwijderingen() if naam in ("Agendapunt", "punt", "p")}
    assert plekken == {"steps.gedeeld.agendapunten.verwijder"}


@pytest.mark.parametrize("woord", ["DELETE FROM", "execute_sql", "delete_nullable"])
def test_no_step_deletes_past_the_models(woord):
    assert not [p for p in (PORTAL / "steps").rglob("*.py") if woord in p.read_text()]


def _rijen_met_punt():
    """Return the columns that point at an agenda item, or at what carries one."""
    tabellen = (t for t in vars(models).values() if isinstance(t, type))
    kolommen = (
        (tabel.__name__, naam, veld)
        for tabel in tabellen
        if issubclass(tabel, BaseModel) and tabel is not BaseModel
        for naam, veld in tabel._meta.fields.items()
        if getattr(veld, "rel_model", None) in (models.Agendapunt,)
    )
    return {f"{tabel}.{naam}": veld.on_delete for tabel, naam, veld in kolommen}


def test_what_hangs_on_an_item_is_known():
    """A new table that hangs on an item is a new trace of it, or nothing that a meeting records."""
    assert _rijen_met_punt() == {
        "Besluit.punt": "SET NULL",  # a trace: `is_behandeld`
        "Opmerking.punt": "CASCADE",  # said of a draft, before the meeting
    }
