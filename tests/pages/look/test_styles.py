"""The compiled styles: nothing dangling, nothing of GOV.UK's identity, no style attributes."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BUILT = ROOT / "static" / "built"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.fixture(scope="module")
def css() -> str:
    return (BUILT / "app.css").read_text()


def test_every_address_in_the_styles_is_a_file(css: str) -> None:
    addresses = {a.strip("\"'") for a in re.findall(r"url\(([^)]*)\)", css)}

    missing = {a for a in addresses if not (BUILT / a).resolve().is_file()}
    assert addresses
    assert missing == set()


def test_nothing_of_the_identity_of_gov_uk_is_left(css: str) -> None:
    found = [w for w in ("transport", "crown", "crest", "@font-face") if w in css.lower()]

    assert found == []


def test_templates_hold_no_style_attribute_and_no_inline_script() -> None:
    inline = re.compile(
        r"<[^>]*\sstyle=|<[^>]*\son\w+=|<script(?![^>]*(?:src=|type=\"application/json\"))"
    )
    # Documents are printed in a process of their own; no browser and no policy meets them.
    pages = [t for t in TEMPLATES if "documents" not in t.parts or "layouts" in t.parts]
    guilty = [str(t.relative_to(ROOT)) for t in pages if inline.search(t.read_text())]

    assert guilty == []


def test_every_template_of_the_look_says_what_it_needs() -> None:
    look = [t for t in TEMPLATES if t.parent.name in ("layouts", "components", "shell", "errors")]
    silent = [t.name for t in look if "{% comment %}" not in t.read_text()]

    assert look
    assert silent == []
