"""The help at fields that are not declared: by where they stand, each sentence once."""

from collections.abc import Iterator

from portal.velden.teksten.tekst import Groep, Tekst

# Its key, the field, and what we say ourselves.
_PER_FORMULIER: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Wie het leest": (
        ("lezers.ccv", "Opmerking van de voorzitter", "Het CCV leest dit."),
        ("lezers.ccv_voorzitter", "Opmerking van wie voorbereidt",
         "Het CCV en de voorzitter lezen dit."),
        ("lezers.van_besluit", "Waarom verbeter je dit besluit?",
         "Wie het besluit mag lezen, leest deze reden mee."),
        ("lezers.alleen_adviseurs", "Een notitie of reden", "Alleen adviseurs lezen dit."),
        ("lezers.gremium", "Waarom verbeter je deze actie, of is die niet klaar?",
         "De leden van het gremium lezen dit."),
        ("lezers.de_adviseurs", "Waarom verbeter je je eigen dilemma?", "De adviseurs lezen dit."),
        ("lezers.inbrenger", "Waarom verbeter je dit dilemma?", "De inbrenger leest dit ook."),
        ("lezers.werkgroep", "Waarom verbeter je deze werkgroep?",
         "De leden van de werkgroep lezen dit."),
        ("lezers.adviseurs_reden", "Waarom verbeter je je antwoord?",
         "De adviseurs lezen deze reden mee."),
        ("lezers.inbrenger_steun", "Waarom verbeter je dit LOT-verzoek?",
         "De inbrenger leest deze reden mee als de gevraagde steun verandert."),
        ("lezers.adviseurs", "Waarom trek je deze opbrengst in?", "Adviseurs lezen dit."),
    ),
    "Op meer formulieren": (
        ("meer.via_werkgroep", "Iemand staat niet in de lijst",
         "Staat iemand er niet bij? Nodig die eerst uit voor een werkgroep."),
        ("meer.uitnodigen_later", "Iemand staat niet in de lijst, bij een werkgroep instellen",
         "Staat iemand er niet bij? Nodig die later uit op de pagina van de werkgroep."),
        ("meer.uitnodigen_adres", "Iemand staat niet in de lijst, bij een werkgroep uitnodigen",
         "Staat iemand er niet bij? Vul hieronder het e-mailadres in."),
        ("meer.uitslag", "Uitslag", "Hierna kies je de stap die erbij hoort."),
        ("meer.zorgt", "Eigenaar van een nieuwe actie", "Wie zorgt dat het gebeurt?"),
        ("meer.nieuwe_eigenaar", "Eigenaar van een actie die er al is",
         "Een nieuwe eigenaar krijgt een mail."),
        ("meer.antwoord", "Je antwoord", "Ook hier: geen namen of herkenbare details."),
    ),
    "Acties": (
        ("acties.wat_gebeurt_er", "Wat gebeurt er?", "Begin met wie: ‘De gemeente zoekt uit …’"),
        ("acties.klaar_op", "Klaar op",
         "De eigenaar krijgt een mail met een link naar deze actie."),
        ("acties.resultaat", "Resultaat",
         "Eén of twee zinnen, zonder herkenbare details. Leden van alle gremia kunnen dit lezen."),
    ),
    "Acties van een bijeenkomst": (
        ("vergaderacties.regel", "Nieuwe actie",
         "In één regel: ‘Gemeente Voorbeeld zoekt uit of … voor 1 maart’."),
    ),
    "Agenda vaststellen": (
        ("agenda.op_naam", "Geef iedere lezer een eigen exemplaar van de briefing",
         "De naam van de lezer staat dan onderaan elke bladzijde."),
        ("rijp.reden", "Waarom staat dit punt toch op de agenda?",
         "Adviseurs lezen dit. Het komt in het logboek."),
    ),
    "Agendapunten": (
        ("punten.vaste_tijd", "Begint vast om",
         "Alleen als het niet mag schuiven, bijvoorbeeld voor een gast."),
        ("punten.inleider", "Inleider", "Wie begint?"),
        ("punten.titel", "Titel", "Laat leeg voor de naam van de soort."),
        ("punten.verslag", "Verslag", "Kort. De leden van het gremium lezen dit."),
        ("punten.uitslagverslag", "Verslag",
         "Wat is besproken? De leden van het gremium lezen dit."),
    ),
    "Besluiten van een bijeenkomst": (
        ("vergaderbesluiten.nieuw", "Nieuw besluit",
         "Schrijf het zoals de leden het namen. Zij lezen het pas als het is vrijgegeven."),
    ),
    "Bijeenkomst plannen": (
        ("plannen.plaats", "Plaats", "Een adres, of ‘online’."),
        ("plannen.titel", "Titel", "Laat leeg voor de naam van het gremium met de datum."),
        ("plannen.samen_met", "Gezamenlijke bijeenkomst met …",
         "Alleen als andere gremia meedoen. Er zijn dan gesprekstafels en er staan geen "
         "dilemma’s op de agenda."),
    ),
    "Doelen": (
        ("doel.doel", "Doel",
         "Wat willen alle gremia samen bereiken? Zo staat het in het jaarrapport."),
        ("doel.omschrijving", "Toelichting", "Hoe wordt het gemeten, en door wie?"),
        ("doel.eenheid", "Wat tel je?", "In één of twee woorden, zoals ‘gemeenten’."),
        ("doel.streefgetal", "Streefgetal",
         "Hoeveel moeten het er aan het eind van het jaar zijn?"),
        ("doel.gemeten_op", "Gemeten op",
         "De laatste meting van een jaar is het resultaat van dat jaar."),
        ("doel.stand", "Stand", "Hoeveel zijn het er nu in totaal?"),
        ("doel.metingtoelichting", "Toelichting",
         "Waar komt het getal vandaan? De leden van alle gremia lezen dit."),
        ("doel.dilemma", "Welke doelen brengt dit dilemma dichterbij?",
         "Wie het dilemma mag zien, ziet deze doelen erbij staan."),
        ("doel.nummer", "Nummer van een dilemma", "Bijvoorbeeld D-2026-0001."),
    ),
    "Gesprekstafels": (
        ("tafels.naam", "Naam van de tafel", "Waar het gesprek over gaat, in een paar woorden."),
        ("tafels.pitch", "Pitch",
         "Waarmee opent de tafelheer? Alle deelnemers lezen dit en kiezen er hun tafel op. Geen "
         "namen of herkenbare details."),
        ("tafels.tafelheer", "Tafelheer",
         "Opent het gesprek en legt het resultaat vast. Kan één tafel leiden."),
        ("tafels.resultaat", "Resultaat",
         "Wat kwam eruit? Iedereen die voor deze bijeenkomst is uitgenodigd, leest dit."),
    ),
    "Inbrengen": (
        ("intake.email", "E-mailadres bij een dilemma",
         "We sturen je een link om je adres te bevestigen en om je dilemma te volgen."),
        ("intake.ander_adres", "E-mailadres dat anders moet", "Naar dit adres sturen we de mail."),
    ),
    "Inloggen": (
        ("toegang.vertrouwd", "Houd mij 30 dagen ingelogd",
         "Kies dit alleen op een apparaat dat van jou is."),
    ),
    "Kennisbank": (
        ("kennisbank.vervangen_door", "Welke opbrengst komt ervoor in de plaats?",
         "Laat dit leeg als er niets voor in de plaats komt."),
    ),
    "Landelijk ondersteuningsteam (LOT)": (
        ("lot.uitkomst", "Wat leverde het op?",
         "Wat deed het LOT, en helpt het? Alleen adviseurs lezen dit."),
    ),
    "Signalen": (
        ("signaal.titel", "Wat valt je op, in één zin?",
         "Bijvoorbeeld: ‘Scholen durven geen melding meer te doen.’"),
        ("signaal.tekst", "Wat zie je?",
         "Waar merk je het aan, en waarom moeten bestuurders dit weten? Geen herkenbare details."),
        ("signaal.email", "E-mailadres bij een signaal",
         "We sturen je een link om je adres te bevestigen. Pas daarna leest het CCV je signaal."),
        ("signaal.beraadtitel", "Titel voor het Beraad", "Kort, zoals hij in de briefing staat."),
        ("signaal.beraadtekst", "Tekst voor het Beraad",
         "Wat moeten de bestuurders weten? Drie tot vijf zinnen. Je begint met wat de inbrenger "
         "schreef."),
        ("signaal.anoniem", "De tekst maakt niemand herkenbaar",
         "Geen namen, adressen of details waaraan mensen of de inbrenger te herkennen zijn."),
        ("signaal.terugkoppeling", "Terugkoppeling",
         "Schrijf in de je-vorm: waarom neemt het CCV dit niet mee?"),
    ),
    "Strategisch Beraad": (
        ("beraad.opties", "Boven de opties",
         "Een optie die je leeg laat, komt niet in de briefing."),
        ("beraad.voorgestelde_acties", "Voorgestelde acties",
         "Eén per regel. Begin met wie: ‘De politie wijst per regio …’"),
        ("beraad.besluit", "Wat besluit het Strategisch Beraad?",
         "Schrijf het zoals de leden het vaststelden. Na het vrijgeven leest de inbrenger mee."),
        ("beraad.bijeenkomst", "In welke bijeenkomst?",
         "Laat dit leeg als het schriftelijk is besloten."),
    ),
    "Stukken": (
        ("stuk.reden", "Waarom trek je dit stuk in?",
         "De ontvangers lezen deze reden als zij het stuk openen."),
        ("stuk.code", "Code",
         "De code staat onderaan elke bladzijde, bijvoorbeeld 7K3M-Q9TX-P2HD."),
        ("stuk.bestand", "Bestand", "Een PDF van hoogstens 4 MB. Wij bewaren het bestand niet."),
    ),
    "Tijdens een bijeenkomst": (
        ("vergadering.verslag", "Verslag van een punt",
         "Bewaart zichzelf als je even stopt met typen. De leden van het gremium lezen dit zodra "
         "je hebt gekozen voor ‘Bewaar het verslag’."),
        ("vergadering.verslag_dilemma", "Verslag van een dilemma",
         "Bewaart zichzelf als je even stopt met typen. De leden van het gremium lezen dit zodra "
         "er een uitslag is."),
        ("vergadering.wie", "Wie is er nog meer?", "Iedereen met een account."),
    ),
    "Triage": (
        ("triage.vraag", "Je vraag aan de inbrenger",
         "In de je-vorm. De inbrenger krijgt een mail zonder inhoud."),
        ("triage.uiterlijk", "Antwoord graag vóór", "Dan krijgt de inbrenger een herinnering."),
        ("triage.nummers", "Andere nummers",
         "Bijvoorbeeld D-2026-0001. Hierboven staan alleen de nieuwste."),
        ("triage.bundel", "Welke dilemma’s horen erbij?",
         "Alleen dilemma’s op dezelfde plek van de ladder."),
        ("triage.geen_ander", "Geen dilemma om te bundelen",
         "Er staat nu geen ander dilemma op dezelfde plek van de ladder."),
        ("triage.bundelnaam", "Naam van de bundel", "Zo herken je hem terug."),
    ),
    "Veilig inloggen": (
        ("factoren.wachtwoord", "Nieuw wachtwoord",
         "Cijfers of vreemde tekens hoeven niet. Plakken mag."),
        ("factoren.code", "Code bij het inloggen",
         "De 6 cijfers in je app. App kwijt? Vul dan een herstelcode in."),
        ("factoren.eerste_code", "Eerste code van een app",
         "De 6 cijfers die je app nu laat zien."),
        ("factoren.passkeynaam", "Naam", "Zodat je later weet welke het is, zoals ‘laptop werk’."),
    ),
    "Verbeteren": (
        ("correctie.besluit", "Besluit", "De oude tekst blijft doorgestreept staan."),
        ("correctie.email", "E-mailadres van de inbrenger",
         "De inbrenger krijgt een mail om dit adres te bevestigen."),
        ("correctie.naam", "Naam", "Alleen nodig als dit adres nog geen account heeft."),
        ("correctie.vraag", "Je vraag aan de inbrenger", "In de je-vorm."),
    ),
    "Werkgroepen": (
        ("werkgroep.adres", "Iemand zonder account",
         "Heeft dit adres toch al een account, dan gebruiken we dat."),
        ("werkgroep.laatste_dag", "Laatste dag",
         "Hoogstens over een jaar. Een voorzitter of lid zit er zonder laatste dag."),
        ("werkgroep.rol", "Rol", "De voorzitter is de trekker en legt de opbrengsten vast."),
        ("werkgroep.dilemma", "Bij welk dilemma?",
         "Dan staat het bij de juiste thema’s, en ziet de inbrenger het ook."),
    ),
    "Beheer: gremia": (
        ("beheer_gremia.niet_bij", "Iemand staat er niet bij",
         "Staat iemand er niet bij? Voeg die eerst toe bij Mensen."),
        ("beheer_gremia.mandaat", "Mandaat",
         "Bijvoorbeeld: mag namens de organisatie beslissen over inzet van mensen en geld."),
        ("beheer_gremia.tot", "Laatste dag van een specialist",
         "Een specialist heeft altijd een laatste dag, hoogstens een jaar na de eerste."),
        ("beheer_gremia.eerste_dag", "Eerste dag",
         "Op die dag gaan de mails en de uitnodigingen weg."),
        ("beheer_gremia.per_direct", "Per direct",
         "Wie er zit, ziet het gremium daarna meteen niet meer."),
        ("beheer_gremia.laatste_dag", "Laatste dag", "De dag erna krijgt diegene een mail."),
    ),
    "Beheer: invoeren": (
        ("beheer_invoer.bestand", "Bestand", "CSV uit Excel. Wij bewaren het bestand niet."),
        ("beheer_invoer.tekst", "Of plak de lijst hier", "De eerste regel noemt de kolommen."),
    ),
    "Beheer: mensen": (
        ("beheer_mensen.rol", "Rol",
         "Een adviseur leest alle dilemma’s. Een beheerder beheert accounts en leest geen "
         "inhoud. Wie het is en alle beheerders krijgen hier mail over."),
        ("beheer_mensen.ander_adres", "Nieuw e-mailadres",
         "Er verandert niets totdat iemand het op dat adres bevestigt."),
        ("beheer_mensen.email", "E-mailadres", "Naar dit adres gaat een mail over het account."),
    ),
    "Beheer: organisaties": (
        ("beheer_organisaties.samenvoegen", "Samenvoegen",
         "De naam zoals die in de lijst staat. Wie hier werkt, krijgt die naam."),
    ),
    "Beheer: thema’s": (
        ("beheer_themas.naam", "Naam",
         "Zo staat het thema op formulieren, in de kennisbank en in het jaarrapport."),
    ),
}  # fmt: skip
UITLEG = {sleutel: uitleg for r in _PER_FORMULIER.values() for sleutel, _, uitleg in r}


def teksten() -> Iterator[Tekst]:
    """Yield each sentence as a text of the table."""
    waar = "Onder het veld, op elk formulier met deze uitleg."
    for kop, rijen in _PER_FORMULIER.items():
        for sleutel, label, uitleg in rijen:
            yield Tekst(f"uitleg.{sleutel}", Groep.HULP, label, waar, uitleg, kop=kop)
