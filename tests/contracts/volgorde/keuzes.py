"""What there is to choose from in each form, written backwards: what is offered on which page, in
which field.
"""

from typing import NamedTuple

from portal.models import Dilemma, DoelDilemma, Lidmaatschap, Persoon
from portal.velden import NIEUW
from portal.vocabulary import LidRol, Rol, Status
from tests.hulp.rijtjes import Rijtjes
from tests.hulp.volgorde import Register
from tests.hulp.wereld import INGESTELD

KEUZES = Register()


class Veld(NamedTuple):
    """A field of a page, and what it offers of the rows of the test, in that order; `na` is what
    was sent there for it to be asked at all.
    """

    pad: str
    naam: str
    verwacht: list[str]
    na: dict[str, str] | None = None


def _ids(rijen: list) -> list[str]:
    return [str(rij.id) for rij in rijen]


@KEUZES.van(
    "velden.trekker",
    "velden.specialisten",
    "acties._ActieRij.eigenaar",
    "acties._VoorstelRij.eigenaar",
    "acties.actieform.eigenaar",
    "correctie.actieform.eigenaar",
    "vergaderacties.actieform.eigenaar",
    "vergaderacties.regelform.eigenaar",
    "vergadering.erbijform.persoon",
    "gremia.zetelform.persoon",
    "gremia.voorzitterform.persoon",
)
def mensen(r: Rijtjes):
    """By name; of two with one name whoever came first."""
    namen = [r.persoon(naam) for naam in ("c", "b", "a", "a")]
    op_naam = _ids([*namen[2:], *namen[1::-1]])
    instellen, besluiten, loopt = (
        f"/dilemma/{r.dilemma(nummer, status).nummer}"
        for nummer, status in enumerate((Status.PLATFORM, Status.BERAAD, Status.UITVOERING), 1)
    )
    bij_beraad = Dilemma.met_nummer(besluiten.rpartition("/")[2])
    r.verblijf(bij_beraad, r.beraad, -1, voorgestelde_acties="Zoek dit uit.")
    b = r.bijeenkomst(-1)
    punt = r.punt(b, 1)
    scherm = f"/bijeenkomsten/{b.id}/vergadering"
    plaatsen = f"/beheer/gremia/{r.beraad.id}"
    actie = r.actie(3, bijeenkomst=b)
    return {
        "velden.trekker": Veld(f"{instellen}/stap/instellen", "trekker", op_naam),
        "velden.specialisten": Veld(f"{instellen}/stap/instellen", "specialisten", op_naam),
        "acties._ActieRij.eigenaar": Veld(
            f"{besluiten}/stap/besluiten", "acties-0-eigenaar", op_naam
        ),
        "acties._VoorstelRij.eigenaar": Veld(
            f"{besluiten}/stap/besluiten", "voorstel_1-eigenaar", op_naam
        ),
        "acties.actieform.eigenaar": Veld(f"{loopt}/acties", "eigenaar", op_naam),
        "correctie.actieform.eigenaar": Veld(f"/acties/{actie.id}/verbeteren", "eigenaar", op_naam),
        "vergaderacties.actieform.eigenaar": Veld(
            f"{scherm}/acties/{actie.id}", "eigenaar", op_naam
        ),
        "vergaderacties.regelform.eigenaar": Veld(
            f"{scherm}/punten/{punt.id}/acties", "eigenaar", op_naam, {"regel": "Zoek dit uit."}
        ),
        "vergadering.erbijform.persoon": Veld(scherm, "persoon", op_naam),
        "gremia.zetelform.persoon": Veld(f"{plaatsen}/plaatsen/nieuw", "persoon", op_naam),
        "gremia.voorzitterform.persoon": Veld(f"{plaatsen}/voorzitter", "persoon", op_naam),
    }


@KEUZES.van("velden.bestaande_opbrengst", "velden.vervangt", "kennisbank.intrekform.vervangen_door")
def opbrengsten(r: Rijtjes):
    """The newest first; of one moment the last that was made."""
    dilemma = r.dilemma(1, Status.INGEDIEND)
    rijen_ = [r.opbrengst(dagen, dilemma=dilemma) for dagen in (-9, -2, -2)]
    oud = r.opbrengst(-30)
    nieuwste = _ids(rijen_[::-1])
    stap = f"/dilemma/{dilemma.nummer}/stap/beantwoorden"
    return {
        "velden.bestaande_opbrengst": Veld(
            stap, "bestaande_opbrengst", ["", *nieuwste, str(oud.id)]
        ),
        "velden.vervangt": Veld(stap, "vervangt", ["", *nieuwste]),
        "kennisbank.intrekform.vervangen_door": Veld(
            f"/kennisbank/{oud.id}/intrekken", "vervangen_door", ["", *nieuwste]
        ),
    }


@KEUZES.van(
    "doel.doelform.thema",
    "kennisbank.KennisbankfilterForm.thema",
    "signaal.signaalform.thema",
    "tafels.tafelform.thema",
    "triage.PostvakfilterForm.thema",
    "velden.themas",
)
def themas(r: Rijtjes):
    """In their own order."""
    rijen = [r.thema(volgorde) for volgorde in (99, 98, 98)]
    volgorde = [thema.sleutel for thema in (*rijen[1:], rijen[0])]
    b = r.bijeenkomst(5, gezamenlijk=True, vastgesteld_op=None)
    return {
        "doel.doelform.thema": Veld("/doelen/nieuw", "thema", volgorde),
        "kennisbank.KennisbankfilterForm.thema": Veld("/kennisbank", "thema", volgorde),
        "signaal.signaalform.thema": Veld("/signaal", "thema", volgorde),
        "tafels.tafelform.thema": Veld(f"/bijeenkomsten/{b.id}/tafels/nieuw", "thema", volgorde),
        "triage.PostvakfilterForm.thema": Veld("/postvak", "thema", volgorde),
        "velden.themas": Veld("/inbrengen", "themas", volgorde),
    }


@KEUZES.van("triage.PostvakfilterForm.wie", "triage.toewijsform.behandelaar")
def adviseurs(r: Rijtjes):
    """By name."""
    rijen = _adviseurs(r)
    op_naam = _ids([*rijen[2:], *rijen[1::-1]])
    toewijzen = f"/dilemma/{r.dilemma(1).nummer}/behandelaar"
    return {
        "triage.PostvakfilterForm.wie": Veld("/postvak", "wie", op_naam),
        "triage.toewijsform.behandelaar": Veld(toewijzen, "behandelaar", op_naam),
    }


def _adviseurs(r: Rijtjes) -> list[Persoon]:
    return [r.persoon(naam, rol=Rol.ADVISEUR) for naam in ("c", "b", "a", "a")]


@KEUZES.van("velden.gremium", "acties.actiefilterform.gremium", "plannen.bijeenkomstform.samen_met")
def gremia(r: Rijtjes):
    """By name, in the order of the ladder where there are more kinds; a new one last."""
    groepen = [r.gremium(naam) for naam in ("b", "a")]
    for groep in groepen:
        r.actie(3, gremium=groep)
    op_naam, nieuw = _ids(groepen[::-1]), f"/bijeenkomsten/nieuw?gremium={groepen[0].id}"
    instellen = f"/dilemma/{r.dilemma(1).nummer}/stap/instellen"
    return {
        "velden.gremium": Veld(instellen, "gremium", [*op_naam, NIEUW]),
        "acties.actiefilterform.gremium": Veld("/acties?lijst=gremium", "gremium", op_naam),
        "plannen.bijeenkomstform.samen_met": Veld(
            nieuw, "samen_met", _ids([r.platform, groepen[1], r.beraad])
        ),
    }


@KEUZES.van("plannen.bijeenkomstform.voorzitter", "tafels.tafelform.tafelheer")
def voor_een_bijeenkomst(r: Rijtjes):
    """Who sits there, the chair first and then by name; after them the advisers, by name."""
    groep, adviseurs_ = r.gremium("groep"), _adviseurs(r)
    leden = [r.persoon(naam, groep) for naam in ("d", "c", "b", "b")]
    zetel = Lidmaatschap.persoon == leden[1]
    Lidmaatschap.update(rol=LidRol.VOORZITTER).where(zetel).execute()
    ccv = [*adviseurs_[2:], *adviseurs_[1::-1]]
    b = r.bijeenkomst(5, groep, gezamenlijk=True, vastgesteld_op=None)
    wijzig, tafel = f"/bijeenkomsten/{b.id}/wijzigen", f"/bijeenkomsten/{b.id}/tafels/nieuw"
    zetels, op_naam = [leden[1], *leden[2:], leden[0]], [*leden[2:], *leden[1::-1]]
    return {
        "plannen.bijeenkomstform.voorzitter": Veld(wijzig, "voorzitter", _ids([*zetels, *ccv])),
        "tafels.tafelform.tafelheer": Veld(tafel, "tafelheer", _ids([*op_naam, *ccv])),
    }


@KEUZES.van("tafels.indelingform.velden")
def tafels(r: Rijtjes):
    """By their place in the room."""
    b = r.bijeenkomst(5, gezamenlijk=True, vastgesteld_op=None)
    rijen = [r.tafel(b, volgorde) for volgorde in (3, 2, 1, 1)]
    volgorde = _ids([rijen[2], rijen[3], rijen[1], rijen[0]])
    veld = f"persoon_{r.mensen.deelnemer.id}"
    pad = f"/bijeenkomsten/{b.id}/tafels/indeling"
    return {"tafels.indelingform.velden": Veld(pad, veld, volgorde)}


@KEUZES.van("beraad.besluitform.bijeenkomst", "velden.besluit")
def in_het_beraad(r: Rijtjes):
    """The newest first: of meetings by their day, of decisions the last one made."""
    dilemma = r.dilemma(1, Status.BERAAD)
    vergaderd = [r.bijeenkomst(dagen, r.beraad) for dagen in (-9, -2, -2)]
    besluiten = [r.besluit(dilemma=dilemma, bijeenkomst=vergaderd[0]) for _ in range(3)]
    op_dag = _ids([*vergaderd[1:], vergaderd[0]])
    pad = f"/dilemma/{dilemma.nummer}"
    return {
        "beraad.besluitform.bijeenkomst": Veld(f"{pad}/besluit", "bijeenkomst", op_dag),
        "velden.besluit": Veld(f"{pad}/stap/besluiten", "besluit", _ids(besluiten[::-1])),
    }


@KEUZES.van("vergaderacties._bij_besluit")
def bij_besluit(r: Rijtjes):
    """Decisions as they were taken."""
    b = r.bijeenkomst(-1)
    punt, tijden = r.punt(b, 1), (-1, -2, -2)
    besluiten = [r.besluit(bijeenkomst=b, punt=punt, gemaakt_op=r.op(dagen)) for dagen in tijden]
    pad = f"/bijeenkomsten/{b.id}/vergadering"
    return {"vergaderacties._bij_besluit": Veld(pad, "besluit", _ids(besluiten))}


@KEUZES.van("doel.actiedoelform.veld", "doel.dilemmadoelform.veld", "doel.koppelform.veld")
def doelen(r: Rijtjes):
    """Doelen by thema and name, also one that stopped and is tied; acties by term."""
    themas_ = [r.thema(volgorde) for volgorde in (99, 98)]
    bij = (("b", 0), ("a", 0), ("d", 1), ("c", 1))
    rijen = [r.doel(naam, themas_[thema]) for naam, thema in bij]
    acties = [r.actie(dagen) for dagen in (3, 1, 1)]
    dilemma = r.dilemma(1)
    DoelDilemma.create(doel=rijen[0], dilemma=dilemma)
    volgorde, op_dag = _ids(rijen[::-1]), _ids([acties[1], acties[2], acties[0]])
    return {
        "doel.actiedoelform.veld": Veld(f"/acties/{acties[0].id}/doel", "doel", volgorde),
        "doel.dilemmadoelform.veld": Veld(f"/dilemma/{dilemma.nummer}/doelen", "doelen", volgorde),
        "doel.koppelform.veld": Veld(f"/doelen/{rijen[0].id}/koppelen", "actie", op_dag),
    }


@KEUZES.van("triage.bundelform.nummers", "werkgroep.opbrengstform.dilemma")
def dilemmas(r: Rijtjes):
    """To treat together by number; of a werkgroep what came first, first."""
    los = [r.dilemma(nummer) for nummer in (4, 3, 2, 1)]
    groep = r.gremium("groep")
    daar = [r.dilemma(nummer, Status.WERKGROEP) for nummer in (5, 6, 7)]
    for dilemma, dagen in zip(daar, (-1, -2, -2), strict=True):
        r.verblijf(dilemma, groep, dagen)
    van_groep = [d.nummer for d in (daar[1], daar[2], daar[0])]
    bundel, opbrengst = f"/dilemma/{los[0].nummer}/bundel", f"/werkgroepen/{groep.id}/opbrengst"
    return {
        "triage.bundelform.nummers": Veld(bundel, "nummers", [d.nummer for d in los[:0:-1]]),
        "werkgroep.opbrengstform.dilemma": Veld(opbrengst, "dilemma", van_groep),
    }


@KEUZES.van("werkgroep.uitnodigform.persoon")
def uit_te_nodigen(r: Rijtjes):
    """By organisation and name."""
    wie = (("a", "zz"), ("c", "yy"), ("b", "yy"), ("b", "yy"))
    rijen = [r.persoon(naam, organisatie=organisatie) for naam, organisatie in wie]
    groep = r.gremium("groep", ingesteld_op=INGESTELD)
    pad = f"/werkgroepen/{groep.id}/uitnodigen"
    volgorde = _ids([*rijen[2:], *rijen[1::-1]])
    return {"werkgroep.uitnodigform.persoon": Veld(pad, "persoon", volgorde)}
