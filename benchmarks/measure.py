"""Processor time of one request: this process's and its database backend's, to the nanosecond.

Not wall time: other people load the machine, and a wait for them is not the product's cost.
The WSGI application is called directly, so no client is in the figure.
"""

import io
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any


@dataclass
class Sample:
    """What every request of one kind cost, in milliseconds of processor time."""

    application: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @property
    def whole(self) -> list[float]:
        return [a + d for a, d in zip(self.application, self.database, strict=True)]

    @property
    def p50(self) -> float:
        return median(self.whole)

    @property
    def p95(self) -> float:
        return sorted(self.whole)[int(len(self.whole) * 0.95)]


class Browser:
    """A signed-in person whose requests go straight into the WSGI application."""

    def __init__(self, application: Callable[..., Any], member: Any) -> None:
        self.application = application
        self.cookies = _signed_in(member)

    def get(self, url: str) -> bytes:
        """The page's body. Raises AssertionError for any answer but 200."""
        path, _, query = url.partition("?")
        status: list[str] = []
        answer = self.application(
            self._environ(path, query), lambda line, headers, info=None: status.append(line)
        )
        body = b"".join(answer)
        answer.close()
        assert status[0].startswith("200"), f"{status[0]}: {url}"
        return body

    def _environ(self, path: str, query: str) -> dict[str, Any]:
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": self.cookies,
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
        }


def _signed_in(member: Any) -> str:
    """Cookies of a session whose second step was taken."""
    from django.test import Client

    from core.accounts.factors import mark_passed

    client = Client()
    client.force_login(member.user)
    session = client.session
    mark_passed(session, member.user)
    session.save()
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())


def backend_time() -> int:
    """Nanoseconds the database backend of this process's connection has run."""
    from django.db import connection

    connection.ensure_connection()
    process = connection.connection.info.backend_pid
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0])


def alternate(
    asked: Mapping[str, Callable[[], Any]], rounds: int, warm: int = 5
) -> dict[str, Sample]:
    """Do everything once in each round, in a new order each time, and say what each cost."""
    samples = {name: Sample() for name in asked}
    order = list(asked)
    for number in range(rounds + warm):
        random.shuffle(order)
        for name in order:
            cost = _cost(asked[name])
            if number >= warm:
                _keep(samples[name], cost)
    return samples


def _cost(do: Callable[[], Any]) -> tuple[int, int, int]:
    there, here, wall = backend_time(), time.process_time_ns(), time.perf_counter_ns()
    do()
    here, wall = time.process_time_ns() - here, time.perf_counter_ns() - wall
    return here, backend_time() - there, wall


def _keep(sample: Sample, cost: tuple[int, int, int]) -> None:
    here, there, wall = (nanoseconds / 1e6 for nanoseconds in cost)
    sample.application.append(here)
    sample.database.append(there)
    sample.wall.append(wall)
