"""The way of an example up the ladder."""

from datetime import date

from reports.grafieken import Routestap


def route(*dagen: date | None, nu: int) -> tuple[Routestap, ...]:
    """The five rungs with the day each was reached; None was skipped, `nu` is the rung of today."""
    namen = ("CCV", "Landelijk Platform", "Werkgroep", "Strategisch Beraad", "Uitkomst")
    dagen = (*dagen, *[None] * 5)[:5]
    standen = (
        ["overgeslagen" if d is None else "geweest" for d in dagen[:nu]]
        + ["nu"]
        + ["straks"] * (4 - nu)
    )
    return tuple(Routestap(*stap) for stap in zip(namen, standen, dagen, strict=True))
