"""`bin/dev`: the whole product on this machine, from nothing to an address in the browser."""

import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NoReturn

import psycopg

from config.embedded import ROOT, SetUpError, instance, machine, styles
from config.embedded.postgres import Cluster, enough_room

POWER = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # nohup's wish is respected; a shell's for its background jobs (no SIGINT) is not.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)
    machine.see_system_programs()
    try:
        Product().run()
    except SetUpError as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130
    return 0


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


class Product:
    """One served copy. Raises SetUpError with a sentence a person can act on."""

    def __init__(self) -> None:
        self.var = Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute()
        self.port = instance.port_number(os.environ.get("PORT") or "8000")
        self.address = f"http://localhost:{self.port}"
        self.children: list[instance.Child] = []
        self.cluster: Cluster | None = None  # the server to stop at the end, if it is ours
        # Outlives us if we are killed: the server that then still runs is ours to stop later.
        self.started_database = self.var / "database-started-here"

    def run(self) -> None:
        """Set up, serve until interrupted or until a part fails, and clear up after."""
        claim = instance.claim(self.var, self.address)
        try:
            instance.need_free(self.port)
            self._prepare()
            self._serve()
            self._announce()
            self._watch()
        finally:
            # A second Ctrl-C must not leave half of it running.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for child in self.children:
                child.ask_to_end()
            for child in self.children:
                child.end()
            if self.cluster:
                self.cluster.stop()
                self.started_database.unlink(missing_ok=True)
            claim.close()

    def _prepare(self) -> None:
        enough_room(self.var)
        foreign = foreign_database() if os.environ.get("DATABASE_URL") else {}
        machine.provide(machine.SERVE)
        styles.build()
        styles.collect(self.var)
        for folder in ("broker/queue", "broker/control", "files", "mail", "log"):
            (self.var / folder).mkdir(parents=True, exist_ok=True)
        self.app = self._environment() | (foreign or self._embedded_database())
        owner = self.app | {
            "DATABASE_URL": self.app["OWNER_DATABASE_URL"],
            "DATABASE_ROLE": "owner",
        }
        print("Preparing the database", flush=True)
        self._manage(owner, "migrate --verbosity 0", "createcachetable")
        self.sign_ins = self._manage(self.app, "seed --verbosity 0", "demo_sign_ins")

    def _environment(self) -> dict[str, str]:
        """Only what the caller's environment does not say already, and who we are."""
        ours = {
            "SECRET_KEY": instance.secret_key(self.var),
            "DEMO": "true",
            "SITE_URL": self.address,
        }
        fixed = {"VAR_DIR": str(self.var), "DATABASE_ROLE": "app", "PYTHONUNBUFFERED": "1"}
        # PGPORT and its kind would lead the embedded server's clients astray.
        given = {name: v for name, v in os.environ.items() if not name.startswith("PG")}
        return ours | given | fixed

    def _embedded_database(self) -> dict[str, str]:
        cluster = Cluster(self.var / "postgres")
        if not cluster.running():
            print("Starting PostgreSQL", flush=True)
            self.started_database.touch()
        if self.started_database.exists():
            self.cluster = cluster
        cluster.start()
        return {"DATABASE_URL": cluster.url("app"), "OWNER_DATABASE_URL": cluster.url("owner")}

    def _manage(self, environment: dict[str, str], *commands: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "config.embedded.commands", *commands],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
            raise SetUpError(
                f"Preparing the database did not work ({', '.join(commands)}). Mend this, then "
                f"run the same command again; what was done so far is kept.\n{last}"
            )
        return done.stdout

    def _serve(self) -> None:
        python, log = (sys.executable, "-m"), self.var / "log"
        threads = ("-k", "gthread", "-w", "2", "--threads", "4", "--timeout", "60")
        web = ("-b", f"127.0.0.1:{self.port}", *threads, "--no-control-socket")
        schedule = ("-B", "-s", str(self.var / "beat-schedule"))
        worker = ("-P", "threads", "-c", "2", *schedule, "-l", "info", "--without-gossip")
        commands = {
            "web": [*python, "gunicorn", "config.wsgi", *web],
            "worker": [*python, "celery", "-A", "config", "worker", *worker],
        }
        for name, command in commands.items():
            self.children.append(instance.Child(name, command, log / f"{name}.log", self.app))
        for _ in range(600):
            self._look_at_children()
            if self._answers():
                return
            time.sleep(0.1)
        raise SetUpError(f"The web server has not answered within a minute: see {log}/web.log.")

    def _answers(self) -> bool:
        """Whether a page comes back, whatever its status: the port alone is open too early."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/health/alive/", headers={"Host": f"localhost:{self.port}"})
            return connection.getresponse().status > 0
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _announce(self) -> None:
        print(f"\nReady: {self.address}\n\n{self.sign_ins}")
        if "EMAIL_URL" not in os.environ:
            print("What it mails is kept, one file each, in", self.var / "mail")
        print("Ctrl-C stops it; the data stays in", self.var, flush=True)

    def _watch(self) -> NoReturn:
        while True:
            time.sleep(0.5)
            self._look_at_children()

    def _look_at_children(self) -> None:
        for child in self.children:
            if child.ended():
                raise SetUpError(
                    f"The {child.name} process has ended by itself, so everything is stopped. "
                    f"Its last lines ({child.log}):\n{child.last_words()}"
                )


def foreign_database() -> dict[str, str]:
    """The caller's own server, reached and checked: `app` must be bound by row security."""
    urls = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "OWNER_DATABASE_URL")}
    if not urls["OWNER_DATABASE_URL"]:
        raise SetUpError(
            "DATABASE_URL is set, so that server would be used instead of the embedded one; "
            "then OWNER_DATABASE_URL is needed too, for the role that owns the tables. Set it, "
            "or unset DATABASE_URL. The roles are made by config/embedded/roles.sql."
        )
    print("Using the database server of DATABASE_URL, not the embedded one.", flush=True)
    for name, url in urls.items():
        try:
            with psycopg.connect(url, connect_timeout=5) as connection:
                powerful = connection.execute(POWER).fetchone()
        except psycopg.Error as trouble:
            raise SetUpError(
                f"The database of {name} does not let us in: {str(trouble).strip()}\n"
                "Start it or mend the address, or unset both variables for the embedded one."
            ) from None
        if powerful and powerful[0]:
            raise SetUpError(
                f"The role of {name} could see past the fence between partnerships. Make the "
                "roles with config/embedded/roles.sql and use `app` and `owner`."
            )
    return urls


if __name__ == "__main__":
    sys.exit(main())
