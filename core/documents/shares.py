"""A chart of shares held against a promise: how much of a whole, and the line it should reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.documents.charts import WIDTH, Chart, _draw, _names, _sentences, _written
from core.documents.shades import INK

SCALE = {"domain": [0, 1]}
LABEL = {"fontSize": 13, "color": INK, "fontWeight": "bold"}


@dataclass(frozen=True)
class Promise:
    """The share that was promised, from 0 to 1, and how it is said: "3 of 4 meetings"."""

    share: float
    words: str


@dataclass(frozen=True)
class Share:
    """One row. ``judged``: whether the promise is kept; empty while it is too early to say."""

    name: str
    part: int
    whole: int
    judged: str

    @property
    def told(self) -> str:
        """9 of 12; 2 of 3 so far."""
        return f"{self.part:,} of {self.whole:,}" + ("" if self.judged else " so far")


def shares(
    caption: str,
    rows: Sequence[Share],
    *,
    promise: Promise,
    colour: str,
    columns: Sequence[str],
    note: str = "",
) -> Chart:
    """One bar a row, "part of whole" at its end, a line at the promise.

    The outline is the whole, so that every bar shows its denominator. ``columns`` head the
    table: name, part, whole, and whether the promise is kept.
    """
    names = [row.name for row in rows]
    values = [
        {"name": row.name, "share": row.part / row.whole if row.whole else 0, "told": row.told}
        for row in rows
    ]
    table = [[row.name, row.part, row.whole, row.judged or row.told] for row in rows]
    told = [(row.name, row.told) for row in rows]
    words = _sentences(f"{caption}, promised: {promise.words}", told)
    svg = _draw([_written(names), *_bars(names, colour, promise)], values, names, words)
    return Chart(svg, caption, list(columns), table, note, words)


def _bars(names: list[str], colour: str, promise: Promise) -> list[dict[str, Any]]:
    place = {"y": _names(names)}
    length = {"field": "share", "type": "quantitative", "axis": None, "scale": SCALE}
    end = {"type": "text", "align": "left", "dx": 8, "fontSize": 14, "color": INK}
    return [
        {
            "mark": {"type": "bar", "color": "#ffffff", "stroke": colour},
            "encoding": {**place, "x": {**length, "field": None, "datum": 1}, "x2": {"datum": 0}},
        },
        {"mark": {"type": "bar", "color": colour}, "encoding": {**place, "x": length}},
        *_promised(promise),
        {
            "mark": end,
            "encoding": {**place, "x": {"value": WIDTH}, "text": {"field": "told"}},
        },
    ]


def _promised(promise: Promise) -> list[dict[str, Any]]:
    line = {"datum": promise.share, "type": "quantitative", "scale": SCALE}
    # One row of data, else the line and its words are drawn once for each bar.
    once: dict[str, Any] = {"values": [{}]}
    return [
        # White beneath the dashes, so that the line is seen on the dark of a bar as well.
        {
            "data": once,
            "mark": {"type": "rule", "color": "#ffffff", "strokeWidth": 4},
            "encoding": {"x": line},
        },
        {
            "data": once,
            "mark": {"type": "rule", "color": INK, "strokeWidth": 2, "strokeDash": [5, 3]},
            "encoding": {"x": line},
        },
        {
            "data": once,
            "mark": {"type": "text", "dy": -6, "baseline": "bottom", **LABEL},
            "encoding": {"x": line, "y": {"value": 0}, "text": {"value": promise.words}},
        },
    ]
