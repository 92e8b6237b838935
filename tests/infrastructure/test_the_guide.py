"""The guide shows pictures that a script takes, and names buttons that there are."""

import re
from functools import cache
from pathlib import Path

import pytest

from config.embedded import ROOT
from docs.guide import take_pictures

GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md")) + [ROOT / "README.md"]
ROOMS = ("core", "partnership", "reviews", "actions", "training", "meetings", "templates")
# In the guide a label of the product stands in *one star*; in the README the same.
LABEL = re.compile(r"(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)")
PICTURE = re.compile(r"(?:\]\(|src=\")(?:docs/guide/)?pictures/([\w-]+)\.png")


@cache
def product() -> str:
    """Every word that the product's own code and templates could put on a page."""
    files = [f for room in ROOMS for end in ("py", "html") for f in (ROOT / room).rglob(f"*.{end}")]
    return "\n".join(f.read_text() for f in files)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_button_the_guide_names_is_there(page: Path) -> None:
    names = LABEL.findall(page.read_text())
    invented = {"Wealdshire", "Kent", "Knowsley"}
    assert [name for name in names if name not in product() and name not in invented] == []


def test_every_picture_is_taken_by_the_script_and_shown_somewhere() -> None:
    shown = {name for page in PAGES for name in PICTURE.findall(page.read_text())}
    taken = {picture.name for picture in take_pictures.ALL}
    kept = {path.stem for path in (GUIDE / "pictures").glob("*.png")}
    assert shown == taken == kept


def test_control_a_label_that_is_not_there_is_noticed() -> None:
    assert LABEL.findall("Press *Frobnicate the minutes* now") == ["Frobnicate the minutes"]
    assert "Frobnicate the minutes" not in product()
