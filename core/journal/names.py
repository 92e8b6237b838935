"""What rows are called and where their pages are, for any number of rows in one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.urls import NoReverseMatch

# The columns that name a row, most telling first; a row shows one of each.
REFERENCES = ("code", "number", "slug")
TITLES = ("title", "name", "post", "pseudonym")
SHOWN_REFERENCES = ("code", "number")
# What has one part each of something: a contribution, an answer, an attendance.
HOLDERS = ("subgroup", "agency", "seat")

Pointer = tuple[str, UUID]
Model = type[models.Model]


@dataclass(frozen=True)
class Named:
    """A row by its name, with its page, or its parent's, when columns alone say where it is."""

    words: str
    url: str = ""


def names_of(pointers: Iterable[Pointer], *, me: Any) -> dict[Pointer, Named]:
    """The names of these rows, as far as ``me`` may see them. One query, or none."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for label, pk in pointers:
        wanted[label].add(pk)
    known = [label for label in sorted(wanted) if label in _labels()]
    parts = [_query(apps.get_model(label), wanted[label], me) for label in known]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {(row[0], row[1]): _named(row[0], row[2:4], row[4:6], row[6]) for row in rows}


def kind_of(label: str) -> str:
    """What rows of this type are called, capitalised: "Source of learning"."""
    try:
        return str(apps.get_model(label)._meta.verbose_name).capitalize()
    except LookupError:
        return label.partition(".")[2].capitalize()


@cache
def _labels() -> frozenset[str]:
    """The types of this release; the journal may know older ones."""
    return frozenset(m._meta.label_lower for m in apps.get_models())


def _query(model: Model, pks: set[UUID], me: Any) -> Any:
    rows = model._default_manager.all()
    rows = rows.visible_to(me) if hasattr(rows, "visible_to") else rows
    key, whose = _parent(model), _whose(model)  # type: ignore[arg-type]
    above = _naming(key.related_model) if key else ("", "")
    names = (*_naming(model), *(c and f"{key.name}__{c}" for c in above))  # type: ignore[arg-type]
    columns = map(
        _text, (*names, f"{whose.name}__{_naming(whose.related_model)[1]}" if whose else "")
    )
    found = rows.filter(pk__in=pks).order_by()
    return found.values_list(Value(model._meta.label_lower), "pk", *columns)


@cache
def _naming(model: Model) -> tuple[str, str]:
    """The columns by which rows of this model are known: a reference and a title, or ""."""
    there = {f.name for f in model._meta.local_concrete_fields}
    return tuple(next((n for n in names if n in there), "") for names in (REFERENCES, TITLES))  # type: ignore[return-value]


@cache
def _parent(model: Model) -> Any:
    """The key to the row this one is a part of: the first to a row that has a reference."""
    keys = [f for f in model._meta.local_concrete_fields if f.is_relation]
    return next((f for f in keys if f.name != "partnership" and _naming(f.related_model)[0]), None)


@cache
def _whose(model: Model) -> Any:
    """The key to the group, agency or seat whose part this is, where the parent has many."""
    keys = [f for f in model._meta.local_concrete_fields if f.is_relation and f != _parent(model)]  # type: ignore[arg-type]
    return next((f for f in keys if f.related_model._meta.model_name in HOLDERS), None)


def _text(column: str) -> Any:
    return Cast(F(column) if column else Value(""), CharField())


def _named(label: str, own: tuple[str, str], above: tuple[str, str], whose: str) -> Named:
    model, parent = apps.get_model(label), _parent(apps.get_model(label))
    words, url = _words(model, own), _page(model, own)
    if parent and not words:
        title = _words(parent.related_model, above)
        # A title that ends its sentence goes on in ours.
        words = f"{kind_of(label)}: " + (f"{title.rstrip('.')}, {whose}" if whose else title)
    if parent and not url:
        url = _page(parent.related_model, above)
    return Named(words or kind_of(label), url)


def _words(model: Model, values: tuple[str, str]) -> str:
    reference, title = values
    if not _is_spoken(model, _naming(model)[0]):  # type: ignore[arg-type]
        reference = ""
    elif (reference or "").isdecimal():
        reference = f"{model._meta.verbose_name} {reference}".capitalize()
    return " ".join(part for part in (reference, title) if part)


def _is_spoken(model: Model, column: str) -> bool:
    """Whether people say this reference. A code that nobody may edit is an address only."""
    if column not in SHOWN_REFERENCES:
        return False
    return column != "code" or bool(model._meta.get_field(column).editable)


def _page(model: Model, values: tuple[str, str]) -> str:
    """The row's address, when it needs no other row to be written."""
    row = model()
    for column, value in zip(_naming(model), values, strict=True):  # type: ignore[arg-type]
        if column:
            setattr(row, column, value)
    try:
        return str(row.get_absolute_url())  # type: ignore[attr-defined]
    except (AttributeError, NoReverseMatch, ObjectDoesNotExist):
        return ""
