"""`bin/dev` as a newcomer runs it: started, looked at, stopped, and started again."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import psycopg
import pytest

from config.embedded import ROOT
from config.embedded.postgres import Cluster
from tests.stack import RUN, answers, environment, free_port, run_directory, worker_name


class Run:
    """One `bin/dev`, with nothing of the test run's own environment."""

    def __init__(self, var: Path, port: int) -> None:
        ours = {RUN, "TEST_STATIC", *environment()}
        plain = {name: value for name, value in os.environ.items() if name not in ours}
        self.began = time.monotonic()
        self.log = var.with_suffix(".log")
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                [ROOT / "bin" / "dev"],
                env=plain | {"VAR_DIR": str(var), "PORT": str(port)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_ready(self) -> float:
        """The seconds it took. AssertionError with what it said when it ends before."""
        while "Ctrl-C stops it" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < self.began + 400, self.log.read_text()
            time.sleep(0.1)
        return time.monotonic() - self.began

    def stop(self, number: signal.Signals) -> int:
        """A signal to it alone, as a terminal's Ctrl-C or a service manager would send."""
        self.process.send_signal(number)
        return self.process.wait(timeout=90)


@pytest.fixture
def var() -> Iterator[Path]:
    directory = run_directory() / f"dev-{worker_name()}"
    yield directory
    Cluster(directory / "postgres").stop()
    shutil.rmtree(directory)


def status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost"})
    return connection.getresponse().status


def partnerships(var: Path) -> list[tuple[object, ...]]:
    question = "SELECT id, name FROM partnership_partnership ORDER BY name"
    with psycopg.connect(Cluster(var / "postgres").url("backup")) as connection:
        return connection.execute(question).fetchall()


def processes_of(var: Path) -> list[bytes]:
    """Command lines that name the directory: server, web, worker, whoever still lives there."""
    lines = (path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline"))
    return [line for line in lines if str(var).encode() in line]


def test_from_clone_to_product_and_back_again(var: Path) -> None:
    port = free_port()
    first = Run(var, port)
    took = first.wait_until_ready()
    said = first.log.read_text()
    assert f"Ready: http://localhost:{port}\n" in said
    assert "Wealdshire" in said and "Operator" in said
    assert f"in {var}/mail" in said
    assert status(port, "/health/ready/") == 200
    planted = partnerships(var)
    assert len(planted) == 3
    assert first.stop(signal.SIGINT) == 130
    assert not answers(port)
    assert processes_of(var) == []

    second = Run(var, port)
    assert second.wait_until_ready() < took
    assert partnerships(var) == planted
    assert second.stop(signal.SIGTERM) == 130
    assert processes_of(var) == []
