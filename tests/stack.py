"""The real thing around the tests: one PostgreSQL a run, and an environment to find it by.

A pytest plugin, loaded before Django's settings are (``-p tests.stack``): the environment
variables it sets are those that bin/dev and docker-compose.yml set too, so every process a
test starts (worker, web server, command) inherits a complete and isolated product.
"""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

import pytest

from config.embedded import ROOT, SetUpError
from config.embedded.postgres import Cluster
from tests import template

HOMES = (Path("/dev/shm"), Path("/tmp"))
RUN = "TEST_RUN_DIR"  # the environment variable through which xdist's workers find the run


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    """A wrapper, so that it comes before pytest-django reads the settings."""
    if RUN not in os.environ:
        try:
            _start_run()
        except SetUpError as trouble:
            raise pytest.UsageError(str(trouble)) from None
    for name in [name for name in os.environ if name.startswith("PG")]:
        del os.environ[name]  # PGPORT and its kind would lead the server's clients astray
    os.environ.update(environment())
    return (yield)


def worker_name() -> str:
    """Which of pytest-xdist's processes this is: gw0, gw1, … or main."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def run_directory() -> Path:
    """The run's own directory: server, files, logs. Gone when the run ends."""
    return Path(os.environ[RUN])


def cluster() -> Cluster:
    return Cluster(run_directory() / "postgres", throwaway=True)


def environment() -> dict[str, str]:
    """What a process of the product needs to know; the database is this worker's own."""
    var = run_directory() / worker_name()
    for folder in ("broker/queue", "broker/control", "files", "mail"):
        (var / folder).mkdir(parents=True, exist_ok=True)
    static = os.environ.get("TEST_STATIC")  # collected by bin/test
    if static and not (var / "static").exists():
        (var / "static").symlink_to(static)
    return {
        "SECRET_KEY": "tests-only-and-never-anywhere-else-0123456789",
        "VAR_DIR": str(var),
        **database_urls(f"test_{worker_name()}"),
        "DATABASE_ROLE": "app",
        "CONN_MAX_AGE": "0",
        "STRICT_ROUTES": "true",
        "PASSWORD_HASHERS": "django.contrib.auth.hashers.MD5PasswordHasher",
        # Nobody listens there until a test asks for `redis_server`.
        "BROKER_URL": f"redis://127.0.0.1:{free_port()}/0",
        # The browser's driver keeps an event loop in the thread that tests run in.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    }


def database_urls(name: str) -> dict[str, str]:
    server = cluster()
    return {
        "DATABASE_URL": server.url("app", name),
        "OWNER_DATABASE_URL": server.url("owner", name),
    }


def _start_run() -> None:
    forget_dead_runs()
    run = Path(tempfile.mkdtemp(prefix="partnership-test-", dir=_roomy()))
    run.chmod(0o755)
    (run / "pid").write_text(str(os.getpid()))
    os.environ[RUN] = str(run)
    atexit.register(_end_run, os.getpid())
    template.start(cluster())


def _roomy() -> Path:
    """Memory where there is enough: a clone is 1,400 files, and a disk may take seconds.

    Never TMPDIR: the server's user must be able to enter, and a socket's path is short.
    """
    memory, disk = HOMES
    large = memory.is_dir() and shutil.disk_usage(memory).free > 2 * 2**30
    return memory if large else disk


def _end_run(starter: int) -> None:
    if os.getpid() == starter:
        cluster().stop()
        shutil.rmtree(run_directory(), ignore_errors=True)


def forget_dead_runs() -> None:
    """A killed run leaves its server behind: stop it and free its disk."""
    for run in [run for home in HOMES for run in home.glob("partnership-test-*")]:
        try:
            os.kill(int((run / "pid").read_text()), 0)
        except ProcessLookupError:
            Cluster(run / "postgres").stop()
            shutil.rmtree(run, ignore_errors=True)
        except (OSError, ValueError):
            continue


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class Process:
    """A program a test started: its log, and an end that leaves nothing behind."""

    def __init__(self, command: Iterable[str | Path], name: str, **environment: str) -> None:
        self.log_file = run_directory() / worker_name() / f"{name}.log"
        with open(self.log_file, "w") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT,
                env=os.environ | environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    def wait_until(self, ready: Callable[[], bool], seconds: float = 30) -> None:
        """Raise AssertionError with the log when it dies or is not ready in time."""
        end = time.monotonic() + seconds
        while not ready():
            alive = self.process.poll() is None
            assert alive and time.monotonic() < end, f"{self.process.args!r}\n{self.log}"
            time.sleep(0.05)

    def kill(self) -> None:
        """As if the power had gone: SIGKILL to the whole process group."""
        self._signal(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to end, insist after twenty seconds. Returns its exit code."""
        self._signal(signal.SIGTERM)
        return self.process.returncode

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
            self.process.wait(timeout=20)
        except ProcessLookupError:
            self.process.wait()
        except subprocess.TimeoutExpired:
            self.kill()
