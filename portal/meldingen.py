"""Who hears of what: every mail that a deed brings, as a table, read by the deeds and the tests.

Of a transition its own row tells (`workflow.Hoort`); a receipt, a link to come in by and a reminder
are for whom they are for. What happens in several deeds, such as somebody joining, is one row. A
closed account and whoever does it are left out by the outbox, for all rows alike.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from portal import outbox
from portal.engine import Verzoek
from portal.models import (
    Actie,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Gremium,
    Lidmaatschap,
    Opbrengst,
    Persoon,
    Signaal,
    Stuk,
    Vraag,
)
from portal.queries import ontvangers as hoort
from portal.tools import adressen
from portal.tools.tijd import dag
from portal.tools.zeker import zeker
from portal.vocabulary import LidRol


class Afspraak(NamedTuple):
    """A meeting as an entry in one person's calendar; `weg`: it is not theirs any more."""

    bijeenkomst: Bijeenkomst
    persoon: Persoon
    weg: bool


@dataclass(frozen=True)
class Melding:
    """One row: what happens, who hears, and the deeds or transitions in which it does.

    `soort` is the kind of mail, where that is not called after what happens.
    """

    naam: str
    wie: Callable[[Any, datetime], Iterable[Persoon]]
    bij: tuple[str, ...]
    soort: str = ""


_NAAR_WERKGROEP = ("instellen", "versnellen", "terugverwijzen", "overdragen")
_ZET_NEER = (
    "beheer.gremia.geef_zetel",
    "beheer.gremia.benoem_voorzitter",
    "beheer.invoer.neem_over",
)
_UITGIFTE = ("beantwoorden", "oplossen", "afronden", "werkgroep.leg_opbrengst_vast")
# fmt: off
MELDINGEN: tuple[Melding, ...] = (
    Melding("vraag", hoort.inbrenger, ("triage.stel_vraag",)),
    Melding("antwoord", hoort.behandelaar_en_steller, ("intake.beantwoord",)),
    Melding("toegewezen", hoort.behandelaar, ("triage.wijs_toe",)),
    Melding("uitnodiging", hoort.zelf, (
        "werkgroep.nodig_uit", *_ZET_NEER, *_NAAR_WERKGROEP,
    )),
    Melding("zetel", hoort.zelf, (
        "werkgroep.beeindig_lidmaatschap", "werkgroep.sluit",
        "beheer.gremia.beeindig_zetel", "beheer.gremia.benoem_voorzitter",
    )),
    Melding("afspraak", hoort.zelf, (
        "werkgroep.nodig_uit", "werkgroep.beloof_geheimhouding",
        "werkgroep.beeindig_lidmaatschap", "werkgroep.sluit",
        *_ZET_NEER, "beheer.gremia.beeindig_zetel",
    ), "vergadering"),
    Melding("concept_agenda", hoort.mede_voorbereiders, (
        "bijeenkomst.voorbereiding.vraag_akkoord",
    )),
    Melding("oordeel", hoort.voorbereiders, (
        "bijeenkomst.voorbereiding.geef_akkoord", "bijeenkomst.voorbereiding.plaats_opmerking",
    )),
    Melding("bijeenkomst", hoort.leden, ("bijeenkomst.agenda.stel_vast",)),
    Melding("vergadering", hoort.genodigden, (
        "bijeenkomst.uitnodigen.nodig_uit", "bijeenkomst.plannen.wijzig",
        "bijeenkomst.plannen.zeg_af",
    )),
    Melding("besluit", hoort.die_besloten, (
        "beraad.breng_besluit_verder", "bijeenkomst.vergaderbesluiten.breng_verder",
    )),
    Melding("opbrengst", hoort.themavolgers, (
        "rondom.kennisbank.wijzig", "rondom.kennisbank.trek_in", *_UITGIFTE,
    )),
    Melding("actie", hoort.eigenaar, (
        "besluiten", "uitkomst.voeg_actie_toe", "bijeenkomst.vergaderacties.voeg_toe",
        "bijeenkomst.vergaderacties.wijzig", "rondom.correctie.verbeter_actie",
    )),
    Melding("signaal_binnen", hoort.alle_adviseurs, (
        "rondom.signaal.dien_in", "rondom.signaal.bevestig",
    ), "signaal"),
    Melding("signaal", hoort.inbrenger, ("rondom.signaal.neem_over", "rondom.signaal.wijs_af")),
    Melding("stuk", hoort.ontvangers_van, ("rondom.stuk.geef_uit",)),
    Melding("ingetrokken", hoort.lezers_van, ("rondom.stuk.trek_in",)),
    Melding("account", hoort.account, (
        "beheer.mensen.voeg_toe", "beheer.mensen.geef_rol", "beheer.mensen.heropen",
        "beheer.invoer.neem_over",
    )),
    Melding("beheer", hoort.andere_beheerders, (
        "beheer.mensen.voeg_toe", "beheer.mensen.geef_rol", "beheer.mensen.sluit",
        "beheer.mensen.heropen", "beheer.mensen.verhuis", "beheer.mensen.beeindig_sessies",
        "beheer.mensen.neem_factoren_af",
    )),
    Melding("plaats", hoort.adviseurs_en_beheerders, (
        *_ZET_NEER, "beheer.gremia.wijzig_zetel", "beheer.gremia.beeindig_zetel",
    ), "beheer"),
)
# fmt: on
MELDING: dict[str, Melding] = {m.naam: m for m in MELDINGEN}


def meld(
    naam: str, rij: Any, verzoek: Verzoek, *, behalve: Iterable[Persoon] = (), **gegevens: str
) -> None:
    """Mail whoever the table names of what happened to a row; call inside a deed, after it.

    `behalve`: for whom it is no news; `gegevens`: what the letter says besides what the row tells,
    as far as there is something to say.
    """
    melding = MELDING[naam]
    soort, waar = melding.soort or naam, _waar(rij) | {n: w for n, w in gegevens.items() if w}
    weten_het = {persoon.id for persoon in behalve}
    for persoon in (p for p in melding.wie(rij, verzoek.nu) if p.id not in weten_het):
        outbox.plaats(soort, persoon, verzoek.nu, door=verzoek.actor, **waar)


def _waar(rij: Any) -> dict[str, str]:
    """Return where the link of a letter about this row leads, and what the letter may call it."""
    return next(woorden(rij) for soort, woorden in _WAAR.items() if isinstance(rij, soort))


def _van_dilemma(rij: Any) -> dict[str, str]:
    dilemma = rij if isinstance(rij, Dilemma) else rij.dilemma
    return {"pad": adressen.dilemma(dilemma.nummer), "nummer": dilemma.nummer}


def _van_bijeenkomst(b: Bijeenkomst) -> dict[str, str]:
    return {"pad": adressen.bijeenkomst(b.id)}


def _van_afspraak(afspraak: Afspraak) -> dict[str, str]:
    """Whoever lost their seat finds no meeting any more behind a link."""
    b = afspraak.bijeenkomst
    pad = adressen.MIJN if afspraak.weg else adressen.bijeenkomst(b.id)
    wat = "vervallen" if afspraak.weg else "uitnodiging"
    return {"pad": pad, "bijeenkomst": str(b.id), "wat": wat}


def _van_zetel(zetel: Lidmaatschap) -> dict[str, str]:
    """A specialist comes in by the promise of geheimhouding."""
    if zetel.rol is LidRol.SPECIALIST:
        return {"pad": adressen.geheimhouding(zetel.id)}
    return {"pad": zetel.gremium.adres}


def _van_besluit(b: Besluit) -> dict[str, str]:
    if b.dilemma:
        return _van_dilemma(b)
    bijeenkomst = zeker(b.bijeenkomst)
    return {**_van_bijeenkomst(bijeenkomst), "dag": dag(bijeenkomst.begint).isoformat()}


def _van_actie(actie: Actie) -> dict[str, str]:
    bij = {"nummer": actie.dilemma.nummer} if actie.dilemma else {}
    return {"pad": adressen.ACTIES, **bij}


_WAAR: dict[type, Callable[[Any], dict[str, str]]] = {
    Dilemma: _van_dilemma,
    Vraag: _van_dilemma,
    Bijeenkomst: _van_bijeenkomst,
    Afspraak: _van_afspraak,
    Lidmaatschap: _van_zetel,
    Besluit: _van_besluit,
    Actie: _van_actie,
    Signaal: lambda s: {"pad": adressen.signaal(s.nummer), "nummer": s.nummer},
    Stuk: lambda s: {"pad": adressen.stuk(s.id), "nummer": s.nummer},
    Opbrengst: lambda o: {"pad": adressen.opbrengst(o.id)},
    Persoon: lambda _: {"pad": adressen.GEGEVENS},
    Gremium: lambda _: {"pad": adressen.VERANDERD},
}
