"""The migrated database that every worker clones, made once for each state of the code.

Migrating takes seconds and a copy of the stopped server's files does not, so they are kept
in var/tests under a digest of everything a migration can read.
"""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from config.embedded import ROOT, SetUpError
from config.embedded.postgres import Cluster

TEMPLATE = "template_product"
CACHE = ROOT / "var" / "tests"
KEEP = 3  # digests: switching between two branches should not migrate each time
PACKAGES = ("core", "partnership", "reviews", "actions", "training", "meetings", "config")
DATA = {".json", ".csv", ".toml", ".yaml", ".sql"}


def start(cluster: Cluster) -> None:
    """Start a fresh server that holds the template. Raises SetUpError when migrating fails."""
    kept = CACHE / f"server-{digest()}"
    if kept.is_dir():
        _copy(kept, cluster.data)
        os.utime(kept)
        cluster.start()
        return
    cluster.start()
    _migrate(cluster)
    cluster.stop()
    _keep(cluster.data, kept)
    cluster.start()


def digest() -> str:
    """Of all migrations, whatever they import, data files, the fence, settings and the lock."""
    total = hashlib.sha256(str(os.geteuid()).encode())
    for path in sorted(_sources()):
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def _sources() -> set[Path]:
    files = {ROOT / "requirements.txt", ROOT / "config" / "embedded" / "roles.sql"}
    waiting = {ROOT / "config" / "settings.py", Path(__file__)}
    for package in PACKAGES:
        home = ROOT / package
        files |= {path for path in home.rglob("*") if path.suffix in DATA}
        waiting |= {p for p in home.rglob("*.py") if p.parent.name == "migrations"}
        waiting |= set(home.rglob("apps.py"))
    waiting |= set((ROOT / "core" / "tenancy").rglob("*.py"))
    while waiting:
        path = waiting.pop()
        files.add(path)
        waiting |= set(_imported(path)) - files
    return files


def _imported(path: Path) -> Iterator[Path]:
    """The project's own modules that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            place = ROOT.joinpath(*name.split("."))
            candidates = (place.with_suffix(".py"), place / "__init__.py")
            yield from (file for file in candidates if file.is_file())


def _migrate(cluster: Cluster) -> None:
    roles = ROOT / "config" / "embedded" / "roles.sql"
    cluster.psql("-v", f"database={TEMPLATE}", "-f", str(roles))
    environment = os.environ | {
        "SECRET_KEY": "migrating",
        "DATABASE_URL": cluster.url("owner", TEMPLATE),
        "DATABASE_ROLE": "owner",
    }
    for command in (["migrate", "--verbosity", "0"], ["createcachetable"]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SetUpError(f"`manage.py {command[0]}` failed:\n{done.stdout}{done.stderr}")


def _copy(source: Path, target: Path) -> None:
    """With owners and modes, which PostgreSQL insists on; shared blocks where the disk can."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", "--reflink=auto", source, target], check=True)


def _keep(data: Path, kept: Path) -> None:
    half = kept.with_name(f"unfinished-{os.getpid()}")
    _copy(data, half)
    try:
        half.rename(kept)
    except OSError:  # another run was faster with the same
        shutil.rmtree(half)
    found = sorted(CACHE.glob("server-*"), key=lambda path: path.stat().st_mtime)
    for old in found[:-KEEP]:
        shutil.rmtree(old, ignore_errors=True)
