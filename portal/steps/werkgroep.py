"""Step 4: specialists work a dilemma out; what stays unsolved goes up, or back."""

from portal import audit, engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Behandeling, Dilemma, Gremium, Lidmaatschap, Persoon
from portal.steps import behandelen, opbrengsten
from portal.steps.werkgroepkeuze import gremium_voor, maak_lid
from portal.tijd import dag
from portal.vocabulary import GremiumSoort, LidRol, Status, Voorval


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


def _mag_leiden(gremium: Gremium, verzoek: Verzoek) -> bool:
    voorzit = Lidmaatschap.geldig(dag(verzoek.nu)).where(
        Lidmaatschap.gremium == gremium, Lidmaatschap.persoon == verzoek.actor, Lidmaatschap.rol == LidRol.VOORZITTER
    )
    return verzoek.actor.is_adviseur or voorzit.exists()


def _leg_vast(gremium: Gremium, verzoek: Verzoek, wat: str) -> None:
    audit.leg_vast(
        Voorval.GREMIUM, wie=verzoek.actor, op=verzoek.nu, onderwerp=f"gremium {gremium.id}", gegevens={"wat": wat}
    )


def nodig_uit(gremium: Gremium, verzoek: Verzoek) -> str:
    """Seat a person (`invoer`: persoon, rol) in a werkgroep and mail them; return its page."""

    def doe() -> str:
        if not verzoek.actor.is_adviseur or gremium.gesloten_op:
            raise NietToegestaan(gremium.naam)
        maak_lid(gremium, Persoon.get_by_id(int(verzoek.invoer["persoon"])), LidRol(verzoek.invoer["rol"]), verzoek.nu)
        _leg_vast(gremium, verzoek, "lid uitgenodigd")
        return f"/werkgroepen/{gremium.id}"

    return engine.eenmaal(verzoek, doe)


def sluit(gremium: Gremium, verzoek: Verzoek) -> str:
    """Close a werkgroep that treats nothing any more; its specialists no longer see it. Returns its page."""

    def doe() -> str:
        loopt = Behandeling.select().where(Behandeling.gremium == gremium, Behandeling.geeindigd_op.is_null())
        if not verzoek.actor.is_adviseur or loopt.exists():
            raise NietToegestaan(gremium.naam)
        Gremium.update(gesloten_op=dag(verzoek.nu)).where(Gremium.id == gremium.id).execute()
        _leg_vast(gremium, verzoek, "gesloten")
        return f"/werkgroepen/{gremium.id}"

    return engine.eenmaal(verzoek, doe)


def maak_structureel(gremium: Gremium, verzoek: Verzoek) -> str:
    """Turn a one-off werkgroep into a lasting one, or back; return its page."""

    def doe() -> str:
        if not verzoek.actor.is_adviseur:
            raise NietToegestaan(gremium.naam)
        Gremium.update(structureel=~Gremium.structureel).where(Gremium.id == gremium.id).execute()
        _leg_vast(gremium, verzoek, "structureel of eenmalig")
        return f"/werkgroepen/{gremium.id}"

    return engine.eenmaal(verzoek, doe)


def leg_opbrengst_vast(gremium: Gremium, verzoek: Verzoek) -> str:
    """Record a result of the werkgroep by its trekker or an adviseur; only the CCV releases it wider. Returns its page."""

    def doe() -> str:
        if not _mag_leiden(gremium, verzoek):
            raise NietToegestaan(gremium.naam)
        opbrengsten.maak(None, gremium, verzoek.invoer, verzoek.nu)
        _leg_vast(gremium, verzoek, "opbrengst vastgelegd")
        return f"/werkgroepen/{gremium.id}"

    return engine.eenmaal(verzoek, doe)
