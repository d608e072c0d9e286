"""What was recorded and stands in no row of `herstelbaar`: which deed changes it, or why nothing
does.

Moments (`_op`, `_sinds`) and who did something (`_door`) the portal notes itself: not here.
"""

# By the deed that sets it anew, as often as needed.
EIGEN_DAAD: dict[str, str] = {
    "beheer.teksten.bewaar": "Tekstversie",
    "beraad.bewaar_voorstel": """Behandeling.voorgestelde_acties Optie.volgorde Optie.tekst
        Optie.voor Optie.tegen""",
    "beheer.mensen.geef_rol": "Persoon.rol",
    "beheer.mensen.heropen": "Persoon.actief",
    "beheer.mensen.verhuis": "Persoon.email",
    "beheer.organisaties.hernoem": "Organisatie.naam Organisatie.sleutel",
    "beheer.organisaties.haal_uit_elkaar": "Organisatie.opgegaan_in",
    "beheer.mensen.wijzig": "Persoon.naam Persoon.organisatie Persoon.functie",
    "bijeenkomst.plannen.wijzig": """Bijeenkomst.titel Bijeenkomst.begint Bijeenkomst.minuten
        Bijeenkomst.plaats Bijeenkomst.voorzitter Bijeenkomst.gezamenlijk Medegremium.bijeenkomst
        Medegremium.gremium""",
    "bijeenkomst.plannen.zeg_af": "Bijeenkomst.gremium",
    "bijeenkomst.punten.haal_weg": "Agendapunt.soort Agendapunt.behandeling",
    "bijeenkomst.punten.leg_resultaat_vast": "Agendapunt.uitslag Agendapunt.verslag",
    "bijeenkomst.punten.verschuif": "Agendapunt.volgorde",
    "bijeenkomst.punten.wijzig_punt": """Agendapunt.titel Agendapunt.minuten Agendapunt.inleider
        Agendapunt.puntdoel Agendapunt.vaste_tijd""",
    "bijeenkomst.rijp.geef_reden": "Agendapunt.onrijp_reden",
    "bijeenkomst.tafels.deel_in": "Tafelgast.tafel Tafelgast.persoon",
    "bijeenkomst.tafels.leg_resultaat_vast": "Gesprekstafel.resultaat",
    "bijeenkomst.tafels.verschuif": "Gesprekstafel.volgorde",
    "bijeenkomst.tafels.wijzig": """Gesprekstafel.naam Gesprekstafel.thema Gesprekstafel.tafelheer
        Gesprekstafel.pitch""",
    "bijeenkomst.vergaderacties.wijzig": "Actie.besluit",
    "bijeenkomst.vergadering.zet_aanwezigheid": """Aanwezigheid.bijeenkomst Aanwezigheid.persoon
        Aanwezigheid.aanwezig""",
    "bijeenkomst.voorbereiding.schrijf_regie": """Agendapunt.inzet Agendapunt.gewenst_resultaat
        Agendapunt.achtergrond Agendapunt.vragen_aan Agendapunt.interne_notitie""",
    "rondom.factoren.hernoem_passkey": "Passkey.naam",
    "rondom.factoren.voeg_app_toe": "Codeapp.persoon Codeapp.geheim Codeapp.laatste_stap",
    "rondom.factoren.voeg_passkey_toe": """Passkey.persoon Passkey.kenmerk Passkey.publiek
        Passkey.teller""",
    "rondom.factoren.vernieuw_codes": "Herstelcode",
    "rondom.factoren.zet_wachtwoord": "Wachtwoord.persoon Wachtwoord.hash",
    "rondom.doel.koppel_actie": "Actie.doel",
    "rondom.doel.koppel_dilemma": "DoelDilemma.doel DoelDilemma.dilemma",
    "rondom.doel.meet": "Meting.doel Meting.dag Meting.stand Meting.toelichting Meting.door",
    "rondom.doel.wijzig": "Doel.naam Doel.omschrijving Doel.eenheid Doel.thema",
    "rondom.doel.zet_streef": "Doeljaar.doel Doeljaar.jaar Doeljaar.streef",
    "bijeenkomst.uitnodigen.antwoord": """Toezegging.bijeenkomst Toezegging.persoon
        Toezegging.antwoord""",
    "rondom.kennisbank.trek_in": """Opbrengst.soort Mededilemma.opbrengst Mededilemma.dilemma""",
    "rondom.kennisbank.wijzig": "Opbrengst.titel Opbrengst.tekst Opbrengst.openbaarheid",
    "rondom.signaal.neem_over": "Signaal.status Signaal.beraadtitel Signaal.beraadtekst",
    "rondom.stuk.trek_in": "Stuk",
    "triage.bewaar_agendatekst": """Behandeling.titel Behandeling.kern Behandeling.enerzijds
        Behandeling.anderzijds Behandeling.context Behandeling.geprobeerd Behandeling.vraag""",
    "triage.maak_bundel_los": "Bundel.titel Dilemma.bundel",
    "triage.wijs_toe": "Dilemma.behandelaar",
    "uitkomst.volg": "Volger",
    "werkgroep.beeindig_lidmaatschap": """Lidmaatschap.gremium Lidmaatschap.persoon
        Lidmaatschap.rol Lidmaatschap.van""",
    "werkgroep.zet_laatste_dag": "Lidmaatschap.tot",
    "beheer.themas.hernoem": "Thema.naam",
    "beheer.themas.verschuif": "Thema.volgorde",
    "beheer.gremia.wijzig_zetel": "Lidmaatschap.mandaat",
    "werkgroep.maak_structureel": "Gremium.structureel",
}
# By why nobody changes it.
REDENEN: dict[str, str] = {
    "the inbrenger's own words: others read what an adviseur made of them, or ask": """
        Dilemma.titel Dilemma.vraag Dilemma.enerzijds Dilemma.anderzijds Dilemma.context
        Dilemma.geprobeerd Dilemma.belemmeringen Dilemma.zou_helpen
        Signaal.titel Signaal.tekst Signaal.thema""",
    "a transition moves it, and another one moves it back": "Dilemma.status Behandeling.gremium",
    "what was released was told: it is put right, not taken back": "Besluit.status",
    "what it is a part of, and who made it": """Behandeling.dilemma Optie.behandeling
        DilemmaThema.dilemma Vraag.dilemma Vraag.steller Notitie.dilemma Notitie.auteur
        Lotverzoek.dilemma Agendapunt.bijeenkomst Gesprekstafel.bijeenkomst Besluit.dilemma
        Besluit.bijeenkomst Besluit.punt Actie.dilemma Actie.gremium Actie.bijeenkomst
        Opbrengst.dilemma Opbrengst.gremium Signaal.bijeenkomst""",
    "a comment on a draft is answered by the next one": "Opmerking",
    "what kind it is decides where it stands; a wrong one ends and is made anew": "Gremium.soort",
    "why something was taken out: what was read is for good": "Opbrengst.intrekreden",
    "the portal reckons it": """Thema.sleutel
        Dilemma.nummer Dilemma.versie
        Dilemma.volgende_datum Bijeenkomst.versie Bijeenkomst.uitnodiging
        Bijeenkomst.akkoord_versie Signaal.nummer""",
    "whoever owns the address says who they are": "Dilemma.afzender Signaal.afzender",
    "data of the installation, recorded by no deed": "Instelling",
    "what was issued and read is for good": "Ontvanger Exemplaar Inzage",
    "what somebody promised is for good": "Lidmaatschap.geheimhouding_tekst",
    "the trace itself": "Correctie Gebeurtenis",
    "how the portal lets in, counts and mails": """Adreswijziging Sessie Inloglink Inlogpoging
        Linkverzoek
        Koppeling Turf Verzoeksleutel Bericht Teller""",
}
