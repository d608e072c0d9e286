"""The lists on letters, factsheets and the papers of a year, as `stukken_bijeenkomst` has those
of a meeting.
"""

from portal.models import Opbrengst
from portal.queries.rondom import jaarcijfers
from portal.vocabulary import Status, Stuksoort, Trede
from tests.hulp.rijtjes import Rijtjes
from tests.hulp.volgorde import Onder, Register
from tests.hulp.wereld import NU

RONDOM = Register()
TREDEN = [trede.label for trede in Trede]


@RONDOM.van(
    "Terugkoppeling.route",
    "Terugkoppeling.besluiten",
    "Terugkoppeling.opbrengsten",
    "Terugkoppeling.themas",
)
def terugkoppeling(r: Rijtjes):
    """The rungs from the first on; the rest as it came."""
    dilemma = _afgerond(r)
    for nummer in (1, 2):
        r.besluit(f"besluit-{nummer}", dilemma=dilemma, gemaakt_op=r.op(-nummer))
        r.opbrengst(-nummer, f"les-{nummer}", dilemma=dilemma)
    return (
        (Stuksoort.TERUGKOPPELING, dilemma),
        {
            "Terugkoppeling.route": Onder("De weg die het ging", [*TREDEN, Status.AFGEROND.label]),
            "Terugkoppeling.besluiten": ["besluit-1", "besluit-2"],
            "Terugkoppeling.opbrengsten": ["les-1", "les-2"],
            "Terugkoppeling.themas": ["thema-1", "thema-2", "thema-3"],
        },
    )


def _afgerond(r: Rijtjes):
    dilemma = r.dilemma(1, Status.AFGEROND)
    for nummer, volgorde in ((3, 99), (1, 98), (2, 98)):
        r.thema(volgorde, f"thema-{nummer}", dilemma)
    return dilemma


@RONDOM.van("Factsheet.themas")
def factsheet(r: Rijtjes):
    opbrengst = Opbrengst.get_by_id(r.opbrengst(dilemma=_afgerond(r)).id)
    themas = ["thema-1", "thema-2", "thema-3"]
    return (Stuksoort.FACTSHEET, opbrengst), {"Factsheet.themas": themas}


@RONDOM.van("Actieprogramma.themas", "Actieprogramma.doelen", "Actieprogramma.acties")
def actieprogramma(r: Rijtjes):
    """Themas in their order; within one doelen by name and acties by term."""
    themas = [r.thema(volgorde, f"thema-{volgorde}") for volgorde in (99, 98)]
    doelen = [r.doel(naam, themas[0]) for naam in ("doel-3", "doel-2")]
    r.actie(9, "actie-0", doel=r.doel("doel-1", themas[1]))
    for dagen, wat in ((3, "actie-3"), (1, "actie-2"), (1, "actie-1")):
        r.actie(dagen, wat, doel=doelen[0])
    return (
        (Stuksoort.ACTIEPROGRAMMA, NU.year),
        {
            "Actieprogramma.themas": ["thema-98", "thema-99"],
            "Actieprogramma.doelen": ["doel-1", "doel-2", "doel-3"],
            "Actieprogramma.acties": ["actie-0", "actie-2", "actie-1", "actie-3"],
        },
    )


@RONDOM.van(
    "Jaarrapport.per_thema",
    "Jaarrapport.per_trede",
    "Jaarrapport.verder",
    "Jaarrapport.per_uitkomst",
    "Jaarrapport.dagen_per_trede",
    "Jaarrapport.acties_per_stand",
    "Jaarrapport.doelen",
    "Jaarrapport.geleerd",
)
def jaarrapport(r: Rijtjes):
    """Every table in the order of what it counts, what was learnt by its day."""
    for nummer, volgorde in ((1, 99), (2, 98)):
        r.thema(volgorde, f"thema-{volgorde}", r.dilemma(nummer, ingediend_op=NU))
    for naam in ("doel-2", "doel-1"):
        r.doel(naam, r.thema(97))
    for dagen, titel in ((-1, "les-3"), (-2, "les-1"), (-2, "les-2")):
        r.opbrengst(dagen, titel)
    uitkomsten = [*(s.label for s in jaarcijfers.UITKOMSTEN), jaarcijfers.ONDERWEG]
    wegen = [jaarcijfers.weg_naam(*weg) for weg in jaarcijfers.WEGEN]
    return (
        (Stuksoort.JAARRAPPORT, NU.year),
        {
            "Jaarrapport.per_thema": ["thema-98", "thema-99"],
            "Jaarrapport.per_trede": Onder("Hoe ver ze kwamen", TREDEN),
            "Jaarrapport.verder": wegen,
            "Jaarrapport.per_uitkomst": Onder("Hoe het ermee staat", uitkomsten),
            "Jaarrapport.dagen_per_trede": Onder("Hoe lang een trede duurt", TREDEN),
            "Jaarrapport.acties_per_stand": Onder(
                "Wat ermee is gedaan", [stand.label for stand in jaarcijfers.ACTIESTANDEN]
            ),
            "Jaarrapport.doelen": ["doel-2", "doel-1"],
            "Jaarrapport.geleerd": ["les-1", "les-2", "les-3"],
        },
    )
