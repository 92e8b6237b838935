"""A day is told as Fri 3 Oct 2025 on every page, and in every sentence of the product's own."""

import re
from pathlib import Path

from config.embedded import ROOT

ROOMS = ("core", "partnership", "reviews", "actions", "training", "meetings")
# For machines, and the second at which a minute was saved by itself.
MACHINES = {"c", "Y-m-d", "H:i:s"}
FORMATTED = re.compile(r"\|\s*date(?::[\"']([^\"']*)[\"'])?")
# A month by name makes a date a sentence; numbers alone belong to file names and spreadsheets.
SPELT = re.compile(r"%-?d[^\"'}]*%[bB]|%[aAbB]\s")
# What the operator reads of a row in a shell.
FOR_THE_OPERATOR = {"core/journal/models/seal.py", "core/accounts/models/demo.py"}


def strange_dates(page: str) -> list[str]:
    """Dates of a template that are told in another way."""
    return [found for found in FORMATTED.findall(page) if found not in MACHINES]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_template_has_a_way_of_its_own() -> None:
    pages = (ROOT / "templates").rglob("*.html")
    assert {relative(p): f for p in pages if (f := strange_dates(p.read_text()))} == {}


def test_no_sentence_spells_a_date_by_itself() -> None:
    modules = [m for room in ROOMS for m in (ROOT / room).rglob("*.py")]
    spelt = {relative(m) for m in modules if SPELT.search(m.read_text())}
    assert spelt == FOR_THE_OPERATOR


def test_control_another_way_is_noticed() -> None:
    assert strange_dates("{{ row.on|date:'j M' }} {{ row.on|date }}") == ["j M", ""]
    assert SPELT.search('f"{on:%-d %B %Y}"') and SPELT.search('f"{on:%a %-d %b}"')
