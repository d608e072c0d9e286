"""The lists of /beheer, written backwards: accounts, and the seats of one."""

from datetime import timedelta

from portal.models import Lidmaatschap, Organisatie, Tekstversie
from portal.queries import uitvoer as lijsten_mee
from portal.queries.beheer import gremia, mensen, organisaties, teksten, themas, uitvoer, veranderd
from portal.queries.bladen import Bladen
from portal.queries.gremia import voorzitters
from portal.velden.teksten import TEKSTEN
from portal.vocabulary import LidRol
from tests.hulp.rijtjes import VANDAAG, Rijtjes
from tests.hulp.volgorde import Register

BEHEER = Register()


@BEHEER.van("mensen.mensen", "mensen.aantallen", "mensen.zetels")
def accounts(r: Rijtjes):
    """The newest first; the seats of one, the last first."""
    wie = [r.persoon(naam) for naam in ("Zzz", "Zzz", "Zzy")][::-1]
    filter_ = mensen.Mensenfilter(zoek="zz")
    plek = {"gremium": r.beraad, "persoon": wie[0], "rol": LidRol.LID}
    dagen = [VANDAAG - timedelta(days=n) for n in (9, 3)]
    zetels = [Lidmaatschap.create(**plek, van=dag, tot=dag + timedelta(days=1)) for dag in dagen]
    return {
        "mensen.mensen": (mensen.mensen(filter_), wie),
        "mensen.aantallen": (list(mensen.aantallen(filter_)), list(mensen.Mensenlijst)),
        "mensen.zetels": (list(mensen.zetels(wie[0])), zetels[::-1]),
    }


@BEHEER.van("veranderd.veranderd")
def wat_er_veranderde(r: Rijtjes):
    """The last first, whatever its moment says."""
    rijen = [r.gebeurtenis(dagen, soort="account", onderwerp="account 1") for dagen in (3, 1, 1)]
    kwam = [regel.gebeurtenis for regel in veranderd.veranderd(veranderd.Veranderfilter())]
    return {"veranderd.veranderd": (kwam[:3], rijen[::-1])}


@BEHEER.van("organisaties.organisaties", "organisaties.mensen", "organisaties.opgegaan")
def bij_wie_men_werkt(r: Rijtjes):
    """The newest first; by name who works there and what went into it."""
    rijen = [Organisatie.create(naam=f"Zz {n}", sleutel=f"zz {n}") for n in "cba"]
    op = {"opgegaan_in": rijen[0]}
    weg = [Organisatie.create(naam=n, sleutel=n, **op) for n in ("y", "x")]
    wie = [r.persoon(naam, organisatie="Zz c") for naam in ("b", "a", "a")]
    filter_ = organisaties.Organisatiefilter(zoek="zz")
    kwam = [regel.organisatie for regel in organisaties.organisaties(filter_)]
    return {
        "organisaties.organisaties": (kwam, rijen[::-1]),
        "organisaties.mensen": (list(organisaties.mensen(rijen[0])), [wie[1], wie[2], wie[0]]),
        "organisaties.opgegaan": (list(organisaties.opgegaan(rijen[0])), weg[::-1]),
    }


@BEHEER.van("Zetelblad.straks", "Zetelblad.voorbij", "gremia.voorzitters", "themas.themas")
def plaatsen_en_themas(r: Rijtjes):
    """Who comes first, first; who left last, first; themas in their own order."""
    dag = timedelta(days=1)
    wie = [r.persoon(naam) for naam in ("c", "b", "a")]

    def zetel(persoon, begint, **tot):
        van = VANDAAG + begint * dag
        plek = {"gremium": r.platform, "rol": LidRol.VOORZITTER, "van": van, **tot}
        return Lidmaatschap.create(persoon=persoon, **plek)

    straks = [zetel(p, n) for p, n in zip(wie, (9, 8, 8), strict=True)]
    dagen = zip(wie, (-9, -8, -8), strict=True)
    weg = [zetel(p, n - 9, tot=VANDAAG + n * dag) for p, n in dagen]
    themas_ = [r.thema(volgorde) for volgorde in (99, 98, 98)]
    blad = gremia.zetelblad(r.platform, VANDAAG, Bladen())
    op_rij = [*straks[1:], straks[0]]
    return {
        "Zetelblad.straks": (blad.straks, op_rij),
        "Zetelblad.voorbij": (list(blad.voorbij), weg[::-1]),
        "gremia.voorzitters": (voorzitters(r.platform, VANDAAG + 8 * dag, None)[-3:], op_rij),
        "themas.themas": (themas.themas()[-3:], [*themas_[1:], themas_[0]]),
    }


@BEHEER.van("teksten.versies")
def van_een_tekst(r: Rijtjes):
    """The last version first."""
    tekst = TEKSTEN[0]
    wat = {"sleutel": tekst.sleutel, "tekst": "Bel ons.", "door": r.adviseur}
    rijen = [Tekstversie.create(**wat, versie=n, op=r.op(-n)) for n in (2, 1, 3)]
    verwacht = sorted(rijen, key=lambda rij: -rij.versie)
    return {"teksten.versies": (list(teksten.versies(tekst, Bladen({}))), verwacht)}


@BEHEER.van("uitvoer.van_mensen", "uitvoer.van_besluiten")
def mee_als_spreadsheet(r: Rijtjes):
    """Accounts by name; besluiten the last first."""
    namen = ["Zzb", "zza", "Zzc"]
    for naam in namen:
        r.persoon(naam)
    regels = [rij[0] for rij in uitvoer.van_mensen(VANDAAG) if rij[0].lower().startswith("zz")]
    besluiten = [r.besluit(tekst, dilemma=r.dilemma(n)).tekst for n, tekst in enumerate("BAC", 1)]
    kwam = [rij[1] for rij in lijsten_mee.van_besluiten(r.adviseur, VANDAAG)]
    return {
        "uitvoer.van_mensen": (regels, sorted(namen, key=str.lower)),
        "uitvoer.van_besluiten": (kwam, besluiten[::-1]),
    }
