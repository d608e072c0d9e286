"""PDFs: the issued version of a paper for whoever may read it, and a print of the draft for who
prepares it.
"""

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue

from portal import policy
from portal.models import Bijeenkomst, Exemplaar, Stuk
from portal.queries.adres import ID
from portal.queries.bijeenkomst import plannen as bijeenkomsten
from portal.queries.rondom import stuk as query
from portal.queries.rondom.stukregels import vast_zonder_stuk
from portal.steps.rondom import stuk as stap
from portal.steps.rondom.spoor import noteer_opening
from portal.tools.tijd import als_cijfers
from portal.vocabulary import Stuksoort
from portal.web.bestand import pdf
from portal.web.drukte import vrager
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import Fout
from portal.web.sessie import ingelogde, nu, vandaag
from portal.web.toegang import ingelogd
from reports import papieren as stukken
from reports.uitgeven import uitgave

bp = Blueprint("papier", __name__)


@bp.get(f"/bijeenkomsten/<{ID}:id_>/<soort>.pdf")
@ingelogd
def stuk(id_: int, soort: str) -> ResponseReturnValue:
    """Give the newest issued version of a meeting's paper; until then, or with ?concept=1, print
    the draft.

    A draft is for the chair and the adviseurs: it holds texts that others who prepare the meeting
    may not know.
    """
    b = bijeenkomsten.bijeenkomst(id_, ingelogde(), vandaag()) or abort(404)
    if soort not in stukken.voor(b):
        abort(404)
    soort = Stuksoort(soort)
    leest_regie = policy.mag_regie_lezen(ingelogde(), b, vandaag())
    mag_concept = leest_regie and stukken.PAPIEREN[soort].kan(b, nu())
    uitgegeven = query.van_bijeenkomst(b, ingelogde(), vandaag()).get(soort)
    wil_concept = (
        "concept" in request.args or uitgegeven is None or uitgegeven.ingetrokken_op is not None
    )
    met_agenda = stukken.PAPIEREN[soort].uitgifte is stukken.Uitgifte.VASTSTELLEN
    if uitgegeven is None and met_agenda and vast_zonder_stuk(b, ingelogde(), vandaag()):
        return _druk(soort, b, concept=False)
    if mag_concept and wil_concept:
        return _druk(soort, b)
    return lever(uitgegeven) if uitgegeven else abort(404)


@bp.get(f"/stukken/<{ID}:id_>.pdf")
@ingelogd
def versie(id_: int) -> ResponseReturnValue:
    """Give one issued version of a paper."""
    return lever(query.stuk(id_, ingelogde(), vandaag()) or abort(404))


def lever(stuk_: Stuk) -> Response:
    """Answer with the bytes that were issued, and note who got them; what was withdrawn is for
    adviseurs only.
    """
    if not policy.mag_inhoud_lezen(ingelogde(), stuk_):
        return ingetrokken(stuk_)
    eigen = stuk_.op_naam and not policy.leest_intern(ingelogde())
    inhoud = _eigen_exemplaar(stuk_) if eigen else bytes(Stuk.get_by_id(stuk_.id).inhoud)
    if request.method == "GET":  # HEAD brings nobody anything to read
        noteer_opening(stuk_, ingelogde(), nu())
    return pdf(inhoud, f"{stuk_.soort}-{_dag(stuk_)}-v{stuk_.versie}")


def ingetrokken(stuk_: Stuk) -> Response:
    """Say to whoever had this paper that it is gone, and why."""
    uitleg = (
        f"Het CCV heeft dit stuk ingetrokken. Gebruik het niet meer. De reden: {stuk_.intrekreden}"
    )
    van = stuk_.bijeenkomst_id
    terug = url_for("bijeenkomst.agenda.pagina", id_=van) if van else url_for("start.voordeur")
    return toon_fout(410, Fout("Dit stuk is ingetrokken", uitleg), terug=terug)


def _eigen_exemplaar(stuk_: Stuk) -> bytes:
    """Return this reader's own copy; who comes before the jobs made it, waits for it."""
    lezer = ingelogde()
    eerder = Exemplaar.get_or_none(Exemplaar.stuk == stuk_.id, Exemplaar.persoon == lezer)
    if eerder:
        return bytes(eerder.inhoud)
    gedrukt = uitgave.exemplaar(Stuk.get_by_id(stuk_.id), lezer.naam, by=vrager())
    return stap.bewaar_exemplaar(stuk_, lezer, gedrukt, nu())


def _druk(soort: Stuksoort, b: Bijeenkomst, *, concept: bool = True) -> Response:
    return pdf(
        stukken.druk(soort, b, nu(), concept=concept, wie=vrager()),
        f"{soort}-{als_cijfers(b.begint)}",
    )


def _dag(stuk_: Stuk) -> str:
    """Return what the paper is about, as far as a file name may tell: a day, or a year."""
    b = stuk_.bijeenkomst
    return als_cijfers(b.begint) if b else str(stuk_.jaar)
