"""The lists of the route, written backwards: the postvak, one's own dilemmas, a dilemma's page and
a werkgroep.
"""

from portal.models import (
    Bundel,
    Dilemma,
    DoelDilemma,
    Lidmaatschap,
    Lotverzoek,
    Notitie,
    Optie,
    Vraag,
)
from portal.queries import bundels, gremia, intake, ladder, tellingen, tijdlijn, triage, werkgroep
from portal.queries import dilemma as dossiers
from portal.queries.bladen import Bladen
from portal.vocabulary import LidRol, Status, Trede
from portal.workflow import OVERGANGEN
from tests.hulp.rijtjes import VANDAAG, Rijtjes
from tests.hulp.volgorde import Register
from tests.hulp.wereld import ALS_SPECIALIST, INGESTELD, NU, WERKGROEP, gremium_met

ROUTE = Register()


@ROUTE.van("triage.dilemmas", "triage.aantallen", "tellingen.per_status")
def postvak(r: Rijtjes):
    """A threatened professional first, then who waits longest, then who came first."""
    laatst = r.dilemma(1, wacht_sinds=r.op(-1))
    gelijk = [r.dilemma(nummer, wacht_sinds=r.op(-2)) for nummer in (3, 2)]
    eerst = r.dilemma(4, wacht_sinds=NU, bedreigd=True)
    filter_ = triage.Postvakfilter()
    return {
        "triage.dilemmas": (
            triage.dilemmas(filter_, r.adviseur, VANDAAG),
            [eerst, *gelijk, laatst],
        ),
        "triage.aantallen": (
            list(triage.aantallen(filter_, r.adviseur, VANDAAG)),
            ["ccv", "onbevestigd", "lopend", "klaar"],
        ),
        "tellingen.per_status": (list(tellingen.per_status()), list(Status)[1:6]),
    }


@ROUTE.van("intake.dilemmas", "intake.open_vragen")
def mijn(r: Rijtjes):
    """What runs first, newest first; the most urgent question first."""
    lopend = [r.dilemma(nummer) for nummer in (1, 2)]
    klaar = [r.dilemma(nummer, Status.AFGEROND) for nummer in (3, 4)]
    vragen = [_vraag(r, lopend[0], dagen) for dagen in (5, 2, 2)]
    wie = r.mensen.inbrenger
    return {
        "intake.dilemmas": (
            intake.dilemmas(intake.Mijnfilter(), wie, VANDAAG),
            [*lopend[::-1], *klaar[::-1]],
        ),
        "intake.open_vragen": (intake.open_vragen(wie), [vragen[1], vragen[2], vragen[0]]),
    }


def _vraag(r: Rijtjes, dilemma, dagen: int) -> Vraag:
    uiterlijk = r.op(dagen).date()
    wie = r.adviseur
    return Vraag.create(
        dilemma=dilemma, steller=wie, tekst="Wie?", gesteld_op=NU, uiterlijk=uiterlijk
    )


@ROUTE.van("bundels.te_bundelen", "bundels.nummers", "Dossier.bundel")
def bundel(r: Rijtjes):
    los = [r.dilemma(nummer) for nummer in (3, 2, 1)]
    kan = bundels.te_bundelen(los[1])
    Dilemma.update(bundel=Bundel.create(titel="Bundel", gemaakt_op=NU)).execute()
    dilemma = Dilemma.get_by_id(los[0].id)
    return {
        "bundels.te_bundelen": (kan, [los[2], los[0]]),
        "bundels.nummers": (bundels.nummers(dilemma), [d.nummer for d in los[::-1]]),
        "Dossier.bundel": (_dossier(r, dilemma).bundel, [los[2], los[1]]),
    }


@ROUTE.van("ladder.ladder", "Dossier.ladder", "ladder.verblijven", "ladder.eerdere")
def op_de_ladder(r: Rijtjes):
    dilemma = r.dilemma(1, Status.WERKGROEP)
    laatste = r.verblijf(dilemma, r.gremium("a"), -1)
    gelijk = [r.verblijf(dilemma, g, -9, -5) for g in (r.platform, r.beraad)]
    ander = r.dilemma(2)
    eerder = [r.verblijf(ander, r.beraad, dagen, -1) for dagen in (-3, -7)]
    nu = r.verblijf(ander, r.platform, -1)
    namen = [*(trede.label for trede in Trede), "Uitkomst"]
    return {
        "ladder.ladder": ([trede.naam for trede in ladder.ladder(dilemma)], namen),
        "Dossier.ladder": ([trede.naam for trede in _dossier(r, dilemma).ladder], namen),
        "ladder.verblijven": (ladder.verblijven([dilemma.id]), [*gelijk, laatste]),
        "ladder.eerdere": (ladder.eerdere(nu), eerder[::-1]),
    }


def _dossier(r: Rijtjes, dilemma) -> dossiers.Dossier:
    return dossiers.dossier(dilemma, r.adviseur, VANDAAG)


@ROUTE.van("Dossier.knoppen", "Dossier.vragen", "Dossier.notities", "Dossier.lotverzoeken")
def gesprek(r: Rijtjes):
    """Questions and calls as they were put, the newest note first, buttons as the table has
    them.
    """
    dilemma = r.dilemma(1, Status.INGEDIEND)
    vragen = [_vraag(r, dilemma, dagen) for dagen in (5, 2)]
    notities = [
        Notitie.create(dilemma=dilemma, auteur=r.adviseur, tekst="n", op=r.op(dagen))
        for dagen in (-1, -2)
    ]
    lot = [
        Lotverzoek.create(
            dilemma=dilemma,
            verzoek="v",
            gevraagd_op=r.op(dagen),
            gevraagd_door=r.adviseur,
            uiterlijk=r.op(0).date(),
        )
        for dagen in (-1, -2)
    ]
    blad = _dossier(r, dilemma)
    knoppen = [knop.overgang.naam for knop in blad.knoppen]
    return {
        "Dossier.knoppen": (knoppen, [o.naam for o in OVERGANGEN if o.naam in knoppen]),
        "Dossier.vragen": (blad.vragen, vragen),
        "Dossier.notities": (blad.notities, notities[::-1]),
        "Dossier.lotverzoeken": ([rij.id for rij in blad.lotverzoeken], [rij.id for rij in lot]),
    }


@ROUTE.van(
    "Dossier.behandelingen", "Dossier.doelen", "Dossier.themas", "dilemma.themas", "dilemma.opties"
)
def inhoud(r: Rijtjes):
    dilemma = r.dilemma(1, Status.BERAAD)
    verblijven = [r.verblijf(dilemma, r.platform, -9, -5), r.verblijf(dilemma, r.beraad, -5)]
    opties = [
        Optie.create(behandeling=verblijven[1], volgorde=v, tekst=str(v)) for v in (3, 2, 1, 1)
    ]
    themas = [r.thema(volgorde, str(i), dilemma) for i, volgorde in enumerate((99, 98, 98))]
    doelen = [r.doel(naam, themas[0]) for naam in ("b", "a")] + [r.doel("z", themas[1])]
    for doel in doelen:
        DoelDilemma.create(doel=doel, dilemma=dilemma)
    blad, op_volgorde = _dossier(r, dilemma), [opties[2], opties[3], opties[1], opties[0]]
    assert list(blad.huidige.opties) == op_volgorde
    return {
        "Dossier.behandelingen": (blad.behandelingen, verblijven),
        "Dossier.doelen": (blad.doelen, [doelen[2], doelen[1], doelen[0]]),
        "Dossier.themas": (blad.themas, ["1", "2", "0"]),
        "dilemma.themas": (dossiers.themas(dilemma), ["1", "2", "0"]),
        "dilemma.opties": (dossiers.opties(verblijven[1]), op_volgorde),
    }


@ROUTE.van(
    "Dossier.opbrengsten",
    "dilemma.opbrengsten",
    "Dossier.besluiten",
    "dilemma.alle_vrijgegeven",
    "Dossier.acties",
)
def uitkomst(r: Rijtjes):
    """What came out as it came, acties by their day."""
    dilemma = r.dilemma(1, Status.AFGEROND)
    opbrengsten = [r.opbrengst(dagen, dilemma=dilemma) for dagen in (-1, -2)]
    besluiten = [r.besluit(dilemma=dilemma, gemaakt_op=r.op(dagen)) for dagen in (-1, -2)]
    acties = [r.actie(dagen, dilemma=dilemma) for dagen in (3, 1, 1)]
    blad = _dossier(r, dilemma)
    return {
        "Dossier.opbrengsten": (blad.opbrengsten, opbrengsten),
        "dilemma.opbrengsten": (dossiers.opbrengsten(dilemma, r.adviseur, VANDAAG), opbrengsten),
        "Dossier.besluiten": (blad.besluiten, besluiten),
        "dilemma.alle_vrijgegeven": (dossiers.alle_vrijgegeven(dilemma), besluiten),
        "Dossier.acties": (blad.acties, [acties[1], acties[2], acties[0]]),
    }


@ROUTE.van("tijdlijn.tijdlijn", "Dossier.tijdlijn")
def wat_gebeurde(r: Rijtjes):
    """The timeline begins with what happened last, also when the clock went back."""
    dilemma = r.dilemma(1)
    for dagen in (-1, -3, -2):
        r.gebeurtenis(dagen, dilemma)
    wanneer = [r.op(dagen) for dagen in (-2, -3, -1)]
    return {
        "tijdlijn.tijdlijn": (
            [x.op for x in tijdlijn.tijdlijn(dilemma, r.adviseur, VANDAAG)],
            wanneer,
        ),
        "Dossier.tijdlijn": ([x.op for x in _dossier(r, dilemma).tijdlijn], wanneer),
    }


@ROUTE.van("gremia.zittende_leden", "gremia.zetels", "Werkgroepblad.leden")
def leden(r: Rijtjes):
    """By name; in the list of seats the trekker first, then members, then specialists."""
    groep = r.gremium("groep")
    mensen = {naam: r.persoon(naam) for naam in ("d", "c", "b", "a")}
    rollen = {"d": LidRol.SPECIALIST, "c": LidRol.LID, "b": LidRol.LID, "a": LidRol.SPECIALIST}
    trekker = r.persoon("z")
    for naam, rol in rollen.items():
        als = ALS_SPECIALIST if rol is LidRol.SPECIALIST else {}
        Lidmaatschap.create(gremium=groep, persoon=mensen[naam], rol=rol, van=INGESTELD, **als)
    Lidmaatschap.create(gremium=groep, persoon=trekker, rol=LidRol.VOORZITTER, van=INGESTELD)
    zetels, volgorde = gremia.zetels(groep, VANDAAG), ["z", "b", "c", "a", "d"]
    blad = werkgroep.werkgroepblad(groep, r.adviseur, NU, VANDAAG)
    return {
        "gremia.zittende_leden": (
            [p.naam for p in gremia.zittende_leden(groep, VANDAAG)],
            ["a", "b", "c", "d", "z"],
        ),
        "gremia.zetels": ([zetel.persoon.naam for zetel in zetels], volgorde),
        "Werkgroepblad.leden": ([zetel.persoon.naam for zetel in blad.leden], volgorde),
    }


@ROUTE.van(
    "werkgroep.werkgroepen",
    "werkgroep.lopende",
    "werkgroep.gesloten",
    "werkgroep.behandeld_door",
    "werkgroep.te_kiezen",
    "Werkgroepblad.in_behandeling",
    "Werkgroepblad.behandeld",
    "Werkgroepblad.opbrengsten",
    "Werkgroepblad.bijeenkomsten",
)
def werk(r: Rijtjes):
    """Running groups first, by name; of one group the newest first, and its next meeting first."""
    dicht = [r.gremium(naam, gesloten_op=VANDAAG) for naam in ("ab", "aa")]
    groepen = [r.gremium("c"), r.gremium("b"), dicht[1]]
    groep = gremium_met(WERKGROEP)
    klaar = [r.verblijf(r.dilemma(n), groep, dagen, 0) for n, dagen in ((1, -3), (2, -3), (3, -9))]
    loopt = [r.verblijf(r.dilemma(n), groep, dagen) for n, dagen in ((4, -3), (5, -3), (6, -9))]
    opbrengsten = [r.opbrengst(dagen, gremium=groep) for dagen in (-2, -2, -9)]
    vergaderingen = [r.bijeenkomst(dagen, groep) for dagen in (5, 2, 2)]
    blad = werkgroep.werkgroepblad(groep, r.adviseur, NU, VANDAAG)
    namen = [regel.gremium.naam for regel in werkgroep.werkgroepen(r.adviseur, VANDAAG)]
    alles = werkgroep.behandeld_door(groep, r.adviseur, VANDAAG)
    lopend, gesloten = (
        [regel.gremium.naam for regel in deel(r.adviseur, VANDAAG, Bladen())]
        for deel in (werkgroep.lopende, werkgroep.gesloten)
    )
    nieuwste_eerst = [loopt[1], loopt[0], klaar[1], klaar[0], loopt[2], klaar[2]]
    return {
        "werkgroep.werkgroepen": (
            [naam for naam in namen if naam in {g.naam for g in groepen}],
            ["b", "c", "aa"],
        ),
        "werkgroep.lopende": ([naam for naam in lopend if naam in ("b", "c")], ["b", "c"]),
        "werkgroep.gesloten": (gesloten, ["aa", "ab"]),
        "werkgroep.behandeld_door": (alles, nieuwste_eerst),
        "werkgroep.te_kiezen": (werkgroep.te_kiezen(groep, r.adviseur, VANDAAG), nieuwste_eerst),
        "Werkgroepblad.in_behandeling": (blad.in_behandeling, [loopt[1], loopt[0], loopt[2]]),
        "Werkgroepblad.behandeld": (blad.behandeld, [klaar[1], klaar[0], klaar[2]]),
        "Werkgroepblad.opbrengsten": (
            blad.opbrengsten,
            [opbrengsten[1], opbrengsten[0], opbrengsten[2]],
        ),
        "Werkgroepblad.bijeenkomsten": (
            blad.bijeenkomsten,
            [vergaderingen[1], vergaderingen[2], vergaderingen[0]],
        ),
    }
