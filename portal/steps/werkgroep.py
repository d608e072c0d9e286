"""Step 4: specialists work a dilemma out; what stays unsolved goes up, or back."""

from collections.abc import Callable
from datetime import timedelta

from portal import audit, engine, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Behandeling, Dilemma, Gremium, Lidmaatschap, Persoon
from portal.queries.werkgroep import behandeld_door
from portal.steps.gedeeld import behandelen
from portal.steps.gedeeld.werkgroepkeuze import gremium_voor, maak_lid
from portal.steps.rondom import kennisbank as opbrengsten
from portal.tools.tijd import dag
from portal.vocabulary import GremiumSoort, LidRol, Openbaarheid, Status, Voorval


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


def pagina(gremium: Gremium) -> str:
    """Return the address of a werkgroep's page."""
    return f"/werkgroepen/{gremium.id}"


def _leg_vast(gremium: Gremium, verzoek: Verzoek, wat: str) -> None:
    onderwerp, gegevens = f"gremium {gremium.id}", {"wat": wat}
    audit.leg_vast(
        Voorval.GREMIUM, wie=verzoek.actor, op=verzoek.nu, onderwerp=onderwerp, gegevens=gegevens
    )


def _beheer(
    gremium: Gremium,
    verzoek: Verzoek,
    wat: str,
    doe: Callable[[Gremium], None],
    *,
    ook_gesloten: bool = False,
) -> str:
    """Run a change that only an adviseur may make on a werkgroep (that runs), log it and return its
    page.
    """

    def binnen() -> str:
        actueel = Gremium.get_by_id(gremium.id)
        te_laat = actueel.gesloten_op and not ook_gesloten
        if not verzoek.actor.is_adviseur or not actueel.is_werkgroep or te_laat:
            raise NietToegestaan(gremium.naam)
        doe(actueel)
        _leg_vast(actueel, verzoek, wat)
        return pagina(actueel)

    return engine.eenmaal(verzoek, binnen)


def nodig_uit(gremium: Gremium, verzoek: Verzoek) -> str:
    """Seat somebody and mail them (`invoer`: rol, and persoon or else email, naam, organisatie,
    functie).
    """

    def doe(actueel: Gremium) -> None:
        maak_lid(actueel, _genodigde(verzoek), LidRol(verzoek.invoer["rol"]), verzoek.nu)

    return _beheer(gremium, verzoek, "lid uitgenodigd", doe)


def _genodigde(verzoek: Verzoek) -> Persoon:
    """Return the chosen person, whoever owns the typed address, or a new account for it."""
    invoer = verzoek.invoer
    gekozen = invoer.get("persoon")
    bekend = Persoon.get_by_id(int(gekozen)) if gekozen else Persoon.met_email(invoer["email"])
    if bekend and not bekend.actief:
        raise NietToegestaan(f"account {bekend.id}")
    return bekend or _nieuw_account(verzoek)


def _nieuw_account(verzoek: Verzoek) -> Persoon:
    gegevens = {naam: verzoek.invoer[naam] for naam in ("naam", "organisatie", "functie")}
    persoon = Persoon.create(email=verzoek.invoer["email"].strip().lower(), **gegevens)
    onderwerp, wat = f"account {persoon.id}", {"wat": "uitgenodigd"}
    audit.leg_vast(
        Voorval.ACCOUNT, wie=verzoek.actor, op=verzoek.nu, onderwerp=onderwerp, gegevens=wat
    )
    return persoon


def beeindig_lidmaatschap(lid: Lidmaatschap, verzoek: Verzoek) -> str:
    """Take a seat away at once: what it let its holder see is gone at their next click. Returns the
    page.
    """

    def doe(actueel: Gremium) -> None:
        gisteren = dag(verzoek.nu) - timedelta(days=1)
        # A seat that began today was a mistake: it would end before it began, so only the log keeps
        # it.
        Lidmaatschap.delete().where(
            Lidmaatschap.id == lid.id, Lidmaatschap.van > gisteren
        ).execute()
        loopt = Lidmaatschap.tot.is_null() | (Lidmaatschap.tot > gisteren)
        Lidmaatschap.update(tot=gisteren).where(Lidmaatschap.id == lid.id, loopt).execute()

    return _beheer(lid.gremium, verzoek, "lidmaatschap beëindigd", doe, ook_gesloten=True)


def sluit(gremium: Gremium, verzoek: Verzoek) -> str:
    """Close a werkgroep that treats nothing any more; its specialists no longer see it. Returns its
    page.
    """

    def doe(actueel: Gremium) -> None:
        loopt = Behandeling.select().where(
            Behandeling.gremium == actueel, Behandeling.geeindigd_op.is_null()
        )
        if loopt.exists():
            raise NietToegestaan(actueel.naam)
        Gremium.update(gesloten_op=dag(verzoek.nu)).where(Gremium.id == actueel.id).execute()

    return _beheer(gremium, verzoek, "gesloten", doe)


def maak_structureel(gremium: Gremium, verzoek: Verzoek, *, structureel: bool) -> str:
    """Turn a werkgroep into a lasting one, or back into a one-off; return its page."""

    def doe(actueel: Gremium) -> None:
        Gremium.update(structureel=structureel).where(Gremium.id == actueel.id).execute()

    return _beheer(gremium, verzoek, "structureel" if structureel else "eenmalig", doe)


def leg_opbrengst_vast(gremium: Gremium, verzoek: Verzoek) -> str:
    """Record a result (`invoer`: velden.OPBRENGST, and `dilemma` as number or empty) by trekker or
    adviseur.

    Only an adviseur may let it be read by more people than the deelnemers. Returns the werkgroep's
    page.
    """

    def doe() -> str:
        invoer = {"openbaarheid": Openbaarheid.DEELNEMERS, **verzoek.invoer}
        wijder = invoer["openbaarheid"] != Openbaarheid.DEELNEMERS
        leidt = policy.mag_leiden(verzoek.actor, gremium, dag(verzoek.nu))
        if not leidt or (wijder and not verzoek.actor.is_adviseur):
            raise NietToegestaan(gremium.naam)
        dilemma = _behandeld(gremium, verzoek)
        opbrengsten.maak(dilemma, gremium, invoer, verzoek.nu)
        if dilemma:
            engine.meld(dilemma, Voorval.OPBRENGST, verzoek)
        _leg_vast(gremium, verzoek, "opbrengst vastgelegd")
        return pagina(gremium)

    return engine.eenmaal(verzoek, doe)


def _behandeld(gremium: Gremium, verzoek: Verzoek) -> Dilemma | None:
    """Return the chosen dilemma, which this werkgroep must have treated, or None when none was
    chosen.
    """
    nummer = verzoek.invoer.get("dilemma")
    if not nummer:
        return None
    for behandeling in behandeld_door(gremium, verzoek.actor, dag(verzoek.nu)):
        if behandeling.dilemma.nummer == nummer:
            return behandeling.dilemma
    raise NietToegestaan(nummer)
