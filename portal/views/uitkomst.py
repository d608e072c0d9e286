"""Step 6: the acties that are carried out, and the kennisbank that keeps what was learnt."""

from dataclasses import asdict

from flask import Blueprint, abort, request, url_for

from portal import policy
from portal.forms import uitkomst as forms
from portal.forms.intake import KnopForm
from portal.queries import acties as actiequery
from portal.queries import doelen as doelquery
from portal.queries import kennisbank as query
from portal.queries.adres import ID
from portal.queries.mijn import gevolgde_themas
from portal.steps import opbrengsten
from portal.steps import uitkomst as stap
from portal.vocabulary import Status
from portal.web.pagina import toon
from portal.web.sessie import ik, vandaag
from portal.web.toegang import adviseur, ingelogd, laad_dilemma, openbaar, veilig_pad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("uitkomst", __name__)


@bp.get("/kennisbank")
@openbaar
def kennisbank():
    """Search what came out, within what this reader may read."""
    gekozen = query.uit_adres(request.args)
    rijen = query.artikelen(gekozen, ik(), vandaag())
    return toon(
        "uitkomst/kennisbank.html", "uitkomst/_kennisbank.html", gekozen=gekozen, form=KnopForm(),
        filter=forms.KennisbankFilter(data=asdict(gekozen)), artikelen=rijen[: query.PER_PAGINA],
        aantal=query.aantal(gekozen, ik(), vandaag()), gevolgd=_gevolgd(), thema=query.thema(gekozen.thema),
        bladeren=_bladeren("uitkomst.kennisbank", gekozen, len(rijen) > query.PER_PAGINA),
    )


def _gevolgd() -> set[str]:
    return gevolgde_themas(ik()) if ik() else set()


def _bladeren(eindpunt: str, gekozen, meer: bool) -> tuple[str | None, str | None]:
    vorige = _adres(eindpunt, gekozen, pagina=gekozen.pagina - 1) if gekozen.pagina > 1 else None
    return vorige, _adres(eindpunt, gekozen, pagina=gekozen.pagina + 1) if meer else None


def _adres(eindpunt: str, gekozen, **anders) -> str:
    """Return the address for this filter, with some of it changed; what is not asked stays out."""
    gevraagd = {**asdict(gekozen), **anders}
    return url_for(eindpunt, **{naam: waarde for naam, waarde in gevraagd.items() if waarde})


@bp.get(f"/kennisbank/<{ID}:id_>")
@openbaar
def artikel(id_: int):
    """Show one opbrengst."""
    gevonden = query.artikel(id_, ik(), vandaag()) or abort(404)
    return toon("uitkomst/artikel.html", artikel=gevonden, gevolgd=_gevolgd(), form=KnopForm())


@bp.route(f"/kennisbank/<{ID}:id_>/bewerken", methods=["GET", "POST"])
@adviseur
def bewerken(id_: int):
    """Change the text, or who may read it."""
    opbrengst = (query.artikel(id_, ik(), vandaag()) or abort(404)).opbrengst
    form = forms.OpbrengstForm(obj=opbrengst, versie=opbrengsten.versie(opbrengst))
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        return toon("uitkomst/bewerken.html", form=form, opbrengst=opbrengst, status=status)
    try:
        return klaar(opbrengsten.wijzig(opbrengst, verzoek(form)), "De opbrengst is bewaard.")
    except opbrengsten.Gewijzigd:
        abort(409)


@bp.post("/kennisbank/themas/<sleutel>/volgen")
@ingelogd
def volgen(sleutel: str):
    """Start or stop following a thema, and go back to where the button stood."""
    thema = query.thema(sleutel) or abort(404)
    stand = stap.volg(verzoek(KnopForm()), thema=thema)
    terug = veilig_pad(request.form.get("terug"), f"/kennisbank?thema={thema.sleutel}")
    return klaar(terug, f"Je volgt het thema {thema.naam}{'' if stand == 'aan' else ' niet meer'}.")


@bp.get("/acties")
@ingelogd
def acties():
    """List who does what by when, one's own first."""
    gekozen = actiequery.uit_adres(request.args)
    rijen = actiequery.acties(gekozen, ik(), vandaag())
    filter_ = forms.actiefilter(actiequery.gremia(ik(), vandaag()))
    return toon(
        "uitkomst/acties.html", "uitkomst/_acties.html",
        gekozen=gekozen, filter=filter_(data=asdict(gekozen)),
        acties=rijen[: actiequery.PER_PAGINA], tabbladen=_tabs(gekozen),
        bladeren=_bladeren("uitkomst.acties", gekozen, len(rijen) > actiequery.PER_PAGINA),
    )


def _tabs(gekozen: actiequery.Filter) -> list[dict]:
    aantallen = actiequery.aantallen(gekozen, ik(), vandaag())
    return [
        {"label": lijst.label, "url": _adres("uitkomst.acties", gekozen, lijst=lijst, pagina=0),
         "actief": lijst is gekozen.lijst, "aantal": aantal}
        for lijst, aantal in aantallen.items()
    ]


@bp.route(f"/acties/<{ID}:id_>", methods=["GET", "POST"])
@ingelogd
def actie(id_: int):
    """Show an actie; its owner, or an adviseur, reports how it ended."""
    regel = actiequery.actie(id_, ik(), vandaag()) or abort(404)
    form, mag_sluiten = forms.GereedForm(), policy.mag_sluiten(ik(), regel.actie)
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        doel = doelquery.van_actie(regel.actie, ik(), vandaag())
        return toon(
            "uitkomst/actie.html", form=form, regel=regel, mag_sluiten=mag_sluiten, doel=doel, status=status
        )
    return klaar(stap.sluit_actie(regel.actie, verzoek(form)), "De actie is afgesloten.")


@bp.route("/dilemma/<nummer>/acties", methods=["GET", "POST"])
@adviseur
def nieuwe_actie(nummer: str):
    """Hand out one more actie while a decision is carried out."""
    dilemma = laad_dilemma(nummer)
    if dilemma.status is not Status.UITVOERING and request.method == "GET":
        abort(403)
    form = forms.actieform(vandaag())()
    if not form.validate_on_submit():
        return toon(
            "dilemma/formulier.html", "dilemma/_formulier.html", 422 if form.is_submitted() else 200,
            form=form, dilemma=dilemma, titel="Actie toevoegen", knop="Voeg de actie toe",
            actie=f"/dilemma/{dilemma.nummer}/acties",
        )
    stap.voeg_actie_toe(dilemma, verzoek(form))
    return klaar(f"/dilemma/{dilemma.nummer}", "De actie is toegevoegd. De eigenaar krijgt een mail.")
