"""Decisions as the meeting screen makes them: of any gremium, on any item."""

from collections.abc import Callable

from portal import engine
from portal.engine import Verzoek
from portal.models import Agendapunt, Besluit
from portal.steps.bijeenkomst import besluiten
from portal.steps.bijeenkomst.grond import AgendaVerouderd, pagina

Daad = Callable[[Besluit, Verzoek], None]
# What can be done with a decision, by the last word of its address.
DADEN: dict[str, Daad] = {
    "wijzigen": besluiten.wijzig,
    "verder": besluiten.breng_verder,
    "terug": besluiten.neem_terug,
    "weg": besluiten.haal_weg,
}


def leg_vast(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Record what was decided on an item (`invoer`: tekst) as a concept; return the meeting's
    page.
    """

    def doe() -> str:
        dilemma = punt.behandeling.dilemma if punt.behandeling_id else None
        besluiten.leg_vast(verzoek, dilemma=dilemma, punt=punt, bijeenkomst=punt.bijeenkomst)
        return pagina(punt.bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def doe(besluit: Besluit, wat: str, verzoek: Verzoek) -> str:
    """Do one of DADEN with a decision of a meeting, as its screen showed it; return the meeting's
    page.
    """

    def binnen() -> str:
        actueel = Besluit.get_or_none(Besluit.id == besluit.id)
        if actueel is None or verzoek.versie not in (None, besluiten.stempel(actueel)):
            raise AgendaVerouderd(besluit.bijeenkomst, besluit.bijeenkomst.versie)
        DADEN[wat](actueel, verzoek)
        return pagina(besluit.bijeenkomst)

    return engine.eenmaal(verzoek, binnen)
