"""How a line of the log looks: one line an event, as text or as JSON, without what anybody typed.

What we log ourselves says so in words of ours. Of what others log (the server, a library) only the
place and the kind of a fault are taken: their words may hold an address or what was sent.
"""

import json
import logging
import re
import sys
import threading
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

VERZOEK = ContextVar("verzoek", default="")  # what names the request that this thread answers
_ROOT = Path(__file__).resolve().parent.parent.parent
_EIGEN = ("portal", "reports")
_SERVER = "waitress"  # it begins with words of its own, and may end with an address
_WOORDEN = re.compile(r"[A-Za-z ]*")
# Should a line of ours ever hold one of these, it does not get out.
_NIET = (
    (re.compile(r"\b[A-Za-z]-\d{4}-\d{4,9}\b"), "[number]"),
    (re.compile(r"\S+@\S+"), "[address]"),
)
_KAAL = re.compile(r"[^\s\"=]+")


def richt_in(soort: str, wie: str = "") -> None:
    """Write the log to standard error from here on, as `soort` says: of all of this process, or of
    one of its loggers.
    """
    uitgang = logging.StreamHandler()
    uitgang.setFormatter(Logvorm(als_json=soort == "json"))
    logging.getLogger(wie).handlers = [uitgang]
    for naam in _EIGEN:
        logging.getLogger(naam).setLevel(logging.INFO)
    # Flask's own server tells each address that is asked for.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    threading.excepthook = _van_een_draad


def _van_een_draad(fout: threading.ExceptHookArgs) -> None:
    naam = fout.thread.name if fout.thread else "?"
    if fout.exc_value:
        logging.getLogger(__name__).error("thread %s ended: %s", naam, van_fout(fout.exc_value))


class Logvorm(logging.Formatter):
    """Makes a line of a record; `velden` of the record are told apart in JSON."""

    def __init__(self, *, als_json: bool):
        super().__init__()
        self._als_json = als_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        op = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        velden: dict[str, Any] = {"time": op, "level": record.levelname, "logger": record.name}
        if kenmerk := VERZOEK.get():
            velden["request"] = kenmerk
        velden["message"] = _zonder(_bericht(record))
        for naam, waarde in getattr(record, "velden", {}).items():
            velden[naam] = _zonder(waarde) if isinstance(waarde, str) else waarde
        return json.dumps(velden, ensure_ascii=False) if self._als_json else _als_tekst(velden)


def _bericht(record: logging.LogRecord) -> str:
    fout = record.exc_info[1] if record.exc_info else None
    achter = f": {van_fout(fout)}" if fout else ""
    naam = record.name.partition(".")[0]
    if naam in _EIGEN:
        # With a traceback it is Flask that tells, and what it fills in is an address.
        return (str(record.msg) if fout else record.getMessage()) + achter
    plek = f"{record.name} in {record.funcName} ({Path(record.pathname).name}:{record.lineno})"
    woorden = _WOORDEN.match(str(record.msg)) if naam == _SERVER else None
    return f"{woorden[0].strip()}, {plek}{achter}" if woorden and woorden[0] else plek + achter


def _zonder(tekst: str) -> str:
    """Return the text without what must not stand in a log, on one line."""
    for wat, wordt in _NIET:
        tekst = wat.sub(wordt, tekst)
    return " ".join(tekst.split())


def _als_tekst(velden: dict[str, Any]) -> str:
    vooraan = [str(velden.pop(naam)) for naam in ("time", "level", "logger")]
    bericht = velden.pop("message")
    achter = [f"{n}={w if _KAAL.fullmatch(str(w)) else json.dumps(w)}" for n, w in velden.items()]
    return " ".join((*vooraan, bericht, *achter))


def van_fout(fout: BaseException) -> str:
    """Return the kind of a fault, what it came of, and where: never its words, which may quote what
    somebody wrote.
    """
    oorzaak = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
    achter = f"; came of {type(oorzaak).__name__}" if oorzaak else ""
    return f"{type(fout).__name__} at {_plekken(fout.__traceback__)}{achter}"


def _plekken(spoor: TracebackType | None) -> str:
    """Return the way to where it went wrong, the last call first."""
    stappen = reversed(traceback.extract_tb(spoor))
    return " < ".join(f"{_kort(stap.filename)}:{stap.lineno} {stap.name}" for stap in stappen)


def _kort(bestand: str) -> str:
    pad = Path(bestand)
    for map_ in (_ROOT, *map(Path, sys.path)):
        if map_.is_absolute() and pad.is_relative_to(map_):
            return pad.relative_to(map_).as_posix()
    return pad.name
