"""Difficult text and difficult values, and how any script can send them."""

from urllib.parse import quote_plus

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

MERK = "kanarie"
TEKENS = [
    "\0",
    "\x1b[31m",
    "\u202e\u2066",
    "\ud800",
    "\udfff\ud800",
    "\ue000\ufdd0\U0010ffff",
    "e\u0301\u0327" * 30,
    "😀👩\u200d👩\u200d👧",
    "\u2028\u2029\x85\x0b\x0c",
    "\r\r\n\n\r",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "' OR 1=1 --",
    "%s%n%(x)s",
    "=1+1",
    "\u00ad\u200b\ufeff",
    "Ǆ ß İ ﬁ",
    "ﷺ" * 200,
    "x" * 10_001,
    "\n" * 401,
    "zin " * 2600,
]
WAARDEN = [
    "",
    "-1",
    "0",
    "1",
    "9" * 30,
    "1e9",
    "²",
    "٣",
    "0x10",
    "1.5",
    "NaN",
    "\0",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "24:00",
    "25:61",
    "nieuw",
    "None",
    "[]",
    "beraad",
]
TEKST = st.text(st.characters(), max_size=40)
FORMULIER = "application/x-www-form-urlencoded"
begrensd = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


def gecodeerd(paren: list[tuple[str, str]]) -> str:
    """Return a body or query, lone surrogates and all."""
    return "&".join(f"{naam}={codeer(waarde)}" for naam, waarde in paren)


def codeer(waarde: str) -> str:
    """Return one value as it stands in an address."""
    return quote_plus(waarde.encode("utf-8", "surrogatepass"))
