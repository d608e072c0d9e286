"""A decision on its way: concept, vastgesteld, vrijgegeven. Only a released one is seen outside the
CCV and mailed.

Whoever calls these keeps the transaction and guards against a stale screen: the dilemma's page
(`beraad`) and the meeting screen (`vergaderbesluiten`).
"""

from collections.abc import Iterable
from typing import Any
from zlib import crc32

from portal import engine, outbox, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Behandeling, Besluit, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.queries.bijeenkomst.plannen import genodigden
from portal.queries.werkgroep import zittende_leden
from portal.steps.bijeenkomst.grond import alleen_adviseur, dag_van, noteer, pagina
from portal.tools.tijd import dag
from portal.vocabulary import BesluitStatus, GremiumSoort, Rol, Voorval

VOLGENDE = {
    BesluitStatus.CONCEPT: BesluitStatus.VASTGESTELD,
    BesluitStatus.VASTGESTELD: BesluitStatus.VRIJGEGEVEN,
}


def stempel(besluit: Besluit) -> int:
    """Return the version of a decision: a checksum of its words and status."""
    return crc32(f"{besluit.status.value} {besluit.tekst}".encode())


def leg_vast(
    verzoek: Verzoek,
    *,
    dilemma: Dilemma | None = None,
    punt: Agendapunt | None = None,
    bijeenkomst: Bijeenkomst | None = None,
) -> Besluit:
    """Record a decision (`invoer`: tekst) as a concept."""
    besluit = Besluit(
        dilemma=dilemma,
        punt=punt,
        bijeenkomst=bijeenkomst,
        tekst=verzoek.invoer["tekst"],
        gemaakt_op=verzoek.nu,
    )
    _bewaak(besluit, verzoek)
    besluit.save()
    _meld(besluit, Voorval.BESLUIT, verzoek, "besluit vastgelegd")
    return besluit


def wijzig(besluit: Besluit, verzoek: Verzoek, **anders: Any) -> None:
    """Change the words (`invoer`: tekst) of a concept; `anders` are other columns that go along."""
    _bewaak(besluit, verzoek, BesluitStatus.CONCEPT)
    besluit.tekst = verzoek.invoer["tekst"]
    for naam, waarde in anders.items():
        setattr(besluit, naam, waarde)
    besluit.save()
    _meld(besluit, Voorval.BESLUIT, verzoek, "besluit gewijzigd")


def breng_verder(besluit: Besluit, verzoek: Verzoek) -> None:
    """Take a decision one step on, to vastgesteld or vrijgegeven; then the members hear."""
    _bewaak(besluit, verzoek, *VOLGENDE)
    besluit.status = VOLGENDE[besluit.status]
    if besluit.status is BesluitStatus.VRIJGEGEVEN:
        besluit.vrijgegeven_op = verzoek.nu
        _mail_leden(besluit, verzoek)
    besluit.save()
    _meld(
        besluit,
        Voorval.BESLUIT_STATUS,
        verzoek,
        f"besluit {besluit.status.value}",
        status=besluit.status.value,
    )


def neem_terug(besluit: Besluit, verzoek: Verzoek) -> None:
    """Make a concept again of what was vastgesteld, not of what was released (`invoer`: reden)."""
    _bewaak(besluit, verzoek, BesluitStatus.VASTGESTELD)
    besluit.status = BesluitStatus.CONCEPT
    besluit.save()
    gegevens = {"status": besluit.status.value, "reden": verzoek.invoer["reden"]}
    _meld(besluit, Voorval.BESLUIT_STATUS, verzoek, "besluit weer concept", **gegevens)


def haal_weg(besluit: Besluit, verzoek: Verzoek) -> None:
    """Remove a concept, wherever its dilemma went meanwhile."""
    alleen_adviseur(verzoek)
    _in_status(besluit, (BesluitStatus.CONCEPT,))
    _meld(besluit, Voorval.BESLUIT, verzoek, "besluit verwijderd")
    besluit.delete_instance()


def punt_van(bijeenkomst: Bijeenkomst | None, dilemma: Dilemma) -> Agendapunt | None:
    """Return the item with which a meeting treated a dilemma, or its bundel."""
    if bijeenkomst is None:
        return None
    met_dilemma = Behandeling.select(Behandeling.id).where(Behandeling.dilemma.in_(dilemma.samen()))
    return Agendapunt.get_or_none(
        Agendapunt.bijeenkomst == bijeenkomst, Agendapunt.behandeling.in_(met_dilemma)
    )


def _bewaak(besluit: Besluit, verzoek: Verzoek, *mag_in: BesluitStatus) -> None:
    """Refuse the wrong person or status, and a decision of the Beraad on a dilemma that is not
    there.
    """
    alleen_adviseur(verzoek)
    _in_status(besluit, mag_in or (besluit.status,))
    if not policy.mag_besluiten(_gremium(besluit), besluit.dilemma):
        raise NietToegestaan(besluit.dilemma.nummer)


def _in_status(besluit: Besluit, mag_in: Iterable[BesluitStatus]) -> None:
    if besluit.status not in mag_in:
        raise NietToegestaan(f"besluit {besluit.id}")


def _gremium(besluit: Besluit) -> Gremium:
    """Return who decided; without a meeting the Beraad did, in writing."""
    return (
        besluit.bijeenkomst.gremium
        if besluit.bijeenkomst_id
        else Gremium.enige(GremiumSoort.BERAAD)
    )


def _meld(besluit: Besluit, soort: Voorval, verzoek: Verzoek, wat: str, **gegevens: str) -> None:
    if besluit.dilemma_id:
        engine.meld(Dilemma.get_by_id(besluit.dilemma_id), soort, verzoek, **gegevens)
    if besluit.bijeenkomst_id:
        noteer(besluit.bijeenkomst, verzoek, wat, **gegevens)


def _mail_leden(besluit: Besluit, verzoek: Verzoek) -> None:
    """Tell the members: of a dilemma by its number, otherwise by the day of the meeting."""
    bijeenkomst, dilemma = besluit.bijeenkomst, besluit.dilemma
    if dilemma:
        waar = {"pad": f"/dilemma/{dilemma.nummer}", "nummer": dilemma.nummer}
    else:
        waar = {"pad": pagina(bijeenkomst), "dag": dag_van(bijeenkomst)}
    for persoon in _leden(besluit, verzoek):
        outbox.plaats("besluit", persoon, verzoek.nu, **waar)


def _leden(besluit: Besluit, verzoek: Verzoek) -> Iterable[Persoon]:
    if besluit.bijeenkomst_id is None:
        leden = zittende_leden(_gremium(besluit), dag(verzoek.nu))
        return leden.where(Persoon.rol != Rol.BEHEERDER)
    return genodigden(besluit.bijeenkomst, dag(verzoek.nu))
