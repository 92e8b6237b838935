"""A process that dies (SIGKILL) at the n-th step of its work, and a handle on it for tests.

A step is a statement that writes, a commit, or an answer of the mail server. ``Mortal`` runs
this module once; each piece of work is a fork of it, with connections of its own, so that
thirty deaths cost thirty forks and not thirty starts of the product.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from config.embedded import ROOT

WRITES = ("INSERT", "UPDATE", "DELETE")


class Steps:
    """Counts the steps of one piece of work; at the fatal one, the process is no more."""

    def __init__(self, fatal: int) -> None:
        self.left = fatal

    def take(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """Take a step at every write, commit and answer from now on."""
        from django.db import connection

        from core.journal import posting

        steps = self

        def written(execute: Any, statement: str, params: Any, many: bool, context: Any) -> Any:
            result = execute(statement, params, many, context)
            if statement.lstrip().startswith(WRITES):
                steps.take()
            return result

        class Office(posting.PostOffice):
            @property
            def connection_class(self) -> Any:
                class Line(super().connection_class):  # type: ignore[misc]
                    def getreply(self) -> Any:
                        answer = super().getreply()
                        steps.take()
                        return answer

                return Line

        connection.execute_wrappers.append(written)
        commit = connection._commit

        def committed() -> None:
            commit()
            steps.take()

        connection._commit = committed
        posting.OURS = f"{__name__}.Office"
        globals()["Office"] = Office


def work(what: str, key: UUID, at: datetime) -> None:
    """One of the product's own pieces of work, at a moment of the test's choosing."""
    from django.utils import timezone

    from core.calendar.digests import send_digest
    from core.calendar.planning import plan
    from core.journal.outbox import send_notices
    from core.tenancy import scope

    if what == "plan":
        with scope.within(key):
            plan(timezone.localdate(at), at=at)
    elif what == "digest":
        send_digest(key, now=lambda: at)
    else:
        send_notices(key, now=lambda: at)


def main() -> None:
    import django

    django.setup()
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            Steps(asked["dies_at"]).watch()
            work(asked["what"], UUID(asked["key"]), datetime.fromisoformat(asked["at"]))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended {status}", flush=True)


class Mortal:
    """Does work in a process that may be killed on the way."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def dies(self, what: str, key: UUID, *, at: datetime, step: int) -> bool:
        """Do the work; True when it died at the step, False when it ended before it."""
        assert self.process.stdin and self.process.stdout
        asked = {"what": what, "key": str(key), "at": at.isoformat(), "dies_at": step}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().strip()
        assert said in ("killed", "ended 0"), said
        return said == "killed"


@contextmanager
def mortal() -> Iterator[Mortal]:
    """Start it. The test's database and mail server are found through the environment."""
    command = [sys.executable, "-m", "tests.calendar.dying"]
    pipe = subprocess.PIPE
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True
    ) as process:
        assert process.stdout and process.stdout.readline().strip() == "ready"
        yield Mortal(process)
        assert process.stdin
        process.stdin.close()


if __name__ == "__main__":
    # Imported under its own name as well: settings name the mail backend by module path.
    from tests.calendar import dying

    dying.main()
