"""CPU time of agenda and briefing: our route against a bare HTML(string).write_pdf() of the same
HTML in the same run.

    python -m tests.bench.papieren [times]

"Ours" counts everything: the press, its child and the fork. "Bare" is WeasyPrint as its manual
starts, in a process that is warm; "cold" is the same in a process of its own, which is what
isolation costs without a warm press. All get the same stylesheet. They take turns, so that a busy
machine bothers all alike; the table shows medians.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from reports import agenda, briefing
from reports.pers import drukker, pdf
from tests.reports import voorbeelden

STYLE = f"<style>{(pdf.STATIC / 'css/papier.css').read_text(encoding='utf-8')}</style></head>"
TICKS = os.sysconf("SC_CLK_TCK")
BARE = """
import sys, time
from weasyprint import HTML
html = open(sys.argv[1], encoding="utf-8").read()
for _ in sys.stdin:
    before = time.process_time()
    HTML(string=html, base_url=sys.argv[2]).write_pdf(pdf_variant="pdf/ua-1")
    print(time.process_time() - before, flush=True)
"""


class Ours:
    """A press of our own, and what it and its children have used."""

    def __init__(self):
        self.press = drukker.Customer()

    def measure(self, html: str) -> float:
        """Return the CPU seconds of printing `html` once."""
        before = self._used()
        self.press.render(html, drukker.Limits())
        return self._used() - before

    def _used(self) -> float:
        """User, system, and both of the children that have ended: fields 14 to 17 of proc(5)."""
        self.press._start()
        fields = Path(f"/proc/{self.press._process.pid}/stat").read_text().rsplit(")")[-1].split()
        return sum(map(int, fields[11:15])) / TICKS


class Bare:
    """A process that has WeasyPrint and nothing of ours."""

    def __init__(self, path: Path):
        call = [sys.executable, "-c", BARE, str(path), f"{pdf.STATIC}/css/"]
        self.process = subprocess.Popen(
            call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def measure(self) -> float:
        """Return the CPU seconds of printing once."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def stop(self) -> float:
        """End it; return the CPU seconds of its whole life."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.process.communicate()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(html: str, path: Path, times: int) -> tuple[float, float, float]:
    """Return the median CPU seconds of our route, of bare WeasyPrint in a warm process, and of it
    in a new one.
    """
    path.write_text(html.replace("</head>", STYLE), encoding="utf-8")
    mine, warm, cold, rounds = Ours(), Bare(path), [], []
    mine.measure(html)
    warm.measure()
    for _ in range(times):
        rounds.append((mine.measure(html), warm.measure()))
        once = Bare(path)
        once.measure()
        cold.append(once.stop())
    mine.press.stop()
    warm.stop()
    ours, bare = zip(*rounds, strict=True)
    return median(ours), median(bare), median(cold)


def main() -> None:
    """Print the table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    papers = {f"agenda, {n} dilemma’s": agenda.html(voorbeelden.agenda(n)) for n in (1, 6)}
    papers |= {
        f"briefing, {n} dilemma’s": briefing.html(voorbeelden.briefing(n)) for n in (1, 6, 25)
    }
    sys.stdout.write(f"CPU seconds per paper, median of {times}, {os.cpu_count()} cores\n")
    sys.stdout.write(
        f"{'':24}{'ours':>8}{'bare':>8}{'cold':>8}{'ours/bare':>12}{'ours/cold':>12}\n"
    )
    with TemporaryDirectory() as folder:
        for name, html in papers.items():
            ours, bare, cold = compare(html, Path(folder) / "paper.html", times)
            seconds = f"{ours:8.2f}{bare:8.2f}{cold:8.2f}"
            sys.stdout.write(f"{name:24}{seconds}{ours / bare:12.2f}{ours / cold:12.2f}\n")


if __name__ == "__main__":
    main()
