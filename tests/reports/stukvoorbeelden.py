"""One example of every paper that is not in `voorbeelden`, from bare to more than anybody will ask
for.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from portal.vocabulary import Aanwezig, Stuksoort
from reports.agenda import Agenda, Agendaregel
from reports.besluitenlijst import Besluitenlijst, Bespreking
from reports.factsheet import Factsheet
from reports.ontvangstbevestiging import Ontvangstbevestiging
from reports.opmaak.gedeeld import Besluitregel, Genodigde, Tafel
from reports.opmaak.kenmerken import Kenmerken, Tlp
from reports.regieboek import Opmerkingregel, Regieboek, Regieregel
from reports.terugkoppeling import Opbrengstregel, Terugkoppeling
from tests.reports import jaarvoorbeelden, voorbeelden
from tests.reports.dilemmas import UITHUWELIJKING
from tests.reports.voorbeelden import ACTIES, VANDAAG, kenmerken

ZIN = "Wie het gezin het langst kent, hoeft niet degene te zijn die het plan maakt. "
ORGANISATIES = (
    "Gemeente Rivierstad",
    "Politie",
    "Veilig Thuis",
    "Raad voor de Kinderbescherming",
    "OM",
    "VNG",
)
FUNCTIES = ("Adviseur", "Bestuurder", "Teamleider", "Officier", "Beleidsmedewerker", "Coördinator")
VRAGEN_AAN = "Veilig Thuis: wanneer bellen jullie terug?\nOM: wat is er nodig om wel te vervolgen?"
REGIE = (
    ("Inzet", "Eén werkwijze vaststellen waar alle regio’s morgen mee kunnen beginnen."),
    (
        "Gewenst resultaat",
        "De tafel kiest een van de twee opties, of zegt precies wat er nog ontbreekt.",
    ),
    ("Achtergrond", ZIN * 3),
    ("Wie vraagt u wat", VRAGEN_AAN),
    ("Interne notitie", "De politie is nog niet overtuigd. Geef hun als eerste het woord."),
)


def opmerkingen(aantal: int) -> tuple[Opmerkingregel, ...]:
    namen = [
        f"{functie} ({organisatie})"
        for functie, organisatie in zip(FUNCTIES, ORGANISATIES, strict=True)
    ]
    return tuple(Opmerkingregel(namen[i % 6], date(2026, 3, 2), ZIN.strip()) for i in range(aantal))


def genodigden(aantal: int) -> tuple[Genodigde, ...]:
    standen = (Aanwezig.AANWEZIG, Aanwezig.AANWEZIG, Aanwezig.AFGEMELD, None, Aanwezig.AFWEZIG)
    return tuple(
        Genodigde(f"{FUNCTIES[i % 6]} {i + 1}", ORGANISATIES[i % 6], standen[i % 5])
        for i in range(aantal)
    )


def tafels(aantal: int, *, achteraf: bool = False) -> tuple[Tafel, ...]:
    gasten = tuple(f"{g.naam} ({g.organisatie})" for g in genodigden(6))
    namen = ("Wie houdt de regie?", "Delen wat je weet", "Een plek om naartoe te gaan")
    kaal = [
        Tafel(namen[i % 3], "samenwerking en regie", "Teamleider 3 (Veilig Thuis)")
        for i in range(aantal)
    ]
    vol = {"resultaat": ZIN * 3} if achteraf else {"pitch": ZIN * 2, "gasten": gasten}
    return tuple(replace(tafel, **vol) for tafel in kaal)


def kale_agenda() -> Agenda:
    """An opening and nothing else."""
    return replace(
        voorbeelden.agenda(1),
        regels=(Agendaregel("Opening", 5),),
        acties=(),
        besluiten=(),
        voorzitter="",
    )


def volle_agenda(aantal: int) -> Agenda:
    """An agenda with a fixed time that is not made, and tables."""
    agenda = voorbeelden.agenda(aantal)
    pauze = Agendaregel("Lunch", 30, vaste_tijd=time(13, 15))
    return replace(agenda, regels=(*agenda.regels[:2], pauze, *agenda.regels[2:]), tafels=tafels(3))


def regieboek(aantal: int = 3, regie: tuple = REGIE) -> Regieboek:
    basis = volle_agenda(aantal) if aantal else kale_agenda()
    regels = tuple(
        Regieregel(
            r,
            regie if r.tekst else regie[:2],
            opmerkingen=opmerkingen(aantal and 2) if r.tekst else (),
        )
        for r in basis.regels
    )
    if aantal:
        regels = (
            *regels[:-2],
            replace(regels[-2], onrijp="De minister wil dit vóór de zomer horen."),
            regels[-1],
        )
    return Regieboek(
        kenmerken(
            "Regieboek Landelijk Platform, 19 maart 2026", "R-20260319-2", Tlp.RED, concept=True
        ),
        basis,
        regels,
        genodigden(4 * aantal),
        opmerkingen(aantal and 1),
    )


def besluitenlijst(aantal: int = 6) -> Besluitenlijst:
    besproken = tuple(
        Bespreking(
            d.titel,
            d.nummer,
            ("Niet opgelost", "Opgelost", "Aangehouden")[i % 3],
            ZIN * (2 + i % 4),
        )
        for i, d in enumerate(voorbeelden.dilemmas(aantal))
    )
    kaal = Besluitenlijst(
        kenmerken("Besluitenlijst Landelijk Platform, 19 maart 2026", "L-20260319-2"),
        gremium="Landelijk Platform aanpak uitbuiting binnen familienetwerken",
        plaats="Utrecht, zaal 4",
        begin=datetime(2026, 3, 19, 12, 0, tzinfo=UTC),
        einde=datetime(2026, 3, 19, 15, 30, tzinfo=UTC),
        voorzitter="",
    )
    if not aantal:
        return kaal
    aanwezig = [f"{g.naam} ({g.organisatie})" for g in genodigden(2 * aantal)]
    return replace(
        kaal,
        voorzitter="Ministerie van Justitie en Veiligheid",
        aanwezigheid=(("Aanwezig", ", ".join(aanwezig)), ("Afgemeld", aanwezig[0])),
        besproken=besproken,
        tafels=tafels(2, achteraf=True),
        besluiten=(
            Besluitregel("De werkgroep uitstappers gaat een half jaar verder.", "D-2025-0019"),
        ),
        acties=(*ACTIES, replace(ACTIES[0], klaar="Gedaan")) * (1 + aantal // 10),
        volgende=datetime(2026, 6, 18, 12, 0, tzinfo=UTC),
    )


def _brief(soort: Stuksoort) -> Kenmerken:
    return kenmerken(soort.label, "D-2026-0007", Tlp.AMBER_STRICT)


def ontvangstbevestiging(keer: int = 1) -> Ontvangstbevestiging:
    return Ontvangstbevestiging(
        _brief(Stuksoort.ONTVANGSTBEVESTIGING),
        "D-2026-0007",
        date(2026, 3, 4),
        date(2026, 3, 18),
        titel="Mag ik de school vertellen wat ik van het gezin weet?" if keer else "x",
        vraag=("Mag ik delen wat ik weet met de school, ook als de ouders dat niet willen? " * keer)
        or "x",
        opgepakt=bool(keer),
        bevestigd=bool(keer),
        hoort_verloop=bool(keer),
        contact_voor=date(2026, 3, 5) if keer else None,
        belt=keer == 1,
    )


def terugkoppeling(keer: int = 1) -> Terugkoppeling:
    kaal = Terugkoppeling(
        _brief(Stuksoort.TERUGKOPPELING),
        "D-2026-0007",
        date(2025, 3, 11),
        VANDAAG,
        "Afgerond",
        "x",
        "x",
        "x",
        (),
    )
    if not keer:
        return kaal
    opbrengst = Opbrengstregel(
        "Handelingsperspectief", "Eén gezin, één plan", ZIN * 5, "/kennisbank/12"
    )
    return replace(
        kaal,
        titel="Mag ik de school vertellen wat ik van het gezin weet?",
        route=UITHUWELIJKING.route,
        vraag="Mag ik delen wat ik weet met de school, ook als de ouders dat niet willen?",
        antwoord="Je vraag is besproken in het Landelijk Platform. " + ZIN * 4 * keer,
        besluiten=(ZIN * keer,),
        opbrengsten=(opbrengst,) * min(keer, 3),
        themas="informatiedeling, samenwerking en regie",
        verwezen="Zorg- en Veiligheidshuis in de regio" if keer > 1 else "",
    )


def factsheet(keer: int = 1) -> Factsheet:
    merken = kenmerken("Handelingsperspectief", "F-20260305-12", Tlp.CLEAR)
    kaal = Factsheet(merken, "Inzicht", "x", "x", VANDAAG, "Openbaar: iedereen, in de kennisbank")
    if not keer:
        return kaal
    return replace(
        kaal,
        soort="Handelingsperspectief",
        titel="Eén gezin, één plan, één regisseur",
        tekst="\n\n".join([ZIN * 4] * 6 * keer),
        themas="samenwerking en regie",
        dilemma="D-2026-0007" if keer > 1 else "",
    )


# Every paper bare, as it mostly is, and large.
VOORBEELDEN = {
    Stuksoort.AGENDA: (kale_agenda(), volle_agenda(6), voorbeelden.agenda(25, minuten=720)),
    Stuksoort.REGIEBOEK: (regieboek(0, regie=()), regieboek(), regieboek(8)),
    Stuksoort.BRIEFING: (
        replace(voorbeelden.briefing(1), standen=(), acties=(), signalen=(), doelen=()),
        voorbeelden.briefing(6),
        voorbeelden.briefing(25),
    ),
    Stuksoort.BESLUITENLIJST: (besluitenlijst(0), besluitenlijst(), besluitenlijst(20)),
    Stuksoort.ONTVANGSTBEVESTIGING: (
        ontvangstbevestiging(0),
        ontvangstbevestiging(),
        ontvangstbevestiging(90),
    ),
    Stuksoort.TERUGKOPPELING: (terugkoppeling(0), terugkoppeling(), terugkoppeling(20)),
    Stuksoort.FACTSHEET: (factsheet(0), factsheet(), factsheet(5)),
    **jaarvoorbeelden.VOORBEELDEN,
}
