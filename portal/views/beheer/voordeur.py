"""The front page of /beheer: a link to each subject that the reader may open."""

from typing import NamedTuple

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.web.pagina import mag_openen, toon
from portal.web.toegang import beheer

bp = Blueprint("voordeur", __name__)


class Onderwerp(NamedTuple):
    """A subject: its page, whose mark says who has a link to it, and what is done there."""

    eindpunt: str
    titel: str
    uitleg: str


# In the order of the page. A new subject is a row.
ONDERWERPEN = (
    Onderwerp("beheer.mensen.lijst", "Mensen", "Accounts, rollen en e-mailadressen."),
    Onderwerp("beheer.organisaties.lijst", "Organisaties", "Hernoemen en samenvoegen."),
    Onderwerp("beheer.gremia.lijst", "Gremia", "Wie waar zit, als wat, met welk mandaat."),
    Onderwerp("beheer.themas.lijst", "Thema’s", "Toevoegen, hernoemen, ordenen, laten vervallen."),
    Onderwerp(
        "beheer.teksten.lijst",
        "Teksten",
        "Contactgegevens, mails, uitleg bij velden, privacy en toegankelijkheid.",
    ),
    Onderwerp("beheer.invoer.lees", "Inlezen", "Mensen en plaatsen uit een lijst (CSV)."),
    Onderwerp("beheer.uitvoer.pagina", "Meenemen", "Wie er een account heeft, als spreadsheet."),
    Onderwerp("post.lijst", "Mail", "Wat wacht, wat niet aankwam, en opnieuw versturen."),
    Onderwerp("beheer.veranderd.lijst", "Wat er veranderde", "Wie wijzigde wat, en wanneer."),
)


@bp.get("")
@beheer
def pagina() -> ResponseReturnValue:
    """Show the subjects of beheer that the reader may open."""
    onderwerpen = [o for o in ONDERWERPEN if mag_openen(o.eindpunt)]
    return toon("beheer/voordeur.html", onderwerpen=onderwerpen)
