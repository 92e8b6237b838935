"""Charts: numbers to SVG and the same numbers as a table, for page and PDF alike.

Drawn by vl-convert from a Vega-Lite description: no script, no style attribute, no network.
Never draw while a module is imported: a process forked after the first chart hangs.
"""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import vl_convert
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.documents.shades import INK, is_dark, shades_of

WIDTH = 360  # CSS pixels of the longest bar
BAR = 26  # of one bar with its gap
BAR_OF_TWO_LINES = 36
BAR_OF_MANY = 22
MANY = 12  # bars; from here on names take one line, so that a page holds them at a size to read
NARROW = 0.04  # share of the longest bar below which a part cannot hold its number
LINE = 26  # characters of a name before it is broken
LONG_LINE = 36  # the same among many bars
GROUP = re.compile(r"<g [^>]*>")
ROLES = re.compile(r' (?:role|aria-roledescription)="[^"]*"')
_ids = count(1)
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True)
class Chart:
    """What components/chart.html and documents/chart.html show: picture and table twin."""

    svg: SafeString
    caption: str
    columns: list[str]
    rows: list[list[Any]]
    note: str = ""
    words: str = ""


def bars(
    caption: str,
    rows: Sequence[tuple[str, int]],
    *,
    colour: str,
    columns: tuple[str, str],
    note: str = "",
) -> Chart:
    """One bar a row, its number at its end. ``colour`` as "#rrggbb"; rows in their order."""
    names = [name for name, _ in rows]
    values = [{"name": name, "number": number} for name, number in rows]
    place = {"y": _names(names), "x": _lengths("number")}
    number = {"type": "text", "align": "left", "dx": 4, "fontSize": 14, "color": INK}
    layers = [
        _written(names),
        {"mark": {"type": "bar", "color": colour}, "encoding": place},
        {"mark": number, "encoding": {**place, "text": {"field": "number"}}},
    ]
    words = _sentences(caption, rows)
    svg = _draw(layers, values, names, words)
    return Chart(svg, caption, list(columns), [[n, v] for n, v in rows], note, words)


def stacked(
    caption: str,
    rows: Sequence[tuple[str, Sequence[int]]],
    *,
    parts: Sequence[str],
    colour: str,
    first: str,
    note: str = "",
) -> Chart:
    """One bar a row, divided into ``parts``, each with its number; darkest part first.

    ``first`` heads the table's first column. Numbers stand inside their part, so that the
    shade is never the only sign; parts too narrow for their number rely on the table.
    """
    names = [name for name, _ in rows]
    shades = shades_of(colour, len(parts))
    told = [(n, ", ".join(f"{p} {v}" for p, v in zip(parts, ns, strict=True))) for n, ns in rows]
    words = _sentences(caption, told)
    svg = _draw(_stack(names, parts, shades), _segments(rows, parts, shades), names, words)
    return Chart(svg, caption, [first, *parts], [[n, *ns] for n, ns in rows], note, words)


def _segments(
    rows: Sequence[tuple[str, Sequence[int]]], parts: Sequence[str], shades: list[str]
) -> list[dict[str, Any]]:
    longest = max((sum(numbers) for _, numbers in rows), default=0) or 1
    return [
        {
            "name": name,
            "part": part,
            "place": place,
            "number": number,
            "middle": sum(numbers[:place]) + number / 2,
            "shown": str(number) if number / longest > NARROW else "",
            "ink": "#ffffff" if is_dark(shades[place]) else INK,
        }
        for name, numbers in rows
        for place, (part, number) in enumerate(zip(parts, numbers, strict=True))
    ]


def _stack(names: list[str], parts: Sequence[str], shades: list[str]) -> list[dict[str, Any]]:
    legend = {"orient": "top", "title": None, "labelFontSize": 13, "symbolType": "square"}
    shade = {
        "field": "part",
        "sort": list(parts),
        "scale": {"domain": list(parts), "range": shades},
        "legend": {**legend, "labelLimit": 240, "columns": len(parts)},
    }
    bar = {
        "y": _names(names),
        "x": {**_lengths("number"), "stack": "zero"},
        "color": shade,
        "order": {"field": "place", "type": "quantitative"},
    }
    number = {
        "y": _names(names),
        "x": _lengths("middle"),
        "text": {"field": "shown"},
        "color": {"field": "ink", "scale": None},
    }
    return [
        _written(names),
        {"mark": {"type": "bar", "stroke": shades[0], "strokeWidth": 1}, "encoding": bar},
        {"mark": {"type": "text", "fontSize": 13}, "encoding": number},
    ]


def _names(names: list[str]) -> dict[str, Any]:
    band = {"type": "band", "paddingInner": 0.25, "paddingOuter": 0.1}
    return {"field": "name", "type": "nominal", "sort": names, "axis": None, "scale": band}


def _written(names: list[str]) -> dict[str, Any]:
    """The layer of names before the bars; Vega's own axis cannot centre two lines."""
    lines = [{"name": n, "lines": broken} for n, broken in zip(names, _broken(names), strict=True)]
    mark = {"type": "text", "align": "right", "baseline": "middle", "lineHeight": 16}
    mark |= {"fontSize": 14, "color": INK, "dy": {"expr": "8 - 8 * datum.lines.length"}}
    text = {"field": "lines", "type": "nominal"}
    encoding = {"y": _names(names), "x": {"value": -8}, "text": text}
    return {"data": {"values": lines}, "mark": mark, "encoding": encoding}


def _broken(names: list[str]) -> list[list[str]]:
    """Long names on two lines, among many bars on one; what does not fit is cut, the table
    has it whole.
    """
    width, most = (LINE, 2) if len(names) < MANY else (LONG_LINE, 1)
    return [textwrap.wrap(n, width, max_lines=most, placeholder="…") or [n] for n in names]


def _height(names: list[str]) -> int:
    if len(names) >= MANY:
        return BAR_OF_MANY * len(names)
    is_long = any(len(lines) > 1 for lines in _broken(names))
    return (BAR_OF_TWO_LINES if is_long else BAR) * max(len(names), 1)


def _lengths(name: str) -> dict[str, Any]:
    return {"field": name, "type": "quantitative", "axis": None}


def _draw(layers: list[Any], values: list[Any], names: list[str], words: str) -> SafeString:
    whole = {
        "data": {"values": values},
        "layer": layers,
        "width": WIDTH,
        "height": _height(names),
        "background": "transparent",
        "config": {"font": FONT, "view": {"stroke": None}, "aria": False},
    }
    drawn: str = vl_convert.vegalite_to_svg(whole, vl_version="5.20")
    # The picture is one image with its words; its parts are no further images without any.
    return _titled(GROUP.sub(lambda group: ROLES.sub("", group[0]), drawn), words)


def _titled(svg: str, words: str) -> SafeString:
    """The picture with its words: ``<title>`` is read out, and is the PDF's alternative text."""
    opening, rest = svg.split(">", 1)
    name = f"chart-{next(_ids)}"
    title = format_html('<title id="{}">{}</title>', name, words)
    opening = f'{opening} role="img" aria-labelledby="{name}" focusable="false"'
    # The picture is drawn by vl-convert; the words in it are escaped above.
    return mark_safe(f"{opening}>{title}{rest}")  # nosec B308 B703


def _sentences(caption: str, rows: Sequence[tuple[str, Any]]) -> str:
    said = "; ".join(f"{name}: {value}" for name, value in rows) or "nothing to show"
    return f"{caption}. {said}."
