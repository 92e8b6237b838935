"""`bin/test`: every check there is, or pytest alone for the paths named.

All steps run even when one fails, so that one run tells everything.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from config.embedded import ROOT, SetUpError, machine, styles

OWN = ("config", "core", "partnership", "reviews", "actions", "training", "meetings")
# Lint and types import the settings, which insist on these; nothing is ever connected to.
SETTINGS = {
    "SECRET_KEY": "checking",
    "DATABASE_URL": "postgres://nobody@/nothing",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    machine.see_system_programs()
    try:
        machine.provide(machine.TESTS)
        styles.build()
        os.environ["TEST_STATIC"] = str(styles.collect_for_tests())
    except SetUpError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    steps = _pytest(arguments) if arguments else checks() | _pytest(["-n", "2"])
    failed = [name for name, command in steps.items() if not _run(name, command)]
    took = f"in {time.monotonic() - started:.0f} s"
    print(f"\nbin/test ran: {', '.join(steps)}.", end=" ")
    print(f"Failed: {', '.join(failed)}, {took}." if failed else f"All passed, {took}.")
    return 1 if failed else 0


def checks() -> dict[str, list[str]]:
    """The checks that run no product: name to command."""
    tool = Path(sys.executable).parent
    pages = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("templates/**/*.html"))]
    return {
        "lint": [str(tool / "ruff"), "check", "."],
        "format": [str(tool / "ruff"), "format", "--check", "."],
        "templates": [str(tool / "djade"), "--check", "--target-version", "5.2", *pages],
        "types": [str(tool / "mypy"), *OWN],
        "layers": [str(tool / "lint-imports")],
        "security": [str(tool / "bandit"), "-q", "-r", "-c", "pyproject.toml", *OWN],
    }


def _pytest(arguments: list[str]) -> dict[str, list[str]]:
    return {"pytest": [sys.executable, "-m", "pytest", *arguments]}


def _run(name: str, command: list[str]) -> bool:
    print(f"\n== {name}", flush=True)
    environment = os.environ if name == "pytest" else os.environ | SETTINGS
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
