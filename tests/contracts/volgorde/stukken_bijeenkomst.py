"""The lists on the papers of a meeting, with marks written backwards: a case gives the paper, what
it is about, and the marks of each list in the order in which they must be printed.

`Onder` names the heading below which to look, for words that stand elsewhere on the paper too.
"""

from portal.models import Aanwezigheid, Bundel, Medegremium, Optie, Tafelgast
from portal.vocabulary import Status, Stuksoort, Trede
from tests.hulp.rijtjes import Rijtjes
from tests.hulp.volgorde import Onder, Register
from tests.hulp.wereld import NU

BIJEENKOMST = Register()
LADDER = [*(trede.label for trede in Trede), "Uitkomst"]


@BIJEENKOMST.van("Agenda.regels", "Agenda.acties", "Agenda.besluiten", "Agendaregel.nummer")
def agenda(r: Rijtjes):
    """Items by their place, what is most overdue first, decisions as they were taken."""
    b, vorige = r.bijeenkomst(5), r.bijeenkomst(-5)
    bundel = Bundel.create(titel="Bundel", gemaakt_op=NU)
    samen = [r.dilemma(nummer, bundel=bundel) for nummer in (3, 2, 1)]
    for volgorde in (3, 2):
        r.punt(b, volgorde, f"punt-{volgorde}")
    r.punt(b, 1, "punt-1", behandeling=r.verblijf(samen[0], r.platform, -5))
    for dagen, wat in ((3, "actie-3"), (1, "actie-2"), (1, "actie-1")):
        r.actie(dagen, wat)
    for tekst, dagen in (("besluit-1", -1), ("besluit-2", -2)):
        r.besluit(tekst, bijeenkomst=vorige, gemaakt_op=r.op(dagen))
    return (
        (Stuksoort.AGENDA, b),
        {
            "Agenda.regels": ["punt-1", "punt-2", "punt-3"],
            "Agenda.acties": ["actie-2", "actie-1", "actie-3"],
            "Agenda.besluiten": ["besluit-1", "besluit-2"],
            "Agendaregel.nummer": [dilemma.nummer for dilemma in samen[::-1]],
        },
    )


@BIJEENKOMST.van("Agenda.tafels", "Tafel.gasten", "Agenda.gremium")
def agenda_van_samen(r: Rijtjes):
    """Tables by their place, guests by name; the host first, then its guests by name."""
    b = _samen(r)
    gasten = [r.persoon(f"gast-{i}", r.platform) for i in (3, 2, 1)]
    tafels = [r.tafel(b, volgorde, f"tafel-{volgorde}") for volgorde in (3, 2, 1)]
    for gast in gasten:
        Tafelgast.create(tafel=tafels[0], persoon=gast)
    return (
        (Stuksoort.AGENDA, b),
        {
            "Agenda.tafels": ["tafel-1", "tafel-2", "tafel-3"],
            "Tafel.gasten": ["gast-1", "gast-2", "gast-3"],
            "Agenda.gremium": [r.platform.naam, "groep-1", "groep-2"],
        },
    )


def _samen(r: Rijtjes):
    b = r.bijeenkomst(0, gezamenlijk=True)
    for naam in ("groep-2", "groep-1"):
        Medegremium.create(bijeenkomst=b, gremium=r.gremium(naam))
    return b


@BIJEENKOMST.van(
    "Regieboek.regels",
    "Regieboek.genodigden",
    "Regieboek.opmerkingen",
    "Regieregel.opmerkingen",
    "Regieregel.regie",
)
def regieboek(r: Rijtjes):
    """People by name, members and others alike; comments as they were made."""
    b = r.bijeenkomst(5, vastgesteld_op=None)
    teksten = {"interne_notitie": "regie-3", "achtergrond": "regie-2", "inzet": "regie-1"}
    punten = [r.punt(b, volgorde, f"punt-{volgorde}", **teksten) for volgorde in (3, 2, 1)]
    for naam in ("mens-4", "mens-2"):
        r.persoon(naam, r.platform)
    for naam in ("mens-3", "mens-1"):
        Aanwezigheid.create(bijeenkomst=b, persoon=r.persoon(naam), aanwezig="afgemeld")
    for dagen, nummer in ((-1, 3), (-2, 1), (-2, 2)):
        r.opmerking(b, dagen, f"geheel-{nummer}")
        r.opmerking(b, dagen, f"opmerking-{nummer}", punt=punten[2])
    return (
        (Stuksoort.REGIEBOEK, b),
        {
            "Regieboek.regels": ["punt-1", "punt-2", "punt-3"],
            "Regieboek.genodigden": ["mens-1", "mens-2", "mens-3", "mens-4"],
            "Regieboek.opmerkingen": ["geheel-1", "geheel-2", "geheel-3"],
            "Regieregel.opmerkingen": ["opmerking-1", "opmerking-2", "opmerking-3"],
            "Regieregel.regie": ["regie-1", "regie-2", "regie-3"],
        },
    )


@BIJEENKOMST.van(
    "Besluitenlijst.aanwezigheid",
    "Besluitenlijst.besluiten",
    "Besluitenlijst.acties",
    "Besluitenlijst.besproken",
    "Besluitenlijst.tafels",
)
def besluitenlijst(r: Rijtjes):
    """Who came, who sent word, who did not, each by name; acties by term; the rest by its place."""
    b = _samen(r)
    wie = ((3, "afwezig"), (2, "afgemeld"), (12, "aanwezig"), (11, "aanwezig"), (10, "aanwezig"))
    for nummer, aanwezig in wie:
        leeft = [r.platform] if nummer % 2 else []
        mens = r.persoon(f"mens-{nummer}", *leeft)
        Aanwezigheid.create(bijeenkomst=b, persoon=mens, aanwezig=aanwezig)
    for volgorde in (3, 2, 1):
        r.tafel(b, volgorde, f"tafel-{volgorde}", resultaat="Klaar.")
        r.punt(b, volgorde, f"punt-{volgorde}", uitslag="geen", verslag="Gezegd.")
    for dagen, wat in ((3, "actie-3"), (1, "actie-2"), (1, "actie-1")):
        r.actie(dagen, wat, bijeenkomst=b)
    for tekst, dagen in (("besluit-1", -1), ("besluit-2", -2)):
        r.besluit(tekst, bijeenkomst=b, gemaakt_op=r.op(dagen))
    return (
        (Stuksoort.BESLUITENLIJST, b),
        {
            "Besluitenlijst.aanwezigheid": ["mens-10", "mens-11", "mens-12", "mens-2", "mens-3"],
            "Besluitenlijst.besluiten": ["besluit-1", "besluit-2"],
            "Besluitenlijst.acties": ["actie-2", "actie-1", "actie-3"],
            "Besluitenlijst.besproken": ["punt-1", "punt-2", "punt-3"],
            "Besluitenlijst.tafels": ["tafel-1", "tafel-2", "tafel-3"],
        },
    )


@BIJEENKOMST.van(
    "Briefing.dilemmas",
    "Briefingdilemma.route",
    "Briefingdilemma.geprobeerd",
    "Briefingdilemma.opties",
    "Briefingdilemma.acties",
    "Briefingdilemma.thema",
)
def briefing_over_dilemmas(r: Rijtjes):
    """Dilemmas by their place; what was tried from the first rung on; options as put."""
    b = r.bijeenkomst(5, r.beraad)
    eerste = r.dilemma(1, Status.BERAAD)
    for nummer, (gremium, dagen) in enumerate(((r.platform, -9), (r.gremium("Groep"), -7)), 2):
        geprobeerd = f"poging-{nummer}"
        r.verblijf(eerste, gremium, dagen, -6, waarom_niet_opgelost=geprobeerd)
    teksten = {"geprobeerd": "poging-1", "voorgestelde_acties": "voorstel-2\nvoorstel-1"}
    for volgorde, dilemma in ((2, r.dilemma(2, Status.BERAAD)), (1, eerste)):
        verblijf = r.verblijf(
            dilemma, r.beraad, -5, **teksten | {"titel": f"dilemma-{volgorde}-titel"}
        )
        r.punt(b, volgorde, behandeling=verblijf)
    for volgorde in (3, 2, 1):
        Optie.create(behandeling=verblijf, volgorde=volgorde, tekst=f"optie-{volgorde}")
    for nummer, volgorde in ((3, 99), (1, 98), (2, 98)):
        r.thema(volgorde, f"thema-{nummer}", eerste)
    return (
        (Stuksoort.BRIEFING, b),
        {
            "Briefing.dilemmas": ["dilemma-1-titel", "dilemma-2-titel"],
            "Briefingdilemma.route": Onder("De weg tot hier", LADDER),
            "Briefingdilemma.geprobeerd": ["poging-1", "poging-2", "poging-3"],
            "Briefingdilemma.opties": ["optie-1", "optie-2", "optie-3"],
            "Briefingdilemma.acties": ["voorstel-2", "voorstel-1"],
            "Briefingdilemma.thema": ["thema-1", "thema-2", "thema-3"],
        },
    )


@BIJEENKOMST.van("Briefing.standen", "Briefing.acties", "Briefing.signalen", "Briefing.doelen")
def briefing_stand_van_zaken(r: Rijtjes):
    """By rung, by term, signalen as they came, doelen by thema and name."""
    b = r.bijeenkomst(5, r.beraad)
    for dagen, wat in ((3, "actie-3"), (1, "actie-2"), (1, "actie-1")):
        r.actie(dagen, wat, gremium=r.beraad)
    for nummer in (1, 2, 3):
        r.signaal(f"signaal-{nummer}", ingediend_op=r.op(-nummer))
    themas = [r.thema(volgorde) for volgorde in (99, 98)]
    for naam, thema in (("doel-3", 0), ("doel-2", 1), ("doel-1", 1)):
        r.doel(naam, themas[thema])
    onderweg = [status.label for status in list(Status)[1:6]]
    return (
        (Stuksoort.BRIEFING, b),
        {
            "Briefing.standen": Onder("Waar dilemma’s staan", onderweg),
            "Briefing.acties": ["actie-2", "actie-1", "actie-3"],
            "Briefing.signalen": ["signaal-1", "signaal-2", "signaal-3"],
            "Briefing.doelen": ["doel-1", "doel-2", "doel-3"],
        },
    )
