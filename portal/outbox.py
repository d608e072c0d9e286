"""Mail as rows: written in the transaction of what it tells, sent by the jobs afterwards. Never
content.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from peewee import fn

from portal import policy
from portal.db import alleen_binnen_schrijven
from portal.models import Bericht, Dilemma, Persoon, Signaal
from portal.queries.alarm import is_laatste_alarm
from portal.queries.herstelbaar import PER_NAAM, Verneemt
from portal.queries.ontvangers import adviseurs_van, ontvangers
from portal.tools import adressen
from portal.vocabulary import EINDES, SOORTEN, SignaalStatus
from portal.workflow import OVERGANG, Overgang


def plaats(
    soort: str,
    aan: Persoon,
    nu: datetime,
    *,
    door: Persoon | None,
    pad: str,
    zaak: str = "",
    **gegevens: str,
) -> None:
    """Queue a mail of `soort` to a person; `pad` is where its link leads, `zaak` the number of
    what it belongs to when its words do not name that. Call inside `schrijven()`.

    A closed account gets none (the adviseurs hear so when it is an inbrenger's answer), nor does
    whoever did it (`door`; None for a receipt, a link or a reminder: those are for whom they are
    for).
    """
    alleen_binnen_schrijven()
    if soort not in SOORTEN:
        raise ValueError(f"no such mail: {soort}")
    if not aan.actief:
        meld_onbereikbaar(soort, aan, nu, gegevens)
    if not aan.actief or aan == door:
        return
    if _dringend(aan, gegevens.get("nummer", "")):
        gegevens["dringend"] = "ja"
    Bericht.create(
        aan=aan.email,
        persoon=aan,
        soort=soort,
        zaak=zaak or gegevens.get("nummer", ""),
        gegevens={"pad": pad, **gegevens},
        aangemaakt_op=nu,
        volgende_poging_op=nu,
    )


def plaats_los(soort: str, aan: str, nu: datetime, *, pad: str, **gegevens: str) -> None:
    """Queue a mail to an address that no open account has: one that is yet to be confirmed, that
    was left, or of an account that was closed. Call inside `schrijven()`.
    """
    alleen_binnen_schrijven()
    if soort not in SOORTEN:
        raise ValueError(f"no such mail: {soort}")
    wat = {"pad": pad, **gegevens}
    Bericht.create(aan=aan, soort=soort, gegevens=wat, aangemaakt_op=nu, volgende_poging_op=nu)


def meld_overgang(
    overgang: Overgang, dilemma: Dilemma, mensen: Iterable[Persoon], nu: datetime
) -> None:
    """Mail these people of a transition; `ontvangers` knows who did it, and what is a receipt."""
    waar = {"pad": adressen.dilemma(dilemma.nummer), "nummer": dilemma.nummer}
    veel = {"veel": "ja"} if is_laatste_alarm(dilemma, nu) else {}
    for persoon in mensen:
        meer = veel if policy.leest_intern(persoon) else {}
        plaats("overgang", persoon, nu, door=None, **waar, overgang=overgang.naam, **meer)


def meld_alsnog(overgang: Overgang, dilemma: Dilemma, door: Persoon, nu: datetime) -> None:
    """Mail of a transition that was made before whoever hears of it by now, and was mailed nothing
    of the dilemma yet; by what `door` did, who needs none. Call inside `schrijven()`.
    """
    weten_het = {b.persoon_id for b in Bericht.select().where(Bericht.zaak == dilemma.nummer)}
    horen = ontvangers(overgang, dilemma, dilemma.status, door, nu)
    nieuw = [p for p in horen if p != door and p.id not in weten_het]
    meld_overgang(overgang, dilemma, nieuw, nu)


def meld_onbereikbaar(soort: str, aan: Persoon, nu: datetime, gegevens: Mapping[str, str]) -> None:
    """Tell the adviseurs, whoever of them does it too, that an inbrenger whose account was closed
    gets no mail of what they were asked or answered. Call inside `schrijven()`.
    """
    nummer = gegevens.get("nummer", "")
    dilemma, signaal = Dilemma.met_nummer(nummer), Signaal.met_nummer(nummer)
    if not _brengt_antwoord(soort, gegevens):
        return
    if dilemma and dilemma.inbrenger_id == aan.id:
        lezers, pad = adviseurs_van(dilemma), adressen.dilemma(nummer)
    elif signaal and signaal.inbrenger_id == aan.id:
        lezers, pad = list(Persoon.adviseurs()), adressen.signaal(nummer)
    else:
        return
    for adviseur in lezers:
        plaats("onbereikbaar", adviseur, nu, door=None, pad=pad, nummer=nummer)


def _brengt_antwoord(soort: str, gegevens: Mapping[str, str]) -> bool:
    """Tell whether a mail asks its reader something, or tells how it ended; or that a question or
    an answer was replaced.
    """
    if gegevens.get("overgang"):
        return bool(set(OVERGANG[gegevens["overgang"]].naar) & set(EINDES))
    verbeterd = PER_NAAM.get(gegevens.get("veld", ""))
    if verbeterd:
        return verbeterd.hoort is Verneemt.INBRENGER
    beoordeeld = gegevens.get("signaal", "") not in ("", SignaalStatus.INGEDIEND.value)
    return soort in ("vraag", "herinnering") or beoordeeld


def _dringend(aan: Persoon, nummer: str) -> bool:
    """Tell whether a mail of any kind says in its subject that it is for today: to an adviseur,
    about somebody who is threatened and was not called yet.
    """
    dilemma = Dilemma.met_nummer(nummer) if policy.leest_intern(aan) else None
    return dilemma is not None and dilemma.contact_nodig


# Of what one event brings somebody, the first of these kinds tells it all: a new seat or actie
# says that the dilemma moved, and the dilemma shows its opbrengst.
VOORRANG = ("uitnodiging", "actie", "overgang", "opbrengst")


def laatste() -> int:
    """Return the number of the last mail that was queued, to compare with afterwards."""
    return Bericht.select(fn.MAX(Bericht.id)).scalar() or 0


def houd_een_per_lezer(eerder: int) -> None:
    """Of the mails queued after `eerder`, by one event, leave everybody one of VOORRANG; call
    inside `schrijven()`. Whoever brought in several dilemmas hears of each of them.
    """
    nieuw = Bericht.select().where(Bericht.id > eerder, Bericht.soort.in_(VOORRANG))
    op_lezer = sorted(nieuw.order_by(Bericht.id), key=attrgetter("aan"))
    for _, post in groupby(op_lezer, attrgetter("aan")):
        eerst, *rest = sorted(post, key=lambda b: (VOORRANG.index(b.soort), not _eigen(b)))
        dubbel = [b.id for b in rest if b.soort != eerst.soort or not _eigen(b)]
        if dubbel:
            Bericht.delete().where(Bericht.id.in_(dubbel)).execute()


def _eigen(bericht: Bericht) -> bool:
    """Tell whether a mail is about a dilemma that its reader brought in."""
    dilemma = Dilemma.met_nummer(bericht.gegevens.get("nummer", ""))
    eigen = dilemma is not None and dilemma.inbrenger.email == bericht.aan
    return eigen and bericht.soort == "overgang"
