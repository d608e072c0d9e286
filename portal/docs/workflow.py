"""docs/workflow.md, written from the workflow table by `flask --app app docs`; a test sees a stale
one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from portal.config import ROOT
from portal.velden import Veld
from portal.vocabulary import EINDES, Status
from portal.workflow import OVERGANGEN, TREDE, Overgang, Wie, uit

BESTAND = ROOT / "docs" / "workflow.md"
KOP = """\
# The workflow

Written from the table in `portal/workflow.py` by `flask --app app docs`. Change the table, not this
page.

A dilemma has one of the statuses below. Only a transition of this table changes it, by the one
function `portal.engine.zet`: allowed, complete and still current, then row, event and mails in one
transaction. The database refuses any other. "Waiting for the inbrenger" is no status but an open
question with a due date.
"""


def schrijf() -> None:
    """Write the page."""
    BESTAND.write_text(pagina(), encoding="utf-8")


def pagina() -> str:
    """Return the page as Markdown."""
    delen = (
        (KOP,),
        ("## The route\n", *_diagram()),
        ("## Statuses\n", *_statussen()),
        ("## Who may do what\n", *_matrix()),
        ("## Transitions\n", *_overgangen()),
        ("## What each records\n", *_vastgelegd()),
        ("## The fields\n", *_velden()),
    )
    return "\n\n".join("\n".join(deel).rstrip() for deel in delen) + "\n"


def _diagram() -> Iterator[str]:
    """Yield the state diagram, one arrow per pair of statuses."""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f'    state "{s.label}" as {s}' for s in Status)
    yield f"    [*] --> {Status.CONCEPT}"
    yield from (
        f"    {van} --> {naar} : {' / '.join(namen)}" for (van, naar), namen in _pijlen().items()
    )
    yield from (f"    {s} --> [*]" for s in EINDES)
    yield "```"


def _pijlen() -> dict[tuple[Status, Status], list[str]]:
    """Return the names of the transitions per pair of statuses."""
    pijlen = defaultdict(list)
    for o in OVERGANGEN:
        for van in o.van:
            for naar in o.kan_naar(van):
                pijlen[van, naar].append(o.naam)
    return pijlen


def _statussen() -> Iterator[str]:
    yield from tabel(
        ("status", "on the page", "trede"),
        ((f"`{s}`", s.label, TREDE[s].label if s in TREDE else "none: an end") for s in Status),
    )


def _matrix() -> Iterator[str]:
    """Yield status x who: the buttons each of them gets."""
    yield "Members of gremia, volgers, beheerders and visitors make no transition.\n"
    yield from tabel(
        ("status", *(w.value for w in Wie)),
        (
            (f"`{s}`", *(", ".join(o.naam for o in uit(s) if w in o.wie) or "-" for w in Wie))
            for s in Status
        ),
    )


def _overgangen() -> Iterator[str]:
    yield (
        "A bundel moves as one where the table says so. Mail says “Dilemma D-2026-0001 …” and no "
        "more.\n"
    )
    kop = ("step", "transition", "button", "from", "to", "bundel", "timeline", "mail", "who hears")
    yield from tabel(
        kop,
        (
            (
                o.stap.label,
                f"`{o.naam}`",
                o.knop,
                _codes(o.van),
                _codes(o.naar) or "the same",
                "as one" if o.samen else "each",
                o.tijdlijn,
                o.mail,
                ", ".join(h.value for h in o.hoort),
            )
            for o in OVERGANGEN
        ),
    )


def _vastgelegd() -> Iterator[str]:
    yield (
        "A field in brackets may stay empty. Every transition is an event with who, when, from "
        "and to.\n"
    )
    for o in OVERGANGEN:
        velden = ", ".join(_veld(veld, o) for veld in o.velden) or "nothing more"
        weigering = f" Refused while: “{o.eis.value}”" if o.eis else ""
        yield f"- **{o.naam}**: {velden}.{weigering}"


def _veld(veld: Veld, o: Overgang) -> str:
    """Return a field's name and when this transition requires it."""
    if not veld.verplicht:
        return f"(`{veld.naam}`)"
    if veld.als and veld.als[0] in {v.naam for v in o.velden}:
        return f"`{veld.naam}` when `{veld.als[0]}` is `{veld.als[1]}`"
    if veld.bij:
        return f"`{veld.naam}` when `{veld.bij}`"
    zonder = f" unless `{veld.tenzij}`" if veld.tenzij else ""
    return f"`{veld.naam}`{zonder}"


def _velden() -> Iterator[str]:
    alle = {veld.naam: veld for o in OVERGANGEN for veld in o.velden}
    yield from tabel(
        ("field", "in the form", "help", "typed as", "the inbrenger reads it"),
        (
            (f"`{v.naam}`", v.label, v.uitleg, v.soort.value, "yes" if v.inbrenger else "no")
            for v in alle.values()
        ),
    )


def _codes(statussen: Iterable[Status]) -> str:
    return ", ".join(f"`{s}`" for s in statussen)


def tabel(kop: tuple[str, ...], rijen: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a Markdown table."""
    for rij in (kop, ("---",) * len(kop), *rijen):
        yield "| " + " | ".join(rij) + " |"
