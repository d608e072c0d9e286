"""A version of a paper, printed and ready to be issued; and the copy of it that bears a reader's
name.

Printing takes seconds, so it happens before the transaction that issues. That transaction refuses
what is no longer the next version.
"""

import secrets
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from portal import audit
from portal.models import Bijeenkomst, Stuk
from portal.queries.rondom import stuk as query
from portal.queries.rondom.controle import CIJFERS_EN_LETTERS, CODE_BLOK, CODE_BLOKKEN
from portal.queries.rondom.stuk import Drukwerk
from portal.tools.tijd import als_datum
from portal.vocabulary import Stuksoort
from reports.opmaak.kenmerken import Uitgave
from reports.opmaak.typografie import zet
from reports.papieren import PAPIEREN, Uitgifte, voor
from reports.pers import drukker
from reports.pers.job import STANDARD, Turn
from reports.uitgeven.verschil import kern, vergelijk

MERK = 12  # hexadecimal digits of the printed hash
# Where _basis.html has room for a name; typed text is escaped, so it cannot hold this.
EXEMPLAAR = "<!--exemplaar-->"


def bij_vaststellen(
    bijeenkomst: Bijeenkomst, nu: datetime, base_url: str, *, op_naam: bool = False
) -> tuple[Drukwerk, ...]:
    """Print what is issued when this agenda is fixed; raises drukker.PapierMislukt."""
    soorten = [s for s in voor(bijeenkomst) if PAPIEREN[s].uitgifte is Uitgifte.VASTSTELLEN]
    return tuple(bereid(s, bijeenkomst, nu, base_url, op_naam=op_naam) for s in soorten)


def bereid(
    soort: Stuksoort,
    onderwerp: Bijeenkomst | int,
    nu: datetime,
    base_url: str,
    *,
    op_naam: bool = False,
    code: str = "",
    anker: str = "",
) -> Drukwerk:
    """Print the next version of a paper, with what changed since the one before; raises
    drukker.PapierMislukt.

    `op_naam` counts for papers that can be personal. The same `code`, the same `anker` (without
    one: of the log as it is now) and the same data give the same bytes.
    """
    papier, naam = PAPIEREN[soort], query.reeks(soort, onderwerp)
    inhoud, versie = papier.bouw(onderwerp, nu), query.volgende_versie(naam)
    nieuw, vorige = kern(inhoud, papier.vluchtig), query.vergeleken_met(naam)
    wijzigingen = vergelijk(vorige.kern, nieuw) if vorige else []
    uitgave = replace(
        _uitgave(code or nieuwe_code(), base_url, vorige, wijzigingen),
        anker=anker or audit.ankertekst(),
    )
    bron = _bron(papier, inhoud, str(versie), uitgave)
    return Drukwerk(
        soort,
        onderwerp,
        versie,
        uitgave.code,
        titel=inhoud.kenmerken.titel,
        nummer=inhoud.kenmerken.nummer,
        tlp=inhoud.kenmerken.tlp.value,
        inhoud=drukker.render(bron, STANDARD, True, Turn.ISSUE),
        bron=bron,
        kern=nieuw,
        wijzigingen=wijzigingen,
        op_naam=op_naam and papier.persoonlijk,
        anker=uitgave.anker,
    )


def _uitgave(code: str, base_url: str, vorige: Stuk | None, wijzigingen: list[str]) -> Uitgave:
    eerder = f"versie {vorige.versie}, {als_datum(vorige.uitgegeven_op)}" if vorige else ""
    return Uitgave(code, f"{base_url}/controleer/{code}", "", eerder, tuple(wijzigingen))


def nieuwe_code() -> str:
    """Return a code that nobody can guess and everybody can type: 28 to the power of 12 of them."""
    blokken = (
        "".join(secrets.choice(CIJFERS_EN_LETTERS) for _ in range(CODE_BLOK))
        for _ in range(CODE_BLOKKEN)
    )
    return "-".join(blokken)


def _bron(papier: Any, inhoud: Any, versie: str, uitgave: Uitgave) -> str:
    """Return the HTML with the beginning of the hash of the HTML without it."""

    def html(merk: str) -> str:
        merken = replace(
            inhoud.kenmerken, versie=versie, concept=False, uitgave=replace(uitgave, merk=merk)
        )
        gevuld: str = papier.html(replace(inhoud, kenmerken=merken))
        return gevuld

    return html(sha256(html("").encode()).hexdigest()[:MERK])


def exemplaar(stuk: Stuk, wie: str, turn: Turn = Turn.READER, by: str = "") -> bytes:
    """Print the copy of an issued paper for one reader, with their name on every page."""
    naam = Markup('<span class="exemplaar">Exemplaar van {}</span>').format(zet(wie))
    return drukker.render(stuk.bron.replace(EXEMPLAAR, naam), STANDARD, True, turn, 0, "", by)
