"""A daad: every write that is not a transition. Marked once, and DADEN is the table of all of them.

    @daad(mogen.behandelen, eist=eisen.is_open, logt=bij_dilemma(Voorval.VRAAG))
    def stel_vraag(dilemma: Dilemma, verzoek: Verzoek) -> None: ...

The mark says who may (`mag`), what stands in the way and is explained (`belet`), which freshness it
needs (`vers`: none for what only adds), how the same sent again is seen (`herhaald`), what must be
so by then (`eist`), whether it asks for the second factor again (`gevoelig`) and what the log
tells. It does the rest in this order: transaction, form key, fresh row, permission, second factor,
belet, stale check, eist, the deed itself, log. Permission comes before staleness: whoever may not
act learns nothing of what changed. Tests, docs/rechten.md and the
buttons (`mag`) read the table.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec

from peewee import Model

from portal.daden.belet import Belet, KanNuNiet, houd_tegen
from portal.daden.herhaald import AlGedaan, Herhaald
from portal.daden.logt import Logt
from portal.daden.weigering import DoorEenAnder, Mag, NogBewijzen, NuNiet
from portal.daden.zaken import adres_van, vers_van, zaak_van
from portal.engine import NietToegestaan, Verouderd, Verzoek, eenmaal
from portal.models import Persoon
from portal.queries.versies import GETELD, Versie
from portal.tools.tekst import eerste_zin
from portal.tools.zeker import zeker

Belemmert = Callable[[Any], Belet | None]
P = ParamSpec("P")

GEDAAN_NIETS = object()  # what a deed returns that found nothing left to do: nothing is logged


@dataclass(frozen=True)
class Daad:
    """One row of the table; `op` is the kind of row it is done to (None: it needs none).

    `al` tells that it was done already: then nothing happens, whatever version a screen showed.
    `herhaald` tells that the same person sent the same a moment ago: then they are told so.
    `ander`: who may do it, where whoever did the other half leaves this to somebody else.
    `gevoelig`: who does it shows first that it is really them, if that was not a moment ago.
    """

    naam: str
    wat: str
    op: type[Model] | None
    mag: Mag
    vers: Versie | None
    logt: Logt | None
    belet: tuple[Belemmert, ...] = ()
    eist: Mag | None = None
    ander: Mag | None = None
    al: Callable[..., bool] | None = None
    herhaald: Herhaald | None = None
    gevoelig: bool = False
    zaak: Callable[[Any], Any] = field(default=zaak_van)
    naar: Callable[[Any], str] = field(default=adres_van)

    def kan(self, wie: Persoon | None, ding: Any, nu: datetime) -> bool:
        """Tell whether this person could do it now: whether there is a button."""
        vrij = not any(belemmert(ding) for belemmert in self.belet)
        eisen = (self.mag, self.eist, self.ander)
        return vrij and all(eis is None or eis(wie, ding, nu) for eis in eisen)


DADEN: dict[str, Daad] = {}


def mag(naam: str, wie: Persoon | None, ding: Any, nu: datetime) -> bool:
    """Tell whether this person could do the deed called `naam` (such as 'triage.noteer') now."""
    return DADEN[naam].kan(wie, ding, nu)


def weiger(naam: str, wie: Persoon | None, ding: Any, nu: datetime, *, eis: bool = True) -> None:
    """Raise what the deed called `naam` would refuse this person for now; without `eis` not what
    must be so by the time it is done.
    """
    regel, verzoek = DADEN[naam], Verzoek(wie, nu, {})
    _laat_toe(regel, ding, verzoek)
    with _wijst_de_weg(regel, ding):
        _toets(regel, ding, verzoek, eis=eis)


@contextmanager
def _wijst_de_weg(regel: Daad, ding: Any) -> Iterator[None]:
    """Let what is refused for how the thing is now lead to where that stands."""
    try:
        yield
    except (NuNiet, KanNuNiet, Verouderd) as fout:
        fout.naar = regel.naar(ding) if ding or regel.naar is not adres_van else ""
        raise


def daad(
    mag: Mag,
    *,
    logt: Logt | None = None,
    vers: Versie | None = None,
    belet: tuple[Belemmert, ...] = (),
    eist: Mag | None = None,
    **anders: Any,
) -> Callable[[Callable[P, Any]], Callable[P, str]]:
    """Return the mark. `anders`: `al`, `ander`, `herhaald`, `gevoelig`; and `zaak` and `naar`,
    where the row itself does not tell which thing its screen is about, or where the deed leads.

    The marked function gets the row as it is now and returns nothing, or what the log must
    keep (a dict), or the row it made, or where it leads (a text). The mark turns that into
    the outcome: the number of a dilemma, the address of anything else. Raises NietToegestaan,
    NogBewijzen, KanNuNiet or Verouderd; then nothing has changed.
    """

    def merk(functie: Callable[P, Any]) -> Callable[P, str]:
        regel = Daad(
            f"{functie.__module__.removeprefix('portal.steps.')}.{functie.__name__}",
            eerste_zin(functie.__doc__),
            _soort(functie),
            mag,
            vers,
            logt,
            belet,
            eist=eist,
            **anders,
        )

        @wraps(functie)
        def binnen(*args: P.args, **kwargs: P.kwargs) -> str:
            verzoek = next(a for a in args if isinstance(a, Verzoek))
            return eenmaal(verzoek, lambda: _doe(regel, functie, verzoek, args, kwargs))

        DADEN[regel.naam] = regel
        return binnen

    return merk


def _soort(functie: Callable[..., Any]) -> type[Model] | None:
    """Return the kind of row that the deed is done to: its first argument, unless that asks."""
    soort = next(iter(signature(functie).parameters.values())).annotation
    return soort if isinstance(soort, type) and issubclass(soort, Model) else None


def _doe(regel: Daad, functie: Callable[..., Any], verzoek: Verzoek, args: Any, kwargs: Any) -> str:
    if regel.op is None:
        _laat_toe(regel, None, verzoek)
        _toets(regel, None, verzoek)
        _let_op_herhaling(regel, None, verzoek, *kwargs.values())
        return _rond_af(regel, None, verzoek, functie(*args, **kwargs))
    ding = vers_van(args[0])
    _laat_toe(regel, ding or args[0], verzoek)
    if ding is None:
        raise Verouderd(regel.zaak(args[0]))
    rest = tuple(a for a in (*args[1:], *kwargs.values()) if not isinstance(a, Verzoek))
    if regel.al and _roep(regel.al, ding, verzoek, *rest):
        return regel.naar(ding)
    with _wijst_de_weg(regel, ding):
        _toets(regel, ding, verzoek, *rest)
        _let_op_herhaling(regel, ding, verzoek, *rest)
        return _rond_af(regel, ding, verzoek, functie(ding, *args[1:], **kwargs))


def _laat_toe(regel: Daad, ding: Any, verzoek: Verzoek) -> None:
    if not regel.mag(verzoek.actor, ding, verzoek.nu):
        raise NietToegestaan(regel.naam)
    if regel.gevoelig and not verzoek.bewezen:
        raise NogBewijzen(regel.naam)


def _toets(regel: Daad, ding: Any, verzoek: Verzoek, *rest: Any, eis: bool = True) -> None:
    """Raise what keeps somebody who may from doing it to the thing as it is now; `rest` is what
    the deed is given besides its row.
    """
    houd_tegen(ding, regel.belet)
    if regel.vers and verzoek.versie is not None:
        _wijs_oud_scherm_af(regel, regel.vers, ding, verzoek, *rest)
    if eis and regel.eist and not regel.eist(verzoek.actor, ding, verzoek.nu):
        raise NuNiet(regel.naam, regel.eist)
    if eis and regel.ander and not regel.ander(verzoek.actor, ding, verzoek.nu):
        raise DoorEenAnder(regel.naam)


def _wijs_oud_scherm_af(regel: Daad, vers: Versie, ding: Any, verzoek: Verzoek, *rest: Any) -> None:
    """Raise Verouderd for a screen that shows what is not so any more. Where it is known what
    happened since, what was only added (a question, an answer) took nothing from it.
    """
    gezien, nu = zeker(verzoek.versie), _roep(vers, ding, *rest, verzoek)
    if gezien == nu:
        return
    fout = Verouderd(regel.zaak(ding), gezien if vers in GETELD else None)
    erbij = gezien < nu and fout.sindsdien and {g.soort for g in fout.sindsdien} <= _toevoegingen()
    if not erbij:
        raise fout


def _toevoegingen() -> set[str]:
    """Return the kinds of event that are logged by deeds that only add, and by no other."""
    per_soort = {d.logt.voorval.value: set[bool]() for d in DADEN.values() if d.logt}
    for d in DADEN.values():
        if d.logt:
            per_soort[d.logt.voorval.value].add(d.vers is None)
    return {soort for soort, voegt_toe in per_soort.items() if voegt_toe == {True}}


def _let_op_herhaling(regel: Daad, ding: Any, verzoek: Verzoek, *rest: Any) -> None:
    """Raise AlGedaan for what was sent by a form a moment ago; who calls a step by itself means
    what they say.
    """
    if regel.herhaald and verzoek.inhoud:
        eerder = _roep(regel.herhaald, ding, verzoek, *rest)
        if eerder:
            raise AlGedaan(eerder if isinstance(eerder, str) else regel.naar(ding))


def _roep(vraag: Callable[..., Any], *alles: Any) -> Any:
    """Ask with as many of these as the question has room for: mostly the row alone will do."""
    return vraag(*alles[: len(signature(vraag).parameters)])


def _rond_af(regel: Daad, ding: Any, verzoek: Verzoek, gedaan: Any) -> str:
    """Log what was done and return where it leads."""
    nieuw = gedaan if isinstance(gedaan, Model) else ding
    if regel.logt and gedaan is not GEDAAN_NIETS:
        regel.logt.schrijf(nieuw, verzoek, gedaan if isinstance(gedaan, dict) else {})
    return gedaan if isinstance(gedaan, str) else regel.naar(nieuw)
