"""Choices that come from the database, read anew for every form."""

from wtforms.fields import SelectChoice

from portal.models import Gremium, Persoon, Thema
from portal.velden import NIEUW


def mensen() -> list[SelectChoice]:
    """Return everyone who can have a part in a dilemma, by name."""
    return [SelectChoice(str(p.id), p.wie) for p in Persoon.deelnemers().order_by(Persoon.naam)]


def mensen_of_niemand() -> list[SelectChoice]:
    """Return every active person after an empty choice, for a list that may stay unchosen."""
    return [SelectChoice("", "Kies …"), *mensen()]


def adviseurs() -> list[SelectChoice]:
    """Return the CCV's advisers."""
    return [SelectChoice(str(p.id), p.naam) for p in Persoon.adviseurs()]


def themas() -> list[SelectChoice]:
    """Return the themas, in their own order."""
    return [SelectChoice(t.sleutel, t.naam) for t in Thema.select().order_by(Thema.volgorde, Thema.naam)]


def werkgroepen() -> list[SelectChoice]:
    """Return the running werkgroepen, and the choice to set up a new one."""
    lopend = [SelectChoice(str(g.id), g.naam) for g in Gremium.lopende_werkgroepen()]
    return [*lopend, SelectChoice(NIEUW, "Een nieuwe werkgroep instellen")]
