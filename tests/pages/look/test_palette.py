"""The colours a partnership may choose: readable, and the same in Python and in the styles."""

import re
from pathlib import Path

import pytest

from core.pages.palette import HEX, Colour, class_of, hex_of

STYLES = Path(__file__).resolve().parents[3] / "static" / "scss" / "_colours.scss"


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", Colour.values)
def test_white_text_is_readable_on_every_colour(colour: str) -> None:
    assert 1.05 / (luminance(hex_of(colour)) + 0.05) >= 7


def test_the_styles_know_the_same_colours() -> None:
    listed = re.search(r"\$palette: \((.*?)\);", STYLES.read_text(), re.DOTALL)
    assert listed

    assert dict(re.findall(r'"(\w+)": (#\w{6})', listed[1])) == HEX
    assert set(HEX) == set(Colour.values)


def test_an_unknown_colour_falls_back() -> None:
    assert class_of("mauve") == class_of(None) == "app-colour--graphite"
    assert hex_of("mauve") == HEX["graphite"]
