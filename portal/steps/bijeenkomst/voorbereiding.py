"""Before the agenda is fixed: the CCV asks the chair to agree, and whoever prepares the meeting too
comments on it.
"""

from zlib import crc32

from portal import engine, outbox, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Bijeenkomst, Gremium, Opmerking, Persoon
from portal.queries.bijeenkomst import voorbereiding as query
from portal.queries.werkgroep import zittende_leden
from portal.steps.bijeenkomst import grond as agenda
from portal.steps.bijeenkomst.grond import (
    AgendaVerouderd,
    alleen_adviseur,
    controleer_versie,
    dag_van,
    pagina,
)
from portal.tools.tijd import dag
from portal.velden import REGIE
from portal.vocabulary import GremiumSoort


def vraag_akkoord(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Mail the chair (for the Beraad the Platform too) that the draft can be read; return the
    meeting's page.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = agenda.concept(bijeenkomst)
        controleer_versie(actueel, verzoek)
        if not kan_vragen(actueel, verzoek.actor):
            raise NietToegestaan(pagina(actueel))
        for persoon in _mede_voorbereiders(actueel, verzoek):
            outbox.plaats(
                "concept_agenda", persoon, verzoek.nu, pad=pagina(actueel), dag=dag_van(actueel)
            )
        agenda.noteer(actueel, verzoek, query.GEVRAAGD)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def kan_vragen(bijeenkomst: Bijeenkomst, wie: Persoon) -> bool:
    """Tell whether there is a chair to ask; nobody asks themselves."""
    return bijeenkomst.voorzitter_id not in (None, wie.id)


def _mede_voorbereiders(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> list[Persoon]:
    """Return the chair and, for the Beraad, the Platform's members, as far as they may read the
    draft.
    """
    vandaag = dag(verzoek.nu)
    mensen = {bijeenkomst.voorzitter_id: bijeenkomst.voorzitter}
    if bijeenkomst.gremium.soort is GremiumSoort.BERAAD:
        mensen |= {p.id: p for p in zittende_leden(Gremium.enige(GremiumSoort.PLATFORM), vandaag)}
    anderen = [p for p in mensen.values() if p.id != verzoek.actor.id]
    return [p for p in anderen if policy.mag_voorbereiden(p, bijeenkomst, vandaag)]


def geef_akkoord(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Let the chair agree with the draft as it is; `verzoek.versie` is the `stempel` of the screen,
    or None.
    """

    def doe() -> str:
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if not policy.mag_akkoord_geven(verzoek.actor, actueel, dag(verzoek.nu)):
            raise NietToegestaan(pagina(actueel))
        actueel, stempel = agenda.concept(bijeenkomst), query.stempel(actueel)
        if verzoek.versie not in (None, stempel):
            raise AgendaVerouderd(actueel, actueel.versie)
        Bijeenkomst.update(
            akkoord_op=verzoek.nu, akkoord_door=verzoek.actor, akkoord_versie=actueel.versie
        ).where(Bijeenkomst.id == actueel.id).execute()
        agenda.noteer(actueel, verzoek, query.AKKOORD, stempel=stempel)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def plaats_opmerking(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Keep a comment on a draft (`invoer`: tekst, and punt, the id of an item, or None); return the
    page.
    """

    def doe() -> str:
        vandaag = dag(verzoek.nu)
        if not policy.mag_voorbereiden(verzoek.actor, bijeenkomst, vandaag):
            raise NietToegestaan(pagina(bijeenkomst))
        actueel, punt = agenda.concept(bijeenkomst), verzoek.invoer.get("punt")
        leesbaar = actueel.punten.where(
            Agendapunt.id == punt, policy.leesbare_punten(verzoek.actor, vandaag)
        )
        if punt is not None and not leesbaar.exists():
            raise AgendaVerouderd(actueel, actueel.versie)
        Opmerking.create(
            bijeenkomst=actueel,
            punt=punt,
            auteur=verzoek.actor,
            tekst=verzoek.invoer["tekst"],
            op=verzoek.nu,
        )
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def regiestempel(punt: Agendapunt) -> int:
    """Return the version of an item's stage directions: a checksum, for they change apart from the
    agenda.
    """
    return crc32(repr([getattr(punt, veld.naam) for veld in REGIE]).encode())


def schrijf_regie(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Keep what the chair and the adviseurs read of an item (`invoer`: the names of REGIE); return
    the page.

    Also while the agenda is fixed: members read none of it. `verzoek.versie` is the `regiestempel`
    of the screen.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Agendapunt.get_by_id(punt.id)
        if verzoek.versie not in (None, regiestempel(actueel)):
            raise AgendaVerouderd(actueel.bijeenkomst, actueel.bijeenkomst.versie)
        waarden = agenda.gekozen(tuple(veld.naam for veld in REGIE), verzoek.invoer)
        Agendapunt.update(**waarden).where(Agendapunt.id == punt.id).execute()
        agenda.noteer(actueel.bijeenkomst, verzoek, "regie bij een punt gewijzigd")
        return pagina(actueel.bijeenkomst)

    return engine.eenmaal(verzoek, doe)
