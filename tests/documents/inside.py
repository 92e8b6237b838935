"""What a confined process finds around it. Run by test_confinement, as the product runs its own."""

import os
import socket
import sys
import time
from typing import Any

from core.documents.confined import confine, report


def tried(deed: Any) -> str:
    try:
        deed()
    except BaseException as refused:
        return type(refused).__name__
    return "done"


def main() -> None:
    asked, network = confine()
    port = asked["port"]
    found = {
        "network": network,
        "environment": sorted(os.environ),
        "content": sys.stdin.buffer.read().decode(),
        "connect": tried(lambda: socket.create_connection(("127.0.0.1", port), 2)),
        "allocate": tried(lambda: bytearray(asked["memory"])),
    }
    if asked.get("sleep"):
        time.sleep(asked["sleep"])
    while asked.get("spin"):
        pass
    report(found)
    sys.stdout.write("the end")


if __name__ == "__main__":
    main()
