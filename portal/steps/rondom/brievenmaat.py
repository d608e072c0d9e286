"""How many letters with a link one address gets: what anybody can have sent to it is bounded."""

from collections import Counter
from datetime import datetime, timedelta

from peewee import Expression

from portal.models import Inloglink, Persoon
from portal.tools.browsermerk import NETWERK

# Who files for a stranger mails them once a day: that one link leads to all that waits for them.
EEN_BRIEF_PER = timedelta(days=1)
PER_DAG = 10  # letters to confirm with to one address, also where they are asked for
LEVEND_MAX = 3  # links of one person that work
PER_UUR = 10  # letters to sign in with to one person that one network can have sent


def onderweg(persoon: Persoon, nu: datetime, geldig: timedelta) -> bool:
    """Tell whether this person was sent a link to confirm with within the day (those are good for
    `geldig`), and has not used it.
    """
    vers = _bevestigt(persoon) & (Inloglink.verloopt_op > nu + geldig - EEN_BRIEF_PER)
    return Inloglink.select().where(vers, Inloglink.gebruikt_op.is_null()).exists()


def vol(persoon: Persoon, nu: datetime, geldig: timedelta) -> bool:
    """Tell whether this person was sent as many of them within the day as anybody may get."""
    vers = _bevestigt(persoon) & (Inloglink.verloopt_op > nu + geldig - EEN_BRIEF_PER)
    return Inloglink.select().where(vers).count() >= PER_DAG


def _bevestigt(persoon: Persoon) -> Expression:
    expr: Expression = (Inloglink.persoon == persoon.id) & (Inloglink.bevestigt != "")
    return expr


def genoeg_gevraagd(persoon: Persoon, merk: str, sinds: datetime) -> bool:
    """Tell whether the network of this mark had as many letters to sign in with sent to this person
    as it may; links of that time are good until after `sinds`. What other networks asked counts
    for nothing: nobody uses up what the person may ask.
    """
    if not merk:  # asked by nobody's browser
        return False
    van = Inloglink.browser.startswith(merk[:NETWERK]) & (Inloglink.persoon == persoon.id)
    return Inloglink.select().where(van, Inloglink.verloopt_op > sinds).count() >= PER_UUR


def houd_levend(persoon: Persoon, nu: datetime) -> None:
    """Use up all links of a person but LEVEND_MAX. The last one to confirm with stays: whoever asks
    for links to sign in with, over and over, takes it from nobody. Of those to sign in with the
    newest stays, and the oldest goes of the network that asked for most. Call inside
    `schrijven()`.
    """
    levend = list(
        Inloglink.select()
        .where(
            Inloglink.persoon == persoon.id,
            Inloglink.gebruikt_op.is_null(),
            Inloglink.verloopt_op > nu,
        )
        .order_by(Inloglink.id.desc())
    )
    eerst = next((link for link in levend if link.bevestigt), None)
    blijft = [link for link in levend if link is not eerst]
    te_veel = []
    while len(blijft) + bool(eerst) > LEVEND_MAX:
        te_veel.append(_wijkt(blijft))
        blijft.remove(te_veel[-1])
    weg = Inloglink.id.in_([link.id for link in te_veel])
    Inloglink.update(gebruikt_op=nu).where(weg).execute()


def _wijkt(levend: list[Inloglink]) -> Inloglink:
    """Return which of these, newest first, goes: the oldest of the network that has most."""
    oudste_eerst = levend[:0:-1]
    keer = Counter(link.browser[:NETWERK] for link in levend)
    return max(oudste_eerst, key=lambda link: keer[link.browser[:NETWERK]])
