"""What the machine itself must have, and how it is had: Debian's packages.

A need counts as met when the thing itself can be found, however it got there; apt is asked
only for what cannot. Servers that a package starts on its own do no harm: the product and
its tests bring their own, on sockets and ports of their own.
"""

import ctypes
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.embedded import SetUpError

INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


@dataclass(frozen=True)
class Need:
    """A Debian package, known by a program, a shared library or a path it brings."""

    package: str
    program: str = ""
    library: str = ""
    path: str = ""

    def met(self) -> bool:
        if self.library:
            try:
                ctypes.CDLL(self.library)
            except OSError:
                return False
            return True
        return bool(shutil.which(self.program)) if self.program else Path(self.path).exists()


SERVE = (
    Need("libpango-1.0-0", library="libpango-1.0.so.0"),
    Need("libpangoft2-1.0-0", library="libpangoft2-1.0.so.0"),
    Need("libharfbuzz-subset0", library="libharfbuzz-subset.so.0"),
    Need("libmagic1", library="libmagic.so.1"),
    Need("fonts-liberation", path="/usr/share/fonts/truetype/liberation"),
)
TESTS = (
    *SERVE,
    Need("redis-server", program="redis-server"),
    Need("caddy", program="caddy"),
    Need("chromium", program="chromium"),
    Need("clamav-daemon", program="clamd"),
    Need("poppler-utils", program="pdftotext"),
    Need("qpdf", program="qpdf"),
)


def see_system_programs() -> None:
    """Servers live in /usr/sbin, which an ordinary user's PATH leaves out."""
    os.environ["PATH"] = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))


def provide(needs: tuple[Need, ...]) -> None:
    """Install what is missing, as root. Raises SetUpError with the line to type if we are not."""
    missing = [need.package for need in needs if not need.met()]
    if not missing:
        return
    by_hand = f"sudo apt-get update && sudo {' '.join(INSTALL)} {' '.join(missing)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SetUpError(
            f"These system packages are missing: {', '.join(missing)}. Install them with\n\n"
            f"    {by_hand}\n\nthen run the same command again."
        )
    print(f"Installing system packages: {', '.join(missing)}", flush=True)
    # A package list from last month names files that are gone: fetch a new one, then try again.
    said = _apt(*INSTALL, *missing)
    if said:
        said = _apt("apt-get", "update") or _apt(*INSTALL, *missing)
    still = [need.package for need in needs if not need.met()]
    if still:
        raise SetUpError(
            f"These system packages could not be installed: {', '.join(still)}. "
            f"apt says:\n{said}\nMend that, or run\n\n    {by_hand}\n"
        )


def _apt(*command: str) -> str:
    """Run apt without questions. Gives its last lines when it failed, otherwise nothing."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=quiet,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return "\n".join(done.stdout.splitlines()[-8:]) if done.returncode else ""


NODE = (20, 19)  # what the styles' compiler asks for


def need_node() -> None:
    """Raise SetUpError unless a Node.js that can compile the styles is here, with npm."""
    found = ""
    if shutil.which("node") and shutil.which("npm"):
        found = subprocess.run(
            ["node", "--version"], capture_output=True, text=True, check=False
        ).stdout.strip()
    numbers = tuple(int(part) for part in found.lstrip("v").split(".")[:2] if part.isdigit())
    if numbers < NODE:
        raise SetUpError(
            f"Node.js {NODE[0]}.{NODE[1]} or newer with npm is needed to compile the styles; "
            f"found here: {found or 'none'}. Install it, then run the same command again."
        )
