"""A bare Debian in a folder, started as a machine of its own: systemd is its first process, and it
has a network of its own, on which no port is taken.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TypeVar

APPARATEN = ("null", "zero", "full", "random", "urandom", "tty")
# How this machine reaches its registries is nobody else's: taken along when it runs, never kept.
OVERNEMEN = (
    "/etc/resolv.conf",
    "/etc/pip.conf",
    "/usr/local/share/ca-certificates",
    str(Path.home() / ".npmrc"),
)
OMGEVING = (
    *("http_proxy", "https_proxy", "no_proxy", "npm_config_", "NODE_EXTRA_CA_CERTS"),
    *("PIP_CERT", "PIP_INDEX_URL", "PIP_PROXY", "PIP_TRUSTED_HOST", "PIP_DEFAULT_TIMEOUT"),
)
HIER = Path(__file__).resolve()
T = TypeVar("T")


class Mislukt(Exception):
    """A line failed; the message is what it said."""


class Wortel:
    """One bare root, from debootstrap until its folder has gone."""

    def __init__(self, map_: Path, suite: str, spiegel: str | None):
        self.map, self.suite = map_, suite
        self._spiegel = [spiegel] if spiegel else []
        self._start: subprocess.Popen[bytes] | None = None
        self._pid = 0

    def maak(self) -> None:
        """Fill the folder with what every Debian has, and systemd."""
        self.map.chmod(0o755)  # people who are not root live in it
        erbij = "--include=systemd,systemd-sysv"
        _doe(["debootstrap", "--variant=minbase", erbij, self.suite, str(self.map), *self._spiegel])
        for pad in map(Path, OVERNEMEN):
            if pad.exists():
                _neem_over(pad, self.map / pad.relative_to("/"))
        bronnen = self.map / "etc/apt/sources.list"
        _, spiegel, *_ = bronnen.read_text().split()
        veilig = f"deb {spiegel}-security {self.suite}-security main\n"
        bronnen.write_text(bronnen.read_text() + veilig)
        (self.map / "etc/hosts").write_text("127.0.0.1 localhost portaal.example mail.example\n")

    def start(self) -> None:
        """Let systemd begin in it."""
        opdracht = ["unshare", *"--mount --pid --fork --net --uts --ipc --cgroup".split()]
        hier = [sys.executable, str(HIER), str(self.map)]
        log = (self.map / "var/log/opstart.log").open("wb")
        self._start = subprocess.Popen(
            [*opdracht, *hier], stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        self._pid = _wacht(lambda: _kind(zeker(self._start).pid))
        _wacht(lambda: self._bericht() in ("running", "degraded"))

    def _bericht(self) -> str:
        return self._in(["systemctl", "is-system-running"], False).stdout.decode().strip()

    def schrijf(self, pad: str, tekst: str) -> None:
        """Write a file in it."""
        doel = self.map / pad.lstrip("/")
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_text(tekst)

    def doe(self, regels: str, *, internet: bool = False, **omgeving: str) -> str:
        """Run lines as root and return what they print; raises Mislukt at the first that fails."""
        klaar = self._in(["bash", "-euo", "pipefail", "-c", regels], internet, **omgeving)
        uit = klaar.stdout.decode(errors="replace")
        if klaar.returncode:
            raise Mislukt(f"exit {klaar.returncode}\n{uit}")
        return uit

    def _in(
        self, opdracht: list[str], internet: bool, **omgeving: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run in its namespaces; with `internet` on the network of the machine around it."""
        ruimten = "--mount --pid --uts --ipc --cgroup".split() + ([] if internet else ["--net"])
        kaal = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        kaal |= {"HOME": "/root", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        kaal |= {n: w for n, w in os.environ.items() if internet and n.startswith(OMGEVING)}
        voor = ["nsenter", "--target", str(self._pid), *ruimten, "--root", "--wd"]
        return subprocess.run(
            [*voor, *opdracht],
            env=kaal | omgeving,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=900,
        )

    def ruim_op(self) -> None:
        """End all that runs in it, by ending its first process, and remove it."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
        if self._start:
            self._start.wait(30)
        shutil.rmtree(self.map, ignore_errors=True)


def begin(map_: Path) -> None:
    """Become the first process of that root; runs in namespaces of its own, so what is mounted here
    goes with it.
    """

    def koppel(*woorden: str) -> None:
        _doe(["mount", *woorden])

    koppel("--make-rprivate", "/")
    koppel("--bind", str(map_), str(map_))
    for soort, pad in (("proc", "proc"), ("sysfs", "sys"), ("cgroup2", "sys/fs/cgroup")):
        koppel("-t", soort, soort, str(map_ / pad))
    for pad in ("run", "tmp", "dev"):
        koppel("-t", "tmpfs", "tmpfs", str(map_ / pad))
    for naam in APPARATEN:
        (map_ / "dev" / naam).touch()
        koppel("--bind", f"/dev/{naam}", str(map_ / "dev" / naam))
    for soort, pad in (("tmpfs", "dev/shm"), ("devpts", "dev/pts")):
        (map_ / pad).mkdir()
        koppel("-t", soort, soort, str(map_ / pad))
    (map_ / "dev/fd").symlink_to("/proc/self/fd")
    (map_ / "dev/ptmx").symlink_to("pts/ptmx")
    _doe(["ip", "link", "set", "lo", "up"])
    os.chroot(map_)
    os.chdir("/")
    os.execve("/lib/systemd/systemd", ["systemd"], {"container": "proef"})


def zeker(waarde: T | None) -> T:
    """Return what must be there."""
    assert waarde is not None
    return waarde


def _kind(pid: int) -> int:
    kinderen = Path(f"/proc/{pid}/task/{pid}/children")
    return int((kinderen.read_text() if kinderen.exists() else "").split(" ")[0] or 0)


def _wacht(vraag, seconden: int = 60):
    """Ask until the answer is something; raises Mislukt when that takes too long."""
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        if antwoord := vraag():
            return antwoord
        time.sleep(0.3)
    raise Mislukt("the bare root does not start: see var/log/opstart.log in it")


def _neem_over(van: Path, naar: Path) -> None:
    naar.parent.mkdir(parents=True, exist_ok=True)
    if van.is_dir():
        shutil.copytree(van, naar, dirs_exist_ok=True)
    else:
        naar.unlink(missing_ok=True)
        shutil.copy(van, naar)


def _doe(opdracht: list[str]) -> None:
    klaar = subprocess.run(opdracht, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if klaar.returncode:
        raise Mislukt(f"{opdracht[0]}: {klaar.stdout[-2000:]}")


if __name__ == "__main__":
    begin(Path(sys.argv[1]))
