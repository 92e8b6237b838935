"""Paging by key: the last page costs what the first does (performance.md §6.2)."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet


@dataclass
class KeysetPage:
    """One page of rows and the keys of its neighbours ("" where there is none)."""

    rows: list[Any]
    next_key: str = ""
    previous_key: str = ""
    links: dict[str, str] = field(default_factory=dict)

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class Keyset:
    """Pages a queryset by ``columns`` (a leading "-" sorts downwards; the last is unique)."""

    def __init__(self, columns: tuple[str, ...], size: int) -> None:
        self.columns = columns
        self.size = size

    def page(
        self, rows: QuerySet[Any], asked: Mapping[str, str], shown: QuerySet[Any] | None = None
    ) -> KeysetPage:
        """The page asked for by ``after``, ``before`` or ``end``; the first one otherwise.

        A key that was tampered with, or belongs to another sort, gives the first page.
        ``shown``: every row with what only shown ones need; the page is found before its joins.
        """
        backwards = "before" in asked or "end" in asked
        columns = tuple(map(_turned, self.columns)) if backwards else self.columns
        key = self._read(asked.get("before") or asked.get("after") or "")
        if key is not None:
            rows = self._beyond(rows, columns, key)
        rows = rows.order_by(*columns)[: self.size + 1]
        if shown is not None:
            rows = shown.filter(pk__in=rows.values("pk")).order_by(*columns)
        found = list(rows)
        more = len(found) > self.size
        found = found[: self.size]
        if backwards:
            found.reverse()
        return self._page(found, more, backwards, key is not None or "end" in asked)

    def _page(self, found: list[Any], more: bool, backwards: bool, moved: bool) -> KeysetPage:
        page = KeysetPage(found)
        if not found:
            return page
        forward = more if not backwards else moved
        backward = moved if not backwards else more
        page.next_key = self._key(found[-1]) if forward else ""
        page.previous_key = self._key(found[0]) if backward else ""
        page.links = {
            name: f"{word}={key}"
            for name, word, key in (
                ("previous", "before", page.previous_key),
                ("next", "after", page.next_key),
            )
            if key
        }
        return page

    def _beyond(self, rows: QuerySet[Any], columns: tuple[str, ...], key: list[Any]) -> Any:
        """Rows after the key. The first comparison stands alone so that an index serves it."""
        condition = Q(pk__in=[])
        equal: dict[str, Any] = {}
        for column, value in zip(columns, key, strict=True):
            name, operator = column.removeprefix("-"), "lt" if column[0] == "-" else "gt"
            condition |= Q(**equal, **{f"{name}__{operator}": value})
            equal[name] = value
        first, operator = columns[0].removeprefix("-"), "lt" if columns[0][0] == "-" else "gt"
        try:
            return rows.filter(condition, **{f"{first}__{operator}e": key[0]})
        except (ValidationError, ValueError, TypeError):
            return rows

    def _key(self, row: Any) -> str:
        values = [_value(row, column.removeprefix("-")) for column in self.columns]
        return urlsafe_b64encode(json.dumps(values, default=_spelt).encode()).decode()

    def _read(self, key: str) -> list[Any] | None:
        try:
            values = json.loads(urlsafe_b64decode(key.encode()))
        except ValueError:
            return None
        if not isinstance(values, list) or len(values) != len(self.columns):
            return None
        return values if all(isinstance(v, str | int) for v in values) else None


def _turned(column: str) -> str:
    return column.removeprefix("-") if column[0] == "-" else f"-{column}"


def _value(row: Any, path: str) -> Any:
    for part in path.split("__"):
        row = getattr(row, part)
    return row


def _spelt(value: Any) -> str:
    """Dates to the microsecond: a rounded key would skip rows."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
