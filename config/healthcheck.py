"""Is this container doing its work? `python -m config.healthcheck web|worker|beat`, exit 0 or 1."""

import os
import socket
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from config.celery import app

# docker-compose.yml mounts a directory of the container's own there for beat to write to.
BEAT_FILES = Path("/tmp")  # nosec B108
BEAT_MAY_BE_SILENT = 600  # seconds; it writes its schedule every five minutes at least


def web() -> bool:
    """The readiness page, asked for as the proxy would ask for it."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=10)
    connection.request(
        "GET", "/health/ready/", headers={"Host": host, "X-Forwarded-Proto": "https"}
    )
    return connection.getresponse().status == 200


def worker() -> bool:
    """A ping through the broker to the worker of this container."""
    name = f"celery@{socket.gethostname()}"
    return bool(app.control.ping(destination=[name], timeout=5))


def beat() -> bool:
    """Its schedule was written a short while ago."""
    written = [path.stat().st_mtime for path in BEAT_FILES.glob("beat-schedule*")]
    return bool(written) and time.time() - max(written) < BEAT_MAY_BE_SILENT


if __name__ == "__main__":
    sys.exit(0 if {"web": web, "worker": worker, "beat": beat}[sys.argv[1]]() else 1)
