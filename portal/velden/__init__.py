"""Every field that a transition, an agenda item or an opbrengst records: declared once, with its
label, help and readers. What an intake asks stands in `intake`.
"""

from portal.velden.opbrengst import BESTAANDE_OPBRENGST as BESTAANDE_OPBRENGST
from portal.velden.opbrengst import OPBRENGST as OPBRENGST
from portal.velden.opbrengst import OPBRENGST_SOORT as OPBRENGST_SOORT
from portal.velden.opbrengst import OPBRENGST_TEKST as OPBRENGST_TEKST
from portal.velden.opbrengst import OPBRENGST_TITEL as OPBRENGST_TITEL
from portal.velden.opbrengst import OPENBAARHEID as OPENBAARHEID
from portal.velden.opbrengst import VERVANGT as VERVANGT
from portal.velden.veld import Soort as Soort
from portal.velden.veld import Veld as Veld
from portal.vocabulary import Status, Steun, Verwijsdoel

REDEN = Veld(
    "reden",
    "Reden",
    "De inbrenger leest deze reden mee.",
    inbrenger=True,
    uitleg_eigen="De adviseurs van het CCV lezen deze reden.",
)
MOTIVERING = Veld("motivering", "Motivering", "Waarom kan dit niet op de gewone volgorde wachten?")
TERUGKOPPELING = Veld(
    "terugkoppeling",
    "Terugkoppeling aan de inbrenger",
    "Schrijf in de je-vorm: wat is eruit gekomen en wat kan de inbrenger nu doen?",
    inbrenger=True,
)
WAARHEEN = Veld(
    "waarheen",
    "Doorverwijzen naar",
    "Wie kan de inbrenger wel helpen?",
    Soort.KEUZE,
    inbrenger=True,
    woorden=Verwijsdoel,
)
STEUN = Veld(
    "steun",
    "Welke steun vraag je aan het LOT?",
    "De inbrenger ziet welke steun je vraagt.",
    Soort.MEERKEUZE,
    inbrenger=True,
    log=False,
    woorden=Steun,
    als=("waarheen", Verwijsdoel.LOT),
)
LOT_VERZOEK = Veld(
    "lot_verzoek",
    "Wat moet het LOT weten?",
    "Alleen adviseurs lezen dit. Geen namen of herkenbare details.",
    log=False,
    als=("waarheen", Verwijsdoel.LOT),
)
LOT_UITERLIJK = Veld(
    "lot_uiterlijk",
    "Wanneer moet de uitkomst er zijn?",
    "Laat je dit leeg, dan is het over vijf werkdagen. Daarna staat het verzoek als te laat.",
    Soort.DATUM,
    verplicht=False,
    log=False,
)
LOT = (STEUN, LOT_VERZOEK)
VRAAG = Veld(
    "vraag",
    "Vraag aan het gremium",
    "Eén vraag, die in een bijeenkomst te beantwoorden is.",
    zoek=True,
)
ANONIEM = Veld(
    "anoniem",
    "Ik heb gecontroleerd dat de agendatekst niemand herkenbaar maakt",
    "Geen namen, adressen, geboortedata of details waaraan mensen te herkennen zijn.",
    Soort.VINK,
)
WAAROM_NIET_OPGELOST = Veld(
    "waarom_niet_opgelost",
    "Waarom is het hier niet opgelost?",
    "Wat is geprobeerd en waarom was dat niet genoeg? De volgende trede leest dit.",
)
OPDRACHT = Veld("opdracht", "Opdracht aan de werkgroep", "Wat moet de werkgroep opleveren?")
NIEUW = "nieuw"
GREMIUM = Veld(
    "gremium",
    "Werkgroep",
    "Kies een lopende werkgroep of stel een nieuwe in.",
    Soort.KEUZE,
    als=("naar", Status.WERKGROEP),
)
NIEUWE_NAAM = Veld(
    "nieuwe_naam",
    "Naam van de nieuwe werkgroep",
    "Alleen als je een nieuwe werkgroep instelt.",
    Soort.REGEL,
    als=("gremium", NIEUW),
)
TREKKER = Veld(
    "trekker",
    "Trekker",
    "Wie zit de nieuwe werkgroep voor?",
    Soort.KEUZE,
    verplicht=False,
    log=False,
)
SPECIALISTEN = Veld(
    "specialisten",
    "Specialisten uitnodigen",
    "Zij zien alleen deze werkgroep, zolang die loopt en nadat ze geheimhouding beloofden. "
    "Later kun je meer mensen uitnodigen.",
    Soort.MEERKEUZE,
    verplicht=False,
    log=False,
)
SPECIALIST_TOT = Veld(
    "specialist_tot",
    "Specialist tot en met",
    "De laatste dag waarop een specialist de werkgroep ziet. Hoogstens over een jaar.",
    Soort.DATUM,
    bij="specialisten",
    log=False,
)
WERKGROEPKEUZE = (GREMIUM, NIEUWE_NAAM, TREKKER, SPECIALISTEN, SPECIALIST_TOT)
GEVRAAGD_BESLUIT = Veld(
    "gevraagd_besluit",
    "Gevraagd besluit",
    "Wat vraag je de bestuurders precies te besluiten? Eén zin.",
)
NAAR = Veld("naar", "Naar welke trede?", "", Soort.KEUZE)
VOLGENDE_DATUM = Veld(
    "volgende_datum",
    "Volgende bijeenkomst",
    "Op welke dag komt het dilemma weer op tafel?",
    Soort.DATUM,
    inbrenger=True,
)
BESLUIT = Veld("besluit", "Vrijgegeven besluit", "", Soort.KEUZE, log=False)
ACTIES = Veld(
    "acties",
    "Actie",
    "Minstens één actie, met een eigenaar en een datum. Wat al is afgesproken, telt mee.",
    Soort.ACTIES,
    log=False,
)

TITEL = Veld(
    "titel",
    "Titel",
    "Kort en anoniem, zoals hij op de agenda staat.",
    Soort.REGEL,
    log=False,
    zoek=True,
)
KERN = Veld(
    "kern", "De kern in drie zinnen", "Wat speelt er, waarom zit het vast, wat is nodig?", log=False
)
ENERZIJDS = Veld("enerzijds", "Enerzijds", "Wat pleit voor handelen?", log=False, zoek=True)
ANDERZIJDS = Veld("anderzijds", "Anderzijds", "Wat houdt dat tegen?", log=False, zoek=True)
CONTEXT = Veld(
    "context",
    "Context",
    "Wat moet het gremium weten om mee te denken?",
    verplicht=False,
    log=False,
    zoek=True,
)
GEPROBEERD = Veld(
    "geprobeerd", "Wat is al geprobeerd?", "En waarom hielp dat niet genoeg?", log=False
)
AGENDATEKST = (TITEL, KERN, ENERZIJDS, ANDERZIJDS, CONTEXT, GEPROBEERD)

# What only the chair and the adviseurs read of an agenda item; each names a column of Agendapunt.
REGIE = (
    Veld(
        "inzet",
        "Wat willen we bereiken?",
        "Waarom bespreken we dit nu?",
        verplicht=False,
        log=False,
    ),
    Veld(
        "gewenst_resultaat",
        "Gewenst resultaat",
        "Wat ligt er na dit punt op tafel?",
        verplicht=False,
        log=False,
    ),
    Veld("achtergrond", "Achtergrond", "Wat moet de voorzitter weten?", verplicht=False, log=False),
    Veld(
        "vragen_aan",
        "Wie kun je wat vragen?",
        "Eén per regel: wie, en welke vraag.",
        verplicht=False,
        log=False,
    ),
    Veld(
        "interne_notitie",
        "Interne notitie",
        "Alleen voor voorzitter en adviseurs.",
        verplicht=False,
        log=False,
    ),
)
