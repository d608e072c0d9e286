"""Dilemmas about the system round it: what people meet there, the law, and who leads."""

from datetime import date

from reports.briefing import Briefingdilemma, Briefingoptie, Poging
from tests.reports.dilemmas.weg import route

DISCRIMINATIE = Briefingdilemma(
    nummer="D-2025-0021",
    titel="Kennis van cultuur helpt in de aanpak, en kan ongewild discrimineren",
    thema="cultuurspecifieke elementen en discriminatie",
    gevraagd_besluit="Onderschrijf één uitgangspunt: u kijkt naar gedrag en naar schade, nooit naar afkomst.",
    kern="Zonder kennis van familiecultuur mist een professional signalen. Met die kennis dreigt een hele "
    "groep verdacht te worden. Professionals die van discriminatie worden beschuldigd, staan er nu alleen "
    "voor.",
    enerzijds="Kennis over eer, gezag en zwijgplicht maakt het verschil tussen een gesprek en een dichte "
    "deur.",
    anderzijds="Zodra kennis een kenmerk wordt, raakt zij mensen die niets hebben gedaan, en het vertrouwen "
    "van een gemeenschap.",
    route=route(date(2025, 6, 17), date(2025, 9, 18), None, date(2026, 2, 10), nu=3),
    geprobeerd=(
        Poging(
            "Landelijk Platform",
            "Drie bestaande gedragscodes vergeleken en met jongeren uit de gemeenschap besproken.",
            "Een code zonder steun van bestuurders geeft een professional die beschuldigd wordt geen "
            "houvast.",
        ),
    ),
    opties=(
        Briefingoptie(
            "Eén uitgangspunt, door alle bestuurders onderschreven",
            "Geeft rugdekking.",
            "Vraagt dat u het ook uitdraagt als het schuurt.",
        ),
        Briefingoptie(
            "Elke organisatie een eigen code",
            "Past bij de eigen praktijk.",
            "Partners werken samen met verschillende regels.",
        ),
    ),
    acties=(
        "CCV en Movisie schrijven een handreiking voor wie beschuldigd wordt, vóór 1 juli 2026.",
    ),
)

VREEMDELINGENRECHT = Briefingdilemma(
    nummer="D-2025-0024",
    titel="Jeugdbescherming en vreemdelingenrecht kijken naar hetzelfde kind, maar niet naar elkaar",
    thema="jeugdbescherming en vreemdelingenrecht",
    gevraagd_besluit="Vraag de staatssecretaris om mensenhandel en uithuwelijking vast te toetsen bij elke "
    "aanvraag van een minderjarige.",
    kern="Bij een aanvraag voor verblijf wordt de veiligheid van een kind ingeschat door mensen die "
    "uithuwelijking en uitbuiting weinig tegenkomen. Bij terugkeer is onduidelijk of de zorg in het land "
    "van herkomst klaarstaat.",
    enerzijds="Een kind dat hier beschermd wordt, moet niet terug naar de plek waar het gevaar begon.",
    anderzijds="Een procedure kan niet op elk vermoeden wachten, en de lokale overheid daar heeft ook een "
    "eigen taak.",
    route=route(date(2025, 8, 26), date(2025, 11, 13), date(2025, 12, 11), date(2026, 2, 24), nu=3),
    geprobeerd=(
        Poging(
            "Denktank",
            "Eenmalig overleg van jeugdbescherming, IND en gezinsvoogdij.",
            "De keten is niet breed genoeg samengesteld om een volledig beeld te krijgen.",
        ),
    ),
    opties=(
        Briefingoptie(
            "Een vaste toets in de procedure",
            "Niemand hoeft er nog aan te denken.",
            "Vraagt een wijziging van de werkinstructie.",
        ),
        Briefingoptie(
            "Een telefoonnummer voor overleg",
            "Snel te regelen.",
            "Wordt gebeld door wie het gevaar al ziet.",
        ),
    ),
    acties=(
        "Raad voor de Kinderbescherming levert zes geanonimiseerde voorbeelden, vóór 1 mei 2026.",
    ),
)

SAMENWERKING = Briefingdilemma(
    nummer="D-2026-0002",
    titel="Zeven organisaties aan tafel en niemand die de regie heeft",
    thema="samenwerking en regie",
    gevraagd_besluit="Wijs per gezin één regisseur aan, met mandaat om te beslissen namens de partners.",
    kern="Rond één gezin werken gemiddeld zeven organisaties. Iedereen doet iets, niemand heeft het "
    "overzicht. Bestuurlijk is de regie belegd bij de gemeente, maar de gemeente mag niet beslissen over de "
    "inzet van een ander.",
    enerzijds="Met één regisseur weet het gezin bij wie het moet zijn, en kan niemand meer wachten op een "
    "ander.",
    anderzijds="Een mandaat over de inzet van anderen raakt aan hun wettelijke taak en aan hun begroting.",
    route=route(date(2026, 1, 13), None, None, date(2026, 2, 24), nu=3),
    opties=(
        Briefingoptie(
            "Mandaat per gezin, voor een jaar",
            "Klein en te overzien; u ziet of het werkt.",
            "Vraagt vertrouwen van zeven besturen.",
        ),
        Briefingoptie(
            "Doorzettingsmacht bij de burgemeester",
            "Bestaat al in de wet voor enkele situaties.",
            "Alleen bij crisis bruikbaar.",
        ),
    ),
    acties=("Drie gemeenten proberen het mandaat uit bij vijf gezinnen, tot 1 december 2026.",),
)
