"""Step 1: a professional brings a dilemma in, answers questions, and may withdraw."""

from portal import audit, engine, meldingen
from portal.daden import bij_dilemma, daad, zelf
from portal.daden.herhaald import HERHAALTIJD
from portal.engine import Onvolledig, Verzoek
from portal.models import Dilemma, Persoon, Vraag
from portal.policy import eisen, mogen
from portal.queries import wachten
from portal.queries.versies import van_zaak
from portal.steps.gedeeld import behandelen, indiening, ontkennen
from portal.steps.gedeeld.nummers import volgend_nummer
from portal.steps.rondom import toegang
from portal.tools import adressen
from portal.tools.tijd import dag, na_werkdagen
from portal.tools.zeker import zeker
from portal.velden.intake import INTAKE, THEMAS
from portal.vocabulary import Status, Voorval, WachtOp
from portal.workflow import OVERGANG

# The columns that an intake fills; its themas are rows.
INTAKEVELDEN = tuple(veld.naam for veld in INTAKE if veld is not THEMAS)


def indienen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Note the moment; a mail asks to confirm the address where that is still open.

    Raises Onvolledig when somebody with an account never said who they are.
    """
    for dilemma in leden:
        if dilemma.bevestigd_op and (ontbreekt := indiening.mist(dilemma.inbrenger)):
            raise Onvolledig(", ".join(ontbreekt))
        indiening.noteer(dilemma, verzoek.nu)
        if dilemma.bevestigd_op is None:
            toegang.stuur_bevestiging(dilemma, verzoek.nu)


def intrekken(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay at the gremium, if any."""
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)


def _net_ingediend(_niets: None, verzoek: Verzoek, indienen: bool) -> str | None:
    """Return the number of the same intake, filed (or kept as concept) within the hour by the same
    person or under the same address.
    """
    sinds = verzoek.nu - HERHAALTIJD
    van = Dilemma.inbrenger == indiening.wie_indient(verzoek)
    concept = (Dilemma.status == Status.CONCEPT) & (Dilemma.aangemaakt_op > sinds)
    open_ = Dilemma.status.not_in((Status.CONCEPT, Status.INGETROKKEN))
    ingediend = open_ & (Dilemma.ingediend_op > sinds)
    eerdere = Dilemma.select().where(van, ingediend if indienen else concept)
    return next((d.nummer for d in eerdere.order_by(Dilemma.id) if _zelfde(d, verzoek)), None)


def _zelfde(dilemma: Dilemma, verzoek: Verzoek) -> bool:
    """Tell whether an intake holds exactly this; another tick makes it another one."""
    themas = {koppel.thema.sleutel for koppel in dilemma.themakoppels}
    gevraagd = {naam: verzoek.invoer[naam] for naam in INTAKEVELDEN if naam in verzoek.invoer}
    gelijk = all(getattr(dilemma, naam) == waarde for naam, waarde in gevraagd.items())
    return gelijk and themas == set(verzoek.invoer.get("themas", ()))


@daad(mogen.iedereen, herhaald=_net_ingediend, logt=zelf(Voorval.AANGEMAAKT))
def breng_in(verzoek: Verzoek, *, indienen: bool) -> str:
    """File a new dilemma (or keep it as concept) and return its number.

    Without an account (`verzoek.actor` is None; `invoer` says who they are too) the address is
    confirmed by mail.
    """
    inbrenger = verzoek.actor or indiening.inbrenger_voor(verzoek.invoer)
    if verzoek.actor:
        indiening.vul_aan(verzoek.actor, verzoek.invoer)
    if verzoek.actor is None:
        # Nobody is signed in: that a typed address is of a closed account must not show.
        inbrenger.actief = True
    dilemma = _nieuw(inbrenger, verzoek)
    _rond_af(dilemma, Verzoek(inbrenger, verzoek.nu, verzoek.invoer), indienen)
    return dilemma.nummer


@daad(mogen.als_inbrenger, vers=van_zaak, eist=eisen.is_concept)
def bewerk(dilemma: Dilemma, verzoek: Verzoek, *, indienen: bool) -> None:
    """Save one's own concept, and file it if asked."""
    Dilemma.update(versie=Dilemma.versie + 1).where(Dilemma.id == dilemma.id).execute()
    indiening.vul_aan(zeker(verzoek.actor), verzoek.invoer)
    _rond_af(dilemma, Verzoek(verzoek.actor, verzoek.nu, verzoek.invoer), indienen)


def _nieuw(inbrenger: Persoon, verzoek: Verzoek) -> Dilemma:
    nu, anoniem = verzoek.nu, verzoek.actor is None
    dilemma = Dilemma.create(
        nummer=volgend_nummer("D", nu),
        inbrenger=inbrenger,
        aangemaakt_op=nu,
        bevestigd_op=None if anoniem else nu,
        afzender=indiening.afzender(verzoek.invoer) if anoniem else {},
        wacht_op=WachtOp.INBRENGER,
        wacht_sinds=nu,
        volgende_datum=na_werkdagen(dag(nu), wachten.TERMIJN[Status.CONCEPT]),
    )
    audit.leg_vast(
        Voorval.AANGEMAAKT,
        wie=inbrenger,
        op=nu,
        dilemma=dilemma,
        versie=1,
        gegevens=audit.ongezien(dilemma.bevestigd_op),
    )
    return dilemma


def _rond_af(dilemma: Dilemma, verzoek: Verzoek, dien_in: bool) -> None:
    waarden = {naam: verzoek.invoer[naam] for naam in INTAKEVELDEN if naam in verzoek.invoer}
    Dilemma.update(**waarden).where(Dilemma.id == dilemma.id).execute()
    indiening.zet_themas(dilemma, verzoek.invoer.get("themas", ()))
    if dien_in:
        engine.zet(OVERGANG["indienen"], dilemma, verzoek, indienen)
    elif dilemma.bevestigd_op is None:
        toegang.stuur_bevestiging(dilemma, verzoek.nu)


@daad(mogen.als_inbrenger, logt=zelf(Voorval.BEVESTIGD))
def bevestig(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Confirm an intake filed under one's own address without signing in."""
    toegang.bevestig_intake(dilemma, zeker(verzoek.actor), verzoek.nu)


@daad(mogen.als_inbrenger, eist=eisen.van_niemand, gevoelig=True, logt=zelf(Voorval.ONTKEND))
def ontken(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Say that an intake under one's own address is not one's own: it is removed."""
    ontkennen.ontken(dilemma, zeker(verzoek.actor), verzoek.nu)
    return adressen.MIJN


@daad(mogen.als_inbrenger, eist=eisen.onbeantwoord, logt=bij_dilemma(Voorval.ANTWOORD))
def beantwoord(vraag: Vraag, verzoek: Verzoek) -> None:
    """Answer a question of the CCV (`invoer["antwoord"]`)."""
    vraag.antwoord, vraag.beantwoord_op = verzoek.invoer["antwoord"], verzoek.nu
    vraag.save()
    meldingen.meld("antwoord", vraag, verzoek)
