"""CPU time of agenda and briefing: our route against a bare HTML(string).write_pdf() of the same HTML in the same run.

    python -m tests.bench.papieren [times]

"Ours" counts everything: the press, its children and their fork. "Bare" is WeasyPrint as its manual starts: in a warm
process, and in a process of its own (what isolation costs without a warm press). All three get the same stylesheet.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable

from reports import agenda, briefing, drukker, pdf
from tests.reports import voorbeelden

BARE = """
import sys
from weasyprint import HTML
html = sys.stdin.read()
for _ in range(int(sys.argv[1])):
    HTML(string=html, base_url=sys.argv[2]).write_pdf(pdf_variant="pdf/ua-1")
"""


def cpu_of_children(work: Callable[[], object]) -> float:
    """Return the CPU seconds of the processes that `work` starts and waits for."""
    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    work()
    return used() - before


def ours(html: str, times: int) -> float:
    """Return the CPU seconds of printing `html` that often with a press started for it."""
    def work() -> None:
        press = drukker.Press()
        for _ in range(times):
            press.render(html, drukker.Limits())
        press.stop()

    return cpu_of_children(work)


def bare(html: str, times: int) -> float:
    """Return the CPU seconds of a process that calls WeasyPrint that often without any of our care."""
    styled = html.replace("</head>", f"<style>{(pdf.STATIC / 'css/papier.css').read_text()}</style></head>")
    call = [sys.executable, "-c", BARE, str(times), f"{pdf.STATIC}/css/"]
    return cpu_of_children(lambda: subprocess.run(call, input=styled, text=True, check=True, stderr=subprocess.DEVNULL))


def per_paper(measure: Callable[[str, int], float], html: str, times: int) -> float:
    """Return the CPU seconds per paper in a warm process: what starting costs falls out."""
    return (measure(html, times + 1) - measure(html, 1)) / times


def main() -> None:
    """Print the table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    say = sys.stdout.write
    say(f"CPU seconds per paper, mean of {times} ({os.cpu_count()} cores)\n")
    say(f"{'paper':24}{'ours':>8}{'bare':>8}{'cold':>8}{'ours/bare':>11}{'ours/cold':>11}\n")
    papers = {f"agenda, {n} dilemma’s": agenda.html(voorbeelden.agenda(n)) for n in (1, 6)}
    papers |= {f"briefing, {n} dilemma’s": briefing.html(voorbeelden.briefing(n)) for n in (1, 6, 25)}
    for name, html in papers.items():
        a, b, cold = per_paper(ours, html, times), per_paper(bare, html, times), bare(html, 1)
        say(f"{name:24}{a:8.2f}{b:8.2f}{cold:8.2f}{a / b:11.2f}{a / cold:11.2f}\n")


if __name__ == "__main__":
    main()
