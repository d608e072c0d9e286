"""National goals: set one, give it a number for a year, measure it, tie what moves it to it,
stop it.
"""

from typing import Any

from portal.daden import NuNiet, daad, onder, zelf, zelfde
from portal.daden.logt import leg_vast
from portal.engine import Verouderd, Verzoek
from portal.models import Actie, Dilemma, Doel, DoelDilemma, Doeljaar, Meting, Thema
from portal.policy import eisen, mogen
from portal.queries import versies
from portal.tools import adressen
from portal.vocabulary import Voorval

VELDEN = ("naam", "omschrijving", "eenheid")


@daad(mogen.regelen, logt=onder(Voorval.DOEL, "gesteld"))
def maak(verzoek: Verzoek) -> Doel:
    """Set a doel (`invoer`: VELDEN and `thema` as key)."""
    return Doel.create(**_waarden(verzoek), gemaakt_op=verzoek.nu)


@daad(
    mogen.regelen, vers=versies.DOEL, eist=eisen.doel_loopt, logt=onder(Voorval.DOEL, "gewijzigd")
)
def wijzig(doel: Doel, verzoek: Verzoek) -> None:
    """Change name, description, unit or thema."""
    Doel.update(**_waarden(verzoek)).where(Doel.id == doel.id).execute()


@daad(
    mogen.regelen,
    al=lambda doel, verzoek: _streef(doel, verzoek) == verzoek.invoer["streef"],
    # Of a year that has no number yet nothing is replaced.
    vers=lambda doel, verzoek: (
        verzoek.versie if _streef(doel, verzoek) is None else versies.streef(doel)
    ),
    eist=eisen.doel_loopt,
    logt=onder(Voorval.DOEL),
)
def zet_streef(doel: Doel, verzoek: Verzoek) -> dict[str, str]:
    """Aim at a number in a year (`invoer`: jaar, streef), instead of what stood there."""
    jaar, streef = verzoek.invoer["jaar"], verzoek.invoer["streef"]
    rij, nieuw = Doeljaar.get_or_create(doel=doel, jaar=jaar, defaults={"streef": streef})
    if not nieuw:
        Doeljaar.update(streef=streef).where(Doeljaar.id == rij.id).execute()
    return {"wat": f"streefgetal {jaar}: {streef}"}


def _streef(doel: Doel, verzoek: Verzoek) -> int | None:
    """Return the number that the chosen year has."""
    jaren = Doeljaar.select().where(Doeljaar.doel == doel)
    return {rij.jaar: rij.streef for rij in jaren}.get(verzoek.invoer["jaar"])


@daad(
    mogen.regelen,
    eist=eisen.doel_loopt,
    herhaald=zelfde(
        Meting, "op", door="door", bij="doel", dag="dag", stand="stand", toelichting="toelichting"
    ),
    logt=onder(Voorval.DOEL),
)
def meet(doel: Doel, verzoek: Verzoek) -> dict[str, str]:
    """Record how far it has come (`invoer`: dag, stand, toelichting)."""
    waarden = {naam: verzoek.invoer[naam] for naam in ("dag", "stand", "toelichting")}
    Meting.create(doel=doel, door=verzoek.actor, op=verzoek.nu, **waarden)
    return {"wat": f"gemeten op {waarden['dag']}: {waarden['stand']}"}


@daad(mogen.regelen, eist=eisen.doel_loopt, logt=onder(Voorval.DOEL, "gestopt"))
def stop(doel: Doel, verzoek: Verzoek) -> None:
    """End a doel; what was reached stays."""
    Doel.update(gestopt_op=verzoek.nu).where(Doel.id == doel.id).execute()


@daad(
    mogen.regelen,
    al=lambda actie, verzoek: str(actie.doel_id or "") == str(verzoek.invoer["doel"] or ""),
    vers=versies.DOEL_VAN_ACTIE,
    logt=zelf(Voorval.DOEL),
)
def koppel_actie(actie: Actie, verzoek: Verzoek) -> None:
    """Tie an actie to the doel it moves (`invoer`: doel as id, or None for no doel)."""
    gekozen = int(verzoek.invoer["doel"] or 0)
    _hang_om(actie, _lopend(gekozen) if gekozen else None, verzoek)


def _hang_om(actie: Actie, doel: Doel | None, verzoek: Verzoek) -> None:
    Actie.update(doel=doel).where(Actie.id == actie.id).execute()
    for wie, wat in ((actie.doel, "losgemaakt"), (doel, "gekoppeld")):
        if wie:
            leg_vast(Voorval.DOEL, wie, verzoek, wat=f"actie {actie.id} {wat}")


@daad(
    mogen.behandelen,
    vers=versies.doelen_van,
    logt=zelf(Voorval.DOEL),
    naar=lambda dilemma: adressen.dilemma(dilemma.nummer),
)
def koppel_dilemma(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Tie a dilemma to the doelen it moves (`invoer`: doelen as ids; none unties all)."""
    was = {k.doel_id for k in DoelDilemma.select().where(DoelDilemma.dilemma == dilemma)}
    wordt = {int(id_) for id_ in verzoek.invoer["doelen"]}
    for id_ in sorted(wordt - was):
        _koppel(_lopend(id_), dilemma, verzoek)
    for id_ in sorted(was - wordt):
        hier = (DoelDilemma.dilemma == dilemma) & (DoelDilemma.doel == id_)
        DoelDilemma.delete().where(hier).execute()
        doel = Doel.get_by_id(id_)
        leg_vast(Voorval.DOEL, doel, verzoek, wat=f"{dilemma.nummer} losgemaakt")


@daad(mogen.regelen, eist=eisen.doel_loopt, logt=zelf(Voorval.DOEL))
def koppel_hier(
    doel: Doel, verzoek: Verzoek, *, dilemma: Dilemma | None = None, actie: Actie | None = None
) -> None:
    """Tie one dilemma, one actie or both to a running doel; what is tied stays tied.

    Raises Verouderd for an actie that was tied to another doel meanwhile.
    """
    actie = actie and Actie.get_by_id(actie.id)
    if actie and actie.doel_id not in (None, doel.id):
        raise Verouderd(actie)
    if dilemma and not doel.dilemmakoppels.where(DoelDilemma.dilemma == dilemma).exists():
        _koppel(doel, dilemma, verzoek)
    if actie and actie.doel_id is None:
        _hang_om(actie, doel, verzoek)


def _koppel(doel: Doel, dilemma: Dilemma, verzoek: Verzoek) -> None:
    DoelDilemma.create(doel=doel, dilemma=dilemma)
    leg_vast(Voorval.DOEL, doel, verzoek, wat=f"{dilemma.nummer} gekoppeld")


def _lopend(id_: int) -> Doel:
    """Return the doel with this id, which must run: a stopped one stays as it was."""
    doel = Doel.get_or_none(Doel.id == id_)
    if doel is None or doel.gestopt_op:
        raise NuNiet(f"doel {id_}")
    return doel


def _waarden(verzoek: Verzoek) -> dict[str, Any]:
    thema = Thema.get(Thema.sleutel == verzoek.invoer["thema"])
    return {naam: verzoek.invoer[naam] for naam in VELDEN} | {"thema": thema}
