"""A letter that does not leave: tried again later, given up for good, or for nobody any more."""

import logging
from datetime import datetime, timedelta
from enum import Enum, auto
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from portal import outbox, policy
from portal.db import schrijven
from portal.models import Bericht
from portal.queries.rondom.post import NIET_TE_MAILEN
from portal.steps.rondom.toegang import LINKDUUR
from portal.tools import adressen
from portal.tools.mailadres import Onmailbaar
from portal.tools.tekst import regel
from portal.tools.tijd import dag
from portal.vocabulary import Onbezorgd

log = logging.getLogger(__name__)
# How long after each failed attempt the next one comes; after the last of these the letter is given
# up.
WACHTTIJDEN = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
FOUT_MAX = 500  # characters of what a mail server said
SLUIT = 421  # what a server says that closes the line


class Afloop(Enum):
    """What became of one attempt, and so what it says of the letters that come after it."""

    WEG = auto()  # it left
    BRIEF = auto()  # something was wrong with this letter, and with no other
    LIJN = auto()  # the line to the server failed
    STILTE = auto()  # the server said nothing for as long as one waits for it


def niet_meer_nodig(bericht: Bericht, nu: datetime) -> Onbezorgd | None:
    """Return why a letter must not leave now, whatever was so when it was queued, or None."""
    duur = LINKDUUR.get(bericht.soort)
    if duur and bericht.aangemaakt_op + duur <= nu:
        return Onbezorgd.VERLOPEN
    persoon = bericht.persoon
    if persoon is None:
        return None
    if not persoon.actief:
        return Onbezorgd.GESLOTEN
    ziet = policy.mag_link_openen(persoon, bericht.gegevens["pad"], dag(nu))
    return None if ziet else Onbezorgd.GEEN_ZICHT


def laat_vervallen(bericht: Bericht, nu: datetime, waarom: Onbezorgd) -> Afloop:
    """Give up a letter that must not leave; where an inbrenger would have had their answer, the
    adviseurs are told that nobody reads it.
    """
    log.info("mail %s is not sent: %s", bericht.kenmerk, waarom.value)
    with schrijven():
        if bericht.persoon and waarom is Onbezorgd.GESLOTEN:
            outbox.meld_onbereikbaar(bericht.soort, bericht.persoon, nu, bericht.gegevens)
        geef_op(bericht, nu, waarom)
    return Afloop.BRIEF


def noteer_fout(bericht: Bericht, nu: datetime, fout: Exception) -> Afloop:
    """Note what went wrong: try again later, unless that cannot help or has been done enough."""
    log.warning("mail %s, attempt %s: %s", bericht.kenmerk, bericht.pogingen, type(fout).__name__)
    geweigerd, wat = is_definitief(fout), _uitleg(fout)
    if not geweigerd and bericht.pogingen <= len(WACHTTIJDEN):
        werk_bij(bericht, volgende_poging_op=nu + WACHTTIJDEN[bericht.pogingen - 1], fout=wat)
    else:
        log.error("mail %s is given up after %s attempts", bericht.kenmerk, bericht.pogingen)
        geef_op(bericht, nu, Onbezorgd.GEWEIGERD if geweigerd else Onbezorgd.MISLUKT, fout=wat)
    return _waaraan(fout)


def _waaraan(fout: Exception) -> Afloop:
    """Return what failed: a server that refuses a recipient or a text, for good or for now, is
    there for the next letter. smtplib tells of a silence as of a line that was cut.
    """
    codes = [code for code, _ in getattr(fout, "recipients", {}).values()]
    codes.append(getattr(fout, "smtp_code", 0))
    if isinstance(fout, TimeoutError) or isinstance(fout.__context__, TimeoutError):
        return Afloop.STILTE
    if SLUIT in codes or (isinstance(fout, SMTPSenderRefused) and not is_definitief(fout)):
        return Afloop.LIJN
    antwoord = isinstance(fout, SMTPRecipientsRefused | SMTPSenderRefused | SMTPDataError)
    return Afloop.LIJN if isinstance(fout, OSError) and not antwoord else Afloop.BRIEF


def is_definitief(fout: Exception) -> bool:
    """Tell whether trying again cannot help: no mail goes to the address, or the server refuses
    this letter (5xx). That it lets nobody in, or is away, is no answer to a letter.
    """
    if isinstance(fout, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fout.recipients.values())
    if isinstance(fout, SMTPSenderRefused | SMTPDataError):
        return fout.smtp_code >= 500
    return isinstance(fout, Onmailbaar)


def _uitleg(fout: Exception) -> str:
    """Return what a mail server said, or else the kind of error and its words."""
    if isinstance(fout, Onmailbaar):
        return NIET_TE_MAILEN
    gezegd = getattr(fout, "recipients", None)
    if gezegd:
        code, woorden = next(iter(gezegd.values()))
    else:
        code, woorden = getattr(fout, "smtp_code", type(fout).__name__ + ":"), str(fout)
        woorden = getattr(fout, "smtp_error", woorden)
    tekst = woorden.decode("utf-8", "replace") if isinstance(woorden, bytes) else woorden
    return regel(f"{code} {tekst}")[:FOUT_MAX]


def geef_op(bericht: Bericht, nu: datetime, waarom: Onbezorgd, **meer: Any) -> None:
    """Try a letter no more; whoever looks after the mail can see it."""
    waarden = {"volgende_poging_op": None, "opgegeven_op": nu, "waarom": waarom}
    werk_bij(bericht, **waarden, gegevens=zonder_sleutel(bericht), **meer)


def zonder_sleutel(bericht: Bericht) -> dict[str, str]:
    """Return the row's data without a link that lets somebody in."""
    geheim = bericht.soort in LINKDUUR
    return {**bericht.gegevens, "pad": adressen.INLOGGEN} if geheim else bericht.gegevens


def werk_bij(bericht: Bericht, **waarden: Any) -> None:
    """Write these columns of the row."""
    with schrijven():
        Bericht.update(**waarden).where(Bericht.id == bericht.id).execute()
