"""Pictures the size of a word, drawn by hand: a line over periods, a part of a whole."""

from collections.abc import Sequence
from itertools import count

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_ids = count(1)


def titled(svg: str, words: str) -> SafeString:
    """The picture with its words: ``<title>`` is read out, and is the PDF's alternative text."""
    opening, rest = svg.split(">", 1)
    name = f"chart-{next(_ids)}"
    title = format_html('<title id="{}">{}</title>', name, words)
    opening = f'{opening} role="img" aria-labelledby="{name}" focusable="false"'
    # The picture is drawn by our own code or by vl-convert; the words in it are escaped above.
    return mark_safe(f"{opening}>{title}{rest}")  # nosec B308 B703


def sparkline(numbers: Sequence[int], *, colour: str, words: str) -> SafeString:
    """A line the height of a word over some periods, its last point marked."""
    width, height, edge = 96, 24, 3
    low, high = min(numbers, default=0), max(numbers, default=0)
    step = (width - 2 * edge) / max(len(numbers) - 1, 1)
    scale = (height - 2 * edge) / ((high - low) or 1)
    points = [
        (round(edge + i * step, 1), round(height - edge - (n - low) * scale, 1))
        for i, n in enumerate(numbers)
    ]
    line = " ".join(f"{x},{y}" for x, y in points)
    x, y = points[-1] if points else (edge, height - edge)
    svg = format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
        '<polyline points="{2}" fill="none" stroke="{3}" stroke-width="2"/>'
        '<circle cx="{4}" cy="{5}" r="3" fill="{3}"/></svg>',
        width, height, line, colour, x, y,
    )  # fmt: skip
    return titled(svg, words)


def meter(done: int, of: int, *, colour: str, words: str) -> SafeString:
    """How much of a whole: a bar for a tile, its outline the whole."""
    width, height = 160, 12
    filled = round((width - 2) * min(done, of) / of, 1) if of > 0 else 0
    svg = format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
        '<rect x="0.5" y="0.5" width="{2}" height="{3}" fill="#ffffff" stroke="{4}"/>'
        '<rect x="1" y="1" width="{5}" height="{6}" fill="{4}"/></svg>',
        width, height, width - 1, height - 1, colour, filled, height - 2,
    )  # fmt: skip
    return titled(svg, words)
