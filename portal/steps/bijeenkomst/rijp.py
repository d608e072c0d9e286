"""What is not ripe does not get on a fixed agenda, unless an adviseur says why."""

from portal.daden import CONCEPT, LEVEND, Logt, bij_bijeenkomst, daad
from portal.engine import Verzoek, meld
from portal.models import Agendapunt, Bijeenkomst
from portal.policy import eisen, mogen
from portal.queries.bijeenkomst import rijp as query
from portal.queries.bijeenkomst.rijp import Rijpheid
from portal.queries.versies import REDEN_VAN_PUNT, van_dilemma
from portal.tools.zeker import zeker
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


@daad(
    mogen.regelen,
    al=lambda punt, verzoek: punt.onrijp_reden == verzoek.invoer["onrijp_reden"],
    belet=CONCEPT,
    vers=REDEN_VAN_PUNT,
    logt=bij_bijeenkomst("reden bij een onrijp punt"),
)
def geef_reden(punt: Agendapunt, verzoek: Verzoek) -> dict[str, str]:
    """Say why an item may stand on the agenda though it is not ripe (`invoer`: onrijp_reden, empty
    to take it back).
    """
    reden = verzoek.invoer["onrijp_reden"]
    Agendapunt.update(onrijp_reden=reden).where(Agendapunt.id == punt.id).execute()
    return {"punt": punt.titel, "reden": reden}


def _meld_anoniem(punt: Agendapunt, verzoek: Verzoek, _gegevens: object) -> None:
    meld(zeker(punt.behandeling).dilemma, Voorval.AGENDATEKST, verzoek, **{ANONIEM.naam: str(True)})


@daad(
    mogen.regelen,
    belet=LEVEND,
    vers=van_dilemma,
    eist=eisen.over_dilemma,
    logt=Logt(Voorval.AGENDATEKST, _meld_anoniem),
    zaak=lambda punt: punt.dilemma or punt.bijeenkomst,
)
def bevestig_anoniem(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Record that the agendatekst as it is now makes nobody known."""
