"""What a register is filtered by, as removable chips, and addresses that keep the rest."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.forms import BoundField, Form
from django.http import QueryDict

from core.pages.parts import Chip
from core.pages.templatetags.words import in_words

PAGING_KEYS = ("after", "before", "end", "rows")


def address(query: QueryDict, **changes: str) -> str:
    """This page's address with other values; an empty one drops its key, paging always goes."""
    changed = query.copy()
    for key in PAGING_KEYS:
        changed.pop(key, None)
    for key, value in changes.items():
        changed.pop(key, None)
        if value:
            changed[key] = value
    return f"?{changed.urlencode()}"


def active_chips(form: Form, query: QueryDict) -> list[Chip]:
    """One chip for each value the register is filtered by.

    Hidden fields are not told, nor is what could not be read: nothing is filtered by it, and
    its box says why.
    """
    return [
        Chip(str(field.label), word, _without(query, dropped))
        for field in form.visible_fields()
        if not field.errors
        for word, dropped in _values(field, query, form.fields)
    ]


def _values(
    field: BoundField, query: QueryDict, fields: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, str]]]:
    keys = [k for k in query if _belongs(k, field.html_name, fields)]
    typed = {k: v for k in keys for v in query.getlist(k) if v}
    if not typed:
        return
    if keys == [field.html_name] and hasattr(field.field, "choices"):
        for value in query.getlist(field.html_name):
            if value:
                yield _label(field, value), {field.html_name: value}
        return
    cleaned = getattr(field.form, "cleaned_data", {}).get(field.name)
    yield in_words(cleaned) or " ".join(typed.values()), dict.fromkeys(keys, "")


def _belongs(key: str, name: str, fields: Mapping[str, Any]) -> bool:
    """A box of this field: its own name, or `due_0` and `due_min` of a field in several boxes."""
    return key == name or (key.startswith(f"{name}_") and key not in fields)


def _label(field: BoundField, value: str) -> str:
    for key, label in field.field.choices:
        options = label if isinstance(label, list | tuple) else [(key, label)]
        for option, words in options:
            if str(option) == value:
                return str(words)
    return value


def _without(query: QueryDict, dropped: dict[str, str]) -> str:
    left = query.copy()
    for key in PAGING_KEYS:
        left.pop(key, None)
    for key, value in dropped.items():
        kept = [v for v in left.getlist(key) if value and v != value]
        left.pop(key, None)
        if kept:
            left.setlist(key, kept)
    return f"?{left.urlencode()}"
