"""The lists of a year, written backwards: its doelen, its acties by thema, and its numbers."""

from portal.models import DoelDilemma, Doeljaar
from portal.queries.rondom import actieprogramma, doel, jaar, jaarcijfers
from portal.vocabulary import Status, Trede
from tests.hulp.rijtjes import VANDAAG, Rijtjes
from tests.hulp.volgorde import Register
from tests.hulp.wereld import NU

JAAR = Register()


@JAAR.van("actieprogramma.programma", "Blok.doelen", "Blok.acties")
def programma(r: Rijtjes):
    """Themas in their order and what has none last; doelen by name, acties by term."""
    los = r.actie(9)
    themas = [r.thema(volgorde, naam) for naam, volgorde in (("c", 99), ("b", 98), ("a", 98))]
    doelen = [r.doel(naam, themas[0]) for naam in ("y", "x")] + [r.doel("w", themas[1])]
    van_doel = [r.actie(dagen, doel=doelen[0]) for dagen in (3, 1, 1)]
    dilemma = r.dilemma(1)
    for volgorde, naam in ((2, "later"), (1, "eerder"), (1, "gelijk")):
        r.thema(volgorde, naam, dilemma)
    r.actie(5, dilemma=dilemma)
    blokken = actieprogramma.programma(NU.year, r.adviseur, VANDAAG)
    per_thema = {blok.thema: blok for blok in blokken}
    assert per_thema[actieprogramma.OVERIG].acties == [los]
    return {
        "actieprogramma.programma": (
            [blok.thema for blok in blokken],
            ["eerder", "b", "c", actieprogramma.OVERIG],
        ),
        "Blok.doelen": ([regel.doel for regel in per_thema["c"].doelen], doelen[1::-1]),
        "Blok.acties": (per_thema["c"].acties, [van_doel[1], van_doel[2], van_doel[0]]),
    }


@JAAR.van(
    "doel.lopend",
    "doel.met_ids",
    "doel.doelen",
    "doel.van_dilemma",
    "doel.te_koppelen",
    "jaarcijfers.doel_bereikt",
    "jaarcijfers.doel_streef",
    "jaarcijfers.eenheden",
)
def doelen(r: Rijtjes):
    """By thema, then by name."""
    themas = [r.thema(volgorde) for volgorde in (99, 98, 98)]
    bij = (("b", 0), ("a", 0), ("c", 2), ("d", 1))
    rijen_ = [r.doel(naam, themas[thema]) for naam, thema in bij]
    volgorde = [rijen_[3], rijen_[2], rijen_[1], rijen_[0]]
    dilemma = r.dilemma(1)
    for rij in rijen_:
        DoelDilemma.create(doel=rij, dilemma=dilemma)
        r.meting(rij, -1)
    acties_ = [r.actie(dagen) for dagen in (3, 1, 1)]
    namen = [d.naam for d in volgorde]
    return {
        "doel.lopend": (doel.lopend(), volgorde),
        "doel.met_ids": (doel.met_ids([d.id for d in rijen_]), volgorde),
        "doel.doelen": ([regel.doel for regel in doel.doelen(NU.year)], volgorde),
        "doel.van_dilemma": (doel.van_dilemma(dilemma, r.adviseur, VANDAAG), volgorde),
        "doel.te_koppelen": (
            doel.te_koppelen(r.adviseur, VANDAAG),
            [acties_[1], acties_[2], acties_[0]],
        ),
        "jaarcijfers.doel_bereikt": (list(jaarcijfers.doel_bereikt(NU.year)), namen),
        "jaarcijfers.doel_streef": (list(jaarcijfers.doel_streef(NU.year)), namen),
        "jaarcijfers.eenheden": (list(jaarcijfers.eenheden(NU.year)), namen),
    }


@JAAR.van("Doelblad.jaren", "Doelblad.metingen", "Doelblad.acties", "Doelblad.dilemmas")
def een_doel(r: Rijtjes):
    """The newest year and meting first, of one day the last; acties by term, dilemmas by number."""
    rij = r.doel("a", r.thema(1))
    for jaar_ in (NU.year - 2, NU.year - 1):
        Doeljaar.create(doel=rij, jaar=jaar_, streef=1)
    metingen = [r.meting(rij, dagen, stand) for dagen, stand in ((-1, 7), (-1, 8), (-9, 9))]
    acties_ = [r.actie(dagen, doel=rij) for dagen in (3, 1, 1)]
    dilemmas = [r.dilemma(nummer) for nummer in (3, 2, 1)]
    for dilemma in dilemmas:
        DoelDilemma.create(doel=rij, dilemma=dilemma)
    blad = doel.blad(rij, r.adviseur, VANDAAG)
    assert blad.jaren[0].stand == doel.doelen(NU.year)[0].stand == 8
    return {
        "Doelblad.jaren": ([x.jaar for x in blad.jaren], [NU.year, NU.year - 1, NU.year - 2]),
        "Doelblad.metingen": (blad.metingen, [metingen[1], metingen[0], metingen[2]]),
        "Doelblad.acties": (blad.acties, [acties_[1], acties_[2], acties_[0]]),
        "Doelblad.dilemmas": ([d for d, _ in blad.dilemmas], dilemmas[::-1]),
    }


@JAAR.van(
    "jaar.jaren",
    "jaarcijfers.geleerd",
    "jaarcijfers.getoond",
    "jaarcijfers.per_thema",
    "jaarcijfers.per_trede",
    "jaarcijfers.verder",
    "jaarcijfers.per_uitkomst",
    "jaarcijfers.dagen_per_trede",
    "jaarcijfers.acties_per_stand",
)
def van_het_jaar(r: Rijtjes):
    """The newest year first; every table in the order of what it counts, whatever there is most
    of.
    """
    dilemmas = [r.dilemma(nummer, Status.UITVOERING) for nummer in (1, 2, 3)]
    for rij, volgorde in zip(dilemmas, (99, 98, 98), strict=True):
        r.thema(volgorde, f"t{rij.id}", rij)
    for nummer in range(4, 4 + jaarcijfers.DREMPEL):
        _bij_beraad_en_platform(r, r.dilemma(nummer, ingediend_op=r.op(-999)))
    for dagen in (800, 400):
        r.actie(dagen)
    geleerd = [r.opbrengst(dagen) for dagen in (-1, -2, -2)]
    jaren, treden = NU.year, [trede.label for trede in Trede]
    getoond = jaarcijfers.getoond(jaren)
    wegen = [f"{a} naar {b}" for i, a in enumerate(treden) for b in treden[i + 1 :]]
    dagen = jaarcijfers.dagen_per_trede(jaren)
    return {
        "jaar.jaren": (jaar.jaren(VANDAAG), list(range(jaren + 2, jaren - 4, -1))),
        "jaarcijfers.geleerd": (jaarcijfers.geleerd(jaren), [geleerd[1], geleerd[2], geleerd[0]]),
        "jaarcijfers.getoond": (
            list(getoond["per_thema"]),
            [f"t{dilemmas[i].id}" for i in (1, 2, 0)],
        ),
        "jaarcijfers.per_thema": (
            list(jaarcijfers.per_thema(jaren)),
            [f"t{dilemmas[i].id}" for i in (1, 2, 0)],
        ),
        "jaarcijfers.per_trede": (list(jaarcijfers.per_trede(jaren)), treden),
        "jaarcijfers.verder": (list(jaarcijfers.verder(jaren)), wegen),
        "jaarcijfers.per_uitkomst": (
            list(jaarcijfers.per_uitkomst(jaren)),
            [*(s.label for s in jaarcijfers.UITKOMSTEN), jaarcijfers.ONDERWEG],
        ),
        "jaarcijfers.dagen_per_trede": (list(dagen), [treden[1], treden[3]]),
        "jaarcijfers.acties_per_stand": (
            list(jaarcijfers.acties_per_stand(jaren)),
            ["Gedaan", "Open", "Vervallen"],
        ),
    }


def _bij_beraad_en_platform(r: Rijtjes, dilemma):
    for status, sinds in ((Status.BERAAD, -9), (Status.PLATFORM, -6), (Status.AFGEROND, -3)):
        r.gebeurtenis(sinds, dilemma, naar=status)
