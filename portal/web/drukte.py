"""What somebody gets in the place of a paper that could not be made, or not yet."""

from flask import Flask, Response, request

from portal.web.fouten import toon_fout
from portal.web.foutzinnen import Fout
from portal.web.sessie import ik
from reports.pers.job import PapierMislukt

WORDT_GEMAAKT = Fout(
    "Je stuk wordt gemaakt",
    "Er worden nu meer stukken tegelijk gemaakt. Blijf op deze pagina: het stuk opent vanzelf "
    "zodra het klaar is.",
)
TITEL = "Dit stuk is er nog niet"


def registreer(app: Flask) -> None:
    """Give every paper that is not there its page."""
    app.register_error_handler(PapierMislukt, papier_mislukt)


def vrager() -> str:
    """Return who asks for a paper: an account, or anybody without one."""
    persoon = ik()
    return f"persoon {persoon.id}" if persoon else "anoniem"


def papier_mislukt(fout: PapierMislukt) -> Response:
    """Say why there is no paper. Whoever reads one that is being made gets a page that comes back
    for it by itself; whoever issues one keeps their form, to send it again.
    """
    if request.method == "POST":
        uitleg = Fout(TITEL, f"{fout} Er is nog niets uitgegeven.")
        antwoord = toon_fout(503, uitleg, opnieuw=True)
    elif fout.na:
        antwoord = toon_fout(503, WORDT_GEMAAKT, terug=request.full_path.rstrip("?"))
        antwoord.headers["Refresh"] = str(fout.na)
    else:
        return toon_fout(503, Fout(TITEL, str(fout)))
    if fout.na:
        antwoord.headers["Retry-After"] = str(fout.na)
    return antwoord
