"""A client for ClamAV's daemon: one command, INSTREAM (docs/decisions/clamd.md)."""

import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

TIMEOUT = 60  # seconds
CHUNK = 256 * 1024  # bytes


class ScannerUnavailable(Exception):
    """Nobody answered, or not with a verdict. The file stays where it is."""


@dataclass(frozen=True)
class Verdict:
    """What the scanner said. ``found`` names what it found, "" for nothing."""

    scanner: str
    found: str

    @property
    def is_clean(self) -> bool:
        return not self.found


def scan(content: IO[bytes], *, address: str) -> Verdict:
    """Ask the daemon at "host:port" or at a socket's path. Raises ScannerUnavailable."""
    scanner = version(address=address)
    try:
        answer = _ask(address, _stream(content))
    except OSError as trouble:
        # A daemon that closes in the middle (StreamMaxLength) has given no verdict either.
        raise ScannerUnavailable(f"The virus scanner did not answer: {trouble}") from trouble
    if answer == "stream: OK":
        return Verdict(scanner, "")
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return Verdict(scanner, answer.removeprefix("stream: ").removesuffix(" FOUND"))
    raise ScannerUnavailable(f"The virus scanner answered “{answer[:200]}”.")


def version(*, address: str) -> str:
    """The daemon's name and the age of its signatures. Raises ScannerUnavailable."""
    try:
        return _ask(address, [b"zVERSION\0"])
    except OSError as trouble:
        raise ScannerUnavailable(f"The virus scanner did not answer: {trouble}") from trouble


def _stream(content: IO[bytes]) -> Iterator[bytes]:
    yield b"zINSTREAM\0"
    while chunk := content.read(CHUNK):
        yield struct.pack("!L", len(chunk)) + chunk
    yield struct.pack("!L", 0)


def _ask(address: str, parts: Iterator[bytes] | list[bytes]) -> str:
    with _connected(address) as connection:
        for part in parts:
            connection.sendall(part)
        said = b""
        while not said.endswith(b"\0") and (more := connection.recv(4096)):
            said += more
    return said.rstrip(b"\0").decode(errors="replace").strip()


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(TIMEOUT)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=TIMEOUT)
