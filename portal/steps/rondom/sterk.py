"""How sure it is that whoever has a session is who they say."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from portal.db import schrijven
from portal.models import Persoon, Sessie
from portal.steps.rondom.toegang import begin_sessie

BEWIJS_GELDIG = timedelta(minutes=10)  # so long a sensitive deed asks for no second factor


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def versterk(token: str, nu: datetime, *, tweede: bool) -> str:
    """Note that whoever has this session showed that it is really them, with a second factor
    (`tweede`) or as they came in; return the token that it has from now on.
    """
    nieuw, moment = secrets.token_urlsafe(32), "sterk_op" if tweede else "begonnen_op"
    waarden = {"token_hash": _hash(nieuw), "gezien_op": nu, moment: nu}
    with schrijven():
        Sessie.update(waarden).where(Sessie.token_hash == _hash(token)).execute()
    return nieuw


def is_vers(sessie: Sessie, nu: datetime) -> bool:
    """Tell whether it was shown a moment ago that it is really them: by the second factor, or
    for who has none by coming in.
    """
    zonder = sessie.begonnen_op if sessie.persoon.beveiligd_op is None else None
    moment = sessie.sterk_op or zonder
    return moment is not None and moment > nu - BEWIJS_GELDIG


def begin(persoon: Persoon, nu: datetime, *, sterk: bool) -> str:
    """Sign somebody in who showed that it is them; with a second factor when `sterk`."""
    with schrijven():
        return begin_sessie(persoon, nu, sterk=sterk)
