"""The lists that stand round the route, written backwards: acties, the kennisbank,
signalen, calls for the LOT and issued papers.
"""

from portal.models import (
    Bericht,
    Bundel,
    Correctie,
    Inzage,
    Lotverzoek,
    Mededilemma,
    Ontvanger,
    Thema,
)
from portal.queries import correcties
from portal.queries.bladen import Bladen
from portal.queries.rondom import acties, kennisbank, lot, onbevestigd, post, signaal, stuk
from portal.tools.tijd import dag
from portal.vocabulary import Status, Steun, Stuksoort
from tests.hulp import rijen
from tests.hulp.rijtjes import VANDAAG, Rijtjes
from tests.hulp.volgorde import Register
from tests.hulp.wereld import NU

RONDOM = Register()


@RONDOM.van("acties.acties", "acties.aantallen", "acties.met_eigenaar", "acties.gremia")
def lijst_van_acties(r: Rijtjes):
    """Open ones by term; the closed ones in a list of their own, closed last first."""
    open_ = [r.actie(dagen) for dagen in (3, 1, 1)]
    klaar = [r.gesloten(dagen) for dagen in (-3, -1, -1)]
    r.actie(9, gremium=r.beraad)
    groepen = [r.gremium(naam) for naam in ("b", "a")]
    for groep in groepen:
        r.actie(9, gremium=groep)
    lezer, filter_ = r.mensen.deelnemer, acties.Actiefilter()
    dicht = acties.Actiefilter(stand=acties.Actiestand.KLAAR)
    eigen = acties.met_eigenaar().where(acties.Actie.id.in_([a.id for a in open_]))
    gremia = [g for g in acties.gremia(r.adviseur, VANDAAG) if g in groepen]
    assert _acties(acties.acties(dicht, lezer, VANDAAG)) == [klaar[1], klaar[2], klaar[0]]
    van_lezer = _acties(acties.acties(filter_, lezer, VANDAAG))
    return {
        "acties.acties": (van_lezer[:3], [open_[1], open_[2], open_[0]]),
        "acties.aantallen": (
            list(acties.aantallen(filter_, lezer, VANDAAG)),
            list(acties.Actielijst),
        ),
        "acties.met_eigenaar": (list(eigen), [open_[1], open_[2], open_[0]]),
        "acties.gremia": (gremia, groepen[::-1]),
    }


def _acties(regels: list[acties.Actieregel]) -> list:
    return [regel.actie for regel in regels]


@RONDOM.van("acties.afgesproken", "acties.open_voorstellen")
def voor_uitvoering(r: Rijtjes):
    """What was agreed by term; what was proposed as the briefing has it."""
    dilemma = r.dilemma(1, Status.BERAAD)
    r.verblijf(dilemma, r.beraad, -1, voorgestelde_acties="Zus.\nAnders.\nZo.")
    open_ = [r.actie(dagen, dilemma=dilemma) for dagen in (3, 1, 1)]
    return {
        "acties.afgesproken": (acties.afgesproken(dilemma), [open_[1], open_[2], open_[0]]),
        "acties.open_voorstellen": (acties.open_voorstellen(dilemma), ["Zus.", "Anders.", "Zo."]),
    }


@RONDOM.van(
    "kennisbank.anderen", "kennisbank.van_bundel", "kennisbank.te_kiezen", "Artikel.dilemmas"
)
def te_kiezen(r: Rijtjes):
    """The newest first: of the bundel, then of its gremium, then the rest; numbers as they came."""
    bundel = Bundel.create(titel="Bundel", gemaakt_op=NU)
    leden = [r.dilemma(nummer, bundel=bundel) for nummer in (2, 1)]
    r.verblijf(leden[0], r.platform, -1)
    rest = [r.opbrengst(dagen) for dagen in (-1, -1)]
    hier = [r.opbrengst(dagen, gremium=r.platform) for dagen in (-2, -2)]
    eigen = [r.opbrengst(dagen, dilemma=leden[0]) for dagen in (-9, -3, -3)]
    Mededilemma.create(opbrengst=eigen[0], dilemma=leden[1])
    artikel = kennisbank.artikel(eigen[0].id, r.adviseur, VANDAAG)
    op_tijd = [*rest[::-1], *hier[::-1], eigen[2], eigen[1], eigen[0]]
    van_bundel = [eigen[2], eigen[1], eigen[0]]
    return {
        "kennisbank.anderen": (kennisbank.anderen(eigen[1]), [o for o in op_tijd if o != eigen[1]]),
        "kennisbank.van_bundel": (kennisbank.van_bundel(leden[1]), van_bundel),
        "kennisbank.te_kiezen": (
            kennisbank.te_kiezen(leden[0]),
            [*van_bundel, *hier[::-1], *rest[::-1]],
        ),
        "Artikel.dilemmas": (artikel.dilemmas, leden),
    }


@RONDOM.van("kennisbank.artikelen", "Artikel.themas")
def artikelen(r: Rijtjes):
    """The newest first; of one moment the last that was made."""
    dilemma = r.dilemma(1)
    for volgorde in (99, 98, 98):
        r.thema(volgorde, "", dilemma)
    rijen_ = [r.opbrengst(dagen, dilemma=dilemma) for dagen in (-2, -2, -9)]
    gevonden = kennisbank.artikelen(kennisbank.Kennisbankfilter(), None, VANDAAG)
    themas = list(Thema.select().where(Thema.volgorde >= 98).order_by(Thema.id))
    return {
        "kennisbank.artikelen": (
            [a.opbrengst for a in gevonden],
            [rijen_[1], rijen_[0], rijen_[2]],
        ),
        "Artikel.themas": (gevonden[0].themas, [themas[1], themas[2], themas[0]]),
    }


@RONDOM.van(
    "lot.lotverzoeken", "lot.zonder_uitkomst", "lot.wachtende", "lot.steunwoorden", "Lotregel.steun"
)
def lotverzoeken(r: Rijtjes):
    """Calls as they were made, support as it was ticked."""
    dilemma, steun = r.dilemma(1), list(Steun)[::-1]
    rijen_ = [
        Lotverzoek.create(
            dilemma=dilemma,
            steun=[s.value for s in steun],
            verzoek="v",
            gevraagd_op=r.op(dagen),
            gevraagd_door=r.adviseur,
            uiterlijk=r.op(0).date(),
        )
        for dagen in (-1, -2, -2)
    ]
    gezien = lot.lotverzoeken(dilemma, frozenset(lot.Zicht), r.op(0).date())
    woorden = [s.label for s in steun]
    return {
        "lot.lotverzoeken": ([rij.id for rij in gezien], [rij.id for rij in rijen_]),
        "lot.zonder_uitkomst": (list(lot.zonder_uitkomst(r.adviseur, VANDAAG)), rijen_),
        "lot.wachtende": (lot.wachtende(lot.Lotfilter(), r.adviseur, VANDAAG), rijen_),
        "lot.steunwoorden": (lot.steunwoorden(rijen_[0]), woorden),
        "Lotregel.steun": (gezien[0].steun, woorden),
    }


@RONDOM.van("post.onbezorgd", "post.bij_zaak", "post.wachtend")
def post_(r: Rijtjes):
    """What was given up last comes first, and what waits longest."""
    dilemma = r.dilemma(1)
    Bericht.update(volgende_poging_op=None).execute()  # of the dilemma itself
    wacht = [r.wachtend(dagen, dilemma) for dagen in (-1, -3, -3, -2)]
    gezien = post.wachtend(r.adviseur, VANDAAG, Bladen())
    rijen_ = [r.opgegeven(dagen, dilemma) for dagen in (-3, -1, -1, -2)]
    verwacht = [rijen_[n] for n in (2, 1, 3, 0)]
    alle = post.onbezorgd(post.Postfilter(), r.adviseur, VANDAAG)
    hier = post.bij_zaak(dilemma, r.adviseur, VANDAAG)
    return {
        "post.onbezorgd": ([regel.bericht for regel in alle], verwacht),
        "post.bij_zaak": ([regel.bericht for regel in hier], verwacht),
        "post.wachtend": ([regel.bericht for regel in gezien], [wacht[n] for n in (1, 2, 3, 0)]),
    }


@RONDOM.van("signaal.signalen", "signaal.aantallen", "signaal.van", "signaal.voor_briefing")
def signalen(r: Rijtjes):
    """Oldest first for whoever works on them, one's own newest first."""
    rijen_ = [r.signaal(ingediend_op=r.op(dagen)) for dagen in (-1, -2, -2)]
    lijst = signaal.Signaalfilter(signaal.Signaallijst.BRIEFING)
    b = r.bijeenkomst(5, r.beraad)
    return {
        "signaal.signalen": (signaal.signalen(lijst, r.adviseur, VANDAAG), rijen_),
        "signaal.aantallen": (
            list(signaal.aantallen(r.adviseur, VANDAAG)),
            list(signaal.Signaallijst),
        ),
        "signaal.van": (signaal.van(r.mensen.inbrenger), rijen_[::-1]),
        "signaal.voor_briefing": (list(signaal.voor_briefing(b)), rijen_),
    }


@RONDOM.van("stuk.versies", "stuk.van_bijeenkomst", "stuk.van_jaar")
def uitgegeven(r: Rijtjes):
    """The newest version first, and the newest one where there is room for one."""
    b = r.bijeenkomst(5)
    rijen_ = [rijen.stuk(b, r.adviseur, versie=versie, code=f"c{versie}") for versie in (3, 2, 1)]
    waarden = {"jaar": NU.year, "soort": Stuksoort.JAARRAPPORT, "reeks": "j"}
    van_jaar = [
        rijen.stuk(None, r.adviseur, versie=versie, code=f"j{versie}", **waarden)
        for versie in (3, 2, 1)
    ]
    lezer = r.adviseur
    return {
        "stuk.versies": (stuk.versies(rijen_[0].reeks), rijen_),
        "stuk.van_bijeenkomst": (
            list(stuk.van_bijeenkomst(b, lezer, VANDAAG).values()),
            rijen_[:1],
        ),
        "stuk.van_jaar": (list(stuk.van_jaar(NU.year, lezer, VANDAAG).values()), van_jaar[:1]),
    }


@RONDOM.van("stuk.leden_voor", "stuk.alle_leden", "stuk.lezers")
def ontvangers(r: Rijtjes):
    """People by name."""
    groep = r.gremium("groep")
    mensen = [r.persoon(naam, groep) for naam in ("c", "b", "a", "a")]
    rij = rijen.stuk(r.bijeenkomst(5, groep), r.adviseur)
    for mens in mensen[:2]:
        Ontvanger.create(stuk=rij, persoon=mens)
    for mens in mensen[1:]:
        Inzage.create(stuk=rij, persoon=mens, op=NU)
    volgorde = [mensen[2], mensen[3], mensen[1], mensen[0]]
    return {
        "stuk.leden_voor": (list(stuk.leden_voor(rij.bijeenkomst, VANDAAG)), volgorde),
        "stuk.alle_leden": ([p for p in stuk.alle_leden(VANDAAG) if p in mensen], volgorde),
        "stuk.lezers": ([lezer.persoon for lezer in stuk.lezers(rij)], volgorde),
    }


@RONDOM.van("correcties.van", "correcties.herzien")
def verbeterd(r: Rijtjes):
    """What was put right last comes first; the letters by the order in which they were sent."""
    dilemma = r.dilemma(1, Status.AFGEROND, afgesloten_op=r.op(-9))
    for dagen in (-1, -3, -2):
        Correctie.create(
            dilemma=dilemma,
            veld="dilemma.terugkoppeling",
            oud="",
            nieuw="",
            zout="",
            wie=r.adviseur,
            op=r.op(dagen),
        )
    momenten = [r.op(dagen) for dagen in (-2, -3, -1)]
    return {
        "correcties.van": ([c.op for c in correcties.van(dilemma, r.adviseur, VANDAAG)], momenten),
        "correcties.herzien": (correcties.herzien(dilemma), [dag(m) for m in momenten[::-1]]),
    }


@RONDOM.van("onbevestigd.onbevestigd_van")
def niet_bevestigd(r: Rijtjes):
    """As they were filed: the dilemmas, then the signalen."""
    wie = r.persoon("Vreemde")
    signalen = [r.signaal(dagen, inbrenger=wie, bevestigd_op=None) for dagen in (-1, -3)]
    dilemmas = [r.dilemma(nummer, inbrenger=wie, bevestigd_op=None) for nummer in (2, 1)]
    return {"onbevestigd.onbevestigd_van": (onbevestigd.onbevestigd_van(wie), dilemmas + signalen)}
