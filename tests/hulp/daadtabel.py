"""What keeps each deed from being done, which screen it needs and what it leaves in the log: said
once more, in the words of the tests. A mark that says otherwise fails (contracts/test_daden.py).
"""


def van(kamer: str, namen: str) -> set[str]:
    """Return the full names of deeds of one room."""
    return {f"{kamer}.{naam}" for naam in namen.split()}


# Of an agenda in the making: once it is fixed it is made a concept again first.
ALLEEN_CONCEPT = (
    van("bijeenkomst.plannen", "wijzig")
    | van("bijeenkomst.punten", "haal_weg orden verdeel_tijd verschuif voeg_dilemma_toe")
    | van("bijeenkomst.punten", "voeg_punt_toe wijzig_punt")
    | van("bijeenkomst.rijp", "geef_reden")
    | van("bijeenkomst.tafels", "haal_weg verschuif voeg_toe wijzig")
    | van("bijeenkomst.voorbereiding", "geef_akkoord plaats_opmerking vraag_akkoord")
)
# Of a meeting that was not called off, fixed or not.
ZOLANG_HIJ_DOORGAAT = (
    van("bijeenkomst.agenda", "maak_concept stel_vast")
    | van("bijeenkomst.plannen", "zeg_af")
    | van("bijeenkomst.punten", "leg_resultaat_vast")
    | van("bijeenkomst.rijp", "bevestig_anoniem")
    | van("bijeenkomst.tafels", "deel_in leg_resultaat_vast schuif_aan")
    | van("bijeenkomst.uitnodigen", "nodig_uit")
    | van("bijeenkomst.vergaderacties", "haal_weg voeg_toe wijzig")
    | van("bijeenkomst.vergaderbesluiten", "breng_verder haal_weg leg_vast neem_terug wijzig")
    | van("bijeenkomst.vergadering", "begin bewaar_verslag eindig verbeter_tijden zet_aanwezigheid")
    | van("bijeenkomst.voorbereiding", "schrijf_regie")
)
# What only adds, is done once, or sets what does not depend on what stood there; the rest needs a
# screen that shows how it is now.
OP_ELK_SCHERM = (
    van("bijeenkomst.plannen", "plan")
    | van("bijeenkomst.rijp", "geef_reden")
    | van("bijeenkomst.tafels", "schuif_aan")
    | van("bijeenkomst.vergaderacties", "voeg_toe")
    | van("bijeenkomst.vergaderbesluiten", "leg_vast")
    | van("bijeenkomst.vergadering", "zet_aanwezigheid")
    | van("bijeenkomst.voorbereiding", "plaats_opmerking")
    | van("intake", "beantwoord bevestig breng_in")
    | van("rondom.doel", "koppel_actie koppel_dilemma koppel_hier maak meet stop zet_streef")
    | van("rondom.lot", "leg_uitkomst_vast vraag")
    | van("rondom.post", "stuur_opnieuw")
    | van("rondom.signaal", "bevestig dien_in")
    | van("rondom.stuk", "geef_uit houd_exemplaar noteer_inzage trek_in")
    | van("triage", "meld_contact noteer stel_vraag wijs_toe")
    | van("uitkomst", "sluit_actie voeg_actie_toe volg")
    | van("werkgroep", "beeindig_lidmaatschap leg_opbrengst_vast maak_structureel nodig_uit")
)
# What leaves a row of its own that tells it all, or is nobody else's business.
ZONDER_LOG = (
    van("bijeenkomst.voorbereiding", "plaats_opmerking")
    | van("intake", "bewerk")
    | van("rondom.stuk", "houd_exemplaar noteer_inzage")
    | van("triage", "noteer")
    | van("uitkomst", "volg")
)
# What must be so is asked of the thing by the deed itself, or nothing need be.
ZONDER_EIS = (
    van("bijeenkomst.agenda", "maak_concept stel_vast")
    | van("bijeenkomst.plannen", "wijzig")
    | van("bijeenkomst.punten", "leg_resultaat_vast orden verdeel_tijd verschuif voeg_dilemma_toe")
    | van("bijeenkomst.punten", "voeg_punt_toe wijzig_punt")
    | van("bijeenkomst.rijp", "geef_reden")
    | van("bijeenkomst.tafels", "deel_in leg_resultaat_vast schuif_aan")
    | van("bijeenkomst.vergaderacties", "voeg_toe")
    | van("bijeenkomst.vergadering", "begin bewaar_verslag eindig verbeter_tijden zet_aanwezigheid")
    | van("bijeenkomst.voorbereiding", "geef_akkoord plaats_opmerking schrijf_regie")
    | van("intake", "bevestig breng_in")
    | van("rondom.doel", "koppel_actie koppel_dilemma maak")
    | van("rondom.signaal", "bevestig dien_in")
    | van("rondom.stuk", "geef_uit noteer_inzage trek_in")
    | van("triage", "bundel maak_bundel_los noteer wijs_toe")
    | van("uitkomst", "volg")
    | van("werkgroep", "leg_opbrengst_vast")
)
