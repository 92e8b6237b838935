"""PostgreSQL 18 on this machine, from a Python package: no service, no port, root or not.

``python -m config.embedded.postgres start|stop|url|status [--directory DIR] [--role ROLE]``

Authentication is `trust`, because the door is elsewhere: the server opens no network port,
and its socket lies in a directory only the server's user (and root) may enter. Whoever gets
that far could read the data files anyway.
"""

import argparse
import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import quote

from config.embedded import ROOT, SetUpError
from config.embedded.account import programs, server_account, state_directory

DATABASE = "partnership"
SUPERUSER = "postgres"
ROOM_NEEDED = 400 * 2**20  # bytes: an empty cluster, its write-ahead log and the demo

# For a machine that also runs everything else. Parallel workers would need /dev/shm, which
# containers keep small; the just-in-time compiler costs more than these short queries.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "timezone": "UTC",
    "max_wal_size": "1GB",
}
# Test data need not outlive a power cut.
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "64MB",
}


class Cluster:
    """One database server and its files. Raises SetUpError with the next step to take."""

    def __init__(self, directory: Path, *, throwaway: bool = False) -> None:
        self.account = server_account(directory)
        self.state = state_directory(directory.absolute(), self.account)
        self.programs = programs(self.account, self.state)
        self.throwaway = throwaway
        self.data = self.state / "data"
        self.sockets = self.state / "socket"
        self.log = self.state / "server.log"

    def url(self, role: str = "app", database: str = DATABASE) -> str:
        return f"postgres://{role}@/{database}?host={quote(str(self.sockets), safe='/')}"

    def running(self) -> bool:
        """Whether it takes connections: a process id says less, it may be a dead child's."""
        return self._run("pg_isready", "-q", "-h", self.sockets).returncode == 0

    def start(self, *, roles: bool = True) -> None:
        """Make what is missing, start, and see to the roles. Does no harm when it runs."""
        with self._alone():
            if not self.running():
                self._initialise()
                self._write_settings()
                self._forget_dead_server()
                self._launch()
        if roles:
            script = Path(__file__).with_name("roles.sql")
            self.psql("-v", f"database={DATABASE}", "-f", str(script))

    def stop(self) -> None:
        """Stop quickly but cleanly (SIGINT: open transactions are rolled back), and wait."""
        pid = self._server_pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)
        for _ in range(600):
            # The file goes last of all; the process may stay in the table until it is reaped.
            if not (self.data / "postmaster.pid").exists():
                return
            time.sleep(0.1)
        raise SetUpError(f"PostgreSQL (process {pid}) has not stopped within a minute.")

    def psql(self, *arguments: str, database: str = "postgres", role: str = SUPERUSER) -> str:
        """Run psql and give back what it printed: unaligned, rows only."""
        flags = ("--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1")
        where = ("-h", self.sockets, "-U", role, "-d", database)
        return self._must("psql", *flags, *where, *arguments, as_server=False).stdout

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two starts at once would both find no cluster; the second waits for the first."""
        with open(self.state / "lock", "w") as lock:
            self.account.give(Path(lock.name), 0o600)
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _initialise(self) -> None:
        """Build the cluster beside its place: `data` exists only once it is whole."""
        self.sockets.mkdir(exist_ok=True)
        self.account.give(self.sockets)
        if self.data.exists():
            return
        enough_room(self.state)
        half = self.state / "data.unfinished"
        shutil.rmtree(half, ignore_errors=True)
        # The built-in provider sorts alike on every machine and in every later version.
        locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
        sync = ("--no-sync",) if self.throwaway else ()
        how = ("-A", "trust", "-U", SUPERUSER, "-E", "UTF8", *locale, "-T", "english", *sync)
        self._must("initdb", "-D", half, *how)
        with open(half / "postgresql.conf", "a") as configuration:
            configuration.write("include 'embedded.conf'\n")
        half.rename(self.data)

    def _write_settings(self) -> None:
        """Anew at each start: the checkout may have moved since the last."""
        place = str(self.sockets).replace('"', '""')
        settings = SETTINGS | (THROWAWAY if self.throwaway else {})
        settings |= {"unix_socket_directories": f'"{place}"'}
        lines = [f"{name} = '{v.replace(chr(39), chr(39) * 2)}'" for name, v in settings.items()]
        written = self.data / "embedded.conf"
        written.write_text("\n".join(lines) + "\n")
        self.account.give(written, 0o600)

    def _server_pid(self) -> int | None:
        """The server's process, from its lock file, if that process is a PostgreSQL at all."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().partition("\n")[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        return pid if b"postgres" in command else None

    def _forget_dead_server(self) -> None:
        """PostgreSQL would take any living process with the old number for its own server."""
        if self._server_pid() is None:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self) -> None:
        """A killed server's last children hold the shared memory for a moment: try thrice."""
        launch = ("start", "-D", self.data, "-l", self.log, "-w", "-t", "60")
        for wait in (1, 2, 0):
            done = self._run("pg_ctl", *launch)
            if done.returncode == 0:
                return
            time.sleep(wait)
        raise SetUpError(self._explain(done, self.log.read_text(errors="replace")))

    def _run(
        self, program: str, *arguments: str | Path, as_server: bool = True
    ) -> CompletedProcess[str]:
        account = self.account if as_server else self.account.as_runner()
        return account.run(self.programs / program, *arguments, cwd=self.state)

    def _must(
        self, program: str, *arguments: str | Path, as_server: bool = True
    ) -> CompletedProcess[str]:
        done = self._run(program, *arguments, as_server=as_server)
        if done.returncode:
            raise SetUpError(self._explain(done))
        return done

    def _explain(self, done: CompletedProcess[str], log: str = "") -> str:
        said = (done.stdout + done.stderr + log).strip()
        if "No space left on device" in said:
            return disk_full(self.state)
        last = "\n".join(said.splitlines()[-12:])
        return f"PostgreSQL did not do what was asked ({Path(done.args[0]).name}). It says:\n{last}"


def enough_room(directory: Path, needed: int = ROOM_NEEDED) -> None:
    """Raise SetUpError when the disk of ``directory`` has fewer than ``needed`` bytes free."""
    if shutil.disk_usage(directory).free < needed:
        raise SetUpError(disk_full(directory, needed))


def disk_full(directory: Path, needed: int = ROOM_NEEDED) -> str:
    """What is said of a disk with fewer than ``needed`` bytes free, and the next step."""
    free = shutil.disk_usage(directory).free // 2**20
    return (
        f"The disk is full: {directory} has {free} MB left and needs {needed // 2**20} MB. "
        "Free some room, then run the same command again; nothing is lost."
    )


def default_directory() -> Path:
    """Where the data is kept unless somebody says otherwise."""
    return Path(os.environ.get("VAR_DIR", ROOT / "var")) / "postgres"


def main(arguments: list[str] | None = None) -> int:
    """Start, stop or ask about the cluster; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m config.embedded.postgres")
    parser.add_argument("verb", choices=["start", "stop", "url", "status"])
    parser.add_argument("--directory", type=Path, default=default_directory())
    parser.add_argument("--role", default="app", choices=["app", "owner", "backup"])
    chosen = parser.parse_args(arguments)
    try:
        cluster = Cluster(chosen.directory)
        if chosen.verb in ("start", "stop"):
            getattr(cluster, chosen.verb)()
    except SetUpError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    state = "running" if cluster.running() else "stopped"
    print(cluster.url(chosen.role) if chosen.verb == "url" else state)
    return 0


if __name__ == "__main__":
    sys.exit(main())
