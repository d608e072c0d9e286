"""The texts that a beheerder can change, as pages show them: always escaped, with the links that
the code puts in.
"""

from collections.abc import Iterable

from flask import Flask, current_app, g
from markupsafe import Markup, escape
from peewee import InterfaceError, OperationalError

from portal.queries.teksten import Contact, Teksten, laatst_bekend
from portal.queries.teksten import contact as contact_van
from portal.queries.teksten import teksten as lees
from portal.velden.teksten import HULP
from portal.velden.teksten.tekst import INVUL

# What stands between braces on a page.
LINKS = {
    "112": Markup('<a href="tel:112">112</a>'),
    "veilig_thuis": Markup('<a href="tel:08002000">0800-2000</a>'),
}
# The longest first: a short sentence can be part of another.
_PER_UITLEG = sorted(((t.standaard, t.sleutel) for t in HULP), key=lambda paar: -len(paar[0]))


def registreer(app: Flask) -> None:
    """Give templates the contact of the CCV, the texts of pages and the help at fields."""
    app.jinja_env.globals.update(contact=contact, alineas=alineas, hulp=hulp, uitleg=uitleg)


def teksten() -> Teksten:
    """Return the texts as they are now, asked once in a request; where the database may be gone
    (`g.kaal`) those that were read last.
    """
    if g.get("kaal"):
        return laatst_bekend()
    if "teksten" not in g:
        try:
            g.teksten = lees()
        except (OperationalError, InterfaceError):  # a page that needs no database goes on
            g.teksten = laatst_bekend()
    nu: Teksten = g.teksten
    return nu


def contact() -> Contact:
    """Return how the CCV can be reached."""
    return contact_van(teksten(), current_app.config["SETTINGS"].contact_email)


def alineas(sleutel: str) -> list[Markup]:
    """Return a text of a page as paragraphs; none for one that nobody filled in."""
    return als_alineas(teksten()[sleutel])


def hulp(woorden: str) -> str:
    """Return the help at a field: our own words, or what a beheerder made of them."""
    # A form adds what only it knows, before or behind.
    eigen, sleutel = next((paar for paar in _PER_UITLEG if paar[0] in woorden), ("", ""))
    if not eigen:
        return woorden
    voor, _, na = woorden.partition(eigen)
    return hulp(voor) + teksten()[sleutel] + hulp(na)


def uitleg(sleutel: str) -> str:
    """Return the help that a template has at a group of fields."""
    return teksten()[f"uitleg.{sleutel}"]


def als_alineas(tekst: str) -> list[Markup]:
    """Return plain text as paragraphs: escaped, with our links in it."""
    delen = (deel.strip("\n") for deel in tekst.replace("\r\n", "\n").split("\n\n"))
    return [Markup("<br>").join(map(_regel, deel.split("\n"))) for deel in delen if deel.strip()]


def _regel(regel: str) -> Markup:
    stukken = INVUL.split(regel)  # plain, name, plain, name, plain
    return Markup("").join(_met_links(stukken))


def _met_links(stukken: Iterable[str]) -> Iterable[Markup]:
    for nummer, stuk in enumerate(stukken):
        is_naam = nummer % 2
        yield LINKS.get(stuk, escape(f"{{{stuk}}}")) if is_naam else escape(stuk)
