"""Mail that did not arrive and mail that waits, for whoever looks after it; and how the mail is
doing, for anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from peewee import JOIN, Expression, ModelSelect

from portal import policy
from portal.models import Bericht, Dilemma, Instelling, Linkverzoek, Persoon, Signaal
from portal.models.dilemma import NUMMER
from portal.queries.adres import Filter
from portal.queries.bladen import Blad, Bladen, tel
from portal.vocabulary import SOORTEN, VERHOLPEN

RONDE = "laatste_ronde"  # the Instelling in which the jobs note that they did a round
# What must still leave has a moment at which it is tried again, and what was given up that moment.
# There is an index on each, which SQLite takes for a comparison only.
_OOIT = datetime(2000, 1, 1, tzinfo=UTC)
WACHT: Expression = Bericht.volgende_poging_op > _OOIT
OPGEGEVEN: Expression = (Bericht.opgegeven_op > _OOIT) & Bericht.waarom.in_(VERHOLPEN)
# What a mail server says of one address for now: no such room, busy, full.
ADRES_GEWEIGERD, LEZERS = "45", 3

LANGST_EERST = (Bericht.aangemaakt_op, Bericht.id)
LAATSTE_EERST = (Bericht.opgegeven_op.desc(), Bericht.id.desc())
OVER_EEN_ZAAK = "Mail over een dilemma of signaal"


# What a mail server answers, in words that say what to do, by the code it begins with.
NIET_TE_MAILEN = "Naar dit adres kan geen mail."  # our own words: no server was asked
GEEN_LIJN = "Het portaal kreeg geen verbinding met de mailserver."
ANDERS = "De mailserver van de ontvanger neemt deze mail niet aan."
ANTWOORDEN = {
    "421": "De mailserver was even niet bereikbaar.",
    "450": "De mailserver was even niet bereikbaar.",
    "451": "De mailserver was even niet bereikbaar.",
    "452": "Het postvak van de ontvanger is vol.",
    "530": "De mailserver laat het portaal niet in.",
    "535": "De mailserver laat het portaal niet in.",
    "550": "De mailserver kent dit adres niet, of weigert mail van het portaal.",
    "551": "De mailserver kent dit adres niet.",
    "552": "Het postvak van de ontvanger is vol.",
    "553": "De mailserver kent dit adres niet.",
}


@dataclass(frozen=True)
class Postfilter(Filter):
    """What the address bar asks of the mail that did not arrive: its page."""


@dataclass(frozen=True)
class Postregel:
    """A letter that did not arrive, or not yet; `zaak` is the dilemma or signaal it belongs to,
    where this reader may know of that. Where they may not, the line tells no more than an account
    does: who filed what, or follows it, is not for them.
    """

    bericht: Bericht
    zaak: Dilemma | Signaal | None

    @property
    def _verborgen(self) -> bool:
        return self.zaak is None and bool(NUMMER.fullmatch(self.bericht.zaak))

    @property
    def soort(self) -> str:
        """Return what kind of letter it is, in words."""
        return OVER_EEN_ZAAK if self._verborgen else SOORTEN[self.bericht.soort]

    @property
    def antwoord(self) -> str:
        """Return what the mail server said, in plain words and in its own; without the number of
        what this reader may not know of: a server can repeat the subject.
        """
        fout = self.bericht.fout
        if fout in ("", NIET_TE_MAILEN):
            return fout
        zin = ANTWOORDEN.get(fout[:3], ANDERS if fout[:3].isdecimal() else GEEN_LIJN)
        return f"{zin} {NUMMER.sub('…', fout) if self._verborgen else fout}"

    @property
    def wie(self) -> str:
        """Return the name of the reader, or else their address."""
        persoon = self.bericht.persoon
        bekend = persoon and persoon.naam and not self._verborgen
        return persoon.wie if persoon and bekend else self.bericht.aan


def onbezorgd(filter_: Postfilter, lezer: Persoon, dag: date) -> list[Postregel]:
    """Return one page of what was given up (and one row more, to know whether there is a next
    one), the last first.
    """
    return _regels(filter_.bladzijde(_berichten(lezer), *LAATSTE_EERST), lezer, dag)


def wachtend(lezer: Persoon, dag: date, bladen: Bladen) -> Blad[Postregel]:
    """Return a page of what must still leave, what waits longest first, and how much that is."""
    moet_weg = WACHT & Bericht.verstuurd_op.is_null()
    rijen = _met_lezer().where(moet_weg, policy.zichtbare_berichten(lezer))
    blad: Blad[Bericht] = bladen.geteld("wachtend", rijen.order_by(*LANGST_EERST))
    return blad.met(_regels(blad, lezer, dag))


def bericht(id_: int, lezer: Persoon) -> Bericht | None:
    """Return a letter that this person may know of, or None."""
    hier = policy.zichtbare_berichten(lezer) & (Bericht.id == id_)
    return Bericht.select().where(hier).get_or_none()


def aantal(lezer: Persoon | None) -> int:
    """Return how many letters were given up that this person looks after."""
    hier = policy.zichtbare_berichten(lezer) & Bericht.waarom.in_(VERHOLPEN)
    return tel(Bericht.select().where(hier, Bericht.opgegeven_op.is_null(False)))


def bij_zaak(
    zaak: Dilemma | Signaal, lezer: Persoon, dag: date, bladen: Bladen | None = None
) -> Blad[Postregel]:
    """Return what did not arrive of one dilemma or signaal and concerns this reader, last first:
    to themselves, or to anybody when they look after the mail.
    """
    rijen = _berichten(lezer).where(Bericht.zaak == zaak.nummer).order_by(*LAATSTE_EERST)
    blad: Blad[Bericht] = bladen.van("post", rijen) if bladen else Blad(rijen)
    return blad.met(_regels(blad, lezer, dag))


def _berichten(lezer: Persoon) -> "ModelSelect[Bericht]":
    return _met_lezer().where(
        Bericht.opgegeven_op.is_null(False),
        Bericht.waarom.in_(VERHOLPEN),
        policy.zichtbare_berichten(lezer),
    )


def _met_lezer() -> "ModelSelect[Bericht]":
    return Bericht.select(Bericht, Persoon).join(Persoon, JOIN.LEFT_OUTER)


def _regels(rijen: Iterable[Bericht], lezer: Persoon, dag: date) -> list[Postregel]:
    lijst = list(rijen)
    nummers = [b.zaak for b in lijst if b.zaak]
    zaken = {
        **_per_nummer(Dilemma, nummers, policy.zichtbaar(lezer, dag)),
        **_per_nummer(Signaal, nummers, policy.zichtbare_signalen(lezer, dag)),
    }
    return [Postregel(b, zaken.get(b.zaak)) for b in lijst]


def _per_nummer(
    soort: type[Dilemma] | type[Signaal], nummers: list[str], ziet: Expression
) -> dict[str, Dilemma | Signaal]:
    return {
        zaak.nummer: zaak
        for zaak in soort.select(*soort.kort()).where(soort.nummer.in_(nummers), ziet)
    }


def wacht_sinds() -> datetime | None:
    """Return since when the oldest letter waits that must still leave, or the oldest request for
    one that the jobs have not looked at; None when none does.
    """
    brief = Bericht.select().where(WACHT).order_by(Bericht.aangemaakt_op, Bericht.id).first()
    verzoek = Linkverzoek.select().order_by(Linkverzoek.id).first()
    sinds = [brief.aangemaakt_op] if brief else []
    return min([*sinds, *([verzoek.gevraagd_op] if verzoek else [])], default=None)


def hapert(sinds: datetime, *, onbeproefd: bool) -> bool:
    """Tell whether mail of before `sinds` does not leave: not when only some addresses are refused
    for now, as long as that are few or others get theirs. Letters that nobody tried yet count as
    well where they are `onbeproefd`.
    """
    oud: Expression = WACHT & (Bericht.aangemaakt_op < sinds)
    geweigerd: Expression = Bericht.fout.startswith(ADRES_GEWEIGERD)
    mee = oud & ~geweigerd & (True if onbeproefd else Bericht.pogingen > 0)
    if Bericht.select().where(mee).exists():
        return True
    if onbeproefd and Linkverzoek.select().where(Linkverzoek.gevraagd_op < sinds).exists():
        return True
    lezers = Bericht.select(Bericht.aan).where(oud & geweigerd).distinct().limit(LEZERS).count()
    return lezers == LEZERS and not Bericht.select().where(Bericht.verstuurd_op >= sinds).exists()


def laatste_ronde() -> datetime | None:
    """Return when the jobs last did a round, or None before the first."""
    rij = Instelling.get_or_none(Instelling.sleutel == RONDE)
    return datetime.fromisoformat(rij.waarde) if rij else None
