"""What is not ripe does not get on a fixed agenda, unless an adviseur says why."""

from portal import engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Bijeenkomst
from portal.queries.bijeenkomst import rijp as query
from portal.queries.bijeenkomst.rijp import Rijpheid
from portal.steps.bijeenkomst import grond as agenda
from portal.steps.bijeenkomst.grond import alleen_adviseur, pagina
from portal.velden import ANONIEM
from portal.vocabulary import Voorval


class NietRijp(Exception):
    """Items keep the agenda from being fixed; `punten` says which, and what each lacks."""

    def __init__(self, bijeenkomst: Bijeenkomst, punten: list[Rijpheid]):
        mist = [
            f"{rijp.punt.titel}: {', '.join(u.toets.naam for u in rijp.ontbreekt)}"
            for rijp in punten
        ]
        super().__init__("; ".join(mist))
        self.bijeenkomst, self.punten = bijeenkomst, punten


def controleer_rijp(bijeenkomst: Bijeenkomst) -> None:
    """Raise NietRijp unless every item is ripe or bears a reason. Call inside the transaction that
    fixes the agenda.
    """
    if punten := query.onrijp(bijeenkomst):
        raise NietRijp(bijeenkomst, punten)


def geef_reden(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Say why an item may stand on the agenda though it is not ripe (`invoer`: onrijp_reden, empty
    to take it back).
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel, reden = agenda.concept(punt.bijeenkomst), verzoek.invoer["onrijp_reden"]
        Agendapunt.update(onrijp_reden=reden).where(Agendapunt.id == punt.id).execute()
        agenda.noteer(actueel, verzoek, "reden bij een onrijp punt", punt=punt.titel, reden=reden)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def bevestig_anoniem(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Record that the agendatekst as it is now makes nobody known; return the meeting's page."""

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Agendapunt.get_by_id(punt.id)
        if actueel.behandeling_id is None:
            raise NietToegestaan(pagina(actueel.bijeenkomst))
        dilemma = actueel.behandeling.dilemma
        engine.controleer_versie(dilemma, verzoek.versie)
        engine.meld(dilemma, Voorval.AGENDATEKST, verzoek, **{ANONIEM.naam: str(True)})
        return pagina(actueel.bijeenkomst)

    return engine.eenmaal(verzoek, doe)
