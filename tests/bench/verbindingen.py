"""What a connection for each request costs on PostgreSQL, against connections that are kept.

    python -m tests.bench.verbindingen [requests]

A server of its own with the demo in it; pages are asked in turn, in rounds that take turns between
the three ways, so that a busy machine bothers all alike. CPU is that of this process and of the
server together. The third way lets the server keep the plans of what is asked often.
"""

import os
import sys
import time
from pathlib import Path
from statistics import median

from peewee import Database, PostgresqlDatabase

from portal.config import Settings
from portal.db import VERBINDEN, database, open_database
from portal.demo import opbouw
from portal.demo.personas import persoon
from portal.factory import create_app
from portal.migrations.migreren import migreer
from portal.steps.rondom import toegang
from portal.tools import tijd
from tests.hulp import postgres, web

PAGES = ("/gezond", "/kennisbank", "/postvak")
TICKS, ROUNDS = os.sysconf("SC_CLK_TCK"), 7


def server_cpu(cluster: postgres.Cluster) -> float:
    """Return the seconds of CPU that the server used, with what its processes used that ended."""
    head = int((cluster.map / "data" / "postmaster.pid").read_text().split()[0])
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, fields = int(stat.parent.name), stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if pid == head:
            total += sum(map(int, fields[11:15]))
        elif int(fields[1]) == head:
            total += sum(map(int, fields[11:13]))
    return total / TICKS


def ways(url: str) -> dict[str, Database]:
    """Return the three ways of connecting."""
    kept = open_database(url)
    each = PostgresqlDatabase(kept.database, prefer_psycopg3=True, **kept.connect_params)
    VERBINDEN["prepare_threshold"] = 5
    planned = open_database(url)
    VERBINDEN["prepare_threshold"] = None
    return {"one each": each, "kept": kept, "kept, with plans": planned}


def main() -> None:
    """Print the table."""
    count = int((sys.argv[1:] or ["200"])[0])
    bin_ = postgres.programmas()
    if bin_ is None:
        sys.exit("PostgreSQL is not installed.")
    with postgres.Cluster(bin_) as cluster:
        databases = ways(cluster.nieuwe_database("bench"))
        database.initialize(databases["kept"])
        with database.connection_context():
            migreer()
            opbouw.maak(tijd.nu())
        app = create_app(Settings(**web.INSTELLINGEN | {"demo": True}))
        app.config["DREMPELS"] = False
        database.initialize(databases["kept"])
        client = app.test_client()
        with database.connection_context(), client.session_transaction() as session:
            token = toegang.begin_demo_sessie(persoon("adviseur"), tijd.nu())
            session["_user_id"], session["_fresh"] = token, True
        sys.stdout.write(f"{'ms of CPU a page':16}" + "".join(f"{w:>18}" for w in databases) + "\n")
        for page in PAGES:
            row: dict[str, list[float]] = {way: [] for way in databases}
            for turn in range(ROUNDS + 1):
                for way, db in databases.items():
                    database.initialize(db)
                    begin = time.process_time() + server_cpu(cluster)
                    for _ in range(count):
                        assert client.get(page).status_code == 200
                    end = time.process_time() + server_cpu(cluster)
                    if turn:  # the first is to get warm
                        row[way].append((end - begin) / count * 1000)
            each = median(row["one each"])
            cells = (f"{median(t):>10.2f} ({each / median(t):>4.2f})" for t in row.values())
            sys.stdout.write(f"{page:16}" + "".join(f"{c:>18}" for c in cells) + "\n")
        for db in databases.values():
            getattr(db, "close_all", db.close)()


if __name__ == "__main__":
    main()
