"""THE table: every transition of a dilemma.

Buttons, permissions, forms, events, mail, constraints, docs and tests read it.

Source of the ladder: the CCV's public description of Platform, werkgroepen and Strategisch Beraad.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from portal import velden as v
from portal.velden import Veld
from portal.vocabulary import BIJ_GREMIUM, EINDES, Stap, Status, Trede, Uitslag


class Wie(Enum):
    """Who may make a transition."""

    ADVISEUR = "adviseur"
    INBRENGER = "inbrenger (eigen)"


class Hoort(Enum):
    """Who gets a mail about a transition."""

    INBRENGER = "inbrenger"
    ADVISEURS = "adviseurs"
    VOLGERS = "volgers"
    LEDEN_WERKGROEP = "leden werkgroep"


class Eis(Enum):
    """A condition on the facts around a dilemma, with the sentence shown while it is not met."""

    BESLUIT_VRIJGEGEVEN = "Er is nog geen vrijgegeven besluit."
    GEEN_OPEN_ACTIE = "Er staat nog een actie open."


@dataclass(frozen=True)
class Overgang:
    """One row of the table. An empty `naar` keeps the status; `samen` moves a whole bundel at
    once; `spoed` gives whoever is next the shortest term.
    """

    naam: str
    stap: Stap
    knop: str
    van: tuple[Status, ...]
    naar: tuple[Status, ...]
    wie: tuple[Wie, ...]
    velden: tuple[Veld, ...]
    hoort: tuple[Hoort, ...]
    tijdlijn: str
    mail: str
    samen: bool = False
    spoed: bool = False
    eis: Eis | None = None

    def kan_naar(self, status: Status) -> tuple[Status, ...]:
        """Return the statuses a dilemma in `status` can reach by this transition."""
        return tuple(s for s in self.naar if s is not status) or (status,)

    def ontbreekt(self, invoer: Mapping[str, Any]) -> tuple[Veld, ...]:
        """Return the required fields that `invoer` (name -> value) leaves empty."""
        return tuple(
            veld for veld in self.velden if self._geldt(veld, invoer) and not invoer.get(veld.naam)
        )

    def bewaart(self, invoer: Mapping[str, Any]) -> dict[str, str]:
        """Return what the event itself keeps: short reasons and answers, not the texts that live
        in tables.
        """
        bewaard = {veld.naam: invoer.get(veld.naam) for veld in self.velden if veld.log}
        return {
            naam: w.isoformat() if isinstance(w, date) else str(w)
            for naam, w in bewaard.items()
            if w
        }

    def _geldt(self, veld: Veld, invoer: Mapping[str, Any]) -> bool:
        """Tell whether a field is required; a choice made in a field that does not apply asks for
        nothing more.
        """
        per_naam = {v.naam: v for v in self.velden}
        keuze = per_naam.get(veld.als[0]) if veld.als else None
        return veld.geldt(per_naam, invoer) and (keuze is None or self._geldt(keuze, invoer))


S = Status
_ADV, _INB = (Wie.ADVISEUR,), (Wie.INBRENGER,)
_TERUG = (Hoort.INBRENGER, Hoort.VOLGERS)
_WERKGROEP = (*_TERUG, Hoort.LEDEN_WERKGROEP)
_INTERN = (Hoort.ADVISEURS, Hoort.VOLGERS)

# fmt: off
OVERGANGEN: tuple[Overgang, ...] = (
    Overgang(
        "indienen", Stap.INTAKE, "Indienen", (S.CONCEPT,), (S.INGEDIEND,), _INB, (),
        (Hoort.INBRENGER, Hoort.ADVISEURS), "Ingediend bij het CCV", "is ingediend",
    ),
    Overgang(
        "intrekken", Stap.INTAKE, "Intrekken", (S.CONCEPT, S.INGEDIEND, S.PLATFORM, S.WERKGROEP),
        (S.INGETROKKEN,), _INB, (v.REDEN,), _INTERN, "Ingetrokken door de inbrenger",
        "is ingetrokken",
    ),
    Overgang(
        "agenderen", Stap.TRIAGE, "Naar het Platform", (S.INGEDIEND,), (S.PLATFORM,), _ADV,
        (*v.AGENDATEKST, v.VRAAG, v.ANONIEM), _TERUG,
        "Voorgelegd aan het Landelijk Platform", "gaat naar het Landelijk Platform", samen=True,
    ),
    Overgang(
        "beantwoorden", Stap.TRIAGE, "Zelf beantwoorden", (S.INGEDIEND,), (S.AFGEROND,), _ADV,
        (*v.OPBRENGST, v.TERUGKOPPELING), _TERUG, "Beantwoord door het CCV", "is beantwoord",
    ),
    Overgang(
        "doorverwijzen", Stap.TRIAGE, "Doorverwijzen", (S.INGEDIEND,), (S.NIET_IN_BEHANDELING,),
        _ADV,
        (v.WAARHEEN, *v.LOT, v.TERUGKOPPELING), _TERUG, "Doorverwezen", "is doorverwezen",
    ),
    Overgang(
        "afwijzen", Stap.TRIAGE, "Niet in behandeling nemen", (S.INGEDIEND,),
        (S.NIET_IN_BEHANDELING,), _ADV,
        (v.REDEN, v.TERUGKOPPELING), _TERUG, "Niet in behandeling genomen",
        "is niet in behandeling genomen",
    ),
    Overgang(
        "versnellen", Stap.TRIAGE, "Versnellen", (S.INGEDIEND,), (S.WERKGROEP, S.BERAAD), _ADV,
        (v.NAAR, *v.WERKGROEPKEUZE, v.MOTIVERING, *v.AGENDATEKST, v.VRAAG, v.ANONIEM),
        _WERKGROEP, "Versneld, langs het Platform heen", "is versneld", samen=True, spoed=True,
    ),
    Overgang(
        "aanhouden", Stap.PLATFORM, "Aanhouden", BIJ_GREMIUM, (), _ADV,
        (v.REDEN, v.VOLGENDE_DATUM), _TERUG, "Aangehouden tot een volgende bijeenkomst",
        "is aangehouden", samen=True,
    ),
    Overgang(
        "instellen", Stap.PLATFORM, "Naar een werkgroep", (S.PLATFORM,), (S.WERKGROEP,), _ADV,
        (v.WAAROM_NIET_OPGELOST, v.OPDRACHT, *v.WERKGROEPKEUZE), _WERKGROEP,
        "Naar een werkgroep", "gaat naar een werkgroep", samen=True,
    ),
    Overgang(
        "oplossen", Stap.PLATFORM, "Opgelost", BIJ_GREMIUM, (S.AFGEROND,), _ADV,
        (*v.OPBRENGST, v.TERUGKOPPELING), _TERUG, "Opgelost", "is opgelost",
    ),
    Overgang(
        "voorleggen", Stap.WERKGROEP, "Naar het Strategisch Beraad", (S.WERKGROEP, S.PLATFORM),
        (S.BERAAD,), _ADV,
        (v.WAAROM_NIET_OPGELOST, v.GEVRAAGD_BESLUIT), _TERUG,
        "Voorgelegd aan het Strategisch Beraad", "gaat naar het Strategisch Beraad", samen=True,
    ),
    Overgang(
        "terugverwijzen", Stap.WERKGROEP, "Terugverwijzen", (S.WERKGROEP, S.BERAAD), (S.PLATFORM,
        S.WERKGROEP), _ADV,
        (v.NAAR, *v.WERKGROEPKEUZE, v.REDEN, v.VRAAG), _WERKGROEP,
        "Terugverwezen naar een eerdere trede", "is terugverwezen", samen=True,
    ),
    Overgang(
        "overdragen", Stap.WERKGROEP, "Naar een andere werkgroep", (S.WERKGROEP,), (), _ADV,
        (v.REDEN, v.OPDRACHT, *v.WERKGROEPKEUZE), (*_TERUG, Hoort.LEDEN_WERKGROEP),
        "Naar een andere werkgroep", "gaat naar een andere werkgroep", samen=True,
    ),
    Overgang(
        "besluiten", Stap.BERAAD, "Besluit uitvoeren", (S.BERAAD,), (S.UITVOERING,), _ADV,
        (v.BESLUIT, v.ACTIES), _TERUG, "Besloten door het Strategisch Beraad", "gaat in uitvoering",
        samen=True, eis=Eis.BESLUIT_VRIJGEGEVEN,
    ),
    Overgang(
        "afronden", Stap.UITKOMST, "Afronden", (S.UITVOERING,), (S.AFGEROND,), _ADV,
        (*v.OPBRENGST, v.TERUGKOPPELING), _TERUG, "Afgerond", "is afgerond",
        eis=Eis.GEEN_OPEN_ACTIE,
    ),
    Overgang(
        "heropenen", Stap.UITKOMST, "Heropenen", EINDES, (S.INGEDIEND,), (Wie.ADVISEUR,
        Wie.INBRENGER),
        (v.REDEN,), (Hoort.INBRENGER, *_INTERN), "Heropend", "is heropend",
    ),
)
# fmt: on

OVERGANG: dict[str, Overgang] = {o.naam: o for o in OVERGANGEN}

# The rung of every open status; the ends stand on no rung.
# fmt: off
TREDE: dict[Status, Trede] = {
    S.CONCEPT: Trede.CCV, S.INGEDIEND: Trede.CCV, S.PLATFORM: Trede.PLATFORM,
    S.WERKGROEP: Trede.WERKGROEP, S.BERAAD: Trede.BERAAD, S.UITVOERING: Trede.BERAAD,
}
# fmt: on

# What a meeting's result offers next; policy still decides which of these this person may make.
VERVOLG: dict[Uitslag, tuple[str, ...]] = {
    Uitslag.OPGELOST: ("oplossen",),
    Uitslag.NIET_OPGELOST: ("instellen", "overdragen", "voorleggen", "terugverwijzen"),
    Uitslag.AANGEHOUDEN: ("aanhouden",),
    Uitslag.BESLOTEN: ("besluiten",),
    Uitslag.GEEN: (),
}


def uit(status: Status) -> tuple[Overgang, ...]:
    """Return the transitions that leave `status`, in the table's order."""
    return tuple(o for o in OVERGANGEN if status in o.van)


def statusparen() -> set[tuple[Status, Status]]:
    """Return every allowed change of status (from, to); the database refuses all others."""
    return {
        (van, naar) for o in OVERGANGEN for van in o.van for naar in o.kan_naar(van) if van != naar
    }
