"""How the portal speaks to a provider of sign-ins: over https, briefly, and not in every thread."""

from threading import BoundedSemaphore, Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.flask_client import FlaskOAuth2App
from authlib.integrations.requests_client import OAuth2Session

from portal.tools.netwerk import is_deze_machine

VERBIND, ANTWOORD = 3, 5  # seconds for a call to be taken, and between parts of its answer
# A provider that hangs must not hold every thread: so many calls at a time, and so long in the row.
TEGELIJK, IN_DE_RIJ = BoundedSemaphore(3), 1.0
GELDIG, STIL = 3600.0, 20.0  # seconds that what it said holds, and that it is left alone once away
# An id_token is signed by a key of the provider's own. "none" is no signature, and the HS… are made
# with a word that both know: a provider may list them all.
HANDTEKENINGEN = [f"{soort}{n}" for soort in ("RS", "PS", "ES") for n in (256, 384, 512)]
HANDTEKENINGEN += ["EdDSA", "Ed25519"]
NODIG = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_TEKENT = "id_token_signing_alg_values_supported"


class Onbereikbaar(Exception):
    """The provider does not answer, or not as OpenID Connect says."""


class Gesprek(OAuth2Session):
    """Every call to the provider goes through here."""

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        """Ask once, within seconds, and follow nobody elsewhere; raises Onbereikbaar."""
        if not is_vertrouwd(url):
            raise Onbereikbaar("geen https")
        if not TEGELIJK.acquire(timeout=IN_DE_RIJ):
            raise Onbereikbaar("druk")
        try:
            beperkt = {"timeout": (VERBIND, ANTWOORD), "allow_redirects": False}
            antwoord = super().request(method, url, *args, **{**kwargs, **beperkt})
        finally:
            TEGELIJK.release()
        if antwoord.is_redirect:
            raise Onbereikbaar("leidt elders heen")
        return antwoord


def is_vertrouwd(url: Any) -> bool:
    """Tell whether nobody on the way can listen: https, or this machine itself."""
    deel = urlsplit(url) if isinstance(url, str) else urlsplit("")
    return deel.scheme == "https" or (deel.scheme == "http" and is_deze_machine(deel.hostname))


class Client(FlaskOAuth2App):
    """The provider of the settings. What it says of itself is asked once an hour, by one thread."""

    client_cls = Gesprek
    server_metadata: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._slot, self._tot, self._stil_tot = Lock(), 0.0, 0.0

    def load_server_metadata(self) -> dict[str, Any]:
        """Return what the provider says of itself: the addresses to go to, and its keys; raises
        Onbereikbaar, at once while another thread is asking.
        """
        if monotonic() < self._tot:
            return self.server_metadata
        if monotonic() < self._stil_tot or not self._slot.acquire(blocking=False):
            raise Onbereikbaar("zojuist gevraagd")
        try:
            self._stil_tot = monotonic() + STIL  # unless it answers
            gezegd = self._gekeurd(self._vraag())
            self.server_metadata = gezegd
            self._tot, self._stil_tot = monotonic() + GELDIG, 0.0
            return gezegd
        finally:
            self._slot.release()

    def _vraag(self) -> Any:
        try:
            with self._get_session() as gesprek:
                antwoord = gesprek.request("GET", self._server_metadata_url, withhold_token=True)
                return antwoord.json() if antwoord.status_code == 200 else None
        except (OSError, ValueError) as fout:  # of requests each failure is an OSError
            raise Onbereikbaar(type(fout).__name__) from fout

    def _gekeurd(self, gezegd: Any) -> dict[str, Any]:
        """Return it once it is of the issuer of the settings, whose pages nobody listens to."""
        issuer = self._server_metadata_url.rpartition(".well-known")[0].rstrip("/")
        if not isinstance(gezegd, dict) or str(gezegd.get("issuer")).rstrip("/") != issuer:
            raise Onbereikbaar("andere issuer")
        if not all(is_vertrouwd(gezegd.get(naam)) for naam in NODIG):
            raise Onbereikbaar("geen https")
        goed = [alg for alg in gezegd.get(_TEKENT) or ["RS256"] if alg in HANDTEKENINGEN]
        if not goed:
            raise Onbereikbaar("geen handtekening")
        # What stands in it beyond these the library would take for settings of its own.
        kent = {naam: gezegd.get(naam) for naam in ("issuer", *NODIG, "userinfo_endpoint")}
        return {**kent, _TEKENT: goed, "token_endpoint_auth_method": _bewijs(gezegd)}


def _bewijs(gezegd: dict[str, Any]) -> str:
    """Return how the portal shows its secret: basic, unless the provider only takes the other."""
    kan = gezegd.get("token_endpoint_auth_methods_supported") or []
    basis, anders = "client_secret_basic", "client_secret_post"
    return anders if anders in kan and basis not in kan else basis
