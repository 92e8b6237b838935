"""The migrated database that every worker clones, made once for each state of the code.

Migrating takes much of a minute and a copy of the stopped server's files does not, so they
are kept in var/tests with the digests of everything they were made from. When all of that is
unchanged they are used as they are; when only new files joined it (a further migration),
migrating goes on from them; otherwise it starts from nothing.
"""

import ast
import hashlib
import json
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
KEEP = 4  # states: switching between two branches should not migrate each time
PACKAGES = ("core", "partnership", "reviews", "actions", "training", "meetings", "config")
DATA = {".json", ".csv", ".toml", ".yaml", ".sql"}

Manifest = dict[str, str]  # path to digest


def start(cluster: Cluster) -> None:
    """Start a fresh server that holds the template. Raises SetUpError when migrating fails."""
    now = manifest()
    kept = [place for place in _kept() if _made_from(place).items() <= now.items()]
    whole = [place for place in kept if _made_from(place) == now]
    base = (whole or kept)[-1:]
    for place in base:
        _copy(place / "data", cluster.data)
        os.utime(place)
    cluster.start()
    if whole:
        return
    print("Migrating the tests' database", file=sys.stderr, flush=True)
    _migrate(cluster)
    cluster.stop()
    _keep(cluster.data, now)
    cluster.start()


def manifest() -> Manifest:
    """What the template is made from: migrations, what they import and read, the lock.

    A model that a migration imports lends it a validator or a default's name, nothing that
    reaches the database, so imports are not followed into models.
    """
    files = {ROOT / "requirements.txt", ROOT / "config" / "embedded" / "roles.sql"}
    waiting = {ROOT / "config" / "settings.py", Path(__file__)}
    for package in PACKAGES:
        home = ROOT / package
        data = {path for path in home.rglob("*") if path.suffix in DATA}
        files |= {path for path in data if "demo" not in path.parts}
        waiting |= {p for p in home.rglob("*.py") if p.parent.name == "migrations"}
    while waiting:
        path = waiting.pop()
        files.add(path)
        found = {p for p in _imported(path) if not {"models", "models.py"} & set(p.parts)}
        waiting |= found - files
    return {str(p.relative_to(ROOT)): _digest(p) for p in files} | {"user": str(os.geteuid())}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _kept() -> list[Path]:
    """What earlier runs kept, the most recently used last."""
    return sorted(CACHE.glob("server-*"), key=lambda path: path.stat().st_mtime)


def _made_from(place: Path) -> Manifest:
    """A kept server's manifest; one that cannot be read matches nothing."""
    try:
        return dict(json.loads((place / "manifest.json").read_text()))
    except (OSError, ValueError):
        return {"unreadable": str(place)}


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


def _keep(data: Path, made_from: Manifest) -> None:
    text = json.dumps(made_from, indent=1, sort_keys=True)
    kept = CACHE / f"server-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    half = CACHE / f"unfinished-{os.getpid()}"
    _copy(data, half / "data")
    (half / "manifest.json").write_text(text)
    try:
        half.rename(kept)
    except OSError:  # another run was faster with the same
        shutil.rmtree(half)
    for old in _kept()[:-KEEP]:
        shutil.rmtree(old, ignore_errors=True)
