"""Who reads which text: every field that people type, and the papers that print it. Declared here
and nowhere else.

A test plants a canary in each field and hears it in the papers named here and in no other. Which
rows of a table a paper prints (of this gremium, of this meeting, released) is up to its builder,
and is tested with rows that just miss. For which readers a paper is made says `Stuksoort.kring`.

Fields with words of the vocabulary, numbers and days are not here: nobody types in them.
"""

from portal.velden import Soort
from portal.velden.intake import INTAKE
from portal.vocabulary import Stuksoort

A, R, B, L = Stuksoort.AGENDA, Stuksoort.REGIEBOEK, Stuksoort.BRIEFING, Stuksoort.BESLUITENLIJST
O, T, F = Stuksoort.ONTVANGSTBEVESTIGING, Stuksoort.TERUGKOPPELING, Stuksoort.FACTSHEET  # noqa: E741
P, J = Stuksoort.ACTIEPROGRAMMA, Stuksoort.JAARRAPPORT
NERGENS = ()
TYPT = (Soort.REGEL, Soort.TEKST)

# fmt: off
LEZERS: dict[str, tuple[Stuksoort, ...]] = {
    # People: who chairs, presents, comments, sits at a table or was there; of an actie its owner's
    # organisation.
    "Persoon.naam": (A, R, B, L), "Persoon.organisatie": (A, R, B, L, P),
    "Persoon.functie": NERGENS, "Persoon.email": NERGENS,
    "Gremium.naam": (A, R, B, L), "Gremium.opdracht": NERGENS,
    "Lidmaatschap.mandaat": NERGENS,
    "Thema.naam": (A, R, B, L, T, F, P, J),
    # What the inbrenger wrote goes back to the inbrenger, and to nobody else.
    "Dilemma.nummer": (A, R, B, L, O, T, F),
    **{f"Dilemma.{veld.naam}": NERGENS for veld in INTAKE if veld.soort in TYPT},
    "Dilemma.titel": (O, T), "Dilemma.vraag": (O, T), "Dilemma.terugkoppeling": (T,),
    "Vraag.tekst": NERGENS, "Vraag.antwoord": NERGENS, "Notitie.tekst": NERGENS,
    "Bundel.titel": NERGENS,
    "Lotverzoek.verzoek": NERGENS, "Lotverzoek.uitkomst": NERGENS,
    # The agendatekst, as the adviseur wrote it for one gremium.
    "Behandeling.titel": (B,), "Behandeling.kern": (A, R, B), "Behandeling.enerzijds": (A, R, B),
    "Behandeling.anderzijds": (A, R, B), "Behandeling.context": (A, R),
    "Behandeling.geprobeerd": (B,),
    "Behandeling.vraag": (A, R, B), "Behandeling.opdracht": NERGENS,
    "Behandeling.voorgestelde_acties": (B,),
    "Behandeling.waarom_niet_opgelost": (B,),
    "Optie.tekst": (B,), "Optie.voor": (B,), "Optie.tegen": (B,),
    # The meeting.
    "Bijeenkomst.titel": NERGENS, "Bijeenkomst.plaats": (A, R, B, L),
    "Agendapunt.titel": (A, R, L), "Agendapunt.inleider": (A, R), "Agendapunt.verslag": (L,),
    "Agendapunt.inzet": (R,), "Agendapunt.gewenst_resultaat": (R,), "Agendapunt.achtergrond": (R,),
    "Agendapunt.vragen_aan": (R,), "Agendapunt.interne_notitie": (R,),
    "Agendapunt.onrijp_reden": (R,),
    "Opmerking.tekst": (R,),
    "Gesprekstafel.naam": (A, R, L), "Gesprekstafel.pitch": (A, R), "Gesprekstafel.resultaat": (L,),
    # What came out.
    "Besluit.tekst": (A, R, L, T), "Actie.wat": (A, R, B, L, P), "Actie.resultaat": (P,),
    "Opbrengst.titel": (T, F, J), "Opbrengst.tekst": (T, F), "Opbrengst.intrekreden": NERGENS,
    "Doel.naam": (B, P, J), "Doel.eenheid": (B, P, J), "Doel.omschrijving": NERGENS,
    "Meting.toelichting": NERGENS,
    "Signaal.nummer": (B,), "Signaal.beraadtitel": (B,), "Signaal.beraadtekst": (B,),
    "Signaal.titel": NERGENS, "Signaal.tekst": NERGENS, "Signaal.terugkoppeling": NERGENS,
    "Stuk.intrekreden": NERGENS,
    # The texts of the portal stand on its pages and in its mails.
    "Tekstversie.tekst": NERGENS,
    # What was put right prints as it is now; what it said before stands on the page.
    "Correctie.oud": NERGENS, "Correctie.nieuw": NERGENS, "Correctie.reden": NERGENS,
}
# fmt: on

# Tables and columns that hold nothing a person typed, each with what they hold instead.
TECHNISCH = {
    "Sessie": "hashes of tokens",
    "Inloglink": "hashes of tokens, and where a link leads",
    "Adreswijziging": "addresses that are yet to be confirmed, and hashes of tokens",
    "Organisatie": "names that people bear: `Persoon.organisatie` is what is read",
    "Linkverzoek": "requests for a link, gone once the jobs have seen them",
    "Koppeling": "what a provider of sign-ins calls somebody",
    "Turf": "tallies under hashes",
    "Wachtwoord": "hashes of passwords",
    "Codeapp": "secrets, closed",
    "Herstelcode": "hashes of codes",
    "Passkey": "public keys, and the names that their owners alone read",
    "Inlogpoging": "how often it was tried",
    "Correctie.veld": "which field was put right",
    "Correctie.zout": "what makes the hashes in the log unguessable",
    "Thema.sleutel": "the key in an address",
    "Tekstversie.sleutel": "which text of the table it is",
    "Stuk": "a paper itself: its bytes, its source and its marks",
    "Exemplaar": "a paper itself",
    "Gebeurtenis": "the log, told on pages only",
    "Verzoeksleutel": "keys of forms and the address each led to",
    "Bericht": "mail: number, verb and link",
    "Instelling": "settings of the portal",
    "Teller": "counters",
}
