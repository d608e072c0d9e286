"""The mark of who asks for a link: of which network, and by which browser; neither can be read from
it.
"""

from hashlib import sha256
from secrets import compare_digest

NETWERK = 16  # of the 64 characters


def merk(browser: str, netwerk: str) -> str:
    """Return the mark of the browser that holds this secret, in this network."""
    return _afdruk(netwerk)[:NETWERK] + _afdruk(browser)[NETWERK:]


def zelfde_browser(merk_: str, browser: str) -> bool:
    """Tell whether this mark is of the browser that holds this secret, whatever its network is."""
    return bool(browser) and compare_digest(merk_[NETWERK:], _afdruk(browser)[NETWERK:])


def _afdruk(wat: str) -> str:
    return sha256(wat.encode()).hexdigest()
