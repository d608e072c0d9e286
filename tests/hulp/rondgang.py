"""One of everything, and the address of every page; a route that is not in here makes the tour
fail.
"""

import re
from datetime import timedelta
from typing import Any

from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from portal.engine import Verzoek
from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Bericht,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Doel,
    Gesprekstafel,
    Gremium,
    Lidmaatschap,
    Lotverzoek,
    Notitie,
    Opbrengst,
    Organisatie,
    Passkey,
    Persoon,
    Signaal,
    Stuk,
    Thema,
    Vraag,
    Wachtwoord,
)
from portal.queries.bijeenkomst.presentie import presentie
from portal.steps import beraad, triage
from portal.steps.bijeenkomst import besluiten, vergaderacties, vergaderbesluiten
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.rondom import doel as stap_doelen
from portal.steps.rondom import lot
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Rol, Status
from portal.workflow import uit
from reports import papieren as stukken
from tests.hulp import doelen, post, signalen, tafels, wereld
from tests.hulp import stukken as uitgegeven
from tests.hulp.wereld import NU

MORGEN, GISTEREN = NU + timedelta(days=1), NU - timedelta(days=1)


def vul(ladder: dict[Status, Dilemma]) -> None:
    """Add to one dilemma in each status: a question, a note, a prepared text, meetings, a
    decision.
    """
    mensen = wereld.mensen()

    def verzoek(**invoer: Any) -> Verzoek:
        return Verzoek(mensen.adviseur, NU, invoer)

    _factoren(mensen)
    _organisaties()
    ingediend, beraads = ladder[Status.INGEDIEND], ladder[Status.BERAAD]
    triage.stel_vraag(ingediend, verzoek(vraag="Sinds wanneer?", uiterlijk=dag(MORGEN)))
    triage.noteer(ingediend, verzoek(notitie="Let op."))
    lot.vraag(ingediend, verzoek(steun=["coaching"], lot_verzoek="Denk mee."))
    signalen.een_van_elk(mensen.inbrenger, mensen.adviseur)
    beraad.leg_besluit_vast(beraads, verzoek(tekst="Doe het."))
    for naam, status in ((wereld.PLATFORM, Status.PLATFORM), (wereld.BERAAD, Status.BERAAD)):
        for begint in (GISTEREN, MORGEN):
            _bijeenkomst(wereld.gremium_met(naam), ladder[status], begint, verzoek)
    for gehouden in Bijeenkomst.select().where(Bijeenkomst.begint < NU):
        _notuleer(gehouden, verzoek)
    tafels.met_tafels(mensen.adviseur, mensen.bestuurder, mensen.deelnemer, MORGEN)
    _doel(ladder, verzoek)
    post.opgegeven(mensen.inbrenger, ingediend.nummer)
    _vraag_een_specialist(mensen.collega)


def _organisaties() -> None:
    """One that people work for, and one that went into it."""
    een, _ = Organisatie.get_or_create(sleutel="organisatie", defaults={"naam": "Organisatie"})
    Organisatie.create(naam="De Organisatie", sleutel="de organisatie", opgegaan_in=een)


def _vraag_een_specialist(persoon: Persoon) -> None:
    """Seat somebody who has yet to promise geheimhouding, and so sees nothing by it."""
    groep = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
    zetel = {"rol": LidRol.SPECIALIST, "van": dag(NU), "tot": dag(MORGEN)}
    Lidmaatschap.create(gremium=groep, persoon=persoon, **zetel)


def _doel(ladder: dict[Status, Dilemma], verzoek: Any) -> None:
    """Set a doel that a dilemma on the Platform and an actie of the Beraad move."""
    doel = doelen.maak(verzoek().actor)
    actie = Actie.select().order_by(Actie.id).first()
    stap_doelen.koppel_hier(doel, verzoek(), dilemma=ladder[Status.PLATFORM], actie=actie)


def _notuleer(gehouden: Bijeenkomst, verzoek: Any) -> None:
    """Decide two things in a meeting on an item that is no dilemma, release one, and hand out an
    actie.
    """
    punt = gehouden.punten.where(Agendapunt.behandeling.is_null()).get()
    for _ in range(2):
        vergaderbesluiten.leg_vast(punt, verzoek(tekst="Doe het."))
    for _ in besluiten.VOLGENDE:
        vergaderbesluiten.doe(
            gehouden.besluiten.order_by(Besluit.id.desc()).get(), "verder", verzoek()
        )
    actie = {
        "wat": "Zoek uit.",
        "eigenaar": str(wereld.mensen().adviseur.id),
        "termijn": dag(MORGEN),
    }
    vergaderacties.voeg_toe(punt, verzoek(**actie))


def _factoren(mensen: Any) -> None:
    """All but one have a password, and these two a passkey besides."""
    for persoon in Persoon.select().where(Persoon.id != mensen.deelnemer.id):
        Wachtwoord.create(persoon=persoon, hash="geen echte", gezet_op=NU)
    for persoon in (mensen.adviseur, mensen.inbrenger):
        sleutel = {"kenmerk": f"sleutel{persoon.id % 10}", "publiek": "", "naam": "Laptop"}
        Passkey.create(persoon=persoon, gemaakt_op=NU, **sleutel)


def _bijeenkomst(gremium: Gremium, dilemma: Dilemma, begint: Any, verzoek: Any) -> None:
    """Plan a meeting with the dilemma on its agenda; yesterday's is fixed, tomorrow's is a
    draft.
    """
    plan = verzoek(
        titel=f"Bijeenkomst {gremium.naam}", begint=begint, minuten=120, plaats="Utrecht"
    )
    id_ = int(bijeenkomst.plan(gremium, plan).rsplit("/", 1)[1])
    stay = Behandeling.get(Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null())
    agendapunten.voeg_dilemma_toe(Bijeenkomst.get_by_id(id_), stay, verzoek())
    if begint == GISTEREN:
        uitgegeven.stel_vast(Bijeenkomst.get_by_id(id_), wereld.mensen().adviseur)


def _ids(model: Any) -> list[tuple]:
    return list(model.select(model.id).order_by(model.id).tuples())


def _paren(model: Any, ouder: Any) -> list[tuple]:
    return list(
        model.select(ouder, model.id).where(ouder.is_null(False)).order_by(model.id).tuples()
    )


def _van_dilemma(model: Any) -> list[tuple]:
    return list(model.select(Dilemma.nummer, model.id).join(Dilemma).order_by(model.id).tuples())


def _leden(bijeenkomst_: Bijeenkomst) -> list[Persoon]:
    return [a.persoon for a in presentie(bijeenkomst_).mensen]


def _dilemmas() -> list[Dilemma]:
    return list(Dilemma.select().order_by(Dilemma.id))


# The role that each mark on a view asks for at least.
MERKEN = {
    "openbaar": set(),
    "account": {Rol.PROFESSIONAL},
    "zetel": {Rol.PROFESSIONAL},
    "mail": {Rol.PROFESSIONAL},
    "beheer": {Rol.PROFESSIONAL},
    **{rol.value: {rol} for rol in Rol},
}

# What can stand in an address, by what comes before it or by its own name; pairs are parent and
# child.
IN_ADRES = {
    (): lambda: [()],
    ("bijeenkomsten",): lambda: _ids(Bijeenkomst),
    ("bijeenkomsten", "punt_id"): lambda: _paren(Agendapunt, Agendapunt.bijeenkomst),
    ("bijeenkomsten", "tafel_id"): lambda: _paren(Gesprekstafel, Gesprekstafel.bijeenkomst),
    ("bijeenkomsten", "persoon_id"): lambda: [
        (b.id, lid.id) for b in Bijeenkomst.select() for lid in _leden(b)
    ],
    ("bijeenkomsten", "besluit_id"): lambda: _paren(Besluit, Besluit.bijeenkomst),
    ("bijeenkomsten", "acties"): lambda: _paren(Actie, Actie.bijeenkomst),
    ("bijeenkomsten", "soort"): lambda: [
        (b.id, s.value) for b in Bijeenkomst.select() for s in stukken.voor(b)
    ],
    ("bijeenkomsten", "nummer"): lambda: [
        (b.id, d.nummer) for b in Bijeenkomst.select() for d in _dilemmas()
    ],
    ("werkgroepen",): lambda: _ids(Gremium),
    ("werkgroepen", "lid_id"): lambda: _paren(Lidmaatschap, Lidmaatschap.gremium),
    ("thema",): lambda: _ids(Thema),
    ("gremia",): lambda: _ids(Gremium),
    ("gremium",): lambda: _ids(Gremium),
    ("gremia", "lid_id"): lambda: _paren(Lidmaatschap, Lidmaatschap.gremium),
    ("geheimhouding",): lambda: _ids(Lidmaatschap),
    ("kennisbank",): lambda: _ids(Opbrengst),
    ("acties",): lambda: _ids(Actie),
    ("stukken",): lambda: _ids(Stuk),
    ("doelen",): lambda: _ids(Doel),
    ("passkeys",): lambda: _ids(Passkey),
    ("mail",): lambda: _ids(Bericht),
    ("brieven",): lambda: _ids(Bericht),
    ("mensen",): lambda: _ids(Persoon),
    ("organisaties",): lambda: _ids(Organisatie),
    ("sessies",): lambda: [(1_000_000,)],  # nobody's: who tours must stay signed in
    ("jaar",): lambda: [(NU.year,)],
    ("jaar", "soort"): lambda: [
        (NU.year, s.value) for s, p in stukken.PAPIEREN.items() if p.over is int
    ],
    ("signaalnummer",): lambda: [(s.nummer,) for s in Signaal.select().order_by(Signaal.id)],
    ("nummer",): lambda: [(d.nummer,) for d in _dilemmas()],
    ("nummer", "stap"): lambda: [(d.nummer, o.naam) for d in _dilemmas() for o in uit(d.status)],
    ("nummer", "vraag_id"): lambda: _van_dilemma(Vraag),
    ("nummer", "notitie_id"): lambda: _van_dilemma(Notitie),
    ("nummer", "behandeling_id"): lambda: _van_dilemma(Behandeling),
    ("nummer", "lot_id"): lambda: _van_dilemma(Lotverzoek),
    ("nummer", "besluit_id"): lambda: _van_dilemma(Besluit),
    ("besluit",): lambda: _ids(Besluit),
    ("tekst",): lambda: [(t,) for t in ("contact.email", "mail.vraag", "nood.inbrengen")],
    ("sleutel",): lambda: [("uithuwelijking",)],
    ("token",): lambda: [("geen-echte-link",)],
    ("code",): lambda: [
        ("geen-echte-code",),
        *((s.code,) for s in Stuk.select(Stuk.code).order_by(Stuk.id)),
    ],
    ("demo",): lambda: [("adviseur",)],
    ("path",): lambda: [("x/css/portal.css",)],
}
_HAAKJES = re.compile(r"(\w+)?/<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")


def adressen(regel: Rule) -> list[str]:
    """Return the addresses of a route, one for each thing there is that can stand in it."""
    delen = [deel for deel in _HAAKJES.finditer(regel.rule) if deel[2] != "any"]
    soorten = tuple(d[1] if (d[1],) in IN_ADRES or d[1] == "stap" else d[3] for d in delen)
    woorden = [pad for keuze in _keuzes(regel) for pad in [_ZONDER_KEUZE.sub(keuze, regel.rule)]]
    return [_vul_in(pad, waarden) for pad in woorden for waarden in IN_ADRES[soorten]()]


_ZONDER_KEUZE = re.compile(r"<any\([^)]*\):\w+>")


def _keuzes(regel: Rule) -> list[str]:
    """Return the words that an `any` part of the route allows."""
    for omzetter in regel._converters.values():
        if isinstance(omzetter, AnyConverter):
            return sorted(omzetter.items)
    return [""]


def _vul_in(pad: str, waarden: tuple) -> str:
    for waarde in waarden:
        pad = re.sub(r"<[^>]*>", str(waarde), pad, count=1)
    return pad


def routes(app: Flask, methode: str) -> list[Rule]:
    """Return the routes that answer to a method, by address."""
    return sorted(
        (r for r in app.url_map.iter_rules() if methode in r.methods), key=lambda r: r.rule
    )


def toegang(app: Flask, regel: Rule) -> str | None:
    """Return who may enter a route, as its view is marked; None for a view without a mark."""
    return getattr(app.view_functions[regel.endpoint], "toegang", None)
