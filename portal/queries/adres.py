"""What an address bar may ask of a list: anything else in it counts as not asked."""

from portal.vocabulary import Woord

ID_MAX = 2**31 - 1  # the largest key that both databases can hold
ID = f"int(max={ID_MAX})"  # a key in a route: `/acties/<{ID}:id_>`; a larger number is no page


def getal(waarde: str | None) -> str:
    """Return the digits if they are a number that can be a key or a page, otherwise an empty
    string.
    """
    cijfers = waarde or ""
    bruikbaar = cijfers.isascii() and cijfers.isdecimal() and len(cijfers) <= len(str(ID_MAX))
    return cijfers if bruikbaar and 0 < int(cijfers) <= ID_MAX else ""


def woord(woorden: type[Woord], waarde: str | None) -> str:
    """Return the value if the vocabulary has it, otherwise an empty string."""
    return waarde if waarde in {w.value for w in woorden} else ""
