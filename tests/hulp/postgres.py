"""A PostgreSQL server of the tests' own: its own folder, reachable by a socket in that folder
only.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Self

SNEL = (  # durability of the throw-away server; that of the portal is tested on SQLite
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100 "
    "-c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c jit=off "
    "-c listen_addresses='' -c unix_socket_directories="
)

NODIG = 2 * 1024**3  # bytes, with much to spare


def programmas() -> Path | None:
    """Return the folder with initdb and pg_ctl (the newest Debian one, or that on PATH), or
    None.
    """
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3])
    )
    gevonden = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(gevonden).parent if gevonden else None


def _in_het_geheugen() -> str | None:
    """Return a folder that is no disk, if there is one with room enough."""
    shm = "/dev/shm"
    ruim = os.path.isdir(shm) and shutil.disk_usage(shm).free > NODIG
    return shm if ruim else None


class Cluster:
    """One private server; `with Cluster.start(programmas()) as cluster` stops it by its own
    folder.
    """

    def __init__(self, bin_: Path):
        self.bin = bin_
        self.map = Path(tempfile.mkdtemp(prefix="portal-pg-", dir=_in_het_geheugen()))
        self.als = self._gebruiker()

    def _gebruiker(self) -> dict:
        """The server refuses to run as root; it then runs as nobody, who owns the folder."""
        if os.geteuid() != 0:
            return {}
        niemand = pwd.getpwnam("nobody")
        os.chown(self.map, niemand.pw_uid, niemand.pw_gid)
        return {"user": niemand.pw_uid, "group": niemand.pw_gid, "extra_groups": []}

    def _draai(self, programma: str, *opties: str) -> None:
        opdracht = [self.bin / programma, "-D", self.map / "data", *opties]
        with (self.map / "uitvoer.txt").open("a") as uitvoer:
            subprocess.run(
                opdracht, check=True, cwd=self.map, stdout=uitvoer, stderr=uitvoer, **self.als
            )

    def __enter__(self) -> Self:
        self._draai(
            "initdb",
            "--no-sync",
            "--auth=trust",
            "--username=portal",
            "--encoding=UTF8",
            "--locale=C",
        )
        self._draai(
            "pg_ctl",
            "start",
            "--wait",
            "--silent",
            f"--log={self.map}/log.txt",
            f"--options={SNEL}{self.map}",
        )
        return self

    def __exit__(self, *_fout: object) -> None:
        self._draai("pg_ctl", "stop", "--mode=immediate", "--silent")
        shutil.rmtree(self.map)

    def herstart(self) -> None:
        """Stop the server as a crash does, and start it."""
        self._draai("pg_ctl", "restart", "--wait", "--silent", "--mode=immediate")

    def nieuwe_database(self, naam: str, sjabloon: str = "", *opties: str) -> str:
        """Make an empty database, or a copy of another that nobody is connected to; return its
        URL.
        """
        opdracht = [self.bin / "createdb", f"--host={self.map}", "--username=portal", naam]
        opdracht += [*([f"--template={sjabloon}"] if sjabloon else []), *opties]
        subprocess.run(opdracht, check=True, cwd=self.map, **self.als)
        return f"postgresql:///{naam}?host={self.map}&user=portal"
