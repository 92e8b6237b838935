"""Compiled styles and collected static files, made again only when their sources changed.

What is compiled from what stands in package.json (`npm run build`); the Dockerfile calls
the same. ``python -m config.embedded.styles`` does it here.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded import ROOT, SetUpError, machine

BUILT = ROOT / "static" / "built"
MODULES = ROOT / "node_modules"


def build() -> None:
    """Fill static/built. Raises SetUpError when Node.js is missing or the compiler objects."""
    lock = (ROOT / "package.json", ROOT / "package-lock.json")
    packages, sources = digest(lock), digest((*lock, *_files(ROOT / "static" / "scss")))
    with _alone():
        if _made_for(BUILT) == sources:
            return
        machine.need_node()
        print("Compiling the styles", flush=True)
        if _made_for(MODULES) != packages:
            _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
            _mark(MODULES, packages)
        shutil.rmtree(BUILT, ignore_errors=True)
        _npm("run", "build", "--silent")
        _mark(BUILT, sources)


def collect(target: Path) -> None:
    """Put every static file, named by its content and compressed, into ``target``/static."""
    place, sources = target / "static", sources_of_static()
    with _alone():
        if _made_for(place) == sources:
            return
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        # Neither value is used: collecting asks for Django's settings, not for its database.
        unused = {"SECRET_KEY": "collecting", "DATABASE_URL": "postgres://nobody@/nothing"}
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0", "-i", "scss"]
        _must(command, unused | {"VAR_DIR": str(target)})
        _mark(place, sources)


def collect_for_tests() -> Path:
    """Collect where a run that is still going on keeps the files it began with."""
    home = ROOT / "var" / "tests"
    target = home / f"static-{sources_of_static()[:16]}"
    collect(target)
    os.utime(target)
    for old in sorted(home.glob("static-*"), key=lambda path: path.stat().st_mtime)[:-3]:
        shutil.rmtree(old, ignore_errors=True)
    return target / "static"


def sources_of_static() -> str:
    """A digest of all that is collected: our own files and, by the lock, the packages'."""
    ours = (*_files(ROOT / "static"), *_files(ROOT / "docs" / "guide" / "pictures"))
    return digest((ROOT / "requirements.txt", *ours, Path(__file__)))


@contextmanager
def _alone() -> Iterator[None]:
    """bin/dev and bin/test at once would compile into the same directory."""
    (ROOT / "var").mkdir(exist_ok=True)
    with open(ROOT / "var" / "styles.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def digest(files: Iterable[Path]) -> str:
    """One SHA-256 in hexadecimal over names and contents."""
    total = hashlib.sha256()
    for path in files:
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in sorted(directory.rglob("*")) if path.is_file())


def _made_for(directory: Path) -> str:
    mark = directory / ".made-for"
    return mark.read_text() if mark.is_file() else ""


def _mark(directory: Path, made_for: str) -> None:
    (directory / ".made-for").write_text(made_for)


def _npm(*arguments: str) -> None:
    _must(["npm", *arguments], {})


def _must(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise SetUpError(f"`{' '.join(command)}` did not work:\n{said}")


if __name__ == "__main__":
    build()
