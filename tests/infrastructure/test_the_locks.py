"""What gets installed is fixed by digest and comes from wherever the machine is told to look."""

import json
import re

import pytest

from config.embedded import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")


def pins(name: str) -> dict[str, str]:
    """Package to the whole of its entry: version, marker and digests."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    return {re.split(r"[=\[ ]", entry)[0]: entry for entry in entries}


@pytest.mark.parametrize("name", [*LOCKS, ".npmrc", "pyproject.toml"])
def test_a_lock_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(--|registry|@.*:registry)", text.replace("--hash", ""), re.M)


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_package_is_pinned_by_digest(name: str) -> None:
    loose = [p for p, entry in pins(name).items() if "==" not in entry or "sha256:" not in entry]
    assert loose == []


def test_what_is_tested_is_what_is_served() -> None:
    served, tested = pins(LOCKS[0]), pins(LOCKS[1])
    assert {name: entry for name, entry in served.items() if tested.get(name) != entry} == {}


def test_every_browser_package_is_pinned_by_digest_and_names_no_host() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    loose = [name for name, entry in packages.items() if name and "integrity" not in entry]
    assert loose == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
