"""Where the benchmarks play: a database of their own, served by the embedded PostgreSQL.

Server, files and collected styles stand in var/benchmarks and touch no other data of the
checkout. With ``DATABASE_URL`` and ``OWNER_DATABASE_URL`` set, that database is used instead.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from config.embedded import ROOT, SetUpError, styles
from config.embedded.postgres import Cluster

HOME = ROOT / "var" / "benchmarks"
URLS = ("DATABASE_URL", "OWNER_DATABASE_URL")


@contextmanager
def stage() -> Iterator[None]:
    """Have the server run, migrated, and Django set up as the role `app`; stop what we started."""
    if all(os.environ.get(name) for name in URLS):
        _set_up({})
        yield
        return
    cluster = Cluster(HOME / "postgres")
    ours = not cluster.running()
    cluster.start()
    try:
        urls = zip(URLS, (cluster.url("app"), cluster.url("owner")), strict=True)
        _set_up(dict(urls))
        yield
    finally:
        if ours:
            cluster.stop()


def owner() -> psycopg.Connection:
    """The owner's connection. Forced policies bind it like everybody else."""
    return psycopg.connect(os.environ["OWNER_DATABASE_URL"])


def _set_up(urls: dict[str, str]) -> None:
    if urls:
        styles.build()
        styles.collect(HOME)
    os.environ.setdefault("SECRET_KEY", "benchmarks-only-and-never-anywhere-else")
    os.environ.setdefault("VAR_DIR", str(HOME))
    os.environ |= {"CONN_MAX_AGE": "600", "DJANGO_SETTINGS_MODULE": "benchmarks.settings", **urls}
    if urls:
        _migrate()
    import django

    django.setup()


def _migrate() -> None:
    as_owner = {
        "DATABASE_URL": os.environ["OWNER_DATABASE_URL"],
        "DATABASE_ROLE": "owner",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = ["-m", "config.embedded.commands", "migrate --verbosity 0", "createcachetable"]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | as_owner,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetUpError(f"The benchmarks' database could not be migrated:\n{done.stderr}")
