"""Processes for work on what others wrote: little time, little memory, no network, no secrets.

The parent calls ``run``; the child begins with ``confine``. The child inherits neither the
product's settings nor its environment, so there is no database address in it to find.
"""

import ctypes
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
NEW_USER, NEW_NET = 0x10000000, 0x40000000
REPORT = b"report: "

OWN = "It runs without a network, in a network namespace of its own."
NONE = (
    "Its process could reach the network: this system allows it no namespace of its own. "
    "What keeps it in is that it fetches nothing it was not given."
)


class Stopped(Exception):
    """The process ran past its limits, or failed. ``said`` is the end of its standard error."""

    def __init__(self, words: str, said: str = "") -> None:
        super().__init__(words)
        self.said = said


def run(
    module: str, asked: dict[str, Any], content: bytes = b"", *, seconds: int, memory: int
) -> tuple[bytes, dict[str, Any]]:
    """Run ``python -m module``; returns its output and its report. Raises Stopped.

    ``memory`` is bytes of address space. The child reads one JSON line, then the content.
    """
    line = json.dumps({**asked, "seconds": seconds, "memory": memory}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", module],
            input=line + b"\n" + content,
            capture_output=True,
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Stopped(f"It took longer than {seconds} seconds and was stopped.") from late
    if done.returncode:
        said = done.stderr[-2000:].decode(errors="replace")
        raise Stopped("It did not come to an end within its limits.", said)
    reports = [part for part in done.stderr.splitlines() if part.startswith(REPORT)]
    return done.stdout, json.loads(reports[-1].removeprefix(REPORT)) if reports else {}


def confine() -> tuple[dict[str, Any], str]:
    """For the child, before it imports anything large: limits set, the question read.

    Returns what was asked, and in words what became of the network.
    """
    network = _leave_the_network()
    asked = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return asked, network


def _leave_the_network() -> str:
    """Ask the kernel for an empty network; a process with threads may no longer ask."""
    libc = ctypes.CDLL(None, use_errno=True)
    for flags in (NEW_NET, NEW_USER | NEW_NET):
        if libc.unshare(flags) == 0:
            return OWN
    return NONE


def report(facts: dict[str, Any]) -> None:
    """For the child: one line that the parent reads."""
    sys.stderr.buffer.write(b"\n" + REPORT + json.dumps(facts).encode() + b"\n")
    sys.stderr.flush()
