"""Step 5: the Strategisch Beraad decides; a decision leads to actions."""

from functools import partial
from operator import attrgetter
from typing import Any

from portal import policy
from portal.daden import NuNiet, bij_dilemma, daad, zelfde
from portal.engine import Verzoek
from portal.models import Actie, Besluit, Dilemma, Gremium, Optie
from portal.policy import besluiteisen, eisen, mogen
from portal.policy.grond import dilemma_van
from portal.queries.versies import van_dilemma, van_zaak
from portal.steps.bijeenkomst import besluiten as stap
from portal.steps.gedeeld import behandelen
from portal.steps.rondom import acties
from portal.tools.zeker import zeker
from portal.vocabulary import BesluitStatus, GremiumSoort, Status, Voorval

# The dilemma's version keeps two screens from doing something twice to one decision.
_op_pagina = partial(
    daad,
    mogen.behandelen,
    vers=van_dilemma,
    zaak=attrgetter("dilemma"),
    naar=attrgetter("dilemma.nummer"),
)


def besluiten(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay at the Beraad and hand out the actions, once for a bundel: on its leading
    dilemma. What the decision led to already is carried out with it.
    """
    gekozen = Besluit.id == int(verzoek.invoer["besluit"])
    besluit = policy.vrijgegeven_besluiten(leden[0]).where(gekozen).get_or_none()
    if besluit is None:
        raise NuNiet(f"besluit {verzoek.invoer['besluit']}")
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)
    los = (Actie.besluit == besluit) & Actie.dilemma.is_null()
    Actie.update(dilemma=leden[0]).where(los).execute()
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    for rij in verzoek.invoer.get("acties", ()):
        acties.maak(leden[0], beraad, rij, verzoek, besluit, besluit.bijeenkomst)


@daad(
    mogen.behandelen,
    eist=eisen.bij_beraad,
    herhaald=zelfde(Besluit, "gemaakt_op", bij="dilemma", tekst="tekst"),
    logt=stap.VASTGELEGD,
    naar=lambda rij: dilemma_van(rij).nummer,
)
def leg_besluit_vast(dilemma: Dilemma, verzoek: Verzoek) -> Besluit:
    """Record a decision (`invoer`: tekst, bijeenkomst or None) at the Beraad."""
    return stap.leg_vast(verzoek, dilemma=dilemma, **_waar(dilemma, verzoek))


@_op_pagina(eist=besluiteisen.besluit_bij_beraad(BesluitStatus.CONCEPT), logt=stap.GEWIJZIGD)
def wijzig_besluit(besluit: Besluit, verzoek: Verzoek) -> None:
    """Change a decision that is still a concept (`invoer`: tekst, bijeenkomst or None)."""
    stap.wijzig(besluit, verzoek, **_waar(zeker(besluit.dilemma), verzoek))


@_op_pagina(eist=besluiteisen.besluit_bij_beraad(*stap.VOLGENDE), logt=stap.VERDER)
def breng_besluit_verder(besluit: Besluit, verzoek: Verzoek) -> dict[str, str]:
    """Take a decision one step on, to vastgesteld or vrijgegeven; then the members hear."""
    return stap.breng_verder(besluit, verzoek)


@_op_pagina(eist=besluiteisen.besluit_bij_beraad(BesluitStatus.VASTGESTELD), logt=stap.TERUG)
def neem_besluit_terug(besluit: Besluit, verzoek: Verzoek) -> dict[str, str]:
    """Make a concept again of a decision that was vastgesteld (`invoer`: reden)."""
    return stap.neem_terug(besluit, verzoek)


@_op_pagina(eist=besluiteisen.besluit_is_concept, logt=stap.VERWIJDERD)
def haal_besluit_weg(besluit: Besluit, verzoek: Verzoek) -> None:
    """Remove a decision that is still a concept, wherever its dilemma went meanwhile."""
    besluit.delete_instance()


def _waar(dilemma: Dilemma, verzoek: Verzoek) -> dict[str, Any]:
    """Return the meeting that was chosen, with the item that treated the dilemma; no joint one, for
    its guests read.
    """
    bijeenkomst = Besluit(bijeenkomst=verzoek.invoer.get("bijeenkomst")).bijeenkomst
    if bijeenkomst and bijeenkomst.gezamenlijk:
        raise NuNiet(dilemma.nummer)
    return {"bijeenkomst": bijeenkomst, "punt": stap.punt_van(bijeenkomst, dilemma)}


@daad(mogen.behandelen, vers=van_zaak, eist=eisen.bij_beraad, logt=bij_dilemma(Voorval.AGENDATEKST))
def bewaar_voorstel(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Save what the briefing offers the Beraad (`invoer`: opties, voorgestelde_acties)."""
    behandeling = zeker(behandelen.huidige(dilemma))
    behandeling.voorgestelde_acties = verzoek.invoer["voorgestelde_acties"]
    behandeling.save()
    Optie.delete().where(Optie.behandeling == behandeling).execute()
    for volgorde, rij in enumerate(verzoek.invoer["opties"], 1):
        Optie.create(behandeling=behandeling, volgorde=volgorde, **rij)
