"""Organisations: renamed, merged where one stands there twice, and taken apart again."""

from functools import partial
from typing import Any

from portal.daden import NuNiet, daad, onder
from portal.db import alfabet
from portal.engine import Verzoek
from portal.models import Gebeurtenis, Organisatie, Persoon
from portal.models.organisatie import sleutel_van
from portal.policy import beheer as eisen
from portal.policy.beheer import beheer_mensen
from portal.queries import versies
from portal.steps.gedeeld.organisatie import waarin
from portal.tools import adressen
from portal.vocabulary import Voorval

SAMENGEVOEGD = "samengevoegd"


def bij_organisatie(organisatie: Organisatie) -> str:
    """Return where a beheerder looks after this organisation, or the one it went into."""
    return adressen.organisatie(waarin(organisatie).id)


_organisaties = partial(daad, beheer_mensen, vers=versies.ORGANISATIE, naar=bij_organisatie)


@_organisaties(eist=eisen.is_zelfstandig, logt=onder(Voorval.ORGANISATIE, "hernoemd"))
def hernoem(organisatie: Organisatie, verzoek: Verzoek) -> dict[str, Any]:
    """Call an organisation otherwise, with all who work there (`invoer`: naam)."""
    naam = verzoek.invoer["naam"]
    ander = Organisatie.met_naam(naam)
    if ander and ander != organisatie:
        raise NuNiet(ander.onderwerp)
    _zet_om(_mensen(organisatie), naam)
    nieuw = {"naam": naam, "sleutel": sleutel_van(naam)}
    Organisatie.update(**nieuw).where(Organisatie.id == organisatie.id).execute()
    return {"van": organisatie.naam, "naar": naam}


@_organisaties(eist=eisen.is_zelfstandig, logt=onder(Voorval.ORGANISATIE, SAMENGEVOEGD))
def voeg_samen(organisatie: Organisatie, verzoek: Verzoek) -> dict[str, Any]:
    """Let an organisation go into another one, with all who work there (`invoer`: naam, of that
    other one). Whoever types its name from here on works for that other one.
    """
    ander = Organisatie.met_naam(verzoek.invoer["naam"])
    doel = waarin(ander) if ander else None
    if doel is None or doel == organisatie:
        raise NuNiet(organisatie.onderwerp)
    mensen = _mensen(organisatie)
    _zet_om(mensen, doel.naam)
    Organisatie.update(opgegaan_in=doel).where(Organisatie.id == organisatie.id).execute()
    return {"van": organisatie.naam, "naar": doel.naam, "mensen": mensen}


@_organisaties(eist=eisen.is_opgegaan, logt=onder(Voorval.ORGANISATIE, "weer apart"))
def haal_uit_elkaar(organisatie: Organisatie, verzoek: Verzoek) -> dict[str, Any]:
    """Let an organisation that was merged be one of its own again; whoever went along then and is
    still there comes back.
    """
    doel = waarin(organisatie)
    hier = (Gebeurtenis.soort == Voorval.ORGANISATIE) & (
        Gebeurtenis.onderwerp == organisatie.onderwerp
    )
    rijen = Gebeurtenis.select().where(hier).order_by(Gebeurtenis.id.desc())
    mee: list[int] = next((g.gegevens["mensen"] for g in rijen if "mensen" in g.gegevens), [])
    nog = Persoon.select().where(Persoon.id.in_(mee), Persoon.organisatie == doel.naam)
    _zet_om([persoon.id for persoon in nog], organisatie.naam)
    organisatie.opgegaan_in = None  # also for where this leads
    organisatie.save(only=[Organisatie.opgegaan_in])
    return {"van": doel.naam, "naar": organisatie.naam}


def _mensen(organisatie: Organisatie) -> list[int]:
    """Return the ids of who works there, however it is written with them."""
    hier = alfabet(Persoon.organisatie) == organisatie.sleutel
    return [persoon.id for persoon in Persoon.select().where(hier).order_by(Persoon.id)]


def _zet_om(mensen: list[int], naam: str) -> None:
    for id_ in mensen:
        Persoon.update(organisatie=naam).where(Persoon.id == id_).execute()
