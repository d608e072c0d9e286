"""The themas that dilemmas share: add one, rename, order, retire it and take it back."""

import re
from functools import partial

from portal.daden import NuNiet, daad, onder
from portal.engine import Verzoek
from portal.models import Thema
from portal.policy import eisen
from portal.policy.beheer import beheer_themas
from portal.queries import versies
from portal.queries.beheer.themas import naam_bezet, themas
from portal.tools import adressen, tekst
from portal.tools.tijd import dag
from portal.vocabulary import Voorval

SLEUTEL_MAX = 50  # leaves room for a number behind it
_beheer = partial(daad, beheer_themas, naar=lambda _: adressen.THEMAS)


@_beheer(logt=onder(Voorval.THEMA, "thema toegevoegd"))
def voeg_toe(verzoek: Verzoek) -> Thema:
    """Add a thema at the end (`invoer`: naam)."""
    naam = verzoek.invoer["naam"]
    if naam_bezet(naam):
        raise NuNiet(naam)
    laatste = max((t.volgorde for t in Thema.select()), default=0)
    return Thema.create(sleutel=_sleutel(naam), naam=naam, volgorde=laatste + 1)


def _sleutel(naam: str) -> str:
    """Return the key in an address: it stays as it is when the thema is renamed."""
    woorden = re.sub(r"[^a-z0-9]+", "_", tekst.alfabet(naam)).strip("_")[:SLEUTEL_MAX] or "thema"
    bezet = {t.sleutel for t in Thema.select(Thema.sleutel)}
    nummers = (f"{woorden}_{n}" for n in range(2, len(bezet) + 3))
    return next(s for s in (woorden, *nummers) if s not in bezet)


@_beheer(vers=versies.THEMA, logt=onder(Voorval.THEMA, "thema hernoemd"))
def hernoem(thema: Thema, verzoek: Verzoek) -> None:
    """Give a thema another name, wherever it is read (`invoer`: naam)."""
    naam = verzoek.invoer["naam"]
    if naam_bezet(naam, behalve=thema):
        raise NuNiet(thema.onderwerp)
    Thema.update(naam=naam).where(Thema.id == thema.id).execute()


@_beheer(vers=versies.themavolgorde, logt=onder(Voorval.THEMA, "volgorde van themas gewijzigd"))
def verschuif(thema: Thema, richting: int, verzoek: Verzoek) -> None:
    """Move a thema one place up (-1) or down (1) among those in use."""
    rij = themas()
    ids = [t.id for t in rij]
    if thema.id not in ids:
        raise NuNiet(thema.onderwerp)
    plek = ids.index(thema.id)
    nieuw = min(max(plek + richting, 0), len(rij) - 1)
    rij.insert(nieuw, rij.pop(plek))
    for volgorde, ander in enumerate((*rij, *themas(vervallen=True)), 1):
        Thema.update(volgorde=volgorde).where(Thema.id == ander.id).execute()


@_beheer(
    al=lambda thema: thema.vervallen_op is not None,
    eist=eisen.niet_het_enige,
    logt=onder(Voorval.THEMA, "thema vervallen"),
)
def laat_vervallen(thema: Thema, verzoek: Verzoek) -> None:
    """Retire a thema: what bears it keeps it, forms no longer offer it, its followers stay."""
    Thema.update(vervallen_op=dag(verzoek.nu)).where(Thema.id == thema.id).execute()


@_beheer(
    al=lambda thema: thema.vervallen_op is None, logt=onder(Voorval.THEMA, "thema weer in gebruik")
)
def neem_terug(thema: Thema, verzoek: Verzoek) -> None:
    """Take a thema that was retired into use again."""
    Thema.update(vervallen_op=None).where(Thema.id == thema.id).execute()
