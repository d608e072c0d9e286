"""The owner of an address says that something was not filed by them: what nobody confirmed goes.

A number is never given again and an event is for good, so of a dilemma an empty row stays that
nobody sees; of a signaal nothing does. What the CCV already treats is theirs: it stays, and is
nobody's.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import Expression

from portal import audit
from portal.models import (
    Actie,
    Behandeling,
    Bericht,
    Besluit,
    Dilemma,
    Gebeurtenis,
    Inloglink,
    Mededilemma,
    Opbrengst,
    Persoon,
    Sessie,
    Signaal,
)
from portal.queries.stand import stand
from portal.steps.gedeeld.indiening import GEGEVENS
from portal.velden.intake import INTAKE, THEMAS
from portal.vocabulary import Status, Voorval, WachtOp

WEG = "verwijderd-{}@verwijderd.example"  # an address that is nobody's, and gets no mail
# What the CCV made of it: then it is more than what somebody filed.
GEMAAKT = (Opbrengst, Besluit, Actie, Mededilemma)
NOG_NIETS_MEE_GEDAAN = (Status.CONCEPT, Status.INGEDIEND, Status.INGETROKKEN)
# What an account leaves behind that no one else reads: it keeps no account alive.
SPOOR = (Sessie, Inloglink, Bericht, Gebeurtenis)


def ontken(zaak: Dilemma | Signaal, persoon: Persoon, nu: datetime) -> None:
    """Remove what was filed under the address of this person and nobody confirmed, and the account
    when nothing else stands on it. Call inside a write transaction.
    """
    if isinstance(zaak, Signaal):
        weg = {"stand": stand(zaak, weg=True)}
        audit.leg_vast(Voorval.ONTKEND, wie=persoon, op=nu, onderwerp=zaak.onderwerp, gegevens=weg)
        zaak.delete_instance()
    else:
        _ontken_dilemma(zaak, persoon, nu)
    Bericht.delete().where(Bericht.zaak == zaak.nummer).execute()
    if _is_leeg(persoon):
        _vergeet(persoon, nu)


def is_weg(zaak: Dilemma | Signaal) -> bool:
    """Tell whether this is nobody's since it was removed."""
    weg: bool = zaak.inbrenger.email == WEG.format(0)
    return weg


def _ontken_dilemma(dilemma: Dilemma, persoon: Persoon, nu: datetime) -> None:
    van, versie = dilemma.status, dilemma.versie + 1
    waarden: dict[str, Any] = {"inbrenger": _niemand(nu), "afzender": {}, "versie": versie}
    naar = None
    if not _is_behandeld(dilemma):
        _wis_eromheen(dilemma)
        waarden |= _leeg(nu)
        naar = Status.INGETROKKEN if van is not Status.INGETROKKEN else None
    Dilemma.update(**waarden).where(Dilemma.id == dilemma.id).execute()
    audit.leg_vast(
        Voorval.ONTKEND,
        wie=persoon,
        op=nu,
        dilemma=dilemma,
        van=van if naar else None,
        naar=naar,
        versie=versie,
    )


def _is_behandeld(dilemma: Dilemma) -> bool:
    begonnen = Behandeling.begonnen_op.is_null(False)
    gemaakt = [model.select().where(model.dilemma == dilemma) for model in GEMAAKT]
    bij_gremium = Behandeling.select().where(Behandeling.dilemma == dilemma, begonnen)
    sporen = any(rijen.exists() for rijen in (bij_gremium, *gemaakt))
    return sporen or dilemma.status not in NOG_NIETS_MEE_GEDAAN


def _wis_eromheen(dilemma: Dilemma) -> None:
    """Delete every row of any table that is about the dilemma; the log is for good."""
    for veld, model in Dilemma._meta.backrefs.items():
        if model is not Gebeurtenis:
            model.delete().where(veld == dilemma).execute()


def _leeg(nu: datetime) -> dict[str, Any]:
    """Return what an empty row holds, as if it had been withdrawn before it was filed."""
    velden = [Dilemma._meta.fields[v.naam] for v in INTAKE if v is not THEMAS]
    leeg = {v.name: v.default() if callable(v.default) else v.default for v in velden}
    niets = ("ingediend_op", "bedreigd_sinds", "contact_op", "volgende_datum")
    niemand = ("behandelaar", "bundel")
    einde = {"status": Status.INGETROKKEN, "afgesloten_op": nu, "wacht_op": WachtOp.NIEMAND}
    return leeg | dict.fromkeys((*niets, *niemand)) | einde | {"wacht_sinds": nu}


def _niemand(nu: datetime) -> Persoon:
    """Return whose it is when it is nobody's: an account that is closed and has no name."""
    persoon: Persoon
    persoon, nieuw = Persoon.get_or_create(
        email=WEG.format(0), defaults={**dict.fromkeys(GEGEVENS, ""), "actief": False}
    )
    if nieuw:
        _leg_vast(persoon, "gemaakt", nu)
    return persoon


def _leg_vast(persoon: Persoon, wat: str, nu: datetime) -> None:
    gegevens = {"wat": wat, "stand": stand(persoon)}
    audit.leg_vast(Voorval.ACCOUNT, wie=None, op=nu, onderwerp=persoon.onderwerp, gegevens=gegevens)


def _is_leeg(persoon: Persoon) -> bool:
    """Tell whether an account is nothing but an address that a stranger typed: whoever made it at
    the console gave it a name.
    """
    return not (persoon.bevestigd_op or persoon.naam) and not any(_staat_op(persoon))


def _staat_op(persoon: Persoon) -> Iterator[bool]:
    for veld, model in Persoon._meta.backrefs.items():
        if model not in SPOOR:
            op: Expression = veld == persoon
            yield model.select().where(op).exists()


def _vergeet(persoon: Persoon, nu: datetime) -> None:
    """The log tells of the account by its number; of whose it was nothing stays."""
    persoon.email, persoon.actief = WEG.format(persoon.id), False
    persoon.save(only=["email", "actief"])
    _leg_vast(persoon, "vergeten", nu)
    for tabel in (Sessie, Bericht):
        tabel.delete().where(tabel.persoon == persoon).execute()
