"""Before the agenda is fixed: the CCV asks the chair to agree, and whoever prepares it too
comments.
"""

from portal import meldingen, policy
from portal.daden import CONCEPT, LEVEND, bij_bijeenkomst, daad, zelfde
from portal.engine import Verouderd, Verzoek
from portal.models import Agendapunt, Bijeenkomst, Opmerking
from portal.policy import eisen, mogen
from portal.queries.bijeenkomst.voorbereiding import AKKOORD, GEVRAAGD, hele_agenda
from portal.queries.versies import REGIE_VAN_PUNT, van_zaak
from portal.steps.bijeenkomst.grond import gekozen
from portal.tools.tijd import dag
from portal.velden import REGIE


@daad(
    mogen.regelen,
    belet=CONCEPT,
    vers=van_zaak,
    eist=eisen.met_andere_voorzitter,
    logt=bij_bijeenkomst(GEVRAAGD),
)
def vraag_akkoord(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Mail the chair (for the Beraad the Platform too) that the draft can be read."""
    meldingen.meld("concept_agenda", bijeenkomst, verzoek)


@daad(mogen.als_voorzitter, belet=CONCEPT, vers=hele_agenda, logt=bij_bijeenkomst(AKKOORD))
def geef_akkoord(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> dict[str, int]:
    """Let the chair agree with the draft exactly as it is."""
    Bijeenkomst.update(
        akkoord_op=verzoek.nu, akkoord_door=verzoek.actor, akkoord_versie=bijeenkomst.versie
    ).where(Bijeenkomst.id == bijeenkomst.id).execute()
    meldingen.meld("oordeel", bijeenkomst, verzoek, wat="akkoord")
    return {"stempel": hele_agenda(bijeenkomst)}


@daad(
    mogen.als_voorbereider,
    belet=CONCEPT,
    herhaald=zelfde(
        Opmerking, "op", bij="bijeenkomst", door="auteur", tekst="tekst", punt_id="punt"
    ),
)
def plaats_opmerking(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Keep a comment on a draft (`invoer`: tekst, and punt, the id of an item, or None)."""
    vandaag, punt = dag(verzoek.nu), verzoek.invoer.get("punt")
    leesbaar = policy.leesbare_punten(verzoek.actor, vandaag)
    dit = bijeenkomst.punten.where(Agendapunt.id == punt, leesbaar)
    if punt is not None and not dit.exists():
        raise Verouderd(bijeenkomst)
    Opmerking.create(
        bijeenkomst=bijeenkomst,
        punt=punt,
        auteur=verzoek.actor,
        tekst=verzoek.invoer["tekst"],
        op=verzoek.nu,
    )
    meldingen.meld("oordeel", bijeenkomst, verzoek, wat="opmerking")


@daad(
    mogen.regelen,
    belet=LEVEND,
    vers=REGIE_VAN_PUNT,
    logt=bij_bijeenkomst("regie bij een punt gewijzigd"),
)
def schrijf_regie(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Keep what the chair and the adviseurs read of an item (`invoer`: the names of REGIE).

    Also while the agenda is fixed: members read none of it.
    """
    waarden = gekozen(tuple(veld.naam for veld in REGIE), verzoek.invoer)
    Agendapunt.update(**waarden).where(Agendapunt.id == punt.id).execute()
