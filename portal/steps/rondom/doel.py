"""National goals: set one, give it a number for a year, measure it, tie what moves it to it, stop
it.
"""

from collections.abc import Callable
from typing import Any
from zlib import crc32

from portal import audit, engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Actie, Dilemma, Doel, DoelDilemma, Doeljaar, Meting, Thema
from portal.vocabulary import Voorval

VELDEN = ("naam", "omschrijving", "eenheid")


class Gewijzigd(Exception):
    """A colleague changed the doel since the screen was made; nothing has changed now."""


def pagina(doel: Doel) -> str:
    """Return the address of a doel."""
    return f"/doelen/{doel.id}"


def versie(doel: Doel) -> int:
    """Return a number that changes with what a form can change: the table has no version of its
    own.
    """
    return crc32(
        "\0".join((doel.naam, doel.omschrijving, doel.eenheid, str(doel.thema_id))).encode()
    )


def maak(verzoek: Verzoek) -> str:
    """Set a doel (`invoer`: VELDEN and `thema` as key); return its page."""

    def doe() -> str:
        _alleen_adviseur(verzoek)
        doel = Doel.create(**_waarden(verzoek), gemaakt_op=verzoek.nu)
        _leg_vast(doel, verzoek, "gesteld")
        return pagina(doel)

    return engine.eenmaal(verzoek, doe)


def wijzig(doel: Doel, verzoek: Verzoek) -> str:
    """Change name, description, unit or thema; return the page. Raises Gewijzigd for a stale
    screen.
    """

    def doe(actueel: Doel) -> str:
        if verzoek.versie not in (None, versie(actueel)):
            raise Gewijzigd
        Doel.update(**_waarden(verzoek)).where(Doel.id == actueel.id).execute()
        return "gewijzigd"

    return _bewerk(doel, verzoek, doe)


def zet_streef(doel: Doel, verzoek: Verzoek) -> str:
    """Aim at a number in a year (`invoer`: jaar, streef), instead of what stood there; return the
    page.
    """

    def doe(actueel: Doel) -> str:
        jaar, streef = verzoek.invoer["jaar"], verzoek.invoer["streef"]
        rij, nieuw = Doeljaar.get_or_create(doel=actueel, jaar=jaar, defaults={"streef": streef})
        if not nieuw:
            Doeljaar.update(streef=streef).where(Doeljaar.id == rij.id).execute()
        return f"streefgetal {jaar}: {streef}"

    return _bewerk(doel, verzoek, doe)


def meet(doel: Doel, verzoek: Verzoek) -> str:
    """Record how far it has come (`invoer`: dag, stand, toelichting); return the page."""

    def doe(actueel: Doel) -> str:
        waarden = {naam: verzoek.invoer[naam] for naam in ("dag", "stand", "toelichting")}
        Meting.create(doel=actueel, door=verzoek.actor, op=verzoek.nu, **waarden)
        return f"gemeten op {waarden['dag']}: {waarden['stand']}"

    return _bewerk(doel, verzoek, doe)


def stop(doel: Doel, verzoek: Verzoek) -> str:
    """End a doel; what was reached stays. Returns the page."""

    def doe(actueel: Doel) -> str:
        Doel.update(gestopt_op=verzoek.nu).where(Doel.id == actueel.id).execute()
        return "gestopt"

    return _bewerk(doel, verzoek, doe)


def koppel_actie(actie: Actie, verzoek: Verzoek) -> str:
    """Tie an actie to the doel it moves (`invoer`: doel as id, or None for no doel); return the
    actie's page.
    """

    def doe() -> str:
        _alleen_adviseur(verzoek)
        actueel = Actie.get_by_id(actie.id)
        gekozen = int(verzoek.invoer["doel"] or 0) or None
        if gekozen != actueel.doel_id:
            _hang_om(actueel, _lopend(gekozen), verzoek)
        return f"/acties/{actueel.id}"

    return engine.eenmaal(verzoek, doe)


def _hang_om(actie: Actie, doel: Doel | None, verzoek: Verzoek) -> None:
    Actie.update(doel=doel).where(Actie.id == actie.id).execute()
    for wie, wat in ((actie.doel, "losgemaakt"), (doel, "gekoppeld")):
        if wie:
            _leg_vast(wie, verzoek, f"actie {actie.id} {wat}")


def koppel_dilemma(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Tie a dilemma to the doelen it moves (`invoer`: doelen as ids; none unties all); return the
    dilemma's page.
    """

    def doe() -> str:
        _alleen_adviseur(verzoek)
        if dilemma.ingediend_op is None:
            raise NietToegestaan(dilemma.nummer)
        was = {k.doel_id for k in DoelDilemma.select().where(DoelDilemma.dilemma == dilemma)}
        wordt = {int(id_) for id_ in verzoek.invoer["doelen"]}
        for id_ in sorted(wordt - was):
            _koppel(_lopend(id_), dilemma, verzoek)
        for id_ in sorted(was - wordt):
            DoelDilemma.delete().where(
                DoelDilemma.dilemma == dilemma, DoelDilemma.doel == id_
            ).execute()
            _leg_vast(Doel.get_by_id(id_), verzoek, f"{dilemma.nummer} losgemaakt")
        return f"/dilemma/{dilemma.nummer}"

    return engine.eenmaal(verzoek, doe)


def koppel_hier(
    doel: Doel, verzoek: Verzoek, *, dilemma: Dilemma | None = None, actie: Actie | None = None
) -> str:
    """Tie one dilemma, one actie or both to a running doel; what is tied stays tied. Returns the
    doel's page.
    """

    def doe(actueel: Doel) -> str:
        if dilemma and not DoelDilemma.get_or_none(
            DoelDilemma.doel == actueel, DoelDilemma.dilemma == dilemma
        ):
            _koppel(actueel, dilemma, verzoek)
        if actie and actie.doel_id != actueel.id:
            _hang_om(actie, actueel, verzoek)
        return ""

    return _bewerk(doel, verzoek, doe)


def _koppel(doel: Doel, dilemma: Dilemma, verzoek: Verzoek) -> None:
    DoelDilemma.create(doel=doel, dilemma=dilemma)
    _leg_vast(doel, verzoek, f"{dilemma.nummer} gekoppeld")


def _bewerk(doel: Doel, verzoek: Verzoek, doe: Callable[[Doel], str]) -> str:
    """Run and log what an adviseur does to a doel that runs; `doe` says what it was, or '' when it
    logged itself.
    """

    def binnen() -> str:
        _alleen_adviseur(verzoek)
        actueel = _lopend(doel.id)
        if wat := doe(actueel):
            _leg_vast(actueel, verzoek, wat)
        return pagina(actueel)

    return engine.eenmaal(verzoek, binnen)


def _lopend(id_: int | str | None) -> Doel | None:
    """Return the doel with this id, which must run (a stopped one stays as it was), or None without
    an id.
    """
    if not id_:
        return None
    doel = Doel.get_or_none(Doel.id == int(id_))
    if doel is None or doel.gestopt_op:
        raise NietToegestaan(f"doel {id_}")
    return doel


def _waarden(verzoek: Verzoek) -> dict[str, Any]:
    thema = Thema.get(Thema.sleutel == verzoek.invoer["thema"])
    return {naam: verzoek.invoer[naam] for naam in VELDEN} | {"thema": thema}


def _alleen_adviseur(verzoek: Verzoek) -> None:
    if not verzoek.actor.is_adviseur:
        raise NietToegestaan("doel")


def _leg_vast(doel: Doel, verzoek: Verzoek, wat: str) -> None:
    audit.leg_vast(
        Voorval.DOEL,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=f"doel {doel.id}",
        gegevens={"wat": wat},
    )
