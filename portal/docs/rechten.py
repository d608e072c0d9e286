"""docs/rechten.md: who may see, open and do what, written from the code by `flask --app app docs`.

Its sources are the answers of `portal.policy`, the marks on the deeds (`portal.daden`) and the
marks on the pages; of each the first sentence of its docstring. A test sees a stale page.
"""

import re
from collections.abc import Iterator
from typing import Any

from flask import Flask

from portal import policy
from portal.config import ROOT
from portal.daden import Daad
from portal.docs.matrix import cellen
from portal.docs.routes import alle_daden, regels
from portal.docs.workflow import tabel
from portal.queries.herstelbaar import HERSTELBAAR
from portal.tools.tekst import eerste_zin

BESTAND = ROOT / "docs" / "rechten.md"
KOP = """\
# Who may see and do what

Written from the code by `flask --app app docs`. Change the code, not this page: sight stands in
`portal/policy/`, a deed is marked where it is done (`@daad`), a page where it is served. Who may
make which transition stands in [workflow.md](workflow.md).

What somebody may not see does not exist for them: it is in no list, count, search, paper or error.
"""
# Answers of policy that tell what is seen; the others are about doing, or the ground of both.
ZICHT = ("zicht", "leesbare_", "mag_naam", "is_bekend", "genodigden", "heeft_zetel", "vrijgegeven_")


def schrijf(app: Flask) -> None:
    """Write the page."""
    BESTAND.write_text(pagina(app), encoding="utf-8")


def pagina(app: Flask) -> str:
    """Return the page as Markdown; the pages are those of this app."""
    delen = ((KOP,), _zicht(), _per_status(), _daden(), _herstelbaar(), _paginas(app))
    return "\n\n".join("\n".join(deel).rstrip() for deel in delen) + "\n"


def _zicht() -> Iterator[str]:
    yield "## What is seen\n"
    yield "Parts of a dilemma with readers of their own:\n"
    yield from (f"- `{deel.name.lower()}`: {deel.value}" for deel in policy.Zicht)
    yield ""
    namen = [n for n in policy.__all__ if n.startswith(ZICHT) or n.endswith("_lezen")]
    yield from tabel(
        ("answer of policy", "what it tells"),
        ((f"`{naam}`", eerste_zin(getattr(policy, naam).__doc__)) for naam in namen),
    )


def _per_status() -> Iterator[str]:
    """Yield status x reader: what they see of a dilemma and could do with it."""
    yield "## By status and reader\n"
    yield (
        "As policy, marks and workflow answer for one dilemma in each status and somebody in each "
        "role and seat; `flask --app app policy-json` prints the same rows. Whoever sees nothing "
        "is left out.\n"
    )
    kop = ("status", "who", "sees", "transitions", "deeds")
    rijen = (cel for cel in cellen() if cel["ziet"] or cel["overgangen"] or cel["daden"])
    yield from tabel(kop, (_celrij(cel) for cel in rijen))


def _celrij(cel: dict[str, Any]) -> tuple[str, ...]:
    lijsten = (", ".join(cel[deel]) or "-" for deel in ("ziet", "overgangen", "daden"))
    return (f"`{cel['status']}`", cel["wie"], *lijsten)


def _daden() -> Iterator[str]:
    yield "## What is done\n"
    yield (
        "Every write that is not a transition. *Who* comes first: others are refused and learn "
        "nothing. *Unless* is explained. What *replaces* refuses a screen older than what it "
        "shows; what *adds*, is done once or is one's own goes from any screen. What asks for the "
        "*second factor* asks again, unless it was given in the last ten minutes.\n"
    )
    kop = ("deed", "what", "who", "when", "unless", "how", "log")
    yield from tabel(kop, (_rij(daad) for daad in alle_daden().values()))


def _rij(daad: Daad) -> tuple[str, ...]:
    return (
        f"`{daad.naam}`",
        daad.wat,
        eerste_zin(daad.mag.__doc__),
        "; ".join(eerste_zin(eis.__doc__) for eis in (daad.eist, daad.ander) if eis),
        ", ".join(belet.__name__.replace("_", " ") for belet in daad.belet),
        ", ".join(_hoe(daad)),
        " ".join(filter(None, (daad.logt.voorval.value, daad.logt.wat))) if daad.logt else "",
    )


def _hoe(daad: Daad) -> Iterator[str]:
    yield "replaces" if daad.vers else "adds"
    if daad.gevoelig:
        yield "second factor"


def _herstelbaar() -> Iterator[str]:
    yield "## What is put right\n"
    yield (
        "What was recorded wrongly: with a reason, and with what it said before, which whoever may "
        "read the field reads too. *Log*: what the append-only log keeps of the old and the new. "
        "What else is recorded stands in `portal/queries/onherstelbaar.py`, with the deed that "
        "sets it anew or why nothing does.\n"
    )
    kop = ("field", "deed", "who hears", "log")
    yield from tabel(
        kop,
        (
            (f"`{r.naam}`", f"`{r.daad}`", r.hoort.value, "both" if r.in_log else "a hash")
            for r in HERSTELBAAR
        ),
    )


def _paginas(app: Flask) -> Iterator[str]:
    yield "## What is opened\n"
    yield (
        "`openbaar`: without an account too; `zetel`: whoever has a seat in a gremium, and "
        "adviseurs; `mail` and `beheer`: adviseurs and beheerders; `account`: whoever is signed "
        "in, also while the second factor must still be set or given, which all others wait "
        "for; otherwise the role that is asked. What a page then shows, and whether it is there at "
        "all for this person, follows from the two tables above."
        "\n"
    )
    yield from tabel(
        ("address", "how", "who", "what"),
        (
            (
                f"`{re.sub(r'<[^>]*:', '<', regel['rule'])}`",
                " ".join(regel["methods"]),
                regel["toegang"],
                eerste_zin(app.view_functions[regel["endpoint"]].__doc__),
            )
            for regel in regels(app)
        ),
    )
