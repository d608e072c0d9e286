"""What was recorded and can be put right: one row a field. Deeds, log, timeline, mail and tests
read it.

Who may is the mark of the deed. What is not in here says why in `onherstelbaar`; a test finds the
field that stands in neither.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from peewee import Field

from portal import policy
from portal.models import (
    Actie,
    Behandeling,
    Besluit,
    Dilemma,
    DilemmaThema,
    Gremium,
    Lotverzoek,
    Notitie,
    Persoon,
    Signaal,
    Thema,
    Vraag,
)
from portal.policy import Zicht
from portal.policy.grond import dilemma_van
from portal.tools.tijd import als_datum
from portal.vocabulary import Steun

Leest = Callable[[Persoon, Any, date], bool]


class Verneemt(Enum):
    """Who hears that a field was put right; whoever did it never does."""

    NIEMAND = "nobody"
    ANDERE_KANT = "the inbrenger of an adviseur, the adviseurs of the inbrenger"
    INBRENGER = "the inbrenger"
    EIGENAAR = "the owner of the actie, and who was it"
    WIE_HET_HOORDE = "who had been told of the besluit, and may still read it"
    NIEUW_ADRES = "the new address, which is asked to confirm"


@dataclass(frozen=True)
class Herstelbaar:
    """One row.

    `leest` tells who reads the old and the new in the timeline; `toon` how the field reads there.
    `in_log`: the log itself keeps both, as for a word or a day; of what people type it keeps a
    hash.
    """

    veld: Field
    label: str
    daad: str
    leest: Leest
    hoort: Verneemt
    wat: str
    toon: Callable[[Any], str]
    in_log: bool = False

    @property
    def naam(self) -> str:
        """Return what log and mail call the field, such as 'besluit.tekst'."""
        return f"{self.veld.model._meta.table_name}.{self.veld.name}"


def _adviseurs(lezer: Persoon, rij: Any, dag: date) -> bool:
    return policy.leest_intern(lezer)


def _ziet(deel: Zicht) -> Leest:
    return lambda lezer, rij, dag: deel in policy.zicht(lezer, dilemma_van(rij), dag)


def _onder(conditie: Callable[[Persoon, date], Any]) -> Leest:
    """Whoever finds the row under one of the conditions of policy."""

    def leest(lezer: Persoon, rij: Any, dag: date) -> bool:
        model = type(rij)
        gevonden = model.select().where(model.id == rij.id, conditie(lezer, dag))
        return bool(gevonden.exists())

    return leest


_INTAKE, _NOTITIES = _ziet(Zicht.INTAKE), _ziet(Zicht.NOTITIES)
_ACTIES = _onder(policy.zichtbare_acties)


def _tekst(naam: str) -> Callable[[Any], str]:
    return lambda rij: str(getattr(rij, naam))


def _dag(naam: str) -> Callable[[Any], str]:
    return lambda rij: als_datum(getattr(rij, naam))


def _ja_nee(naam: str) -> Callable[[Any], str]:
    return lambda rij: "Ja" if getattr(rij, naam) else "Nee"


def _themas(dilemma: Dilemma) -> str:
    koppels = dilemma.themakoppels.join(Thema).order_by(Thema.volgorde, Thema.id)
    return ", ".join(koppel.thema.naam for koppel in koppels)


_H, _V = Herstelbaar, Verneemt
_ACTIE, _ADRES = "verbeter_actie", "verbeter_adres"
_OPEN, _KENMERKEN = "heropen_actie", "verbeter_kenmerken"
_WERKGROEP = "verbeter_werkgroep"
# fmt: off
HERSTELBAAR: tuple[Herstelbaar, ...] = (
    _H(Besluit.tekst, "Besluit", "verbeter_besluit",
       _onder(policy.zichtbare_besluiten), _V.WIE_HET_HOORDE, "een besluit", _tekst("tekst")),
    _H(Dilemma.inbrenger, "E-mailadres van de inbrenger", _ADRES, _adviseurs, _V.NIEUW_ADRES,
       "het e-mailadres", lambda d: d.inbrenger.email),
    _H(Signaal.inbrenger, "E-mailadres van de inbrenger", "verbeter_signaaladres", _adviseurs,
       _V.NIEUW_ADRES, "het e-mailadres", lambda s: s.inbrenger.email),
    _H(Actie.wat, "Wat er gebeurt", _ACTIE, _ACTIES, _V.EIGENAAR, "een actie", _tekst("wat")),
    _H(Actie.eigenaar, "Eigenaar", _ACTIE, _ACTIES, _V.EIGENAAR, "een actie",
       lambda a: a.eigenaar.wie),
    _H(Actie.termijn, "Klaar op", _ACTIE, _ACTIES, _V.EIGENAAR, "een actie", _dag("termijn"),
       in_log=True),
    _H(Actie.status, "Stand", _OPEN, _ACTIES, _V.EIGENAAR, "een actie",
       lambda a: a.status.label, in_log=True),
    _H(Actie.resultaat, "Resultaat", _OPEN, _ACTIES, _V.EIGENAAR, "een actie",
       _tekst("resultaat")),
    _H(Dilemma.terugkoppeling, "Terugkoppeling", "verbeter_terugkoppeling",
       _INTAKE, _V.INBRENGER, "de terugkoppeling", _tekst("terugkoppeling")),
    _H(Signaal.terugkoppeling, "Terugkoppeling", "verbeter_signaalantwoord",
       _onder(policy.zichtbare_signalen), _V.INBRENGER, "de terugkoppeling",
       _tekst("terugkoppeling")),
    _H(Dilemma.bedreigd, "Bedreigd of belemmerd", _KENMERKEN, _INTAKE, _V.ANDERE_KANT,
       "een gegeven", _ja_nee("bedreigd"), in_log=True),
    _H(Dilemma.telefoon, "Telefoonnummer", _KENMERKEN, _INTAKE, _V.ANDERE_KANT, "een gegeven",
       _tekst("telefoon")),
    _H(Dilemma.veilig_bellen, "Veilig te bellen", _KENMERKEN, _INTAKE, _V.ANDERE_KANT,
       "een gegeven", _tekst("veilig_bellen")),
    _H(Dilemma.naam_tonen, "Naam tonen aan het gremium", _KENMERKEN, _INTAKE, _V.ANDERE_KANT,
       "een gegeven", _ja_nee("naam_tonen"), in_log=True),
    _H(Dilemma.op_de_hoogte, "Mail bij elke stap", _KENMERKEN, _INTAKE, _V.ANDERE_KANT,
       "een gegeven", _ja_nee("op_de_hoogte"), in_log=True),
    _H(DilemmaThema.thema, "Thema’s", _KENMERKEN, _INTAKE, _V.NIEMAND, "een gegeven",
       _themas, in_log=True),
    _H(Behandeling.opdracht, "Opdracht", "verbeter_behandeling",
       _onder(policy.zichtbare_behandelingen), _V.NIEMAND, "een opdracht", _tekst("opdracht")),
    _H(Behandeling.waarom_niet_opgelost, "Waarom hier niet opgelost", "verbeter_behandeling",
       _onder(policy.zichtbare_behandelingen), _V.NIEMAND, "een verslag",
       _tekst("waarom_niet_opgelost")),
    _H(Gremium.naam, "Naam", _WERKGROEP, _onder(policy.zichtbare_werkgroepen), _V.NIEMAND,
       "een werkgroep", _tekst("naam")),
    _H(Gremium.opdracht, "Opdracht", _WERKGROEP, _onder(policy.zichtbare_werkgroepen), _V.NIEMAND,
       "een werkgroep", _tekst("opdracht")),
    _H(Notitie.tekst, "Notitie", "verbeter_notitie", _NOTITIES, _V.NIEMAND,
       "een notitie", _tekst("tekst")),
    _H(Vraag.tekst, "Vraag", "verbeter_vraag", _INTAKE, _V.INBRENGER,
       "een vraag", _tekst("tekst")),
    _H(Vraag.uiterlijk, "Antwoord uiterlijk", "verbeter_vraag", _INTAKE,
       _V.INBRENGER, "een vraag", _dag("uiterlijk"), in_log=True),
    _H(Vraag.antwoord, "Antwoord", "verbeter_antwoord", _INTAKE, _V.ANDERE_KANT, "een antwoord",
       _tekst("antwoord")),
    _H(Lotverzoek.steun, "Gevraagde steun", "verbeter_lot", _INTAKE, _V.NIEMAND,
       "een vraag aan het LOT", lambda lot: ", ".join(Steun(w).label for w in lot.steun),
       in_log=True),
    _H(Lotverzoek.uiterlijk, "Uitkomst uiterlijk", "verbeter_lot", _NOTITIES, _V.NIEMAND,
       "een vraag aan het LOT", _dag("uiterlijk"), in_log=True),
    _H(Lotverzoek.verzoek, "Wat het LOT moet weten", "verbeter_lot", _NOTITIES, _V.NIEMAND,
       "een vraag aan het LOT", _tekst("verzoek")),
    _H(Lotverzoek.uitkomst, "Wat het LOT opleverde", "verbeter_lot", _NOTITIES, _V.NIEMAND,
       "een vraag aan het LOT", _tekst("uitkomst")),
)
# fmt: on
PER_NAAM = {rij.naam: rij for rij in HERSTELBAAR}


def van_daad(daad: str) -> tuple[Herstelbaar, ...]:
    """Return the fields that a deed of `steps.rondom.correctie` can put right."""
    return tuple(rij for rij in HERSTELBAAR if rij.daad == daad)
