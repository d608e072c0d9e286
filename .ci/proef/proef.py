"""Does what docs/beheer.md says, in a bare Debian, and tells how long each part took.

Usage: make proef [SUITE=trixie] — as root, with debootstrap, on a machine that reaches the package
registries. SPIEGEL: another mirror of Debian; BEWAAR=1: leave the root as it is, to look in it.
What stands around the page (a certificate, a mail server, people) is this script's.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from blokken import PAGINA, Blok, blokken, delen
from wortel import Mislukt, Wortel

REPO = PAGINA.parents[1]
CODE = "/opt/dilemmaportaal"
BEZOEKER = f"{CODE}/.venv/bin/python {CODE}/.ci/proef/bezoeker.py"
VERSIE = "/var/backups/dilemmaportaal/versie"
OMGEVING = Path(__file__).with_name("omgeving.sh")
POST = "postfix sasl2-bin libsasl2-modules openssl"
NIEUWER = (
    "$(git -c user.name=proef -c user.email=proef@ccv.example commit-tree -p HEAD -m n HEAD^{tree})"
)
# What happens before a part of the page, and what people do once it is done: by its number.
VOORAF = {11: (("a newer version appears", f"cd /srv/bron.git; git update-ref HEAD {NIEUWER}"),)}
DAARNA = {
    8: (
        ("sign in as adviseur", f"{BEZOEKER} aanmelden"),
        ("file a dilemma", f"{BEZOEKER} indienen"),
        ("first PDF", f"{BEZOEKER} papier"),
        ("no token in the logs of nginx", "! grep -rE 'inloggen/[A-Za-z0-9_-]{20}' /var/log/nginx"),
    ),
    9: (("the unit of the night went well", "! systemctl is-failed dilemmaportaal-nacht"),),
    10: (("all is there after the restore", f"{BEZOEKER} terug"),),
    11: (
        ("it is another version", f"! grep $(git -C {CODE} rev-parse HEAD) {VERSIE}"),
        ("a PDF after the upgrade", f"{BEZOEKER} terug && {BEZOEKER} papier"),
    ),
    12: (("it is the version of before", f"grep $(git -C {CODE} rev-parse HEAD) {VERSIE}"),),
    13: (
        (
            "nothing failed",
            "test -z \"$(systemctl list-units --failed --quiet 'dilemmaportaal*')\"",
        ),
    ),
    14: (("the app still works with the new key", f"{BEZOEKER} terug"),),
}


class Proef:
    """One walk over the page."""

    def __init__(self, wortel: Wortel):
        self.wortel, self.begin = wortel, time.monotonic()

    def stap(self, naam: str, doe) -> None:
        """Do a part and say how long it took, and what of it a reader wants to see."""
        begin = time.monotonic()
        uit = doe() or ""
        nu = time.monotonic()
        laatste = uit.strip().splitlines()[-1:] or [""]
        sys.stdout.write(
            f"{(nu - self.begin) / 60:5.1f} min  {nu - begin:6.1f} s  {naam}  {laatste[0][:110]}\n"
        )
        sys.stdout.flush()

    def loop(self) -> None:
        """Make the root and do the page."""
        pagina = PAGINA.read_text()
        koppen = delen(pagina)
        self.stap(f"a bare {self.wortel.suite}, started", self._maak)
        for nummer, kop in koppen.items():
            self._buiten(VOORAF.get(nummer, ()))
            for blok in (blok for blok in blokken(pagina) if blok.deel == nummer):
                self._blok(blok, f"{nummer}. {kop}")
            if nummer == 1:
                self.stap("(a certificate and a mail server, which others have)", self._omgeving)
            self._buiten(DAARNA.get(nummer, ()))

    def _buiten(self, stappen) -> None:
        """Do what is not on the page."""
        for naam, regels in stappen:
            self.stap(f"   {naam}", lambda regels=regels: self.wortel.doe(regels))

    def _maak(self) -> str:
        self.wortel.maak()
        _bron(self.wortel.map / "srv/bron.git")
        self.wortel.start()
        versie = (self.wortel.map / "etc/debian_version").read_text().strip()
        return f"Debian {versie}"

    def _blok(self, blok: Blok, naam: str) -> None:
        if blok.pad:
            self.wortel.schrijf(blok.pad, blok.tekst)
        elif blok.uitvoeren:
            self.stap(
                naam,
                lambda: self.wortel.doe(blok.tekst, internet=blok.internet, BRON="/srv/bron.git"),
            )

    def _omgeving(self) -> str:
        """Bring what others look after."""
        self.wortel.doe(f"apt-get install -qq --no-install-recommends {POST}", internet=True)
        return self.wortel.doe(OMGEVING.read_text())


def _bron(doel: Path) -> None:
    """Put what is committed here where the page fetches it from."""
    subprocess.run(["git", "clone", "--quiet", "--bare", str(REPO), str(doel)], check=True)


def main(suite: str) -> int:
    """Run; return 0 when the whole page worked."""
    if os.geteuid() or not shutil.which("debootstrap"):
        sys.stderr.write("The page is tried by root, with debootstrap.\n")
        return 2
    wortel = Wortel(Path(tempfile.mkdtemp(prefix="proef-")), suite, os.environ.get("SPIEGEL"))
    try:
        Proef(wortel).loop()
    except Mislukt as fout:
        sys.stdout.write(re.sub(r"https?://\S+", "(address)", f"FAILED: {fout}\n"))
        sys.stdout.write(_waarom(wortel))
        return 1
    finally:
        if not os.environ.get("BEWAAR"):
            wortel.ruim_op()
    sys.stdout.write("The page works.\n")
    return 0


def _waarom(wortel: Wortel) -> str:
    """Return what the portal and the mail server last said."""
    try:
        return wortel.doe(
            "journalctl --no-pager --lines 40; tail -n 5 /var/log/nginx/*.log || true"
        )
    except Exception as fout:
        return f"{fout}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "bookworm"))
