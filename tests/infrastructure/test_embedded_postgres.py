"""The database that comes in a package: its roles, and starts that follow a bad end."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.embedded import SetUpError
from config.embedded.account import FALLBACK
from config.embedded.postgres import Cluster
from tests.stack import run_directory, worker_name


@pytest.fixture(scope="module")
def _cluster() -> Iterator[Cluster]:
    found = Cluster(run_directory() / f"postgres-{worker_name()}", throwaway=True)
    yield found
    found.stop()
    shutil.rmtree(found.state)


@pytest.fixture
def server(_cluster: Cluster) -> Cluster:
    """A running server of this file's own, for treatment the run's server must not have."""
    _cluster.start()
    return _cluster


def ask(cluster: Cluster, role: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.url(role)) as connection:
        return connection.execute(question).fetchall()


def test_each_role_has_the_rights_it_needs_and_no_more(server: Cluster) -> None:
    roles = ask(
        server,
        "app",
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles "
        "WHERE rolname IN ('owner', 'app', 'backup') ORDER BY 1",
    )
    assert roles == [
        ("app", False, False, False, False),
        ("backup", False, True, False, False),
        ("owner", False, False, False, True),
    ]


def test_app_works_with_what_owner_makes_and_makes_nothing(server: Cluster) -> None:
    with psycopg.connect(server.url("owner")) as owner:
        owner.execute("CREATE TABLE word (id bigserial PRIMARY KEY, word text)")
    with psycopg.connect(server.url("app"), autocommit=True) as app:
        app.execute("INSERT INTO word (word) VALUES ('a')")
        app.execute("UPDATE word SET word = 'b'")
        for refused in ("TRUNCATE word", "CREATE TABLE own ()", "ALTER TABLE word ADD x int"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(refused)
    assert ask(server, "backup", "SELECT word FROM word") == [("b",)]
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        ask(server, "backup", "DELETE FROM word")


def test_words_sort_alike_on_every_machine(server: Cluster) -> None:
    found = ask(server, "app", "SELECT datcollate, datlocale, datlocprovider FROM pg_database "
                "WHERE datname = current_database()")  # fmt: skip
    assert found == [("C", "C.UTF-8", "b")]


def test_it_opens_no_port_and_its_door_is_shut_to_others(server: Cluster) -> None:
    assert ask(server, "app", "SHOW listen_addresses") == [("",)]
    for directory in (server.state, server.sockets, server.data):
        assert directory.stat().st_mode & 0o077 == 0


def test_a_second_start_finds_the_data(server: Cluster) -> None:
    with psycopg.connect(server.url("owner")) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 7 AS number")
    server.start()
    server.stop()
    assert not server.running()
    server.start()
    assert ask(server, "app", "SELECT number FROM kept") == [(7,)]


def test_a_killed_server_starts_again(server: Cluster) -> None:
    lock = server.data / "postmaster.pid"
    os.kill(int(lock.read_text().split()[0]), signal.SIGKILL)
    server.start()
    assert server.running()


def test_a_lock_that_names_somebody_elses_process_is_not_believed(server: Cluster) -> None:
    lock = server.data / "postmaster.pid"
    before = lock.read_text()
    server.stop()
    sleeper = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    lock.write_text(f"{sleeper.pid}\n{before.partition(chr(10))[2]}")
    server.start()
    sleeper.communicate(b"\n")
    assert server.running()
    assert sleeper.returncode == 0


def test_a_half_made_cluster_is_made_again(server: Cluster) -> None:
    server.stop()
    half = server.data.rename(server.state / "data.unfinished")
    (half / "PG_VERSION").unlink()
    server.start()
    assert server.running()
    assert not half.exists()


def test_a_broken_cluster_is_explained_in_the_servers_words(server: Cluster) -> None:
    server.stop()
    version = server.data / "PG_VERSION"
    before = version.read_text()
    version.write_text("12\n")
    with pytest.raises(SetUpError, match="initialized by PostgreSQL version 12"):
        server.start()
    version.write_text(before)


def test_a_path_too_long_for_a_socket_moves_to_a_short_one(tmp_path: Path) -> None:
    far = tmp_path / ("far" * 30) / "postgres"
    moved = Cluster(far)
    try:
        assert moved.state.parent == FALLBACK
        assert moved.state == Cluster(far).state
    finally:
        shutil.rmtree(moved.state)
