"""The words of a letter: the template says what happened, a beheerder the words around it, and the
code fills in the link and all else that nobody types.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.config import ROOT
from portal.queries.teksten import Contact, Teksten
from portal.velden.teksten.mail import GEBEURD, sleutel
from portal.velden.teksten.tekst import Tekst, vul
from portal.vocabulary import SOORTEN

SJABLONEN = Environment(  # nosec B701 # mail without markup
    loader=FileSystemLoader(ROOT / "templates" / "mail"),
    undefined=StrictUndefined,
    trim_blocks=True,
    autoescape=False,  # plain text
)


def maak_op(soort: str, woorden: Mapping[str, Any], nu: Teksten, ccv: Contact) -> tuple[str, str]:
    """Return subject and text of a letter: the template says what happened, a beheerder the words
    around it, and the code fills in the link and all else that nobody types.
    """

    def eigen(gebeurd: str = "") -> str:
        return vul(nu[sleutel(soort)], {**woorden, GEBEURD: gebeurd.strip("\n")})

    sjabloon = SJABLONEN.get_template(f"{soort}.txt")  # its first line is the subject
    voet = nu["mail.voet"]
    brief = sjabloon.render(woorden, tekst=eigen, voet=voet, contact=ccv)
    onderwerp, _, tekst = brief.partition("\n")
    return onderwerp, tekst.lstrip("\n")


# How a letter looks before anything happened, for who writes its words.
_VOORBEELD: dict[str, Any] = {
    "nummer": "D-2026-0001", "werkwoord": "gaat naar het Landelijk Platform", "dag": "12 maart",
    "datum": "12 maart", "gremium": "Platform", "geldig": "10 minuten", "anker": "…",
    "dringend": False, "veel": False,
}  # fmt: skip
_VOORBEELD_VAN = {
    "verhuisd": "gevraagd",
    "oordeel": "akkoord",
    "vergadering": "uitnodiging",
    "verbeterd": "een antwoord",
}


def voorbeeld(
    tekst: Tekst, waarde: str, nu: Teksten, ccv: Contact, base_url: str
) -> tuple[str, str]:
    """Return subject and text of a letter with `waarde` in the place of this text of mails."""
    soort = tekst.sleutel.partition(".")[2]
    soort = soort if soort in SOORTEN else "vraag"  # the foot stands under each
    wat = _VOORBEELD_VAN.get(soort, "er is een passkey bij gekomen")
    woorden = {**_VOORBEELD, "wat": wat, "link": f"{base_url}/…"}
    return maak_op(soort, woorden, nu.met(tekst.sleutel, waarde), ccv)
