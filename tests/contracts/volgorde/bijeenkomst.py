"""The lists of a meeting, written backwards: the meetings themselves, an agenda and what is round
it, the tables, and the meeting screen.
"""

from portal.models import Aanwezigheid, Bundel, Medegremium, Tafelgast
from portal.queries.bijeenkomst import (
    agenda,
    agendering,
    ernaast,
    plannen,
    presentie,
    punten,
    rijp,
    tafels,
    vergadering,
    voorbereiding,
)
from portal.vocabulary import GremiumSoort, Status
from portal.workflow import OVERGANGEN
from tests.hulp.rijtjes import VANDAAG, Rijtjes
from tests.hulp.volgorde import Register
from tests.hulp.wereld import NU

BIJEENKOMST = Register()


@BIJEENKOMST.van(
    "plannen.komend",
    "plannen.geweest",
    "plannen.afgezegd",
    "plannen.op_dag",
    "plannen.nog_te_houden",
)
def vergaderingen(r: Rijtjes):
    """To come: the first one first. Held or called off: the last one first."""
    komt = [r.bijeenkomst(dagen) for dagen in (5, 2, 2)]
    was = [r.bijeenkomst(dagen) for dagen in (-2, -2, -5)]
    af = [r.bijeenkomst(dagen, afgezegd_op=NU) for dagen in (3, 3, 9)]
    lezer = r.adviseur
    return {
        "plannen.komend": (_wat(plannen.komend(lezer, VANDAAG)), [komt[1], komt[2], komt[0]]),
        "plannen.geweest": (_wat(plannen.geweest(lezer, VANDAAG)), [was[1], was[0], was[2]]),
        "plannen.afgezegd": (_wat(plannen.afgezegd(lezer, VANDAAG)), [af[2], af[1], af[0]]),
        "plannen.op_dag": (plannen.op_dag(r.platform, komt[1].begint.date()), komt[1:]),
        "plannen.nog_te_houden": (
            plannen.nog_te_houden(r.platform, NU),
            [komt[1], komt[2], komt[0]],
        ),
    }


def _wat(rijen: list[plannen.Bijeenkomstregel]) -> list:
    return [rij.bijeenkomst for rij in rijen]


@BIJEENKOMST.van("plannen.gremia_van", "plannen.gremia", "plannen.genodigden", "Presentie.mensen")
def wie(r: Rijtjes):
    """The host first, gremia by rung and name, people by name: members first, then who came too."""
    groepen = [r.gremium(naam) for naam in ("zz", "b", "a")]
    b = r.bijeenkomst(0, groepen[0])
    for groep in groepen[1:]:
        Medegremium.create(bijeenkomst=b, gremium=groep)
    leden = [r.persoon(naam, groepen[0]) for naam in ("c", "b", "a", "a")]
    gasten = [r.persoon(naam) for naam in ("z", "y")]
    for mens in (*gasten, leden[0]):
        Aanwezigheid.create(bijeenkomst=b, persoon=mens, aanwezig="aanwezig")
    volgorde = [leden[2], leden[3], leden[1], leden[0]]
    soorten = [gremium.soort for gremium in plannen.gremia()]
    eigen = [gremium for gremium in plannen.gremia() if gremium in groepen]
    assert soorten == sorted(soorten, key=list(GremiumSoort).index)
    return {
        "plannen.gremia_van": (plannen.gremia_van(b), [groepen[0], groepen[2], groepen[1]]),
        "plannen.gremia": (eigen, [groepen[2], groepen[1], groepen[0]]),
        "plannen.genodigden": (list(plannen.genodigden(b, VANDAAG)), volgorde),
        "Presentie.mensen": (
            [a.persoon for a in presentie.presentie(b).mensen],
            [*volgorde, *gasten[::-1]],
        ),
    }


@BIJEENKOMST.van("agendering.per_gremium", "agendering.voor", "Agendablad.wacht", "Wachtend.mee")
def wacht(r: Rijtjes):
    """Per gremium, in the order of the ladder, what waits longest first; a bundel by its number."""
    bij = [(4, r.beraad, -1), (3, r.platform, -1), (2, r.platform, -9), (1, r.platform, -9)]
    verblijven = {nummer: r.verblijf(r.dilemma(nummer), g, d) for nummer, g, d in bij}
    bundel = Bundel.create(titel="Bundel", gemaakt_op=NU)
    samen = [r.dilemma(nummer, bundel=bundel) for nummer in (7, 6, 5)]
    for dilemma in samen:
        verblijven[dilemma.nummer] = r.verblijf(dilemma, r.platform, -3)
    lijsten = agendering.per_gremium(r.adviseur, VANDAAG)
    b = r.bijeenkomst(5)
    volgorde = [verblijven[n] for n in (2, 1, samen[0].nummer, 3)]
    assert [w.behandeling for w in lijsten[r.platform]] == volgorde
    return {
        "agendering.per_gremium": (list(lijsten), [r.platform, r.beraad]),
        "agendering.voor": (_stays(agendering.voor(b, r.adviseur, VANDAAG)), volgorde),
        "Agendablad.wacht": (_stays(agenda.agendablad(b, r.adviseur, VANDAAG).wacht), volgorde),
        "Wachtend.mee": (list(lijsten[r.platform][2].mee), [d.nummer for d in samen[1:]]),
    }


def _stays(wachtend: list[agendering.Wachtend]) -> list:
    return [w.behandeling for w in wachtend]


@BIJEENKOMST.van("Ernaast.acties", "Ernaast.signalen", "Ernaast.besluiten", "ernaast.open_acties")
def rondom(r: Rijtjes):
    """The longest overdue first; signalen and decisions as they came."""
    b = r.bijeenkomst(5, r.beraad)
    acties = [r.actie(dagen, gremium=r.beraad) for dagen in (3, -1, -1)]
    signalen = [r.signaal(ingediend_op=r.op(dagen)) for dagen in (-1, -2)]
    waarden = {"bijeenkomst": b, "status": "vastgesteld"}
    besluiten = [r.besluit(gemaakt_op=r.op(dagen), **waarden) for dagen in (-1, -2)]
    rond, op_dag = ernaast.ernaast(b, r.adviseur, VANDAAG), [acties[1], acties[2], acties[0]]
    return {
        "Ernaast.acties": (rond.acties, op_dag),
        "Ernaast.signalen": (rond.signalen, signalen),
        "Ernaast.besluiten": (rond.besluiten, besluiten),
        "ernaast.open_acties": (ernaast.open_acties(b), op_dag),
    }


@BIJEENKOMST.van(
    "punten.op_volgorde",
    "punten.leesbare_punten",
    "Programma.regels",
    "Scherm.punten",
    "rijp.rijpheid",
    "rijp.onrijp",
    "Agendablad.rijp",
)
def agenda_(r: Rijtjes):
    """By their place on the agenda, whoever was added when."""
    b = r.bijeenkomst(5, vastgesteld_op=None)
    rijen = [r.punt(b, volgorde) for volgorde in (3, 2, 1, 1)]
    lezer, volgorde = r.adviseur, [rijen[2], rijen[3], rijen[1], rijen[0]]
    blad = agenda.agendablad(b, lezer, VANDAAG)
    return {
        "punten.op_volgorde": (punten.op_volgorde(b), volgorde),
        "punten.leesbare_punten": (punten.leesbare_punten(b, lezer, VANDAAG), volgorde),
        "Programma.regels": ([regel.punt for regel in blad.programma.regels], volgorde),
        "Scherm.punten": ([p.rij for p in vergadering.scherm(b, None, lezer, NU).punten], volgorde),
        "rijp.rijpheid": ([x.punt for x in rijp.rijpheid(b).values()], volgorde),
        "rijp.onrijp": ([x.punt for x in rijp.onrijp(b)], volgorde),
        "Agendablad.rijp": ([x.punt for x in blad.rijp.values()], volgorde),
    }


@BIJEENKOMST.van("Programmaregel.mee", "Programmaregel.vervolg", "Vervolg.mogelijk")
def samen(r: Rijtjes):
    """Whoever shares a bundel by number, the leader first; steps as the table has them."""
    bundel = Bundel.create(titel="Bundel", gemaakt_op=NU)
    dilemmas = [r.dilemma(nummer, bundel=bundel) for nummer in (1, 2, 3)]
    verblijven = [r.verblijf(dilemma, r.platform, -5) for dilemma in dilemmas[::-1]]
    b = r.bijeenkomst(-1)
    r.punt(b, 1, behandeling=verblijven[2], uitslag="niet_opgelost")
    for dilemma in dilemmas[::-1]:
        r.gebeurtenis(0, dilemma, soort="aanhouden", naar=Status.PLATFORM)
    (regel,) = punten.programma(b, r.adviseur, VANDAAG).regels
    stappen = [overgang for overgang, _ in regel.vervolg[0].mogelijk]
    return {
        "Programmaregel.mee": ([v.dilemma for v in regel.mee], dilemmas[1:]),
        "Programmaregel.vervolg": ([v.dilemma for v in regel.vervolg], dilemmas),
        "Vervolg.mogelijk": (stappen, [o for o in OVERGANGEN if o in stappen]),
    }


@BIJEENKOMST.van(
    "tafels.op_volgorde", "tafels.tafelregels", "tafels.gasten_per_tafel", "Tafelregel.gasten"
)
def aan_tafel(r: Rijtjes):
    """Tables by their place, guests by name."""
    b = r.bijeenkomst(5, gezamenlijk=True)
    rijen = [r.tafel(b, volgorde) for volgorde in (3, 2, 1, 1)]
    gasten = [r.persoon(naam, r.platform) for naam in ("c", "b", "a", "a")]
    for gast in gasten:
        Tafelgast.create(tafel=rijen[0], persoon=gast)
    volgorde, op_naam = [rijen[2], rijen[3], rijen[1], rijen[0]], [*gasten[2:], *gasten[1::-1]]
    regels = tafels.tafelregels(b, r.adviseur, NU)
    return {
        "tafels.op_volgorde": (tafels.op_volgorde(b), volgorde),
        "tafels.tafelregels": ([regel.tafel for regel in regels], volgorde),
        "tafels.gasten_per_tafel": (tafels.gasten_per_tafel(b, VANDAAG)[rijen[0].id], op_naam),
        "Tafelregel.gasten": (regels[-1].gasten, op_naam),
    }


@BIJEENKOMST.van(
    "Scherm.besluiten",
    "Scherm.van_vergadering",
    "vergadering.vrijgegeven",
    "vergadering.alle_vrijgegeven",
    "Scherm.acties",
    "vergadering.acties_van",
)
def vergadering_(r: Rijtjes):
    """Decisions as they were taken; on the screen the newest actie first, on paper the first
    due.
    """
    b = r.bijeenkomst(-1)
    punt = r.punt(b, 1)
    besluiten = [r.besluit(bijeenkomst=b, punt=punt, gemaakt_op=r.op(dagen)) for dagen in (-1, -2)]
    acties = [r.actie(dagen, bijeenkomst=b) for dagen in (3, 1, 1)]
    scherm = vergadering.scherm(b, None, r.adviseur, NU)
    vrij = vergadering.vrijgegeven(b, r.adviseur, VANDAAG)
    return {
        "Scherm.besluiten": (scherm.besluiten, besluiten),
        "Scherm.van_vergadering": (scherm.van_vergadering, besluiten),
        "vergadering.vrijgegeven": (vrij, besluiten),
        "vergadering.alle_vrijgegeven": (vergadering.alle_vrijgegeven(b), besluiten),
        "Scherm.acties": (scherm.acties, acties[::-1]),
        "vergadering.acties_van": (vergadering.acties_van(b), [acties[1], acties[2], acties[0]]),
    }


@BIJEENKOMST.van("vergadering.laatste_van_anderen")
def anderen(r: Rijtjes):
    """The last five, newest first."""
    rijen = [r.gebeurtenis(0, onderwerp="b") for _ in range(7)]
    lezer = r.mensen.adviseur2
    return {
        "vergadering.laatste_van_anderen": (
            vergadering.laatste_van_anderen("b", lezer, NU),
            rijen[:1:-1],
        )
    }


@BIJEENKOMST.van(
    "voorbereiding.opmerkingen", "voorbereiding.alle_opmerkingen", "Voorbereiding.opmerkingen"
)
def opmerkingen(r: Rijtjes):
    """Oldest first."""
    b = r.bijeenkomst(5, vastgesteld_op=None)
    rijen = [r.opmerking(b, dagen) for dagen in (-1, -2, -2)]
    volgorde = [rijen[1], rijen[2], rijen[0]]
    gezien = voorbereiding.voorbereiding(b, r.adviseur, VANDAAG).opmerkingen
    return {
        "voorbereiding.opmerkingen": (
            voorbereiding.opmerkingen(b, r.adviseur, VANDAAG)[None],
            volgorde,
        ),
        "voorbereiding.alle_opmerkingen": (voorbereiding.alle_opmerkingen(b)[None], volgorde),
        "Voorbereiding.opmerkingen": (gezien[None], volgorde),
    }
