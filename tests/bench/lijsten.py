"""What the pages of an adviseur and of members cost beside many dilemmas: CPU time, bytes and
statements.

    git worktree add /tmp/before 05132da
    python tests/bench/lijsten.py [--rijen 10000] [folder ...]

Each checkout (without one: this) fills a new SQLite database in a process of its own and opens the
pages as a test client does, without a network; all at the same time, so that a busy machine bothers
all alike. The time is the median of five. With two folders the last column is the first one's
time divided by the last one's. `--rijen 100000` takes some minutes and 1 GB of disk.
"""

import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).parents[2]
TIMES, PER_STATEMENT = 5, 200
TEXT = "Een zin zoals iemand die schrijft, met wat er speelt en wat er is gedaan. " * 6
# Of a hundred dilemmas: how many are where.
SHARES = {"afgerond": 45, "ingediend": 30, "platform": 12, "werkgroep": 8, "beraad": 5}
PAGES = {
    "adviseur": ("/postvak", "/postvak?lijst=lopend", "/postvak?lijst=klaar", "/bijeenkomsten",
                 "{concept}", "{dilemma}", "/acties", "/werkgroepen"),
    "inbrenger": ("/mijn",),
    "deelnemer": ("/bijeenkomsten", "{fixed}", "{dilemma}", "/acties", "/kennisbank"),
    "bestuurder": ("/bijeenkomsten", "/kennisbank"),
}  # fmt: skip


class Bench:
    """One checkout, imported: a filled database, and visitors."""

    def __init__(self, rows: int, where: str):
        for name in ("databases", "dilemmas", "rondgang", "vluggesql", "web", "wereld"):
            setattr(self, name, import_module(f"tests.hulp.{name}"))
        for (owner, name), plain in self.vluggesql.VAN_PEEWEE.items():
            setattr(owner, name, plain)  # the portal runs without the shortcuts of its tests
        self.m, tijd = import_module("portal.models"), import_module("portal.tools.tijd")
        tijd.nu = self.web.Klok(self.wereld.NU)
        self.app = self.web.maak_app()
        self.opened = self.databases.geopend(f"sqlite:///{where}/bench.db")
        self.db = self.opened.__enter__()
        self.people = self.wereld.mensen()
        ladder = {
            status: self.dilemmas.in_status(status, self.people)
            for status in import_module("portal.vocabulary").Status
        }
        self.rondgang.vul(ladder)
        self.places = self._places(ladder)
        with self.db.atomic():
            self._fill(ladder, rows)

    def _places(self, ladder) -> dict[str, str]:
        meetings = self.m.Bijeenkomst
        concept = meetings.select().where(meetings.vastgesteld_op.is_null()).order_by(meetings.id)
        fixed = meetings.select().where(meetings.vastgesteld_op.is_null(False))
        return {
            "concept": f"/bijeenkomsten/{concept.first().id}",
            "fixed": f"/bijeenkomsten/{fixed.order_by(meetings.id).first().id}",
            "dilemma": f"/dilemma/{next(d for s, d in ladder.items() if s == 'platform').nummer}",
        }

    def _fill(self, ladder, rows: int) -> None:
        number = 100_000
        for name, share in SHARES.items():
            example = self.m.Dilemma.get_by_id(next(d for s, d in ladder.items() if s == name).id)
            stay = self.m.Behandeling
            runs = stay.get_or_none(stay.dilemma == example, stay.geeindigd_op.is_null())
            ids = []
            for _ in range(rows * share // 100):
                number += 1
                ids.append(number)
            one_in = max(1, rows // 200)  # of which a few are the inbrenger's own
            people = (self.people.collega.id, self.people.inbrenger.id)
            self._copy(
                example,
                (
                    {"id": i, "nummer": f"D-2025-{i}", "inbrenger": people[i % one_in == 0]}
                    for i in ids
                ),
            )
            if runs and name != "afgerond":
                self._copy(runs, ({"dilemma": i} for i in ids))
            event = self.m.Gebeurtenis.select().where(self.m.Gebeurtenis.dilemma == example)
            last = event.order_by(self.m.Gebeurtenis.id.desc()).first()
            self._copy(
                last,
                ({"dilemma": i, "vorige": f"v{i}", "hash": f"h{i}", "gegevens": {}} for i in ids),
            )

    def _copy(self, row, changes) -> None:
        model, batch = type(row), []
        fields = [f for f in model._meta.sorted_fields if not f.primary_key]
        same = {f.name: row.__data__.get(f.name) for f in fields}
        same |= {n: TEXT for n, v in same.items() if isinstance(v, str) and len(v) > 40}
        for change in changes:
            batch.append(same | change)
            if len(batch) == PER_STATEMENT:
                model.insert_many(batch).execute()
                batch = []
        if batch:
            model.insert_many(batch).execute()

    def measure(self):
        """Yield who opened which page, and what it cost."""
        for who, pages in PAGES.items():
            visitor = self.web.Bezoeker(
                self.app, getattr(self.people, who), self.wereld.NU, keurt=False
            )
            for page in pages:
                path, times = page.format(**self.places), []
                visitor.http.get(path)
                for _ in range(TIMES):
                    begin = time.process_time()
                    answer = visitor.http.get(path)
                    times.append(time.process_time() - begin)
                yield who, page, answer.status_code, median(times), len(answer.data)


def child(rows: int) -> None:
    """Measure the checkout this process stands in; a line of JSON for each page asked for."""
    with TemporaryDirectory() as where:
        figures = list(Bench(rows, where).measure())
        sys.stdout.write(json.dumps(figures) + "\n")
        sys.stdout.flush()


def main() -> None:
    """Print the table."""
    words = sys.argv[1:]
    rows = int(words.pop(words.index("--rijen") + 1)) if "--rijen" in words else 10_000
    if "--kind" in words:
        return child(rows)
    folders = [Path(w).resolve() for w in words if w != "--rijen"] or [HERE]
    call = [sys.executable, __file__, "--kind", "--rijen", str(rows)]
    started = [
        subprocess.Popen(
            call, cwd=f, env={**os.environ, "PYTHONPATH": str(f)}, stdout=subprocess.PIPE, text=True
        )
        for f in folders
    ]
    figures = [json.loads(process.communicate()[0].splitlines()[-1]) for process in started]
    sys.stdout.write(f"{rows} dilemmas; per folder: ms CPU, kB\n")
    for row in zip(*figures, strict=True):
        cells = "".join(f"{ms * 1000:10.1f} ms{size / 1000:8.0f} kB" for *_, ms, size in row)
        ratio = f"{row[0][3] / row[-1][3]:8.1f} x" if len(row) > 1 else ""
        sys.stdout.write(f"{row[0][0]:11} {row[0][1]:24} {row[0][2]}{cells}{ratio}\n")
    return None


if __name__ == "__main__":
    main()
