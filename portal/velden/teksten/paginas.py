"""The texts of the two pages that the law asks for: what is kept of whom, and who can use it.

What only the CCV can say is missing until a beheerder fills it in; we invent nothing.
"""

from portal.velden.teksten.tekst import Groep, Tekst

P, T = Groep.PRIVACY, Groep.TOEGANKELIJKHEID
_OP_P, _OP_T = "Op de pagina Privacy.", "Op de pagina Toegankelijkheid."

PRIVACY = (
    Tekst(
        "privacy.inleiding", P, "Waar dit over gaat", _OP_P,
        "Met het Dilemmaportaal leggen professionals een vraag voor waarin ze vastlopen. Het CCV "
        "beheert het portaal. Hier lees je welke gegevens we van je bewaren en waarom.",
    ),
    Tekst(
        "privacy.wat", P, "Wat we van jou bewaren", _OP_P,
        "Je e-mailadres, je naam, je organisatie en je functie. Zo weten we wie iets vraagt en "
        "kunnen we je antwoorden.\n\n"
        "Word je bedreigd? Dan vragen we ook een telefoonnummer en wanneer we je veilig kunnen "
        "bellen.\n\n"
        "Wat je invult over een dilemma of een signaal, en wat daarna is gedaan en besloten.\n\n"
        "In het logboek: wie wat deed en wanneer, en van welk netwerk dat kwam. Nooit je hele "
        "internetadres.",
    ),
    Tekst(
        "privacy.betrokkenen", P, "Wat we niet willen weten", _OP_P,
        "Zet nooit namen, adressen of andere gegevens van betrokkenen in het portaal. Staan ze er "
        "toch, dan vragen we je om het anders te schrijven.\n\n"
        "We vragen niet naar etniciteit, nationaliteit of geloof, en tellen daar niets over.",
    ),
    Tekst(
        "privacy.waarom", P, "Waarom we dit bewaren", _OP_P,
        "Om je vraag te behandelen, je de uitkomst te geven en te kunnen laten zien wat er met een "
        "vraag is gedaan. We gebruiken je gegevens nergens anders voor en verkopen ze niet.",
    ),
    Tekst("privacy.grondslag", P, "Op welke grond dat mag", _OP_P, ontbreekt=True),
    Tekst(
        "privacy.wie", P, "Wie je gegevens ziet", _OP_P,
        "Alleen de adviseurs van het CCV zien wie je bent en wat je schreef. Voor een bijeenkomst "
        "maken zij een tekst zonder namen. Je naam staat daar alleen bij als jij dat goedvindt.\n\n"
        "Een beheerder ziet wie er een account heeft, maar niet wat je schreef.\n\n"
        "In onze mails staat nooit waar een dilemma over gaat.",
    ),
    Tekst("privacy.verwerkers", P, "Wie het portaal voor ons draait", _OP_P, ontbreekt=True),
    Tekst("privacy.hoe_lang", P, "Hoe lang we gegevens bewaren", _OP_P, ontbreekt=True),
    Tekst(
        "privacy.cookies", P, "Cookies", _OP_P,
        "Het portaal gebruikt alleen cookies die nodig zijn om in te loggen en een formulier "
        "veilig te versturen. We volgen je niet.\n\n"
        "Wat je in een formulier typt, bewaart je browser zelf in dat tabblad, tot je het "
        "verstuurt.",
    ),
    Tekst(
        "privacy.rechten", P, "Wat je kunt vragen", _OP_P,
        "Je mag vragen welke gegevens we van je hebben, en ons vragen om ze te verbeteren, te "
        "verwijderen of niet meer te gebruiken. Je naam, organisatie en functie kun je na inloggen "
        "zelf wijzigen.\n\n"
        "Ben je het niet eens met hoe we met je gegevens omgaan? Dan kun je een klacht indienen "
        "bij de Autoriteit Persoonsgegevens.",
    ),
    Tekst("privacy.fg", P, "Wie bij ons op privacy let", _OP_P, ontbreekt=True),
)  # fmt: skip
TOEGANKELIJKHEID = (
    Tekst(
        "toegankelijkheid.inleiding", T, "Wat we willen", _OP_T,
        "Iedereen moet het Dilemmaportaal kunnen gebruiken: ook wie slecht ziet, met het "
        "toetsenbord werkt of een schermlezer gebruikt.\n\n"
        "We houden ons aan de internationale richtlijnen WCAG 2.2, niveau AA. Onze papieren (pdf) "
        "maken we volgens de norm PDF/UA.",
    ),
    Tekst(
        "toegankelijkheid.getoetst", T, "Hoe we dat nagaan", _OP_T,
        "Bij elke wijziging toetst een programma alle pagina’s op fouten in de toegankelijkheid. "
        "Alles werkt ook zonder JavaScript, met alleen het toetsenbord, en op een telefoon. "
        "Een programma vindt niet alles.",
    ),
    Tekst("toegankelijkheid.status", T, "Status en onderzoek", _OP_T, ontbreekt=True),
    Tekst("toegankelijkheid.nog_niet", T, "Wat nog niet toegankelijk is", _OP_T, ontbreekt=True),
    Tekst(
        "toegankelijkheid.melden", T, "Loop je ergens tegenaan?", _OP_T,
        "Laat het ons weten. Noem de pagina en wat er niet lukt. We zoeken met je naar een "
        "oplossing, en helpen je intussen op een andere manier.\n\n"
        "Vind je dat we je melding niet goed behandelen? Dan kun je naar de Nationale ombudsman.",
    ),
    Tekst("toegankelijkheid.datum", T, "Van wanneer deze verklaring is", _OP_T, ontbreekt=True),
)  # fmt: skip
