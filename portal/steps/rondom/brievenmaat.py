"""How many letters with a link one address gets: what anybody can have sent to it is bounded."""

from datetime import datetime, timedelta

from peewee import Expression

from portal.models import Inloglink, Persoon

# Who files for a stranger mails them once a day: that one link leads to all that waits for them.
EEN_BRIEF_PER = timedelta(days=1)
PER_DAG = 10  # letters to confirm with to one address, also where they are asked for
LEVEND_MAX = 3  # links of one person that work


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


def genoeg_om_in_te_loggen(persoon: Persoon, nu: datetime) -> bool:
    """Tell whether as many links to sign in with wait as may, beside one to confirm with: another
    would use up the first, and whoever keeps asking would shut out whose address it is.
    """
    wacht = Inloglink.gebruikt_op.is_null() & (Inloglink.verloopt_op > nu)
    om_in_te_loggen = (Inloglink.persoon == persoon.id) & (Inloglink.bevestigt == "")
    return Inloglink.select().where(om_in_te_loggen, wacht).count() >= LEVEND_MAX - 1


def houd_levend(persoon: Persoon, nu: datetime) -> None:
    """Use up all links of a person but the last ones. The last one to confirm with stays: whoever
    asks for links to sign in with, over and over, takes it from nobody. Call inside `schrijven()`.
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
    rest = [link for link in levend if link is not eerst]
    te_veel = [link.id for link in ([eerst, *rest] if eerst else rest)[LEVEND_MAX:]]
    Inloglink.update(gebruikt_op=nu).where(Inloglink.id.in_(te_veel)).execute()
