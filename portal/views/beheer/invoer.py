"""Read a list of people and seats: first what would come of it, line by line, then take it."""

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from portal.forms.beheer.invoer import InvoerForm
from portal.queries.beheer.invoer import KOLOMMEN, REGELS, Voorbeeld, bekijk
from portal.steps.beheer import invoer as stap
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import Fout
from portal.web.pagina import toon
from portal.web.sessie import vandaag
from portal.web.toegang import beheerder, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("invoer", __name__)
NEEM_OVER = "neem_over"
VOORBEELD = (
    KOLOMMEN,
    ("jan@gemeente.example", "Jan Jansen", "Gemeente Voorbeeld", "Directeur",
     "Strategisch Beraad", "lid", "", "", "mag namens de organisatie beslissen"),
    ("an@ggd.example", "An Peters", "GGD Voorbeeld", "Arts", "", "", "", "", ""),
)  # fmt: skip
TE_GROOT = Fout(
    "Deze lijst is te groot", f"Neem hoogstens {REGELS} regels tegelijk, in hoogstens 100 kB."
)
bp.register_error_handler(
    RequestEntityTooLarge, lambda _: toon_fout(413, TE_GROOT, terug=request.path)
)


@bp.route("/invoer", methods=["GET", "POST"])
@beheerder
def lees() -> ResponseReturnValue:
    """Show what would come of a list, and take it once that was seen."""
    voor_daad("beheer.invoer.neem_over", None)
    form = InvoerForm()
    if not in_orde(form):
        return _toon(form, 422 if form.is_submitted() else 200)
    gezien = bekijk(form.tekst.data, vandaag())
    neemt = request.form.get("actie") == NEEM_OVER
    if gezien.fout or not neemt or form.versie.data != gezien.stempel:
        return _toon(form, 422 if gezien.fout else 200, gezien, anders=neemt)
    aantal = len(gezien.goed)
    regels = "1 regel is" if aantal == 1 else f"{aantal} regels zijn"
    return klaar(stap.neem_over(verzoek(form)), f"{regels} overgenomen.")


def _toon(
    form: InvoerForm, status: int, gezien: Voorbeeld | None = None, *, anders: bool = False
) -> ResponseReturnValue:
    """Show the form, with what would come of it; `anders`: that changed since it was shown."""
    if gezien:
        form.versie.data = gezien.stempel
    return toon(
        "beheer/invoer/pagina.html",
        status=status,
        form=form,
        gezien=gezien,
        anders=anders,
        kolommen=KOLOMMEN,
        kruimels=[("Beheer", url_for("beheer.voordeur.pagina"))],
        titel="Mensen en plaatsen inlezen",
        adres=request.path,
        terug=url_for("beheer.voordeur.pagina"),
        knop="Controleer",
    )


@bp.get("/invoer/voorbeeld.csv")
@beheerder
def voorbeeld() -> ResponseReturnValue:
    """Offer a list to begin with, as Dutch Excel opens it."""
    inhoud = "".join(";".join(rij) + "\r\n" for rij in VOORBEELD).encode("utf-8-sig")
    aanbod = {"Content-Disposition": 'attachment; filename="inlezen.csv"'}
    return Response(inhoud, content_type="text/csv; charset=utf-8", headers=aanbod)
