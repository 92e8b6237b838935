"""Every way set-up can be stopped from outside ends in a sentence and a next step."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.embedded import ROOT, SetUpError, account, instance, machine, postgres, serve
from tests.stack import cluster, free_port

REFUSED = "127.0.0.1:1"


def run(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "bin" / command],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.mark.parametrize("command", ["dev", "test"])
def test_an_old_python_is_refused_with_the_ones_that_will_do(command: str, tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 || exit 1\n')
    old.chmod(0o755)
    done = run(command, PYTHON=str(old))
    assert done.returncode == 1
    assert "Python 3.11, 3.12 or 3.13 is needed; found here: Python 3.9.2." in done.stderr
    assert "apt-get install python3" in done.stderr


def test_a_taken_port_is_refused_with_another(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("dev", VAR_DIR=str(tmp_path), PORT=str(port))
    assert done.returncode == 1
    assert f"Port {port} is taken by another program." in done.stderr
    assert f"PORT={port + 1} bin/dev" in done.stderr


@pytest.mark.parametrize("wanted", ["abc", "0", "65536", "-1", "80 80"])
def test_a_port_that_is_none_is_refused(wanted: str) -> None:
    with pytest.raises(SetUpError, match="which is no port. Try: PORT=8000 bin/dev"):
        instance.port_number(wanted)


def test_a_second_copy_is_sent_to_the_first(tmp_path: Path, port: int) -> None:
    with instance.claim(tmp_path, "http://localhost:8000"):
        done = run("dev", VAR_DIR=str(tmp_path), PORT=str(port))
    assert done.returncode == 1
    assert f"already served from {tmp_path}, at http://localhost:8000" in done.stderr


def test_a_claim_ends_with_whoever_made_it(tmp_path: Path) -> None:
    instance.claim(tmp_path, "http://localhost:1").close()
    instance.claim(tmp_path, "http://localhost:2").close()


def test_a_full_disk_is_named_with_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(SetUpError, match=r"The disk is full: .* then run the same command again"):
        postgres.enough_room(tmp_path, needed=2**60)


def test_a_foreign_database_needs_both_addresses(tmp_path: Path, port: int) -> None:
    url = f"postgres://app@{REFUSED}/x"
    done = run(
        "dev", VAR_DIR=str(tmp_path), PORT=str(port), DATABASE_URL=url, OWNER_DATABASE_URL=""
    )
    assert done.returncode == 1
    assert "then OWNER_DATABASE_URL is needed too" in done.stderr
    assert not (tmp_path / "postgres").exists()


def test_a_foreign_database_that_is_down_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgres://app@{REFUSED}/x")
    monkeypatch.setenv("OWNER_DATABASE_URL", f"postgres://owner@{REFUSED}/x")
    with pytest.raises(SetUpError, match="The database of DATABASE_URL does not let us in"):
        serve.foreign_database()


def test_a_foreign_role_that_sees_everything_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", cluster().url("postgres", "postgres"))
    monkeypatch.setenv("OWNER_DATABASE_URL", cluster().url("owner", "postgres"))
    with pytest.raises(SetUpError, match="could see past the fence"):
        serve.foreign_database()


def test_missing_packages_are_named_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    needs = (
        machine.Need("no-such-program", program="no-such-program"),
        machine.Need("no-such-library", library="libno-such.so.9"),
        machine.Need("no-such-fonts", path="/no/such/fonts"),
        machine.Need("a-shell", program="sh"),
    )
    with pytest.raises(SetUpError) as stopped:
        machine.provide(needs)
    line = "sudo apt-get install -y --no-install-recommends no-such-program no-such-library no-such"
    assert line in str(stopped.value)
    assert "a-shell" not in str(stopped.value)


def test_an_old_node_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, says in (("node", "v18.19.0"), ("npm", "9.2.0")):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {says}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetUpError, match=r"Node.js 20\.19 or newer .* found here: v18\.19\.0"):
        machine.need_node()


def test_data_of_another_user_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    directory = cluster().state
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(SetUpError, match="belongs to another user"):
        account.server_account(directory)


def test_the_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = instance.secret_key(tmp_path)
    assert len(first) >= 50
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    (tmp_path / "secret.unfinished").write_text("from an earlier start that was killed")
    assert instance.secret_key(tmp_path) == first


def test_a_half_finished_environment_is_built_again(tmp_path: Path) -> None:
    """A killed pip leaves no mark, so the next start begins the environment anew."""
    shutil.copytree(ROOT / "config" / "embedded", tmp_path / "config" / "embedded")
    (tmp_path / "requirements.txt").write_text("")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").write_text("half a program")
    script = "set -euo pipefail; . config/embedded/venv.sh; make_environment requirements.txt"
    for _ in range(2):
        subprocess.run(
            ["bash", "-c", f'{script}; "$PYTHON_HERE" -c "import pip"'],
            cwd=tmp_path,
            env=os.environ | {"PYTHON": sys.executable},
            check=True,
        )
    assert (tmp_path / ".venv" / ".made-for").read_text().count(" ") == 1
