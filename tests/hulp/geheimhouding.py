"""A specialist who was invited promises geheimhouding, on the page where their mail leads."""

from portal.models import Lidmaatschap, Persoon
from tests.hulp.web import Bezoeker, link_in_mail


def beloof(bezoeker: Bezoeker, persoon: Persoon) -> None:
    """Follow the link of the last invitation and promise."""
    pagina = bezoeker.open(link_in_mail("uitnodiging", persoon.email))
    antwoord = bezoeker.verstuur(pagina, akkoord=True)
    assert antwoord.status == 303, antwoord.tekst


def nog_niet_beloofd(persoon: Persoon) -> Lidmaatschap:
    """Take back what somebody promised, as if they were invited only now; return their seat."""
    nooit = dict.fromkeys(("geheimhouding_op", "geheimhouding_tekst"))
    Lidmaatschap.update(**nooit).where(Lidmaatschap.persoon == persoon).execute()
    return Lidmaatschap.get(Lidmaatschap.persoon == persoon)
