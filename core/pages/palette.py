"""The colours a partnership may choose from.

Each has a contrast of at least 7 with white text. static/scss/_colours.scss gives every
name its class (`app-colour--plum`); a test keeps the two lists equal and measures them.
"""

from django.db import models


class Colour(models.TextChoices):
    """The partnership's own colour: its bar, its lines, its figures."""

    PLUM = "plum", "Plum"
    VIOLET = "violet", "Violet"
    BLUE = "blue", "Blue"
    OCEAN = "ocean", "Ocean"
    TEAL = "teal", "Teal"
    FOREST = "forest", "Forest"
    OLIVE = "olive", "Olive"
    RUST = "rust", "Rust"
    WINE = "wine", "Wine"
    GRAPHITE = "graphite", "Graphite"


HEX: dict[str, str] = {
    "plum": "#6b2346",
    "violet": "#51357d",
    "blue": "#1f3a68",
    "ocean": "#0b5580",
    "teal": "#0f5c5c",
    "forest": "#1f5b36",
    "olive": "#575312",
    "rust": "#8f3d12",
    "wine": "#7a1f34",
    "graphite": "#343a40",
}


def hex_of(name: str) -> str:
    """The colour as "#rrggbb", for charts and PDF. An unknown name gets graphite."""
    return HEX.get(name, HEX["graphite"])


def class_of(name: str | None) -> str:
    """The class that colours a page. An unknown or missing name gets graphite."""
    return f"app-colour--{name if name in HEX else 'graphite'}"
