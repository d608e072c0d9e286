"""Who may enter a page. Every view bears one of these marks; a test reads them off the URL map."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from flask import abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from portal import daden, policy
from portal.engine import NietToegestaan
from portal.models import Dilemma, Persoon
from portal.tools import adressen
from portal.vocabulary import Rol
from portal.web.bewijs import eerst_bewijzen, vraag_bewijs
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import Fout
from portal.web.ingevuld import getypt
from portal.web.pagina import htmx
from portal.web.sessie import Deur, aan_de_deur, deur, houder, ik, is_beperkt, nu, vandaag

P = ParamSpec("P")
Ding = TypeVar("Ding")
View = Callable[P, ResponseReturnValue]
# Whether a page opens to this person on this day.
Opent = Callable[[Persoon | None, date], bool]


def openbaar(view: View[P]) -> View[P]:
    """Anyone, without an account."""
    vars(view).update(toegang="openbaar", opent=lambda persoon, dag: True)
    return view


def _merk(
    naam: str, opent: Opent, anders: int, *, ook: tuple[Deur, ...] = ()
) -> Callable[[View[P]], View[P]]:
    """Return a mark: without an account one is asked to sign in, without the second factor for that
    (but for who stands at a door in `ook`), whom it does not open to gets the error `anders`.
    """

    def versier(view: View[P]) -> View[P]:
        @wraps(view)
        def binnen(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if houder() is None:
                return naar_inloggen()
            if deur() not in (Deur.BINNEN, *ook):
                return _naar_bewijs()
            if is_beperkt():
                return _beperkt(view, opent, *args, **kwargs)
            if ook:
                aan_de_deur()
            if not opent(ik(), vandaag()):
                abort(anders)
            return view(*args, **kwargs)

        vars(binnen).update(toegang=naam, opent=opent)
        return binnen

    return versier


def ook_beperkt(view: View[P]) -> View[P]:
    """A page about what one filed oneself: it also opens on a trusted device whose full sign-in has
    ended. Stands beneath the mark that says who may enter.
    """
    vars(view)["ook_beperkt"] = True
    return view


def _beperkt(view: View[P], opent: Opent, *args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
    """Show such a page; what is not there for an inbrenger, or is no such page, may be there for
    who signs in.
    """
    if "ook_beperkt" not in vars(view) or not opent(ik(), vandaag()):
        return naar_inloggen()
    try:
        return view(*args, **kwargs)
    except (Forbidden, NotFound, NietToegestaan):
        return naar_inloggen()


def _heeft_rol(nodig: Rol) -> Opent:
    return lambda persoon, dag: policy.heeft_rol(persoon, nodig)


def rol(nodig: Rol) -> Callable[[View[P]], View[P]]:
    """Anyone signed in with this role; without the role it is 403."""
    return _merk(nodig.value, _heeft_rol(nodig), 403)


ingelogd = rol(Rol.PROFESSIONAL)
adviseur = rol(Rol.ADVISEUR)
# For whoever has no seat and is no adviseur there are no doelen and no papers of a year.
met_zetel = _merk("zetel", policy.heeft_zetel, 404)
# For whoever does not look after the mail there is no list of what did not arrive.
nazien = _merk("mail", lambda persoon, dag: policy.mag_post_nazien(persoon), 404)
# Of /beheer: for beheerders alone, and for adviseurs too; to others that is not there.
beheerder = rol(Rol.BEHEERDER)
beheer = _merk("beheer", lambda persoon, dag: policy.mag_beheren(persoon), 404)
# Where one sets the second factor that one must have; and where one gives it.
account = _merk("account", _heeft_rol(Rol.PROFESSIONAL), 403, ook=(Deur.STEL_IN,))
bewijst = _merk("account", _heeft_rol(Rol.PROFESSIONAL), 403, ook=(Deur.STEL_IN, Deur.GEEF))
STEL_IN = Fout(
    "Beveilig eerst je account",
    "Je werk vraagt om een tweede stap bij het inloggen. Stel die in en verstuur je tekst daarna "
    "opnieuw.",
)


def _naar_bewijs() -> Response:
    """Send to where the second factor is given, or set for the first time; what was typed stays on
    the screen.
    """
    if deur() is Deur.GEEF:
        return vraag_bewijs()
    pad = url_for("factoren.overzicht")
    if getypt(verborgen=False):
        eerst = ("Beveilig je account (in een nieuw venster)", pad)
        return toon_fout(401, STEL_IN, opnieuw=True, eerst=eerst)
    if htmx():
        return Response(status=401, headers={"HX-Redirect": pad})
    return redirect(pad, 303)


def naar_inloggen() -> Response:
    """Send to the sign-in page and back; a fragment request must leave its fragment, so it gets a
    header instead.

    Text that was typed stays on the screen: a session can end while somebody writes.
    """
    if getypt(verborgen=False):
        return toon_fout(401, opnieuw=True)
    doel = url_for(
        "toegang.inloggen",
        volgende=request.full_path.rstrip("?") if request.method == "GET" else None,
    )
    if htmx():
        return Response(status=401, headers={"HX-Redirect": doel})
    return redirect(doel)


def veilig_pad(volgende: str | None, anders: str = adressen.MIJN) -> str:
    """Return `volgende` if it is a path on this site, otherwise `anders`; backslashes and `//` lead
    elsewhere.
    """
    if not volgende or not volgende.startswith("/") or volgende.startswith(("//", "/\\")):
        return anders
    deel = urlsplit(volgende)
    schoon = not (
        deel.scheme or deel.netloc or "\\" in volgende or any(ord(c) < 33 for c in volgende)
    )
    return volgende if schoon else anders


def voor_daad(naam: str, ding: Ding, *, ook_na_fout: bool = False, terug: str = "") -> Ding:
    """Return the thing that the form of a deed is for, to whom the deed itself would not refuse it.

    Raises what the deed raises (403, or 409 with what stands in the way), and of a sensitive one
    that the second factor comes first: before anything is typed. What must be so by the
    time it is done is asked of a GET only, and with `ook_na_fout` of a form that is shown again:
    what is posted the deed judges, as it knows a resend and an old screen. `terug` is where a page
    leads that refuses, where the deed itself would lead elsewhere.
    """
    g.terug = terug
    eis = request.method == "GET" or ook_na_fout
    daden.weiger(naam, ik(), ding, nu(), eis=eis)
    if request.method == "GET" and daden.DADEN[naam].gevoelig:
        eerst_bewijzen()
    return ding


def laad_dilemma(nummer: str) -> Dilemma:
    """Return the dilemma if the person who asks may see any of it; otherwise it does not exist
    (404).
    """
    dilemma = Dilemma.met_nummer(nummer)
    if dilemma is None or not policy.zicht(ik(), dilemma, vandaag()):
        abort(404)
    return dilemma
