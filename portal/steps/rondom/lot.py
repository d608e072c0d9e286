"""Ask the Landelijk Outreachend Team for support, and record what came of it."""

from portal.daden import bij_dilemma, daad, zelfde
from portal.engine import Verzoek
from portal.models import Dilemma, Lotverzoek
from portal.policy import eisen, mogen
from portal.tools.tijd import dag, na_werkdagen
from portal.vocabulary import Steun, Voorval

# Working days within which the LOT is expected to answer, unless another day is chosen.
TERMIJN = 5


def maak(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Store a call (`invoer`: the fields `velden.LOT`); call inside `schrijven()`."""
    gekozen = verzoek.invoer.get("lot_uiterlijk")
    Lotverzoek.create(
        dilemma=dilemma,
        steun=[Steun(woord).value for woord in verzoek.invoer["steun"]],
        verzoek=verzoek.invoer["lot_verzoek"],
        gevraagd_op=verzoek.nu,
        gevraagd_door=verzoek.actor,
        uiterlijk=gekozen or na_werkdagen(dag(verzoek.nu), TERMIJN),
    )


@daad(
    mogen.behandelen,
    eist=eisen.is_open,
    herhaald=zelfde(
        Lotverzoek,
        "gevraagd_op",
        door="gevraagd_door",
        bij="dilemma",
        verzoek="lot_verzoek",
        steun="steun",
    ),
    logt=bij_dilemma(Voorval.LOT),
)
def vraag(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Ask the LOT while the dilemma goes on (`invoer`: the fields `velden.LOT`)."""
    maak(dilemma, verzoek)


@daad(mogen.behandelen, eist=eisen.zonder_uitkomst, logt=bij_dilemma(Voorval.LOT))
def leg_uitkomst_vast(lotverzoek: Lotverzoek, verzoek: Verzoek) -> None:
    """Record what came of a call (`invoer["uitkomst"]`), once; also after the dilemma ended."""
    lotverzoek.uitkomst, lotverzoek.uitkomst_op = verzoek.invoer["uitkomst"], verzoek.nu
    lotverzoek.save()
