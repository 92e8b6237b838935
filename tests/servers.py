"""Real servers, each started when a test first asks: Redis, a Celery worker, SMTP, clamd.

``redis_server`` / ``redis_url`` · ``celery_worker_process`` · ``smtp_catcher`` · ``clamd``
"""

import asyncio
import os
import sys
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from kombu import pools
from pytest_django import Settings

from config.celery import app as celery
from tests.stack import Process, answers, free_port, run_directory, worker_name


class Redis:
    """A Redis that keeps nothing, at the address every process of the test already has."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.port = urlsplit(url).port or 6379
        self.process: Process | None = None

    def start(self) -> None:
        directory = run_directory() / worker_name()
        where = ("--bind", "127.0.0.1", "--port", str(self.port), "--dir", directory)
        command = ("redis-server", *where, "--save", "", "--appendonly", "no")
        self.process = Process(command, "redis")
        self.process.wait_until(lambda: answers(self.port))

    def stop(self) -> None:
        """Redis is gone, with all that waited in it."""
        if self.process:
            self.process.kill()
            self.process = None


@pytest.fixture
def redis_server() -> Iterator[Redis]:
    """The broker, running and empty; a test may ``stop()`` and ``start()`` it.

    Tests that do not ask for it live with a broker that is down.
    """
    server = Redis(os.environ["BROKER_URL"])
    server.start()
    yield server
    server.stop()
    celery._after_fork()  # forget the pools: a closed one would refuse the next test's messages
    pools.reset()


@pytest.fixture
def redis_url(redis_server: Redis) -> str:
    return redis_server.url


WorkerStarter = Callable[..., Process]


@pytest.fixture
def celery_worker_process(committed_db: str, redis_server: Redis) -> Iterator[WorkerStarter]:
    """``celery_worker_process(beat=False, **environment)``: a real worker, ready for work.

    Each call starts one more; `kill()` and `stop()` end one early, `log` is what it said.
    """
    started: list[Process] = []

    def start(*, beat: bool = False, **environment: str) -> Process:
        name = f"celery-{committed_db}-{len(started)}"
        options = ["-P", "threads", "-c", "2", "-l", "info", "--without-gossip"]
        if beat:
            options += ["-B", "-s", str(run_directory() / worker_name() / f"{name}.schedule")]
        command = (sys.executable, "-m", "celery", "-A", "config", "worker", *options)
        worker = Process(command, name, **environment)
        started.append(worker)
        worker.wait_until(lambda: " ready." in worker.log)
        return worker

    yield start
    for worker in started:
        worker.kill()


class SmtpCatcher:
    """Collects what is sent. ``refuse_with`` and ``delay`` make it a bad day for mail."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.refuse_with = ""  # for example "451 try again later"
        self.delay = 0.0  # seconds before the answer to DATA
        self.in_hand = 0  # messages received and not answered yet

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.in_hand += 1
        await asyncio.sleep(self.delay)
        self.in_hand -= 1
        if self.refuse_with:
            return self.refuse_with
        content = envelope.content
        raw = content.encode() if isinstance(content, str) else content or b""
        self.messages.append(message_from_bytes(raw, policy=policy.default))
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 kept"

    def wait_for(self, count: int, seconds: float = 20) -> list[EmailMessage]:
        """The messages, once there are at least ``count``; AssertionError if they never come."""
        end = time.monotonic() + seconds
        while len(self.messages) < count:
            assert time.monotonic() < end, f"{len(self.messages)} of {count} messages came"
            time.sleep(0.05)
        return self.messages


@pytest.fixture
def smtp_catcher(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmtpCatcher]:
    """A real SMTP server; this process and every one it starts from now on sends to it."""
    catcher, port = SmtpCatcher(), free_port()
    controller = Controller(catcher, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{port}")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield catcher
    controller.stop()


# In two halves, so that no scanner takes this file for the harmless file it describes.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(scope="session")
def _clamd_address() -> Iterator[str]:
    directory = run_directory() / worker_name() / "clamav"
    directory.mkdir()
    signature = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!".hex()
    (directory / "test.ndb").write_text(f"Eicar.Test:0:*:{signature}\n")
    port = free_port()
    lines = (
        "Foreground yes",
        "TCPAddr 127.0.0.1",
        f"TCPSocket {port}",
        f"DatabaseDirectory {directory}",
        f"TemporaryDirectory {directory}",
        "StreamMaxLength 30M",
    )
    configuration = directory / "clamd.conf"
    configuration.write_text("\n".join(lines) + "\n")
    process = Process(("clamd", "--config-file", configuration), "clamd")
    process.wait_until(lambda: answers(port), seconds=60)
    yield f"127.0.0.1:{port}"
    process.kill()


@pytest.fixture
def clamd(_clamd_address: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> str:
    """A real scanner that knows one signature (EICAR's). Gives its host:port."""
    settings.CLAMD_ADDRESS = _clamd_address
    monkeypatch.setenv("CLAMD_ADDRESS", _clamd_address)
    return _clamd_address
