"""Dutch error pages that say what to do next and give back what was typed."""

import logging
import secrets
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from peewee import OperationalError
from werkzeug.exceptions import HTTPException

from portal import policy
from portal.daden import AlGedaan, DoorEenAnder, KanNuNiet, NuNiet
from portal.daden.zaken import adres_van
from portal.db import Bezet
from portal.engine import AndereInhoud, EisNietVervuld, NietToegestaan, Onvolledig, Verouderd
from portal.models import Bijeenkomst, Dilemma
from portal.policy import Zicht
from portal.queries import tijdlijn
from portal.queries.tijdlijn import PORTAAL, Tijdlijnregel
from portal.tools import adressen
from portal.tools.logregel import VERZOEK, van_fout
from portal.tools.telling import DATABASE, tel
from portal.vocabulary import Status
from portal.web.foutzinnen import (
    AL_GEDAAN,
    AL_VERSTUURD,
    BEZET,
    DOOR_EEN_ANDER,
    FOUTEN,
    INLOGGEN,
    NU_NIET,
    NU_NIET_OM,
    STRAKS,
    ZELF_GEWIJZIGD,
    Fout,
)
from portal.web.ingevuld import antwoorden, getypt
from portal.web.pagina import is_fragment
from portal.web.sessie import ik, vandaag
from portal.web.verbinding import Geweigerd
from portal.web.verzoek import klaar

log = logging.getLogger(__name__)


def registreer(app: Flask) -> None:
    """Give every failure its page."""
    app.register_error_handler(HTTPException, lambda fout: toon_fout(fout.code or 500))
    app.register_error_handler(NietToegestaan, lambda _: toon_fout(403))
    app.register_error_handler(NuNiet, nu_niet)
    app.register_error_handler(DoorEenAnder, lambda _: toon_fout(403, DOOR_EEN_ANDER))
    app.register_error_handler(Verouderd, verouderd)
    app.register_error_handler(AndereInhoud, al_verstuurd)
    app.register_error_handler(AlGedaan, al_gedaan)
    app.register_error_handler(KanNuNiet, kan_nu_niet)
    app.register_error_handler(
        EisNietVervuld, lambda fout: toon_fout(422, Fout(FOUTEN[422].titel, str(fout)))
    )
    app.register_error_handler(Onvolledig, lambda _: toon_fout(422))
    app.register_error_handler(OperationalError, database_weg)
    app.register_error_handler(Exception, onverwacht)


# How a screen itself shows what keeps something from being done, by the blueprint of its endpoint;
# what it gives no answer to (None) a page of its own says.
Opnieuw = Callable[[Any, Fout, list[Tijdlijnregel]], Response | None]
DEELSCHERMEN: dict[str, Opnieuw] = {}


def verouderd(fout: Verouderd) -> Response:
    """Show what changed since the screen was made, as far as this reader may know of it."""
    wat = ZELF_GEWIJZIGD if _door_mijzelf(fout) else FOUTEN[409]
    return _te_laat(fout, wat, _sindsdien(fout))


def _door_mijzelf(fout: Verouderd) -> bool:
    """Tell whether it was this reader who changed it, in another tab: nobody else can change a
    concept, and of saving it the log tells nothing.
    """
    lezer, zaak = ik(), fout.zaak
    if isinstance(zaak, Dilemma) and zaak.status is Status.CONCEPT:
        return lezer is not None and zaak.inbrenger_id == lezer.id
    return bool(fout.sindsdien) and all(g.wie == lezer for g in fout.sindsdien)


def al_verstuurd(fout: AndereInhoud) -> Response:
    """Say that the form was sent before with other content, and offer to send this too.

    Where the first led is told to somebody signed in: without an account a key is no proof.
    """
    adres = adressen.van_uitkomst(fout.uitkomst) if ik() else ""
    nieuw = {"sleutel": secrets.token_urlsafe(16)}  # what is sent again is a form of its own
    return toon_fout(409, AL_VERSTUURD, terug=adres, opnieuw=True, mee=nieuw)


def al_gedaan(fout: AlGedaan) -> ResponseReturnValue:
    """Lead to what was sent a moment ago, and say that nothing was kept twice."""
    return klaar(adressen.van_uitkomst(fout.uitkomst) or "/", AL_GEDAAN)


def kan_nu_niet(fout: KanNuNiet) -> Response:
    """Say what stands in the way, and what to do first."""
    return _te_laat(fout, Fout(fout.belet.titel, fout.belet.uitleg), [])


def nu_niet(fout: NuNiet) -> Response:
    """Lead whoever may do this, but not with the thing as it is by now, to where that stands: Back,
    a second tab or an old bookmark brought them here.
    """
    plek = request.view_args or {}
    naar = g.get("terug") or fout.naar or plek.get("nummer") or plek.get("signaalnummer") or ""
    wat = NU_NIET_OM.get(fout.eis, NU_NIET) if fout.eis else NU_NIET
    return toon_fout(403, wat, terug=adressen.van_uitkomst(naar) or "/")


def _sindsdien(fout: Verouderd) -> list[Tijdlijnregel]:
    """Return what happened in between: of a dilemma this reader's own timeline, of anything else
    each kind of change once.
    """
    if isinstance(fout.zaak, Dilemma):
        momenten = {gebeurtenis.op for gebeurtenis in fout.sindsdien}
        lezer = ik()
        leest = Zicht.INTAKE in policy.zicht(lezer, fout.zaak, vandaag())
        regels = tijdlijn.tijdlijn(fout.zaak, lezer, vandaag()) if lezer and leest else []
        return [r for r in regels if r.op in momenten]
    laatste = {(g.wie.naam if g.wie else PORTAAL, g.gegevens["wat"]): g.op for g in fout.sindsdien}
    return [Tijdlijnregel(op, wie, wat.capitalize(), []) for (wie, wat), op in laatste.items()]


def _te_laat(fout: Verouderd | KanNuNiet, wat: Fout, regels: list[Tijdlijnregel]) -> Response:
    """Answer 409: the part of the screen as it is now where there is one, else a page."""
    scherm = DEELSCHERMEN.get((request.endpoint or "").rpartition(".")[0])
    zaak = fout.zaak
    if scherm and isinstance(zaak, Bijeenkomst) and (antwoord := scherm(zaak, wat, regels)):
        return antwoord
    naar = g.get("terug") or fout.naar or (adres_van(zaak) if zaak else "/")
    return toon_fout(409, wat, sindsdien=regels, terug=adressen.van_uitkomst(naar))


def database_weg(fout: OperationalError) -> Response:
    """The database does not answer: the same form can be sent again."""
    tel(DATABASE)
    oorzaak = getattr(fout, "orig", None)
    code = getattr(oorzaak, "sqlite_errorname", None) or getattr(oorzaak, "sqlstate", None) or "?"
    # What we refuse ourselves says why in words of ours; another's may hold what was typed.
    waarom = str(fout) if isinstance(fout, Geweigerd) else van_fout(fout)
    log.error("database: %s, %s", code, waarom)
    antwoord = toon_fout(503, BEZET if isinstance(fout, Bezet) else None, opnieuw=True)
    antwoord.headers["Retry-After"] = str(STRAKS)
    return antwoord


def onverwacht(fout: Exception) -> Response:
    """Log what went wrong and where, but not the error's own words: they may hold what was
    typed.
    """
    log.error("unexpected on %s: %s", request.endpoint, van_fout(fout))
    return toon_fout(500, opnieuw=True)


def toon_fout(
    code: int,
    fout: Fout | None = None,
    *,
    sindsdien: list[Tijdlijnregel] | None = None,
    terug: str = "/",
    opnieuw: bool = False,
    eerst: tuple[str, str] | None = None,
    mee: dict[str, str] | None = None,
) -> Response:
    """Render the error page; one for a failure of ours asks nothing of the database, which may be
    the cause. `eerst` are the words and the address of what must be done before it is sent again,
    in another window; `mee` goes along with that.
    """
    g.kaal = code >= 500 or g.get("kaal", False)
    verborgen = dict(getypt(verborgen=True)) | (mee or {})
    waarden = {
        "code": code,
        "fout": fout or FOUTEN.get(code, FOUTEN[400 if code < 500 else 500]),
        "sindsdien": sindsdien or [],
        "terug": terug,
        "eerst": eerst or (INLOGGEN if code == 401 else None),
        "opnieuw": opnieuw,
        "actie": request.full_path.rstrip("?"),
        "ingevuld": getypt(verborgen=False),
        "antwoorden": antwoorden(),
        "verborgen": verborgen,
        "kenmerk": VERZOEK.get() if code >= 500 else "",
    }
    return Response(render_template("fouten/fout.html", **waarden), code, heel_scherm())


def heel_scherm() -> dict[str, str]:
    """An error is about the whole page, so htmx must not put it in the part that was asked for."""
    heel = {"HX-Retarget": "main", "HX-Reselect": "main", "HX-Reswap": "outerMorph"}
    return heel if is_fragment() else {}
