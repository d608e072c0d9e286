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
    | van("bijeenkomst.uitnodigen", "antwoord nodig_uit")
    | van("bijeenkomst.vergaderacties", "haal_weg voeg_toe wijzig")
    | van("bijeenkomst.vergaderbesluiten", "breng_verder haal_weg leg_vast neem_terug wijzig")
    | van("bijeenkomst.vergadering", "begin bewaar_verslag eindig verbeter_tijden zet_aanwezigheid")
    | van("bijeenkomst.voorbereiding", "schrijf_regie")
)
# What only adds: others may do the same at the same time.
VOEGT_TOE = (
    van("beraad", "leg_besluit_vast")
    | van("beheer.mensen", "voeg_toe verhuis")
    | van("beheer.gremia", "geef_zetel")
    | van("beheer.themas", "voeg_toe")
    | van("bijeenkomst.plannen", "plan")
    | van("bijeenkomst.punten", "voeg_dilemma_toe voeg_punt_toe")
    | van("bijeenkomst.tafels", "voeg_toe")
    | van("bijeenkomst.vergaderacties", "voeg_toe")
    | van("bijeenkomst.vergaderbesluiten", "leg_vast")
    | van("bijeenkomst.voorbereiding", "plaats_opmerking")
    | van("intake", "breng_in")
    | van("rondom.doel", "koppel_hier maak meet")
    | van("rondom.lot", "vraag")
    | van("rondom.signaal", "dien_in")
    | van("rondom.stuk", "geef_uit houd_exemplaar")
    | van("triage", "noteer stel_vraag")
    | van("uitkomst", "voeg_actie_toe")
    | van("werkgroep", "leg_opbrengst_vast nodig_uit")
)
# What is done once: a second time is refused, or answered as done already.
EENMALIG = (
    van("intake", "beantwoord bevestig ontken")
    | van("beheer.mensen", "sluit heropen verhuis_niet beeindig_sessies neem_factoren_af")
    | van("beheer.themas", "laat_vervallen neem_terug")
    | van("rondom.doel", "stop")
    | van("rondom.lot", "leg_uitkomst_vast")
    | van("rondom.post", "stuur_opnieuw")
    | van("rondom.signaal", "bevestig ontken")
    | van("rondom.stuk", "trek_in")
    | van("triage", "meld_contact")
    | van("uitkomst", "sluit_actie")
    | van("werkgroep", "beeindig_lidmaatschap beloof_geheimhouding")
)
# What is nobody else's: one's own seat at a table, whether one comes, and what one follows.
EIGEN_KEUZE = (
    van("bijeenkomst.tafels", "schuif_aan")
    | van("bijeenkomst.uitnodigen", "antwoord")
    | van("rondom.factoren", "zet_wachtwoord voeg_app_toe haal_app_weg vernieuw_codes")
    | van("rondom.factoren", "voeg_passkey_toe haal_passkey_weg")
    | van("uitkomst", "volg")
)
# What asks for the second factor again, when that was not given a moment ago: how somebody comes
# in, to whom what was filed belongs or that it goes, and who has a seat and for how long.
GEVOELIG = (
    van("rondom.factoren", "zet_wachtwoord voeg_app_toe haal_app_weg vernieuw_codes")
    | van("rondom.factoren", "voeg_passkey_toe hernoem_passkey haal_passkey_weg")
    | van("rondom.correctie", "verbeter_adres verbeter_signaaladres")
    | van("intake", "ontken")
    | van("rondom.signaal", "ontken")
    | van("werkgroep", "nodig_uit zet_laatste_dag")
    | van("beheer.mensen", "voeg_toe geef_rol sluit heropen verhuis")
    | van("beheer.mensen", "beeindig_sessies neem_factoren_af")
    | van("beheer.gremia", "geef_zetel wijzig_zetel beeindig_zetel benoem_voorzitter")
    | van("beheer.invoer", "neem_over")
    | van("beheer.teksten", "bewaar")
)
# All these go from any screen; the rest replaces, and needs a screen that shows how it is now.
OP_ELK_SCHERM = VOEGT_TOE | EENMALIG | EIGEN_KEUZE
# What replaces nothing and yet is about what the screen shows: somebody vouches for that.
STAAT_IN_VOOR_HET_SCHERM = van("bijeenkomst.rijp", "bevestig_anoniem") | van(
    "bijeenkomst.voorbereiding", "vraag_akkoord"
)
# What leaves a row of its own that tells it all, or is nobody else's business.
ZONDER_LOG = (
    van("bijeenkomst.voorbereiding", "plaats_opmerking")
    | van("intake", "bewerk")
    | van("triage", "noteer")
    | van("uitkomst", "volg")
)
# What must be so is asked of the thing by the deed itself, or nothing need be.
ZONDER_EIS = (
    van("bijeenkomst.agenda", "maak_concept stel_vast")
    | van("beheer.teksten", "bewaar")
    | van("beheer.mensen", "voeg_toe wijzig")
    | van("beheer.invoer", "neem_over")
    | van("beheer.themas", "voeg_toe hernoem verschuif neem_terug")
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
    | van("rondom.correctie", "verbeter_kenmerken verbeter_lot")
    | van("rondom.factoren", "zet_wachtwoord voeg_passkey_toe hernoem_passkey")
    | van("rondom.gegevens", "wijzig")
    | van("rondom.signaal", "bevestig dien_in")
    | van("rondom.stuk", "geef_uit trek_in")
    | van("triage", "bundel maak_bundel_los noteer wijs_toe")
    | van("uitkomst", "volg")
    | van("werkgroep", "beloof_geheimhouding leg_opbrengst_vast")
)
