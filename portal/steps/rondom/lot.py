"""Ask the Landelijk Outreachend Team for support, and record what came of it."""

from portal import engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Dilemma, Lotverzoek
from portal.vocabulary import Steun, Voorval


def maak(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Store a call (`invoer`: the fields `velden.LOT`); call inside `schrijven()`."""
    Lotverzoek.create(
        dilemma=dilemma,
        steun=[Steun(woord).value for woord in verzoek.invoer["steun"]],
        verzoek=verzoek.invoer["lot_verzoek"],
        gevraagd_op=verzoek.nu,
        gevraagd_door=verzoek.actor,
    )


def vraag(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Ask the LOT while the dilemma goes on (`invoer`: the fields `velden.LOT`); return the
    dilemma's number.
    """

    def doe() -> str:
        actueel = _als_adviseur(dilemma, verzoek)
        if not actueel.open:
            raise NietToegestaan(actueel.nummer)
        maak(actueel, verzoek)
        engine.meld(actueel, Voorval.LOT, verzoek)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def leg_uitkomst_vast(lotverzoek: Lotverzoek, verzoek: Verzoek) -> str:
    """Record what came of a call (`invoer["uitkomst"]`), once; also after the dilemma ended.
    Returns its number.
    """

    def doe() -> str:
        actueel = Lotverzoek.get_by_id(lotverzoek.id)
        dilemma = _als_adviseur(actueel.dilemma, verzoek)
        if actueel.uitkomst_op is not None:
            raise NietToegestaan(dilemma.nummer)
        actueel.uitkomst, actueel.uitkomst_op = verzoek.invoer["uitkomst"], verzoek.nu
        actueel.save()
        engine.meld(dilemma, Voorval.LOT, verzoek)
        return dilemma.nummer

    return engine.eenmaal(verzoek, doe)


def _als_adviseur(dilemma: Dilemma, verzoek: Verzoek) -> Dilemma:
    actueel = Dilemma.get_by_id(dilemma.id)
    if not verzoek.actor.is_adviseur or actueel.ingediend_op is None:
        raise NietToegestaan(actueel.nummer)
    return actueel
