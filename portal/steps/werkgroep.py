"""Step 4: specialists work a dilemma out; what stays unsolved goes up, or back."""

from functools import partial

from portal import engine, policy
from portal.daden import NuNiet, daad, onder, zelfde
from portal.engine import NietToegestaan, Verzoek
from portal.models import Behandeling, Dilemma, Gremium, Lidmaatschap, Opbrengst, Persoon
from portal.policy import eisen, grond, mogen
from portal.queries import versies
from portal.queries.bijeenkomst.plannen import nog_te_houden
from portal.queries.gremia import zetels
from portal.queries.stand import Stand, stand
from portal.queries.werkgroep import behandeld_door
from portal.steps.bijeenkomst import plannen
from portal.steps.gedeeld import behandelen
from portal.steps.gedeeld.indiening import GEGEVENS
from portal.steps.gedeeld.werkgroepkeuze import gremium_voor, kies_of_stel_in, laatste_dag, maak_lid
from portal.steps.gedeeld.zetels import (
    EEN_DAG,
    agenda_volgt,
    eindig,
    hoorde_bij_sluiten,
    meld_einde,
    plek_van,
    verander,
)
from portal.steps.rondom import accounts, kennisbank
from portal.tools.mailadres import mailadres
from portal.tools.tijd import dag
from portal.tools.zeker import zeker
from portal.vocabulary import GEHEIMHOUDING_NU, GremiumSoort, LidRol, Openbaarheid, Status, Voorval

_beheer = partial(daad, mogen.regelen, eist=eisen.werkgroep_loopt)


def voorleggen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay and begin one at the Beraad; the decision asked becomes its question."""
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    invoer = {**verzoek.invoer, "vraag": verzoek.invoer["gevraagd_besluit"]}
    for dilemma in leden:
        behandelen.verder(dilemma, beraad, verzoek.nu, invoer)


def terugverwijzen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay and begin one at an earlier rung, with a question of its own."""
    gremium = gremium_voor(naar, verzoek)
    invoer = {**verzoek.invoer, "waarom_niet_opgelost": verzoek.invoer["reden"]}
    for dilemma in leden:
        behandelen.verder(dilemma, gremium, verzoek.nu, invoer)


def overdragen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay and begin one at another (or new) werkgroep; the agendatekst goes along."""
    eerder = [zeker(behandelen.huidige(dilemma)).gremium for dilemma in leden]
    werkgroep = kies_of_stel_in(verzoek)
    if werkgroep in eerder:
        raise NuNiet(werkgroep.onderwerp)
    invoer = {**verzoek.invoer, "waarom_niet_opgelost": verzoek.invoer["reden"]}
    for dilemma in leden:
        behandelen.verder(dilemma, werkgroep, verzoek.nu, invoer)


@_beheer(gevoelig=True, logt=onder(Voorval.GREMIUM, "lid uitgenodigd"))
def nodig_uit(gremium: Gremium, verzoek: Verzoek) -> dict[str, Stand]:
    """Seat somebody and mail them (`invoer`: rol, and persoon or else email, naam, organisatie,
    functie).
    """
    invoer = verzoek.invoer
    gekozen = invoer.get("persoon")
    # Whoever owns the typed address needs no new account.
    bekend = Persoon.get_by_id(int(gekozen)) if gekozen else Persoon.met_email(invoer["email"])
    if bekend and not bekend.actief:
        raise NuNiet(f"account {bekend.id}")
    persoon = bekend or _nieuw(verzoek)
    return {"stand": maak_lid(gremium, persoon, LidRol(invoer["rol"]), verzoek)}


def _nieuw(verzoek: Verzoek) -> Persoon:
    """Make the account of who is invited: the invitation is their letter."""
    gegevens = {naam: verzoek.invoer[naam] for naam in GEGEVENS}
    return accounts.maak(mailadres(verzoek.invoer["email"]), gegevens, verzoek, "uitgenodigd")


@daad(
    mogen.als_specialist,
    al=lambda zetel: zetel.geheimhouding_op is not None,
    logt=onder(Voorval.GEHEIMHOUDING),
)
def beloof_geheimhouding(zetel: Lidmaatschap, verzoek: Verzoek) -> dict[str, int | Stand]:
    """Promise geheimhouding: from here on the specialist sees the gremium."""
    belofte = {"geheimhouding_op": verzoek.nu, "geheimhouding_tekst": GEHEIMHOUDING_NU}
    # Whoever does something gets no mail of it, but this is also an invitation.
    with agenda_volgt([zetel.persoon], Verzoek(None, verzoek.nu)):
        Lidmaatschap.update(**belofte).where(Lidmaatschap.id == zetel.id).execute()
    return {"tekst": GEHEIMHOUDING_NU, "stand": stand(Lidmaatschap.get_by_id(zetel.id))}


@daad(
    mogen.regelen,
    eist=grond.zit_als_specialist,
    vers=versies.LAATSTE_DAG,
    gevoelig=True,
    logt=onder(Voorval.GREMIUM, "laatste dag van een specialist gewijzigd"),
)
def zet_laatste_dag(lid: Lidmaatschap, verzoek: Verzoek) -> dict[str, Stand]:
    """Let a specialist sit longer or shorter, until a year from now at most (`invoer`:
    specialist_tot). What they promised holds.
    """
    plek = plek_van(lid)._replace(tot=laatste_dag(verzoek))
    return {"stand": verander(lid, plek, verzoek)}


@daad(
    mogen.regelen, eist=eisen.van_werkgroep, logt=onder(Voorval.GREMIUM, "lidmaatschap beëindigd")
)
def beeindig_lidmaatschap(lid: Lidmaatschap, verzoek: Verzoek) -> dict[str, Stand]:
    """Take a seat away at once and tell its holder: what it let them see is gone at their next
    click.
    """
    gisteren = dag(verzoek.nu) - EEN_DAG
    zit_nog = lid.tot is None or lid.tot > gisteren
    with agenda_volgt([lid.persoon], verzoek):
        nieuw = eindig(lid, gisteren, verzoek) if zit_nog else stand(lid)
        if zit_nog and not hoorde_bij_sluiten(lid):
            meld_einde(lid, verzoek)
    return {"stand": nieuw}


@_beheer(vers=versies.gepland, logt=onder(Voorval.GREMIUM, "gesloten"))
def sluit(gremium: Gremium, verzoek: Verzoek) -> None:
    """Close a werkgroep that treats nothing any more; its specialists no longer see it, and hear
    so. Its meetings to come are called off first, while its specialists still hear of it.
    """
    if gremium.behandelingen.where(Behandeling.geeindigd_op.is_null()).exists():
        raise NuNiet(gremium.onderwerp)
    for bijeenkomst in nog_te_houden(gremium, verzoek.nu):
        plannen.zeg_af(bijeenkomst, Verzoek(verzoek.actor, verzoek.nu))
    dicht = Gremium.update(gesloten_op=dag(verzoek.nu))
    leden = zetels(gremium, dag(verzoek.nu))
    with agenda_volgt([zetel.persoon for zetel in leden], verzoek):
        dicht.where(Gremium.id == gremium.id).execute()
        for zetel in leden:
            if zetel.rol is LidRol.SPECIALIST:
                meld_einde(zetel, verzoek)
                # They heard it now, and not once more on their last day.
                Lidmaatschap.update(meld_op=None).where(Lidmaatschap.id == zetel.id).execute()


@_beheer(
    al=lambda gremium, verzoek, structureel: gremium.structureel == structureel,
    vers=versies.DUUR,
    logt=onder(Voorval.GREMIUM),
)
def maak_structureel(gremium: Gremium, verzoek: Verzoek, *, structureel: bool) -> dict[str, str]:
    """Turn a werkgroep into a lasting one, or back into a one-off."""
    Gremium.update(structureel=structureel).where(Gremium.id == gremium.id).execute()
    return {"wat": "structureel" if structureel else "eenmalig"}


@daad(
    mogen.als_trekker,
    herhaald=zelfde(
        Opbrengst, "vrijgegeven_op", bij="gremium", titel="opbrengst_titel", tekst="opbrengst_tekst"
    ),
    logt=onder(Voorval.GREMIUM, "opbrengst vastgelegd"),
)
def leg_opbrengst_vast(gremium: Gremium, verzoek: Verzoek) -> None:
    """Record a result (`invoer`: velden.OPBRENGST, and `dilemma` as number or empty).

    Only an adviseur may let it be read by more people than the deelnemers.
    """
    invoer = {"openbaarheid": Openbaarheid.DEELNEMERS, **verzoek.invoer}
    wijder = invoer["openbaarheid"] != Openbaarheid.DEELNEMERS
    if wijder and not policy.mag_vrijgeven(verzoek.actor):
        raise NietToegestaan(gremium.onderwerp)
    dilemma = _behandeld(gremium, verzoek)
    kennisbank.maak(dilemma, gremium, invoer, verzoek)
    if dilemma:
        engine.meld(dilemma, Voorval.OPBRENGST, verzoek)


def _behandeld(gremium: Gremium, verzoek: Verzoek) -> Dilemma | None:
    """Return the chosen dilemma, which this werkgroep must have treated, or None when none was
    chosen.
    """
    nummer = verzoek.invoer.get("dilemma")
    if not nummer:
        return None
    for behandeling in behandeld_door(gremium, zeker(verzoek.actor), dag(verzoek.nu)):
        if behandeling.dilemma.nummer == nummer:
            return behandeling.dilemma
    raise NuNiet(nummer)
