"""The agenda as a whole: fix it, so that the members see it and get its papers; open it again."""

from portal import meldingen
from portal.daden import LEVEND, bij_agenda, daad
from portal.engine import Verouderd, Verzoek
from portal.models import Bijeenkomst
from portal.policy import mogen
from portal.queries.bijeenkomst.voorbereiding import (
    VASTGESTELD,
    agendaversie,
    akkoord_nu,
    hele_agenda,
    iets_nieuws,
)
from portal.queries.rondom.stuk import Drukwerk
from portal.queries.versies import van_zaak
from portal.steps.bijeenkomst.grond import dag_van
from portal.steps.bijeenkomst.rijp import controleer_rijp
from portal.steps.rondom import signaal
from portal.steps.rondom.stuk import leg_uitgave_vast
from portal.vocabulary import Stuksoort


@daad(
    mogen.regelen,
    al=lambda b, _: b.vastgesteld_op,
    belet=LEVEND,
    vers=van_zaak,
    logt=bij_agenda("agenda vastgesteld"),
)
def stel_vast(
    bijeenkomst: Bijeenkomst, verzoek: Verzoek, *, stukken: tuple[Drukwerk, ...] = ()
) -> dict[str, str | int]:
    """Fix the agenda, issue its papers, and tell the members unless they read just this already;
    all of it or nothing.

    `stukken` were printed from the version that `verzoek` names and the texts of
    `invoer["stempel"]`. Raises NietRijp when items keep it from being fixed, Verouderd when it is
    not as it was printed.
    """
    controleer_rijp(bijeenkomst)
    if verzoek.invoer.get("stempel") not in (None, hele_agenda(bijeenkomst)):
        raise Verouderd(bijeenkomst)
    # It can be fixed without the chair, but not unnoticed.
    akkoord = bijeenkomst.voorzitter_id is None or akkoord_nu(bijeenkomst)
    bijeenkomst.vastgesteld_op = verzoek.nu
    bijeenkomst.save()
    for stuk in stukken:
        leg_uitgave_vast(stuk, verzoek)
        if stuk.soort is Stuksoort.BRIEFING:
            signaal.neem_op(bijeenkomst, verzoek)
    if iets_nieuws(bijeenkomst):
        versie = agendaversie(bijeenkomst)
        later = str(versie) if versie > 1 else ""
        dag = dag_van(bijeenkomst)
        meldingen.meld("bijeenkomst", bijeenkomst, verzoek, dag=dag, versie=later)
    zonder = "" if akkoord else " zonder akkoord van de voorzitter"
    return {"wat": VASTGESTELD + zonder, "stempel": hele_agenda(bijeenkomst)}


@daad(
    mogen.regelen,
    al=lambda b, _: b.vastgesteld_op is None,
    belet=LEVEND,
    vers=van_zaak,
    logt=bij_agenda("agenda weer concept"),
)
def maak_concept(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Open a fixed agenda again; its papers stay as they are."""
    bijeenkomst.vastgesteld_op = None
    bijeenkomst.save()
