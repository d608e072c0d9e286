"""Who hears that something was put right, as the table of what can be names them; each gets one
mail for one deed, without content.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from portal import outbox
from portal.engine import Verzoek
from portal.models import Actie, Besluit, Dilemma, Persoon, Signaal
from portal.policy.grond import dilemma_van
from portal.queries.herstelbaar import Verneemt
from portal.queries.ontvangers import adviseurs_van
from portal.queries.verteld import wie_het_hoorde
from portal.tools import adressen
from portal.tools.tijd import dag
from portal.tools.zeker import zeker

_Groep = Callable[[Any, Verzoek], Iterable[Persoon]]


def ontvangers(hoort: Verneemt, rij: Any, verzoek: Verzoek) -> list[Persoon]:
    """Return who is to hear of a correction of `rij`, asked before it is made."""
    return list(_GROEP[hoort](rij, verzoek))


def vertel(wie: Sequence[tuple[str, Persoon]], rij: Any, verzoek: Verzoek) -> None:
    """Mail each person once: the pairs are the field that was put right, and who hears of it."""
    veld = {persoon: naam for naam, persoon in reversed(wie)}
    for persoon, naam in sorted(veld.items(), key=lambda paar: paar[0].id):
        waar = {"veld": naam, **waar_staat(rij)}
        outbox.plaats("verbeterd", persoon, verzoek.nu, door=verzoek.actor, **waar)


def waar_staat(rij: Any) -> dict[str, str]:
    """Return what a mail says of where a row is: the number of its dilemma, or the day of its
    meeting.
    """
    if isinstance(rij, Signaal):
        return {"pad": adressen.signaal(rij.nummer), "nummer": rij.nummer}
    dilemma = rij if isinstance(rij, Dilemma) else getattr(rij, "dilemma", None)
    bij = {"nummer": dilemma.nummer} if dilemma is not None else {}
    if isinstance(rij, Actie):
        return {"pad": adressen.ACTIES, **bij}
    if dilemma is not None:
        return {"pad": adressen.dilemma(dilemma.nummer), **bij}
    bijeenkomst = zeker(rij.bijeenkomst)
    return {"pad": adressen.bijeenkomst(bijeenkomst.id), "dag": dag(bijeenkomst.begint).isoformat()}


def _inbrenger(rij: Any, verzoek: Verzoek) -> list[Persoon]:
    """Not at an address that nobody confirmed: it may be somebody else's."""
    zaak = rij if isinstance(rij, Signaal) else dilemma_van(rij)
    return [zaak.inbrenger] if zaak.bevestigd_op else []


def _andere_kant(rij: Any, verzoek: Verzoek) -> Iterable[Persoon]:
    """Of a new threat the engine tells all adviseurs itself: nobody hears twice."""
    dilemma = dilemma_van(rij)
    if verzoek.actor != dilemma.inbrenger:
        return _inbrenger(rij, verzoek)
    alarm = bool(verzoek.invoer.get("bedreigd")) and not dilemma.bedreigd
    return [] if alarm else adviseurs_van(dilemma)


def _wie_het_hoorde(besluit: Besluit, verzoek: Verzoek) -> Iterable[Persoon]:
    return wie_het_hoorde(besluit, dag(verzoek.nu))


_GROEP: dict[Verneemt, _Groep] = {
    Verneemt.NIEMAND: lambda rij, verzoek: [],
    Verneemt.ANDERE_KANT: _andere_kant,
    Verneemt.INBRENGER: _inbrenger,
    Verneemt.EIGENAAR: lambda actie, verzoek: [actie.eigenaar],
    Verneemt.WIE_HET_HOORDE: _wie_het_hoorde,
    # The letter that asks to confirm is its mail: `verbeter_adres` sends it.
    Verneemt.NIEUW_ADRES: lambda rij, verzoek: [],
}
