"""What one running copy of the product owns: its directory, its port, its secret, its children."""

import contextlib
import ctypes
import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from config.embedded import ROOT, SetUpError

SECONDS_TO_END = 20


def claim(var: Path, address: str) -> IO[str]:
    """Take the directory for this process until the returned file is closed.

    Raises SetUpError when another copy serves from it. The operating system gives the claim
    back when the process dies, however it dies, so no stale claim can stand in the way.
    """
    try:
        var.mkdir(parents=True, exist_ok=True)
        held = open(var / "serving", "a+")  # noqa: SIM115 - held as long as we serve
    except PermissionError as refused:
        raise SetUpError(
            f"{var} cannot be written: an earlier start ran as another user. Run this as that "
            f"user, or move {var} away to begin again."
        ) from refused
    held.seek(0)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SetUpError(
            f"The product is already served from {var}, at {held.read().strip() or 'start-up'}. "
            "Open that address, or stop it with Ctrl-C where it runs."
        ) from None
    held.truncate(0)
    held.write(address)
    held.flush()
    return held


def port_number(wanted: str) -> int:
    """The port as a number. Raises SetUpError when it is none."""
    if not wanted.isdecimal() or not 1 <= int(wanted) <= 65535:
        raise SetUpError(f"PORT is {wanted!r}, which is no port. Try: PORT=8000 bin/dev")
    return int(wanted)


def need_free(port: int) -> None:
    """Raise SetUpError when somebody else listens there, or we may not."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise SetUpError(f"Port {port} is for root only. Try: PORT=8000 bin/dev") from None
        except OSError:
            raise SetUpError(
                f"Port {port} is taken by another program. Stop that, or choose another port: "
                f"PORT={port + 1 if port < 65535 else 8000} bin/dev"
            ) from None


def secret_key(var: Path) -> str:
    """The installation's own secret, made once and readable by its user only."""
    kept = var / "secret"
    if not kept.exists() or not kept.read_text().strip():
        half = var / "secret.unfinished"
        half.unlink(missing_ok=True)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        half.rename(kept)
    return kept.read_text().strip()


class Child:
    """A program that runs until we end it, in a process group of its own.

    Ctrl-C in the terminal therefore reaches us alone, and we end the children in order. Should
    we be killed, the kernel tells each child to end too.
    """

    def __init__(self, name: str, command: list[str], log: Path, env: Mapping[str, str]) -> None:
        self.name, self.log = name, log
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists():
            shutil.move(log, log.with_suffix(".before.log"))
        with open(log, "w") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )

    def ended(self) -> bool:
        return self.process.poll() is not None

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    def ask_to_end(self) -> None:
        """Web and worker finish what they are doing; new work they refuse."""
        self.process.terminate()

    def end(self) -> None:
        """Wait; the group is killed when it takes too long or left somebody behind."""
        try:
            self.process.wait(timeout=SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            pass
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _end_with_parent() -> None:
    set_parent_death_signal = 1  # PR_SET_PDEATHSIG of Linux's prctl
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
