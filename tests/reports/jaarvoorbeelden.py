"""The papers of a year, from one in which nothing happened to one in which too much did."""

from dataclasses import replace
from datetime import date

from portal.queries.rondom.afscherming import Verborgen
from portal.queries.rondom.jaarcijfers import TREDEN, WEGEN, weg_naam
from portal.vocabulary import Stuksoort
from reports.actieprogramma import Actieprogramma, Jaaractie, Jaardoel
from reports.jaarrapport import Cijferregel, Doelcijfer, Jaarrapport, Les
from reports.opmaak.kenmerken import Tlp
from tests.reports.voorbeelden import kenmerken

THEMAS = (
    "Uithuwelijking",
    "Informatiedeling",
    "Cultuurspecifieke elementen en discriminatie",
    "Overig",
)
NAMEN = tuple(trede.label for trede in TREDEN)


def regels(namen, waarden) -> tuple[Cijferregel, ...]:
    return tuple(map(Cijferregel, namen, waarden))


def leeg_rapport() -> Jaarrapport:
    wegen, geen = [weg_naam(*weg) for weg in WEGEN], [None] * 4
    return Jaarrapport(
        kenmerken("Jaarrapport 2026", "JA-2026", Tlp.GREEN),
        2026,
        0,
        (),
        regels(NAMEN, [0] * 4),
        regels(wegen, [0] * 6),
        regels(("Afgerond", "Nog onderweg"), (0, 0)),
        regels(NAMEN, geen),
        regels(("Gedaan", "Open", "Vervallen"), (0, 0, 0)),
    )


def rapport(keer: int = 1) -> Jaarrapport:
    minder, niet = Verborgen.MINDER, Verborgen.NIET
    wegen = [weg_naam(*weg) for weg in WEGEN]
    doel = Doelcijfer("Gemeenten die de integrale aanpak volgen", 66, 60, "gemeenten")
    return replace(
        leeg_rapport(),
        ingediend=48 * keer,
        per_thema=regels(THEMAS * keer, (12 * keer, 9, niet, minder) * keer),
        per_trede=regels(NAMEN, (14, 16 * keer, 8, 10)),
        verder=regels(wegen, (30 * keer, minder, 0, 12, niet, 7)),
        per_uitkomst=regels(("Afgerond", "Ingetrokken", "Nog onderweg"), (20 * keer, minder, niet)),
        dagen_per_trede=regels(NAMEN, (9, 34, 120 * keer, None)),
        doelen=(doel, Doelcijfer("Regio’s met een afspraak", minder, 12, "regio’s")) * keer,
        geleerd=(
            Les(
                "Delen mag als de veiligheid in het geding is: een beslisboom",
                "Handelingsperspectief",
            ),
        )
        * keer,
    )


def programma(keer: int = 1) -> Actieprogramma:
    acties = tuple(
        Jaaractie(
            f"De gemeente zoekt uit welke scholen de factsheet gebruiken, ronde {i + 1}.",
            "Gemeente Rivierstad",
            date(2026, 1 + i % 12, 3),
            ("Gedaan", "Open", "Te laat", "Vervallen")[i % 4],
            THEMAS[i % 4],
            "" if i % 4 in (1, 2) else "Elf van de veertien scholen gebruiken hem.",
        )
        for i in range(6 * keer)
    )
    doelen = tuple(
        Jaardoel(
            f"Gemeenten in regio {i + 1} die samenwerken",
            i * 3 or None,
            40,
            "gemeenten",
            THEMAS[i % 4],
        )
        for i in range(2 * keer)
    )
    merken = kenmerken("Actieprogramma 2026", "AC-2026")
    return Actieprogramma(merken, 2026, THEMAS if keer else (), doelen, acties)


VOORBEELDEN = {
    Stuksoort.ACTIEPROGRAMMA: (programma(0), programma(), programma(12)),
    Stuksoort.JAARRAPPORT: (leeg_rapport(), rapport(), rapport(8)),
}
