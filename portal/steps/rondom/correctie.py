"""What was recorded wrongly is put right: each deed with a reason, and with what it said before.

What a deed can change, who reads of it and who hears stands in `queries.herstelbaar`.
"""

from functools import partial
from typing import Any

from portal import policy
from portal.daden import NuNiet, daad
from portal.engine import NietToegestaan, Verzoek
from portal.models import (
    Actie,
    Behandeling,
    Besluit,
    Dilemma,
    Gremium,
    Lotverzoek,
    Notitie,
    Persoon,
    Signaal,
    Vraag,
)
from portal.policy import besluiteisen, eisen, mogen
from portal.policy.beheer import beheer_gremia
from portal.queries import versies
from portal.queries.gremia import naam_bezet
from portal.steps.gedeeld import indiening
from portal.steps.gedeeld.corrigeren import LOGT, Gecorrigeerd, corrigeer
from portal.steps.rondom import acties, toegang
from portal.vocabulary import ActieStatus

_correctie = partial(daad, logt=LOGT)
VAN_BEHANDELING = ("opdracht", "waarom_niet_opgelost")


def _bewaar(rij: Any, **waarden: Any) -> None:
    for naam, waarde in waarden.items():
        setattr(rij, naam, waarde)
    rij.save(only=list(waarden))


@_correctie(mogen.regelen, vers=versies.BESLUIT, eist=besluiteisen.besluit_staat_vast)
def verbeter_besluit(besluit: Besluit, verzoek: Verzoek) -> Gecorrigeerd:
    """Put a decision right that was vastgesteld or vrijgegeven (`invoer`: tekst, reden)."""
    tekst = verzoek.invoer["tekst"]
    return corrigeer(verbeter_besluit, besluit, verzoek, lambda: _bewaar(besluit, tekst=tekst))


@_correctie(mogen.behandelen, vers=versies.van_zaak, eist=eisen.onbevestigd, gevoelig=True)
def verbeter_adres(dilemma: Dilemma, verzoek: Verzoek) -> Gecorrigeerd:
    """Move a dilemma to the address its inbrenger meant (`invoer`: email, naam, organisatie,
    functie, reden); that is asked to confirm.
    """
    return _verhuis(dilemma, verzoek)


@_correctie(mogen.regelen, vers=versies.AFZENDER, eist=eisen.onbevestigd, gevoelig=True)
def verbeter_signaaladres(signaal: Signaal, verzoek: Verzoek) -> Gecorrigeerd:
    """Move a signaal to the address its inbrenger meant (`invoer` as for a dilemma)."""
    return _verhuis(signaal, verzoek)


def _verhuis(zaak: Dilemma | Signaal, verzoek: Verzoek) -> Gecorrigeerd:
    nieuw = indiening.inbrenger_voor(verzoek.invoer)
    if not nieuw.actief:
        raise NuNiet(f"account {nieuw.id}")
    gedaan = zet_op_naam(zaak, nieuw, verzoek)
    if gedaan["correcties"]:
        toegang.stuur_bevestiging(zaak, verzoek.nu)
    return gedaan


def zet_op_naam(zaak: Dilemma | Signaal, inbrenger: Persoon, verzoek: Verzoek) -> Gecorrigeerd:
    """Give what was filed to somebody else; whoever reads the mistyped address can do nothing more
    with the letters that were sent. Who they are goes along, as far as it was not typed anew. Call
    inside `schrijven()`.
    """

    def zet() -> None:
        _bewaar(zaak, afzender=zaak.afzender | indiening.afzender(verzoek.invoer))
        if zaak.inbrenger_id != inbrenger.id:
            indiening.trek_brieven_in(zaak, verzoek.nu)
            _bewaar(zaak, inbrenger=inbrenger)

    daad_ = verbeter_signaaladres if isinstance(zaak, Signaal) else verbeter_adres
    return corrigeer(daad_, zaak, verzoek, zet)


@_correctie(mogen.regelen, vers=versies.ACTIE, eist=eisen.actie_open)
def verbeter_actie(actie: Actie, verzoek: Verzoek) -> Gecorrigeerd:
    """Put an open actie right, wherever it was made (`invoer`: wat, eigenaar, termijn, reden)."""
    return corrigeer(
        verbeter_actie, actie, verzoek, lambda: acties.zet(actie, verzoek.invoer, verzoek)
    )


@_correctie(mogen.als_eigenaar, vers=versies.ACTIE, eist=eisen.actie_gesloten)
def heropen_actie(actie: Actie, verzoek: Verzoek) -> Gecorrigeerd:
    """Open an actie again that was closed (`invoer`: reden); what was reported stays beside it."""
    herinnerd = acties.herinnerd(actie.termijn, verzoek.nu)
    open_ = {"status": ActieStatus.OPEN, "resultaat": "", "gereed_op": None, **herinnerd}
    return corrigeer(heropen_actie, actie, verzoek, lambda: _bewaar(actie, **open_))


@_correctie(mogen.behandelen, vers=versies.van_zaak, eist=eisen.teruggekoppeld)
def verbeter_terugkoppeling(dilemma: Dilemma, verzoek: Verzoek) -> Gecorrigeerd:
    """Send a second answer that replaces the first (`invoer`: terugkoppeling, reden)."""
    tekst = verzoek.invoer["terugkoppeling"]
    return corrigeer(
        verbeter_terugkoppeling, dilemma, verzoek, lambda: _bewaar(dilemma, terugkoppeling=tekst)
    )


@_correctie(mogen.als_betrokkene, vers=versies.van_zaak)
def verbeter_kenmerken(dilemma: Dilemma, verzoek: Verzoek) -> Gecorrigeerd:
    """Put right what was ticked of a dilemma (`invoer`: bedreigd, telefoon, veilig_bellen,
    naam_tonen, op_de_hoogte, themas, reden).
    """

    def zet() -> None:
        vinkjes = ("bedreigd", "naam_tonen", "op_de_hoogte")
        bellen = {naam: verzoek.invoer[naam] for naam in ("telefoon", "veilig_bellen")}
        _bewaar(dilemma, **{naam: bool(verzoek.invoer[naam]) for naam in vinkjes}, **bellen)
        indiening.zet_themas(dilemma, verzoek.invoer["themas"])

    return corrigeer(verbeter_kenmerken, dilemma, verzoek, zet)


@_correctie(beheer_gremia, vers=versies.WERKGROEP, eist=eisen.loopt)
def verbeter_werkgroep(gremium: Gremium, verzoek: Verzoek) -> Gecorrigeerd:
    """Give a gremium another name, or an adviseur another opdracht (`invoer`: naam, reden, and
    opdracht, which may tell of dilemmas).
    """
    naam, opdracht = verzoek.invoer["naam"], verzoek.invoer.get("opdracht", gremium.opdracht)
    if opdracht != gremium.opdracht and not policy.leest_intern(verzoek.actor):
        raise NietToegestaan(gremium.onderwerp)
    if naam_bezet(naam, behalve=gremium):
        raise NuNiet(gremium.onderwerp)
    return corrigeer(
        verbeter_werkgroep, gremium, verzoek, lambda: _bewaar(gremium, naam=naam, opdracht=opdracht)
    )


@_correctie(mogen.als_schrijver, vers=versies.NOTITIE, eist=eisen.net_geschreven)
def verbeter_notitie(notitie: Notitie, verzoek: Verzoek) -> Gecorrigeerd:
    """Reword one's own note within the hour (`invoer`: notitie, reden)."""
    tekst = verzoek.invoer["notitie"]
    return corrigeer(verbeter_notitie, notitie, verzoek, lambda: _bewaar(notitie, tekst=tekst))


@_correctie(mogen.als_schrijver, vers=versies.VRAAG, eist=eisen.net_geschreven)
def verbeter_vraag(vraag: Vraag, verzoek: Verzoek) -> Gecorrigeerd:
    """Reword one's own question within the hour (`invoer`: vraag, uiterlijk, reden)."""
    nieuw = {"tekst": verzoek.invoer["vraag"], "uiterlijk": verzoek.invoer["uiterlijk"]}
    return corrigeer(verbeter_vraag, vraag, verzoek, lambda: _bewaar(vraag, **nieuw))


@_correctie(mogen.als_inbrenger, vers=versies.VRAAG, eist=eisen.net_beantwoord)
def verbeter_antwoord(vraag: Vraag, verzoek: Verzoek) -> Gecorrigeerd:
    """Reword one's own answer within the hour (`invoer`: antwoord, reden)."""
    antwoord = verzoek.invoer["antwoord"]
    return corrigeer(verbeter_antwoord, vraag, verzoek, lambda: _bewaar(vraag, antwoord=antwoord))


@_correctie(mogen.regelen, vers=versies.SIGNAALANTWOORD, eist=eisen.afgewezen)
def verbeter_signaalantwoord(signaal: Signaal, verzoek: Verzoek) -> Gecorrigeerd:
    """Replace the answer to a signaal that was refused (`invoer`: terugkoppeling, reden)."""
    tekst = verzoek.invoer["terugkoppeling"]
    return corrigeer(
        verbeter_signaalantwoord, signaal, verzoek, lambda: _bewaar(signaal, terugkoppeling=tekst)
    )


@_correctie(mogen.behandelen, vers=versies.BEHANDELING, eist=eisen.beschreven)
def verbeter_behandeling(behandeling: Behandeling, verzoek: Verzoek) -> Gecorrigeerd:
    """Put right what a stay was for, or why it was not solved there (`invoer`: opdracht or
    waarom_niet_opgelost, reden).
    """
    teksten = {n: verzoek.invoer[n] for n in VAN_BEHANDELING if n in verzoek.invoer}
    return corrigeer(
        verbeter_behandeling, behandeling, verzoek, lambda: _bewaar(behandeling, **teksten)
    )


@_correctie(mogen.behandelen, vers=versies.LOT)
def verbeter_lot(lotverzoek: Lotverzoek, verzoek: Verzoek) -> Gecorrigeerd:
    """Put right what the LOT was asked, or what came of it (`invoer`: steun, lot_verzoek,
    lot_uiterlijk, and uitkomst once there is one; reden). Of another day people are reminded anew.
    """
    invoer, eerst = verzoek.invoer, lotverzoek.uiterlijk
    nieuw = {"steun": invoer["steun"], "verzoek": invoer["lot_verzoek"]}
    nieuw["uiterlijk"] = invoer.get("lot_uiterlijk") or eerst
    if nieuw["uiterlijk"] != eerst:
        nieuw["herinnerd_op"] = None
    if lotverzoek.uitkomst_op:
        nieuw["uitkomst"] = invoer["uitkomst"]
    return corrigeer(verbeter_lot, lotverzoek, verzoek, lambda: _bewaar(lotverzoek, **nieuw))
