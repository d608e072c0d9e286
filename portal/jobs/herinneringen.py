"""Reminders: to inbrengers whose answer is due, to owners whose actie is, and to adviseurs who hear
nothing of the LOT; to beheerders what they must keep of the log; and to who has a seat that it
began or ended by itself.

Nobody is reminded in the night; owners are reminded on working days only, once per occasion and
never twice a day.
"""

from datetime import date, datetime, time, timedelta

from peewee import ModelSelect

from portal import audit, outbox
from portal.db import schrijven
from portal.engine import Verzoek
from portal.models import Actie, Dilemma, Instelling, Lidmaatschap, Lotverzoek, Persoon, Vraag
from portal.queries.ontvangers import behandelaar_en_vrager
from portal.steps.gedeeld.zetels import volg
from portal.steps.rondom.acties import VOORAF, herinnerdagen
from portal.tools import adressen
from portal.tools.tijd import dag, is_werkdag, lokaal, na_werkdagen, uit_lokaal
from portal.vocabulary import EINDES, ActieStatus

ANKERWEEK = "ankerweek"  # the setting that tells in which week the log was mailed about
OCHTEND = 8  # the hour in Amsterdam from which people may be reminded


def vragen(nu: datetime) -> int:
    """Queue one mail per dilemma whose inbrenger must answer by tomorrow or is late; return how
    many.
    """
    if lokaal(nu).hour < OCHTEND or not _te_beantwoorden(nu).exists():
        return 0
    with schrijven():
        rijen = list(_te_beantwoorden(nu))
        Vraag.update(herinnerd_op=nu).where(Vraag.id.in_([v.id for v in rijen])).execute()
        dilemmas = {v.dilemma_id: v.dilemma for v in rijen}
        for dilemma in dilemmas.values():
            pad = adressen.dilemma(dilemma.nummer)
            waar = {"pad": pad, "nummer": dilemma.nummer}
            outbox.plaats("herinnering", dilemma.inbrenger, nu, door=None, **waar)
    return len(dilemmas)


def _te_beantwoorden(nu: datetime) -> "ModelSelect[Vraag]":
    """Return the query for open questions due tomorrow or before; a question of today was mailed
    today.
    """
    vandaag, morgen = uit_lokaal(datetime.combine(dag(nu), time())), dag(nu) + timedelta(days=1)
    return (
        Vraag.select(Vraag, Dilemma, Persoon)
        .join(Dilemma)
        .join(Persoon, on=Dilemma.inbrenger)
        .where(
            Vraag.beantwoord_op.is_null(),
            Vraag.herinnerd_op.is_null(),
            Vraag.uiterlijk <= morgen,
            Vraag.gesteld_op < vandaag,
            Dilemma.status.not_in(EINDES),
            Persoon.actief,
        )
    )


def acties(nu: datetime) -> int:
    """Queue one mail per open actie whose owner is to be reminded today; return how many.

    Two weeks ahead, just before the term, and once it has passed. What a sleeping worker missed is
    not made up for: only the last occasion that came is still news.
    """
    if lokaal(nu).hour < OCHTEND or not is_werkdag(dag(nu)) or not _te_melden(nu):
        return 0
    with schrijven():
        rijen = _te_melden(nu)
        for actie in rijen:
            kolom = _aanleiding(actie, dag(nu))
            Actie.update({kolom: nu}).where(Actie.id == actie.id).execute()
            outbox.plaats(
                "actieherinnering",
                actie.eigenaar,
                nu,
                door=None,
                pad=adressen.actie(actie.id),
                zaak=actie.dilemma.nummer if actie.dilemma else "",
                dag=actie.termijn.isoformat(),
            )
    return len(rijen)


def _te_melden(nu: datetime) -> list[Actie]:
    """Return the open acties with a reminder due; the first working day to come bounds what
    can be.
    """
    tot = na_werkdagen(dag(nu), 1) + VOORAF
    rijen = (
        Actie.select(
            Actie.id,
            Actie.dilemma,
            Actie.termijn,
            Actie.vooraf_herinnerd_op,
            Actie.laatst_herinnerd_op,
            Persoon,
        )
        .join(Persoon, on=Actie.eigenaar)
        .where(Actie.status == ActieStatus.OPEN, Actie.termijn < tot, Persoon.actief)
        .order_by(Actie.id)
    )
    return [actie for actie in rijen if _aanleiding(actie, dag(nu))]


def _aanleiding(actie: Actie, vandaag: date) -> str:
    """Return the column that notes today's reminder, or nothing when it was sent or none is due."""
    vooraf, laatst = herinnerdagen(actie.termijn)
    herinnerd = actie.laatst_herinnerd_op
    if vandaag > actie.termijn:
        return "" if herinnerd and dag(herinnerd) > actie.termijn else "laatst_herinnerd_op"
    if vandaag >= laatst:
        return "" if herinnerd else "laatst_herinnerd_op"
    return "vooraf_herinnerd_op" if vandaag >= vooraf and not actie.vooraf_herinnerd_op else ""


def lotverzoeken(nu: datetime) -> int:
    """Queue mail about each call for the LOT that became late, once, on a working day, to who asked
    and the behandelaar; return how many calls.
    """
    if lokaal(nu).hour < OCHTEND or not is_werkdag(dag(nu)) or not _te_late(nu).exists():
        return 0
    with schrijven():
        rijen = list(_te_late(nu))
        Lotverzoek.update(herinnerd_op=nu).where(Lotverzoek.id.in_([r.id for r in rijen])).execute()
        for rij in rijen:
            nummer = rij.dilemma.nummer
            waar = {"pad": adressen.dilemma(nummer), "nummer": nummer}
            for persoon in behandelaar_en_vrager(rij, nu):
                outbox.plaats("lotherinnering", persoon, nu, door=None, **waar)
    return len(rijen)


def _te_late(nu: datetime) -> "ModelSelect[Lotverzoek]":
    return Lotverzoek.select().where(
        Lotverzoek.uitkomst_op.is_null(),
        Lotverzoek.herinnerd_op.is_null(),
        Lotverzoek.uiterlijk < dag(nu),
    )


def zetels(nu: datetime) -> int:
    """Tell of each seat that began or ended by itself, on the day that was set, and let calendars
    follow; return how many.
    """
    if lokaal(nu).hour < OCHTEND or not _te_volgen(nu).exists():
        return 0
    with schrijven():
        rijen = list(_te_volgen(nu))
        for zetel in rijen:
            volg(zetel, Verzoek(None, nu))
    return len(rijen)


def _te_volgen(nu: datetime) -> "ModelSelect[Lidmaatschap]":
    """Return the query for these seats, ends before beginnings: who changes places stays."""
    wacht = Lidmaatschap.meld_op <= dag(nu)
    return Lidmaatschap.select().where(wacht).order_by(Lidmaatschap.van, Lidmaatschap.id)


def ankers(nu: datetime) -> int:
    """Queue for each beheerder, once a week on a working day, where the log stands; return how
    many. Of the week in which the portal first runs they hear nothing.
    """
    jaar, week, _ = dag(nu).isocalendar()
    deze = f"{jaar}-W{week:02d}"
    eerder = Instelling.get_or_none(Instelling.sleutel == ANKERWEEK)
    if lokaal(nu).hour < OCHTEND or not is_werkdag(dag(nu)) or (eerder and eerder.waarde == deze):
        return 0
    with schrijven():
        Instelling.zet(ANKERWEEK, deze)
        beheerders = list(Persoon.beheerders()) if eerder else []
        for beheerder in beheerders:
            stand = audit.ankertekst()
            outbox.plaats("anker", beheerder, nu, door=None, pad=adressen.BRIEVEN, anker=stand)
    return len(beheerders)
